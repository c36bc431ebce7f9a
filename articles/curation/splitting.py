"""What people decide about actors who turn out to be two: names split off, with what was said under them.

The record keeps a known speaker by the actor's name, not as printed, so what was printed is read again in the article:
the words at the mention and, where those are a pronoun or a surname, the full names that the article has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles import utterances
from articles.curation.actors import address_of, keep_note, telling
from articles.curation.deciding import CurationError, said_why
from articles.curation.ledger import Ledger
from articles.models import (
    Actor,
    ActorMove,
    ActorName,
    Article,
    JointSpeaker,
    Mention,
    Redirect,
    Statement,
    Tenure,
    Utterance,
)
from articles.models.script import latin

BODIES = 200  # held in memory at once


def fold(name: str) -> str:
    """As names are compared: ``Đorđe  ŠIMIĆ`` → ``dorde simic``, and the same from Cyrillic."""
    return utterances.normalised(latin(name))


@dataclass(frozen=True)
class NewActor:
    """Somebody who is not in the record yet."""

    name: str
    kind: str = Actor.Kind.PERSON
    gender: str = ""

    def made(self, ledger: Ledger) -> Actor:
        name = " ".join(self.name.split())
        if not fold(name):
            raise CurationError(_("A new actor needs a name."))
        actor = Actor(
            name=name, kind=self.kind, gender=self.gender, slug=free_slug(name), sort_name=sort_name(name, self.kind)
        )
        ledger.add(actor)
        return actor


def free_slug(name: str) -> str:
    """Of the name, and one that nobody has and no old address."""
    stem = slugify(fold(name))[:110] or "actor"
    slug, number = stem, 1
    while (
        Actor.objects.filter(slug=slug).exists()
        or Redirect.objects.filter(old_path=address_of(Actor(slug=slug))).exists()
    ):
        number += 1
        slug = f"{stem}-{number}"
    return slug


def sort_name(name: str, kind: str) -> str:
    """``Ana Testić`` → ``Testic, Ana``; without diacritics, because the database sorts by code points."""
    plain = " ".join(word.capitalize() for word in fold(name).split())
    given, _space, family = plain.rpartition(" ")
    return (f"{family}, {given}" if given and kind == Actor.Kind.PERSON else plain)[:200]


@dataclass(frozen=True)
class SplitPreview:
    """``proposed`` are statements that were made under the names, ``decided`` those of them that people decided on:
    they go only where somebody says so."""

    actor: Actor
    names: list[ActorName]
    proposed: list[Statement]
    decided: list[Statement]
    relayed: list[int]
    mentions: list[int]
    joint: list[int]


def preview_split(actor_id: int, names: Collection[int]) -> SplitPreview:
    """Raises CurationError."""
    actor = Actor.objects.filter(pk=actor_id).first()
    if actor is None:
        raise CurationError(_("There is no actor %(number)s.") % {"number": actor_id})
    return _preview(actor, names)


def _preview(actor: Actor, names: Collection[int]) -> SplitPreview:
    chosen = list(actor.names.filter(pk__in=names))
    if not chosen:
        raise CurationError(_("Choose at least one spelling to split off."))
    reading = _Reading(actor, {name.pk for name in chosen})
    said = Statement.objects.filter(speaker=actor).defer("search", "article__body").select_related("article")
    going = reading.going(said.order_by("pk"), lambda s: (s.mention_start, s.mention_end))
    relayed = Statement.objects.filter(via=actor).only("pk", "article_id", "via_printed").order_by("pk")
    mentions = Mention.objects.filter(actor=actor).select_related("statement").order_by("pk")
    joint = JointSpeaker.objects.filter(actor=actor).select_related("statement").order_by("pk")
    return SplitPreview(
        actor=actor,
        names=chosen,
        proposed=[s for s in going if s.review == Statement.Review.PROPOSED],
        decided=[s for s in going if s.review != Statement.Review.PROPOSED],
        relayed=[s.pk for s in reading.going(relayed, lambda s: s.via_printed)],
        mentions=[
            m.pk for m in reading.going(mentions, lambda m: (m.start, m.end), article=lambda m: m.statement.article_id)
        ],
        joint=[j.pk for j in reading.going(joint, lambda j: j.printed, article=lambda j: j.statement.article_id)],
    )


def split(
    actor_id: int,
    *,
    names: Collection[int],
    statements: Collection[int],
    terms: Collection[int] = (),
    into: int | NewActor,
    by: User,
    reason: str,
) -> ActorMove:
    """Gives spellings, and with them statements and terms of office, to another actor or to a new one.

    ``statements`` are the ones to move, as chosen from the preview; what else was read under the names (mentions,
    statements passed on or made together) moves along. Raises CurationError.
    """
    reason = said_why(reason)
    with telling(by, "split", reason):
        wanted = {actor_id} | ({into} if isinstance(into, int) else set())
        locked = Actor.objects.select_for_update(of=("self",)).order_by("pk").in_bulk(sorted(wanted))
        if len(wanted) > len(locked) or wanted == {into}:
            raise CurationError(_("Choose an actor of the record, and another than this one."))
        actor = locked[actor_id]
        ledger = Ledger()
        preview = _preview(actor, names)
        if len(preview.names) == actor.names.count():
            raise CurationError(_("That would leave no spelling: merge the two actors instead."))
        target = locked[into] if isinstance(into, int) else into.made(ledger)
        held = {(name.text, name.kind) for name in target.names.all()}
        twins = [name.pk for name in preview.names if (name.text, name.kind) in held]
        ledger.drop(ActorName.objects.filter(pk__in=twins))
        going = [name.pk for name in preview.names if name.pk not in twins]
        counts = {
            "ActorName.actor_id": ledger.move(ActorName.objects.filter(pk__in=going), "actor_id", target.pk),
            "Tenure.actor_id": ledger.move(Tenure.objects.filter(pk__in=terms, actor=actor), "actor_id", target.pk),
        }
        moving = Statement.objects.filter(pk__in=list(statements), speaker=actor)
        moving_ids = list(moving.values_list("pk", flat=True))
        counts["Statement.speaker_id"] = give(ledger, moving, target)
        left = Statement.objects.filter(speaker=actor, tenure__in=list(terms)).exclude(pk__in=moving_ids)
        ledger.move(left, "tenure_id", None)
        counts |= _move_along(ledger, preview, target)
        return keep_note(ActorMove.Kind.SPLIT, ledger, counts, by, reason, target=target, source=actor)


def _move_along(ledger: Ledger, preview: SplitPreview, target: Actor) -> dict[str, int]:
    counts = {"Statement.via_id": ledger.move(Statement.objects.filter(pk__in=preview.relayed), "via_id", target.pk)}
    for model, pks, same in (
        (Mention, preview.mentions, ("statement_id", "start")),
        (JointSpeaker, preview.joint, ("statement_id",)),
    ):
        theirs = set(model._default_manager.filter(actor=target).values_list(*same))
        rows = model._default_manager.filter(pk__in=pks)
        free = [row.pk for row in rows if tuple(getattr(row, name) for name in same) not in theirs]
        counts[f"{model.__name__}.actor_id"] = ledger.move(
            model._default_manager.filter(pk__in=free), "actor_id", target.pk
        )
    return {key: count for key, count in counts.items() if count}


def give(ledger: Ledger, statements: Any, target: Actor) -> int:
    """Makes ``target`` the speaker, with the office held then where only one is possible, and the utterance."""
    rows = list(statements.select_related("article").defer("search", "article__body").order_by("pk"))
    held = list(target.tenures.all())
    moved = ledger.move(Statement.objects.filter(pk__in=[row.pk for row in rows]), "speaker_id", target.pk)
    known = set(Utterance.objects.filter(speaker=target).values_list("pk", flat=True))
    # What a curator joined were the words of another speaker.
    joined = [row.pk for row in rows if row.utterance_decided]
    ledger.move(Statement.objects.filter(pk__in=joined), "utterance_decided", False)
    for row in rows:
        row.speaker, row.utterance_decided = target, False
    utterances.gather(rows)
    ledger.added(Utterance, set(Utterance.objects.filter(speaker=target).values_list("pk", flat=True)) - known)
    ledger.assign(Statement, "utterance_id", {row.pk: row.utterance_id for row in rows})
    ledger.assign(Statement, "tenure_id", {row.pk: office_then(held, row) for row in rows})
    return moved


def office_then(terms: Sequence[Tenure], statement: Statement) -> int | None:
    """The one term that covers the day of printing; a statement's own if it is among them. None where it is open."""
    if statement.tenure_id in {term.pk for term in terms}:
        return statement.tenure_id
    day, precision = statement.article.published_on, statement.article.published_precision
    if day is None or precision != "day":
        return None
    covering = [term.pk for term in terms if term.starts <= day and (term.ends is None or day < term.ends)]
    return covering[0] if len(covering) == 1 else None


