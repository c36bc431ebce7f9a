# ruff: noqa: S608 - our own SQL
"""When dispatches were printed, as columns: what a timeline shows below its bars.

Every change of an article writes a line of its history. While the newest line is the same, and nobody was writing when
the columns were read, the articles are the same too: a line that comes later has a higher number.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from django.db import connection

from articles.search.columns.coded import Code, Codes, Integers, Mask
from articles.search.columns.table import EPOCH, NEVER, copied, stretch_of

NEWEST = "(SELECT concat_ws(' ', pgh_id, pgh_created_at) FROM articles_articleevent ORDER BY pgh_id DESC LIMIT 1)"
SEEN = f"SELECT pg_current_xact_id_if_assigned() IS NULL, {NEWEST}"
# Asked before the rows are read: who was writing then and is done by now has also written what is read.
STATE = f"""
    SELECT NOT EXISTS (
        SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()
        AND backend_type <> 'autovacuum worker'
    ), {NEWEST}
"""
# By month of publication or the first that it can have been, with the last day behind it where that month is not
# certain. {first} and {last} as numbers or as days.
STRETCHES = """
    SELECT outlet_id, language, first, CASE WHEN last >= (first + interval '1 month')::date THEN last END AS last
    FROM (
        SELECT
            outlet_id, language,
            date_trunc('month', coalesce(published_on, dated_from))::date AS first,
            CASE
                WHEN published_on IS NULL THEN dated_until
                WHEN published_precision = 'year' THEN (published_on + interval '1 year - 1 day')::date
                ELSE published_on
            END AS last
        FROM articles_article
        WHERE status = 'published'
    ) article
"""
READ: dict[str, tuple[str, str]] = {
    "outlet": ("coalesce(a.outlet_id, 0)", ">i8"),
    "language": ("hashtextextended(a.language, 0)", ">i8"),
    "first": (f"coalesce(a.first - '{EPOCH}'::date, {NEVER})", ">i4"),
    "last": (f"coalesce(a.last - '{EPOCH}'::date, {-NEVER})", ">i4"),
}
Wanted = Mapping[str, Collection[str | int]]  # "outlet" → ids, "language" → codes


@dataclass(frozen=True, eq=False)
class Printed:
    """A row a published article; ``stretch`` is a code in ``stretches``, whose values are as ``stretch_of`` reads
    them. Outlet 0 stands for none."""

    outlet: Codes
    language: Integers
    stretch: Codes
    stretches: Code

    def count(self, *, one_of: Wanted, none_of: Wanted) -> Counter[str]:
        """Articles by stretch ("2023-05-01", "2023-01-01 2023-12-31", or empty), of outlets (ids) and languages."""
        masks = [self._is(name, values) for name, values in one_of.items()]
        masks += [~self._is(name, values) for name, values in none_of.items()]
        codes = self.stretch
        if masks:
            codes = codes[np.logical_and.reduce(masks)]
        counts = np.bincount(codes, minlength=len(self.stretches))
        there = np.flatnonzero(counts)
        pairs = zip(self.stretches.values[there].tolist(), counts[there].tolist(), strict=True)
        return Counter({stretch_of(value): int(n) for value, n in pairs})

    def _is(self, name: str, values: Collection[str | int]) -> Mask:
        if name == "language":
            return np.isin(self.language, _hashed([str(value) for value in values]))
        return np.isin(self.outlet, np.array([int(value) for value in values], np.int64))


def _hashed(languages: Sequence[str]) -> Integers:
    with connection.cursor() as cursor:
        cursor.execute("SELECT hashtextextended(language, 0) FROM unnest(%s::text[]) language", [list(languages)])
        return np.array([number for (number,) in cursor.fetchall()], np.int64)


@dataclass(frozen=True)
class _Held:
    database: tuple
    newest: str
    printed: Printed


_held: _Held | None = None
_lock = threading.Lock()


def printed() -> Printed | None:
    """As of now, or None in a transaction that has written and sees what nobody else does."""
    global _held
    alone, newest = _asked(SEEN)
    if not alone:
        return None
    if held := _of(newest):
        return held
    with _lock:  # one reads, the others wait for it and read in their turn if it was not kept
        quiet, newest = _asked(STATE)
        if held := _of(newest):
            return held
        fresh = whole()
        _held = _Held(_database(), newest, fresh) if quiet else None
        return fresh


def _asked(sql: str) -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        told, newest = cursor.fetchone()
        return told, newest or ""


def _of(newest: str) -> Printed | None:
    """What is held, if the history still ends with this line."""
    held = _held
    return held.printed if held and (held.database, held.newest) == (_database(), newest) else None


def _database() -> tuple:
    return tuple(connection.settings_dict[name] for name in ("HOST", "PORT", "NAME"))


def whole() -> Printed:
    rows = copied(f"SELECT {', '.join(sql for sql, _ in READ.values())} FROM ({STRETCHES}) a", READ)
    stretches, codes, _ = Code.empty().encoded(
        (rows["first"].astype(np.int64) << 32) + (rows["last"].astype(np.int64) + NEVER)
    )
    return Printed(rows["outlet"].astype(np.int32), rows["language"], codes, stretches)


def forget() -> None:
    global _held
    with _lock:
        _held = None
