"""Noun phrases beside a verb of saying: who speaks, told by where the words stand and by what they are."""

from __future__ import annotations

from ..lexicon import sh
from .names import OBLIQUE_SURNAME
from .words import BENT_ADJECTIVES, Folded

Phrase = tuple[int, int]
_MEDIA = frozenset(
    ("radio", "televiziju", "televizija", "agenciju", "list", "dnevnik", "tv", "portal", "glas", "casopis")
)
_TOLD = frozenset(("agenciji", "televiziji", "javnosti", "redakciji", "stampi", "publici", "naciji", "komisiji"))
_OUTLETS = _TOLD | frozenset(
    ("dnevniku", "nedeljniku", "nedjeljniku", "tjedniku", "listu", "portalu", "magazinu", "casopisu", "radiju", "sajtu",
     "mediju", "kanalu", "servisu", "programu")
)  # fmt: skip
_TIMES = frozenset(
    ("nedelje", "nedjelje", "sedmice", "godine", "meseca", "mjeseca", "tjedna", "dana", "noci", "veceri", "jeseni",
     "zime", "vikenda", "petka", "utorka", "ponedeljka", "ponedjeljka", "cetvrtka", "sredine")
)  # fmt: skip
_THESE = frozenset(("taj", "ta", "to", "ovaj", "ova", "ovo", "ti", "ovi", "te", "ove"))
DEGREES = frozenset(("prof", "dr", "mr", "gen", "akad", "doc", "mag", "ing", "puk"))
_OF_VERBS = ("uje", "uju")  # of the present: odbacuje
_OF_INFINITIVES = ("ati", "iti", "eti", "uti")
_OBLIQUE_ROLE = ("u", "om", "em", "oj")
_LONGEST_PHRASE = 30
_LONGEST_ADJUNCT = 14
_LONGEST_DATELINE = 8
_NEUTER_BODIES = ("tvo", "dio", "deo")  # društvo, izaslanstvo, dio
_OBLIQUE_NOUNS = ("om", "em", "ama", "ima", "oga", "ome")


def phrase(w: Folded, first: int, stop: int, *, many: bool = False, dative: bool = False) -> Phrase | None:
    """The noun phrase that begins at ``first``: ministar za evropska pitanja Ana Testić. ``many``: several may be
    joined by "i"; ``dative``: it stands in the dative itself, "prema Ani Testić"."""
    at, named = first, False
    stop = min(stop, first + _LONGEST_PHRASE)
    inside = False  # in what a preposition governs
    roled = any(w.at(index) in sh.ROLES for index in range(first, min(first + 3, stop)))
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
            initial = w.is_capital(at + 1) and len(w.at(at - 1)) < 4
            if word == "." and at > first and (initial or (w.at(at - 1) in DEGREES and w.is_word(at + 1))):
                at += 1  # an initial, an ordinal, a degree
                continue
            break
        if not w.is_open(at) or (w.verb(at) is not None and not w.is_capital(at)) or w.is_converb(at):
            break
        if word in sh.ADVERBS and not inside and not w.is_capital(at):
            break
        if at > first and not inside and (is_addressee(w, at) or (not dative and w.is_dative_name(at))):
            break  # novinarima, beogradskom dnevniku, Testiću
        if at > first and word.endswith(_OF_VERBS) and not w.is_capital(at):
            break  # Savez odbacuje optužbe (i poručuje)
        if at > first and not inside and is_time(w, at):
            break
        if word == "i":
            if not joins(w, at, stop, many=many):
                break
            named = named and not many
            at += 2 if is_one_name(w, at) else 1
            continue
        if word in sh.PREPOSITIONS and not w.is_capital(at):
            if word in ("iz", "od") and at > first:
                inside = True
                at += 1
                continue
            if inside and word in ("u", "za"):
                at += 1
                continue
            name = -1 if named else _name_after(w, at + 1, stop)
            if name >= 0:
                at, inside = name, False
                continue
            outlet = w.at(at + 1) in _MEDIA
            if named or word != "za" or at == first or outlet or w.is_capital(at + 1) or not w.is_word(at + 1):
                break
            inside = True  # stručnjak za energetiku
            at += 1
            continue
        if w.is_name(at) and (w.is_name(at + 1) or (at > first and w.is_name(at - 1))):
            genitive = roled and w.at(at).endswith(("e", "a", "og"))  # šefica Kancelarije Vlade Slobodije za …
            bent = w.at(at).endswith(BENT_ADJECTIVES)
            named = named or not (genitive or bent or w.is_name(at + 1))
        elif named and not inside and not w.is_capital(at):
            break  # behind a name only "iz" goes on
        at += 1
    while at > first and not (w.is_word(at - 1) or w.at(at - 1) == ")"):
        at -= 1
    while at > first and (w.at(at - 1) in sh.PREPOSITIONS or w.at(at - 1) == "i"):
        at -= 1
    return (first, at) if at > first else None


