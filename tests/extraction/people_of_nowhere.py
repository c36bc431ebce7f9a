"""A small gazetteer of plainly fictional names, and a reading of one text with it."""

from datetime import date

from articles.extraction.extract import extract
from articles.extraction.records import (
    ActorEntry,
    ActorKind,
    CountryEntry,
    ExtractedStatement,
    Gazetteer,
    Metonym,
    Name,
    NameKind,
    OfficeEntry,
    Term,
)


def person(slug: str, name: str, *aliases: str, gender: str, home: str = "", ambiguous: bool = False) -> ActorEntry:
    family = name.split()[-1]
    names = (*(Name(alias) for alias in aliases), Name(family, NameKind.FAMILY))
    return ActorEntry(slug, name, ActorKind.PERSON, gender, home, names, ambiguous)


def body(slug: str, name: str, *names: Name, kind: ActorKind = ActorKind.ORGANISATION) -> ActorEntry:
    return ActorEntry(slug, name, kind, names=names)


GAZETTEER = Gazetteer(
    actors=(
        person("ana-testic", "Ana Testić", "Ana Testic", gender="f"),
        person("bruno-exampleson", "Bruno Exampleson", gender="m"),
        person("cyril-samplov", "Cyril Samplov", gender="m", home="SY"),
        person("dora-demoska", "Dora Demoska", gender="f"),
        person("emil-demoska", "Emil Demoska", gender="m"),
        person("filip-mustermann", "Filip Mustermann", gender="m", ambiguous=True),
        body("league", "League of Examples", Name("LEX", NameKind.ACRONYM)),
        body("freedonia", "Freedonia", kind=ActorKind.STATE),
        body("sylvania", "Sylvania", kind=ActorKind.STATE),
        body("herald", "Testgrad Herald"),
        body("sylvania-police", "Sylvanian Police"),
        body("nowhere-government", "Government of Nowhere", Name("Nowhere government")),
        body("sylvania-court", "Supreme Court of Sylvania"),
        body("testforce", "Testforce", kind=ActorKind.MISSION),
        body("sylvania-mod", "Ministry of Defence of Sylvania", Name("Sylvanian defence ministry")),
    ),
    offices=(
        OfficeEntry(
            "league-chief",
            "Secretary General of the League of Examples",
            True,
            ("LEX secretary general", "LEX chief"),
            organisation="league",
            terms=(
                Term("league-chief--mustermann", "filip-mustermann", date(1990, 1, 1), date(2000, 1, 1)),
                Term("league-chief--samplov", "cyril-samplov", date(2010, 1, 1), date(2020, 1, 1)),
                Term(
                    "league-chief--exampleson",
                    "bruno-exampleson",
                    date(2020, 1, 1),
                    None,
                    last_confirmed=date(2026, 1, 1),
                ),
            ),
        ),
        OfficeEntry(
            "freedonia-president",
            "President of Freedonia",
            True,
            ("Freedonian president",),
            country="FR",
            terms=(Term("freedonia-president--testic", "ana-testic", date(2018, 5, 1), None),),
        ),
        OfficeEntry(
            "sylvania-interior-minister",
            "Minister of the Interior of Sylvania",
            True,
            ("Sylvanian interior minister",),
            country="SY",
            terms=(Term("sylvania-interior-minister--demoska", "dora-demoska", date(2020, 1, 1), date(2024, 1, 1)),),
        ),
    ),
    metonyms=(
        Metonym("Freedopolis", "freedonia"),
        Metonym("the alliance", "league", ambiguity="medium"),
        Metonym("the wider world", ""),
    ),
    countries=(
        CountryEntry("FR", "Freedonia", ("Freedonia",), actor="freedonia"),
        CountryEntry("SY", "Sylvania", ("Sylvania",), demonyms=("Sylvanian",), actor="sylvania"),
    ),
)


def statements(text: str, published_on: date | None = None) -> tuple[ExtractedStatement, ...]:
    return extract(text, GAZETTEER, published_on=published_on).statements


def said(text: str, published_on: date | None = None) -> list[tuple[str, str]]:
    """(speaker, words) of every statement."""
    return [(s.speaker, s.text) for s in statements(text, published_on)]
