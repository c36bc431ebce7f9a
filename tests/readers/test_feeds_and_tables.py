"""Files of many dispatches: feeds, tables, lines of JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest

from articles.extraction.records import Precision
from articles.readers import read
from tests.readers.files import ANSWER, SPEECH, rss


def reasons(raw: bytes, name: str) -> list[str]:
    return [part.reason for part in read(raw, name)]


# Feeds


def test_every_entry_of_a_feed_is_a_part():
    items = [f"<title>Bridge {number}</title><description>{SPEECH}</description>" for number in range(3)]
    parts = read(rss(*items), "a.rss")
    assert [part.name for part in parts] == ["a.rss, entry 1", "a.rss, entry 2", "a.rss, entry 3"]
    assert [part.dispatch.title for part in parts] == ["Bridge 0", "Bridge 1", "Bridge 2"]
    assert {part.raw for part in parts} == {None}


def test_an_entry_with_a_summary_only_says_so():
    [part] = read(rss(f"<title>Bridge</title><description>&lt;p&gt;{SPEECH}&lt;/p&gt;</description>"), "a.rss")
    assert part.dispatch.body == f"Bridge\n\n{SPEECH}\n"
    assert part.dispatch.notes == ("the feed gives a summary and not the whole text",)


def test_an_entry_with_nothing_but_a_title_is_refused_and_the_others_are_read():
    feed = rss("<title>Bridge</title>", f"<title>Road</title><description>{SPEECH}</description>")
    first, second = read(feed, "a.rss")
    assert first.reason == "It has a title and no text: send the one that has the text."
    assert second.dispatch.title == "Road"


def test_atom_is_read_with_the_language_and_author_of_the_entry():
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily Example</title><entry xml:lang="sq">
        <title type="html">Bridge &lt;b&gt;to&lt;/b&gt; open</title><author><name>Ana Testić</name></author>
        <link rel="alternate" href="https://daily.example.org/bridge"/><published>2023-11-20T23:30:00-05:00</published>
        <updated>2024-01-01T00:00:00Z</updated><summary>Short.</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SPEECH}</p><p>{ANSWER}</p></div></content>
        </entry></feed>""".encode()
    [part] = read(feed, "a.xml")
    found = part.dispatch
    assert found.body == f"Bridge to open\n\n{SPEECH}\n\n{ANSWER}\n"
    assert (found.author, found.language, found.outlet) == ("Ana Testić", "sq", "The Daily Example")
    assert found.url == "https://daily.example.org/bridge"
    assert (found.published.on, found.published.phrase) == (date(2023, 11, 20), "published: 2023-11-20T23:30:00-05:00")


def test_a_damaged_feed_is_read_as_far_as_it_goes_and_says_so():
    feed = rss(f"<title>Bridge</title><description>{SPEECH}</description>").replace(b"</title></channel>", b"")[:-20]
    [part] = read(feed, "a.rss")
    assert SPEECH in part.dispatch.body
    assert "the feed is damaged; what could be read of it was" in part.dispatch.notes


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (rss(), "without entries"),
        (b'<?xml version="1.0"?><NewsML><p>Ana said so.</p></NewsML>', "an XML file (<NewsML>), no news feed"),
        (b'<?xml version="1.0"?>' + b"x" * 99, "without entries"),
    ],
)
def test_what_is_no_feed_is_named(raw, reason):
    assert reason in reasons(raw, "a.xml")[0]


def test_a_feed_with_the_document_type_of_its_time_is_read():
    kind = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://example.org/rss-0.91.dtd"><rss'
    [part] = read(rss(f"<title>Bridge</title><description>{SPEECH}</description>").replace(b"<rss", kind, 1), "a.rss")
    assert part.dispatch.title == "Bridge"


# Tables


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_tables_are_read_whatever_parts_their_cells(separator, encoding):
    rows = [["Naslov", "Sadržaj"], ["Most", "„Žao nam je“, rekla je Ana Testić."]]
    table = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    [part] = read(table.encode(encoding), "a.csv")
    assert (part.name, part.dispatch.title) == ("a.csv, row 2", "Most")
    assert part.dispatch.body == "Most\n\n„Žao nam je“, rekla je Ana Testić.\n"


def test_a_missing_column_is_named_in_every_row():
    [part] = read(f'title,body\nBridge,"{SPEECH}"\n'.encode(), "a.csv")
    assert part.dispatch.notes == ("the table has no column for: outlet, author, date, url, language",)


def test_a_table_without_the_text_is_refused_with_the_columns_it_has():
    assert reasons(b"title;datum;napomena\na;b;c\n", "a.csv") == [
        "The table has no column for the text: call one “body” or “text”. "
        "Its columns are: “title”, “datum”, “napomena”."
    ]


