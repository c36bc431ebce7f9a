"""Pieces of a page that it holds dozens or hundreds of times: a template is rendered once with gaps in place of the
values, and then only filled in (DECISIONS: “Rows of facets are filled in, and so are cards and bars”).

Such a template knows nothing but ``value``. Its conditions ask for the *look*; *gaps* are printed as they are, without
any filter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import groupby
from typing import Any
from weakref import WeakKeyDictionary

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.template import Context, Library
from django.template.base import FilterExpression, Parser, Template, Token
from django.template.loader import get_template
from django.utils.translation import get_language

from articles.search.answers import Facet, FacetValue

register = Library()

BLANKS = re.compile("[ \n]+")
GAP = re.compile("\ue000([a-z]+)\ue001")  # private characters: no value of the record, and nothing that is escaped
Stencil = tuple[str, tuple[str, ...]]  # the text around the gaps, as a pattern for ``%``, and what each of them holds

# A template that was changed is another object. By language, look and gaps.
_cut: WeakKeyDictionary[Template, dict[tuple, Stencil]] = WeakKeyDictionary()
NOTHING: Mapping[str, str] = {}


class Filling:
    """Fills templates in, in the language of this moment: one for each part of a page."""

    def __init__(self) -> None:
        self._language = get_language()
        self._templates: dict[str, Template] = {}

    def __call__(
        self, name: str, look: Mapping[str, Any], gaps: Mapping[str, Any], made: Mapping[str, str] = NOTHING
    ) -> str:
        """HTML: ``gaps`` are escaped, ``made`` are pieces of HTML that were written here."""
        pattern, order = self.stencil(name, look, (*gaps, *made))
        written = {gap: escape(str(text)) for gap, text in gaps.items()}
        if made:
            written |= made
        return pattern % tuple([written[gap] for gap in order])

    def all(
        self, name: str, look: Mapping[str, Any], gaps: tuple[str, ...], values: Iterable[tuple[str, ...]]
    ) -> list[str]:
        """The same of many that look alike: each as the values of its ``gaps``."""
        pattern, order = self.stencil(name, look, gaps)
        at = [gaps.index(gap) for gap in order]
        return [pattern % tuple([texts[i] for i in at]) for texts in (list(map(escape, some)) for some in values)]

    def stencil(self, name: str, look: Mapping[str, Any], gaps: tuple[str, ...]) -> Stencil:
        whole = self._templates.get(name)
        if whole is None:
            whole = self._templates[name] = get_template(name).template  # type: ignore[attr-defined]
        kept = _cut.setdefault(whole, {})
        key = (self._language, gaps, *look.values())
        if key not in kept:
            context = Context({"value": {**look, **{gap: f"\ue000{gap}\ue001" for gap in gaps}}})
            text = BLANKS.sub(" ", whole.render(context)).strip()
            kept[key] = GAP.sub("%s", text.replace("%", "%%")), tuple(GAP.findall(text))
        return kept[key]


class Written(template.Node):
    """Writes HTML and has escaped what is in it: nothing that comes after does."""

    def __init__(self, write: Callable[..., str], arguments: list[FilterExpression]) -> None:
        self.write, self.arguments = write, arguments

    def render(self, context: Context) -> str:
        return self.write(Filling(), *(each.resolve(context) for each in self.arguments))


def written(library: Library) -> Callable[[Callable[..., str]], Callable[..., str]]:
    """Makes a function of a ``Filling`` and of values the tag of its name."""

    def tagged(write: Callable[..., str]) -> Callable[..., str]:
        def tag(parser: Parser, token: Token) -> Written:
            return Written(write, [parser.compile_filter(each) for each in token.split_contents()[1:]])

        library.tag(write.__name__, tag)
        return write

    return tagged


VALUE = "statements/_facet_value.html"
GAPS = ("param", "key", "label", "shown")


@written(register)
def facet_values(fill: Filling, facet: Facet) -> str:
    """A row for each value, as ``VALUE`` has it: those excluded first."""
    rows: list[str] = []
    for look, values in groupby(sorted(facet.values, key=_is_included), key=_look):
        marks = dict(zip(("excluded", "chosen", "empty"), look, strict=True))
        rows += fill.all(VALUE, marks, GAPS, [(facet.param, each.key, each.label, _shown(each)) for each in values])
    return "".join(rows)


def _is_included(value: FacetValue) -> bool:
    return not value.excluded


def _look(value: FacetValue) -> tuple[bool, bool, bool]:
    return value.excluded, value.chosen, not value.count


def _shown(value: FacetValue) -> str:
    return intcomma(value.count) if value.count > 999 else str(value.count)
