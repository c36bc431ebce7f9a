"""StatementQuery: an address of /statements/ as a value.

It reads and checks the parameters, knows its own canonical address, and asks ``engine`` for rows and figures. Several
values of one filter mean *or*, different filters mean *and*. A value that makes no sense becomes an error at its
field and filters nothing; the rest still filters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from articles.extraction.records import Kind
from articles.models import Statement
from articles.search import cards, engine
from articles.search.answers import ActiveFilter, Facet, Timeline

PAGE_SIZE = 25
BATCH = 500  # statements asked for at once where all of them are wanted
MOST_VALUES = 50  # in one filter; an address longer than that is no longer a question
LONGEST_WORDS = 300

# Parameter in the address → field of StatementQuery, in the order of the page.
FILTERS = {
    "actor": "actors",
    "about": "about",
    "country": "countries",
    "topic": "topics",
    "outlet": "outlets",
    "kind": "kinds",
}
NOUNS = {
    "actor": "actor",
    "about": "actor",
    "country": "country",
    "topic": "topic",
    "outlet": "outlet",
    "kind": "kind of statement",
}


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last statement of a page: its day, None where it has none, and its number."""

    day: date | None
    pk: int

    def __str__(self) -> str:
        return f"{self.day or 'undated'}_{self.pk}"

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """Raises ValueError."""
        day, _, number = text.partition("_")
        if not re.fullmatch(r"[0-9]{1,18}", number):
            raise ValueError(text)
        return cls(None if day == "undated" else parse_day(day), int(number))


