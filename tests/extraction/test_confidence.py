"""How sure a statement is follows from how it was found and how its speaker was."""

import pytest

from tests.extraction.people_of_nowhere import statements

SURER = [
    # the first is found, or its speaker known, by a rule that is right more often
    ("“It is wide open,” Ana Testić said.", "“It is wide open,” he said."),
    ("“It is wide open,” Ana Testić said.", "Ana Testić said that it is wide open."),
    ("Ana Testić said that it is wide open.", "Ana Testić urged everybody to go home."),
    ("Ana Testić urged everybody to go home.", "Ana Testić welcomed the new bridge in the valley."),
    ("Bruno Exampleson said that it is wide open.", "Bruno Examplezon said that it is wide open."),
    ("Ana Testić said that it is wide open.", "Ana Testić left, saying that it is wide open."),
]


@pytest.mark.parametrize(("one", "other"), SURER)
def test_the_surer_of_two(one: str, other: str) -> None:
    (sure,) = statements(one)
    (doubtful,) = statements(other)
    assert 1 >= sure.confidence > doubtful.confidence > 0


def test_words_of_an_unknown_speaker_are_for_a_curator_to_see() -> None:
    (statement,) = statements("“It is wide open and it is free for all of us.”")
    assert (statement.speaker, statement.confidence < 0.5) == ("", True)
