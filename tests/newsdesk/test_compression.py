"""Pages are compressed for those who can read that, files are not."""

import gzip

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db
GZIP = {"Accept-Encoding": "gzip"}


def test_a_page_is_compressed_for_a_browser_that_asks_for_it(client):
    make.statement()
    plain = client.get("/statements/")
    small = client.get("/statements/", headers=GZIP)
    assert gzip.decompress(small.content).count(b"<li") == plain.content.count(b"<li") > 5
    assert len(small.content) < len(plain.content) / 3
    assert "Content-Encoding" not in plain
    assert "Accept-Encoding" in small["Vary"]


def test_files_and_answers_to_programs_are_sent_as_they_are(client):
    make.statement(text="The dam holds. " * 40)
    for address in ("/statements.csv", "/api/statements"):
        assert "Content-Encoding" not in client.get(address, headers=GZIP)
