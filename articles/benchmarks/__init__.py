"""How fast the program is. One module a workload, each with ``HELP``, ``add_arguments`` and ``measure``; the command
``benchmark`` prints what they find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]  # a head, and rows as wide as it


@dataclass(frozen=True)
class Measured:
    """``figures`` are for programs (JSON), ``tables`` say the same to people."""

    figures: dict[str, Any]
    tables: Sequence[Table]
