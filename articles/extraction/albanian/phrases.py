"""Noun phrases beside a verb of saying: who speaks, told by where the words stand and by what they are."""

from __future__ import annotations

from ..lexicon import sq
from ..prodrop.words import Phrase
from .words import Folded

_LONGEST_PHRASE = 30
_FURTHER = frozenset(("tej", "tutje", "pas", "pare", "heret", "vone", "teje", "shume"))  # behind "më"
_PLACE = frozenset(("ne", "nga"))
_OTHERS = frozenset(("tjerash", "tjera", "ndryshe"))
_LEADING = sq.CONNECTIVES - {"ndersa", "kurse"}  # which open no clause of their own
_OUTLETS = frozenset(
    ("radios", "radion", "gazetes", "agjencise", "televizionit", "portalit", "mediave", "gazetareve", "revistes",
     "perditshmes", "medies", "mediumit", "zerit", "publikut", "opinionit", "kanalit")
)  # fmt: skip


def phrase(w: Folded, first: int, stop: int, *, many: bool = False) -> Phrase | None:
    """The noun phrase that begins at ``first``: ministri i Mbrojtjes Ana Testi. ``many``: several may be joined by
    "dhe"."""
    at, named = first, False
    stop = min(stop, first + _LONGEST_PHRASE)
    roled = any(w.opens_role(index) for index in range(first, min(first + 2, stop)))
    while at < stop:
        word = w.at(at)
        if w.is_quote(at):
            if at == first or not w.text[w.quotes[at].inner.start].isupper() or w.at(at - 1) in (",", ":"):
                break
            at += 1  # the name of a party or a paper
            continue
        if not w.is_word(at):
            if word == "(" and (close := w.closing(at, stop)):
                at = close + 1
                continue
            if word in ("/", "-", "&", "'") and at > first and w.is_word(at + 1):
                at += 1
                continue
            initial = w.is_capital(at + 1) and len(w.at(at - 1)) < 5
            if word == "." and at > first and initial:
                at += 1  # an initial, a degree
                continue
            break
        if not w.is_open(at) or w.is_verb(at):
            break
        if word in sq.LINKERS and at > first:
            if (named or (w.is_name(at - 1) and w.at(at - 2) != "per")) and not w.is_capital(at + 1):
                break  # Ana Testi i pranishëm; Testi e quajti
            at += 1
            continue
        if word in ("dhe", "e") and at > first:
            if not joins(w, at, stop, many=many):
                break
            named = named and not many
            at += 1
            continue
        if at > first and not w.is_capital(at) and (word in sq.ADVERBS or is_time(w, at)):
            break
        if at > first and w.is_name(at - 1) and is_told(w, at):
            break  # u tha Testi | gazetarëve
        if word in sq.PREPOSITIONS and not w.is_capital(at) and at > first:
            name = -1 if named or not roled else _name_after(w, at + 1, stop)
            if name >= 0:
                at = name
                continue
            if named or not roled or word != "per" or not w.is_capital(at + 1) or _ends_soon(w, at + 1, stop):
                break
            at += 1  # ministri për Evropë
            continue
        if w.is_name(at) and (w.is_name(at + 1) or (at > first and w.is_name(at - 1))):
            named = named or not (w.is_name(at + 1) or w.at(at - 1) in sq.LINKERS)
        elif named and not w.is_capital(at):
            break
        at += 1
    while at > first and not (w.is_word(at - 1) or w.at(at - 1) == ")" or w.is_quote(at - 1)):
        at -= 1
    while at > first and (w.at(at - 1) in sq.PREPOSITIONS or w.at(at - 1) in sq.LINKERS or w.at(at - 1) == "dhe"):
        at -= 1
    return (first, at) if at > first else None


def _ends_soon(w: Folded, at: int, stop: int) -> bool:
    """Whether what "për" governs is an outlet rather than what an office is for: tha ministri për REL."""
    return w.is_acronym(at) or w.is_quote(at)


def joins(w: Folded, at: int, stop: int, *, many: bool) -> bool:
    """Whether "dhe" joins two nouns of one phrase, not two verbs."""
    after = at + 1
    if after >= stop or not w.is_word(after) or not w.is_open(after) or w.is_verb(after):
        return False
    if w.at(after) in sq.ADVERBS or w.at(after) in sq.PREPOSITIONS or w.at(after) in sq.LIGHT:
        return False
    governed = any(w.at(k) in sq.LINKERS or w.at(k) in sq.PREPOSITIONS for k in range(max(at - 3, 0), at))
    return many or (governed and not w.opens_role(after))


def is_time(w: Folded, at: int) -> bool:
    """Whether an adjunct of time begins at a word: të martën, këtë javë, më 15 maj, javën e kaluar."""
    word, after = w.at(at), w.at(at + 1)
    if w.is_capital(at) and at:
        return False
    return (
        (word in ("te", "e") and after in sq.WEEKDAYS)
        or (word in ("kete", "ate", "cdo") and after in sq.TIMES)
        or (word == "me" and after[:1].isdigit())
        or (word in sq.TIMES and after in ("e", "te", "së"))
        or (word in ("kete", "ate") and after == "te" and w.at(at + 2) in sq.WEEKDAYS)
    )


