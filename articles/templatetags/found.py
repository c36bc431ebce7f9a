"""Where the words of a search stand."""

from __future__ import annotations

from typing import Any

from django import template

from articles.search.marks import apart

register = template.Library()


@register.filter
def pieces(statement: Any, part: str) -> list[tuple[str, bool]]:
    """Its ``lead``, ``text`` or ``tail`` cut where the words it was found by stand, each with whether it is one."""
    return list(apart(getattr(statement, part, ""), getattr(statement, "marks", {}).get(part, ())))
