"""Curated facts → the immutable ``Gazetteer`` that extraction takes: from the reference files, or from the record.

Both give the same entries in the same order right after ``load_reference``; afterwards the record may know more.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from articles import models, reference
from articles.extraction.records import (
    ActorEntry,
    ActorKind,
    CountryEntry,
    Gazetteer,
    KnownEvent,
    Metonym,
    Name,
    NameKind,
    OfficeEntry,
    Precision,
    Relation,
    Term,
    TopicEntry,
)

# A region, district or province is spoken about; only these speak.
VOICED = frozenset({"country", "entity"})

# RS, U.S., BiH, KiM: too short to be told from other words but by their capitals.
_SHORT_ACRONYM = re.compile(r"(?=(?:[^A-ZА-ЯЁЇ]*[A-ZА-ЯЁЇ]){2})[\w.&-]{2,6}")


def from_reference(facts: reference.Reference | None = None) -> Gazetteer:
    """The gazetteer of the reference files alone; no database."""
    facts = facts or reference.load()
    voices = voices_of(facts)
    metonyms = tuple(_metonyms(facts, voices))
    countries = tuple(
        country_entry(
            code=row.code,
            name=row.name,
            official_name=row.official_name,
            aliases=row.aliases,
            local_names=row.local_names,
            weak_aliases=row.weak_aliases,
            demonyms=row.demonyms,
            parent=row.parent,
            actor=voices.get(row.code, ""),
        )
        for row in facts.countries
    )
    people = [_person(row) for row in facts.people]
    organisations = [_organisation(row) for row in facts.organisations]
    taken = {entry.slug for entry in (*people, *organisations)}
    states = [_state(entry, metonyms) for entry in countries if entry.actor and entry.actor not in taken]
    return Gazetteer(
        actors=_sorted_actors((*people, *organisations, *states)),
        offices=tuple(_offices(facts)),
        metonyms=tuple(sorted(metonyms, key=lambda metonym: metonym.text)),
        countries=tuple(sorted(countries, key=lambda country: country.code)),
        topics=tuple(
            TopicEntry(row.slug, row.include, row.exclude, row.requires_any)
            for row in sorted(facts.topics, key=lambda topic: topic.slug)
        ),
        events=_events(facts.events),
    )


def from_database() -> Gazetteer:
    """The gazetteer of the record as it is now: seven queries, however much it holds."""
    countries = list(models.Country.objects.select_related("parent"))
    code_of = {country.pk: country.code for country in countries}
    actors = list(models.Actor.objects.all())
    slug_of = {actor.pk: actor.slug for actor in actors}
    voices = {code_of[actor.country_id]: actor.slug for actor in actors if actor.country_id and actor.kind == "state"}
    slugs = set(slug_of.values())

    names: dict[int, list[Name]] = defaultdict(list)
    for actor_id, text, kind, context in models.ActorName.objects.values_list("actor_id", "text", "kind", "context"):
        names[actor_id].append(Name(text, NameKind(kind), context))
    terms: dict[int, list[Term]] = defaultdict(list)
    for tenure in models.Tenure.objects.all():
        terms[tenure.office_id].append(
            Term(
                key=tenure.key,
                actor=slug_of[tenure.actor_id],
                starts=tenure.starts,
                ends=tenure.ends,
                starts_precision=Precision(tenure.starts_precision),
                ends_precision=_precision(tenure.ends_precision),
                last_confirmed=tenure.last_confirmed,
            )
        )
    return Gazetteer(
        actors=_sorted_actors(
            ActorEntry(
                slug=actor.slug,
                name=actor.name,
                kind=ActorKind(actor.kind),
                gender=actor.gender,
                country=code_of[actor.country_id] if actor.country_id else "",
                names=_sorted_names(names[actor.pk]),
                surname_ambiguous=actor.surname_ambiguous,
            )
            for actor in actors
        ),
        offices=tuple(
            OfficeEntry(
                slug=office.slug,
                title=office.title,
                single=office.single,
                variants=tuple(office.variants),
                weak_variants=_weak_names(map(reference.weak_name, office.weak_variants)),
                organisation=slug_of[office.organisation_id] if office.organisation_id else "",
                country=code_of.get(office.entity_id or office.country_id or 0, ""),
                terms=_sorted_terms(terms[office.pk]),
            )
            for office in models.Office.objects.order_by("slug")
        ),
        metonyms=tuple(
            sorted(
                (
                    Metonym(
                        text=metonym.text,
                        actor=slug_of[metonym.actor_id] if metonym.actor_id else "",
                        alternatives=tuple(metonym.alternatives),
                        ambiguity=metonym.ambiguity,
                        cue=metonym.cue,
                    )
                    for metonym in models.Metonym.objects.all()
                ),
                key=lambda metonym: metonym.text,
            )
        ),
        countries=tuple(
            country_entry(
                code=country.code,
                name=country.name,
                official_name=country.official_name,
                aliases=country.aliases,
                local_names=country.local_names,
                weak_aliases=map(reference.weak_name, country.weak_aliases),
                demonyms=country.demonyms,
                parent=country.parent.code if country.parent else "",
                actor=voices.get(country.code) or (country.slug if country.slug in slugs else ""),
            )
            for country in sorted(countries, key=lambda country: country.code)
        ),
        topics=tuple(
            TopicEntry(topic.slug, tuple(topic.include), tuple(topic.exclude), tuple(topic.requires_any))
            for topic in models.Topic.objects.order_by("slug")
        ),
        events=_events(reference.load_events()),
    )


def _events(rows: Iterable[reference.EventRow]) -> tuple[KnownEvent, ...]:
    return tuple(
        KnownEvent(row.slug, row.label, row.from_date, row.to_date, Relation(row.relation), row.words, row.patterns)
        for row in sorted(rows, key=lambda row: row.slug)
    )


def slug_of_name(name: str) -> str:
    """``Bosnia and Herzegovina`` → ``bosnia-and-herzegovina``, ``Türkiye`` → ``turkiye``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def voices_of(facts: reference.Reference) -> dict[str, str]:
    """Country code → slug of the actor that speaks for it. Where a person or organisation already has the slug of the
    country's name (the Holy See), the country speaks through that actor and gets none of its own."""
    return {row.code: slug_of_name(row.name) for row in facts.countries if row.type in VOICED}


