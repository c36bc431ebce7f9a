"""What the pages of a country and of a topic have in common: who speaks about it, when, and what was said last."""

from __future__ import annotations

from typing import Any

from articles import charts
from articles.search import StatementQuery, coverage

NEWEST = 10


def overview(query: StatementQuery) -> dict[str, Any]:
    """What ``_overview.html`` prints, but for the second facet, which differs."""
    timeline = query.timeline()
    return {
        "query": query,
        "statements": query.rows()[:NEWEST],
        "speakers": query.facet("actor").values,
        "timeline": timeline,
        "chart": charts.timeline(timeline.bins, timeline.group, loaded=coverage.dispatches(query, timeline.bins)),
    }
