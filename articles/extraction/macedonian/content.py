"""Where the words behind a verb of saying begin: behind "дека", "оти" or "да", a colon, a mark."""

from __future__ import annotations

from dataclasses import replace

from ..lexicon import mk
from ..lexicon.frames import Frame, Verb
from ..prodrop.attribution import Attribution
from ..prodrop.content import Objects
from .phrases import skip_adjuncts
from .words import Folded

_FARTHEST = 40  # words between a verb and its clause
_ACCUSES = frozenset(("obvini", "obvinuva"))  # ја обвини владата за
_ENJOINS = frozenset(("poraca", "poracuva", "predupredi", "predupreduva"))
LONGEST_TITLE = 4  # blanks
#: a noun in whose owner's words a clause is: изјавата на S дека
REPORTED = Verb("izjava", Frame.CLAUSE, "present")
_THAT = frozenset(("deka", "oti"))
_OPENS_CLAUSE = frozenset(("ne", "ce", "nema"))
_ALSO = frozenset(("i", "edna", "isto", "taka"))  # оцени и дека
_OBJECTS = Objects(mk.PREPOSITIONS, mk.ADVERBS | mk.CLITICS | frozenset(mk.PRONOUNS) | _ALSO)


def complementiser_near(w: Folded, at: int) -> bool:
    """Whether a clause, a colon or words in marks follow right behind a verb and its adjuncts."""
    at = skip_adjuncts(w, at, w.stop)
    if w.at(at) in mk.HOPES:
        at = skip_adjuncts(w, at + 1, w.stop)  # изрази надеж дека
    at += w.at(at) == "i"
    return w.at(at) in _THAT or w.at(at) == ":"


def find_content(w: Folded, a: Attribution) -> None:
    """Sets ``content`` and the addressee of ``a``."""
    if a.aside:
        return
    found = _complementiser(w, a)
    if found >= 0:
        a.content = found
        return
    at = skip_adjuncts(w, a.end, w.stop)
    if w.is_quote(at) and Frame.QUOTE in a.verb.frame and w.at(at - 1) != "," and not _is_outlet(w, at, a):
        a.content = at
        return
    for index in range(at, min(at + 20, w.stop)):
        if w.at(index) == ":":
            a.content, a.colon = index + 1, True
            return
        if w.at(index) in (",", ";") or w.is_quote(index) or not w.is_open(index):
            return


def _is_outlet(w: Folded, at: int, a: Attribution) -> bool:
    """Whether a short quotation names who passes words on: пренесе „Прес“."""
    return a.verb.lemma in mk.CONDUITS and w.text.count(" ", *w.quotes[at].inner) < LONGEST_TITLE


def _complementiser(w: Folded, a: Attribution) -> int:
    """Behind "дека", "оти" or "да" of the verb's own clause; -1 where there is none."""
    frame, first = a.verb.frame, a.end
    if not frame & ~(Frame.QUOTE | Frame.OPINION | Frame.NOUN | Frame.SELF):
        opens = frame & Frame.OPINION and w.at(first) in _THAT
        return first + 1 if opens and first + 1 < w.stop else -1
    if frame & Frame.CLAUSE and a.side == "left" and w.at(first) in _OPENS_CLAUSE:
        return first  # рече не е точно
    asks = bool(frame & (Frame.CALL | Frame.ASK))
    commas = 0
    index = first - 1
    while (index := index + 1) < min(first + _FARTHEST, w.stop):
        word = w.at(index)
        if word == ",":
            if (closed := _closing_comma(w, index)) > 0:
                index = closed
                continue
            commas += 1
            if commas > 3 or not _is_parted(w, index):
                return -1
            continue
        if word == "da" and not asks and _tells_to(w, a):
            a.verb = replace(a.verb, frame=Frame.CALL | Frame.QUOTE)
            return _behind(w, index, a)
        if word in _THAT or (word == "da" and asks):
            return _behind(w, index, a)
        if word == "za" and a.verb.lemma in _ACCUSES and index > first:
            return _behind(w, index, a)
        if frame & Frame.QUESTION and word in mk.QUESTION_WORDS:
            return index
        if word in ("dali", "zosto") and index - first < 2 and frame & Frame.CLAUSE:
            return index
        if word in mk.SAYINGS and w.at(index + 1) == "na" and w.at(index - 1) != "vo":
            return -1  # коментирајќи ја изјавата на S дека
        if w.is_quote(index):
            if w.at(index - 1) in mk.OUTLETS or w.at(index - 1) in mk.PREPOSITIONS:
                continue  # за „Прес“
            return -1
        if word in (";", ":") or w.words.is_dash(index):
            return -1
        if word == "i" and (w.at(index + 1) in _THAT or not w.is_verb(index + 1)):
            continue
        if not w.is_open(index) and commas == 0:
            return -1
        if w.is_verb(index) or (w.is_converb(index) and commas == 0):
            return -1
    return -1


def _tells_to(w: Folded, a: Attribution) -> bool:
    """Whether a verb of saying tells somebody what to do: им рече на граѓаните да, порача да."""
    told = any(w.at(index) in mk.TOLD for index in range(a.start, a.cue))
    return bool(a.verb.frame & Frame.CLAUSE) and (told or a.verb.lemma in _ENJOINS)


def _closing_comma(w: Folded, comma: int) -> int:
    """The comma before "дека" that closes what another comma opened: рече, говорејќи во Тестград, дека; 0 for none."""
    after = w.at(comma + 1)
    if not (w.is_converb(comma + 1) or after in mk.RELATIVES or after in mk.PREPOSITIONS or after in ("isto", "kako")):
        return 0
    for index in range(comma + 2, min(comma + 20, w.stop)):
        if w.is_quote(index):
            return 0
        if w.at(index) == ",":
            return index if w.at(index + 1) in mk.COMPLEMENTISERS else 0
    return 0


def _is_parted(w: Folded, comma: int) -> bool:
    """Whether what stands behind a comma is a date, an adjunct or an apposition, or the clause itself."""
    word = w.at(comma + 1)
    if word in mk.COMPLEMENTISERS or word[:1].isdigit() or word in mk.PREPOSITIONS:
        return True
    bound = word in mk.CONJUNCTIONS or word in mk.CLITICS or word in mk.BE or w.is_converb(comma + 1)
    return w.is_word(comma + 1) and not bound


def _is_an_objects(w: Folded, first: int, that: int) -> bool:
    """Whether a noun owns the clause behind "дека", and is no view, whose words it is: го повтори ставот дека."""
    return w.at(that - 1) not in mk.HOPES and _OBJECTS.between(w, first, that)


def _behind(w: Folded, index: int, a: Attribution) -> int:
    frame, first = a.verb.frame, a.end
    beyond = max(skip_adjuncts(w, first, index), a.subject[1] if a.subject and a.side == "right" else 0)
    calls = bool(frame & Frame.CALL)
    if calls or (frame & Frame.ASK and w.at(index) == "da"):
        start = max(first, a.subject[1] if a.subject and a.side == "right" else 0)
        if w.at(start) in ("od", "na", "do", "kon") and start < index:
            start += 1
        if start < index and w.is_word(start) and w.at(start) not in mk.PREPOSITIONS:
            a.addressee = start
    elif frame & Frame.EXPRESS:
        if not any(w.at(k) in mk.HOPES for k in range(first, index)):
            return -1
    elif frame & Frame.STRICT and a.side != "converb" and _is_an_objects(w, beyond, index):
        return -1
    after = index if w.at(index) == "da" and not frame & (Frame.CALL | Frame.ASK) else index + 1
    while w.at(after) == ",":
        after += 1
    return after if after < w.stop else -1