def country_entry(
    *,
    code: str,
    name: str,
    official_name: str,
    aliases: Iterable[str],
    local_names: Iterable[str],
    weak_aliases: Iterable[reference.WeakName],
    demonyms: Iterable[str],
    parent: str,
    actor: str,
) -> CountryEntry:
    """Names longest first and each once. An official name may end in a remark in parentheses, which is no name."""
    official = official_name.split("(")[0].strip()
    names = {spelling for spelling in (name, official, *aliases, *local_names) if spelling}
    return CountryEntry(
        code=code,
        name=name,
        names=tuple(sorted(names, key=lambda spelling: (-len(spelling), spelling))),
        weak_names=_weak_names(weak_aliases),
        demonyms=tuple(demonyms),
        parent=parent,
        actor=actor,
    )


def _person(row: reference.PersonRow) -> ActorEntry:
    return ActorEntry(
        slug=row.slug,
        name=row.name,
        kind=ActorKind.PERSON,
        gender=row.gender,
        country=row.country,
        names=_names(
            (NameKind.FULL, (row.name, row.name_ascii, *row.aliases)),
            (NameKind.FAMILY, (row.family_name, row.family_ascii, *row.family_aliases)),
            (NameKind.EPITHET, row.epithets),
        ),
        surname_ambiguous=row.surname_ambiguous,
    )


def _organisation(row: reference.OrganisationRow) -> ActorEntry:
    """A display name with a remark in parentheses (``Atlantic Initiative (Sarajevo)``) is not printed so in texts: the
    aliases stand for it. An acronym of two (``AKI/KIA``) is among the aliases in its parts. Three capitals or fewer
    are an acronym even where nothing else here is called so: BE is the EU in Albanian, and a word in English."""
    display_name = () if "(" in row.name else (row.name,)
    acronym = () if "/" in row.acronym else (row.acronym,)
    spellings = (*display_name, *row.aliases, *row.local_names)
    short = {*row.ambiguous_aliases, *(spelling for spelling in spellings if _is_three_capitals(spelling))}
    full = tuple(spelling for spelling in spellings if spelling not in short)
    return ActorEntry(
        slug=row.slug,
        name=row.name,
        kind=ActorKind.MISSION if row.kind == "mission" else ActorKind.ORGANISATION,
        country=row.country,
        names=_names(
            (NameKind.FULL, full),
            (NameKind.ACRONYM, (*short, *(text for text in acronym if text not in full))),
            weak=row.weak_aliases,
        ),
    )


def _is_three_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) <= 3 and all(letter.isupper() for letter in letters)


def _state(country: CountryEntry, metonyms: Iterable[Metonym]) -> ActorEntry:
    """The voice of a country: under all its names but those that are metonyms (the Federation), which are judged."""
    judged = {metonym.text.casefold() for metonym in metonyms}
    names = [spelling for spelling in country.names if spelling.casefold() not in judged]
    return ActorEntry(
        slug=country.actor,
        name=country.name,
        kind=ActorKind.STATE,
        country=country.code,
        names=_names(
            (NameKind.FULL, [spelling for spelling in names if not _SHORT_ACRONYM.fullmatch(spelling)]),
            (NameKind.ACRONYM, [spelling for spelling in names if _SHORT_ACRONYM.fullmatch(spelling)]),
            weak=(reference.WeakName(name.text, name.context) for name in country.weak_names),
        ),
    )


