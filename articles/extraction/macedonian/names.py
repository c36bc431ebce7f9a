"""How Macedonian texts print the names of people, which have no cases."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon import mk, sh

_NO_SURNAME = ("ija", "iot", "ata", "oto", "ite", "stvo", "skite")


def bare(word: str) -> str:
    return mk.folded(word.lower()).strip(".,")


def is_role(word: str) -> bool:
    return bool(mk.shown_by(bare(word))) or mk.is_body(bare(word))


def is_acronym(word: str) -> bool:
    head = word.partition("-")[0]
    return len(head) > 1 and head.isupper()


def is_closed(word: str) -> bool:
    """Whether a word is no name however it is printed: a preposition, a conjunction, an adverb, who is of a nation."""
    form = bare(word)
    return (
        form in mk.PREPOSITIONS
        or form in mk.CONJUNCTIONS
        or form in mk.ADVERBS
        or form in mk.CONNECTIVES
        or form in mk.NO_SUBJECTS
        or form in mk.PRONOUNS
        or form in mk.WEEKDAYS
        or form in mk.VERBS
        or (len(form) > 5 and form.endswith(("skiot", "skata", "skoto", "skite", "ckiot", "ckata")))
    )


def own_name(words: Sequence[str], *, governed: bool) -> str | None:
    """The personal name in a run of capitals: Слободија Ана Тестиќ → Ана Тестиќ; None where fewer than two words are
    left. ``governed``: a preposition stands before the run, so that a place opens it."""
    left = list(words)
    while left and (is_role(left[0]) or is_closed(left[0]) or is_acronym(left[0])):
        governed = governed and not is_role(left[0])
        left = left[1:]
    if governed:
        left = left[-2:] if len(left) > 2 else []
    if not 2 <= len(left) <= 4 or bare(left[-1]).endswith(_NO_SURNAME):
        return None
    if any(is_role(word) or is_acronym(word) or is_closed(word) for word in left):
        return None
    return " ".join(left)


def guessed_gender(name: str) -> str:
    """What a first name suggests: of a woman in -а; empty for the men of the region in -а."""
    given = bare(name.split()[0])
    if given.endswith("a"):
        return "" if given in sh.MEN_IN_A else "f"
    return "m" if given[-1:].isalpha() else ""
