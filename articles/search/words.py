"""Words as they are typed → what PostgreSQL looks for."""

from __future__ import annotations

from typing import Any

from django.db import connection

from articles.models.statements import MARKS
from articles.search.script import latin

TYPED = str.maketrans(dict.fromkeys("“”„‟«»", '"') | {mark: " " for mark in MARKS if mark not in "“”„‟«»"})


def plain(words: str) -> str:
    """As ``Statement.search`` holds them: small letters, no typographic marks; any quotation mark makes a phrase."""
    return words.lower().translate(TYPED)


def searchable(words: str) -> bool:
    """Whether anything is left of ``words`` once common words and marks are gone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT numnode(websearch_to_tsquery('newsdesk', %s)) > 0", [plain(words)])
        return cursor.fetchone()[0]


def sought(words: str) -> tuple[str, list[Any]]:
    """An expression of type tsquery, in either script, with its values."""
    typed = plain(words)
    one = "websearch_to_tsquery('newsdesk', %s)"
    if (folded := latin(typed)) != typed:
        return f"({one} || {one})", [typed, folded]
    return one, [typed]
