"""How Bosnian, Croatian, Montenegrin and Serbian are read."""

from __future__ import annotations

import re

from ..prodrop.reader import Reader
from .reported import find_statements

# An ordinal, an initial, an abbreviation.
_ABBREVIATED = re.compile(
    r"(?:^|(?<=[\s(]))(?:\d{1,2}|[^\W\d_]|br|dr|mr|prof|gđa|gdja|gosp|npr|tzv|tj|str|ul|čl|st|sv|mil|mlrd|akad|doc|ing|inž|gen"
    r"|puk|odn|бр|др|мр|проф|гђа|госп|нпр|тзв|тј|стр|ул|чл|ст|св|ген|пук)\Z",
    re.IGNORECASE,
)
BCMS_READER = Reader(find_statements, _ABBREVIATED)
