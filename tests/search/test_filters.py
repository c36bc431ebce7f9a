"""Random questions over a small invented world: what the engine lists and counts, against the record read plainly."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from django.http import QueryDict

from articles.models import Mention, Office, Statement, Tenure, Utterance
from articles.search import StatementQuery
from articles.search.filters import FILTERS
from tests import factories as make

pytestmark = pytest.mark.django_db

FORMS = ["quote", "clause", "free"]


def ask(address: str = "") -> StatementQuery:
    return StatementQuery.from_params(QueryDict(address))


@pytest.fixture
def world() -> random.Random:
    die = random.Random(11)
    actors = [make.actor(slug=f"a{i}") for i in range(4)]
    state = make.country(code="X1")
    entity = make.country(code="X1-A", parent=state)
    countries = [state, entity, make.country(code="X1-A-B", parent=entity), make.country(code="X2")]
    topics = [make.topic(slug=f"t{i}") for i in range(3)]
    outlets = [make.outlet(slug=f"o{i}") for i in range(3)]
    offices = [Office.objects.create(slug=f"f{i}", title=f"Office {i}") for i in range(3)]
    terms = [
        Tenure.objects.create(key=f"t{i}", office=offices[i % 3], actor=actors[i], starts=date(2020, 1, 1))
        for i in range(4)
    ]
    utterances = [Utterance.objects.create(speaker=None, words_sha256=str(i)) for i in range(6)]
    for i in range(70):
        said, precision = die.choice(
            [
                (date(2022, 11, 1) + timedelta(days=die.randrange(200)), "day"),
                (date(2023, die.randint(1, 4), 1), "month"),
                (date(2023, 1, 1), "year"),
                (None, "unknown"),
            ]
        )
        inferred = {"dated_from": "2023-01-20", "dated_until": "2023-02-10", "dating_reasons": ["x"]}
        text = f"{die.choice(['dams', 'roads', 'dams dams and roads'])} number {i}"
        article = make.article(
            body=f"On {text}, no more.",
            outlet=die.choice([*outlets, None]),
            language=die.choice(["en", "sr"]),
            **(inferred if die.random() < 0.2 else {}),
        )
        speaker = die.randrange(5)
        row = make.statement(
            of=article,
            text=text,
            speaker=actors[speaker] if speaker < 4 else None,
            tenure=terms[speaker] if speaker < 4 and die.random() < 0.7 else None,
            via=die.choice([None, None, *actors]),
            via_printed=die.choice(["", "", "an agency"]),
            countries=tuple(die.sample(countries, die.randint(0, 3))),
            topics=tuple(die.sample(topics, die.randint(0, 2))),
            said_on=said,
            said_precision=precision,
            kind=die.choice(["direct", "mixed", "indirect"]),
            form=die.choice(FORMS),
            review=die.choice(["proposed", "confirmed", "corrected", "rejected"]),
            confidence=die.choice([0.3, 0.5, 0.8, 0.95]),
            in_title=die.random() < 0.05,
            utterance=die.choice([*utterances, None, None]),
        )
        for start in range(die.randint(0, 2)):
            Mention.objects.create(statement=row, actor=die.choice(actors), start=start, end=start + 1)
    return die


def truth() -> list[tuple[Statement, dict[str, set[str]], tuple[date | None, date | None]]]:
    """Every public statement with the values it has for each filter, and its days, read plainly from the record."""
    rows = (
        Statement.objects.published()
        .filter(in_title=False)
        .select_related("speaker", "via", "article__outlet", "tenure__office")
    )
    found = []
    for row in rows:
        places = set()
        for country in row.countries.all():
            while country:
                places.add(country.code)
                country = country.parent
        has = {
            "actor": {row.speaker.slug} if row.speaker else set(),
            "about": {mention.actor.slug for mention in row.mentions.all()},
            "country": places,
            "topic": {topic.slug for topic in row.topics.all()},
            "outlet": {row.article.outlet.slug} if row.article.outlet else set(),
            "kind": {row.kind},
            "office": {row.tenure.office.slug} if row.tenure else set(),
            "hand": {"relayed" if row.via or row.via_printed else "first"},
            "via": {row.via.slug} if row.via else set(),
            "review": {row.review},
            "form": {row.form},
            "language": {row.article.language},
        }
        days: tuple[date | None, date | None] = (row.article.dated_from, row.article.dated_until)
        if row.said_on:
            first = row.said_on
            after = {
                "day": first + timedelta(days=1),
                "month": (first.replace(day=1) + timedelta(days=32)).replace(day=1),
                "year": date(first.year + 1, 1, 1),
            }
            days = (first, after[row.said_precision] - timedelta(days=1))
        found.append((row, has, days))
    return found


def passes(query: StatementQuery, entry, *, but: str = "") -> bool:
    row, has, (first, last) = entry
    if but != "dates":
        if query.since and (last is None or last < query.since):
            return False
        if query.until and (first is None or first > query.until):
            return False
    if query.confidence and row.confidence < query.confidence:
        return False
    if query.q and query.q not in row.text:
        return False
    if any(value in has[param] for param, value in query.without):
        return False
    return all(param == but or not query.values(param) or set(query.values(param)) & has[param] for param in FILTERS)


def folded(rows: list[Statement]) -> int:
    return len({row.utterance_id or -row.pk for row in rows})


def random_query(die: random.Random) -> StatementQuery:
    values = {
        "actor": ["a0", "a1", "a2"], "about": ["a0", "a1"], "country": ["X1", "X1-A", "X2"], "topic": ["t0", "t1"],
        "outlet": ["o0", "o1"], "kind": ["direct", "mixed"], "office": ["f0", "f1"], "hand": ["first", "relayed"],
        "via": ["a0", "a1"], "review": ["proposed", "confirmed"], "form": FORMS[:2], "language": ["en", "sr"],
    }  # fmt: skip
    address = QueryDict(mutable=True)
    for param in die.sample(list(values), die.choice([0, 1, 1, 2])):
        address.setlist(param, die.sample(values[param], die.choice([1, 1, 2])))
    for param in die.sample(list(values), die.choice([0, 0, 1])):
        address.setlist(f"not_{param}", die.sample(values[param], 1))
    if die.random() < 0.3:
        address["since"] = "2023-01-15"
    if die.random() < 0.3:
        address["until"] = "2023-03-10"
    if die.random() < 0.2:
        address["confidence"] = die.choice(["0.5", "0.9"])
    if die.random() < 0.25:
        address["q"] = "dams"
    address["fold"] = die.choice(["", "", "yes"])
    address["sort"] = die.choice(["", "loaded", "relevance"] if "q" in address else ["", "loaded"])
    query = StatementQuery.from_params(address)
    assert not query.errors
    return query


def test_lists_and_counts_are_those_of_the_record_read_plainly(world):
    everything = truth()
    seen = 0
    for _ in range(60):
        query = random_query(world)
        rows = [entry[0] for entry in everything if passes(query, entry)]
        expected = folded(rows) if query.fold else len(rows)
        listed = list(query.ids())
        assert query.total() == len(listed) == len(set(listed)) == expected, query
        assert set(listed) <= {row.pk for row in rows}
        assert ask(query.url().partition("?")[2]) == query
        for facet in query.facets():
            lifted = [entry for entry in everything if passes(query, entry, but=facet.param)]
            for value in facet.values:
                having = [row for row, has, _ in lifted if value.key in has[facet.param]]
                assert value.count == (folded(having) if query.fold else len(having)), (query, facet.param, value)
                seen += value.count > 0
            missed = set().union(*(has[facet.param] for _, has, _ in lifted)) - {v.key for v in facet.values}
            assert (missed, facet.hidden) == (set(), 0), (query, facet.param)
        undated = [row for row, _, (first, _) in everything if first is None]
        lifted_rows = [entry[0] for entry in everything if passes(query, entry, but="dates")]
        dateless = [row for row in lifted_rows if row in undated]
        assert query.timeline().undated == (folded(dateless) if query.fold else len(dateless))
        for stretch in query.timeline().bins[::5]:
            assert stretch.count == ask(stretch.url.partition("?")[2]).total(), (query, stretch)
    assert seen > 500


def test_the_order_is_the_one_asked_for(world):
    days = {row.pk: first for row, _, (first, _) in truth()}
    for address in ("", "fold=yes", "topic=t0"):
        said = list(ask(address).ids())
        keys = [(days[pk] is None, -(days[pk] or date.min).toordinal(), -pk) for pk in said]
        assert keys == sorted(keys)
        loaded = list(ask(f"{address}&sort=loaded").ids())
        assert loaded == sorted(said, reverse=True)


def test_pages_of_every_order_hold_every_statement_once(world, monkeypatch):
    monkeypatch.setattr("articles.search.query.PAGE_SIZE", 7)
    for address in ("q=dams", "q=dams&sort=relevance", "sort=loaded", "fold=yes", "fold=yes&q=dams&sort=relevance"):
        query, found = ask(address), []
        while True:
            found += [row.pk for row in query.rows()]
            if not query.next_url():
                break
            query = ask(query.next_url().partition("?")[2])
            assert not query.errors
        assert found == list(ask(address).ids()), address
        assert len(found) > 7


def test_what_fits_the_words_better_comes_first():
    once = make.statement(text="a dam among many other words about roads", said_on=date(2024, 1, 1))
    twice = make.statement(text="dam after dam", said_on=date(2020, 1, 1))
    assert list(ask("q=dam&sort=relevance").ids()) == [twice.pk, once.pk]


def test_of_the_same_words_the_first_said_of_those_found_is_listed():
    same = Utterance.objects.create(speaker=None, words_sha256="0")
    late = make.statement(utterance=same, said_on=date(2024, 1, 1))
    early = make.statement(utterance=same, said_on=date(2023, 1, 1))
    other = make.statement(said_on=date(2023, 6, 1))
    assert list(ask("fold=yes").ids()) == [other.pk, early.pk]
    assert list(ask("fold=yes&since=2023-07-01").ids()) == [late.pk]


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("confidence=2", "confidence"),
        ("confidence=often", "confidence"),
        ("confidence=0.123", "confidence"),
        ("sort=colour", "sort"),
        ("sort=relevance", "sort"),
        ("fold=maybe", "fold"),
        ("hand=second", "hand"),
        ("review=rejected", "review"),
        ("form=sonnet", "form"),
        ("language=xx", "language"),
        ("office=nobody", "office"),
        ("via=nobody", "via"),
        ("not_actor=nobody", "not_actor"),
        ("not_kind=%00", "not_kind"),
    ],
)
def test_what_makes_no_sense_is_explained_and_the_rest_filters(address, field):
    row = make.statement(kind="direct")
    make.statement(kind="mixed")
    query = ask(f"{address}&kind=direct")
    assert list(query.errors) == [field]
    assert list(query.ids()) == [row.pk]


@pytest.mark.parametrize("page", ["0.5_3", "undated_3", "2024-01-01_3", "1e9999_1", "nan_1"])
def test_a_page_of_another_order_is_the_first_page_and_says_so(page):
    make.statement(text="a dam")
    allowed = {"said": {"undated_3", "2024-01-01_3"}, "relevance": {"0.5_3"}, "loaded": {"undated_3"}}
    for sort, pages in allowed.items():
        query = ask(f"q=dam&sort={sort}&page={page}")
        assert list(query.errors) == ([] if page in pages else ["page"]), sort
        query.rows()


def test_a_value_is_excluded_and_admitted_by_one_link():
    ana = make.actor(slug="ana", name="Ana Testić")
    mine, other = make.statement(speaker=ana), make.statement()
    (value,) = ask().facet("actor").values
    assert value.without_url == "/statements/?not_actor=ana"
    query = ask("not_actor=ana")
    assert list(query.ids()) == [other.pk]
    (value,) = query.facet("actor").values
    assert (value.count, value.excluded, value.without_url) == (0, True, "/statements/")
    assert [(chip.legend, chip.label, chip.url) for chip in query.active()] == [
        ("Without speaker", "Ana Testić", "/statements/")
    ]
    assert ask("actor=ana&not_actor=ana").url() == "/statements/?actor=ana"
    assert list(ask("actor=ana").ids()) == [mine.pk]


def test_the_form_keeps_every_filter_it_was_given(client):
    make.statement(speaker=make.actor(slug="ana"))
    page = client.get("/statements/?not_actor=ana&confidence=0.5&sort=loaded&fold=yes").content.decode()
    html = " ".join(page.split())
    assert 'name="not_actor" value="ana" checked' in html
    assert 'value="0.5"' in html
    assert '<option value="loaded" selected>' in html
    assert 'value="yes" form="filters" checked' in html
