"""How the tables of cases are written and read: (text, [(kind, speaker as printed, words)])."""

from __future__ import annotations

from tests.extraction.people_of_nowhere import statements

DIRECT, MIXED, INDIRECT = "direct", "mixed", "indirect"

#: what a text is expected to hold; of a piece that has no attribution of its own, the speaker carried on, in brackets
Expected = list[tuple[str, str, str]]
Row = tuple[str, Expected]


def read(text: str) -> Expected:
    """Every statement of ``text`` as a row has it."""
    return [
        (s.kind.value, text[s.mention.start : s.mention.end] if s.mention else f"({s.speaker})", s.text)
        for s in statements(text)
    ]
