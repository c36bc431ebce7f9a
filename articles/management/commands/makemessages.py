"""Gathers what can be translated into locale/, with the habits of this project; needs GNU gettext."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.commands import makemessages

IGNORED = ("tests/*", "var/*", "samples/*", "static/*", "dev.py")


class Command(makemessages.Command):
    help = __doc__
    # Guesses from similar sentences would have to be told from translations; lines and files change with every commit.
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching", "--no-location", "--no-wrap"]
    msgattrib_options = [*makemessages.Command.msgattrib_options, "--no-location", "--no-wrap"]

    def handle(self, *args: Any, **options: Any) -> None:
        options["locale"] = options["locale"] or [path.parent.parent.name for path in _catalogues()]
        options["ignore_patterns"] = [*options["ignore_patterns"], *IGNORED]
        options["no_obsolete"] = True
        super().handle(*args, **options)


def _catalogues() -> list[Path]:
    return sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po"))
