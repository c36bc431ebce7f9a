"""What was found in a sentence is what is found in its parts."""

from __future__ import annotations

import pytest
from ahocorasick_rs import AhoCorasick

from articles.extraction.swept import Swept

AUTOMATON = AhoCorasick(["ana", "an", "bridge", "bridges"])
SENTENCE = "ana testić opened a bridge; bridges are for ana"


@pytest.mark.parametrize(
    "part",
    [
        SENTENCE,
        "a bridge",
        "bridges",  # cut where a shorter word stands before it
        "a bridg",  # ends inside a word that was found
        "na testić",  # begins inside one
        "ana",  # stands there twice
        "opened",
        "",
        "a bridge of another sentence",
    ],
)
def test_a_part_has_the_hits_it_has_alone(part: str) -> None:
    alone = AUTOMATON.find_matches_as_indexes(part, overlapping=True)
    assert sorted(Swept(AUTOMATON).hits(part, SENTENCE)) == sorted(alone)


def test_another_sentence_is_swept_anew() -> None:
    swept = Swept(AUTOMATON)
    assert swept.hits("ana", "for ana")
    assert not swept.hits("opened", "opened")
    assert swept.hits("ana", "for ana")
