"""What the pages of a country and of a topic have in common: who speaks about it, when, and what was said last."""

from __future__ import annotations

from typing import Any

from articles import charts
from articles.search import StatementQuery, coverage, figures

NEWEST = 10
MOST_CROSSED = 8


def overview(query: StatementQuery, second: str) -> dict[str, Any]:
    """What ``_overview.html`` prints; ``second`` is the filter that is ranked and crossed with who speaks."""
    timeline = query.timeline()
    return {
        "query": query,
        "statements": query.rows()[:NEWEST],
        "speakers": query.facet("actor").values,
        "second": query.facet(second).values,
        "matrix": figures.matrix(query, second, rows=MOST_CROSSED, columns=MOST_CROSSED),
        "timeline": timeline,
        "chart": charts.timeline(timeline.bins, timeline.group, loaded=coverage.dispatches(query, timeline.bins)),
    }
