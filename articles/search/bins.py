"""Counts by month → a timeline without gaps, in a unit that fits a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from articles.search.answers import Bin, Timeline

if TYPE_CHECKING:
    from articles.search.query import StatementQuery

MOST_BINS = 120
LAST = date.max.year


def timeline(query: StatementQuery, counts: list[tuple[date | None, bool, int]]) -> Timeline:
    """``counts`` are (first day of the month or None, whether only the year is known, how many)."""
    fine: Counter[date] = Counter()
    coarse: Counter[int] = Counter()
    undated = 0
    for month, only_year, n in counts:
        if month is None:
            undated += n
        elif only_year:
            coarse[month.year] += n
        else:
            fine[month] += n
    if not fine and not coarse:
        return Timeline("month", (), undated)
    first = min([*fine, *(date(year, 1, 1) for year in coarse)])
    last = max([*fine, *(date(year, 12, 1) for year in coarse)])
    unit: Literal["month", "year", "decade"] = "month"
    if (last.year - first.year) * 12 + last.month - first.month >= MOST_BINS:
        unit = "year" if last.year - first.year < MOST_BINS else "decade"

    stretched = []
    for start, end in stretches(first, last, unit):
        inside = sum(fine[month] for month in fine if start <= month <= end) if unit != "month" else fine[start]
        years = sum(n for year, n in coarse.items() if start.year <= year <= end.year)
        stretched.append(
            Bin(
                start=start,
                end=end,
                count=inside + years,
                coarse=years if unit == "month" else 0,
                chosen=bool(query.since or query.until)
                and (not query.since or query.since <= end)
                and (not query.until or query.until >= start),
                url=query.between(start, end).url(),
            )
        )
    return Timeline(unit, tuple(stretched), undated)


def stretches(first: date, last: date, unit: str) -> Iterator[tuple[date, date]]:
    """First and last day of every month, year or decade from ``first`` to ``last``."""
    if unit == "month":
        for n in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            yield date(n // 12, n % 12 + 1, 1), month_end(n // 12, n % 12 + 1)
        return
    step = 1 if unit == "year" else 10
    for year in range(first.year // step * step, last.year + 1, step):
        yield date(max(year, 1), 1, 1), date(min(year + step - 1, LAST), 12, 31)


def month_end(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)
