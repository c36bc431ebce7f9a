"""Where the words that a reporting verb reports may begin: after its addressee, its adjuncts, its "that"."""

from __future__ import annotations

from dataclasses import dataclass

from .adjuncts import adjunct
from .lexicon import en, sources
from .lexicon.en import Frame, Verb
from .records import Span
from .tokens import Words

_ADJOINING = en.PREPOSITIONS | {"to", "of"}
_IN_NAMES = en.DETERMINERS | en.PREPOSITIONS | {"of", "and"}
_SUBJECTS = en.SUBJECT_PRONOUNS | {"there"}
_NO_VERB = en.DETERMINERS | en.SUBJECT_PRONOUNS
_OTHER_CLAUSE = en.CLAUSE_OPENERS | en.RELATIVES
_TOLD_NOBODY = frozenset(("that", ":", ",", "he", "she", "they", "we"))
_REACH = 40  # tokens a rule may look ahead for a complementiser


@dataclass(slots=True)
class Attribution:
    """A reporting verb in its clause. Indices are tokens of the sentence.

    ``start`` is where the attribution begins (its subject, or the verb where the subject follows), ``end`` where
    content to the right may begin; ``side`` says where the subject stood.
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
    via: Span | None = None
    phrase: Span | None = None  # role and name, where a comma divides them and the name is the subject


def clause_starts(w: Words, at: int) -> bool:
    word = w.at(at)
    return word in en.DETERMINERS or word.partition("'")[0] in _SUBJECTS or w.is_capital(at)


def find_opening(w: Words, attribution: Attribution) -> Attribution:
    """Steps over addressee and adjuncts of the saying: "told reporters in Brussels on Monday (that)"."""
    at = attribution.end
    if attribution.verb.lemma in en.VOICING and (later := voiced_noun(w, at)):
        attribution.complementiser = True
        attribution.end = later
        return attribution
    frame = attribution.verb.frame
    if Frame.ADDRESSEE in frame and w.at(at) not in _TOLD_NOBODY and (not w.is_quote(at) or names_outlet(w, at)):
        attribution.addressee = at
        at = addressee(w, at, attribution.verb)
        if (
            w.is_capital(at)
            and w.at(at - 1) not in en.SUBJECT_PRONOUNS
            and (later := that_after(w, at, attribution.verb))
        ):
            at = later - 1
    elif (Frame.OBJECT_TO in frame or Frame.OBJECT_OF in frame) and not w.is_quote(at):
        attribution.addressee = at
    for _ in range(6):
        after = adjunct(w, at)
        headline = w.at(at) == "to" and w.is_capital(attribution.cue) and attribution.cue
        if after == at or headline or (Frame.TO in frame and is_infinitive(w, at)):
            break  # "Testić Vows To Open Bridge", "pledged to continue the talks"
        at = after
    if w.at(at) in ("however", "though") and w.at(at + 1) == "that":
        at += 1
    if attribution.verb.lemma == "remind" and w.at(at) in ("of", "about") and at > attribution.end:
        attribution.end = at + 1
        return attribution
    if w.is_dash(at):
        for closing in range(at + 2, min(at + 20, w.stop)):
            if w.is_dash(closing):
                at = closing + 1 if w.at(closing + 1) == "that" else at
                break
    if at > attribution.end and w.is_word(at):
        later = that_after(w, at, attribution.verb) or that_behind_place(w, at, attribution.verb)
        named = later and all(w.is_capital(i) or w.at(i) in _IN_NAMES for i in range(at, later - 1))
        occasion = w.at(at - 1).endswith("ing") and w.at(at - 2) in ("after", "before", "while", "when")
        occasion = occasion or (w.is_capital(at - 1) and w.at(at - 2) == "of" and not w.has_finite(at, later - 1))
        if later and (named or occasion or w.at(later - 2) == ","):
            # "told them after meeting the envoys that", "… in the Voice of Testgrad that"
            # "said after talks with envoys, Ana Testić and Bruno Exampleson, that"
            at = later - 1
    if w.at(at) == "that" and not is_pronoun_that(w, at) and attribution.verb.particle not in _ADJOINING:
        attribution.complementiser = True
        at += 1
    elif not attribution.complementiser and w.at(at) in _ADJOINING and not (Frame.TO in frame and is_infinitive(w, at)):
        later = that_after(w, at, attribution.verb) or that_behind_place(w, at, attribution.verb)
        if later:
            attribution.complementiser = True
            at = later
    elif w.at(at) == "," and w.at(at + 1) not in ("",):
        # an interposed phrase: "said, after talks in Brussels, that"; not "It is a pity, S said, that"
        before = attribution.start - 1
        aside = before < 0 or not (w.at(before) == "," or w.is_quote(before)) or w.at(at + 1) == "that"
        aside = aside and not (w.at(before) == "," and w.has_finite(0, before))
        aside = aside or attribution.side in ("participle", "coordinate")
        later = that_after_aside(w, at, attribution.verb) if aside else 0
        listed = at > attribution.end and w.is_capital(at + 1)  # "said with her Freedonian, Sylvanian hosts that"
        if not later and aside and (listed or attribution.addressee >= 0):
            told = that_after(w, at, attribution.verb)  # "told a hall in Testgrad, Freedonia, on Monday that"
            later = told if told and not w.has_finite(at, told) else 0
        if later:
            attribution.complementiser = True
            at = later
    if Frame.OBJECT_TO in frame and w.at(at) == "," and attribution.addressee >= 0:
        at = asked_after(w, at) or at
    if not attribution.complementiser and (
        attribution.verb.lemma == "ask" or (w.at(at) == "to" and Frame.TO not in frame and Frame.OBJECT_TO not in frame)
    ):
        at = question_after(w, at) or at
    if not attribution.complementiser and not w.is_quote(at):
        at = quotation_after(w, at) or clause_after(w, at) or at
    attribution.end = at
    return attribution


def is_infinitive(w: Words, at: int) -> bool:
    """Whether "to" and a verb stand there: "vowed to ensure that", not "vowed to the hall that", "… to voters that"."""
    verb = w.at(at + 1)
    if w.at(at) != "to" or not w.is_word(at + 1) or w.is_capital(at + 1):
        return False
    plural = verb.endswith("s") and not verb.endswith(("ss", "us"))
    return not plural and verb not in _NO_VERB


def asked_after(w: Words, comma: int) -> int:
    """The index of "to" behind the apposition of who is asked: "asked Ana Testić, head of the choir, to sing"; or 0."""
    relative = w.at(comma + 1) in en.RELATIVES
    for index in range(comma + 1, min(comma + 20, w.stop - 2)):
        if w.at(index) == "," and w.at(index + 1) == "to" and not w.is_capital(index + 2):
            return index + 1
        if w.is_quote(index) or (w.is_finite(index) and not relative) or w.at(index) in (";", ":"):
            return 0
    return 0


def opens_clause(w: Words, at: int) -> bool:
    """Whether the word is "that" before a clause of its own: not "a statement that surprised the hall"."""
    return w.at(at) == "that" and not is_pronoun_that(w, at)


def is_pronoun_that(w: Words, at: int) -> bool:
    """Whether "that" is itself a subject ("said that was wrong") or a relative ("a debate that threatened")."""
    if at + 1 >= w.stop:
        return True
    contracted, apostrophe, _ = w.words[at + 1].partition("'")
    if apostrophe and (contracted in en.SUBJECT_PRONOUNS or contracted in ("there", "that")):
        return False
    return w.is_finite(at + 1) and not w.is_capital(at + 1)


def that_after(w: Words, at: int, verb: Verb) -> int:
    """The index after the next "that" in reach, unless a quotation or a clause comes first; else 0."""
    if not (Frame.CLAUSE in verb.frame or Frame.THAT in verb.frame):
        return 0
    for index in range(at + 1, min(at + _REACH, w.stop)):
        if w.at(index) in (";", ":", "who", "which"):
            return 0
        if w.at(index) == "that" and w.at(index - 1) in en.SPEECH_NOUNS and w.at(index - 2).endswith(("'s", "s'")):
            return 0  # "said in reply to the mayor's remark that"
        if w.is_quote(index):
            inner = w.quotes[index].inner
            if inner.end - inner.start > 40 or w.at(index + 1) in (",", "") or w.at(index - 1) == ",":
                return 0  # a name in marks may stand between: said on the “Morning Show” that
        if w.at(index) == "that" and not is_pronoun_that(w, index) and w.at(index - 1) not in _ADJOINING:
            return index + 1
        if w.words[index] in en.FINITE or (w.words[index] in en.FINITE_FORMS and w.is_finite(index)):
            return 0
    return 0


def that_after_aside(w: Words, comma: int, verb: Verb) -> int:
    """The index after "that" where nothing but an aside between two commas stands before it: "said, after talks in
    Brussels, that", "said in a speech, which lasted an hour, that"; else 0."""
    if not (Frame.CLAUSE in verb.frame or Frame.THAT in verb.frame):
        return 0
    for index in range(comma + 1, min(comma + 25, w.stop)):
        if w.is_quote(index) or w.at(index) in (";", ":"):
            return 0
        if w.at(index) == "that" and w.at(index - 1) == "," and not is_pronoun_that(w, index):
            return index + 1
    return 0


