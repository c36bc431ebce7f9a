"""What formats state beside the text, made fit for the record: one line of title, a day, an address, a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from email.utils import parsedate_tz
from urllib.parse import urlsplit

from articles.extraction.dates import read_date
from articles.extraction.records import Dispatch, PartialDate, Precision, UnreadableDispatch
from articles.readers.text import clean

LONGEST_BODY = 5 * 1024 * 1024  # characters; as long as a text file may be
LONGEST_TITLE = 500
_LONGEST_PHRASE = 200
_LONGEST_ADDRESS = 1000
_EARLIEST_YEAR = 1900  # programs that know no date write 1601, 1 or 0

_ISO_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?![\d-])")
_ISO_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?$")
_RFC_822 = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}[ -][A-Za-z]{3}[a-z]*[ -]\d{2,4}\b")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\^{}|]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?![A-Za-z])")
_NO_LANGUAGE = frozenset(("und", "mul", "mis", "zxx"))
_NOBODY = re.compile(
    r"\b(?:user|admin|administrator|microsoft|office|windows|owner|unknown|author|test|pc|word|writer|adobe|latex|tex|"
    r"chrome|chromium|skia|libreoffice|openoffice|ghostscript|korisnik|perdorues)\b",
    re.IGNORECASE,
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK_AT_LINE_END = re.compile(r"[ \t\u00a0]+(?=\n|\Z)")
_WIDE_GAP = re.compile(r"\n{3,}")


def one_line(value: str | None, longest: int = LONGEST_TITLE) -> str:
    """Composed letters with single blanks; nothing invisible, nothing that turns the writing direction."""
    words = "".join(c if c.isprintable() or c.isspace() else "" for c in unicodedata.normalize("NFC", value or ""))
    return " ".join(words.split())[:longest].strip()


def web_address(value: str | None) -> str:
    """An absolute address that a reader may open, or empty."""
    value = (value or "").strip()
    if len(value) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(value) or not value.isprintable():
        return ""
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return ""
    if not host or "." not in host or parts.username is not None:
        return ""
    return value


def language(value: str | None) -> str:
    """The language of a tag ("sr" of "sr-Latn-RS"), or empty."""
    found = _LANGUAGE.match(value or "")
    code = found[1].lower() if found else ""
    return "" if code in _NO_LANGUAGE else code


def person(value: str | None) -> str:
    """The name of a person in the properties of a document, or empty: most hold that of an account or a program."""
    name = one_line(value, 100)
    words = re.findall(r"[^\W\d_]{2,}", name)
    if len(words) < 2 or not name[0].isupper() or _NOBODY.search(name):
        return ""
    return name


def stated_date(value: str | None, where: str) -> PartialDate:
    """The day that ``value`` names, in its own time zone; ``phrase`` says where it stood and how. A value that is no
    date, or one with two readings, leaves it unknown."""
    value = one_line(value, _LONGEST_PHRASE)
    if not value:
        return PartialDate()
    on, precision = _day(value)
    if on is None:
        return PartialDate()
    return PartialDate(on, precision, f"{where}: {value}"[:_LONGEST_PHRASE])


def _day(value: str) -> tuple[date | None, Precision]:
    try:
        if found := _ISO_DAY.match(value):
            return _plausible(date(*map(int, found.groups()))), Precision.DAY
        if found := _ISO_MONTH.match(value):
            precision = Precision.MONTH if found[2] else Precision.YEAR
            return _plausible(date(int(found[1]), int(found[2] or 1), 1)), precision
        if _RFC_822.match(value) and (parts := parsedate_tz(value)):
            return _plausible(date(*parts[:3])), Precision.DAY
    except (ValueError, IndexError, TypeError):
        return None, Precision.UNKNOWN
    read = read_date(value)
    return read.on, read.precision


def _plausible(on: date) -> date | None:
    return on if on.year >= _EARLIEST_YEAR else None


def compose(
    text: str,
    *,
    title: str = "",
    outlet: str = "",
    author: str = "",
    url: str | None = "",
    language_tag: str | None = "",
    published: PartialDate = PartialDate(),  # noqa: B008 - frozen
    encoding: str = "",
    notes: Iterable[str] = (),
) -> Dispatch:
    """A dispatch of a text that came out of another format. The title is printed above the text, unless it stands
    there already. Raises UnreadableDispatch where there is no text besides it."""
    title = one_line(title)
    noted = list(notes)
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("�", text)
        noted.append("damaged characters in the text stand as �")
    text, odd = clean(text)
    text = _WIDE_GAP.sub("\n\n", _BLANK_AT_LINE_END.sub("", text)).strip("\n")
    title_end = _title_at_head(text, title)
    rest = text[title_end:]
    if not any(character.isalnum() for character in rest):
        if title_end or title:
            raise UnreadableDispatch("It has a title and no text: send the one that has the text.")
        raise UnreadableDispatch("It has no words, only blank space or signs: send the one that has the text.")
    if title and not title_end:
        text, title_end = f"{title}\n\n{text}", len(title)
    if len(text) > LONGEST_BODY:
        limit = LONGEST_BODY // (1024 * 1024)
        raise UnreadableDispatch(f"Its text is longer than {limit} million letters: send one article a file.")
    return Dispatch(
        body=text + "\n",
        title=title,
        title_end=title_end,
        outlet=one_line(outlet, 120),
        author=one_line(author, 200),
        url=web_address(url),
        language=language(language_tag),
        published=published if published.on else PartialDate(),
        encoding=encoding,
        notes=(*noted, *odd),
    )


def _title_at_head(text: str, title: str) -> int:
    """Where the title ends if the text begins with it as a line of its own, else 0."""
    words = title.split()
    if not words:
        return 0
    found = re.match(r"\s*" + r"\s+".join(map(re.escape, words)) + r"(?=[ \t]*(?:\n|\Z))", text, re.IGNORECASE)
    return found.end() if found else 0
