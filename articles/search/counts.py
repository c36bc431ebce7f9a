# ruff: noqa: S608 - what people typed goes as values; the rest of the SQL is written here
"""How many statements each value has: all counts of a page in one query, and kept until the record changes.

A *job* counts the values of one filter, or of several in one pass, over the rows that pass every filter or every
filter but one.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction

from articles.models.listing import traits_of
from articles.search.conditions import ARRAYS, COLUMNS, DATES, Conditions

TABLE = "articles_listedstatement l"
TOTAL, TRAITS = "total", "traits"
IN_TRAITS = ("kind", "form", "review", "hand")  # counted in one pass, from one number
UTTERANCE = "coalesce(l.utterance, -l.statement_id)"  # a statement without one is its own

# What the jobs read, so that rows held in memory are small.
COUNTED = """
    l.traits, l.actor, l.office, l.outlet, l.via, l.language, l.month, l.day_until, l.coarse, l.countries_key,
    l.countries, l.topics_key, l.topics, l.mentions_key, l.mentions
"""
FOLDED_COLUMNS = f"{COUNTED}, l.kind, l.form, l.review, l.relayed, l.utterance, l.statement_id"

Counts = Counter[str]  # key as the column holds it → statements
Found = dict[str, Counts]

# Results are (job, key, statements).
ONE = "SELECT %s::integer, {column}::text, {n} FROM {rows} GROUP BY {column}"
# The month and, where it is not certain that it was that month, the last day that it can have been.
UNTIL = "CASE WHEN l.coarse THEN l.day_until END"
MONTHS = f"SELECT %s::integer, concat_ws(' ', l.month, {UNTIL}), {{n}} FROM {{rows}} GROUP BY l.month, {UNTIL}"
# Over distinct arrays, of which there are far fewer than statements; then each is taken apart once.
KEYED = """
    SELECT %s::integer, member::text, sum(n)::bigint
    FROM (SELECT min({column}) AS members, count(*) AS n FROM {rows} GROUP BY {column}_key) keyed,
        unnest(members) member
    GROUP BY member
"""
FOLDED = """
    SELECT %s::integer, member::text, count(DISTINCT fold)
    FROM (SELECT {column} AS members, {fold} AS fold FROM {rows}) each, unnest(members) member
    GROUP BY member
"""
WHOLE = "SELECT %s::integer, '', {n} FROM {rows}"


def count(conditions: Conditions, params: Iterable[str], *, fold: bool = False) -> Found:
    """For each of ``params`` (a filter, "dates" or "total") its values and how many statements each would leave.

    With ``fold`` statements that share an utterance count once. Counts of "dates" are by first day of the month, with
    the last possible day behind it where that is not in the same month ("2023-01-01 2023-12-31"), and empty for those
    without a day.
    """
    params = list(params)
    jobs = list(dict.fromkeys(_job(conditions, param, fold=fold) for param in params))
    found: dict[tuple[str, str], Found] = {}
    kept = _Kept() if conditions.words is None else None
    keys = {job: (*_base(conditions, job[1]), job[0], fold) for job in jobs}
    for job in jobs:
        if kept and (before := kept.get(keys[job])) is not None:
            found[job] = before
    if missing := [job for job in jobs if job not in found]:
        fresh = _ask(conditions, missing, fold=fold)
        found |= fresh
        for job, counted in fresh.items():
            if kept:
                kept.put(keys[job], counted)
    results: Found = {}
    for param in params:
        own = found[_job(conditions, param, fold=fold)]
        results[param] = own[param]
    return results


def _job(conditions: Conditions, param: str, *, fold: bool) -> tuple[str, str]:
    """(what to count, which filter to lift for it)."""
    lifted = param if param in conditions.own else ""
    return (TRAITS if param in IN_TRAITS and not lifted and not fold else param), lifted


def _base(conditions: Conditions, lifted: str) -> tuple[str, str]:
    sql, values = conditions.where(but=lifted)
    return sql, repr(values)


def _ask(conditions: Conditions, jobs: list[tuple[str, str]], *, fold: bool) -> dict[tuple[str, str], Found]:
    ctes, parts, values = [], [], []
    where, args = conditions.where()
    shared = [job for job in jobs if not job[1]]
    if where != "true" and len(shared) > 1:
        ctes.append(f"s AS MATERIALIZED (SELECT {FOLDED_COLUMNS if fold else COUNTED} FROM {TABLE} WHERE {where})")
        values += args
    for i, (name, lifted) in enumerate(jobs):
        sql, more = conditions.where(but=lifted)
        rows = f"{TABLE} WHERE {sql}"
        if not lifted and ctes:
            rows, more = "s l", []
        parts.append(f"({_select(name, fold=fold).format(rows=rows)})")
        values += [i, *more]
    with_sql, with_values = conditions.with_words(*ctes)
    answers: list[Counts] = [Counter() for _ in jobs]
    for i, key, n in run(f"{with_sql} {' UNION ALL '.join(parts)}", [*with_values, *values]):
        if key is not None:
            answers[i][key] += n
    return {job: _by_param(job[0], counts) for job, counts in zip(jobs, answers, strict=True)}


def _select(name: str, *, fold: bool) -> str:
    n = f"count(DISTINCT {UTTERANCE})" if fold else "count(*)"
    if name == TOTAL:
        return WHOLE.replace("{n}", n)
    if name in ARRAYS:
        return (FOLDED.replace("{fold}", UTTERANCE) if fold else KEYED).replace("{column}", f"l.{ARRAYS[name]}")
    if name == DATES:
        return MONTHS.replace("{n}", n)
    column = {TRAITS: "traits", "hand": "relayed"}.get(name) or COLUMNS[name]
    return ONE.replace("{n}", n).replace("{column}", f"l.{column}")


def _by_param(name: str, counts: Counts) -> Found:
    if name == "hand":
        return {name: Counter({"relayed" if key == "true" else "first": n for key, n in counts.items()})}
    if name != TRAITS:
        return {name: counts}
    found: Found = {param: Counter() for param in IN_TRAITS}
    for code, n in counts.items():
        kind, form, review, relayed = traits_of(int(code))
        for param, key in zip(IN_TRAITS, (kind, form, review, "relayed" if relayed else "first"), strict=True):
            found[param][key] += n
    return found


def run(sql: str, values: list[Any]) -> list[tuple]:
    """Rows of a query that reads much: with room to sort and hash, and without compiling what runs once."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL jit = off; SET LOCAL work_mem = '64MB'")
        cursor.execute(sql, values)
        return cursor.fetchall()