class _Reading:
    """Which of an actor's names stands where."""

    def __init__(self, actor: Actor, leaving: set[int]) -> None:
        names = list(actor.names.all())
        self.leaving = {fold(name.text) for name in names if name.pk in leaving} - {""}
        self.staying = {fold(name.text) for name in names if name.pk not in leaving} - {""} - self.leaving
        self.names = sorted(self.leaving | self.staying, key=len, reverse=True)

    def going(self, rows: Any, where: Any, *, article: Any = lambda row: row.article_id) -> list[Any]:
        """The rows under a leaving name. ``where`` gives a row's span in the article, or the words themselves."""
        rows = list(rows)
        bodies: dict[int, list[Any]] = {}
        for row in rows:
            bodies.setdefault(article(row), []).append(row)
        going = set()
        for pk, body in Article.objects.filter(pk__in=bodies).values_list("pk", "body").iterator(BODIES):
            full = self._in_full(body)
            for row in bodies[pk]:
                place = where(row)
                words = place if isinstance(place, str) else body[place[0] : place[1]] if place[0] is not None else ""
                if self._leaves(words, full):
                    going.add(row.pk)
        return [row for row in rows if row.pk in going]

    def _in_full(self, body: str) -> tuple[bool, bool]:
        """Whether the article has a leaving name in full, and whether a staying one."""
        text = f" {fold(body)} "
        found = [name for name in self.names if " " in name and f" {name} " in text]
        return any(name in self.leaving for name in found), any(name in self.staying for name in found)

    def _leaves(self, words: str, full: tuple[bool, bool]) -> bool:
        text = f" {fold(words)} "
        named = next((name for name in self.names if f" {name} " in text), "")
        if " " in named:
            return named in self.leaving
        leaving, staying = full
        if leaving != staying:
            return leaving
        return named in self.leaving


def spellings(target: Actor, printed: Iterable[str]) -> list[ActorName]:
    """Those that ``target`` does not have yet."""
    held = {fold(text) for text in target.names.values_list("text", flat=True)}
    new = {fold(name): name for name in reversed(list(printed)) if fold(name) and fold(name) not in held}
    return [ActorName(actor=target, text=name[:200], kind=ActorName.Kind.FULL) for name in new.values()]
