"""The people of the newsroom, each with what their group may."""

from __future__ import annotations

from itertools import count

from django.contrib.auth.models import Group, User

numbers = count(1)


def reader(*, name: str = "") -> User:
    return User.objects.create_user(name or f"reader-{next(numbers)}", password="a good long password")


def uploader(*, name: str = "") -> User:
    return _staff("uploader", name)


def curator(*, name: str = "") -> User:
    return _staff("curator", name)


def superuser(*, name: str = "") -> User:
    return User.objects.create_superuser(name or f"superuser-{next(numbers)}", password="a good long password")


def _staff(group: str, name: str) -> User:
    user = User.objects.create_user(name or f"{group}-{next(numbers)}", password="a good long password", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user
