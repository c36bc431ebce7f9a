"""Quotations that a straight mark opens and a curved one closes: "Most stoji“, rekao je S.

Elsewhere “ opens, so that such a mark is read as closing in paragraphs of this language alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..languages import BCMS, ParagraphLanguages
from ..marks import Quoted
from ..records import Span

_CLOSING = re.compile(r"(?<=[^\s(])“(?=[\s.,;:!?)–-]|\Z)")


def with_curved_closers(text: str, paragraphs: Sequence[Span], quoted: Sequence[Quoted]) -> Sequence[Quoted]:
    """``quoted``, where what nothing closes ends at such a mark."""
    if all(passage.closed for passage in quoted):
        return quoted
    languages = ParagraphLanguages(text)
    closed: list[Quoted] = []
    for passage in quoted:
        closing = None
        if not passage.closed and text[passage.start] == '"':
            closing = _CLOSING.search(text, passage.inner.start, passage.end)
        if closing is not None and "„" not in text[passage.start : closing.start()]:
            place = bisect_right(paragraphs, passage.start, key=lambda one: one.start) - 1
            if languages.of(paragraphs[place]) == BCMS:
                inner = Span(passage.inner.start, closing.start())
                passage = replace(passage, end=closing.end(), inner=inner, closed=True)
        closed.append(passage)
    return closed
