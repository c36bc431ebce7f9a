"""Nobody is given a statement that somebody else is looking at.

A lease is a row of the database and ends by the clock, so neither a killed process nor a closed browser keeps a
statement. It only spares people each other's work: that nobody overwrites anybody is what versions are for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from articles.models import ReviewLease

LENGTH = timedelta(minutes=10)

_TAKE = """
    INSERT INTO articles_reviewlease AS held (statement_id, holder_id, until)
    SELECT unnest(%(statements)s::bigint[]), %(holder)s, %(until)s
    ON CONFLICT (statement_id) DO UPDATE SET holder_id = excluded.holder_id, until = excluded.until
        WHERE held.holder_id = excluded.holder_id OR held.until <= %(now)s
    RETURNING statement_id
"""


def take(statements: Sequence[int], user: User, *, now: datetime | None = None) -> set[int]:
    """Leases or renews those of ``statements`` that nobody else holds, and returns them. Of two who ask for one at the
    same moment, the second waits for the first and does not get it."""
    now = now or timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, {"statements": sorted(statements), "holder": user.pk, "until": now + LENGTH, "now": now})
        return {pk for (pk,) in cursor.fetchall()}


def release(statement_id: int, user: User) -> None:
    ReviewLease.objects.filter(statement=statement_id, holder=user).delete()


def held_by_another(statement_id: int, user: User, *, now: datetime | None = None) -> ReviewLease | None:
    rows = ReviewLease.objects.filter(statement=statement_id, until__gt=now or timezone.now()).exclude(holder=user)
    return rows.select_related("holder").first()
