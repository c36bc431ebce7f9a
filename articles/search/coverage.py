"""How much was loaded in each stretch of a timeline: where nothing was loaded, nothing follows from silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection

from articles.search import vocabulary
from articles.search.answers import Bin
from articles.search.bins import Counted
from articles.search.columns import printed

if TYPE_CHECKING:
    from articles.search.query import StatementQuery

ARTICLES = f"""
    SELECT concat_ws(' ', first, last), count(*)
    FROM ({printed.STRETCHES}) article
    WHERE {{where}}
    GROUP BY 1
"""  # noqa: S608 - columns are named below, values go as values
BY_OUTLET = f"""
    SELECT outlet_id, concat_ws(' ', first, last), count(*)
    FROM ({printed.STRETCHES}) article
    WHERE outlet_id = ANY(%s)
    GROUP BY 1, 2
"""  # noqa: S608 - as above
# By the index of articles by day: no stretch is longer than a year.
DAYS = """
    SELECT concat_ws(' ', first, CASE WHEN last > first THEN last END), count(*)
    FROM (
        SELECT
            outlet_id, language, coalesce(published_on, dated_from) AS first,
            CASE
                WHEN published_on IS NULL THEN dated_until
                WHEN published_precision = 'year' THEN (published_on + interval '1 year - 1 day')::date
                WHEN published_precision = 'month' THEN (published_on + interval '1 month - 1 day')::date
                ELSE published_on
            END AS last
        FROM articles_article
        WHERE status = 'published' AND coalesce(published_on, dated_from) BETWEEN %s AND %s
    ) article
    WHERE last >= %s AND {where}
    GROUP BY 1
"""
COLUMNS = {"outlet": "outlet_id", "language": "language"}
Values = dict[str, list[Any]]


def dispatches(query: StatementQuery, bins: Sequence[Bin]) -> list[int]:
    """For each of ``bins`` the published articles that were, or can have been, printed then. Of the filters only outlet
    and language ask something of an article; the others are passed over."""
    if not bins:
        return []
    one_of = {param: _values(param, chosen) for param in COLUMNS if (chosen := query.values(param))}
    none_of = {param: _values(param, left) for param in COLUMNS if (left := query.values_without(param))}
    if bins[0].start == bins[0].end:
        loaded = Counted(by_day(one_of, none_of, bins[0].start, bins[-1].end))
    else:
        rows = printed.printed()
        loaded = Counted(rows.count(one_of=one_of, none_of=none_of) if rows else by_sql(one_of, none_of))
    return [loaded.within(bin_.start, bin_.end)[0] for bin_ in bins]


def by_outlet(outlets: Sequence[int], bins: Sequence[Bin]) -> dict[int, list[int]]:
    """The same for each of these outlets (ids), whatever anybody filters by. One query, or none."""
    rows = printed.printed() if bins and outlets else None
    if rows:
        counted = {pk: rows.count(one_of={"outlet": [pk]}, none_of={}) for pk in outlets}
    else:
        counted = {pk: Counter() for pk in outlets}
        if bins and outlets:
            with connection.cursor() as cursor:
                cursor.execute(BY_OUTLET, [list(outlets)])
                for pk, stretch, n in cursor.fetchall():
                    counted[pk][stretch] = n
    loaded = {pk: Counted(stretches) for pk, stretches in counted.items()}
    return {pk: [each.within(bin_.start, bin_.end)[0] for bin_ in bins] for pk, each in loaded.items()}


def _values(param: str, keys: Sequence[str]) -> list[Any]:
    if param not in vocabulary.MODELS:
        return list(keys)
    return list(vocabulary.ids((param, key) for key in keys).values())


def by_sql(one_of: Values, none_of: Values) -> dict[str, int]:
    """The same as ``Printed.count``, from the database itself."""
    where, values = _where(one_of, none_of)
    with connection.cursor() as cursor:
        cursor.execute(ARTICLES.format(where=where), values)
        return dict(cursor.fetchall())


def by_day(one_of: Values, none_of: Values, first: date, last: date) -> dict[str, int]:
    """The same with days in the place of months, of articles that can have been printed between these."""
    where, values = _where(one_of, none_of)
    earliest = date.fromordinal(max(first.toordinal() - 366, 1))
    with connection.cursor() as cursor:
        cursor.execute(DAYS.format(where=where), [earliest, last, first, *values])
        return dict(cursor.fetchall())


def _where(one_of: Values, none_of: Values) -> tuple[str, list[Any]]:
    conditions, values = ["true"], list[Any]()
    for wanted, some in (("{} = ANY(%s)", one_of), ("({} = ANY(%s)) IS NOT TRUE", none_of)):
        for param, chosen in some.items():
            conditions.append(wanted.format(COLUMNS[param]))
            values.append(chosen)
    return " AND ".join(conditions), values
