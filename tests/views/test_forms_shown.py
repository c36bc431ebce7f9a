"""A statement that an article only names is shown apart from those it words."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("form", "shown"), [("nominal", "indirect, in a phrase"), ("clause", "indirect")])
def test_a_noun_phrase_says_that_it_is_one(client: Client, form: str, shown: str) -> None:
    statement = factories.statement(text="concern about the bridge", kind="indirect", form=form)
    for address in ("/statements/", statement.get_absolute_url()):
        assert f'<span class="kind">{shown}</span>' in client.get(address).content.decode()
