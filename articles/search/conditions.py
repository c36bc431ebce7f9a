# ruff: noqa: S608 - what people typed goes as values; the rest of the SQL is written here
"""A query as conditions in SQL on ``articles_listedstatement l``, one a filter, so that each can be lifted alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from articles.search import vocabulary
from articles.search.filters import FILTERS

if TYPE_CHECKING:
    from articles.search.query import StatementQuery

COLUMNS = {"outlet": "outlet", "office": "office", "via": "via", "kind": "kind", "form": "form",
           "review": "review", "language": "language"}  # fmt: skip
ARRAYS = {"actor": "actors", "country": "countries", "topic": "topics", "about": "mentions"}
DATES, WORDS = "dates", "q"  # filters that are no facet


@dataclass(frozen=True)
class Wanted:
    """The same as values: for each filter those that its column may have, and those that it must not have."""

    one_of: dict[str, list[Any]]
    none_of: dict[str, list[Any]]
    since: date | None
    until: date | None
    confidence: float | None


@dataclass(frozen=True)
class Conditions:
    """``own`` maps a filter to its condition and values; ``always`` holds in every count: exclusions, confidence.

    ``words`` is the tsquery that statements must match, if any; who uses conditions puts their ids into ``words``.
    """

    own: dict[str, tuple[str, tuple[Any, ...]]]
    always: tuple[tuple[str, tuple[Any, ...]], ...]
    words: tuple[str, list[Any]] | None
    wanted: Wanted

    def where(self, *, but: str = "") -> tuple[str, list[Any]]:
        """Every condition except that of ``but``."""
        held = [*(condition for param, condition in self.own.items() if param != but), *self.always]
        sql = [condition for condition, _ in held]
        if self.words:
            sql.append("l.statement_id IN (SELECT id FROM words)")
        return " AND ".join(sql) or "true", [value for _, values in held for value in values]

    def with_words(self, *ctes: str) -> tuple[str, list[Any]]:
        """The WITH clause, beginning with the ids of the statements that match the words."""
        found = []
        if self.words:
            found = [f"words AS MATERIALIZED (SELECT id FROM articles_statement WHERE search @@ {self.words[0]})"]
        both = [*found, *ctes]
        return f"WITH {', '.join(both)}" if both else "", list(self.words[1]) if self.words else []


def conditions(query: StatementQuery) -> Conditions:
    chosen = [(param, value) for param in FILTERS for value in query.values(param)]
    pks = vocabulary.ids([*chosen, *query.without])
    one_of = {param: _stored(param, values, pks) for param in FILTERS if (values := query.values(param))}
    none_of = {param: _stored(param, values, pks) for param in FILTERS if (values := query.values_without(param))}
    own = {param: _is_one_of(param, stored) for param, stored in one_of.items()}
    if query.since or query.until:
        parts = [("l.day_until >= %s", query.since), ("l.day <= %s", query.until)]
        given = [(sql, day) for sql, day in parts if day]
        own[DATES] = " AND ".join(sql for sql, _ in given), tuple(day for _, day in given)
    always = []
    for param, unwanted in none_of.items():
        sql, args = _is_one_of(param, unwanted)
        always.append((f"({sql}) IS NOT TRUE", args))
    if query.confidence is not None:
        always.append(("l.confidence >= %s", (query.confidence,)))
    wanted = Wanted(one_of, none_of, query.since, query.until, query.confidence)
    return Conditions(own, tuple(always), query.words.sought if query.q else None, wanted)


def _stored(param: str, values: Sequence[str], pks: dict[tuple[str, str], int]) -> list[Any]:
    """As the column holds them. A value that went from the record since it was read matches nothing."""
    if param in vocabulary.MODELS:
        return [pks[param, value] for value in values if (param, value) in pks]
    return list(values)


def _is_one_of(param: str, values: list[Any]) -> tuple[str, tuple[Any, ...]]:
    if param == "hand":
        return ("true" if len(values) == 2 else "l.relayed" if values == ["relayed"] else "NOT l.relayed"), ()
    if param in ARRAYS:
        return f"l.{ARRAYS[param]} && %s::integer[]", (values,)
    if len(values) == 1:
        return f"l.{COLUMNS[param]} = %s", (values[0],)
    return f"l.{COLUMNS[param]} = ANY(%s)", (values,)
