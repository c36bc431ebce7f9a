"""Every format gives the same few things: text, title, outlet, author, date and how it was found, address, language."""

from __future__ import annotations

import json
from datetime import date

import pytest

from articles.extraction.records import Dispatch, Precision, UnreadableDispatch
from articles.readers import read, read_one
from tests.readers import files
from tests.readers.files import ANSWER, SPEECH

TEXT = f"{SPEECH}\n\n{ANSWER}\n"
TITLED = f"Bridge to open\n\n{TEXT}"


def dispatch(raw: bytes, name: str) -> Dispatch:
    [part] = read(raw, name)
    assert part.reason == ""
    assert (part.name, part.raw) == (name, None)
    return part.dispatch


PARAGRAPHS = f"<p>{SPEECH}</p><p>{ANSWER}</p>"
FULL_PAGE = files.page(
    f"<article><h1>Bridge to open</h1>{PARAGRAPHS}</article>",
    head="<title>Bridge to open - The Daily Example</title>"
    '<meta property="og:site_name" content="The Daily Example"><meta name="author" content="Ana Testić">'
    '<meta property="article:published_time" content="2023-11-20T23:30:00+01:00">'
    '<link rel="canonical" href="https://daily.example.org/bridge">',
)
FULL_MAIL = files.mail(
    TEXT,
    Date="Mon, 20 Nov 2023 23:30:00 +0100",
    Organization="The Daily Example",
    Archived_At="<https://daily.example.org/bridge>",
    Content_Language="en-GB",
)
FULL_FEED = files.rss(
    "<title>Bridge to open</title><link>https://daily.example.org/bridge</link>"
    "<author>a@b.example (Ana Testić)</author>"
    f"<pubDate>Mon, 20 Nov 2023 23:30:00 +0100</pubDate><content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded>",
    channel="<title>The Daily Example</title><language>en-gb</language>",
)
FULL_TABLE = (
    "Headline;Text;Source;Author;Date;Link;Lang\r\n"
    f'Bridge to open;"{SPEECH}\n\n{ANSWER}";The Daily Example;Ana Testić;20.11.2023;https://daily.example.org/bridge;en\r\n'
).encode("cp1250")
FULL_LINE = json.dumps(
    {
        "title": "Bridge to open",
        "body": TEXT,
        "outlet": {"name": "The Daily Example"},
        "author": ["Ana Testić"],
        "date": "2023-11-20T23:30:00Z",
        "url": "https://daily.example.org/bridge",
        "language": "en",
    }
).encode()


@pytest.mark.parametrize(
    ("raw", "name", "how_found"),
    [
        (FULL_PAGE, "a.html", "article:published_time: 2023-11-20T23:30:00+01:00"),
        (FULL_MAIL, "a.eml", "Date: Mon, 20 Nov 2023 23:30:00 +0100"),
        (FULL_FEED, "a.rss", "published: Mon, 20 Nov 2023 23:30:00 +0100"),
        (FULL_TABLE, "a.csv", "date: 20.11.2023"),
        (FULL_LINE, "a.jsonl", "date: 2023-11-20T23:30:00Z"),
    ],
    ids=["html", "eml", "rss", "csv", "jsonl"],
)
def test_a_format_that_has_everything_gives_everything(raw, name, how_found):
    [part] = read(raw, name)
    found = part.dispatch
    assert part.reason == ""
    assert found.body == TITLED
    assert (found.title, found.title_end) == ("Bridge to open", len("Bridge to open"))
    assert (found.outlet, found.author) == ("The Daily Example", "Ana Testić")
    assert (found.url, found.language) == ("https://daily.example.org/bridge", "en")
    assert (found.published.on, found.published.precision) == (date(2023, 11, 20), Precision.DAY)
    assert found.published.phrase == how_found


@pytest.mark.parametrize("name", ["a\u202etxt.html", "a\u2067.txt"])
def test_a_name_that_turns_the_writing_direction_is_told(name):
    assert "turns the writing direction" in dispatch(ANSWER.encode(), name).notes[-1]


@pytest.mark.parametrize("name", ["../../a.txt", "..\\a.html", "/etc/a.txt", "a\x00.txt", "", "."])
def test_a_name_is_only_looked_at_for_its_suffix(name):
    assert ANSWER in dispatch(ANSWER.encode(), name).body


def test_several_dispatches_are_not_one():
    with pytest.raises(UnreadableDispatch, match="holds 2 dispatches"):
        read_one(b"body\nAna said so.\nBruno said so.\n", "a.csv")
    assert read_one(b"body\nAna said so.\n", "a.csv").body == "Ana said so.\n"
    with pytest.raises(UnreadableDispatch, match="The file is empty"):
        read_one(b"", "a.csv")
