"""Where reported words end: before the reporter's tail, the next attribution, an apposition to the end."""

from __future__ import annotations

from .adjuncts import adjunct
from .clause_subjects import is_in_fronted
from .found import Found
from .lexicon import en, sources
from .lexicon.en import Frame
from .openings import Attribution, clause_starts
from .remarks import CONDITIONAL, MODALS, Remarks, is_participle
from .tokens import DASHES, QUOTE, Words

_CLOSING = {"(": ")", "[": "]"}
# where content may end, or right behind it
_ENDING = DASHES | _CLOSING.keys() | {",", ":", "but", "though", "although", QUOTE}
_OBJECTS = en.DETERMINERS | {"to", "that", "him", "her", "them", "us", "it"}
_BEHIND_HAVE = en.DETERMINERS | {"to"}  # "has a bridge", "has to sing"
_SENTENCING = frozenset(("sentenced", "jailed", "acquitted", "convicted", "fined", "ordered"))  # what a court does next
_TRAILING = frozenset(("including", "after", "as", "while", "with"))
_LIKEWISE = frozenset(("has", "have", "had", "do", "does", "did", "was", "were"))
_OPENERS = en.PREPOSITIONS | {"while", "when", "addition"}
_FRONTING = frozenset(("after", "before", "by", "while", "when", "since", "upon"))
_OCCASIONS = frozenset(("after", "before", "amid", "despite", "following", "given", "since", "regarding"))


def _takes_noun(word: str) -> bool:
    return any(Frame.NOUN in verb.frame and not verb.particle for verb in en.VERBS.get(word, ()))


