"""A curator at the review queue, without a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from threading import Thread
from typing import Any

from django.test import Client

from articles.models import Statement
from articles.models.changes import version_of
from tests import factories

HTMX = {"HX-Request": "true"}


def at_the_desk(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def decide(client: Client, statement: Statement, decision: str, *, to: str = "/review/", **more: Any) -> Any:
    """As the page sends it, from the statement as it is now unless ``seen`` says otherwise."""
    headers = more.pop("headers", {})
    row = Statement.objects.get(pk=statement.pk)
    sent = {"statement": row.pk, "seen": version_of(row), "decision": decision} | more
    return client.post(to, sent, headers=headers)


def reading(statement: Statement, **changed: Any) -> dict[str, Any]:
    """The fields of the form as the page fills them in."""
    words = statement.text.split()
    fields = {
        "speaker": statement.speaker.name if statement.speaker else "",
        "kind": statement.kind,
        "country": [country.code for country in statement.countries.all()],
        "topic": [topic.slug for topic in statement.topics.all()],
        "begins": " ".join(words[:4]),
        "ends": " ".join(words[-4:]),
    }
    return fields | changed


def three(**fields: Any) -> list[Statement]:
    """Of one article, in the order of its text."""
    article = factories.article(body="Ana said one thing. Ana said two things. Ana said three things.", **fields)
    return [factories.statement(of=article, text=text) for text in ("one thing", "two things", "three things")]


def together(acts: Sequence[Callable[[], None]]) -> None:
    threads = [Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
