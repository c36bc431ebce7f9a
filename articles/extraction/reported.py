"""Cue and clause → where the statements of a sentence stand, and the words that name their source.

Every reporting verb outside quotation marks is read as an *attribution*: subject, verb group, addressee, adjuncts. Then
each attribution claims its content: to its left ("…", he said), to its right (he said that …), or both. Nothing inside a
claimed content is read again: there is no statement inside a statement. The patterns and boundaries are those of the
annotation guideline; every rule looks at a bounded neighbourhood, so the whole is linear in the length of the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .lexicon import en
from .lexicon.en import Frame, Verb
from .records import Form, Span
from .subjects import inverted_subject, left_subject, sentence_subject, skip_noun_phrase
from .tokens import Words

_REACH = 40  # tokens a rule may look ahead for a complementiser


def is_participle(word: str) -> bool:
    """Whether a comma and this word open the reporter's own tail (", contrasting herself with …")."""
    return len(word) > 5 and word.endswith("ing") and word not in en.NO_TAIL


@dataclass(slots=True)
class Attribution:
    """A reporting verb in its clause. Indices are tokens of the sentence.

    ``start`` is where the attribution begins (its subject, or the verb where the subject follows), ``end`` where content
    to the right may begin; ``side`` says where the subject stood.
    """

    verb: Verb
    cue: int
    start: int
    end: int
    subject: Span | None
    side: str
    addressee: int = -1
    cue_start: int = -1
    complementiser: bool = False


@dataclass(slots=True)
class Found:
    """A statement before its speaker is known: one utterance, in one or more pieces."""

    pieces: list[Span]
    form: Form
    rule: str
    confidence: float
    cue: Span | None = None
    subject: Span | None = None
    via: Span | None = None
    carried: bool = False
    unnamed: bool = False
    after: int = 0  # where the attribution stands, for the order of the discourse
    context: list[Span] = field(default_factory=list)


def find_statements(words: Words, *, in_title: bool = False) -> list[Found]:
    """The statements of one sentence, in order; leftover quotations come without subject (``carried``)."""
    return _Sentence(words, in_title).read()