def is_addressee(w: Folded, at: int) -> bool:
    """Whether a small word stands in the dative, as whoever is told does: novinarima, beogradskom dnevniku."""
    word = w.at(at)
    if w.is_capital(at) or len(word) < 4 or not w.is_word(at) or word in sh.ROLES or word in sh.ADVERBS:
        return False
    return (
        (word.endswith("ima") and len(word) > 5)
        or word.endswith(("skom", "ckom", "skoj", "ckoj"))
        or word in _TOLD
        or word in _OUTLETS
    )


def is_time(w: Folded, at: int) -> bool:
    """Whether an adjunct of time begins at a word: sredinom rujna, prošle sedmice."""
    word = w.at(at)
    return word in ("sredinom", "krajem", "pocetkom") or (
        word in ("prosle", "ove", "iste", "proslog", "ovog", "istog", "svake", "sledece", "sljedece", "minulog")
        and w.at(at + 1) in _TIMES
    )


def joins(w: Folded, at: int, stop: int, *, many: bool) -> bool:
    """Whether "i" joins two nouns of one phrase, not two verbs."""
    after = at + 1
    if is_one_name(w, at):
        return True
    if after >= stop or not w.is_word(after) or not w.is_open(after) or w.verb(after) is not None:
        return False
    if w.is_participle(after) or w.at(after) in sh.ADVERBS or w.at(after) in sh.PREPOSITIONS:
        return False
    return many or not w.is_capital(after) or not w.is_name(at - 1)


def is_one_name(w: Folded, at: int) -> bool:
    """Whether "i" stands inside the name of one state: Bosne i Hercegovine."""
    return w.at(at) == "i" and any(
        w.at(at - 1).startswith(one) and w.at(at + 1).startswith(other)
        for one, other in (("bosn", "hercegovin"), ("srbij", "crn"))
    )


def _name_after(w: Folded, first: int, stop: int) -> int:
    """Where a name of two words or more begins behind what a preposition governs: za Kosovo | Ana Testić; -1 for
    none."""
    if w.at(first) in _MEDIA:
        return -1
    index = first
    while index < min(first + 8, stop):
        if w.at(index) == "(" and (close := w.closing(index, stop)):
            index = close + 1
            continue
        if w.is_term(index) and index > first:
            index += 1  # u emisiji „Glas“ | Ana Testić
            continue
        if not w.is_word(index) or not w.is_open(index) or w.verb(index) is not None:
            return -1
        run = 0
        while index + run < stop and w.is_name(index + run):
            run += 1
        governed = w.at(index - 1) in sh.PREPOSITIONS
        if run > 2 and len(w.at(index)) == 1 and not governed:
            return index + 1  # na mreži X | Ana Testić
        if run > 1 and not (governed and run == 2):
            return index + (0 if not governed else 1 if run == 3 else run - 2)
        index += max(run, 1)
    return -1


def strong_start(w: Folded, first: int, stop: int) -> int:
    """Where a phrase that can only be a subject begins: a role in the nominative, a pronoun; adjectives before it
    included; -1 where none does."""
    bracketed = -1
    for index in range(first, stop):
        word = w.at(index)
        if word == "(":
            bracketed = w.closing(index, stop)  # Ana Testić (Klub LEX-a)
        if index < bracketed:
            continue
        if word in sh.PRONOUNS and word not in ("ono", "one") and w.at(index - 1) not in sh.PREPOSITIONS:
            return index
        if word not in sh.ROLES or _governed(w, index, first):
            continue
        start = index
        while start > first and _belongs_before(w, start - 1):
            start -= 1
        if w.at(start - 1) in sh.PREPOSITIONS and start > first:
            if start == index or word in sh.MANY or word in sh.BODIES:
                continue  # iz vladajuće stranke; na glavni sud | vlada
            start = index
        return start
    return -1


def _belongs_before(w: Folded, index: int) -> bool:
    """Whether a word before a role may be its adjective, or points to it: ta inicijativa."""
    word = w.at(index)
    return word in _THESE or (w.is_adjective(index) and word not in sh.ADVERBS)


