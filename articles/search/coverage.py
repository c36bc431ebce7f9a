"""How much was loaded in each stretch of a timeline: where nothing was loaded, nothing follows from silence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import connection

from articles.search import vocabulary
from articles.search.answers import Bin
from articles.search.bins import Counted

if TYPE_CHECKING:
    from articles.search.query import StatementQuery

# By month of publication or the first that it can have been, with the last day behind it where that month is not
# certain: what ``Counted`` reads.
ARTICLES = """
    SELECT concat_ws(' ', first, CASE WHEN last >= (first + interval '1 month')::date THEN last END), count(*)
    FROM (
        SELECT
            date_trunc('month', coalesce(published_on, dated_from))::date AS first,
            CASE
                WHEN published_on IS NULL THEN dated_until
                WHEN published_precision = 'year' THEN (published_on + interval '1 year - 1 day')::date
                ELSE published_on
            END AS last
        FROM articles_article
        WHERE status = 'published' AND {where}
    ) article
    GROUP BY 1
"""


def dispatches(query: StatementQuery, bins: Sequence[Bin]) -> list[int]:
    """For each of ``bins`` the published articles that were, or can have been, printed then. Of the filters only outlet
    and language ask something of an article; the others are passed over."""
    if not bins:
        return []
    conditions, values = ["true"], list[Any]()
    for param, column in (("outlet", "outlet_id"), ("language", "language")):
        for chosen, wanted in ((query.values(param), "{} = ANY(%s)"), (query.values_without(param), _WITHOUT)):
            if chosen:
                pks = vocabulary.ids((param, key) for key in chosen)
                conditions.append(wanted.format(column))
                values.append(list(pks.values()) if param in vocabulary.MODELS else list(chosen))
    with connection.cursor() as cursor:
        cursor.execute(ARTICLES.format(where=" AND ".join(conditions)), values)
        loaded = Counted(dict(cursor.fetchall()))
    return [loaded.within(bin_.start, bin_.end)[0] for bin_ in bins]


_WITHOUT = "({} = ANY(%s)) IS NOT TRUE"