class Boundaries(Remarks):
    """One sentence, read from the left: tokens before ``floor`` are spoken for."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.floor = 0

    def cut(self, start: int, stop: int, a: Attribution, later: list[Attribution], found: Found) -> int:
        """Where content that begins at ``start`` ends: before the reporter's tail or the next attribution."""
        w = self.w
        stop = min(stop, self.n)
        for other in later:
            if other.cue < start or other.start >= stop:
                continue
            end = self.cut_before(other, start, a, found)
            if end:
                stop = end
                break
        if w.is_quote(start) and start + 1 < stop:
            inner = w.quotes[start].inner
            if (
                w.text[inner.end - 1] in ",.!?"
                and not w.is_quote(start + 1)
                and not self.is_marked_adjunct(a, start, start)
                and not (a.complementiser and w.at(start + 1) in en.NO_TAIL)
                and (w.at(start + 1) not in ("and", "or") or self.is_next_act(start + 1) or self.acts(start + 2))
            ):
                rest_quoted = w.has_quote(start + 1, stop)
                if not rest_quoted:
                    return start + 1
        stop = self.before_parallel(start, stop, a)
        for index in range(start + 1, stop):
            here = w.words[index]
            if here not in _ENDING:
                continue
            if here == ":" and w.is_quote(index + 1) and not self.quotation_goes_on(index, a, later):
                stop = index
                break
            if w.is_quote(index) and w.text[w.quotes[index].inner.end - 1] == ",":
                # a comma inside the marks closes the reported clause where nothing quoted follows
                goes_on = w.at(index + 1) in ("and", "or", "but") and w.at(index + 2) == "that"
                goes_on = goes_on or w.at(index + 1) in en.CARRIES_ON or self.is_marked_adjunct(a, start, index)
                # “long and open,” and fair: what is joined has no verb of its own
                goes_on = goes_on or (w.at(index + 1) in ("and", "or") and not w.has_finite(index + 2, stop))
                if not goes_on and (self.is_next_act(index + 1) or not w.has_quote(index + 1, stop)):
                    stop = index + 1
                    break
            if here in ("but", "though", "although") and self.is_reserve(start, index):
                stop = index - (w.at(index - 1) == ",")
                break
            if here in _CLOSING and _CLOSING[here] not in w.words[index:stop]:
                stop = index  # what is closed beyond the content is no part of it
                break
            if here != "," and not self.is_break(index):
                continue
            word = w.at(index + 1)
            fronted = w.at(start) in en.SUBORDINATORS and "," not in w.words[start:index] and a.verb.lemma != "ask"
            if fronted and not (w.is_finite(index + 1) or word in en.RELATIVES):
                continue  # "said that if it rained, the bridge would shut"
            if self.is_aside(a, start, index, stop) or (w.is_dash(index) and self.closes_relative(a, index, stop)):
                stop = index
                break
            if w.is_dash(index) and self.is_afterthought(start, index, stop):
                stop = index
                break
            if w.at(index) == "-":
                continue  # a hyphen for a dash mostly opens an insertion
            quoted_later = w.has_quote(index + 1, stop)
            if self.is_told_of(start, index, a):
                continue
            if (word in en.TAIL_PARTICIPLES or is_participle(word)) and not quoted_later:
                complete = w.has_finite(start, index) or w.has_quote(start, index)
                if complete or not any(w.at(i) == "," for i in range(index + 2, stop)):
                    stop = index
                    break
                continue  # the clause still wants its verb: "the choirs, numbering ten, sang"
            if (
                self.is_subordinate(a)
                and (w.has_finite(index + 1, stop) or (a.start == 0 and self.has_present(index + 1, index + 4)))
                and w.at(index - 1) != "that"
                and not self.lists_addressees(a, start, index, stop)
            ):
                stop = index
                break
            if w.at(index) == "," and self.is_inserted(a, start, index, stop):
                stop = index
                break
            meanwhile = index + 2 + (w.at(index + 2) in en.VERB_ADVERBS)
            if word == "while" and is_participle(w.at(meanwhile)) and not w.is_capital(meanwhile):
                stop = index  # "…, while also taking questions"
                break
            asked = (Frame.OBJECT_TO | Frame.TO) & a.verb.frame and not a.complementiser
            if asked and word in ("following", "thus", "meaning"):
                stop = index  # "called on the choir to sing, following the talks"
                break
            if w.at(index + 2) in en.TIME_NOUNS and w.at(index + 3) in ("after", "before") and w.at(index) == ",":
                stop = index  # "…, a day after the choir left"
                break
            if word == "as" and w.at(index + 2) in _LIKEWISE:
                stop = index  # "…, as have others"
                break
            if word == "where" and "where" in w.words[start:index]:
                continue  # "it is known where it stands, where it leads"
            relative = word in ("which", "who", "where", "whose") or w.words[index + 2 : index + 4] == ["of", "which"]
            if relative and not quoted_later and self.is_last(a, start, index, stop):
                stop = index
                break
        return stop

    def in_bracket(self, first: int, stop: int) -> int:
        """Where the words begin that share a bracket with ``stop``: "(the bridge is open, S said)"; or ``first``."""
        w = self.w
        for index in range(stop - 1, first - 1, -1):
            if w.at(index) in _CLOSING.values():
                return first
            if w.at(index) in _CLOSING:
                return index + 1
        return first

    def is_marked_adjunct(self, a: Attribution, start: int, quotation: int) -> bool:
        """Whether the marks hold no more than an adjunct of the clause: "said that “in time,” he would sing"."""
        w = self.w
        words = w.text[slice(*w.quotes[quotation].inner)].split()
        return (
            quotation == start
            and a.complementiser
            and words[0] in en.PREPOSITIONS
            and w.at(quotation + 1) in en.SUBJECT_PRONOUNS
        )

    def before_parallel(self, start: int, stop: int, a: Attribution) -> int:
        """Where "and" joins another verb to that of saying: "has insisted that X and has objected to Y"."""
        w = self.w
        group = w.words[a.cue_start : a.cue]
        for index in range(start + 2, stop - 1):
            if w.words[index] != "and" or w.words[index - 1] == ",":
                continue
            joined = w.at(index + 1)
            perfect = joined in ("has", "have") and joined in group and w.at(index + 2) not in ("to", "a", "the", "no")
            if perfect and not any(w.at(at) in ("has", "have") for at in range(start, index)):
                return index
            if joined in en.BELIEVING.get(a.verb.form, ()):
                return index
            if a.verb.lemma in ("find", "rule") and joined in _SENTENCING:
                return index
        return stop

    def is_last(self, a: Attribution, start: int, comma: int, stop: int) -> bool:
        """Whether nothing but the relative clause stands behind the comma: the clause before is complete, and no comma
        further on leads back to it."""
        w = self.w
        later = [index for index in range(comma + 2, stop) if w.at(index) == ","]
        if not later:
            return True
        whole = (Frame.OBJECT_OF | Frame.OBJECT_TO) & a.verb.frame or w.has_quote(start, comma)
        if not (whole or w.has_finite(start, comma)):
            return False
        if len(later) == 1 and self.is_apposition(later[0] + 1, stop):
            return True  # "…, which is in Testgrad, home of the choir"
        return all(is_participle(w.at(index + 1)) or w.at(index + 1) in _TRAILING for index in later)

    def is_apposition(self, first: int, stop: int) -> bool:
        """Whether nothing but a noun phrase stands there, and no list that goes on."""
        w = self.w
        opening = w.at(first)
        if opening in en.PREPOSITIONS or opening in ("to", "of", "rather") or opening in en.RELATIVES:
            return False
        return not w.has_finite(first, stop) and {"and", "or"}.isdisjoint(w.words[first:stop])

    def quotation_goes_on(self, colon: int, a: Attribution, later: list[Attribution]) -> bool:
        """Whether a colon and marks end what was said ("said that the bridge was old: “It creaks.”"), and do not stand
        behind another verb of saying or before an attribution of their own."""
        w = self.w
        if not (a.complementiser or Frame.CLAUSE in a.verb.frame):
            return False
        saying = w.at(colon - 1) in en.FINITE_FORMS or (w.at(colon - 1) in en.VERBS and w.at(colon - 1).endswith("ing"))
        reported = saying or any(other.start > colon or other.end == colon for other in later)
        return not reported

    def lists_addressees(self, a: Attribution, start: int, comma: int, stop: int) -> bool:
        """ "after S asked Ana, Bruno and Cyril to sing, Y": what they are asked stands behind the comma."""
        w = self.w
        if Frame.OBJECT_TO not in a.verb.frame or a.complementiser or "to" in w.words[start:comma]:
            return False
        return "to" in w.words[comma : next((at for at in range(comma, stop) if w.is_finite(at)), stop)]

    def nominal_end(self, start: int, stop: int) -> int:
        """A noun object ends before an adjunct of the saying: "… the offer after talks in Rome". What follows a verb of
        its own goes with that verb: "the status that was granted in December"."""
        w = self.w
        for index in range(start + 1, stop):
            if w.at(index) in (
                "despite",
                "after",
                "while",
                "when",
                "before",
                "during",
                "following",
                "because",
            ):
                return index
            if w.at(index) == "," and not w.is_capital(index + 1):
                return index
            if (
                adjunct(w, index) > index
                and w.at(index - 1) != "of"
                and not w.at(index).endswith("ly")
                and w.at(index) not in ("of", "to", "by", "from")
                and (w.at(index) != "in" or w.at(index + 1) in ("a", "an", "his", "her"))
                and not w.has_finite(start, index)
            ):
                return index
        return stop

    def label_end(self, start: int, stop: int) -> int:
        """A label ends with its marks, where something else is joined: "called the plan “a joke” and left"."""
        w = self.w
        for index in range(start, stop):
            if not w.is_quote(index) or w.has_quote(index + 1, min(index + 6, stop)):
                continue
            after = w.at(index + 1)
            if after in (",", "(", "and", "but", ";") or (w.is_dash(index + 1) and not w.is_quote(index + 2)):
                return index + 1
            if adjunct(w, index + 1) > index + 1 and after != "to":
                return index + 1
        return stop

    def before_next_verb(self, start: int, stop: int, a: Attribution) -> int:
        """Where an infinitive or noun object ends because "and" or "but" joins something finite, which can only be the
        next thing the speaker did, or the reporter's next clause: "vowed to stay and called for a vote"."""
        w = self.w
        for index in range(start + 1, stop):
            word = w.at(index)
            if word in en.RELATIVES or word == "that":
                return stop  # what is joined may go on within a subordinate clause
            if word not in ("and", "but"):
                continue
            end = index - 1 if w.at(index - 1) == "," else index
            verb = index + 1
            while w.at(verb) in en.VERB_ADVERBS or (w.at(verb).endswith("ly") and len(w.at(verb)) > 4):
                verb += 1
            if verb >= stop or end <= start:
                return stop
            after = w.at(verb + 1)
            takes = after in _OBJECTS or w.is_capital(verb + 1) or w.is_quote(verb + 1)
            joined = w.is_finite(verb) and not w.is_capital(verb) and w.at(verb) not in en.BASES
            if joined and (takes or w.at(verb) in en.AUXILIARIES):
                return end
            parallel = not any(is_participle(w.at(at)) for at in range(start, index))
            if a.side == "participle" and w.at(verb).endswith("ing") and len(w.at(verb)) > 5 and takes and parallel:
                return end
            if end < index and clause_starts(w, index + 1) and w.has_finite(index + 2, min(index + 7, stop)):
                return end
            another = a.addressee >= 0 and w.at(index + 1) in ("a", "an")
            if another and self.has_perfect(index + 2, min(index + 9, stop)):
                return end  # "accused Y of hiding it and a recent rise has upset them"
        return stop

    def is_subordinate(self, a: Attribution) -> bool:
        """Whether the attribution is itself part of a larger clause, so that a comma ends what was said: "While S said
        X, …", "S, who said X, …", "Declaring that X, S …", "the plan, which S said X, …"."""
        w = self.w
        if a.side == "left" and w.at(a.cue_start - 1) in en.RELATIVES:
            return True
        if (
            a.side == "left"
            and w.at(a.start - 1) in ("which", "whom", "who")
            and w.at(a.start - 2) not in en.PREPOSITIONS
        ):
            return True
        before = a.start - 1
        while before > 0 and w.at(before) in ("only", "even", "just", "about", "nearly", "almost"):
            before -= 1
        opener = w.at(max(before, 0))
        if opener == "as" and w.at(a.end) == ",":
            return False  # "As S noted, X": X is what was noted
        if a.side == "passive" and w.at(a.cue - 1) == ",":
            return True  # "Ana Testić, accused by the mayor of stealing it, left"
        if a.side == "noun":
            return (
                w.at(before - 1) if opener in en.DETERMINERS else opener
            ) in _OCCASIONS  # "After S's claim that X, Y"
        if a.side == "participle":
            fronted = a.start <= 2 and a.cue > a.start and w.at(a.start) in _FRONTING
            fronted = fronted or (a.start <= 2 and opener in _OPENERS)
            return a.start == 0 or fronted or is_in_fronted(self.w, a.start)
        if a.side == "left" and 1 < a.start <= 6 and w.at(0) in en.SUBORDINATORS:
            adjoined = w.words[1 : a.start]
            if adjoined[0] in en.PREPOSITIONS and "," not in adjoined and not w.has_finite(1, a.start):
                return True  # "Although in spring S said X, …"
        joined = before > 1 and w.at(before - 1) in ("and", "but") and opener in ("when", "while", "as", "after")
        # "Speaking in Testgrad after S announced X, …"
        occasion = w.at(0).endswith("ing") and before > 1 and "," not in w.words[:before]
        return (before <= 1 or joined or occasion) and opener in en.SUBORDINATORS

    def cut_before(self, other: Attribution, start: int, a: Attribution, found: Found) -> int:
        """The index where content ends because ``other`` begins there, or 0 where ``other`` is part of the content."""
        w = self.w
        before = w.at(other.start - 1)
        if other.side == "participle":
            if before == "," and self.is_told_of(start, other.start - 1, a):
                return 0
            if before == ",":
                return other.start - 1
            if w.is_quote(other.start - 1):
                return other.start
            if self.is_break(other.start - 1):
                return other.start - 1
            if w.at(other.start) in ("and", "but") and (before == "," or a.side == "participle"):
                return other.start - 1 if before == "," else other.start
            if before in ("and", "but") and a.side == "participle":
                return other.start - 1
            if w.at(other.start) in ("before", "while", "after") and other.cue > other.start:
                return other.start if other.complementiser or w.is_quote(other.end) else 0
            return 0
        if other.side == "according" and other.start <= start + 1:
            return 0  # "He added that, according to the plan, …": part of what he said
        if other.side == "according":
            if before == ",":
                return other.start - 1
            return other.start if other.start > start and w.at(other.end) in ("", ".", ",") else 0
        if other.side == "coordinate":
            resumed = a.side == "participle" and other.verb.form in ("past", "s")  # "…, declaring X and said Y"
            if not (resumed or self.is_same_tense(a, other) or (other.complementiser and other.subject == a.subject)):
                return 0
            met = next((index for index in range(start + 1, other.start) if w.is_finite(index)), start)
            if (
                w.at(other.cue + 1) in ("him", "her", "them")
                and w.at(start) in en.SUBJECT_PRONOUNS
                and (w.at(met).endswith("ed") or w.at(met) in en.IRREGULAR_PASTS)
                and other.verb.form == "past"
            ):
                return 0  # "said he met the mayor and warned him"
            if other.subject != a.subject:
                if not self.is_resumed(other, a):
                    return 0
                other.subject = a.subject
            opens = other.complementiser or w.is_quote(other.end) or clause_starts(w, other.end)
            opens = opens or (other.verb.form == "past" and self.is_modal_before(start, other.start))
            if not (opens or (Frame.QUOTE in other.verb.frame and not resumed)):
                return 0
            return other.start - 1 if before == "," else other.start
        if other.side in ("left", "inverted"):
            if before == "as" and w.at(other.start - 2) == "," and "," in (w.at(other.end), w.at(other.end - 1)):
                self.floor = max(self.floor, other.end)
                return 0  # "will not, as he put it, sing"
            if before == "," and self.is_conditional(other):
                return 0
            if before == "," and self.right_is_empty(other):
                # "S said X, he said" says it twice; "S said X, Tanjug reported" relays it
                if found.subject != other.subject and (
                    other.verb.lemma in ("report", "write", "quote") or self.is_outlet(other)
                ):
                    found.via = other.subject
                self.floor = max(self.floor, other.end)
                return other.start - 1
            if (
                before == ","
                and other.side == "left"
                and other.cue_start > other.start
                and not self.right_is_empty(other)
            ):
                apart = a.side == "noun" or (a.side == "participle" and other.complementiser)
                apart = apart or self.speaks_besides(other, a)  # "40 have said X, 39 have said Y and 12 have not"
                return other.start - 1 if apart else self.before_question(start, other)
            whole = not w.has_quote(other.end, self.n) or w.has_finite(start, other.start - 2)
            before = "which" if before == "whom" and not w.has_quote(other.end, self.n) else before
            if before == "which" and not w.has_finite(start, other.start - 2) and self.is_led_back(other.end):
                return 0  # "a shield, which S says is theirs, is going up"
            if before == "which" and w.at(other.start - 2) in (",", "—", "–") and whole:
                return other.start - 2
            if before == "and" and self.speaks_besides(other, a):
                return other.start - 1 - (w.at(other.start - 2) == ",")
            if (
                before in ("but", "while", "whereas", "though", "although", "and", "as") or before in (";", "—", "–")
            ) and (
                w.at(other.start - 2) == ","
                or (before == "as" and w.is_quote(other.start - 2))
                or before in ("but", "while", ";", "—", "–", "whereas")
            ):
                return other.start - 2 if w.at(other.start - 2) == "," else other.start - 1
        return 0

    def has_perfect(self, first: int, stop: int) -> bool:
        """Whether "has" or "have" and its participle stand there, of no relative clause."""
        w = self.w
        verb = next((index for index in range(first, stop) if w.at(index) in ("has", "have")), stop)
        done = w.is_word(verb + 1) and w.at(verb + 1) not in _BEHIND_HAVE
        return verb < stop and done and en.RELATIVES.isdisjoint(w.words[first:verb])

    def is_led_back(self, at: int) -> bool:
        """Whether a comma and a verb follow, so that what stands before them was put in."""
        w = self.w
        comma = next((index for index in range(at, self.n) if w.at(index) == ","), self.n)
        return comma + 1 < self.n and w.is_finite(comma + 1) and not w.is_capital(comma + 1)

    def is_told_of(self, start: int, comma: int, a: Attribution) -> bool:
        """Whether the participle behind ``comma`` belongs to the clause that is said, itself of somebody who praises or
        expresses something: "stated that the mayor praised the choir, expressing satisfaction"."""
        w = self.w
        if not a.complementiser or not _takes_noun(w.at(comma + 1)):
            return False
        verb = next((index for index in range(start, comma) if w.is_finite(index)), comma)
        return _takes_noun(w.at(verb))

    def is_same_tense(self, a: Attribution, other: Attribution) -> bool:
        """ "is telling them that X and says that Y": both now."""
        now = {"s", "base"}
        here = self.w.at(a.cue_start) if a.verb.form == "ing" and a.cue_start < a.cue else ""
        if here in ("is", "are") or here.endswith(("'s", "'re")):
            return other.verb.form in now
        return other.verb.form == a.verb.form

    def is_modal_before(self, start: int, stop: int) -> bool:
        """Whether what was said is of now or in the future: "said he would sing and warned of rain" joins two acts of
        saying."""
        w = self.w
        verbs = [index for index in range(start, stop) if w.is_finite(index) and not w.is_capital(index)]
        return bool(verbs) and all(w.at(index) in MODALS or self.is_now(index) for index in verbs)

    def is_now(self, at: int) -> bool:
        """ "is quiet", "supports": a verb in the present, and no passive ("is named and praised")."""
        w = self.w
        if w.at(at) in ("is", "are"):
            return not (w.at(at + 1).endswith("ed") or w.at(at + 1) in en.IRREGULAR_PASTS)
        return w.at(at) in ("does", "do") or (w.at(at).endswith("s") and w.at(at) not in ("was", "has"))

    def before_question(self, start: int, other: Attribution) -> int:
        """ "…, and when pressed on why, she replied, “X”": the comma before what she answers, or 0."""
        w = self.w
        if not w.is_quote(other.end):
            return 0
        for index in range(other.start - 2, start, -1):
            if w.at(index) == "," and w.at(index + 1) in ("and", "but") and w.at(index + 2) in ("when", "asked"):
                return index
        return 0

    def speaks_besides(self, other: Attribution, a: Attribution) -> bool:
        """Whether "and" joins what somebody else says: "one in three said X and one in four said Y"."""
        w = self.w
        if other.side != "left" or self.right_is_empty(other) or w.at(other.start) in en.SUBJECT_PRONOUNS:
            return False
        group, this = w.words[other.cue_start : other.cue], w.words[a.cue_start : a.cue]
        alike = other.verb.lemma == a.verb.lemma or (group and group == this)
        again = a.subject and other.subject and w.text[slice(*a.subject)] == w.text[slice(*other.subject)]
        return bool(alike) and (other.verb.form == a.verb.form or bool(again)) and a.side == "left"

    def is_outlet(self, other: Attribution) -> bool:
        """Whether a medium says it, which passes on what others said: "…, state radio said"."""
        return any(word in sources.MEDIA_WORDS for word in self.w.words[other.start : other.end])

    def is_resumed(self, other: Attribution, a: Attribution) -> bool:
        """Whether the verb after "and" is one of saying like the first, and not a verb within what was said: "said that
        he was pleased and added …", "said he was pleased but said it was late"."""
        w = self.w
        again = other.verb == a.verb and w.at(other.start) == "but"
        if not (Frame.CLAUSE | Frame.THAT) & other.verb.frame:
            return False
        return other.complementiser or w.is_quote(other.end) or (again and clause_starts(w, other.end))

    def is_conditional(self, a: Attribution) -> bool:
        """ "If attacked, the mayor would respond": what somebody would or may say has not been said, and not of what
        stands before."""
        w = self.w
        return w.at(a.cue_start) in CONDITIONAL and self.right_is_empty(a) and not w.is_quote(a.start - 1)

    def right_is_empty(self, other: Attribution) -> bool:
        at = other.end
        governs = (Frame.TO | Frame.OBJECT_TO) & other.verb.frame or other.verb.frame == Frame.QUOTE
        if self.w.at(at) == "to" and governs:
            return False  # "…, S vowed to stay", "…, S will begin to sing"
        return (
            at >= self.n
            or self.w.at(at) in (",", ".", ";")
            or (other.side == "left" and self.w.at(at) == "and" and self.w.at(at + 1) in en.VERBS)
            or (self.w.at(at) in en.PREPOSITIONS and not other.complementiser and not self.is_fronting(at))
        )

    def is_fronting(self, at: int) -> bool:
        """ "S said without help they would lose": what stands before the clause is a part of it."""
        w = self.w
        return w.at(at) in ("without", "despite", "under") and w.has_finite(at + 2, min(at + 10, self.n))

    def has_present(self, first: int, stop: int) -> bool:
        """Whether a name has a verb in -s: "Freedonia spreads rumours"."""
        w = self.w
        return any(
            w.is_capital(at - 1)
            and w.is_word(at)
            and not w.is_capital(at)
            and len(w.words[at]) > 3
            and w.words[at].endswith("s")
            and not w.words[at].endswith(("'s", "ss"))
            for at in range(first + 1, stop)
        )