def test_two_columns_for_one_thing_are_refused():
    assert "several columns for the body" in reasons(b"body,text\nAna said so.,Bruno said so.\n", "a.csv")[0]


def test_rows_are_counted_as_a_spreadsheet_does_and_each_has_its_own_outcome():
    table = f'title,body\nBridge,"{SPEECH}\n\n{ANSWER}"\n,\nRoad,\nRail,Ana said so.,one too many\nPort,Ana said so.\n'
    assert [(part.name, part.reason[:40]) for part in read(table.encode(), "a.csv")] == [
        ("a.csv, row 2", ""),
        ("a.csv, row 4", "Its cell for the text is empty."),
        ("a.csv, row 5", "It has 3 cells where the table has 2 col"),
        ("a.csv, row 6", ""),
    ]


@pytest.mark.parametrize(
    ("cell", "on", "precision"),
    [
        ("2023-11-20", date(2023, 11, 20), Precision.DAY),
        ("20.11.2023.", date(2023, 11, 20), Precision.DAY),
        ("20 November 2023", date(2023, 11, 20), Precision.DAY),
        ("11/20/2023", date(2023, 11, 20), Precision.DAY),
        ("2023-11", date(2023, 11, 1), Precision.MONTH),
        ("2023", date(2023, 1, 1), Precision.YEAR),
        ("03/04/2023", None, Precision.UNKNOWN),
        ("yesterday", None, Precision.UNKNOWN),
        ("31.2.2023", None, Precision.UNKNOWN),
    ],
)
def test_dates_of_a_table(cell, on, precision):
    [part] = read(f"body,date\nAna said so.,{cell}\n".encode(), "a.csv")
    published = part.dispatch.published
    assert (published.on, published.precision) == (on, precision)
    assert any("is no date" in note for note in part.dispatch.notes) == (on is None)


def test_cells_that_are_no_address_or_language_are_named():
    [part] = read(b"body,url,language\nAna said so.,javascript:alert(1),English!\n", "a.csv")
    assert (part.dispatch.url, part.dispatch.language) == ("", "")
    assert "“javascript:alert(1)” is no address of a page" in part.dispatch.notes


def test_markup_in_a_cell_is_removed_and_told():
    [part] = read(f'body\n"<p>{SPEECH}</p><p onclick=""x()"">{ANSWER}</p>"\n'.encode(), "a.csv")
    assert part.dispatch.body == f"{SPEECH}\n\n{ANSWER}\n"
    assert "markup removed from the text" in part.dispatch.notes


def test_the_line_that_tells_a_spreadsheet_its_separator_is_no_row():
    [part] = read(b"sep=;\r\ntitle;body\r\nBridge;Ana said so.\r\n", "a.csv")
    assert part.dispatch.title == "Bridge"


@pytest.mark.parametrize(
    ("raw", "reason"), [(b"title,body\n", "no row below them"), (b"body\n\n\n", "no row below them")]
)
def test_a_table_without_rows_is_refused(raw, reason):
    assert reason in reasons(raw, "a.csv")[0]


# Lines of JSON


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def test_every_line_is_a_part_and_a_damaged_one_costs_no_other():
    raw = (
        line(body="Ana said so.") + b"\n{damaged\n" + line(title="Bridge") + b'"words"\n' + line(text="Bruno said so.")
    )
    parts = read(raw, "a.jsonl")
    assert [part.name for part in parts] == [f"a.jsonl, line {number}" for number in (1, 3, 4, 5, 6)]
    assert [bool(part.dispatch) for part in parts] == [True, False, False, False, True]
    assert parts[1].reason == "It is no JSON, character 2: give every dispatch as one object on one line."
    assert "no field for the text" in parts[2].reason
    assert "“title”" in parts[2].reason


def test_a_list_of_dispatches_and_a_single_one_are_read_too():
    assert [
        part.name
        for part in read(b"[" + line(body="Ana said so.") + b"," + line(body="Bruno said so.") + b"]", "a.json")
    ] == [
        "a.json, item 1",
        "a.json, item 2",
    ]
    [part] = read(json.dumps({"body": "Ana said so."}, indent=2).encode(), "a.json")
    assert part.name == "a.json"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"body": 5}, "holds no text"),
        ({"body": None, "title": "Bridge"}, "no field for the text"),
        ({"body": "Ana said so.", "text": "Bruno said so."}, "several fields for the body"),
        ({"body": "  "}, "cell for the text is empty"),
    ],
)
def test_an_object_without_one_text_is_refused(fields, reason):
    assert reason in reasons(line(**fields), "a.jsonl")[0]


def test_half_a_character_stands_as_a_mark_and_is_told():
    [part] = read(b'{"body": "Ana said \\ud800 so."}', "a.jsonl")
    assert part.dispatch.body == "Ana said � so.\n"
    assert "damaged characters in the text stand as �" in part.dispatch.notes
