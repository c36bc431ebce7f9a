"""The history that triggers keep, read back: who changed what, when, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.models.actors import Actor, ActorName, Office, Tenure
from articles.models.statements import JointSpeaker, Statement, StatementCountry, StatementTopic

# Rows whose coming and going is a change of the row they belong to: (their model, the key that points to it, the
# column that says what they are).
PARTS: dict[type[models.Model], list[tuple[type[models.Model], str, str]]] = {
    Statement: [
        (StatementCountry, "statement_id", "country"),
        (StatementTopic, "statement_id", "topic"),
        (JointSpeaker, "statement_id", "printed"),
    ],
    Actor: [(ActorName, "actor_id", "text"), (Tenure, "actor_id", "office")],
    Office: [(Tenure, "office_id", "actor")],
}

# Words in which history keeps acts and columns, here for the catalogues: pages ask for each by its English word.
KEPT_AS = (
    gettext_noop("confirm"), gettext_noop("correct"), gettext_noop("reject"), gettext_noop("set aside"),
    gettext_noop("undo"), gettext_noop("join"), gettext_noop("part"), gettext_noop("withdraw"),
    gettext_noop("publish"), gettext_noop("introduce"), gettext_noop("merge"), gettext_noop("split"),
    gettext_noop("match"), gettext_noop("change patterns"), gettext_noop("insert"), gettext_noop("update"),
    gettext_noop("delete"), gettext_noop("text"), gettext_noop("kind"), gettext_noop("form"), gettext_noop("start"),
    gettext_noop("end"), gettext_noop("speaker"), gettext_noop("speaker printed"), gettext_noop("speaker rule"),
    gettext_noop("tenure"), gettext_noop("via"), gettext_noop("via printed"), gettext_noop("said on"),
    gettext_noop("said precision"), gettext_noop("said phrase"), gettext_noop("utterance"), gettext_noop("country"),
    gettext_noop("topic"), gettext_noop("review"), gettext_noop("review reason"), gettext_noop("reviewed by"),
    gettext_noop("reviewed at"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldChange:
    """``before`` is empty for what was added, ``after`` for what was taken away."""

    name: str
    before: str
    after: str


@dataclass(slots=True)
class Change:
    """One act: everything one person changed in one go. ``who`` is empty for a machine."""

    at: datetime
    who: str
    act: str
    reason: str
    fields: list[FieldChange] = field(default_factory=list)

    def __str__(self) -> str:
        told = "; ".join(f"{_(f.name)}: {f.before or '–'} → {f.after or '–'}" for f in self.fields)
        return f"{self.who or _('The machine')}, {self.at:%Y-%m-%d %H:%M}: {told or _(self.act)}."


def keeps_history(model: type[models.Model]) -> bool:
    return any(relation.name == "events" for relation in model._meta.related_objects)


def events_of(row: models.Model) -> models.QuerySet[Any]:
    """Every state a row was in, as the triggers wrote them."""
    return _events(type(row)).filter(pgh_obj_id=row.pk)


def part_events_of(row: models.Model, part: type[models.Model], *, since: int) -> models.QuerySet[Any]:
    """What became of the parts of one kind after that version of their row."""
    key = next(key for model, key, _ in PARTS[type(row)] if model is part)
    later = events_of(row).filter(pgh_id__gt=since).order_by("pgh_id").values("pgh_created_at")[:1]
    return _events(part).filter(**{key: row.pk}, pgh_created_at__gte=models.Subquery(later))


def version_of(row: models.Model) -> int:
    """Grows with every change of the row; 0 for a row without history."""
    newest = events_of(row).aggregate(newest=Max("pgh_id"))["newest"]
    return newest or 0


def versions_of(model: type[models.Model], keys: Collection[int]) -> dict[int, int]:
    """Key → version, in one query."""
    rows = _events(model).filter(pgh_obj_id__in=keys).order_by()
    return dict(rows.values_list("pgh_obj_id").annotate(newest=Max("pgh_id")))


def history_of(row: models.Model, *, since: int = 0) -> list[Change]:
    """Every change of a row and of its parts, newest first; ``since`` a version, only what came after it.

    A fixed number of queries, however long the history.
    """
    acts: dict[tuple[datetime, Any], Change] = {}
    named = _Names()
    rows: list[tuple[Any, Any, str]] = []  # event, the state before it, name of the part or empty
    previous = None
    for event in events_of(row).select_related("pgh_context").order_by("pgh_id"):
        if event.pgh_id > since:
            rows.append((event, previous, ""))
        previous = event
    start = rows[0][0].pgh_created_at if since and rows else None
    for model, key, what in PARTS.get(type(row), []):
        earlier: dict[int, Any] = {}
        for event in _events(model).filter(**{key: row.pk}).select_related("pgh_context").order_by("pgh_id"):
            if start is None or event.pgh_created_at >= start:
                rows.append((event, earlier.get(event.pgh_obj_id), what))
            earlier[event.pgh_obj_id] = event

    for event, before, what in rows:
        named.want(event, before, what)
    named.look_up()
    for event, before, what in sorted(rows, key=lambda entry: (entry[0].pgh_created_at, bool(entry[2]))):
        context: Mapping[str, Any] = event.pgh_context.metadata if event.pgh_context else {}
        act = acts.setdefault(
            (event.pgh_created_at, event.pgh_context_id),
            Change(
                at=event.pgh_created_at,
                who=named.user(context.get("user")),
                act=context.get("act") or event.pgh_label,
                reason=context.get("reason") or "",
            ),
        )
        act.fields.extend(_part(event, what, named) if what else _fields(event, before, named))
    return list(reversed(acts.values()))


def _events(model: type[models.Model]) -> models.QuerySet[Any]:
    return model._meta.get_field("events").related_model._default_manager.all()  # type: ignore[union-attr]


def _columns(event: Any) -> Iterator[models.Field]:
    return (f for f in event._meta.concrete_fields if not f.name.startswith("pgh_") and f.name != "id")


def _fields(event: Any, before: Any, named: _Names) -> Iterator[FieldChange]:
    if before is None:
        return
    for column in _columns(event):
        old, new = getattr(before, column.attname), getattr(event, column.attname)
        if old != new:
            yield FieldChange(str(column.verbose_name), named.value(column, old), named.value(column, new))


def _part(event: Any, what: str, named: _Names) -> Iterator[FieldChange]:
    column = event._meta.get_field(what)
    name = event.pgh_tracked_model._meta.verbose_name
    value = named.value(column, getattr(event, column.attname))
    if event.pgh_label == "delete":
        yield FieldChange(name, value, "")
    else:
        yield FieldChange(name, "", value)


class _Names:
    """Foreign keys of history rows told as names: wanted first, then looked up together, one query a table."""

    def __init__(self) -> None:
        self._wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
        self._found: dict[type[models.Model], dict[Any, Any]] = {}

    def want(self, event: Any, before: Any, what: str) -> None:
        columns = [event._meta.get_field(what)] if what else _columns(event) if before else []
        for column in columns:
            if column.related_model:
                states = (event,) if what else (event, before)
                keys = {getattr(state, column.attname) for state in states}
                if what or len(keys) > 1:
                    self._wanted[column.related_model] |= keys - {None}
        if event.pgh_context and (user := event.pgh_context.metadata.get("user")) is not None:
            self._wanted[User].add(user)

    def look_up(self) -> None:
        for model, keys in self._wanted.items():
            rows = model._default_manager.all()
            if model is Tenure:
                rows = rows.select_related("actor", "office")
            self._found[model] = rows.in_bulk(list(keys))

    def user(self, pk: Any) -> str:
        if pk is None:
            return ""
        user = self._found.get(User, {}).get(pk)
        return user.get_username() if user else f"user {pk}"

    def value(self, column: models.Field, value: Any) -> str:
        if value is None or value == "":
            return ""
        if column.related_model:
            return str(self._found.get(column.related_model, {}).get(value) or f"{column.verbose_name} {value}")
        if isinstance(value, list):
            return ", ".join(map(str, value))
        if isinstance(value, datetime):
            return f"{value:%Y-%m-%d %H:%M}"
        return str(value)
