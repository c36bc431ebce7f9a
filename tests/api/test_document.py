"""The OpenAPI document is valid, and the API does what it says: whatever may be asked, and what may not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings

from articles.api.document import document
from articles.api.shapes import OF_A_ROW
from articles.exports.rows import FIELDS
from newsdesk.wsgi import application
from tests.rows import one_of_each

pytestmark = pytest.mark.django_db

CONFIG = {
    # Every edge of each of thirty parameters takes minutes; what they are read by is tested with search.
    "phases": {"coverage": {"enabled": False}},
    # That a slug or a code is in the record, no schema can say.
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "3xx", "404", "410", "422"]}},
}


api = schemathesis.openapi.from_dict(document(), config=schemathesis.Config.from_dict(CONFIG))
api.app = application


@pytest.fixture
def _rows() -> Iterator[None]:
    for _ in range(2):
        one_of_each()
    # As Django's test client does: a request must not end the transaction of the test.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@api.parametrize()
@settings(
    max_examples=10,
    derandomize=True,  # the same questions every time: a failure is never chance
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.usefixtures("_rows")
def test_whatever_is_asked_is_answered_as_documented(case: Any) -> None:
    case.call_and_validate()


def test_the_document_is_openapi_3_1(client):
    assert client.get("/api/openapi.json").json() == document()
    assert document()["openapi"].startswith("3.1.")
    api.validate()


def test_an_invalid_document_would_be_found():
    broken = {**document(), "paths": {"/x": {"get": {"parameters": [{"name": "x"}]}}}}
    with pytest.raises(Exception, match="x"):
        schemathesis.openapi.from_dict(broken).validate()


def test_every_field_of_a_statement_is_explained():
    assert tuple(OF_A_ROW) == FIELDS
    assert set(document()["components"]["schemas"]["Statement"]["properties"]) == set(FIELDS)
