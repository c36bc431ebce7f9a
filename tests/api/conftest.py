"""A small record with something for every filter to tell apart."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from articles.models import Mention
from tests import factories as make

Rows = dict[str, Any]


@pytest.fixture
def record() -> Rows:
    """Sixty statements: more than two pages, several a day, some without a day, some known to the month."""
    states = [make.country(code=code) for code in ("X1", "X2")]
    topics = [make.topic(slug=slug) for slug in ("bridges", "dams")]
    actors = [make.actor(slug=slug, country=states[0]) for slug in ("ana-testic", "bruno-exampleson")]
    outlet = make.outlet(slug="daily-example")
    statements = []
    for n in range(60):
        text = f"the {'bridge' if n % 2 else 'dam'} number {n} would open"
        day = date(2024, 1, 1) + timedelta(days=n // 3) if n % 7 else None
        article = make.article(
            body=f"Dispatch {n}. She said {text}.", published_on=day, outlet=outlet if n % 4 == 0 else None
        )
        row = make.statement(
            of=article,
            text=text,
            kind=("direct", "mixed", "indirect")[n % 3],
            speaker=actors[n % 2] if n % 5 else None,
            countries=(states[n % 2],),
            topics=(topics[n // 2 % 2],),
            said_on=day.replace(day=1) if day and n % 11 == 0 else day,
            said_precision="month" if day and n % 11 == 0 else "day" if day else "unknown",
        )
        if n % 6 == 0:
            Mention.objects.create(statement=row, actor=actors[1], start=row.start, end=row.start + 3)
        statements.append(row)
    return {"statements": statements, "actors": actors, "states": states, "topics": topics, "outlet": outlet}
