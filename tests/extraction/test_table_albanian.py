"""Albanian, with and without diacritics: statements by phenomenon."""

import pytest

from tests.extraction.tables import DIRECT, INDIRECT, MIXED, Expected, Row, read

QUOTATIONS: list[Row] = [
    ("“Misioni mbetet”, tha Ana Testi.", [(DIRECT, "Ana Testi", "Misioni mbetet")]),
    ("„Misioni mbetet“, tha Ana Testi.", [(DIRECT, "Ana Testi", "Misioni mbetet")]),
    ("„Misioni mbetet”, tha Ana Testi.", [(DIRECT, "Ana Testi", "Misioni mbetet")]),
    ('"Misioni mbetet", ka thënë Ana Testi.', [(DIRECT, "Ana Testi", "Misioni mbetet")]),
    ("«Misioni mbetet», deklaroi presidentja Testi.", [(DIRECT, "presidentja Testi", "Misioni mbetet")]),
    (
        "“Misioni mbetet”, ka deklaruar të martën ministri i Mbrojtjes Bruno Shembulli.",
        [(DIRECT, "ministri i Mbrojtjes Bruno Shembulli", "Misioni mbetet")],
    ),
    ("Ana Testi është në Testgrad. “Misioni mbetet”, u shpreh ajo.", [(DIRECT, "ajo", "Misioni mbetet")]),
    ("“Misioni mbetet”, është shprehur Bruno Shembulli.", [(DIRECT, "Bruno Shembulli", "Misioni mbetet")]),
    (
        "“Misioni mbetet”, shtoi Shembulli gjatë një konference për media në Testgrad.",
        [(DIRECT, "Shembulli", "Misioni mbetet")],
    ),
    ("“Misioni mbetet”, tha Shembulli për REL.", [(DIRECT, "Shembulli", "Misioni mbetet")]),
    ("“Misioni mbetet”, tha për REL Bruno Shembulli.", [(DIRECT, "Bruno Shembulli", "Misioni mbetet")]),
    (
        "“Misioni mbetet”, i tha Radios Testgrad ministri Bruno Shembulli.",
        [(DIRECT, "ministri Bruno Shembulli", "Misioni mbetet")],
    ),
    (
        "“Misioni mbetet”, u tha gazetarëve në Testgrad Bruno Shembulli.",
        [(DIRECT, "Bruno Shembulli", "Misioni mbetet")],
    ),
    ("“Misioni mbetet” – tha Testi.", [(DIRECT, "Testi", "Misioni mbetet")]),
    ("“Misioni mbetet”, bëri të ditur Ana Testi.", [(DIRECT, "Ana Testi", "Misioni mbetet")]),
    (
        "“Misioni mbetet në vend”, kështu u shpreh në Testgrad presidentja Ana Testi.",
        [(DIRECT, "presidentja Ana Testi", "Misioni mbetet në vend")],
    ),
    ("“Misioni mbetet”, tha prokurori i rastit, Ana Testi.", [(DIRECT, "Ana Testi", "Misioni mbetet")]),
    (
        "“Misioni mbetet”, ka thënë ndër tjerash, ministrja, Ana Testi, gjatë vizitës.",
        [(DIRECT, "Ana Testi", "Misioni mbetet")],
    ),
    (
        "“Misioni mbetet”, thuhet në deklaratën e misionit.",
        [(DIRECT, "deklaratën e misionit", "Misioni mbetet")],
    ),
    ("“Misioni mbetet”, tha Testi, transmeton Testgrad Herald.", [(DIRECT, "Testi", "Misioni mbetet")]),
    (
        "“Misioni mbetet”, ka thënë Testi. “Ai ka punë.”",
        [(DIRECT, "Testi", "Misioni mbetet"), (DIRECT, "(Testi)", "Ai ka punë.")],
    ),
    (
        "“Misioni mbetet”, tha Testi, “sepse ka punë.”",
        [(DIRECT, "Testi", "Misioni mbetet"), (DIRECT, "Testi", "sepse ka punë.")],
    ),
    ("Ana Testi tha në Testgrad: “Misioni mbetet”.", [(DIRECT, "Ana Testi", "Misioni mbetet")]),
    ("Ana Testi ka thënë se “misioni mbetet në vend”.", [(DIRECT, "Ana Testi", "misioni mbetet në vend")]),
    (
        "“Misioni mbetet.”\n\n“Ai ka punë”, shtoi Ana Testi, e cila e drejton.",
        [(DIRECT, "()", "Misioni mbetet."), (DIRECT, "Ana Testi", "Ai ka punë")],
    ),
    (
        "Ana Testi është në Testgrad.\n\n– Misioni mbetet. Ka punë – tha Testi.",
        [(DIRECT, "Testi", "Misioni mbetet. Ka punë")],
    ),
    (
        "Ana Testi është në Testgrad.\n\n- Misioni mbetet - ka thënë Testi. - Ka punë - shtoi ajo.",
        [(DIRECT, "Testi", "Misioni mbetet"), (DIRECT, "ajo", "Ka punë")],
    ),
    (
        "Ana Testi është në Testgrad.\n\n- Misioni mbetet - është shprehur Testi.",
        [(DIRECT, "Testi", "Misioni mbetet")],
    ),
    (
        "“Misioni është i dobishëm”, beson Bruno Shembulli, që është në Testgrad.",
        [(DIRECT, "Bruno Shembulli", "Misioni është i dobishëm")],
    ),
    ("“Pse mbetet misioni?”, pyeti Testi në një letër.", [(DIRECT, "Testi", "Pse mbetet misioni?")]),
    ("“Misioni mbetet”, ka vijuar tutje Testi në Testgrad.", [(DIRECT, "Testi", "Misioni mbetet")]),
    ("“Misioni mbetet”, tha ajo në emisionin “Ura e re”.", [(DIRECT, "ajo", "Misioni mbetet")]),
    ("Testi është në Testgrad. “Misioni mbetet”, saktëson ajo.", [(DIRECT, "ajo", "Misioni mbetet")]),
    ("“Misioni mbetet” - u tha Testi banorëve në tubim.", [(DIRECT, "Testi", "Misioni mbetet")]),
]

