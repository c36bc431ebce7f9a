"""Quotation marks in every mixture that dispatches bring."""

import pytest

from articles.extraction.marks import read_marks
from articles.extraction.sentences import paragraphs, sentences


def quoted(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in read_marks(text, paragraphs(text)).quoted]


ROWS = [
    ("“We are ready,” she said.", ["We are ready,"]),
    ("„We are ready,” she said.", ["We are ready,"]),
    ("„We are ready“, she said.", ["We are ready"]),
    ('„We are ready", she said.', ["We are ready"]),
    ("«We are ready», she said.", ["We are ready"]),
    ("»We are ready«, she said.", ["We are ready"]),
    ('"We are ready," she said. "Now go."', ["We are ready,", "Now go."]),
    ("''We are ready,'' she said.", ["We are ready,"]),
    ("``We are ready,'' she said.", ["We are ready,"]),
    ("''He's ready, isn't he,'' she said. ''Don't worry.''", ["He's ready, isn't he,", "Don't worry."]),
    ("‘We are ready’, she said.", ["We are ready"]),
    ("The mayor’s and the workers’ demands were met.", []),
    ("In the '90s the workers' hall was 'open to all', he said.", ["open to all"]),
    ("“The “inner circle” decides,” she said.", ["The “inner circle” decides,"]),
    ("“She said ‘never again’ and left,” he said.", ["She said ‘never again’ and left,"]),
    ("the “loud words and signs of “quiet work”, she said.", ["loud words and signs of “quiet work"]),
    ("“We are ready.\n“And we go on,” she said.", ["We are ready.", "And we go on,"]),
    ("We are ready,” she said.", []),
    ("“It's unusual,“ she said.", ["It's unusual,"]),
    ('She sent a 5" screw.', []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_the_words_between_marks_are_found(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_unclosed_mark_is_noted_and_spoils_only_its_paragraph() -> None:
    text = "“We are ready, she said.\n\n“Now go,” he said."
    marks = read_marks(text, paragraphs(text))
    assert [text[q.inner.start : q.inner.end] for q in marks.quoted] == ["We are ready, she said.", "Now go,"]
    assert [q.closed for q in marks.quoted] == [False, True]
    assert "opened at 0" in marks.notes[0]


def split(text: str) -> list[str]:
    found = paragraphs(text)
    marks = read_marks(text, found).quoted
    return [text[s.start : s.end] for paragraph in found for s in sentences(text, paragraph, marks)]


WRAPPED = "The hall in the old town was opened by the mayor of the\nneighbouring town, and the choir sang for an hour."

SENTENCES = [
    ("She left. He stayed.", ["She left.", "He stayed."]),
    ("“We go. We stay,” she said. He left.", ["“We go. We stay,” she said.", "He left."]),
    ("“We go.” “We stay,” she said.", ["“We go.”", "“We stay,” she said."]),
    ("“Will we go?” Ana Testić asked. He left.", ["“Will we go?” Ana Testić asked.", "He left."]),
    ("Mr. B. Exampleson met Gen. Samplov at 5 p.m.", ["Mr. B. Exampleson met Gen. Samplov at 5 p.m."]),
    ("It is in the U.S. The rest is not.", ["It is in the U.S.", "The rest is not."]),
    ("One line\nAnother line", ["One line", "Another line"]),
    (
        WRAPPED,
        [WRAPPED],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_are_never_cut_inside_marks(text: str, expected: list[str]) -> None:
    assert split(text) == expected
