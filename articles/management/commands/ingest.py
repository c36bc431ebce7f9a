"""manage.py ingest PATH...: dispatches from files and folders into the record."""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import os
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, InterfaceError
from tqdm import tqdm

from articles import gazetteer, ingestion
from articles.extraction.records import Gazetteer
from articles.ingestion import Outcome, PartRead, Verdict
from articles.management.commands import _reading_process
from articles.models.articles import day_of_printing

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Stores dispatches as articles with their statements. A file already held changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="a file of any format, or a folder with all below it"
        )
        parser.add_argument("--outlet", type=outlet_name, help="slug or name; overrides what the text says")
        parser.add_argument("--published-on", type=day, metavar="YYYY-MM-DD", help="overrides what the text says")
        parser.add_argument("--draft", action="store_true", help="store, but do not show to the public yet")
        parser.add_argument("--again", action="store_true", help="extract anew from articles already held")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, store nothing")
        parser.add_argument(
            "--jobs", type=count_of_jobs, default=1, metavar="N", help="processes that read (default 1)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.tally: Counter[str] = Counter()
        self.dry_run = options["dry_run"]
        given = {
            "outlet": None if self.dry_run else options["outlet"] and ingestion.outlet_named(options["outlet"]),
            "published_on": options["published_on"],
            "draft": options["draft"],
            "again": options["again"],
            "dry_run": self.dry_run,
        }
        known = gazetteer.from_database()
        if not known.actors:
            self.stderr.write("No actor is known yet: speakers stay unnamed. Load them with: manage.py load_reference")
        files: list[Path] = []
        for path in options["paths"]:
            try:
                files += dispatches(path, unopened=self.reject_folder)
            except OSError as error:
                self.reject(str(path), error_sentence(error))
            except NoDispatches as error:
                self.reject(str(path), str(error))
        # One progress bar on a terminal, one line a file in a log.
        self.bar = tqdm(total=len(files), unit="file", disable=not sys.stderr.isatty(), leave=False)
        try:
            if options["jobs"] == 1:
                for path in files:
                    self.ingest(path, known, given)
            else:
                self.ingest_with_processes(files, known, given, options["jobs"])
        except KeyboardInterrupt:
            self.finish()
            self.stderr.write("Stopped. What is stored stays stored; run it again to go on.")
            sys.exit(130)
        except BrokenProcessPool:
            self.finish()
            raise CommandError("A process that was reading was killed. Run it again to go on.") from None
        except (DatabaseError, InterfaceError) as error:
            self.finish()
            raise CommandError(f"The database failed: {error} Run it again to go on.") from error
        self.finish()
        if self.tally[Verdict.REJECTED]:
            sys.exit(1)

    def ingest(
        self, path: Path, known: Gazetteer, given: dict[str, Any], reading: Callable[[], list[PartRead]] | None = None
    ) -> None:
        """One file, whatever is wrong with it; only what concerns all files (the database, Ctrl-C) gets through."""
        try:
            outcomes = ingestion.ingest(contents(path), path.name, known, reading=reading, **given)
        except OSError as error:
            self.reject(str(path), error_sentence(error))
        except (DatabaseError, InterfaceError, BrokenProcessPool):
            raise
        except Exception as error:
            logger.exception("ingest failed on a file")
            self.reject(str(path), f"An error in this program ({type(error).__name__}: {error}); nothing was stored.")
        else:
            for outcome in outcomes:
                self.report(part_of(path, outcome.name) if len(outcomes) > 1 else path, outcome)
        self.bar.update()

    def ingest_with_processes(self, files: list[Path], known: Gazetteer, given: dict[str, Any], jobs: int) -> None:
        """Files are read side by side and stored one after another in their order, so the record comes out the same
        as with one process. A few files are read ahead, not all."""
        executor = ProcessPoolExecutor(
            jobs, multiprocessing.get_context("spawn"), initializer=_reading_process.start, initargs=(known,)
        )
        ahead: deque[tuple[Path, Future[list[PartRead]] | None]] = deque()
        rest = iter(files)
        try:
            while True:
                while len(ahead) < 4 * jobs and (path := next(rest, None)):
                    ahead.append((path, self.submit(executor, path, given)))
                if not ahead:
                    break
                path, future = ahead.popleft()
                self.ingest(path, known, given, future.result if future else None)
        finally:
            executor.shutdown(cancel_futures=True)

    def submit(self, executor: ProcessPoolExecutor, path: Path, given: dict[str, Any]) -> Future[list[PartRead]] | None:
        try:
            raw = contents(path)
        except OSError:
            return None  # said when its turn comes
        if not given["again"] and ingestion.article_from(raw):
            return None  # nothing to read, and a run that goes on after another has many of these
        return executor.submit(_reading_process.read, raw, path.name, given["published_on"])

    def report(self, path: Path, outcome: Outcome) -> None:
        if outcome.kind is Verdict.REJECTED:
            self.reject(str(path), outcome.reason)
            return
        self.tally[outcome.kind] += 1
        self.tally["statements"] += outcome.statements
        word = "would be stored" if self.dry_run and outcome.kind is Verdict.STORED else outcome.kind.value
        said = [outcome.reason] if outcome.reason else []
        if outcome.kind is Verdict.STORED and not outcome.reason:
            article = f"article {outcome.article}, " if outcome.article else ""
            said.append(f"{article}{plural(outcome.statements, 'statement')}")
        if outcome.kind is Verdict.STORED:
            said += outcome.notes
        if self.bar.disable:
            self.stdout.write(f"{word}: {shown(path)}: {'; '.join(said)}")

    def reject(self, path: str, reason: str) -> None:
        """Said at once, above the progress bar: it is what somebody has to act on."""
        self.tally[Verdict.REJECTED] += 1
        line = f"{Verdict.REJECTED.value}: {shown(path)}: {reason}"
        if hasattr(self, "bar") and not self.bar.disable:
            tqdm.write(line, file=sys.stderr)
        else:
            self.stderr.write(line)

    def reject_folder(self, error: OSError) -> None:
        self.reject(str(error.filename), error_sentence(error))

    def finish(self) -> None:
        self.bar.close()
        stored, unchanged, rejected = (self.tally[kind] for kind in Verdict)
        prefix = "dry run: " if self.dry_run else ""
        found = plural(self.tally["statements"], "statement")
        self.stdout.write(f"{prefix}stored {stored}, unchanged {unchanged}, rejected {rejected}; {found} found")


class NoDispatches(ValueError):
    """A folder in which there is nothing to ingest."""


def day(text: str) -> date:
    try:
        if len(text) != 10:
            raise ValueError(text)
        given = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write YYYY-MM-DD, as in 2023-11-20") from None
    try:
        return day_of_printing(given)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def outlet_name(text: str) -> str:
    if not any(character.isalnum() for character in text) or len(text) > 120:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no name of an outlet: give a slug or a name of up to 120 letters"
        )
    return text


