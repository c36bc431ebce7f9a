"""Reporting verbs in their clauses: subject, verb group, addressee and adjuncts, before anything is claimed as content.

Every rule looks at a bounded neighbourhood of the verb.
"""

from __future__ import annotations

from .adjuncts import adjunct, stretch
from .clause_subjects import sentence_subject
from .lexicon import en, sources
from .lexicon.en import Frame, Verb
from .noun_phrases import COORDINATING, before_time
from .openings import Attribution, clause_starts, find_opening, opens_clause
from .readings import is_noun, is_verb_here, quotation_before
from .subjects import inverted_subject, left_subject
from .tokens import Words
from .verb_subjects import BE_GLUED_TO, VerbSubjects

_REPORTING = frozenset((*en.VERBS, *en.SPEECH_NOUNS, "according", "quoted", "words", "found"))
_BEING = frozenset(("is", "are", "was", "were", "be", "been", "being", "am"))
_BESIDE_PREDICATE = en.VERB_ADVERBS | en.NEGATIONS | {"most", "very", "more"}
_FIND = Verb("find", Frame.THAT, "past")
#: "a lead in pledged votes", "under sanctions over alleged efforts"
_GOVERNING = frozenset(("with", "of", "in", "for", "from", "by", "about", "on", "over", "against", "despite", "amid"))
_NO_OBJECT = en.CLAUSE_OPENERS | {"that", "of", "to"}
#: particles that may stand apart from their verb: "called on Monday for"
_SEPARABLE = frozenset(("for", "of", "about", "against", "to", "on", "upon"))
_WHATEVER = frozenset(("everything", "nothing", "anything", "all"))  # "everything he says is true"
_BESIDE_QUOTATION = en.PREPOSITIONS | {",", "of", "to", "when", "while", "as"}
_NO_SUBJECT = en.AUXILIARIES | en.RELATIVES


def read_attributions(words: Words) -> list[Attribution]:
    """The attributions of one sentence, in order."""
    return _Reader(words).attributions()


