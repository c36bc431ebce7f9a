"""The reference data is whole: keys are known, terms do not overlap, titles and names lead to one person."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest

from articles import reference
from articles.extraction.records import TopicEntry
from articles.extraction.topics import TopicTagger
from articles.gazetteer import slug_of_name, voices_of

HORIZON = date(2026, 6, 30)
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TABLES = ["countries", "people", "organisations", "offices", "titles", "metonyms"]


@pytest.fixture(scope="module")
def facts() -> reference.Reference:
    return reference.load()


def rows(table: str) -> list[dict[str, str]]:
    with (reference.HERE / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_tidy(table):
    lists = re.compile(r"aliases|titles|local_names|metonyms|demonyms|epithets|variants|alternatives")
    for number, row in enumerate(rows(table), 2):
        for column, cell in row.items():
            where = f"{table}.csv, line {number}, {column}"
            assert cell == cell.strip(), where
            assert unicodedata.is_normalized("NFC", cell), where
            assert "\0" not in cell, where
            assert "\ufffd" not in cell, where
            if lists.search(column) and cell:
                parts = cell.split("|")
                assert all(part.strip() for part in parts), where
                assert len(set(parts)) == len(parts), where


def test_no_word_mixes_scripts():
    for table in TABLES:
        for row in rows(table):
            for word in re.findall(r"[^\W\d_]+", " ".join(row.values())):
                scripts = {unicodedata.name(letter, "").split()[0] for letter in word}
                assert len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) <= 1, word


def test_keys_are_unique_and_slugs_well_formed(facts):
    for keys in (
        [row.code for row in facts.countries],
        [row.term_id for row in facts.terms],
        [row.metonym for row in facts.metonyms],
        [row.slug for row in facts.topics],
        [row.slug for row in (*facts.people, *facts.organisations)],
    ):
        assert [key for key, times in Counter(keys).items() if times > 1] == []
    for row in (*facts.people, *facts.organisations, *facts.topics):
        assert SLUG.fullmatch(row.slug)


def test_only_the_holy_see_shares_its_slug_with_its_country(facts):
    bodies = {row.slug for row in (*facts.people, *facts.organisations)}
    assert bodies & {slug_of_name(row.name) for row in facts.countries} == {"holy-see"}
    assert len(set(voices_of(facts).values())) == len(voices_of(facts))


def test_every_key_that_a_row_names_exists(facts):
    codes = {row.code for row in facts.countries}
    people = {row.slug for row in facts.people}
    organisations = {row.slug for row in facts.organisations}
    assert {row.parent for row in facts.countries} <= codes | {""}
    assert {row.country for row in (*facts.people, *facts.organisations)} <= codes | {""}
    assert {row.parent for row in facts.organisations} <= organisations | {""}
    assert {row.person_slug for row in facts.terms} <= people
    assert {row.organisation for row in facts.terms} <= organisations | {""}
    assert {row.country for row in facts.terms} | {row.entity for row in facts.terms} <= codes | {""}
    known = {"country": codes, "org": organisations}
    for row in facts.metonyms:
        assert row.default_type == "none" or row.default_slug in known[row.default_type], row.metonym
        for reading in row.alternatives:
            kind, _, key = reading.partition(":")
            assert kind not in known or key in known[kind], row.metonym


def test_the_region_is_the_six_and_kosovo_carries_its_footnote(facts):
    six = {row.code for row in facts.countries if row.in_region and row.type == "country"}
    assert six == {"AL", "BA", "ME", "MK", "RS", "XK"}
    for row in facts.countries:
        if row.code.startswith("XK"):
            assert row.neutral_label.endswith("*")
            assert row.footnote


def test_people_have_a_gender_and_a_spelling_in_plain_letters(facts):
    for row in facts.people:
        assert row.gender in {"m", "f"}, row.slug
        assert row.name_ascii.isascii(), row.slug
        assert row.family_ascii.isascii(), row.slug


def test_no_full_name_belongs_to_two_people(facts):
    bearers = defaultdict(set)
    for row in facts.people:
        for name in (row.name, row.name_ascii, *row.aliases):
            bearers[name.casefold()].add(row.slug)
    assert [name for name, people in bearers.items() if len(people) > 1] == []


def test_a_surname_of_two_people_is_marked_as_ambiguous(facts):
    bearers = defaultdict(set)
    for row in facts.people:
        for name in (row.family_name, row.family_ascii, *row.family_aliases):
            bearers[name.casefold()].add(row)
    for name, people in bearers.items():
        assert len(people) == 1 or all(row.surname_ambiguous for row in people), name


def test_terms_are_dated_within_the_horizon_and_to_their_precision(facts):
    for row in facts.terms:
        for day, precision in ((row.from_date, row.from_precision), (row.to_date, row.to_precision)):
            if day is None:
                assert precision == "", row.term_id
                continue
            assert day <= HORIZON, row.term_id
            assert precision in {"day", "month", "year"}, row.term_id
            assert precision == "day" or day.day == 1, row.term_id
            assert precision != "year" or day.month == 1, row.term_id
        if row.to_date:
            assert row.from_date < row.to_date, row.term_id
        else:
            assert row.last_confirmed, row.term_id
            assert row.from_date <= row.last_confirmed, row.term_id


def test_all_terms_of_an_office_describe_it_alike(facts):
    offices = defaultdict(set)
    for row in facts.terms:
        offices[row.office_slug].add(
            (row.office_title, row.single, row.title_variants, row.weak_variants, row.organisation, row.country)
        )
    assert [slug for slug, heads in offices.items() if len(heads) > 1] == []


def test_nobody_shares_an_office_of_one_seat(facts):
    held = defaultdict(list)
    for row in facts.terms:
        held[row.office_slug, "" if row.single else row.person_slug].append(row)
    for terms in held.values():
        terms.sort(key=lambda row: row.from_date)
        for earlier, later in pairwise(terms):
            assert (earlier.to_date or HORIZON + timedelta(1)) <= later.from_date, (earlier.term_id, later.term_id)


@pytest.mark.parametrize(
    ("title", "day", "holder"),
    [
        ("NATO secretary general", "2022-06-01", "jens-stoltenberg"),
        ("NATO chief", "2023-11-20", "jens-stoltenberg"),
        ("secretary general of NATO", "2024-10-02", "mark-rutte"),
        ("High Representative", "2023-11-20", "christian-schmidt"),
        ("High Representative", "2021-07-31", "valentin-inzko"),
        ("Kosovo president", "2018-01-01", "hashim-thaci"),
        ("Kosovo president", "2023-11-20", "vjosa-osmani"),
        ("Kosovo prime minister", "2020-04-01", "albin-kurti"),
        ("president of Republika Srpska", "2021-01-01", "zeljka-cvijanovic"),
        ("president of Republika Srpska", "2023-11-20", "milorad-dodik"),
        ("chairman of the Presidency of Bosnia and Herzegovina", "2022-06-01", "sefik-dzaferovic"),
        ("KFOR commander", "2023-05-29", "angelo-michele-ristuccia"),
        ("EU foreign policy chief", "2022-03-01", "josep-borrell"),
        ("Macedonian prime minister", "2018-06-17", "zoran-zaev"),
        ("UN chief", "2016-06-01", "ban-ki-moon"),
        ("NATO secretary general", "1999-06-10", "javier-solana"),
        ("High Representative", "2004-12-02", "paddy-ashdown"),
        ("KFOR commander", "1999-12-01", "klaus-reinhardt"),
        ("Serbian president", "2008-02-17", "boris-tadic"),
        ("Kosovo prime minister", "2005-06-01", "bajram-kosumi"),
        ("State Department spokesman", "2023-09-25", "matthew-miller"),
    ],
)
def test_a_title_leads_to_whoever_held_it_that_day(facts, title, day, holder):
    assert holders(facts, title, date.fromisoformat(day)) == {holder}


def test_an_office_of_several_seats_leads_to_several_people(facts):
    assert len(holders(facts, "vice president of the Serbian List", date(2023, 9, 24))) > 1


def holders(facts: reference.Reference, title: str, day: date) -> set[str]:
    return {
        row.person_slug
        for row in facts.terms
        if title.casefold() in {name.casefold() for name in (*row.title_variants, *(w.text for w in row.weak_variants))}
        and row.from_date <= day
        and (row.to_date is None or day < row.to_date)
    }


@pytest.mark.parametrize(
    ("spelling", "person"),
    [
        ("Šefik Džaferović", "sefik-dzaferovic"),
        ("Dzaferovic", "sefik-dzaferovic"),
        ("Radojicic", "milan-radoicic"),
        ("Вучић", "aleksandar-vucic"),
        ("Aleksandër Vuçiq", "aleksandar-vucic"),
        ("Kristijan Šmit", "christian-schmidt"),
        ("Hašim Tači", "hashim-thaci"),
        ("Dukanovic", "milo-djukanovic"),
        ("Христијан Мицкоски", "hristijan-mickoski"),
    ],
)
def test_a_spelling_leads_to_one_person(facts, spelling, person):
    assert person in {
        row.slug for row in facts.people if spelling in {row.name, row.name_ascii, *row.aliases, *row.family_aliases}
    }


def test_every_topic_finds_its_positive_examples_and_not_its_negative_ones(facts):
    for row in facts.topics:
        tagger = TopicTagger((TopicEntry(row.slug, row.include, row.exclude, row.requires_any),))
        assert len(row.positive) >= 3, row.slug
        assert len(row.negative) >= 3, row.slug
        for sentence in row.positive:
            assert tagger.tag(sentence, sentence, sentence), (row.slug, sentence)
        for sentence in row.negative:
            assert not tagger.tag(sentence, sentence, sentence), (row.slug, sentence)


def test_a_broken_row_is_reported_with_file_and_line(tmp_path):
    for name in (*(f"{table}.csv" for table in TABLES), "topics.yml"):
        (tmp_path / name).write_bytes((reference.HERE / name).read_bytes())
    head, first, *_ = (tmp_path / "offices.csv").read_text(encoding="utf-8").splitlines()
    broken = first.replace(next(cell for cell in first.split(",") if cell.startswith("20")), "2015-02-30")
    (tmp_path / "offices.csv").write_text(f"{head}\n{broken}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"offices\.csv, line 2"):
        reference.load(tmp_path)


def test_a_weak_name_parts_into_text_and_context():
    assert reference.weak_name("the Federation [rare]") == reference.WeakName("the Federation", "rare")
    assert reference.weak_name("Kosovo") == reference.WeakName("Kosovo")
    assert str(reference.WeakName("the Federation", "rare")) == "the Federation [rare]"