CLAUSES: list[Row] = [
    ("Ana Testi tha se misioni mbetet.", [(INDIRECT, "Ana Testi", "misioni mbetet")]),
    ("Ana Testi ka thënë se misioni mbetet.", [(INDIRECT, "Ana Testi", "misioni mbetet")]),
    ("Ana Testi kishte thënë se misioni mbetet.", [(INDIRECT, "Ana Testi", "misioni mbetet")]),
    ("Testi thotë se misioni do të mbetet.", [(INDIRECT, "Testi", "misioni do të mbetet")]),
    (
        "Presidentja e Slobodisë, Ana Testi, deklaroi të martën se misioni mbetet.",
        [(INDIRECT, "Ana Testi", "misioni mbetet")],
    ),
    (
        "Presidentja e Slobodisë, Ana Testi ka deklaruar sot në një konferencë për media se misioni mbetet.",
        [(INDIRECT, "Ana Testi", "misioni mbetet")],
    ),
    (
        "Ministri i Punëve të Jashtme Bruno Shembulli theksoi se misioni mbetet në vend.",
        [(INDIRECT, "Ministri i Punëve të Jashtme Bruno Shembulli", "misioni mbetet në vend")],
    ),
    (
        "Bruno Shembulli, drejtor i institutit, tha se misioni mbetet.",
        [(INDIRECT, "Bruno Shembulli", "misioni mbetet")],
    ),
    (
        "Bruno Shembulli, i cili drejton institutin, tha se misioni mbetet.",
        [(INDIRECT, "Bruno Shembulli", "misioni mbetet")],
    ),
    (
        "Bruno Shembulli në konferencën për media në Testgrad, ka thënë se misioni mbetet.",
        [(INDIRECT, "Bruno Shembulli", "misioni mbetet")],
    ),
    (
        "Bruno Shembulli, gjatë fjalës së tij në ceremoninë e hapjes së urës tha se misioni mbetet.",
        [(INDIRECT, "Bruno Shembulli", "misioni mbetet")],
    ),
    (
        "Bruno Shembulli pas takimit me presidenten e Slobodisë, Ana Testi, të hënën tha se misioni mbetet.",
        [(INDIRECT, "Bruno Shembulli", "misioni mbetet")],
    ),
    (
        "Ministri në detyrë i Punëve të Brendshme, Bruno Shembulli, tha se misioni mbetet.",
        [(INDIRECT, "Bruno Shembulli", "misioni mbetet")],
    ),
    (
        "Ish-kryetari i entitetit në Slobodi, Bruno Shembulli, ka thënë se misioni mbetet.",
        [(INDIRECT, "Bruno Shembulli", "misioni mbetet")],
    ),
    (
        "Gjatë një vizite në Testgrad, Bruno Shembulli tha se misioni mbetet.",
        [(INDIRECT, "Bruno Shembulli", "misioni mbetet")],
    ),
    (
        "Duke folur në Testgrad, presidentja Ana Testi nënvizoi se misioni mbetet.",
        [(INDIRECT, "presidentja Ana Testi", "misioni mbetet")],
    ),
    ("Në Testgrad Shembulli tha se misioni mbetet.", [(INDIRECT, "Shembulli", "misioni mbetet")]),
    ("Shembulli gjithashtu shtoi se misioni është këtu.", [(INDIRECT, "Shembulli", "misioni është këtu")]),
    ("Shembulli shtoi gjithashtu se misioni është këtu.", [(INDIRECT, "Shembulli", "misioni është këtu")]),
    ("Shembulli theksoi që misioni është këtu.", [(INDIRECT, "Shembulli", "misioni është këtu")]),
    ("Shembulli bëri të ditur se misioni është këtu.", [(INDIRECT, "Shembulli", "misioni është këtu")]),
    ("Shembulli ka bërë të ditur se misioni mbetet.", [(INDIRECT, "Shembulli", "misioni mbetet")]),
    ("Shembulli vuri në dukje se misioni mbetet.", [(INDIRECT, "Shembulli", "misioni mbetet")]),
    ("Shembulli, së fundmi, u shpreh se misioni është këtu.", [(INDIRECT, "Shembulli", "misioni është këtu")]),
    ("Shembulli është zotuar se misioni mbetet.", [(INDIRECT, "Shembulli", "misioni mbetet")]),
    ("Shembulli paralajmëroi se ura mund të bjerë në ujë.", [(INDIRECT, "Shembulli", "ura mund të bjerë në ujë")]),
    ("Shembulli mohoi se ura është rrëzuar.", [(INDIRECT, "Shembulli", "ura është rrëzuar")]),
    (
        "Shembulli ka konfirmuar për Testgrad Herald se ura është rrëzuar.",
        [(INDIRECT, "Shembulli", "ura është rrëzuar")],
    ),
    ("Shembulli i garantoi ambasadorit se ura është e re.", [(INDIRECT, "Shembulli", "ura është e re")]),
    ("Shembulli i tha gazetës “Herald” se ura është rrëzuar.", [(INDIRECT, "Shembulli", "ura është rrëzuar")]),
    ("Shembulli u tha mediave se ura është rrëzuar.", [(INDIRECT, "Shembulli", "ura është rrëzuar")]),
    ("Shembulli shprehu shpresën se misioni do të mbetet.", [(INDIRECT, "Shembulli", "misioni do të mbetet")]),
    ("Misioni do të mbetet, tha Bruno Shembulli.", [(INDIRECT, "Bruno Shembulli", "Misioni do të mbetet")]),
    (
        "Misioni do të mbetet edhe një vit, ka thënë ministri.",
        [(INDIRECT, "ministri", "Misioni do të mbetet edhe një vit")],
    ),
    (
        "Misioni do të bisedojë me ministrat e Slobodisë Qendrore, ka thënë zyra e kryeministrit.",
        [(INDIRECT, "zyra e kryeministrit", "Misioni do të bisedojë me ministrat e Slobodisë Qendrore")],
    ),
    (
        "Misioni, tha Testi, duhet të mbetet.",
        [(INDIRECT, "Testi", "Misioni"), (INDIRECT, "Testi", "duhet të mbetet")],
    ),
    (
        "Misioni do të mbetet, siç tha Testi, edhe një vit.",
        [(INDIRECT, "Testi", "Misioni do të mbetet"), (INDIRECT, "Testi", "edhe një vit")],
    ),
    ("Siç tha Bruno Shembulli, misioni është këtu.", [(INDIRECT, "Bruno Shembulli", "misioni është këtu")]),
    (
        "Ndërkohë, siç tha Bruno Shembulli, misioni tregoi guxim të madh.",
        [(INDIRECT, "Bruno Shembulli", "misioni tregoi guxim të madh")],
    ),
    (
        "Bruno Shembulli beson se misioni është “shumë i dobishëm”.",
        [(MIXED, "Bruno Shembulli", "misioni është “shumë i dobishëm”")],
    ),
    ("Testi tha se “ura mbetet” dhe se duhet ruajtur.", [(MIXED, "Testi", "“ura mbetet” dhe se duhet ruajtur")]),
    (
        "Ndërkohë edhe deputetja Ana Testi ka qenë kritike ndaj qeverisë, duke shprehur se ura është e vjetër.",
        [(INDIRECT, "deputetja Ana Testi", "ura është e vjetër")],
    ),
    (
        "Testi e kundërshtoi ndërtimin me arsyetimin se ura është e vjetër.",
        [(INDIRECT, "Testi", "ura është e vjetër")],
    ),
    (
        "Opozita nuk e votoi ligjin me pretendimin se ura është e vjetër.",
        [(INDIRECT, "Opozita", "ura është e vjetër")],
    ),
    ("Ligji u shty me arsyetimin se ura është e vjetër.", []),
    (
        "Testi tha se presin që drejtësia të veprojë, duke theksuar se misioni do të mbetet.",
        [
            (INDIRECT, "Testi", "presin që drejtësia të veprojë"),
            (INDIRECT, "Testi", "misioni do të mbetet"),
        ],
    ),
    ("Ana Testi e ka pyetur qeverinë, nëse do ta hapë urën.", [(INDIRECT, "Ana Testi", "nëse do ta hapë urën")]),
    ("Ana Testi përsëriti qëndrimin se ura është e vjetër.", [(INDIRECT, "Ana Testi", "ura është e vjetër")]),
    (
        "Ana Testi iu përgjigj Shembullit duke i thënë se ura është e vjetër.",
        [(INDIRECT, "Ana Testi", "ura është e vjetër")],
    ),
    ("Ana Testi tërhoqi vërejtjen se ura është e vjetër.", [(INDIRECT, "Ana Testi", "ura është e vjetër")]),
]

