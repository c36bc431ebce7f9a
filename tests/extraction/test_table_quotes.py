"""Words that stand wholly in quotation marks, by the marks and by where the attribution stands."""

import pytest

from tests.extraction.tables import DIRECT, Expected, Row, read

TESTIC, SAMPLOV = "Ana Testić", "Cyril Samplov"

MARKS: list[Row] = [
    ("“The mission will stay,” Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ('"The mission will stay," Ana Testić said.', [(DIRECT, TESTIC, "The mission will stay,")]),
    ("„The mission will stay“, Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay")]),
    ("„The mission will stay”, Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay")]),
    ('„The mission will stay", Ana Testić said.', [(DIRECT, TESTIC, "The mission will stay")]),
    ("«The mission will stay», Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay")]),
    ("« The mission will stay », Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay")]),
    ("»The mission will stay«, Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay")]),
    ("”The mission will stay,” Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("‘The mission will stay,’ Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("'The mission will stay,' Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("‘It’s the mission’s task to stay,’ Ana Testić said.", [(DIRECT, TESTIC, "It’s the mission’s task to stay,")]),
    ("'It's the mission's task to stay,' Ana Testić said.", [(DIRECT, TESTIC, "It's the mission's task to stay,")]),
    ("``The mission will stay,'' Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("''The mission will stay,'' Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("‹The mission will stay›, Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay")]),
    ("“ The mission will stay, ” Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("” The mission will stay,” Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("``The mission will stay,″ Ana Testić said.", [(DIRECT, TESTIC, "The mission will stay,")]),
    (
        "The plank is 40″ long and 3″ wide, Ana Testić said.",
        [("indirect", TESTIC, "The plank is 40″ long and 3″ wide")],
    ),
]

NESTED: list[Row] = [
    (
        "“They told us ‘go home’ and we went home,” Ana Testić said.",
        [(DIRECT, TESTIC, "They told us ‘go home’ and we went home,")],
    ),
    (
        "\"They told us 'go home' and we went home,\" Ana Testić said.",
        [(DIRECT, TESTIC, "They told us 'go home' and we went home,")],
    ),
    (
        "«They told us “go home” and we went home», Ana Testić said.",
        [(DIRECT, TESTIC, "They told us “go home” and we went home")],
    ),
    (
        "„They told us ‚go home‘ and we went home“, Ana Testić said.",
        [(DIRECT, TESTIC, "They told us ‚go home‘ and we went home")],
    ),
    (
        "“He said it was ‘all over,’ and left,” Ana Testić said.",
        [(DIRECT, TESTIC, "He said it was ‘all over,’ and left,")],
    ),
    ("“I said, ‘The mission will stay,’” Ana Testić said.", [(DIRECT, TESTIC, "I said, ‘The mission will stay,’")]),
]

UNCLOSED: list[Row] = [
    ("Ana Testić said: “The mission will stay.\n\nThe hall was full.", [(DIRECT, TESTIC, "The mission will stay.")]),
    ("Ana Testić said, “The mission will stay.\n\nThe hall was full.", [(DIRECT, TESTIC, "The mission will stay.")]),
    (
        "Ana Testić said: “The mission will stay.\n\n“It has work to do.”\n\nThe hall was full.",
        [(DIRECT, TESTIC, "The mission will stay."), (DIRECT, "(Ana Testić)", "It has work to do.")],
    ),
    (
        "“The mission will stay,” Ana Testić said. “It has work to do.\n\n“It will do it well,” she said.",
        [
            (DIRECT, TESTIC, "The mission will stay,"),
            (DIRECT, "(Ana Testić)", "It has work to do."),
            (DIRECT, "she", "It will do it well,"),
        ],
    ),
    (
        'Ana Testić said: "The mission will stay.\n\n"It has work to do."\n\nThe hall was full.',
        [(DIRECT, TESTIC, "The mission will stay."), (DIRECT, "(Ana Testić)", "It has work to do.")],
    ),
]

AFTER: list[Row] = [
    ("“The mission will stay,” said Ana Testić.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay”, said Ana Testić.", [(DIRECT, TESTIC, "The mission will stay")]),
    ("“The mission will stay” – said Ana Testić.", [(DIRECT, TESTIC, "The mission will stay")]),
    ("“The mission will stay!” exclaimed Ana Testić.", [(DIRECT, TESTIC, "The mission will stay!")]),
    ("“Will the mission stay?” asked Ana Testić.", [(DIRECT, TESTIC, "Will the mission stay?")]),
    ("“The mission will stay,” says Ana Testić.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay,” Ana Testić has said.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay,” Ana Testić had told the League.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay,” Ana Testić told reporters in Rome.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay,” Ana Testić wrote on Twitter.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay,” Ana Testić tweeted late on Monday.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay,” Ana Testić warned.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay,” Ana Testić stressed after the talks.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay,” Ana Testić also said.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay,” concluded Ana Testić.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay,” replied Ana Testić.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay,” Ana Testić told LEX chief Cyril Samplov.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay,” according to Ana Testić.", [(DIRECT, TESTIC, "The mission will stay,")]),
    ("“The mission will stay,” she said.", [(DIRECT, "she", "The mission will stay,")]),
    ("“The mission will stay,” a spokesman said.", [(DIRECT, "a spokesman", "The mission will stay,")]),
    ("“The mission will stay,” said one official.", [(DIRECT, "one official", "The mission will stay,")]),
    ("“The mission will stay,” reads the declaration.", [(DIRECT, "the declaration", "The mission will stay,")]),
    ("“The mission will stay,” states Ana Testić.", [(DIRECT, TESTIC, "The mission will stay,")]),
    (
        "“The mission will stay in the valley.” — A. B. Testić",
        [(DIRECT, "A. B. Testić", "The mission will stay in the valley.")],
    ),
]

BEFORE: list[Row] = [
    ("Ana Testić said: “The mission will stay.”", [(DIRECT, TESTIC, "The mission will stay.")]),
    ("Ana Testić said: «The mission will stay».", [(DIRECT, TESTIC, "The mission will stay")]),
    ("Ana Testić said “The mission will stay.”", [(DIRECT, TESTIC, "The mission will stay.")]),
    ("Ana Testić said that “the mission will stay.”", [(DIRECT, TESTIC, "the mission will stay.")]),
    ("Ana Testić said that “the mission will stay”.", [(DIRECT, TESTIC, "the mission will stay")]),
    ("Ana Testić told reporters: “The mission will stay.”", [(DIRECT, TESTIC, "The mission will stay.")]),
    ("Ana Testić told the daily “Example”: “The mission will stay.”", [(DIRECT, TESTIC, "The mission will stay.")]),
    ("Ana Testić told the crowd, “The mission will stay.”", [(DIRECT, TESTIC, "The mission will stay.")]),
    ("In a statement, Ana Testić said: “The mission will stay.”", [(DIRECT, TESTIC, "The mission will stay.")]),
    ("On Monday, Ana Testić said, “The mission will stay.”", [(DIRECT, TESTIC, "The mission will stay.")]),
    ("Ana Testić, who leads the choir, said: “The mission will stay.”", [(DIRECT, TESTIC, "The mission will stay.")]),
    ("Ana Testić added: “The mission will stay.”", [(DIRECT, TESTIC, "The mission will stay.")]),
    ("Ana Testić went on: “The mission will stay.”", [(DIRECT, TESTIC, "The mission will stay.")]),
    (
        "Asked about the plan, Ana Testić replied: “The mission will stay.”",
        [(DIRECT, TESTIC, "The mission will stay.")],
    ),
    ("According to Ana Testić, “the mission will stay.”", [(DIRECT, TESTIC, "the mission will stay.")]),
    ("As Ana Testić put it, “the mission will stay.”", [(DIRECT, TESTIC, "the mission will stay.")]),
    ("Ana Testić: “The mission will stay.”", [(DIRECT, TESTIC, "The mission will stay.")]),
    (
        "Ana Testić said:\n“The mission will stay for years.”",
        [(DIRECT, "(Ana Testić)", "The mission will stay for years.")],
    ),
    ("The declaration says: “The mission will stay.”", [(DIRECT, "The declaration", "The mission will stay.")]),
    ("The statement reads: “The mission will stay.”", [(DIRECT, "The statement", "The mission will stay.")]),
]

CUT: list[Row] = [
    (
        "“The mission,” Ana Testić said, “will stay.”",
        [(DIRECT, TESTIC, "The mission,"), (DIRECT, TESTIC, "will stay.")],
    ),
    (
        "“The mission,” said Ana Testić, “will stay.”",
        [(DIRECT, TESTIC, "The mission,"), (DIRECT, TESTIC, "will stay.")],
    ),
    (
        "“If the talks fail,” said Ana Testić, head of the choir, “the mission will stay.”",
        [(DIRECT, TESTIC, "If the talks fail,"), (DIRECT, TESTIC, "the mission will stay.")],
    ),
    (
        "“The mission,” she told reporters on Monday, “will stay.”",
        [(DIRECT, "she", "The mission,"), (DIRECT, "she", "will stay.")],
    ),
    (
        "“The mission will stay,” Ana Testić said. “It has work to do.”",
        [(DIRECT, TESTIC, "The mission will stay,"), (DIRECT, "(Ana Testić)", "It has work to do.")],
    ),
    (
        "“The mission will stay,” said Ana Testić, adding: “It has work to do.”",
        [(DIRECT, TESTIC, "The mission will stay,"), (DIRECT, TESTIC, "It has work to do.")],
    ),
    (
        "“The mission will stay,” Ana Testić said and added: “It has work to do.”",
        [(DIRECT, TESTIC, "The mission will stay,"), (DIRECT, TESTIC, "It has work to do.")],
    ),
    (
        "“The mission will stay,” Ana Testić said. “It has work to do,” she added.",
        [(DIRECT, TESTIC, "The mission will stay,"), (DIRECT, "she", "It has work to do,")],
    ),
    (
        "“The mission will stay. It has work to do,” Ana Testić said.",
        [(DIRECT, TESTIC, "The mission will stay. It has work to do,")],
    ),
    (
        "“The mission will stay,” Ana Testić said. “It will go,” Cyril Samplov said.",
        [(DIRECT, TESTIC, "The mission will stay,"), (DIRECT, SAMPLOV, "It will go,")],
    ),
    (
        "“The mission will stay,” Ana Testić said, while Cyril Samplov said: “It will go.”",
        [(DIRECT, TESTIC, "The mission will stay,"), (DIRECT, SAMPLOV, "It will go.")],
    ),
]

CARRIED: list[Row] = [
    (
        "“The mission will stay,” Ana Testić said.\n\n“It has work to do in the valley.”",
        [(DIRECT, TESTIC, "The mission will stay,"), (DIRECT, "(Ana Testić)", "It has work to do in the valley.")],
    ),
    (
        "Ana Testić said:\n\n“The mission will stay in the valley.”",
        [(DIRECT, "(Ana Testić)", "The mission will stay in the valley.")],
    ),
    (
        "“We have work to do in the valley. The mission will stay.” Ana Testić said that the plan is ready.",
        [
            (DIRECT, "(Ana Testić)", "We have work to do in the valley. The mission will stay."),
            ("indirect", TESTIC, "the plan is ready"),
        ],
    ),
    (
        "“The mission will stay,” Ana Testić told Cyril Samplov, who said that he was glad. “It has work to do here.”",
        [
            (DIRECT, TESTIC, "The mission will stay,"),
            ("indirect", SAMPLOV, "he was glad"),
            (DIRECT, "(Ana Testić)", "It has work to do here."),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_any_pair_of_marks_holds_words(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_marks_within_marks_open_nothing(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), UNCLOSED)
def test_an_unclosed_mark_runs_to_the_end_of_its_paragraph(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), AFTER)
def test_the_attribution_follows(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), BEFORE)
def test_the_attribution_leads(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_the_attribution_cuts_or_joins(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_a_quotation_without_attribution_has_its_neighbours_speaker(text: str, expected: Expected) -> None:
    assert read(text) == expected
