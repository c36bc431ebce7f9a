"""A statement as one line of a table: what every file and every citation is written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date
from itertools import islice
from typing import Any

from django.db.models import F, TextField
from django.db.models.functions import Substr
from django.urls import reverse

from articles.exports.english import in_english
from articles.exports.version import collection_version
from articles.extraction.records import Precision
from articles.models import Actor, Country, Statement
from articles.models.statements import together
from articles.search import cards

BATCH = 500
KNOWN = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}  # characters of an ISO date


@dataclass(frozen=True, slots=True)
class Row:
    """The names of the fields are the columns of CSV and the keys of JSON Lines, and a promise like an address.

    Offsets are half-open and count code points of the article's text: ``body[start:end] == text``. Dates are ISO 8601
    as far as they are known ("2023-05"), empty where they are not; ``dated_from`` and ``dated_until`` are the days
    between which an undated article was inferred to be written. ``footnotes`` belong to labels with an asterisk.
    """

    statement: int
    address: str
    text: str
    kind: str
    form: str
    cue: str
    speaker_printed: str
    speaker: str
    actor: str
    joint_speakers: tuple[str, ...]
    joint_actors: tuple[str, ...]
    role_then: str
    via: str
    said_on: str
    said_precision: str
    said_phrase: str
    said_inferred: bool
    countries: tuple[str, ...]
    country_codes: tuple[str, ...]
    topics: tuple[str, ...]
    confidence: float
    rule: str
    speaker_rule: str
    origin: str
    review: str
    reviewed_on: str
    start: int
    end: int
    body_sha256: str
    article: int
    article_address: str
    title: str
    outlet: str
    author: str
    url: str
    language: str
    published_on: str
    published_precision: str
    published_phrase: str
    dated_from: str
    dated_until: str
    loaded_at: str
    extractor_version: str
    collection_version: str
    footnotes: tuple[str, ...]

    @property
    def who(self) -> str:
        return self.speaker or together(self.joint_speakers) or self.speaker_printed or "a speaker not identified"

    def record(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in FIELDS}


FIELDS = tuple(field.name for field in fields(Row))


@dataclass(frozen=True, slots=True)
class Withheld:
    """What may be said of a row whose words were public when they were kept and are so no more: ``reason`` is what
    readers are told, ``sha256`` that of the line that stood here."""

    statement: int
    address: str
    reason: str
    sha256: str


def row_from(record: dict[str, Any]) -> Row:
    """A row as it was kept. A field that is younger than the record is empty, as in the record."""
    empty = {"tuple[str, ...]": (), "bool": False}
    kept: dict[str, Any] = {}
    for field in fields(Row):
        value = record.get(field.name, empty.get(str(field.type), ""))
        kept[field.name] = tuple(value) if isinstance(value, list) else value
    return Row(**kept)


def batches(pks: Iterable[int], *, site: str) -> Iterator[list[Row]]:
    """Rows of published statements in the order given, a few hundred at a time; ``site`` is what goes before a path to
    make it an address: https://desk.example. Nothing is read before it is asked for, and a batch takes a fixed number
    of queries. Each row carries the version of the record its batch was read from."""
    remaining = iter(pks)
    while batch := list(islice(remaining, BATCH)):
        yield rows(batch, site=site)


@in_english
def rows(pks: list[int], *, site: str) -> list[Row]:
    version = str(collection_version())
    cued = Statement.objects.filter(pk__in=pks, cue_start__isnull=False)
    words = Substr("article__body", F("cue_start") + 1, F("cue_end") - F("cue_start"), output_field=TextField())
    cues = dict(cued.order_by().values_list("pk", words))
    return [_row(s, cue=cues.get(s.pk, ""), version=version, site=site) for s in cards.statements(pks)]


@in_english
def row_of(statement: Statement, *, site: str) -> Row:
    """One statement whose article, with its body, is at hand."""
    cue = statement.article.body[statement.cue_start or 0 : statement.cue_end or 0]
    return _row(statement, cue=cue, version=str(collection_version()), site=site)


def _row(statement: Statement, *, cue: str, version: str, site: str) -> Row:
    article, speaker, via = statement.article, statement.speaker, statement.via
    countries, joint = list(statement.countries.all()), [] if speaker else list(statement.joint.all())
    return Row(
        statement=statement.pk,
        address=site + statement.get_absolute_url(),
        text=statement.text,
        kind=statement.kind,
        form=statement.form,
        cue=cue,
        speaker_printed=statement.speaker_printed,
        speaker=speaker.label if speaker else "",
        actor=speaker.slug if speaker else "",
        joint_speakers=tuple(each.label for each in joint),
        joint_actors=tuple(each.actor.slug if each.actor else "" for each in joint),
        role_then=statement.tenure.office.title if statement.tenure else "",
        via=via.label if via else statement.via_printed,
        said_on=known(statement.said_on, statement.said_precision),
        said_precision=statement.said_precision,
        said_phrase=statement.said_phrase,
        said_inferred=statement.is_dated_by_inference,
        countries=tuple(country.label for country in countries),
        country_codes=tuple(country.code for country in countries),
        topics=tuple(topic.label for topic in statement.topics.all()),
        confidence=statement.confidence,
        rule=statement.rule,
        speaker_rule=statement.speaker_rule,
        origin=statement.origin,
        review=statement.get_review_display(),
        reviewed_on=f"{statement.reviewed_at.astimezone(UTC):%Y-%m-%d}" if statement.reviewed_at else "",
        start=statement.start,
        end=statement.end,
        body_sha256=article.body_sha256,
        article=article.pk,
        article_address=site + reverse("article_by_number", args=[article.pk]),
        title=article.display_title,
        outlet=article.outlet.name if article.outlet else "",
        author=article.author,
        url=article.url,
        language=article.language,
        published_on=known(article.published_on, article.published_precision),
        published_precision=article.published_precision,
        published_phrase=article.published_phrase,
        dated_from=str(article.dated_from) if article.is_dated_by_inference else "",
        dated_until=str(article.dated_until) if article.is_dated_by_inference else "",
        loaded_at=f"{article.loaded_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        extractor_version=article.extraction_version,
        collection_version=version,
        footnotes=footnotes([*countries, *(_state(actor) for actor in (speaker, via, *(e.actor for e in joint)))]),
    )


def known(day: date | None, precision: str) -> str:
    """As far as it is known: "2023-05-01", "2023-05", "2023", or empty."""
    return day.isoformat()[: KNOWN[Precision(precision)]] if day else ""


def footnotes(countries: Iterable[Country | None]) -> tuple[str, ...]:
    """Each once, with the label it belongs to: "Kosovo*: This designation is without prejudice to …"."""
    noted = {c.label: c.footnote.lstrip("* ") for c in countries if c and c.footnote}
    return tuple(f"{label}: {footnote}" for label, footnote in noted.items())


def _state(actor: Actor | None) -> Country | None:
    """The country whose label an actor goes by."""
    return actor.country if actor and actor.kind == Actor.Kind.STATE else None
