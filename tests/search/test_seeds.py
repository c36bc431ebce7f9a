"""The questions this program is for, asked of the two real dispatches and held against their annotation."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.http import QueryDict

from articles.models import Article, Statement
from articles.search import StatementQuery

SHARED = Path(__file__).resolve().parents[3] / "shared"
ANNOTATED = SHARED / "evaluation" / "gold" / "annotated"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not ANNOTATED.is_dir(), reason="needs the seeds and their annotation in ../shared"),
]
# Speaker as annotated → slug in the record.
SLUGS = {
    "Jens Stoltenberg": "jens-stoltenberg",
    "Sefik Dzaferovic": "sefik-dzaferovic",
    "Christian Schmidt": "christian-schmidt",
    "Russia (government)": "russia",
    "Kosovo (government)": "kosovo",
    "NATO": "nato",
}


@pytest.fixture
def gold() -> dict[tuple[int, int], Any]:
    """(article, start) → annotated statement, titles left out as in lists."""
    call_command("load_reference", verbosity=0)
    call_command("ingest", str(SHARED / "seeds"), verbosity=0)
    annotated = {}
    for path in sorted(ANNOTATED.glob("seed-*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        article = Article.objects.get(body=told["text"])
        annotated |= {(article.pk, s["start"]): s for s in told["statements"] if not s.get("in_title")}
    return annotated


def listed(address: str) -> list[Statement]:
    """Over all pages; the total must agree."""
    query = StatementQuery.from_params(QueryDict(address))
    assert not query.errors
    total, rows = query.total(), list(query.rows())
    while query.next_url():
        query = StatementQuery.from_params(QueryDict(query.next_url().partition("?")[2]))
        rows += query.rows()
    assert len(rows) == total
    return rows


@pytest.mark.parametrize(
    ("address", "wanted", "least"),
    [
        (
            "actor=jens-stoltenberg&topic=kfor",
            lambda s: s["speaker"] == "Jens Stoltenberg" and "kfor" in s["topics"],
            3,
        ),
        ("country=BA", lambda s: "BA" in s["countries"], 14),
        ("topic=russian-influence", lambda s: "russian-influence" in s["topics"], 5),
    ],
)
def test_the_lists_hold_what_was_annotated_and_nothing_annotated_otherwise(
    gold: dict[tuple[int, int], Any], address: str, wanted: Callable[[Any], bool], least: int
) -> None:
    """Statements whose span was read otherwise than annotated are judged by the evaluation, not here."""
    found = {(row.article_id, row.start) for row in listed(address)} & set(gold)
    right = {key for key, statement in gold.items() if wanted(statement)}
    assert found - right == set()
    assert len(found) >= least


def test_each_speaker_has_their_own_words_and_nobody_else_s(gold: dict[tuple[int, int], Any]) -> None:
    for name, slug in SLUGS.items():
        rows = [row for row in listed(f"actor={slug}") if (row.article_id, row.start) in gold]
        assert rows, name
        assert {gold[row.article_id, row.start]["speaker"] for row in rows} == {name}