# --- what was counted before ------------------------------------------------------------------------------------

MOST_KEPT = 2_000

_lock = threading.Lock()
_held: OrderedDict[tuple, Found] = OrderedDict()
_state: tuple | None = None


# Changes seen from a transaction on, and from the oldest on that is still going on. Numbers and the sum of ids: rows
# that come raise both, and those that are cleared away one day are the oldest.
SEEN = """
    WITH now AS (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin)
    SELECT pg_current_xact_id_if_assigned() IS NULL, now.xmin, before.n, before.ids, since.n, since.ids
    FROM now,
    LATERAL (
        SELECT count(*) AS n, coalesce(sum(id), 0)::bigint AS ids FROM articles_recordchange WHERE transaction >= %s
    ) before,
    LATERAL (
        SELECT count(*) AS n, coalesce(sum(id), 0)::bigint AS ids
        FROM articles_recordchange WHERE transaction >= now.xmin
    ) since
"""


class _Kept:
    """Counts of this process that still hold: no transaction that became visible since they were made changed a list.

    Every such transaction leaves its number in ``articles_recordchange``. All before the ``xmin`` of a snapshot were
    over when it was taken; so as long as the same changes from there on are seen, nothing has happened. Who has
    written in this very transaction sees what nobody else does, and neither takes nor leaves anything here.
    """

    def __init__(self) -> None:
        global _state
        name = connection.settings_dict["NAME"]
        with _lock:
            held = _state if _state and _state[0] == name else None
        with connection.cursor() as cursor:
            cursor.execute(SEEN, [held[1] if held else None])
            alone, xmin, *seen = cursor.fetchone()
        self.usable = alone
        self.state = held if held and [*held[2:]] == seen[:2] else (name, xmin, *seen[2:])
        with _lock:
            if self.usable and self.state != _state:
                _held.clear()
                _state = self.state

    def get(self, key: tuple) -> Found | None:
        with _lock:
            if not self.usable or self.state != _state or key not in _held:
                return None
            _held.move_to_end(key)
            return _held[key]

    def put(self, key: tuple, found: Found) -> None:
        with _lock:
            if self.usable and self.state == _state:
                _held[key] = found
                while len(_held) > MOST_KEPT:
                    _held.popitem(last=False)


def forget() -> None:
    """Drops everything kept, as a new process would begin."""
    global _state
    with _lock:
        _held.clear()
        _state = None
