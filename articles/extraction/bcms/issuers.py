"""The body that a text is about when it says no more than "navode", "dodali su" or "ističe se"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..lexicon import sh
from ..records import Span

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SPEAKS_UP = re.compile(
    r"\b(?:oglasi(?:o|la|lo|li|le)|reag(?:ira|ova|uje)\w*|saop[šćs]\w+|priop[ćc]\w+|demant\w+"
    r"|огласи(?:о|ла|ло|ли|ле)|реаг(?:ира|ова|ује)\w*|саоп[шћ]\w+|приоп[ћш]\w+|демант\w+)"
)
_OPENS_SPEAKING = re.compile(
    r"(?:Oglasi(?:o|la|lo)|Reag(?:irao|irala|iralo|ovao|ovala|ovalo)|Огласи(?:о|ла|ло)|Реаг(?:ирао|ирала|ирало|овао|овала|овало))"
    r"\s(?:(?:se|je|i|danas|се|је|и|данас)\s){1,3}"
)
_MOST_WORDS = 6  # before and with the word that says what kind of body it is
_LONGEST_ACRONYM = 8
_NEAR = 200  # characters behind a body in which it speaks up
_MOST_SENTENCES = 12  # looked back over


def issuer(text: str, starts: Sequence[int], at: int, *, spoke_up: bool) -> Span | None:
    """The body that opened a sentence last before ``at``, "Savez odbacuje …", unless several people have since;
    ``spoke_up``: only one of which that sentence says that it has spoken up. ``starts``: of all sentences."""
    last = bisect_left(starts, at) - 1
    for place in range(last, max(last - _MOST_SENTENCES, -1), -1):
        start = starts[place]
        end = starts[place + 1] if place + 1 < len(starts) else len(text)
        first = _WORD.match(text, start)
        if first is not None and sh.folded(first[0].lower()) in sh.MANY:
            return None
        body = opening_body(text, start, min(end, at))
        if body is not None and (not spoke_up or _SPEAKS_UP.search(text, body.end, min(end, at, body.end + _NEAR))):
            return body
    return None


def opening_body(text: str, start: int, end: int) -> Span | None:
    """The body whose name opens a sentence: Savez primjera, Hrvatski sabor, LEX; (Oglasio se i) Savez."""
    found: Span | None = None
    if (speaks_up := _OPENS_SPEAKING.match(text, start, end)) is not None:
        start = speaks_up.end()
    words = list(_WORD.finditer(text, start, min(end, start + 120)))[:_MOST_WORDS]
    if not words or text[start : words[0].start()].strip('–—- \u00a0\n"„“'):
        return None
    for number, word in enumerate(words):
        if number and text[words[number - 1].end() : word.start()].strip():
            break
        printed = word[0]
        bare = sh.folded(printed.lower())
        capital = printed[0].isupper()
        shouted = number + 1 < len(words) and len(words[number + 1][0]) > 3 and words[number + 1][0].isupper()
        acronym = 1 < len(printed) < _LONGEST_ACRONYM and printed.isupper() and not shouted
        if found is not None and not capital:
            break
        if bare in sh.BODIES or (acronym and found is None):
            found = Span(words[0].start(), word.end())
        elif found is not None:
            found = Span(found.start, word.end())
        elif not (bare.endswith(("i", "a", "o")) and bare not in sh.FINITE and bare not in sh.PREPOSITIONS):
            break
    return found
