"""What comes back: the right rows, and figures that agree with them."""

import random
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from articles.models import Mention, Statement
from articles.search import StatementQuery, columns
from articles.search.columns import table
from articles.search.columns.keeping import Kept
from articles.search.filters import FILTERS
from articles.search.query import PAGE_SIZE
from tests import factories as make

pytestmark = pytest.mark.django_db


def ask(address: str = "") -> StatementQuery:
    return StatementQuery.from_params(QueryDict(address))


def ids(query: StatementQuery) -> list[int]:
    """Over all pages."""
    found = []
    while True:
        found += [row.pk for row in query.rows()]
        if not query.next_url():
            return found
        query = ask(query.next_url().partition("?")[2])
        assert not query.errors


# --- which statements --------------------------------------------------------------------------------------------


def test_several_values_of_one_filter_mean_or_and_different_filters_mean_and():
    ana, bruno, cora = (make.actor(slug=slug) for slug in ("ana", "bruno", "cora"))
    dams, roads = make.topic(slug="dams"), make.topic(slug="roads")
    one = make.statement(speaker=ana, topics=(dams, roads))
    two = make.statement(speaker=bruno, topics=(dams,))
    three = make.statement(speaker=cora, topics=(dams,))
    four = make.statement(speaker=ana, topics=(roads,))
    assert set(ids(ask("actor=ana&actor=bruno"))) == {one.pk, two.pk, four.pk}
    assert set(ids(ask("actor=ana&actor=bruno&topic=dams"))) == {one.pk, two.pk}
    assert set(ids(ask("topic=dams&topic=roads"))) == {one.pk, two.pk, three.pk, four.pk}


def test_a_state_includes_its_entities_and_their_parts_but_not_the_other_way_round():
    state = make.country(code="X1")
    entity = make.country(code="X1-A", parent=state, kind="entity")
    town = make.country(code="X1-A-T", parent=entity, kind="district")
    of_state, of_entity, of_town = (make.statement(countries=(c,)) for c in (state, entity, town))
    both = make.statement(countries=(state, entity))
    make.statement(countries=(make.country(code="X2"),))
    assert set(ids(ask("country=X1"))) == {of_state.pk, of_entity.pk, of_town.pk, both.pk}
    assert set(ids(ask("country=X1-A"))) == {of_entity.pk, of_town.pk, both.pk}
    assert ids(ask("country=X1-A-T")) == [of_town.pk]
    counts = {value.key: value.count for value in ask().facet("country").values}
    assert counts == {"X1": 4, "X1-A": 3, "X1-A-T": 1, "X2": 1}


def test_outlet_kind_and_mention_filter():
    ana = make.actor(slug="ana")
    daily = make.outlet(slug="daily")
    article = make.article(body="Bruno said Ana Testić was right. Bruno left.", outlet=daily)
    right = make.statement(of=article, text="Ana Testić was right", kind="direct")
    Mention.objects.create(statement=right, actor=ana, start=right.start, end=right.start + 10)
    make.statement()
    for address in ("outlet=daily", "kind=direct", "about=ana"):
        assert ids(ask(address)) == [right.pk], address


def test_the_public_sees_nothing_rejected_withdrawn_in_draft_or_repeated_from_a_title():
    shown = make.statement()
    make.statement(review="rejected")
    make.statement(in_title=True)
    make.statement(of=make.article(body="Not yet out.", status="draft"), text="Not yet")
    make.statement(
        of=make.article(body="Taken back.", status="withdrawn", status_reason="a mistake"), text="Taken back"
    )
    assert ids(ask()) == [shown.pk]
    assert ask().total() == 1


