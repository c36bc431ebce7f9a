"""A stored text and the spans in it → paragraphs of pieces that a template can print, autoescaped, mark by mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from articles.models import Statement


@dataclass(frozen=True, slots=True)
class Context:
    """A paragraph cut in three; ``before + words + after`` is the paragraph as printed."""

    before: str
    words: str
    after: str


def around(body: str, start: int, end: int) -> Context:
    """The paragraph or paragraphs that hold ``body[start:end]``."""
    first = body.rfind("\n", 0, start) + 1
    last = body.find("\n", end)
    return Context(body[first:start], body[start:end], body[end : last if last >= 0 else len(body)])


QUOTATION_MARKS = frozenset("“”„«»‘’‚\"'")


def marks_around(body: str, start: int, end: int) -> tuple[str, str]:
    """The quotation marks printed right before and after, or empty where there are none."""
    before, after = body[max(start - 1, 0) : start], body[end : end + 1]
    return before if before in QUOTATION_MARKS else "", after if after in QUOTATION_MARKS else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the same statements over it; ``marks`` is empty for plain text, else outermost first.

    ``starts`` are the statements whose first piece this is, ``first`` and ``last`` whether the innermost one begins
    and ends here, ``colour`` is its speaker's, 1 to 6.
    """

    text: str
    marks: tuple[Statement, ...] = ()
    starts: tuple[Statement, ...] = ()
    first: bool = False
    last: bool = False
    colour: int = 0

    @property
    def statement(self) -> Statement:
        return self.marks[-1]

    @property
    def anchors(self) -> list[Statement]:
        """Statements that begin here under the innermost one, whose anchors need an element of their own."""
        return [statement for statement in self.starts if statement is not self.marks[-1]]


@dataclass(slots=True)
class Paragraph:
    """``notes`` are the statements that begin in it, each with its colour."""

    title: bool
    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[Statement, int]] = field(default_factory=list)


COLOURS = 6


def colours(statements: Sequence[Statement]) -> dict[object, int]:
    """Speaker → 1 to 6, in the order in which they first speak; round again after the sixth."""
    numbers: dict[object, int] = {}
    for statement in statements:
        numbers.setdefault(voice(statement), len(numbers) % COLOURS + 1)
    return numbers


def voice(statement: Statement) -> object:
    return statement.speaker_id or statement.speaker_printed


def read(body: str, statements: Sequence[Statement], *, title_end: int = 0) -> list[Paragraph]:
    """``statements`` in the order of the text. Printing the pieces of all paragraphs gives the body but for the line
    ends between paragraphs. Spans outside the body are left out rather than guessed."""
    statements = [s for s in statements if 0 <= s.start < s.end <= len(body)]
    colour_of = colours(statements)
    begun: set[int] = set()
    paragraphs = []
    for start, end in lines(body):
        paragraph = Paragraph(title=end <= title_end)
        here = [s for s in statements if s.start < end and s.end > start]
        cuts = sorted({start, end, *(p for s in here for p in (s.start, s.end) if start < p < end)})
        for left, right in pairwise(cuts):
            over = tuple(sorted((s for s in here if s.start <= left and s.end >= right), key=outermost_first))
            if not over:
                paragraph.pieces.append(Piece(body[left:right]))
                continue
            starts = tuple(s for s in over if s.pk not in begun)
            begun.update(s.pk for s in starts)
            paragraph.notes += [(s, colour_of[voice(s)]) for s in starts]
            innermost = over[-1]
            paragraph.pieces.append(
                Piece(
                    text=body[left:right],
                    marks=over,
                    starts=starts,
                    first=innermost in starts,
                    last=innermost.end == right,
                    colour=colour_of[voice(innermost)],
                )
            )
        paragraphs.append(paragraph)
    return paragraphs


def outermost_first(statement: Statement) -> tuple[int, int, int]:
    return (-(statement.end - statement.start), statement.start, statement.pk)


def lines(body: str) -> Iterator[tuple[int, int]]:
    """Every line that holds more than space, as a half-open span."""
    for match in re.finditer(r"[^\n]+", body):
        if not match[0].isspace():
            yield match.start(), match.end()
