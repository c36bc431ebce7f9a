"""How Albanian texts bend and print the names of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..lexicon import sq
from ..lexicon.sh import MEN_IN_A

_NO_SURNAME = ("imore", "imor", "indor", "indore", "tike", "qendror", "qendrore", "juglindore")


_SLAVIC = (("xh", "dž"), ("sh", "š"), ("zh", "ž"), ("gj", "đ"), ("ll", "l"), ("ç", "č"))


def slavic_form(name: str) -> str:
    """``Shamploviq`` → ``Šamplović``, as the languages of the name's bearer have it; empty where it is not spelt in the
    Albanian way."""
    bare = name.lower()
    if not bare.endswith(("q", "ç")):
        return ""
    bare = bare[:-1] + "ć"
    for albanian, slavic in _SLAVIC:
        bare = bare.replace(albanian, slavic)
    return bare.replace("ër", "r").replace("ë", "").capitalize()


def base_forms(word: str) -> Iterator[str]:
    """Of what an Albanian text prints, the forms without its ending, and as they are spelt elsewhere: Kurtit → Kurti,
    Kurt; Ramës → Rama; Stoltenbergu → Stoltenberg; Samploviqit → Samploviq, Samplović."""
    for base in (*_without_ending(word), word):
        if base != word:
            yield base
        if slavic := slavic_form(base):
            yield slavic


def _without_ending(word: str) -> Iterator[str]:
    bare, hyphen, ending = word.partition("-")
    if hyphen and ending.islower() and len(ending) < 4:
        yield bare
        return
    if len(word) < 4 or not word.isalpha():
        return
    if word.endswith(("ës", "ën", "es", "en")):
        yield word[:-2] + "a"
        yield word[:-2] + "ë"
    if word.endswith(("t", "n", "s")):
        yield word[:-1]
    if word.endswith(("it", "ut", "in", "un")):
        yield word[:-2]
    if word.endswith(("i", "u")):
        yield word[:-1]


def is_role(word: str) -> bool:
    bare = sq.folded(word.lower())
    return bool(sq.role_of(bare)) or bare in sq.MANY or sq.is_body(bare)


def is_acronym(word: str) -> bool:
    head = word.partition("-")[0]
    return len(head) > 1 and head.isupper()


def is_closed(word: str) -> bool:
    """Whether a word is no name however it is printed: a preposition, a conjunction, an adverb, a nationality."""
    bare = sq.folded(word.lower()).strip(".,")
    return (
        bare in sq.PREPOSITIONS
        or bare in sq.CONJUNCTIONS
        or bare in sq.ADVERBS
        or bare in sq.CONNECTIVES
        or bare in sq.NO_SUBJECTS
        or bare in sq.PRONOUNS
        or bare.removesuffix("i") in sq.NATIONAL
        or bare in sq.WEEKDAYS
        or bare in sq.FORMS
        or bare in sq.THINGS
    )


def own_name(words: Sequence[str], *, linked: bool) -> str | None:
    """The personal name in a run of capitals: Kryeministri Kosovës Ana Testi → Ana Testi; None where fewer than two
    words are left. ``linked``: "i", "e", "të" or "së" stands before the run, so that a genitive opens it."""
    first = 0
    left = list(words)
    if linked and len(left) > 2:
        first = 1
    while first < len(left) and (is_role(left[first]) or is_closed(left[first]) or is_acronym(left[first])):
        first += 1
    left = left[first:]
    while len(left) > 2 and sq.is_bent(left[0]):
        left = left[1:]
    if not 2 <= len(left) <= 4 or left[-1].lower().endswith(_NO_SURNAME):
        return None
    if any(is_role(word) or is_acronym(word) or is_closed(word) for word in left) or sq.is_bent(left[0]):
        return None
    return " ".join(left)


def guessed_gender(name: str) -> str:
    """What a first name suggests: of a woman in -a, -e and -ë; empty for the men of the region in -a."""
    given = sq.folded(name.split()[0].lower())
    if given.endswith(("a", "e")):
        return "" if given in MEN_IN_A else "f"
    return "m" if given[-1:].isalpha() else ""
