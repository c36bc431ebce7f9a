"""The words that go with a phrase of the source, "според S", "sipas S", in languages that divide them alike."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from ..found import Found, pieces_of
from .attribution import Attribution
from .statements import Statements, W


class StatementsOfSources(Statements[W]):
    """Those of one sentence, with what stands before such a phrase and behind it."""

    @abstractmethod
    def opens_tail(self, at: int) -> bool:
        """Whether the reporter's own background begins there."""

    @abstractmethod
    def sources_end(self, start: int, attributions: Sequence[Attribution]) -> int:
        """Where the words behind the phrase end that begin at ``start``."""

    def first_before(self, stop: int, index: int) -> int:
        """Where the words begin that end at ``stop`` before the phrase at ``index``; ``stop`` where there are none."""
        return self.opening(self.floor, stop)

    def stands_before(self, first: int, stop: int, index: int, end: int, *, named: bool) -> bool:
        """Whether the words ``[first, stop)`` before the phrase ``[index, end)`` are the source's; ``named``: it
        has to be known."""
        return self.w.has_finite(first, stop) or stop - first > (3 if named else 1)

    def claim_around(
        self, found: Found, index: int, end: int, named: bool, attributions: Sequence[Attribution]
    ) -> None:
        """Gives ``found`` the words before its phrase and behind it, ``[index, end)``."""
        w = self.w
        stop = index
        while stop > 0 and (not w.is_word(stop - 1) and not w.is_quote(stop - 1)):
            stop -= 1
        first = self.first_before(stop, index)
        if first < stop and self.stands_before(first, stop, index, end, named=named):
            found.pieces = pieces_of(w.words, first, stop)
            self.mark(first, stop)
            if w.at(end) == "," and not self.opens_tail(end + 1) and end + 2 < self.n:
                limit = self.sources_end(end + 1, attributions)
                found.pieces += pieces_of(w.words, end + 1, limit)
                self.mark(end + 1, limit)
                end = limit
        elif (w.at(end) in (",", ":") and end + 1 < self.n) or (first >= stop and w.has_finite(end, self.n)):
            start = end + (w.at(end) in (",", ":"))
            if w.at(start) in w.closed.connectives and w.at(start + 1) == ",":
                start += 2
            end = self.without_tail(start, self.sources_end(start, attributions))
            found.pieces = pieces_of(w.words, start, end)
            self.mark(start, end)
        if found.pieces:
            self.floor = max(self.floor, end)
