"""How names stand in a text: runs of capitals, names side by side, names that hold an "and" themselves."""

from __future__ import annotations

import re

_UPPER = "A-ZÀ-ÖØ-ÞĆČĐŠŽĞİŁŃŐŚŞŰŹŻА-ЯЀ-Џ"
NAME_RUN = re.compile(
    rf"\b[{_UPPER}](?:\.|[\w’'-]*)"
    rf"(?:[ \n\u00a0](?:(?:de|von|van|al|di|el)[ \n])?[{_UPPER}][\w’'-]*){{1,5}}"
)
CAPITAL = re.compile(rf"\b[{_UPPER}][\w’'-]*")
ENDS_IN_NAME = re.compile(rf"[{_UPPER}][\w’'-]*\s[{_UPPER}][\w’'-]*(?:\s(?:i|и)\s.*)?\s*$", re.DOTALL)
TOGETHER = re.compile(
    rf"([{_UPPER}][\w’'-]*\s(?:[\w’'-]+\s){{0,6}}?[{_UPPER}][\w’'-]*\s(?:\([^)]*\)\s)?(?:i|и)\s"
    rf"(?:[^\W\d_{_UPPER}]\w*\s){{0,5}}(?:[{_UPPER}][\w’'-]*\s){{1,3}}[{_UPPER}][\w’'-]*)"
)
WITH_ANOTHER = re.compile(rf"(?:[{_UPPER}][\w’'-]*\s){{1,3}}(?:i|и)\s(?:[^\W\d_{_UPPER}]\w*\s){{0,4}}[{_UPPER}]")
BEHIND_ANOTHER = re.compile(rf"(?:[{_UPPER}][\w’'-]*\s){{1,3}}(?:i|и)\s(?:[^\W\d_{_UPPER}]\w*\s){{0,4}}")
JOINT = re.compile(r",?\s+(?:i|te|и|те)\s+|,\s+")
ONE_NAME = re.compile(
    r"(?:Bosn|Босн)\w+\s(?:i|и)\s(?:Herceg|Херцег)\w+"
    r"|(?:Srbij|Србиј)\w+\s(?:i|и)\s(?:Crn|Црн)\w+\s(?:Gor|Гор)\w+"
)
