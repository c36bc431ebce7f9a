"""Speech that a dash opens and a comma, or a dash without a blank, closes: "– Most stoji. Čuvaju ga, rekao je S."

A paragraph that opens with a dash is speech up to the comma before its verb of saying, whatever stands inside; where
no such verb stands it stays a list or an aside. What a second dash closes is read in ``prodrop.dialogue``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..languages import BCMS, ParagraphLanguages
from ..lexicon import sh
from ..lexicon.frames import Frame
from ..marks import Quoted
from ..prodrop.dialogue import with_speech
from ..records import Span

_OPENING = re.compile(r"[-–—][ \u00a0]?(?=[„“\"A-ZČĆŠŽĐА-ЯЀ-Џ])")
_CLOSING = re.compile(
    r"(?:,\s|(?<=[^\W\d_])[-–—]\s?|(?<=[.!?…])[-–—]\s?|\s[-–—])(?P<verb>[^\W\d_]{3,})\s(?P<next>[^\W_][\w-]*)"
)
_STANDS_BEHIND = frozenset(("se", "u", "iz", "za"))  # navodi se, stoji u saopćenju, kaže za list


def with_open_dashes(text: str, paragraphs: Sequence[Span], quoted: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """``quoted``, which is in order, with what such dashes open; marks inside of that are part of it."""
    spoken: list[Quoted] = []
    languages = ParagraphLanguages(text)
    for paragraph in paragraphs:
        opening = _OPENING.match(text, paragraph.start, paragraph.end)
        if opening is None or _is_quoted(quoted, paragraph.start):
            continue
        end = _speech_end(text, Span(opening.end(), paragraph.end))
        if end > opening.end() and languages.of(paragraph) == BCMS:
            spoken.append(Quoted(paragraph.start, end, Span(opening.end(), end)))
    return with_speech(quoted, spoken)


def _is_quoted(quoted: Sequence[Quoted], at: int) -> bool:
    place = bisect_left(quoted, at, key=lambda passage: passage.start)
    return place < len(quoted) and quoted[place].start == at


def _speech_end(text: str, span: Span) -> int:
    """Where the comma stands that closes speech before its verb of saying; -1 where none does."""
    for closing in _CLOSING.finditer(text, *span):
        verb = sh.VERBS.get(sh.folded(closing["verb"]))
        if verb is None or Frame.QUOTE not in verb.frame or Frame.OPINION in verb.frame:
            continue
        after = sh.folded(closing["next"])
        if verb.tense == "past" and after in sh.AUXILIARIES:
            return closing.start()
        who = closing["next"][0].isupper() or after in sh.ROLES or after in sh.PRONOUNS or after in _STANDS_BEHIND
        if verb.tense == "present" and who:
            return closing.start()
    return -1
