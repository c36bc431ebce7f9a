"""When an undated text must have been written, from what it says: offices with their holders, events with known
dates, days and months without a year. Inferred only where one bounded stretch is left, and then with the reasons.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice, pairwise

from ahocorasick_rs import AhoCorasick

from articles.extraction.dates import bare_days
from articles.extraction.lexicon.calendar import WEEKDAYS
from articles.extraction.names import Mention, NameIndex, index_of
from articles.extraction.patterns import fold
from articles.extraction.prepared import once_a_gazetteer
from articles.extraction.records import (
    Gazetteer,
    InferredDate,
    KnownEvent,
    Layout,
    NameKind,
    Precision,
    Relation,
    Term,
)

#: a wider stretch dates nothing: it is everything between two long terms of office
WIDEST = timedelta(days=366)
_NEAR = timedelta(days=180)  # a day without a year is the last or the next of that name, whichever is near
_NO_TIME = timedelta(0)
_FIRST_YEAR, _LAST_YEAR = 1991, 2099  # the horizon of days without a year; anything that reaches its end is unbounded
_EVER: tuple[tuple[date, date], ...] = ((date(_FIRST_YEAR, 1, 1), date(_LAST_YEAR, 12, 31)),)
_MOST_CLUES = 40  # of one text; more only repeat what the first say

_LAPSED = re.compile(
    r"\b(?:then|former|formerly|ex|late|future|next|incoming|outgoing|predecessor|successor|elect|was|were)\b[\s-]*$",
    re.IGNORECASE,
)
_LAPSED_AFTER = re.compile(r"\s*[-,]?\s*(?:elect|designate|at the time|at that time|until|who was)\b", re.IGNORECASE)
_SENTENCE_START = re.compile(r"[.!?][”\"’»]?\s|\n")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FAR = 160  # characters that the clause around a date may be long

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_COMING = re.compile(
    r"\b(?:will|would|plan(?:s|ned|ning)?|schedul(?:ed|es)|expect(?:ed|s)|due|upcoming|next|ahead of|to be held|shall"
    r"|going to|set to|is to|are to)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:said|told|added|stated|announced|warned|declared|wrote|met|held|began|took|was|were|had|saw|came|left"
    r"|happened|occurred|killed|arrived|visited|signed|adopted|approved|attack(?:ed)?|for the|since(?: the)?)\b",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(  # at the beginning of a sentence, hence the capital
    rf"In (?<!\wIn )(?P<month>{'|'.join(_MONTHS)}),? (?:\w+ ){{1,4}}?"
    r"(?:said|saw|told|warned|announced|agreed|was|were|had|signed|met|held|took|became|came|began|adopted|approved)\b"
)
_WEEKDAY_BEFORE = re.compile(
    rf"\b(?P<weekday>{'|'.join(sorted(WEEKDAYS))})(?:,| \(|,? the| ,|,? (?:dana|дана|më|на))? ?$", re.IGNORECASE
)

Stretch = tuple[date, date]  # both days included
Stretches = tuple[Stretch, ...]  # in order, apart


@dataclass(frozen=True, slots=True)
class Clue:
    """The days on which something in the text can have been written so, and the sentence that says why."""

    days: Stretches
    reason: str


def infer_date(
    text: str, gazetteer: Gazetteer, layout: Layout, *, mentions: Sequence[Mention] | None = None
) -> InferredDate | None:
    """None unless all clues together leave one stretch of at most a year. ``layout`` says where the report stands:
    what the tail of a page names is no clue. ``mentions`` are those of ``text``, where the caller has them."""
    index = index_of(gazetteer)
    end = layout.content.end or len(text)
    if mentions is None:
        mentions = index.mentions(text)
    clues = [
        *_holders(text, [mention for mention in mentions if mention.span.end <= end], index),
        *_events(text[:end], gazetteer),
        *_days(text[:end]),
    ]
    clues = list({clue.days: clue for clue in reversed(clues)}.values())[::-1][:_MOST_CLUES]
    left = _common(clues)
    if len(left) != 1:
        return None
    for month in _months(text[:end], left):
        if len(narrower := _both(left, month.days)) == 1:
            clues, left = [*clues, month], narrower
    earliest, latest = left[0]
    if latest == _EVER[0][1] or latest - earliest > WIDEST:
        return None
    reasons = [clue.reason for clue in _needed(clues, left)]
    return InferredDate(earliest, latest, (*reasons, *_weekdays(text[:end], earliest, latest)))


def _common(clues: Iterable[Clue]) -> Stretches:
    left: Stretches = _EVER
    for clue in clues:
        left = _both(left, clue.days)
    return left


def _both(one: Stretches, other: Stretches) -> Stretches:
    """The days in both; stretches that touch become one."""
    found: list[Stretch] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start <= end:
            found.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return _merged(found)


def _merged(days: Iterable[Stretch]) -> Stretches:
    merged: list[Stretch] = []
    for start, end in sorted(days):
        if merged and start <= merged[-1][1] + timedelta(days=1):
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _needed(clues: list[Clue], left: Stretches) -> list[Clue]:
    """Those without which more would be left: the ones that say least go first."""
    kept = list(clues)
    for clue in sorted(clues, key=lambda clue: -sum((end - start).days for start, end in clue.days)):
        others = [one for one in kept if one is not clue]
        if _common(others) == left:
            kept = others
    return kept


# --- who held which office ----------------------------------------------------------------------------------------


def _holders(text: str, mentions: list[Mention], index: NameIndex) -> Iterator[Clue]:
    """An office and its holder side by side: "the chair of X, Ana Testić", "Ana Testić, the chair of X"."""
    for first, second in pairwise(mentions):
        between = text[first.span.end : second.span.start]
        if len(between) > 8 or between.strip(" ,\n\u00a0").lower() not in ("", "the"):
            continue
        office, person = (first, second) if first.offices() else (second, first)
        if person is first and "," not in between:
            continue  # "with Ana Testić NATO chief …" is not one phrase
        people = person.actors(NameKind.FULL)
        if not office.offices() or len(people) != 1 or not index.is_person(people[0]):
            continue
        if _LAPSED.search(text, max(0, first.span.start - 20), first.span.start):
            continue
        if _LAPSED_AFTER.match(text, second.span.end) or _speaks_of_a_year(text, first.span.start, second.span.end):
            continue
        terms = [
            (index.offices[slug].title, term)
            for slug in office.offices()
            for term in index.offices[slug].terms
            if term.actor == people[0]
        ]
        if terms and len({title for title, _ in terms}) == 1:
            days = _merged(_days_of(term) for _, term in terms)
            title = terms[0][0].partition(" (")[0]
            held = ", ".join(_from_to(term) for _, term in terms)
            yield Clue(days, f"{index.actors[people[0]].name} was {title} {held}.")


def _speaks_of_a_year(text: str, start: int, end: int) -> bool:
    """Whether the sentence names a year: it may tell of another time."""
    starts = [found.end() for found in _SENTENCE_START.finditer(text, max(0, start - _FAR), start)]
    stop = _SENTENCE_START.search(text, end, end + _FAR)
    return bool(
        _YEAR.search(text, starts[-1] if starts else max(0, start - _FAR), stop.start() if stop else end + _FAR)
    )


def _days_of(term: Term) -> Stretch:
    """A term known to the month or year may have begun on any of its days and ended on any of them."""
    starts = term.starts or _EVER[0][0]
    if term.ends is None:
        return starts, _EVER[0][1]
    ends = term.ends - timedelta(days=1)
    if term.ends_precision is Precision.MONTH:
        ends = _month_end(term.ends.year, term.ends.month)
    elif term.ends_precision is Precision.YEAR:
        ends = date(term.ends.year, 12, 31)
    return starts, max(starts, ends)


def _from_to(term: Term) -> str:
    start, end = _days_of(term)
    until = f"until {written(end)}" if term.ends else "on"
    return f"from {written(start)} {until}"


# --- what had happened --------------------------------------------------------------------------------------------


class _Events:
    """Compiled once a gazetteer."""

    def __init__(self, events: Iterable[KnownEvent]) -> None:
        self.patterns = [(event, re.compile(event.patterns, re.IGNORECASE)) for event in events]
        words = sorted({word for event, _ in self.patterns for word in event.words})
        self._speaking = [{event.slug for event, _ in self.patterns if word in event.words} for word in words]
        self._words = AhoCorasick(words) if words else None

    def spoken_of(self, text: str) -> set[str]:
        """Slugs of the events whose words stand in ``text``, which is in small letters."""
        if self._words is None:
            return set()
        hits = self._words.find_matches_as_indexes(text, overlapping=True)
        return set().union(*(self._speaking[word] for word, _, _ in hits))


@once_a_gazetteer
def _events_of(gazetteer: Gazetteer) -> _Events:
    return _Events(gazetteer.events)


def _events(text: str, gazetteer: Gazetteer) -> Iterator[Clue]:
    known = _events_of(gazetteer)
    spoken_of = known.spoken_of(text.lower())
    for event, pattern in known.patterns if spoken_of else ():
        if event.slug not in spoken_of or (found := pattern.search(text)) is None:
            continue
        words = " ".join(found[0].split())
        last = event.ends - timedelta(days=1) if event.ends else _EVER[0][1]
        if event.relation is Relation.AFTER:
            days, why = ((event.starts, _EVER[0][1]),), f"{event.label}, {written(event.starts)}"
        else:
            until = f" until {written(last)}" if event.ends else " on"
            days, why = ((event.starts, last),), f"{event.label}, from {written(event.starts)}{until}"
        yield Clue(days, f"It speaks of “{words}”: {why}.")


# --- days and months without a year -------------------------------------------------------------------------------


def _days(text: str) -> Iterator[Clue]:
    for start, end, month, day in islice(bare_days(text), _MOST_CLUES):
        if not _each_year(month, day):
            continue  # 31 February
        phrase = " ".join(text[start:end].split())
        clause = text[_clause_start(text, start) : start]
        if found := _WEEKDAY_BEFORE.search(clause[-24:]):
            weekday = WEEKDAYS[fold(found["weekday"])]
            years = [on for on in _each_year(month, day) if on.weekday() == weekday]
            days = _merged((on - _NEAR, on + _NEAR) for on in years)
            yield Clue(days, f"It says that {phrase} is a {_WEEKDAYS[weekday]}, which is so in {_listed(years)}.")
        coming = max((one.end() for one in _COMING.finditer(clause)), default=-1)
        gone = max((one.end() for one in _GONE.finditer(clause)), default=-1)
        if coming > gone:
            days = _around(month, day, _NEAR, _NO_TIME)
            yield Clue(days, f"It speaks of “{phrase}” as still to come.")
        elif gone > coming:
            days = _around(month, day, _NO_TIME, _NEAR)
            yield Clue(days, f"It speaks of “{phrase}” as of a day that has come.")


def _clause_start(text: str, at: int) -> int:
    starts = [found.end() for found in _SENTENCE_START.finditer(text, max(0, at - _FAR), at)]
    return starts[-1] if starts else max(0, at - _FAR)


def _weekdays(text: str, earliest: date, latest: date) -> Iterator[str]:
    """What confirms a day without a year: that the text names its weekday as well. Tells nothing by itself, for the
    two may stand far apart."""
    for month, day in dict.fromkeys((month, day) for _, _, month, day in islice(bare_days(text), _MOST_CLUES)):
        if (month, day) in ((earliest.month, earliest.day), (latest.month, latest.day)):
            on = earliest if (month, day) == (earliest.month, earliest.day) else latest
            name = _WEEKDAYS[on.weekday()]
            if re.search(rf"\bon {name}\b", text):
                yield f"{written(on)} was a {name}, and it says “on {name}”."


@cache  # there are but 372 such days
def _each_year(month: int, day: int) -> tuple[date, ...]:
    """That day of every year in which there is one."""
    years = range(_FIRST_YEAR, _LAST_YEAR)
    return tuple(date(year, month, day) for year in years if day <= monthrange(year, month)[1])


@cache
def _around(month: int, day: int, before: timedelta, after: timedelta) -> Stretches:
    """The time around that day of every year."""
    return _merged((on - before, on + after) for on in _each_year(month, day))


def _months(text: str, left: Stretches) -> Iterator[Clue]:
    """ "In March, Moscow said …" was not written in March: that month is over. Of use only where what is left begins or
    ends in such a month; one in its middle would leave two answers."""
    for found in _IN_MONTH.finditer(text):
        month = _MONTHS.index(found["month"]) + 1
        days = tuple(
            (_month_end(year, month) + timedelta(days=1), date(year + 1, month, 1) - timedelta(days=1))
            for year in range(_FIRST_YEAR, _LAST_YEAR)
        )
        if len(_both(left, days)) == len(left) and _both(left, days) != left:
            yield Clue(days, f"“In {found['month']}” tells of a month that is over.")


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _listed(years: list[date]) -> str:
    """The years near enough to be meant by anything in this archive."""
    near = [str(on.year) for on in years if 2000 <= on.year <= 2035]
    return ", ".join(near)


def written(day: date) -> str:
    """20 November 2023."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
