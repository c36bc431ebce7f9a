"""Files of every format, changed at random: each is read or refused with a reason, and none is an error."""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from articles.extraction.records import Dispatch
from articles.readers import exercise
from articles.readers.apart import read_apart
from articles.readers.parts import Part
from tests.readers import files
from tests.readers.files import ANSWER, SPEECH

IN_THE_SUITE = 160
ALL = 10_000
SENTENCE = re.compile(r"[A-Z“].*[.]$", re.DOTALL)
# What a child lacks that can open no file; then the process that splits it off should have loaded it before.
FORGOTTEN = re.compile(r"\((?:OSError|ImportError|ModuleNotFoundError|LookupError|AttributeError|NameError)\)")
PIECES = [
    b"\x00",
    b"\xff",
    b"\xff\xfe",
    b"<",
    b">",
    b"&",
    b'"',
    b"\r\n",
    b"\n\n",
    b"{",
    b"[",
    b"%",
    b"PK\x03\x04",
    b"/",
    b"\\u",
]


def originals() -> list[tuple[str, bytes]]:
    plain = [(name, raw) for raw, name in exercise.of_every_format()]
    return [
        *plain[::2],
        (
            "b.docx",
            files.docx(files.paragraph("Bridge", "Title"), files.paragraph(SPEECH), core="<dc:title>B</dc:title>"),
        ),
        ("b.pdf", files.pdf([["Bridge", (30, ANSWER), "and so on"], [ANSWER]], info="/Title (Bridge)")),
        ("b.eml", files.mail(SPEECH, html=f"<p>{SPEECH}</p>", attached=[("a.csv", "text/csv", b"body\nAna said.\n")])),
        ("b.zip", files.zipped({"a.txt": SPEECH.encode(), "b/c.html": files.page(f"<p>{SPEECH}</p>")})),
        ("b.csv", f'title;body\n"Bridge; to open";"{SPEECH}\n{ANSWER}"\n'.encode("utf-16")),
    ]


def mutant(raw: bytes, others: list[tuple[str, bytes]], chance: random.Random) -> bytes:
    out = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(out) + 1)
        length = min(len(out) - at, int(chance.expovariate(1 / 12)) + 1)
        match chance.randrange(7):
            case 0:
                out[at : at + length] = b""
            case 1:
                out[at:at] = out[at : at + length] * chance.choice((1, 2, 200))
            case 2:
                out[at : at + length] = chance.randbytes(length)
            case 3:
                out[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 50))
            case 4:
                del out[at:]
            case 5:
                other = chance.choice(others)[1]
                start = chance.randrange(len(other))
                out[at:at] = other[start : start + 200]
            case 6 if len(out) > at:
                out[at] ^= 1 << chance.randrange(8)
        if not out:
            break
    return bytes(out)


def mutants(count: int, seed: int) -> list[tuple[str, bytes]]:
    chance = random.Random(seed)
    known = originals()
    found = []
    for number in range(count):
        name, raw = known[number % len(known)]
        if chance.random() < 0.1:
            name = chance.choice(known)[0]  # whose name it is not
        found.append((f"{number}-{name}", mutant(raw, known, chance)))
    return found


def account(name: str, parts: list[Part]) -> Counter[str]:
    """Accepted and rejected parts, each of which is what it should be."""
    assert parts
    tally: Counter[str] = Counter()
    for part in parts:
        assert part.name == name or part.name.startswith((f"{name}/", f"{name}, "))
        if part.dispatch is None:
            assert SENTENCE.fullmatch(part.reason), part.reason
            assert not FORGOTTEN.search(part.reason), part.reason
            tally["rejected"] += 1
        else:
            assert part.reason == ""
            assert isinstance(part.dispatch, Dispatch)
            assert any(letter.isalnum() for letter in part.dispatch.body)
            assert "\x00" not in part.dispatch.body
            assert part.dispatch.title_end <= len(part.dispatch.body)
            part.dispatch.body.encode()
            tally["accepted"] += 1
    return tally


def read_all(count: int, seed: int) -> Counter[str]:
    submitted = mutants(count, seed)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        answers = list(threads.map(lambda each: read_apart(each[1], each[0]), submitted))
    tally: Counter[str] = Counter(submitted=len(answers))
    for (name, _), parts in zip(submitted, answers, strict=True):
        tally.update(account(name, parts))
        tally["parts"] += len(parts)
    return tally


def test_no_mutant_is_lost_and_none_is_an_error():
    tally = read_all(IN_THE_SUITE, seed=1)
    assert tally["submitted"] == IN_THE_SUITE
    assert tally["parts"] == tally["accepted"] + tally["rejected"]
    assert tally["accepted"] > IN_THE_SUITE / 5
    assert tally["rejected"] > IN_THE_SUITE / 5


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_ten_thousand_mutants(seed):
    tally = read_all(ALL // 10, seed)
    assert tally["submitted"] == ALL // 10
    assert tally["parts"] == tally["accepted"] + tally["rejected"]
