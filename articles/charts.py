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
    """In units of its own: stretch it to any width. ``ticks`` are the starts of equally wide groups of bars."""

    width: int
    height: int
    slot: int
    bar_width: int
    bars: tuple[Bar[B], ...]
    ticks: tuple[date, ...]
    most: int


def timeline(bins: Sequence[B], group: int) -> Chart[B]:
    """A bar a bin, the highest as high as the chart and one that holds anything at least two units high; a tick every
    ``group`` bins."""
    most = max((b.count for b in bins), default=0)
    bars = []
    for i, b in enumerate(bins):
        height = max(2.0, round(b.count / most * HEIGHT, 1)) if b.count else 0.0
        coarse = round(height * b.coarse / b.count, 1) if b.count else 0.0
        bars.append(Bar(b, i * SLOT, round(HEIGHT - height, 1), height, coarse))
    return Chart(len(bins) * SLOT, HEIGHT, SLOT, SLOT - GAP, tuple(bars), tuple(b.start for b in bins[::group]), most)


def share(count: int, most: int) -> float:
    """Percent of the longest bar, at least 1 where there is anything at all."""
    return max(1.0, round(100 * count / most, 1)) if count and most else 0.0
