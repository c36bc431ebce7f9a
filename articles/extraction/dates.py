"""Dates as texts print them, known only as far as the words and the day of publication settle them."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ahocorasick_rs import AhoCorasick

from articles.extraction import names
from articles.extraction.lexicon.calendar import DAYS_BACK, LAST, MONTHS, NEXT, ON, ON_WEEKDAYS
from articles.extraction.patterns import fold
from articles.extraction.records import PartialDate, Precision, Span


def _any(words: Iterable[str]) -> str:
    """One of ``words``, the longest that fits, as a tree of their beginnings: no beginning is tried twice."""
    endings: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        endings[word[:1]].append(word[1:])
    tree = "|".join(re.escape(first) + _any(rest) for first, rest in endings.items() if first)
    return f"(?:{tree})?" if tree and "" in endings else f"(?:{tree})" if len(endings) > 1 else tree


_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"""\b(?=\w)(?:
      (?P<iso_year>{_YEAR})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)
    | (?P<first>\d{{1,2}})(?P<mark>[./])\s?(?P<second>\d{{1,2}})(?P=mark)\s?(?P<number_year>{_YEAR})\b
    | (?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<month>{_any(MONTHS)})\b\.?(?:,?\s+(?P<year>{_YEAR})\b)?
    | (?P<us_month>{_any(MONTHS)})\b\.?\s+(?:the\s+)?(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.,:]\d)
      (?:,?\s+(?P<us_year>{_YEAR})\b)?
    | (?P<only_month>{_any(MONTHS)})\b\.?,?\s+(?P<only_year>{_YEAR})\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SMALL_NUMBER = re.compile(r"[0-9](?<![\w.,][0-9])[0-9]?(?![0-9])")