def _name_after(w: Folded, first: int, stop: int) -> int:
    """Where a name of two words or more begins behind what a preposition governs: në Testgrad | Ana Testi; -1 for
    none."""
    index = first
    while index < min(first + 10, stop):
        if not w.is_word(index) or not w.is_open(index) or w.is_verb(index) or w.at(index) in sq.PREPOSITIONS:
            return -1
        run = 0
        while index + run < stop and w.is_name(index + run):
            run += 1
        governed = w.at(index - 1) in sq.PREPOSITIONS or w.at(index - 1) in sq.LINKERS
        if run > 1 and not (governed and run == 2):
            return index + (1 if governed else 0)
        index += max(run, 1)
    return -1


def skip_adjuncts(w: Folded, first: int, stop: int) -> int:
    """Where something else begins behind time, place, medium and whoever is told: sot, të martën, për REL, në një
    konferencë për media, mediave, Radios Evropa e Lirë."""
    at = first
    while at < stop:
        start = at
        word = w.at(at)
        if word in sq.ADVERBS and not (w.is_capital(at) and at):
            at += 1
        elif word == "me" and w.at(at + 1) in _FURTHER:
            at += 2
        elif (
            word in ("nder", "mes", "midis", "vec")
            and w.at(at + 1) in ("te", "tjerash")
            and (w.at(at + 1) in _OTHERS or w.at(at + 2) in _OTHERS)
        ):
            at += 2 + (w.at(at + 1) == "te")
        elif is_time(w, at):
            at = time_end(w, at, stop)
        elif word == "(" and (close := w.closing(at, stop)):
            at = close + 1
        elif (word in _OUTLETS and not (w.is_capital(at) and at == 0)) or is_told(w, at):
            at = governed_end(w, at + (2 if word == "te" else 0), stop)
        if at == start:
            break
    return min(at, stop)


def is_told(w: Folded, at: int) -> bool:
    """Whether several stand in the dative: gazetarëve, mediave, deputetëve."""
    word = w.at(at)
    if word == "te" and w.at(at + 1) in ("gjitha", "gjithe", "dyja", "dy", "treja"):
        return is_told(w, at + 2)
    return w.is_word(at) and not w.is_capital(at) and len(word) > 5 and word.endswith("ve")


def time_end(w: Folded, at: int, stop: int) -> int:
    at += 1
    while at < stop and (
        w.at(at) in sq.WEEKDAYS
        or w.at(at) in sq.TIMES
        or w.at(at) in ("te", "e", "kaluar", "shkuar", "fundit", "ketij", "kesaj", "viti", "vitit", "shtator", "pare")
        or w.at(at)[:1].isdigit()
    ):
        at += 1
    return at


def adjunct_end(w: Folded, at: int, stop: int) -> int:
    """Behind what a preposition governs: gjatë një konference për media në Testgrad."""
    at += 1
    while at < stop and w.is_open(at) and not w.is_verb(at) and w.is_word(at) and not is_time(w, at):
        if w.opens_role(at) and w.at(at - 1) not in sq.PREPOSITIONS and w.at(at - 1) not in sq.LINKERS:
            break
        if w.at(at) in sq.PRONOUNS and w.at(at - 1) not in sq.PREPOSITIONS:
            break
        if w.is_name(at) and w.is_acronym(at - 1):
            break  # për REL | Ana Testi
        if all(map(w.is_name, (at, at + 1, at + 2))) and w.at(at - 1) in sq.PREPOSITIONS:
            return at + 1  # në Testgrad | Ana Testi
        at += 1
    return at


def governed_end(w: Folded, at: int, stop: int) -> int:
    """Behind a noun in the dative with what belongs to it: Radios Evropa e Lirë, agjencisë Pres, gazetës "Pres"."""
    at += 1
    named = False
    while at < stop:
        if w.is_quote(at) and not named:
            return at + 1
        linked = w.at(at) in sq.LINKERS and (not named or w.is_capital(at + 1)) and not w.is_verb(at + 1)
        if w.opens_role(at) and w.at(at - 1) not in sq.LINKERS:
            break
        name = w.is_capital(at) and (not named or w.at(at - 1) in sq.LINKERS or w.is_acronym(at - 1))
        if not (linked or name or w.is_nationality(at) or w.at(at - 1) in sq.LINKERS):
            break
        named = named or w.is_capital(at)
        at += 1
    while w.at(at - 1) in sq.LINKERS:
        at -= 1
    return at