SUBJECTS: list[Row] = [
    ("LEX-i ka njoftuar se ura është rrëzuar.", [(INDIRECT, "LEX-i", "ura është rrëzuar")]),
    (
        "Një zëdhënës i misionit tha se gjendja është e qetë.",
        [(INDIRECT, "Një zëdhënës i misionit", "gjendja është e qetë")],
    ),
    ("Zyrtarët thanë se gjendja është e qetë.", [(INDIRECT, "Zyrtarët", "gjendja është e qetë")]),
    ("Nga Prokuroria thanë se gjendja është e qetë.", [(INDIRECT, "Prokuroria", "gjendja është e qetë")]),
    ("Qeveria e Slobodisë tha se gjendja është e qetë.", [(INDIRECT, "Qeveria e Slobodisë", "gjendja është e qetë")]),
    (
        "Këshilltari i presidentes Ana Testi tha se gjendja është e qetë.",
        [(INDIRECT, "Këshilltari i presidentes Ana Testi", "gjendja është e qetë")],
    ),
    (
        "Ish-ministri i Mbrojtjes Bruno Shembulli tha se gjendja është e qetë.",
        [(INDIRECT, "Ish-ministri i Mbrojtjes Bruno Shembulli", "gjendja është e qetë")],
    ),
    (
        "Ana Testi dhe Bruno Shembulli thanë se misioni mbetet në vend.",
        [(INDIRECT, "Ana Testi dhe Bruno Shembulli", "misioni mbetet në vend")],
    ),
    ("Kështu tha Ana Testi, e cila shtoi se misioni mbetet.", [(INDIRECT, "Ana Testi", "misioni mbetet")]),
    ("Më pas ai vuri në dukje se misioni është këtu.", [(INDIRECT, "ai", "misioni është këtu")]),
    (
        "Shembulli, profesor në Universitetin Ana Provanova, thotë se ura është e re.",
        [(INDIRECT, "Shembulli", "ura është e re")],
    ),
    (
        "“Ura është e re”, njofton Zyra për Informim e kësaj gjykate.",
        [(DIRECT, "Zyra për Informim e kësaj gjykate", "Ura është e re")],
    ),
    (
        "Ana Testi, në një intervistë për Testgrad Herald (TH) tha se ura është e re.",
        [(INDIRECT, "Ana Testi", "ura është e re")],
    ),
    ("Si shembull ajo tha se misioni është këtu.", [(INDIRECT, "ajo", "misioni është këtu")]),
    (
        "Presidenti testlandez Bruno Shembulli në bisedë me komisarin për ura, Emil Demoska ka theksuar se ura mbetet.",
        [(INDIRECT, "Presidenti testlandez Bruno Shembulli", "ura mbetet")],
    ),
]

