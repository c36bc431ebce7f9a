"""Numbers → geometry for the SVG templates. No colours, no words: those are the stylesheet's and the template's."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Generic, Protocol, TypeVar

from articles import reference

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
L = TypeVar("L", bound=Stretch, covariant=True)


@dataclass(frozen=True, slots=True)
class Bar(Generic[B]):
    """``y`` and ``height`` are of the whole bar, ``coarse_height`` of its upper part. ``loaded`` dispatches were
    printed then: a ``shade`` from 0 for none."""

    bin: B
    x: int
    y: float
    height: float
    coarse_height: float
    loaded: int = 0
    shade: int = 0


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
    covered: bool = False

    @property
    def coarse(self) -> bool:
        """Whether any bar has a part that may belong to its neighbours."""
        return any(bar.bin.coarse for bar in self.bars)

    @property
    def bare(self) -> int:
        """How many stretches have no dispatch behind them."""
        return sum(not bar.loaded for bar in self.bars)

    @property
    def first(self) -> date:
        return self.bars[0].bin.start

    @property
    def last(self) -> date:
        return self.bars[-1].bin.start


def timeline(bins: Sequence[B], group: int, *, most: int = 0, loaded: Sequence[int] | None = None) -> Chart[B]:
    """A bar a bin, the highest (or ``most``, for charts to one scale) as high as the chart and one that holds anything
    at least two units high; a tick every ``group`` bins. ``loaded``: for each bin the dispatches of that time."""
    behind = loaded or [0] * len(bins)
    fullest = max(behind, default=0)
    most = most or max((b.count for b in bins), default=0)
    bars = []
    for i, b in enumerate(bins):
        height = max(2.0, round(b.count / most * HEIGHT, 1)) if b.count else 0.0
        coarse = round(height * b.coarse / b.count, 1) if b.count else 0.0
        shade = shade_of(behind[i], fullest)
        bars.append(Bar(b, i * SLOT, round(HEIGHT - height, 1), height, coarse, behind[i], shade))
    return Chart(
        width=len(bins) * SLOT,
        height=HEIGHT,
        slot=SLOT,
        bar_width=SLOT - GAP,
        bars=tuple(bars),
        ticks=tuple(b.start for b in bins[::group]),
        most=most,
        covered=loaded is not None,
    )


class Line(Protocol[L]):
    @property
    def bins(self) -> Sequence[L]: ...
    @property
    def group(self) -> int: ...


def to_one_scale(lines: Sequence[Line[B]], loaded: Sequence[int]) -> list[Chart[B]]:
    """Timelines over the same stretch, whose bars can be compared from one to the other."""
    most = max((bin_.count for line in lines for bin_ in line.bins), default=0)
    return [timeline(line.bins, line.group, most=most, loaded=loaded) for line in lines]


def coverage(loaded: Sequence[Sequence[int]], bins: Sequence[B]) -> list[list[tuple[B, int, int, int]]]:
    """Strips to one scale, one for each of ``loaded``: (stretch, x, dispatches, shade) where there are any."""
    fullest = max((n for each in loaded for n in each), default=0)
    return [
        [(bin_, i * SLOT, n, shade_of(n, fullest)) for i, (bin_, n) in enumerate(zip(bins, each, strict=True)) if n]
        for each in loaded
    ]


def share(count: int, most: int) -> float:
    """Percent of the longest bar, at least 1 where there is anything at all."""
    return max(1.0, round(100 * count / most, 1)) if count and most else 0.0


SHADES = 5


def shade_of(count: int, most: int) -> int:
    """0 for nothing, ``SHADES`` for the most. By square roots, so that small figures can be told apart."""
    return math.ceil(SHADES * math.sqrt(count / most)) if count and most else 0


# --- map ----------------------------------------------------------------------------------------------------------

MAP_WIDTH, MAP_HEIGHT = 600, 677  # of the outlines as they are kept: see the README of the reference data


class Counted(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def count(self) -> int: ...


V = TypeVar("V", bound=Counted)


@dataclass(frozen=True, slots=True)
class Land(Generic[V]):
    """A country with its figure: ``shade`` 0 holds nothing, ``SHADES`` the most; ``x`` and ``y`` are its middle."""

    value: V
    path: str
    x: int
    y: int
    shade: int


@dataclass(frozen=True, slots=True)
class Map(Generic[V]):
    lands: tuple[Land[V], ...]
    neighbours: str
    open_line: str
    width: int = MAP_WIDTH
    height: int = MAP_HEIGHT


def region_map(values: Sequence[V]) -> Map[V]:
    """The six countries of the region, as far as ``values`` has them; the rest of the values have no place on it."""
    outlines = _outlines()
    counted = {value.key: value for value in values if value.key in outlines}
    most = max((value.count for value in counted.values()), default=0)
    lands = []
    for key, value in sorted(counted.items()):
        x, y = middle(outlines[key])
        lands.append(Land(value, outlines[key], x, y, shade_of(value.count, most)))
    return Map(tuple(lands), outlines["neighbours"], outlines["XK-RS"])


@cache
def _outlines() -> dict[str, str]:
    return {row.code: row.path for row in reference.load_outlines()}


@cache
def middle(path: str) -> tuple[int, int]:
    """The centre of gravity of the largest ring of ``path`` (M x y L x y … Z, whole numbers)."""
    rings = [
        [(int(x), int(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)", ring)] for ring in path.split("M") if ring.strip()
    ]
    doubled, sums = max((_area(ring) for ring in rings), key=lambda each: abs(each[0]))
    return round(sums[0] / (3 * doubled)), round(sums[1] / (3 * doubled))


def _area(ring: list[tuple[int, int]]) -> tuple[int, tuple[int, int]]:
    doubled = across = down = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        doubled += cross
        across += (x1 + x2) * cross
        down += (y1 + y2) * cross
    return doubled, (across, down)


# --- who mentions whom --------------------------------------------------------------------------------------------

RADIUS = 150
NETWORK_WIDTH, NETWORK_HEIGHT = 720, 400
THICKEST = 10.0


class Tie(Protocol):
    @property
    def said(self) -> int: ...
    @property
    def heard(self) -> int: ...


T = TypeVar("T", bound=Tie)


@dataclass(frozen=True, slots=True)
class Spoke(Generic[T]):
    """A line from the middle to (``x``, ``y``); ``said`` and ``heard`` are the widths of its two strands, drawn apart
    by ``dx``, ``dy``. ``anchor``: on which side of ``label_x``, ``label_y`` the name stands."""

    tie: T
    x: float
    y: float
    dx: float
    dy: float
    said: float
    heard: float
    anchor: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Network(Generic[T]):
    spokes: tuple[Spoke[T], ...]
    x: float = NETWORK_WIDTH / 2
    y: float = NETWORK_HEIGHT / 2
    width: int = NETWORK_WIDTH
    height: int = NETWORK_HEIGHT


def network(ties: Sequence[T]) -> Network[T]:
    """One actor in the middle, the others around them on an ellipse, in the given order from the top, clockwise."""
    most = max((max(tie.said, tie.heard) for tie in ties), default=1)
    spokes = []
    for i, tie in enumerate(ties):
        angle = math.tau * (i + 0.5) / len(ties) - math.pi / 2
        cos, sin = math.cos(angle), math.sin(angle)
        x, y = NETWORK_WIDTH / 2 + 1.25 * RADIUS * cos, NETWORK_HEIGHT / 2 + RADIUS * sin
        anchor = "start" if cos > 0.2 else "end" if cos < -0.2 else "middle"
        said, heard = (max(1.0, round(THICKEST * count / most, 1)) if count else 0.0 for count in (tie.said, tie.heard))
        apart = (said + heard) / 4 + 1
        length = math.hypot(1.25 * cos, sin)
        dx, dy = round(-sin / length * apart, 1), round(1.25 * cos / length * apart, 1)
        spokes.append(
            Spoke(
                tie,
                round(x, 1),
                round(y, 1),
                dx,
                dy,
                said,
                heard,
                anchor,
                round(x + 12 * cos, 1),
                round(y + 16 * sin, 1),
            )
        )
    return Network(tuple(spokes))
