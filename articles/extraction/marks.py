"""Quotation marks → quoted passages.

Paragraph by paragraph, so that a mark nobody closed spoils one paragraph and not the dispatch. Marks come in every
mixture (“ ” „ ‟ « » ‹ › ‘ ’ " '' `` '), „ is closed by ” as readily as by “, and straight marks are told apart by their
neighbours, never by counting. One pass; linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .records import Span

# One set of characters at its head, so that the search runs at once to where one of them stands. An apostrophe between
# letters is none of them.
_MARK = re.compile(r"[\"＂“”„‟«»‹›‘’‚'`″](?:(?<=')'|(?<=`)`|(?<!`))(?<![^\W_][’'](?=[^\W_]))")

_DOUBLE_CLOSERS: dict[str, tuple[str, ...]] = {
    "“": ("”", '"', "＂", "''"),
    "„": ("“", "”", '"', "＂", "‟", "''"),
    "‟": ("”", '"', "＂", "“", "''"),
    "«": ("»",),
    "»": ("«",),
    "”": ("”",),
    '"': ('"', "”", "＂"),
    "＂": ("＂", '"', "”"),
    "``": ("''", '"', "”", "″"),
    "''": ("''", "”"),
}
_SINGLE_CLOSERS: dict[str, tuple[str, ...]] = {
    "‘": ("’", "'"),
    "‚": ("‘", "’"),
    "‹": ("›",),
    "›": ("‹",),
    "'": ("'", "’"),
}
_OPENS_AFTER = ' \t\n\r\u00a0\u202f\u2009\u200b([{—–-/:,;.…"“„«‟'
_CLOSES_BEFORE = ' \t\n\r\u00a0\u202f\u2009\u200b.,;:!?)]}—–-/…"”“»'
_SHORT_S = re.compile(r"[’'](?:s|t|re|ve|ll|d|m|n|em|tis|twas|cause|\d0s)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quoted passage. ``start``/``end`` take in the marks, ``inner`` leaves them out and is trimmed of blanks.

    ``closed`` is False where the paragraph ended before the mark was closed; ``single`` for ‘ ’ and their like, which
    mark scare words and headline quotations more often than speech.
    """

    start: int
    end: int
    inner: Span
    closed: bool = True
    single: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    quoted: tuple[Quoted, ...]
    notes: tuple[str, ...]


def read_marks(text: str, paragraphs: Iterable[Span]) -> Marks:
    """The quoted passages of ``text``, in order and never overlapping, with a note for each mark left over."""
    quoted: list[Quoted] = []
    notes: list[str] = []
    for paragraph in paragraphs:
        _read_paragraph(text, paragraph, quoted, notes)
    return Marks(tuple(quoted), tuple(notes))


def _read_paragraph(text: str, paragraph: Span, quoted: list[Quoted], notes: list[str]) -> None:
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, paragraph.start, paragraph.end)]
    opened_at, opener, depth = -1, "", 0
    for index, (at, mark) in enumerate(marks):
        before = text[at - 1] if at > paragraph.start else " "
        after_at = at + len(mark)
        after = text[after_at] if after_at < paragraph.end else " "
        may_open = before in _OPENS_AFTER and not after.isspace() and after not in ",;:!?)"
        may_close = not before.isspace() and (after in _CLOSES_BEFORE or not after.isalnum())
        if at == paragraph.start and mark == "”" and any(later == mark for _, later in marks[1:]):
            may_open = True  # ” … and so it goes,” with a closing mark for the opening one
        if mark == "″" and opener != "``":
            continue  # inches and seconds
        if opened_at < 0:
            if mark in ('"', "＂", "'") and not may_open:
                if mark != "'" and may_close:
                    notes.append(f"closing quotation mark without an opening one at {at}")
                continue
            if mark in ("‘", "'", "‚", "’"):
                if (
                    mark == "’"
                    or not may_open
                    or not _single_is_quotation(text, at, after, marks, index, paragraph.end)
                ):
                    continue
            elif mark in ("”", "‟", "›", "»") and not may_open:
                notes.append(f"closing quotation mark without an opening one at {at}")
                continue
            elif mark == "''" and not may_open:
                continue
            opened_at, opener, depth = at, mark, 0
            continue
        closers = _DOUBLE_CLOSERS.get(opener) or _SINGLE_CLOSERS.get(opener, ())
        closes = mark in closers or (mark == opener == "“" and may_close and not may_open)
        if closes and opener in '"＂' and may_open and not may_close:
            # the first mark was never closed: keep its words, and start afresh here
            notes.append(f"quotation mark opened at {opened_at} is not closed before the next one")
            _keep(text, opened_at, opener, at, at, False, quoted)
            opened_at, opener, depth = at, mark, 0
            continue
        if not closes:
            if mark == opener and mark in ("“", "„", "«") and _is_closed_twice(marks, index, closers):
                depth += 1
            elif mark == opener:
                notes.append(f"quotation mark opened at {opened_at} is opened again at {at}")
            continue
        if opener in _SINGLE_CLOSERS and not may_close:
            continue
        if opener == "„" and mark == "“" and may_open and not may_close:
            continue
        if depth:
            depth -= 1
            continue
        nested = mark == "''" and after == "'" and after_at < paragraph.end  # “…, ‘…’” typed as ``…, `…'''
        _keep(text, opened_at, opener, at, after_at + nested, True, quoted)
        opened_at = -1
    if opened_at >= 0 and opener not in _SINGLE_CLOSERS:
        notes.append(f"quotation mark opened at {opened_at} is not closed in its paragraph")
        _keep(text, opened_at, opener, paragraph.end, paragraph.end, False, quoted)


def _single_is_quotation(text: str, at: int, after: str, marks: list[tuple[int, str]], index: int, end: int) -> bool:
    """Whether a single mark in opening position is closed nearby, so is no apostrophe ('90s, 'em)."""
    if after.isdigit() or _SHORT_S.match(text, at):
        return False
    for position, mark in marks[index + 1 : index + 8]:
        if mark in ("’", "'", "‘"):
            following = text[position + 1] if position + 1 < end else " "
            if following in _CLOSES_BEFORE and not text[position - 1].isspace():
                return position - at > 2
    return False


def _is_closed_twice(marks: list[tuple[int, str]], index: int, closers: tuple[str, ...]) -> bool:
    """Whether an opening mark inside a quotation has a closing mark of its own: the next two marks both close."""
    following = [mark for _, mark in marks[index + 1 : index + 6] if mark not in ("’", "'")]
    return len(following) > 1 and following[0] in closers and following[1] in closers


def _keep(text: str, at: int, opener: str, inner_end: int, end: int, closed: bool, quoted: list[Quoted]) -> None:
    start = at + len(opener)
    while start < inner_end and text[start].isspace():
        start += 1
    while inner_end > start and text[inner_end - 1].isspace():
        inner_end -= 1
    if inner_end > start:
        quoted.append(
            Quoted(at, end if closed else inner_end, Span(start, inner_end), closed, opener in _SINGLE_CLOSERS)
        )
