"""Counts by month → a timeline without gaps, in a unit that fits a page: months in whole years, years in whole decades,
decades in whole centuries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from articles.search.answers import Bin, Timeline

if TYPE_CHECKING:
    from articles.search.query import StatementQuery

MOST_YEARS_OF_MONTHS = 10
MOST_YEARS = 100


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
    first = min([*(month.year for month in fine), *coarse])
    last = max([*(month.year for month in fine), *coarse])
    unit: Literal["month", "year", "decade"] = "decade"
    if last - first < MOST_YEARS_OF_MONTHS:
        unit = "month"
    elif last - first < MOST_YEARS:
        unit = "year"

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


def stretches(first: int, last: int, unit: str) -> Iterator[tuple[date, date]]:
    """First and last day of every month of the years from ``first`` to ``last``, of every year of their decades, or of
    every decade of their centuries."""
    if unit == "month":
        for year in range(first, last + 1):
            yield from ((date(year, month, 1), month_end(year, month)) for month in range(1, 13))
        return
    step, group = (1, 10) if unit == "year" else (10, 100)
    for year in range(first // group * group, last // group * group + group, step):
        yield date(max(year, 1), 1, 1), date(max(year + step - 1, 1), 12, 31)


def month_end(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)