LEFT_OUT: list[Row] = [
    ("Ana Testi erdhi në Testgrad. Tha se misioni mbetet.", [(INDIRECT, "(Ana Testi)", "misioni mbetet")]),
    (
        "Ana Testi tha se misioni mbetet. Ka shtuar se ka punë.",
        [(INDIRECT, "Ana Testi", "misioni mbetet"), (INDIRECT, "(Ana Testi)", "ka punë")],
    ),
    (
        "Ana Testi dhe Bruno Shembulli u takuan në Testgrad. Thanë se misioni mbetet.",
        [(INDIRECT, "(Ana Testi; Bruno Shembulli)", "misioni mbetet")],
    ),
    ("Bruno Shembulli erdhi në Testgrad dhe tha se misioni mbetet.", [(INDIRECT, "Bruno Shembulli", "misioni mbetet")]),
    ("Bruno Shembulli foli në Testgrad, ku tha se misioni mbetet.", [(INDIRECT, "Bruno Shembulli", "misioni mbetet")]),
    (
        "Bruno Shembulli erdhi në Testgrad. Sipas tij, misioni mbetet në vend.",
        [(INDIRECT, "(Bruno Shembulli)", "misioni mbetet në vend")],
    ),
]

BOUNDARIES: list[Row] = [
    (
        "Bruno Shembulli tha se misioni mbetet, duke shtuar se ka punë.",
        [(INDIRECT, "Bruno Shembulli", "misioni mbetet"), (INDIRECT, "Bruno Shembulli", "ka punë")],
    ),
    (
        "Bruno Shembulli tha se misioni mbetet dhe shtoi se ka punë.",
        [(INDIRECT, "Bruno Shembulli", "misioni mbetet"), (INDIRECT, "Bruno Shembulli", "ka punë")],
    ),
    (
        "Bruno Shembulli tha se misioni mbetet, ndërsa Ana Testi shtoi se ka punë.",
        [(INDIRECT, "Bruno Shembulli", "misioni mbetet"), (INDIRECT, "Ana Testi", "ka punë")],
    ),
    (
        "Bruno Shembulli tha se misioni mbetet, derisa shtoi se ka punë.",
        [(INDIRECT, "Bruno Shembulli", "misioni mbetet"), (INDIRECT, "Bruno Shembulli", "ka punë")],
    ),
    (
        "Testi tha se misioni do të mbetet ndërsa bëri thirrje për qetësi.",
        [(INDIRECT, "Testi", "misioni do të mbetet")],
    ),
    (
        "Ana Testi tha se “ura mbetet”, e ajo nënvizoi se do të ruhet.",
        [(DIRECT, "Ana Testi", "ura mbetet"), (INDIRECT, "ajo", "do të ruhet")],
    ),
    (
        "Testi tha se ura është rrëzuar, duke komentuar vendimin e qeverisë.",
        [(INDIRECT, "Testi", "ura është rrëzuar")],
    ),
    ("Testi tha se ura është rrëzuar duke iu referuar raportit.", [(INDIRECT, "Testi", "ura është rrëzuar")]),
    ("Testi tha se ura është rrëzuar, raporton Testgrad Herald.", [(INDIRECT, "Testi", "ura është rrëzuar")]),
    ("Testi tha se ura është rrëzuar, thuhet në komunikatë.", [(INDIRECT, "Testi", "ura është rrëzuar")]),
    ("Qeveria tha se do ta ndërtojë urën, e cila u rrëzua.", [(INDIRECT, "Qeveria", "do ta ndërtojë urën")]),
    ("Qeveria tha se do ta ndërtojë urën, gjë që solli tensione.", [(INDIRECT, "Qeveria", "do ta ndërtojë urën")]),
    (
        "Qeveria tha se ura, e cila u rrëzua, do të ndërtohet.",
        [(INDIRECT, "Qeveria", "ura, e cila u rrëzua, do të ndërtohet")],
    ),
    (
        "Qeveria tha se do ta ndërtojë urën, e cila është “krenaria e qytetit”.",
        [(MIXED, "Qeveria", "do ta ndërtojë urën, e cila është “krenaria e qytetit”")],
    ),
    ("Testi tha se “ura mbetet”, ndërsa opozitën e kritikoi.", [(DIRECT, "Testi", "ura mbetet")]),
    (
        "Derisa prokuroria tha se ura është e re, Bruno Shembulli, avokat, theksoi se është e vjetër.",
        [(INDIRECT, "prokuroria", "ura është e re"), (INDIRECT, "Bruno Shembulli", "është e vjetër")],
    ),
    (
        "I pyetur për Ana Testin, e cila tha se ura është e re, Shembulli tha se është e vjetër.",
        [(INDIRECT, "Ana Testin", "ura është e re"), (INDIRECT, "Shembulli", "është e vjetër")],
    ),
    (
        "Avokatët kërkuan nga gjykata që ta ruajë urën, prandaj kërkuan që seanca të shtyhet.",
        [(INDIRECT, "Avokatët", "gjykata që ta ruajë urën"), (INDIRECT, "Avokatët", "seanca të shtyhet")],
    ),
    (
        "Testi thotë se ura është e sigurt, ndërsa jep përgjigje edhe për rrugën.",
        [(INDIRECT, "Testi", "ura është e sigurt")],
    ),
    (
        "Sipas Bruno Shembullit, ura është e sigurt dhe ka shtuar se do të ruhet.",
        [(INDIRECT, "Bruno Shembullit", "ura është e sigurt"), (INDIRECT, "Bruno Shembullit", "do të ruhet")],
    ),
    (
        "Testi tha se ura, sipas tij, është e sigurt dhe do të ruhet.",
        [(INDIRECT, "Testi", "ura, sipas tij, është e sigurt dhe do të ruhet")],
    ),
    ("Znj. Ana Testi dhe z. Shembulli thanë se ura është e re.", [
        (INDIRECT, "Znj. Ana Testi dhe z. Shembulli", "ura është e re"),
    ]),
]  # fmt: skip

