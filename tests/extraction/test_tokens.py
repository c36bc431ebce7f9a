"""Which sentences need to be read as words, and what counts as a verb in them."""

import pytest

from articles.extraction.marks import read_marks
from articles.extraction.records import Span
from articles.extraction.tokens import QUOTE, Cues, mask, read_words


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("She said so.", True),
        ("According to the choir it rained.", True),
        ("Testić: it rained.", True),
        ("It “rained” again.", True),
        ("It rained again.", False),
        ("An essay on prophecy.", False),  # "say" inside another word
    ],
)
def test_only_a_sentence_with_a_cue_or_marks_is_read(text: str, read: bool) -> None:
    span = Span(0, len(text))
    assert Cues(mask(text, read_marks(text, [span]).quoted)).within(span) is read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. choir's hall", ["the", "u.s.", "choir's", "hall"]),
        ("a well-kept, 1,000-year-old bridge.", ["a", "well-kept", ",", "1,000-year-old", "bridge", "."]),
        ("5.5% (of 1,00)…", ["5.5%", "(", "of", "1", ",", "00", ")", "…"]),
        ("It “rained”, “snowed”“hailed”.", ["it", QUOTE, ",", QUOTE, QUOTE, "."]),
        ("a.b. c. -d '", ["a.b.", "c", ".", "-", "d", "'"]),
    ],
)
def test_what_one_word_is(text: str, words: list[str]) -> None:
    passages = read_marks(text, [Span(0, len(text))]).quoted
    read = read_words(text, mask(text, passages), Span(0, len(text)), {passage.start: passage for passage in passages})
    assert read.words == words


@pytest.mark.parametrize(
    ("text", "word", "finite"),
    [
        ("The choir met in the hall.", 2, True),
        ("Mr Will Nobodyson came.", 1, False),
        ("The choir will come.", 2, True),
        ("The choir came.", 1, False),
    ],
)
def test_what_looks_like_a_finite_verb(text: str, word: int, finite: bool) -> None:
    assert read_words(text, mask(text, ()), Span(0, len(text)), {}).is_finite(word) is finite
