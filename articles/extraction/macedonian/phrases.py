"""Noun phrases beside a verb of saying: who speaks, told by where the words stand and by what they are."""

from __future__ import annotations

from ..lexicon import mk
from ..prodrop.words import Phrase
from .words import Folded

_LONGEST_PHRASE = 30
#: prepositions of adjuncts that stand between a verb and its clause or its subject
_ADJUNCTS = frozenset(("vo", "na", "za", "pred", "po", "od", "preku", "so"))
_NEXT = frozenset(("minatata", "minatiot", "sledniot", "slednata", "ovaa", "ovoj", "istiot"))


def phrase(w: Folded, first: int, stop: int, *, many: bool = False) -> Phrase | None:
    """The noun phrase that begins at ``first``: министерот за одбрана Ана Тестиќ. ``many``: several may be joined by
    "и"."""
    at, named = first, False
    stop = min(stop, first + _LONGEST_PHRASE)
    roled = w.opens_role(first)
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
            spaced = word in ("-", "–") and w.is_name(at - 1) and w.is_name(at + 1)
            if (word in ("/", "&", "'") and at > first and w.is_word(at + 1)) or spaced:
                named = named or spaced
                at += 1
                continue
            if word == "." and at > first and w.is_capital(at + 1) and len(w.at(at - 1)) < 4:
                at += 1  # an initial, a degree
                continue
            break
        if not w.is_open(at) or w.is_verb(at) or w.is_converb(at):
            break
        if word == "i" and at > first:
            name = -1 if named or many or not w.opens_role(at + 1) else name_after(w, at + 1, stop)
            if name >= 0 and roled:
                at = name  # портпаролот на владата и министер без ресор Бруно Примерски
                continue
            if not joins(w, at, stop, many=many):
                break
            named = named and not many
            at += 1
            continue
        if at > first and not w.is_capital(at) and (word in mk.ADVERBS or word in mk.NO_SUBJECTS or is_time(w, at)):
            break
        if word in mk.PREPOSITIONS and not w.is_capital(at) and at > first:
            name = -1 if named or not roled else name_after(w, at + 1, stop)
            if name >= 0:
                at = name
                continue
            if first and all(map(w.is_name, range(first, at))):
                break  # се обрати Примерски | на пратеникот
            occasion = w.at(at + 1) in mk.OCCASIONS or w.at(at + 1) in mk.OUTLETS or w.is_quote(at + 1)
            if named or word not in mk.OF or occasion or (word == "za" and w.is_acronym(at + 1)):
                break
            at += 1
            continue
        if at - 1 > first and w.is_acronym(at - 1) and w.at(at - 2) in mk.OF and not w.is_capital(at):
            break  # според претседателот на ЛЕКС | државата
        if w.is_name(at) and (w.is_name(at + 1) or (at > first and w.is_name(at - 1))):
            governed = w.at(at - 1) in mk.PREPOSITIONS and at > first
            named = named or not (w.is_name(at + 1) or governed or w.at(at - 2) in mk.PREPOSITIONS)
        elif named and not w.is_capital(at):
            break
        at += 1
    while at > first and not (w.is_word(at - 1) or w.at(at - 1) == ")" or w.is_quote(at - 1)):
        at -= 1
    while at > first and (w.at(at - 1) in mk.PREPOSITIONS or w.at(at - 1) == "i"):
        at -= 1
    return (first, at) if at > first else None


def joins(w: Folded, at: int, stop: int, *, many: bool) -> bool:
    """Whether "и" joins two nouns of one phrase, not two verbs: за надворешни работи и надворешна трговија."""
    after = at + 1
    if after >= stop or not w.is_word(after) or not w.is_open(after) or w.is_verb(after):
        return False
    if w.at(after) in mk.ADVERBS or w.at(after) in mk.PREPOSITIONS:
        return False
    if w.at(at - 1).startswith("bosna") and w.at(after).startswith("hercegovin"):
        return True
    governed = any(w.at(k) in mk.OF for k in range(max(at - 4, 0), at))
    return many or (governed and not w.opens_role(after))


def is_time(w: Folded, at: int) -> bool:
    """Whether an adjunct of time begins at a word: минатата недела, на 15 мај."""
    word, after = w.at(at), w.at(at + 1)
    return (word in _NEXT and after in mk.TIMES) or (word in ("na", "od", "do") and after[:1].isdigit())


def name_after(w: Folded, first: int, stop: int) -> int:
    """Where a name of two words or more begins behind what a preposition governs: на Слободија | Ана Тестиќ; -1 for
    none."""
    index = first
    while index < min(first + 12, stop):
        word = w.at(index)
        if w.at(index) == "(" and (close := w.closing(index, stop)):
            index = close + 1
            continue
        if not w.is_word(index) or (not w.is_open(index) and word != "i") or w.is_verb(index):
            return -1
        if word in mk.ADVERBS and not w.is_capital(index):
            return -1
        plain = word in mk.OF or word == "bez" or (word == "vo" and w.is_capital(index + 1))
        if word in mk.PREPOSITIONS and not plain:
            return -1
        if word in mk.OCCASIONS or word in mk.OUTLETS:
            return -1
        run = 0
        while index + run < stop and w.is_name(index + run):
            run += 1
        governed = w.at(index - 1) in mk.PREPOSITIONS
        if run > 1 and not (governed and run == 2):
            return index + (1 if governed else 0)
        index += max(run, 1)
    return -1


