"""When an undated text was written: what counts as a clue, what does not, and that one answer must be left."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import gazetteer, reference
from articles.extraction.dating import WIDEST, infer_date
from articles.extraction.extract import extract
from articles.extraction.layout import read_layout
from articles.extraction.records import InferredDate, KnownEvent, OfficeEntry, Precision, Relation, Term
from tests.extraction.people_of_nowhere import GAZETTEER

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"

KNOWN = replace(
    GAZETTEER,
    offices=(
        OfficeEntry(
            "mayor",
            "Mayor of Sampleton",
            True,
            ("mayor of Sampleton", "Sampleton mayor"),
            terms=(
                Term("mayor--testic", "ana-testic", date(2021, 3, 1), date(2021, 11, 1)),
                Term("mayor--bruno", "bruno-exampleson", date(2021, 11, 1), date(2022, 7, 1)),
                Term("mayor--testic-2", "ana-testic", date(2022, 7, 1), date(2023, 3, 1)),
                Term("mayor--cyril", "cyril-samplov", date(2023, 3, 1), None),
            ),
        ),
        OfficeEntry(
            "judge",
            "Judge of Sampleton",
            True,
            ("judge of Sampleton",),
            terms=(
                Term(
                    "judge--dora",
                    "dora-demoska",
                    date(2020, 5, 1),
                    date(2020, 9, 1),
                    ends_precision=Precision.MONTH,
                ),
            ),
        ),
    ),
    events=(
        KnownEvent("flood", "the flood", date(2022, 1, 10), None, Relation.AFTER, ("flood",), r"\bSampleton flood\b"),
        KnownEvent(
            "nine",
            "nine members",
            date(2021, 5, 1),
            date(2022, 2, 1),
            Relation.WHILE,
            ("nine",),
            r"\bnine-member league\b",
        ),
    ),
)


def dated(text: str) -> tuple[str, str] | None:
    found = infer_date(text, KNOWN, read_layout(text))
    return (str(found.earliest), str(found.latest)) if found else None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # an office beside its holder, [from, to)
        ("The mayor of Sampleton, Bruno Exampleson, said it rains.", ("2021-11-01", "2022-06-30")),
        ("Sampleton mayor Bruno Exampleson said it rains.", ("2021-11-01", "2022-06-30")),
        ("Bruno Exampleson, the mayor of Sampleton, said it rains.", ("2021-11-01", "2022-06-30")),
        ("The mayor of\nSampleton,\nBruno Exampleson, said it rains.", ("2021-11-01", "2022-06-30")),
        ("Judge of Sampleton Dora Demoska said it rains.", ("2020-05-01", "2020-09-30")),  # the day of the end unknown
        # two terms: two answers, until something tells them apart
        ("Sampleton mayor Ana Testić said it rains.", None),
        ("Sampleton mayor Ana Testić said it rains. The nine-member league agrees.", ("2021-05-01", "2021-10-31")),
        ("Sampleton mayor Ana Testić spoke after the Sampleton flood.", ("2022-07-01", "2023-02-28")),
        # an open term, or an event alone, has no end
        ("Sampleton mayor Cyril Samplov said it rains.", None),
        ("They spoke of the Sampleton flood.", None),
        # roles that are over, or to come
        ("Bruno Exampleson, then mayor of Sampleton, said it rains.", None),
        ("The former mayor of Sampleton Bruno Exampleson said it rains.", None),
        ("The future mayor of Sampleton, Bruno Exampleson, said it rains.", None),
        ("In 2022 Sampleton mayor Bruno Exampleson said it rained.", None),  # tells of another time
        # no holder, or not beside the office
        ("The mayor of Sampleton said it rains.", None),
        ("Bruno Exampleson met the mayor of Sampleton.", None),
        # days without a year
        (
            "Sampleton mayor Bruno Exampleson said on 12 May that it rains. They will meet on 14 May.",
            ("2022-05-12", "2022-05-14"),
        ),
        ("Sampleton mayor Bruno Exampleson said on January 12 that it rains.", ("2022-01-12", "2022-06-30")),
        (
            "Sampleton mayor Bruno Exampleson said the talks planned for 20 January are off.",
            ("2021-11-01", "2022-01-20"),
        ),
        # a weekday beside its day
        (
            "Sampleton mayor Ana Testić said on Tuesday, 13 September, that it rains. More will come on 15 September.",
            ("2022-09-13", "2022-09-15"),
        ),
        ("He said on Monday, 20 November, that it rains.", None),  # 2017, 2023, …
        ("Sampleton mayor Bruno Exampleson said on 31 February that it rains.", ("2021-11-01", "2022-06-30")),
        # a month that is over
        (
            "Sampleton mayor Bruno Exampleson spoke. In November, Sylvania said it will act.",
            ("2021-12-01", "2022-06-30"),
        ),
        ("Sampleton mayor Bruno Exampleson spoke. In March, Sylvania said it will act.", ("2021-11-01", "2022-06-30")),
        ("Sampleton mayor Bruno Exampleson spoke. In November they will act.", ("2021-11-01", "2022-06-30")),
        # what contradicts itself is not dated
        ("Sampleton mayor Bruno Exampleson met judge of Sampleton Dora Demoska.", None),
        ("", None),
    ],
)
def test_a_text_is_dated_where_one_stretch_is_left(text: str, days: tuple[str, str] | None) -> None:
    assert dated(text) == days


def test_only_the_reasons_that_are_needed_are_given_and_each_is_a_sentence() -> None:
    text = "Sampleton mayor Bruno Exampleson spoke after the Sampleton flood. The nine-member league agrees."
    found = infer_date(text, KNOWN, read_layout(text))
    assert found == InferredDate(
        date(2022, 1, 10),
        date(2022, 1, 31),
        (
            "It speaks of “Sampleton flood”: the flood, 10 January 2022.",
            "It speaks of “nine-member league”: nine members, from 1 May 2021 until 31 January 2022.",
        ),
    )


def test_a_date_that_is_given_is_not_inferred_over() -> None:
    text = "Sampleton mayor Bruno Exampleson said it rains."
    assert extract(text, KNOWN).inferred is not None
    assert extract(text, KNOWN, published_on=date(1999, 1, 1)).inferred is None
    assert extract(text, KNOWN, infer=False).inferred is None
    assert extract(f"SAMPLETON, 5 May 2022 – {text}", KNOWN).inferred is None


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("They will meet on 13 May.", date(2022, 5, 12)),  # a Thursday or Friday: the last Thursday is the same
        ("They will meet on 25 May.", None),
    ],
)
def test_a_weekday_is_a_date_only_where_every_day_that_is_left_agrees(more: str, said: date | None) -> None:
    text = f"Sampleton mayor Bruno Exampleson said on Thursday that it rains. The bridge was closed on 12 May. {more}"
    assert extract(text, KNOWN).statements[0].said.on == said


def test_a_title_leads_to_a_holder_who_held_it_on_every_day_that_is_left() -> None:
    base = "Sampleton mayor Bruno Exampleson opened it. The judge of Sampleton said that it rains."
    short = Term("judge--cyril", "cyril-samplov", date(2021, 1, 1), date(2022, 3, 1))
    whole = replace(short, ends=date(2022, 7, 1))
    for term, actor in ((short, None), (whole, "cyril-samplov")):
        judge = replace(KNOWN.offices[1], terms=(*KNOWN.offices[1].terms, term))
        known = replace(KNOWN, offices=(KNOWN.offices[0], judge))
        assert extract(base, known).statements[0].actor == actor


PHRASES = [
    "mayor of Sampleton", "Bruno Exampleson", "Ana Testić", "then", ",", "on 12 May", "will", "on Monday, 29 February",
    "said", ".", "\n", "Sampleton flood", "nine-member league", "In March, he said", "2022",
]  # fmt: skip


@given(st.lists(st.sampled_from(PHRASES)))
def test_whatever_is_inferred_is_bounded_and_has_its_reasons(words: list[str]) -> None:
    text = " ".join(words)
    found = infer_date(text, KNOWN, read_layout(text))
    if found:
        assert timedelta(0) <= found.latest - found.earliest <= WIDEST
        assert found.reasons


# --- the events of the reference data -----------------------------------------------------------------------------


@pytest.mark.parametrize("row", reference.load_events(), ids=lambda row: row.slug)
def test_an_event_is_found_in_its_example_and_ends_after_it_begins(row: reference.EventRow) -> None:
    assert re.search(row.patterns, row.example, re.IGNORECASE)
    assert any(word in row.example.lower() for word in row.words)
    assert row.relation in set(Relation)
    assert row.to_date is None or row.from_date < row.to_date


NUMBERS = {26: "twenty-six", 28: "twenty-eight", 29: "twenty-nine", 30: "thirty", 31: "thirty-one", 32: "thirty-two"}
SAID_OTHERWISE = [
    *((f"nato-{n}", f"NATO’s {n} {who}") for n in NUMBERS for who in ("members", "allies", "member states")),
    *((f"nato-{n}", f"the alliance's {n} allies") for n in NUMBERS),
    *(
        (f"nato-{n}", f"the {n}-{who}")
        for n in NUMBERS
        for who in ("member alliance", "nation-strong defence alliance")
    ),
    *((f"nato-{n}", f"the {words}-nation alliance") for n, words in NUMBERS.items()),
    *(("kfor-93", f"93 {who}") for who in ("NATO soldiers", "KFOR troops", "soldiers", "peacekeepers", "personnel")),
    ("ukraine-full-scale", "the all-out war that Russia wages in Ukraine"),
    ("ukraine-full-scale", "since Russia invaded Ukraine"),
    ("ukraine-in-february", "the Kremlin's attack on Ukraine in late February"),
    ("october-7", "the 7 October massacre"),
    ("october-7", "Hamas’s attack on Israel on 7 October"),
    ("crimea", "annexing the Crimean peninsula"),
    ("resolution-1244", "UNMIK"),
]


@pytest.mark.parametrize(("slug", "words"), SAID_OTHERWISE)
def test_an_event_is_looked_for_however_it_is_called(slug: str, words: str) -> None:
    """The words of an event decide whether its patterns are tried at all."""
    (row,) = (row for row in reference.load_events() if row.slug == slug)
    assert re.search(row.patterns, words, re.IGNORECASE)
    assert any(word in words.lower() for word in row.words)


@pytest.mark.parametrize(
    "words",
    [
        "a 30-member team",
        "30 members of parliament",
        "the Washington Agreement",
        "Ohrid is a town by a lake",
        "war in Ukraine since 2014",
        "Russia’s war on Ukraine in February 2024",
        "the northern part of Macedonia",
        "the Banja Luka attack",
        "93 peaceful days",
    ],
)
def test_ordinary_words_are_no_event(words: str) -> None:
    assert not [row.slug for row in reference.load_events() if re.search(row.patterns, words, re.IGNORECASE)]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not at hand")
@pytest.mark.parametrize(
    ("seed", "earliest", "latest", "because"),
    [
        ("000_e83426b6b8ba509d.txt", date(2022, 4, 1), date(2022, 11, 15), "Chair of the Presidency"),
        ("002_d0f537788fedfe8e.txt", date(2023, 11, 20), date(2023, 11, 21), "was a Monday"),
    ],
)
def test_the_seeds_are_dated_and_say_why(seed: str, earliest: date, latest: date, because: str) -> None:
    text = (SEEDS / seed).read_text(encoding="utf-8")
    found = infer_date(text, gazetteer.from_reference(), read_layout(text))
    assert found
    assert (found.earliest, found.latest) == (earliest, latest)
    assert any(because in reason for reason in found.reasons)
