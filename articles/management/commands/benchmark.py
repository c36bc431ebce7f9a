"""manage.py benchmark WORKLOAD: how fast, in a table or as JSON. Each workload is a module of articles/benchmarks."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.benchmarks import extraction, search
from articles.evaluation.report import plain

WORKLOADS = {"extract": extraction, "search": search}


class Command(BaseCommand):
    help = "Measures how fast a part of the program is on this machine. Changes nothing in the record."

    def add_arguments(self, parser: CommandParser) -> None:
        workloads = parser.add_subparsers(dest="workload", required=True, metavar="WORKLOAD")
        for name, workload in WORKLOADS.items():
            one = workloads.add_parser(name, help=workload.HELP, description=workload.HELP)
            workload.add_arguments(one)
            one.add_argument("--json", action="store_true", help="the figures as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        measured = WORKLOADS[options["workload"]].measure(options)
        if options["json"]:
            self.stdout.write(json.dumps(measured.figures))
        else:
            self.stdout.write("\n\n".join(map(plain, measured.tables)))