def test_a_coarse_date_matches_every_range_that_touches_its_month_or_year():
    day = make.statement(said_on=date(2023, 5, 10))
    month = make.statement(said_on=date(2023, 5, 1), said_precision="month")
    year = make.statement(said_on=date(2023, 1, 1), said_precision="year")
    make.statement()
    assert set(ids(ask("since=2023-05-10&until=2023-05-10"))) == {day.pk, month.pk, year.pk}
    assert set(ids(ask("since=2023-05-31"))) == {month.pk, year.pk}
    assert set(ids(ask("since=2023-06-01"))) == {year.pk}
    assert set(ids(ask("since=2024-01-01"))) == set()
    assert set(ids(ask("until=2023-04-30"))) == {year.pk}
    assert set(ids(ask("until=2022-12-31"))) == set()


def test_where_it_is_unknown_when_it_was_said_the_day_of_printing_counts():
    printed = make.article(body="The dam would hold, Ana said.", published_on=date(2023, 5, 2))
    row = make.statement(of=printed, text="The dam would hold")
    monthly = make.article(body="A bridge.", published_on=date(2023, 5, 1), published_precision="month")
    coarse = make.statement(of=monthly, text="A bridge")
    assert ids(ask("since=2023-05-02&until=2023-05-02")) == [row.pk, coarse.pk]
    assert ids(ask("since=2023-05-31")) == [coarse.pk]


def test_newest_come_first_and_undated_ones_last():
    undated = make.statement()
    old = make.statement(said_on=date(2020, 1, 1))
    new = make.statement(said_on=date(2024, 1, 1))
    same_day = make.statement(said_on=date(2024, 1, 1))
    printed = make.statement(of=make.article(body="It rained.", published_on=date(2022, 1, 1)), text="It rained")
    assert ids(ask()) == [same_day.pk, new.pk, printed.pk, old.pk, undated.pk]


# --- words -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("peace", "lasting “peace” in the valley"),
        ("PEACE", "lasting “peace” in the valley"),
        ("“lasting peace”", "a lasting peace"),
        ("Vucic", "Mr Vučić left"),
        ("Vučić", "Mr Vucic left"),
        ("Вучић", "Mr Vučić left"),
        ("вучић", "Господин ВУЧИЋ је отишао"),
        ("talking", "they talked – at length"),
        ("talks—length", "talks at length"),
        ("peace OR war", "no war"),
        ("war or peace", "no war"),
    ],
)
def test_words_are_found_whatever_their_case_marks_accents_or_script(words, printed):
    row = make.statement(text=printed)
    make.statement(text="nothing of the kind")
    from urllib.parse import urlencode

    query = ask(urlencode({"q": words}))
    assert not query.errors
    assert ids(query) == [row.pk]


@pytest.mark.parametrize(
    ("words", "printed"), [('"lasting peace"', "peace is lasting"), ("peace -valley", "peace in the valley")]
)
def test_phrases_and_excluded_words_leave_out(words, printed):
    from urllib.parse import urlencode

    make.statement(text=printed)
    assert ids(ask(urlencode({"q": words}))) == []


@pytest.mark.parametrize(
    "words", ["a'b\\c", "x:*", "(((", "& | !", '"unbalanced', "<->", "\\", "%s %(x)s", "😀 dam", "ا ب", "-dam"]
)
def test_no_words_break_the_search(words):
    from urllib.parse import urlencode

    make.statement()
    query = ask(urlencode({"q": words}))
    query.rows(), query.total(), query.facets(), query.timeline()


# --- figures -----------------------------------------------------------------------------------------------------


