"""Where the words behind a verb of saying begin: behind "da" or "kako", a colon, a mark."""

from __future__ import annotations

from ..lexicon import sh
from ..lexicon.frames import Frame
from ..prodrop.attribution import Attribution
from ..prodrop.content import Objects
from .nouns import before_quote, is_somebodys, noun_clause
from .phrases import skip_adjuncts
from .words import Folded

_OBJECTS = Objects(sh.PREPOSITIONS, sh.ADVERBS | sh.CLITICS | {"i", "to"}, ("ima",))  # primjećuje i da, naveo je to da


def find_content(w: Folded, a: Attribution) -> None:
    """Where the words behind the attribution begin, if a complementiser, a colon or a mark says so."""
    at = a.end
    if a.aside:
        return
    found = complementiser(w, at, a)
    if found >= 0:
        a.content = found
        return
    at = skip_adjuncts(w, at, w.stop)
    if w.is_quote(at) and Frame.QUOTE in a.verb.frame and w.at(at - 1) != ",":
        a.content = at
        return
    for index in range(at, min(at + 20, w.stop)):
        if w.at(index) == ":":
            a.content, a.colon = index + 1, True
            return
        if w.at(index) in (",", ";") or w.is_quote(index) or not w.is_open(index):
            return
        if before_quote(w, index) > 0:
            return  # podsjeća na izjavu S: „…“
        if w.at(index) in ("i", "te") and (w.verb(index + 1) is not None or w.is_participle(index + 1)):
            return  # rekla je S i dodala: „…“


def complementiser(w: Folded, first: int, a: Attribution) -> int:
    """Behind "da" or "kako" of the verb's own clause; -1 where there is none. Notes the addressee."""
    frame = a.verb.frame
    if not frame & ~(Frame.QUOTE | Frame.OPINION | Frame.NOUN):
        return _opinion(w, first) if frame & Frame.OPINION else -1
    asks = bool(frame & (Frame.CALL | Frame.ASK))
    commas = parted = 0
    index = first - 1
    while (index := index + 1) < min(first + 40, w.stop):
        word = w.at(index)
        if word == "," and (closed := _relative_closed(w, index)):
            index = closed  # svog zamjenika, koji vodi zavod, da …
            continue
        if word in sh.COMPLEMENTISERS:
            if word == "kako" and asks:
                return -1  # kako bi: so that
            listed = asks and "i" in w.forms[parted:index]  # pozvao je vladu, sud i građane da
            if commas % 2 and w.at(index - 1) != "," and not listed:
                return -1
            if word == "kako" and w.at(index - 1) in ("tome", "toga", "o"):
                return -1
            return _behind_complementiser(w, index, first, a)
        if noun_clause(w, index) > 0 or is_somebodys(w, index):
            return -1
        if frame & Frame.QUESTION and word in sh.QUESTION_WORDS:
            return index
        if word in ("sta", "sto", "zasto") and index == first and frame & (Frame.CLAUSE | Frame.STRICT):
            return index if word == "zasto" else -1
        if word == ",":
            commas, parted = commas + 1, index
            if commas > 3 or not _is_parted(w, index):
                return -1
            continue
        if w.is_quote(index) and w.at(index - 1) in ("za", "listu", "listom", "portalu", "dnevniku", "u"):
            continue  # za „Primjer“
        if w.is_quote(index) or word in (";", ":") or w.words.is_dash(index):
            return -1
        if commas == 0 and asks and (word in sh.PRONOUNS or w.is_open(index)) and w.verb(index) is None:
            continue
        if not w.is_open(index) and word not in ("se",) and commas == 0:
            return -1
        verb = w.verb(index)
        if verb is not None and not w.is_capital(index) and verb.tense != "passive":
            return -1
        if w.is_converb(index) and commas == 0:
            return -1
    return -1


def _relative_closed(w: Folded, comma: int) -> int:
    """The comma before "da" that closes the relative clause, or what somebody did meanwhile, behind a comma; 0 where
    there is none."""
    if w.at(comma + 1) not in sh.RELATIVES and not w.is_converb(comma + 1):
        return 0
    for index in range(comma + 2, min(comma + 20, w.stop)):
        if w.is_quote(index):
            return 0
        if w.at(index) == ",":
            return index if w.at(index + 1) == "da" else 0
    return 0


def _opinion(w: Folded, first: int) -> int:
    """Belief is reported right behind its verb: smatra da je „…“."""
    return first + 1 if w.at(first) in sh.COMPLEMENTISERS and first + 1 < w.stop else -1


def _is_parted(w: Folded, comma: int) -> bool:
    """Whether what stands behind a comma is a date, an adjunct or an apposition, or the clause itself."""
    after = comma + 1
    word = w.at(after)
    if word in sh.CONNECTIVES and w.at(after + 1) == ",":
        return True  # dodao je, međutim, da
    if word in sh.COMPLEMENTISERS or word[:1].isdigit() or word in sh.PREPOSITIONS:
        return True
    return w.is_word(after) and word not in sh.CONJUNCTIONS and word not in sh.RELATIVES and not w.is_converb(after)


def _behind_complementiser(w: Folded, index: int, first: int, a: Attribution) -> int:
    frame = a.verb.frame
    after = index + 1
    if w.at(index) == "da" and w.at(after) == "li":
        return index if frame & (Frame.QUESTION | Frame.CLAUSE) else -1
    skipped = skip_adjuncts(w, first, index)
    if frame & (Frame.CALL | Frame.ASK):
        start = first if w.at(first).endswith("ima") else skipped  # preporučila je građanima da
        start = max(start, a.subject[1] if a.subject and a.side == "right" else 0)
        if w.at(start) in ("od", "na", "prema") and frame & Frame.ASK:
            start += 1
        if start < index and w.at(start) not in sh.PREPOSITIONS:
            a.addressee = start
    elif frame & Frame.EXPRESS:
        if not any(w.at(k) in sh.HOPES for k in range(first, index)):
            return -1
    elif frame & Frame.STRICT:
        beyond = max(skipped, a.subject[1] if a.subject and a.side == "right" else 0)
        repeats = a.verb.lemma in sh.REPEATING and any(w.at(k) in sh.HOPES for k in range(beyond, index))
        if not repeats and _OBJECTS.between(w, beyond, index):  # ponovio je stav da, but najavio je odluku da
            return -1
    while w.at(after) == ",":
        after += 1
    return after if after < w.stop else -1
