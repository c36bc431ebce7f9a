"""What a web page states of its article in its markup: metadata, microdata, JSON-LD. Nothing is guessed from the text.

Dates are only those that say of themselves that they are of publication; a page also bears those of its other
stories, of its copyright and of today.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from articles.extraction.records import PartialDate
from articles.readers.stated import one_line, stated_date, web_address

_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "date",
)
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_OUTLETS = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_ARTICLE_TYPES = ("article", "posting", "report")
_MOST_LINKED_DATA = 200_000  # characters of JSON-LD worth reading


@dataclass(frozen=True, slots=True)
class Stated:
    title: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    published: PartialDate = field(default_factory=PartialDate)


def stated_by(tree: HtmlElement) -> tuple[Stated, tuple[str, ...]]:
    """What the page says, and notes on where it contradicts itself."""
    meta = _meta(tree)
    linked = _linked_article(tree)
    outlet = _first(meta, _OUTLETS) or _name(linked.get("publisher"))
    published, notes = _published(tree, meta, linked)
    return (
        Stated(
            title=_title(tree, meta, linked, outlet),
            outlet=outlet,
            author=_author(meta, linked),
            url=_address(tree, meta, linked),
            language=_language(tree, meta),
            published=published,
        ),
        notes,
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The first content of every name, in small letters."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = one_line(element.get("content"), 1000)
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := element.get(attribute)):
                found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _linked_article(tree: HtmlElement) -> dict[str, Any]:
    """The article of the page's JSON-LD; nothing where there is none, or several with different headlines."""
    articles: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        source = script.text or ""
        if len(source) > _MOST_LINKED_DATA:
            continue
        try:
            articles += [node for node in _nodes(json.loads(source)) if _is_article(node)]
        except (ValueError, RecursionError):
            continue
    headlines = {one_line(_text(node.get("headline"))) for node in articles}
    return articles[0] if articles and len(headlines) == 1 else {}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            if isinstance(graph := item.get("@graph"), list):
                yield from (node for node in graph if isinstance(node, dict))


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.lower().endswith(_ARTICLE_TYPES) for name in names)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _name(value: Any) -> str:
    """The name of a person or organisation in JSON-LD, or of several."""
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value[:10]) if name)
    if isinstance(value, dict):
        value = value.get("name")
    return one_line(_text(value), 200)


def _title(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any], outlet: str) -> str:
    """As printed above the article. A heading that the page does not name as its title is a logo or a rubric."""
    page = next((one_line(element.text_content()) for element in tree.iter("title")), "")
    named = one_line(_text(linked.get("headline"))) or meta.get("og:title", "")
    headings = [heading for element in tree.iter("h1") if (heading := one_line(element.text_content()))]
    for heading in headings:
        if _same(heading, named) or _same(heading, page) or (len(heading) > 10 and heading.lower() in page.lower()):
            return heading
    inside = tree.xpath(".//article//h1 | .//main//h1")
    if len(inside) == 1 and len(headings) == 1:
        return headings[0]
    if named:
        return one_line(named)
    if len(headings) == 1 and not page:
        return headings[0]
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        head, _, tail = page.rpartition(mark)
        if head and tail and (_same(tail, outlet) or mark == " | "):
            return head.strip()
    return page or (headings[0] if len(headings) == 1 else "")


def _same(one: str, other: str) -> bool:
    return bool(one) and one.lower() == other.lower()


def _author(meta: dict[str, str], linked: dict[str, Any]) -> str:
    stated = _name(linked.get("author")) or _first(meta, _AUTHORS)
    return "" if web_address(stated) or stated.startswith("@") else stated


def _address(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str:
    canonical = [
        link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for candidate in (*canonical[:1], meta.get("og:url"), _text(linked.get("url"))):
        if address := web_address(candidate):
            return address
    return ""


def _language(tree: HtmlElement, meta: dict[str, str]) -> str:
    root = next(tree.iter("html"), tree)
    return root.get("lang") or root.get("xml:lang") or meta.get("content-language") or meta.get("og:locale") or ""


def _published(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> tuple[PartialDate, tuple[str, ...]]:
    found = [stated_date(meta.get(name), name) for name in _DATES]
    found.append(stated_date(_text(linked.get("datePublished")), "datePublished"))
    for element in tree.iter("time", "span", "p", "div"):
        if (element.get("itemprop") or "").lower() == "datepublished" or "pubdate" in element.attrib:
            found.append(
                stated_date(element.get("datetime") or element.get("content") or element.text, "datePublished")
            )
    known = [each for each in found if each.on]
    if not known:
        times = {element.get("datetime") for element in tree.iter("time") if element.get("datetime")}
        if len(times) == 1:  # the only time on the page
            known = [each for each in [stated_date(times.pop(), "time")] if each.on]
    if not known:
        return PartialDate(), ()
    first = known[0]
    other = next((each for each in known[1:] if each.on != first.on and each.precision == first.precision), None)
    return first, (
        f"the page gives two dates, “{first.phrase}” and “{other.phrase}”: the first is kept",
    ) if other else ()
