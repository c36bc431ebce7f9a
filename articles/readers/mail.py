"""E-mails: the text with its subject as title, and what is attached as files of its own."""

from __future__ import annotations

import codecs
import email
import email.policy
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import Any

from articles.extraction.records import Dispatch, UnreadableDispatch
from articles.readers import text
from articles.readers.parts import Allowance, Inside, Part, safe_name
from articles.readers.stated import compose, one_line, stated_date

_MOST_PIECES = 500
_LONGEST_HEADER = 10_000  # characters; what is longer takes the library a time that grows with its square
_NOT_DISPATCHES = ("image", "audio", "video", "font", "model")
_MACHINERY = frozenset(
    ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "text/calendar",
     "text/vcard", "text/x-vcard", "application/ms-tnef", "message/delivery-status", "text/rfc822-headers")
)  # fmt: skip


def read(raw: bytes, name: str, allowance: Allowance, inside: Inside) -> Iterator[Part]:
    """The e-mail's own text first, then every attachment. One without text of its own is its attachments."""
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    if not message.keys():
        raise UnreadableDispatch("It is no e-mail, as it has no headers: save the message again as .eml and send that.")
    body, attached, passed_over = _pieces(message)
    try:
        own = Part(name, None, _dispatch(message, body, passed_over))
    except UnreadableDispatch as error:
        own = Part(name, None, None, str(error))
    if own.dispatch or not attached:
        yield own
    allowance.skip, allowance.turn_to = 0, None
    for number, piece in enumerate(attached, 1):
        label = f"{name}/{_file_name(piece, number)}"
        try:
            content = _content(piece)
            if not content:
                raise UnreadableDispatch("The file is empty: send the one that has the text.")
            allowance.take(len(content))
        except UnreadableDispatch as error:
            yield Part(label, None, None, str(error))
            continue
        for part in inside(content, label):
            own_bytes = content if part.dispatch and part.name == label else part.raw
            yield Part(part.name, own_bytes, part.dispatch, part.reason)


def _pieces(message: Message) -> tuple[list[Message], list[Message], list[str]]:
    """Pieces that may be the text, pieces that are files, names of those that are neither.

    Walked by hand and in breadth: e-mails are nested at will, and the text of one that is attached is not this one's.
    """
    texts: list[Message] = []
    files: list[Message] = []
    passed_over: list[str] = []
    waiting = [message]
    seen = 0
    while waiting:
        piece = waiting.pop(0)
        seen += 1
        if seen > _MOST_PIECES:
            raise UnreadableDispatch(f"It has more than {_MOST_PIECES} attachments: send them by themselves.")
        kind = piece.get_content_type()
        is_attached = piece.get_content_disposition() == "attachment" or bool(piece.get_filename())
        if kind == "message/rfc822" and piece is not message:
            files.append(piece)
        elif piece.is_multipart():
            waiting[:0] = [part for part in piece.get_payload() if isinstance(part, Message)]
        elif piece.get_content_maintype() in _NOT_DISPATCHES or kind in _MACHINERY:
            passed_over.append(_file_name(piece, seen))
        elif piece.get_content_maintype() == "multipart":
            texts.append(piece)  # its pieces cannot be told apart, so it is all text
        elif is_attached or kind not in ("text/plain", "text/html"):
            files.append(piece)
        else:
            texts.append(piece)
    return texts, files, passed_over


def _file_name(piece: Message, number: int) -> str:
    try:
        name = _words(piece.get_filename() or "")
    except (ValueError, LookupError, AttributeError):
        name = ""
    name = safe_name(name.replace("\\", "/").rsplit("/", 1)[-1], 120).strip(". ")
    if piece.get_content_type() == "message/rfc822":
        return name if name.lower().endswith(".eml") else f"{name or f'message {number}'}.eml"
    if not name:
        ending = {"text/html": ".html", "text/csv": ".csv", "application/pdf": ".pdf"}.get(piece.get_content_type(), "")
        name = f"attachment {number}{ending}"
    return name


def _content(piece: Message) -> bytes:
    try:
        if piece.get_content_type() == "message/rfc822":
            inner: Any = piece.get_payload()
            return inner[0].as_bytes(policy=email.policy.compat32) if isinstance(inner, list) and inner else b""
        content = piece.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        raise UnreadableDispatch("It is damaged: send the file by itself.") from error
    return content if isinstance(content, bytes) else b""


def _dispatch(message: Message, pieces: list[Message], passed_over: list[str]) -> Dispatch:
    body, notes = _text(pieces)
    if passed_over:
        listed = ", ".join(passed_over[:8]) + (" …" if len(passed_over) > 8 else "")
        notes.append(f"attachments not read: {listed}")
    return compose(
        body,
        title=_header(message, "Subject"),
        outlet=_header(message, "Organization"),
        author=one_line(parseaddr(_header(message, "From"))[0]),
        url=_header(message, "Archived-At").strip("<>"),
        language_tag=_header(message, "Content-Language"),
        published=stated_date(_header(message, "Date"), "Date"),
        notes=notes,
    )


def _header(message: Message, name: str) -> str:
    """The first header of that name as a person reads it."""
    return next((_words(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")


def _words(value: Any) -> str:
    """Encoded words decoded (RFC 2047); bytes that should not be there read as those of a text."""
    raw = str(value)[:_LONGEST_HEADER].encode("utf-8", "surrogateescape")
    try:
        if not raw.isascii():
            return one_line(text.decode(raw)[0])
        return one_line(str(make_header(decode_header(raw.decode("ascii")))))
    except (UnreadableDispatch, ValueError, LookupError, HeaderParseError):
        return one_line(raw.decode("utf-8", "replace"))


def _text(pieces: list[Message]) -> tuple[str, list[str]]:
    """The plain text where there is any, else that of the HTML."""
    from articles.readers import html

    plain = [_decoded(piece) for piece in pieces if piece.get_content_type() != "text/html"]
    if any(words.strip() for words in plain):
        return "\n\n".join(words.strip("\n") for words in plain if words.strip()), []
    marked = [html.plain_text(_decoded(piece)) for piece in pieces if piece.get_content_type() == "text/html"]
    return "\n\n".join(words for words in marked if words), []


def _decoded(piece: Message) -> str:
    content = _content(piece)
    try:
        charset = piece.get_content_charset() or ""
        codec = codecs.lookup(charset).name if charset else ""
        decoded = content.decode(codec) if codec and codec != "ascii" else text.decode(content)[0]
    except (ValueError, LookupError):
        decoded = text.decode(content)[0]
    if not isinstance(decoded, str):
        return ""
    decoded = decoded.replace("\r\n", "\n")
    return _unwrapped(decoded) if str(piece.get_param("format") or "").lower() == "flowed" else decoded


def _unwrapped(words: str) -> str:
    """RFC 3676: a line that ends in a blank goes on in the next, except the mark of a signature."""
    lines: list[str] = []
    goes_on = False
    for line in words.split("\n"):
        line = line.removeprefix(" ")  # stuffed
        if goes_on:
            lines[-1] += line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != "-- "
    return "\n".join(lines)
