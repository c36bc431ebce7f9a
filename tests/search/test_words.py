"""What is typed, what it finds, what is marked and what is said: on the database's own words."""

from __future__ import annotations

import random
from urllib.parse import urlencode

import pytest
from django.contrib.postgres.lookups import Unaccent
from django.db import connection
from django.db.models import F
from django.db.models.functions import Lower
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from articles.models import Actor, ActorName, Statement
from articles.models.script import folded, latin, printed_words
from articles.search import StatementQuery, words
from articles.search.marks import apart, marks
from tests import factories as make

pytestmark = pytest.mark.django_db


def ask(typed: str, **others: str) -> StatementQuery:
    return StatementQuery.from_params(QueryDict(urlencode({"q": typed, **others})))


def marked(query: StatementQuery, part: str = "text") -> list[str]:
    (row,) = query.rows()
    return [piece for piece, found in apart(getattr(row, part), row.marks[part]) if found]


def person(name: str, family: list[str], full: list[str] = (), epithets: list[str] = ()) -> Actor:  # type: ignore[assignment]
    actor = make.actor(name=name)
    kinds = ActorName.Kind
    for kind, texts in ((kinds.FAMILY, family), (kinds.FULL, [name, *full]), (kinds.EPITHET, epithets)):
        ActorName.objects.bulk_create(ActorName(actor=actor, kind=kind, text=text) for text in texts)
    return actor


@pytest.fixture
def testics() -> Actor:
    return person(
        "Ana Testić",
        ["Testić", "Тестић", "Testiq"],
        ["Анна Тестић", "Anë Testiq", "The Tester", "Ana Marija Testiq"],
        ["the oracle"],
    )


# (typed, printed, marked: None where nothing is found)
CASES: list[tuple[str, str, list[str] | None]] = [
    ("bridge", "The bridges are open", ["bridges"]),
    ("bridge patrol", "patrols on the bridge", ["patrols", "bridge"]),
    ("bridge patrol", "patrols on the road", None),
    ("patrol OR bridge", "no bridge", ["bridge"]),
    ("patrol or bridge", "no bridge", ["bridge"]),
    ("OR bridge OR", "no bridge", ["bridge"]),
    ("bridge road OR patrol", "a patrol", ["patrol"]),
    ("bridge road OR patrol", "a bridge", None),
    ('"joint patrol"', "a joint patrol, then a patrol", ["joint", "patrol"]),
    ("„joint patrol“", "a joint patrol", ["joint", "patrol"]),
    ("«joint patrol»", "a patrol is joint", None),
    ('"war and peace"', "war or peace", ["war", "peace"]),
    ('"war and peace"', "war peace", None),
    ("bridge -patrol", "a bridge", ["bridge"]),
    ("bridge -patrol", "a bridge and patrols", None),
    ('bridge -"joint patrol"', "a patrol on the bridge", ["bridge"]),
    ('bridge -"joint patrol"', "a joint patrol on the bridge", None),
    ("-patrol", "a bridge", []),
    ("patrol*", "patrolled by patrolmen", ["patrolled", "patrolmen"]),
    ("securit*", "their security", ["security"]),
    ("patroll*", "they are patrolling", ["patrolling"]),
    ("-patrol* bridge", "patrolmen on the bridge", None),
    ('"joint patrol*"', "joint patrolmen, other patrolmen", ["joint", "patrolmen"]),
    ("тест*", "Testić left", ["Testić"]),
    ("Testic", "Mr Testić left", ["Testić"]),
    ("Testić", "Mr TESTIC left", ["TESTIC"]),
    ("Testić", "Господин Тестић је отишао", ["Тестић"]),
    ("ТЕСТИЋ", "Mr Testić left", ["Testić"]),
    ("Dzemal", "рекао је Џемал Љубић", ["Џемал"]),
    ("Ljubić", "рекао је Џемал Љубић", ["Љубић"]),
    ("Љубиќ", "Ljubikj said so", ["Ljubikj"]),
    ("fly-over", "the “fly-over” is open", ["fly-over"]),
    ("over-fly", "the fly-over is open", None),
    ("peace", "lasting “peace”—at last", ["peace"]),
    ("peace’s", "the peace’s end", ["peace"]),
    ("<b>bridge</b>", "a <b>bridge</b> & more", ["bridge"]),
    ("example.org/way", "see example.org/way for it", ["example.org/way"]),
    ("2020 1.5", "1.5 in 2020", ["1.5", "2020"]),
]


