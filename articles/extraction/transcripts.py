"""Interviews and press conferences in print: paragraphs that open with who speaks, and what follows is theirs whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .records import Span

_FEWEST = 2  # turns, before a name and a colon are taken for more than the lead of one sentence
_LABEL = re.compile(r"[^\W\d_a-zà-ÿ][\w.’'-]*(?:[ \u00a0](?:of|the|and|de|[^\W\d_a-zà-ÿ][\w.’'-]*)){0,7}:\s+(?=\S)")


def turns_of(text: str, paragraphs: Iterable[Span]) -> dict[int, Span]:
    """Where a paragraph begins that opens with a name and a colon → the paragraph; empty for a text without at least
    two of them."""
    found = {paragraph.start: paragraph for paragraph in paragraphs if _LABEL.match(text, *paragraph)}
    return found if len(found) >= _FEWEST else {}
