"""Dialogue dashes ("– Most stoji. Čuvaju ga – rekao je S.") are marks as good as any.

A dash opens at the head of a paragraph or of a sentence, and is one only if a verb of saying stands behind the dash
that closes it; so no list and no aside becomes speech.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ..lexicon import mk, sh, sq
from ..lexicon.frames import Frame
from ..marks import Quoted
from ..records import Span

_DASH = re.compile(r"[–—―-](?:(?<=[\s–—―-].)|(?<=\A.))[ \u00a0]+([^\W\d_]+)?")
_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")
_OPENS_BEHIND = '.!?:”“"»'


def with_dialogue(text: str, paragraphs: Iterable[Span], quoted: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """``quoted``, which is in order, with what stands between dialogue dashes; marks inside of that are part of it."""
    spoken: list[Quoted] = []
    for paragraph in paragraphs:
        _read(text, paragraph, spoken)
    return with_speech(quoted, spoken)


def with_speech(quoted: Sequence[Quoted], spoken: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """Both, in order; marks inside of what dashes open are part of it. Each of the two is in order."""
    if not spoken:
        return tuple(quoted)
    starts = [passage.start for passage in spoken]
    kept = []
    for passage in quoted:
        place = bisect_left(starts, passage.end) - 1
        if place < 0 or spoken[place].end <= passage.start:
            kept.append(passage)
    return tuple(sorted([*kept, *spoken], key=lambda passage: passage.start))


def _read(text: str, paragraph: Span, spoken: list[Quoted]) -> None:
    opened = -1
    said = False  # whether a passage of this paragraph has been closed, so that a dash opens the next
    for dash in _DASH.finditer(text, paragraph.start, paragraph.end):
        at = dash.start()
        verb = _verb(text, dash)
        if opened >= 0 and verb:
            end = at
            while end > opened and text[end - 1].isspace():
                end -= 1
            inner = opened + 1
            while inner < end and text[inner].isspace():
                inner += 1
            if inner < end:
                spoken.append(Quoted(opened, end, Span(inner, end)))
            opened, said = -1, True
            continue
        if opened >= 0 or verb:
            continue
        before = (
            text[paragraph.start : at].rstrip()[-1:] if at - paragraph.start < 3 else text[at - 2 : at].strip()[-1:]
        )
        if at == paragraph.start or (before and before in _OPENS_BEHIND) or said:
            opened = at
    # a dash that nothing closes is a list or an aside


def _verb(text: str, dash: re.Match[str]) -> bool:
    """Whether a verb of saying stands behind a dash: – rekao je S, – tha S, – është shprehur S."""
    word = dash[1]
    if not word or not word[0].islower():
        return False
    form = sh.folded(word)
    verb = sh.VERBS.get(form) or mk.VERBS.get(form)
    if verb is not None and verb.tense in ("past", "present") and Frame.QUOTE in verb.frame:
        return True
    form = sq.folded(word)
    if form in sq.HAVE or form in sq.BE or form in ("u", "i"):
        behind = _WORD.match(text, dash.end())
        form = sq.folded(behind[1]) if behind else ""
    return any(Frame.QUOTE in verb.frame for verb in sq.VERBS.get(form, ()))
