"""Regular expressions that curators write: checked before they run, and a literal that tells when they need not."""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Sequence
from typing import Any

from ahocorasick_rs import AhoCorasick

# The standard library's own parse of a pattern is the only reliable one. It has no public name, but has kept this shape
# since Python 1.6; where a newer one changed it, tests/extraction/test_topics.py would say so.

_UNBOUNDED = 1_000  # repeats; as good as none: a{0,1000} nested in another runs as long as a*


class BadPattern(ValueError):
    """A pattern that does not compile, or whose time would grow faster than the text."""


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, ignoring case. Raises BadPattern: no regular expression, or a repeat inside a repeat, which
    backtracks for ever on the right text."""
    try:
        tree = parser.parse(pattern, re.IGNORECASE)
        found = re.compile(pattern, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        raise BadPattern(f"“{pattern}” is no regular expression: {error}") from error
    if _repeats_a_repeat(tree):
        raise BadPattern(f"“{pattern}” repeats something that is itself repeated without limit")
    return found


def fold(text: str) -> str:
    """Case taken away as ``re.IGNORECASE`` does: the dotless ı, too, matches i, and so does the dotted İ."""
    return text.casefold().replace("ı", "i").replace("i\u0307", "i")


def literals_of(pattern: str) -> frozenset[str]:
    """Folded words of which every match holds at least one; empty where the pattern promises nothing that tells."""
    return _required(parser.parse(pattern, re.IGNORECASE)) or frozenset()


class Sieve:
    """Which of many patterns could match a text at all: one pass over the text instead of one a pattern."""

    def __init__(self, patterns: Sequence[str]) -> None:
        holders: dict[str, set[int]] = {}
        always = set()
        for number, pattern in enumerate(patterns):
            literals = literals_of(pattern)
            if not literals:
                always.add(number)
            for literal in literals:
                holders.setdefault(literal, set()).add(number)
        self._always = frozenset(always)
        self._holders = list(holders.values())
        self._literals = AhoCorasick(list(holders)) if holders else None

    def candidates(self, text: str) -> set[int]:
        """Numbers of the patterns that may match; the others cannot."""
        numbers = set(self._always)
        if self._literals:
            for literal, _, _ in self._literals.find_matches_as_indexes(fold(text), overlapping=True):
                numbers |= self._holders[literal]
        return numbers


def _required(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The most telling of the word sets that the parts of a sequence promise."""
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
        inner: frozenset[str] | None = None
        if kind is op.SUBPATTERN:
            inner = _required(value[-1])
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0] > 0:
            inner = _required(value[2])
        elif kind is op.BRANCH:
            branches = [_required(branch) for branch in value[1]]
            if all(branches):
                inner = frozenset().union(*(branch for branch in branches if branch))
        if inner:
            promises.append(inner)
    promises.append(frozenset({fold(run)}))
    best = max(promises, key=lambda words: (min(map(_rarity, words)), -len(words)))
    return best if min(map(_rarity, best)) else None


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
