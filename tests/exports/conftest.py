"""Statements with everything a row can hold, and rows without a database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from articles.exports import Row
from articles.models import Office, Statement, Tenure
from tests import factories as make

PLAIN: dict[str, Any] = {
    "statement": 17,
    "address": "https://desk.example/statements/17/",
    "text": "the bridge would open in spring",
    "kind": "indirect",
    "form": "clause",
    "cue": "said",
    "speaker_printed": "Testić",
    "joint_speakers": (),
    "joint_actors": (),
    "speaker": "Ana Testić",
    "actor": "ana-testic",
    "role_then": "Head of Bridges",
    "via": "",
    "said_on": "2023-04-30",
    "said_precision": "day",
    "said_phrase": "on Sunday",
    "said_inferred": False,
    "countries": ("Exampleland",),
    "country_codes": ("X1",),
    "topics": ("Bridges & dams",),
    "confidence": 0.8,
    "rule": "clause",
    "speaker_rule": "name",
    "origin": "machine",
    "review": "machine-read, unreviewed",
    "reviewed_on": "",
    "start": 10,
    "end": 41,
    "body_sha256": "ab" * 32,
    "article": 5,
    "article_address": "https://desk.example/articles/5/",
    "title": "The bridge opens",
    "outlet": "The Daily Example",
    "author": "Bruno Exampleson",
    "url": "https://daily.example/bridge",
    "language": "en",
    "published_on": "2023-05-01",
    "published_precision": "day",
    "published_phrase": "",
    "dated_from": "",
    "dated_until": "",
    "loaded_at": "2024-01-02T03:04:05Z",
    "extractor_version": "7",
    "collection_version": "2024-01-02T03:04:06Z.12",
    "footnotes": (),
}


@pytest.fixture
def row() -> Callable[..., Row]:
    return lambda **changed: Row(**(PLAIN | changed))


@pytest.fixture
def full() -> Statement:
    """A statement with every field of a row filled in."""
    body = "The bridge opens\nOn Sunday, Ana Testić said the bridge would open in spring."
    state = make.country(code="X9", label="Exampleland*", footnote="*This designation is an example.")
    ana = make.actor(slug="ana-testic", name="Ana Testić", country=state)
    office = Office.objects.create(slug="head", title="Head of Bridges", country=state)
    term = Tenure.objects.create(key="ana-head", office=office, actor=ana, starts=date(2020, 1, 1))
    article = make.article(
        body=body,
        title="The bridge opens",
        outlet=make.outlet(name="The Daily Example"),
        author="Bruno Exampleson",
        url="https://daily.example/bridge",
        published_on=date(2023, 5, 1),
        extraction_version="7",
    )
    cue = body.index("said")
    return make.statement(
        of=article,
        text="the bridge would open in spring",
        speaker=ana,
        speaker_rule="name",
        tenure=term,
        via_printed="the state agency",
        cue_start=cue,
        cue_end=cue + 4,
        countries=(state,),
        topics=(make.topic(label="Bridges"),),
        said_on=date(2023, 4, 1),
        said_precision="month",
        said_phrase="in April",
    )
