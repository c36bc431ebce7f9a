"""What is printed without marks: the turns of interviews, and blocks that a sentence announces.

In an interview or press conference a paragraph opens with who speaks, and what follows is theirs whole. Web pages set
long quotations as paragraphs of their own, and the marks are lost with the layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .found import Found
from .records import Form, Span

_FEWEST = 2  # turns, before a name and a colon are taken for more than the lead of one sentence
_SHORTEST = 40  # characters of a block: less is a heading
_LABEL = re.compile(r"[^\W\d_a-zà-ÿ][\w.’'-]*(?:[ \u00a0](?:of|the|and|de|[^\W\d_a-zà-ÿ][\w.’'-]*)){0,7}:\s+(?=\S)")
_ANNOUNCED = re.compile(r"\s*(?:that)?\s*:\s*")


def turns_of(text: str, paragraphs: Iterable[Span]) -> dict[int, Span]:
    """Where a paragraph begins that opens with a name and a colon → the paragraph; empty for a text without at least
    two of them."""
    found = {paragraph.start: paragraph for paragraph in paragraphs if _LABEL.match(text, *paragraph)}
    return found if len(found) >= _FEWEST else {}


def read_blocks(text: str, paragraphs: Sequence[Span], found: Sequence[list[tuple[Span, Found]]]) -> None:
    """Gives the lead-in that ends a paragraph ("The mayor added:") the words of the next, where ``found``, which is by
    paragraph, has nothing there: neither marks nor another verb of saying."""
    for (_, here), (block, there) in pairwise(zip(paragraphs, found, strict=True)):
        if there or not here or here[-1][1].rule != "lead-in":
            continue
        sentence, lead = here[-1]
        if lead.cue is None or not _ANNOUNCED.fullmatch(text, lead.cue.end, sentence.end):
            continue
        words = text[block.start : block.end]
        start = block.start + len(words) - len(words.lstrip())
        if len(words.strip()) >= _SHORTEST and text[start].isupper():
            lead.pieces = [Span(start, start + len(words.strip()))]
            lead.form, lead.rule = Form.PARENTHETICAL, "colon"
