"""What surrounds a report: read where the text has it, unknown where it has not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.layout import read_layout
from articles.extraction.records import PartialDate, Precision
from tests.extraction.clock import MOST, growth

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
UNKNOWN = PartialDate()
NOVEMBER_20 = PartialDate(date(2023, 11, 20), Precision.DAY, "20 November 2023")


@dataclass(frozen=True)
class Case:
    text: str
    content: str
    title: str = ""
    dateline: str = ""
    byline: str = ""
    outlet: str = ""
    published: PartialDate = UNKNOWN


CASES = {
    "a title before a blank line": Case(
        "A bridge opens\n\nThe bridge opened on Monday, officials said.",
        title="A bridge opens",
        content="The bridge opened on Monday, officials said.",
    ),
    "a short first line before prose": Case(
        "A bridge opens\nThe bridge opened on Monday and was at once full of people, Ana Testić said.\nIt is long.",
        title="A bridge opens",
        content="The bridge opened on Monday and was at once full of people, Ana Testić said.\nIt is long.",
    ),
    "a question may be a title": Case("Who pays?\n\nNobody said.", title="Who pays?", content="Nobody said."),
    "a title over two lines of fixed width": Case(
        "A bridge of which nobody thought that it\nwould open opens\n\nThe bridge opened.",
        title="A bridge of which nobody thought that it would open opens",
        content="The bridge opened.",
    ),
    "a long title before a line of another kind": Case(
        "A bridge opens after all these years\nFrom our correspondent in Exampleville\n\nIt opened.\nIt is long.",
        title="A bridge opens after all these years",
        byline="From our correspondent in Exampleville",
        content="It opened.\nIt is long.",
    ),
    "a title printed twice": Case(
        "A bridge opens\n\nA bridge  opens\n\nIt opened.", title="A bridge opens", content="It opened."
    ),
    "blank space around": Case(
        "\ufeff\n  A bridge\u00a0opens \r\n\r\n It opened. \r\n\r\n", title="A bridge opens", content="It opened."
    ),
    "prose first: no title": Case(
        "The bridge opened on Monday.\n\nIt is long.", content="The bridge opened on Monday.\n\nIt is long."
    ),
    "prose of fixed width: no title": Case(
        "The bridge over the river was opened on\nMonday, the ministry said, and is long.\n\nPeople came.",
        content="The bridge over the river was opened on\nMonday, the ministry said, and is long.\n\nPeople came.",
    ),
    "one line alone: no title": Case("A bridge opens", content="A bridge opens"),
    "nothing": Case("", content=""),
    "nothing but blank space": Case(" \n\u200b\n", content=""),
    # datelines
    "a dateline with date and agency": Case(
        "A bridge opens\n\nEXAMPLEVILLE, Nov 20 (Agency) – The bridge opened.",
        title="A bridge opens",
        dateline="EXAMPLEVILLE, Nov 20 (Agency)",
        outlet="Agency",
        published=PartialDate(phrase="Nov 20"),
        content="The bridge opened.",
    ),
    "a title that ends as a sentence, above an agency's dateline": Case(
        "A bridge opens.\n\nEXAMPLEVILLE, Mass., Nov. 20 (AG) — The bridge opened.",
        title="A bridge opens.",
        dateline="EXAMPLEVILLE, Mass., Nov. 20 (AG)",
        outlet="AG",
        published=PartialDate(phrase="Nov. 20"),
        content="The bridge opened.",
    ),
    "a dateline in small letters with a full date": Case(
        "A bridge opens\n\nExampleville, 20 November 2023 - The bridge opened.",
        title="A bridge opens",
        dateline="Exampleville, 20 November 2023",
        published=NOVEMBER_20,
        content="The bridge opened.",
    ),
    "a dateline of place, land and agency": Case(
        "EXAMPLEVILLE, Exampleland (AG) — “It opened,” she said.",
        dateline="EXAMPLEVILLE, Exampleland (AG)",
        outlet="AG",
        content="“It opened,” she said.",
    ),
    "a dateline of capitals alone": Case(
        "EXAMPLEVILLE -- The bridge opened.", dateline="EXAMPLEVILLE", content="The bridge opened."
    ),
    "a dateline on a line of its own": Case(
        "A bridge opens\n\nExampleville, 20 November 2023\n\nIt opened.",
        title="A bridge opens",
        dateline="Exampleville, 20 November 2023",
        published=NOVEMBER_20,
        content="It opened.",
    ),
    "a sentence with a dash is no dateline": Case(
        "A bridge opens\n\nThe bridge – Ana Testić built it – opened.",
        title="A bridge opens",
        content="The bridge – Ana Testić built it – opened.",
    ),
    "a name with a dash is no dateline": Case(
        "A bridge opens\n\nExampleville – Testić said so – is far.",
        title="A bridge opens",
        content="Exampleville – Testić said so – is far.",
    ),
    # bylines and date lines
    "a byline and a date line": Case(
        "A bridge opens\nBy Ana Testić and Bruno Exampleson\nMonday, 20 November 2023, 14:30\n\nIt opened.",
        title="A bridge opens",
        byline="Ana Testić and Bruno Exampleson",
        published=NOVEMBER_20,
        content="It opened.",
    ),
    "a byline of an outlet": Case(
        "A bridge opens\n\nPiše: Ana Testić\n\nOtvoren je.",
        title="A bridge opens",
        byline="Ana Testić",
        content="Otvoren je.",
    ),
    "a published line": Case(
        "A bridge opens\n\nPublished: 20 November 2023\n\nIt opened.",
        title="A bridge opens",
        published=NOVEMBER_20,
        content="It opened.",
    ),
    "a sentence that begins with By is no byline": Case(
        "A bridge opens\n\nBy Monday it will be open, Ana Testić said.",
        title="A bridge opens",
        content="By Monday it will be open, Ana Testić said.",
    ),
    "a line that begins with By and a day is no byline": Case(
        "A bridge opens\n\nBy Monday\n\nIt opens.", title="A bridge opens", content="By Monday\n\nIt opens."
    ),
    "a date that the calendar does not have": Case(
        "A bridge opens\n\n31 February 2023\n\nIt opened.",
        title="A bridge opens",
        published=PartialDate(phrase="31 February 2023"),
        content="It opened.",
    ),
    # tails
    "an outlet between slashes": Case(
        "It opened on May 3./The Example Post/", outlet="The Example Post", content="It opened on May 3."
    ),
    "a source line": Case("It opened.\n\nSource: The Example Post\n", outlet="The Example Post", content="It opened."),
    "a source that is an address names no outlet": Case(
        "It opened.\nSource: https://example.org/a", content="It opened."
    ),
    "an agency in parentheses": Case("It opened. (Beta)", outlet="Beta", content="It opened."),
    "hashes after a source": Case("It opened.\n\nIzvor: Primjer\n\n###\n", outlet="Primjer", content="It opened."),
    "an end mark": Case("It opened.\n\n-30-", content="It opened."),
    "an abbreviation in parentheses is no agency": Case(
        "It was opened by the ministry (MFA)", content="It was opened by the ministry (MFA)"
    ),
    "a fraction is no outlet": Case("The price is 3/4", content="The price is 3/4"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_frame_of_a_report_is_read(case):
    layout = read_layout(case.text)
    assert case.text[layout.content.start : layout.content.end] == case.content
    assert (layout.title, layout.dateline, layout.byline) == (case.title, case.dateline, case.byline)
    assert (layout.outlet, layout.published) == (case.outlet, case.published)


def test_the_title_ends_where_its_last_letter_ends():
    text = "\n  A bridge opens  \n\nIt opened."
    assert text[: read_layout(text).title_end] == "\n  A bridge opens"


@given(st.text(alphabet="AaБш .,:;/-–—()#\n\r\u00a0\u200b0123“”By", max_size=120))
def test_any_text_has_a_content_inside_it_and_after_its_title(text):
    layout = read_layout(text)
    assert 0 <= layout.title_end <= layout.content.start <= layout.content.end <= len(text)
    content = text[layout.content.start : layout.content.end]
    assert content == content.strip()
    assert bool(layout.title) == (layout.title_end > 0)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A ",
        "\n",
        " \n",
        "A\n",
        "/",
        "/a",
        "(A",
        "– ",
        "By A, ",
        "Source: ",
        "20 ",
        "2023-11-20\n",
        "###\n",
        "A. (B)\n",
        "NO ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece):
    assert growth(read_layout, piece, 40_000) <= MOST


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two seed dispatches are not beside the project")
def test_of_the_seeds_one_has_a_title_and_one_has_none():
    titled, untitled = (path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    layout = read_layout(titled)
    assert layout.title == titled.partition("\n")[0]
    assert titled[: layout.title_end] == layout.title
    layout = read_layout(untitled)
    assert (layout.title, layout.title_end, layout.outlet) == ("", 0, "The Geopost")
    assert untitled[layout.content.end :].strip() == "/The Geopost/"
    assert layout.content.start == 0
    assert layout.published == PartialDate()