def _governed(w: Folded, index: int, first: int) -> bool:
    """Whether a preposition stands right before the word, or before the noun that it follows in the genitive."""
    before = w.at(index - 1)
    if w.at(index).endswith("e") and (before.endswith("e") or before == "toj") and w.at(index - 2) in sh.PREPOSITIONS:
        return index > first + 1  # iz vladajuće | stranke
    return index > first and (before in sh.PREPOSITIONS or before == "i")


def skip_adjuncts(w: Folded, first: int, stop: int) -> int:
    """Where something else begins behind time, place and medium: u srijedu (22. lipnja), za SETimes, danas."""
    at = first
    while at < stop:
        start = at
        word = w.at(at)
        if (word, w.at(at + 1)) in sh.ADJUNCTS:
            at += 2
        elif word in sh.ADVERBS and not (w.is_capital(at) and at):
            at += 1
        elif word in ("u", "o") and w.at(at + 1) in sh.WEEKDAYS:
            at = _date_end(w, at + 2, stop)
        elif word == "(" and (close := w.closing(at, stop)):
            at = close + 1
        elif word[:1].isdigit():
            at = _date_end(w, at, stop)
        elif word == "za" and w.is_term(at + 1 + (w.at(at + 1) in _MEDIA)):
            at += 2 + (w.at(at + 1) in _MEDIA)  # za list „Glas“
        elif word in _OUTLETS and w.is_term(at + 1):
            at += 2
        elif (word == "za" or word in _OUTLETS) and w.is_capital(at + 1):
            run = 1
            while at + run + 1 < stop and w.is_capital(at + run + 1) and w.at(at + run + 1) not in sh.ROLES:
                run += 1
            acronym = not w.is_name(at + 1) or sum(map(str.isupper, w.printed(at + 1))) > 1
            at += 1 + (1 if acronym or run in (1, 3) else 2 if run == 2 else run - 2)
            while w.at(at - 1) in _MEDIA and w.is_capital(at):
                at += 1
        elif word.endswith("ima") and len(word) > 5 and not w.is_capital(at):
            at += 1  # novinarima
        elif word.endswith(("skom", "ckom", "skoj", "ckoj")) and w.at(at + 1) in _OUTLETS and not w.is_capital(at):
            at += 1  # beogradskom dnevniku
        elif is_time(w, at):
            at += 2
        if at == start:
            break
    return min(at, stop)


def _date_end(w: Folded, at: int, stop: int) -> int:
    """Behind a date that may stand between commas: , 15. lipnja,"""
    start = at
    if w.at(at) == "," and w.at(at + 1)[:1].isdigit():
        at += 1
    if w.at(at)[:1].isdigit():
        at += 1
        if w.at(at) == ".":
            at += 1
        if w.is_word(at) and not w.is_capital(at) and at < stop:
            at += 1
        if w.at(at)[:1].isdigit():
            at += 1 + (w.at(at + 1) == ".")
        if w.at(at) in ("godine", "g"):
            at += 1
        if w.at(at) == "," and w.at(start) == ",":
            at += 1
        return at
    return start


def right_subject(
    w: Folded, first: int, stop: int, *, agrees: str, many: bool = False, strict: bool = False
) -> Phrase | None:
    """The subject behind its verb: rekao je u srijedu (17. prosinca) | ministar Ana Testić. ``strict``: only what can
    be nothing else, for an object may stand there."""
    at = skip_adjuncts(w, first, stop)
    if w.at(at) == "i":
        at += 1  # slično tvrdi i S
        if w.is_participle(at):
            return None  # rekla je i čuvala
    limit = at
    while limit < stop and (w.is_open(limit) and w.at(limit) not in (",", ";", ":") and not w.is_converb(limit)):
        limit += 1
    if at >= limit:
        return None
    strong = strong_start(w, at, limit)
    if strong >= 0 and agrees in ("m", "f", "s") and w.at(strong) in sh.MANY:
        strong = -1  # pozvala je strane da
    word = w.at(at)
    if word in sh.PREPOSITIONS and not w.is_capital(at):
        if strong >= 0:
            return phrase(w, strong, limit, many=many)
        name = _name_after(w, at + 1, limit)
        return phrase(w, name, limit, many=many) if name >= 0 else None
    if strong >= 0 and (strict or (strong > at and not w.is_name(at))):
        return phrase(w, strong, limit, many=many)
    if strict and not w.is_name(at):
        return None
    if word in sh.NO_SUBJECTS or not (w.is_word(at) and w.is_open(at) and w.may_agree(at, agrees)):
        return None
    found = phrase(w, at, limit, many=many)
    return found if found is not None and may_speak(w, found) else None


