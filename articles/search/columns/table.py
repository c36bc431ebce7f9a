# ruff: noqa: S608 - our own SQL; ids are numbers
"""The columns themselves, and how they are read from ``articles_listedstatement``: whole, or again for some statements.

A table never changes: what is read again makes another one, so that threads need no locks to ask it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

from articles.search.columns.coded import Code, Codes, Integers, Sets

EPOCH = date(2000, 1, 1)
NEVER = 2**31 - 1  # in place of a day where there is none

SETS = {"actor": "actors", "country": "countries", "topic": "topics", "about": "mentions"}
CODED = ("office", "via", "outlet", "language", "stretch")

# Each as a number of fixed width and never NULL, so that what COPY sends in binary is an array as it comes.
READ: dict[str, tuple[str, str]] = {
    "statement": ("l.statement_id", ">i8"),
    "fold": ("coalesce(l.utterance, -l.statement_id)", ">i8"),
    "office": ("coalesce(l.office, 0)", ">i4"),
    "via": ("coalesce(l.via, 0)", ">i4"),
    "outlet": ("coalesce(l.outlet, 0)", ">i4"),
    "language": ("hashtextextended(l.language, 0)", ">i8"),
    "day": (f"coalesce(l.day - '{EPOCH}'::date, {NEVER})", ">i4"),
    "until": (f"coalesce(l.day_until - '{EPOCH}'::date, {-NEVER})", ">i4"),
    "month": (f"coalesce(l.month - '{EPOCH}'::date, {NEVER})", ">i4"),
    "confidence": ("l.confidence", ">f8"),
    "traits": ("l.traits", ">i2"),
    "coarse": ("l.coarse", "?"),
    "actor": ("l.actors_key", ">i8"),
    "country": ("l.countries_key", ">i8"),
    "topic": ("l.topics_key", ">i8"),
    "about": ("l.mentions_key", ">i8"),
}
ROWS = f"SELECT {', '.join(sql for sql, _ in READ.values())} FROM articles_listedstatement l"


class Changed(Exception):
    """The record changed between two looks that belong together: read again."""


@dataclass(frozen=True, eq=False)
class Table:
    """Rows in the order of lists: newest first, those without a day last, later numbers first.

    ``newest`` is minus the day (days since 2000), NEVER without one; ``until`` the last day it can have been.
    ``stretch`` is the month or, where it need not have been that one, month and last day (see ``stretch_of``).
    """

    statement: Integers
    fold: Integers
    newest: NDArray[np.int32]
    until: NDArray[np.int32]
    confidence: NDArray[np.float64]
    traits: NDArray[np.int16]
    codes: dict[str, Codes]
    known: dict[str, Code]
    sets: dict[str, Sets]
    languages: dict[int, str]

    def __len__(self) -> int:
        return len(self.statement)

    @property
    def columns(self) -> dict[str, NDArray[Any]]:
        own = {name: getattr(self, name) for name in ("statement", "fold", "newest", "until", "confidence", "traits")}
        return own | self.codes

    @property
    def bytes(self) -> int:
        return sum(column.nbytes for column in self.columns.values())


def empty() -> Table:
    numbers, small = np.empty(0, np.int64), np.empty(0, np.int32)
    return Table(
        statement=numbers,
        fold=numbers,
        newest=small,
        until=small,
        confidence=np.empty(0, np.float64),
        traits=np.empty(0, np.int16),
        codes=dict.fromkeys((*CODED, *SETS), small),
        known={name: Code.empty() for name in CODED},
        sets={name: Sets.empty() for name in SETS},
        languages={},
    )


def whole() -> Table:
    """Everything, from the database. Raises Changed."""
    return _with(empty(), copied(ROWS, READ))


def again(table: Table, changed: str) -> Table:
    """``table`` with the statements that the SQL ``changed`` selects as the database has them now. Raises Changed."""
    # One query, so that the rows are those of the moment at which these were all the changes.
    nothing = {">i2": "0::smallint", "?": "false"}  # of those that are no longer listed
    columns = {"id": ("c.id::bigint", ">i8"), "listed": ("l.statement_id IS NOT NULL", "?")} | {
        name: (f"coalesce({sql}, {nothing.get(dtype, '0')})", dtype) for name, (sql, dtype) in READ.items()
    }
    rows = copied(
        f"SELECT {', '.join(sql for sql, _ in columns.values())} FROM ({changed}) c(id)"
        " LEFT JOIN articles_listedstatement l ON l.statement_id = c.id",
        columns,
    )
    stays = ~np.isin(table.statement, rows["id"])
    left = {name: column[stays] for name, column in table.columns.items()}
    kept = _made(left, table.known, table.sets, table.languages)
    return _with(kept, {name: column[rows["listed"]] for name, column in rows.items()})


def _made(
    columns: dict[str, NDArray[Any]], known: dict[str, Code], sets: dict[str, Sets], languages: dict[int, str]
) -> Table:
    codes = {name: columns.pop(name) for name in (*CODED, *SETS)}
    return Table(codes=codes, known=known, sets=sets, languages=languages, **columns)


def _with(table: Table, rows: dict[str, NDArray[Any]]) -> Table:
    """With rows that it does not have yet."""
    dated = rows["day"] != NEVER
    fresh: dict[str, NDArray[Any]] = {
        name: rows[name] for name in ("statement", "fold", "until", "confidence", "traits")
    }
    fresh["newest"] = np.where(dated, -rows["day"], NEVER).astype(np.int32)
    ends = np.where(rows["coarse"], rows["until"], -NEVER)
    raw = rows | {"stretch": (rows["month"].astype(np.int64) << 32) + (ends.astype(np.int64) + NEVER)}
    known, sets = dict(table.known), dict(table.sets)
    languages = table.languages
    for name in CODED:
        known[name], fresh[name], added = known[name].encoded(raw[name].astype(np.int64))
        if name == "language" and len(added):
            languages = languages | _languages(rows["statement"][added])
            if not set(known[name].values.tolist()) <= set(languages):
                raise Changed
    for name, column in SETS.items():
        keys, fresh[name], added = sets[name].keys.encoded(rows[name])
        if len(added):
            try:
                sets[name] = sets[name].grown(keys, _members(column, rows["statement"][added]))
            except KeyError as error:
                raise Changed from error
    columns = {name: np.concatenate([column, fresh[name]]) for name, column in table.columns.items()}
    order = np.lexsort((-columns["statement"], columns["newest"]))
    return _made({name: column[order] for name, column in columns.items()}, known, sets, languages)


def _languages(statements: Integers) -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT hashtextextended(language, 0), language FROM articles_listedstatement WHERE statement_id = ANY(%s)",
            [statements.tolist()],
        )
        return dict(cursor.fetchall())


def _members(column: str, statements: Integers) -> dict[str, NDArray[Any]]:
    """(key, member) of the sets that these statements have."""
    ids = ",".join(map(str, statements.tolist()))
    return copied(
        f"SELECT l.{column}_key, coalesce(member, 0) FROM articles_listedstatement l"
        f" LEFT JOIN LATERAL unnest(l.{column}) member ON true WHERE l.statement_id = ANY('{{{ids}}}')",
        {"key": ("", ">i8"), "member": ("", ">i4")},
    )


# --- binary COPY ------------------------------------------------------------------------------------------------

HEAD, TAIL = 19, 2  # bytes around the rows
ROWS_AT_ONCE = 65_536


def copied(sql: str, columns: dict[str, tuple[str, str]]) -> dict[str, NDArray[Any]]:
    """The columns of a query whose columns are all of fixed width and never NULL, in the byte order of this machine."""
    row: list[tuple[str, str]] = [("fields", ">i2")]
    for name, (_, dtype) in columns.items():
        row += [(f"{name} length", ">i4"), (name, dtype)]
    layout = np.dtype(row)
    parts: dict[str, list[NDArray[Any]]] = {name: [] for name in columns}
    for block in _blocks(sql, layout.itemsize):
        rows = np.frombuffer(block, layout)
        for name, found in parts.items():
            found.append(rows[name].astype(layout[name].newbyteorder("=")))
    return {
        name: np.concatenate(found) if found else np.empty(0, layout[name].newbyteorder("="))
        for name, found in parts.items()
    }


def _blocks(sql: str, size: int) -> Iterator[bytes]:
    """Whole rows, many at a time."""
    with transaction.atomic(), connection.cursor() as cursor:
        # Reading a million rows may take longer than a page may otherwise.
        cursor.execute("SET LOCAL jit = off; SET LOCAL statement_timeout = '5min'")
        waiting = bytearray()
        skip = HEAD
        with cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT binary)") as copy:
            for data in copy:
                waiting += data
                if skip and len(waiting) >= skip:
                    del waiting[:skip]
                    skip = 0
                if not skip and len(waiting) > size * ROWS_AT_ONCE:
                    whole = (len(waiting) - TAIL) // size * size
                    yield bytes(waiting[:whole])
                    del waiting[:whole]
        if len(waiting) % size != TAIL:
            raise ValueError("COPY sent something else than rows of fixed width.")
        if len(waiting) > TAIL:
            yield bytes(waiting[:-TAIL])


def day_of(number: int) -> date:
    return EPOCH + timedelta(days=number)


def days(day: date) -> int:
    return (day - EPOCH).days


@cache
def stretch_of(value: int) -> str:
    """As ``counts`` writes it: "2023-05-01", "2023-01-01 2023-12-31", or empty."""
    month, until = value >> 32, (value & 0xFFFFFFFF) - NEVER
    if month == NEVER:
        return ""
    return f"{day_of(month)} {day_of(until)}" if until != -NEVER else str(day_of(month))