@pytest.fixture
def small_world():
    """Sixty statements whose every trait is drawn by a seeded die; undated, coarse, hidden ones among them."""
    die = random.Random(7)
    actors = [make.actor(slug=f"a{i}") for i in range(4)]
    state = make.country(code="X1")
    countries = [state, make.country(code="X1-A", parent=state), make.country(code="X2"), make.country(code="X3")]
    topics = [make.topic(slug=f"t{i}") for i in range(4)]
    outlets = [make.outlet(slug=f"o{i}") for i in range(3)]
    for i in range(60):
        said, precision = die.choice(
            [
                (date(2023, die.randint(1, 6), die.randint(1, 28)), "day"),
                (date(2023, die.randint(1, 6), 1), "month"),
                (date(2023, 1, 1), "year"),
                (None, "unknown"),
            ]
        )
        printed = die.choice([None, date(2022, die.randint(10, 12), 5)])
        text = f"{die.choice(['dams', 'roads', 'both dams and roads'])} number {i}"
        article = make.article(body=f"On {text}, no more.", outlet=die.choice([*outlets, None]), published_on=printed)
        row = make.statement(
            of=article,
            text=text,
            speaker=die.choice([*actors, None]),
            countries=tuple(die.sample(countries, die.randint(0, 3))),
            topics=tuple(die.sample(topics, die.randint(0, 3))),
            said_on=said,
            said_precision=precision,
            kind=die.choice(["direct", "mixed", "indirect"]),
            review=die.choice(["proposed", "confirmed", "rejected"]),
            in_title=die.random() < 0.1,
        )
        for start in range(die.randint(0, 2)):
            Mention.objects.create(statement=row, actor=die.choice(actors), start=start, end=start + 1)
    return die


def random_query(die: random.Random) -> StatementQuery:
    def some(values: list[str]) -> tuple[str, ...]:
        return tuple(sorted(die.sample(values, die.choice([0, 0, 1, 2]))))

    return StatementQuery(
        actors=some(["a0", "a1", "a2", "a3"]),
        about=some(["a0", "a1"]) if die.random() < 0.3 else (),
        countries=some(["X1", "X1-A", "X2"]),
        topics=some(["t0", "t1", "t2"]),
        outlets=some(["o0", "o1"]),
        kinds=some(["direct", "mixed"]),
        since=die.choice([None, None, date(2023, 2, 10)]),
        until=die.choice([None, None, date(2023, 5, 15)]),
        q=die.choice(["", "", "dams"]),
    )


def test_every_figure_is_the_length_of_the_list_behind_it(small_world, monkeypatch):
    """A dozen random queries: total, every facet value, every bar of the timeline as SQL counts them, against the lists
    that the columns in memory give."""
    asked = [random_query(small_world) for _ in range(12)]
    for query in asked:
        found = ids(query)
        assert query.total() == len(found) == len(set(found))
        query.facets(), query.timeline()
    look = columns.Look(table.whole(), Kept(1000), Kept(10))
    monkeypatch.setattr(columns, "look", lambda: look)
    compared = 0
    for query in asked:
        for facet in query.facets():
            for value in facet.values:
                alone = replace(query, **{FILTERS[facet.param].field: (value.key,)})
                assert value.count == len(list(alone.ids())), (query, facet.param, value)
                compared += value.count > 0
        for stretch in query.timeline().bins:
            alone = query.between(stretch.start, stretch.end)
            assert stretch.url == alone.url()
            assert stretch.count == len(list(alone.ids())), (query, stretch)
    assert compared > 100


def test_the_timeline_and_the_undated_hold_everything(small_world):
    timeline = ask().timeline()
    fine = sum(b.count - b.coarse for b in timeline.bins)
    only_year = Statement.objects.published().filter(in_title=False, said_precision="year").count()
    assert fine + only_year + timeline.undated == ask().total()
    assert {b.coarse for b in timeline.bins} == {0, only_year}


def test_facets_list_every_value_that_has_statements(small_world):
    values = {facet.param: {value.key for value in facet.values} for facet in ask().facets()}
    shown = Statement.objects.published().filter(in_title=False)
    assert values["actor"] == set(shown.exclude(speaker=None).values_list("speaker__slug", flat=True))
    assert values["topic"] == set(shown.exclude(topics=None).values_list("topics__slug", flat=True))
    assert values["outlet"] == set(shown.exclude(article__outlet=None).values_list("article__outlet__slug", flat=True))


