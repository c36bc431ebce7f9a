"""Rows for tests: plain functions with keywords, every name plainly fictional."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import count
from typing import Any

from articles.models import (
    Actor,
    Article,
    Country,
    Original,
    Outlet,
    Statement,
    StatementCountry,
    StatementTopic,
    Topic,
)

numbers = count(1)


def country(*, code: str = "", **fields: Any) -> Country:
    n = next(numbers)
    name = fields.pop("name", f"Exampleland {n}")
    defaults = {"slug": f"exampleland-{n}", "label": name}
    return Country.objects.create(code=code or f"X{n}", name=name, **(defaults | fields))


def actor(*, name: str = "", slug: str = "", kind: str = "person", **fields: Any) -> Actor:
    n = next(numbers)
    name = name or f"Ana Testić {n}"
    return Actor.objects.create(
        slug=slug or f"actor-{n}", name=name, kind=kind, **({"sort_name": name.split()[-1]} | fields)
    )


def topic(*, slug: str = "", label: str = "", **fields: Any) -> Topic:
    n = next(numbers)
    return Topic.objects.create(slug=slug or f"topic-{n}", label=label or f"Topic {n}", **fields)


def outlet(*, slug: str = "", name: str = "", **fields: Any) -> Outlet:
    n = next(numbers)
    return Outlet.objects.create(slug=slug or f"outlet-{n}", name=name or f"The Daily Example {n}", **fields)


def article(*, body: str = "", published_on: date | None = None, **fields: Any) -> Article:
    """A published article, dated to the day where ``published_on`` is given."""
    n = next(numbers)
    body = body or f"Dispatch number {n}. Ana Testić said the bridge number {n} would open in spring."
    original, _ = Original.objects.get_or_create(
        sha256=hashlib.sha256(f"original {n}".encode()).hexdigest(), defaults={"size": len(body)}
    )
    defaults = {
        "title": f"Dispatch {n}",
        "source_name": f"dispatch-{n}.txt",
        "original": original,
        "published_on": published_on,
        "published_precision": "day" if published_on else "unknown",
    }
    return Article.objects.create(
        body=body, body_sha256=hashlib.sha256(body.encode()).hexdigest(), **(defaults | fields)
    )


def statement(
    *,
    of: Article | None = None,
    text: str = "",
    speaker: Actor | None = None,
    countries: tuple[Country, ...] = (),
    topics: tuple[Topic, ...] = (),
    said_on: date | None = None,
    **fields: Any,
) -> Statement:
    """A machine-read statement; without ``of`` it gets an article that prints exactly it. ``text`` must stand in the
    article's body."""
    n = next(numbers)
    text = text or f"the bridge number {n} would open in spring"
    of = of or article(body=f"Dispatch number {n}. Ana Testić said {text}.", published_on=said_on)
    start = of.body.index(text)
    defaults = {
        "kind": "indirect",
        "form": "clause",
        "rule": "clause",
        "confidence": 0.8,
        "said_precision": "day" if said_on else "unknown",
        "speaker_printed": speaker.name if speaker else "",
    }
    row = Statement.objects.create(
        article=of,
        start=start,
        end=start + len(text),
        text=text,
        speaker=speaker,
        said_on=said_on,
        **(defaults | fields),
    )
    StatementCountry.objects.bulk_create(
        StatementCountry(statement=row, country=c, rule="statement") for c in countries
    )
    StatementTopic.objects.bulk_create(StatementTopic(statement=row, topic=t, rule="statement") for t in topics)
    return row