CALLS: list[Row] = [
    (
        "Testi i bëri thirrje Silvanisë që ta tërheqë vendimin.",
        [(INDIRECT, "Testi", "Silvanisë që ta tërheqë vendimin")],
    ),
    (
        "Testi u bëri thirrje qytetarëve të qëndrojnë në shtëpi.",
        [(INDIRECT, "Testi", "qytetarëve të qëndrojnë në shtëpi")],
    ),
    (
        "Testi u bëri thirrje të gjitha palëve që të ruajnë qetësinë.",
        [(INDIRECT, "Testi", "të gjitha palëve që të ruajnë qetësinë")],
    ),
    ("Testi bëri thirrje që qytetarët të qëndrojnë në shtëpi.", [
        (INDIRECT, "Testi", "qytetarët të qëndrojnë në shtëpi"),
    ]),
    ("Testi kërkoi që qeveria ta tërheqë vendimin.", [(INDIRECT, "Testi", "qeveria ta tërheqë vendimin")]),
    ("Testi kërkoi nga qeveria ta tërheqë vendimin për urën.", [
        (INDIRECT, "Testi", "qeveria ta tërheqë vendimin për urën"),
    ]),
    ("Testi ka kërkuar nga qeveria që të tërheqë vendimin.", [
        (INDIRECT, "Testi", "qeveria që të tërheqë vendimin"),
    ]),
    ("Qeveria akuzoi Silvaninë se e ka sulmuar urën.", [(INDIRECT, "Qeveria", "Silvaninë se e ka sulmuar urën")]),
    ("Qeveria akuzoi Silvaninë për sulmin në urë.", [(INDIRECT, "Qeveria", "Silvaninë për sulmin në urë")]),
    ("Testi ftoi ministrin të japë dorëheqje.", [(INDIRECT, "Testi", "ministrin të japë dorëheqje")]),
]  # fmt: skip

