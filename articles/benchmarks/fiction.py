# ruff: noqa: S311, S608 - a seeded die, and no SQL but our own
"""A record of plainly fictional statements, as large as asked for, in a database of its own.

Actors, countries, topics and outlets are Zipf-distributed, as real ones are: a few speak all the time, most of them
once. The same size and seed make the same rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any, TypeVar

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from articles.extraction.records import Form
from articles.models import (
    Actor,
    Article,
    Country,
    ListedStatement,
    Mention,
    Office,
    Original,
    Outlet,
    Statement,
    StatementCountry,
    StatementTopic,
    Tenure,
    Topic,
    Utterance,
)

T = TypeVar("T")

ACTORS, COUNTRIES, TOPICS, OUTLETS, OFFICES, WORDS = 2_000, 40, 20, 200, 60, 4_000
FIRST, DAYS = date(2005, 1, 1), 20 * 365
A_DISPATCH = 4  # statements in one article
MARK = "newsdesk benchmark"  # of a database that may be thrown away

FORMS = [form.value for form in Form]
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]


@dataclass(frozen=True)
class Names:
    """What there is to choose from, most frequent first; keys as in an address."""

    actors: Sequence[str]
    countries: Sequence[str]
    topics: Sequence[str]
    outlets: Sequence[str]
    offices: Sequence[str]
    words: Sequence[str]


def names() -> Names:
    die = Random(0)
    words = {"".join(die.choices(SYLLABLES, k=die.choice([2, 2, 3, 3, 4]))) for _ in range(2 * WORDS)}
    return Names(
        actors=[f"ana-testic-{i}" for i in range(ACTORS)],
        countries=[f"E{i:02}" for i in range(COUNTRIES)],
        topics=[f"topic-{i}" for i in range(TOPICS)],
        outlets=[f"daily-example-{i}" for i in range(OUTLETS)],
        offices=[f"office-{i}" for i in range(OFFICES)],
        words=sorted(words)[:WORDS],
    )


class Zipf:
    """Chooses the first most often: the n-th one n times less."""

    def __init__(self, n: int, die: Random) -> None:
        self.die, self.all = die, range(n)
        self.weights = list(accumulate(1 / rank for rank in range(1, n + 1)))

    def some(self, k: int) -> list[int]:
        return self.die.choices(self.all, cum_weights=self.weights, k=k) if k else []

    def one(self) -> int:
        return self.some(1)[0]


# --- a database of its own --------------------------------------------------------------------------------------


@contextmanager
def record_of(size: int, *, seed: int, again: bool = False) -> Iterator[None]:
    """Inside, ``connection`` is that of a database with ``size`` fictional statements: made where there is none yet or
    ``again``, kept afterwards. Raises CommandError where a database of that name is not one of these."""
    site = connection.settings_dict["NAME"]
    name = f"{site}_benchmark_{size}"
    wanted = f"{MARK}: {size} statements, seed {seed}"
    fresh = _make_room(name, wanted, again=again)
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        call_command("migrate", verbosity=0)
        if fresh:
            fill(size, Random(seed))
            _comment(name, wanted)
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = site


def _make_room(name: str, wanted: str, *, again: bool) -> bool:
    """True for a new and empty database."""
    quoted = connection.ops.quote_name(name)
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name])
        if found := cursor.fetchone():
            if not (found[0] or "").startswith(MARK):
                raise CommandError(f"The database {name} is not one of benchmark's: it is left alone.")
            if found[0] == wanted and not again:
                return False
            cursor.execute(f"DROP DATABASE {quoted}")
        cursor.execute(f"CREATE DATABASE {quoted}")
    _comment(name, f"{MARK}: unfinished")
    return True


def _comment(name: str, text: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"COMMENT ON DATABASE {connection.ops.quote_name(name)} IS '{text}'")


INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY(%s::regclass[]) AND indexrelid NOT IN (SELECT conindid FROM pg_constraint)
"""


