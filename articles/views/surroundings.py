"""A statement with what stands around it, as pieces that a template can print and a script can count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.models import Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """``words``: part of the statement; ``named``: of what names the speaker; ``cue``: of the word of saying."""

    text: str
    words: bool
    named: bool
    cue: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The characters from ``start`` of the body on; the texts of ``pieces``, joined, are those characters."""

    start: int
    pieces: Sequence[Piece]


def around(statement: Statement, *, paragraphs: int = 1) -> Surroundings:
    """The paragraphs that hold the statement, its speaker's mention and its cue, and as many more on either side."""
    body = statement.article.body
    spans = {
        "words": (statement.start, statement.end),
        "named": (statement.mention_start, statement.mention_end),
        "cue": (statement.cue_start, statement.cue_end),
    }
    known = {name: (start, end) for name, (start, end) in spans.items() if start is not None and end is not None}
    first = _back(body, min(start for start, _ in known.values()), paragraphs)
    last = _on(body, max(end for _, end in known.values()), paragraphs)
    cuts = sorted({first, last, *(edge for span in known.values() for edge in span)})
    pieces = [
        Piece(
            body[left:right],
            **{
                name: name in known and known[name][0] <= left and right <= known[name][1]
                for name in ("words", "named", "cue")
            },
        )
        for left, right in pairwise(cuts)
    ]
    return Surroundings(first, pieces)


def _back(body: str, at: int, paragraphs: int) -> int:
    """The beginning of the paragraph that holds ``at``, and of as many before it; empty lines do not count."""
    start = body.rfind("\n", 0, at) + 1
    for _ in range(paragraphs):
        end = len(body[:start].rstrip())
        if not end:
            break
        start = body.rfind("\n", 0, end) + 1
    return start


def _on(body: str, at: int, paragraphs: int) -> int:
    end = _line_end(body, at)
    for _ in range(paragraphs):
        rest = body[end:]
        if not rest.strip():
            break
        end = _line_end(body, len(body) - len(rest.lstrip()))
    return end


def _line_end(body: str, at: int) -> int:
    end = body.find("\n", at)
    return end if end >= 0 else len(body)
