"""Sets of characters for patterns."""

from __future__ import annotations

_SCRIPTS = 0x2000  # Latin, Greek, Cyrillic and whatever else below has capitals; above are only oddities

#: a capital letter. Spelt out, for a pattern finds one of a set in a third of the time that ``[^\W\d_a-z]`` takes.
CAPITAL = f"[{''.join(filter(str.isupper, map(chr, range(_SCRIPTS))))}]"