def subject_beyond(w: Folded, first: int, stop: int, *, agrees: str, many: bool) -> Phrase | None:
    """The subject behind what two commas part from its verb: rekao je, između ostalog, | ministar; rekao je na skupu u
    Testgradu, održanom u maju, | Ana Testić."""
    opening = next((k for k in range(first, min(first + _LONGEST_ADJUNCT, stop)) if w.at(k) == ","), -1)
    if opening < 0 or (opening > first and w.at(first) not in sh.PREPOSITIONS):
        return None
    closing = next((k for k in range(opening + 1, min(opening + _LONGEST_ADJUNCT, stop)) if w.at(k) == ","), -1)
    begins = w.at(opening + 1)
    adjunct = begins in sh.PREPOSITIONS or w.is_converb(opening + 1) or (begins, w.at(opening + 2)) in sh.ADJUNCTS
    adjunct = adjunct or begins.endswith(("anoj", "enoj", "anom", "enom")) or begins in sh.ADVERBS
    if closing < 0 or not adjunct or w.has_finite(opening + 1, closing):
        return None
    at = closing + 1
    if not (w.is_name(at) or w.at(at) in sh.ROLES or (w.is_adjective(at) and w.at(at + 1) in sh.ROLES)):
        return None
    return right_subject(w, at, stop, agrees=agrees, many=many)


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
        if w.is_spaced_dash(before):
            break
        if not (w.is_word(before) or w.at(before) in ("/", "-", "&")) and not (
            w.at(before) == "." and before > floor and (len(w.at(before - 1)) < 3 or w.at(before - 1).isdigit())
        ):
            break
        if not w.is_open(before) or (w.verb(before) is not None and not w.is_capital(before)):
            break
        if w.at(before) == "i" and not _reaches_over(w, before, at, stop, many=many):
            break
        at = before
    while at < stop and (w.at(at) in sh.CONNECTIVES or not w.is_word(at)):
        at += 1
    return at


def _reaches_over(w: Folded, joint: int, at: int, stop: int, *, many: bool) -> bool:
    """Whether a phrase goes on to the left of "i"."""
    if at >= stop or not w.is_word(at):
        return False
    return many or not w.is_capital(at) or is_one_name(w, joint) or w.at(joint - 1).startswith("kosov")


def left_subject(w: Folded, stop: int, floor: int, *, many: bool = False) -> Phrase | None:
    """The subject right before ``stop``; None where only adverbs, objects or what prepositions govern stand there."""
    first = left_start(w, stop, floor, many=many)
    return inner_subject(w, first, stop, many=many)


def may_speak(w: Folded, found: Phrase) -> bool:
    """Whether words can be who speaks: no date or figure at their head, no lone adverb, no case but the nominative."""
    first, stop = found
    word = w.at(first)
    if word[:1].isdigit() or w.is_dative_name(first):
        return False
    role = sh.role_of(word) if word not in sh.ROLES else ""
    bent = word.endswith((*_OBLIQUE_ROLE, "a")) if role else word.endswith(_OBLIQUE_ROLE) and sh.is_body(word)
    if bent and word not in sh.ROLES:
        return False  # Vladu (je optužio); ministra
    if stop - first > 1 or w.is_capital(first) or word in sh.ROLES or word in sh.PRONOUNS or not w.is_word(first):
        return True
    if word.endswith("o"):
        return word.endswith(_NEUTER_BODIES)  # detaljno, otvoreno
    return not (word.endswith(("u", *_OBLIQUE_NOUNS)) or (word.endswith("gi") and len(word) > 5))


def inner_subject(w: Folded, first: int, stop: int, *, many: bool = False) -> Phrase | None:
    """The subject among the words ``[first, stop)``: not an object, and no name in another case than the nominative."""
    found = _with_place(w, _subject_within(w, first, stop, many=many), stop)
    if found is not None and not may_speak(w, found):
        return None
    if found is not None and w.printed(found[1] - 1).endswith(OBLIQUE_SURNAME):
        return None if found[1] - found[0] == 1 or w.is_name(found[0]) else found  # Testiću je odgovorila da
    return found


