"""Figures that cross two filters, and what they rest on: who speaks about what, who mentions whom, how many dispatches.

Like every figure of a query they read ``articles_listedstatement``, and every cell knows the address of the list it
counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import connection

from articles.search import vocabulary
from articles.search.answers import FacetValue
from articles.search.conditions import ARRAYS
from articles.search.counts import UTTERANCE
from articles.search.filters import FILTERS

if TYPE_CHECKING:
    from articles.search.query import StatementQuery


@dataclass(frozen=True, slots=True)
class Cell:
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    value: FacetValue
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actors down, values of another filter across. ``most`` is the highest figure in it."""

    across: str
    columns: tuple[FacetValue, ...]
    rows: tuple[Row, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Another actor, seen from the one in the middle: ``said`` statements mention them, ``heard`` are theirs."""

    key: str
    label: str
    said: int
    heard: int
    said_url: str
    heard_url: str


def narrowed(query: StatementQuery, **values: str) -> StatementQuery:
    """``query`` with one value in each of these filters, whatever they held."""
    fields: dict[str, Any] = {FILTERS[param].field: (value,) for param, value in values.items()}
    return replace(query, **fields, page=None, errors={}, entered={})


def matrix(query: StatementQuery, across: str, *, rows: int, columns: int) -> Matrix:
    """Who speaks about what: the actors and the values of ``across`` (topic, country or about) that are chosen or,
    where none is, the most frequent ones. Rows and columns that would be empty are left out."""
    actors = _leading(query, "actor", rows)
    values = _leading(query, across, columns)
    counts = _crossed(query, across, actors, values)
    actors = [actor for actor in actors if any(counts.get((actor.key, value.key)) for value in values)]
    values = [value for value in values if any(counts.get((actor.key, value.key)) for actor in actors)]
    lines = tuple(
        Row(
            actor,
            tuple(
                Cell(
                    counts.get((actor.key, value.key), 0),
                    narrowed(query, **{"actor": actor.key, across: value.key}).url(),
                )
                for value in values
            ),
        )
        for actor in actors
    )
    return Matrix(across, tuple(values), lines, max(counts.values(), default=0))


def _leading(query: StatementQuery, param: str, most: int) -> list[FacetValue]:
    values = query.facet(param).values
    return [value for value in values if value.chosen] or list(values[:most])


def _crossed(
    query: StatementQuery, across: str, actors: Sequence[FacetValue], values: Sequence[FacetValue]
) -> dict[tuple[str, str], int]:
    """(actor, value) → statements, for those that have any."""
    pks = vocabulary.ids([*(("actor", each.key) for each in actors), *((across, each.key) for each in values)])
    keys = {(param, pk): key for (param, key), pk in pks.items()}
    ctes, words = query.conditions.with_words()
    where, asked = query.conditions.where()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            {ctes} SELECT actor, member, {f"count(DISTINCT {UTTERANCE})" if query.fold else "count(*)"}
            FROM articles_listedstatement l, unnest(l.actors) actor, unnest(l.{ARRAYS[across]}) member
            WHERE {where} AND actor = ANY(%s) AND member = ANY(%s)
            GROUP BY actor, member
            """,  # noqa: S608 (conditions are the program's own, values are passed apart)
            [
                *words,
                *asked,
                [pk for (param, _), pk in pks.items() if param == "actor"],
                [pk for (param, _), pk in pks.items() if param == across],
            ],
        )
        return {(keys["actor", actor], keys[across, value]): n for actor, value, n in cursor.fetchall()}


def ties(query: StatementQuery, actor: str, *, most: int) -> tuple[Tie, ...]:
    """Those whom ``actor`` mentions, and who mention ``actor``, in statements that pass the rest of ``query``."""
    said = {value.key: value for value in narrowed(query, actor=actor).facet("about").values}
    heard = {value.key: value for value in narrowed(query, about=actor).facet("actor").values}
    others = {key: (said.get(key) or heard[key]).label for key in [*said, *heard] if key != actor}

    def weight(key: str) -> tuple[int, str]:
        return -sum(values[key].count for values in (said, heard) if key in values), others[key]

    return tuple(
        Tie(
            key,
            others[key],
            said[key].count if key in said else 0,
            heard[key].count if key in heard else 0,
            narrowed(query, actor=actor, about=key).url(),
            narrowed(query, actor=key, about=actor).url(),
        )
        for key in sorted(others, key=weight)[:most]
    )


def dispatches(query: StatementQuery) -> int:
    """In how many articles the statements of ``query`` stand."""
    ctes, words = query.conditions.with_words()
    where, asked = query.conditions.where()
    with connection.cursor() as cursor:
        cursor.execute(
            f"{ctes} SELECT count(DISTINCT l.article) FROM articles_listedstatement l WHERE {where}",  # noqa: S608
            [*words, *asked],
        )
        return cursor.fetchone()[0]
