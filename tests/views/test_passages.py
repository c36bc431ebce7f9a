"""Text and spans → pieces: nothing lost, nothing doubled, every statement an anchor once."""

from hypothesis import given
from hypothesis import strategies as st

from articles.models import Statement
from articles.views import passages
from tests.extraction.clock import MOST, growth


def statement(pk: int, start: int, end: int, speaker: str = "Ana Testić") -> Statement:
    return Statement(pk=pk, start=start, end=end, speaker_printed=speaker)


def printed(paragraphs: list[passages.Paragraph]) -> list[str]:
    return ["".join(piece.text for piece in paragraph.pieces) for paragraph in paragraphs]


def test_paragraphs_stay_as_printed_and_empty_ones_fall_away():
    assert printed(passages.read("One.\n\n  \nTwo.\n", [])) == ["One.", "Two."]


def test_a_statement_is_cut_out_of_its_paragraph():
    (paragraph,) = passages.read("Ana said it holds.", [statement(1, 9, 17)])
    assert [piece.text for piece in paragraph.pieces] == ["Ana said ", "it holds", "."]
    assert [bool(piece.marks) for piece in paragraph.pieces] == [False, True, False]
    assert [(note.statement.pk, note.number, note.colour) for note in paragraph.notes] == [(1, 1, 1)]


def test_a_statement_inside_another_is_nested():
    outer, inner = statement(1, 0, 10), statement(2, 4, 7, "Bruno Exampleson")
    (paragraph,) = passages.read("abcdefghij", [outer, inner])
    assert [(p.text, [s.pk for s in p.marks], p.colour) for p in paragraph.pieces] == [
        ("abcd", [1], 1),
        ("efg", [1, 2], 2),
        ("hij", [1], 1),
    ]


def test_two_statements_that_begin_together_have_an_anchor_each():
    (paragraph,) = passages.read("abcdef", [statement(1, 0, 6), statement(2, 0, 3)])
    first = paragraph.pieces[0]
    assert (first.statement.pk, first.first, [s.pk for s in first.anchors]) == (2, True, [1])


def test_a_statement_over_two_paragraphs_is_marked_in_both_and_noted_in_the_first():
    one, two = passages.read("abc\ndef", [statement(1, 1, 6)])
    assert [p.text for p in one.pieces if p.marks] == ["bc"]
    assert [p.text for p in two.pieces if p.marks] == ["de"]
    assert (len(one.notes), len(two.notes)) == (1, 0)


def test_colours_follow_the_speakers_and_come_round_again():
    statements = [statement(i, i, i + 1, f"Speaker {i}") for i in range(8)]
    assert list(passages.colours([*statements, statement(9, 0, 1, "Speaker 0")]).values()) == [1, 2, 3, 4, 5, 6, 1, 2]


def test_the_context_is_the_paragraph_around():
    body = "One.\nAna said it holds, now.\nThree."
    start = body.index("it holds")
    context = passages.around(body, start, start + 8)
    assert (context.before, context.words, context.after) == ("Ana said ", "it holds", ", now.")


@given(
    body=st.text(alphabet="ab “\n\u200bš𝔸", min_size=1, max_size=60),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
)
def test_any_text_with_any_spans_is_printed_whole_and_every_visible_statement_begins_once(body, spans):
    statements = [statement(i, a, b) for i, (a, b) in enumerate(sorted(spans), start=1)]
    paragraphs = passages.read(body, statements)
    assert printed(paragraphs) == [line for line in body.split("\n") if line and not line.isspace()]
    begun = [s.pk for paragraph in paragraphs for piece in paragraph.pieces for s in piece.starts]
    noted = [note.statement.pk for paragraph in paragraphs for note in paragraph.notes]
    assert begun == noted
    assert len(begun) == len(set(begun))
    for s in statements:
        inside = 0 <= s.start < s.end <= len(body)
        lines = [line for line in body[s.start : s.end].split("\n") if line] if inside else []
        if any(not line.isspace() for line in lines):
            assert s.pk in begun
        if not inside:
            assert s.pk not in begun


def test_a_statement_inside_another_says_which_and_its_speaker_is_introduced_once():
    outer, inner = statement(1, 0, 10), statement(2, 4, 7)
    (paragraph,) = passages.read("abcdefghij", [outer, inner])
    assert [(note.number, note.inside, note.introduces) for note in paragraph.notes] == [(1, 0, True), (2, 1, False)]
    assert [piece.under for piece in paragraph.pieces] == [0, 1, 0]


def test_a_quotation_mark_without_its_other_half_is_a_piece_of_its_own():
    body = "Ana said “it holds.\nIt does.”"
    notes = [
        "quotation mark opened at 9 is not closed in its paragraph",
        "closing quotation mark without an opening one at 28",
        "no statement was found",
        "quotation mark opened at 2 is not closed in its paragraph",
    ]
    found = passages.faults(notes, body)
    assert [fault.at for fault in found] == [9, 28]
    one, two = passages.read(body, [statement(1, 9, 18)], faults=found)
    assert [(p.text, p.fault, p.first, p.last) for p in one.pieces if p.marks] == [
        ("“", 9, True, False),
        ("it holds", None, False, True),
    ]
    assert [p.text for p in two.pieces if p.fault is not None] == ["”"]
    assert printed([one, two]) == body.split("\n")


def test_time_grows_with_the_statements_of_one_paragraph():
    unit = "“It holds,” said Ana. "

    def read(body: str) -> None:
        starts = range(1, len(body) - len(unit), len(unit))
        passages.read(body, [statement(number, start, start + 8) for number, start in enumerate(starts)])

    assert growth(read, unit, 40_000) <= MOST