def _with_place(w: Folded, found: Phrase | None, stop: int) -> Phrase | None:
    """ "Analitičari u Testgradu | kažu", "Misija LEX-a u Testgradu | kaže": of several and of what a body has in many
    places, the place says which; of one, where it was said."""
    if found is None or w.at(found[1]) not in ("u", "na", "iz"):
        return found
    if w.at(found[0]) not in sh.MANY and w.at(found[0]) not in sh.ABROAD:
        return found
    behind = range(found[1] + 1, stop)
    return (found[0], stop) if behind and all(map(w.is_capital, behind)) else found


def _subject_within(w: Folded, first: int, stop: int, *, many: bool) -> Phrase | None:
    first = skip_adjuncts(w, first, stop)
    if first >= stop:
        return None
    word = w.at(first)
    if word in sh.PRONOUNS:
        return first, first + 1
    if word in sh.NO_SUBJECTS or w.is_converb(first) or w.is_participle(first):
        return None
    strong = strong_start(w, first, stop)
    if word.endswith(_OF_INFINITIVES) and strong > first and w.is_capital(strong) and not w.is_capital(first):
        first = strong  # (Most će se) obnoviti do maja Vlada kaže: a heading run into the text
    if word in sh.PREPOSITIONS:
        if strong >= 0:
            return phrase(w, strong, stop, many=many)
        name = _name_after(w, first + 1, stop)
        if name >= 0 and many and "i" not in w.forms[name:stop]:
            return None  # u kabinetu Ane Testić | kažu
        if name < 0 and _closes_with_name(w, first + 1, stop):
            name = stop - 1
        return phrase(w, name, stop, many=many) if name >= 0 else None
    if strong > first and w.is_capital(strong) and not w.is_capital(strong - 1) and first == 0:
        first = strong  # a heading run into the text
    return phrase(w, first, stop, many=many)


def _closes_with_name(w: Folded, first: int, stop: int) -> bool:
    """Whether a surname in the nominative stands last behind what a preposition governs: u pismu vladi Testić."""
    before = stop - 2
    if before <= first or not w.is_name(stop - 1) or w.is_capital(before) or w.at(before) in sh.PREPOSITIONS:
        return False
    return w.at(stop - 1)[-1] not in "aeiou" and not (w.is_role(before) and w.at(before) not in sh.ROLES)


def dateline(w: Folded, stop: int) -> int:
    """Behind the dash of "TESTGRAD, 5. maja – " that opens a sentence; 0 where none does."""
    for index in range(1, min(stop, _LONGEST_DATELINE)):
        if w.is_spaced_dash(index):
            at = index + 1 + (w.at(index + 1) == "-")
            return at if w.is_capital(at) or w.is_quote(at) else 0
        month = any(w.at(k)[:1].isdigit() for k in (index - 2, index - 3))
        if w.is_word(index - 1) and not (w.is_capital(index - 1) or w.at(index - 1)[:1].isdigit() or month):
            return 0
    return 0


def opening_subject(w: Folded, stop: int, *, many: bool = False) -> Phrase | None:
    """The subject of the sentence's first clause, for what goes on with it: Ana Testić je došla i dodala da …"""
    at = 0
    for index in range(min(stop, 40)):
        if w.at(index) == "," and (w.is_converb(0) or w.at(0) in sh.PREPOSITIONS or w.at(0) in sh.CONNECTIVES):
            at = index + 1
            break
    at = max(at, dateline(w, stop))
    while at < stop and (w.at(at) in sh.CONNECTIVES or not (w.is_word(at) or w.is_quote(at))):
        at += 1
    if w.is_fronted_participle(at, stop):
        return None  # zahvalio je vladi i izrazio nadu
    limit = at
    while limit < stop and w.is_open(limit) and w.at(limit) not in (",", ";", ":") and w.verb(limit) is None:
        limit += 1
    if w.at(limit) in sh.AUXILIARIES and w.is_participle(limit - 1) and limit - 1 > at:
        limit -= 1
    return inner_subject(w, at, limit, many=many)


def is_somebody(w: Folded, subject: Phrase | None) -> bool:
    """Whether a phrase has a name, or a word for a person or a body."""
    return subject is not None and any(
        w.is_capital(k) or w.is_role(k) or w.at(k) in sh.PRONOUNS or w.at(k) in sh.ROLES or sh.is_body(w.at(k))
        for k in range(*subject)
    )


def is_person(w: Folded, subject: Phrase, stop: int) -> bool:
    """Whether a phrase that ends at ``stop`` is a pronoun, a role or a name in full."""
    first, end = subject
    named = end - first > 1 and w.is_name(end - 1) and w.is_name(end - 2)
    return end == stop and (named or w.at(first) in sh.PRONOUNS or w.is_role(first))
