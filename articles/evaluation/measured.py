"""The figures that the method page shows, kept in one small file of the repository.

``{"release", "sets": [{"name", "extractor", "date", ...figures}]}``: each set of documents with the extractor and the
day it was measured.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

MEASURED = Path(__file__).with_name("measured.json")


def read(path: Path = MEASURED) -> dict[str, Any]:
    """An empty table where nothing was measured yet."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"release": "", "sets": []}


def record(entry: dict[str, Any], *, release: str, path: Path = MEASURED) -> None:
    """``entry`` takes the place of the earlier figures for the same ``name``."""
    held = read(path)
    sets = [one for one in held["sets"] if one["name"] != entry["name"]]
    table = {"release": release, "sets": sorted([*sets, entry], key=lambda one: one["name"])}
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
