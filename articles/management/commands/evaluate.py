"""manage.py evaluate GOLD...: how well extraction does against what people marked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles import gazetteer
from articles.evaluation import figures, gold, measured, report
from articles.evaluation.actors import KnownActors
from articles.extraction.extract import VERSION, extract
from articles.extraction.records import Gazetteer
from articles.management.commands.extract import quotes


class Command(BaseCommand):
    help = (
        "Extracts the statements of marked documents with the names of the reference files, and prints how many were "
        "found, whose they were said to be, and which documents went worst. Stores nothing in the record."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help=".jsonl or .json, or a folder of them")
        parser.add_argument("--markdown", action="store_true", help="tables in Markdown")
        parser.add_argument("--kind", action="append", choices=figures.KINDS, help="count this kind alone")
        parser.add_argument("--bootstrap", type=int, default=0, metavar="N", help="95%% intervals from N draws")
        parser.add_argument("--worst", type=int, default=10, metavar="N", help="how many documents to name (10)")
        parser.add_argument("--errors", type=int, default=0, metavar="N", help="N examples of every class of error")
        parser.add_argument("--record", metavar="NAME", help="keep the figures under this name, for the method page")

    def handle(self, *args: Any, **options: Any) -> None:
        known = gazetteer.from_reference()
        judged: list[figures.DocumentFigures] = []
        unread = 0
        actors = KnownActors(known)
        for one in self._marked(options["gold"]):
            if isinstance(one, str):
                unread += 1
                self.stderr.write(one)
                continue
            judged.append(judge(one, known, actors, kinds=options["kind"]))
        if not judged:
            raise CommandError("no document to evaluate")
        added = figures.total(judged)
        intervals = figures.intervals(judged, options["bootstrap"]) if options["bootstrap"] else {}
        documents = "1 document" if len(judged) == 1 else f"{len(judged):,} documents"
        self.stdout.write(f"{documents}, extractor version {VERSION}, {timezone.localdate()}\n\n")
        written = report.markdown if options["markdown"] else report.plain
        tables = report.tables(judged, added, intervals, worst=options["worst"])
        tables += report.examples(judged, options["errors"])
        self.stdout.write("\n\n".join(map(written, tables)))
        if unread:
            raise CommandError(f"{unread} document(s) could not be read; see above")
        if options["record"]:
            if options["kind"]:
                raise CommandError("Figures of one kind alone are not recorded: leave out --kind.")
            entry = {"name": options["record"], "extractor": VERSION, "date": str(timezone.localdate())}
            measured.record(entry | report.kept(judged, added), release=version_of_program())

    def _marked(self, paths: Iterable[Path]) -> Iterable[gold.Marked | str]:
        for path in paths:
            files = sorted([*path.glob("*.json"), *path.glob("*.jsonl")]) if path.is_dir() else [path]
            for file in files:
                try:
                    content = file.read_text(encoding="utf-8")
                except (OSError, UnicodeDecodeError) as error:
                    yield f"{file}: {error}"
                    continue
                yield from gold.read(str(file), content)


def judge(
    marked: gold.Marked, known: Gazetteer, actors: KnownActors, *, kinds: Iterable[str] | None = None
) -> figures.DocumentFigures:
    """One document, extracted and compared."""
    extraction = extract(marked.text, known, published_on=marked.published_on)
    found = [gold.quote(row, marked.text, number) for number, row in enumerate(quotes(extraction), start=1)]
    return figures.judge(
        marked,
        found,
        actors,
        texts=[statement.text for statement in extraction.statements],
        topics=frozenset(topic.slug for topic in known.topics),
        kinds=kinds,
    )


def version_of_program() -> str:
    project = (Path(settings.BASE_DIR) / "pyproject.toml").read_text(encoding="utf-8")
    return tomllib.loads(project)["project"]["version"]
