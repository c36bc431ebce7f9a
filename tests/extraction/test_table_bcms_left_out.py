"""Bosnian, Croatian, Montenegrin and Serbian: who goes on speaking where several have been named before."""

import pytest

from tests.extraction.tables import DIRECT, INDIRECT, MIXED, Expected, Row, read

OPENERS: list[Row] = [
    (
        "Bruno Primjerić kaže da most stoji. Predsjednik saveza Milan Probić najavljuje tužbu. Naglašava da je kasno.",
        [(INDIRECT, "Bruno Primjerić", "most stoji"), (INDIRECT, "(Milan Probić)", "je kasno")],
    ),
    (
        "Portparol Milan Probić kazao je da most stoji. Kako se navodi u optužnici, put je nov. Probić nije želio "
        "govoriti o putu. Rekao je samo da istraga traje.",
        [
            (INDIRECT, "Portparol Milan Probić", "most stoji"),
            (INDIRECT, "optužnici", "put je nov"),
            (INDIRECT, "(Milan Probić)", "istraga traje"),
        ],
    ),
    ("Bruno Primjerić i Milan Probić su se sastali. Kaže da je most nov.", [(INDIRECT, "()", "je most nov")]),
    (
        "LEX je rekao da most stoji. Dodao je da je nov.",
        [(INDIRECT, "LEX", "most stoji"), (INDIRECT, "(League of Examples)", "je nov")],
    ),
]

JOINED: list[Row] = [
    (
        "Bruno Primjerić ocijenio je da je most siguran, a oporbi je poručio da prestane širiti strah.",
        [
            (INDIRECT, "Bruno Primjerić", "je most siguran"),
            (INDIRECT, "Bruno Primjerić", "prestane širiti strah"),
        ],
    ),
    ("Na sudu je optuženi rekao da most stoji.", [(INDIRECT, "optuženi", "most stoji")]),
    (
        "U Savezu su to potvrdili, no ističu da su pukotine sanirane.",
        [(INDIRECT, "Savezu", "su pukotine sanirane")],
    ),
    (
        "Ana Testić izjavila je da „vrata ostaju otvorena“, ali da Slobodija mora ubrzati reforme.",
        [(MIXED, "Ana Testić", "„vrata ostaju otvorena“, ali da Slobodija mora ubrzati reforme")],
    ),
    ("Bruno Primjerić se nadovezao riječima da grad čeka posao.", [(INDIRECT, "Bruno Primjerić", "grad čeka posao")]),
]

PAPERS: list[Row] = [
    (
        "Primjerić je, prema saopštenju, prenio podršku vlade, te naglasio da most mora biti završen.",
        [(INDIRECT, "Primjerić", "most mora biti završen")],
    ),
    (
        "U obrazloženju odluke, u koju je Glas imao uvid, navodi se da nema dokaza.",
        [(INDIRECT, "obrazloženju odluke", "nema dokaza")],
    ),
    (
        "Most je obišla i ambasadorka Ana Testić, koja je kazala da most stoji.",
        [(INDIRECT, "ambasadorka Ana Testić, koja", "most stoji")],
    ),
    ("Oporba tvrdi da most nije siguran.", [(INDIRECT, "Oporba", "most nije siguran")]),
    (
        "Zavod je objavio plan. „Sve je sanirano i provjereno“, navode.",
        [(DIRECT, "(Zavod)", "Sve je sanirano i provjereno")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*OPENERS, *JOINED, *PAPERS])
def test_who_goes_on_speaking(text: str, expected: Expected) -> None:
    assert read(text) == expected
