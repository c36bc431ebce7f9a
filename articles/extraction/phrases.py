"""Small readings of a noun phrase: its head, the name it ends in, the gender it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from .letters import CAPITAL
from .lexicon import en, sources
from .records import Span

WORD = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")
# One set of characters at the head of both, so that the search runs at once to where one of them stands.
_HEAD_END = re.compile(r"[,(\s](?:(?<=[,(])|(?:of|for|from|with|at|in|who|whose|on|by|to|—|–|-)\s)")
_GLUED = re.compile(r"['’](?<=\w.)(?:s|re|m|ve|d|ll)$", re.IGNORECASE)
_REST = r"[\w’'-]*(?:(?<![\w’'-]{5})\.)?"  # the full stop of an initial or "Prof.", not of a sentence
_PARTICLE = r"(?:(?:de|von|van|der|al|bin|la|di|el)[ \n])?"
# A capital at its head and the look back behind it, so that the search runs at once from capital to capital.
NAME_RUN = re.compile(rf"{CAPITAL}(?<!\w.){_REST}(?:[ \n\u00a0]{_PARTICLE}{CAPITAL}{_REST}){{1,5}}")
AND = re.compile(r",?\s+(and|&)\s+|,\s+")
BOTH = re.compile(r"both\s+", re.IGNORECASE)
_GOVERNING = re.compile(r"\s(?:of|for|with|between|from|to)\s")
# What stands beside a body's name and only says what it is: "the Testgrad Herald newspaper", "Operation Testforce".
_OUTLET = (
    "newspaper|daily|weekly|magazine|paper|broadcaster|television|tv|radio|station|portal|website|site|channel|outlet"
    "|agency|party"
)
_FORCE = "mission|operation|force|peacekeeping|peacekeepers"
_KIND_AFTER = re.compile(rf"\s(?:(?:news|daily|online|private|state|public|tv|television)\s)*(?:{_OUTLET})\b", re.I)
_KIND_BEFORE = re.compile(rf"\b(?:{_OUTLET})$", re.I)
_FORCE_AFTER = re.compile(rf"\s(?:(?:peacekeeping|military)\s)?(?:{_FORCE})\b", re.I)
_FORCE_BEFORE = re.compile(rf"(?:\b(?:{_FORCE})|-led)$", re.I)
_GOVERNED = re.compile(r"\b(?:of|for|in|at|from|with|to|by)\b", re.I)  # "the editor of the newspaper …"
_RELATIVE = re.compile(r"\b(?:who|that|which)\s[^,]*$")
_STAFF = re.compile(rf"\b(?:{'|'.join(sorted(sources.STAFF))})\sof$", re.I)
_FOR_FIELD = re.compile(rf"\b(?:{'|'.join(sorted(sources.OFFICES))}|general|commissioner)\sfor\s$", re.I)
_PAPER = (
    r"(?:(?:written|official|press|joint|brief|public|short)\s)*"
    r"(?:statement|press release|release|communiqu[eé]|commentary|editorial)"
)
_ITS_PAPER = re.compile(rf"(?P<by>.+?)(?:['’]s?)?\s{_PAPER}", re.I | re.S)
_PAPER_BY = re.compile(
    rf"(?:(?:a|an|the|this|another)\s)?{_PAPER}\s(?:(?:issued|released|published|posted|sent)\s)?(?:by|from|of)\s(?P<by>.+)",
    re.I | re.S,
)
_MINISTRIES = {
    "ministry of foreign affairs": ("foreign ministry",),
    "foreign affairs ministry": ("foreign ministry", "ministry of foreign affairs"),
    "foreign ministry": ("ministry of foreign affairs",),
    "ministry of internal affairs": ("interior ministry",),
    "ministry of the interior": ("interior ministry", "ministry of interior"),
    "ministry of interior": ("interior ministry",),
    "interior ministry": ("ministry of interior", "ministry of internal affairs"),
    "ministry of defence": ("defence ministry",),
    "ministry of defense": ("defence ministry",),
    "defense ministry": ("defence ministry", "ministry of defence"),
    "defence ministry": ("ministry of defence",),
}


def printed_form(text: str) -> str:
    return _GLUED.sub("", " ".join(text.split()).strip(" ,;:"))


def head_of(printed: str) -> str:
    """The phrase up to its first comma, bracket or preposition."""
    match = _HEAD_END.search(printed, 1)
    return printed[: match.start()].strip() if match and match.start() > 1 else printed


def gender_of(words: Set[str]) -> str:
    if words & sources.FEMALE_WORDS:
        return "f"
    if words & sources.MALE_WORDS:
        return "m"
    return ""


@lru_cache(maxsize=4_096)  # the same names and titles come in one text after the other
def proper_name(phrase: str) -> str | None:
    """The personal name a capitalised phrase ends in: "Kosovo Interior Minister Ana Testić" → "Ana Testić"; None where
    fewer than two words are left once roles are taken off, or where the phrase names a body."""
    words = [word[:-2] if word.endswith(("'s", "’s")) else word for word in phrase.strip(" ,;:").split()]
    words = [word for word in words if word]  # an ’s that stands alone leaves nothing
    run: list[str] = []
    for word in reversed(words):
        bare = word.strip(".,").lower()
        if run and bare in ("de", "von", "van", "der", "al", "bin", "la", "di", "el"):
            run.append(word)
            continue
        if not word[0].isupper() or bare in sources.ROLE_WORDS or bare in sources.BODY_WORDS or bare in en.DETERMINERS:
            break
        if (
            bare in en.WEEKDAYS
            or bare in en.MONTHS
            or bare in en.PREPOSITIONS
            or bare in en.CONNECTIVES
            or bare in en.CLAUSE_OPENERS
            or bare in en.VERBS
            or bare == "of"
        ):
            break
        if bare in en.SUBJECT_PRONOUNS or (
            word.endswith(".") and run and len(bare) > 1 and bare not in ("jr", "sr", "st")
        ):
            break
        if len(word) > 2 and word.isupper() and "." not in word:
            break
        run.append(word)
    while run and not run[-1][0].isupper():
        run.pop()
    if len(run) < 2 or len(run) > 4:
        return None
    return " ".join(reversed(run))


def governs(text: str, part: Span) -> bool:
    """Whether the phrase goes on behind its head, so that "and" may join what it governs: "the envoy of X and Y"."""
    return _GOVERNING.search(text, part.start, part.end) is not None


def names_a_complement(before: str) -> bool:
    """Whether a name with the words ``before`` it only belongs to what the phrase speaks of: "an adviser to President
    Ana Testić", but not "the envoy in the talks Ana Testić"."""
    if _RELATIVE.search(before):
        return True  # "those who voted for Ana Testić"
    found = list(_GOVERNED.finditer(before))
    if not found:
        return False
    if _STAFF.search(before, 0, found[0].end()):
        return True
    words = WORD.findall(before[found[-1].end() :].lower())
    if not words or (len(words) == 1 and words[0] in sources.COURTESIES):
        return True
    return words[-1] in sources.OFFICES and "and" not in words


