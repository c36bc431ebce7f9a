"""How names are spelt besides the spellings that the gazetteer lists: Albanian definite forms, the cases of Bosnian,
Croatian, Montenegrin and Serbian, Macedonian letters, one letter wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from .letters import CAPITAL

_REMEMBERED = 8_192  # words that begin with a capital
SHORTEST_MISSPELT = 8  # letters; shorter names have neighbours that are names or words themselves
# Words of seven letters and more, for a name of eight may have lost one, that begin with a capital.
_WORD = re.compile(rf"{CAPITAL}(?<![^\W\d_ʼ].)[^\W\d_ʼ]{{6,}}")


def definite_forms(name: str) -> tuple[str, ...]:
    """``Kurti`` → ``Kurtit``, ``Kurtin``; ``Rama`` → ``Ramës``, ``Ramën``: the last word as an Albanian text bends it.
    Empty for what is not written in Latin letters or too short to be told from words."""
    last = name.split()[-1] if name.split() else ""
    if len(last) < 4 or not last.isalpha() or ord(max(last)) > 0x24F or last.isupper():
        return ()
    if last[-1] in "aë":
        return name[:-1] + "ës", name[:-1] + "ën"
    if last[-1] in "eiouy":
        return name + "t", name + "n"
    vowel = "u" if last[-1] in "gkh" else "i"
    return name + vowel, name + vowel + "t", name + vowel + "n"


_ENGLISH = str.maketrans(
    {"č": "ch", "ć": "ch", "š": "sh", "ž": "zh", "đ": "dj", "Č": "Ch", "Ć": "Ch", "Š": "Sh", "Ž": "Zh", "Đ": "Dj"}
)


def english_form(name: str) -> str:
    """``Šamplović`` → ``Shamplovich``, as English texts once wrote it; the name itself where nothing changes."""
    return name.translate(_ENGLISH)


_MACEDONIAN = str.maketrans({"ћ": "ќ", "ђ": "ѓ", "Ћ": "Ќ", "Ђ": "Ѓ"})


def macedonian_form(name: str) -> str:
    """``Шампловић`` → ``Шампловиќ``, as Macedonian writes a name in Serbian Cyrillic; the name itself where nothing
    changes."""
    return name.translate(_MACEDONIAN)


_SOFT = ("č", "ć", "š", "ž", "đ", "j", "lj", "nj", "c", "ч", "ћ", "ш", "ж", "ђ", "ј", "љ", "њ", "ц", "џ")
_LATIN = {"a": "a", "u": "u", "om": "om", "em": "em", "e": "e", "j": "j"}
_CYRILLIC = {"a": "а", "u": "у", "om": "ом", "em": "ем", "e": "е", "j": "ј"}
_OF_WOMEN = ("ov", "ev", "in", "ski", "ky", "ий", "ов", "ев", "ин", "ски")  # with an ending: the name of a woman


def case_forms(surname: str, gender: str) -> tuple[str, ...]:
    """``Vučić`` → ``Vučića``, ``Vučiću``, ``Vučićem``; ``Kurti`` → ``Kurtija`` …: the cases of a man's surname; a
    woman's has none unless it ends in -a. Empty for what is short or no single word, and where a form is the name of
    somebody else (Petrov, Petrova)."""
    last = surname[-1:]
    if len(surname) < 5 or not surname.isalpha() or surname.isupper():
        return ()
    cyrillic = "Ѐ" <= surname[0] <= "ӿ"
    letters = _CYRILLIC if cyrillic else _LATIN
    a, u, om, em, e, j = letters.values()
    if last == a:
        return surname[:-1] + e, surname[:-1] + u, surname[:-1] + om
    if gender != "m" or surname.endswith(_OF_WOMEN):
        return ()
    if last in "oо":
        return surname[:-1] + a, surname[:-1] + u, surname + ("м" if cyrillic else "m")
    if last in "iи":
        return surname + j + a, surname + j + u, surname + j + em
    if last in "euyеу":
        return ()
    return surname + a, surname + u, surname + (em if surname.lower().endswith(_SOFT) else om)


def womans_forms(surname: str) -> tuple[str, ...]:
    """``Klinton`` → ``Klintonova``; ``Testić`` → ``Testićeva``: what some papers call a woman of that surname, in the
    nominative; empty for a surname that has the ending of a woman already."""
    if surname[-1:] in "aа" or not surname.isalpha():
        return ()
    cyrillic = "Ѐ" <= surname[0] <= "ӿ"
    if surname[-1] in "oо":
        return (surname + ("ва" if cyrillic else "va"),)
    if surname[-1] in "eiuyеиу":
        return (surname + ("јева" if cyrillic else "jeva"),)
    soft = surname.lower().endswith(_SOFT)
    if cyrillic:
        return (surname + ("ева" if soft else "ова"), surname + "ка")
    return (surname + ("eva" if soft else "ova"), surname + "ka")


def is_genitive(word: str, name: str) -> bool:
    """Whether a word, folded, is the genitive of a first name or surname, or the name itself where it is not bent:
    Brune, Petra, Testića, Testić."""
    if word == name or len(name) < 3:
        return word == name
    if word in (name + "a", name + "а"):
        return True
    if name[-1] in "aeoаео" and word[:-1] == name[:-1]:
        return word[-1] in "aeае"
    if name[-1] in "iuиу":
        return word in (name + "ja", name + "ја")
    return name[-2] in "aа" and word[:-1] == name[:-2] + name[-1] and word[-1] in "aа"  # Petar: Petra


_PLACES = (
    "ija", "jina", "kina", "dina", "vina", "osna", "ska", "čka", "ška", "na gora", "sovo",
    "ија", "јина", "кина", "дина", "вина", "осна", "ска", "чка", "шка", "на гора", "сово",
)  # fmt: skip


def place_forms(name: str) -> tuple[str, ...]:
    """``Srbija`` → ``Srbije``, ``Srbiji``, ``Srbiju``, ``Srbijom``; ``Crna Gora`` → ``Crne Gore`` …: the cases of a
    country's name in Bosnian, Croatian, Montenegrin and Serbian; empty for what is no such name."""
    words = name.split()
    plain = all(word in ("i", "и") or (word.isalpha() and word[0].isupper()) for word in words)
    if not (plain and name.lower().endswith(_PLACES)) or words[0] == "North":
        return ()
    forms = [" ".join(bent) for bent in zip(*(_cases(word) for word in words), strict=True)]
    return tuple(dict.fromkeys(form for form in forms if form != name))


