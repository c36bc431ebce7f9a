"""RSS and Atom: one dispatch an entry. Nothing is fetched, neither the feed nor what it links to."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from articles.extraction.records import Dispatch, UnreadableDispatch
from articles.readers import html
from articles.readers.parts import MOST_PARTS, Part
from articles.readers.stated import compose, one_line, stated_date

LARGEST_FILE = 10 * 1024 * 1024
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)
_ADDRESS_AND_NAME = re.compile(r"\S+@\S+\s+\(([^()]+)\)")
_SHORTER_THAN_A_TEXT = 0.6


class _DeclaresEntities(Exception):
    pass


def read(raw: bytes, name: str) -> Iterator[Part]:
    if len(raw) > LARGEST_FILE:
        limit = LARGEST_FILE // (1024 * 1024)
        raise UnreadableDispatch(f"It is larger than {limit} MB, the limit for a feed: send it in several.")
    root = _root(raw)
    if root.rpartition(":")[2].lower() not in ("rss", "feed", "rdf", ""):
        what = "a web page" if root.lower() == "html" else f"an XML file (<{one_line(root, 40)}>)"
        raise UnreadableDispatch(f"It is {what}, no news feed: save its article as plain text (.txt) and send that.")
    import feedparser

    # Not sanitised, as only the text is taken; no addresses resolved, as none is shown.
    found = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    entries = found.get("entries") or []
    if not entries:
        raise UnreadableDispatch("It is a news feed without entries, or none that can be read: save it again.")
    feed = found.get("feed") or {}
    damaged = ("the feed is damaged; what could be read of it was",) if _is_damaged(found) else ()
    for number, entry in enumerate(entries, 1):
        where = f"{name}, entry {number}"
        if number > MOST_PARTS:
            yield Part(where, None, None, f"This and what follows were not read: the limit is {MOST_PARTS:,} entries.")
            return
        try:
            yield Part(where, None, _dispatch(entry, feed, str(found.get("encoding") or ""), damaged))
        except UnreadableDispatch as error:
            yield Part(where, None, None, str(error))


def _root(raw: bytes) -> str:
    """The name of the outermost element, empty where the XML is damaged before it. Raises UnreadableDispatch for a
    feed that declares entities: they are how a small file is made to unfold into a large one, or to read others."""
    parser = expat.ParserCreate()
    roots: list[str] = []

    def start(tag: str, _attributes: dict[str, str]) -> None:
        if not roots:
            roots.append(tag)

    def entity(*_: Any) -> None:
        raise _DeclaresEntities

    parser.StartElementHandler = start
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(raw, True)
    except _DeclaresEntities:
        raise UnreadableDispatch(
            "It declares entities of its own, which could unfold without end: save it without them and send that."
        ) from None
    except (expat.ExpatError, ValueError, LookupError):
        pass  # feedparser mends what is merely careless
    if b"<!ENTITY" in raw.replace(b"\x00", b""):  # behind the point where the XML broke off
        raise UnreadableDispatch(
            "It declares entities of its own, which could unfold without end: save it without them and send that."
        )
    return roots[0] if roots else ""


def _is_damaged(found: Any) -> bool:
    reason = type(found.get("bozo_exception")).__name__
    return bool(found.get("bozo")) and reason not in ("CharacterEncodingOverride", "NonXMLContentType")


def _dispatch(entry: Any, feed: Any, encoding: str, notes: tuple[str, ...]) -> Dispatch:
    texts = [_text(content) for content in entry.get("content") or []]
    summary = _text(entry.get("summary_detail") or {"value": entry.get("summary", "")})
    body = max(texts, key=len, default="")
    if not body and summary:
        body = summary
        notes = (*notes, "the feed gives a summary and not the whole text")
    elif body and summary and len(body) < _SHORTER_THAN_A_TEXT * len(summary):
        body = summary
    title = one_line(_text(entry.get("title_detail") or {"value": entry.get("title", "")}))
    published, where = entry.get("published"), "published"
    if not published:  # changed later than it was printed, perhaps; but no earlier
        published, where = entry.get("updated"), "updated"
    contents = entry.get("content") or [{}]
    return compose(
        body,
        title=title,
        outlet=_outlet(entry, feed),
        author=_author(entry),
        url=str(entry.get("link") or ""),
        language_tag=str(entry.get("language") or contents[0].get("language") or feed.get("language") or ""),
        published=stated_date(str(published or ""), where),
        encoding=encoding[:20],
        notes=notes,
    )


def _author(entry: Any) -> str:
    """RSS wants an address with the name in brackets; the address is nobody's business here."""
    stated = str(entry.get("author") or "")
    if found := _ADDRESS_AND_NAME.fullmatch(stated.strip()):
        return found[1]
    name = str(entry.get("author_detail", {}).get("name") or stated)
    return "" if "@" in name else name


def _outlet(entry: Any, feed: Any) -> str:
    source = entry.get("source") or {}
    return str(source.get("title") or feed.get("title") or "")


def _text(content: Any) -> str:
    """feedparser says of RSS that it is HTML, which it mostly is; text with a lone "<" stays as it is."""
    value = str(content.get("value") or "")
    if content.get("type") == "text/plain" and not _MARKUP.search(value):
        return value
    return html.plain_text(value) if _MARKUP.search(value) else value