def bodies_of(people: str, thing: str) -> Iterator[str]:
    """The ways to name a body of a state: "Freedonian foreign ministry", "ministry of defence of Freedonia"."""
    for name in {thing, thing.replace("defense", "defence"), *_MINISTRIES.get(thing, ())}:
        yield f"{people} {name}"
        yield f"{name} of {people}"


def without_field(before: str, name: str) -> str:
    """ "the minister for Public Works Ana Testić": the last two words of ``name``, where those before it say what the
    office is for."""
    words = name.split()
    return " ".join(words[-2:]) if len(words) > 2 and _FOR_FIELD.search(before) else name


def without_kind(before: str, after: str, *, force: bool) -> tuple[str, str]:
    """What stands before and after a body's name, without words that only say what it is; ``force`` for missions."""
    for found in (_KIND_AFTER.match(after), _FORCE_AFTER.match(after) if force else None):
        if found:
            after = after[found.end() :]
    bare = before.strip()
    if not _GOVERNED.search(bare) and (_KIND_BEFORE.search(bare) or (force and _FORCE_BEFORE.search(bare))):
        before = ""
    return before, after


def author_of(text: str, span: Span) -> Span | None:
    """Whose paper speaks: of "a Testforce statement", "a statement issued by the city council", the body."""
    found = _PAPER_BY.fullmatch(text, span.start, span.end) or _ITS_PAPER.fullmatch(text, span.start, span.end)
    return Span(*found.span("by")) if found else None