def that_behind_place(w: Words, at: int, verb: Verb) -> int:
    """The index after "that" behind a programme or place and what is said of it: "said on Radio Testgrad, where she
    sings, that"; else 0."""
    comma = next((index for index in range(at + 1, min(at + 8, w.stop)) if not w.is_capital(index)), at)
    told_of = w.at(comma) == "," and w.at(comma + 1) in en.RELATIVES
    return that_after_aside(w, comma, verb) if told_of else 0


def question_after(w: Words, at: int) -> int:
    """The index of "whether", "why" or "how" behind the phrase of who was asked ("asked the mayor in Rome whether",
    "explained to the hall why"), or 0."""
    for index in range(at, min(at + 14, w.stop)):
        if w.at(index) in ("whether", "why", "how", "what"):
            return index
        if index > at and w.at(index) == "to":
            return 0
        if w.is_quote(index) or w.is_finite(index) or (w.at(index) in en.CLAUSE_OPENERS) or w.at(index) in (",", ":"):
            return 0
    return 0


def quotation_after(w: Words, at: int) -> int:
    """The index of a quotation that a comma or colon introduces ("wrote to his followers, “…”"), or 0."""
    if not w.quotes:
        return 0
    for index in range(at, min(at + 14, w.stop)):
        if w.is_quote(index):
            return index if index > at and w.at(index - 1) in (",", ":") else 0
        if w.is_finite(index) or w.at(index) in (";", "that"):
            return 0
        if w.at(index - 1) == "," and any(verb.form == "ing" for verb in en.VERBS.get(w.words[index], ())):
            return 0
    return 0