SOURCES: list[Row] = [
    (
        "Komandantja e ushtrisë, gjeneralja Ana Testi, tha se ura është e re.",
        [(INDIRECT, "gjeneralja Ana Testi", "ura është e re")],
    ),
    ("Sipas kryetarit të bashkisë, Ana Testi, ura është e mbyllur.", [(INDIRECT, "Ana Testi", "ura është e mbyllur")]),
    ("Sipas Ana Testit, kryetare e bashkisë, ura është e re.", [(INDIRECT, "Ana Testit", "ura është e re")]),
    ("Sipas Ana Testit, “misioni mbetet në vend”.", [(DIRECT, "Ana Testit", "misioni mbetet në vend")]),
    ("Sipas Ana Testit, misioni mbetet në vend.", [(INDIRECT, "Ana Testit", "misioni mbetet në vend")]),
    ("Sipas presidentes Ana Testi, misioni mbetet në vend.", [
        (INDIRECT, "presidentes Ana Testi", "misioni mbetet në vend"),
    ]),
    ("Sipas fjalëve të Bruno Shembullit, misioni mbetet në vend.", [
        (INDIRECT, "Bruno Shembullit", "misioni mbetet në vend"),
    ]),
    ("Misioni mbetet në vend, sipas Bruno Shembullit.", [(INDIRECT, "Bruno Shembullit", "Misioni mbetet në vend")]),
    (
        "Ura është, sipas Bruno Shembullit, e sigurt.",
        [(INDIRECT, "Bruno Shembullit", "Ura është"), (INDIRECT, "Bruno Shembullit", "e sigurt")],
    ),
    ("Sipas policisë, sulmuesi ka ikur nga ura.", [(INDIRECT, "policisë", "sulmuesi ka ikur nga ura")]),
    ("Sipas raportit, gjendja është e qetë.", [(INDIRECT, "raportit", "gjendja është e qetë")]),
    ("Në raportin e misionit thuhet se gjendja është e qetë.", [
        (INDIRECT, "raportin e misionit", "gjendja është e qetë"),
    ]),
    ("Në deklaratë theksohet se gjendja është e qetë.", [(INDIRECT, "deklaratë", "gjendja është e qetë")]),
    ("Në Testgrad u bë e ditur se gjendja është e qetë.", [(INDIRECT, "()", "gjendja është e qetë")]),
    ("U njoftua se gjendja është e qetë në vend.", [(INDIRECT, "()", "gjendja është e qetë në vend")]),
]  # fmt: skip

