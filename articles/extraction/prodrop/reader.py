"""One paragraph → its sentences with their statements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..found import Found
from ..marks import Quoted
from ..records import Span
from ..tokens import Words, read_words
from .sentences import cut_sentences


@dataclass(frozen=True, slots=True)
class Reader:
    """How one language is read: ``find`` takes one window of a sentence and whether it stands in the title."""

    find: Callable[[Words, bool], list[Found]]
    abbreviated: re.Pattern[str]

    def read(
        self,
        text: str,
        masked: str,
        paragraph: Span,
        quoted: Sequence[Quoted],
        quoted_at: dict[int, Quoted],
        *,
        in_title: bool,
    ) -> Iterator[tuple[Span, list[tuple[Span, Found]]]]:
        """Every sentence with what it holds. ``masked`` is ``text`` in small letters with its quotations filled in."""
        for sentence in cut_sentences(text, paragraph, quoted, self.abbreviated):
            words = read_words(text, masked, sentence, quoted_at)
            found: list[tuple[Span, Found]] = []
            for window in words.windows():
                found.extend((window.span, one) for one in self.find(window, in_title))
            yield sentence, found
