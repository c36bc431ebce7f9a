"""Regular expressions that curators write: checked before they run, and a literal that tells when they need not."""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick

# The standard library's own parse of a pattern is the only reliable one. It has no public name, but has kept this shape
# since Python 1.6; where a newer one changed it, tests/extraction/test_topics.py would say so.

_TELLING = 3  # letters of a word that is looked for besides the most telling one
_UNBOUNDED = 1_000  # repeats; as good as none: a{0,1000} nested in another runs as long as a*


class BadPattern(ValueError):
    """A pattern that does not compile, or whose time would grow faster than the text."""


@lru_cache(maxsize=2_048)
def _parsed(pattern: str) -> Any:
    return parser.parse(pattern, re.IGNORECASE)


@lru_cache(maxsize=2_048)  # topics are compiled for a tagger, and again for each topic of it
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, ignoring case. Raises BadPattern: no regular expression, or a repeat inside a repeat, which
    backtracks for ever on the right text."""
    try:
        tree = _parsed(pattern)
        found = re.compile(pattern, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        raise BadPattern(f"“{pattern}” is no regular expression: {error}") from error
    if _repeats_a_repeat(tree):
        raise BadPattern(f"“{pattern}” repeats something that is itself repeated without limit")
    return found


def fold(text: str) -> str:
    """Case taken away as ``re.IGNORECASE`` does: the dotless ı, too, matches i, and so does the dotted İ."""
    return text.casefold().replace("ı", "i").replace("i\u0307", "i")


def in_one_line(text: str) -> str:
    """``text`` with a blank for every run of blanks and line breaks, and none around it: a pattern's blank stands for
    any of those. Most texts are so already, which is quick to see."""
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


def literals_of(pattern: str) -> frozenset[str]:
    """Folded words of which every match holds at least one; empty where the pattern promises nothing that tells."""
    return _most_telling(_promises(_parsed(pattern)))


class Sieve:
    """Which of many patterns could match a text at all: one pass over the text instead of one a pattern."""

    def __init__(self, patterns: Sequence[str]) -> None:
        literals: dict[str, int] = {}
        # The number of a literal → those of the patterns that it tells best of, each with sets of literals of which one
        # must be there as well.
        self._holders: list[list[tuple[int, tuple[frozenset[int], ...]]]] = []
        always = set()

        def number_of(literal: str) -> int:
            if (number := literals.setdefault(literal, len(literals))) == len(self._holders):
                self._holders.append([])
            return number

        for number, pattern in enumerate(patterns):
            promises = _promises(_parsed(pattern))
            if not (best := _most_telling(promises)):
                always.add(number)
            besides = tuple(
                frozenset(map(number_of, words))
                for words in {words for words in promises if words != best and min(map(len, words)) >= _TELLING}
            )
            for literal in best:
                self._holders[number_of(literal)].append((number, besides))
        self._always = frozenset(always)
        self._literals = AhoCorasick(list(literals)) if literals else None

    def candidates(self, text: str) -> set[int]:
        """Numbers of the patterns that may match; the others cannot."""
        numbers = set(self._always)
        if self._literals:
            hits = self._literals.find_matches_as_indexes(fold(text), overlapping=True)
            there = {literal for literal, _, _ in hits}
            for literal in there:
                for number, besides in self._holders[literal]:
                    for words in besides:
                        if words.isdisjoint(there):
                            break
                    else:
                        numbers.add(number)
        return numbers


def _promises(items: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    """Sets of folded words: whatever the sequence matches holds at least one word of each."""
    promises: list[frozenset[str]] = []
    run = ""
    for kind, value in items:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        if kind is op.AT:  # a boundary takes no room
            continue
        promises.append(frozenset({fold(run)}))
        run = ""
        if kind is op.SUBPATTERN:
            promises += _promises(value[-1])
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0] > 0:
            promises += _promises(value[2])
        elif kind is op.BRANCH:
            branches = [_most_telling(_promises(branch)) for branch in value[1]]
            if all(branches):
                promises.append(frozenset().union(*branches))
    promises.append(frozenset({fold(run)}))
    return [words for words in promises if min(map(_rarity, words))]


def _most_telling(promises: Iterable[frozenset[str]]) -> frozenset[str]:
    return max(promises, key=lambda words: (min(map(_rarity, words)), -len(words)), default=frozenset())


def _rarity(word: str) -> int:
    """How much a word tells: its length, but nothing for a single letter, digit or blank. A lone plus sign tells."""
    return len(word) if len(word) > 1 else int(bool(word) and not word.isalnum() and not word.isspace())


def _repeats_a_repeat(items: Any, within: bool = False) -> bool:
    for kind, value in items:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            unbounded = value[1] is op.MAXREPEAT or value[1] >= _UNBOUNDED
            if (unbounded and within) or _repeats_a_repeat(value[2], within or unbounded):
                return True
        elif kind is op.SUBPATTERN:
            if _repeats_a_repeat(value[-1], within):
                return True
        elif kind is op.BRANCH:
            if any(_repeats_a_repeat(branch, within) for branch in value[1]):
                return True
        elif kind in (op.ASSERT, op.ASSERT_NOT) and _repeats_a_repeat(value[1], within):
            return True
    return False
