# ruff: noqa: S608 - what people typed goes as values; the rest of the SQL is written here
"""How many statements each value has: from the columns in memory or, where there are none, all counts of a page in one
query; and kept until the record changes.

A *job* counts the values of one filter, or of several in one pass, over the rows that pass every filter or every
filter but one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction

from articles.models.listing import traits_of
from articles.search import columns
from articles.search.columns import asking
from articles.search.conditions import ARRAYS, COLUMNS, DATES, Conditions

TABLE = "articles_listedstatement l"
TOTAL, TRAITS = "total", "traits"
IN_TRAITS = ("kind", "form", "review", "hand")  # counted in one pass, from one number
UTTERANCE = "coalesce(l.utterance, -l.statement_id)"  # a statement without one is its own

# What the jobs read, so that rows held in memory are small.
COUNTED = """
    l.traits, l.office, l.outlet, l.via, l.language, l.month, l.day_until, l.coarse, l.actors_key, l.actors,
    l.countries_key, l.countries, l.topics_key, l.topics, l.mentions_key, l.mentions
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
    look = columns.look()
    keys = {job: (*_base(conditions, job[1]), job[0], fold) for job in jobs}
    found: dict[tuple[str, str], Found] = {}
    if look.counts is not None:
        found = {job: kept for job in jobs if (kept := look.counts.get(keys[job])) is not None}
    if missing := [job for job in jobs if job not in found]:
        if look.table is not None:
            counted = asking.count(look, conditions, missing, fold=fold)
        else:
            counted = by_sql(conditions, missing, fold=fold)
        for job, values in zip(missing, counted, strict=True):
            found[job] = _by_param(job[0], values)
            if look.counts is not None:
                look.counts.put(keys[job], found[job])
    return {param: found[_job(conditions, param, fold=fold)][param] for param in params}


def _job(conditions: Conditions, param: str, *, fold: bool) -> tuple[str, str]:
    """(what to count, which filter to lift for it)."""
    lifted = param if param in conditions.own else ""
    return (TRAITS if param in IN_TRAITS and not lifted and not fold else param), lifted


def _base(conditions: Conditions, lifted: str) -> tuple[str, str]:
    sql, values = conditions.where(but=lifted)
    return sql, repr((values, conditions.words))


def by_sql(conditions: Conditions, jobs: list[tuple[str, str]], *, fold: bool) -> list[Counts]:
    """The counts of each job, in one query."""
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
    return answers


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