class _Reader(VerbSubjects):
    def attributions(self) -> list[Attribution]:
        found: list[Attribution] = []
        w, words = self.w, self.w.words
        for index in self.places():
            word = words[index]
            if self.is_according(index):
                found.append(self.according(index))
            elif word == "found":
                if self.is_finding(index) and (attribution := self.attribution(index, _FIND, found)) is not None:
                    found.append(attribution)
            elif word == "words":
                if w.quotes and (attribution := self.in_words(index)) is not None:
                    found.append(attribution)
            elif (word == "quoted" and (attribution := self.quoted_as_saying(index))) or (
                word in en.VERBS and (attribution := self.of_verb(index, found)) is not None
            ):
                found.append(attribution)
            elif word in en.SPEECH_NOUNS and (
                opens_clause(self.w, self.after_noun(index))
                or self.agent(index) is not None
                or (word in en.PROMISES and self.w.at(self.after_noun(index)) == "to")
            ):
                attribution = self.speech_noun(index)
                if attribution is not None:
                    found.append(attribution)
            elif (word in en.SPEECH_NOUNS and (attribution := self.equated_noun(index)) is not None) or (
                self.w.quotes
                and word not in en.VERBS
                and (word.endswith(("ed", "s")) or word in en.IRREGULAR_PASTS)
                and (attribution := self.unlisted(index)) is not None
            ):
                found.append(attribution)
        for attribution in found:
            if attribution.subject is not None and attribution.phrase is None:
                attribution.phrase = self.phrases.get(attribution.subject)
        return found

    def places(self) -> list[int]:
        """The tokens at which an attribution may stand. Most words of a sentence are none of those, and no rule is
        tried on them; beside a quotation any verb may report."""
        words = self.w.words
        if not self.w.quotes:
            return [index for index in range(self.n) if words[index] in _REPORTING]
        return [
            index
            for index in range(self.n)
            if (word := words[index]) in _REPORTING or word.endswith(("ed", "s")) or word in en.IRREGULAR_PASTS
        ]

    def of_verb(self, index: int, before: list[Attribution]) -> Attribution | None:
        """The attribution of a listed form; None where the word is no verb here (her claim that …)."""
        for verb in en.VERBS[self.w.words[index]]:
            if verb.particle and not self.after_particle(index, verb):
                continue
            if verb.lemma in ("admit", "confess") and verb.particle and not self.w.at(index + 2).endswith("ing"):
                continue  # "admitted to the Herald that"
            return self.attribution(index, verb, before) if self.is_meant(index, verb) else None
        return None

    def is_meant(self, cue: int, verb: Verb) -> bool:
        """Whether a verb of several meanings is one of saying here."""
        after = self.w.at(cue + 1)
        match verb.lemma:
            case "agree":
                return self.is_shared_view(cue)
            case "make":
                return self.makes_clear(cue, verb)
            case "declare":
                return after not in ("himself", "herself", "itself", "themselves") or bool(self.w.quotes)
            case "begin" | "go":
                return bool(self.w.quotes) or self.w.at(self.n - 1) == ":"  # "reforms have begun"
            case "continue":
                return after != "to" or self.w.at(cue + 3) == "that"  # "they continue to sing"
            case "ask":
                return after not in ("say", "think", "believe", "want")  # "two thirds of those asked say"
            case "say":
                return not self.says_nothing(cue)
            case "welcome":
                return verb.form != "base" or not self.is_predicate(cue)
        return True

    def after_particle(self, cue: int, verb: Verb) -> int:
        """The index after the particle of the verb, adverbs and a time stepped over where it is a preposition: "called
        again on Monday for"; 0 where it has none."""
        w = self.w
        at = cue + 1
        if w.at(at) == verb.particle and not (verb.particle == "on" and w.is_time(at + 1)):
            return at + 1
        if verb.particle not in _SEPARABLE:
            return 0
        if verb.particle == "against" and (object_end := self.before_against(at)):
            return object_end + 1
        for _ in range(3):
            at = at + 1 if w.at(at) in en.VERB_ADVERBS else max(adjunct(w, at), stretch(w, at))
        return at + 1 if w.at(at) == verb.particle and at > cue + 1 and not w.is_time(at + 1) else 0

    def before_against(self, at: int) -> int:
        """The index of "against" behind whom is warned: "cautioned both sides against provoking them"; or 0."""
        w = self.w
        for index in range(at, min(at + 7, self.n)):
            if w.at(index) == "against":
                return index if index > at and w.at(index + 1).endswith("ing") else 0
            if not w.is_word(index) or w.is_finite(index) or w.at(index) in _NO_OBJECT:
                return 0
        return 0

    def makes_clear(self, cue: int, verb: Verb) -> bool:
        """ "made it clear that", "made clear there would be none"."""
        w = self.w
        if verb.particle == "it":
            return w.at(cue + 2) in ("clear", "known", "plain") and opens_clause(w, cue + 3)
        return opens_clause(w, cue + 2) or clause_starts(w, cue + 2)

    def says_nothing(self, cue: int) -> bool:
        """ "the troops said nothing to the villagers"."""
        w = self.w
        return w.at(cue + 1) in ("nothing", "little") and w.at(cue + 2) != "that" and w.at(cue - 1) not in COORDINATING

    def is_predicate(self, at: int) -> bool:
        """ "it is always welcome to join": an adjective behind a form of "be"."""
        w = self.w
        before = at - 1
        while w.at(before) in _BESIDE_PREDICATE:
            before -= 1
        return w.at(before).removesuffix("n't") in _BEING or w.at(before).endswith(en.GLUED_BE)

    def is_finding(self, cue: int) -> bool:
        """ "the court found that": what a court finds it says."""
        w = self.w
        return w.at(cue + 1) == "that" and any(w.at(at) in sources.COURTS for at in range(max(cue - 6, 0), cue))

    def is_shared_view(self, cue: int) -> bool:
        """ "agreed that", "agreed on the need for": to agree to something, or with somebody, is an act."""
        w = self.w
        if w.at(cue + 1) == "on":
            return w.at(cue + 2) == "the" and w.at(cue + 3) in ("need", "importance", "necessity")
        return opens_clause(w, cue + 1) or quotation_before(w, cue) > 0

    def unlisted(self, index: int) -> Attribution | None:
        """Any verb reports a quotation that ends in a comma beside its clause: “…,” she beamed."""
        w = self.w
        word = w.words[index]
        singular = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "'s"))
        if not (w.is_finite(index) or singular) or word in en.FINITE or w.is_capital(index):
            return None
        if not (
            index + 1 >= self.n
            or w.at(index + 1) in _BESIDE_QUOTATION
            or w.is_quote(index + 1)
            or quotation_before(self.w, index) == index
        ):
            return None
        opening = min(w.quotes)
        if opening > 1 or w.quotes[opening].inner.end - w.quotes[opening].inner.start < 12:
            return None
        verb = Verb(word, Frame.QUOTE, "past")
        if quotation_before(self.w, index) == index:
            if singular and not w.is_capital(index + 1):
                return None
            span = inverted_subject(w, index + 1, self.n)
            if span is None:
                return None
            first, stop, after = span
            return Attribution(
                verb, index, index, after, self.subject_of(index + 1, first, stop), "inverted", cue_start=index
            )
        if quotation_before(self.w, index) < 0 or w.at(index - 1) in _NO_SUBJECT:
            return None
        left = left_subject(w, index, 0)
        if left is None or quotation_before(self.w, left[0]) != left[0] or w.at(left[1]) in en.RELATIVES:
            return None
        return Attribution(verb, index, left[0], index + 1, self.subject_of(*left), "left", cue_start=index)

    def attribution(self, cue: int, verb: Verb, before: list[Attribution]) -> Attribution | None:
        w = self.w
        if verb.lemma == "ask" and verb.form == "past" and (question := self.question(cue)) is not None:
            return question
        group, progressive, passive, negated = self.verb_group(cue)
        if w.at(group - 1) in ("neither", "nor"):
            return None
        end = self.after_particle(cue, verb) if verb.particle else cue + 1
        end += verb.lemma == "make" and verb.particle == "it"
        if not verb.particle and w.at(end) in ("out", "down", "off", "up"):
            if not opens_clause(w, end + 1):
                return None  # "blasted out an email", "shouted down": another verb
            end += 1  # "stressed out that", as it is translated
        if group < 0 and cue == 3 and verb.form == "ing" and w.words[:2] == ["in", "addition"]:
            return self.participle(cue, verb, end, before)
        if group < 0 and not negated and w.at(end) == "that" and w.at(cue - 2) not in en.UNSAID:
            found = sentence_subject(w, cue)
            subject = before[-1].subject if before and before[-1].side == "left" else found and w.span_of(*found)
            return Attribution(verb, cue, cue - 1, end + 1, subject, "infinitive", cue_start=cue, complementiser=True)
        bare = verb.lemma in ("say", "claim", "suggest") and w.at(end) in en.SUBJECT_PRONOUNS
        if group < 0 and not negated and bare and w.has_finite(end + 1, end + 3) and w.at(cue - 2) not in en.UNSAID:
            found = sentence_subject(w, cue)
            if found and w.at(found[0]) == "it":
                return None  # "it would be wrong to say they sang"
            subject = found and w.span_of(*found)
            return Attribution(verb, cue, cue - 1, end, subject, "infinitive", cue_start=cue)
        if group < 0 and not negated and Frame.ADDRESSEE in verb.frame and w.at(cue - 2) not in en.UNSAID:
            told = find_opening(w, Attribution(verb, cue, cue - 1, end, None, "infinitive", cue_start=cue))
            asks = w.at(told.end) in ("if", "whether", "what", "why", "how") and told.end > end
            if (told.complementiser or asks) and (found := sentence_subject(w, cue)):
                told.subject = w.span_of(*found)
                return told
        if group < 0 and not negated and w.at(self.infinitive_governor(cue)) in en.SAID_AFTER:
            found = sentence_subject(w, cue)
            subject = before[-1].subject if before and before[-1].side == "left" else found and w.span_of(*found)
            return find_opening(w, Attribution(verb, cue, cue - 1, end, subject, "infinitive", cue_start=cue))
        if negated or group < 0:
            return None
        if group == cue and (joined := before_time(w, group)) < group and w.at(joined - 1) in ("and", "but"):
            group = joined  # "was pleased but on Monday wrote that"
        previous = w.at(group - 1)
        if verb.form == "ing" and not progressive and not self.is_glued(group, end):
            unnamed = verb.lemma == "ask" and self.is_anonymous(end)
            return None if unnamed else self.participle(cue, verb, end, before)
        if passive and verb.form == "past":
            return self.passive(cue, verb, group, end)
        if verb.form == "past" and group == cue and (previous in _GOVERNING or self.is_owned(cue, end)):
            return None
        if verb.form == "past" and group == cue and previous in en.UTTERING and w.at(end) in en.SPEECH_NOUNS:
            return None  # "made repeated warnings"
        if Frame.OBJECT_OF in verb.frame and w.at(end) == "of" and (previous == "," or self.is_accused(group)):
            return None  # "five people accused of a plot"
        if (verb.form in ("base", "s") and not is_verb_here(self.w, cue, group, verb)) or is_noun(
            self.w, cue, group, verb
        ):
            return None
        if verb.form == "past" and w.at(end) == "by" and not w.is_quote(group - 1) and w.at(end + 1) not in en.VENUES:
            return self.by_agent(cue, verb, group, end)
        if group >= 2 and (
            previous in ("and", "but", "or", "then", "&") or (previous == "," and w.at(group) == "then" and group < cue)
        ):
            subject = self.coordinate_subject(group, before, verb.form if group == cue else "")
            if subject is not None:
                return find_opening(w, Attribution(verb, cue, group - 1, end, subject, "coordinate", cue_start=group))
        if group == 0 or previous == "," or w.is_quote(group - 1) or w.is_dash(group - 1) or previous in (")", "]"):
            opening = group == 0 and verb.form == "past" and w.is_capital(end) and ":" in w.words[end:]
            free = group and Frame.ADDRESSEE not in verb.frame | Frame.OBJECT_TO
            if free or opening or verb.lemma in ("ask", "say", "warn"):
                bracketed = previous in (")", "]") and Frame.OBJECT_TO in verb.frame  # "the agency (UNX) urged Y to"
                apposed = not opening and (not group or bracketed or self.is_apposed(group, end, verb))
                span = None if apposed or group < cue else inverted_subject(w, end, self.n)
                if span is not None and previous == "," and self.runs_on(span[2]):
                    span = None
                # "…, said Ana Testić “has …”": what follows the verb without a comma is its content
                if span is not None and not (previous == "," and w.is_quote(span[2])):
                    first, stop, after = span
                    subject = self.subject_of(end, first, stop)
                    return Attribution(verb, cue, group, after, subject, "inverted", cue_start=group)
            if group == 0:
                return None
        left = left_subject(w, group, self.floor_hint(before, group))
        if left is None and verb.form in ("past", "s"):
            left = self.divided_subject(group, end) or self.marked_subject(group, end)
        if left is None:
            return None
        start, first, stop = left
        if w.at(first) in ("that", "which") and stop - first == 1:
            return None
        if w.at(start) == "neither" or w.at(start - 1) in ("neither", "nor"):
            return None
        now = verb.form in ("base", "s") or (progressive and verb.form == "ing")
        if now and w.at(start - 1) == "if" and w.at(start - 2) != "even":
            return None  # "If S says that": nothing has been said
        first = self.behind_verb(first, stop)
        if first == stop or self.is_governed(start, first):
            return None
        if self.is_contact(start, first, stop) or (w.at(start - 1) in _WHATEVER and w.at(end) in en.FINITE):
            return None
        if w.at(start) in _WHATEVER - {"all"} and stop - start > 1 and w.at(start + 1) != "of":
            return None  # "nothing the mayor said helped"
        if w.at(group - 1) in ("which", "that") and verb.lemma == "threaten" and w.at(end) == "to":
            return None  # "an uprising which threatened to spread"
        if verb.lemma == "ask" and self.is_anonymous(end):
            return None
        subject = self.subject_of(start, first, stop)
        return find_opening(w, Attribution(verb, cue, start, end, subject, "left", cue_start=group))

    def is_glued(self, group: int, end: int) -> bool:
        """Whether a form of "be" is glued to the word before: "she's saying", and not "Freedonia's ruling party"."""
        w = self.w
        before = w.at(group - 1)
        if not before.endswith(en.GLUED_BE):
            return False
        pronoun = before.partition("'")[0] in BE_GLUED_TO
        if not pronoun and w.at(end - 1) in en.SPEECH_NOUNS:
            return False  # "despite Ana Testić's warning that"
        return (
            pronoun
            or not before.endswith("'s")
            or opens_clause(w, end)
            or (not w.is_capital(end) and clause_starts(w, end))
        )

    def verb_group(self, cue: int) -> tuple[int, bool, bool, bool]:
        """Where the verb group begins, whether it is progressive, passive, negated; -1 where it is an infinitive."""
        w = self.w
        group = cue
        progressive = passive = negated = False
        for _ in range(8):
            word = w.at(group - 1)
            if not word:
                break
            if word in en.NEGATIONS:
                negated = True
            if word in en.ASPECTUAL and group == cue and w.words[cue].endswith("ing"):
                progressive, group = True, group - 1
                continue
            if word in ("more", "most") and w.at(group).endswith("ly"):
                group -= 1
                continue
            if (word in ("first", "times") and w.at(group - 2) == "at") or (
                word == "more" and w.at(group - 2) == "once"
            ):
                group -= 2
                continue
            if word in en.AUXILIARIES and word not in ("'s", "'d") and not (w.is_capital(group - 1) and group > 1):
                being = word.removesuffix("n't") in _BEING or word in ("'re", "'m")
                if being and cue > group - 1:
                    progressive = passive = True
            elif (
                word in en.VERB_ADVERBS
                or (
                    len(word) > 4 and word.endswith("ly") and word not in en.NOT_ADVERBS and not w.is_capital(group - 1)
                )
                or word in en.NEGATIONS
                or (word in en.INNER_ADVERBS and w.at(group - 2) in en.AUXILIARIES)
                or (word in ("last", "first", "once") and w.at(group - 2) in en.RELATIVES)  # "who last briefed"
            ):
                pass
            elif word == "to":
                if w.at(group - 2) in (
                    "went",
                    "goes",
                    "going",
                    "go",
                    "continued",
                    "continues",
                    "proceeded",
                    "quick",
                    "came",
                ):
                    group -= 2
                    continue
                return -1, False, False, w.at(group - 2) in en.NEGATIONS
            else:
                break
            group -= 1
        return group, progressive, passive, negated

    def infinitive_governor(self, cue: int) -> int:
        """The index of the verb an infinitive depends on, its object stepped over: "used his speech to say"."""
        w = self.w
        index = cue - 1
        while index > 0 and w.at(index) != "to":
            index -= 1
        for at in range(index - 1, max(index - 5, -1), -1):
            if w.at(at) in en.SAID_AFTER:
                return at
            if not w.is_word(at) or w.is_finite(at):
                return -1
        return -1
