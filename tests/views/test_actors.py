"""The list of actors, and the page of each."""

from datetime import date

import pytest

from articles.models import ActorName, Mention, Office, Redirect, Tenure
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_those_who_speak_are_listed_by_letter_with_their_counts(client):
    ana = make.actor(name="Ana Testić", sort_name="Testic")
    bruno = make.actor(name="Bruno Exampleson", sort_name="Exampleson")
    silent = make.actor(name="Silent Cora", sort_name="Cora")
    for speaker in (ana, ana, bruno):
        make.statement(speaker=speaker)
    make.statement(speaker=silent, review="rejected")
    response = client.get("/actors/")
    assert response.context["letters"] == [("E", [(bruno, 1)]), ("T", [(ana, 2)])]
    assert "Silent Cora" not in response.content.decode()


@pytest.mark.parametrize("sought", ["testic", "TESTIĆ", "Тестић", "A. Testich", "ана"])
def test_a_name_is_found_by_any_spelling_script_and_case(client, sought):
    ana = make.actor(name="Ana Testić")
    make.actor(name="Bruno Exampleson")
    for text in ("A. Testich", "Ана Тестић"):
        ActorName.objects.create(actor=ana, text=text)
    assert client.get("/actors/", {"q": sought}).context["silent"] == [ana]


def test_an_epithet_neither_finds_nor_shows(client):
    ana = make.actor(slug="ana", name="Ana Testić")
    ActorName.objects.create(actor=ana, text="the Iron Engineer", kind="epithet")
    assert client.get("/actors/?q=iron").context["silent"] == []
    assert "Iron" not in client.get("/actors/ana/").content.decode()


def test_a_kind_filters_and_a_kind_that_is_none_does_not(client):
    person, mission = make.actor(kind="person"), make.actor(kind="mission")
    for speaker in (person, mission):
        make.statement(speaker=speaker)
    assert client.get("/actors/?kind=mission").context["speaking"] == 1
    assert client.get("/actors/?kind=nothing").context["speaking"] == 2


def test_a_topic_of_undated_statements_alone_has_no_course_over_time(client):
    ana = make.actor(slug="ana", name="Ana Testić")
    dams, songs = make.topic(slug="dams"), make.topic(slug="songs")
    make.statement(speaker=ana, topics=(dams,), said_on=date(2023, 11, 20))
    make.statement(speaker=ana, topics=(songs,))
    courses = client.get("/actors/ana/").context["courses"]
    assert [course.value.key for course, _ in courses] == ["dams"]


def test_an_actor_has_what_they_said_and_what_was_said_about_them(client):
    ana, bruno = make.actor(slug="ana", name="Ana Testić"), make.actor(slug="bruno")
    topic, country = make.topic(slug="dams"), make.country(code="X9")
    said = make.statement(speaker=ana, topics=(topic,), countries=(country,))
    make.statement(speaker=ana)
    about = make.statement(speaker=bruno)
    Mention.objects.create(statement=about, actor=ana, start=about.start, end=about.end)
    response = client.get("/actors/ana/")
    html = response.content.decode()
    assert (response.context["said"].total(), response.context["about"].total()) == (2, 1)
    assert 'href="/statements/?actor=ana"' in html
    assert 'href="/statements/?about=ana"' in html
    assert 'href="/statements/?actor=ana&amp;topic=dams"' in html
    assert 'href="/statements/?actor=ana&amp;country=X9"' in html
    assert f'href="/statements/{said.pk}/"' in html
    assert f'href="/statements/{about.pk}/"' not in html


def test_topics_run_over_one_stretch_to_one_scale_and_every_bar_is_the_length_of_its_list(client):
    ana, dams, roads = make.actor(slug="ana"), make.topic(slug="dams"), make.topic(slug="roads")
    for day in (date(2021, 5, 1), date(2021, 5, 9), date(2023, 6, 2)):
        make.statement(speaker=ana, topics=(dams,), said_on=day)
    make.statement(speaker=ana, topics=(roads, dams), said_on=date(2022, 1, 1), said_precision="year")
    make.statement(speaker=make.actor(), topics=(roads,), said_on=date(2021, 5, 2))
    courses = client.get("/actors/ana/").context["courses"]
    assert [course.value.key for course, _ in courses] == ["dams", "roads"]
    assert {(chart.first, chart.last, chart.most) for _, chart in courses} == {(date(2021, 1, 1), date(2023, 12, 1), 2)}
    told = [{bar.bin.start: bar.bin.count for bar in chart.bars if bar.bin.count} for _, chart in courses]
    all_of_2022 = {date(2022, month, 1): 1 for month in range(1, 13)}
    assert told == [{date(2021, 5, 1): 2, date(2023, 6, 1): 1} | all_of_2022, all_of_2022]
    for _, chart in courses:
        for bar in chart.bars:
            if bar.bin.count:
                assert client.get(bar.bin.url).context["query"].total() == bar.bin.count


def test_an_actor_has_a_table_of_topics_and_countries_whose_cells_are_lists(client):
    ana, dams = make.actor(slug="ana"), make.topic(slug="dams", label="Dams")
    country = make.country(code="X9", label="Exampleland")
    make.statement(speaker=ana, topics=(dams,), countries=(country,))
    assert (
        'href="/statements/?actor=ana&amp;country=X9&amp;topic=dams">1</a>'
        in client.get("/actors/ana/").content.decode()
    )


def test_an_actor_has_roles_with_dates_and_spellings(client):
    ana = make.actor(slug="ana", name="Ana Testić")
    office = Office.objects.create(slug="engineer", title="Chief Engineer of Exampleland")
    Tenure.objects.create(
        key="a", office=office, actor=ana, starts=date(2019, 5, 1), starts_precision="month", ends=date(2021, 3, 4)
        , ends_precision="day"
    )  # fmt: skip
    Tenure.objects.create(
        key="b", office=office, actor=ana, starts=date(2022, 1, 1), starts_precision="year", acting=True
    )
    ActorName.objects.create(actor=ana, text="Ana Testich")
    html = client.get("/actors/ana/").content.decode()
    for text in ("Chief Engineer of Exampleland (acting)", "May 2019", "4 March 2021", ">2022<", "Ana Testich"):
        assert text in html


def test_a_merged_actor_leads_to_the_one_it_went_into(client):
    make.actor(slug="ana")
    Redirect.objects.create(old_path="/actors/a-testic/", new_path="/actors/ana/", reason="the same person")
    response = client.get("/actors/a-testic/")
    assert (response.status_code, response["Location"]) == (301, "/actors/ana/")


def test_the_cost_of_the_list_and_of_an_actor_does_not_grow(cost):
    ana = make.actor(slug="ana", name="Ana Testić")

    def more() -> None:
        for _ in range(4):
            article = make.article(title="", body=f"Dam {make.country().code}.", outlet=make.outlet())
            row = make.statement(
                of=article, text="Dam", speaker=ana, topics=(make.topic(),), countries=(make.country(),)
            )
            Mention.objects.create(statement=row, actor=ana, start=0, end=1)
            make.statement(speaker=make.actor(country=make.country()))
            make.actor(country=make.country())
            office = Office.objects.create(slug=f"o{row.pk}", title="Engineer")
            Tenure.objects.create(key=f"t{row.pk}", office=office, actor=ana, starts=date(2020, 1, 1))
            ActorName.objects.create(actor=ana, text=f"Ana {row.pk}")

    more()
    before = [cost(address) for address in ("/actors/", "/actors/?q=a", "/actors/ana/")]
    more()
    assert [cost(address) for address in ("/actors/", "/actors/?q=a", "/actors/ana/")] == before
