"""StatementQuery: an address of /statements/ as a value.

It reads and checks the parameters, knows its own canonical address, and asks ``engine`` for rows and figures. Several
values of one filter mean *or*, different filters mean *and*. A value that makes no sense becomes an error at its
field and filters nothing; the rest still filters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.models import Statement
from articles.search import addresses, cards, engine, filters, marks, meant, suggestions
from articles.search.answers import ActiveFilter, Facet, Timeline
from articles.search.conditions import DATES, Conditions, conditions
from articles.search.counts import TOTAL, Found
from articles.search.filters import FILTERS, LONGEST_WORDS, ORDER, WITHOUT, parse_day, printable, quoted
from articles.search.meant import Named
from articles.search.suggestions import Suggestion
from articles.search.words import Words, read

__all__ = ["FILTERS", "LONGEST_WORDS", "Cursor", "StatementQuery", "parse_day", "printable", "quoted"]

PAGE_SIZE = 25
BATCH = 500  # statements asked for at once where all of them are wanted


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last statement of a page: its number, and what the list is sorted by, None where it has none: its day, or how
    well it fits the words. Lists sorted by loading go by the number alone."""

    by: date | float | None
    pk: int

    def __str__(self) -> str:
        return f"{'undated' if self.by is None else self.by}_{self.pk}"

    @classmethod
    def parse(cls, text: str, sort: str) -> Cursor:
        """Raises ValueError."""
        by, _, number = text.partition("_")
        if not re.fullmatch(r"[0-9]{1,18}", number):
            raise ValueError(text)
        if by == "undated":
            if sort == "relevance":
                raise ValueError(text)
            return cls(None, int(number))
        if sort == "relevance" and re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,12})?(e-[0-9]{1,2})?", by):
            return cls(float(by), int(number))
        if sort == "said":
            return cls(parse_day(by), int(number))
        raise ValueError(text)


