"""PDF documents: the text of their pages in the order in which it was set, lines as printed.

A page holds characters at places and no paragraphs: a wider gap between lines, or an indented line after a full stop,
is taken for one. A line that stands at the same place of every page is the page's and not the text's. Pages that are
pictures have no text, and nobody here reads pictures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw

from articles.extraction.records import Dispatch, UnreadableDispatch
from articles.readers.stated import LONGEST_BODY, compose, one_line, person

MOST_PAGES = 500
_EDGE = 3  # lines at the head or foot of a page that may be repeated on the others
_FEWEST_PAGES = 3  # on which a line has to stand to be the page's
_PARAGRAPH = 1.35  # of the usual distance of lines
_SAME_LINE = 0.5  # of the height of a line
_GAP_OF_WORDS = 0.2
_INDENT = 0.8

_BROKEN = re.compile(r"([^\W\d_]+)?\ufffe([^\W_]+)?")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:…]['\"”’»)\]]*$")
# First halves of words that keep their hyphen wherever the line ends.
_KEEPS_HYPHEN = frozenset(
    re.split(
        " ",
        "vice ex anti non co pro pre post self euro mid semi all half well long short high low north south east west "
        "so deputy major lieutenant attorney secretary serb bosnian ethnic two three",
    )
)

_LOCKED = UnreadableDispatch("It is locked with a password: save it without one and send that.")
_SCANNED = UnreadableDispatch(
    "It holds pictures of pages and no text, as scanned documents do: send it after text recognition (OCR)."
)


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return max(0.1, self.top - self.bottom)


@dataclass(slots=True)
class _Line:
    """``first`` and ``last`` are the boxes of its outermost letters; None where the page does not tell."""

    words: str
    first: _Box | None = None
    last: _Box | None = None


def read(raw: bytes) -> Dispatch:
    """Raises UnreadableDispatch."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise _LOCKED from error
        if error.err_code == pypdfium2.raw.FPDF_ERR_SECURITY:
            raise UnreadableDispatch("It is protected in a way that is not known here: save it without.") from error
        raise UnreadableDispatch("The document is damaged: open it, save it again as PDF and send that.") from error
    try:
        return _dispatch(document)
    finally:
        document.close()


def _dispatch(document: pypdfium2.PdfDocument) -> Dispatch:
    if len(document) > MOST_PAGES:
        raise UnreadableDispatch(f"It has {len(document):,} pages; the limit is {MOST_PAGES}: send one article a file.")
    pages, blank, length = [], [], 0
    for number in range(len(document)):
        lines = _lines(document, number)
        length += sum(len(line.words) for line in lines)
        if length > LONGEST_BODY:
            raise UnreadableDispatch("Its text is too long for one article: send one article a file.")
        pages.append(lines)
        if not any(line.words.strip() for line in lines):
            blank.append(number + 1)
    if len(blank) == len(pages):
        raise _SCANNED
    pages, notes = _without_edges(pages)
    if blank:
        notes.append(f"page{'s' if len(blank) > 1 else ''} without text: {', '.join(map(str, blank[:20]))}")
    body, mended = mend_hyphens(_joined(pages))
    if mended:
        notes.append(f"{mended} word{'s' if mended > 1 else ''} broken at the end of a line joined")
    metadata = document.get_metadata_dict()
    author = person(metadata.get("Author", ""))
    if author:
        notes.append(f"the document’s properties name {author} as author")
    return compose(body, title=_title(body, metadata.get("Title", "")), author=author, notes=notes)


def _title(body: str, stated: str) -> str:
    """The title of the properties, where the text begins with it: most are names of files or of templates."""
    title = one_line(stated)
    head = " ".join(body[: 2 * len(title) + 20].split())
    return title if title and head.lower().startswith(title.lower()) else ""


