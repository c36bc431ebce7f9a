# ruff: noqa: S608 - what people typed goes as values; the rest of the SQL is written here
"""A range of a few weeks day by day: what a timeline shows once a month, or less, has been chosen."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from articles.search import bins, columns, counts
from articles.search.answers import Bin, Timeline
from articles.search.columns import asking
from articles.search.conditions import DATES

if TYPE_CHECKING:
    from articles.search.query import StatementQuery

SHORT = timedelta(days=35)  # five weeks, which a month never touches more than six of
WEEK = timedelta(days=7)
# (0 or, where each counts once, the utterance; first day; last day) → statements
Said = Counter[tuple[int, date, date]]


def weeks(query: StatementQuery) -> tuple[date, date] | None:
    """The Monday and the Sunday around the dates of ``query``, or None where it is not between two days so near."""
    if not query.since or not query.until or query.until - query.since >= SHORT or query.until > date.max - WEEK:
        return None
    return query.since - timedelta(query.since.weekday()), query.until + timedelta(6 - query.until.weekday())


def timeline(query: StatementQuery, first: date, last: date, undated: int) -> Timeline:
    """Every day from ``first`` to ``last``; a statement whose day is not known stands on each that it can have been."""
    found = said(query, first, last)
    counted: bins.Counted | bins.Folded
    if query.fold:
        counted = bins.Folded((utterance, day, until if until > day else None) for utterance, day, until in found)
    else:
        by_stretch: Counter[str] = Counter()
        for (_, day, until), n in found.items():
            by_stretch[f"{day} {until}" if until > day else str(day)] += n
        counted = bins.Counted(by_stretch)
    address, since, until = query.address_between(), query.since or first, query.until or last
    shown = []
    for n in range((last - first).days + 1):
        day = first + timedelta(n)
        count, coarse = counted.within(day, day)
        shown.append(Bin(day, day, count, coarse, since <= day <= until, address(day, day)))
    return Timeline("day", tuple(shown), undated)


def said(query: StatementQuery, first: date, last: date) -> Said:
    """Of the statements that pass everything but the dates those that can have been said between these days."""
    look = columns.look()
    if look.table is not None:
        return asking.said_between(look, query.conditions, first, last, fold=query.fold)
    return by_sql(query, first, last)


def by_sql(query: StatementQuery, first: date, last: date) -> Said:
    where, values = query.conditions.where(but=DATES)
    ctes, args = query.conditions.with_words()
    rows = counts.run(
        f"""{ctes} SELECT {counts.UTTERANCE if query.fold else "0"}, l.day, l.day_until, count(*)
            FROM articles_listedstatement l WHERE {where} AND l.day <= %s AND l.day_until >= %s GROUP BY 1, 2, 3""",
        [*args, *values, last, first],
    )
    return Counter({(utterance, day, until): n for utterance, day, until, n in rows})
