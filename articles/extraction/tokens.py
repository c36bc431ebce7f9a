"""A sentence as words: what stands in quotation marks is one opaque token, so that no rule ever reads inside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from .lexicon import en, sources
from .marks import Quoted
from .records import Span

QUOTE = "“”"  # the word of a token that stands for a quoted passage
LONGEST = 160  # tokens of a sentence that is read in one piece; longer ones are lists or no prose at all
_FILL = "\0"  # which no text holds that a database keeps; one byte, as most of what is left of a text is
# "u.s.", "word-joined", "1,000%", a passage, or a mark by itself. One set of characters at its head, so that the search
# runs at once over the blanks; what may follow looks back at it.
_TOKEN = re.compile(
    rf"(\S(?:\.(?<=[^\W\d_]\.)(?:[^\W\d_]\.)+|(?<=\w)\w*(?:(?:[-'.]|,(?=\d{{3}}))\w+)*%?|(?<={_FILL}){_FILL}*)?)"
)
_FILLED = re.compile(rf"{_FILL}{_FILL}*")  # a letter at its head, which is searched for at once
#: what stands behind the last token, and so before the first: no rule looks farther than three tokens beyond either
BEYOND = ("",) * 32
_ENDS = frozenset(".!?;")
DASHES = frozenset("—–-−―_")  # the last stands for a dash in wire copy
_CONTRACTED = frozenset(("it's", "he's", "she's", "that's", "there's", "here's", "what's", "who's"))

_ALWAYS, _OR_NAME, _IN_SMALL_LETTERS = 1, 2, 3


@lru_cache(maxsize=16_384)  # the same words come in one sentence after the other
def _finite_look(word: str) -> int:
    """When a word, in small letters, looks like a finite verb; 0 for never."""
    if word in ("may", "will"):
        return _OR_NAME
    if word in en.FINITE or word.endswith(("'re", "'ve", "'ll", "'m", "'d", "n't")) or word in _CONTRACTED:
        return _ALWAYS
    listed = word in en.IRREGULAR_PASTS or word in en.FINITE_FORMS or word in en.PRESENT
    if word[-1].isalpha() and (listed or (len(word) > 3 and word.endswith("ed"))):
        return _IN_SMALL_LETTERS
    return 0


@dataclass(slots=True)
class Words:
    """Parallel lists, one entry a token. ``words`` are lower-case with straight apostrophes; ``quotes`` maps the index
    of a quotation token to its passage."""

    text: str
    span: Span
    words: list[str]
    starts: list[int]
    ends: list[int]
    quotes: dict[int, Quoted] = field(default_factory=dict)
    #: the number of tokens without the punctuation that ends the sentence; every rule asks for it
    stop: int = field(init=False)
    size: int = field(init=False)
    # Asked for more often than anything else, and so methods of the list and the dictionary themselves.
    #: the word at an index, or an empty string a few tokens beyond either end
    at: Callable[[int], str] = field(init=False)
    is_quote: Callable[[int], bool] = field(init=False)

    def __post_init__(self) -> None:
        stop = self.size = len(self.words)
        while stop and self.words[stop - 1] in _ENDS:
            stop -= 1
        self.stop = stop
        self.at = [*self.words, *BEYOND].__getitem__
        self.is_quote = self.quotes.__contains__

    def __len__(self) -> int:
        return len(self.words)

    def windows(self, limit: int = LONGEST) -> Iterator[Words]:
        """The sentence itself, or, where it is longer than any sentence, cuts of at most ``limit`` tokens: what is done
        with one window may cost the square of its length, and the whole stays linear."""
        size = len(self.words)
        if size <= limit:
            yield self
            return
        for first in range(0, size, limit):
            stop = min(first + limit, size)
            yield Words(
                self.text,
                Span(self.starts[first], self.ends[stop - 1]),
                self.words[first:stop],
                self.starts[first:stop],
                self.ends[first:stop],
                {index - first: self.quotes[index] for index in range(first, stop) if index in self.quotes},
            )

    def has_quote(self, first: int, stop: int) -> bool:
        """Whether a quotation stands in ``[first, stop)``; most sentences have none, so it is asked of those."""
        return bool(self.quotes) and any(first <= index < stop for index in self.quotes)

    def is_capital(self, index: int) -> bool:
        return 0 <= index < self.size and self.text[self.starts[index]].isupper()

    def is_word(self, index: int) -> bool:
        return 0 <= index < self.size and self.text[self.starts[index]].isalnum()

    def is_dash(self, index: int) -> bool:
        return self.at(index) in DASHES

    def span_of(self, first: int, stop: int) -> Span:
        """The characters of the tokens ``[first, stop)``."""
        return Span(self.starts[first], self.ends[stop - 1])

    def is_finite(self, index: int) -> bool:
        """Whether the word looks like a finite verb: an auxiliary, a contraction, or a lower-case past form."""
        if not 0 <= index < self.size or not (look := _finite_look(self.words[index])):
            return False
        # May and Will are names as well
        return look == _ALWAYS or (look == _OR_NAME and index == 0) or self.text[self.starts[index]].islower()

    def has_verb(self, first: int, stop: int) -> bool:
        """Whether a finite verb stands in ``[first, stop)``, save participles before a noun ("an unaligned voter")."""
        return any(
            self.is_finite(index) and not (self.words[index].endswith("ed") and self.is_attributive(index))
            for index in range(first, min(stop, len(self.words)))
        )

    def is_attributive(self, index: int) -> bool:
        """Whether a word in -ed stands between a determiner or adjective and a noun, as a participle does."""
        before = self.at(index - 1)
        return (before in en.DETERMINERS or before in sources.ROLE_WORDS) and self.is_word(index + 1)

    def has_finite(self, first: int, stop: int) -> bool:
        return any(map(self.is_finite, range(first, min(stop, self.size))))

    def is_time(self, index: int) -> bool:
        word = self.at(index)
        return word in en.WEEKDAYS or word in en.TIME_WORDS


def mask(text: str, quoted: Sequence[Quoted]) -> str:
    """``text`` in lower case with straight apostrophes and every quoted passage filled in, character for character."""
    pieces: list[str] = []
    at = 0
    for passage in quoted:
        pieces.append(text[at : passage.start])
        pieces.append(_FILL * (passage.end - passage.start))
        at = passage.end
    pieces.append(text[at:])
    filled = "".join(pieces).replace("’", "'")
    lowered = filled.lower()
    if len(lowered) == len(filled):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in filled)


class Cues:
    """Where a masked text may hold an attribution: one pass over it, so that the other sentences need no reading.
    What stands in marks is one attribution at most, however long."""

    _automaton = AhoCorasick(
        [*en.VERBS, *en.SPEECH_NOUNS, "according", "found that", ":"],
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.DFA,
    )

    def __init__(self, masked: str) -> None:
        padded = f" {masked} "
        self._at = [
            start
            for _, start, end in self._automaton.find_matches_as_indexes(masked)
            if not (padded[start + 1].isalpha() and (padded[start].isalpha() or padded[end + 1].isalpha()))
        ]
        filled = [run.span() for run in _FILLED.finditer(masked)]
        self._filled = [start for start, _ in filled]
        self._filled_ends = [end for _, end in filled]

    def within(self, span: Span) -> bool:
        place = bisect_left(self._at, span.start)
        if place < len(self._at) and self._at[place] < span.end:
            return True
        place = bisect_right(self._filled_ends, span.start)
        return place < len(self._filled) and self._filled[place] < span.end


def read_words(text: str, masked: str, span: Span, quoted_at: dict[int, Quoted]) -> Words:
    """The tokens of one sentence; ``quoted_at`` finds a passage by its start."""
    parts = _TOKEN.split(masked[span.start : span.end])  # a gap, a token, a gap, …
    places = list(accumulate(map(len, parts), initial=span.start))
    words, starts, ends = parts[1::2], places[1:-1:2], places[2:-1:2]
    if masked.find(_FILL, span.start, span.end) < 0:
        return Words(text, span, words, starts, ends)
    spans, quotes = _parted(zip(starts, ends, strict=True), quoted_at)
    starts, ends = map(list, zip(*spans, strict=True)) if spans else ([], [])
    words = [QUOTE if index in quotes else masked[start:end] for index, (start, end) in enumerate(spans)]
    return Words(text, span, words, starts, ends, quotes)


def _parted(
    spans: Iterable[tuple[int, int]], quoted_at: dict[int, Quoted]
) -> tuple[list[tuple[int, int]], dict[int, Quoted]]:
    """The tokens with each passage on its own, for passages that touch are one run of fill; and which are passages."""
    parted: list[tuple[int, int]] = []
    quotes: dict[int, Quoted] = {}
    for start, end in spans:
        if (passage := quoted_at.get(start)) is None:
            parted.append((start, end))
            continue
        at = start
        while at < end and passage is not None:
            quotes[len(parted)] = passage
            parted.append((at, min(passage.end, end)))
            at = passage.end
            passage = quoted_at.get(at)
    return parted, quotes
