"""Carries the reference data into the record, and never over what a curator decided.

Every row and every name is merged on its own, three ways: what the files say now, what they said when they were last
loaded (``ReferenceRecord``), and what the record says. A field follows the files only while nobody has changed it; what
was deleted stays deleted.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from articles import models, reference
from articles.extraction.records import ActorKind
from articles.gazetteer import from_reference, slug_of_name

Values = dict[str, Any]

_BATCH = 2_000
_LOCK = 0x5EF  # any number, the same in every process: two loads at once would add the same rows


class Command(BaseCommand):
    help = "Loads the reference data: countries, actors and their names, offices, metonyms, topics. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                tallies = load(reference.load())
        except IntegrityError as error:
            reason = " ".join(str(error).split())
            raise CommandError(f"Nothing was loaded, for a row stands in the way: {reason}") from error
        if options["verbosity"] > 0:
            for line in _table_of(tallies):
                self.stdout.write(line)


def load(facts: reference.Reference) -> dict[str, Counter[str]]:
    """Merges ``facts`` into the record, within the caller's transaction. For each table, in the order they depend on
    one another: how many rows were added, updated, removed, kept as curated, or unchanged."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    keys = _Keys()
    return {table.name: _Merge(table, keys).run() for table in _tables(facts)}


@dataclass(frozen=True)
class _Table:
    """``rows`` are the values of each row by its key, ready for JSON: a link to another row is that row's key, and
    ``links`` says in which table. ``key`` gives the key of a stored row from the fields in ``key_fields``. Where
    ``drops`` is set, a row that left the files leaves the record; other rows have addresses, which never disappear."""

    name: str
    model: type[Model]
    key_fields: tuple[str, ...]
    rows: dict[str, Values]
    links: dict[str, str] = field(default_factory=dict)
    drops: bool = False

    def key(self, values: Values) -> str:
        return "|".join(values[name] for name in self.key_fields)


class _Keys:
    """Keys and primary keys of stored rows, both ways, by table."""

    def __init__(self) -> None:
        self._of: dict[str, dict[int, str]] = {}
        self._stored: dict[str, dict[str, int]] = {}

    def add(self, table: str, key: str, pk: int) -> None:
        self._of.setdefault(table, {})[pk] = key
        self._stored.setdefault(table, {})[key] = pk

    def key(self, table: str, pk: int | None) -> str:
        return self._of.get(table, {}).get(pk, "") if pk else ""

    def pk(self, table: str, key: str) -> int | None:
        return self._stored.get(table, {}).get(key)


