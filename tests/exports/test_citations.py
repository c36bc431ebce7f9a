"""One statement as a citation. No database."""

import json

import pytest

from articles.exports.citations import apa, at_the_source, chicago, citations

PROOF = f"Newsdesk statement 17, characters 10–41 of the text with SHA-256 {'ab' * 32}"
STATE = "(said 2023-04-30; machine-read, unreviewed; collection 2024-01-02T03:04:06Z.12)"
END = f"{PROOF} {STATE}, https://desk.example/statements/17/."


def test_chicago(row):
    assert chicago(row()) == (
        "Ana Testić, reported in Bruno Exampleson, “The bridge opens,” The Daily Example, May 1, 2023, "
        f"https://daily.example/bridge. {END}"
    )


def test_apa(row):
    assert apa(row()) == (
        "Bruno Exampleson. (2023, May 1). The bridge opens [Statement by Ana Testić]. The Daily Example. "
        f"https://daily.example/bridge {END}"
    )


def test_what_is_not_known_is_left_out_and_an_unknown_date_says_so(row):
    bare = row(author="", outlet="", url="", published_on="", speaker="", speaker_printed="")
    assert chicago(bare) == f"a speaker not identified, reported in “The bridge opens,” n.d. {END}"
    assert apa(bare) == f"The bridge opens [Statement by a speaker not identified]. (n.d.). {END}"


@pytest.mark.parametrize(
    ("given", "start", "until", "in_chicago", "in_apa"),
    [
        ("2023-05", "", "", " May 2023,", "(2023, May)"),
        ("2023", "", "", " 2023,", "(2023)"),
        ("", "2022-01-05", "2022-11-30", " ca. 2022,", "(ca. 2022)"),
        ("", "2022-11-20", "2022-11-21", " ca. November 2022,", "(ca. 2022, November)"),
        ("", "2022-11-20", "2022-11-20", " ca. November 20, 2022,", "(ca. 2022, November 20)"),
        ("", "2022-11-20", "2023-02-01", " ca. 2022–2023,", "(ca. 2022–2023)"),
    ],
)
def test_a_date_is_no_more_certain_than_it_is(row, given, start, until, in_chicago, in_apa):
    dated = row(published_on=given, dated_from=start, dated_until=until)
    assert f"The Daily Example,{in_chicago}" in chicago(dated)
    assert in_apa in apa(dated)


def test_words_of_the_speaker_are_quoted_words_of_the_reporter_are_reported(row):
    assert "Ana Testić, quoted in" in chicago(row(kind="direct"))
    assert "Ana Testić, quoted in" in chicago(row(kind="mixed"))
    assert "Ana Testić, reported in" in chicago(row(kind="indirect"))


def test_quotation_marks_of_a_title_become_inner_ones_and_its_question_mark_needs_no_comma(row):
    assert "“‘Opened’ bridge?” The Daily Example" in chicago(row(title="“Opened” bridge?"))


def test_a_review_a_doubtful_day_and_a_footnote_are_part_of_the_citation(row):
    told = row(review="confirmed", said_on="2023", said_precision="year", said_inferred=True, footnotes=("K*: Note.",))
    for text in (chicago(told), apa(told)):
        assert "said 2023 (year known, inferred); confirmed; collection" in text
        assert text.endswith("K*: Note.")


def test_the_styles_stand_first_and_every_key_is_its_own(row):
    cited = citations(row())
    assert [c.label for c in cited] == ["Chicago", "APA", "BibTeX", "RIS", "CSL-JSON"]
    assert len({c.key for c in cited}) == 5
    assert json.loads(cited[-1].text)[0]["id"] == "newsdesk-17"


@pytest.mark.parametrize(
    ("url", "text", "link"),
    [
        ("https://a.example/x", "short words", "https://a.example/x#:~:text=short%20words"),
        ("https://a.example/x#top", "short words", "https://a.example/x#top:~:text=short%20words"),
        ("https://a.example/x", "a-b, c & d\ne", "https://a.example/x#:~:text=a%2Db%2C%20c%20%26%20d%20e"),
        ("https://a.example/x", "most čć", "https://a.example/x#:~:text=most%20%C4%8D%C4%87"),
        (
            "https://a.example/x",
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
            "https://a.example/x#:~:text=one%20two%20three%20four%20five,twelve%20thirteen%20fourteen%20fifteen%20sixteen",
        ),
        ("", "short words", ""),
        ("javascript:alert(1)", "short words", ""),
        ("ftp://a.example/x", "short words", ""),
    ],
)
def test_the_source_opens_at_the_words(row, url, text, link):
    assert at_the_source(row(url=url, text=text)) == link
