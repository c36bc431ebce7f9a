"""Addresses that pages had, and that people have cited: whoever gives a row another slug leaves the way to it."""

from __future__ import annotations

from django.db import transaction

from articles.models import Redirect


def readdress(old: str, new: str) -> None:
    """Paths. What led to ``old`` leads to ``new``, and ``old`` does; nothing leads away from ``new`` any longer."""
    with transaction.atomic():
        Redirect.objects.filter(old_path=new).delete()
        Redirect.objects.filter(new_path=old).update(new_path=new)
        Redirect.objects.update_or_create(old_path=old, defaults={"new_path": new, "reason": "It has another address."})