WITHOUT_DIACRITICS: list[Row] = [
    (
        "Presidentja e Slobodise, Ana Testi, ka thene se misioni mbetet ne vend.",
        [(INDIRECT, "Ana Testi", "misioni mbetet ne vend")],
    ),
    (
        "“Misioni mbetet”, ka thene presidentja e Republikes se Slobodise Ana Testi.",
        [(DIRECT, "presidentja e Republikes se Slobodise Ana Testi", "Misioni mbetet")],
    ),
    (
        "Bruno Shembulli theksoi qe gjendja eshte e qete ne vend.",
        [(INDIRECT, "Bruno Shembulli", "gjendja eshte e qete ne vend")],
    ),
    (
        "Bruno Shembulli tha te marten ne Testgrad se gjendja eshte e qete.",
        [(INDIRECT, "Bruno Shembulli", "gjendja eshte e qete")],
    ),
    (
        "Testi ne nje interviste per Zerin e Testgradit ne gjuhen e vet, ka thene se gjendja eshte e qete.",
        [(INDIRECT, "Testi", "gjendja eshte e qete")],
    ),
    (
        "Testi tha se ura do të hapet nesër, por nuk pranoi të thotë kush do ta hapë.",
        [(INDIRECT, "Testi", "ura do të hapet nesër")],
    ),
    ("Testi tha se ura do të hapet nesër, por nuk dha hollësi.", [(INDIRECT, "Testi", "ura do të hapet nesër")]),
    (
        "Testi tha se ura është e vjetër, por nuk është e rrezikshme.",
        [(INDIRECT, "Testi", "ura është e vjetër, por nuk është e rrezikshme")],
    ),
    (
        "Për shembull, ura, tha Ana Testi, është një vend për të cilin besojmë se do të mbetet.",
        [
            (INDIRECT, "Ana Testi", "Për shembull, ura"),
            (INDIRECT, "Ana Testi", "është një vend për të cilin besojmë se do të mbetet"),
        ],
    ),
    ("Ana Testi shkroi në platformën “X” se ura është e vjetër.", [(INDIRECT, "Ana Testi", "ura është e vjetër")]),
    (
        "Ana Testi theksoi se ura është hap drejt paqes, që sipas saj sjell siguri, rend dhe punë.",
        [(INDIRECT, "Ana Testi", "ura është hap drejt paqes")],
    ),
    (
        "Ana Testi erdhi. Sipas Testit këto deklarata dëshmojnë që ura është e vjetër.",
        [(INDIRECT, "Testit", "këto deklarata dëshmojnë që ura është e vjetër")],
    ),
    (
        "Për sa i përket deklaratave të kreut të opozitës, Bruno Shembulli, se ura është e vjetër, Testi tha se i di.",
        [(INDIRECT, "Bruno Shembulli", "ura është e vjetër"), (INDIRECT, "Testi", "i di")],
    ),
    (
        "Duke komentuar deklaratën e ministrit Bruno Shembulli se ura është e vjetër, Ana Testi tha se është e re.",
        [(INDIRECT, "ministrit Bruno Shembulli", "ura është e vjetër"), (INDIRECT, "Ana Testi", "është e re")],
    ),
    (
        "Kur gazetari deklaroi se Testi e komentoi aktin duke thënë se ura po rrëzohej, Shembulli tha se nuk është.",
        [
            (INDIRECT, "gazetari", "Testi e komentoi aktin"),
            (INDIRECT, "Testi", "ura po rrëzohej"),
            (INDIRECT, "Shembulli", "nuk është"),
        ],
    ),
    (
        "Testi e ka akuzuar të parin e qeverisë, duke thënë se ura është e vjetër.",
        [(INDIRECT, "Testi", "ura është e vjetër")],
    ),
    (
        "Ana Testi erdhi. Ajo bëri apel për mbështetje, pasi sipas saj, nëse ndalemi, ura nuk do të hapet.",
        [(INDIRECT, "(Ana Testi)", "nëse ndalemi, ura nuk do të hapet")],
    ),
    (
        "Shembulli ka reaguar pas akuzave të Testit se ura, e cila duhet të hapet, është e vjetër, transmeton Herald.",
        [(INDIRECT, "Testit", "ura, e cila duhet të hapet, është e vjetër")],
    ),
    (
        "Lajmin e ka bërë të ditur ambasada përmes një njoftimi, ku thuhet se ura është e vjetër.",
        [(INDIRECT, "()", "ura është e vjetër")],
    ),
    (
        "Ana Testi foli për urën, e cila, sipas saj, është e vjetër.",
        [(INDIRECT, "(Ana Testi)", "është e vjetër")],
    ),
]

