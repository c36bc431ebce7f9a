from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def cost(client: Client) -> Callable[..., int]:
    """How many queries a page takes."""

    def count(address: str, **headers: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address, headers=headers).status_code == 200
        return len(queries)

    return count
