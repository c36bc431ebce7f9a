"""How much of one text stands in another."""

from __future__ import annotations

import pytest

from articles.likeness import SKETCH, runs, share, sketch

TEXT = " ".join(f"Bridge {n} over the river will open in spring, Ana Testić said." for n in range(20))


def test_a_text_stands_in_itself_whatever_its_capitals_and_marks():
    assert share(runs(TEXT), runs(TEXT.upper().replace(",", " –"))) == 1.0


def test_the_share_is_that_of_runs_of_four_words():
    assert share(runs("one two three four five"), runs("one two three four")) == 0.5
    assert share(runs("one two three four"), runs("one two three four five")) == 1.0


@pytest.mark.parametrize("text", ["", " –!\n"])
def test_a_text_without_words_is_like_nothing(text):
    assert share(runs(text), runs(TEXT)) == 0.0
    assert sketch(runs(text)) == []


def test_a_text_shorter_than_a_run_is_one():
    assert share(runs("Ana said"), runs("ana SAID.")) == 1.0
    assert share(runs("Ana said"), runs("said Ana")) == 0.0


def test_texts_that_share_much_share_numbers_of_their_sketches_and_others_do_not():
    sent = TEXT.replace("Bridge 3", "The bridge") + " Nobody else spoke."
    assert len(set(sketch(runs(TEXT))) & set(sketch(runs(sent)))) > SKETCH / 2
    assert not set(sketch(runs(TEXT))) & set(sketch(runs("The road to Exampleland was closed on Monday by snow.")))


def test_numbers_fit_a_bigint_and_are_the_same_in_every_process():
    assert sketch(runs("Ana Testić said so")) == [6679963057286576917]
    assert all(-(2**63) <= number < 2**63 for number in runs(TEXT))