def test_a_chosen_value_without_statements_stays_in_its_facet_so_that_it_can_be_taken_away():
    make.topic(slug="dams", label="Dams")
    make.statement()
    query = ask("topic=dams")
    (value,) = query.facet("topic").values
    assert (value.label, value.count, value.chosen, value.url) == ("Dams", 0, True, "/statements/")
    assert [(chip.label, chip.url) for chip in query.active()] == [("Dams", "/statements/")]


def test_a_state_that_speaks_goes_by_the_neutral_label_of_its_country():
    state = make.country(code="X1", name="Exampleland", label="Exampleland*")
    voice = make.actor(slug="exampleland", name="Exampleland", kind="state", country=state)
    make.actor(slug="ana", name="Ana Testić", country=state)
    row = make.statement(speaker=voice)
    Mention.objects.create(statement=row, actor=voice, start=row.start, end=row.end)
    query = ask("actor=exampleland&actor=ana")
    assert [(value.key, value.label) for value in query.facet("actor").values] == [
        ("exampleland", "Exampleland*"),
        ("ana", "Ana Testić"),
    ]
    assert query.facet("about").values[0].label == "Exampleland*"
    assert [row.speaker.label for row in query.rows()] == ["Exampleland*"]


def test_a_long_facet_is_cut_but_keeps_what_is_chosen():
    actors = [make.actor(name=f"Actor {i:02}", slug=f"a{i:02}") for i in range(45)]
    for actor in actors:
        make.statement(speaker=actor)
    query = ask("actor=a44")
    facet = next(facet for facet in query.facets() if facet.param == "actor")
    assert (len(facet.values), facet.hidden, facet.chosen) == (41, 4, 1)
    assert len(query.facet("actor").values) == 45


@pytest.mark.parametrize(
    ("first", "last", "unit", "bins"),
    [
        (date(2023, 11, 5), date(2024, 2, 1), "month", 24),
        (date(2014, 1, 1), date(2023, 12, 31), "month", 120),
        (date(2013, 12, 31), date(2023, 12, 31), "year", 20),
        (date(1, 1, 1), date(2023, 12, 31), "decade", 210),
        (date(9998, 1, 1), date(9999, 12, 31), "month", 24),
        (date(9899, 1, 1), date(9999, 12, 31), "decade", 20),
    ],
)
def test_the_unit_of_the_timeline_fits_its_length(first, last, unit, bins):
    make.statement(said_on=first)
    make.statement(said_on=last)
    timeline = ask().timeline()
    assert (timeline.unit, len(timeline.bins)) == (unit, bins)
    assert len(timeline.bins) % timeline.group == 0
    assert [b.count for b in timeline.bins if b.start <= first <= b.end or b.start <= last <= b.end] == [1, 1]
    assert all(a.end.toordinal() + 1 == b.start.toordinal() for a, b in pairwise(timeline.bins))


def test_dates_a_few_weeks_apart_are_shown_day_by_day_in_whole_weeks():
    for day in (date(2023, 11, 3), date(2023, 11, 3), date(2023, 11, 30), date(2023, 12, 2), date(2023, 12, 4)):
        make.statement(said_on=day)
    make.statement(said_on=date(2023, 11, 1), said_precision="month")
    make.statement(said_on=None)
    for address in ("since=2023-11-01&until=2023-11-30", "since=2023-11-01&until=2023-11-30&fold=yes"):
        timeline = ask(address).timeline()
        assert (timeline.unit, timeline.undated) == ("day", 1)
        assert (timeline.bins[0].start, timeline.bins[-1].end) == (date(2023, 10, 30), date(2023, 12, 3))
        assert len(timeline.bins) % timeline.group == 0
        told = {stretch.start: stretch.count - stretch.coarse for stretch in timeline.bins}
        assert {day: n for day, n in told.items() if n} == {
            date(2023, 11, 3): 2, date(2023, 11, 30): 1, date(2023, 12, 2): 1,
        }  # fmt: skip
        assert {stretch.start for stretch in timeline.bins if stretch.chosen} == {
            stretch.start for stretch in timeline.bins if stretch.coarse
        }
        for stretch in timeline.bins:
            assert ask(stretch.url.partition("?")[2]).total() == stretch.count


