"""Every shortfall in a class that names the next thing to mend.

What was missed: its *boundary* is wrong where something else was found across it; otherwise no listed word of saying
stands beside it (*cue*), or one does and the sentence has a *pattern* that no rule reads. Where the speaker is wrong,
by what the marked mention is: a *name*, a *nominal* (the former minister), a *pronoun*, or *nobody*. What was found
and nobody marked crosses a missed statement (*boundary*) or stands where there is none (*nothing there*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.evaluation.gold import Quote
from articles.evaluation.matching import Comparison, Piece, common, head_of
from articles.extraction.lexicon import en

MISSED, WRONG_SPEAKER, SPURIOUS = "missed", "wrong speaker", "spurious"
CLASSES = {
    MISSED: ("boundary", "pattern", "cue"),
    WRONG_SPEAKER: ("name", "nominal", "pronoun", "nobody"),
    SPURIOUS: ("boundary", "nothing there"),
}
_BESIDE = 90  # characters on either side in which a cue is looked for where the gold marks none
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|:")
_SAYING = frozenset(en.FINITE_FORMS | en.SPEECH_NOUNS | {"according", ":"})
_PRONOUNS = frozenset({
    "he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "this", "these", "those", "both", "him", "her",
    "them", "us", "his", "hers", "their", "theirs", "its", "one", "others",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Error:
    """``shortfall`` is a key of CLASSES, ``cause`` one of its values; ``found`` is what stands in the place of the
    ``marked`` words or speaker, each empty where there is nothing."""

    shortfall: str
    cause: str
    kind: str
    marked: str
    found: str = ""


def errors(text: str, comparison: Comparison) -> Iterator[Error]:
    """In the order of CLASSES."""
    for piece in comparison.missed:
        across = _across(piece, comparison.mine)
        cause = "boundary" if across else _cause_of_miss(text, piece)
        yield Error(MISSED, cause, piece.quote.kind.value, _words(text, piece), _words(text, across))
    for (marked, found), right in zip(comparison.found, comparison.right, strict=True):
        if not right:
            cause = _cause_of_speaker(text, marked.quote)
            names = _speaker(text, marked.quote), _speaker(text, found.quote)
            yield Error(WRONG_SPEAKER, cause, marked.quote.kind.value, *names)
    for piece in comparison.spurious:
        across = _across(piece, comparison.missed)
        cause = "boundary" if across else "nothing there"
        yield Error(SPURIOUS, cause, piece.quote.kind.value, _words(text, across), _words(text, piece))


def _across(piece: Piece, others: tuple[Piece, ...]) -> Piece | None:
    """The one that shares most characters with it."""
    best = max(others, key=lambda other: common(piece, other), default=None)
    return best if best is not None and common(piece, best) else None


def _cause_of_miss(text: str, piece: Piece) -> str:
    if piece.quote.cue_span:
        start, end = piece.quote.cue_span
        words = _WORD.findall(text[start:end].lower())
        return "pattern" if any(word in en.VERBS or word in _SAYING for word in words) else "cue"
    line_start = text.rfind("\n", 0, piece.start) + 1
    line_end = text.find("\n", piece.end)
    before = text[max(line_start, piece.start - _BESIDE) : piece.start]
    after = text[piece.end : min(line_end if line_end >= 0 else len(text), piece.end + _BESIDE)]
    return "pattern" if any(word in _SAYING for word in _WORD.findall(f"{before} {after}".lower())) else "cue"


def _cause_of_speaker(text: str, marked: Quote) -> str:
    if marked.speaker_span is None:
        return "name" if marked.speaker else "nobody"
    start, end = marked.speaker_span
    words = _WORD.findall(text[start:end].lower())
    if words and len(words) <= 2 and words[0] in _PRONOUNS:
        return "pronoun"
    head_start, head_end = head_of(text, marked.speaker_span)
    return "name" if text[head_start:head_end][:1].isupper() else "nominal"


def _words(text: str, piece: Piece | None) -> str:
    return text[piece.start : piece.end] if piece else ""


def _speaker(text: str, quote: Quote) -> str:
    return text[slice(*quote.speaker_span)] if quote.speaker_span else quote.speaker