def clause_after(w: Words, at: int) -> int:
    """The index of the pronoun that opens a clause behind the circumstances of the saying: "admitted under questioning
    she had left"; or 0."""
    if w.at(at) not in ("under", "outside", "inside", "amid", "before", "after", "during"):
        return 0
    for index in range(at + 2, min(at + 7, w.stop - 1)):
        if w.at(index) in ("he", "she", "they", "it"):
            return index if w.has_finite(index + 1, index + 3) else 0
        if not w.is_word(index) or w.is_finite(index) or w.at(index) in _OTHER_CLAUSE:
            return 0
    return 0


def voiced_noun(w: Words, at: int) -> int:
    """ "expressed her hope that …": the index after "that", or 0."""
    for index in range(at, min(at + 4, w.stop)):
        if w.at(index) in en.VOICED_NOUNS and opens_clause(w, index + 1):
            return index + 2
        if not w.is_word(index) or w.at(index) in en.PREPOSITIONS:
            return 0
    return 0


def names_outlet(w: Words, index: int) -> bool:
    """ "told the daily “Example” that": a name in marks among those who are told, not what they are told."""
    inner = w.quotes[index].inner
    name = w.text[inner.start : inner.end]
    if not (len(name) <= 30 and name[0].isupper() and name[-1].isalnum()):
        return False
    if any(word[0].islower() and len(word) > 3 for word in name.split()):
        return False
    after = w.at(index + 1)
    if after in (":", ","):
        return w.is_quote(index + 2)
    return after == "that" or after in en.PREPOSITIONS or after in en.SUBJECT_PRONOUNS or w.is_time(index + 1)


def joins_name(w: Words, at: int) -> bool:
    """Whether a name behind the word goes on with the phrase: "told host Ana Testić", "told The Star of Newtown"."""
    word = w.at(at)
    if word in en.DETERMINERS or word in ("of", "'", "for", "and"):
        return True
    return (word in sources.ROLE_WORDS or word in sources.MEDIA_WORDS) and not word.endswith("s")


def addressee(w: Words, at: int, verb: Verb) -> int:
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
        if word == "her" and w.is_word(at + 1) and not clause_starts(w, at + 1) and w.at(at + 1) not in en.PREPOSITIONS:
            pass
        else:
            return at + 1
    if word in en.PREPOSITIONS:
        return at  # "warned in a report that": nobody is named
    for index in range(at, min(at + 14, w.stop)):
        here = w.at(index)
        if w.is_quote(index) and names_outlet(w, index):
            if w.at(index + 1) == "that":
                return index + 1
            continue
        if here in ("that", ",", ":", ";", "to", "whether", "how", "why", "what", "if") or w.is_quote(index):
            return index
        if verb.lemma == "ask" and here in ("which", "who", "when", "where"):
            return index
        if index > at and (
            here.partition("'")[0] in en.SUBJECT_PRONOUNS
            or here in en.PREPOSITIONS
            or w.is_time(index)
            or (here in en.DETERMINERS and w.at(index - 1) not in ("of", "and", "both", "all"))
            or here in ("there", "while")
        ):
            return index
        if index > at and here in en.FINITE:
            if w.at(at) in en.DETERMINERS and verb.lemma not in ("tell", "assure", "remind", "inform", "notify"):
                return at  # "warned the talks could fail": nobody is warned, and the phrase is the subject
            return max(at + 1, index - 1)
        if index > at and w.is_capital(index) and not w.is_capital(index - 1) and not joins_name(w, index - 1):
            return index
    return at
