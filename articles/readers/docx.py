"""Word documents: the text as printed, without what is deleted, hidden, a note or a field's code.

Read as a stream, so the size of a document in memory is that of its text. What the properties name as title, author and
date of creation is of the file and often of somebody's computer: see ``_properties``.
"""

from __future__ import annotations

import zipfile
from typing import Any
from xml.parsers import expat

from articles.extraction.records import Dispatch, UnreadableDispatch
from articles.readers import archive as archives
from articles.readers.stated import compose, one_line, person

LARGEST_PART = 24 * 1024 * 1024  # bytes of unpacked XML
_DEEPEST = 400  # elements inside one another; Word itself stops far below
_MOST_TEXT = 6_000_000  # characters

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_NOT_PRINTED = frozenset(("del", "moveFrom", "pPrChange", "rPrChange", "sectPr", "footnote", "endnote", "comment"))
_TITLE_STYLES = frozenset(("Title", "Titel", "Naslov", "Heading1"))
_LOST = UnreadableDispatch("The document is damaged: open it, save it again and send that.")


class _Refused(Exception):
    pass


def read(archive: zipfile.ZipFile) -> Dispatch:
    """Raises UnreadableDispatch."""
    text = _Text()
    _parse(_contents(archive, "word/document.xml"), text.start, text.end, text.characters)
    paragraphs = ["".join(pieces) for pieces in text.paragraphs]
    body = "\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip())
    if not any(character.isalnum() for character in body):
        raise UnreadableDispatch("The document has no text, perhaps only pictures of it: send one that has the text.")
    properties = _properties(archive)
    author = person(properties.get("creator", ""))
    notes = [f"the document’s properties name {author} as author"] if author else []
    if created := one_line(properties.get("created", ""), 40)[:10]:
        notes.append(f"the document was made on {created}, which is not taken for its date of publication")
    return compose(body, title=_title(text, properties), author=author, notes=notes)


def _contents(archive: zipfile.ZipFile, name: str) -> bytes:
    members = [member for member in archive.infolist() if member.filename == name]
    if len(members) > 1:
        raise UnreadableDispatch("The document holds its text twice, as in files made to do harm: save it again.")
    return archives.contents(archive, members[0], LARGEST_PART)


def _title(text: _Text, properties: dict[str, str]) -> str:
    """The first paragraph, where it is styled as a title or named as such: what follows it is read as its text."""
    styled = [(style, "".join(pieces).strip()) for style, pieces in zip(text.styles, text.paragraphs, strict=True)]
    first_style, first = next(((style, words) for style, words in styled if words), ("", ""))
    if len(first) > 300:
        return ""
    if first_style in _TITLE_STYLES or one_line(first).lower() == one_line(properties.get("title", "")).lower():
        return one_line(first)
    return ""


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Title, creator and created, as far as they are there and can be read."""
    if "docProps/core.xml" not in archive.namelist():
        return {}
    found: dict[str, str] = {}
    inside: list[str] = []

    def start(tag: str, _attributes: dict[str, str]) -> None:
        inside.append(tag.rpartition(" ")[2])

    def end(_tag: str) -> None:
        inside.pop()

    def characters(words: str) -> None:
        if inside and inside[-1] in ("title", "creator", "created") and len(found.get(inside[-1], "")) < 1000:
            found[inside[-1]] = found.get(inside[-1], "") + words

    try:
        _parse(_contents(archive, "docProps/core.xml"), start, end, characters)
    except UnreadableDispatch:
        return {}
    return found


def _parse(xml: bytes, start: Any, end: Any, characters: Any) -> None:
    """Raises UnreadableDispatch for XML that is damaged, that declares anything, or is too deep."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def deeper(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise _Refused("It is nested too deep to be read: save its text as plain text (.txt) and send that.")
        start(tag, attributes)

    def back(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(tag)

    def declares(*_: Any) -> None:
        raise _Refused("Its XML declares entities or a document type, as Word never does: it may be made to do harm.")

    parser.StartElementHandler = deeper
    parser.EndElementHandler = back
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = declares
    parser.EntityDeclHandler = declares
    try:
        parser.Parse(xml, True)
    except _Refused as error:
        raise UnreadableDispatch(str(error)) from None
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise _LOST from error


class _Text:
    """Collects paragraphs; one inside another (a text box) comes before the one around it."""

    def __init__(self) -> None:
        self.paragraphs: list[list[str]] = []
        self.styles: list[str] = []
        self._open: list[tuple[str, list[str]]] = []
        self._unread = 0
        self._in_text = 0
        self._hidden = False
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if self._unread or tag == _FALLBACK or (namespace in _WORD and name in _NOT_PRINTED):
            self._unread += 1
            return
        if namespace not in _WORD:
            return
        if name == "p":
            self._open.append(("", []))
        elif name == "r":
            self._hidden = False
        elif name == "vanish":
            self._hidden = _value(attributes) not in ("0", "false", "off")
        elif name == "t":
            self._in_text += 1
        elif name == "tab" and self._open and not self._hidden:
            self._put("\t")
        elif name in ("br", "cr"):
            self._put("\n")
        elif name == "noBreakHyphen":
            self._put("‑")
        elif name == "pStyle" and self._open:
            self._open[-1] = (_value(attributes), self._open[-1][1])

    def end(self, tag: str) -> None:
        if self._unread:
            self._unread -= 1
            return
        namespace, _, name = tag.rpartition(" ")
        if namespace not in _WORD:
            return
        if name == "p" and self._open:
            style, pieces = self._open.pop()
            self.styles.append(style)
            self.paragraphs.append(pieces)
        elif name == "t":
            self._in_text -= 1
        elif name == "r":
            self._hidden = False

    def characters(self, words: str) -> None:
        if self._in_text and not self._unread and not self._hidden:
            self._put(words)

    def _put(self, words: str) -> None:
        self._length += len(words)
        if self._length > _MOST_TEXT:
            raise _Refused("Its text is too long for one article: send one article a file.")
        if self._open:
            self._open[-1][1].append(words)


def _value(attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "val"), "")
