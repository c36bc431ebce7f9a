"""How pages write down what the record holds."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, ngettext_lazy, pgettext
from django.utils.translation import gettext as _

from articles import charts

register = template.Library()

ISO = {"day": 10, "month": 7, "year": 4}  # characters of YYYY-MM-DD


def written(day: date, form: str) -> str:
    """Names of months are small in every language but English, whatever the catalogue has them as."""
    return _written(day, form, get_language())


@lru_cache(maxsize=10_000)  # lists hold the same days again and again, and writing one costs more than its row
def _written(day: date, form: str, language: str | None) -> str:
    text = format_date(day, form)
    return text if language == "en" else text.lower()


@register.filter
def dated(day: date | None, precision: str = "day") -> str:
    """As far as it is known: 1 May 2023, May 2023, 2023, or empty."""
    if not day:
        return ""
    if precision == "day":
        return written(day, pgettext("a date", "j F Y"))
    if precision == "month":
        return written(day, pgettext("a date", "F Y"))
    if precision == "short":  # beside others, in the unit of a drawing
        return written(day, pgettext("a date", "j M"))
    return format_date(day, "Y") if precision == "year" else ""


@register.filter(expects_localtime=True)
def moment(at: datetime | None) -> str:
    """21 November 2026, 14:05 UTC"""
    form = pgettext("a date", "j F Y, H:i")
    return f"{written(at, form)} UTC" if at else ""


@register.filter
def between(first: date | None, last: date | None) -> str:
    """An inferred stretch of days in as few words as it takes: between 20 and 21 November 2023; one day as itself."""
    if not first or not last:
        return ""
    if first == last:
        return dated(first)
    start = pgettext("a date", "j F Y")
    if first.year == last.year:
        start = pgettext("a date", "j") if first.month == last.month else pgettext("a date", "j F")
    return _("between %(first)s and %(last)s") % {"first": written(first, start), "last": dated(last)}


@register.filter
def iso(day: date | None, precision: str = "day") -> str:
    """The same for <time datetime>."""
    return str(day)[: ISO[precision]] if day and precision in ISO else ""


@register.filter
def unbroken(text: str) -> str:
    """No line ends between a minus and the word that it leaves out."""
    return text.replace(" -", " -\N{WORD JOINER}")


@register.filter
def share(count: int, most: int) -> float:
    return charts.share(count, most)


@register.filter
def step(count: int, most: int) -> int:
    """The shade of a figure: the end of a class name."""
    return charts.shade_of(count, most)


@register.filter
def percent(part: float | None) -> str:
    """0.714 → 71%; an en dash where nothing was judged."""
    return "–" if part is None else f"{100 * part:.0f}%"


# Filters that write a figure with what it counts: {{ total|statements }} → 12,345 statements
COUNTED = {
    "statements": ngettext_lazy("%(figure)s statement", "%(figure)s statements", "n"),
    "articles": ngettext_lazy("%(figure)s article", "%(figure)s articles", "n"),
    "dispatches": ngettext_lazy("%(figure)s dispatch", "%(figure)s dispatches", "n"),
    "dispatches_loaded": ngettext_lazy("%(figure)s dispatch loaded", "%(figure)s dispatches loaded", "n"),
    "speakers": ngettext_lazy("%(figure)s identified speaker", "%(figure)s identified speakers", "n"),
    "outlets": ngettext_lazy("%(figure)s named outlet", "%(figure)s named outlets", "n"),
    "new": ngettext_lazy("%(figure)s new", "%(figure)s new", "n"),
    "added": ngettext_lazy("%(figure)s added", "%(figure)s added", "n"),
    "corrected": ngettext_lazy("%(figure)s corrected", "%(figure)s corrected", "n"),
    "withdrawn": ngettext_lazy("%(figure)s withdrawn", "%(figure)s withdrawn", "n"),
    "confirmed": ngettext_lazy("%(figure)s confirmed", "%(figure)s confirmed", "n"),
    "left_out": ngettext_lazy("%(figure)s less frequent left out", "%(figure)s less frequent left out", "n"),
    "all_of": ngettext_lazy("All %(figure)s", "All %(figure)s", "n"),
    "of_so_many": ngettext_lazy("of %(figure)s", "of %(figure)s", "n"),
}


def counted(n: int, words: str) -> str:
    return _counted(n, words, get_language())


@lru_cache(maxsize=10_000)  # choosing the plural costs more than the rest of a bar that tells it
def _counted(n: int, words: str, language: str | None) -> str:
    return COUNTED[words] % {"n": n, "figure": intcomma(n)}


for _words in COUNTED:
    register.filter(_words, partial(counted, words=_words))


@register.simple_tag
def stretch(bar: charts.Bar[Any], unit: str, covered: bool) -> str:
    """A bar of a timeline in words: May 2023: 12 statements; 40 dispatches loaded."""
    start, end, count, coarse = bar.bin.start, bar.bin.end, bar.bin.count, bar.bin.coarse
    if unit in ("day", "month", "year"):
        called = dated(start, unit)
    else:
        called = _("%(first)s to %(last)s") % {"first": start.year, "last": end.year}
    told = f"{called}: {counted(count, 'statements')}"
    if coarse and unit == "day":
        told += _(", %(figure)s of them not known to the day") % {"figure": intcomma(coarse)}
    elif coarse:
        told += _(", %(figure)s of them not known to the month") % {"figure": intcomma(coarse)}
    if covered:
        told += f"; {counted(bar.loaded, 'dispatches_loaded')}"
    return told