def count_of_jobs(text: str) -> int:
    try:
        jobs = int(text)
    except ValueError:
        jobs = 0
    if not 1 <= jobs <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes: give one from 1 to 256")
    return jobs


def dispatches(path: Path, *, unopened: Callable[[OSError], None]) -> Iterator[Path]:
    """The file, or the files in the folder and those below it, in the order of their names.

    Hidden files and READMEs in a folder are no dispatches. Links to folders are not followed, so none leads round in a
    circle. ``unopened`` is told of each folder that cannot be opened. Raises OSError for a path that is not there,
    NoDispatches for an empty folder.
    """
    if not path.is_dir():
        path.stat()
        yield path
        return
    empty = True

    def fail(error: OSError) -> None:
        nonlocal empty
        empty = False  # nobody knows
        unopened(error)

    for folder, folders, files in os.walk(path, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and not name.upper().startswith("README"):
                empty = False
                yield Path(folder, name)
    if empty:
        raise NoDispatches("The folder has no file to ingest.")


def contents(path: Path) -> bytes:
    """All of a file, or as much as shows that it is too large. Raises OSError, also for what is no regular file."""
    if not path.is_file() and path.exists():
        raise OSError(None, "It is no regular file")
    with path.open("rb") as file:
        return file.read(ingestion.LARGEST_FILE + 1)


def part_of(path: Path, name: str) -> Path:
    """Where a part of a file lies: a member below it, a row beside its name."""
    return path.with_name(name) if name.startswith(path.name) else path / name


def error_sentence(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "There is no such file or folder."
    return f"It cannot be opened: {error.strerror or error}."


def plural(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def shown(path: Path | str) -> str:
    """A path fit for a terminal: names on disk may hold line ends, escape codes, and bytes that are no text."""
    text = str(path).encode("utf-8", "replace").decode()
    return "".join(character if character.isprintable() else "�" for character in text)
