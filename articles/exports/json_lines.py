"""One JSON object a line, every field exactly as the record holds it.

The form is canonical (keys sorted, no blanks, UTF-8), so that the same record always gives the same bytes.
"""

from __future__ import annotations

import json
from typing import Any

from articles.exports.rows import Row


def canonical(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def entry(row: Row) -> str:
    return canonical(row.record()) + "\n"
