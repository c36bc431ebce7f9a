"""Nouns that bring a statement: uz napomenu da, s obrazloženjem da, porukom vladi da, nakon izjave Ane Testić da."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon import sh
from ..lexicon.frames import Frame, Verb
from ..prodrop.attribution import IMPERSONAL, Attribution
from .phrases import Phrase, opening_subject, phrase, right_subject
from .words import Folded

_WITH = frozenset(("uz", "s", "sa"))
_MOST_BETWEEN = 5  # words between the noun and its clause: whom it is told, or whose it is
_LONGEST_QUOTED = 10  # words between the noun and the colon
_GENITIVE = "aeае"  # of names in both scripts
_NEAR = 8  # words between a verb that sends and what it sends


def noun_clause(w: Folded, at: int) -> int:
    """Where "da" stands behind the noun that a preposition at ``at`` governs, "uz (jasnu) napomenu (vladi) da"; -1
    where there is none."""
    if w.at(at) not in _WITH:
        return -1
    noun = next((k for k in range(at + 1, min(at + 4, w.stop)) if w.at(k) in sh.SAYINGS), -1)
    return _clause(w, noun) if noun > 0 else -1


def is_somebodys(w: Folded, noun: int) -> bool:
    """Whether a noun owns the clause behind it with the one whose words it are: (osvrćući se na) izjavu Ane Testić
    da."""
    if w.at(noun) not in sh.SAYINGS or w.is_capital(noun):
        return False
    opens = _clause(w, noun)
    return opens > 0 and _in_genitive(w, noun + 1, opens)


def before_quote(w: Folded, noun: int) -> int:
    """Where the colon stands behind a noun and the name of whose words they are: (podsjeća na) izjavu Ane Testić iz
    maja: „…“; -1 where there is none."""
    if w.at(noun) not in sh.SAYINGS:
        return -1
    named = False
    for index in range(noun + 1, min(noun + _LONGEST_QUOTED, w.stop)):
        if w.at(index) == ":":
            return index if named and w.is_quote(index + 1) else -1
        if not (w.is_word(index) or w.at(index)[:1].isdigit()) or not w.is_open(index) or w.is_quote(index):
            return -1
        if w.verb(index) is not None and not w.is_capital(index):
            return -1
        governed = any(w.at(k) in sh.PREPOSITIONS for k in range(noun + 1, index))
        named = named or (w.is_name(index) and w.printed(index)[-1] in _GENITIVE and not governed)
    return -1


def of_noun(w: Folded, noun: int, found: Sequence[Attribution]) -> Attribution | None:
    """The attribution of a noun; ``found`` are those before it in the sentence."""
    if (colon := before_quote(w, noun)) > 0:
        verb = Verb(w.at(noun), Frame.CLAUSE | Frame.QUOTE, "noun")
        first = next(k for k in range(noun + 1, colon) if w.is_name(k))
        while first > noun + 1 and not w.is_name(first - 1) and w.at(first - 1) not in sh.PREPOSITIONS:
            first -= 1
        end = next(k for k in range(first + 1, colon + 1) if w.is_name(k - 1) and not w.is_name(k))
        return Attribution(verb, noun, noun, colon, "left", (first, end), content=colon + 1, colon=True)
    opens = _clause(w, noun)
    if opens < 0 or opens + 1 >= w.stop:
        return None
    whose = (noun + 1, opens)
    before = w.at(noun - 1)
    subject = w.at(noun).endswith("a") and before not in sh.PREPOSITIONS and not before.endswith("ih")
    if _in_genitive(w, *whose):
        if subject:
            return None  # izjava S da most stoji izazvala je bijes: nothing shows where the clause ends
        verb = Verb(w.at(noun), Frame.CLAUSE, "noun")
        return Attribution(verb, noun, noun, opens, "left", whose, content=opens + 1)
    calls = sh.SAYINGS[w.at(noun)]
    start = next((k for k in range(noun - 1, max(noun - 4, -1), -1) if w.at(k) in _WITH), -1)
    if start < 0:
        sends = bool(found) and found[-1].content < 0 and Frame.EXPRESS in found[-1].verb.frame
        if not (w.at(noun).endswith(("om", "ima")) or (calls and sends and noun - found[-1].cue < _NEAR)):
            return None
        start = noun  # uputio je poziv vladi da
    a = Attribution(
        Verb(w.at(noun), Frame.CALL if calls else Frame.CLAUSE, "noun"), noun, start, noun + 1, "converb",
        content=opens + 1,
    )  # fmt: skip
    if calls and noun + 1 < opens:
        a.addressee = noun + 1
    last = next((one for one in reversed(found) if one.subject or (one.agrees and not one.aside)), None)
    if last is not None:
        a.subject, a.agrees = last.subject, "" if last.subject else last.agrees
        return a
    a.subject = name_before(w, start) or opening_subject(w, start)
    if a.subject is None:
        return None
    if not _is_named(w, a.subject):
        a.side = "phrase"  # odluka je donesena s obrazloženjem da
    return a


def verdict(w: Folded, cue: int) -> Attribution | None:
    """Of words that stand before: „Most stoji“, poruka je Ane Testić; „Most stoji“, uvjerena je Ana Testić."""
    parted = w.at(cue - 1) == "," or w.is_quote(cue - 1) or w.words.is_dash(cue - 1)
    if not cue or not parted or w.at(cue + 1) not in sh.AUXILIARIES:
        return None
    at = cue + 2
    a = Attribution(Verb(w.at(cue), Frame.QUOTE | Frame.OPINION, "noun"), cue, cue, at, "right")
    if (agrees := sh.CONVINCED.get(w.at(cue))) is not None:
        a.agrees = agrees
        who = right_subject(w, at, w.stop, agrees=agrees)
    elif not w.is_word(at) or at >= w.stop:
        a.side, a.agrees = "impersonal", IMPERSONAL
        return a
    else:
        who = phrase(w, at + (w.at(at) == "iz"), w.stop)
    if who is None or not (w.is_capital(who[0]) or any(w.is_role(k) or sh.is_body(w.at(k)) for k in range(*who))):
        return None
    a.subject, a.end = who, who[1]
    return a


def outspoken(w: Folded, cue: int) -> Attribution | None:
    """Ana Testić je bila jasna: „Most stoji“."""
    was = w.at(cue - 1) in ("bio", "bila", "bili") or w.at(cue - 1) in sh.AUXILIARIES
    if w.at(cue) not in sh.CONVINCED or not was or w.at(cue + 1) != ":" or not w.is_quote(cue + 2):
        return None
    subject = opening_subject(w, cue - 1)
    if subject is None or not (w.is_name(subject[1] - 1) or w.is_role(subject[0])):
        return None
    verb = Verb(w.at(cue), Frame.QUOTE, "noun")
    return Attribution(
        verb, cue, subject[0], cue + 1, "left", subject, content=cue + 2, colon=True, agrees=sh.CONVINCED[w.at(cue)]
    )


def _clause(w: Folded, noun: int) -> int:
    """Where the complementiser of a noun stands; -1 where something else than a noun phrase comes first."""
    for index in range(noun + 1, min(noun + 2 + _MOST_BETWEEN, w.stop)):
        if w.at(index) == "da" or (w.at(index) == "kako" and index == noun + 1):
            return index
        if not w.is_word(index) or not w.is_open(index) or w.verb(index) is not None or w.is_quote(index):
            return -1
    return -1


def _in_genitive(w: Folded, first: int, stop: int) -> bool:
    """Whether a name in the genitive ends the phrase: (izjave) predsjednice Ane Testić."""
    name = stop
    while name > first and w.is_name(name - 1):
        name -= 1
    return name < stop and w.printed(name)[-1] in _GENITIVE


def name_before(w: Folded, stop: int) -> Phrase | None:
    """The name in full right before ``stop``: (dobio je) Bruno Primjerić (LEX) | porukom vladi da."""
    end = stop
    if w.at(end - 1) == ")":
        end = next((k for k in range(end - 1, max(end - 6, -1), -1) if w.at(k) == "("), end)
    first = end
    while first > 0 and w.is_name(first - 1):
        first -= 1
    return (first, stop) if end - first > 1 and w.at(first - 1) not in sh.PREPOSITIONS else None


def _is_named(w: Folded, subject: Phrase) -> bool:
    """Whether it can only be somebody who speaks: a name, or what somebody is."""
    return any(w.at(k) in sh.ROLES or (k and w.is_name(k)) for k in range(*subject))
