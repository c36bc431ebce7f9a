"""The words of a sentence as a lexicon has them, and the closed classes that every reader asks for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from ..lexicon.frames import Verb
from ..tokens import BEYOND, Words

Phrase = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ClosedClasses:
    """Folded words of one language."""

    clitics: frozenset[str]
    finite: frozenset[str]  # clitics and small verbs by which a clause shows itself
    relatives: frozenset[str]
    complementisers: frozenset[str]
    prepositions: frozenset[str]
    adverbs: frozenset[str]
    pronouns: frozenset[str]
    connectives: frozenset[str]  # however, also
    openers: frozenset[str]  # and, but: left out where a statement begins
    joining: frozenset[str]  # by which the second half of an interrupted clause goes on
    subordinating: frozenset[str]
    conduits: frozenset[str]  # lemmas of verbs that only pass words on
    in_lead: frozenset[str]  # small words that may stand before a colon: Ana i Bruno o mostu: …
    about: frozenset[str]  # the prepositions there that part the name from its topic


class FoldedWords(ABC):
    """Words with folded forms; spans are those of the printed text."""

    closed: ClassVar[ClosedClasses]

    def __init__(self, words: Words, verbs: Mapping[str, Verb], fold: Callable[[str], str]) -> None:
        self.words = words
        self.text = words.text
        self.forms = [*(word if word.isascii() else fold(word) for word in words.words), *BEYOND]
        self.size = words.size
        self.verbs = verbs
        self.stop = words.stop
        self.quotes = words.quotes
        self.at: Callable[[int], str] = self.forms.__getitem__
        self.is_quote, self.is_word, self.is_capital = words.is_quote, words.is_word, words.is_capital

    def printed(self, index: int) -> str:
        return self.text[self.words.starts[index] : self.words.ends[index]]

    def verb(self, index: int) -> Verb | None:
        return self.verbs.get(self.forms[index]) if 0 <= index < self.size else None

    def has_finite(self, first: int, stop: int) -> bool:
        return any(self.at(index) in self.closed.finite for index in range(first, stop))

    def closing(self, at: int, stop: int) -> int:
        """Where the bracket that opens at ``at`` closes, a few words on; 0 where it does not."""
        for index in range(at + 1, min(at + 9, stop)):
            if self.at(index) == ")":
                return index
        return 0

    def without_rank(self, inner: list[int]) -> list[int]:
        """Of the words between two commas, those behind a rank: "the commander, | General | Ana Testić, said"."""
        if len(inner) < 3 or not self.is_role(inner[0]):
            return inner
        named = self.is_name(inner[0] - 2) and self.is_name(inner[0] - 3)  # Ana Testić, general Bruno Primjerić
        return inner if named else inner[1:]

    @abstractmethod
    def is_role(self, index: int) -> bool:
        """Whether the word names what somebody is, in any case."""

    @abstractmethod
    def is_name(self, index: int) -> bool:
        """Whether the word may be part of a person's name."""

    @abstractmethod
    def is_open(self, index: int) -> bool:
        """Whether a subject may reach over the word: none of those that bound a clause."""

    @abstractmethod
    def is_converb(self, index: int) -> bool:
        """Whether a verb in a form that is not finite opens another clause there: ističući, duke theksuar."""