def _offices(facts: reference.Reference) -> Iterator[OfficeEntry]:
    terms: dict[str, list[reference.TermRow]] = defaultdict(list)
    for row in facts.terms:
        terms[row.office_slug].append(row)
    for slug, rows in sorted(terms.items()):
        office = rows[0]
        yield OfficeEntry(
            slug=slug,
            title=office.office_title,
            single=office.single,
            variants=office.title_variants,
            weak_variants=_weak_names(office.weak_variants),
            organisation=office.organisation,
            country=office.entity or office.country,
            terms=_sorted_terms(
                Term(
                    key=row.term_id,
                    actor=row.person_slug,
                    starts=row.from_date,
                    ends=row.to_date,
                    starts_precision=Precision(row.from_precision),
                    ends_precision=_precision(row.to_precision),
                    last_confirmed=row.last_confirmed,
                )
                for row in rows
            ),
        )


def _metonyms(facts: reference.Reference, voices: dict[str, str]) -> Iterator[Metonym]:
    """The table of metonyms first, then those that countries and organisations list for themselves.

    A spelling that differs from a row of the table only by the article ("Kremlin", "the Kremlin") means the same. Of
    the rest, a word that a country lists speaks for the country, and the organisations that share it are alternatives;
    a word that only organisations list speaks for the one that does, and for none if several do.
    """
    actor_of = {("country", code): slug for code, slug in voices.items()}
    actor_of |= {("org", row.slug): row.slug for row in facts.organisations}
    judged: dict[str, Metonym] = {}
    for row in facts.metonyms:
        readings = (
            actor_of.get((kind, key), "") if kind in {"org", "country"} else reading
            for reading in row.alternatives
            for kind, _, key in (reading.partition(":"),)
        )
        metonym = Metonym(
            text=row.metonym,
            actor=actor_of.get((row.default_type, row.default_slug), ""),
            alternatives=tuple(reading for reading in readings if reading),
            ambiguity=row.ambiguity,
            cue=row.cue,
        )
        judged[_without_article(row.metonym)] = metonym
        yield metonym

    by_country: dict[str, str] = {}
    by_organisation: dict[str, list[str]] = defaultdict(list)
    cues: dict[str, str] = {}
    for country in facts.countries:
        for word in country.metonyms if country.code in voices else ():
            by_country.setdefault(word.text, voices[country.code])
            cues.setdefault(word.text, word.context)
    for organisation in facts.organisations:
        for word in organisation.metonyms:
            by_organisation[word.text].append(organisation.slug)
            cues.setdefault(word.text, word.context)
    table = {metonym.text for metonym in judged.values()}
    for text, cue in cues.items():
        if text in table:
            continue
        if known := judged.get(_without_article(text)):
            yield Metonym(text, known.actor, known.alternatives, known.ambiguity, known.cue)
            continue
        sharing = tuple(by_organisation.get(text, ()))
        if text in by_country:
            actor = by_country[text]
            alternatives = tuple(slug for slug in sharing if slug != actor)
            yield Metonym(text, actor, alternatives, "medium", cue)
        elif len(sharing) == 1:
            yield Metonym(text, sharing[0], (), "medium", cue)
        else:
            yield Metonym(text, "", sharing, "high", cue)


def _names(*spellings: tuple[NameKind, Iterable[str]], weak: Iterable[reference.WeakName] = ()) -> tuple[Name, ...]:
    """Each spelling once a kind; a surname that is also a full name (mononyms) is kept as both."""
    names = {Name(text, kind) for kind, texts in spellings for text in texts if text}
    return _sorted_names((*names, *_weak_names(weak)))


def _weak_names(weak: Iterable[reference.WeakName]) -> tuple[Name, ...]:
    return tuple(Name(name.text, NameKind.WEAK, name.context) for name in weak)


def _precision(stored: str) -> Precision:
    return Precision(stored) if stored else Precision.UNKNOWN


def _without_article(text: str) -> str:
    return text.casefold().removeprefix("the ")


def _sorted_names(names: Iterable[Name]) -> tuple[Name, ...]:
    return tuple(sorted(names, key=lambda name: (name.kind, name.text)))


def _sorted_actors(actors: Iterable[ActorEntry]) -> tuple[ActorEntry, ...]:
    return tuple(sorted(actors, key=lambda actor: actor.slug))


def _sorted_terms(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: (term.starts is not None, term.starts, term.key)))
