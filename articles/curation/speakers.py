"""Speakers whom nobody has matched to an actor yet: who they are by how often they speak, and who they turn out to be.

A match says that a printed name is an actor. It gives the machine-read statements under that name their speaker; they
stay machine-read, and those that people decided on stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import User
from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models
from django.db.models import Count, F, Max, Q
from django.utils.translation import gettext as _

from articles.curation.actors import keep_note, telling
from articles.curation.deciding import CurationError
from articles.curation.ledger import Ledger
from articles.curation.splitting import NewActor, fold, give, spellings
from articles.models import Actor, ActorMove, ActorName, Article, JointSpeaker, Statement
from articles.models.script import Folded


def unmatched() -> models.QuerySet[Statement]:
    """Statements with a name and no actor, neither of one nor of several; rejected ones say nothing."""
    known = Statement.objects.filter(speaker=None).exclude(speaker_printed="")
    return known.exclude(review=Statement.Review.REJECTED).filter(joint=None)


def unknown_speakers(sought: str = "", *, names_only: bool = False) -> Any:
    """{"alike", "spellings", "count", "decided", "newest"} of each name, the one that speaks most often first. Names
    that differ in script, diacritics or capitals are one. ``names_only`` leaves out what has no capital letter."""
    rows = unmatched()
    if sought := sought.strip().replace("\0", ""):
        rows = rows.filter(speaker_printed__folded__contains=sought)
    if names_only:
        rows = rows.filter(speaker_printed__regex=r"^([^[:space:]]+[[:space:]])*[A-ZČĆŠŽĐÇËА-ЯЁЂЈЉЊЋЏ]")
        rows = rows.exclude(speaker_printed__regex=r"^(The|A|An|He|She|They|It|We|I)( [a-z]|$)")
    return (
        rows.annotate(alike=Folded(F("speaker_printed")))
        .order_by()
        .values("alike")
        .annotate(
            count=Count("pk"),
            decided=Count("pk", filter=~Q(review=Statement.Review.PROPOSED)),
            spellings=ArrayAgg("speaker_printed", distinct=True),
            newest=Max("pk"),
        )
        .order_by("-count", "alike")
    )


@dataclass(frozen=True)
class MatchPreview:
    """``proposed`` get their speaker, ``decided`` stay as people left them; ``others`` bear a name like it already."""

    printed: list[str]
    proposed: list[Statement]
    decided: list[Statement]
    relayed: list[int]
    joint: list[int]
    others: list[Actor]

    @property
    def pks(self) -> list[int]:
        return [statement.pk for statement in self.proposed]


def preview_match(printed: Collection[str]) -> MatchPreview:
    """What is said under exactly these printed names."""
    rows = list(
        unmatched()
        .filter(speaker_printed__in=printed)
        .select_related("article__outlet")
        .defer("search", "article__body")
        .order_by("-pk")
    )
    proposed = Statement.Review.PROPOSED
    machine = Statement.Origin.MACHINE
    alike = {fold(name) for name in printed}
    relayed = Statement.objects.filter(via=None, via_printed__in=printed, review=proposed, origin=machine)
    joint = JointSpeaker.objects.filter(actor=None, printed__in=printed, statement__review=proposed)
    same = (Q(text__folded=name) for name in sorted(alike) if name)
    bearing = ActorName.objects.filter(reduce(or_, same, Q(pk=None)))
    return MatchPreview(
        printed=sorted(printed),
        proposed=[s for s in rows if s.review == proposed and s.origin == machine],
        decided=[s for s in rows if s.review != proposed or s.origin != machine],
        relayed=list(relayed.order_by("pk").values_list("pk", flat=True)),
        joint=list(joint.order_by("pk").values_list("pk", flat=True)),
        others=list(Actor.objects.filter(names__in=bearing).distinct()),
    )


def match(
    printed: Collection[str],
    into: int | NewActor,
    *,
    by: User,
    reason: str = "",
    expected: Collection[int] | None = None,
) -> ActorMove:
    """Says who it is that these printed names stand for: the names become spellings of the actor, and the statements
    that the machine read under them theirs. ``undo_move`` takes it back.

    With ``expected``, the statements that were shown, those that came or changed since are left alone. Raises
    CurationError.
    """
    printed = [name for name in printed if fold(name)]
    if not printed:
        raise CurationError(_("There is no name to match."))
    with telling(by, "match", reason):
        ledger = Ledger()
        if isinstance(into, NewActor):
            target = into.made(ledger)
            printed = [*printed, target.name]
        else:
            found = Actor.objects.select_for_update(of=("self",)).filter(pk=into).first()
            if found is None:
                raise CurationError(_("There is no actor %(number)s.") % {"number": into})
            target = found
        preview = preview_match(printed)
        pks = [pk for pk in preview.pks if expected is None or pk in set(expected)]
        list(Article.objects.filter(statements__in=pks).order_by("pk").select_for_update(of=("self",)).only("pk"))
        rows = Statement.objects.filter(pk__in=pks, speaker=None, review=Statement.Review.PROPOSED)
        added = spellings(target, printed)
        for name in added:
            ledger.add(name)
        counts = {
            "ActorName.actor_id": len(added),
            "Statement.speaker_id": give(ledger, rows, target),
            "Statement.via_id": ledger.move(Statement.objects.filter(pk__in=preview.relayed), "via_id", target.pk),
        }
        together = JointSpeaker.objects.filter(pk__in=preview.joint)
        alone = together.exclude(statement__joint__actor=target.pk)
        counts["JointSpeaker.actor_id"] = ledger.move(alone, "actor_id", target.pk)
        shown = {key: count for key, count in counts.items() if count}
        return keep_note(
            ActorMove.Kind.MATCH, ledger, shown, by, reason, target=target, source=None, printed="; ".join(printed)
        )
