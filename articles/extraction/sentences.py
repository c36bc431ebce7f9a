"""Paragraphs and sentences, as half-open spans. A sentence is never cut inside quotation marks.

A line break ends a paragraph unless the block is hard-wrapped (lines of one block filled to a common width).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from .lexicon.en import VERBS, Frame
from .marks import Quoted
from .records import Span

_END = attrgetter("end")
_LINE = re.compile(r"[^\n]*\n?")
_TERMINAL = ".!?…:;”\"»“’'"
_WRAP_WIDTHS = range(40, 101)  # characters in every line but the last of a hard-wrapped block
_ITEM = re.compile(r"(?:[•*–—-]|\d{1,2}[.)])\s")
_ENOUGH_LINES = 4  # by which a whole text is known to be filled to a width
_SLACK = 12  # characters by which filled lines may be shorter than the longest

# One set of characters at its head, so that the search runs at once to where one of them stands.
_BREAK = re.compile(r"([.!?…](?<![.!?…].)[.!?…]*[)\]”\"’'»]*)\s+(?=[\"“„«‘'`(\[•*]*\s?[^\W_a-zà-ÿ])")
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "mt",
        "prof",
        "sen",
        "del",
        "rep",
        "gov",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "maj",
        "cmdr",
        "adm",
        "brig",
        "amb",
        "hon",
        "rev",
        "fr",
        "st",
        "sr",
        "jr",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "no",
        "vs",
        "etc",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "fig",
        "art",
        "ave",
        "blvd",
        "bros",
        "p.m",
        "a.m",
        "u.s",
        "u.n",
        "e.u",
        "u.k",
        "b.c",
        "d.c",
        "ph.d",
        "i.e",
        "e.g",
        "messrs",
        "gens",
        "sens",
        "reps",
        "pres",
        "supt",
        "det",
        "cpl",
        "pvt",
        "sq",
        "tel",
        "approx",
    ]
)
_LONGER = max(map(len, _ABBREVIATIONS)) + 1
#: after "U.S." or "p.m." one of these begins a sentence; no title or initial stands before them
_OPENER = re.compile(
    r"(?:He|She|It|They|We|The|This|That|These|Those|But|And|In|His|Her|Their|There|If|When|While|On|At)\b"
)
_LAST_WORD = re.compile(r"[\w.]+$")


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The paragraphs of ``text[start:end]``, without their surrounding blanks; empty ones are left out."""
    end = len(text) if end is None else end
    blocks: list[list[Span]] = [[]]
    for match in _LINE.finditer(text, start, end):
        line = _trimmed(text, match.start(), match.end())
        if line.end > line.start:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    width = _width(text, blocks)
    found: list[Span] = []
    for lines in blocks:
        if width:
            found.extend(_filled(text, lines, width))
        elif len(lines) > 1 and _is_wrapped(text, lines):
            found.append(Span(lines[0].start, lines[-1].end))
        else:
            found.extend(lines)
    return found


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    lengths = [line.end - line.start for line in lines]
    if max(lengths) > _WRAP_WIDTHS[-1] or min(lengths[:-1]) < _WRAP_WIDTHS[0]:
        return False
    if any(_ITEM.match(text, line.start) for line in lines[1:]):
        return False
    return any(text[line.end - 1] not in _TERMINAL for line in lines[:-1])


def _width(text: str, blocks: list[list[Span]]) -> int:
    """The width to which a whole text was filled, its longest line; 0 where lines break for other reasons. Of the lines
    that another follows, most are nearly as long as that, and many break off in the middle of a sentence."""
    followed = [line for lines in blocks for line in lines[:-1]]
    width = max((line.end - line.start for lines in blocks for line in lines), default=0)
    if len(followed) < _ENOUGH_LINES or width not in _WRAP_WIDTHS:
        return 0
    full = sum(line.end - line.start > width * 3 // 4 for line in followed)
    broken = sum(text[line.end - 1] not in _TERMINAL for line in followed)
    return width if full * 2 > len(followed) and broken * 2 > len(followed) else 0


def _filled(text: str, lines: list[Span], width: int) -> Iterator[Span]:
    """The paragraphs of a block filled to ``width``: a new one begins where a line is indented or an item of a list, or
    where the line before ends a sentence though the next word had room on it."""
    if not lines:
        return
    start, before = lines[0].start, lines[0]
    for line in lines[1:]:
        indented = text[line.start - 1] in " \t" and text[line.start - 2 : line.start].isspace()
        word = text.find(" ", line.start, line.end)
        room = width - (before.end - before.start) - 1 - ((word if word > 0 else line.end) - line.start)
        if indented or _ITEM.match(text, line.start) or (text[before.end - 1] in _TERMINAL and room > _SLACK):
            yield Span(start, before.end)
            start = line.start
        before = line
    yield Span(start, before.end)


def sentences(text: str, paragraph: Span, quoted: Sequence[Quoted]) -> list[Span]:
    """The sentences of one paragraph, which has no blanks around it. ``quoted`` are the passages of the whole text, in
    order."""
    first = bisect_left(quoted, paragraph.start, key=_END)
    inside: list[Quoted] = []
    for place in range(first, len(quoted)):
        if quoted[place].start >= paragraph.end:
            break
        inside.append(quoted[place])
    found: list[Span] = []
    start = paragraph.start
    upcoming = 0
    for match in _BREAK.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        while upcoming < len(inside) and inside[upcoming].end <= at:
            upcoming += 1
        passage: Quoted | None = inside[upcoming] if upcoming < len(inside) else None
        if passage is not None and passage.start <= at < passage.end:
            # only the close of a quotation can end a sentence that holds one
            if match.end(1) < passage.end or not passage.closed:
                continue
            if text[at] in "!?" and _attribution_follows(text, match.end(), paragraph.end):
                continue
        elif text[at] == "." and _is_abbreviation(text, paragraph.start, at) and not _OPENER.match(text, match.end()):
            continue
        found.append(Span(start, match.end(1)))
        start = match.end()
    return [*found, Span(start, paragraph.end)]


_PLAIN_WORD = re.compile(r"((?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|\w)\.|[\w.’'-]*\w)( ?)")
_ATTRIBUTION_ENDS = re.compile(
    r"[.,;]|$|(?:\w+ly|in|on|at|during|after|before|while|when|as|with|to|of|again|later|earlier|yesterday|today"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_SAID = frozenset(
    form for form, verbs in VERBS.items() for verb in verbs if verb.form in ("past", "s") and Frame.QUOTE in verb.frame
)


def _attribution_follows(text: str, at: int, end: int) -> bool:
    """Whether "?" in marks is followed by "Name asked.", so that the sentence goes on."""
    for count in range(8):
        match = _PLAIN_WORD.match(text, at, end)
        if match is None:
            return False
        at = match.end()
        if count and match.group(1) in _SAID:
            return _ATTRIBUTION_ENDS.match(text, at, end) is not None
        if not match.group(2):
            return False
    return False


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    if start <= stop - _LONGER and text[stop - _LONGER : stop].isalpha():
        return False  # as most words are
    match = _LAST_WORD.search(text, max(start, stop - 12), stop)
    if match is None:
        return False
    word = match.group().lower().lstrip(".")
    if word in _ABBREVIATIONS:
        # "Jan." and "p.m." may also end a sentence; a name or number after them is the commoner case
        return True
    return all(len(part) == 1 and part.isalpha() for part in word.split("."))


def _trimmed(text: str, start: int, end: int) -> Span:
    bare = text[start:end].lstrip()
    start = end - len(bare)
    return Span(start, start + len(bare.rstrip()))
