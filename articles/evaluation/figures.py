"""Comparisons of documents → figures: shares with what they are shares of, and how sure one can be of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.evaluation.actors import KnownActors
from articles.evaluation.errors import CLASSES, Error, errors
from articles.evaluation.gold import Marked, Quote
from articles.evaluation.matching import Comparison, Piece, compare
from articles.extraction.records import Kind

KINDS = tuple(kind.value for kind in Kind)
BANDS = ((0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
_SEED = 7  # of the bootstrap: the same gold gives the same interval


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``. ``value`` is None where there is nothing to share."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and their harmonic mean; 0 where nothing was found or nothing was there."""

    hits_of_found: int
    found: int
    hits_of_marked: int
    marked: int

    @property
    def precision(self) -> float:
        return self.hits_of_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits_of_marked / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class DocumentFigures:
    """What was counted in one document, or in several added up; ``errors`` are those of one document."""

    id: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    errors: tuple[Error, ...] = ()

    def scores(self, kind: str = "") -> Scores:
        """Found at all, with the right or the wrong speaker. Precision of a kind is that of what was found as it,
        recall that of what was marked as it."""
        c = self.counts
        return Scores(c[f"hits as {kind}"], c[f"found {kind}"], c[f"hits {kind}"], c[f"marked {kind}"])

    def end_to_end(self, kind: str = "") -> Scores:
        """Found, and with the right speaker."""
        c = self.counts
        return Scores(c[f"right as {kind}"], c[f"found {kind}"], c[f"right {kind}"], c[f"marked {kind}"])

    def tags(self, what: str) -> Scores | None:
        """``countries`` or ``topics`` of the statements found; None where the gold has none."""
        c = self.counts
        if not c[f"{what} judged"]:
            return None
        return Scores(c[f"{what} hits"], c[f"{what} found"], c[f"{what} hits"], c[f"{what} marked"])

    def share(self, part: str, whole: str) -> Share:
        return Share(self.counts[part], self.counts[whole])

    @property
    def speaker_mention(self) -> Share:
        """Of the marked statements found that have a speaker, those with the right mention or name."""
        return self.share("speaker right", "speaker judged")

    @property
    def resolved_actor(self) -> Share:
        """Of the statements found whose speaker the gazetteer knows, those given exactly that actor."""
        return self.share("actor right", "actor judged")

    @property
    def left_unresolved(self) -> Share:
        """Of the statements found whose speaker is not in the gazetteer, those given no actor at all; judged where the
        gold names speakers in full, which it does where it has countries too."""
        return self.share("outsider right", "outsider judged")

    @property
    def verbatim(self) -> Share:
        return self.share("verbatim", "spans")

    def shortfalls(self, shortfall: str, kind: str = "") -> dict[str, int]:
        """How many of each class: a key of ``errors.CLASSES`` → its causes."""
        return {cause: self.counts[f"{shortfall}: {cause} {kind}"] for cause in CLASSES[shortfall]}

    def calibration(self) -> list[tuple[str, Share]]:
        """By band of confidence: the share of what was found that is a marked statement with the right speaker."""
        return [
            (f"{low:.1f}–{min(high, 1):.1f}", self.share(f"band {low} right", f"band {low}")) for low, high in BANDS
        ]


