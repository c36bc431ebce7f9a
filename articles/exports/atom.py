"""Atom (RFC 4287): the same statements for a feed reader. An entry is its statement's permanent address, and counts as
updated when its article was loaded or a person last decided on it."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

from django.utils.feedgenerator import rfc3339_date
from django.utils.text import Truncator
from django.utils.xmlutils import SimplerXMLGenerator

from articles.exports import sources
from articles.exports.about import About
from articles.exports.rows import Row

CLOSING = "</feed>\n"
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SINCE_EVER = datetime(1970, 1, 1, tzinfo=UTC)
UNREVIEWED = "Statements are read from published articles by a program; each says whether a person has checked it."


class Pieces:
    """XML written piece by piece into a string."""

    def __init__(self) -> None:
        self.text = io.StringIO()
        self.xml = SimplerXMLGenerator(self.text, "utf-8", short_empty_elements=True)

    def element(self, name: str, words: str = "", **attributes: str) -> None:
        told = {key.rstrip("_"): NOT_XML.sub("\ufffd", value) for key, value in attributes.items()}
        self.xml.addQuickElement(name, NOT_XML.sub("\ufffd", words) or None, told)
        self.text.write("\n")


def opening(about: About) -> str:
    pieces = Pieces()
    pieces.text.write('<?xml version="1.0" encoding="utf-8"?>\n')
    pieces.text.write('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n')
    pieces.element("id", about.address)
    pieces.element("title", f"Newsdesk: {about.title}")
    pieces.element("subtitle", UNREVIEWED)
    pieces.element("updated", rfc3339_date(about.version.at or SINCE_EVER))
    pieces.element("link", rel="self", type="application/atom+xml", href=about.address)
    pieces.element("link", rel="alternate", type="text/html", href=about.page)
    pieces.element("generator", f"Newsdesk, collection {about.version}")
    pieces.text.write("<author><name>Newsdesk</name></author>\n")
    return pieces.text.getvalue()


def entry(row: Row, *, why: str = "", since: str = "") -> str:
    """``why`` and ``since`` (RFC 3339) are for a saved search: what of it the statement met, and when it was news."""
    pieces = Pieces()
    pieces.text.write("<entry>\n")
    pieces.element("id", row.address)
    pieces.element("title", f"{row.who}: {Truncator(sources.one_line(row.text)).chars(100)}")
    pieces.element("updated", max(updated(row), since))
    pieces.element("link", rel="alternate", type="text/html", href=row.address)
    if row.url:
        pieces.element("link", rel="via", href=row.url)
    for code, label in zip(row.country_codes, row.countries, strict=True):
        pieces.element("category", term=code, label=label)
    for topic in row.topics:
        pieces.element("category", term=topic)
    pieces.element("summary", row.text, type="text")
    dispatch = ", ".join(
        part for part in (row.title, row.author, row.outlet, sources.chicago_date(sources.printed(row))) if part
    )
    words = [row.text, dispatch, sources.note(row), *([f"Why: {why}"] if why else [])]
    pieces.element("content", "\n\n".join(words), type="text")
    pieces.text.write("</entry>\n")
    return pieces.text.getvalue()


def updated(row: Row) -> str:
    reviewed = f"{row.reviewed_on}T00:00:00Z" if row.reviewed_on else ""
    return max(row.loaded_at, reviewed)
