"""How the lexicons write down closed classes."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of ``text``, however many lines it has."""
    return frozenset(text.split())
