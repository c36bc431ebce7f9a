"""What waits for a curator, in which order, and how far the day has come.

Waiting are machine-read statements that nobody has looked at, without those in titles, which the texts repeat, and
without those of withdrawn articles. They come article by article, the last loaded first, and inside an article in the
order of the text, so that a curator reads on instead of jumping about.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.curation import leases
from articles.models import Article, JointSpeaker, ReviewLease, Statement, UploadItem

MOST_COUNTED = 10_000
_AT_ONCE = 8  # candidates for a lease, so that a few curators at the same place need one question each


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements somebody wants to go through; None and empty ask for nothing. ``least`` and ``most`` are
    confidences, both included. ``aside``: those that were set aside instead of those nobody has looked at."""

    batch: int | None = None
    outlet: str = ""
    least: float | None = None
    most: float | None = None
    actor: str = ""
    topic: str = ""
    article: int | None = None
    aside: bool = False

    def rows(self) -> QuerySet[Statement]:
        """Everything that waits, whoever sent it in."""
        rows = Statement.objects.filter(
            review=Statement.Review.PROPOSED, reviewed_at__isnull=not self.aside, in_title=False
        ).exclude(article__status=Article.Status.WITHDRAWN)
        if self.batch is not None:
            rows = rows.filter(Exists(UploadItem.objects.filter(article=OuterRef("article"), upload=self.batch)))
        if self.outlet:
            rows = rows.filter(article__outlet__slug=self.outlet)
        if self.least is not None:
            rows = rows.filter(confidence__gte=self.least)
        if self.most is not None:
            rows = rows.filter(confidence__lte=self.most)
        if self.actor:
            together = JointSpeaker.objects.filter(statement=OuterRef("pk"), actor__slug=self.actor)
            rows = rows.filter(Q(speaker__slug=self.actor) | Q(Exists(together)))
        if self.topic:
            rows = rows.filter(topics__slug=self.topic)
        if self.article is not None:
            rows = rows.filter(article=self.article)
        return rows

    def rows_for(self, user: User) -> QuerySet[Statement]:
        """Without what they sent in themselves, which somebody else must vouch for (DECISIONS 13)."""
        return self.rows().exclude(_sent_in_by(user))

    def own(self, user: User) -> QuerySet[Statement]:
        """The rest: theirs, waiting for somebody else."""
        return self.rows().filter(_sent_in_by(user))


def above(wanted: Wanted, least: float) -> Wanted:
    return replace(wanted, least=least)


def _sent_in_by(user: User) -> Q:
    by_upload = UploadItem.objects.filter(article=OuterRef("article"), upload__uploaded_by=user)
    return Q(article__loaded_by=user) | Q(Exists(by_upload))


def in_order(rows: QuerySet[Statement]) -> QuerySet[Statement]:
    return rows.order_by(F("article").desc(), "start", "pk")


def after(rows: QuerySet[Statement], statement: Statement) -> QuerySet[Statement]:
    """Those that come behind ``statement``, in order."""
    further_on = Q(article=statement.article_id) & (
        Q(start__gt=statement.start) | Q(start=statement.start, pk__gt=statement.pk)
    )
    # The first of the two conditions says nothing new, but is one an index can begin at.
    return in_order(
        rows.filter(article__lte=statement.article_id).filter(Q(article__lt=statement.article_id) | further_on)
    )


def take_next(
    wanted: Wanted, user: User, *, behind: Statement | None = None, now: datetime | None = None
) -> Statement | None:
    """Leases the first waiting statement that nobody else holds, behind ``behind`` where that is given."""
    now = now or timezone.now()
    rows = wanted.rows_for(user)
    rows = after(rows, behind) if behind else in_order(rows)
    others = ReviewLease.objects.filter(statement=OuterRef("pk"), until__gt=now).exclude(holder=user)
    rows = rows.exclude(Exists(others))
    while candidates := list(rows.values_list("pk", flat=True)[:_AT_ONCE]):
        for pk in candidates:
            if leases.take([pk], user, now=now):
                return Statement.objects.get(pk=pk)
    return None


@dataclass(frozen=True, slots=True)
class Progress:
    """Statements looked at since midnight UTC, by ``mine`` and by everybody; what waits for this curator, and what of
    their own waits for others. ``waiting`` stops at MOST_COUNTED + 1."""

    mine: int
    everybody: int
    waiting: int
    own: int

    @property
    def more(self) -> bool:
        return self.waiting > MOST_COUNTED

    @property
    def more_own(self) -> bool:
        return self.own > MOST_COUNTED


def progress(wanted: Wanted, user: User, *, now: datetime | None = None) -> Progress:
    midnight = (now or timezone.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    today = Statement.objects.filter(reviewed_at__gte=midnight)
    return Progress(
        mine=today.filter(reviewed_by=user).count(),
        everybody=today.count(),
        waiting=wanted.rows_for(user).order_by()[: MOST_COUNTED + 1].count(),
        own=wanted.own(user).order_by()[: MOST_COUNTED + 1].count(),
    )


def last_decided(user: User, *, now: datetime | None = None) -> Statement | None:
    """What they decided last, in the past day: the one that undo is about."""
    since = (now or timezone.now()) - timedelta(days=1)
    rows = Statement.objects.filter(reviewed_by=user, reviewed_at__gte=since)
    return rows.order_by("-reviewed_at", "-pk").first()
