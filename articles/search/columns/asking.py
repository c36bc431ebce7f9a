"""A query asked of columns: which rows pass, how many statements each value has, which come first.

The same results as the SQL of ``counts`` and ``engine``, in the same shapes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from articles.models.listing import FORMS, KINDS, REVIEWS, traits_of
from articles.search.columns.coded import Codes, Integers, Mask
from articles.search.columns.keeping import Look
from articles.search.columns.table import NEVER, SETS, Table, day_of, days, stretch_of
from articles.search.conditions import DATES, Conditions

TRAITS = [traits_of(code) for code in range(2 * len(KINDS) * len(FORMS) * len(REVIEWS))]
OF_TRAITS = {"kind": 0, "form": 1, "review": 2}

Rows = NDArray[np.intp] | None  # positions in order; None for all of them


class Asked:
    """One query asked of one table."""

    def __init__(self, look: Look, conditions: Conditions) -> None:
        assert look.table is not None  # noqa: S101 - who asks has looked
        self.table, self.look, self.conditions = look.table, look, conditions
        wanted = conditions.wanted
        self.own = {param: self._is_one_of(param, values) for param, values in wanted.one_of.items()}
        if wanted.since or wanted.until:
            self.own[DATES] = self._said(wanted.since, wanted.until)
        self.always = [~self._is_one_of(param, values) for param, values in wanted.none_of.items()]
        if wanted.confidence is not None:
            self.always.append(self.table.confidence >= wanted.confidence)
        if conditions.words:
            self.always.append(self._words())

    def rows(self, *, but: str = "") -> Rows:
        """Those that pass every condition except that of ``but``."""
        masks = [*(mask for param, mask in self.own.items() if param != but), *self.always]
        if not masks:
            return None
        passing = masks[0]
        for mask in masks[1:]:
            passing = passing & mask
        return np.flatnonzero(passing)

    def _is_one_of(self, param: str, values: Sequence[Any]) -> Mask:
        table = self.table
        if param in OF_TRAITS or param == "hand":
            return _traits(param, values)[table.traits]
        if param in SETS:
            return table.sets[param].holding(np.array(values, np.int64))[table.codes[param]]
        if param == "language":
            values = [key for key, language in table.languages.items() if language in values]
        codes, known = table.known[param].find(np.array(values, np.int64))
        if len(codes[known]) == 1:
            return table.codes[param] == codes[known][0]
        chosen = np.zeros(len(table.known[param]), np.bool_)
        chosen[codes[known]] = True
        return chosen[table.codes[param]]

    def _said(self, since: date | None, until: date | None) -> Mask:
        table = self.table
        passing = table.newest < NEVER
        if since:
            passing = passing & (table.until >= days(since))
        if until:
            passing = passing & (table.newest >= -days(until))
        return passing

    def _words(self) -> Mask:
        """Found by PostgreSQL's index of words; kept as bits until the record changes."""
        words = self.conditions.words
        assert words  # noqa: S101
        key = (words[0], *words[1])
        kept = self.look.hits
        if kept is not None and (bits := kept.get(key)) is not None:
            return np.unpackbits(bits, count=len(self.table)).astype(np.bool_)
        with connection.cursor() as cursor:
            # As one value: taking apart a row for each costs more than finding it.
            cursor.execute(
                f"SELECT string_agg(int8send(id), ''::bytea) FROM articles_statement WHERE search @@ {words[0]}",  # noqa: S608
                words[1],
            )
            found = np.frombuffer(cursor.fetchone()[0] or b"", ">i8").astype(np.int64)
        passing = np.isin(self.table.statement, found)
        if kept is not None:
            kept.put(key, np.packbits(passing))
        return passing


def _traits(param: str, values: Sequence[str]) -> Mask:
    if param == "hand":
        chosen = [("relayed" if relayed else "first") in values for *_, relayed in TRAITS]
    else:
        chosen = [traits[OF_TRAITS[param]] in values for traits in TRAITS]
    return np.array(chosen, np.bool_)


# --- counts -----------------------------------------------------------------------------------------------------


def count(look: Look, conditions: Conditions, jobs: Iterable[tuple[str, str]], *, fold: bool) -> list[Counter[str]]:
    """For each (what to count, which filter to lift for it) the keys as the column of SQL holds them → statements."""
    asked = Asked(look, conditions)
    rows: dict[str, Rows] = {}
    found = []
    for name, lifted in jobs:
        if lifted not in rows:
            rows[lifted] = asked.rows(but=lifted)
        found.append(_counted(asked.table, name, rows[lifted], fold=fold))
    return found


def _counted(table: Table, name: str, rows: Rows, *, fold: bool) -> Counter[str]:
    if name == "total":
        if fold:
            return Counter({"": len(np.unique(_of(table.fold, rows)))})
        return Counter({"": len(table) if rows is None else len(rows)})
    folds = _of(table.fold, rows) if fold else None
    if name in SETS:
        sets, codes = table.sets[name], _of(table.codes[name], rows)
        if folds is None:
            by_set = np.bincount(codes, minlength=len(sets.keys))
            counts = np.bincount(sets.members, weights=by_set[sets.owners], minlength=len(sets.ids))
        else:
            counts = _once(*_members(table, name, codes, folds), len(sets.ids))
        return _named(sets.ids.values, counts, str, but=0)
    if name in ("traits", "hand", *OF_TRAITS):
        counts = _tallied(_of(table.traits, rows), None if name != "traits" else folds, len(TRAITS))
        if name == "traits":
            return _named(np.arange(len(TRAITS)), counts, str)
        if folds is not None:
            return _folded_traits(table, name, rows, folds)
        named: Counter[str] = Counter()
        for code in np.flatnonzero(counts).tolist():
            named[_trait(name, code)] += int(counts[code])
        return named
    column = "stretch" if name == DATES else name
    known = table.known[column]
    counts = _tallied(_of(table.codes[column], rows), folds, len(known))
    if name == DATES:
        return _named(known.values, counts, stretch_of)
    if name == "language":
        return _named(known.values, counts, table.languages.__getitem__)
    return _named(known.values, counts, str, but=0)


