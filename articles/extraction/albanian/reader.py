"""How Albanian is read."""

from __future__ import annotations

import re

from ..prodrop.reader import Reader
from .reported import find_statements

# An initial, an abbreviation, "zv." of a deputy; a number ends a sentence, for Albanian ordinals have no full stop.
_ABBREVIATED = re.compile(
    r"(?:^|(?<=[\s(]))(?:[^\W\d_]|zt|znj|zv|dr|prof|mr|nr|sh|p\.sh|etj|fq|gjen|kol|kap|ing|av|msc|st|mbr|kl)\Z",
    re.IGNORECASE,
)
ALBANIAN_READER = Reader(find_statements, _ABBREVIATED)
