"""The words of a sentence, folded, with what can be told of each without a grammar."""

from __future__ import annotations

import re

from ..lexicon import sh
from ..prodrop.words import ClosedClasses, FoldedWords
from ..tokens import Words

_PARTICIPLES = {"m": ("ao", "io", "eo", "uo"), "f": ("la",), "n": ("lo",), "mp": ("li",), "fp": ("le",)}
_ADJECTIVES = (
    "ski", "ska", "sko", "ske", "cki", "cka", "cko", "cke", "vi", "va", "ve", "ni", "na", "ne", "no", "si", "sa", "oki",
    "oka", "ji", "ja",
)  # fmt: skip
#: of adjectives in other cases, with which no name ends: Snage Slobodarske unije
BENT_ADJECTIVES = ("ske", "cke", "skog", "ckog", "skom", "ckom", "skoj", "ckoj")
_DATIVE_SURNAME = ("iću", "ићу")
_ADJECTIVES_OF_MEN = ("ni", "vi", "gi", "si", "ci", "ki")
_ACRONYMS = {"bih": "bosna", "kim": "kosmet"}  # BiH is no auxiliary, KiM no pronoun
_OBLIQUE = ("im", "om", "og", "oj", "ih", "ima")  # of adjectives: domaćim političarima


class Folded(FoldedWords):
    """Words with folded forms; spans are those of the printed text."""

    closed = ClosedClasses(
        clitics=sh.CLITICS,
        finite=sh.FINITE,
        relatives=sh.RELATIVES,
        complementisers=sh.COMPLEMENTISERS,
        prepositions=sh.PREPOSITIONS,
        adverbs=sh.ADVERBS,
        pronouns=frozenset(sh.PRONOUNS),
        connectives=sh.CONNECTIVES,
        openers=frozenset(("i", "a", "ali")),
        joining=frozenset(("ali", "jer", "te", "i", "no", "vec", "nego", "pa")),
        subordinating=frozenset(
            ("ako", "ukoliko", "kad", "kada", "iako", "mada", "premda", "dok", "cim", "posto", "buduci")
        ),
        conduits=sh.CONDUITS,
        in_lead=frozenset(("i", "o")),
        about=frozenset(("o", "na", "u")),
    )

    def __init__(self, words: Words) -> None:
        super().__init__(words, sh.VERBS, sh.folded)
        for index in range(self.size):
            form = self.forms[index]
            if form in _ACRONYMS and self.printed(index)[-1].isupper():
                self.forms[index] = _ACRONYMS[form]
            elif form == "te" and self.at(index - 1) in sh.PREPOSITIONS:
                self.forms[index] = "toj"  # iz te stranke: no conjunction

    def is_spaced_dash(self, index: int) -> bool:
        """Whether a hyphen or a dash stands between words with blanks around it, and not inside a name."""
        if self.at(index) not in ("-", "–", "—") or not 0 < index < self.size - 1:
            return self.words.is_dash(index)
        parted = self.words.ends[index - 1] < self.words.starts[index] or self.at(index - 1) == "-"
        return parted and (self.words.ends[index] < self.words.starts[index + 1] or self.at(index + 1) == "-")

    def is_term(self, index: int) -> bool:
        """Whether a quotation is no more than a name: „Primjer“, „Most Slobode“."""
        passage = self.quotes.get(index)
        if passage is None:
            return False
        words = self.text[passage.inner.start : passage.inner.end].split()
        return 0 < len(words) < 4 and words[0][0].isupper() and words[-1][-1].isalnum()

    def is_role(self, index: int) -> bool:
        return bool(sh.role_of(self.at(index)))

    def is_name(self, index: int) -> bool:
        """Whether the word may be part of a person's name: a capital, and neither an acronym nor a role."""
        if not self.is_capital(index):
            return False
        printed = self.printed(index)
        capitals = sum(map(str.isupper, printed))
        return not (capitals > 1 and "-" not in printed and printed[1:].isupper()) and self.at(index) not in sh.ROLES

    def is_dative_name(self, index: int) -> bool:
        """Whether a name can only be that of whoever is told: Primjeriću; Probeku, of whom the text says Probek; an
        agency's: (rekla je Testić) Feni."""
        if self.at(index) in sh.AGENCIES_TOLD and self.is_capital(index):
            return True
        if not self.forms[index].endswith("u") or not self.is_name(index):
            return False
        printed = self.printed(index)
        if printed.endswith(_DATIVE_SURNAME):
            return True
        stem = printed[:-2] if printed.endswith(("iju", "ију")) else printed[:-1]
        return len(stem) > 3 and re.search(rf"\b{re.escape(stem)}\b", self.text) is not None

    def is_dative(self, index: int, agrees: str) -> bool:
        """Whether a small word in -i beside a verb of one speaker is no subject: oporbi (je poručio), but optuženi."""
        word = self.at(index)
        if agrees not in ("m", "f", "s") or not word.endswith("i") or self.is_capital(index):
            return False
        return word not in sh.ROLES and word not in sh.PRONOUNS and not word.endswith(_ADJECTIVES_OF_MEN)

    def is_open(self, index: int) -> bool:
        """Whether a subject may reach over the word: none of those that bound a clause."""
        word = self.at(index)
        return not (
            word in sh.CLITICS
            or word in sh.RELATIVES
            or word in sh.NEGATIONS
            or (word in sh.CONJUNCTIONS and word != "i")
        )

    def is_adjective(self, index: int) -> bool:
        """Whether the word may be an adjective in the nominative before a role."""
        word = self.at(index)
        return self.is_word(index) and len(word) > 3 and word.endswith(_ADJECTIVES) and word not in sh.PREPOSITIONS

    def is_participle(self, index: int, agrees: str = "") -> bool:
        """Whether a small word may be an active participle, of the gender and number given."""
        word = self.at(index)
        if not self.is_word(index) or self.is_capital(index) or len(word) < 4:
            return False
        if word in sh.ADVERBS or word in sh.ROLES:
            return False
        endings = _PARTICIPLES.get(agrees) or tuple(one for some in _PARTICIPLES.values() for one in some)
        return word.endswith(endings)

    def is_fronted_participle(self, index: int, stop: int) -> bool:
        """Whether a sentence begins with its verb, "Zahvalio je vladi", and not with a name that ends as one, "Mario je
        došao": that has its verb behind it."""
        word = self.at(index)
        if not self.is_capital(index) or self.at(index + 1) not in sh.AUXILIARIES or word in sh.ROLES:
            return False
        endings = tuple(one for some in _PARTICIPLES.values() for one in some)
        return word.endswith(endings) and not any(self.is_participle(k) for k in range(index + 2, stop))

    def fronted_agreement(self, stop: int) -> str:
        """What the participle shows that opens a sentence without its subject: "Odbacila je tužbu, (rekavši)"."""
        if not self.is_fronted_participle(0, stop):
            return ""
        return next((agrees for agrees, endings in _PARTICIPLES.items() if self.at(0).endswith(endings)), "")

    def is_converb(self, index: int) -> bool:
        word = self.at(index)
        return (
            self.is_word(index)
            and word.endswith(("uci", "eci", "vsi"))
            and len(word) > 6
            and word not in sh.ROLES  # predsjedavajući
            and self.at(index + 1) not in sh.PERSONS  # odlazeći ambasador
        )

    def may_agree(self, index: int, agrees: str) -> bool:
        """Whether a small word can open the subject of a verb that shows ``agrees``: nobody says in the accusative."""
        word = self.at(index)
        if self.is_capital(index) or word in sh.ROLES or word in sh.PRONOUNS or not word[-1:].isalpha():
            return True
        if len(word) > 4 and word.endswith(_OBLIQUE):
            return False
        last = word[-1]
        if agrees == "m":
            return last == "i" or last not in "aeou" or word.endswith(("ista", "ota"))
        if agrees in ("f", "n"):
            return last in ("a" if agrees == "f" else "oe") or last not in "aeiou"
        if agrees in ("mp", "fp", "p"):
            return last in "iea"
        return last != "u"
