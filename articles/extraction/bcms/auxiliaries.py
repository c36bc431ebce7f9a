"""Where the auxiliary and the "se" of a verb stand, and what may be inserted between them and the verb."""

from __future__ import annotations

from ..lexicon import sh
from ..lexicon.frames import Verb
from .phrases import skip_adjuncts
from .words import Folded

PLURAL = frozenset(("mp", "fp", "p"))  # what a verb of several agrees with
_FAR = 14  # words between an auxiliary and its participle: predsjednik je u srijedu u Briselu rekao
_LONGEST_LEAD = 4  # words between two commas that lead over
_WITH = frozenset(("s", "sa"))


def clitics_end(w: Folded, cue: int) -> tuple[int, bool]:
    """Where the clitics behind the verb end, and whether its auxiliary is among them; -1 for I, you, we."""
    at, auxiliary = cue + 1, False
    while at < w.stop and w.at(at) in sh.CLITICS:
        if w.at(at) in sh.OTHER_PERSONS:
            return -1, False
        auxiliary = auxiliary or w.at(at) in sh.AUXILIARIES
        at += 1
    return at, auxiliary


def auxiliary_before(w: Folded, cue: int, verb: Verb) -> int | None:
    """Where the auxiliary of a participle stands; -1 where it has none, as in headlines and behind "i"; None where
    the participle is denied or somebody else's than he, she and they."""
    wanted = "su" if verb.agrees in PLURAL else "je"
    commas = 0
    index, reach = cue, max(cue - _FAR, 0)
    while index > reach:
        index -= 1
        word = w.at(index)
        if word == "," and (opening := inserted_before(w, index)):
            reach = max(reach - (index - opening), 0)
            index = opening
            continue
        if word in sh.NEGATIONS or word in sh.OTHER_PERSONS:
            return None
        if word == wanted:
            return index
        if word == ",":
            commas += 1
            if commas > 2:
                break
        if w.is_term(index) and w.is_word(index - 1) and not w.is_capital(index - 1):
            continue  # je za list „Glas“ | rekla
        if word in sh.RELATIVES or w.is_quote(index) or (word in sh.CONJUNCTIONS and word not in ("i", "kako")):
            break
        if index < cue - 1 and w.verb(index) is not None and not w.is_capital(index):
            break
        if word in (";", ":") or (word == "i" and index == cue - 1):
            break
    return -1


def reflexive_before(w: Folded, cue: int) -> int:
    """Where "se" stands apart from its participle: S se | juče u Testgradu složio; -1 where it does not."""
    for index in range(cue - 1, max(cue - _FAR, -1), -1):
        if w.at(index) == "se":
            return index
        if not (w.is_word(index) and w.is_open(index)) or w.verb(index) is not None:
            return -1
    return -1


def inserted_before(w: Folded, comma: int) -> int:
    """Where "…, kako prenosi S,", "…, prenosi S,", "…, ukazavši da …,", "…, na kojoj je bio S," or "…, međutim,"
    that ends at a comma begins; 0 where none does."""
    for index in range(comma - 1, max(comma - _FAR - 6, 0), -1):
        if w.at(index) == ",":
            if leads_over(w, index + 1, comma):
                return index
            verb = w.verb(index + 1)
            passing = verb is not None and verb.lemma in sh.CONDUITS  # prenosi Glas
            aside = (passing or w.at(index + 1) in ("kako", "prema", "po")) and comma - index < 10
            relative = w.at(index + 1) in sh.RELATIVES or w.at(index + 2) in sh.RELATIVES
            return index if aside or relative or w.is_converb(index + 1) else 0
    return 0


def leads_over(w: Folded, first: int, stop: int) -> bool:
    """Whether words between two commas only join a sentence to the one before: međutim; s druge strane."""
    if not 0 < stop - first <= _LONGEST_LEAD or any(map(w.is_capital, range(first, stop))):
        return False
    fixed = skip_adjuncts(w, first, stop) == stop or (w.at(first) in _WITH and w.at(stop - 1) == "strane")
    return fixed or all(w.at(k) in sh.CONNECTIVES for k in range(first, stop))
