"""What a query gives back, ready for a template."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from articles.search.query import StatementQuery


@dataclass(slots=True)  # not frozen, which makes every field three times as dear: a page has hundreds of these
class FacetValue:
    """``count`` is how many statements remain when this is the only value chosen in its facet and every other filter
    stays as it is. Addresses are made when they are asked for: a page shows few of them."""

    key: str
    label: str
    count: int
    chosen: bool
    excluded: bool
    param: str
    query: StatementQuery = field(repr=False, compare=False)

    @property
    def url(self) -> str:
        """With the value added to the query, or taken away where it is chosen."""
        change = self.query.without_value if self.chosen else self.query.with_value
        return change(self.param, self.key).url()

    @property
    def without_url(self) -> str:
        """With the value excluded, or admitted again where it is excluded."""
        change = self.query.admitting if self.excluded else self.query.excluding
        return change(self.param, self.key).url()


@dataclass(frozen=True)
class Facet:
    """``values`` are the chosen ones and the most frequent ones; ``hidden`` counts those that were left out."""

    param: str
    legend: str
    values: tuple[FacetValue, ...]
    hidden: int = 0

    @cached_property
    def chosen(self) -> int:
        return sum(value.chosen for value in self.values)

    @cached_property
    def excluded(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values if value.excluded)


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter in force; ``url`` is the same query without it."""

    param: str
    legend: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of time, both ends included. ``count`` is how many statements the list at ``url`` holds; ``coarse`` of
    them are not known to the month, or the day where it is one, and so stand in every one that can have been theirs."""

    start: date
    end: date
    count: int
    coarse: int
    chosen: bool
    url: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every stretch from the first to the last statement, empty ones included, made up to whole groups: 12 months, 10
    years, 10 decades; or the days of the weeks that the query asks for. ``undated`` statements are in none."""

    unit: Literal["day", "month", "year", "decade"]
    bins: tuple[Bin, ...]
    undated: int

    @property
    def group(self) -> int:
        return {"day": 7, "month": 12}.get(self.unit, 10)
