"""The clock itself can tell linear work from square work."""

from tests.extraction.clock import MOST, growth


def test_work_at_square_cost_is_seen():
    assert growth(lambda text: sum(range(len(text) ** 2 // 10)), "x", 1_000, least=0.0005) > MOST


def test_work_in_proportion_to_the_text_is_let_through():
    assert growth(lambda text: sum(range(100 * len(text))), "x", 1_000) <= MOST
