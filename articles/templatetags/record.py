"""How pages write down what the record holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.dateformat import format as format_date

from articles import charts

register = template.Library()

FORMATS = {"day": "j F Y", "month": "F Y", "year": "Y"}
ISO = {"day": "Y-m-d", "month": "Y-m", "year": "Y"}


@register.filter
def dated(day: date | None, precision: str = "day") -> str:
    """As far as it is known: 1 May 2023, May 2023, 2023, or empty."""
    return format_date(day, FORMATS[precision]) if day and precision in FORMATS else ""


@register.filter
def between(first: date | None, last: date | None) -> str:
    """An inferred stretch of days in as few words as it takes: between 20 and 21 November 2023; one day as itself."""
    if not first or not last:
        return ""
    if first == last:
        return dated(first)
    start = "j F Y" if first.year != last.year else "j F" if first.month != last.month else "j"
    return f"between {format_date(first, start)} and {dated(last)}"


@register.filter
def iso(day: date | None, precision: str = "day") -> str:
    """The same for <time datetime>."""
    return format_date(day, ISO[precision]) if day and precision in ISO else ""


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


@register.simple_tag
def stretch(bar: charts.Bar[Any], unit: str, covered: bool) -> str:
    """A bar of a timeline in words: May 2023: 12 statements; 40 dispatches loaded."""
    start, end, count, coarse = bar.bin.start, bar.bin.end, bar.bin.count, bar.bin.coarse
    called = dated(start, unit) if unit in ("month", "year") else f"{start.year} to {end.year}"
    told = f"{called}: {intcomma(count)} statement{'' if count == 1 else 's'}"
    if coarse:
        told += f", {intcomma(coarse)} of them dated only to the year"
    if covered:
        told += f"; {intcomma(bar.loaded)} dispatch{'' if bar.loaded == 1 else 'es'} loaded"
    return told
