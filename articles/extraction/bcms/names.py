"""Personal names in a run of capitals, what a first name suggests, and what the words around a name tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..lexicon import sh
from .words import BENT_ADJECTIVES

#: of a man, and of nothing else: Presuda Primjeriću is nobody's name
OBLIQUE_SURNAME = ("ića", "iću", "ićem", "ића", "ићу", "ићем")
_CREDIT = re.compile(
    r"(?:^|\n)[ (]*(?:foto\w*|photo|izvor|autor\w*|pi[šs]e|фото\w*|извор|аутор\w*|пише)\s?[:/][^\n]*$", re.IGNORECASE
)
_LONGEST_CREDIT = 60  # characters
_OF_GOVERNMENT = {
    "predsjednik": "premijer", "predsednik": "premijer", "predsjednica": "premijerka", "predsednica": "premijerka",
}  # fmt: skip
_OBLIQUE = ("a", "e", "i", "og", "ih", "u", "а", "е", "и", "ог", "их", "у")


def bare(word: str) -> str:
    return sh.folded(word.lower())


def is_acronym(word: str) -> bool:
    return len(word) > 1 and word.partition("-")[0].isupper() and len(word.partition("-")[0]) > 1


def own_name(words: list[str], *, titled: bool) -> str | None:
    """The personal name in a run of capitals: Predsjednik Kosova Ana Testić → Ana Testić; None where fewer than two
    words are left. ``titled``: a role stands before the run, so that a genitive may open it."""
    first = 0
    while first < len(words):
        word = bare(words[first]).strip(".,")
        role = sh.role_of(word) or word in sh.ROLES or sh.is_body(word)
        plain = word in sh.PREPOSITIONS or word in sh.CONNECTIVES or word in sh.ADVERBS or word in sh.CONJUNCTIONS
        adjective = len(word) > 5 and word.endswith(("ski", "ska", "sko", "ske", "skog", "skom", "cki", "cka", "cke"))
        plain = plain and not (word == "ali" and (titled or len(words) - first < 3))  # a first name as well
        place = word.startswith("hercegovin")  # of "Bosne i Hercegovine"
        if not (role or plain or adjective or place or word in sh.PRONOUNS or is_acronym(words[first])):
            break
        titled = titled or bool(role)
        first += 1
    left = words[first:]
    if titled and len(left) > 2:
        of_a_place = [at for at, word in enumerate(left[:-2], 1) if word.lower().endswith(_OBLIQUE)]
        left = left[of_a_place[-1] if of_a_place else 0 :]
    if (
        not 2 <= len(left) <= 4
        or bare(left[0]).startswith("republik")
        or bare(left[-1]).endswith(BENT_ADJECTIVES)
        or left[-1].endswith(("ije", "ије", *OBLIQUE_SURNAME))
        or bare(left[-1]) in sh.ROLES
        or any(map(is_acronym, left))
    ):
        return None
    return " ".join(left)


def is_credit(text: str, at: int) -> bool:
    """Whether a name stands in the line that says who took a picture: Foto: A. Testić."""
    return _CREDIT.search(text, max(0, at - _LONGEST_CREDIT), at) is not None


def heads_government(words: Sequence[str]) -> set[str]:
    """What a president of the government is called as well: predsjednica Vlade → premijerka. ``words``: folded."""
    return {
        _OF_GOVERNMENT[word]
        for word, after in pairwise(words)
        if word in _OF_GOVERNMENT and after in ("vlade", "vlada", "vladi")
    }


def turns_to_public(words: Sequence[str]) -> bool:
    """Whether folded words before a name say that its bearer begins to speak: prvi se novinarima obratio, oglasila se
    ministarka."""
    last = len(words)
    while last and (
        words[last - 1] in sh.PERSONS or words[last - 1] in ("se", "je", "i") or words[last - 1].endswith("ima")
    ):
        last -= 1
    return last > 0 and words[last - 1] in sh.TURNING


def guessed_gender(name: str) -> str:
    """What a first name of the region suggests; empty for the many of men in -a and for what ends otherwise."""
    given = bare(name.split()[0])
    if given.endswith("a"):
        return "" if given in sh.MEN_IN_A else "f"
    return "m" if given[-1:] in "bcdfgjklmnoprstvz" else ""


def is_bent(given: str, name: str) -> bool:
    """Whether a folded first name is another, of three letters or more, in an oblique case: Ane, Anu, Bruna."""
    return given != name and given[:-1] in (name, name[:-1]) and len(name) > 2 and given[-1] in "aeuiаеуи"
