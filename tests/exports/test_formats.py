"""Every format, row by row: read back by the parsers that researchers' programs use. No database."""

import csv
import io
import json
from datetime import UTC, date, datetime

import bibtexparser
import feedparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from articles.exports import FORMATS, About, filename, stream
from articles.exports.csv import FORMULA
from articles.exports.rows import FIELDS
from articles.exports.version import CollectionVersion

VERSION = CollectionVersion(datetime(2024, 1, 2, 3, 4, 6, tzinfo=UTC), 12)
ABOUT = About(
    "all statements",
    "https://desk.example",
    "https://desk.example/statements/",
    "https://desk.example/statements.atom",
    VERSION,
)
NASTY = 'He said: "100% of {it} & #1_a \\ ~^$ <b>“čšž”</b>",\nER  - \n@misc{x, then; Ćwir'
WORDS = ("text", "title", "outlet", "author", "speaker", "speaker_printed", "role_then", "via", "cue", "said_phrase")


def written(suffix, *rows):
    return "".join(stream(FORMATS[suffix], [list(rows)], ABOUT))


def table(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def bib(text):
    return bibtexparser.loads(text, bibtexparser.bparser.BibTexParser(interpolate_strings=False)).entries


def printed(items):
    """What a citation style makes of CSL-JSON."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in bibliography.bibliography()]


# --- the record as it is -----------------------------------------------------------------------------------------


def test_json_lines_hold_every_field_unaltered(row):
    told = row(text=NASTY, title="=1+1", footnotes=("Exampleland*: an example.",))
    (record,) = [json.loads(line) for line in written("jsonl", told).split("\n") if line]
    assert tuple(sorted(record)) == tuple(sorted(FIELDS))
    assert record == {name: list(v) if isinstance(v, tuple) else v for name, v in told.record().items()}


def test_csv_has_the_same_columns_in_a_lasting_order(row):
    text = written("csv", row(text=NASTY), row(statement=18))
    assert text.startswith("\ufeffstatement,address,text,kind,")
    first, second = table(text)
    assert tuple(first) == FIELDS
    assert first["text"] == NASTY
    assert (second["statement"], second["countries"], second["said_inferred"]) == ("18", "Exampleland", "no")
    assert first["review"] == "machine-read, unreviewed"


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_found_is_still_a_file_of_its_format(suffix):
    text = written(suffix)
    assert {
        "csv": lambda: table(text),
        "jsonl": text.split,
        "ris": lambda: rispy.loads(text),
        "bib": lambda: bib(text) if text else [],
        "json": lambda: json.loads(text),
        "atom": lambda: feedparser.parse(text).entries,
    }[suffix]() == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_batches_are_joined_without_a_seam(suffix, row):
    rows = [row(statement=n, address=f"https://desk.example/statements/{n}/") for n in range(1, 6)]
    whole = written(suffix, *rows)
    assert "".join(stream(FORMATS[suffix], [rows[:2], [], rows[2:3], rows[3:]], ABOUT)) == whole


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_says_who_said_what_where_and_how_far_it_was_checked(suffix, row):
    text = written(suffix, row(footnotes=("Exampleland*: an example.",)))
    for told in (
        "the bridge would open in spring", "Ana Test", "Head of Bridges", "The bridge opens", "ab" * 32,
        "https://desk.example/statements/17/", "machine-read, unreviewed", "2024-01-02T03:04:06Z.12", "an example",
        "https://daily.example/bridge", "2023-04-30",
    ):  # fmt: skip
        assert told in text, told


# --- formulas ----------------------------------------------------------------------------------------------------

LEADING = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", " =", "\u00a0+", "\ufeff=", "＝", "＋", "－", "＠", "'="]


@pytest.mark.parametrize("leading", LEADING, ids=repr)
def test_no_cell_of_csv_begins_what_a_spreadsheet_would_calculate(leading, row):
    live = f'{leading}HYPERLINK("https://evil.example")'
    names = [name for name in FIELDS if isinstance(getattr(row(), name), str | tuple)]
    assert set(WORDS) <= set(names)
    for name in names:
        told = row(**{name: (live,) if isinstance(getattr(row(), name), tuple) else live})
        (cells,) = table(written("csv", told))
        assert cells[name] == f"'{live}", name
        assert not any(cell.lstrip()[:1] in "=+-@＝＋－＠" for cell in cells.values() if cell), name
        assert FORMULA.match(cells[name])
        assert json.loads(written("jsonl", told))[name] in (live, [live]), name


@pytest.mark.parametrize("suffix", ["ris", "bib", "json", "atom"])
@pytest.mark.parametrize("leading", LEADING, ids=repr)
def test_no_line_of_any_other_format_begins_with_a_formula(suffix, leading, row):
    live = f"x\n{leading}cmd|' /C calc'!A0"
    text = written(suffix, row(**dict.fromkeys(WORDS, live)))
    if suffix == "atom":  # a feed reader's text, where lines may begin as they like
        assert feedparser.parse(text).bozo is False
    else:
        assert not any(
            line.lstrip("\ufeff\u00a0 ")[:1] in tuple("=+-@＝＋－＠\t\0")
            for line in text.splitlines()
            if line and not line.startswith("@misc{newsdesk-")
        )


def test_a_cell_that_needs_no_apostrophe_gets_none(row):
    for text in ("“No,” she said", "2 + 2", "'tis", "a=b", "čšž", ""):
        assert table(written("csv", row(text=text)))[0]["text"] == text


# --- RIS, BibTeX, CSL-JSON, Atom by their parsers -----------------------------------------------------------------


@pytest.mark.filterwarnings("ignore")
def test_ris_is_read_by_rispy(row):
    (entry,) = rispy.loads(written("ris", row(text=NASTY, author="A\nER  - \nTY  - EVIL")))
    assert entry["type_of_reference"] == "NEWS"
    assert entry["abstract"] == " ".join(NASTY.split())
    assert entry["authors"] == ["A ER - TY - EVIL"]
    assert (entry["year"], entry["date"]) == ("2023", "2023/05/01/")
    assert entry["secondary_title"] == "The Daily Example"
    assert entry["urls"] == ["https://desk.example/statements/17/"]
    assert entry["keywords"] == ["Exampleland", "Bridges & dams"]


def test_bibtex_is_read_by_bibtexparser(row):
    first, second = bib(written("bib", row(), row(statement=18, text=NASTY, title="50% {of} bridges")))
    assert (first["ID"], first["ENTRYTYPE"]) == ("newsdesk-17", "misc")
    assert first["author"] == "{Bruno Exampleson}"
    assert (first["year"], first["month"], first["day"]) == ("2023", "5", "1")
    assert first["keywords"] == r"Exampleland, Bridges \& dams"
    assert first["url"] == "https://desk.example/statements/17/"
    assert second["abstract"].startswith(
        r'He said: "100\% of \textbraceleft{}it\textbraceright{} \& \#1\_a \textbackslash{}'
    )
    assert "50\\% \\textbraceleft{}of" in second["title"]


def test_csl_json_is_printed_by_a_citation_style(row):
    items = json.loads(
        written("json", row(), row(statement=18, published_on="", published_precision="unknown", author=""))
    )
    first, second = printed(items)
    assert "Bruno Exampleson" in first
    assert "The bridge opens" in first
    assert "statement by Ana Testić" in first
    assert "2023" in first
    assert "no date" in second or "n.d." in second


def test_csl_json_holds_the_words_unaltered(row):
    (item,) = json.loads(written("json", row(text=NASTY)))
    assert item["abstract"] == NASTY


def test_atom_is_read_by_feedparser(row):
    feed = feedparser.parse(written("atom", row(text=NASTY + "\x00\x0b", title="]]>"), row(statement=18)))
    assert not feed.bozo
    assert feed.feed.id == "https://desk.example/statements.atom"
    assert feed.feed.updated_parsed[:3] == (2024, 1, 2)
    assert {(link.rel, link.href) for link in feed.feed.links} == {
        ("self", "https://desk.example/statements.atom"),
        ("alternate", "https://desk.example/statements/"),
    }
    first = feed.entries[0]
    assert first.id == first.link == "https://desk.example/statements/17/"
    assert first.title.startswith("Ana Testić: He said")
    assert "machine-read, unreviewed" in first.content[0].value
    assert [tag.term for tag in first.tags] == ["X1", "Bridges & dams"]


# --- dates -------------------------------------------------------------------------------------------------------

DATED = [
    # given, from, until; CSL; RIS; BibTeX
    ("2023-05-01", "", "", {"date-parts": [[2023, 5, 1]]}, "2023/05/01/", "2023"),
    ("2023-05", "", "", {"date-parts": [[2023, 5]]}, "2023/05//", "2023"),
    ("2023", "", "", {"date-parts": [[2023]]}, "2023///", "2023"),
    ("", "", "", None, None, "n.d."),
    ("", "2022-03-01", "2022-09-30", {"date-parts": [[2022]], "circa": True}, "2022///ca. 2022, inferred", "ca. 2022"),
    (
        "",
        "2022-03-01",
        "2022-03-30",
        {"date-parts": [[2022, 3]], "circa": True},
        "2022/03//ca. March 2022, inferred",
        "ca. March 2022",
    ),
    (
        "",
        "2022-11-01",
        "2023-02-01",
        {"date-parts": [[2022], [2023]], "circa": True},
        "2022///ca. 2022–2023, inferred",
        "ca. 2022–2023",
    ),
]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("given", "start", "until", "csl", "ris", "year"), DATED)
def test_a_date_is_told_as_far_as_it_is_known(row, given, start, until, csl, ris, year):
    told = row(published_on=given, dated_from=start, dated_until=until)
    assert json.loads(written("json", told))[0].get("issued") == csl
    (entry,) = rispy.loads(written("ris", told))
    assert entry.get("date") == ris
    assert ("year" in entry) == bool(given)
    assert bib(written("bib", told))[0]["year"] == year
    assert len(printed(json.loads(written("json", told)))) == 1


# --- file names --------------------------------------------------------------------------------------------------


def test_a_file_is_called_by_what_was_asked():
    pairs = [("actor", "ana-testic"), ("since", "2023-01-01"), ("q", '../"dam"\r\nX: y')]
    name = filename("statements", pairs, date(2026, 11, 21), "csv")
    assert name == "newsdesk-statements-ana-testic-since-2023-01-01-q-dam-x-y-on-2026-11-21.csv"
    assert len(filename("statements", [("actor", "a" * 120)] * 50, date(2026, 11, 21), "csv")) < 120