def fill(size: int, die: Random) -> None:
    """Rows first, their indexes after, and the rows of lists last: in bulk that is many times faster."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no triggers: every row is known to be sound
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        _write_names(die)
        with _indexed_after(cursor, *COLUMNS):
            _write_rows(cursor, size, die)
        cursor.execute("ANALYZE")
        with _indexed_after(cursor, ListedStatement):
            cursor.execute(f"INSERT INTO {_table(ListedStatement)} SELECT * FROM articles_listable()")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


@contextmanager
def _indexed_after(cursor: Any, *models: type) -> Iterator[None]:
    """Inside, their tables have only the indexes of their constraints."""
    cursor.execute(INDEXES, [[_table(model) for model in models]])
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for _, definition in indexes:
        cursor.execute(definition)


def _write_names(die: Random) -> None:
    of = names()
    Country.objects.bulk_create(
        Country(
            pk=i + 1, code=code, slug=code.lower(), name=f"Exampleland {i}", label=f"Exampleland {i}",
            kind="country" if i % 5 else "entity", parent_id=None if i % 5 or not i else i,
        )
        for i, code in enumerate(of.countries)
    )  # fmt: skip
    Topic.objects.bulk_create(Topic(pk=i + 1, slug=slug, label=f"Topic {i}") for i, slug in enumerate(of.topics))
    Outlet.objects.bulk_create(
        Outlet(pk=i + 1, slug=slug, name=f"Daily Example {i}") for i, slug in enumerate(of.outlets)
    )
    Actor.objects.bulk_create(
        Actor(
            pk=i + 1, slug=slug, kind="person", name=f"Ana Testić {i}", sort_name=f"Testic {i}",
            country_id=die.randint(1, COUNTRIES),
        )
        for i, slug in enumerate(of.actors)
    )  # fmt: skip
    Office.objects.bulk_create(Office(pk=i + 1, slug=slug, title=f"Office {i}") for i, slug in enumerate(of.offices))
    Tenure.objects.bulk_create(
        Tenure(pk=i + 1, key=f"term-{i}", office_id=i % OFFICES + 1, actor_id=i + 1, starts=FIRST)
        for i in range(ACTORS // 2)
    )


COLUMNS: dict[type, tuple[str, ...]] = {
    Original: ("id", "sha256", "size", "stored_at"),
    Article: (
        *("id", "title", "body", "body_sha256", "title_end", "original_id", "source_name", "encoding", "outlet_id"),
        *("author", "dateline", "url", "language", "published_on", "published_precision", "published_phrase"),
        *("dating_reasons", "loaded_at", "status", "status_reason", "extraction_version", "notes"),
    ),
    Utterance: ("id", "speaker_id", "words_sha256"),
    Statement: (
        *("id", "article_id", "start", "end", "text", "kind", "form", "in_title", "speaker_id", "speaker_printed"),
        *("speaker_rule", "tenure_id", "via_id", "via_printed", "said_on", "said_precision", "said_phrase"),
        *("utterance_id", "rule", "confidence", "origin", "review", "review_reason"),
    ),
    StatementCountry: ("statement_id", "country_id", "rule"),
    StatementTopic: ("statement_id", "topic_id", "rule"),
    Mention: ("statement_id", "actor_id", "start", "end"),
}
DISPATCHES = 5_000  # articles held in memory at once


def _write_rows(cursor: Any, size: int, die: Random) -> None:
    writer = _Writer(die)
    last = (size + A_DISPATCH - 1) // A_DISPATCH
    for first in range(0, last, DISPATCHES):
        rows: dict[type, list[tuple]] = {model: [] for model in COLUMNS}
        for n in range(first, min(first + DISPATCHES, last)):
            writer.dispatch(n, min(A_DISPATCH, size - n * A_DISPATCH), rows)
        for model, columns in COLUMNS.items():
            names = ", ".join(map(connection.ops.quote_name, columns))
            with cursor.copy(f"COPY {_table(model)} ({names}) FROM STDIN") as copy:
                for row in rows[model]:
                    copy.write_row(row)
    for model in COLUMNS:
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{_table(model)}', 'id'), max(id)) FROM {_table(model)}")


class _Writer:
    def __init__(self, die: Random) -> None:
        self.die = die
        self.words = names().words
        self.word, self.actor = Zipf(len(self.words), die), Zipf(ACTORS, die)
        self.country, self.topic, self.outlet = Zipf(COUNTRIES, die), Zipf(TOPICS, die), Zipf(OUTLETS, die)
        self.utterances = 0

    def dispatch(self, n: int, statements: int, rows: dict[type, list[tuple]]) -> None:
        die, pk = self.die, n + 1
        printed = FIRST + timedelta(days=die.randrange(DAYS))
        texts = [self.sentence() for _ in range(statements)]
        body = f"Dispatch {n}\n" + " ".join(f"Then somebody said: {text}." for text in texts)
        loaded = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=n)
        digest = hashlib.sha256(body.encode()).hexdigest()
        rows[Original].append((pk, digest, len(body), loaded))
        dated = die.random() < 0.97
        rows[Article].append(
            (
                *(pk, f"Dispatch {n}", body, digest, 0, pk, f"{n}.txt", "utf-8"),
                self.outlet.one() + 1 if die.random() < 0.95 else None,
                *("", "", "", die.choice(["en", "en", "en", "sr", "bs"])),
                *((printed, "day") if dated else (None, "unknown")),
                *("", [], loaded, "published", "", "0", []),
            )
        )
        at = 0
        for i, text in enumerate(texts):
            at = body.index(text, at)
            self.statement(n * A_DISPATCH + i + 1, pk, at, text, printed, rows)
            at += len(text)

    def sentence(self) -> str:
        return " ".join(self.words[i] for i in self.word.some(self.die.randint(20, 60)))

    def statement(
        self, pk: int, article: int, start: int, text: str, printed: date, rows: dict[type, list[tuple]]
    ) -> None:
        die = self.die
        speaker = self.actor.one() + 1 if die.random() < 0.92 else None
        said: tuple[date | None, str] = (None, "unknown")
        if (chance := die.random()) < 0.5:
            said = printed - timedelta(days=die.randrange(4)), "day"
        elif chance < 0.55:
            said = printed.replace(day=1), "month"
        elif chance < 0.58:
            said = printed.replace(month=1, day=1), "year"
        utterance = None
        if (chance := die.random()) < 0.05 or not self.utterances:
            self.utterances += 1
            utterance = self.utterances
            rows[Utterance].append((utterance, speaker, hashlib.sha256(text.encode()).hexdigest()))
        elif chance < 0.15:
            utterance = die.randint(max(1, self.utterances - 500), self.utterances)
        relayed = die.random() < 0.1
        rows[Statement].append(
            (
                *(pk, article, start, start + len(text), text),
                die.choice(["direct", "direct", "indirect", "mixed"]),
                die.choice(FORMS),
                *(False, speaker, "somebody", "name"),
                speaker if speaker and speaker <= ACTORS // 2 else None,
                self.actor.one() + 1 if relayed else None,
                "an agency" if relayed else "",
                *(*said, "", utterance, "clause", round(die.uniform(0.3, 1), 2), "machine"),
                die.choices(["proposed", "confirmed", "corrected", "rejected"], [80, 12, 5, 3])[0],
                "",
            )
        )
        for country in {*self.country.some(die.choice([0, 1, 1, 2, 3]))}:
            rows[StatementCountry].append((pk, country + 1, "statement"))
        for topic in {*self.topic.some(die.choice([0, 1, 1, 2, 3]))}:
            rows[StatementTopic].append((pk, topic + 1, "statement"))
        for i, actor in enumerate(self.actor.some(die.choice([0, 0, 1, 2]))):
            rows[Mention].append((pk, actor + 1, start + i, start + i + 1))


def _table(model: type) -> str:
    return connection.ops.quote_name(model._meta.db_table)  # type: ignore[attr-defined]
