"""What "it" is about: a statement that names no country takes it over from what its speaker said just before."""

import pytest

from articles.extraction.records import Tag, TopicEntry
from articles.extraction.topics import TopicTagger
from tests.extraction.people_of_nowhere import statements


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ana Testić said that Sylvania had closed the bridge. “It threatens us all,” she said.",
            [("SY", "statement"), ("SY", "before")],
        ),
        # another speaker means something of their own
        (
            "Ana Testić said that Sylvania had closed the bridge. “It threatens us all,” Bruno Exampleson said.",
            [("SY", "statement"), None],
        ),
        # a sentence of the reporter's stands between
        (
            "Ana Testić said that Sylvania had closed the bridge. The rain went on. “It threatens us all,” she said.",
            [("SY", "statement"), None],
        ),
        # its own country wins
        (
            "Ana Testić said that Sylvania had closed the bridge. “Freedonia is next,” she said.",
            [("SY", "statement"), ("FR", "statement")],
        ),
        # what was only taken over goes no further
        (
            "Ana Testić said that Sylvania had closed it. “It threatens us all,” she said. “We are ready,” she said.",
            [("SY", "statement"), ("SY", "before"), None],
        ),
    ],
)
def test_a_country_is_carried_on_once_and_by_the_same_speaker_only(text, told):
    found = [next(((tag.key, tag.rule) for tag in s.countries), None) for s in statements(text)]
    assert found == told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Sylvania closes a bridge", [("SY", "article")]),
        ("Sylvania and Freedonia close a bridge", []),
    ],
)
def test_the_title_of_the_dispatch_is_the_last_resort(title, told):
    (found,) = statements(f"{title}\n\n“It threatens us all,” Ana Testić said on a long and rainy day by the river.")
    assert [(tag.key, tag.rule) for tag in found.countries] == told


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("Sylvania shut a bridge. Sylvania’s rivers rose. In Sylvania it rained.", [("SY", "article")]),
        (
            "Sylvania and Freedonia talked. Sylvania left. Freedonia left. Sylvania came back, and Freedonia.",
            [("SY", "article"), ("FR", "article")],
        ),
        ("Sylvania shut a bridge. Sylvania’s rivers rose.", []),  # too little to go by
    ],
)
def test_after_the_title_comes_what_the_dispatch_speaks_of_nearly_alone(report, told):
    (found,) = statements(f"{report}\n\n“It threatens us all,” Ana Testić said on a long and rainy day by the river.")
    assert [(tag.key, tag.rule) for tag in found.countries] == told


def test_what_points_back_keeps_the_topics_it_points_to_beside_its_own():
    topics = (
        TopicEntry("bridges", (r"\bbridges?\b",), (), ()),
        TopicEntry("rain", (r"\brain\b",), (), ()),
    )
    tagger = TopicTagger(topics)
    before = [Tag("bridges", "statement")]
    told = {
        words: [tag.key for tag in tagger.tag(words, words, words, before=before)]
        for words in ("This brings rain", "The rain will stop", "We are ready")
    }
    assert list(told.values()) == [["rain", "bridges"], ["rain"], ["bridges"]]