class _Sentence:
    def __init__(self, words: Words, in_title: bool) -> None:
        self.w = words
        self.n = len(words)
        self.in_title = in_title
        self.found: list[Found] = []
        self.floor = 0  # tokens before it are spoken for
        self.last_subject: Span | None = None
        self.claimed: set[int] = set()  # quotation tokens that belong to a statement
        while self.n and words.words[self.n - 1] in (".", "!", "?", ";"):
            self.n -= 1

    # --- the whole ------------------------------------------------------------------------------------------------

    def read(self) -> list[Found]:
        attributions = self.attributions()
        if not attributions:
            self.colon_lead()
        for position, attribution in enumerate(attributions):
            if attribution.cue < self.floor:
                continue
            self.claim(attribution, attributions[position + 1 :])
            if attribution.subject is not None:
                self.last_subject = attribution.subject
        self.leftover_quotations()
        self.found.sort(key=lambda found: found.pieces[0])
        return self.found

    def attributions(self) -> list[Attribution]:
        found: list[Attribution] = []
        words = self.w.words
        for index in range(self.n):
            word = words[index]
            if word == "according" and self.w.at(index + 1) == "to":
                found.append(self.according(index))
            elif word == "quoted" and (attribution := self.quoted_as_saying(index)):
                found.append(attribution)
            elif word in en.VERBS:
                for verb in en.VERBS[word]:
                    if verb.particle and self.w.at(index + 1) != verb.particle:
                        continue
                    attribution = self.attribution(index, verb, found)
                    if attribution is not None:
                        found.append(attribution)
                    break
            elif word in en.SPEECH_NOUNS and self.w.at(index + 1) == "that":
                attribution = self.speech_noun(index)
                if attribution is not None:
                    found.append(attribution)
        return found

    # --- reading one attribution ----------------------------------------------------------------------------------

    def attribution(self, cue: int, verb: Verb, before: list[Attribution]) -> Attribution | None:
        w = self.w
        group, progressive, passive, negated = self.verb_group(cue)
        end = cue + 1 + bool(verb.particle)
        if group < 0 and not negated and w.at(end) == "that" and w.at(cue - 2) not in en.UNSAID:
            found = sentence_subject(w, cue)
            subject = before[-1].subject if before and before[-1].side == "left" else found and w.span_of(*found)
            return Attribution(verb, cue, cue - 1, end + 1, subject, "infinitive", cue_start=cue, complementiser=True)
        if negated or group < 0:
            return None
        previous = w.at(group - 1)
        if verb.form == "ing" and not progressive:
            return self.participle(cue, verb, end, before)
        if passive and verb.form == "past":
            return self.passive(cue, verb, group, end)
        if verb.form in ("base", "s") and not self.is_verb_here(cue, group, verb):
            return None
        if verb.form == "past" and w.at(end) == "by" and not w.is_quote(group - 1):
            return None
        if previous in ("and", "but", "or", "then", "&") and group >= 2:
            subject = self.coordinate_subject(group, before)
            if subject is not None:
                return self.finish(Attribution(verb, cue, group - 1, end, subject, "coordinate", cue_start=group))
        if group == 0 or previous == "," or w.is_quote(group - 1) or w.is_dash(group - 1) or previous in (")", "]"):
            if group and Frame.ADDRESSEE not in verb.frame | Frame.OBJECT_TO or verb.lemma in ("ask", "say", "warn"):
                span = inverted_subject(w, end, self.n) if group else None
                if span is not None:
                    first, stop, after = span
                    return Attribution(verb, cue, group, after, w.span_of(first, stop), "inverted", cue_start=group)
            if group == 0:
                return None
        left = left_subject(w, group, self.floor_hint(before))
        if left is None:
            return None
        start, first, stop = left
        if w.at(first) in ("that", "which") and stop - first == 1:
            return None
        return self.finish(Attribution(verb, cue, start, end, w.span_of(first, stop), "left", cue_start=group))

    def floor_hint(self, before: list[Attribution]) -> int:
        return before[-1].cue + 1 if before else 0

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
            if word in en.AUXILIARIES and not (word in ("'s", "'d")):
                if word in ("is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m"):
                    if cue > group - 1:
                        progressive = passive = True
            elif word in en.VERB_ADVERBS or (
                len(word) > 4 and word.endswith("ly") and word not in en.NOT_ADVERBS and not w.is_capital(group - 1)
            ):
                pass
            elif word in en.NEGATIONS:
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

    def is_verb_here(self, cue: int, group: int, verb: Verb) -> bool:
        """A base or -s form is a verb where a fitting subject stands before it, and no noun phrase asks for a noun."""
        w = self.w
        before, after = w.at(group - 1), w.at(cue + 1)
        if group < cue and w.at(cue - 1) in en.AUXILIARIES:
            return True
        if before in en.DETERMINERS or before in en.PREPOSITIONS or before == "of" or before.endswith(("'s", "s'")):
            return before in ("both", "all", "some", "many", "several", "others", "few") and verb.form == "base"
        if before in en.SUBJECT_PRONOUNS or before in ("who", "that", "which"):
            return True
        if before in (",", "") or w.is_quote(group - 1):
            return Frame.NOUN_TRAP not in verb.frame
        if verb.form == "base":
            if not before.endswith("s") and before not in ("people", "police", "women", "men", "and"):
                return w.is_capital(group - 1) and Frame.NOUN_TRAP not in verb.frame and verb.lemma == "say"
        if Frame.NOUN_TRAP in verb.frame:
            if Frame.TO in verb.frame and after == "to":
                return True
            return after in en.CLAUSE_HEADS or w.is_quote(cue + 1) or w.is_capital(cue + 1)
        return True

    def coordinate_subject(self, group: int, before: list[Attribution]) -> Span | None:
        """ "He welcomed X and added": the subject of the verb before, or of the sentence."""
        for attribution in reversed(before):
            if attribution.side in ("left", "inverted", "coordinate") and attribution.subject is not None:
                return attribution.subject
        found = sentence_subject(self.w, group - 1)
        return self.w.span_of(*found) if found else None

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
        ):
            start = cue - 1
        elif previous.endswith("ly") and w.at(cue - 2) in (",", "and"):
            start = cue - 1
        elif not (previous == "," or w.is_quote(cue - 1) or w.is_dash(cue - 1)) and previous not in en.VENUES:
            if w.at(end) != "that" and not w.is_quote(end) and w.at(end) != ":":
                return None
        if w.at(start - 1) == "without" or previous in en.DETERMINERS or previous in ("of", "without", "stop"):
            return None
        subject: Span | None = None
        for attribution in reversed(before):
            if attribution.subject is not None and attribution.side != "according":
                subject = attribution.subject
                break
        if subject is None:
            found = sentence_subject(w, start)
            subject = w.span_of(*found) if found else None
        return self.finish(Attribution(verb, cue, start, end, subject, "participle", cue_start=cue))

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
        if w.at(end) == "that" and (told or w.at(group - 1) == "it"):
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
                    return self.finish(
                        Attribution(verb, index, start, at + 2, w.span_of(first, after), "left", cue_start=index)
                    )
                if at > index + 1:
                    start = left[0] if (left := left_subject(w, index, 0)) else index
                    return self.finish(
                        Attribution(verb, index, start, at + 2, w.span_of(index + 1, at), "left", cue_start=index)
                    )
                return None
        return None

    def speech_noun(self, index: int) -> Attribution | None:
        """ "his claim that", "Kurti's warning that": the possessor speaks."""
        w = self.w
        verb = Verb(w.words[index], Frame.CLAUSE, "noun")
        first = index - 1
        for _ in range(4):
            word = w.at(first)
            if not word or not w.is_word(first):
                return None
            if word in ("his", "her", "their", "its") or word.endswith("'s") or word.endswith("s'"):
                break
            first -= 1
        else:
            return None
        start = first
        while w.is_capital(start - 1) and w.at(first).endswith(("'s", "s'")):
            start -= 1
        span = w.span_of(start, first + 1)
        if w.at(first).endswith("'s"):
            span = Span(span.start, span.end - 2)
        elif w.at(first).endswith("s'"):
            span = Span(span.start, span.end - 1)
        return Attribution(verb, index, start, index + 2, span, "noun", cue_start=start, complementiser=True)

    def according(self, index: int) -> Attribution:
        w = self.w
        stop = skip_noun_phrase(w, index + 2, self.n)
        verb = Verb("according", Frame.CLAUSE, "according")
        subject = w.span_of(index + 2, stop) if stop > index + 2 else None
        return Attribution(verb, index, index, stop, subject, "according", cue_start=index)

    # --- what stands between the verb and its content -------------------------------------------------------------

    def finish(self, attribution: Attribution) -> Attribution:
        """Steps over addressee and adjuncts of the saying: "told reporters in Brussels on Monday (that)"."""
        w, at = self.w, attribution.end
        frame = attribution.verb.frame
        if Frame.ADDRESSEE in frame and w.at(at) not in ("that", ":", ",") and not w.is_quote(at):
            attribution.addressee = at
            at = self.addressee(at, attribution.verb)
            if w.is_capital(at) and w.at(at - 1) not in en.SUBJECT_PRONOUNS and (later := self.that_after(at, attribution.verb)):
                at = later - 1
        elif (Frame.OBJECT_TO in frame or Frame.OBJECT_OF in frame) and not w.is_quote(at):
            attribution.addressee = at
        for _ in range(6):
            after = self.adjunct(at)
            if after == at:
                break
            at = after
        if w.is_dash(at):
            for closing in range(at + 2, min(at + 20, self.n)):
                if w.is_dash(closing):
                    at = closing + 1 if w.at(closing + 1) == "that" else at
                    break
        if w.at(at) == "that" and not self.is_pronoun_that(at):
            attribution.complementiser = True
            at += 1
        elif not attribution.complementiser and w.at(at) in en.PREPOSITIONS | {"to", "of"}:
            later = self.that_after(at, attribution.verb)
            if later:
                attribution.complementiser = True
                at = later
        elif w.at(at) == "," and w.at(at + 1) not in ("",):
            # an interposed phrase: "said, after talks in Brussels, that"
            later = self.that_after(at + 1, attribution.verb) if w.at(at + 1) in en.PREPOSITIONS else 0
            if later and w.at(later - 2) == ",":
                attribution.complementiser = True
                at = later
        if not attribution.complementiser and not w.is_quote(at):
            at = self.quotation_after(at) or at
        attribution.end = at
        return attribution

    def quotation_after(self, at: int) -> int:
        """The index of a quotation that a comma or colon introduces ("wrote to his followers, “…”"), or 0."""
        w = self.w
        for index in range(at, min(at + 14, self.n)):
            if w.is_quote(index):
                return index if index > at and w.at(index - 1) in (",", ":") else 0
            if w.words[index] in en.FINITE or w.at(index) in (";", "that") or w.words[index] in en.VERBS:
                return 0
        return 0

    def is_pronoun_that(self, at: int) -> bool:
        """Whether "that" is itself a subject ("said that was wrong") or a relative ("a debate that threatened")."""
        w = self.w
        return at + 1 >= self.n or (w.is_finite(at + 1) and not w.is_capital(at + 1))

    def that_after(self, at: int, verb: Verb) -> int:
        """The index after the next "that" in reach, unless a quotation or a clause comes first; else 0."""
        w = self.w
        if not (Frame.CLAUSE in verb.frame or Frame.THAT in verb.frame):
            return 0
        for index in range(at + 1, min(at + _REACH, self.n)):
            if w.is_quote(index) or w.at(index) in (";", ":", "who", "which"):
                return 0
            if w.at(index) == "that" and not self.is_pronoun_that(index):
                return index + 1
            if w.words[index] in en.FINITE:
                return 0
        return 0

    def addressee(self, at: int, verb: Verb) -> int:
        w = self.w
        word = w.at(at)
        if word in (
            "him",
            "them",
            "me",
            "us",
            "you",
            "it",
            "reporters",
            "journalists",
            "lawmakers",
            "supporters",
            "her",
        ):
            if (
                word == "her"
                and w.is_word(at + 1)
                and not self.clause_starts(at + 1)
                and w.at(at + 1) not in en.PREPOSITIONS
            ):
                pass
            else:
                return at + 1
        for index in range(at, min(at + 14, self.n)):
            here = w.at(index)
            if here in ("that", ",", ":", ";", "to", "whether", "how", "why", "what", "if") or w.is_quote(index):
                return index
            if index > at and (
                here in en.SUBJECT_PRONOUNS
                or here in en.PREPOSITIONS
                or w.is_time(index)
                or (here in en.DETERMINERS and w.at(index - 1) not in ("of", "and", "both", "all"))
                or here in ("there", "while")
            ):
                return index
            if index > at and here in en.FINITE:
                return max(at + 1, index - 1)
            if (
                index > at
                and w.is_capital(index)
                and not w.is_capital(index - 1)
                and w.at(index - 1) not in en.DETERMINERS
            ):
                return index
        return at

    def clause_starts(self, at: int) -> bool:
        return self.w.at(at) in en.SUBJECT_PRONOUNS or self.w.at(at) in en.DETERMINERS or self.w.is_capital(at)

    def adjunct(self, at: int) -> int:
        """The index after one adjunct of time, place or medium at ``at``, or ``at``."""
        w = self.w
        word = w.at(at)
        if not word:
            return at
        if w.is_time(at):
            return at + 2 if w.at(at + 1) in en.TIME_NOUNS else at + 1
        if word.endswith("ly") and len(word) > 4 and word not in en.NOT_ADVERBS and not w.is_capital(at):
            return at + 1
        if word in ("late", "early") and (w.is_time(at + 1) or w.at(at + 1) == "on"):
            return at + 1
        if word in ("last", "this", "next", "that") and (
            w.at(at + 1) in en.TIME_NOUNS or w.at(at + 1) in en.WEEKDAYS | en.MONTHS
        ):
            return at + 2
        if word in en.MONTHS and w.at(at + 1)[:1].isdigit():
            return at + 2
        if word == "at" and w.at(at + 1) == "the" and w.at(at + 2) == "time":
            return at + 3
        if word in ("on", "in", "at", "by", "during", "after", "before", "via", "through", "from", "to", "of"):
            if w.is_time(at + 1) and word in ("on", "in", "by"):
                return at + 3 if w.at(at + 2) in en.TIME_NOUNS else at + 2
            if w.at(at + 1) in en.MONTHS:
                return at + 3 if w.at(at + 2)[:1].isdigit() else at + 2
            if w.at(at + 1)[:4].isdigit() and len(w.at(at + 1)) == 4 and word == "in":
                return at + 2
            if w.at(at + 1) in (
                "turn",
                "response",
                "part",
                "reply",
                "private",
                "public",
                "twitter",
                "facebook",
                "telegram",
                "x",
            ):
                return at + 2
            if word in ("to", "of", "by", "from") and not (w.is_capital(at + 1) or w.at(at + 1) in en.DETERMINERS):
                return at
            return self.venue(at)
        if word == "for" and w.at(at + 1) in ("his", "her", "its", "their") and w.at(at + 2) == "part":
            return at + 3
        return at

    def venue(self, at: int) -> int:
        """ "in a written statement to Reuters", "at a joint news conference in Pristina with Kosovo President Y"."""
        w = self.w
        for index in range(at + 1, min(at + 9, self.n)):
            word = w.at(index)
            if word in en.VENUES:
                stop = index + 1
                while w.at(stop) in en.VENUES:
                    stop += 1
                return self.venue_tail(stop)
            if not w.is_word(index) or word in en.FINITE or word in ("that", "he", "she", "they", "there"):
                break
        # a place: "said in Brussels", only where nothing but a capitalised name follows up to a boundary
        if w.at(at) in ("in", "at", "from", "to") and w.is_capital(at + 1):
            index = at + 1
            while w.is_capital(index):
                index += 1
            if index >= self.n or w.at(index) in (",", "that", ":", "on", "after", "during"):
                return index
        return at

    def venue_tail(self, at: int) -> int:
        """Phrases that hang on a venue: "with Fox News", "to supporters", "in Pristina", "on Monday"."""
        w = self.w
        for _ in range(4):
            if w.at(at) in ("with", "in", "at", "to", "for", "on", "by", "from", "after", "following", "of"):
                index = at + 1
                while index < min(at + 10, self.n) and (
                    w.is_capital(index)
                    or w.at(index) in en.DETERMINERS
                    or w.at(index) in ("of", "and", "news", "media", "the")
                ):
                    if w.at(index) in ("that", "this") or w.is_time(index):
                        break
                    index += 1
                if w.is_time(index):
                    index += 1
                elif index < self.n and w.at(index) not in (",", "that", ":", "with", "in", "at", "to", "on", "after"):
                    if (
                        w.is_word(index)
                        and not w.has_finite(index, min(index + 2, self.n))
                        and (w.at(index + 1) in ("", ",", "that", ":", "on", ".", "in") or index + 1 >= self.n)
                    ):
                        index += 1
                    elif index == at + 1:
                        return at
                at = index
            else:
                break
        return at

    # --- claiming content -----------------------------------------------------------------------------------------

    def claim(self, a: Attribution, later: list[Attribution]) -> None:
        if a.side == "according":
            self.claim_according(a, later)
            return
        left = self.left_region(a)
        right = None if a.side == "inverted" else self.right_start(a)
        if left is not None and (right is None or not self.is_strong(right, a, left)):
            self.claim_left(a, left, later)
        elif right is not None:
            self.claim_right(a, right, later)
        else:
            self.floor = max(self.floor, a.cue + 1 if a.side == "inverted" else self.floor)

    def left_region(self, a: Attribution) -> tuple[int, int] | None:
        """The tokens before an attribution that can be its content: ended by a comma, a dash or a quotation."""
        w = self.w
        if a.side not in ("left", "inverted"):
            return None
        stop = a.start
        if stop <= self.floor:
            return None
        if w.at(stop - 1) == "as" and a.side == "left":
            return None
        if w.at(stop - 1) in (",", ";") or w.is_dash(stop - 1):
            stop -= 1
            while stop > self.floor and w.is_dash(stop - 1):
                stop -= 1
        elif not w.is_quote(stop - 1):
            return None
        if stop <= self.floor:
            return None
        first = self.strip_connective(self.floor, stop)
        if first >= stop:
            return None
        return first, stop

    def strip_connective(self, first: int, stop: int) -> int:
        w = self.w
        while first < stop and (w.at(first) in (",", ";", ":", ")", "]", "*", "•") or w.is_dash(first)):
            first += 1
        if w.at(first) in en.CONNECTIVES and w.at(first + 1) == ",":
            first += 2
        elif w.at(first) in ("but", "and") and first + 1 < stop:
            first += 1
        return first

    def right_start(self, a: Attribution) -> int | None:
        w, at = self.w, a.end
        if at >= self.n:
            return None
        if a.complementiser:
            return at
        if w.at(at) in (":",) or w.is_dash(at):
            return at + 1 if at + 1 < self.n and (w.is_quote(at + 1) or w.at(at) == ":") else None
        if w.is_quote(at):
            return at
        if w.at(at) == ",":
            if w.is_quote(at + 1):
                return at + 1
            if w.at(at + 1) in ("however", "too", "though") and w.at(at + 2) in (",", "that"):
                after = at + 3
                return after if after < self.n else None
            return None
        if w.at(at) in (".", ";", ")", "?", "!", "]"):
            return None
        if w.at(at) in ("and", "but", "or") and not (a.addressee >= 0):
            return None
        return at

    def is_strong(self, right: int, a: Attribution, left: tuple[int, int]) -> bool:
        """Whether the words after the verb are its content although words before it could be."""
        w = self.w
        if w.is_quote(left[1] - 1):
            ending = w.text[w.quotes[left[1] - 1].inner.end - 1]
            if ending in (",.!?" if left[1] - left[0] == 1 else ",") and not a.complementiser:
                return False
        if a.complementiser or w.is_quote(right) or w.at(right - 1) == ":":
            return True
        if w.at(left[1] - 1) in ("however", "meanwhile"):
            return True
        if w.at(right) in en.PREPOSITIONS or w.at(right) in ("of", "when", "while", "as", "who", "because", "to"):
            if self.frame_form(a, right, self.n) != Form.INFINITIVE:
                return False
        return (
            w.has_finite(right, self.n)
            or self.frame_form(a, right, self.n) == Form.INFINITIVE
            or not w.has_finite(*left)
        )

    def frame_form(self, a: Attribution, right: int, stop: int) -> Form | None:
        """The form the words to the right have under the verb's frame, or None where the verb does not take them."""
        w, frame = self.w, a.verb.frame
        if a.complementiser:
            return Form.CLAUSE
        if w.is_quote(right) and (stop - right == 1 or Frame.LABEL not in frame):
            return Form.QUOTE
        has_quote = any(w.is_quote(index) for index in range(right, stop))
        first = w.at(right)
        if first == "to" or (first == "not" and w.at(right + 1) == "to"):
            if Frame.TO in frame or (Frame.OBJECT_TO in frame and a.addressee >= 0 and a.addressee < right):
                return Form.INFINITIVE
            return None if not has_quote else Form.NOMINAL
        if Frame.OBJECT_TO in frame:
            for index in range(max(right, a.addressee), min(right + 20, stop)):
                if w.at(index) == "to" and w.is_word(index + 1) and not w.is_capital(index + 1):
                    if w.at(index + 1) not in en.DETERMINERS and index > a.addressee >= 0:
                        if Frame.CLAUSE in frame and w.has_finite(right, index):
                            break
                        return Form.INFINITIVE
        if Frame.OBJECT_OF in frame:
            return Form.INFINITIVE if any(w.at(i) == "of" for i in range(right, min(right + 30, stop))) else None
        if first in en.QUESTION_WORDS and (Frame.WHETHER in frame or Frame.CLAUSE in frame or Frame.THAT in frame):
            return Form.CLAUSE
        if Frame.GERUND in frame and first.endswith("ing"):
            return Form.INFINITIVE
        if a.verb.lemma in en.EXPLICIT and not has_quote:
            return None
        if first == "of" and not has_quote:
            return None
        if Frame.CLAUSE in frame:
            if w.has_finite(right, stop) or has_quote:
                return Form.CLAUSE
            return Form.NOMINAL if a.verb.form == "according" or stop - right > 2 else None
        if Frame.THAT in frame:
            if first in en.PREPOSITIONS and not has_quote:
                return None
            if w.has_finite(right, stop):
                return Form.CLAUSE
            return Form.NOMINAL if stop > right and (a.verb.lemma not in en.NO_OBJECT or has_quote) else None
        if Frame.NOUN in frame:
            return Form.NOMINAL
        if has_quote:
            return Form.NOMINAL
        return None

    def claim_left(self, a: Attribution, left: tuple[int, int], later: list[Attribution]) -> None:
        w = self.w
        first, stop = left
        pieces = self.pieces_of(first, stop)
        if not pieces:
            return
        quote_only = all(w.is_quote(i) or not w.is_word(i) for i in range(first, stop))
        if Frame.QUOTE not in a.verb.frame and quote_only:
            return
        if not quote_only and not (
            Frame.CLAUSE in a.verb.frame or Frame.THAT in a.verb.frame or any(w.is_quote(i) for i in range(first, stop))
        ):
            return
        quoted = any(w.is_quote(index) for index in range(first, stop))
        if not quoted and not w.has_finite(first, stop) and self.continuation(a, quote_only) is None:
            return
        form = Form.QUOTE if quote_only else Form.CLAUSE
        found = Found(pieces, form, f"{'quote' if quote_only else 'clause'}-{a.side}", 0.97 if quote_only else 0.9)
        self.describe(found, a)
        self.floor = a.end
        self.mark(first, stop)
        if (continuation := self.continuation(a, quote_only)) is not None:
            start, end = continuation
            end = self.cut(start, end, a, later, found)
            more = self.pieces_of(start, end)
            if more:
                found.pieces.extend(more)
                self.mark(start, end)
                self.floor = end
        self.found.append(found)

    def continuation(self, a: Attribution, quote_only: bool) -> tuple[int, int] | None:
        """The second half of a content that its attribution interrupts: "A," he said, "B"."""
        w, at = self.w, a.end
        limit = min(self.n, at + 24)
        if w.at(at) != ",":
            # step over the rest of the attribution: apposition or adjuncts up to a comma
            index = at
            while (
                index < limit
                and w.at(index) != ","
                and not w.is_quote(index)
                and w.at(index) != ";"
                and not w.is_dash(index)
            ):
                index += 1
            if w.at(index) not in (",", ":", ";") and not w.is_dash(index) and not w.is_quote(index):
                return None
            if not w.is_quote(index):
                at = index
            elif w.at(index - 1) not in (",",):
                return (index, self.n) if quote_only and w.at(index - 1) in ("and", "but", "that") else None
        after = at + 1
        if w.is_quote(after):
            return after, self.n
        # an apposition may stand between: said X, head of Y, "B"
        for index in range(after, min(after + 24, self.n)):
            if w.is_quote(index) and w.at(index - 1) in (",", ":") and quote_only:
                if not any(w.at(k) in en.VERBS and w.at(k).endswith("ing") for k in range(after, index)):
                    return index, self.n
        word = w.at(after)
        if quote_only or w.at(at) != "," or (a.side == "inverted" and word not in ("and", "but")):
            return None
        if word in en.RELATIVES or word in en.TAIL_PARTICIPLES or word.endswith("ing") or word in en.PREPOSITIONS:
            return None
        if word in ("a", "an", "while", "when", "as", "although", "though", "who", "according", "former", "one"):
            return None
        if not w.has_finite(after, self.n) and w.has_finite(self.floor, a.start):
            last = a.start - 1
            while last > 0 and not w.is_word(last):
                last -= 1
            return (after, self.n) if w.at(last) in en.FINITE or w.at(last) in en.PREPOSITIONS else None
        return after, self.n

    def claim_right(self, a: Attribution, right: int, later: list[Attribution]) -> None:
        w = self.w
        found = Found([], Form.CLAUSE, f"clause-{a.side}", 0.9)
        stop = self.cut(right, self.n, a, later, found)
        form = self.frame_form(a, right, stop)
        if form is None or stop <= right:
            if Frame.LABEL in a.verb.frame or Frame.QUOTE in a.verb.frame:
                return
            return
        if form == Form.NOMINAL and not any(w.is_quote(i) for i in range(right, stop)):
            stop = self.nominal_end(right, stop)
        start = right
        if form == Form.INFINITIVE and a.addressee >= 0 and a.addressee < right and a.addressee > a.cue:
            start = a.addressee
        if form == Form.NOMINAL and a.side == "noun":
            return
        if form == Form.QUOTE:
            only = all(w.is_quote(i) or not w.is_word(i) for i in range(right, stop))
            if not only:
                form = Form.CLAUSE
        if a.side == "inverted":
            return
        pieces = self.pieces_of(start, stop)
        if not pieces:
            return
        has_quote = any(w.is_quote(i) for i in range(start, stop))
        if (
            form == Form.NOMINAL
            and Frame.NOUN not in a.verb.frame
            and Frame.LABEL not in a.verb.frame
            and not has_quote
        ):
            found.confidence = 0.6
        elif form == Form.NOMINAL:
            found.confidence = 0.7
        elif form == Form.QUOTE:
            found.confidence = 0.95
        elif a.complementiser:
            found.confidence = 0.93
        found.form = form
        found.pieces = pieces
        found.rule = f"{form.value}-{a.side}"
        self.describe(found, a)
        self.mark(start, stop)
        self.floor = max(self.floor, stop)
        self.found.append(found)

    def claim_according(self, a: Attribution, later: list[Attribution]) -> None:
        w = self.w
        before = self.strip_connective(self.floor, a.start)
        stop = a.start
        while stop > before and (w.at(stop - 1) in (",", "and", "but") or w.is_dash(stop - 1)):
            stop -= 1
        found = Found([], Form.PARENTHETICAL, "according-to", 0.92)
        self.describe(found, a)
        if stop > before and (
            w.has_finite(before, stop) or any(w.is_quote(i) for i in range(before, stop)) or stop - before > 3
        ):
            found.pieces = self.pieces_of(before, stop)
            self.mark(before, stop)
            self.floor = a.end
            if w.at(a.end) == "," and w.at(a.end + 1) not in en.RELATIVES and w.has_finite(a.end + 1, self.n):
                after = a.end + 1
                if not w.at(after).endswith("ing") and w.at(after) not in (
                    "a",
                    "an",
                    "while",
                    "when",
                    "as",
                    "although",
                ):
                    end = self.cut(after, self.n, a, later, found)
                    found.pieces.extend(self.pieces_of(after, end))
                    self.mark(after, end)
                    self.floor = end
        elif w.at(a.end) == "," and a.end + 1 < self.n:
            end = self.cut(a.end + 1, self.n, a, later, found)
            found.pieces = self.pieces_of(a.end + 1, end)
            self.mark(a.end + 1, end)
            self.floor = end
        if found.pieces:
            self.found.append(found)

    # --- boundaries -----------------------------------------------------------------------------------------------

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
                and w.at(start + 1) not in ("and", "but", "or")
            ):
                rest_quoted = any(w.is_quote(i) for i in range(start + 1, stop))
                if not rest_quoted:
                    return start + 1
        for index in range(start + 1, stop):
            if w.at(index) == ":" and w.is_quote(index + 1):
                stop = index
                break
            if w.is_quote(index) and w.text[w.quotes[index].inner.end - 1] == ",":
                # a comma inside the marks closes the reported clause where nothing quoted follows
                goes_on = w.at(index + 1) in ("and", "or", "but") and w.at(index + 2) == "that"
                if not goes_on and not any(w.is_quote(i) for i in range(index + 1, stop)):
                    stop = index + 1
                    break
            if w.at(index) not in (",", "—", "–"):
                continue
            word = w.at(index + 1)
            quoted_later = any(w.is_quote(i) for i in range(index + 1, stop))
            if (word in en.TAIL_PARTICIPLES or is_participle(word)) and not quoted_later:
                stop = index
                break
            if self.is_subordinate(a) and w.has_finite(index + 1, stop) and w.at(index - 1) != "that":
                stop = index
                break
            if word in ("which", "who", "where", "whose") and not quoted_later:
                if not any(w.at(i) == "," for i in range(index + 2, stop)):
                    stop = index
                    break
        return stop

    def nominal_end(self, start: int, stop: int) -> int:
        """A noun object ends before an adjunct of the saying: "… the offer after talks in Rome"."""
        w = self.w
        for index in range(start + 1, stop):
            if w.at(index) in ("despite", "after", "while", "when", "before", "during", "following", "because", "as", "by"):
                return index
            if w.at(index) == "," and not w.is_capital(index + 1):
                return index
            if self.adjunct(index) > index and not w.at(index).endswith("ly") and w.at(index) not in ("of", "to", "by", "from"):
                return index
        return stop

    def is_subordinate(self, a: Attribution) -> bool:
        """Whether the attribution is itself part of a larger clause, so that a comma ends what was said: "While S said X,
        …", "S, who said X, …", "Declaring that X, S …", "the plan, which S said X, …"."""
        w = self.w
        if a.side == "left" and w.at(a.cue_start - 1) in en.RELATIVES:
            return True
        if a.side == "left" and w.at(a.start - 1) in ("which", "whom") and w.at(a.start - 2) not in en.PREPOSITIONS:
            return True
        opener = w.at(a.start - 1) if a.start else w.at(a.start)
        if a.side == "participle":
            return a.start == 0 or (a.start <= 2 and opener in en.PREPOSITIONS | {"while", "when"})
        return a.start <= 2 and opener in ("while", "when", "after", "as", "although", "though", "since", "because", "before", "if")

    def cut_before(self, other: Attribution, start: int, a: Attribution, found: Found) -> int:
        """The index where content ends because ``other`` begins there, or 0 where ``other`` is part of the content."""
        w = self.w
        before = w.at(other.start - 1)
        if other.side == "participle":
            if before == ",":
                return other.start - 1
            if w.is_quote(other.start - 1):
                return other.start
            if w.at(other.start) in ("and", "but") and (before == "," or a.side == "participle"):
                return other.start - 1 if before == "," else other.start
            if before in ("and", "but") and a.side == "participle":
                return other.start - 1
            return 0
        if other.side == "according":
            if before == ",":
                return other.start - 1
            return other.start if other.start > start and w.at(other.end) in ("", ".", ",") else 0
        if other.side == "coordinate":
            if other.verb.form != a.verb.form or other.subject != a.subject:
                return 0
            if not (
                other.complementiser
                or w.is_quote(other.end)
                or self.clause_starts(other.end)
                or Frame.QUOTE in other.verb.frame
            ):
                return 0
            return other.start - 1 if before == "," else other.start
        if other.side in ("left", "inverted"):
            if before == "," and self.right_is_empty(other):
                # "S said X, he said" says it twice; "S said X, Tanjug reported" relays it
                if found.subject != other.subject and other.verb.lemma in ("report", "write", "quote"):
                    found.via = other.subject
                self.floor = max(self.floor, other.end)
                return other.start - 1
            if before == "," and other.side == "left" and other.cue_start > other.start and not self.right_is_empty(other):
                return 0
            if before in ("but", "while", "whereas", "though", "although", "and", "as") or before in (";", "—", "–"):
                if w.at(other.start - 2) == "," or before in ("but", "while", ";", "—", "–", "whereas"):
                    return other.start - 2 if w.at(other.start - 2) == "," else other.start - 1
        return 0

    def right_is_empty(self, other: Attribution) -> bool:
        at = other.end
        return (
            at >= self.n
            or self.w.at(at) in (",", ".", ";")
            or (self.w.at(at) in en.PREPOSITIONS and not other.complementiser)
        )

    def pieces_of(self, first: int, stop: int) -> list[Span]:
        """The tokens as spans of text: outer blanks and punctuation off; a quotation alone is what its marks hold."""
        w = self.w
        while (
            first < stop
            and not w.is_word(first)
            and not w.is_quote(first)
            and w.at(first) not in ("$", "€", "£", "#", "@", "(", "[")
        ):
            first += 1
        while (
            stop > first
            and not w.is_word(stop - 1)
            and not w.is_quote(stop - 1)
            and w.at(stop - 1) not in (")", "]", "%", "€", "?", "!")
        ):
            stop -= 1
        if stop <= first:
            return []
        if all(w.is_quote(index) or not w.is_word(index) for index in range(first, stop)):
            return [w.quotes[index].inner for index in range(first, stop) if w.is_quote(index)]
        start, end = w.starts[first], w.ends[stop - 1]
        if w.words[stop - 1] == "." or w.words[stop - 1].endswith(".m"):
            pass
        if w.words[stop - 1].endswith(".m") and w.text[end : end + 1] == ".":
            end += 1
        return [Span(start, end)]

    def mark(self, first: int, stop: int) -> None:
        self.claimed.update(index for index in range(first, stop) if index in self.w.quotes)

    def describe(self, found: Found, a: Attribution) -> None:
        w = self.w
        found.cue = w.span_of(a.cue, min(a.cue + 1 + bool(a.verb.particle), len(w)))
        if a.verb.form == "according":
            found.cue = w.span_of(a.cue, min(a.cue + 2, len(w)))
        found.subject = a.subject
        found.unnamed = a.subject is None and a.side == "passive"
        found.after = w.starts[a.cue]

    # --- without a reporting verb ---------------------------------------------------------------------------------

    def colon_lead(self) -> None:
        """ "KURTI: …", "Kurti: “…”": a name, a colon and the words."""
        w = self.w
        for index in range(1, min(9, self.n)):
            if w.at(index) == ":":
                break
            if not (w.is_capital(index) or w.at(index) in ("of", "the", "-", ".", "and")):
                return
        else:
            return
        if not w.is_capital(0) or index + 1 >= self.n:
            return
        shouted = w.text[w.starts[0] : w.ends[index - 1]].isupper() and w.ends[index - 1] - w.starts[0] > 3
        if not (w.is_quote(index + 1) or shouted or self.in_title):
            return
        if self.in_title and not w.is_quote(index + 1) and not w.has_finite(index + 1, self.n):
            pass
        stop = index + 2 if w.is_quote(index + 1) else self.n
        pieces = self.pieces_of(index + 1, stop)
        if pieces:
            found = Found(pieces, Form.QUOTE if w.is_quote(index + 1) else Form.PARENTHETICAL, "colon", 0.85)
            found.subject = w.span_of(0, index)
            found.after = w.starts[0]
            self.mark(index + 1, stop)
            self.found.append(found)

    def leftover_quotations(self) -> None:
        w = self.w
        loose = [index for index in sorted(w.quotes) if index not in self.claimed and index < self.n]
        if not loose:
            return
        words_outside = sum(1 for index in range(self.n) if w.is_word(index))
        if not words_outside:
            for index in loose:
                passage = w.quotes[index]
                if passage.inner.end - passage.inner.start > 15 or w.text[passage.inner.end - 1] in ".!?…,":
                    self.found.append(
                        Found([passage.inner], Form.QUOTE, "quote-carried", 0.85, carried=True, after=passage.start)
                    )
            return
        for index in loose:
            passage = w.quotes[index]
            inner = w.text[passage.inner.start : passage.inner.end]
            length = inner.count(" ") + 1
            if passage.single and length < 4:
                continue
            if w.at(index - 1) in en.TITLING:
                continue
            label = self.label_before(index)
            if label is not None:
                self.found.append(label)
                continue
            if length < 4 or not (w.at(index - 1) in (":", "", ".") or inner[0].isupper() or length > 5):
                continue
            found = Found([passage.inner], Form.QUOTE, "quote-loose", 0.6, after=passage.start)
            subject = self.last_subject
            if subject is None and (span := sentence_subject(w, index)) is not None:
                subject = w.span_of(*span)
            found.subject = subject
            found.carried = subject is None
            self.found.append(found)

    def label_before(self, index: int) -> Found | None:
        """ "fears a «domino effect»": a verb of opinion makes a statement only through the marks."""
        w = self.w
        for at in range(index - 1, max(index - 10, -1), -1):
            word = w.at(at)
            if word in (";", ":") or w.is_quote(at):
                return None
            if word in en.OPINION and w.is_word(at - 1) and word not in ("support", "view", "fear", "regard", "found"):
                left = left_subject(w, at, 0)
                if left is None or w.at(at - 1) in en.DETERMINERS:
                    return None
                pieces = self.pieces_of(at + 1, index + 1)
                found = Found(pieces, Form.NOMINAL, "opinion-quoted", 0.6, after=w.starts[at])
                found.subject = w.span_of(left[1], left[2])
                found.cue = w.span_of(at, at + 1)
                return found if pieces else None
        return None
