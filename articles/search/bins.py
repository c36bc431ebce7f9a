"""Counts by month → a timeline without gaps, in a unit that fits a page: months in whole years, years in whole decades,
decades in whole centuries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

from articles.search.answers import Bin, Timeline

if TYPE_CHECKING:
    from articles.search.query import StatementQuery

MOST_YEARS_OF_MONTHS = 10
MOST_YEARS = 100


class Counted:
    """Numbers of statements: ``months`` by first day of the month, ``coarse`` those among them that are known to the
    year only and so stand in every month of it."""

    def __init__(self, months: Mapping[date, int], coarse: Mapping[date, int], undated: int) -> None:
        self.undated = undated
        self._fine = Counter({month: n - coarse.get(month, 0) for month, n in months.items()})
        self._years: Counter[int] = Counter()
        for month, n in coarse.items():
            self._years[month.year] += n
        self.years = {month.year for month, n in months.items() if n}

    def within(self, start: date, end: date) -> tuple[int, int]:
        """How many statements stand there, and how many of them for want of a closer date."""
        if (start.year, start.month) == (end.year, end.month):
            fine = self._fine[start]
        else:
            fine = sum(n for month, n in self._fine.items() if start <= month <= end)
        coarse = sum(n for year, n in self._years.items() if start.year <= year <= end.year)
        return fine + coarse, coarse


class Folded:
    """The same of (utterance, first day of the month or None, whether only the year is known): an utterance counts
    once wherever it stands, so numbers cannot be added up."""

    def __init__(self, said: Iterable[tuple[int, date | None, bool]]) -> None:
        self._fine: dict[date, set[int]] = defaultdict(set)
        self._years: dict[int, set[int]] = defaultdict(set)
        undated: set[int] = set()
        for utterance, month, coarse in said:
            if month is None:
                undated.add(utterance)
            elif coarse:
                self._years[month.year].add(utterance)
            else:
                self._fine[month].add(utterance)
        self.undated = len(undated)
        self.years = {month.year for month in self._fine} | set(self._years)

    def within(self, start: date, end: date) -> tuple[int, int]:
        fine: set[int] = set().union(*(said for month, said in self._fine.items() if start <= month <= end))
        coarse = set().union(*(said for year, said in self._years.items() if start.year <= year <= end.year))
        return len(fine | coarse), len(coarse - fine)


def timeline(query: StatementQuery, said: Counted | Folded) -> Timeline:
    if not said.years:
        return Timeline("month", (), said.undated)
    first, last = min(said.years), max(said.years)
    unit: Literal["month", "year", "decade"] = "decade"
    if last - first < MOST_YEARS_OF_MONTHS:
        unit = "month"
    elif last - first < MOST_YEARS:
        unit = "year"

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
                url=query.between(start, end).url(),
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