def _lines(document: pypdfium2.PdfDocument, number: int) -> list[_Line]:
    try:
        page = document[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise UnreadableDispatch(f"Its page {number + 1} is damaged: open it, save it again and send that.") from error
    words = text_page.get_text_range()
    exact = text_page.count_chars() == len(words)  # beyond the basic plane they are counted differently
    lines: list[_Line] = []
    start = 0
    while start < len(words):
        end = words.find("\r\n", start)
        end = len(words) if end < 0 else end
        piece = words[start:end]
        inked = [at for at in (len(piece) - len(piece.lstrip()), len(piece.rstrip()) - 1) if piece.strip()]
        line = _Line(piece)
        if exact and inked:
            line.first, line.last = (_box(text_page, start + at) for at in inked)
        if lines and (gap := _gap_on_the_line(lines[-1], line)) is not None:
            before = lines[-1]
            blank = " " if gap > _GAP_OF_WORDS and not before.words.endswith(" ") and not piece.startswith(" ") else ""
            lines[-1] = _Line(before.words + blank + piece, before.first, line.last)
        else:
            lines.append(line)
        start = end + 2
    text_page.close()
    page.close()
    return lines


def _box(text_page: pypdfium2.PdfTextPage, index: int) -> _Box | None:
    try:
        return _Box(*text_page.get_charbox(index, loose=True))
    except pypdfium2.PdfiumError:
        return None


def _gap_on_the_line(before: _Line, after: _Line) -> float | None:
    """The gap between two pieces, in heights, where they stand side by side on one line; else None."""
    one, other = before.last, after.first
    if one is None or other is None:
        return None
    height = min(one.height, other.height)
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    gap = (other.left - one.right) / height
    return gap if shared > _SAME_LINE * height and -0.5 < gap < 3 else None


def _distance(before: _Line, after: _Line) -> float | None:
    if before.first is None or after.first is None:
        return None
    return before.first.bottom - after.first.bottom


def _joined(pages: Sequence[Sequence[_Line]]) -> str:
    distances = [
        distance
        for lines in pages
        for before, after in pairwise(lines)
        if (distance := _distance(before, after)) is not None and distance > 0
    ]
    # Lines of a paragraph are nearer than paragraphs; in a text of short paragraphs, most distances are wide.
    usual = sorted(distances)[len(distances) // 4] if distances else 0.0
    out: list[str] = []
    last: _Line | None = None
    for lines in pages:
        for at, line in enumerate(lines):
            words = line.words.strip()
            if not words:
                if out and out[-1] != "":
                    out.append("")
                last = None
                continue
            turned = at == 0 or last is None
            if out and last is not None and _is_apart(last, line, usual, turned=turned):
                out.append("")
            out.append(words)
            last = line
    return "\n".join(out)


def _is_apart(before: _Line, after: _Line, usual: float, *, turned: bool) -> bool:
    """Whether a paragraph begins. Over the turn of a page only a full stop can say that one has ended."""
    ended = bool(_SENTENCE_END.search(before.words.strip()))
    distance = _distance(before, after)
    if turned or distance is None or distance <= 0:
        return ended
    if usual and distance > _PARAGRAPH * usual:
        return True
    one, other = before.first, after.first
    if one is None or other is None:
        return False
    if abs(one.height - other.height) > 0.15 * one.height:
        return True  # a heading
    return ended and _INDENT * one.height < other.left - one.left < 4 * one.height


def _without_edges(pages: list[list[_Line]]) -> tuple[list[list[_Line]], list[str]]:
    """Pages without the lines that all of them share at head or foot, and without their numbers; notes name them."""
    if len(pages) < _FEWEST_PAGES:
        return pages, []
    places: dict[tuple[str, int | None], dict[int, int]] = {}
    for number, lines in enumerate(pages):
        inked = [at for at, line in enumerate(lines) if line.words.strip()]
        for at in dict.fromkeys([*inked[:_EDGE], *inked[-_EDGE:]]):
            places.setdefault(_place(lines[at]), {}).setdefault(number, at)
    drop: list[set[int]] = [set() for _ in pages]
    found: list[str] = []
    others = set(range(1, len(pages)))  # a first page may go without
    for on_page in places.values():
        if len(on_page) < _FEWEST_PAGES or not others <= on_page.keys():
            continue
        if not _is_of_the_page({n: pages[n][at].words for n, at in on_page.items()}):
            continue
        last = max(on_page)
        found.append(" ".join(pages[last][on_page[last]].words.split())[:80])
        for number, at in on_page.items():
            drop[number].add(at)
    kept = [[line for at, line in enumerate(lines) if at not in gone] for lines, gone in zip(pages, drop, strict=True)]
    if not found or not any(line.words.strip() for lines in kept for line in lines):
        return pages, []
    return kept, ["on every page and left out: " + "; ".join(f"“{line}”" for line in found[:6])]


def _place(line: _Line) -> tuple[str, int | None]:
    """What stays the same from page to page: the words without their figures, and the height on the page."""
    height = round(line.first.bottom / 4) if line.first else None
    return _DIGITS.sub("#", " ".join(line.words.split())), height


def _is_of_the_page(lines: dict[int, str]) -> bool:
    """Whether figures, too, are the same on all pages, or count the pages."""
    figures = {number: list(map(int, _DIGITS.findall(words)[:20])) for number, words in lines.items()}
    first = min(figures)
    return all(
        len({given[at] for given in figures.values()}) == 1
        or len({given[at] - number for number, given in figures.items()}) == 1
        for at in range(len(figures[first]))
    )


def mend_hyphens(text: str) -> tuple[str, int]:
    """Words that a line's end broke (U+FFFE marks where) made whole, and how many. A word keeps its hyphen where the
    text writes it so elsewhere, before a capital or figure, and after what is commonly joined by one."""
    if "\ufffe" not in text:
        return text, 0
    written = {word.lower() for word in _WORD.findall(text)}
    joined = 0

    def mend(found: re.Match[str]) -> str:
        nonlocal joined
        before, after = found[1] or "", found[2] or ""
        whole, parted = (before + after).lower(), f"{before}-{after}".lower()
        keeps = (
            not before
            or not after
            or not after[0].islower()
            or before.lower() in _KEEPS_HYPHEN
            or (before.isupper() and len(before) > 1)  # NATO-led
        )
        if parted in written or (keeps and whole not in written):
            return f"{before}-{after}"
        joined += 1
        return before + after

    return _BROKEN.sub(mend, text), joined
