"""The words of a sentence, folded, with what can be told of each without a grammar."""

from __future__ import annotations

from ..lexicon import mk, sh
from ..lexicon.frames import Verb
from ..prodrop.words import ClosedClasses, FoldedWords
from ..tokens import Words

_ADJECTIVES = ("ski", "cki", "ni", "ite", "ovi", "iot", "ata", "eni")


class Folded(FoldedWords):
    """Words with folded forms; "ѝ", to her, stays as it is, for "и" is and."""

    closed = ClosedClasses(
        clitics=mk.CLITICS,
        finite=mk.FINITE,
        relatives=mk.RELATIVES,
        complementisers=mk.COMPLEMENTISERS,
        prepositions=mk.PREPOSITIONS,
        adverbs=mk.ADVERBS,
        pronouns=frozenset(mk.PRONOUNS),
        connectives=mk.CONNECTIVES,
        openers=frozenset(("i", "no", "a", "tuku", "dodeka")),
        joining=frozenset(("no", "bidejci", "i", "zatoa", "tuku", "zasto", "a")),
        subordinating=frozenset(("ako", "koga", "iako", "dokolku", "otkako", "bidejci", "dodeka", "makar")),
        conduits=mk.CONDUITS,
        in_lead=frozenset(("i", "za", "vo", "od", "na")),
        about=frozenset(("za", "vo", "od", "na")),
    )

    def __init__(self, words: Words) -> None:
        super().__init__(words, mk.VERBS, sh.folded)
        for index, word in enumerate(words.words):
            if word in ("ѝ", "ì"):
                self.forms[index] = "ѝ"
            elif word in ("сѐ", "сè", "нѐ", "нè"):
                self.forms[index] = self.forms[index][0] + "è"  # all, us: neither the reflexive nor a denial

    def is_role(self, index: int) -> bool:
        return bool(mk.shown_by(self.at(index)))

    def is_name(self, index: int) -> bool:
        """Whether the word may be part of a person's name: a capital, and neither an acronym nor a role."""
        if not self.is_capital(index):
            return False
        word = self.at(index)
        closed = word in mk.PREPOSITIONS or word in mk.CONJUNCTIONS or word in mk.ADVERBS or word in mk.NO_SUBJECTS
        return not (closed or self.is_acronym(index) or mk.shown_by(word) or mk.is_body(word) or word in mk.PRONOUNS)

    def is_acronym(self, index: int) -> bool:
        """НАТО, ВМРО-ДПМНЕ; not a name in a line of capitals, which no rule reads."""
        printed = self.printed(index) if 0 <= index < self.size else ""
        return sum(map(str.isupper, printed)) > 1 and printed.partition("-")[0].isupper()

    def is_open(self, index: int) -> bool:
        """Whether a noun phrase may reach over the word: none of those that bound a clause."""
        word = self.at(index)
        return not (
            word in mk.RELATIVES
            or word in mk.UNREAL
            or word in mk.BE
            or word in mk.OTHER_PERSONS
            or (word in mk.CLITICS and not self.is_capital(index))
            or word in mk.COMPLEMENTISERS
            or (word in mk.CONJUNCTIONS and word != "i")
        )

    def is_verb(self, index: int) -> bool:
        """Whether a verb of saying is used as one: изјави, најави and оцени are plurals of nouns as well."""
        verb = self.verb(index)
        if verb is None or self.is_capital(index) or verb.tense in ("passive", "converb"):
            return False
        return not self.is_noun(index, verb)

    def is_noun(self, index: int, verb: Verb) -> bool:
        """Whether a form in -и stands where a noun does: на изјави, куси изјави."""
        if verb.agrees != "s" or not self.at(index).endswith("i"):
            return False
        before = self.at(index - 1)
        if before in mk.PREPOSITIONS:
            return True
        return (
            self.is_word(index - 1)
            and len(before) > 4
            and before.endswith(_ADJECTIVES)
            and not (
                self.is_capital(index - 1)
                or mk.shown_by(before)
                or before in mk.ADVERBS
                or mk.is_body(before)
                or before in mk.WEEKDAYS
                or before.endswith("ata")
            )
        )

    def is_converb(self, index: int) -> bool:
        word = self.at(index)
        return self.is_word(index) and word.endswith("jci") and len(word) > 6 and word != "bidejci"

    def opens_role(self, index: int) -> bool:
        """Whether a person or body begins that can be a subject: министерот, генералниот секретар, косовски премиер,
        Владата."""
        for at in range(index, min(index + 4, self.stop)):
            word = self.at(at)
            if mk.shown_by(word) or mk.is_body(word):
                return True
            if not mk.may_be_adjective(word) or not self.is_word(at) or word in mk.ADVERBS or word in mk.PREPOSITIONS:
                return False
            if self.is_verb(at) or not self.is_open(at) or (at > index and self.is_capital(at)):
                return False
        return False