@pytest.mark.parametrize(
    ("dates", "unit"),
    [
        ("since=2023-11-01&until=2023-12-05", "day"),
        ("since=2023-11-01&until=2023-12-06", "month"),
        ("since=2023-11-01", "month"),
        ("until=0001-01-01", "month"),
        ("since=0001-01-01&until=0001-01-01", "day"),
        ("since=9999-12-30&until=9999-12-31", "month"),
    ],
)
def test_days_are_shown_of_dates_that_are_near_and_on_either_end_of_the_calendar(dates, unit):
    make.statement(said_on=date(2023, 11, 3))
    assert ask(dates).timeline().unit == unit


# --- pages and cost ----------------------------------------------------------------------------------------------


def test_pages_hold_every_statement_once_in_one_order():
    days = [None, date(2023, 1, 1), date(2023, 1, 1), date(2024, 1, 1)]
    made = [make.statement(said_on=days[i % 4]) for i in range(2 * PAGE_SIZE + 3)]
    found = ids(ask())
    assert len(ask().rows()) == PAGE_SIZE
    assert sorted(found) == sorted(row.pk for row in made)
    first, second = ask(), ask(ask().next_url().partition("?")[2])
    assert second.total() == first.total() == len(made)


def test_all_ids_are_those_of_the_pages_in_their_order_whatever_the_batch(monkeypatch):
    days = [None, date(2023, 1, 1), date(2023, 1, 1), date(2024, 1, 1)]
    for i in range(PAGE_SIZE + 6):
        make.statement(said_on=days[i % 4])
    for batch in (1, 4, 500):
        monkeypatch.setattr("articles.search.query.BATCH", batch)
        assert list(ask().ids()) == ids(ask())
        assert list(ask(ask().next_url().partition("?")[2]).ids()) == ids(ask())


def test_a_page_beyond_the_end_is_empty_and_no_error():
    make.statement()
    assert ask("page=undated_0").rows() == ()


def test_a_row_shows_the_sentence_it_stands_in():
    body = "It rained. Ms. Ana B. Testić said the dam would hold, at noon. Then she left.\nThe end."
    make.statement(of=make.article(body=body), text="the dam would hold")
    (row,) = ask().rows()
    assert (row.lead, row.tail) == ("Ms. Ana B. Testić said ", ", at noon.")


def test_a_quotation_keeps_its_marks_in_its_context():
    make.statement(of=make.article(body="“The dam holds.” Ana said. Then she left."), text="The dam holds.")
    (row,) = ask().rows()
    assert (row.lead, row.tail) == ("“", "” Ana said.")


def test_the_number_of_queries_does_not_grow_with_the_rows():
    def more(n: int) -> None:
        for _ in range(n):
            article = make.article(body=f"Untitled {make.country().code} dam.", title="", outlet=make.outlet())
            make.statement(
                of=article, text="dam", speaker=make.actor(), topics=(make.topic(),), countries=(make.country(),)
            )

    def cost() -> int:
        query = ask("q=dam")
        with CaptureQueriesContext(connection) as queries:
            for row in query.rows():
                str(row.speaker), row.article.get_absolute_url(), row.tags
            query.total(), query.facets(), query.timeline(), query.active(), query.next_url()
        return len(queries)

    more(4)
    few = cost()
    more(4)
    assert cost() == few
    assert few <= 19


def test_asking_twice_asks_the_database_once():
    make.statement()
    query = ask()
    query.rows(), query.total(), query.facets(), query.timeline()
    with CaptureQueriesContext(connection) as queries:
        query.rows(), query.total(), query.facets(), query.timeline(), query.active()
    assert len(queries) == 0
    assert replace(query, q="dam").rows() == ()
