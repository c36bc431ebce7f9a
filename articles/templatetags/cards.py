"""Statements as lists show them. Every function escapes what it writes (see ``stencils.written``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from django.template import Library
from django.template.loader import render_to_string

from articles.models import Article, Statement
from articles.search import addresses
from articles.search.marks import Mark, apart
from articles.templatetags.record import between, dated, iso
from articles.templatetags.stencils import Filling, written

register = Library()

PARTS = {"lead": "lead", "text": "words", "tail": "tail"}  # of a sentence → gaps
TAGS = {"countries": "country", "topics": "topic"}


@written(register)
def cards(fill: Filling, statements: Iterable[Statement]) -> str:
    return "".join([f"<li>{card(fill, statement)}</li>" for statement in statements])


@written(register)
def card(fill: Filling, statement: Any) -> str:
    """``lead`` and ``tail`` are the rest of its sentence; ``marks``, where there are any, the words it was found by."""
    marks, matched = getattr(statement, "marks", {}), getattr(statement, "matched", ())
    return fill(
        "statements/_card.html",
        {"hangs": getattr(statement, "hangs", False), "matches": bool(matched)},
        {
            "number": statement.pk,
            "address": addresses.path("statement", statement.pk),
            "matched": ", ".join(f"“{form}”" for form in matched),
        },
        {
            **{gap: marked(getattr(statement, part, ""), marks.get(part, ())) for part, gap in PARTS.items()},
            "speaker": speaker(fill, statement),
            "about": about(fill, statement),
        },
    )


def marked(text: str, found: Sequence[Mark]) -> str:
    if not found:
        return escape(text)
    return "".join(
        f"<mark>{escape(part)}</mark>" if is_found else escape(part) for part, is_found in apart(text, found)
    )


@written(register)
def speaker(fill: Filling, statement: Statement) -> str:
    """Who said it, in which office, and by whom it was passed on."""
    how, name, address, names = "", "", "", ""
    if statement.speaker:
        how, name = "known", statement.speaker.label
        address = addresses.path("actor", statement.speaker.slug)
    elif statement.joint.all():
        how, names = "together", render_to_string("_together.html", {"together": statement.joint.all()}).strip()
    elif statement.speaker_printed:
        how, name = "printed", statement.speaker_printed
    role = statement.tenure.office.title if statement.tenure else ""
    via = (statement.via and statement.via.label) or statement.via_printed
    return fill(
        "_speaker.html",
        {"how": how, "holds": bool(role), "relayed": bool(via)},
        {"name": name, "address": address, "role": role, "via": via},
        {"names": names},
    )


@written(register)
def when(fill: Filling, statement: Statement) -> str:
    """When it was said or, where that is unknown, printed: the day that filters, sorts and counts it."""
    article: Article = statement.article
    how, day, number = "undated", "", ""
    if statement.said_on:
        how, precision = "said", statement.said_precision
        day, number = dated(statement.said_on, precision), iso(statement.said_on, precision)
    elif article.published_on:
        how, precision = "printed", article.published_precision
        day, number = dated(article.published_on, precision), iso(article.published_on, precision)
    elif article.dated_from:
        how, day = "inferred", between(article.dated_from, article.dated_until)
    look = {"how": how, "inferred": how == "said" and statement.is_dated_by_inference}
    return fill("_when.html", look, {"day": day, "iso": number})


@written(register)
def about(fill: Filling, statement: Statement) -> str:
    """When and where it was printed, what it is about, and what became of it."""
    article = statement.article
    outlet = article.outlet.name if article.outlet else ""
    chips = [
        fill("statements/_chip.html", {"kind": kind}, {"address": address, "label": label})
        for tags, kind in TAGS.items()
        for address, label in _tagged(statement, tags)
    ]
    return fill(
        "statements/_about.html",
        {
            "printed": bool(outlet),
            "review": Statement.Review(statement.review),
            "kind": statement.kind,
            "nominal": statement.form == "nominal",
        },
        {
            "number": statement.pk,
            "outlet": outlet,
            "address": addresses.path("article", article.pk, article.slug),
            "title": article.display_title,
        },
        {"when": when(fill, statement), "chips": "".join(chips)},
    )


def _tagged(statement: Statement, name: str) -> list[tuple[str, str]]:
    """Its "countries" or "topics", each as address and label."""
    listed: dict[str, list[tuple[str, str]]] = getattr(statement, "tags", {})
    if name in listed:
        return listed[name]
    return [(addresses.path(TAGS[name], each.slug), each.label) for each in getattr(statement, name).all()]
