"""The samples quote real people with recorded words only, and give every page something to show."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.models import Article, Statement

HERE = Path(__file__).resolve().parent.parent
SAMPLES = HERE / "samples"
FILES = sorted(SAMPLES.glob("*.txt"))
SIX = {"AL", "BA", "ME", "MK", "RS", "XK"}

QUOTED = re.compile(r"„([^”]+)”|“([^”]+)”|«([^»]+)»|\"([^\"]+)\"")
RECORDED = re.compile(r"^- (?P<speaker>[^:]+): “(?P<words>[^”]+)”$", re.MULTILINE)
NOTE = "all speakers in this dispatch are invented"


def record() -> dict[str, str]:
    """samples/README.md by file: the name in each heading, and what stands under it."""
    parts = re.split(r"^## (\S+\.txt)$", (SAMPLES / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def encoding_of(name: str) -> str:
    """As the table of samples/README.md gives it; Python's names for the encodings."""
    table = re.findall(r"^\| ([^|]+) \| `([^`|]+)` \|$", (SAMPLES / "README.md").read_text(encoding="utf-8"), re.M)
    named = {file: label for label, file in table}
    return {"UTF-8 with a byte order mark": "utf-8-sig", "ISO-8859-2": "iso8859-2"}.get(
        named.get(name, "UTF-8"), named.get(name, "UTF-8")
    )


def text_of(path: Path) -> str:
    return path.read_bytes().decode(encoding_of(path.name))


def invented(path: Path) -> bool:
    return NOTE in text_of(path)[:300]


def bare(words: str) -> str:
    """One line, without the comma or full stop that a sentence puts inside the marks."""
    return " ".join(words.split()).rstrip(",.")


def quotations(text: str) -> list[str]:
    """Words between double marks; one paragraph at a time, so that an unclosed mark spoils only its own."""
    return [bare("".join(found)) for part in text.split("\n\n") for found in QUOTED.findall(part)]


def test_there_is_about_a_dozen_and_the_record_names_each_of_them() -> None:
    assert 12 <= len(FILES) <= 16
    assert {path.name for path in FILES} == set(record())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_decodes_and_is_a_short_dispatch(path: Path) -> None:
    text = text_of(path)
    assert "\ufffd" not in text
    assert "\x00" not in text
    assert 80 <= len(text.split()) <= 250
    assert quotations(text), "a sample without a quotation shows little"


def test_every_encoding_met_in_practice_occurs_and_is_needed() -> None:
    used = {encoding_of(path.name) for path in FILES}
    assert {"utf-8-sig", "UTF-16", "cp1250", "iso8859-2", "UTF-8"} <= used
    for path in FILES:
        if encoding_of(path.name) in ("cp1250", "iso8859-2", "UTF-16"):
            with pytest.raises(UnicodeDecodeError):
                path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", [path for path in FILES if not invented(path)], ids=lambda path: path.name)
def test_every_quotation_of_a_real_person_is_on_record_and_nothing_on_record_is_missing(path: Path) -> None:
    section = record()[path.name]
    recorded = {bare(found["words"]) for found in RECORDED.finditer(section)}
    assert "On record:" in section
    assert set(quotations(text_of(path))) == recorded


@pytest.mark.parametrize("path", [path for path in FILES if invented(path)], ids=lambda path: path.name)
def test_nobody_real_appears_beside_invented_speakers(path: Path) -> None:
    text = text_of(path)
    assert "invented" in text.split("\n", 1)[0]
    assert "Invented" in record()[path.name]
    for table in ("people", "organisations"):
        with (HERE / f"articles/reference/{table}.csv").open(encoding="utf-8", newline="") as file:
            names = {row["name"] for row in csv.DictReader(file)}
        assert not {name for name in names if re.search(rf"\b{re.escape(name)}\b", text)} - {"EUFOR"}


def test_no_two_samples_say_the_same() -> None:
    paragraphs = [part for path in FILES for part in text_of(path).split("\n\n") if len(part.split()) > 8]
    assert len(paragraphs) == len(set(paragraphs))


@pytest.mark.django_db
def test_the_samples_fill_every_public_list() -> None:
    call_command("load_reference", verbosity=0)
    call_command("ingest", str(SAMPLES), verbosity=0)  # the folder, as the first start does: README.md is no dispatch

    assert Article.objects.published().count() == len(FILES)
    statements = Statement.objects.filter(article__status=Article.Status.PUBLISHED)
    assert statements.count() >= 30
    assert len(set(statements.values_list("speaker", flat=True)) - {None}) >= 10
    assert len(set(statements.values_list("topics", flat=True)) - {None}) >= 8
    assert set(statements.values_list("countries__code", flat=True)) >= SIX
    assert {on.year for on in Article.objects.values_list("published_on", flat=True) if on} >= {2021, 2022, 2023, 2024}
