"""Patterns of the program itself: what Python's oldest supported version does not read rightly stands in none."""

from __future__ import annotations

import importlib
import pkgutil
import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from typing import Any

import pytest

import articles.extraction
import articles.readers


def compiled() -> Iterator[tuple[str, re.Pattern[str]]]:
    for package in (articles.extraction, articles.readers):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(found.name)).items():
                for one in value if isinstance(value, (list, tuple)) else (value,):
                    if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                        yield f"{found.name}.{name}", one


def gives_nothing_back(pattern: str, flags: int = 0) -> bool:
    """Whether it has a possessive repeat or an atomic group. Before 3.11.5 Python reads some of them wrongly, and some
    without end."""
    return _holds(parser.parse(pattern, flags))


def _holds(tree: Any) -> bool:
    for kind, value in tree:
        if kind in (op.POSSESSIVE_REPEAT, op.ATOMIC_GROUP):
            return True
        parts = value if isinstance(value, (list, tuple)) else (value,)
        if kind is op.BRANCH:
            parts = value[1]
        if any(isinstance(part, parser.SubPattern) and _holds(part) for part in parts):
            return True
    return False


@pytest.mark.parametrize("pattern", ["a*+", "(?:ab?)++", "x(?:y|z{2,3}+)", "(?>ab)", "(?<!a?+)b", "(a(b?+))"])
def test_what_gives_nothing_back_is_found(pattern: str) -> None:
    assert gives_nothing_back(pattern)


@pytest.mark.parametrize("pattern", ["a*b+", r"\*\+", "[*+]+", "(?:a|b{2,3})+?"])
def test_other_repeats_are_let_through(pattern: str) -> None:
    assert not gives_nothing_back(pattern)


def test_no_pattern_gives_nothing_back() -> None:
    patterns = dict(compiled())
    assert len(patterns) > 100
    assert [name for name, one in patterns.items() if gives_nothing_back(one.pattern, one.flags)] == []
