"""Which language a text is in, told by its small words.

Bosnian, Croatian, Montenegrin and Serbian are one language here, in either script: nothing in a text tells them apart
reliably. Languages that are not read stand in the table so that none of them is taken for one that is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .records import Span

ENGLISH, BCMS, MACEDONIAN, ALBANIAN, OTHER = "en", "sh", "mk", "sq", ""
_LONGEST_LOOK = 20_000  # characters of a text, and of a paragraph, that are looked at

_SMALL_WORDS = {
    ENGLISH: "the of and is was were with that for said has have had by at be are from this which will would they not",
    BCMS: """
    je u da su za na ne pa po pri se nije nisu što kako će bi ali ili iz sa koji koja koje od kao bio bila
    biti samo više još zbog nakon ni ovo jer ako kada prema riječima rečima rekao rekla rekli kazao kazala
    kaže kažu izjavio izjavila dodao dodala navodi navode ističe istaknuo istaknula istakao istakla poručio
    poručila naglasio naglasila potvrdio potvrdila upozorio upozorila smatra tvrdi tvrde pozvao pozvala
    poziva zatražio zatražila traži traže predlaže najavio najavila najavljuje poručuje upozorava dodaje
    saopćeno saopšteno priopćeno objavio javila također takođe
    је у да су за на не па по при се није нису што како ће би али или из са који која које од као био била
    бити само више још због након ни ово јер ако када према ријечима речима рекао рекла рекли казао казала
    каже кажу изјавио изјавила додао додала наводи наводе истиче истакнуо истакнула истакао истакла поручио
    поручила нагласио нагласила потврдио потврдила упозорио упозорила сматра тврди тврде позвао позвала
    позива затражио затражила тражи траже предлаже најавио најавила најављује поручује упозорава додаје
    саопћено саопштено приопћено објавио јавила такођер такође
    """,
    MACEDONIAN: """
    на за по при во дека не од со ќе беше бил била сум сме тоа ова кој која кои што или ако како исто уште
    само повеќе поради се има нема го ги му рече рекла рекол изјави истакна додаде нагласи најави потврди
    според изјавија да е ѝ ниту бидејќи посочи соопшти кажа денеска таа тие овие оваа биде врз меѓу преку оти беа
    """,
    # not e, i, u, me, si, duke: they are words of its neighbours, or of English
    ALBANIAN: """
    të në dhe për nga një që është nuk ka janë kjo këtë por kanë ky tha thanë thënë ajo sipas gjatë ndaj tij saj tyre
    ndërsa shtoi deklaroi theksoi edhe mes më së qe nje eshte kete thene kishte
    cili cila shprehur bëri kështu se ne te ai po do pyeti
    """,
    # not read, but near: Slovene, Bulgarian, Russian, Romanian
    "sl": "je in da so ki z v bi ne pa tudi kot bil bila bo za ni še bilo med po pri",
    "bg": "в че се от със с към беше бил която който които това той тя ще не по при са",
    "ru": "в и не что с это как его она они он был было от по из для но к",
    "ro": "de la și în cu pe nu este că din pentru a se mai sunt care o al",
}
_LEAD = 2  # small words by which a paragraph leaves the language of its text, if it has any of that
_PREFERRED = (ENGLISH, BCMS, MACEDONIAN, ALBANIAN)  # of languages that have as many small words in a text
_WORDS = re.compile(r"[^\W\d_]+")
_ARTICLES = re.compile(r"[а-џ]{4}(?:от|ата|ото|ите)\b")  # behind the noun, as no neighbour but Bulgarian has them


def _table() -> Mapping[str, tuple[str, ...]]:
    languages: dict[str, tuple[str, ...]] = {}
    for language, words in _SMALL_WORDS.items():
        for word in words.split():
            languages[word] = (*languages.get(word, ()), language)
    return languages


_LANGUAGES_OF = _table()
_SHARED = """
da su ni bi u ali za na ne pa po pri se od iz sa bio bila biti на за не по при се
nga ka por ky saj edhe mes qe ajo te ai do
"""
_NAMES_TOO = frozenset(_SHARED.split())  # names or words of other languages as well
_READ_BESIDE = (BCMS, MACEDONIAN, ALBANIAN)
_BESIDE_ENGLISH = _NAMES_TOO.union(*(_SMALL_WORDS[language].split() for language in _READ_BESIDE))


def language_of(text: str, start: int = 0, end: int | None = None, *, fewest: int = 1, otherwise: str = OTHER) -> str:
    """``en``, ``sh``, ``mk``, ``sq``, or nothing for any other language; ``otherwise`` where fewer than ``fewest``
    small words stand in ``text[start:end]``, which is in small letters, or another leads ``otherwise`` by one alone."""
    stop = min(len(text) if end is None else end, start + _LONGEST_LOOK)
    hits: dict[str, int] = {}
    for word in _WORDS.findall(text, start, stop):
        for language in _LANGUAGES_OF.get(word, ()):
            hits[language] = hits.get(language, 0) + 1
    if letters := text.count("ќ", start, stop) + text.count("ѓ", start, stop):
        hits[MACEDONIAN] = hits.get(MACEDONIAN, 0) + letters  # no other language has them
    most = max(hits.values(), default=0)
    best = [language for language, count in hits.items() if count == most]
    held = hits.get(otherwise, 0)
    if most < fewest or otherwise in best or (held and most < held + _LEAD):
        return otherwise
    if BCMS in best and MACEDONIAN in best and len(_ARTICLES.findall(text, start, stop)) > 1:
        return MACEDONIAN
    return next((language for language in _PREFERRED if language in best), OTHER)


def may_be_of_the_region(text: str) -> bool:
    """Whether ``text``, in small letters, has any of the small words of Bosnian, Croatian, Montenegrin, Serbian,
    Macedonian or Albanian: a quick look that spares English texts the slow one."""
    found = _BESIDE_ENGLISH.intersection(text.split())
    return len(found) > 1 or not found <= _NAMES_TOO or "ќ" in text or "ѓ" in text


class ParagraphLanguages:
    """Those of one text, asked for where a dash or a comma may make speech of a paragraph, which is seldom."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.small = ""
        self.language = ""

    def of(self, paragraph: Span) -> str:
        if not self.small:
            small = self.text.lower()
            self.small = small if len(small) == len(self.text) else self.text
            self.language = language_of(self.small)
        return language_of(self.small, *paragraph, fewest=3, otherwise=self.language)
