"""The people of the newsroom, each with what their group may."""

from __future__ import annotations

from importlib import import_module
from itertools import count

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection

numbers = count(1)


def groups() -> None:
    """The groups as the migration makes them; a test that empties the tables took them along."""
    import_module("articles.migrations.0003_groups").make(apps, connection.schema_editor())
    import_module("articles.migrations.0014_merges_and_runs").let_curators_view(apps, connection.schema_editor())


def reader(*, name: str = "") -> User:
    return User.objects.create_user(name or f"reader-{next(numbers)}", password="a good long password")


def uploader(*, name: str = "") -> User:
    return _staff("uploader", name)


def curator(*, name: str = "") -> User:
    return _staff("curator", name)


def superuser(*, name: str = "") -> User:
    return User.objects.create_superuser(name or f"superuser-{next(numbers)}", password="a good long password")


def _staff(group: str, name: str) -> User:
    groups()
    user = User.objects.create_user(name or f"{group}-{next(numbers)}", password="a good long password", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user
