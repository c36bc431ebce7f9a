"""Speech that a dash opens and a comma, or a dash without a blank, closes: "– Most stoji. Čuvaju ga, rekao je S."

A paragraph that opens with a dash is speech up to the comma before its verb of saying, whatever stands inside; behind a
sentence that announces it ("Ana je dodala: – Most stoji. Čuvaju ga.") to its end. Else it stays a list or an aside.
What a second dash closes is read in ``prodrop.dialogue``.
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
_ANNOUNCED = re.compile(r":[ \u00a0](?P<dash>[-–—])[ \u00a0]?(?=[„“\"A-ZČĆŠŽĐА-ЯЀ-Џ])")
_LONGEST_LEAD = 120  # characters between a verb of saying and its colon
_SENTENCE = re.compile(r"[.!?]\s")
_WORD = re.compile(r"[^\W\d_]+")
_STANDS_BEHIND = frozenset(("se", "u", "iz", "za"))  # navodi se, stoji u saopćenju, kaže za list


def with_open_dashes(text: str, paragraphs: Sequence[Span], quoted: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """``quoted``, which is in order, with what such dashes open; marks inside of that are part of it."""
    spoken: list[Quoted] = []
    languages = ParagraphLanguages(text)
    for number, paragraph in enumerate(paragraphs):
        opening = _OPENING.match(text, paragraph.start, paragraph.end)
        start = paragraph.start
        if opening is not None and not _is_quoted(quoted, start):
            announced = number > 0 and _announces(text, paragraphs[number - 1]) and not _lists(text, paragraphs, number)
        elif (opening := _ANNOUNCED.search(text, *paragraph)) is not None:
            start = opening.start("dash")
            announced = _announces(text, Span(paragraph.start, opening.start() + 1))
            if not announced or _is_quoted(quoted, start):
                continue
        else:
            continue
        end = _speech_end(text, Span(opening.end(), paragraph.end))
        if end < 0 and announced:
            end = paragraph.end
        if end > opening.end() and languages.of(paragraph) == BCMS:
            spoken.append(Quoted(start, end, Span(opening.end(), end)))
    return with_speech(quoted, spoken)


def _announces(text: str, span: Span) -> bool:
    """Whether a sentence with a verb of saying ends in a colon there: Ana Testić je dodala:"""
    end = span.start + len(text[span.start : span.end].rstrip())
    if text[end - 1 : end] != ":":
        return False
    lead = _SENTENCE.split(text[max(span.start, end - _LONGEST_LEAD) : end])[-1]
    verbs = (sh.VERBS.get(sh.folded(word)) for word in _WORD.findall(lead))
    return any(verb is not None and Frame.QUOTE in verb.frame for verb in verbs)


def _lists(text: str, paragraphs: Sequence[Span], number: int) -> bool:
    """Whether the paragraph behind one that a dash opens is opened by a dash as well, as in a list."""
    behind = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
    return behind is not None and _OPENING.match(text, behind.start, behind.end) is not None


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
