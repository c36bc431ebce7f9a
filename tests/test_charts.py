"""Numbers become geometry: nothing outside the frame, nothing without a reason."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest

from articles import charts, reference


@dataclass(frozen=True)
class Value:
    key: str
    count: int


@dataclass(frozen=True)
class Tie:
    said: int
    heard: int


@pytest.mark.parametrize(
    ("count", "most", "shade"),
    [(0, 0, 0), (0, 9, 0), (1, 1, 5), (1, 1_000_000, 1), (25, 100, 3), (36, 100, 3), (37, 100, 4), (100, 100, 5)],
)
def test_a_shade_grows_with_the_root_of_the_figure(count: int, most: int, shade: int) -> None:
    assert charts.shade_of(count, most) == shade


@pytest.mark.parametrize(
    ("path", "middle"),
    [
        ("M0 0L10 0L10 10L0 10Z", (5, 5)),
        ("M0 0L0 10L10 10L10 0Z", (5, 5)),  # drawn the other way round
        ("M0 0L30 0L0 30Z", (10, 10)),
        ("M-5 -5L5 -5L5 5L-5 5Z", (0, 0)),
        ("M100 100L102 100L102 102L100 102ZM0 0L10 0L10 10L0 10Z", (5, 5)),  # an island does not move it
    ],
)
def test_the_middle_of_a_country_is_that_of_its_largest_part(path: str, middle: tuple[int, int]) -> None:
    assert charts.middle(path) == middle


def test_the_map_holds_the_region_and_nothing_else() -> None:
    values = [Value("BA", 40), Value("XK", 10), Value("RS", 0), Value("US", 90), Value("BA-SRP", 12)]
    drawn = charts.region_map(values)
    assert [(land.value.key, land.shade) for land in drawn.lands] == [("BA", 5), ("RS", 0), ("XK", 3)]
    assert charts.region_map([]).lands == ()
    for land in drawn.lands:
        assert 0 < land.x < drawn.width
        assert 0 < land.y < drawn.height


def test_the_outlines_are_the_six_countries_of_the_region() -> None:
    codes = {row.code for row in reference.load_outlines()}
    region = {row.code for row in reference.load().countries if row.in_region and not row.parent}
    assert codes - {"neighbours", "XK-RS"} == region & codes
    assert len(region & codes) == 6


@pytest.mark.parametrize("ties", [1, 2, 5, 12])
def test_everybody_in_the_network_is_inside_the_drawing_and_apart(ties: int) -> None:
    drawn = charts.network([Tie(said=n, heard=ties - n) for n in range(ties)])
    places = [(spoke.x, spoke.y) for spoke in drawn.spokes]
    assert all(0 < x < drawn.width and 0 < y < drawn.height for x, y in places)
    assert all(math.dist(a, b) > 40 for i, a in enumerate(places) for b in places[:i])
    assert drawn.spokes[0].said == 0
    assert max(max(spoke.said, spoke.heard) for spoke in drawn.spokes) == charts.THICKEST


def test_a_network_of_nobody_is_empty() -> None:
    assert charts.network([]).spokes == ()
