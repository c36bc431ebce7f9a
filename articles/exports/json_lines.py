"""One JSON object a line, every field exactly as the record holds it.

The form is canonical (keys sorted, no blanks, UTF-8), so that the same record always gives the same bytes.
"""

from __future__ import annotations

import json
from typing import Any

from articles.exports.rows import Row, Withheld


def canonical(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def entry(row: Row) -> str:
    return canonical(row.record()) + "\n"


def withheld(row: Withheld) -> str:
    """The hash lets the checksum of the set still be worked out."""
    told = {"statement": row.statement, "address": row.address, "withheld": row.reason, "sha256": row.sha256}
    return canonical(told) + "\n"
