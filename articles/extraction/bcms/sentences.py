"""The sentences of a paragraph: never cut inside quotation marks, behind an ordinal or an abbreviation, or before a
small letter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..marks import Quoted
from ..records import Span

_BREAK = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*[)\]”\"’'»“]*\s+(?=\S)")
_ABBREVIATED = re.compile(
    r"(?:^|(?<=[\s(]))(?:\d{1,2}|[^\W\d_]|br|dr|mr|prof|gđa|gdja|gosp|npr|tzv|tj|str|ul|čl|st|sv|mil|mlrd|akad|doc|ing|inž|gen"
    r"|puk|odn|бр|др|мр|проф|гђа|госп|нпр|тзв|тј|стр|ул|чл|ст|св|ген|пук)\Z",
    re.IGNORECASE,
)
_LONGEST = 6  # letters of an abbreviation, and a blank


def bcms_sentences(text: str, paragraph: Span, quoted: Sequence[Quoted]) -> Iterator[Span]:
    """``quoted`` are the passages of the whole text, in order."""
    upcoming = bisect_left(quoted, paragraph.start, key=lambda passage: passage.end)
    start = paragraph.start
    for match in _BREAK.finditer(text, paragraph.start, paragraph.end):
        at, after = match.span()
        opening = text[after]
        if opening in "\"“”„‟«»‘’'([" and after + 1 < paragraph.end:
            opening = text[after + 1]
        if opening.islower():
            continue
        while upcoming < len(quoted) and quoted[upcoming].end <= at:
            upcoming += 1
        passage = quoted[upcoming] if upcoming < len(quoted) else None
        if passage is not None and passage.start <= at < passage.end:
            if at + len(match.group().rstrip()) < passage.end or not passage.closed:
                continue
        elif text[at] == "." and _ABBREVIATED.search(text[max(start, at - _LONGEST) : at]):
            continue
        if at + 1 > start:
            yield Span(start, after - (len(match.group()) - len(match.group().rstrip())))
        start = after
    end = paragraph.end
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)
