"""How many megabytes of dispatches a second extraction reads on one core, with the whole gazetteer."""

from __future__ import annotations

import platform
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from articles import gazetteer, readers
from articles.benchmarks import Measured, Table
from articles.benchmarks.dispatches import dispatches
from articles.extraction.extract import extract
from articles.extraction.records import Gazetteer

HELP = "megabytes of text a second, with the names of the reference files; needs no database"

LENGTHS = (1_000, 4_000, 16_000, 64_000)  # characters of one made-up dispatch
#: what a text is made of whose time is compared with that of one four times as long
GROWING = {
    "a dispatch": "",
    "opening marks": "“",
    "cues and commas": "he said, ",
    "capitals": "Ana ",
    "open marks": '"a ',
}


@dataclass(frozen=True)
class Reading:
    """Seconds are of the processor (``cpu_s``) and of the clock, each the least of several."""

    texts: str
    count: int
    bytes: int
    statements: int
    cpu_s: float
    wall_s: float

    @property
    def rate(self) -> float:
        """Megabytes a second of the processor."""
        return self.bytes / self.cpu_s / 1e6


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="dispatches (the samples, and made-up ones of several lengths)",
    )
    parser.add_argument("--times", type=int, default=5, metavar="N", help="the best of N readings counts (5)")
    parser.add_argument("--kilobytes", type=int, default=100, metavar="N", help="made-up text of each length (100)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, other made-up dispatches")


def measure(options: dict[str, Any]) -> Measured:
    times = max(1, options["times"])
    known, built = _timed(gazetteer.from_reference)
    _, compiled = _timed(lambda: extract("", known))  # names, patterns and tables are compiled at the first text
    collections = {"files": _texts_of(options["files"])} if options["files"] else _own_texts(options)
    readings = [_read(name, texts, known, times) for name, texts in collections.items()]
    growth = {} if options["files"] else {name: _growth(unit, known, times, options) for name, unit in GROWING.items()}
    figures = {
        "python": platform.python_version(),
        "gazetteer": {"built_s": built, "compiled_s": compiled},
        "readings": [asdict(one) | {"cpu_mb_s": one.rate} for one in readings],
        "growth": growth,
    }
    together = Reading(
        "together",
        sum(one.count for one in readings),
        sum(one.bytes for one in readings),
        sum(one.statements for one in readings),
        sum(one.cpu_s for one in readings),
        sum(one.wall_s for one in readings),
    )
    rows: list[tuple[str, ...]] = [
        (
            one.texts,
            f"{one.count:,}",
            f"{one.bytes / 1e3:,.0f}",
            f"{one.statements:,}",
            f"{one.rate:.2f}",
            f"{one.bytes / one.wall_s / 1e6:.2f}",
        )
        for one in (*readings, together)
    ]
    tables: list[Table] = [
        (("texts", "number", "kB", "statements", "MB/s, processor", "MB/s, clock"), rows),
        (("gazetteer", "ms, processor"), _in_milliseconds({"rows read": built, "names and patterns": compiled})),
    ]
    if growth:
        tables.append((("four times the text", "times the time"), [(name, f"{n:.1f}") for name, n in growth.items()]))
    return Measured(figures, tables)


def _texts_of(paths: Sequence[Path]) -> list[str]:
    return [readers.read_one(path.read_bytes(), path.name).body for path in paths]


def _own_texts(options: dict[str, Any]) -> dict[str, list[str]]:
    made = {
        f"made up, {length:,} characters": list(
            dispatches(length=length, total=options["kilobytes"] * 1_000, seed=options["seed"])
        )
        for length in LENGTHS
    }
    return {"samples": _texts_of(sorted((Path(settings.BASE_DIR) / "samples").glob("*.txt")))} | made


def _read(name: str, texts: Sequence[str], known: Gazetteer, times: int) -> Reading:
    best_cpu = best_wall = float("inf")
    statements = 0
    for _ in range(times):
        cpu, wall = time.process_time(), time.perf_counter()
        statements = sum(len(extract(text, known).statements) for text in texts)
        best_cpu = min(best_cpu, time.process_time() - cpu)
        best_wall = min(best_wall, time.perf_counter() - wall)
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
    return Reading(name, len(texts), size, statements, best_cpu, best_wall)


def _growth(unit: str, known: Gazetteer, times: int, options: dict[str, Any]) -> float:
    """Time for a text by time for one a quarter as long; 4 is linear, 16 square."""
    length = max(1_000, options["kilobytes"] * 100)
    unit = unit or next(dispatches(length=4 * length, total=1, seed=options["seed"]))
    text = unit * (4 * length // len(unit) + 1)
    long, short = (_read("", [text[:size]], known, times).cpu_s for size in (4 * length, length))
    return long / short


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.process_time()
    made = work()
    return made, time.process_time() - started


def _in_milliseconds(seconds: dict[str, float]) -> list[tuple[str, ...]]:
    together = {**seconds, "together": sum(seconds.values())}
    return [(name, f"{time_ * 1e3:.0f}") for name, time_ in together.items()]
