"""What stands between a verb of saying and the clause it brings."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from .words import FoldedWords


class Objects(NamedTuple):
    """How a language tells a noun that owns the clause behind it: najavio je odluku da, konfirmoi lajmin se.

    Behind one of the words ``governing`` a noun is no object; neither are words to be ``passed`` and what has one of
    the endings ``bent``.
    """

    governing: Set[str]
    passed: Set[str]
    bent: tuple[str, ...] = ()

    def between(self, w: FoldedWords, first: int, stop: int) -> bool:
        """Whether such a noun stands in ``[first, stop)``."""
        for index in range(first, stop):
            word = w.at(index)
            if word == "," or word in self.governing:
                return False
            plain = w.is_word(index) and not w.is_capital(index) and not word.endswith(self.bent)
            if plain and word not in self.passed:
                return True
        return False
