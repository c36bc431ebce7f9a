"""Named fields of a dispatch, as tables and lines of JSON give them: what a column may be called, and what it holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from articles.extraction.records import Dispatch, UnreadableDispatch
from articles.readers.stated import compose, language, one_line, stated_date, web_address

# What we call it → what it may be called: in English, then in the languages of the region, without accents.
_NAMES = {
    "body": "body text content article fulltext full_text article_text body_text tekst sadrzaj текст садржај содржина "
    "teksti permbajtja",
    "title": "title headline heading naslov наслов titulli",
    "outlet": "outlet source publisher medium newspaper site publication agency izvor medij извор медиум burimi media",
    "author": "author authors byline creator writer autor autori аутор автор autori",
    "date": "date published published_on published_at publication_date date_published datepublished pubdate datum "
    "датум data",
    "url": "url link address permalink uri adresa адреса lidhja",
    "language": "language lang jezik језик јазик gjuha",
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split()}
OPTIONAL = ("title", "outlet", "author", "date", "url", "language")
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|span|a|b|i|em|strong)\b[^<>]*>", re.IGNORECASE)
_NO_ACCENT = re.compile(r"[\u0300-\u036f]")


def field_of(column: str) -> str:
    """Our name of a column, or empty for one that we have no use for."""
    name = _NO_ACCENT.sub("", unicodedata.normalize("NFD", one_line(column).lower()))
    name = unicodedata.normalize("NFC", re.sub(r"[\s-]+", "_", name))
    return _FIELD_OF.get(name, "")


def without_text(columns: Iterable[str], what: str) -> UnreadableDispatch:
    named = ", ".join(f"“{one_line(column, 40)}”" for column in list(columns)[:12] if column.strip()) or "none"
    return UnreadableDispatch(
        f"The {what} has no column for the text: call one “body” or “text”. Its columns are: {named}."
    )


def missing(fields: Iterable[str], what: str) -> tuple[str, ...]:
    """A note that names the columns that are not there, so that nobody wonders why all dates are unknown."""
    absent = [field for field in OPTIONAL if field not in set(fields)]
    return (f"the {what} has no column for: {', '.join(absent)}",) if absent else ()


def dispatch_of(values: Mapping[str, str], *, notes: Iterable[str] = (), encoding: str = "") -> Dispatch:
    """``values`` are named as we name them. Raises UnreadableDispatch where there is no text."""
    noted = list(notes)
    body = values.get("body", "")
    if not body.strip():
        raise UnreadableDispatch("Its cell for the text is empty.")
    if _MARKUP.search(body):
        from articles.readers import html

        body = html.plain_text(body)
        noted.append("markup removed from the text")
    published = stated_date(values.get("date", ""), "date")
    if values.get("date", "").strip() and not published.on:
        noted.append(f"“{one_line(values['date'], 60)}” is no date, or has two readings: write YYYY-MM-DD")
    if values.get("url", "").strip() and not web_address(values["url"]):
        noted.append(f"“{one_line(values['url'], 60)}” is no address of a page")
    if values.get("language", "").strip() and not language(values["language"]):
        noted.append(f"“{one_line(values['language'], 60)}” is no code of a language: write en, sr, sq …")
    return compose(
        body,
        title=values.get("title", ""),
        outlet=values.get("outlet", ""),
        author=values.get("author", ""),
        url=values.get("url", ""),
        language_tag=values.get("language", ""),
        published=published,
        encoding=encoding,
        notes=noted,
    )
