"""Text and gazetteer → statements. The only name other rooms need is ``extract``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from .albanian.reader import ALBANIAN_READER
from .albanian.speakers import AlbanianDiscourse
from .bcms.dialogue import with_open_dashes
from .bcms.marks import with_curved_closers
from .bcms.reader import BCMS_READER
from .bcms.speakers import BcmsDiscourse
from .confidence import confidence_of
from .countries import CountryTagger
from .dates import Whens, said_date
from .dating import infer_date
from .introduced import UNKNOWN, Speaker
from .languages import ALBANIAN, BCMS, MACEDONIAN, language_of, may_be_of_the_region
from .layout import read_layout
from .macedonian.dialogue import joined, with_dash_speech
from .macedonian.reader import MACEDONIAN_READER
from .macedonian.speakers import MacedonianDiscourse
from .marks import Quoted, read_marks
from .names import Mention, NameIndex, fold, index_of
from .prepared import once_a_gazetteer
from .prodrop.dialogue import with_dialogue
from .prodrop.reader import Reader
from .prodrop.speakers import ProdropDiscourse
from .records import (
    ActorMention,
    ExtractedStatement,
    Extraction,
    Gazetteer,
    InferredDate,
    Kind,
    Layout,
    NameKind,
    PartialDate,
    Span,
)
from .reported import Found, find_statements
from .sentences import paragraphs, sentences
from .speakers import Discourse
from .tokens import Cues, mask, read_words
from .topics import TopicTagger
from .transcripts import read_blocks, turns_of
from .turns import Turn, read_turns

#: raise with every change that can change a statement; stored with each article
VERSION = "8"
_MISSPELT = 0.6  # at most, of a speaker whose name is one letter off
_SHORTEST = 12  # blanks in a quotation in the midst of a sentence that names nobody
_READ: dict[str, tuple[Reader, type[Discourse]]] = {
    BCMS: (BCMS_READER, BcmsDiscourse),
    MACEDONIAN: (MACEDONIAN_READER, MacedonianDiscourse),
    ALBANIAN: (ALBANIAN_READER, AlbanianDiscourse),
}
_UNKNOWN_DAY = PartialDate()
_DIRECT_SHARE = 0.95  # of the letters of a statement inside marks, from which it counts as direct


def extract(
    text: str,
    gazetteer: Gazetteer,
    *,
    published_on: date | None = None,
    layout: Layout | None = None,
    infer: bool = True,
) -> Extraction:
    """The statements of ``text``, in order, with exact spans; any text at all gives an answer.

    ``published_on`` resolves offices and weekdays; without it an office is resolved only to a holder the text names.
    ``layout`` is read from the text unless the caller has read it before. Where neither gives a date, it is inferred
    if the text allows only one answer; not so with ``infer=False``, for a caller who knows the month.
    """
    layout = layout or read_layout(text)
    reader = _Reader(text, gazetteer, published_on, layout)
    if infer and published_on is None and layout.published.on is None:
        reader.inferred = infer_date(text, gazetteer, layout, mentions=reader.mentions)
    return Extraction(tuple(reader.statements()), reader.notes, reader.inferred)


class _Taggers:
    """Compiled once a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.topics = TopicTagger(gazetteer.topics)
        self.countries = CountryTagger(gazetteer)


@once_a_gazetteer
def _taggers_of(gazetteer: Gazetteer) -> _Taggers:
    return _Taggers(gazetteer)


