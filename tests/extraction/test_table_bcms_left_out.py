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
    (
        "Bruno Primjerić kaže da most stoji. Milan Probić je uhapšen u maju. Dodaje da istraga traje.",
        [(INDIRECT, "Bruno Primjerić", "most stoji"), (INDIRECT, "(Bruno Primjerić)", "istraga traje")],
    ),
    ("Bruno Primjerić i Milan Probić su se sastali. Kaže da je most nov.", [(INDIRECT, "()", "je most nov")]),
    (
        "LEX je rekao da most stoji. Dodao je da je nov.",
        [(INDIRECT, "LEX", "most stoji"), (INDIRECT, "(League of Examples)", "je nov")],
    ),
]

PAIRS: list[Row] = [
    (
        "Sastali su se premijer Bruno Primjerić i ministrica Ana Testić. Ona je rekla da je most nov.",
        [(INDIRECT, "Ona", "je most nov")],
    ),
    (
        "Sastali su se premijer Bruno Primjerić i ministrica Ana Testić. Rekla je da je most nov.",
        [(INDIRECT, "(Ana Testić)", "je most nov")],
    ),
    (
        "Sastali su se premijer Bruno Primjerić i ministar Milan Probić. Rekao je da je most nov.",
        [(INDIRECT, "()", "je most nov")],
    ),
    (
        "Dok ministar Bruno Primjerić tvrdi da je most nov, direktor zavoda Milan Probić kaže da je star.",
        [(INDIRECT, "ministar Bruno Primjerić", "je most nov"), (INDIRECT, "direktor zavoda Milan Probić", "je star")],
    ),
    (
        "Zapovjednik Milan Probić, koji je o tome izvijestio vladu, rekao je da je most nov.",
        [(INDIRECT, "Zapovjednik Milan Probić", "je most nov")],
    ),
    (
        "Ministru Bruni Primjeriću obratila se Dunja Obrasković. „Kada će biti gotov?“, pitala je. Ministar je "
        "odgovorio da ne zna. „Niste ni vi“, dodao je.",
        [
            (DIRECT, "(Dunja Obrasković)", "Kada će biti gotov?"),
            (INDIRECT, "Ministar", "ne zna"),
            (DIRECT, "(Bruno Primjerić)", "Niste ni vi"),
        ],
    ),
]

