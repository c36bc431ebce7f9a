"""What holds for any text, and the measured quality on the gold that lies beside the project."""

import importlib.util
import json
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.extraction.extract import extract
from articles.extraction.records import Gazetteer
from articles.gazetteer import from_reference
from articles.management.commands.extract import quotes
from tests.extraction.clock import MOST, growth
from tests.extraction.people_of_nowhere import GAZETTEER, said

EVALUATION = Path(__file__).resolve().parents[3] / "shared" / "evaluation"
SEEDS = EVALUATION.parent / "seeds"
needs_gold = pytest.mark.skipif(not (EVALUATION / "gold").is_dir(), reason="the gold is not beside this checkout")

PIECES = [
    "said", "“", "”", "„", '"', "'", "«", "»", ", ", ". ", "\n", "\n\n", "Ana Testić", "he", "She", "that",
    "according to", "Freedopolis", "told reporters", "LEX chief", ", adding", "the", "and", "urged", "to", "is", "was",
    ": ", "…", "-", "(", ")",
    "in the words of", "his words", "claim", "warning", "Police", "who", "which", "newly elected", "reminded", "said",
    "İ", "ß", "\u200b", "\x00", "\ue000", "😀", "ǆ", "’s", "'s", "FRİDAY", "5 APRİL", "Ana",
]  # fmt: skip
dispatches = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map(" ".join)


@given(text=dispatches)
@settings(max_examples=300)
def test_spans_are_verbatim_in_order_and_never_cross(text: str) -> None:
    found = extract(text, GAZETTEER).statements
    end = 0
    for statement in found:
        assert text[statement.start : statement.end] == statement.text
        assert statement.text.strip() == statement.text != ""
        assert statement.start >= end
        end = statement.end


@given(text=st.text())
@settings(max_examples=200)
def test_any_text_at_all_gives_an_answer(text: str) -> None:
    extract(text, GAZETTEER)


@pytest.mark.parametrize(
    "text",
    [
        "Ana ’s said that it is open.",
        "said urged said and",
        "According to Ana 's, it is late.",
        "“Yes, it is open now,” said Ana Testić ’s.",
        "Ana Testić said on FRİDAY that it is open.",
    ],
)
def test_loose_endings_and_dotted_capitals_break_nothing_off(text: str) -> None:
    assert len(extract(text, GAZETTEER, published_on=date(2023, 11, 22)).statements) == 1


def test_the_same_text_gives_the_same_answer() -> None:
    text = "“We are ready,” Ana Testić said. She said that the bridge is open."
    assert extract(text, GAZETTEER) == extract(text, GAZETTEER)


HOSTILE = {
    "opening marks": "“",
    "straight marks": '" ',
    "single marks": "'a ",
    "full stops": ".",
    "full stops and blanks": ". ",
    "blanks": " \n",
    "cues": "said ",
    "cues and commas": "he said, ",
    "that": "said that ",
    "capitals": "Ana ",
    "surnames": "Testić, ",
    "adding": ", adding that he said ",
    "open brackets": "said (",
    "according": "according to ",
    "one word": "A",
    "days": "on 20 November, ",
    "weekdays": "on Monday he said ",
    "months": "May ",
    "small numbers": "5 ",
    "marks within marks": "“a «b ",
    "loose gaps": "Ana \n Testić  ",
    "long words with a capital": "Exampelson ",
    "colons": "Ana: ",
    "apostrophes": "Ana’s ’s ",
    "names and commas": "Ana Testić, Bruno Exampleson and ",
    "relatives": "who said, which said, ",
    "sentences": "“We are ready,” Ana Testić said. She said that the bridge is open, according to the LEX chief.\n",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear_in_the_length_of_the_text(unit: str) -> None:
    extract("warm", GAZETTEER)
    assert growth(lambda text: extract(text, GAZETTEER), unit, 6_000, least=0.02) <= MOST


# --- gold ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reference() -> Gazetteer:
    return from_reference()


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The scorer that lies beside the project, imported by its path."""
    spec = importlib.util.spec_from_file_location(
        "quotescore",
        EVALUATION / "quotescore" / "__init__.py",
        submodule_search_locations=[str(EVALUATION / "quotescore")],
    )
    assert spec is not None
    assert spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules["quotescore"] = package
    spec.loader.exec_module(package)
    return importlib.import_module("quotescore.score")


def gold_rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (EVALUATION / "gold" / name).read_text(encoding="utf-8").splitlines()]


@needs_gold
def test_the_dispatches_score_at_least_75_end_to_end(reference: Gazetteer, scorer: ModuleType) -> None:
    gold = gold_rows("dispatches_dev.jsonl")
    predicted = [{"id": row["id"], "quotes": quotes(extract(row["text"], reference))} for row in gold]
    result, _ = scorer.evaluate(gold, predicted)
    assert result["j80"]["e2e_F1"] >= 0.75


@needs_gold
def test_every_span_of_the_gold_texts_is_verbatim(reference: Gazetteer) -> None:
    for name in ("dispatches_dev.jsonl", "setimes_hr_dev_silver.jsonl", "setimes_sr_dev_silver.jsonl"):
        for row in gold_rows(name):
            for statement in extract(row["text"], reference).statements:
                assert row["text"][statement.start : statement.end] == statement.text


#: (seed, words of the statement, slug of its speaker)
SEED_SPEAKERS = [
    ("000", "political dialogue and practical cooperation", "jens-stoltenberg"),
    ("000", "We have just had a very constructive discussion", "jens-stoltenberg"),
    ("000", "This could include a new defense", "jens-stoltenberg"),
    ("000", "he is convinced that NATO", "sefik-dzaferovic"),
    ("000", "Unfortunately, there is Russian influence", "sefik-dzaferovic"),
    ("000", "Yes, we will continue", "sefik-dzaferovic"),
    ("000", "it will react if Sarajevo", "russia"),
    ("000", "it is increasing its support", "nato"),
    ("002", "the North Atlantic Alliance is concerned", "jens-stoltenberg"),
    ("002", "It threatens to undermine", "jens-stoltenberg"),
    ("002", "it was necessary to build confidence", "christian-schmidt"),
    ("002", "We are working on this", "christian-schmidt"),
    ("002", "the alliance was considering a permanent increase", "jens-stoltenberg"),
    ("002", "Serbia of being behind", "kosovo"),
    ("002", "any attempt to undermine", "jens-stoltenberg"),
    ("002", "Such violent attacks are unacceptable", "jens-stoltenberg"),
]


@needs_gold
@pytest.mark.parametrize(("seed", "words", "actor"), SEED_SPEAKERS)
def test_the_speakers_of_the_seeds_are_right(reference: Gazetteer, seed: str, words: str, actor: str) -> None:
    (path,) = SEEDS.glob(f"{seed}_*.txt")
    found = [s for s in extract(path.read_text(encoding="utf-8"), reference).statements if s.text.startswith(words)]
    assert found
    assert {statement.actor for statement in found} == {actor}


def test_a_speaker_outside_the_gazetteer_keeps_the_printed_name() -> None:
    assert said("Franko Nobodić, head of the choir, said that the hall is full.") == [
        ("Franko Nobodić", "the hall is full")
    ]
