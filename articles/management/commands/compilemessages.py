"""Compiles the catalogues in locale/, which are committed, since who only runs the site need not have GNU gettext."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.commands import compilemessages


class Command(compilemessages.Command):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        options["ignore_patterns"] = [*options["ignore_patterns"], ".venv", ".tools"]
        super().handle(*args, **options)
        folder = Path(settings.LOCALE_PATHS[0])
        for other, source in settings.SHARED_CATALOGUES.items():
            target = folder / other / "LC_MESSAGES" / "django.mo"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / source / "LC_MESSAGES" / "django.mo", target)
            self.stdout.write(f"{target.relative_to(folder.parent)}: the same as {source}")
