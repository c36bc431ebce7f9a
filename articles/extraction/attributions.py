"""Reporting verbs in their clauses: subject, verb group, addressee and adjuncts, before anything is claimed as content.

Every rule looks at a bounded neighbourhood of the verb.
"""

from __future__ import annotations

from .adjuncts import adjunct
from .lexicon import en
from .lexicon.en import Frame, Verb
from .openings import Attribution, clause_starts, find_opening, opens_clause
from .readings import is_noun, is_verb_here, quotation_before
from .records import Span
from .subjects import (
    following_subject,
    inverted_subject,
    left_subject,
    main_subject,
    name_after,
    opens_with_name,
    sentence_subject,
    skip_noun_phrase,
    without_preposition,
)
from .tokens import Words

_REPORTING = frozenset((*en.VERBS, *en.SPEECH_NOUNS, "according", "quoted"))
_BESIDE_QUOTATION = en.PREPOSITIONS | {",", "of", "to", "when", "while", "as"}
_ADVERBS = en.VERB_ADVERBS - {"not", "never"}
_VERBAL = en.NEGATIONS | en.AUXILIARIES


def read_attributions(words: Words) -> list[Attribution]:
    """The attributions of one sentence, in order."""
    return _Reader(words).attributions()


class _Reader:
    def __init__(self, words: Words) -> None:
        self.w = words
        self.n = words.stop
        self.phrases: dict[Span, Span] = {}  # subject → the phrase it stands in, where a comma divides role and name

    def attributions(self) -> list[Attribution]:
        found: list[Attribution] = []
        words = self.w.words
        for index in self.places():
            word = words[index]
            if self.is_according(index):
                found.append(self.according(index))
            elif (word == "quoted" and (attribution := self.quoted_as_saying(index))) or (
                word in en.VERBS and (attribution := self.of_verb(index, found)) is not None
            ):
                found.append(attribution)
            elif word in en.SPEECH_NOUNS and (
                opens_clause(self.w, index + 1) or (word in en.PROMISES and self.w.at(index + 1) == "to")
            ):
                attribution = self.speech_noun(index)
                if attribution is not None:
                    found.append(attribution)
            elif (
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
            if not verb.particle or self.w.at(index + 1) == verb.particle:
                if verb.lemma == "agree" and not self.is_shared_view(index):
                    return None
                return self.attribution(index, verb, before)
        return None

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
        if quotation_before(self.w, index) < 0 or w.at(index - 1) in en.AUXILIARIES:
            return None
        left = left_subject(w, index, 0)
        if left is None or quotation_before(self.w, left[0]) != left[0] or w.at(left[1]) in en.RELATIVES:
            return None
        return Attribution(verb, index, left[0], index + 1, self.subject_of(*left), "left", cue_start=index)

    def subject_of(self, start: int, first: int, stop: int) -> Span:
        """The mention ``[first, stop)``, remembering the role before its comma as part of the printed phrase."""
        subject = self.w.span_of(first, stop)
        if first > start + 1 and self.w.at(first - 1) == ",":
            head = without_preposition(self.w, start, first - 1)
            if head < first - 1:
                self.phrases[subject] = self.w.span_of(head, stop)
        return subject

    def attribution(self, cue: int, verb: Verb, before: list[Attribution]) -> Attribution | None:
        w = self.w
        if verb.lemma == "ask" and verb.form == "past" and (question := self.question(cue)) is not None:
            return question
        group, progressive, passive, negated = self.verb_group(cue)
        end = cue + 1 + bool(verb.particle)
        if not verb.particle and w.at(end) in ("out", "down", "off", "up"):
            return None  # "blasted out an email", "shouted down": another verb
        if group < 0 and not negated and w.at(end) == "that" and w.at(cue - 2) not in en.UNSAID:
            found = sentence_subject(w, cue)
            subject = before[-1].subject if before and before[-1].side == "left" else found and w.span_of(*found)
            return Attribution(verb, cue, cue - 1, end + 1, subject, "infinitive", cue_start=cue, complementiser=True)
        if group < 0 and not negated and w.at(self.infinitive_governor(cue)) in en.SAID_AFTER:
            found = sentence_subject(w, cue)
            subject = before[-1].subject if before and before[-1].side == "left" else found and w.span_of(*found)
            return find_opening(w, Attribution(verb, cue, cue - 1, end, subject, "infinitive", cue_start=cue))
        if negated or group < 0:
            return None
        previous = w.at(group - 1)
        if verb.form == "ing" and not progressive and not previous.endswith(en.GLUED_BE):
            return self.participle(cue, verb, end, before)
        if passive and verb.form == "past":
            return self.passive(cue, verb, group, end)
        if (verb.form in ("base", "s") and not is_verb_here(self.w, cue, group, verb)) or is_noun(
            self.w, cue, group, verb
        ):
            return None
        if verb.form == "past" and w.at(end) == "by" and not w.is_quote(group - 1) and w.at(end + 1) not in en.VENUES:
            return None
        if group >= 2 and (
            previous in ("and", "but", "or", "then", "&") or (previous == "," and w.at(group) == "then" and group < cue)
        ):
            subject = self.coordinate_subject(group, before)
            if subject is not None:
                return find_opening(w, Attribution(verb, cue, group - 1, end, subject, "coordinate", cue_start=group))
        if group == 0 or previous == "," or w.is_quote(group - 1) or w.is_dash(group - 1) or previous in (")", "]"):
            if (group and Frame.ADDRESSEE not in verb.frame | Frame.OBJECT_TO) or verb.lemma in ("ask", "say", "warn"):
                span = inverted_subject(w, end, self.n) if group and not self.is_apposed(group, end, verb) else None
                # "…, said Ana Testić “has …”": what follows the verb without a comma is its content
                if span is not None and not (previous == "," and w.is_quote(span[2])):
                    first, stop, after = span
                    subject = self.subject_of(end, first, stop)
                    return Attribution(verb, cue, group, after, subject, "inverted", cue_start=group)
            if group == 0:
                return None
        left = left_subject(w, group, self.floor_hint(before, group))
        if left is None and verb.form in ("past", "s"):
            left = self.divided_subject(group, end)
        if left is None:
            return None
        start, first, stop = left
        if w.at(first) in ("that", "which") and stop - first == 1:
            return None
        if w.at(start) == "neither" or w.at(start - 1) in ("neither", "nor"):
            return None
        if verb.form in ("base", "s") and w.at(start - 1) == "if" and w.at(start - 2) != "even":
            return None  # "If S says that": nothing has been said
        subject = self.subject_of(start, first, stop)
        return find_opening(w, Attribution(verb, cue, start, end, subject, "left", cue_start=group))

    def divided_subject(self, group: int, end: int) -> tuple[int, int, int] | None:
        """ "Ana Testić, citing “its magic,” said the bridge is open": the name at the head of the sentence, where a
        comma or dash, and before the verb another, takes in whatever stands between."""
        w = self.w
        closing = group - 1
        if not (w.at(closing) == "," or w.is_dash(closing) or w.is_quote(closing)):
            return None
        if not (opens_clause(w, end) or w.is_quote(end) or (clause_starts(w, end) and w.has_finite(end, self.n))):
            return None
        first = 0
        while w.at(first) in en.CONNECTIVES or (first and w.at(first) == ","):
            first += 1
        opening = first
        while opening < closing and (w.is_capital(opening) or w.at(opening) in (".", "of", "the", "-", "and")):
            opening += 1
        if not (w.at(opening) == "," or (w.is_dash(opening) and w.is_dash(closing))):
            return None
        if opening + 1 >= closing or not opens_with_name(w, first, opening):
            return None
        return group, first, opening

    def is_apposed(self, group: int, cue_end: int, verb: Verb) -> bool:
        """Whether the comma or bracket before the verb closes an apposition to a name: "Ana Testić (X) blasted Y"."""
        w = self.w
        if w.is_quote(group - 1):
            return False
        if self.is_interrupted_noun(group, cue_end):
            return True
        if verb.lemma == "say" and w.is_capital(group + 1):
            return False
        left = left_subject(w, group, 0)
        return left is not None and opens_with_name(w, left[1], left[2])

    def is_interrupted_noun(self, group: int, end: int) -> bool:
        """Whether what stands before the comma is a noun phrase with its apposition, and a clause follows the verb:
        "Ana Testić, a teacher who likes bridges, said the bridge is open"."""
        w = self.w
        comma = group - 1
        if not (w.at(comma) == "," or w.is_dash(comma)) or not (w.has_finite(end, self.n) or w.has_quote(end, self.n)):
            return False
        commas, relative = 0, False
        for index in range(comma - 1, -1, -1):
            if w.at(index) in (";", ":") or w.is_quote(index):
                return False
        for index in range(comma):
            word = w.words[index]
            if word == "," or w.is_dash(index):
                commas += 1
                relative = False
            elif word in en.RELATIVES or (word == "that" and index):
                relative = True
            elif not relative and w.is_finite(index) and not (word.endswith("ed") and w.is_attributive(index)):
                return False
        return commas > 0

    def floor_hint(self, before: list[Attribution], group: int) -> int:
        """The first token a subject may hold: none of another verb's, unless that verb governs this one."""
        w = self.w
        for attribution in reversed(before):
            if attribution.cue >= group:
                continue
            if (w.at(group - 1) == "," or w.is_dash(group - 1)) and (
                w.at(attribution.cue_start - 1) in en.RELATIVES
                or (attribution.side == "participle" and w.at(attribution.start - 1) == ",")
            ):
                continue  # "S, who denied it, said", "S, citing a letter, said": the verb of an apposition
            return attribution.cue + 1
        return 0

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
            if word in ("first", "times") and w.at(group - 2) == "at":
                group -= 2
                continue
            if word in en.AUXILIARIES and word not in ("'s", "'d") and not (w.is_capital(group - 1) and group > 1):
                if word in ("is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m") and cue > group - 1:
                    progressive = passive = True
            elif (
                word in en.VERB_ADVERBS
                or (
                    len(word) > 4 and word.endswith("ly") and word not in en.NOT_ADVERBS and not w.is_capital(group - 1)
                )
                or word in en.NEGATIONS
                or (word in en.INNER_ADVERBS and w.at(group - 2) in en.AUXILIARIES)
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

    def question(self, cue: int) -> Attribution | None:
        """ "(When) asked (by X) (in Rome) whether …", "X was asked to …": what somebody was asked."""
        w = self.w
        before = cue - 1
        while w.at(before) in _ADVERBS:
            before -= 1
        if before >= 0 and w.at(before) not in ("when", "if", "was", "were", "been", "being"):
            return None
        at, subject = cue + 1, None
        if w.at(at) == "by":
            stop = skip_noun_phrase(w, at + 1, self.n)
            for index in range(at + 1, stop):
                if w.at(index) in en.QUESTION_WORDS or w.at(index) == "to":
                    stop = index
                    break
            if stop > at + 1:
                subject = w.span_of(at + 1, stop)
            at = stop
        for _ in range(3):
            after = adjunct(w, at)
            if after == at:
                break
            at = after
        if w.at(at) not in en.QUESTION_WORDS and w.at(at) != "to":
            return None
        return Attribution(Verb("ask", Frame.WHETHER, "past"), cue, max(before, 0), at, subject, "asked", cue_start=cue)

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

    def coordinate_subject(self, group: int, before: list[Attribution]) -> Span | None:
        """ "He welcomed X and added": the subject of the verb before, or of the sentence."""
        w = self.w
        for attribution in reversed(before):
            if attribution.side in ("left", "inverted", "coordinate") and attribution.subject is not None:
                if self.is_fronted(attribution) and (found := main_subject(w, group - 1)):
                    return w.span_of(*found)
                return attribution.subject
        found = main_subject(w, group - 1, nearest=True) or sentence_subject(w, group - 1)
        return w.span_of(*found) if found else None

    def is_fronted(self, a: Attribution) -> bool:
        """Whether its clause hangs on another: "While Ana Testić said X, …"."""
        return a.side == "left" and a.start > 0 and self.w.at(a.start - 1) in en.SUBORDINATORS

    def participle(self, cue: int, verb: Verb, end: int, before: list[Attribution]) -> Attribution | None:
        w = self.w
        previous = w.at(cue - 1)
        start = cue
        if previous in (
            "also",
            "further",
            "while",
            "by",
            "before",
            "after",
            "in",
            "when",
            "and",
            "then",
            "even",
            "later",
            "as",
        ) or (previous.endswith("ly") and w.at(cue - 2) in (",", "and")):
            start = cue - 1
        elif (
            not (previous == "," or w.is_quote(cue - 1) or w.is_dash(cue - 1))
            and previous not in en.VENUES
            and w.at(end) != "that"
            and not w.is_quote(end)
            and w.at(end) != ":"
            and not (verb.lemma == "say" and w.is_word(cue - 1) and clause_starts(w, end))
            and not (Frame.LABEL in verb.frame and self.labels(cue, end))
            and not (cue == 0 and Frame.THAT in verb.frame and w.at(end) in en.SUBJECT_PRONOUNS)
            and self.own_subject(start) is None
        ):
            return None
        if w.at(start - 1) == "without" or previous in en.DETERMINERS or previous in ("of", "without", "stop"):
            return None
        subject: Span | None = None
        for attribution in reversed(before):
            if attribution.subject is not None and attribution.side != "according" and not self.is_fronted(attribution):
                subject = attribution.subject
                break
        own = self.own_subject(start)
        if own is not None:
            subject = w.span_of(*own)
            start = own[0]
        elif subject is None:
            found = main_subject(w, start) or sentence_subject(w, start) or following_subject(w, end)
            subject = w.span_of(*found) if found else None
        return find_opening(w, Attribution(verb, cue, start, end, subject, "participle", cue_start=cue))

    def labels(self, cue: int, end: int) -> bool:
        """ "placed advertisements calling the plan a “mistake”": a noun before the participle, marks soon behind it."""
        w = self.w
        noun = w.is_word(cue - 1) and not w.is_finite(cue - 1) and w.at(cue - 1) not in en.PREPOSITIONS | en.DETERMINERS
        return noun and w.at(cue - 1) not in ("be", "been", "than", "of") and w.has_quote(end, end + 8)

    def own_subject(self, cue: int) -> tuple[int, int] | None:
        """ "…, with Ana Testić saying that": the noun phrase between "with" and the participle."""
        w = self.w
        stop = cue
        while stop and w.at(stop - 1).endswith("ly"):
            stop -= 1
        for index in range(stop - 1, max(stop - 12, -1), -1):
            if w.at(index) == "with" and stop - index > 1:
                return (index + 1, stop) if index == 0 or not w.is_word(index - 1) else None
            titled = w.at(index) == "." and w.is_capital(index - 1)  # "with Prof. Ana Testić saying"
            if not (w.is_word(index) or titled) or w.is_finite(index) or w.at(index) in en.CLAUSE_OPENERS:
                return None
        return None

    def passive(self, cue: int, verb: Verb, group: int, end: int) -> Attribution | None:
        """ "were told that", "it was announced that": a statement without a named source."""
        w = self.w
        told = Frame.ADDRESSEE in verb.frame
        if w.at(end) == "by":
            stop = skip_noun_phrase(w, end + 1, self.n)
            if w.at(stop) == "that" and told:
                subject = w.span_of(end + 1, stop) if stop > end + 1 else None
                return Attribution(verb, cue, group, stop + 1, subject, "passive", cue_start=group, complementiser=True)
            return None
        if w.at(end) == "that" and (told or w.at(group - 1) in ("it", "it's")):
            return Attribution(verb, cue, group, end + 1, None, "passive", cue_start=group, complementiser=True)
        return None

    def quoted_as_saying(self, index: int) -> Attribution | None:
        """ "S was quoted (by V) as saying X"; "V quoted S as saying X"."""
        w = self.w
        stop = min(index + 16, self.n)
        for at in range(index + 1, stop):
            if w.at(at) == "as" and w.at(at + 1) in ("saying", "telling", "having"):
                verb = Verb("quote", Frame.CLAUSE | Frame.QUOTE, "past")
                if w.at(index - 1) in ("was", "is", "were", "are", "been"):
                    left = left_subject(w, index - 1, 0)
                    if left is None:
                        return None
                    start, first, after = left
                    relayed_by = w.span_of(index + 2, at) if w.at(index + 1) == "by" and at > index + 2 else None
                    subject = w.span_of(first, after)
                    return find_opening(
                        w, Attribution(verb, index, start, at + 2, subject, "left", cue_start=index, via=relayed_by)
                    )
                if at > index + 1:
                    left = left_subject(w, index, 0)
                    start, relayed_by = (left[0], w.span_of(left[1], left[2])) if left else (index, None)
                    subject = w.span_of(index + 1, at)
                    return find_opening(
                        w, Attribution(verb, index, start, at + 2, subject, "left", cue_start=index, via=relayed_by)
                    )
                return None
        return None

    def speech_noun(self, index: int) -> Attribution | None:
        """ "his claim that", "Kurti's warning that": the possessor speaks; "issued a warning that": the subject."""
        w = self.w
        that = w.at(index + 1) == "that"
        verb = Verb(w.words[index], Frame.CLAUSE if that else Frame.TO, "noun")
        end = index + 1 + that
        for at in range(index - 1, max(index - 4, -1), -1):
            if w.at(at) in en.UTTERING:
                left = None if w.at(at - 1) in _VERBAL else left_subject(w, at, 0)
                if left is None:
                    return None
                subject = w.span_of(left[1], left[2])
                return Attribution(verb, index, left[0], end, subject, "left", cue_start=at, complementiser=that)
            if not w.is_word(at) or w.at(at) in en.PREPOSITIONS:
                break
        first = index - 1
        for _ in range(4):
            word = w.at(first)
            if not word or not w.is_word(first):
                return None
            if word in ("his", "her", "their", "its") or word.endswith(("'s", "s'")):
                break
            first -= 1
        else:
            return None
        start = first
        while w.is_capital(start - 1) and w.at(first).endswith(("'s", "s'")):
            start -= 1
        if start == 0:
            return None  # the subject of its sentence: where the clause ends and the sentence goes on cannot be seen
        span = w.span_of(start, first + 1)
        if w.at(first).endswith("'s"):
            span = Span(span.start, span.end - 2)
        elif w.at(first).endswith("s'"):
            span = Span(span.start, span.end - 1)
        return Attribution(verb, index, start, end, span, "noun", cue_start=start, complementiser=that)

    def is_according(self, index: int) -> bool:
        """ "according to S", and at the head of a sentence "As told by S"."""
        w = self.w
        told = index == 1 and w.at(0) == "as" and w.at(2) == "by" and w.at(1) in en.VERBS
        return told or (w.at(index) == "according" and w.at(index + 1) == "to")

    def according(self, index: int) -> Attribution:
        w = self.w
        stop = skip_noun_phrase(w, index + 2, self.n)
        verb = Verb("according", Frame.CLAUSE, "according")
        subject = w.span_of(index + 2, stop) if stop > index + 2 else None
        if subject is not None and w.at(stop) == ",":
            named = name_after(w, index + 2, stop, self.n)
            if named is not None:
                subject, stop = self.subject_of(index + 2, *named), named[1]
        return Attribution(verb, index, index, stop, subject, "according", cue_start=index)