def judge(
    marked: Marked,
    found: Sequence[Quote],
    known: KnownActors,
    *,
    texts: Iterable[str] = (),
    topics: frozenset[str] = frozenset(),
    kinds: Iterable[str] | None = None,
) -> DocumentFigures:
    """``texts`` are the words each of ``found`` claims to have, in the same order; ``topics`` the slugs that exist
    (gold may use others, which are left out)."""
    comparison = compare(marked, found, kinds=kinds)
    c: Counter[str] = Counter()
    for piece in comparison.required:
        _count(c, "marked", piece)
    for piece in (*(mine for _, mine in comparison.found), *comparison.spurious):
        _count(c, "found", piece)
    for (one, mine), right in zip(comparison.found, comparison.right, strict=True):
        _count(c, "hits", one)
        _count(c, "hits as", mine)
        if right:
            _count(c, "right", one)
            _count(c, "right as", mine)
        _judge_speaker(c, one.quote, mine.quote, known, right=right)
        _judge_tags(c, "countries", one.quote.countries, mine.quote.countries)
        gold_topics = None if one.quote.topics is None else one.quote.topics & topics
        _judge_tags(c, "topics", gold_topics, mine.quote.topics)
    _judge_confidence(c, comparison)
    wrong = tuple(errors(marked.text, comparison))
    for error in wrong:
        c[f"{error.shortfall}: {error.cause} "] += 1
        c[f"{error.shortfall}: {error.cause} {error.kind}"] += 1
    for quote, words in zip(found, texts, strict=False):
        c["spans"] += 1
        c["verbatim"] += [marked.text[start:end] for start, end in quote.spans] == [words]
    return DocumentFigures(marked.id, c, wrong)


def _count(c: Counter[str], what: str, piece: Piece) -> None:
    c[f"{what} "] += 1
    c[f"{what} {piece.quote.kind.value}"] += 1


def _judge_speaker(c: Counter[str], marked: Quote, found: Quote, known: KnownActors, *, right: bool) -> None:
    if marked.speaker_unknown or not (marked.speaker or marked.speaker_span):
        return
    c["speaker judged"] += 1
    c["speaker right"] += right
    if not marked.speaker:
        return
    if actors := known.of(marked.speaker):
        c["actor judged"] += 1
        c["actor right"] += found.actor in actors
    elif marked.countries is not None:  # annotated in full, so the name is canonical and not merely as printed
        c["outsider judged"] += 1
        c["outsider right"] += found.actor is None


def _judge_tags(c: Counter[str], what: str, marked: frozenset[str] | None, found: frozenset[str] | None) -> None:
    if marked is None:
        return
    c[f"{what} judged"] += 1
    c[f"{what} marked"] += len(marked)
    c[f"{what} found"] += len(found or ())
    c[f"{what} hits"] += len(marked & (found or frozenset()))


def _judge_confidence(c: Counter[str], comparison: Comparison) -> None:
    judged = [(mine, right) for (_, mine), right in zip(comparison.found, comparison.right, strict=True)]
    judged += [(mine, False) for mine in comparison.spurious]
    for mine, right in judged:
        if (confidence := mine.quote.confidence) is not None:
            band = next(low for low, high in reversed(BANDS) if confidence >= low)
            c[f"band {band}"] += 1
            c[f"band {band} right"] += right


def total(documents: Iterable[DocumentFigures]) -> DocumentFigures:
    added: Counter[str] = Counter()
    for document in documents:
        added.update(document.counts)
    return DocumentFigures("", added)


def worst_first(documents: Iterable[DocumentFigures]) -> list[DocumentFigures]:
    """By end-to-end F1, of equals the longer ones first; documents without anything to find or found are left out."""
    busy = [one for one in documents if one.counts["marked "] or one.counts["found "]]
    return sorted(busy, key=lambda one: (one.end_to_end().f1, -one.counts["marked "], one.id))


def intervals(documents: Sequence[DocumentFigures], times: int) -> dict[str, tuple[float, float]]:
    """95% of ``times`` draws of documents, with replacement, lie between the two."""
    draw = random.Random(_SEED)  # noqa: S311
    drawn: dict[str, list[float]] = {"F1": [], "end-to-end F1": [], "speaker": []}
    for _ in range(times):
        added = total(draw.choices(documents, k=len(documents)))
        drawn["F1"].append(added.scores().f1)
        drawn["end-to-end F1"].append(added.end_to_end().f1)
        drawn["speaker"].append(added.speaker_mention.value or 0.0)
    return {
        name: (sorted(values)[int(0.025 * times)], sorted(values)[min(times - 1, int(0.975 * times))])
        for name, values in drawn.items()
        if values
    }
