"""How much was loaded in each stretch of a timeline: where nothing was loaded, nothing follows from silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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
COLUMNS = {"outlet": "outlet_id", "language": "language"}
Values = dict[str, list[Any]]


def dispatches(query: StatementQuery, bins: Sequence[Bin]) -> list[int]:
    """For each of ``bins`` the published articles that were, or can have been, printed then. Of the filters only outlet
    and language ask something of an article; the others are passed over."""
    if not bins:
        return []
    one_of = {param: _values(param, chosen) for param in COLUMNS if (chosen := query.values(param))}
    none_of = {param: _values(param, left) for param in COLUMNS if (left := query.values_without(param))}
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
    conditions, values = ["true"], list[Any]()
    for wanted, some in (("{} = ANY(%s)", one_of), ("({} = ANY(%s)) IS NOT TRUE", none_of)):
        for param, chosen in some.items():
            conditions.append(wanted.format(COLUMNS[param]))
            values.append(chosen)
    with connection.cursor() as cursor:
        cursor.execute(ARTICLES.format(where=" AND ".join(conditions)), values)
        return dict(cursor.fetchall())
