"""How Macedonian is read."""

from __future__ import annotations

import re

from ..prodrop.reader import Reader
from .reported import find_statements

# An ordinal, an initial, an abbreviation.
_ABBREVIATED = re.compile(
    r"(?:^|(?<=[\s(]))(?:\d{1,2}|[^\W\d_]|бр|др|мр|д-р|м-р|проф|г|г-дин|г-ѓа|гдин|итн|т\.н|т\.е|стр|ул|чл|св|мил|акад|ген"
    r"|br|dr|mr|prof|d-r|str|ul)\Z",
    re.IGNORECASE,
)
MACEDONIAN_READER = Reader(find_statements, _ABBREVIATED)