class _Merge:
    def __init__(self, table: _Table, keys: _Keys) -> None:
        self.table = table
        self.keys = keys
        self.tally: Counter[str] = Counter()
        self.fields = list(next(iter(table.rows.values()), {}))
        self.required = {name for name in table.links if not table.model._meta.get_field(name).null}

    def run(self) -> Counter[str]:
        stored = self._stored()
        loaded = {record.key: record for record in models.ReferenceRecord.objects.filter(table=self.table.name)}
        missing: dict[str, Values] = {}
        changed: list[Model] = []
        new_records: list[models.ReferenceRecord] = []
        changed_records: list[models.ReferenceRecord] = []
        changed_fields: set[str] = set()
        for key, values in self.table.rows.items():
            row, record = stored.get(key), loaded.get(key)
            if row is None:
                if record is None:
                    missing[key] = values
                else:
                    self.tally["kept"] += 1
                continue
            last = record.values if record else {}
            follow, settled, kept = self._compare(self._values(row), last, values)
            if follow:
                self._assign(row, follow)
                changed.append(row)
                changed_fields |= follow.keys()
            if record is None:
                new_records.append(models.ReferenceRecord(table=self.table.name, key=key, values=values))
            elif settled != last:
                record.values = settled
                changed_records.append(record)
            self.tally["updated" if follow else "kept" if kept else "unchanged"] += 1
        new_records += self._add(missing)
        if self.table.drops:
            self._drop({key: record for key, record in loaded.items() if key not in self.table.rows}, stored)
        if changed:
            self._manager.bulk_update(changed, sorted(changed_fields), batch_size=_BATCH)
        models.ReferenceRecord.objects.bulk_update(changed_records, ["values"], batch_size=_BATCH)
        models.ReferenceRecord.objects.bulk_create(new_records, batch_size=_BATCH)
        return self.tally

    @staticmethod
    def _compare(current: Values, last: Values, new: Values) -> tuple[Values, Values, bool]:
        """The fields that follow the files, what counts as loaded from now on, and whether a curator's word stood."""
        follow: Values = {}
        settled = dict(last)
        kept = False
        for name, value in new.items():
            if current[name] == value:
                settled[name] = value
            elif name in last and current[name] == last[name]:
                follow[name] = settled[name] = value
            else:
                kept = True
        return follow, settled, kept

    def _add(self, missing: dict[str, Values]) -> Iterator[models.ReferenceRecord]:
        """Adds rows in waves: a part after its whole. A row that needs one which a curator deleted is left out, and
        looked at again next time."""
        own_links = [name for name, target in self.table.links.items() if target == self.table.name]
        while missing:
            ready = {
                key: values
                for key, values in missing.items()
                if not any(values[name] in missing and values[name] != key for name in own_links)
            } or missing
            missing = {key: values for key, values in missing.items() if key not in ready}
            rows = {}
            for key, values in ready.items():
                if all(self.keys.pk(self.table.links[name], values[name]) for name in self.required):
                    rows[key] = self._assign(self.table.model(), values)
                else:
                    self.tally["kept"] += 1
            self._manager.bulk_create(rows.values(), batch_size=_BATCH)
            for key, row in rows.items():
                self.keys.add(self.table.name, key, row.pk)
                self.tally["added"] += 1
                yield models.ReferenceRecord(table=self.table.name, key=key, values=ready[key])

    def _drop(self, gone: dict[str, models.ReferenceRecord], stored: dict[str, Model]) -> None:
        """Removes what the files no longer have, unless a curator made it their own."""
        dropped = [key for key, record in gone.items() if key in stored and self._values(stored[key]) == record.values]
        self._manager.filter(pk__in=[stored[key].pk for key in dropped]).delete()
        models.ReferenceRecord.objects.filter(pk__in=[gone[key].pk for key in dropped]).delete()
        self.tally["removed"] += len(dropped)

    @property
    def _manager(self) -> Any:
        return self.table.model._default_manager

    def _stored(self) -> dict[str, Model]:
        stored = {}
        for row in self._manager.order_by("pk"):
            key = self.table.key({name: self._value(row, name) for name in self.table.key_fields})
            stored[key] = row
            self.keys.add(self.table.name, key, row.pk)
        return stored

    def _values(self, row: Model) -> Values:
        return {name: self._value(row, name) for name in self.fields}

    def _value(self, row: Model, name: str) -> Any:
        if target := self.table.links.get(name):
            return self.keys.key(target, getattr(row, f"{name}_id"))
        value = getattr(row, name)
        return value.isoformat() if isinstance(value, date) else value

    def _assign(self, row: Model, values: Values) -> Model:
        for name, value in values.items():
            if target := self.table.links.get(name):
                setattr(row, f"{name}_id", self.keys.pk(target, value))
            else:
                setattr(row, name, self.table.model._meta.get_field(name).to_python(value))  # type: ignore[union-attr]
        return row