def skip_adjuncts(w: Folded, first: int, stop: int) -> int:
    """Where something else begins behind time, place and whoever is told: денеска, во средата (27 мај), на новинарите,
    за МИА, на Фејсбук."""
    at = first
    while at < stop:
        start = at
        word, after = w.at(at), w.at(at + 1)
        if word in mk.ADVERBS and not (w.is_capital(at) and at):
            at += 1
        elif word == "(" and (close := w.closing(at, stop)):
            at = close + 1
        elif is_time(w, at) or (
            word in ("vo", "na", "za") and (after in mk.WEEKDAYS or after in mk.TIMES or after[:1].isdigit())
        ):
            at = _time_end(w, at, stop)
        elif word in _ADJUNCTS and not w.is_capital(at):
            at = _adjunct_end(w, at, stop)
        if at == start:
            break
    return min(at, stop)


def _time_end(w: Folded, at: int, stop: int) -> int:
    at += 1
    while at < stop and (w.at(at) in mk.WEEKDAYS or w.at(at) in mk.TIMES or w.at(at)[:1].isdigit()):
        at += 1
    return at


def _adjunct_end(w: Folded, at: int, stop: int) -> int:
    """Behind what a preposition governs, up to whatever can be a subject or bounds the clause."""
    index = at + 1
    outlet = False
    while index < stop and w.is_open(index) and not w.is_verb(index):
        if w.at(index) == "-" and w.is_word(index + 1):
            index += 2  # прес - конференција
            continue
        if not (w.is_word(index) or w.is_quote(index)):
            break
        before = w.at(index - 1)
        word = w.at(index)
        governed = before in mk.PREPOSITIONS
        if w.is_quote(index):
            if not (outlet or governed):
                break
        elif not governed:
            described = w.at(index - 2) in mk.PREPOSITIONS and not w.is_capital(index - 1)
            near = (
                index - 2 >= at and described and mk.may_be_adjective(before) and not w.is_role(index - 1)
            )  # за косовските медиуми
            titled = w.opens_role(index) and not near
            named = w.is_capital(index) and not outlet and not _goes_on(w, index)
            if word in mk.PREPOSITIONS or word in mk.PRONOUNS or titled or named:
                break
        outlet = outlet or word in mk.OUTLETS
        index += 1
    return index


def _goes_on(w: Folded, at: int) -> bool:
    """Whether a capital is the second word of a name that a preposition governs: во Нов Тестград."""
    return w.is_capital(at - 1) and w.at(at - 2) in mk.PREPOSITIONS and not w.is_name(at + 1)


def subject_start(w: Folded, first: int, stop: int) -> int:
    """Where a phrase that can be a subject begins among the words ``[first, stop)``; -1 where none does."""
    index = first
    while index < stop:
        before = w.at(index - 1) if index > first else ""
        word = w.at(index)
        governed = before in mk.PREPOSITIONS and index > first
        if word in mk.PRONOUNS and word != "toa" and not governed:
            return index
        if w.is_open(index) and w.opens_role(index):
            if not governed:
                return index
            index = _governed_end(w, index, stop)
            continue
        if w.is_capital(index) and word not in mk.PREPOSITIONS and (w.is_name(index) or w.is_acronym(index)):
            run = index
            while run < stop and (w.is_name(run) or w.is_acronym(run) or (w.at(run) == "-" and w.is_name(run + 1))):
                run += 1
            start = index
            if governed:
                start = run if run - index < 2 else index + 1
            elif before in mk.OUTLETS:
                start = run
            if start < run:
                return start
            index = run
            continue
        index += 1
    return -1


def _governed_end(w: Folded, at: int, stop: int) -> int:
    """Behind a role that a preposition governs, with the name behind it: со министерот Ана Тестиќ."""
    while at < stop and not w.is_role(at) and not mk.is_body(w.at(at)):
        at += 1
    at += 1
    run = at
    while run < stop and w.is_name(run):
        run += 1
    return min(at + 2, run) if run - at > 1 else at


