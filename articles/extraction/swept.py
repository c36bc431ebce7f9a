"""What an automaton finds in a sentence, kept for the statements that are parts of it."""

from __future__ import annotations

from ahocorasick_rs import AhoCorasick

Hit = tuple[int, int, int]  # number of the pattern, start, end


class Swept:
    """An automaton and the text it went over last. Statements of one sentence come one after the other, and most are
    a part of it, so that what was found in the sentence is what is found in them."""

    def __init__(self, automaton: AhoCorasick) -> None:
        self._automaton = automaton
        self._last: tuple[str, list[Hit]] = ("", [])

    def hits(self, text: str, whole: str) -> list[Hit]:
        """All hits in ``text``, also those inside one another; ``whole`` is the sentence that it stands in."""
        known, found = self._last
        if known != whole:
            found = self._automaton.find_matches_as_indexes(whole, overlapping=True)
            self._last = (whole, found)
        place = whole.find(text)
        if place < 0:  # it goes on over several sentences
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        if not found or len(text) == len(whole):
            return found
        stop = place + len(text)
        return [(number, start - place, end - place) for number, start, end in found if place <= start and end <= stop]