_TWO_WORDS_BEFORE = re.compile(r"(?:\b\w+\.?\s+){1,2}$")
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"\d\d*")  # a set at its head, as a repeat is none
_RELATIVE = re.compile(
    rf"\b(?=\w)(?:(?P<next>{_any(NEXT)})\s+|(?P<last>{_any(LAST)})\s+"
    rf"|this\s+)?(?P<weekday>{_any(ON_WEEKDAYS)})\b|\b(?P<back>{_any(DAYS_BACK)})\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(rf"(?:\b(?:early|earlier|late|later)\s+)?\b(?:{_any(ON)})\s+$", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

# The patterns above are slow to see that there is nothing for them. These are quick, and never miss what would match.
_FIGURES = re.compile(r"\d[-./]\s?\d")
_MONTH_NAMES = AhoCorasick([fold(name) for name in MONTHS])
_DAY_NAMES = AhoCorasick([fold(name) for name in (*ON_WEEKDAYS, *DAYS_BACK)])
_PLAIN_DAY_NAMES = AhoCorasick(sorted({names.fold(name) for name in (*ON_WEEKDAYS, *DAYS_BACK)}))

# A day and month without a year belong to the year of publication, or to the last one if that is near.
_NEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A date expression where it stands; None for what it does not say."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None


class Whens:
    """Where a text may say when: every figure, "on Monday", "yesterday". One pass over it, so that most sentences need
    no look."""

    def __init__(self, text: str, plain: str) -> None:
        """``plain`` is ``text`` as ``names.fold`` has it, for which every character keeps its place."""
        days = _PLAIN_DAY_NAMES.find_matches_as_indexes(plain, overlapping=True)
        figures = map(re.Match.start, _FIGURE.finditer(text))
        self._starts = sorted([*(start for _, start, _ in days), *figures])

    def within(self, span: Span) -> bool:
        place = bisect_left(self._starts, span.start)
        return place < len(self._starts) and self._starts[place] < span.end


def said_date(context: str, published: date | None) -> PartialDate:
    """When the words of ``context`` say that something was said: the first date in it.

    ``context`` is the attribution, or its sentence without the statement's own words: what a speaker says of Friday is
    not when they said it. ``published`` is the day of publication, None unless known to the day. A weekday is the last
    one not after it; a day without a year takes its year only if that day is not long past; whatever stays open, and
    a date that the calendar does not have, is a phrase of unknown precision.
    """
    printed = next(_printed(context), None)
    relative = None
    if _may_name(_DAY_NAMES, context):
        relative = next((found for found in _RELATIVE.finditer(context) if not found["next"]), None)
    if relative and not (printed and printed.start <= relative.end() + 2):
        # A weekday right before a date ("on Monday, 20 November") only repeats it.
        return _relative(relative, context, published)
    if printed:
        return _settled(printed, context, published)
    return PartialDate()


def read_date(text: str) -> PartialDate:
    """The first calendar date in ``text``, as in a dateline; one without a year, or none at all, is unknown."""
    printed = next(_printed(text), None)
    return _settled(printed, text, None) if printed else PartialDate()


def read_iso_date(text: str) -> PartialDate:
    """``2023``, ``2023-11`` or ``2023-11-20`` and nothing else. Raises ValueError with a sentence for the reader."""
    parts = _ISO.fullmatch(text.strip())
    year, month, day = (int(part) if part else None for part in parts.groups()) if parts else (None, None, None)
    try:
        if year is None:
            raise ValueError
        on = date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(f"“{text}” is no date: write YYYY-MM-DD, YYYY-MM or YYYY.") from None
    return PartialDate(on, _precision(month, day), text.strip())


def date_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where calendar dates stand in ``text``."""
    return ((printed.start, printed.end) for printed in _printed(text))


def bare_days(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Days without a year: start, end, month, day. Looked for around small numbers only, which is quick."""
    over = 0
    for number in _SMALL_NUMBER.finditer(text):
        start, end = number.span()
        if start < over or not _may_hold_date(text, max(over, start - 24), end + 40):
            continue
        lead = _TWO_WORDS_BEFORE.search(text, max(over, start - 24), start)
        for printed in _printed(text, lead.start() if lead else start, min(len(text), end + 40)):
            if printed.start > start:
                break
            over = printed.end
            day = printed.day or 0
            if printed.end >= end and not printed.year and 1 <= printed.month <= 12 and 1 <= day <= 31:
                yield printed.start, printed.end, printed.month, day


def _printed(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[_Printed]:
    if not _may_hold_date(text, start, end):
        return
    for found in _DATE.finditer(text, start, end):
        if (found["month"] or found["us_month"] or found["only_month"]) in {"may", "march"}:
            continue  # the verbs
        start, end = found.span()
        if found["iso_year"]:
            year, month, day = int(found["iso_year"]), int(found["iso_month"]), int(found["iso_day"])
        elif found["number_year"]:
            year, month, day = int(found["number_year"]), int(found["second"]), int(found["first"])
            if found["mark"] == "/" and day <= 12 and month != day:
                # 03/04/2023 is March in Washington and April in London; 11/20/2023 has only one reading.
                month, day = (day, month) if month > 12 else (0, 0)
        elif found["day"]:
            year, month, day = int(found["year"] or 0), MONTHS[fold(found["month"])], int(found["day"])
        elif found["us_day"]:
            year, month, day = int(found["us_year"] or 0), MONTHS[fold(found["us_month"])], int(found["us_day"])
        else:
            yield _Printed(start, end, int(found["only_year"]), MONTHS[fold(found["only_month"])], None)
            continue
        yield _Printed(start, end, year or None, month, day)


def _may_hold_date(text: str, start: int, end: int) -> bool:
    return _DIGIT.search(text, start, end) is not None and (
        _may_name(_MONTH_NAMES, text[start:end]) or _FIGURES.search(text, start, end) is not None
    )


def _may_name(names: AhoCorasick, text: str) -> bool:
    """Whether one of ``names`` can stand in ``text``, in any case; it may also turn out to be a part of a word."""
    return bool(names.find_matches_as_indexes(fold(text)))


def _settled(printed: _Printed, text: str, published: date | None) -> PartialDate:
    phrase = _phrase(text, printed.start, printed.end)
    try:
        if printed.year:
            on = date(printed.year, printed.month, printed.day or 1)
            if published is None or on <= published:  # nothing is reported before it is said
                return PartialDate(on, _precision(printed.month, printed.day), phrase)
            return PartialDate(phrase=phrase)
        if published:
            on = date(published.year, printed.month, printed.day or 1)
            if on > published:
                on = date(published.year - 1, printed.month, printed.day or 1)
                if published - on > _NEAR:
                    return PartialDate(phrase=phrase)
            return PartialDate(on, Precision.DAY, phrase)
    except ValueError:  # 31 February
        pass
    return PartialDate(phrase=phrase)


def _relative(found: re.Match[str], text: str, published: date | None) -> PartialDate:
    phrase = _phrase(text, *found.span())
    if published is None:
        return PartialDate(phrase=phrase)
    if found["back"]:
        back = DAYS_BACK[" ".join(fold(found["back"]).split())]
    else:
        back = (published.weekday() - ON_WEEKDAYS[fold(found["weekday"])]) % 7
        if found["last"] and back == 0:
            back = 7
    return PartialDate(published - timedelta(days=back), Precision.DAY, phrase)


def _phrase(text: str, start: int, end: int) -> str:
    lead_in = _LEAD_IN.search(text, max(0, start - 16), start)
    return " ".join(text[lead_in.start() if lead_in else start : end].split())


def _precision(month: int | None, day: int | None) -> Precision:
    return Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
