"""Curated facts as data files, and the one function that reads them. Columns and conventions: README.md here."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where there is one, takes a tenth of the time

_CONTEXT = re.compile(r"(?P<text>.*?)\s*\[(?P<context>[^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class WeakName:
    """A spelling that counts only in the context it names."""

    text: str
    context: str = ""

    def __str__(self) -> str:
        return f"{self.text} [{self.context}]" if self.context else self.text


@dataclass(frozen=True, slots=True)
class CountryRow:
    code: str
    type: str
    parent: str
    name: str
    official_name: str
    neutral_label: str
    footnote: str
    capital: str
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    weak_aliases: tuple[WeakName, ...]
    local_names: tuple[str, ...]
    metonyms: tuple[WeakName, ...]
    in_region: bool
    notes: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    slug: str
    name: str
    name_ascii: str
    family_name: str
    family_ascii: str
    family_aliases: tuple[str, ...]
    surname_ambiguous: bool
    gender: str
    country: str
    role_hint: str
    aliases: tuple[str, ...]
    epithets: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    slug: str
    name: str
    acronym: str
    kind: str
    country: str
    parent: str
    aliases: tuple[str, ...]
    weak_aliases: tuple[WeakName, ...]
    ambiguous_aliases: tuple[str, ...]
    local_names: tuple[str, ...]
    metonyms: tuple[WeakName, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term of one person in an office; the columns that describe the office are the same in all of its terms."""

    term_id: str
    office_slug: str
    office_title: str
    single: bool
    person_slug: str
    title_variants: tuple[str, ...]
    weak_variants: tuple[WeakName, ...]
    organisation: str
    country: str
    entity: str
    from_date: date
    from_precision: str
    to_date: date | None
    to_precision: str
    acting: bool
    last_confirmed: date | None
    confidence: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class TitleRow:
    """How an office is called in another language than English; ``language`` is ``sq`` for Albanian, or ``sh`` for
    Bosnian, Croatian, Montenegrin and Serbian in Latin letters, which extraction reads in Cyrillic as well."""

    office_slug: str
    language: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetonymRow:
    """``alternatives`` name other readings: ``org:<slug>``, ``country:<code>`` or a word such as ``city``."""

    metonym: str
    default_type: str
    default_slug: str
    alternatives: tuple[str, ...]
    ambiguity: str
    cue: str


@dataclass(frozen=True, slots=True)
class TopicRow:
    """``positive`` and ``negative`` are sentences that the patterns must and must not find: they are run as tests."""

    slug: str
    label: str
    definition: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    requires_any: tuple[str, ...]
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """``relation``: ``after`` (a text that names it is not older) or ``while`` (it was written in [from, to)).
    ``words``, in small letters, are looked for first, being quick: one of them is in whatever ``patterns`` finds.
    ``example`` must be found by ``patterns``, a regular expression: it is run as a test."""

    slug: str
    label: str
    from_date: date
    to_date: date | None
    relation: str
    words: tuple[str, ...]
    patterns: str
    example: str


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """``path`` is SVG: M, L and Z with whole numbers. ``code`` is a country, ``neighbours`` (the land around them) or
    two codes with a hyphen: the line between two countries that not everybody holds for a border."""

    code: str
    path: str


@dataclass(frozen=True, slots=True)
class Reference:
    countries: tuple[CountryRow, ...]
    people: tuple[PersonRow, ...]
    organisations: tuple[OrganisationRow, ...]
    terms: tuple[TermRow, ...]
    metonyms: tuple[MetonymRow, ...]
    topics: tuple[TopicRow, ...]
    events: tuple[EventRow, ...] = ()


def load(folder: Path = HERE) -> Reference:
    """Every row of every table, in the order of the files. Raises ValueError naming file and line on a broken row."""
    return Reference(
        countries=tuple(_read(folder / "countries.csv", CountryRow)),
        people=tuple(_read(folder / "people.csv", PersonRow)),
        organisations=tuple(_read(folder / "organisations.csv", OrganisationRow)),
        terms=tuple(_read_terms(folder)),
        metonyms=tuple(_read(folder / "metonyms.csv", MetonymRow)),
        topics=tuple(_read_topics(folder / "topics.yml")),
        events=load_events(folder),
    )


def _read_terms(folder: Path) -> Iterator[TermRow]:
    """Every term with the titles of its office in all languages. Raises ValueError for titles of no office."""
    titles: dict[str, tuple[str, ...]] = {}
    for row in _read(folder / "titles.csv", TitleRow):
        titles[row.office_slug] = (*titles.get(row.office_slug, ()), *row.titles)
    variants: dict[str, tuple[str, ...]] = {}
    for term in _read(folder / "offices.csv", TermRow):
        if term.office_slug not in variants:
            variants[term.office_slug] = (*term.title_variants, *titles.pop(term.office_slug, ()))
        yield replace(term, title_variants=variants[term.office_slug])
    if titles:
        raise ValueError(f"titles.csv: no office in offices.csv is called {', '.join(titles)}")


def load_events(folder: Path = HERE) -> tuple[EventRow, ...]:
    """Events with known dates; they are read by the program only, so the record does not hold them."""
    return tuple(_read(folder / "events.csv", EventRow))


def load_outlines(folder: Path = HERE) -> tuple[OutlineRow, ...]:
    """The shapes of the map; like events, read by the program only."""
    return tuple(_read(folder / "outlines.csv", OutlineRow))


def weak_name(cell: str) -> WeakName:
    """``text [context]`` → its two parts; a cell without brackets has no context."""
    parts = _CONTEXT.fullmatch(cell)
    return WeakName(parts["text"], parts["context"]) if parts else WeakName(cell)


def _read(path: Path, row_type: type[Any]) -> Iterator[Any]:
    """Columns go to the fields of the same name, read as the field's type says; other columns are for people."""
    readers = {name: _CELLS[kind] for name, kind in row_type.__annotations__.items()}
    with path.open(encoding="utf-8", newline="") as lines:
        for number, cells in enumerate(csv.DictReader(lines, strict=True), 2):
            if "seat" in cells:
                cells["single"] = "1" if cells["seat"] == "single" else "0"
            if "surname_ambiguous" in cells:
                cells["surname_ambiguous"] = "0" if cells["surname_ambiguous"] == "no" else "1"
            try:
                yield row_type(**{name: read(cells[name]) for name, read in readers.items()})
            except (KeyError, ValueError, AttributeError, TypeError) as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from error


def _read_topics(path: Path) -> Iterator[TopicRow]:
    for topic in yaml.load(path.read_text(encoding="utf-8"), Loader=_YAML)["topics"]:  # noqa: S506 both loaders are safe
        lists = {
            name: tuple(topic.get(name, ())) for name in ("include", "exclude", "requires_any", "positive", "negative")
        }
        yield TopicRow(slug=topic["slug"], label=topic["label"], definition=topic["definition"], **lists)


@lru_cache(maxsize=512)  # every term of an office repeats its titles
def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@lru_cache(maxsize=512)
def _weak_list(cell: str) -> tuple[WeakName, ...]:
    return tuple(weak_name(part) for part in _list(cell))


def _flag(cell: str) -> bool:
    return {"0": False, "1": True}[cell]


def _open_date(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


# Keyed by the annotation as written: ``from __future__ import annotations`` keeps annotations as text.
_CELLS: dict[str, Callable[[str], Any]] = {
    "str": str,
    "bool": _flag,
    "date": date.fromisoformat,
    "date | None": _open_date,
    "tuple[str, ...]": _list,
    "tuple[WeakName, ...]": _weak_list,
}