def right_subject(w: Folded, first: int, stop: int, *, many: bool, strict: bool) -> Phrase | None:
    """The subject behind its verb: рече во вторникот | министерот Ана Тестиќ. ``strict``: an object may stand
    there."""
    limit = first
    while (
        limit < stop
        and w.at(limit) not in (",", ";", ":")
        and (w.is_open(limit) or w.is_quote(limit))
        and not w.is_verb(limit)
        and not (w.words.is_dash(limit) and not (w.is_word(limit - 1) and w.is_word(limit + 1)))
    ):
        limit += 1
    at = skip_adjuncts(w, first, limit)
    if first < at == limit and w.at(limit) == "," and w.opens_role(limit + 1):
        return phrase(w, limit + 1, stop, many=many)  # изјави за Прес, министерот Ана Тестиќ
    if at >= limit:
        return None
    start = subject_start(w, at, limit)
    if start == at or (start > at and (strict or w.at(at) in mk.PREPOSITIONS)):
        return phrase(w, start, limit, many=many) if not strict or start == at else None
    if w.at(at) in mk.PREPOSITIONS or strict or w.at(at) in mk.NO_SUBJECTS or not w.is_word(at):
        return None
    return phrase(w, at, limit, many=many)


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
        dotted = w.at(before) == "." and before > floor and (len(w.at(before - 1)) < 4 or w.at(before - 1).isdigit())
        joined = w.at(before) in ("/", "&") or (w.words.is_dash(before) and w.is_name(before - 1) and w.is_name(at))
        if not (w.is_word(before) or dotted or joined):
            short = w.is_quote(before) and before > floor and w.is_word(before - 1)
            if not short or w.text.count(" ", *w.quotes[before].inner) > 4:
                break
        if not w.is_open(before) or w.is_verb(before) or w.is_converb(before):
            break
        if w.at(before) == "i" and not (at < stop and w.is_word(at) and joins(w, before, stop, many=many)):
            break
        at = before
    while at < stop and (w.at(at) in mk.CONNECTIVES or not w.is_word(at)):
        at += 1
    return at


def inner_subject(w: Folded, first: int, stop: int, *, many: bool = False) -> Phrase | None:
    """The subject among the words ``[first, stop)``: whoever may speak, or whatever opens them."""
    start = subject_start(w, first, stop)
    if start >= 0:
        return phrase(w, start, stop, many=many)
    first = skip_adjuncts(w, first, stop)
    word = w.at(first)
    if stop - first == 1 and word.endswith("o"):
        return None  # и индиректно порача
    plain = w.is_word(first) and word not in mk.PREPOSITIONS and word not in mk.NO_SUBJECTS and w.is_open(first)
    return phrase(w, first, stop, many=many) if first < stop and plain and not w.is_converb(first) else None


def opening_subject(w: Folded, stop: int, *, many: bool = False) -> Phrase | None:
    """The subject of the sentence's first clause, for what goes on with it: Ана Тестиќ дојде во Тестград и рече
    дека …"""
    limit = 0
    while limit < stop and w.is_open(limit) and not w.is_verb(limit) and w.at(limit) not in (";", ":"):
        limit += 1
    comma = next((k for k in range(limit) if w.at(k) == ","), limit)
    for first, end in ((0, comma), (comma, limit)):
        start = subject_start(w, first, end)
        if start >= 0:
            return phrase(w, start, end, many=many)
    return None


def spanning_subject(w: Folded, stop: int) -> Phrase | None:
    """The person that opens the sentence and still is the subject at ``stop``: Ана Тестиќ, на средба со претседателот,
    Бруно Примерски, на која …, | рече. None where a verb, a conjunction or somebody else may stand between."""
    opening = phrase(w, 0, stop) if subject_start(w, 0, stop) == 0 else None
    if opening is None or not _ends_in_own_name(w, opening):
        return None  # амбасадорката на Слободија, Ана Тестиќ, рече
    after = opening[1]
    beside = w.at(after) == "," or w.at(after) in mk.PREPOSITIONS or w.at(after) in mk.ADVERBS
    if not beside and w.at(after) not in mk.RELATIVES:
        return None
    relative = converb = other = False
    for index in range(after, stop):
        word = w.at(index)
        if word == ",":
            role = w.opens_role(index + 1) and not (other or relative or index == after)
            if role or w.at(index + 1) in mk.CONJUNCTIONS:
                return None  # Ана Тестиќ во вторникот го виде мостот, министерот …
            relative = converb = False
        elif w.is_converb(index):
            converb = True
        elif relative or w.is_capital(index):
            continue
        elif word in mk.RELATIVES or word == "dali":  # на прашањето дали …
            relative = True
        elif w.is_verb(index) or not (w.is_open(index) or (converb and word in mk.CLITICS)):
            return None
        other = other or (w.is_role(index) and word != w.at(0))
    return None if relative and not converb and w.at(stop) != "," else opening


def _ends_in_own_name(w: Folded, opening: Phrase) -> bool:
    """Whether a phrase ends in the name of whom it means, and not of whom a preposition governs: портпаролката на
    министерот | Бруно Примерски."""
    name = opening[1]
    while name > opening[0] and w.is_name(name - 1):
        name -= 1
    before = name - 1
    while before > 0 and w.is_role(before):
        before -= 1
    whole = opening[1] - name > 1 or (name == 0 and opening[1] == 1)
    return whole and (name == 0 or w.at(before) not in mk.PREPOSITIONS)
