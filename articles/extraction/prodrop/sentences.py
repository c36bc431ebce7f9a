"""The sentences of a paragraph: never cut inside quotation marks, behind an ordinal or an abbreviation, or before a
small letter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..marks import Quoted
from ..records import Span

_BREAK = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*(?:[)\]”\"’'»“]*\s+(?=\S)|(?=[\"„“«][^\W\d_a-z]))")
_LONGEST = 6  # letters of an abbreviation, and a blank


def cut_sentences(text: str, paragraph: Span, quoted: Sequence[Quoted], abbreviated: re.Pattern[str]) -> Iterator[Span]:
    """``quoted`` are the passages of the whole text, in order; ``abbreviated`` finds what a full stop behind it does
    not end, searched in the few characters before one."""
    upcoming = bisect_left(quoted, paragraph.start, key=lambda passage: passage.end)
    start = paragraph.start
    for match in _BREAK.finditer(text, paragraph.start, paragraph.end):
        at, after = match.span()
        opening = text[after]
        if opening in "\"“”„‟«»‘’'([" and after + 1 < paragraph.end:
            opening = text[after + 1]
        if opening.islower() or (opening in "–—-" and text[after + 1 : after + 3].strip()[:1].islower()):
            continue
        while upcoming < len(quoted) and quoted[upcoming].end <= at:
            upcoming += 1
        passage = quoted[upcoming] if upcoming < len(quoted) else None
        if passage is not None and passage.start <= at < passage.end:
            if at + len(match.group().rstrip()) < passage.end or not passage.closed:
                continue
        elif text[at] == "." and abbreviated.search(text[max(start, at - _LONGEST) : at]):
            continue
        if at + 1 > start:
            yield Span(start, after - (len(match.group()) - len(match.group().rstrip())))
        start = after
    end = paragraph.end
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)