@dataclass(frozen=True)
class StatementQuery:
    """``since`` and ``until`` are both included. They are compared with the day a statement was said or, where that
    is unknown, the day its article was published; a date known only to the month or year matches every range that
    touches that month or year, an article dated by inference every range that overlaps its days. Statements without any
    date match no range.

    A state includes its entities and regions. Statements in titles are left out: the text below repeats them.
    ``without`` are (parameter, value) that statements must not have, whatever else they have. ``confidence`` is the
    least. ``sort`` is "said", "loaded" (the newest in the record first) or "relevance" (only with words). ``fold``
    lists and counts each utterance once, by the statement said first of those found.
    ``errors`` maps a parameter to a sentence, ``entered`` to what its field should hold all the same.
    """

    actors: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    hands: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    without: tuple[tuple[str, str], ...] = ()
    confidence: float | None = None
    since: date | None = None
    until: date | None = None
    q: str = ""
    sort: str = "said"
    fold: bool = False
    page: Cursor | None = None
    errors: Mapping[str, str] = field(default_factory=dict, compare=False)
    entered: Mapping[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def from_params(cls, params: QueryDict) -> StatementQuery:
        """Never raises: see ``errors``."""
        errors: dict[str, str] = {}
        entered: dict[str, str] = {}
        fields: dict[str, Any] = {}
        for param, each in FILTERS.items():
            fields[each.field] = filters.read_values(param, params.getlist(param), errors)
        fields["without"] = tuple(
            (param, value)
            for param in ORDER
            for value in filters.read_values(param, params.getlist(WITHOUT + param), errors, excluded=True)
            if value not in fields[FILTERS[param].field]
        )
        fields["since"], fields["until"] = filters.read_range(params, errors, entered)
        fields["confidence"] = filters.read_confidence(params.get("confidence", ""), errors, entered)
        fields["q"] = filters.read_words(params.get("q", ""), errors, entered)
        fields["sort"] = filters.read_sort(params.get("sort", ""), fields["q"], errors)
        fields["fold"] = filters.read_fold(params.get("fold", ""), errors)
        if page := params.get("page", "").strip():
            try:
                fields["page"] = Cursor.parse(page, fields["sort"])
            except ValueError:
                errors["page"] = _("There is no such page of results: this is the first one.")
        return cls(**fields, errors=errors, entered=entered)

    # --- its address ------------------------------------------------------------------------------------------

    def pairs(self, *, page: Cursor | None = None) -> list[tuple[str, str]]:
        """The filters in force, and ``page``, as parameters: sorted, each once, defaults left out."""
        pairs = [(param, value) for param in ORDER for value in sorted(self.values(param))]
        pairs += [(WITHOUT + param, value) for param in ORDER for value in sorted(self.values_without(param))]
        if self.confidence:
            pairs.append(("confidence", f"{self.confidence:g}"))
        pairs += [(param, str(day)) for param in ("since", "until") if (day := getattr(self, param))]
        if self.q:
            pairs.append(("q", self.q))
        if self.sort != "said":
            pairs.append(("sort", self.sort))
        if self.fold:
            pairs.append(("fold", "yes"))
        if page:
            pairs.append(("page", str(page)))
        return pairs

    def url(self, *, page: Cursor | None = None) -> str:
        """The canonical address of the list, at its first page or after ``page``."""
        return addresses.asking("statements", self.pairs(page=page))

    def address_between(self) -> Callable[[date, date], str]:
        """(since, until) → the address of ``between`` these days: all bars of a timeline share the rest of it."""
        pairs = self.between(date.min, date.max).pairs()
        at = pairs.index(("since", str(date.min)))
        path = addresses.path("statements")
        before, after = (urlencode(some) for some in (pairs[:at], pairs[at + 2 :]))
        before, after = before and f"{before}&", after and f"&{after}"
        return lambda since, until: f"{path}?{before}since={since}&until={until}{after}"

    def values(self, param: str) -> tuple[str, ...]:
        return getattr(self, FILTERS[param].field)

    def values_without(self, param: str) -> tuple[str, ...]:
        return tuple(value for name, value in self.without if name == param)

    def with_value(self, param: str, value: str) -> StatementQuery:
        """Also of this value; if it was excluded, it no longer is."""
        values = tuple(sorted({*self.values(param), value}))
        return self.admitting(param, value)._changed(**{FILTERS[param].field: values})

    def without_value(self, param: str, value: str) -> StatementQuery:
        """No longer asking for this value."""
        return self._changed(**{FILTERS[param].field: tuple(v for v in self.values(param) if v != value)})

    def excluding(self, param: str, value: str) -> StatementQuery:
        """Nothing that has this value."""
        others = {*self.without, (param, value)}
        ordered = tuple(sorted(others, key=lambda pair: (ORDER.index(pair[0]), pair[1])))
        return self.without_value(param, value)._changed(without=ordered)

    def admitting(self, param: str, value: str) -> StatementQuery:
        """No longer excluding this value."""
        return self._changed(without=tuple(pair for pair in self.without if pair != (param, value)))

    def between(self, since: date | None, until: date | None) -> StatementQuery:
        return self._changed(since=since, until=until)

    @property
    def without_errors(self) -> list[str]:
        """What was wrong with exclusions."""
        return [error for param, error in self.errors.items() if param.startswith(WITHOUT)]

    def asking(self, q: str) -> StatementQuery:
        """The same of other words."""
        return self._changed(q=q)

    def sorted_by(self, sort: str) -> StatementQuery:
        return self._changed(sort=sort)

    def _changed(self, **fields: Any) -> StatementQuery:
        changed = replace(self, **fields, page=None, errors={}, entered={})
        return replace(changed, sort="said") if changed.sort == "relevance" and not changed.q else changed

    @property
    def filtered(self) -> bool:
        """Whether it asks for less than everything."""
        return bool([param for param, _ in self.pairs() if param not in ("sort", "fold")])

    # --- what it finds ----------------------------------------------------------------------------------------

    @cached_property
    def conditions(self) -> Conditions:
        """What the engine asks the database for."""
        return conditions(self)

    @cached_property
    def words(self) -> Words:
        """What it looks for in texts."""
        return read(self.q)

    @cached_property
    def _counted(self) -> Found:
        return {}

    def count(self, *params: str) -> Found:
        """What it counts of each (a filter, "dates" or "total"). What is named together is asked for in one go, and
        ``total``, ``facet`` and ``timeline`` take it from there."""
        if missing := [param for param in params if param not in self._counted]:
            self._counted.update(engine.figures(self, missing))
        return self._counted

    @cached_property
    def _page(self) -> list[Cursor]:
        """The statements of this page and, where there is one, the first of the next."""
        return [Cursor(by, pk) for pk, by in engine.places(self, after=self.page, count=PAGE_SIZE + 1)]

    @cached_property
    def _rows(self) -> tuple[Statement, ...]:
        rows = cards.listed(place.pk for place in self._page[:PAGE_SIZE])
        if self.q:
            marks.mark(self.words, rows)
        return rows

    def rows(self) -> tuple[Statement, ...]:
        """The statements of this page in their order, each with all that a card shows (see ``cards.listed``),
        and where the words it was found by stand (``marks.mark``)."""
        return self._rows

    def ids(self) -> Iterator[int]:
        """Every statement of the query in its order, from the first page on, whatever page this is. Fetched in batches,
        so that none is held longer than it is needed."""
        after = None
        while places := engine.places(self, after=after, count=BATCH):
            yield from (pk for pk, _ in places)
            after = Cursor(places[-1][1], places[-1][0])

    def next_url(self) -> str:
        """The address of the page after this one, or empty."""
        return self.url(page=self._page[PAGE_SIZE - 1]) if len(self._page) > PAGE_SIZE else ""

    def total(self) -> int:
        return self.count(TOTAL)[TOTAL][""]

    @cached_property
    def _facets(self) -> tuple[Facet, ...]:
        return engine.facets(self, self.count(*FILTERS, DATES, TOTAL))

    def facets(self) -> tuple[Facet, ...]:
        """Every facet with its most frequent values."""
        return self._facets

    def facet(self, param: str) -> Facet:
        """One facet with every value it has."""
        if param not in self._whole_facets:
            self._whole_facets[param] = engine.facet(self, param, self.count(param)[param])
        return self._whole_facets[param]

    @cached_property
    def _whole_facets(self) -> dict[str, Facet]:
        return {}

    @cached_property
    def _timeline(self) -> Timeline:
        return engine.timeline(self, self._dates())

    def timeline(self) -> Timeline:
        """Follows every filter but the dates, so that one can move along it; of dates a few weeks apart every day."""
        return self._timeline

    def timeline_beside(self, whole: Timeline) -> Timeline:
        """The same over the stretch of another timeline, bar by bar."""
        if whole.unit == "day":  # of the dates, which both have
            return self.timeline()
        years = {year for bin_ in whole.bins for year in (bin_.start.year, bin_.end.year)}
        return engine.timeline(self, self._dates(), years)

    def _dates(self) -> Found | None:
        return self._counted if DATES in self._counted else None

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Other filters that the words may have been meant for."""
        return meant.named(self) if self.q else ()

    @cached_property
    def suggestion(self) -> Suggestion | None:
        """What may have been meant, where nothing is found."""
        return suggestions.suggestion(self) if self.q and not self.total() else None

    def active(self) -> tuple[ActiveFilter, ...]:
        chips = [
            ActiveFilter(facet.param, facet.legend, value.label, value.url)
            for facet in self._facets
            for value in facet.values
            if value.chosen
        ]
        chips += [
            ActiveFilter(
                WITHOUT + facet.param,
                _("Without %(filter)s") % {"filter": facet.legend.lower()},
                value.label,
                value.without_url,
            )
            for facet in self._facets
            for value in facet.excluded
        ]
        if self.confidence:
            floor = _("at least %(confidence)s") % {"confidence": f"{self.confidence:g}"}
            chips.append(ActiveFilter("confidence", _("Confidence"), floor, self._changed(confidence=None).url()))
        if self.since:
            chips.append(ActiveFilter("since", _("Since"), str(self.since), self.between(None, self.until).url()))
        if self.until:
            chips.append(ActiveFilter("until", _("Until"), str(self.until), self.between(self.since, None).url()))
        if self.q:
            chips.append(ActiveFilter("q", _("Words"), self.q, self._changed(q="").url()))
        if self.fold:
            chips.append(ActiveFilter("fold", _("Same words"), _("once"), self._changed(fold=False).url()))
        return tuple(chips)
