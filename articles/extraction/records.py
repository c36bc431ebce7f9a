"""What extraction takes and gives: frozen records, shared by every room.

Offsets are Unicode code points into the text at hand, spans are half-open: ``text[s.start:s.end]``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class UnreadableDispatch(ValueError):
    """A file that cannot become an article. The message is a sentence for the person who sent the file."""


class Kind(StrEnum):
    """How much of a statement stands inside quotation marks: all, part, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Form(StrEnum):
    """The shape a statement has in its sentence."""

    QUOTE = "quote"  # words between marks
    CLAUSE = "clause"  # he said (that) X
    PARENTHETICAL = "parenthetical"  # X, according to S
    INFINITIVE = "infinitive"  # urged Y to do Z; accused Y of Z
    NOMINAL = "nominal"  # welcomed Z; expressed concern about Z
    FREE = "free"  # reported content with neither marks nor cue of its own
    WHOLE_DOCUMENT = "whole-document"  # a release that is one person's words


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Span(NamedTuple):
    """A tuple, for a text is cut into thousands: made, compared and hashed several times as fast as a dataclass."""

    start: int
    end: int


_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known. ``on`` is the first day of the month or year when the precision is coarser than
    a day, and None when it is unknown; ``phrase`` is the wording it was read from ("on Monday"), or empty."""

    on: date | None = None
    precision: Precision = Precision.UNKNOWN
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """What a reader finds in one file. Empty means the format does not say; the text itself is read later.

    ``title_end`` counts the characters at the head of ``body`` that are the title (0: the body does not hold it).
    """

    body: str
    title: str = ""
    title_end: int = 0
    outlet: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    published: PartialDate = PartialDate()
    encoding: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """What the text of a dispatch says of itself, each with where it stands; None or empty where it does not.

    Statements are looked for in ``[content.start, content.end)``: after dateline and byline, before the tail. The
    title (``title_end`` characters at the head) is searched as well, its statements marked ``in_title``.
    """

    title: str = ""
    title_end: int = 0
    dateline: str = ""
    byline: str = ""
    outlet: str = ""
    published: PartialDate = PartialDate()
    content: Span = _NOWHERE


# --- the gazetteer: curated facts, immutable while a text is read ------------------------------------------------


class ActorKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    MISSION = "mission"


class NameKind(StrEnum):
    FULL = "full"  # enough by itself
    FAMILY = "family"  # a surname: needs the person introduced in the text, or to be unambiguous
    ACRONYM = "acronym"  # matched case-sensitively
    WEAK = "weak"  # only in the context that ``context`` describes
    METONYM = "metonym"  # Moscow, the alliance: an actor only where it speaks or acts
    EPITHET = "epithet"  # matches, never shown


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    kind: NameKind = NameKind.FULL
    context: str = ""


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """``country`` is a Country code or empty; ``gender`` is m, f or empty. ``surname_ambiguous`` is True where the
    surname is also a common word or shared by several people in the gazetteer."""

    slug: str
    name: str
    kind: ActorKind
    gender: str = ""
    country: str = ""
    names: tuple[Name, ...] = ()
    surname_ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One person's term in an office: [starts, ends), ``ends`` None while open. ``key`` identifies it for good."""

    key: str
    actor: str
    starts: date | None
    ends: date | None
    starts_precision: Precision = Precision.DAY
    ends_precision: Precision = Precision.UNKNOWN
    last_confirmed: date | None = None


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """``single`` is False where several people hold the office at once: its holder is then never resolved by title."""

    slug: str
    title: str
    single: bool
    variants: tuple[str, ...]
    weak_variants: tuple[Name, ...] = ()
    organisation: str = ""
    country: str = ""
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Metonym:
    """``actor`` is a slug, or empty where the expression must stay unresolved ("the international community")."""

    text: str
    actor: str
    alternatives: tuple[str, ...] = ()
    ambiguity: str = "medium"
    cue: str = ""


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """``parent`` is the code of the state an entity or region belongs to. ``actor`` is the slug of its voice."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    weak_names: tuple[Name, ...] = ()
    demonyms: tuple[str, ...] = ()
    parent: str = ""
    actor: str = ""


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """Regular expressions, ignoring case. First ``exclude`` is cut out, then one of ``include`` must match; where
    ``requires_any`` is given, one of it must match the sentence or, failing that, the article."""

    slug: str
    include: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    requires_any: tuple[str, ...] = ()


class Relation(StrEnum):
    """What the mention of an event says of the day of writing."""

    AFTER = "after"  # not before the event
    WHILE = "while"  # only while the state lasted


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """Something with a known date, and a regular expression (ignoring case, within one line) that finds it in a text
    which, in small letters, holds one of ``words``. ``ends`` is the first day no more, None where there is none."""

    slug: str
    label: str
    starts: date
    ends: date | None
    relation: Relation
    words: tuple[str, ...]
    patterns: str


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Everything extraction may know about the world. Compared and cached by identity."""

    actors: tuple[ActorEntry, ...] = ()
    offices: tuple[OfficeEntry, ...] = ()
    metonyms: tuple[Metonym, ...] = ()
    countries: tuple[CountryEntry, ...] = ()
    topics: tuple[TopicEntry, ...] = ()
    events: tuple[KnownEvent, ...] = ()


# --- what extraction gives ---------------------------------------------------------------------------------------


class Tag(NamedTuple):
    """A country code or topic slug, and the rule that put it there: statement, sentence, before or article."""

    key: str
    rule: str = "statement"


def carried_on(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """What a statement takes over from the one before it by the same speaker: the tags that one had of itself. Those
    it had only taken over go no further."""
    return tuple(Tag(tag.key, "before") for tag in tags if tag.rule in ("statement", "sentence"))


class ActorMention(NamedTuple):
    actor: str
    span: Span


class ExtractedStatement(NamedTuple):
    """One statement. ``text == body[start:end]`` always.

    ``actor`` is a slug, or None: a speaker outside the gazetteer is never a guess, and keeps ``speaker`` as printed
    (resolved through pronouns to the fullest form the text has). ``group`` joins the pieces of one utterance.
    ``term`` is the key of the office term that resolved the speaker or that they held then, where known. Of several who
    speak together ``speaker`` holds all names, ``joint`` their slugs in the same order ("" outside the gazetteer), and
    ``actor`` is None.
    """

    start: int
    end: int
    text: str
    kind: Kind
    form: Form
    rule: str
    confidence: float
    speaker: str = ""
    mention: Span | None = None
    actor: str | None = None
    speaker_rule: str = "unknown"
    term: str | None = None
    via: str = ""
    via_actor: str | None = None
    cue: Span | None = None
    in_title: bool = False
    group: int | None = None
    said: PartialDate = PartialDate()
    countries: tuple[Tag, ...] = ()
    topics: tuple[Tag, ...] = ()
    mentions: tuple[ActorMention, ...] = ()
    joint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InferredDate:
    """When a text that does not say so must have been written: between two days, both included, and why, one
    sentence a reason. Never a date that was given."""

    earliest: date
    latest: date
    reasons: tuple[str, ...]

    @property
    def day(self) -> date | None:
        """The only day there is, or None."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Statements in the order of the text; ``notes`` say what was odd (unbalanced quotation marks and where).
    ``inferred`` is set where neither the caller nor the text gives a date and only one answer is left."""

    statements: tuple[ExtractedStatement, ...] = ()
    notes: tuple[str, ...] = ()
    inferred: InferredDate | None = None
