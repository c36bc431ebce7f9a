"""Writes to many rows of many tables that can be taken back: each is noted with what was there before.

A note is plain JSON. Moved: {"act": "move", "table", "column", "before", "after", "rows": [ids]}; assigned: {"act":
"assign", "table", "column", "rows": [[id, before, after]]}; dropped: {"act": "drop", "table", "rows": [every column]};
added: {"act": "add", "table", "rows": [ids]}.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

Note = dict[str, Any]


class Ledger:
    """Writes, and keeps the notes. To be used inside a transaction."""

    def __init__(self) -> None:
        self.notes: list[Note] = []

    def move(self, rows: models.QuerySet[Any], column: str, to: Any) -> int:
        """Sets ``column`` (an attname) of all ``rows`` to one value; returns how many did not have it."""
        held: dict[str, tuple[Any, list[int]]] = {}
        for pk, before in rows.order_by("pk").values_list("pk", column):
            if before != to:
                held.setdefault(json.dumps(before, cls=DjangoJSONEncoder), (before, []))[1].append(pk)
        for before, pks in held.values():
            rows.model._base_manager.filter(pk__in=pks).update(**{column: to})
            self.notes.append(
                {
                    "act": "move",
                    "table": rows.model.__name__,
                    "column": column,
                    "before": before,
                    "after": to,
                    "rows": pks,
                }
            )
        return sum(len(pks) for _, pks in held.values())

    def assign(self, model: type[models.Model], column: str, values: Mapping[int, int | None]) -> None:
        """Sets ``column`` of each row (by id) to a number of its own, or to nothing."""
        held = model._base_manager.filter(pk__in=values).order_by("pk").values_list("pk", column)
        rows = [[pk, before, values[pk]] for pk, before in held if before != values[pk]]
        if rows:
            _assign(model, column, {pk: after for pk, _, after in rows})
            self.notes.append({"act": "assign", "table": model.__name__, "column": column, "rows": rows})

    def drop(self, rows: models.QuerySet[Any]) -> int:
        """Deletes the rows themselves, with nothing that hangs on them: the database refuses where something does."""
        found = list(rows.order_by("pk"))
        if found:
            table = rows.model.__name__
            self.notes.append({"act": "drop", "table": table, "rows": [_columns_of(row) for row in found]})
            rows.model._base_manager.filter(pk__in=[row.pk for row in found])._raw_delete(using="default")
        return len(found)

    def add(self, row: models.Model) -> None:
        row.save(force_insert=True)
        self.added(type(row), [row.pk])

    def added(self, model: type[models.Model], pks: Iterable[int]) -> None:
        """Notes rows that somebody else has just put there."""
        if rows := sorted(pks):
            self.notes.append({"act": "add", "table": model.__name__, "rows": rows})


def take_back(notes: Iterable[Note]) -> int:
    """Undoes the notes, last first. A row that was changed again since stays as it was changed; returns how many such
    rows there are. Rows come back with their ids. Raises IntegrityError where something new stands in the way."""
    left = 0
    for note in reversed(list(notes)):
        model = apps.get_model("articles", note["table"])
        match note["act"]:
            case "move":
                column = note["column"]
                field = model._meta.get_field(column)
                rows = model._base_manager.filter(pk__in=note["rows"], **{column: field.to_python(note["after"])})
                left += len(note["rows"]) - rows.update(**{column: field.to_python(note["before"])})
            case "assign":
                after = {pk: value for pk, _, value in note["rows"]}
                now = dict(model._base_manager.filter(pk__in=after).values_list("pk", note["column"]))
                back = {pk: before for pk, before, _ in note["rows"] if pk in now and now[pk] == after[pk]}
                _assign(model, note["column"], back)
                left += len(after) - len(back)
            case "drop":
                for columns in note["rows"]:
                    _row(model, columns).save_base(raw=True, force_insert=True)  # as it was, to the last date
            case "add":
                rows = model._base_manager.filter(pk__in=note["rows"])
                rows._raw_delete(using=rows.db)
    return left


def _assign(model: type[models.Model], column: str, values: Mapping[int, int | None]) -> None:
    name = model._meta.get_field(column).name
    model._base_manager.bulk_update([model(**{"pk": pk, column: to}) for pk, to in values.items()], [name], 1_000)


def _kept_columns(model: type[models.Model]) -> Iterable[Any]:
    return (field for field in model._meta.concrete_fields if not field.generated)


def _columns_of(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in _kept_columns(type(row))}


def _row(model: type[models.Model], columns: dict[str, Any]) -> models.Model:
    return model(**{field.attname: field.to_python(columns[field.attname]) for field in _kept_columns(model)})