class _Reader:
    """One pass over one text."""

    def __init__(self, text: str, gazetteer: Gazetteer, published_on: date | None, layout: Layout) -> None:
        self.text = text
        self.layout = layout
        self.published_on = published_on
        self.index: NameIndex = index_of(gazetteer)
        self.taggers = _taggers_of(gazetteer)
        self.of_the_region = may_be_of_the_region(text.lower())
        self.paragraphs = self._paragraphs()
        marks = read_marks(text, self.paragraphs)
        self.quoted: Sequence[Quoted] = marks.quoted
        if self.of_the_region:
            quoted = with_dash_speech(text, self.paragraphs, with_dialogue(text, self.paragraphs, marks.quoted))
            self.quoted = with_open_dashes(text, self.paragraphs, with_curved_closers(text, self.paragraphs, quoted))
        self.notes = marks.notes
        self.quoted_ends = [passage.end for passage in self.quoted]
        folded = fold(text)
        self.mentions: list[Mention] = self.index.mentions(text, folded)
        self.misspelt = any(mention.misspelt for mention in self.mentions)
        self.mention_ends = [mention.span.end for mention in self.mentions]
        self.inferred: InferredDate | None = None
        self.whens = Whens(text, folded)

    def _paragraphs(self) -> list[Span]:
        title_end = self.layout.title_end
        content = self.layout.content
        end = content.end or len(self.text)
        found = paragraphs(self.text, 0, title_end) if title_end else []
        below = paragraphs(self.text, max(content.start, title_end), end)
        return found + (joined(self.text, below) if self.of_the_region else below)

    def statements(self) -> list[ExtractedStatement]:
        found_by_paragraph: list[list[tuple[Span, Found]]] = []
        masked = mask(self.text, self.quoted)
        cues = Cues(masked)
        quoted_at: dict[int, Quoted] = {passage.start: passage for passage in self.quoted}
        starts: list[int] = []
        mixed = self.of_the_region and may_be_of_the_region(masked)
        language = language_of(masked) if mixed else ""
        remembering: type[Discourse] = Discourse
        for paragraph in self.paragraphs:
            in_title = paragraph.start < self.layout.title_end
            found: list[tuple[Span, Found]] = []
            if mixed:
                spoken = language_of(masked, *paragraph, fewest=2, otherwise=language)
                if (language_read := _READ.get(spoken)) is not None:
                    reader, remembering = language_read
                    read = reader.read(self.text, masked, paragraph, self.quoted, quoted_at, in_title=in_title)
                    for sentence, in_sentence in read:
                        starts.append(sentence.start)
                        found.extend(in_sentence)
                    found_by_paragraph.append(found)
                    continue
            for sentence in sentences(self.text, paragraph, self.quoted):
                starts.append(sentence.start)
                if not cues.within(sentence):
                    continue
                words = read_words(self.text, masked, sentence, quoted_at)
                for window in words.windows():
                    found.extend((window.span, one) for one in find_statements(window, in_title=in_title))
            found_by_paragraph.append(found)
        read_blocks(self.text, self.paragraphs, found_by_paragraph)
        index, day = self.index, self.published_on
        if self.inferred:
            index, day = index.throughout(self.inferred.earliest, self.inferred.latest), self.inferred.earliest
        discourse = remembering(self.text, index, self.mentions, day, starts)
        return self._made(
            read_turns(self.text, found_by_paragraph, lambda one: self._source(one, discourse)), discourse
        )

    def _made(self, turns: list[Turn], discourse: Discourse) -> list[ExtractedStatement]:
        """The statements of the turns; tags go from one sentence to the next with the speaker."""
        groups = max((turn.group or 0 for turn in turns), default=0)
        statements: list[ExtractedStatement] = []
        spoken: list[ExtractedStatement] = []  # in the sentence last read
        before: list[ExtractedStatement] = []  # in the one before it
        last_sentence = Span(0, 0)
        in_print = turns_of(self.text, self.paragraphs) if any(turn.found.rule == "colon" for turn in turns) else {}
        spoken_for = 0
        for turn in turns:
            sentence, one, speaker, group = turn.sentence, turn.found, turn.speaker, turn.group
            if sentence.start < spoken_for:
                continue
            if one.rule == "colon" and speaker.name and (whole := in_print.get(sentence.start)) is not None:
                one.pieces, spoken_for = [Span(one.pieces[0].start, whole.end)], whole.end
            if sentence != last_sentence:
                follows = not self.text[last_sentence.end : sentence.start].strip()
                before, spoken, last_sentence = (spoken if follows else []), [], sentence
            if one.rule == "quote-loose" and not speaker.name and self._is_partial(one.pieces[0]):
                continue  # a partial quotation with no source of its own is no statement
            if group is None and len(one.pieces) > 1:
                groups += 1
                group = groups
            said_before = [s for s in before if speaker.name and (s.actor, s.speaker) == (speaker.actor, speaker.name)]
            made = self._statements_of(
                sentence, one, speaker, group, discourse, said_before[-1] if said_before else None
            )
            spoken += made
            statements += made
        return _in_order(statements)

    def _is_partial(self, piece: Span) -> bool:
        """Whether it begins in a small letter, or is too short to be told from a title or a term."""
        return self.text[piece.start].islower() or self.text.count(" ", *piece) < _SHORTEST

    def _source(self, one: Found, discourse: Discourse) -> Speaker | None:
        """Who says it by the words beside the verb; None where the verb has no subject that can speak."""
        if one.agrees and isinstance(discourse, ProdropDiscourse):
            speaker = discourse.spoken(one)
        elif one.subject is None:
            return Speaker("", None, "unnamed", 0.9) if one.unnamed else UNKNOWN
        else:
            speaker = discourse.resolve(one.subject, one.after, one.pieces)
        if one.subject is None:
            return speaker
        speaker = self._less_sure(speaker, one.subject)
        if one.named and (speaker.rule == "printed" or self.text.startswith("The ", one.subject.start)):
            return None
        if one.named and speaker.rule == "metonym" and one.subject.start >= self.layout.title_end:
            return None  # "Testgrad: The leaders met on Monday": where it was written
        return speaker

    def _statements_of(
        self,
        sentence: Span,
        one: Found,
        speaker: Speaker,
        group: int | None,
        discourse: Discourse,
        before: ExtractedStatement | None,
    ) -> list[ExtractedStatement]:
        via = discourse.resolve(one.via, one.after) if one.via is not None else None
        made: list[ExtractedStatement] = []
        sentence_text = self.text[sentence.start : sentence.end]
        said = self._said(sentence, one.pieces)
        for number, piece in enumerate(one.pieces):
            words = self.text[piece.start : piece.end]
            if not words.strip():
                continue
            kind = self._kind(piece)
            made.append(
                ExtractedStatement(
                    start=piece.start,
                    end=piece.end,
                    text=words,
                    kind=kind,
                    form=one.form,
                    rule=one.rule if number == 0 else f"{one.rule}-continued",
                    confidence=confidence_of(one, kind, speaker),
                    speaker=speaker.name,
                    mention=one.phrase or one.subject,
                    actor=speaker.actor,
                    speaker_rule=speaker.rule,
                    term=speaker.term,
                    via=via.name if via else "",
                    via_actor=via.actor if via else None,
                    cue=one.cue,
                    in_title=piece.start < self.layout.title_end,
                    group=group,
                    said=said,
                    countries=self.taggers.countries.tag(
                        words,
                        sentence_text,
                        title=self.layout.title,
                        article=self.text,
                        before=before.countries if before else (),
                    ),
                    topics=self.taggers.topics.tag(
                        words,
                        sentence_text,
                        self.text,
                        title=self.layout.title,
                        before=before.topics if before else (),
                    ),
                    mentions=self._mentioned(piece, speaker),
                    joint=speaker.joint,
                )
            )
        return made

    def _said(self, sentence: Span, pieces: list[Span]) -> PartialDate:
        """Of an inferred stretch of days, only what is the same on its first and its last."""
        if not self.whens.within(sentence):
            return _UNKNOWN_DAY
        context = self._around(sentence, pieces)
        if self.inferred is None:
            return said_date(context, self.published_on)
        first = said_date(context, self.inferred.earliest)
        last = said_date(context, self.inferred.latest)
        return first if first == last else said_date(context, None)

    def _less_sure(self, speaker: Speaker, subject: Span) -> Speaker:
        """Of a speaker whose name is one letter off."""
        if self.misspelt and any(mention.misspelt for mention in self._mentions_touching(subject)):
            return speaker._replace(confidence=min(speaker.confidence, _MISSPELT))
        return speaker

    def _mentions_touching(self, span: Span) -> Iterator[Mention]:
        first = bisect_right(self.mention_ends, span.start)
        for place in range(first, len(self.mentions)):
            if self.mentions[place].span.start >= span.end:
                break
            yield self.mentions[place]

    def _around(self, sentence: Span, pieces: list[Span]) -> str:
        """The sentence without the reported words, from which the date of the saying is read."""
        kept: list[str] = []
        at = sentence.start
        for piece in sorted(pieces):
            if at < piece.start:
                kept.append(self.text[at : piece.start])
            at = max(at, piece.end)
        if at < sentence.end:
            kept.append(self.text[at : sentence.end])
        return " … ".join(kept)

    def _kind(self, piece: Span) -> Kind:
        """Direct, mixed or indirect, by the share of letters inside quotation marks."""
        first = bisect_right(self.quoted_ends, piece.start)
        if first == len(self.quoted) or self.quoted[first].start >= piece.end:
            return Kind.INDIRECT
        words = self.text[piece.start : piece.end]
        if self.quoted[first].start <= piece.start and piece.end <= self.quoted[first].end:
            return Kind.DIRECT if any(map(str.isalnum, words)) else Kind.INDIRECT
        letters = sum(map(str.isalnum, words))
        inside = 0
        for place in range(first, len(self.quoted)):
            passage = self.quoted[place]
            if passage.start >= piece.end:
                break
            a, b = max(piece.start, passage.start), min(piece.end, passage.end)
            inside += sum(map(str.isalnum, self.text[a:b]))
        if not inside or not letters:
            return Kind.INDIRECT
        return Kind.DIRECT if inside >= _DIRECT_SHARE * letters else Kind.MIXED

    def _mentioned(self, piece: Span, speaker: Speaker) -> tuple[ActorMention, ...]:
        """The actors the statement speaks of: full names, acronyms and metonyms inside it, each once."""
        found: dict[str, ActorMention] = {}
        for mention in self._mentions_touching(piece):
            if mention.span.start < piece.start or mention.span.end > piece.end:
                continue
            actors = mention.actors(NameKind.FULL, NameKind.ACRONYM, NameKind.FAMILY, NameKind.METONYM)
            if len(actors) == 1 and actors[0] != speaker.actor and actors[0] not in speaker.joint:
                actor = self.index.actors[actors[0]]
                only_family = {target.kind for target in mention.targets} == {NameKind.FAMILY}
                if only_family and actor.surname_ambiguous:
                    continue
                found.setdefault(actors[0], ActorMention(actors[0], mention.span))
        return tuple(found.values())


def _in_order(statements: list[ExtractedStatement]) -> list[ExtractedStatement]:
    """By position; of two that cross, the surer stays."""
    kept: list[ExtractedStatement] = []
    for statement in sorted(statements, key=lambda s: (s.start, -s.end)):
        if kept and statement.start < kept[-1].end:
            if statement.confidence > kept[-1].confidence:
                kept[-1] = statement
            continue
        kept.append(statement)
    return kept