def _tables(facts: reference.Reference) -> Iterator[_Table]:
    """Each after those it links to."""
    gazetteer = from_reference(facts)
    actors = {entry.slug: entry for entry in gazetteer.actors}
    yield _Table(
        "country",
        models.Country,
        ("code",),
        {row.code: _country(row) for row in facts.countries},
        {"parent": "country"},
    )
    people = {row.slug: row for row in facts.people}
    organisations = {row.slug: row for row in facts.organisations}
    details = {
        slug: _person(people[slug])
        if slug in people
        else _organisation(organisations[slug])
        if slug in organisations
        else {"sort_name": _plain(entry.name), "parent": "", "description": "", "notes": ""}
        for slug, entry in actors.items()
    }
    yield _Table(
        "actor",
        models.Actor,
        ("slug",),
        {
            slug: {
                "slug": slug,
                "kind": ActorKind(entry.kind).value,
                "name": entry.name,
                "gender": entry.gender,
                "country": entry.country,
                "surname_ambiguous": entry.surname_ambiguous,
                **details[slug],
            }
            for slug, entry in actors.items()
        },
        {"country": "country", "parent": "actor"},
    )
    yield _Table(
        "name",
        models.ActorName,
        ("actor", "kind", "text"),
        {
            f"{slug}|{name.kind.value}|{name.text}": {
                "actor": slug,
                "kind": name.kind.value,
                "text": name.text,
                "context": name.context,
            }
            for slug, entry in actors.items()
            for name in entry.names
        },
        {"actor": "actor"},
        drops=True,
    )
    yield _Table(
        "metonym",
        models.Metonym,
        ("text",),
        {
            metonym.text: {
                "text": metonym.text,
                "actor": metonym.actor,
                "alternatives": list(metonym.alternatives),
                "ambiguity": metonym.ambiguity,
                "cue": metonym.cue,
            }
            for metonym in gazetteer.metonyms
        },
        {"actor": "actor"},
    )
    yield _Table(
        "office",
        models.Office,
        ("slug",),
        {row.office_slug: _office(row) for row in facts.terms},
        {"organisation": "actor", "country": "country", "entity": "country"},
    )
    yield _Table(
        "tenure",
        models.Tenure,
        ("key",),
        {row.term_id: _tenure(row) for row in facts.terms},
        {"office": "office", "actor": "actor"},
    )
    yield _Table("topic", models.Topic, ("slug",), {row.slug: _topic(row) for row in facts.topics})


def _country(row: reference.CountryRow) -> Values:
    return {
        "code": row.code,
        "slug": slug_of_name(row.name),
        "kind": row.type,
        "parent": row.parent,
        "name": row.name,
        "official_name": row.official_name,
        "label": row.neutral_label,
        "footnote": row.footnote,
        "capital": row.capital,
        "demonyms": list(row.demonyms),
        "aliases": list(row.aliases),
        "weak_aliases": [str(name) for name in row.weak_aliases],
        "local_names": list(row.local_names),
        "in_region": row.in_region,
        "notes": row.notes,
    }


def _person(row: reference.PersonRow) -> Values:
    given = row.name_ascii.removesuffix(row.family_ascii).strip()
    return {
        "sort_name": f"{row.family_ascii}, {given}" if given != row.name_ascii else row.name_ascii,
        "parent": "",
        "description": row.role_hint,
        "notes": row.notes,
    }


def _organisation(row: reference.OrganisationRow) -> Values:
    return {
        "sort_name": _plain(row.name),
        "parent": row.parent,
        "description": row.kind.replace("-", " ").capitalize(),
        "notes": row.notes,
    }


def _office(row: reference.TermRow) -> Values:
    return {
        "slug": row.office_slug,
        "title": row.office_title,
        "single": row.single,
        "variants": list(row.title_variants),
        "weak_variants": [str(name) for name in row.weak_variants],
        "organisation": row.organisation,
        "country": row.country,
        "entity": row.entity,
    }


def _tenure(row: reference.TermRow) -> Values:
    return {
        "key": row.term_id,
        "office": row.office_slug,
        "actor": row.person_slug,
        "starts": row.from_date.isoformat(),
        "starts_precision": row.from_precision,
        "ends": row.to_date.isoformat() if row.to_date else None,
        "ends_precision": row.to_precision,
        "acting": row.acting,
        "last_confirmed": row.last_confirmed.isoformat() if row.last_confirmed else None,
        "confidence": row.confidence,
        "source": row.source,
        "note": row.note,
    }


def _topic(row: reference.TopicRow) -> Values:
    return {
        "slug": row.slug,
        "label": row.label,
        "definition": row.definition,
        "include": list(row.include),
        "exclude": list(row.exclude),
        "requires_any": list(row.requires_any),
    }


def _plain(name: str) -> str:
    """Without diacritics, for sorting where the database knows only code points."""
    decomposed = unicodedata.normalize("NFKD", name.replace("Đ", "Dj").replace("đ", "dj"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _table_of(tallies: dict[str, Counter[str]]) -> Iterable[str]:
    columns = {"added": "added", "updated": "updated", "removed": "removed", "kept": "kept as curated"}
    yield f"{'':10}" + "".join(f"{heading:>17}" for heading in (*columns.values(), "unchanged"))
    for table, tally in (*tallies.items(), ("all", sum(tallies.values(), Counter()))):
        yield f"{table:10}" + "".join(f"{tally[column]:>17,}" for column in (*columns, "unchanged"))
