"""Actors by name, however it is spelt."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from articles.models import ActorName
from articles.models.script import latin


def named_like(sought: str) -> Q:
    """By any spelling, diacritics and script aside."""
    plain = latin(sought)
    spelt = ActorName.objects.filter(actor=OuterRef("pk")).exclude(kind=ActorName.Kind.EPITHET)
    return Q(name__unaccent__icontains=plain) | Q(
        Exists(spelt.filter(Q(text__unaccent__icontains=plain) | Q(text__icontains=sought)))
    )