def subject_start(w: Folded, first: int, stop: int) -> int:
    """Where a phrase that can be a subject begins among the words ``[first, stop)``; -1 where none does."""
    index = first
    while index < stop:
        before = w.at(index - 1) if index > first else ""
        word = w.at(index)
        if word == "(" and (close := w.closing(index, stop)):
            index = close + 1
            continue
        governed = before in sq.PREPOSITIONS or before in sq.LINKERS
        if word in ("ai", "ajo") or (word in sq.PRONOUNS and before not in sq.PREPOSITIONS):
            return index
        if word in ("i", "e") and w.at(index + 1) in ("njejti", "njejta") and not governed:
            return index
        if w.opens_role(index) and not governed and w.is_nominative(index):
            return index
        if w.is_capital(index) and word not in sq.PREPOSITIONS and not w.is_role(index):
            run = index
            while run < stop and w.is_capital(run) and (w.is_name(run) or w.is_acronym(run)):
                run += 1
            if run > index:
                start = index
                if governed:  # në Testgrad | Testi; i Slobodisë Qendrore | Ana Testi
                    start = index + 1 if run - index > (1 if before in _PLACE else 2) else run
                if start < run and w.is_nominative(run - 1) and (w.is_name(start) or w.is_acronym(start)):
                    return start
                index = run
                continue
        index += 1
    return -1


def right_subject(w: Folded, first: int, stop: int, *, many: bool, strict: bool) -> Phrase | None:
    """The subject behind its verb: tha të martën | ministri Ana Testi. ``strict``: an object may stand there."""
    at = skip_adjuncts(w, first, stop)
    if at > first and w.at(at) == ",":
        at += 1
    limit = at
    while limit < stop and w.is_open(limit) and w.at(limit) not in (",", ";", ":") and not w.is_verb(limit):
        limit += 1
    if at >= limit:
        return None
    word = w.at(at)
    if word in sq.PREPOSITIONS and not w.is_capital(at):
        if word == "nga":
            return None
        behind = adjunct_end(w, at, limit)
        return phrase(w, behind, limit, many=many) if behind < limit and _may_speak(w, behind, strict) else None
    return phrase(w, at, limit, many=many) if _may_speak(w, at, strict) else None


def _may_speak(w: Folded, at: int, strict: bool) -> bool:
    if w.opens_role(at) or w.at(at) in sq.PRONOUNS:
        return w.is_nominative(at)
    if w.at(at) in ("i", "e") and w.at(at + 1) in ("njejti", "njejta"):
        return True
    if not w.is_capital(at):
        ends = w.at(at).endswith(("i", "u", "a", "et", "it", "at"))
        return not strict and w.is_word(at) and ends and w.at(at) not in sq.NO_SUBJECTS and w.at(at) not in sq.LINKERS
    last = at
    while w.is_name(last + 1):
        last += 1
    bent = w.printed(last).endswith(("in", "un", "n")) and strict and last == at
    return w.is_nominative(last) and not bent


def left_start(w: Folded, stop: int, floor: int, *, many: bool) -> int:
    """How far a subject that ends before ``stop`` may reach to the left."""
    at = stop
    while at > floor:
        before = at - 1
        if w.at(before) == ")":
            opening = before
            while opening > floor and w.at(opening) != "(" and before - opening < 9:
                opening -= 1
            if w.at(opening) == "(":
                at = opening
                continue
        if not (w.is_word(before) or w.at(before) in ("/", "-", "&")) and not (
            w.at(before) == "." and before > floor and len(w.at(before - 1)) < 5
        ):
            if not (w.is_quote(before) and w.is_word(before - 1) and before > floor and before - 1 >= floor):
                break
            if w.text.count(" ", *w.quotes[before].inner) > 3:
                break
        if not w.is_open(before) or w.is_verb(before) or (w.at(before) == "e" and w.at(before - 1) == ","):
            break
        if w.at(before) == "dhe" and not (at < stop and w.is_word(at) and (many or joins(w, before, stop, many=many))):
            break
        at = before
    while at < stop and not w.is_word(at):
        at += 1
    return at


def inner_subject(w: Folded, first: int, stop: int, *, many: bool = False) -> Phrase | None:
    """The subject among the words ``[first, stop)``."""
    start = subject_start(w, first, stop)
    return phrase(w, start, stop, many=many) if start >= 0 else None


def opening_subject(w: Folded, stop: int, *, many: bool = False) -> Phrase | None:
    """The subject of the sentence's first clause, for what goes on with it: Ana Testi erdhi në Testgrad dhe tha se …;
    Ndërkohë edhe Ana Testi ka ardhur, duke thënë se …"""
    first = 0
    while w.at(first) in _LEADING and first < stop:
        first += 1
    if w.at(first).endswith("n") and w.at(first + 1) == "e" and w.at(first + 2) in sq.HAVE:
        return None  # Lajmin e ka konfirmuar Testi
    limit = first
    while limit < stop and w.is_open(limit) and not w.is_verb(limit) and w.at(limit) not in (";", ":"):
        limit += 1
    comma = next((k for k in range(first, limit) if w.at(k) == ","), limit)
    return inner_subject(w, first, comma, many=many) or inner_subject(w, comma, limit, many=many)
