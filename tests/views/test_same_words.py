"""Curators join and part the words of statements on the page of one of them."""

import pytest

from articles.models import Statement
from articles.utterances import gather
from tests import factories, people

pytestmark = pytest.mark.django_db


def spoken(text: str, speaker) -> Statement:
    statement = factories.statement(text=text, speaker=speaker)
    gather([statement])
    statement.save()
    return statement


@pytest.fixture
def pair() -> tuple[Statement, Statement]:
    ana = factories.actor()
    return spoken("We will stay as long as needed", ana), spoken("Our troops remain until the end", ana)


def test_a_curator_joins_and_parts_on_the_page(client, pair):
    first, second = pair
    client.force_login(people.curator())
    address = f"/statements/{first.pk}/same-words/"
    page = client.post(address, {"join": second.pk}, follow=True).content.decode()
    assert second.text in page
    first.refresh_from_db()
    assert first.utterance_id == second.utterance_id
    page = client.post(address, {"part": second.pk}, follow=True).content.decode()
    assert second.text not in page
    second.refresh_from_db()
    assert second.utterance is None


def test_what_cannot_be_joined_is_explained(client, pair):
    first, _ = pair
    client.force_login(people.curator())
    address = f"/statements/{first.pk}/same-words/"
    for given, told in (
        ({}, "give the number"),
        ({"join": "987654"}, "There is no other statement 987654"),
        ({"join": spoken("We wait", factories.actor()).pk}, "one identified speaker"),
        ({"join": "x"}, "give the number"),
        ({"part": spoken("We", None).pk}, "shares its words with no other"),
    ):
        assert told in client.post(address, given, follow=True).content.decode()


def test_readers_see_no_such_controls(client, pair):
    assert "same-words" not in client.get(pair[0].get_absolute_url()).content.decode()
