"""Attributions without a finite verb of their own: participles, passives, nouns of saying, questions, "according to".

Every rule looks at a bounded neighbourhood of its word.
"""

from __future__ import annotations

from .adjuncts import adjunct
from .clause_subjects import following_subject, is_in_fronted, main_subject, sentence_subject
from .lexicon import en, sources
from .lexicon.en import Frame, Verb
from .noun_phrases import name_after, skip_noun_phrase, walk_left, without_preposition
from .openings import Attribution, addressee, clause_starts, find_opening, opens_clause, that_after
from .records import Span
from .subjects import left_subject
from .tokens import Words

_ADVERBS = en.VERB_ADVERBS - {"not", "never"}
_VERBAL = en.NEGATIONS | en.AUXILIARIES
_NO_NOUN = en.PREPOSITIONS | en.DETERMINERS | {"be", "been", "than", "of"}


class NonFinite:
    """The readings of one sentence that need no finite verb."""

    def __init__(self, words: Words) -> None:
        self.w = words
        self.n = words.stop
        self.phrases: dict[Span, Span] = {}  # subject → the phrase it stands in, where a comma divides role and name

    def subject_of(self, start: int, first: int, stop: int) -> Span:
        """The mention ``[first, stop)``, remembering the role before its comma as part of the printed phrase."""
        subject = self.w.span_of(first, stop)
        if first > start + 1 and self.w.at(first - 1) == ",":
            head = without_preposition(self.w, start, first - 1)
            if head < first - 1:
                self.phrases[subject] = self.w.span_of(head, stop)
        return subject

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
        if w.at(at) in ("in", "at", "on", "during"):
            at = self.question_behind(at)
        if w.at(at) not in en.QUESTION_WORDS and w.at(at) != "to":
            return None
        return Attribution(Verb("ask", Frame.WHETHER, "past"), cue, max(before, 0), at, subject, "asked", cue_start=cue)

    def question_behind(self, at: int) -> int:
        """Where the question opens behind its occasion: "asked during a lunch held by the Herald if"; else ``at``."""
        w = self.w
        for index in range(at, min(at + 10, self.n)):
            if w.at(index) in ("whether", "if", "why", "how", "what"):
                return index
            if not w.is_word(index) or w.at(index) in en.AUXILIARIES:
                break
        return at

    def coordinate_subject(self, group: int, before: list[Attribution], form: str) -> Span | None:
        """ "He welcomed X and added": the subject of the verb before, or of the sentence."""
        w = self.w
        for attribution in reversed(before):
            if attribution.side in ("left", "inverted", "coordinate") and attribution.subject is not None:
                if not en.OTHER_TENSES.get(form, frozenset()).isdisjoint(
                    w.words[attribution.cue_start : attribution.cue]
                ):
                    continue  # "asked whether the court could question her but said"
                if self.is_fronted(attribution) and (found := main_subject(w, group - 1)):
                    return w.span_of(*found)
                return attribution.subject
        found = main_subject(w, group - 1, nearest=True, form=form) or sentence_subject(w, group - 1)
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
            "since",
            "upon",
            "to",
        ) or (previous.endswith("ly") and w.at(cue - 2) in (",", "and")):
            start = cue - 1
        elif (
            not (previous == "," or w.is_quote(cue - 1) or w.is_dash(cue - 1))
            and previous not in en.VENUES
            and not self.tells(verb, end)
            and not (Frame.ADDRESSEE in verb.frame and opens_clause(w, addressee(w, end, verb)))
            and not w.is_quote(end)
            and w.at(end) != ":"
            and not (verb.lemma == "say" and w.is_word(cue - 1) and clause_starts(w, end))
            and not (Frame.LABEL in verb.frame and self.labels(cue, end))
            and not (cue == 0 and Frame.THAT in verb.frame and self.opens_bare_clause(end))
            and not (cue == 0 and Frame.OBJECT_TO in verb.frame and self.asks(end))
            and self.own_subject(start) is None
        ):
            return None
        if previous in en.VENUES and self.is_reduced_clause(cue, end):
            return None
        if w.at(start - 1) == "without" or previous in en.DETERMINERS or previous in ("of", "without", "stop"):
            return None
        if previous.endswith(("'s", "s'")):
            return None  # "Freedonia's ruling party"
        subject: Span | None = None
        for attribution in reversed(before):
            inner = any(outer.complementiser and outer.end == attribution.start for outer in before)
            inner = inner or w.at(attribution.start - 1) == "what"
            if (
                inner
                or self.is_fronted(attribution)
                or (attribution.side == "according" and not self.adds(verb, attribution))
            ):
                continue  # "S noted that the choir had called on Y to sing, saying that": it is S who says so
            if attribution.subject is not None:
                subject = attribution.subject
                break
        own = self.own_subject(start) or self.document(start, end)
        if own is not None:
            subject = w.span_of(*own)
            start = own[0]
        elif subject is None:
            found = self.antecedent(start) or main_subject(w, start, nearest=is_in_fronted(w, start))
            found = found or sentence_subject(w, start) or following_subject(w, end)
            subject = w.span_of(*found) if found else None
        return find_opening(w, Attribution(verb, cue, start, end, subject, "participle", cue_start=cue))

    def adds(self, verb: Verb, source: Attribution) -> bool:
        """ "According to her, the bridge is open, adding that": what is added is hers, and no reporter's source's."""
        w = self.w
        return verb.lemma in ("add", "point") and w.at(source.end - 1) in ("him", "her", "them")

    def opens_bare_clause(self, at: int) -> bool:
        """Whether a clause without "that" stands up to the next comma: "Claiming the bridge is old, S …"."""
        w = self.w
        if not clause_starts(w, at):
            return False
        comma = next((index for index in range(at, self.n) if w.at(index) == ","), self.n)
        told = w.words[at:comma]
        plain = comma < self.n and "that" not in told and en.RELATIVES.isdisjoint(told) and w.has_verb(at + 1, comma)
        return w.at(at) in en.SUBJECT_PRONOUNS or plain

    def is_reduced_clause(self, cue: int, end: int) -> bool:
        """ "A statement concluding the talks said the plan was good": of the noun that opens the sentence."""
        w = self.w
        if w.at(end) == "that" or walk_left(w, cue, 0) > 0:
            return False
        verb = next((at for at in range(end, self.n) if w.at(at) in (",", ";") or w.is_finite(at)), self.n)
        return w.at(verb) in en.VERBS and (opens_clause(w, verb + 1) or clause_starts(w, verb + 1))

    def asks(self, at: int) -> bool:
        """Whether an infinitive follows whom the verb is for: "Urging both towns to sing, S …"."""
        w = self.w
        for index in range(at, min(at + 10, self.n)):
            if w.at(index) == "to":
                return index > at and not w.is_capital(index + 1) and w.at(index + 1) not in en.DETERMINERS
            if not w.is_word(index) or w.is_finite(index):
                return False
        return False

    def tells(self, verb: Verb, end: int) -> bool:
        """Whether "that" follows the verb, or whom and when it tells: "acknowledging to the Herald on Monday that"."""
        w = self.w
        if verb.lemma in ("respond", "reply", "react") and w.at(end) == "to":
            return False  # "responding to the claim that"
        for _ in range(3):
            end = adjunct(w, end)
        return w.at(end) == "that" or (w.at(end) == "to" and that_after(w, end, verb) > 0)

    def antecedent(self, cue: int) -> tuple[int, int] | None:
        """ "the choir, which is leaving saying that": whom the relative clause with the participle is about."""
        w = self.w
        for index in range(cue - 1, max(cue - 16, 0), -1):
            if not w.is_word(index):
                return None
            if w.at(index) in ("who", "which") and w.at(index - 1) == ",":
                left = left_subject(w, index + 1, 0)
                return left[1:] if left is not None else None
        return None

    def document(self, cue: int, end: int) -> tuple[int, int] | None:
        """ "passed a law stipulating that": what says so is the law."""
        w = self.w
        if w.at(cue - 1) not in sources.DOCUMENTS or w.at(end) != "that":
            return None
        first = cue - 1
        while first and w.is_word(first - 1) and not w.is_finite(first - 1) and w.at(first) not in en.DETERMINERS:
            first -= 1
        return (first, cue) if w.at(first - 1) not in en.PREPOSITIONS else (cue - 1, cue)

    def labels(self, cue: int, end: int) -> bool:
        """ "placed advertisements calling the plan a “mistake”": a noun before the participle, marks soon behind it."""
        w = self.w
        noun = w.is_word(cue - 1) and not w.is_finite(cue - 1) and w.at(cue - 1) not in _NO_NOUN
        return noun and w.has_quote(end, end + 8)

    def own_subject(self, cue: int) -> tuple[int, int] | None:
        """ "…, with Ana Testić saying that": the noun phrase between "with" and the participle."""
        w = self.w
        stop = cue
        while stop and w.at(stop - 1).endswith("ly"):
            stop -= 1
        for index in range(stop - 1, max(stop - 12, -1), -1):
            if w.at(index) == "with" and stop - index > 1:
                apart = index == 0 or not w.is_word(index - 1) or w.is_finite(index - 1)
                return (index + 1, stop) if apart else None
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
            that = adjunct(w, stop)
            if w.at(that) == "that" and (told or w.at(group - 1) == "it"):
                subject = w.span_of(end + 1, stop) if stop > end + 1 else None
                return Attribution(verb, cue, group, that + 1, subject, "passive", cue_start=group, complementiser=True)
            return self.by_agent(cue, verb, group, end)
        that = adjunct(w, end)
        if w.at(that) == "that" and (told or w.at(group - 1) in ("it", "it's")):
            return Attribution(verb, cue, group, that + 1, None, "passive", cue_start=group, complementiser=True)
        if told and (w.at(end) in en.PREPOSITIONS or w.at(end) == "just") and (later := that_after(w, end, verb)):
            return Attribution(verb, cue, group, later, None, "passive", cue_start=group, complementiser=True)
        if verb.lemma == "tell" and w.at(end) in en.SUBJECT_PRONOUNS and w.has_finite(end + 1, end + 3):
            return Attribution(verb, cue, group, end, None, "passive", cue_start=group, complementiser=True)
        return None

    def by_agent(self, cue: int, verb: Verb, group: int, by: int) -> Attribution | None:
        """ "was accused by S of hiding it", "were urged by S to leave": S says so, of whoever the subject is."""
        w = self.w
        first = by + 1
        for at in range(first + 1, min(first + 16, self.n - 1)):
            if w.is_quote(at) or w.is_finite(at) or w.at(at) in en.RELATIVES:
                return None
            accused = Frame.OBJECT_OF in verb.frame and w.at(at) == "of" and w.at(at + 1).endswith("ing")
            urged = (
                Frame.OBJECT_TO in verb.frame and w.at(at) == "to" and w.is_word(at + 1) and not w.is_capital(at + 1)
            )
            if not (accused or (urged and w.at(at + 1) not in en.DETERMINERS)):
                continue
            comma = next((index for index in range(first, at) if w.at(index) == ","), at)
            named = name_after(w, first, comma, at + 1) if comma < at - 1 else None
            subject = self.subject_of(first, *(named or (first, comma)))
            act = Verb(verb.lemma, Frame.GERUND if accused else Frame.TO, "past")
            return Attribution(act, cue, group, at + accused, subject, "passive", cue_start=group)
        return None

    def quoted_as_saying(self, index: int) -> Attribution | None:
        """ "S was quoted (by V) as saying X"; "V quoted S as saying X"."""
        w = self.w
        stop = min(index + 16, self.n)
        for at in range(index + 1, stop):
            if w.at(at) == "as" and w.at(at + 1) in ("saying", "telling", "having"):
                verb = Verb("quote", Frame.CLAUSE | Frame.QUOTE, "past")
                if w.at(index - 1) in ("was", "is", "were", "are", "been"):
                    group = index - 1
                    while w.at(group - 1) in en.AUXILIARIES:
                        group -= 1
                    left = left_subject(w, group, 0)
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
        if (agent := self.agent(index)) is not None:
            return agent
        end = self.after_noun(index)
        that = w.at(end) == "that"
        verb = Verb(w.words[index], Frame.CLAUSE if that else Frame.TO, "noun")
        end += that
        for at in range(index - 1, max(index - 4, -1), -1):
            if w.at(at) in en.UTTERING:
                group = at
                while w.at(group - 1) in _ADVERBS:
                    group -= 1
                left = None if w.at(group - 1) in _VERBAL else left_subject(w, group, 0)
                if left is None:
                    return None
                subject = w.span_of(left[1], left[2])
                return Attribution(verb, index, left[0], end, subject, "left", cue_start=at, complementiser=that)
            if not w.is_word(at) or w.at(at) in en.PREPOSITIONS:
                break
        start, span = self.possessor(index)
        if span is None or start == 0:
            return None  # the subject of its sentence: where the clause ends and the sentence goes on cannot be seen
        return Attribution(verb, index, start, end, span, "noun", cue_start=start, complementiser=that)

    def agent(self, noun: int) -> Attribution | None:
        """ "claims by the mayor that", "a demand, by Ana Testić, that": who says so stands behind "by"."""
        w = self.w
        by = adjunct(w, noun + 1)  # "a warning last week from Ana Testić that"
        by += w.at(by) == ","
        if w.at(by) not in ("by", "from"):
            return None
        stop = skip_noun_phrase(w, by + 1, self.n)
        that = stop + (w.at(stop) == "," and by > noun + 1)
        if stop <= by + 1 or not opens_clause(w, that):
            return None
        if w.is_finite(stop - 1) and w.at(stop - 1) in en.VERBS:
            return None  # "reports from Testgrad stressed that": the reports say so
        verb = Verb(w.words[noun], Frame.CLAUSE, "noun")
        subject = w.span_of(by + 1, stop)
        return Attribution(verb, noun, noun, that + 1, subject, "noun", cue_start=noun, complementiser=True)

    def after_noun(self, noun: int) -> int:
        """The index behind the noun and the adjuncts of the saying: "his claim in an interview on Monday that"."""
        end = noun + 1
        for _ in range(3):
            end = adjunct(self.w, end)
        promised = self.w.at(noun) in en.PROMISES and self.w.at(end) == "to"
        return end if promised or opens_clause(self.w, end) else noun + 1

    def possessor(self, noun: int) -> tuple[int, Span | None]:
        """Whose the claim or promise is, and where that begins: "his claim", "Ana Testić's latest claim"."""
        w = self.w
        for first in range(noun - 1, max(noun - 5, -1), -1):
            word = w.at(first)
            if not w.is_word(first):
                break
            if word in ("his", "her", "their", "its") or word.endswith(("'s", "s'")):
                break
            if word in ("a", "an", "the", "this") and all(w.is_capital(at) for at in range(first + 1, noun)):
                return first, w.span_of(first + 1, noun) if noun > first + 1 else None  # "a Testgrad Herald report"
        else:
            return noun, None
        made_good = w.words[first - 2 : first] == ["good", "on"]
        if not w.is_word(first) or w.at(first - 1) in en.KEEPING or made_good:
            return noun, None
        start = first
        named = word.endswith(("'s", "s'"))
        while named and w.is_capital(start - 1) and w.at(start - 1) not in en.PREPOSITIONS:
            start -= 1
        span = w.span_of(start, first + 1)
        return start, Span(span.start, span.end - (2 if word.endswith("'s") else word.endswith("s'")))

    def equated_noun(self, index: int) -> Attribution | None:
        """ "Her claim is that X", "the promise he has made was that X": what is claimed stands behind the verb."""
        w = self.w
        for verb in range(index + 1, min(index + 8, self.n)):
            if w.at(verb) in ("is", "was", "are", "were") and opens_clause(w, verb + 1):
                break
            if not w.is_word(verb) or w.at(verb) in en.CLAUSE_OPENERS:
                return None
        else:
            return None
        start, span = self.possessor(index)
        if span is None and (w.at(index + 1) in en.SUBJECT_PRONOUNS or w.is_capital(index + 1)):
            stop = index + 2
            while w.is_capital(stop):
                stop += 1
            span = w.span_of(index + 1, stop)
        if span is None:
            return None
        cue = Verb(w.words[index], Frame.CLAUSE, "noun")
        return Attribution(cue, index, start, verb + 2, span, "noun", cue_start=start, complementiser=True)

    def is_according(self, index: int) -> bool:
        """ "according to S", and at the head of a sentence "As told by S"."""
        w = self.w
        told = index == 1 and w.at(0) == "as" and w.at(2) == "by" and w.at(1) in en.VERBS
        return told or (w.at(index) == "according" and w.at(index + 1) == "to")

    def end_of_source(self, at: int) -> int:
        """The comma behind a source that opens the sentence and goes on at ``at``: "According to opinion in Testgrad,
        …", "According to cables that were released on Monday, …"; ``at`` where there is none."""
        w = self.w
        comma = next((index for index in range(at, min(at + 20, self.n)) if w.at(index) == ","), 0)
        relative = any(w.at(index) in en.RELATIVES or w.at(index) == "that" for index in range(at, comma))
        if not comma or (w.has_finite(at, comma) and not relative):
            return at
        return comma if w.has_finite(comma + 1, self.n) else at

    def in_words(self, index: int) -> Attribution | None:
        """ "in Ana Testić's words, “…”", "in the words of Ana Testić, “…”"."""
        w = self.w
        if w.words[max(index - 2, 0) : index] == ["in", "the"] and w.at(index + 1) == "of":
            first, start = index + 2, index - 2
            stop = end = skip_noun_phrase(w, first, self.n)
        else:
            first, stop, end = walk_left(w, index, 0), index, index + 1
            while first < index and w.at(first) != "in":
                first += 1
            start, first = first, first + 1
            if not (w.at(index - 1).endswith(("'s", "s'")) or w.at(index - 1) in ("his", "her", "their")):
                return None
        if first >= stop or not (w.at(end) == "," or w.is_quote(end)):
            return None
        verb = Verb("words", Frame.QUOTE, "according")
        subject = w.span_of(first, stop)
        return Attribution(verb, index, start, end, subject, "according", cue_start=start)

    def according(self, index: int) -> Attribution:
        w = self.w
        stop = skip_noun_phrase(w, index + 2, self.n)
        verb = Verb("according", Frame.CLAUSE, "according")
        subject = w.span_of(index + 2, stop) if stop > index + 2 else None
        if index <= 1 and (w.is_word(stop) or w.is_quote(stop)):
            stop = self.end_of_source(stop)
        elif subject is not None and w.at(stop) == ",":
            named = name_after(w, index + 2, stop, self.n)
            if named is not None:
                subject, stop = self.subject_of(index + 2, *named), named[1]
        return Attribution(verb, index, index, stop, subject, "according", cue_start=index)