@pytest.mark.parametrize(("typed", "printed", "expected"), CASES)
def test_words_find_and_mark(typed, printed, expected):
    make.statement(text=printed)
    make.statement(text="patrol nothing else of the kind" if typed.startswith("-") else "nothing of the kind")
    query = ask(typed)
    assert not query.errors
    assert query.total() == (expected is not None)
    if expected is not None:
        assert marked(query) == expected


@pytest.mark.parametrize(
    ("typed", "printed", "expected", "said"),
    [
        ("Testic", "and Testiq left", ["Testiq"], ("Testiq",)),
        ("Testiq", "and Testić left", ["Testić"], ("Testić",)),
        ("Testic", "and Тестић left", ["Тестић"], ("Тестић",)),
        ("Тестић", "and Testiq, Testić left", ["Testiq", "Testić"], ("Testiq", "Testić")),
        ("Testić", "and TESTIC left", ["TESTIC"], ()),
        ("ana testic", "then Anë Testiq left", ["Anë", "Testiq"], ("Anë", "Testiq")),
        ('"Ana Testić"', "then Anë Testiq left", ["Anë", "Testiq"], ("Anë", "Testiq")),
        ('"Ana Testić"', "then Ana Marija Testiq left", None, ()),
        ("Testić", "the Tester left", None, ()),
        ("Ana Testić", "the oracle left", None, ()),
        ("oracle", "and Testić left", None, ()),
        ("Ana", "Anë left", None, ()),
        ("Testi*", "Testiq left", ["Testiq"], ()),
        ("left -Testić", "Testiq left", None, ()),
        ("Testić's", "Testiq left", None, ()),
    ],
)
def test_a_name_finds_its_other_spellings_and_says_so(testics, typed, printed, expected, said):
    make.statement(text=printed)
    query = ask(typed)
    assert query.total() == (expected is not None)
    if expected is not None:
        assert marked(query) == expected
        assert query.rows()[0].matched == said


def test_a_surname_of_many_persons_is_left_as_it_was_typed():
    for i in range(words.MOST_BEARERS):
        person(f"Ana{i} Manić", ["Manić", "Maniq"])
    assert "maniq" in words.read("Manic").tsquery
    person("Bruno Manić", ["Manić", "Maniq"])
    assert "maniq" not in words.read("Manic").tsquery


def test_names_of_organisations_are_not_widened():
    office = make.actor(name="Exampleland Force", kind="organisation")
    ActorName.objects.create(actor=office, kind="full", text="Exampleland Force")
    ActorName.objects.create(actor=office, kind="full", text="Forca Exampleland")
    assert "forca" not in words.read("Exampleland Force").tsquery


@pytest.mark.parametrize(
    ("typed", "searched", "said"),
    [
        ('"joint patrol', "joint patrol", "no partner"),
        ("“joint patrol” on “the bridge", "“joint patrol” on the bridge", "no partner"),
        ('patrol"', "patrol", "no partner"),
        ("pa* bridge", "pa bridge", "three letters"),
        ("bri*dge patrol*", "bri dge patrol*", "three letters"),
        ("cab* ab*", "cab* ab", "three letters"),
        ("*", "", "no word"),
        ("“", "", "no word"),
        ("-the of", "", "no word"),
        ("bridge *", "bridge", "three letters"),
    ],
)
def test_what_cannot_be_searched_is_explained_and_the_rest_is(typed, searched, said):
    query = ask(typed)
    assert query.q == searched
    assert said in query.errors["q"]
    assert query.entered["q"] == typed
    assert not ask(query.q).errors or not query.q