def _cases(word: str) -> tuple[str, str, str, str]:
    """Genitive, dative, accusative, instrumental."""
    stem, last = word[:-1], word[-1:]
    a, u, om, _, e, j = (_CYRILLIC if "Ѐ" <= word[:1] <= "ӿ" else _LATIN).values()
    i = "и" if a == "а" else "i"
    if len(word) < 2:
        return word, word, word, word
    if last == a:
        adjective = word.endswith(("ska", "čka", "ška", "rna", "rna", "verna", "ска", "чка", "шка", "рна", "верна"))
        return stem + e, stem + (om[0] + j if adjective else i), stem + u, stem + om
    return stem + a, stem + u, word, stem + om


def albanian_place_forms(name: str) -> tuple[str, ...]:
    """``Kosova`` → ``Kosovës``, ``Kosovën``; ``Kroacia`` → ``Kroacisë``, ``Kroacinë``; ``Turqi`` → ``Turqia``,
    ``Turqisë``, ``Turqinë``: the cases of a country's name in Albanian; empty for what is no such name."""
    if not (name.isalpha() and name[:1].isupper() and len(name) > 3):
        return ()
    if name.endswith("ia"):
        return name[:-1] + "së", name[:-1] + "në"
    if name.endswith(("qi", "ri", "ni", "si", "li", "ti", "bi", "ci")):
        return name + "a", name + "së", name + "në"
    if name.endswith("ë"):
        return name[:-1] + "a", name + "s", name + "n"
    return (name[:-1] + "ës", name[:-1] + "ën") if name.endswith(("ova", "aina")) else ()


class Misspellings:
    """Words that differ by one letter (wrong, missing, too many, or two exchanged) from a long surname.

    By deletion: two words one edit apart have a word in common among themselves and what is left of each when a letter
    is taken out. So a look-up costs as much as the word is long, whatever the number of names.
    """

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)  # what is left of a surname → surnames
        self._longest = 0
        self._added: set[str] = set()
        self._meant = lru_cache(maxsize=_REMEMBERED)(self.of)  # the same words come in one text after the other

    def add(self, surname: str) -> None:
        """A surname, folded; ignored where it is too short or no single word."""
        if surname not in self._added and len(surname) >= SHORTEST_MISSPELT and surname.isalpha():
            self._added.add(surname)
            self._longest = max(self._longest, len(surname))
            for rest in _with_one_less(surname):
                self._names[rest].add(surname)

    def of(self, word: str) -> set[str]:
        """The surnames that ``word``, folded, may have been meant for; not itself, and none with another initial."""
        if not SHORTEST_MISSPELT - 1 <= len(word) <= self._longest + 1:
            return set()
        near: set[str] = set()
        for rest in _with_one_less(word):
            if names := self._names.get(rest):
                near |= names
        return {name for name in near if name != word and name[0] == word[0] and one_edit_apart(name, word)}

    def words(self, text: str, folded: str, taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, set[str]]]:
        """Start, end and surnames of every misspelt word that begins with a capital, outside the stretches ``taken``,
        which are in order."""
        ahead = iter(taken)
        stretch = next(ahead, None)
        for found in _WORD.finditer(text):
            start, end = found.span()
            if not (surnames := self._meant(folded[start:end])):
                continue
            while stretch and stretch[1] <= start:
                stretch = next(ahead, None)
            if not (stretch and stretch[0] < end):
                yield start, end, surnames


def _with_one_less(word: str) -> Iterator[str]:
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


def one_edit_apart(one: str, other: str) -> bool:
    """One letter wrong, missing or too many, or two neighbours exchanged."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
