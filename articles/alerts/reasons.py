# ruff: noqa: S608 - what people typed goes as values; the rest of the SQL is written here
"""A query in words, and why it found a statement: which of its values and words the statement has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db import connection
from django.utils.translation import gettext

from articles.models import ListedStatement
from articles.search import StatementQuery, vocabulary
from articles.search.conditions import ARRAYS, COLUMNS
from articles.search.query import FILTERS

TERM = re.compile(r'(?P<minus>-?)(?:["“”„‟«»](?P<phrase>[^"“”„‟«»]*)["“”„‟«»]?|(?P<word>[^\s"“”„‟«»]+))')


@dataclass(frozen=True)
class Asked:
    """What a query asks for, with the names and rows of its values looked up once."""

    query: StatementQuery

    @cached_property
    def pks(self) -> dict[tuple[str, str], int]:
        chosen = [(param, key) for param in FILTERS for key in self.query.values(param)]
        return vocabulary.ids([*chosen, *self.query.without])

    @cached_property
    def labels(self) -> dict[tuple[str, str], str]:
        wanted: dict[str, set[int]] = {}
        for (param, _), pk in self.pks.items():
            wanted.setdefault(param, set()).add(pk)
        found = vocabulary.named(dict(wanted))
        return {(param, key): label for param, rows in found.items() for key, label in rows.values()}

    def label(self, param: str, key: str) -> str:
        if param in vocabulary.FIXED:
            return str(vocabulary.FIXED[param].get(key, key))
        return vocabulary.language(key) if param == "language" else self.labels.get((param, key), key)

    def limits(self) -> Iterator[str]:
        """What it asks for that is no value: days, exclusions, "since 2024-01-01"."""
        if self.query.since:
            yield gettext("since %(day)s") % {"day": self.query.since}
        if self.query.until:
            yield gettext("until %(day)s") % {"day": self.query.until}
        for param, key in self.query.without:
            yield gettext("not %(what)s") % {"what": _named(param, [self.label(param, key)])}


def in_words(query: StatementQuery) -> str:
    """speaker Ana Testić or Bruno Exampleson; topic Crossings; since 2024-01-01; words: patrols"""
    asked = Asked(query)
    parts = [
        _named(param, [asked.label(param, key) for key in values], gettext(" or "))
        for param in FILTERS
        if (values := query.values(param))
    ]
    parts += asked.limits()
    if query.confidence:
        parts.append(gettext("confidence at least %(confidence)s") % {"confidence": f"{query.confidence:g}"})
    if query.q:
        parts.append(gettext("words: %(words)s") % {"words": query.q})
    if query.fold:
        parts.append(gettext("the same words once"))
    return "; ".join(parts) or gettext("every statement")


def reasons(query: StatementQuery, pks: Collection[int]) -> dict[int, str]:
    """Why the query finds each of these statements: speaker Ana Testić; topic Crossings; word “patrols”. The number of
    queries depends on what is asked, not on how many are told."""
    asked = Asked(query)
    words = _words(query.q, pks)
    limits = list(asked.limits())
    told = {}
    for listed in ListedStatement.objects.filter(pk__in=pks):
        parts = []
        for param in FILTERS:
            had = [key for key in query.values(param) if _has(listed, param, key, asked.pks.get((param, key)))]
            if had:
                parts.append(_named(param, [asked.label(param, key) for key in had]))
        parts += limits
        if query.confidence:
            parts.append(
                gettext("confidence %(confidence)s, asked for %(least)s or more")
                % {"confidence": f"{listed.confidence:.2f}", "least": f"{query.confidence:g}"}
            )
        parts += words.get(listed.pk, [])
        told[listed.pk] = "; ".join(parts) or gettext("every statement")
    return told


def _has(listed: ListedStatement, param: str, key: str, pk: int | None) -> bool:
    if param == "hand":
        return listed.relayed == (key == "relayed")
    if param in ARRAYS:
        return pk in getattr(listed, ARRAYS[param])
    return getattr(listed, COLUMNS[param]) == (pk if param in vocabulary.MODELS else key)


def _named(param: str, labels: list[str], joint: str = "") -> str:
    names = (joint or gettext(" and ")).join(labels)
    return names if param == "hand" else f"{FILTERS[param].legend.lower()} {names}"


def terms(q: str) -> list[tuple[str, bool]]:
    """The words and phrases of a search as they were typed, each with whether it is one that must not be there."""
    found = []
    for term in TERM.finditer(q):
        phrase, word = term["phrase"], term["word"]
        text = f'"{phrase.strip()}"' if phrase and phrase.strip() else word or ""
        if text and text.strip("-") and text.upper() != "OR":
            found.append((text, bool(term["minus"])))
    return list(dict.fromkeys(found))


def _words(q: str, pks: Collection[int]) -> dict[int, list[str]]:
    """Statement → which of the words it has, and which it had to do without. One query a word."""
    told: dict[int, list[str]] = {pk: [] for pk in pks}
    asked = [(text, excluded, StatementQuery(q=text).conditions) for text, excluded in terms(q)] if pks else []
    for text, excluded, conditions in sorted(asked, key=lambda term: term[1]):
        if excluded:
            had: Collection[int] = pks
        else:
            where, values = conditions.where()
            ctes, args = conditions.with_words()
            with connection.cursor() as cursor:
                cursor.execute(
                    f"""{ctes} SELECT l.statement_id FROM articles_listedstatement l
                        WHERE {where} AND l.statement_id = ANY(%s)""",
                    [*args, *values, list(pks)],
                )
                had = [pk for (pk,) in cursor.fetchall()]
        for pk in had:
            told[pk].append(gettext("not %(what)s") % {"what": _quoted(text)} if excluded else _quoted(text))
    return told


def _quoted(text: str) -> str:
    if text.startswith('"'):
        inside = text.strip('"')
        if " " in inside:
            return gettext("words “%(words)s”") % {"words": inside}
        text = inside
    return gettext("word “%(word)s”") % {"word": text}