@dataclass(frozen=True)
class StatementQuery:
    """``since`` and ``until`` are both included. They are compared with the day a statement was said or, where that
    is unknown, the day its article was published; a date known only to the month or year matches every range that
    touches that month or year, an article dated by inference every range that overlaps its days. Statements without any
    date match no range.

    A state includes its entities and regions. Statements in titles are left out: the text below repeats them.
    ``errors`` maps a parameter to a sentence, ``entered`` to what its field should hold all the same.
    """

    actors: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    q: str = ""
    page: Cursor | None = None
    errors: Mapping[str, str] = field(default_factory=dict, compare=False)
    entered: Mapping[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def from_params(cls, params: QueryDict) -> StatementQuery:
        """Never raises: see ``errors``."""
        errors: dict[str, str] = {}
        entered: dict[str, str] = {}
        fields: dict[str, Any] = {}
        for param, name in FILTERS.items():
            fields[name] = read_values(param, params.getlist(param), errors)
        for param in ("since", "until"):
            fields[param] = read_day(param, params.get(param, ""), errors)
        if fields["since"] and fields["until"] and fields["since"] > fields["until"]:
            errors["until"] = f"The range ends ({fields['until']}) before it begins ({fields['since']}): dates ignored."
            entered |= {"since": str(fields["since"]), "until": str(fields["until"])}
            fields["since"] = fields["until"] = None
        fields["q"] = read_words(params.get("q", ""), errors, entered)
        if page := params.get("page", "").strip():
            try:
                fields["page"] = Cursor.parse(page)
            except ValueError:
                errors["page"] = "There is no such page of results: this is the first one."
        return cls(**fields, errors=errors, entered=entered)

    # --- its address ------------------------------------------------------------------------------------------

    def pairs(self, *, page: Cursor | None = None) -> list[tuple[str, str]]:
        """The filters in force, and ``page``, as parameters: sorted, each once, defaults left out."""
        pairs = [(param, value) for param, name in FILTERS.items() for value in sorted(getattr(self, name))]
        pairs += [(param, str(day)) for param in ("since", "until") if (day := getattr(self, param))]
        if self.q:
            pairs.append(("q", self.q))
        if page:
            pairs.append(("page", str(page)))
        return pairs

    def url(self, *, page: Cursor | None = None) -> str:
        """The canonical address of the list, at its first page or after ``page``."""
        pairs = self.pairs(page=page)
        address = reverse("statements")
        return f"{address}?{urlencode(pairs)}" if pairs else address

    def values(self, param: str) -> tuple[str, ...]:
        return getattr(self, FILTERS[param])

    def with_value(self, param: str, value: str) -> StatementQuery:
        values = tuple(sorted({*self.values(param), value}))
        return self._changed(**{FILTERS[param]: values})

    def without_value(self, param: str, value: str) -> StatementQuery:
        return self._changed(**{FILTERS[param]: tuple(v for v in self.values(param) if v != value)})

    def between(self, since: date | None, until: date | None) -> StatementQuery:
        return self._changed(since=since, until=until)

    def _changed(self, **fields: Any) -> StatementQuery:
        return replace(self, **fields, page=None, errors={}, entered={})

    @property
    def filtered(self) -> bool:
        return bool(self.pairs())

    # --- what it finds ----------------------------------------------------------------------------------------

    @cached_property
    def _page(self) -> list[Cursor]:
        """The statements of this page and, where there is one, the first of the next."""
        return [Cursor(day, pk) for pk, day in engine.places(self, after=self.page, count=PAGE_SIZE + 1)]

    @cached_property
    def _rows(self) -> tuple[Statement, ...]:
        return cards.statements(place.pk for place in self._page[:PAGE_SIZE])

    def rows(self) -> tuple[Statement, ...]:
        """The statements of this page, newest first, each with all that a card shows (see ``cards.statements``)."""
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

    @cached_property
    def _total(self) -> int:
        return engine.total(self)

    def total(self) -> int:
        return self._total

    @cached_property
    def _facets(self) -> tuple[Facet, ...]:
        return engine.facets(self)

    def facets(self) -> tuple[Facet, ...]:
        """Every facet with its most frequent values."""
        return self._facets

    def facet(self, param: str) -> Facet:
        """One facet with every value it has."""
        return engine.facet(self, param)

    @cached_property
    def _timeline(self) -> Timeline:
        return engine.timeline(self)

    def timeline(self) -> Timeline:
        """Follows every filter but the dates, so that one can move along it."""
        return self._timeline

    def active(self) -> tuple[ActiveFilter, ...]:
        chips = [
            ActiveFilter(facet.param, facet.legend, value.label, value.url)
            for facet in self._facets
            for value in facet.values
            if value.chosen
        ]
        if self.since:
            chips.append(ActiveFilter("since", "Since", str(self.since), self.between(None, self.until).url()))
        if self.until:
            chips.append(ActiveFilter("until", "Until", str(self.until), self.between(self.since, None).url()))
        if self.q:
            chips.append(ActiveFilter("q", "Words", self.q, self._changed(q="").url()))
        return tuple(chips)


# --- reading parameters -----------------------------------------------------------------------------------------


def quoted(values: Iterable[str]) -> str:
    """At most three of them, shortened, in quotation marks."""
    values = [printable(value) for value in values]
    shown = ", ".join(f"“{value[:40]}…”" if len(value) > 40 else f"“{value}”" for value in values[:3])
    return f"{shown} and {len(values) - 3} more" if len(values) > 3 else shown


def printable(text: str) -> str:
    """Without what PostgreSQL cannot hold or a page cannot show: control characters, lone surrogates."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)


def read_values(param: str, given: list[str], errors: dict[str, str]) -> tuple[str, ...]:
    values = list(dict.fromkeys(value.strip() for value in given if value.strip()))
    if len(values) > MOST_VALUES:
        errors[param] = f"{len(values)} values are too many: the first {MOST_VALUES} are used."
        values = values[:MOST_VALUES]
    if param == "country":
        values = [value.upper() for value in values]
    if not values:
        return ()
    # A slug or a code is plain ASCII, so anything else need not be looked up.
    askable = [value for value in values if re.fullmatch(r"[A-Za-z0-9_-]{1,120}", value)]
    known = {v: v for v in askable if v in set(Kind)} if param == "kind" else engine.known(param, askable)
    if unknown := [value for value in values if value not in known]:
        errors[param] = f"No {NOUNS[param]} {quoted(unknown)} in the record: ignored."
    return tuple(sorted(set(known.values())))


def parse_day(text: str) -> date:
    """YYYY-MM-DD and nothing else. Raises ValueError."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


def read_day(param: str, given: str, errors: dict[str, str]) -> date | None:
    given = given.strip()
    if not given:
        return None
    try:
        return parse_day(given)
    except ValueError:
        errors[param] = f"{quoted([given])} is not a day: write it as 2024-01-31."
        return None


def read_words(given: str, errors: dict[str, str], entered: dict[str, str]) -> str:
    words = " ".join(unicodedata.normalize("NFC", printable(given)).split())
    if len(words) > LONGEST_WORDS:
        errors["q"] = f"{len(words):,} characters are too many to search for: at most {LONGEST_WORDS}."
        entered["q"] = words[:LONGEST_WORDS]
        return ""
    if words and not engine.searchable(words):
        errors["q"] = f"{quoted([words])} has no word that can be searched for: common words and marks are not counted."
        entered["q"] = words
        return ""
    return words
