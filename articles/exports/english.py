"""What programs read, what is kept and what is cited is in English, whatever language the page around it is in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.utils.translation import override

P = ParamSpec("P")
T = TypeVar("T")


def in_english(call: Callable[P, T]) -> Callable[P, T]:
    """For functions that are done when they return; a generator writes in the language of whoever reads it."""

    @wraps(call)
    def english(*args: P.args, **kwargs: P.kwargs) -> T:
        with override("en"):  # not itself as a decorator: one instance keeps its state between threads
            return call(*args, **kwargs)

    return english
