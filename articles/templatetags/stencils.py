"""Pieces of a page that it holds hundreds of times: a template is rendered once with gaps in place of the values, and
then only filled in (DECISIONS: “Rows of facets are filled in”)."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any
from weakref import WeakKeyDictionary

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.template import Context
from django.template.base import Template
from django.template.loader import get_template
from django.utils.html import format_html_join
from django.utils.translation import get_language

from articles.search.answers import Facet, FacetValue

register = template.Library()

BLANKS = re.compile("[ \n]+")
GAP = re.compile("\ue000([a-z]+)\ue001")  # private characters: no value of the record, and nothing that is escaped
Stencil = dict[Any, str]  # which parts are shown → the text around the gaps, as a pattern for format_html

# A template that was changed is another object.
_cut: WeakKeyDictionary[Template, Stencil] = WeakKeyDictionary()


def stencil(name: str, value: dict[str, Any], gaps: tuple[str, ...]) -> str:
    """The template rendered with ``value``, in which ``gaps`` are missing, as a pattern for ``format_html``.

    Conditions may ask for what ``value`` holds only; a gap is printed as it is, without any filter.
    """
    whole: Template = get_template(name).template  # type: ignore[attr-defined]
    key = (get_language(), *value.items())
    kept = _cut.setdefault(whole, {})
    if key not in kept:
        context = Context({"value": value | {gap: f"\ue000{gap}\ue001" for gap in gaps}})
        text = BLANKS.sub(" ", whole.render(context)).strip()
        kept[key] = GAP.sub(r"{\1}", text.replace("{", "{{").replace("}", "}}"))
    return kept[key]


VALUE = "statements/_facet_value.html"
GAPS = ("param", "key", "label", "shown")


@register.simple_tag
def facet_values(facet: Facet) -> str:
    """A row for each value, as ``VALUE`` has it: those excluded first."""
    rows = []
    for look, values in groupby(sorted(facet.values, key=_is_included), key=_look):
        marks = dict(zip(("excluded", "chosen", "empty"), look, strict=True))
        pattern = stencil(VALUE, marks, GAPS)
        rows.append((format_html_join("", pattern, (_gaps(facet.param, value) for value in values)),))
    return format_html_join("", "{}", rows)


def _is_included(value: FacetValue) -> bool:
    return not value.excluded


def _look(value: FacetValue) -> tuple[bool, bool, bool]:
    return value.excluded, value.chosen, not value.count


def _gaps(param: str, value: FacetValue) -> dict[str, Any]:
    shown = intcomma(value.count) if value.count > 999 else str(value.count)
    return {"param": param, "key": value.key, "label": value.label, "shown": shown}
