"""What is compiled from a gazetteer is compiled once, and goes when the gazetteer goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from .records import Gazetteer

Compiled = TypeVar("Compiled")


def once_a_gazetteer(make: Callable[[Gazetteer], Compiled]) -> Callable[[Gazetteer], Compiled]:
    """``make`` with its answers kept. Gazetteers are told apart by identity; an answer must not hold its own."""
    kept: WeakKeyDictionary[Gazetteer, Compiled] = WeakKeyDictionary()

    @wraps(make)
    def made(gazetteer: Gazetteer) -> Compiled:
        if gazetteer not in kept:
            kept[gazetteer] = make(gazetteer)
        return kept[gazetteer]

    return made
