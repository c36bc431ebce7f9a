"""Which format a file is in. Its first bytes decide where they can; the name decides among what is text."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePosixPath

from articles.extraction.records import UnreadableDispatch


class Kind(StrEnum):
    """A format; its value is the module of ``articles/readers`` that reads it."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    ARCHIVE = "archive"  # a ZIP archive, and the office documents that are one
    MAIL = "mail"
    FEED = "feed"
    TABLE = "table"
    LINES = "lines"


_REMEDY = "save its article as plain text (.txt, UTF-8) and send that"
_SHEET = "save the table as CSV and send that"
_UNPACK = "unpack it, or pack it as ZIP, and send that"

# How a file begins that no reader takes, what to call it, and what to do.
_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x05\x06", "an empty ZIP archive", "send the one that has the files"),
    (b"PK\x07\x08", "a piece of a ZIP archive in several pieces", "pack it as one and send that"),
    (b"PK00PK", "a piece of a ZIP archive in several pieces", "pack it as one and send that"),
    (b"{\\rtf", "an RTF document", _REMEDY),
    (b"\x89PNG\r\n\x1a\n", "an image", "send the text that it shows"),
    (b"\xff\xd8\xff", "an image", "send the text that it shows"),
    (b"GIF87a", "an image", "send the text that it shows"),
    (b"GIF89a", "an image", "send the text that it shows"),
    (b"II*\x00", "an image", "send the text that it shows"),
    (b"MM\x00*", "an image", "send the text that it shows"),
    (b"\x1a\x45\xdf\xa3", "a film", "send the text that is spoken"),
    (b"\x1f\x8b", "a compressed file", _UNPACK),
    (b"\xfd7zXZ\x00", "a compressed file", _UNPACK),
    (b"BZh9", "a compressed file", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file", _UNPACK),
    (b"Rar!\x1a\x07", "a compressed file", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a compressed file", _UNPACK),
    (b"\x7fELF", "a program", _REMEDY),
    (b"MZ\x90\x00", "a program", _REMEDY),
    (b"SQLite format 3\x00", "a database", _REMEDY),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NEW_OFFICE = frozenset((".docx", ".docm", ".xlsx", ".pptx"))

_SUFFIXES = {
    ".htm": Kind.HTML,
    ".html": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".xml": Kind.FEED,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".rdf": Kind.FEED,
    ".json": Kind.LINES,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
    ".csv": Kind.TABLE,
    ".tsv": Kind.TABLE,
    ".eml": Kind.MAIL,
}
# Files whose bytes would have said so, were they what their name says.
_PROMISES = {
    ".pdf": "a PDF document",
    ".docx": "a Word document",
    ".docm": "a Word document",
    ".zip": "a ZIP archive",
}
# Text, but text with a form of its own: read as plain words, its markup would become part of the record.
_NOT_READ = {
    ".mht": ("a web page saved with its pictures", "save it as HTML only and send that"),
    ".mhtml": ("a web page saved with its pictures", "save it as HTML only and send that"),
    ".mbox": ("a mailbox", "save each message as .eml and send those"),
    ".rtf": ("an RTF document", _REMEDY),
}
_PAGE = ("<!doctype html", "<html")
_FEED = re.compile(r"<(?:rss|feed|(?:\w+:)?rdf)\b", re.IGNORECASE)
_HTML_IN_XML = re.compile(r"<!doctype html|<html\b", re.IGNORECASE)
_HEADER = re.compile(r"(?:[!-9;-~]+:[ \t][^\n]*\n(?:[ \t][^\n]*\n)*)+\n")
_HEAD = 4096
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def suffix(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def kind(raw: bytes, name: str) -> Kind:
    """Looks at the beginning only. Raises UnreadableDispatch for what no reader takes, naming what it is."""
    if not raw:
        raise UnreadableDispatch("The file is empty: send the one that has the text.")
    ending = suffix(name)
    for beginning, what, remedy in _BEGINNINGS:
        if raw.startswith(beginning):
            raise UnreadableDispatch(f"It is {what}: {remedy}.")
    if raw.startswith(_OLD_OFFICE):
        if ending in _NEW_OFFICE:
            raise UnreadableDispatch("It is locked with a password: save it without one and send that.")
        raise UnreadableDispatch("It is an old office document: save it as .docx or as plain text and send that.")
    if raw.startswith(b"PK\x03\x04"):
        return Kind.ARCHIVE
    if raw[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"%PDF-"):
        return Kind.PDF
    if ending in _NOT_READ:
        what, remedy = _NOT_READ[ending]
        raise UnreadableDispatch(f"It is {what} ({ending}): {remedy}.")
    if ending in _PROMISES:
        what = _PROMISES[ending]
        raise UnreadableDispatch(f"It is named {ending} and is no such file: it is damaged, or {what} in name only.")
    head = _head(raw)
    if head.lower().startswith(_PAGE):
        return Kind.HTML
    if head.startswith("<"):
        if _FEED.search(head):
            return Kind.FEED
        if _HTML_IN_XML.search(head):
            return Kind.HTML
        if head.startswith("<?xml") and _SUFFIXES.get(ending) is not Kind.HTML:
            return Kind.FEED  # which says what else it is
    if ending in _SUFFIXES:
        return _SUFFIXES[ending]
    if not ending.startswith(".t") and _is_mail(head):
        return Kind.MAIL
    return Kind.TEXT


def _head(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) : _HEAD].decode(encoding, "ignore").lstrip()
    if raw[:2] in (b"<\x00", b"\x00<"):
        return raw[:_HEAD].replace(b"\x00", b"").decode("latin-1").lstrip()
    return raw[:_HEAD].decode("latin-1").lstrip()


def _is_mail(head: str) -> bool:
    """Headers that no text has by chance; a text may well begin with "From:" and "Subject:"."""
    head = head.replace("\r\n", "\n")
    found = _HEADER.match(head)
    names = {line.partition(":")[0].lower() for line in (found[0] if found else head).split("\n")[:80] if ": " in line}
    return {"from", "subject"} <= names and bool({"mime-version", "message-id", "received"} & names)