NONE = [
    "Ana Testi beson se misioni do të mbetet në vend.",
    "Ana Testi mendon se ura është e sigurt.",
    "Ana Testi nuk tha se misioni mbetet.",
    "Ana Testi nuk ka thënë se misioni mbetet.",
    "A tha Ana Testi se misioni mbetet në vend?",
    "Nëse Ana Testi thotë se misioni mbetet, të gjithë do të jenë të lumtur.",
    "Kjo do të thotë se misioni mbetet në vend.",
    "Ana Testi pritet të thotë se misioni mbetet në vend.",
    "Unë kam thënë se misioni mbetet në vend.",
    "Ana Testi konfirmoi lajmin se ura është rrëzuar.",
    "Ana Testi diskutoi me Bruno Shembullin për urën dhe për vendin.",
    "Kryeministri i Slobodisë, Bruno Shembulli, e ka uruar Ana Testin për postin e ri në qeverinë e vendit.",
    "Ana Testi theksoi rëndësinë e urës për të gjithë.",
    "Ana Testi u pyet nëse misioni mbetet në vend.",
    "Partia “Për Urën” fitoi zgjedhjet në Testgrad.",
    "Deklarata e publikuar dje flet për urën në Testgrad.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *QUOTATIONS,
        *CLAUSES,
        *SUBJECTS,
        *LEFT_OUT,
        *BOUNDARIES,
        *CALLS,
        *SOURCES,
        *WITHOUT_DIACRITICS,
    ],
)
def test_the_statements_of_a_text(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_statement(text: str) -> None:
    assert read(text) == []
