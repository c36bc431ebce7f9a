"""The words of a sentence, folded, with what can be told of each without a grammar."""

from __future__ import annotations

from ..lexicon import sq
from ..lexicon.frames import Verb
from ..prodrop.words import ClosedClasses, FoldedWords
from ..tokens import Words

_SHORTLY = frozenset(("fundmi", "fundi", "pari", "bashku", "shpejti"))  # së fundmi
_GENITIVE = ("s", "se", "it", "ut", "ve")


class Folded(FoldedWords):
    """Words with folded forms; "së" keeps its ë, for "se" opens a clause."""

    closed = ClosedClasses(
        clitics=sq.CLITICS,
        finite=sq.FINITE,
        relatives=sq.RELATIVES,
        complementisers=sq.COMPLEMENTISERS,
        prepositions=sq.PREPOSITIONS,
        adverbs=sq.ADVERBS,
        pronouns=frozenset(sq.PRONOUNS),
        connectives=sq.CONNECTIVES,
        openers=frozenset(("dhe", "e", "por", "kurse", "ndersa", "nderkaq")),
        joining=frozenset(("por", "sepse", "dhe", "pasi", "meqe", "mirepo")),
        subordinating=frozenset(("nese", "kur", "megjithese", "ndonese", "pasi", "meqe", "edhepse")),
        conduits=sq.CONDUITS,
        in_lead=frozenset(("dhe", "e", "i", "per", "nga", "ne")),
        about=frozenset(("per", "nga", "ne")),
    )

    def __init__(self, words: Words) -> None:
        super().__init__(words, sq.FORMS, sq.folded)
        for index, word in enumerate(words.words):
            if word == "së" or (word == "se" and (self._links(index) or self.at(index + 1) in _SHORTLY)):
                self.forms[index] = "së"

    def _links(self, index: int) -> bool:
        """Whether a "se" that may have lost its ë stands in a genitive: Republikes se Kosoves."""
        before, after = self.at(index - 1), self.at(index + 1)
        if "ë" in self.words.words[index - 1] or not after.endswith(_GENITIVE):
            return False
        return before.endswith("s") or (before.endswith(_GENITIVE) and self.is_capital(index + 1))

    def is_role(self, index: int) -> bool:
        return bool(sq.role_of(self.at(index)))

    def is_name(self, index: int) -> bool:
        """Whether the word may be part of a person's name: a capital, and neither an acronym nor a role."""
        if not self.is_capital(index):
            return False
        word = self.at(index)
        closed = word in sq.PREPOSITIONS or word in sq.CONJUNCTIONS or word in sq.ADVERBS or word in sq.NO_SUBJECTS
        return not (closed or self.is_acronym(index) or sq.role_of(word) or sq.is_body(word) or word in sq.LINKERS)

    def is_acronym(self, index: int) -> bool:
        """KFOR, KFOR-i, NATO-s; not a name in a line of capitals, which no rule reads."""
        head = self.printed(index).partition("-")[0] if 0 <= index < self.size else ""
        return len(head) > 1 and head.isupper()

    def is_nominative(self, index: int) -> bool:
        """Whether a printed name can be who speaks."""
        return not sq.is_bent(self.printed(index))

    def is_open(self, index: int) -> bool:
        word = self.at(index)
        return not (
            word in sq.RELATIVES
            or word in sq.NEGATIONS
            or word in sq.HAVE
            or word in sq.BE
            or word in sq.OTHER_PERSONS
            or word in ("u", "do", "duke", "iu", "ia", "na", "ju")
            or (word in sq.CONJUNCTIONS and word != "dhe")
        )

    def is_verb(self, index: int) -> bool:
        """Whether a verb of saying is used as one, and is no adjective behind its link: e publikuar."""
        verb = self.verb(index)
        if verb is None or self.is_capital(index):
            return False
        return verb.tense != "past" or self.at(index - 1) not in sq.LINKERS

    def is_converb(self, index: int) -> bool:
        return self.at(index) == "duke"

    def is_nationality(self, index: int) -> bool:
        return self.at(index) in sq.NATIONAL

    def opens_role(self, index: int) -> bool:
        """Whether a person or body in the nominative begins: presidentja, qeveria, një zëdhënës, ish-ministri."""
        word = self.at(index)
        if word == "nje":
            return self.at(index + 1) in sq.INDEFINITE or self.at(index + 1) in ("zyrtar", "grup")
        if word in ("ish", "zv"):
            return self.opens_role(index + (2 if self.at(index + 1) in ("-", "/", ".") else 1))
        word = word.removeprefix("ish-").removeprefix("zv-")
        return word in sq.ROLES or (self.is_capital(index) and word in sq.INDEFINITE)

    def reading(self, index: int, tenses: tuple[str, ...], *, reflexive: bool) -> Verb | None:
        """What the form at ``index`` means in one of ``tenses``, with or without "u"."""
        for verb in sq.VERBS.get(self.at(index), ()):
            if verb.tense in tenses and bool(verb.frame & sq.Frame.SELF) == reflexive:
                return verb
        return None
