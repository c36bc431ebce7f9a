"""Bytes and a file name → parts, each a ``Dispatch`` or the reason why there is none. One file a format; adding a
format means copying a neighbour.

A reader decides what the text of a file is and nothing more: title, dateline and statements are read from the text
later. Readers are pure: no files, no network, no clock.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from articles.extraction.records import Dispatch, UnreadableDispatch
from articles.readers import text
from articles.readers.parts import Part

__all__ = ["LARGEST_FILE", "Part", "read", "read_one"]

# No reader takes a longer file, so nobody needs to hold more than one byte above this in memory.
LARGEST_FILE = text.LARGEST_FILE

# How a file that is no plain text begins, and what to call it.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x1a\x45\xdf\xa3", "a film"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!\x1a\x07", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a database"),
)

# Text, but text with a form of its own: read as plain words, its markup would become part of the record.
_MARKUP = {
    ".htm": "a web page",
    ".html": "a web page",
    ".xhtml": "a web page",
    ".mht": "a web page",
    ".mhtml": "a web page",
    ".xml": "an XML file",
    ".rss": "a news feed",
    ".atom": "a news feed",
    ".json": "a JSON file",
    ".jsonl": "a JSON file",
    ".csv": "a table",
    ".tsv": "a table",
    ".eml": "an e-mail",
    ".mbox": "a mailbox",
    ".rtf": "an RTF document",
}
_MARKUP_BEGINNINGS = (b"<!doctype html", b"<html", b"<?xml", b"<rss", b"<feed")

_REMEDY = "save its article as plain text (.txt, UTF-8) and send that"


def read(raw: bytes, name: str) -> list[Part]:
    """All that a file holds, at least one part. What cannot be read is a part with its reason, never an error."""
    try:
        return [Part(name, None, read_one(raw, name))]
    except UnreadableDispatch as error:
        return [Part(name, None, None, str(error))]


def read_one(raw: bytes, name: str) -> Dispatch:
    """What a file that is one dispatch says. ``name`` is only looked at for its suffix: an unknown one is no obstacle
    to what is text.

    Raises UnreadableDispatch, whose message says what was wrong and what to do.
    """
    if not raw:
        raise UnreadableDispatch("The file is empty: send the one that has the text.")
    for beginning, what in _BEGINNINGS:
        if raw.startswith(beginning):
            raise UnreadableDispatch(f"It is {what}, not plain text: {_REMEDY}.")
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if what := _MARKUP.get(suffix, ""):
        raise UnreadableDispatch(f"It is {what} ({suffix}), which cannot be read yet: {_REMEDY}.")
    if raw[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP_BEGINNINGS):
        raise UnreadableDispatch(f"It is a web page or feed, which cannot be read yet: {_REMEDY}.")
    return text.read(raw)
