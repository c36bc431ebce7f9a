"""Counts by month → a timeline without gaps, in a unit that fits a page: months in whole years, years in whole decades,
decades in whole centuries."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from articles.search.answers import Bin, Timeline

if TYPE_CHECKING:
    from articles.search.query import StatementQuery

MOST_YEARS_OF_MONTHS = 10
MOST_YEARS = 100


class Counted:
    """Numbers by stretch: "2023-05-01" for a month, "2023-01-01 2023-12-31" where it is not known better, and ""
    for those without a day. A stretch counts wherever it reaches, as the list of any of its days holds it."""

    def __init__(self, stretches: Mapping[str, int]) -> None:
        self.undated = 0
        self.months: Counter[date] = Counter()
        self.coarse: Counter[tuple[date, date]] = Counter()
        for text, n in stretches.items():
            month, _, until = text.partition(" ")
            if not month:
                self.undated += n
            elif until:
                self.coarse[date.fromisoformat(month), date.fromisoformat(until)] += n
            else:
                self.months[date.fromisoformat(month)] += n

        self.ordered = sorted(self.months)
        self.until = list(accumulate((self.months[month] for month in self.ordered), initial=0))

    def years(self) -> set[int]:
        return {month.year for month in self.months} | {day.year for ends in self.coarse for day in ends}

    def within(self, start: date, end: date) -> tuple[int, int]:
        """How many statements stand there, and how many of them for want of a closer date."""
        fine = self.until[bisect_right(self.ordered, end)] - self.until[bisect_left(self.ordered, start)]
        coarse = sum(n for (first, last), n in self.coarse.items() if first <= end and last >= start)
        return fine + coarse, coarse


class Folded:
    """The same of (utterance, first day of the month or None, last day where that is not in the same month): an
    utterance counts once wherever it stands, so numbers cannot be added up."""

    def __init__(self, said: Iterable[tuple[int, date | None, date | None]]) -> None:
        self.months: dict[date, set[int]] = defaultdict(set)
        self.coarse: dict[tuple[date, date], set[int]] = defaultdict(set)
        undated: set[int] = set()
        for utterance, month, until in said:
            if month is None:
                undated.add(utterance)
            elif until:
                self.coarse[month, until].add(utterance)
            else:
                self.months[month].add(utterance)
        self.undated = len(undated)

    def years(self) -> set[int]:
        return {month.year for month in self.months} | {day.year for ends in self.coarse for day in ends}

    def within(self, start: date, end: date) -> tuple[int, int]:
        fine: set[int] = set().union(*(said for month, said in self.months.items() if start <= month <= end))
        coarse: set[int] = set().union(
            *(said for (first, last), said in self.coarse.items() if first <= end and last >= start)
        )
        return len(fine | coarse), len(coarse - fine)


def timeline(query: StatementQuery, said: Counted | Folded, years: set[int] | None = None) -> Timeline:
    """Over all of ``years``; where they are not given, over those of the statements."""
    years = years or said.years()
    if not years:
        return Timeline("month", (), said.undated)
    first, last = min(years), max(years)
    unit: Literal["month", "year", "decade"] = "decade"
    if last - first < MOST_YEARS_OF_MONTHS:
        unit = "month"
    elif last - first < MOST_YEARS:
        unit = "year"

    address = query.address_between()
    stretched = []
    for start, end in stretches(first, last, unit):
        count, coarse = said.within(start, end)
        stretched.append(
            Bin(
                start=start,
                end=end,
                count=count,
                coarse=coarse if unit == "month" else 0,
                chosen=bool(query.since or query.until)
                and (not query.since or query.since <= end)
                and (not query.until or query.until >= start),
                url=address(start, end),
            )
        )
    return Timeline(unit, tuple(stretched), said.undated)


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
