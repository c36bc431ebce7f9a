"""The table of this process, kept as the database has it: one look before each question, never a guess.

Every transaction that changes what lists show names the statements in ``articles_recordchange``. A table remembers the
snapshot in which it was last found right; what that snapshot could not see and this one can is read again.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db import connection

from articles.search.columns import printed
from articles.search.columns import table as reading
from articles.search.columns.table import Changed, Table

logger = logging.getLogger(__name__)

MOST_CHANGES = 20_000  # statements to read again; beyond that everything is
TRIES = 3
MOST_COUNTS = 2_000
MOST_WORDS = 64

# ``now`` is the number from which on transactions may not have ended when this was asked. Numbers above all that there
# are come from the database that this one was restored from. The oldest line tells from where on all lines are kept.
LOOK = """
    SELECT pg_current_xact_id_if_assigned() IS NULL, seen::text, pg_snapshot_xmin(seen)::text::bigint, (
        SELECT min(transaction) FROM articles_recordchange
        WHERE transaction < pg_snapshot_xmax(seen)::text::bigint
    ), (
        SELECT coalesce(sum(cardinality(statements)), 0)::bigint FROM articles_recordchange
        WHERE transaction >= %(from)s AND transaction < pg_snapshot_xmax(seen)::text::bigint
        AND NOT pg_visible_in_snapshot(transaction::text::xid8, %(before)s::pg_snapshot)
    )
    FROM pg_current_snapshot() seen
"""
CHANGED = """
    SELECT DISTINCT statement FROM articles_recordchange, unnest(statements) statement
    WHERE transaction >= {xmin} AND transaction < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
    AND NOT pg_visible_in_snapshot(transaction::text::xid8, '{snapshot}'::pg_snapshot)
"""
NO_SNAPSHOT = "1:1:"


class Kept:
    """What was asked before, the latest of it. It is dropped whole as soon as the record changes."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._held: OrderedDict[tuple, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple) -> Any:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: tuple, found: Any) -> None:
        with self._lock:
            self._held[key] = found
            while len(self._held) > self.most:
                self._held.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._held.clear()


@dataclass(frozen=True)
class Look:
    """``table`` holds everything that was committed when the look began; None where SQL has to answer. ``counts`` and
    ``hits`` are what was counted and found by words since the record changed; None in a transaction that has written
    and sees what nobody else does."""

    table: Table | None
    counts: Kept | None
    hits: Kept | None


@dataclass(frozen=True)
class _Held:
    """``snapshot``: in which ``table`` was last found right. A record too large to be held has no table."""

    database: tuple
    table: Table | None
    snapshot: str
    xmin: int
    oldest: int | None
    look: Look


@dataclass(frozen=True)
class _Seen:
    alone: bool
    snapshot: str
    xmin: int
    oldest: int | None
    changes: int

    def nothing_new(self, held: _Held) -> bool:
        return self.follows(held) and not self.changes

    def follows(self, held: _Held) -> bool:
        """Whether the log still has every change since ``held``."""
        if self.oldest is None:
            return held.oldest is None
        return self.oldest <= held.xmin


_held: _Held | None = None
_lock = threading.Lock()


def look() -> Look:
    held = _mine()
    seen = _see(held)
    if not seen.alone:
        return Look(None, None, None)
    if held and seen.nothing_new(held):
        return _keep(held, seen, held)
    with _lock:  # one reads, the others wait for it
        for _ in range(TRIES):
            held = _mine()
            seen = _see(held)
            if held and seen.nothing_new(held):
                return _keep(held, seen, held)
            try:
                table = _read(held, seen)
            except Changed:
                continue
            fresh = Look(table, Kept(MOST_COUNTS), Kept(MOST_WORDS))
            return _keep(_Held(_database(), table, "", 0, None, fresh), seen, held)
    logger.warning("the record changes faster than it can be read: answered by SQL")
    return Look(None, None, None)


def _read(held: _Held | None, seen: _Seen) -> Table | None:
    limit = settings.SEARCH_IN_MEMORY
    if held is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM (SELECT FROM articles_listedstatement LIMIT %s) l", [limit + 1])
            if cursor.fetchone()[0] > limit:
                return None
        return reading.whole()
    if held.table is None:
        return None
    if not seen.follows(held) or seen.changes > max(MOST_CHANGES, len(held.table) // 10):
        table = reading.whole()
    else:
        table = reading.again(held.table, CHANGED.format(xmin=held.xmin, snapshot=held.snapshot))
    return table if len(table) <= limit else None


def _keep(held: _Held, seen: _Seen, before: _Held | None) -> Look:
    """``held`` is right in the snapshot of ``seen``; another thread may have gone further than ``before``."""
    global _held
    if _held is before:
        _held = replace(held, snapshot=seen.snapshot, xmin=seen.xmin, oldest=seen.oldest)
    return held.look


def _mine() -> _Held | None:
    held = _held
    return held if held and held.database == _database() else None


def _database() -> tuple:
    return tuple(connection.settings_dict[name] for name in ("HOST", "PORT", "NAME"))


def _see(held: _Held | None) -> _Seen:
    with connection.cursor() as cursor:
        cursor.execute(LOOK, {"from": held.xmin if held else None, "before": held.snapshot if held else None})
        return _Seen(*cursor.fetchone())


def forget() -> None:
    """Drops everything, as a new process begins."""
    global _held
    with _lock:
        _held = None
    printed.forget()
