"""Where the words behind a verb of saying begin: behind "se" or "që", a colon, a mark."""

from __future__ import annotations

from ..lexicon import sq
from ..lexicon.frames import Frame
from ..prodrop.attribution import Attribution
from ..prodrop.content import Objects
from .phrases import is_told, skip_adjuncts
from .words import Folded

_FARTHEST = 40  # words between a verb and its clause
_SUBJUNCTIVE = ("e", "ne", "in", "et", "en")  # të respektojë, të ndalin, të përmbahen
_NO_SUBJUNCTIVE = frozenset(
    (
        "jashtme",
        "brendshme",
        "tjere",
        "larte",
        "perbashket",
        "vetme",
        "reja",
        "pare",
        "dyte",
        "shtune",
        "mbremjes",
        "ndryshme",
        "parin",
        "paren",
        "dytin",
        "dyten",
        "gjithe",
    )
)
_CONTRACTED = frozenset(("ta", "t'i", "t'u", "t'ia", "t'iu", "t'ua"))  # të with the pronoun behind it
_BEFORE_OUTLETS = frozenset(
    ("per", "gazetes", "gazeten", "mediumin", "median", "ne", "portalin", "televizionin", "e", "platformen", "rrjetin",
     "emisionin", "revisten", "profilin", "agjencine")
)  # fmt: skip
_ACCUSES = frozenset(("akuzoj", "fajësoj"))
_OBJECTS = Objects(sq.PREPOSITIONS | sq.LINKERS, sq.ADVERBS | sq.CLITICS | frozenset(sq.PRONOUNS), ("ve", "it", "ut"))


def find_content(w: Folded, a: Attribution) -> None:
    """Sets ``content`` and the addressee of ``a``."""
    if a.aside:
        return
    found = _complementiser(w, a)
    if found >= 0:
        a.content = found
        return
    at = skip_adjuncts(w, a.end, w.stop)
    if w.is_quote(at) and Frame.QUOTE in a.verb.frame and w.at(at - 1) != ",":
        a.content = at
        return
    for index in range(at, min(at + 20, w.stop)):
        if w.at(index) == ":":
            a.content, a.colon = index + 1, True
            return
        if w.at(index) in (",", ";") or w.is_quote(index) or not w.is_open(index):
            return


def _complementiser(w: Folded, a: Attribution) -> int:
    """Behind "se", "që" or "të" of the verb's own clause; -1 where there is none."""
    frame, first = a.verb.frame, a.end
    if not frame & ~(Frame.QUOTE | Frame.OPINION | Frame.NOUN | Frame.SELF):
        opens = frame & Frame.OPINION and w.at(first) in sq.COMPLEMENTISERS
        return first + 1 if opens and first + 1 < w.stop else -1
    asks = bool(frame & (Frame.CALL | Frame.ASK))
    near = skip_adjuncts(w, first, w.stop)
    commas = 0
    governed = False  # whether a preposition has come by
    index = first - 1
    while (index := index + 1) < min(first + _FARTHEST, w.stop):
        word = w.at(index)
        governed = governed or (word in sq.PREPOSITIONS and word != "te")
        if word == "," and frame & Frame.QUESTION and w.at(index + 1) in sq.QUESTION_WORDS:
            continue  # e pyeti qeverinë, nëse
        if word in sq.SAYINGS and w.at(index + 1) in ("e", "te", "së") and w.at(index - 1) not in ("ne", "permes"):
            return -1  # duke komentuar deklaratën e S se
        if word == ",":
            if (closed := _closing_comma(w, index)) > 0:
                index = closed
                continue
            commas += 1
            inserted = index == a.end and a.side == "right" and w.at(a.start - 1) == ","
            if commas > 3 or not _is_parted(w, index) or (inserted and w.at(index + 1) not in sq.COMPLEMENTISERS):
                return -1  # Ura, tha Testi, është e vjetër
            continue
        if word in ("se", "sesi"):
            return _behind(w, index, a)
        behind_subject = a.side == "right" and a.subject is not None and index == a.subject[1]
        if word == "qe" and (asks or index <= near) and not behind_subject:
            return _behind(w, index, a)
        if asks and (word in _CONTRACTED or (word == "te" and _is_subjunctive(w, index))):
            return _behind(w, index, a)
        if word == "per" and a.verb.lemma in _ACCUSES and index > first:
            return _behind(w, index, a)
        if frame & Frame.QUESTION and word in sq.QUESTION_WORDS:
            return index
        if word in ("pse", "nese") and index == near and frame & (Frame.CLAUSE | Frame.STRICT):
            return index
        if w.is_quote(index):
            if w.at(index - 1) in _BEFORE_OUTLETS:
                continue  # për “Pres”
            return -1
        if word in (";", ":") or w.words.is_dash(index):
            return -1
        if word == "dhe":
            if w.at(index + 1) in sq.LIGHT or w.is_verb(index + 1) or not w.is_open(index + 1):
                return -1
            continue
        if word == "qe":
            if not governed:
                return -1  # theksoi Testi që vjen nga Slobodia
            continue  # në takimin që u mbajt
        if commas == 0 and not w.is_open(index) and word != "u":
            return -1
        if w.is_verb(index):
            return -1
    return -1


