"""Numbers → geometry for the SVG templates. No colours, no words: those are the stylesheet's and the template's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

HEIGHT = 80
SLOT = 10  # width of one bar and the gap after it
GAP = 2


class Stretch(Protocol):
    @property
    def start(self) -> date: ...
    @property
    def count(self) -> int: ...
    @property
    def coarse(self) -> int: ...


B = TypeVar("B", bound=Stretch)


@dataclass(frozen=True, slots=True)
class Bar(Generic[B]):
    """``y`` and ``height`` are of the whole bar, ``coarse_height`` of its upper part."""

    bin: B
    x: int
    y: float
    height: float
    coarse_height: float


@dataclass(frozen=True, slots=True)
class Chart(Generic[B]):
    """In units of its own: stretch it to any width. ``ticks`` stand at even distances from the first to the last."""

    width: int
    height: int
    slot: int
    bar_width: int
    bars: tuple[Bar[B], ...]
    ticks: tuple[date, ...]
    most: int


def timeline(bins: Sequence[B]) -> Chart[B]:
    """A bar a bin, the highest as high as the chart; a bin that holds anything is at least two units high."""
    most = max((b.count for b in bins), default=0)
    bars = []
    for i, b in enumerate(bins):
        height = max(2.0, round(b.count / most * HEIGHT, 1)) if b.count else 0.0
        coarse = round(height * b.coarse / b.count, 1) if b.count else 0.0
        bars.append(Bar(b, i * SLOT, round(HEIGHT - height, 1), height, coarse))
    return Chart(len(bins) * SLOT, HEIGHT, SLOT, SLOT - GAP, tuple(bars), ticks([b.start for b in bins]), most)


def ticks(starts: Sequence[date], most: int = 6) -> tuple[date, ...]:
    """At most ``most`` of them, the first and the last included, as evenly as they lie."""
    if len(starts) <= most:
        return tuple(starts)
    return tuple(starts[round(i * (len(starts) - 1) / (most - 1))] for i in range(most))


def share(count: int, most: int) -> float:
    """Percent of the longest bar, at least 1 where there is anything at all."""
    return max(1.0, round(100 * count / most, 1)) if count and most else 0.0