def _trait(name: str, code: int) -> str:
    """As the column of SQL holds it."""
    if name == "hand":
        return "true" if TRAITS[code][3] else "false"
    return str(TRAITS[code][OF_TRAITS[name]])


def _folded_traits(table: Table, name: str, rows: Rows, folds: Integers) -> Counter[str]:
    keys = sorted({_trait(name, code) for code in range(len(TRAITS))})
    code_of = np.array([keys.index(_trait(name, code)) for code in range(len(TRAITS))], np.int32)
    counts = _once(code_of[_of(table.traits, rows)], folds, len(keys))
    return Counter({key: int(n) for key, n in zip(keys, counts, strict=True) if n})


def _of(column: NDArray[Any], rows: Rows) -> NDArray[Any]:
    return column if rows is None else column.take(rows)


def _tallied(codes: NDArray[Any], folds: Integers | None, size: int) -> NDArray[Any]:
    return np.bincount(codes, minlength=size) if folds is None else _once(codes, folds, size)


def _once(codes: NDArray[Any], folds: Integers, size: int) -> NDArray[Any]:
    """How many different folds each code has."""
    order = np.lexsort((folds, codes))
    codes, folds = codes[order], folds[order]
    first = np.ones(len(codes), np.bool_)
    first[1:] = (codes[1:] != codes[:-1]) | (folds[1:] != folds[:-1])
    return np.bincount(codes[first], minlength=size)


def _members(table: Table, name: str, codes: Codes, folds: Integers) -> tuple[Codes, Integers]:
    """Each row once for every member of its set."""
    sets = table.sets[name]
    by_owner = np.argsort(sets.owners, kind="stable")
    sizes = np.bincount(sets.owners, minlength=len(sets.keys))
    starts = np.cumsum(sizes) - sizes
    times = sizes[codes]
    within = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    return sets.members[by_owner[np.repeat(starts[codes], times) + within]], np.repeat(folds, times)


def _named(
    values: Integers, counts: NDArray[Any], called: Callable[[int], str], *, but: int | None = None
) -> Counter[str]:
    there = np.flatnonzero(counts)
    pairs = zip(values[there].tolist(), counts[there].tolist(), strict=True)
    return Counter({called(value): int(n) for value, n in pairs if value != but})


def said_between(
    look: Look, conditions: Conditions, first: date, last: date, *, fold: bool
) -> Counter[tuple[int, date, date]]:
    """(0 or, with ``fold``, the utterance; first and last day it can have been said) → statements, of those that pass
    everything but the dates and touch these days."""
    asked = Asked(look, conditions)
    table, rows = asked.table, asked.rows(but=DATES)
    newest, until = _of(table.newest, rows), _of(table.until, rows)
    there = np.flatnonzero((newest >= -days(last)) & (newest < NEVER) & (until >= days(first)))
    folds = _of(table.fold, rows)[there] if fold else np.zeros(len(there), np.int64)
    different, n = np.unique(
        np.stack([folds, -newest[there].astype(np.int64), until[there]]), axis=1, return_counts=True
    )
    return Counter(
        {
            (utterance, day_of(day), day_of(end)): count
            for (utterance, day, end), count in zip(different.T.tolist(), n.tolist(), strict=True)
        }
    )


# --- the first rows ---------------------------------------------------------------------------------------------


def places(
    look: Look, conditions: Conditions, *, sort: str, fold: bool, after: tuple[date | None, int] | None, count: int
) -> list[tuple[int, date | None]]:
    """(statement, day) in the order "said" or (statement, None) in the order "loaded", after (day, statement)."""
    asked = Asked(look, conditions)
    table, rows = asked.table, asked.rows()
    if fold:
        rows = _first_said(table, np.arange(len(table)) if rows is None else rows)
    if sort == "loaded":
        statements = _of(table.statement, rows)
        if after:
            statements = statements[statements < after[1]]
        if len(statements) > count:
            statements = np.partition(statements, len(statements) - count)[-count:]
        return [(pk, None) for pk in np.sort(statements)[::-1].tolist()]
    start = _place(table, *after) if after else 0
    if rows is None:
        shown = np.arange(start, min(start + count, len(table)))
    else:
        at = np.searchsorted(rows, start)
        shown = rows[at : at + count]
    newest = table.newest[shown].tolist()
    return [
        (pk, None if minus == NEVER else day_of(-minus))
        for pk, minus in zip(table.statement[shown].tolist(), newest, strict=True)
    ]


def _place(table: Table, day: date | None, pk: int) -> int:
    """The position of the first row behind this one."""
    minus = np.int32(NEVER if day is None else -days(day))
    first, last = np.searchsorted(table.newest, minus, "left"), np.searchsorted(table.newest, minus, "right")
    return int(first + np.searchsorted(-table.statement[first:last], -pk, "right"))


def _first_said(table: Table, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """Of each fold the row that was said first; without a day last, then the lowest number."""
    earliest = rows[::-1]
    dated = table.newest[earliest] < NEVER
    earliest = np.concatenate([earliest[dated], earliest[~dated]])
    _, first = np.unique(table.fold[earliest], return_index=True)
    return np.sort(earliest[first])