def _closing_comma(w: Folded, comma: int) -> int:
    """The comma before "se" that closes what another comma opened: tha, duke folur në Testgrad, se; 0 for none."""
    if w.at(comma + 1) not in ("duke", "i", "e", "gjate", "pas", "ne", "nder", "mes", "sipas"):
        return 0
    for index in range(comma + 2, min(comma + 20, w.stop)):
        if w.is_quote(index):
            return 0
        if w.at(index) == ",":
            return index if w.at(index + 1) in ("se", "qe") else 0
    return 0


def _is_parted(w: Folded, comma: int) -> bool:
    """Whether what stands behind a comma is a date, an adjunct or an apposition, or the clause itself."""
    word = w.at(comma + 1)
    if word in sq.COMPLEMENTISERS or word[:1].isdigit() or word in sq.PREPOSITIONS:
        return True
    return w.is_word(comma + 1) and word not in sq.CONJUNCTIONS and word not in sq.CLITICS and word != "duke"


def _is_subjunctive(w: Folded, index: int) -> bool:
    """Whether "të" opens what somebody should do, and links no noun to another: të respektojë, not të Jashtme."""
    after = w.at(index + 1)
    if after in ("mos", "i", "u", "ia", "iu"):
        return True
    if w.is_capital(index + 1) or after in _NO_SUBJUNCTIVE or after in sq.WEEKDAYS:
        return False
    return after.endswith(_SUBJUNCTIVE) and len(after) > 3


def _is_an_objects(w: Folded, first: int, that: int) -> bool:
    """Whether a noun owns the clause behind "se", and is no view, whose words it is: përsëriti qëndrimin se."""
    return w.at(that - 1) not in sq.HOPES and _OBJECTS.between(w, first, that)


def _behind(w: Folded, index: int, a: Attribution) -> int:
    frame, first = a.verb.frame, a.end
    skipped = skip_adjuncts(w, first, index)
    beyond = max(skipped, a.subject[1] if a.subject and a.side == "right" else 0)
    after = index if w.at(index) == "te" or w.at(index) in _CONTRACTED else index + 1
    if frame & (Frame.CALL | Frame.ASK):
        start = first if is_told(w, first) else beyond
        if w.at(start) in ("nga", "ndaj", "per") and start < index:
            start += 1
        if start < index and (w.at(start) == "te" or w.at(start) not in sq.PREPOSITIONS):
            a.addressee = start
    elif w.at(index) == "qe" and is_told(w, first) and frame & Frame.CLAUSE:
        return first  # u tha palëve që të …
    elif frame & Frame.EXPRESS:
        if skipped < index and not any(w.at(k) in sq.HOPES for k in range(first, index)):
            return -1  # but: duke shprehur se
    elif frame & Frame.STRICT and a.side != "converb" and _is_an_objects(w, beyond, index):
        return -1
    while w.at(after) == ",":
        after += 1
    return after if after < w.stop else -1
