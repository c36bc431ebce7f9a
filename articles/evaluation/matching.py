"""One document compared: which of the marked statements were found, and whose they were said to be.

The rules are those of the exchange format (docs/extraction.md): a statement is compared by its contiguous pieces on
one line; outer marks, punctuation and a leading complementiser do not count; a piece is found where at least four
fifths of the characters of both are the same (Jaccard 0.8).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.evaluation.gold import Marked, Pair, Quote
from articles.extraction.lexicon.sh import folded

ENOUGH = 0.8
_OUTER = frozenset("“„‟«‹”»›\"＂'‘’‚` \t\r\n\u00a0\u200b.,;:!?…-–—()[]")
_COMPLEMENTISER = re.compile(r"(?:that|dass|daß|da|se|që|qe|дека|да|како|што)\s+(?=\S)")
_AFTER_HEAD = re.compile(
    r",|\(|\s(?:of|for|from|with|at|in|who|whose|on|by|des|der|von|vom|aus|im|für|bei|beim|—|–|-)\s"
)
_TITLES = frozenset({
    "the", "a", "an", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "secretary",
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "herr", "frau",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line of one quote: the unit that is counted."""

    start: int
    end: int
    quote: Quote

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Comparison:
    """``found`` pairs required pieces with found ones, ``right`` says of each pair whether the speaker is right.
    ``spurious`` are found pieces that nobody marked; those that lie on optional ones are in neither. ``mine`` are all
    that were found."""

    required: tuple[Piece, ...]
    found: tuple[tuple[Piece, Piece], ...]
    right: tuple[bool, ...]
    missed: tuple[Piece, ...]
    spurious: tuple[Piece, ...]
    mine: tuple[Piece, ...]


def compare(marked: Marked, found: Sequence[Quote], *, kinds: Iterable[str] | None = None) -> Comparison:
    """With ``kinds``, marked statements of other kinds become optional and found ones of other kinds are left out."""
    only = set(kinds) if kinds else None
    gold = pieces(marked.text, marked.quotes)
    mine = [piece for piece in pieces(marked.text, found) if only is None or piece.quote.kind in only]
    required = [piece for piece in gold if not piece.quote.optional and (only is None or piece.quote.kind in only)]
    wanted = set(map(id, required))
    optional = [piece for piece in gold if id(piece) not in wanted]
    pairs = _pairs(required, mine)
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}

    def may_be_left_out(piece: Piece) -> bool:
        half = len(piece) / 2
        return any(common(piece, one) >= half for one in optional) and not any(
            common(piece, one) >= half for one in required
        )

    return Comparison(
        required=tuple(required),
        found=tuple((required[i], mine[j]) for i, j in pairs),
        right=tuple(right_speaker(marked.text, required[i].quote, mine[j].quote) for i, j in pairs),
        missed=tuple(piece for i, piece in enumerate(required) if i not in hit),
        spurious=tuple(piece for j, piece in enumerate(mine) if j not in used and not may_be_left_out(piece)),
        mine=tuple(mine),
    )


def _pairs(required: list[Piece], mine: list[Piece]) -> list[tuple[int, int]]:
    """The best pairs first, each piece in one pair at most."""
    close = []
    for i, one in enumerate(required):
        for j, other in enumerate(mine):
            shared = common(one, other)
            if shared and (jaccard := shared / (len(one) + len(other) - shared)) >= ENOUGH:
                close.append((-jaccard, not _same_start(one.quote, other.quote), i, j))
    pairs: list[tuple[int, int]] = []
    taken: set[int] = set()
    used: set[int] = set()
    for _, _, i, j in sorted(close):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            pairs.append((i, j))
    return pairs


def _same_start(one: Quote, other: Quote) -> bool:
    return bool(one.speaker_span and other.speaker_span and one.speaker_span[0] == other.speaker_span[0])


def common(one: Piece, other: Piece) -> int:
    """Characters that both hold."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


# --- pieces -----------------------------------------------------------------------------------------------------


def pieces(text: str, quotes: Iterable[Quote]) -> list[Piece]:
    """Every contiguous piece of every quote; of two quotes of one speaker at the same place, the first."""
    seen: dict[tuple[int, int, str], Piece] = {}
    for quote in quotes:
        for start, end in lines(text, quote.spans):
            start, end = bare(text, start, end)
            if start < end:
                seen.setdefault((start, end, quote.speaker), Piece(start, end, quote))
    return list(seen.values())


def lines(text: str, spans: Iterable[Pair]) -> list[Pair]:
    """The spans cut at line breaks and trimmed; those with nothing but marks between them on one line are one."""
    cut: list[Pair] = []
    for start, end in spans:
        at = start
        for line in text[start:end].split("\n"):
            piece = trimmed(text, at, at + len(line))
            if piece[0] < piece[1]:
                cut.append(piece)
            at += len(line) + 1
    joined: list[Pair] = []
    for start, end in sorted(cut):
        if joined and all(c in _OUTER and c != "\n" for c in text[joined[-1][1] : start]):
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def trimmed(text: str, start: int, end: int) -> Pair:
    while start < end and text[start] in _OUTER:
        start += 1
    while start < end and text[end - 1] in _OUTER:
        end -= 1
    return start, end


def bare(text: str, start: int, end: int) -> Pair:
    """Without outer marks and a leading "that", unless that is nearly all there is."""
    start, end = trimmed(text, start, end)
    found = _COMPLEMENTISER.match(text, start, end)
    return trimmed(text, found.end(), end) if found and end - found.end() > 3 else (start, end)


# --- speakers ---------------------------------------------------------------------------------------------------


def right_speaker(text: str, marked: Quote, found: Quote) -> bool:
    """The mention found touches the head word of the marked one, or the names are those of one person. A quote marked
    as nobody's is right only if nobody is named; one whose speaker was not annotated is always right."""
    if marked.speaker_unknown:
        return True
    if not marked.speaker_span and not marked.speaker:
        return not found.speaker_span and not found.speaker
    if marked.speaker_span and found.speaker_span:
        start, end = head_of(text, marked.speaker_span)
        if found.speaker_span[0] < end and start < found.speaker_span[1]:
            return True
    return any(same_name(name, found.speaker) for name in (marked.speaker, *marked.aliases) if name)


def head_of(text: str, span: Pair) -> Pair:
    """Where the last word of a mention stands, before any "of …" or comma."""
    head = _head(text[span[0] : span[1]])
    words = list(re.finditer(r"[\w'’\-]+", head))
    words = [word for word in words if word[0].lower().strip("'’") not in ("s", "")] or words
    return (span[0] + words[-1].start(), span[0] + words[-1].end()) if words else span


def _head(mention: str) -> str:
    found = _AFTER_HEAD.search(mention, 1)
    return mention[: found.start()] if found and len(mention[: found.start()].strip()) > 1 else mention


def same_name(one: str, other: str) -> bool:
    """The same last word, and first names that do not disagree."""
    a, b = words_of(_head(one)), words_of(_head(other))
    if not a or not b or a[-1] != b[-1]:
        return False
    first, second = set(a), set(b)
    return first <= second or second <= first or len(first & second) >= 2


def words_of(name: str) -> list[str]:
    """Small letters in Latin script, no diacritics, no titles."""
    plain = folded(name.lower()).replace("đ", "d").replace("ł", "l")
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)).replace("’", "'")
    plain = re.sub(r"[^\w\s]", " ", re.sub(r"'s\b", "", plain))
    return [word for word in plain.split() if word not in _TITLES]
