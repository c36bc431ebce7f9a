# ruff: noqa: S608 - what people typed goes as values; the rest of the SQL is written here
"""What finds and counts, over the narrow rows of ``ListedStatement``: their columns in memory, or SQL where there are
none and for what columns do not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models.functions import Coalesce

from articles.search import bins, columns, counts, days, vocabulary
from articles.search.answers import Facet, FacetValue, Timeline
from articles.search.columns import asking
from articles.search.conditions import DATES, Conditions
from articles.search.filters import FILTERS

if TYPE_CHECKING:
    from articles.search.query import Cursor, StatementQuery

MOST_SHOWN = 40  # values of one facet; chosen ones are always shown

# When a statement was said or, where that is unknown, when it was printed or the first day it can have been.
DAY = Coalesce("said_on", "article__published_on", "article__dated_from")


# --- the rows ---------------------------------------------------------------------------------------------------


def places(query: StatementQuery, *, after: Cursor | None, count: int) -> list[tuple[int, date | float | None]]:
    """(primary key, what it is sorted by) in the order of the query, after ``after``; at most ``count``."""
    found = query.conditions
    if query.sort != "relevance" and (look := columns.look()).table is not None:
        at = (after.by if isinstance(after.by, date) else None, after.pk) if after else None
        return list(asking.places(look, found, sort=query.sort, fold=query.fold, after=at, count=count))
    return places_by_sql(query, after=after, count=count)


def places_by_sql(query: StatementQuery, *, after: Cursor | None, count: int) -> list[tuple[int, date | float | None]]:
    """The same from the database itself."""
    found = query.conditions
    where, values = found.where()
    if query.fold:
        return _folded(query, found, after, count)
    ctes, args = found.with_words()
    if query.sort == "relevance" and found.words:
        sql, more = _after_pair("rank", after)
        return _fetch(
            f"""{ctes} SELECT statement_id, rank FROM (
                    SELECT l.statement_id, ts_rank_cd(t.search, {found.words[0]}) AS rank
                    FROM articles_listedstatement l JOIN articles_statement t ON t.id = l.statement_id WHERE {where}
                ) l WHERE {sql} ORDER BY rank DESC, statement_id DESC LIMIT %s""",
            [*args, *found.words[1], *values, *more, count],
        )
    if query.sort == "loaded":
        sql, more = ("l.statement_id < %s", [after.pk]) if after else ("true", [])
        return _fetch(
            f"""{ctes} SELECT l.statement_id, NULL::date FROM articles_listedstatement l WHERE {where} AND {sql}
                ORDER BY l.statement_id DESC LIMIT %s""",
            [*args, *values, *more, count],
        )
    if after and after.by is not None:
        # What an index can begin at; those without a day come after all others.
        dated = "(l.day, l.statement_id) < (%s, %s)"
        rows = _newest(ctes, where, dated, [*args, *values, after.by, after.pk, count])
        if len(rows) < count:
            rows += _newest(ctes, where, "l.day IS NULL", [*args, *values, count - len(rows)])
        return rows
    sql, more = ("l.day IS NULL AND l.statement_id < %s", [after.pk]) if after else ("true", [])
    return _newest(ctes, where, sql, [*args, *values, *more, count])


def _newest(ctes: str, where: str, sql: str, values: list[Any]) -> list[tuple]:
    return _fetch(
        f"""{ctes} SELECT l.statement_id, l.day FROM articles_listedstatement l WHERE {where} AND {sql}
            ORDER BY l.day DESC NULLS LAST, l.statement_id DESC LIMIT %s""",
        values,
    )


def _folded(
    query: StatementQuery, found: Conditions, after: Cursor | None, count: int
) -> list[tuple[int, date | float | None]]:
    """Of each utterance the statement that was said first, in the place that it has itself."""
    where, values = found.where()
    ctes, args = found.with_words()
    by, ordered = "NULL::date", "l.statement_id DESC"
    rank, ranked = "", list[Any]()
    if query.sort == "relevance" and found.words:
        rank, ranked = f", ts_rank_cd(t.search, {found.words[0]}) AS rank", list(found.words[1])
        by, ordered = "l.rank", "l.rank DESC, l.statement_id DESC"
        sql, more = _after_pair("l.rank", after)
    elif query.sort == "loaded":
        sql, more = ("l.statement_id < %s", [after.pk]) if after else ("true", [])
    else:
        by, ordered = "l.day", "l.day DESC NULLS LAST, l.statement_id DESC"
        sql, more = _after_day(after)
    joined = "JOIN articles_statement t ON t.id = l.statement_id" if rank else ""
    return _fetch(
        f"""{ctes} SELECT l.statement_id, {by} FROM (
                SELECT DISTINCT ON ({counts.UTTERANCE}) l.statement_id, l.day {rank}
                FROM articles_listedstatement l {joined} WHERE {where}
                ORDER BY {counts.UTTERANCE}, l.day ASC NULLS LAST, l.statement_id
            ) l WHERE {sql} ORDER BY {ordered} LIMIT %s""",
        [*args, *ranked, *values, *more, count],
    )


def _after_day(after: Cursor | None) -> tuple[str, list[Any]]:
    if after is None:
        return "true", []
    if after.by is None:
        return "l.day IS NULL AND l.statement_id < %s", [after.pk]
    return "((l.day, l.statement_id) < (%s, %s) OR l.day IS NULL)", [after.by, after.pk]


def _after_pair(column: str, after: Cursor | None) -> tuple[str, list[Any]]:
    if after is None or after.by is None:
        return "true", []
    return f"({column}, statement_id) < (%s::real, %s)", [after.by, after.pk]


def _fetch(sql: str, values: list[Any]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


# --- counts -----------------------------------------------------------------------------------------------------


def figures(query: StatementQuery, params: Iterable[str] = (*FILTERS, DATES, counts.TOTAL)) -> counts.Found:
    """Everything that a page counts, or some of it, in one query."""
    return counts.count(query.conditions, params, fold=query.fold)


def facets(query: StatementQuery, found: counts.Found) -> tuple[Facet, ...]:
    """Every facet with its most frequent values, and those in force."""
    shown: dict[str, list[int]] = {}
    for param in vocabulary.MODELS:
        shown[param] = [int(key) for key, _ in _most_frequent(found[param])]
    names = _names(query, shown)
    return tuple(_facet(query, param, found[param], names.get(param, {}), len(found[param])) for param in FILTERS)


def facet(query: StatementQuery, param: str, found: counts.Counts) -> Facet:
    """One facet with every value it has."""
    names = _names(query, {param: [int(key) for key in found]}) if param in vocabulary.MODELS else {}
    return _facet(query, param, found, names.get(param, {}), len(found))


def _names(query: StatementQuery, shown: dict[str, list[int]]) -> dict[str, dict[int, tuple[str, str]]]:
    """Of the values shown and of those in force, which may count nothing."""
    wanted = query.conditions.wanted
    in_force = {param: {*wanted.one_of.get(param, ()), *wanted.none_of.get(param, ())} for param in shown}
    return vocabulary.named({param: {*pks, *in_force[param]} for param, pks in shown.items()})


def _most_frequent(found: counts.Counts) -> list[tuple[str, int]]:
    """Those that are shown; of equal ones the first in the record."""
    if len(found) > MOST_SHOWN:
        least = sorted(found.values())[-MOST_SHOWN]
        found = counts.Counts({key: n for key, n in found.items() if n >= least})
    return sorted(found.items(), key=lambda item: (-item[1], int(item[0])))[:MOST_SHOWN]


def _facet(
    query: StatementQuery, param: str, found: counts.Counts, names: dict[int, tuple[str, str]], values: int
) -> Facet:
    chosen = set(query.values(param))
    without = {value for name, value in query.without if name == param}
    rows: list[tuple[str, str, int]]
    if param in vocabulary.MODELS:
        wanted = {pk: names[pk] for pk in names if str(pk) in found or names[pk][0] in chosen | without}
        rows = [(key, label, found[str(pk)]) for pk, (key, label) in wanted.items()]
        known = [str(pk) for pk in wanted]
        rows.sort(key=lambda row: (-row[2], row[1].casefold(), row[0]))
    elif param == "language":
        known = [key for key in {*found, *chosen, *without} if key]
        rows = [(key, vocabulary.language(key), found[key]) for key in known]
        rows.sort(key=lambda row: (-row[2], row[1], row[0]))
        values -= "" in found
    else:
        known = [key for key in vocabulary.FIXED[param] if found[key] or key in chosen | without]
        rows = [(key, str(vocabulary.FIXED[param][key]), found[key]) for key in known]
    hidden = values - sum(key in found for key in known)
    return Facet(
        param,
        FILTERS[param].legend,
        tuple(
            FacetValue(
                key=key,
                label=label,
                count=n,
                chosen=key in chosen,
                excluded=key in without,
                param=param,
                query=query,
            )
            for key, label, n in rows
        ),
        hidden=hidden,
    )


# --- timeline ---------------------------------------------------------------------------------------------------


def timeline(query: StatementQuery, found: counts.Found | None, years: set[int] | None = None) -> Timeline:
    if years is None and (around := days.weeks(query)):
        return days.timeline(query, *around, (found or figures(query, [DATES]))[DATES][""])
    if query.fold:
        return bins.timeline(query, bins.Folded(_said(query)), years)
    found = figures(query, [DATES]) if found is None else found
    return bins.timeline(query, bins.Counted(found[DATES]), years)


def _said(query: StatementQuery) -> Iterator[tuple[int, date | None, date | None]]:
    where, values = query.conditions.where(but=DATES)
    ctes, args = query.conditions.with_words()
    yield from counts.run(
        f"""{ctes} SELECT DISTINCT {counts.UTTERANCE}, l.month, {counts.UNTIL} FROM articles_listedstatement l
            WHERE {where}""",
        [*args, *values],
    )
