"""Topics of a statement: the narrowest text that supports one, and patterns that cannot hang."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import reference
from articles.extraction.patterns import BadPattern, Sieve, compiled, literals_of
from articles.extraction.records import Tag, TopicEntry
from articles.extraction.topics import TopicTagger
from articles.gazetteer import from_reference
from tests.extraction.clock import MOST, growth

BRIDGE = TopicEntry("bridges", include=(r"\bbridges?\b",), exclude=(r"\bbridge of the nose\b",))
TUNNEL = TopicEntry("tunnels", include=(r"\btunnels?\b",), requires_any=(r"\bmountain\b",))


@pytest.fixture(scope="module")
def reference_tagger() -> TopicTagger:
    return TopicTagger(from_reference().topics)


@pytest.mark.parametrize(
    ("statement", "slugs"),
    [
        ("The bridge will open in spring", "bridges"),
        ("THE BRIDGES", "bridges"),
        ("a blow on the bridge of the nose", ""),
        ("a blow on the bridge of the nose near the bridge", "bridges"),
        ("the tunnel through the mountain and the bridge", "bridges tunnels"),
        ("the tunnel through the hill", ""),
        ("abridged", ""),
        ("", ""),
    ],
)
def test_exclusions_are_cut_before_a_topic_is_found(statement, slugs):
    assert [tag.key for tag in TopicTagger([BRIDGE, TUNNEL]).tag(statement, "", "")] == slugs.split()


def test_what_a_topic_requires_may_stand_in_the_article():
    tagger = TopicTagger([TUNNEL])
    assert tagger.tag("the tunnel is late", "", "A road.\n\nThe mountain is high.") == (Tag("tunnels", "statement"),)
    assert tagger.tag("the tunnel is late", "", "A road.\n\nThe hill is high.") == ()


def test_the_narrowest_text_that_has_a_topic_decides():
    tagger = TopicTagger([BRIDGE, TUNNEL])

    def tags(statement, sentence):
        return tagger.tag(statement, sentence, "It crosses a mountain.", title="The bridge opens")

    assert tags("the tunnel is late", "Of the bridge she said so.") == (Tag("tunnels", "statement"),)
    assert tags("it is late", "Of the tunnel she said it is late.") == (Tag("tunnels", "sentence"),)
    assert tags("it is late", "She said it is late.") == (Tag("bridges", "article"),)


def test_a_statement_has_its_own_topics_and_not_those_of_its_sentence():
    tagger = TopicTagger([BRIDGE, TUNNEL])
    sentence = "Of the tunnel in the mountain she said the bridge is late."
    assert tagger.tag("the bridge is late", sentence, sentence) == (Tag("bridges", "statement"),)
    assert tagger.tag("it is late", sentence, sentence) == (Tag("bridges", "sentence"), Tag("tunnels", "sentence"))


def test_what_a_sentence_has_is_judged_in_each_article_anew():
    tagger = TopicTagger([TUNNEL])
    for article, slugs in (
        ("The mountain is high.", ["tunnels"]),
        ("The hill is high.", []),
        ("A mountain.", ["tunnels"]),
    ):
        tags = tagger.tag("it is late", "Of the tunnel she said it is late.", article, title="The tunnel")
        assert [tag.key for tag in tags] == slugs


def test_what_only_meets_because_of_a_cut_may_still_be_excluded():
    topic = TopicEntry("roads", include=(r"\broad\b",), exclude=(r"\bvery\b", r"\bno\s+road\b"))
    assert TopicTagger([topic]).tag("a road", "", "")
    assert TopicTagger([topic]).tag("there is no very road", "", "") == ()


@pytest.mark.parametrize("title", ["The bridge and the tunnel open", "The road opens", ""])
def test_an_article_decides_only_by_a_title_of_one_topic(title):
    article = "The bridge is the matter of this report.\n\nThe mountain is high."
    assert TopicTagger([BRIDGE, TUNNEL]).tag("it is late", "She said it is late.", article, title=title) == ()


def test_a_line_break_or_a_no_break_space_is_a_blank():
    tagger = TopicTagger([TopicEntry("spans", include=(r"\blong span\b",))])
    assert tagger.tag("a long\nspan", "", "")
    assert tagger.tag("a long\u00a0 span", "", "")


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        (r"(unclosed", "no regular expression"),
        (r"(?P<a>x)(?P<a>y)", "no regular expression"),
        (r"(?:a+)+b", "repeats"),
        (r"(?:a|b*)*c", "repeats"),
        (r"(?:\w+\s?){1,5000}x", "repeats"),
        (r"(?=(?:a+)+b)x", "repeats"),
    ],
)
def test_a_pattern_that_cannot_run_is_named_with_its_topic(pattern, complaint):
    for field in ("include", "exclude", "requires_any"):
        entry = TopicEntry("bridges", **({"include": (r"\bbridge\b",)} | {field: (pattern,)}))
        with pytest.raises(BadPattern, match="topic bridges: .*" + complaint) as raised:
            TopicTagger([entry])
        assert pattern in str(raised.value)


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bbridges?\b", {"bridge"}),
        (r"\bRado[ij]{1,2}[cč]i\b", {"rado"}),
        (r"\b(?:open|shut)s? the bridge\b", {" the bridge"}),
        (r"\b(?:bridge|tunnel)s?\b", {"bridge", "tunnel"}),
        (r"(?-i:\bNIS\b)", {"nis"}),
        (r"5 ?\+ ?2", {"+"}),
        (r"\d ?\w", set()),
        (r"(?:bridge)?", set()),
        (r"\b(?:bridge|\w+)\b", set()),
    ],
)
def test_a_pattern_promises_the_words_that_its_matches_must_hold(pattern, literals):
    assert literals_of(pattern) == literals


PATTERNS = [pattern for row in reference.load().topics for pattern in row.include]
COMPILED = [re.compile(pattern, re.IGNORECASE) for pattern in PATTERNS]
SIEVE = Sieve(PATTERNS)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("they joined the Union", {0, 1}), ("all the joined rivers", set()), ("the bloc said so", {1}), ("", set())],
)
def test_a_pattern_is_tried_only_where_all_that_it_needs_stands(text, numbers):
    assert Sieve([r"\bjoin(?:s|ed)? the (?:Union|bloc)\b", r"(?:the Union|bloc)\b"]).candidates(text) == numbers


SENTENCES = [sentence for row in reference.load().topics for sentence in (*row.positive, *row.negative)]


@given(st.lists(st.sampled_from(SENTENCES) | st.text(alphabet="KkıİſsKFORfor -+25", max_size=12), max_size=3))
def test_the_sieve_never_drops_a_pattern_that_matches(pieces):
    text = " ".join(pieces)
    matching = {number for number, pattern in enumerate(COMPILED) if pattern.search(text)}
    assert matching <= SIEVE.candidates(text)


@pytest.mark.parametrize(
    ("statement", "slug"),
    [
        ("We will keep our soldiers in KFOR.", "kfor"),
        ("Work on the Association of Serb-majority Municipalities has to begin.", "kosovo-serbia-dialogue"),
        ("The Dayton Agreement holds.", "dayton-ohr"),
        ("The country stays on its EU path.", "eu-accession"),
        ("It was propaganda.", "disinformation"),
    ],
)
def test_the_reference_topics_find_what_is_said(reference_tagger, statement, slug):
    assert Tag(slug, "statement") in reference_tagger.tag(statement, statement, "")


def test_every_reference_pattern_is_fit_to_run():
    for pattern in PATTERNS:
        assert compiled(pattern)


@pytest.mark.parametrize(
    "piece",
    [
        "influence ",
        "buy a ",
        "Donetsk ",
        "NATO-led forces ",
        "referendum, ",
        "x",
        "High Representative for Foreign Affairs ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(reference_tagger, piece):
    assert growth(lambda text: reference_tagger.tag(text, "", ""), piece, 40_000) <= MOST
