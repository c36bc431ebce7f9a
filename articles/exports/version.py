"""Which state of the record a file was written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.apps import apps

from articles.models.changes import keeps_history


@dataclass(frozen=True, slots=True)
class CollectionVersion:
    """``number`` adds up the newest lines of history of every table that keeps one, so that each change of articles,
    statements, their tags, actors, terms and topics makes it grow; ``at`` is when the newest of them was written.

    Two states with the same number may still differ by a change that was under way when the first was read: what must
    be exact to the letter is frozen, and has a checksum.
    """

    at: datetime | None
    number: int

    def __str__(self) -> str:
        """2026-11-21T23:14:35Z.48213"""
        return f"{self.at:%Y-%m-%dT%H:%M:%SZ}.{self.number}" if self.at else "empty"

    @classmethod
    def read(cls, told: str) -> CollectionVersion:
        """What ``str`` made of one."""
        at, _, number = told.rpartition(".")
        return cls(datetime.fromisoformat(at), int(number)) if at else cls(None, 0)


def collection_version() -> CollectionVersion:
    """One query, each of its parts the end of an index."""
    newest = [_newest(model) for model in apps.get_app_config("articles").get_models() if keeps_history(model)]
    lines = list(newest[0].union(*newest[1:], all=True))
    if not lines:
        return CollectionVersion(None, 0)
    return CollectionVersion(max(at for _, at in lines).astimezone(UTC), sum(number for number, _ in lines))


def _newest(model: Any) -> Any:
    events = model._meta.get_field("events").related_model._default_manager
    return events.order_by("-pgh_id").values_list("pgh_id", "pgh_created_at")[:1]
