from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.http import QueryDict

from articles import alerts
from articles.models import SavedSearch
from articles.search import StatementQuery
from tests import factories as make
from tests import people


@pytest.fixture
def owner(db: None) -> User:
    user = people.reader()
    user.email = "reader@newsdesk.example"
    user.save()
    return user


@pytest.fixture
def keep(owner: User) -> Callable[..., SavedSearch]:
    """Saves a query by the part of its address after the question mark."""

    def save(query: str = "", **fields: str) -> SavedSearch:
        return alerts.keep(StatementQuery.from_params(QueryDict(query)), owner=fields.pop("by", owner), **fields)  # type: ignore[arg-type]

    return save


@pytest.fixture
def ana(db: None):
    return make.actor(slug="ana", name="Ana Testić")
