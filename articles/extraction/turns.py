"""Who holds the floor: every statement found gets its speaker, in the order of the text.

A quotation without an attribution belongs to whoever spoke last, or to the first who is named after it in its
paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .found import Found
from .introduced import UNKNOWN, Speaker
from .records import Form, Span


@dataclass(slots=True)
class Turn:
    """A statement with its speaker. Turns of one ``group`` are parts of one utterance."""

    sentence: Span
    found: Found
    speaker: Speaker
    group: int | None = None


def read_turns(
    text: str, paragraphs: Sequence[Sequence[tuple[Span, Found]]], resolve: Callable[[Found], Speaker | None]
) -> list[Turn]:
    """The turns of a text. ``resolve`` names the source of what has one of its own; None where it is no statement."""
    return _Floor(text, resolve).read(paragraphs)


class _Floor:
    def __init__(self, text: str, resolve: Callable[[Found], Speaker | None]) -> None:
        self.text = text
        self.resolve = resolve
        self.turns: list[Turn] = []
        self.groups = 0
        self.last: Turn | None = None  # what a quotation without attribution goes on with
        self.last_paragraph = -1

    def read(self, paragraphs: Sequence[Sequence[tuple[Span, Found]]]) -> list[Turn]:
        for number, found in enumerate(paragraphs):
            waiting: list[Turn] = []  # quotations before the first who is named in the paragraph
            spoken_here = False
            for sentence, one in found:
                if one.carried:
                    turn = Turn(sentence, one, UNKNOWN)
                    if self.last is not None and (spoken_here or self.goes_on(one, number, alone=len(found) == 1)):
                        self.carry(turn, self.last)
                    if not spoken_here:
                        waiting.append(turn)
                else:
                    speaker = self.resolve(one)
                    if speaker is None:
                        continue
                    turn = Turn(sentence, one, speaker)
                    if one.alone and self.turns and self.follows(self.turns[-1], turn):
                        self.carry(self.turns[-1], turn)
                    if speaker.name:
                        for earlier in waiting:
                            self.carry(earlier, turn)
                        waiting = []
                        spoken_here = True
                self.turns.append(turn)
                if turn.speaker.name and not (one.aside and self.last is not None and self.last.sentence == sentence):
                    self.last, self.last_paragraph = turn, number
        return self.turns

    def goes_on(self, one: Found, paragraph: int, *, alone: bool) -> bool:
        """Whether a quotation that opens its paragraph goes on with the words of the paragraph before."""
        return (
            self.last is not None
            and self.last_paragraph == paragraph - 1
            and one.rule == "quote-carried"
            and (self.last.found.form is Form.QUOTE or alone)
        )

    def follows(self, quotation: Turn, attribution: Turn) -> bool:
        """Whether “X?” stands right before "Ana Testić asked." """
        return quotation.found.carried and not self.text[quotation.sentence.end : attribution.sentence.start].strip(" ")

    def carry(self, turn: Turn, source: Turn) -> None:
        """Gives ``turn`` the speaker of ``source``, as part of one utterance."""
        if source.group is None:
            self.groups += 1
            source.group = self.groups
        turn.group = source.group
        speaker = source.speaker
        turn.speaker = speaker._replace(rule="carried-on", confidence=min(speaker.confidence, 0.95))
