"""A stored text and the spans in it → paragraphs of pieces that a template can print, autoescaped, mark by mark."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from django.utils.translation import gettext, gettext_noop

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
FAULTY = QUOTATION_MARKS | set("‟‹›＂")


def marks_around(body: str, start: int, end: int) -> tuple[str, str]:
    """The quotation marks printed right before and after, or empty where there are none."""
    before, after = body[max(start - 1, 0) : start], body[end : end + 1]
    return before if before in QUOTATION_MARKS else "", after if after in QUOTATION_MARKS else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the same statements over it; ``marks`` is empty for plain text, else outermost first.

    ``starts`` are the statements whose first piece this is, ``first`` and ``last`` whether the innermost one begins
    and ends here, ``colour`` is its speaker's, 1 to 6, ``under`` that of the one around it, ``number`` its place among
    the statements of the text, from 1. ``fault`` is the place of a quotation mark without its other half.
    """

    text: str
    marks: tuple[Statement, ...] = ()
    starts: tuple[Statement, ...] = ()
    first: bool = False
    last: bool = False
    colour: int = 0
    under: int = 0
    number: int = 0
    fault: int | None = None

    @property
    def statement(self) -> Statement:
        return self.marks[-1]

    @property
    def anchors(self) -> list[Statement]:
        """Statements that begin here under the innermost one, whose anchors need an element of their own."""
        return [statement for statement in self.starts if statement is not self.marks[-1]]


@dataclass(frozen=True, slots=True)
class Note:
    """Beside the paragraph in which a statement begins. ``inside`` is the number of the statement around it, or 0;
    ``introduces`` is True for the first of a speaker in the text."""

    statement: Statement
    number: int
    colour: int
    inside: int
    introduces: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """A quotation mark at ``at`` that opens or closes nothing, and what is wrong with it."""

    at: int
    what: str


@dataclass(slots=True)
class Paragraph:
    title: bool
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


# What reading noted about quotation marks, with its places: see ``articles/extraction/marks.py``.
FAULTS = {
    re.compile(r"closing quotation mark without an opening one at (\d+)"): gettext_noop(
        "This mark closes a quotation that was not opened."
    ),
    re.compile(r"quotation mark opened at (\d+) is not closed before the next one"): (
        gettext_noop("This quotation is not closed before the next one opens.")
    ),
    re.compile(r"quotation mark opened at (\d+) is opened again at \d+"): (
        gettext_noop("This quotation is opened again before it is closed.")
    ),
    re.compile(r"quotation mark opened at (\d+) is not closed in its paragraph"): (
        gettext_noop("This quotation is not closed in its paragraph.")
    ),
}


def faults(notes: Sequence[str], body: str) -> list[Fault]:
    """Those of the notes that point at a quotation mark of ``body``, in the order of the text."""
    found = []
    for note in notes:
        for pattern, what in FAULTS.items():
            if (match := pattern.fullmatch(note)) and body[int(match[1]) : int(match[1]) + 1] in FAULTY:
                found.append(Fault(int(match[1]), gettext(what)))
    return sorted(found, key=lambda fault: fault.at)


COLOURS = 6


def colours(statements: Sequence[Statement]) -> dict[object, int]:
    """Speaker → 1 to 6, in the order in which they first speak; round again after the sixth."""
    numbers: dict[object, int] = {}
    for statement in statements:
        numbers.setdefault(voice(statement), len(numbers) % COLOURS + 1)
    return numbers


def voice(statement: Statement) -> object:
    return statement.speaker_id or statement.speaker_printed


def read(
    body: str, statements: Sequence[Statement], *, title_end: int = 0, faults: Sequence[Fault] = ()
) -> list[Paragraph]:
    """``statements`` in the order of the text. Printing the pieces of all paragraphs gives the body but for the line
    ends between paragraphs. Spans outside the body are left out rather than guessed."""
    statements = [s for s in statements if 0 <= s.start < s.end <= len(body)]
    colour_of = colours(statements)
    number_of = {s.pk: number for number, s in enumerate(statements, 1)}
    begun: set[int] = set()
    introduced: set[object] = set()
    paragraphs = []
    coming = deque(sorted(statements, key=attrgetter("start")))
    pointed_at = deque(sorted(faults, key=attrgetter("at")))
    here: list[Statement] = []
    for start, end in lines(body):
        paragraph = Paragraph(title=end <= title_end)
        while pointed_at and pointed_at[0].at < end:
            if (fault_here := pointed_at.popleft()).at >= start:
                paragraph.faults.append(fault_here)
        faulty = {fault.at for fault in paragraph.faults}
        here = [s for s in here if s.end > start]
        while coming and coming[0].start < end:
            if (statement := coming.popleft()).end > start:
                here.append(statement)
        places = {p for s in here for p in (s.start, s.end)} | faulty | {at + 1 for at in faulty}
        cuts = sorted({start, end, *(p for p in places if start < p < end)})
        begins = deque(here)
        open_now: list[Statement] = []
        for left, right in pairwise(cuts):
            open_now = [s for s in open_now if s.end > left]
            while begins and begins[0].start <= left:
                open_now.append(begins.popleft())
            over = tuple(sorted(open_now, key=outermost_first))
            fault = left if left in faulty else None
            if not over:
                paragraph.pieces.append(Piece(body[left:right], fault=fault))
                continue
            starts = tuple(s for s in over if s.pk not in begun)
            begun.update(s.pk for s in starts)
            for s in starts:
                around = over[: over.index(s)]
                paragraph.notes.append(
                    Note(
                        statement=s,
                        number=number_of[s.pk],
                        colour=colour_of[voice(s)],
                        inside=number_of[around[-1].pk] if around else 0,
                        introduces=voice(s) not in introduced,
                    )
                )
                introduced.add(voice(s))
            innermost = over[-1]
            paragraph.pieces.append(
                Piece(
                    text=body[left:right],
                    marks=over,
                    starts=starts,
                    first=innermost in starts,
                    last=innermost.end == right,
                    colour=colour_of[voice(innermost)],
                    under=colour_of[voice(over[-2])] if len(over) > 1 else 0,
                    number=number_of[innermost.pk],
                    fault=fault,
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
