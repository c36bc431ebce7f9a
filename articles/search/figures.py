"""Figures that cross two filters, and what they rest on: who speaks about what, what is spoken of when, who mentions
whom, how many dispatches.

Like every figure of a query they read ``articles_listedstatement``, and every cell knows the address of the list it
counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import connection

from articles.search import bins, vocabulary
from articles.search.answers import FacetValue, Timeline
from articles.search.conditions import ARRAYS, DATES
from articles.search.counts import UNTIL, UTTERANCE, run
from articles.search.filters import FILTERS

if TYPE_CHECKING:
    from articles.search.query import StatementQuery

_LOOKED_AT = 4  # times as many values as are shown, for some may have no dated statement


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
    """Values of one filter down, of another across. ``most`` is the highest figure in it."""

    down: str
    across: str
    columns: tuple[FacetValue, ...]
    rows: tuple[Row, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Course:
    """How often something was spoken of, over time."""

    value: FacetValue
    timeline: Timeline


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


def matrix(query: StatementQuery, across: str, *, rows: int, columns: int, down: str = "actor") -> Matrix:
    """Who speaks about what: the values of ``down`` and ``across`` (two of actor, country, topic, about) that are
    chosen or, where none is, the most frequent ones. Rows and columns that would be empty are left out."""
    leading = _leading(query, down, rows)
    values = _leading(query, across, columns)
    counts = _crossed(query, down, across, leading, values)
    leading = [each for each in leading if any(counts.get((each.key, value.key)) for value in values)]
    values = [value for value in values if any(counts.get((each.key, value.key)) for each in leading)]
    lines = tuple(
        Row(
            each,
            tuple(
                Cell(
                    counts.get((each.key, value.key), 0),
                    narrowed(query, **{down: each.key, across: value.key}).url(),
                )
                for value in values
            ),
        )
        for each in leading
    )
    return Matrix(down, across, tuple(values), lines, max(counts.values(), default=0))


def _leading(query: StatementQuery, param: str, most: int) -> list[FacetValue]:
    values = query.facet(param).values
    return [value for value in values if value.chosen] or list(values[:most])


def _crossed(
    query: StatementQuery, down: str, across: str, leading: Sequence[FacetValue], values: Sequence[FacetValue]
) -> dict[tuple[str, str], int]:
    """(value down, value across) → statements, for those that have any."""
    pks = vocabulary.ids([*((down, each.key) for each in leading), *((across, each.key) for each in values)])
    keys = {(param, pk): key for (param, key), pk in pks.items()}
    ctes, words = query.conditions.with_words()
    where, asked = query.conditions.where()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            {ctes} SELECT one, other, {f"count(DISTINCT {UTTERANCE})" if query.fold else "count(*)"}
            FROM articles_listedstatement l, unnest(l.{ARRAYS[down]}) one, unnest(l.{ARRAYS[across]}) other
            WHERE {where} AND one = ANY(%s) AND other = ANY(%s)
            GROUP BY one, other
            """,  # noqa: S608 (conditions are the program's own, values are passed apart)
            [*words, *asked, *([pk for (param, _), pk in pks.items() if param == side] for side in (down, across))],
        )
        return {(keys[down, one], keys[across, other]): n for one, other, n in cursor.fetchall()}


def courses(query: StatementQuery, param: str, *, most: int) -> tuple[Course, ...]:
    """When each of the ``most`` frequent values of ``param`` (actor, country, topic or about) was spoken of, over the
    stretch of the timeline of ``query``; values of undated statements alone are left out. One query for all; the same
    words of two dispatches count twice."""
    years = {year for bin_ in query.timeline().bins for year in (bin_.start.year, bin_.end.year)}
    values = query.facet(param).values[: _LOOKED_AT * most]
    if not years or not values:
        return ()
    pks = vocabulary.ids((param, value.key) for value in values)
    ctes, words = query.conditions.with_words()
    where, asked = query.conditions.where(but=DATES)
    found: dict[int, Counter[str]] = {pk: Counter() for pk in pks.values()}
    for pk, stretch, n in run(
        f"""
        {ctes} SELECT member, concat_ws(' ', l.month, {UNTIL}), count(*)
        FROM articles_listedstatement l, unnest(l.{ARRAYS[param]}) member
        WHERE {where} AND member = ANY(%s)
        GROUP BY 1, 2
        """,  # noqa: S608 (as above)
        [*words, *asked, list(found)],
    ):
        found[pk][stretch] = n
    each = (
        Course(
            value,
            bins.timeline(narrowed(query, **{param: value.key}), bins.Counted(found[pks[param, value.key]]), years),
        )
        for value in values
    )
    return tuple(islice((course for course in each if any(bin_.count for bin_ in course.timeline.bins)), most))


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
