"""How many megabytes of dispatches a second extraction reads on one core, with the whole gazetteer."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from articles import gazetteer, readers
from articles.benchmarks import Measured
from articles.extraction.extract import extract
from articles.extraction.records import Gazetteer

HELP = "megabytes of text a second, with the names of the reference files; needs no database"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="dispatches (the samples)")
    parser.add_argument("--times", type=int, default=3, metavar="N", help="the best of N readings counts (3)")


def measure(options: dict[str, Any]) -> Measured:
    known, built = timed(gazetteer.from_reference)
    paths = options["files"] or sorted((Path(settings.BASE_DIR) / "samples").glob("*.txt"))
    texts = [readers.read(path.read_bytes(), path.name).body for path in paths]
    size = sum(len(text.encode()) for text in texts)
    cpu, wall = best_of(options["times"], texts, known)
    return Measured(
        {"gazetteer_s": built, "bytes": size, "cpu_s": cpu, "wall_s": wall},
        [
            (("texts", "kB", "MB/s of processor time", "MB/s of the clock"),
             [(str(len(texts)), f"{size / 1e3:.0f}", f"{size / cpu / 1e6:.2f}", f"{size / wall / 1e6:.2f}")]),
            (("gazetteer", "ms"), [("built from the reference files", f"{built * 1e3:.0f}")]),
        ],
    )  # fmt: skip


def timed(work: Callable[[], Gazetteer]) -> tuple[Gazetteer, float]:
    started = time.process_time()
    made = work()
    return made, time.process_time() - started


def best_of(times: int, texts: Sequence[str], known: Gazetteer) -> tuple[float, float]:
    """Seconds of the processor and of the clock to read ``texts``, each the least of several."""
    for text in texts[:1]:
        extract(text, known)  # what is compiled once a gazetteer is no part of reading
    readings = [_reading(texts, known) for _ in range(max(1, times))]
    return min(cpu for cpu, _ in readings), min(wall for _, wall in readings)


def _reading(texts: Iterable[str], known: Gazetteer) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    for text in texts:
        extract(text, known)
    return time.process_time() - cpu, time.perf_counter() - wall