#: phrases of a source that no commas part
IN_THE_MIDST: list[Row] = [
    (
        "Bruno Primjerić je u Testgradu. Most će prema njegovim riječima biti gotov u maju.",
        [(INDIRECT, "(Bruno Primjerić)", "Most će"), (INDIRECT, "(Bruno Primjerić)", "biti gotov u maju")],
    ),
    (
        "Bruno Primjerić je u Testgradu. Most će po Primjerićevim riječima biti gotov u maju.",
        [(INDIRECT, "Primjerićevim", "Most će"), (INDIRECT, "Primjerićevim", "biti gotov u maju")],
    ),
    ("Most će prema novim planovima biti gotov u maju.", []),
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


BODIES_AGAIN: list[Row] = [
    (
        "Misija LEX-a u Testgradu kaže da je most nov.",
        [(INDIRECT, "Misija LEX-a u Testgradu", "je most nov")],
    ),
    (
        "Oglasio se i Centar za mostove, koji je naveo da je most nov.",
        [(INDIRECT, "Centar za mostove, koji", "je most nov")],
    ),
    ("Reagirao je i Savez. Poručili su da je most nov.", [(INDIRECT, "(Savez)", "je most nov")]),
    ("Oglasila se i policija. Kažu da je most nov.", [(INDIRECT, "(policija)", "je most nov")]),
    (
        "Misija LEX-a kaže da je most nov. „Put čuvaju i vojnici“, navodi se u saopštenju misije. „Svi su na njemu.“",
        [
            (INDIRECT, "Misija LEX-a", "je most nov"),
            (DIRECT, "saopštenju misije", "Put čuvaju i vojnici"),
            (DIRECT, "(Misija LEX-a)", "Svi su na njemu."),
        ],
    ),
]

#: names that other words part from their verb
PARTED: list[Row] = [
    ("„Most stoji“, rekao je, između ostalog, Bruno Primjerić.", [(DIRECT, "Bruno Primjerić", "Most stoji")]),
    (
        "„Most stoji“, kazao je, odgovarajući na pitanje novinara, Bruno Primjerić.",
        [(DIRECT, "Bruno Primjerić", "Most stoji")],
    ),
    (
        "„Most stoji“, rekao je na skupu u Testgradu, održanom u maju, ministar Bruno Primjerić.",
        [(DIRECT, "ministar Bruno Primjerić", "Most stoji")],
    ),
    ("Ana Testić joj je odgovorila da most stoji.", [(INDIRECT, "Ana Testić", "most stoji")]),
    (
        "Dunja Obrasković je pala. Ana Testić nam je rekla da most stoji.",
        [(INDIRECT, "Ana Testić", "most stoji")],
    ),
    ("Ana Testić mu odgovara da je most nov.", [(INDIRECT, "Ana Testić", "je most nov")]),
    (
        "Direktorica Zavoda za mostove, dr. Ana Testić, rekla je da most stoji.",
        [(INDIRECT, "dr. Ana Testić", "most stoji")],
    ),
    (
        "Ministar mora, prometa i infrastrukture Bruno Primjerić rekao je da most stoji.",
        [(INDIRECT, "Bruno Primjerić", "most stoji")],
    ),
    (
        "Ana Testić, Bruno Primjerić i Milan Probić poručili su da most stoji.",
        [(INDIRECT, "Ana Testić, Bruno Primjerić i Milan Probić", "most stoji")],
    ),
    ("Kako Hinda saznaje, most je pao i nije ga bilo.", [(INDIRECT, "Hinda", "most je pao i nije ga bilo")]),
    (
        "Kako za Hindu kaže Ana Testić, most je pao i nije ga bilo.",
        [(INDIRECT, "Ana Testić", "most je pao i nije ga bilo")],
    ),
    (
        "Most je, kako je Ana Testić kazala, pao u rijeku.",
        [(INDIRECT, "Ana Testić", "Most je"), (INDIRECT, "Ana Testić", "pao u rijeku")],
    ),
    (
        "U pismu koje je potpisala Ana Testić navodi se da je most nov.",
        [(INDIRECT, "pismu", "je most nov")],
    ),
    (
        "Ana Testić je rekla da most stoji. „Niko ga ne čuva“, odgovara sama sebi.",
        [(INDIRECT, "Ana Testić", "most stoji"), (DIRECT, "(Ana Testić)", "Niko ga ne čuva")],
    ),
]


#: names in marks, and those who have spoken together
NAMED: list[Row] = [
    (
        "Nevladina udruga „Primjer“ upozorila je u četvrtak da je most star.",
        [(INDIRECT, "Nevladina udruga „Primjer“", "je most star")],
    ),
    (
        "Organizacija „Primjer“ iz Testgrada saopštila je da je most star.",
        [(INDIRECT, "Organizacija „Primjer“", "je most star")],
    ),
    ("Portal „Primjer“ piše da je most star.", [(INDIRECT, "Portal „Primjer“", "je most star")]),
    ("Bruno Primjerić za „Glas“ kaže da je most star.", [(INDIRECT, "Bruno Primjerić", "je most star")]),
    ("Ana Testić je za list „Glas“ rekla da je most star.", [(INDIRECT, "Ana Testić", "je most star")]),
    (
        "Savez je objavio „Plan“ i poručio da je most star.",
        [(DIRECT, "Savez", "Plan"), (INDIRECT, "Savez", "je most star")],
    ),
    (
        "Gradonačelnik Bruno Primjerić (LEX) i njegova zamjenica Cvijeta Uzorović predstavili su plan. Kazali su da "
        "je most star.",
        [(INDIRECT, "(Bruno Primjerić; Cvijeta Uzorović)", "je most star")],
    ),
    (
        "Gradonačelnik Bruno Primjerić razgovarao je s Anom Testić. Poručili su da je most star.",
        [(INDIRECT, "()", "je most star")],
    ),
    ("Branitelj Bruno Primjerić je tu. Rekao je da most stoji.", [(INDIRECT, "(Bruno Primjerić)", "most stoji")]),
]


#: whom a title, a form of a surname or a lead-in stands for
MEANT: list[Row] = [
    (
        "Predsjednica Vlade Slobodije Dunja Obrasković je došla. Premijerka je rekla da most stoji. Dodala je da je "
        "nov.",
        [(INDIRECT, "Premijerka", "most stoji"), (INDIRECT, "(Dunja Obrasković)", "je nov")],
    ),
    (
        "Ministrica Ana Testić rekla je da most stoji.\nFoto: Cvijeta Uzorović\nDodala je da je nov.",
        [(INDIRECT, "Ministrica Ana Testić", "most stoji"), (INDIRECT, "(Ana Testić)", "je nov")],
    ),
    (
        "Došao je ministar Bruno Primjerić. Prvi se novinarima obratio Milan Probić, čelnik saveza. Kratko je rekao "
        "da most stoji. „Nov je“, dodao je.",
        [(INDIRECT, "(Milan Probić)", "most stoji"), (DIRECT, "(Milan Probić)", "Nov je")],
    ),
    (
        "Bruno Primjerić je rekao da most stoji. Potom je došao Milan Probić. Rekao je da je nov. Dodao je da je čist.",
        [
            (INDIRECT, "Bruno Primjerić", "most stoji"),
            (INDIRECT, "()", "je nov"),
            (INDIRECT, "()", "je čist"),
        ],
    ),
    (
        "Sastanak zastupnika u saveznom Testgradu Milana Testića je završen. Testić je rekao da most stoji. Dodao je "
        "da je nov.",
        [(INDIRECT, "Testić", "most stoji"), (INDIRECT, "(Milan Testić)", "je nov")],
    ),
    (
        "Testićeva je rekla da most stoji. Dodala je da je nov.",
        [(INDIRECT, "Testićeva", "most stoji"), (INDIRECT, "(Ana Testić)", "je nov")],
    ),
    (
        "Građani Republike Primjerske čekaju most. Predsjednik Primjerske rekao je da most stoji. Dodao je da je nov.",
        [
            (INDIRECT, "Predsjednik Primjerske", "most stoji"),
            (INDIRECT, "(Predsjednik Primjerske)", "je nov"),
        ],
    ),
]

#: participles without a subject, relatives behind a place, agencies that are told
BESIDE: list[Row] = [
    (
        "Ministrica Ana Testić je tu.\n\nOdbacila je i opasnost od gužve, podsjetivši da most stoji.",
        [(INDIRECT, "(Ana Testić)", "most stoji")],
    ),
    (
        "Novinarima se obratio Milan Probić, vozač saveza iz Testgrada koji je kazao da most stoji. Ističe da je nov.",
        [(INDIRECT, "Milan Probić", "most stoji"), (INDIRECT, "(Milan Probić)", "je nov")],
    ),
    (
        "Most je obišao vozač iz Testgrada koji je kazao da stoji i danas.",
        [(INDIRECT, "vozač iz Testgrada koji", "stoji i danas")],
    ),
    (
        "Tužba je protiv Milana Probeka, vozača koji je kazao da most stoji.",
        [(INDIRECT, "vozača koji", "most stoji")],
    ),
    (
        "Tužba je protiv Milana Probeka, mladog vozača koji je kazao da most stoji.",
        [(INDIRECT, "mladog vozača koji", "most stoji")],
    ),
    ("Došla je Ana Testić, vozačica koja je kazala da most stoji.", [(INDIRECT, "Ana Testić", "most stoji")]),
    ("Došli su ljudi iz Saveza, koji je kazao da most stoji.", [(INDIRECT, "Saveza, koji", "most stoji")]),
    ("„Most stoji“, rekla je Testić Feni.", [(DIRECT, "Testić", "Most stoji")]),
]

#: verbs inside of what is reported, and clauses that a noun owns
INSIDE: list[Row] = [
    (
        "Ana Testić je navela da most pada, u čemu, kako kaže, nema sumnje.",
        [(INDIRECT, "Ana Testić", "most pada")],
    ),
    (
        "Ana Testić je objavila snimak na kojem se, kako kaže, vidi da most pada.",
        [(INDIRECT, "(Ana Testić)", "vidi da most pada")],
    ),
    (
        "Snage Slobodarske unije saopštile su da most stoji.",
        [(INDIRECT, "Snage Slobodarske unije", "most stoji")],
    ),
    ("Ana Testić je dodala da će most, kaže, stajati.", [(INDIRECT, "Ana Testić", "će most, kaže, stajati")]),
    (
        "Ana Testić je rekla da most stoji, dodaje, i da je nov.",
        [(INDIRECT, "Ana Testić", "most stoji, dodaje, i da je nov")],
    ),
    (
        "Osvrćući se na izjavu Milana Probića da most „pada“, Ana Testić je rekla da on stoji.",
        [(MIXED, "Milana Probića", "most „pada“"), (INDIRECT, "Ana Testić", "on stoji")],
    ),
]

#: who only passes words on between commas, asides with their subject before them, what is said again
PASSED_ON: list[Row] = [
    ("Primjerić je, prenosi Hinda, kazao da je most nov.", [(INDIRECT, "Primjerić", "je most nov")]),
    (
        "Bruno Primjerić je, prenosi Hinda, u utorak kazao da je most nov.",
        [(INDIRECT, "Bruno Primjerić", "je most nov")],
    ),
    (
        "Na skupu je bio Bruno Primjerić. Kako piše „Glas“, most je nov.",
        [(INDIRECT, "„Glas“", "most je nov")],
    ),
    (
        "Ministar, kako je rekao, nije vidio most.",
        [(INDIRECT, "Ministar", "Ministar"), (INDIRECT, "Ministar", "nije vidio most")],
    ),
    (
        "„Most je nov“, rekao je Bruno Primjerić.\n\nIstakao je i značaj mosta, navodeći da je put dug.",
        [(DIRECT, "Bruno Primjerić", "Most je nov"), (INDIRECT, "(Bruno Primjerić)", "je put dug")],
    ),
    ("Ana Testić ponovila je svoj stav da most pada.", [(INDIRECT, "Ana Testić", "most pada")]),
    ("Ana Testić najavila je odluku da most ostane.", []),
]

#: sentences that announce the words of the next paragraph
ANNOUNCED: list[Row] = [
    (
        "Bruno Primjerić kaže da je most nov. Ana Testić je dodala:\n\n„Put je gotov, a most nije.“",
        [(INDIRECT, "Bruno Primjerić", "je most nov"), (DIRECT, "(Ana Testić)", "Put je gotov, a most nije.")],
    ),
    (
        "Ana Testić je rekla da most stoji. Došao je i Bruno Primjerić. Dodala je:\n\n„Put je gotov, a most nije.“",
        [(INDIRECT, "Ana Testić", "most stoji"), (DIRECT, "(Ana Testić)", "Put je gotov, a most nije.")],
    ),
    (
        "„Most je nov“, kaže Bruno Primjerić pa nastavlja:\n\n„Put je gotov, a most nije.“",
        [(DIRECT, "Bruno Primjerić", "Most je nov"), (DIRECT, "(Bruno Primjerić)", "Put je gotov, a most nije.")],
    ),
]

DASHES: list[Row] = [
    (
        "Ana Testić je rekla da je most nov i dodala:\n\n– Put je gotov. Čekamo ga dugo.",
        [(INDIRECT, "Ana Testić", "je most nov"), (DIRECT, "(Ana Testić)", "Put je gotov. Čekamo ga dugo.")],
    ),
    (
        "Ana Testić je dodala: - Put je gotov. Čekamo ga dugo.",
        [(DIRECT, "Ana Testić", "Put je gotov. Čekamo ga dugo.")],
    ),
    (
        "– Most je nov – rekla je Ana Testić i dodala: – Put je gotov.",
        [(DIRECT, "Ana Testić", "Most je nov"), (DIRECT, "Ana Testić", "Put je gotov.")],
    ),
    ("Vlada je navela uslove:\n\n– Most mora biti nov\n\n– Put mora biti gotov", []),
    ("– Most stoji. Čuvaju ga-rekla je Ana Testić.", [(DIRECT, "Ana Testić", "Most stoji. Čuvaju ga")]),
    ("-Most stoji. Čuvaju ga- rekla je Ana Testić.", [(DIRECT, "Ana Testić", "Most stoji. Čuvaju ga")]),
    ("– Most stoji. Čuvaju ga! -rekla je Ana Testić.", [(DIRECT, "Ana Testić", "Most stoji. Čuvaju ga!")]),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *OPENERS,
        *PAIRS,
        *IN_THE_MIDST,
        *JOINED,
        *PAPERS,
        *BODIES_AGAIN,
        *PARTED,
        *NAMED,
        *MEANT,
        *BESIDE,
        *INSIDE,
        *PASSED_ON,
        *ANNOUNCED,
        *DASHES,
    ],
)
def test_who_goes_on_speaking(text: str, expected: Expected) -> None:
    assert read(text) == expected