def test_the_sentence_around_is_marked_too_and_never_taken_for_html(client):
    body = "Ana <i>Testić</i> praised the bridge: “the <b>bridge</b> & the patrol”, she said of the bridge."
    make.statement(of=make.article(body=body), text="the <b>bridge</b> & the patrol")
    query = ask("bridge")
    assert [marked(query, part) for part in ("lead", "text", "tail")] == [["bridge"]] * 3
    html = client.get(query.url()).content.decode()
    assert "the &lt;b&gt;<mark>bridge</mark>&lt;/b&gt; &amp; the patrol</a>" in html
    assert "<i>Testić" not in html


def test_a_card_says_which_spelling_matched(client, testics):
    make.statement(text="and Testiq left")
    assert "matched “Testiq”" in client.get(ask("Testić").url()).content.decode()
    assert "matched “" not in client.get(ask("Testiq").url()).content.decode()


ALPHABET = ["bridge", "Bridges", "joint patrol", "“peace”", "Тестић", "Testić", "fly-over", "1.5", "the", "љубав",
            "<b>", "&amp;", "x@example.org", "www.example.org/a", "—", "Ana’s", "АБ-12", "İz", "ǆ"]  # fmt: skip
TYPED = ["bridge", '"joint patrol"', "patrol*", "-peace", "OR", "testic", "Тестиќ", "fly-over", "love*", "1.5", "ana",
         '"', "*", "ab*", "ljubav", "x@example.org", "(", "!", ":*", "\\", "'", "%s"]  # fmt: skip


def test_what_is_marked_is_what_the_search_finds():
    """Random texts and searches: the database's own answer against the marks; and each marked word alone is found."""
    die = random.Random(5)
    texts = [" ".join(die.choices(ALPHABET, k=die.randint(1, 9))) for _ in range(60)]
    rows = [make.statement(text=text) for text in texts]
    seen = 0
    for _ in range(60):
        query = ask(" ".join(die.choices(TYPED, k=die.randint(1, 4))))
        if not query.q:
            continue
        found = set(query.ids())
        for row, each in zip(rows, marks(query.words, texts), strict=True):
            if row.pk in found:
                alone = any(phrase for phrase in query.words.phrases())
                assert each or not alone or "-" in query.q, (query.q, row.text)
            for mark in each:
                printed = row.text[mark.start : mark.end]
                with connection.cursor() as cursor:
                    cursor.execute("SELECT tsvector_to_array(to_tsvector('newsdesk', %s))", [latin(printed.lower())])
                    lexemes = cursor.fetchone()[0]
                steps = [step for phrase in query.words.phrases() for step in phrase.steps]
                assert any(step.fits(lexeme) for step in steps for lexeme in lexemes), (query.q, printed)
                seen += 1
    assert seen > 200


def test_a_text_is_parted_without_loss():
    (found,) = marks(words.read("bridge патрол"), ["Bridge—Патрол bridges."])
    pieces = list(apart("Bridge—Патрол bridges.", found))
    assert pieces == [("Bridge", True), ("—", False), ("Патрол", True), (" ", False), ("bridges", True), (".", False)]


def test_marks_and_names_cost_the_same_for_any_number_of_rows_and_words(testics):
    def cost(typed: str) -> int:
        query = ask(typed)
        with CaptureQueriesContext(connection) as queries:
            query.rows()
        return len(queries)

    make.statement(text="Testiq and the bridge")
    few = cost("testic")
    for i in range(6):
        make.statement(text=f"Testiq, Testić and the bridge {i}")
    assert cost("testic") == few
    assert cost("ana testic OR bridge OR patrol* OR testiq") == few


def test_the_column_holds_what_the_words_are_folded_to():
    for text in ALPHABET:
        row = make.statement(text=text)
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_tsvector('newsdesk', %s)::text", [latin(words.plain(text).replace('"', " "))])
            assert Statement.objects.values_list("search", flat=True).get(pk=row.pk) == cursor.fetchone()[0], text
        kept, meant = folded(F("text")), Lower(Unaccent(printed_words(F("text"))))
        ((kept, meant),) = Statement.objects.filter(pk=row.pk).values_list(kept, meant)
        assert kept == meant, text
