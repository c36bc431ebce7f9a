"""Statements in titles, after datelines, over broken lines, before tails; texts as they come from wires and pages."""

import pytest

from tests.extraction.people_of_nowhere import statements
from tests.extraction.tables import DIRECT, INDIRECT, MIXED, Expected, Row, read

TESTIC = "Ana Testić"
BODY = "\n\nThe hall in the old town was full on Monday evening."

TITLES: list[Row] = [
    ("Ana Testić says border is quiet" + BODY, [(INDIRECT, TESTIC, "border is quiet")]),
    ("Ana Testić: The border is quiet" + BODY, [(INDIRECT, TESTIC, "The border is quiet")]),
    ("Testić: The border is quiet" + BODY, [(INDIRECT, "Testić", "The border is quiet")]),
    ("Ana Testić: “The border is quiet”" + BODY, [(DIRECT, TESTIC, "The border is quiet")]),
    ("Ana Testić: 'The border is quiet'" + BODY, [(DIRECT, TESTIC, "The border is quiet")]),
    ("Ana Testić says border is ‘quiet’" + BODY, [(MIXED, TESTIC, "border is ‘quiet’")]),
    ("Border is quiet, says Ana Testić" + BODY, [(INDIRECT, TESTIC, "Border is quiet")]),
    ("Border is quiet, Ana Testić says" + BODY, [(INDIRECT, TESTIC, "Border is quiet")]),
    ("Ana Testić urges Sylvania to open border" + BODY, [(INDIRECT, TESTIC, "Sylvania to open border")]),
    ("The border is quiet" + BODY, []),
    ("Ana Testić meets Cyril Samplov in Rome" + BODY, []),
    ("A bridge in the valley: what comes next" + BODY, []),
    ("The Latest: Choirs are popular" + BODY, []),
    ("Bridges: Choirs are popular" + BODY, []),
    ("Poll: Choirs are popular" + BODY, [(INDIRECT, "Poll", "Choirs are popular")]),
    ("Ana Testić Vows To Open Border" + BODY, [(INDIRECT, TESTIC, "To Open Border")]),
    ("The Latest: Ana Testić tells choir she’s with them" + BODY, [(INDIRECT, TESTIC, "she’s with them")]),
    ("The Latest: Ana Testić urges choirs to leave" + BODY, [(INDIRECT, TESTIC, "choirs to leave")]),
    ("Email: “Send us your songs and letters.”" + BODY, []),
    ("Correction: “Choirs are popular in the valley.”" + BODY, []),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_a_title_speaks_and_is_marked_as_one(text: str, expected: Expected) -> None:
    assert read(text) == expected
    assert all(statement.in_title for statement in statements(text))


DATELINES: list[Row] = [
    ("ROME, Nov 20 (LEX) - Ana Testić said the border is quiet.", [(INDIRECT, TESTIC, "the border is quiet")]),
    ("ROME (LEX) — Ana Testić said the border is quiet.", [(INDIRECT, TESTIC, "the border is quiet")]),
    ("ROME, 20 November 2023 – Ana Testić said the border is quiet.", [(INDIRECT, TESTIC, "the border is quiet")]),
    ("ROME, May 2, 2000 -- (LEX) The border is quiet, Ana Testić said.", [(INDIRECT, TESTIC, "The border is quiet")]),
    ("Rome -- (LEX) The border is quiet, Ana Testić said.", [(INDIRECT, TESTIC, "The border is quiet")]),
    ("ROME -- The border is quiet, Ana Testić said.", [(INDIRECT, TESTIC, "The border is quiet")]),
    ("Rome, 20 November – “The border is quiet,” Ana Testić said.", [(DIRECT, TESTIC, "The border is quiet,")]),
    (
        "ROME/FREEDOPOLIS, 20 November 2023 – Ana Testić said the border is quiet.",
        [(INDIRECT, TESTIC, "the border is quiet")],
    ),
]


@pytest.mark.parametrize(("line", "expected"), DATELINES)
def test_a_dateline_belongs_to_no_statement(line: str, expected: Expected) -> None:
    assert read("A quiet border\n\n" + line) == expected


BROKEN: list[Row] = [
    (
        "A quiet border\n\nThe hall in the old town of Rome was full to its very last seat when Ana\nTestić said that "
        "the border is quiet and that the soldiers who had crossed the\nriver are back.",
        [
            (
                INDIRECT,
                "Ana\nTestić",
                "the border is quiet and that the soldiers who had crossed the\nriver are back",
            )
        ],
    ),
    (
        "A quiet border\n\nThe hall in the old town of Rome was full to its very last seat. “The border is\nquiet, and "
        "the soldiers who had crossed the river in spring are back,” Ana Testić\nsaid.",
        [
            (
                DIRECT,
                TESTIC,
                "The border is\nquiet, and the soldiers who had crossed the river in spring are back,",
            )
        ],
    ),
    (
        "A quiet border\n\nAna Testić said that the border is quiet.\nIt rained.",
        [(INDIRECT, TESTIC, "the border is quiet")],
    ),
    (
        "A quiet border\n\nAna  Testić   said that  the border is quiet.",
        [(INDIRECT, "Ana  Testić", "the border is quiet")],
    ),
    (
        "A quiet border\n\nAna Testić said\u00a0that the border is\u00a0quiet.",
        [(INDIRECT, TESTIC, "the border is\u00a0quiet")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_broken_lines_and_odd_blanks_are_kept_as_they_are(text: str, expected: Expected) -> None:
    assert read(text) == expected


TAILS: list[Row] = [
    (
        "A quiet border\n\nAna Testić said the border is quiet. /The Example Post/",
        [(INDIRECT, TESTIC, "the border is quiet")],
    ),
    (
        "A quiet border\n\nAna Testić said the border is quiet.\n\nSource: Ana Testić said so",
        [(INDIRECT, TESTIC, "the border is quiet")],
    ),
    ("A quiet border\n\nAna Testić said the border is quiet.\n\n###", [(INDIRECT, TESTIC, "the border is quiet")]),
    (
        "A quiet border\n\nAna Testić said the border is quiet.\n\nReporting by Franko Nobodić",
        [(INDIRECT, TESTIC, "the border is quiet")],
    ),
    (
        "A quiet border\n\nBy Franko Nobodić\n\nAna Testić said the border is quiet.",
        [(INDIRECT, TESTIC, "the border is quiet")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TAILS)
def test_bylines_and_tails_say_nothing(text: str, expected: Expected) -> None:
    assert read(text) == expected


def test_a_title_repeated_in_the_text_gives_two_statements_of_which_one_is_marked() -> None:
    found = statements("Ana Testić: The border is quiet\n\nAna Testić said: “The border is quiet.”")
    assert [(s.in_title, s.text) for s in found] == [(True, "The border is quiet"), (False, "The border is quiet.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poll: Choirs are popular." + BODY, [(INDIRECT, "Poll", "Choirs are popular")]),
        ("Novak: Choirs are popular.\n\nThe hall was full when Novak sang.", []),
        ("Novak: Choirs are popular.\n\nMayor Novak sang.", [(INDIRECT, "Novak", "Choirs are popular")]),
        ("Novak on bridges: ‘Old’ and narrow.\n\nMayor Novak sang.", [(MIXED, "Novak", "‘Old’ and narrow")]),
    ],
)
def test_a_first_line_with_a_full_stop_speaks_where_its_source_is_known_below(text: str, expected: Expected) -> None:
    assert read(text) == expected


BLOCK = "The bridge in the valley will be open to all who come on foot."

#: a sentence that ends in a colon, and the paragraph after it
BLOCKS: list[Row] = [
    ("Ana Testić added:\n\n" + BLOCK, [(INDIRECT, TESTIC, BLOCK)]),
    ("The hall was full. Ana Testić went on:\n\n" + BLOCK, [(INDIRECT, TESTIC, BLOCK)]),
    ("Ana Testić said:\n\nThe second day.", []),
    ("Ana Testić said:\n\n" + BLOCK[0].lower() + BLOCK[1:], []),
    (
        "Ana Testić said:\n\nThe bridge will be open to all who come on foot, Cyril Samplov said.",
        [(INDIRECT, "Cyril Samplov", "The bridge will be open to all who come on foot")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_a_paragraph_that_a_sentence_announces_is_said(text: str, expected: Expected) -> None:
    assert read(text) == expected
