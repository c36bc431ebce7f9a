"""Bosnian, Croatian, Montenegrin and Serbian in both scripts: statements by phenomenon."""

import pytest

from tests.extraction.tables import DIRECT, INDIRECT, MIXED, Expected, Row, read

QUOTATIONS: list[Row] = [
    ("„Misija ostaje“, rekla je Ana Testić.", [(DIRECT, "Ana Testić", "Misija ostaje")]),
    ("„Misija ostaje”, rekla je Ana Testić.", [(DIRECT, "Ana Testić", "Misija ostaje")]),
    ('"Misija ostaje", rekla je Ana Testić.', [(DIRECT, "Ana Testić", "Misija ostaje")]),
    ("»Misija ostaje«, istaknula je Ana Testić.", [(DIRECT, "Ana Testić", "Misija ostaje")]),
    ("„Misija ostaje“, kaže Bruno Primjerić.", [(DIRECT, "Bruno Primjerić", "Misija ostaje")]),
    ("„Misija ostaje“ – poručila je Testić.", [(DIRECT, "Testić", "Misija ostaje")]),
    ("„Zašto misija ostaje?“, upitala je Testić.", [(DIRECT, "Testić", "Zašto misija ostaje?")]),
    (
        "„Misija ostaje“, izjavio je u srijedu (17. prosinca) ministar obrane Slobodije Bruno Primjerić.",
        [(DIRECT, "ministar obrane Slobodije Bruno Primjerić", "Misija ostaje")],
    ),
    (
        "„Misija ostaje“, izjavio je u ponedjeljak, 15. lipnja, ministar obrane Bruno Primjerić.",
        [(DIRECT, "ministar obrane Bruno Primjerić", "Misija ostaje")],
    ),
    ("„Misija ostaje“, rekao je za SETest Bruno Primjerić.", [(DIRECT, "Bruno Primjerić", "Misija ostaje")]),
    (
        "„Misija ostaje“, rekao je ministar za povratak Bruno Primjerić za SETest.",
        [(DIRECT, "ministar za povratak Bruno Primjerić", "Misija ostaje")],
    ),
    ("„Misija ostaje“, rekao je Primjerić novinarima u Testgradu.", [(DIRECT, "Primjerić", "Misija ostaje")]),
    ("„Misija ostaje“, navodi se u saopštenju misije.", [(DIRECT, "saopštenju misije", "Misija ostaje")]),
    (
        "„Misija ostaje“, rekla je Testić. „Ona ima posla.“",
        [(DIRECT, "Testić", "Misija ostaje"), (DIRECT, "(Ana Testić)", "Ona ima posla.")],
    ),
    (
        '"Misija ostaje", rekla je Testić, "jer ima posla."',
        [(DIRECT, "Testić", "Misija ostaje"), (DIRECT, "Testić", "jer ima posla.")],
    ),
    ("„Misija“, rekla je Testić, „ostaje“.", [(DIRECT, "Testić", "Misija"), (DIRECT, "Testić", "ostaje")]),
    ("Ona je rekla: „Misija ostaje“.", [(DIRECT, "Ona", "Misija ostaje")]),
    (
        "Ana Testić je poručila novinarima: „Misija ostaje. Ima posla.“",
        [(DIRECT, "Ana Testić", "Misija ostaje. Ima posla.")],
    ),
    ("Ana Testić je bila u Testgradu.\n\n„Misija ostaje“, rekla je.", [(DIRECT, "(Ana Testić)", "Misija ostaje")]),
    (
        "„Misija ostaje.“\n\n„Ima posla“, dodala je Ana Testić, koja je vodi.",
        [(DIRECT, "()", "Misija ostaje."), (DIRECT, "Ana Testić", "Ima posla")],
    ),
    ("„Misija je korisna“, smatra Bruno Primjerić.", [(DIRECT, "Bruno Primjerić", "Misija je korisna")]),
    (
        "Ana Testić je u Testgradu.\n\n– Misija ostaje. Ima posla – kazala je Testić.",
        [(DIRECT, "Testić", "Misija ostaje. Ima posla")],
    ),
    (
        "Ana Testić je u Testgradu.\n\n- Misija ostaje - rekla je Testić. - Ima posla - dodala je ona.",
        [(DIRECT, "Testić", "Misija ostaje"), (DIRECT, "ona", "Ima posla")],
    ),
    ("„Misija ostaje“, rekao je Primjerić nedeljniku Novi.", [(DIRECT, "Primjerić", "Misija ostaje")]),
    ("„Misija ostaje“, rekao je Primjerić sredinom srpnja.", [(DIRECT, "Primjerić", "Misija ostaje")]),
    ("„Misija ostaje“, izjavila je Testić agenciji Primjer.", [(DIRECT, "Testić", "Misija ostaje")]),
    ("„Misija ostaje“, rekao je Primjerić za televiziju N1.", [(DIRECT, "Primjerić", "Misija ostaje")]),
    ("„Misija ostaje“, saopštilo je Udruženje novinara.", [(DIRECT, "Udruženje novinara", "Misija ostaje")]),
    ("- Misija ostaje - kazala je Ana Testić.", [(DIRECT, "Ana Testić", "Misija ostaje")]),
    (
        "Ana Testić je tu.\n\n- Most stoji. Svi će, kao što je rekao Bruno Primjerić, paziti, istakla je Testić.",
        [(DIRECT, "Testić", "Most stoji. Svi će, kao što je rekao Bruno Primjerić, paziti")],
    ),
    (
        "Savez je u Testgradu.\n\n-Most stoji. Vojska ga čuva, stoji u saopćenju Saveza.",
        [(DIRECT, "saopćenju Saveza", "Most stoji. Vojska ga čuva")],
    ),
]

CLAUSES: list[Row] = [
    ("Ana Testić je rekla da misija ostaje.", [(INDIRECT, "Ana Testić", "misija ostaje")]),
    ("Ana Testić rekla je kako misija ostaje u zemlji.", [(INDIRECT, "Ana Testić", "misija ostaje u zemlji")]),
    ("Testić kaže da će misija ostati.", [(INDIRECT, "Testić", "će misija ostati")]),
    (
        "Predsjednica Slobodije Ana Testić izjavila je u utorak da misija ostaje.",
        [(INDIRECT, "Predsjednica Slobodije Ana Testić", "misija ostaje")],
    ),
    (
        "Predsjednik Slobodije Bruno Primjerić je u ponedjeljak u Testgradu izjavio da misija ostaje.",
        [(INDIRECT, "Predsjednik Slobodije Bruno Primjerić", "misija ostaje")],
    ),
    (
        "U Testgradu je ministar vanjskih poslova Bruno Primjerić rekao da misija ostaje.",
        [(INDIRECT, "ministar vanjskih poslova Bruno Primjerić", "misija ostaje")],
    ),
    (
        "Nakon sastanka u Testgradu, Bruno Primjerić rekao je novinarima da misija ostaje.",
        [(INDIRECT, "Bruno Primjerić", "misija ostaje")],
    ),
    ("Primjerić je, nakon sastanka u Testgradu, rekao da misija ostaje.", [(INDIRECT, "Primjerić", "misija ostaje")]),
    (
        "Govoreći u Testgradu, predsjednica Ana Testić istakla je da misija ostaje.",
        [(INDIRECT, "predsjednica Ana Testić", "misija ostaje")],
    ),
    ("Testić je rekla da, iako ima posla, misija odlazi.", [(INDIRECT, "Testić", "iako ima posla, misija odlazi")]),
    ("Testić je upozorila da bi most mogao pasti.", [(INDIRECT, "Testić", "bi most mogao pasti")]),
    ("Testić je obećala da će misija ostati.", [(INDIRECT, "Testić", "će misija ostati")]),
    ("Testić demantuje da je most pao.", [(INDIRECT, "Testić", "je most pao")]),
    ("Testić je napisala na mreži X da je most pao.", [(INDIRECT, "Testić", "je most pao")]),
    ("Testić je u intervjuu za Testgrad Herald rekla da je most pao.", [(INDIRECT, "Testić", "je most pao")]),
    ("U intervjuu za Testgrad Herald Ana Testić je rekla da je most pao.", [(INDIRECT, "Ana Testić", "je most pao")]),
    ("Izaslanik Saveza izjavio kako je most pao", [(INDIRECT, "Izaslanik Saveza", "je most pao")]),
    ("Misija ostaje, rekao je Bruno Primjerić.", [(INDIRECT, "Bruno Primjerić", "Misija ostaje")]),
    (
        "Misija će ostati još godinu dana, kazao je ministar.",
        [(INDIRECT, "ministar", "Misija će ostati još godinu dana")],
    ),
    ("Misija, kaže Testić, mora ostati.", [(INDIRECT, "Testić", "Misija"), (INDIRECT, "Testić", "mora ostati")]),
    ("Most je, kaže Testić, siguran.", [(INDIRECT, "Testić", "Most je"), (INDIRECT, "Testić", "siguran")]),
    (
        "Nakon mnogo godina, rekla je, sada postoji most.",
        [(INDIRECT, "()", "Nakon mnogo godina"), (INDIRECT, "()", "sada postoji most")],
    ),
    (
        "Misija će, kako je rekla Testić, ostati još godinu dana.",
        [(INDIRECT, "Testić", "Misija će"), (INDIRECT, "Testić", "ostati još godinu dana")],
    ),
    ("Kako je rekao Bruno Primjerić, misija ostaje.", [(INDIRECT, "Bruno Primjerić", "misija ostaje")]),
    ("Kao što je rekla Ana Testić, misija ostaje.", [(INDIRECT, "Ana Testić", "misija ostaje")]),
    ("Izrazila je nadu da će misija ostati.", [(INDIRECT, "()", "će misija ostati")]),
    (
        "Testić je naglasila kako „most stoji“ i da ga treba čuvati.",
        [(MIXED, "Testić", "„most stoji“ i da ga treba čuvati")],
    ),
    ("Bruno Primjerić smatra da je misija „veoma korisna“.", [(MIXED, "Bruno Primjerić", "je misija „veoma korisna“")]),
    ("Bruno Primjerić složio se da je most siguran.", [(INDIRECT, "Bruno Primjerić", "je most siguran")]),
    (
        "Bruno Primjerić, direktor zavoda, takođe se slaže da je most siguran.",
        [(INDIRECT, "Bruno Primjerić", "je most siguran")],
    ),
    (
        "Velik rizik za most, rekao je Primjerić, jeste stanje tla.",
        [(INDIRECT, "Primjerić", "Velik rizik za most"), (INDIRECT, "Primjerić", "jeste stanje tla")],
    ),
    (
        "Ako se stvore uvjeti, dodao je Primjerić, ostat će i druga misija.",
        [(INDIRECT, "Primjerić", "Ako se stvore uvjeti"), (INDIRECT, "Primjerić", "ostat će i druga misija")],
    ),
]

SUBJECTS: list[Row] = [
    ("Bruno Primjerić, direktor zavoda, kaže da misija ostaje.", [(INDIRECT, "Bruno Primjerić", "misija ostaje")]),
    ("Bruno Primjerić, koji vodi zavod, rekao je da misija ostaje.", [(INDIRECT, "Bruno Primjerić", "misija ostaje")]),
    ("Direktor zavoda, Bruno Primjerić, rekao je da misija ostaje.", [(INDIRECT, "Bruno Primjerić", "misija ostaje")]),
    (
        "Ministar odbrane Silvanije, Bruno Primjerić, istakao je da je stanje mirno.",
        [(INDIRECT, "Bruno Primjerić", "je stanje mirno")],
    ),
    (
        "Šefica Kancelarije Vlade Slobodije za most Cvijeta Uzorović rekla je da je stanje mirno.",
        [(INDIRECT, "Šefica Kancelarije Vlade Slobodije za most Cvijeta Uzorović", "je stanje mirno")],
    ),
    (
        "Direktor zavoda koji je rekao da misija ostaje u zemlji otišao je.",
        [(INDIRECT, "Direktor zavoda koji", "misija ostaje u zemlji otišao je")],
    ),
    (
        "Ana Testić i Bruno Primjerić rekli su da misija ostaje.",
        [(INDIRECT, "Ana Testić i Bruno Primjerić", "misija ostaje")],
    ),
    ("Zvaničnici kažu da je most siguran.", [(INDIRECT, "Zvaničnici", "je most siguran")]),
    ("Mnogi tvrde da je most siguran.", [(INDIRECT, "Mnogi", "je most siguran")]),
    ("Ministarstvo odbrane je saopštilo da je most siguran.", [(INDIRECT, "Ministarstvo odbrane", "je most siguran")]),
    ("LEX je saopštio da je most siguran.", [(INDIRECT, "LEX", "je most siguran")]),
    ("Portparol misije je rekao da je stanje mirno.", [(INDIRECT, "Portparol misije", "je stanje mirno")]),
    (
        "Savjetnica predsjednika Brune Primjerića je rekla da je stanje mirno.",
        [(INDIRECT, "Savjetnica predsjednika Brune Primjerića", "je stanje mirno")],
    ),
    ("Most je pao, javila je agencija Primjer.", [(INDIRECT, "agencija Primjer", "Most je pao")]),
    (
        "Članica Predsjedništva Bosne i Hercegovine Ana Testić izjavila je da misija ostaje.",
        [(INDIRECT, "Članica Predsjedništva Bosne i Hercegovine Ana Testić", "misija ostaje")],
    ),
    (
        "Izaslanica u Bosni i Hercegovini (BiH) Ana Testić izjavila je da misija ostaje.",
        [(INDIRECT, "Izaslanica u Bosni i Hercegovini (BiH) Ana Testić", "misija ostaje")],
    ),
    (
        "Bruno Primjerić, predstavnik misije u Testgradu izjavio je da misija ostaje.",
        [(INDIRECT, "Bruno Primjerić", "misija ostaje")],
    ),
    (
        "Testić i Primjerić potpisali su sporazum i izjavili da misija ostaje.",
        [(INDIRECT, "Testić i Primjerić", "misija ostaje")],
    ),
    (
        "Primjerić je testgradskom dnevniku Pres rekao da misija ostaje.",
        [(INDIRECT, "Primjerić", "misija ostaje")],
    ),
    ("Zvaničnici u Testgradu kažu da je most siguran.", [(INDIRECT, "Zvaničnici u Testgradu", "je most siguran")]),
    ("Ministar u Testgradu kaže da je most siguran.", [(INDIRECT, "Ministar", "je most siguran")]),
    (
        "Ana Testić je došla u Testgrad. Poručila je domaćim vlastima da čuvaju most.",
        [(INDIRECT, "(Ana Testić)", "čuvaju most")],
    ),
    (
        "Predsjedavajući skupštine Bruno Primjerić kazao je danas da je most siguran.",
        [(INDIRECT, "Predsjedavajući skupštine Bruno Primjerić", "je most siguran")],
    ),
]

LEFT_OUT: list[Row] = [
    ("Ana Testić je došla u Testgrad. Rekla je da misija ostaje.", [(INDIRECT, "(Ana Testić)", "misija ostaje")]),
    (
        "Bruno Primjerić je dodao da misija ostaje. Rekao je i da ima posla.",
        [(INDIRECT, "Bruno Primjerić", "misija ostaje"), (INDIRECT, "(Bruno Primjerić)", "ima posla")],
    ),
    ("Bruno Primjerić je došao u Testgrad i rekao da misija ostaje.", [(INDIRECT, "Bruno Primjerić", "misija ostaje")]),
    (
        "Glasnogovornica misije Cvijeta Uzorović kazala je da je stanje mirno. Ona je dodala da patrole idu dalje.",
        [
            (INDIRECT, "Glasnogovornica misije Cvijeta Uzorović", "je stanje mirno"),
            (INDIRECT, "Ona", "patrole idu dalje"),
        ],
    ),
    (
        "Ana Testić i Bruno Primjerić su se sastali u Testgradu. Poručili su da misija ostaje.",
        [(INDIRECT, "(Ana Testić; Bruno Primjerić)", "misija ostaje")],
    ),
    (
        "Ana Testić je rekla da misija ostaje. Bruno Primjerić je šutio. Dodala je da ima posla.",
        [(INDIRECT, "Ana Testić", "misija ostaje"), (INDIRECT, "(Ana Testić)", "ima posla")],
    ),
    (
        "Vlada je saopštila da je most siguran. Dodala je da ga čuva vojska.",
        [(INDIRECT, "Vlada", "je most siguran"), (INDIRECT, "(Vlada)", "ga čuva vojska")],
    ),
    (
        "Bruno Primjerić došao je u Testgrad. Po njegovim riječima, misija ostaje u zemlji.",
        [(INDIRECT, "(Bruno Primjerić)", "misija ostaje u zemlji")],
    ),
]

BOUNDARIES: list[Row] = [
    (
        "Bruno Primjerić je rekao da misija ostaje, dodavši da ima posla.",
        [(INDIRECT, "Bruno Primjerić", "misija ostaje"), (INDIRECT, "Bruno Primjerić", "ima posla")],
    ),
    (
        "Bruno Primjerić je rekao da misija ostaje, ističući kako ima posla.",
        [(INDIRECT, "Bruno Primjerić", "misija ostaje"), (INDIRECT, "Bruno Primjerić", "ima posla")],
    ),
    (
        "Bruno Primjerić je rekao da misija ostaje i dodao da ima posla.",
        [(INDIRECT, "Bruno Primjerić", "misija ostaje"), (INDIRECT, "Bruno Primjerić", "ima posla")],
    ),
    (
        "Bruno Primjerić je rekao da misija ostaje, a Ana Testić je dodala da ima posla.",
        [(INDIRECT, "Bruno Primjerić", "misija ostaje"), (INDIRECT, "Ana Testić", "ima posla")],
    ),
    (
        "Testić je rekla kako je most pao, dok je Primjerić poručio da će ga obnoviti.",
        [(INDIRECT, "Testić", "je most pao"), (INDIRECT, "Primjerić", "će ga obnoviti")],
    ),
    ("Testić je rekla da je most pao, komentarišući odluku vlade.", [(INDIRECT, "Testić", "je most pao")]),
    ("Testić je rekla da je most pao, prenosi Testgrad Herald.", [(INDIRECT, "Testić", "je most pao")]),
    (
        "Testić je rekla da je „most pao“ i pozvala građane da ostanu kod kuće.",
        [(MIXED, "Testić", "je „most pao“"), (INDIRECT, "Testić", "građane da ostanu kod kuće")],
    ),
    (
        "Ministarstvo je saopštilo da most ne može primiti sve i preporučilo drugi put.",
        [(INDIRECT, "Ministarstvo", "most ne može primiti sve")],
    ),
    (
        "Iako svi kažu da je most siguran, on je zatvoren, rekao je Primjerić.",
        [(INDIRECT, "Primjerić", "Iako svi kažu da je most siguran, on je zatvoren")],
    ),
    ("Testić je rekla da most stoji jer ga čuvaju.", [(INDIRECT, "Testić", "most stoji jer ga čuvaju")]),
    ("U 9.30 je prof. dr. Ana Testić rekla da je 4. most pao.", [(INDIRECT, "prof. dr. Ana Testić", "je 4. most pao")]),
    ("Vlada je rekla da misija ostaje, što bi omogućilo mir.", [(INDIRECT, "Vlada", "misija ostaje")]),
    ("Vlada je rekla da će obnoviti most, koji je srušen.", [(INDIRECT, "Vlada", "će obnoviti most")]),
    ("Vlada je rekla da brani ministra, kome se sudi u Testgradu.", [(INDIRECT, "Vlada", "brani ministra")]),
    (
        "Vlada je rekla da vodi istragu, o čemu odlučuje sud, kako se procjenjuje.",
        [(INDIRECT, "Vlada", "vodi istragu, o čemu odlučuje sud, kako se procjenjuje")],
    ),
    (
        "Vlada je pozvala građane da ostanu kući, jer smatra da je most pao.",
        [(INDIRECT, "Vlada", "građane da ostanu kući")],
    ),
    (
        "Vlada je rekla da će most, koji je srušen, obnoviti.",
        [(INDIRECT, "Vlada", "će most, koji je srušen, obnoviti")],
    ),
    (
        "Vlada je rekla da će obnoviti most, koji je „ponos grada“.",
        [(MIXED, "Vlada", "će obnoviti most, koji je „ponos grada“")],
    ),
    (
        "Vlada je rekla da će obnoviti most jer ga čuva vojska.",
        [(INDIRECT, "Vlada", "će obnoviti most jer ga čuva vojska")],
    ),
]

CALLS: list[Row] = [
    (
        "Vlada Slobodije pozvala je građane da ostanu kod kuće.",
        [(INDIRECT, "Vlada Slobodije", "građane da ostanu kod kuće")],
    ),
    ("Testić je zatražila od vlade da povuče odluku.", [(INDIRECT, "Testić", "vlade da povuče odluku")]),
    ("Testić je zatražila da vlada povuče odluku.", [(INDIRECT, "Testić", "vlada povuče odluku")]),
    ("Vlada je naredila policiji da zatvori most.", [(INDIRECT, "Vlada", "policiji da zatvori most")]),
    ("Vlada je preporučila građanima da ostanu kod kuće.", [(INDIRECT, "Vlada", "građanima da ostanu kod kuće")]),
    ("Vlada je optužila Silvaniju da je napala most.", [(INDIRECT, "Vlada", "Silvaniju da je napala most")]),
    (
        "Vlada je optužila ministra, koji vodi zavod, da je napao most.",
        [(INDIRECT, "Vlada", "ministra, koji vodi zavod, da je napao most")],
    ),
]

SOURCES: list[Row] = [
    (
        "Načelnik Ureda, general Bruno Primjerić, rekao je da misija ostaje.",
        [(INDIRECT, "general Bruno Primjerić", "misija ostaje")],
    ),
    ("Prema riječima portparola policije, Ane Testić, misija ostaje.", [(INDIRECT, "Ane Testić", "misija ostaje")]),
    ("Prema riječima Ane Testić, portparola policije, misija ostaje.", [(INDIRECT, "Ane Testić", "misija ostaje")]),
    ("Prema riječima Ane Testić, misija ostaje.", [(INDIRECT, "Ane Testić", "misija ostaje")]),
    ("Misija ostaje, prema riječima Brune Primjerića.", [(INDIRECT, "Brune Primjerića", "Misija ostaje")]),
    (
        "Most je, prema riječima Ane Testić, siguran.",
        [(INDIRECT, "Ane Testić", "Most je"), (INDIRECT, "Ane Testić", "siguran")],
    ),
    ("Prema navodima policije, napadač je pobjegao.", [(INDIRECT, "policije", "napadač je pobjegao")]),
    ("U izvještaju misije se navodi da je stanje mirno.", [(INDIRECT, "izvještaju misije", "je stanje mirno")]),
    ("U saopštenju se ističe da je stanje mirno.", [(INDIRECT, "saopštenju", "je stanje mirno")]),
    ("Iz ministarstva je saopšteno da je stanje mirno.", [(INDIRECT, "ministarstva", "je stanje mirno")]),
    ("Stanje je mirno, saopćeno je iz policije.", [(INDIRECT, "policije", "Stanje je mirno")]),
    ("Most je pao, stoji u izvještaju policije.", [(INDIRECT, "izvještaju policije", "Most je pao")]),
    ("Kako navodi Testgrad Herald, most je pao u utorak.", [(INDIRECT, "Testgrad Herald", "most je pao u utorak")]),
    ("Prema izvještaju, misija ostaje.", [(INDIRECT, "izvještaju", "misija ostaje")]),
    ("Prema njihovom dokumentu, misija ostaje.", [(INDIRECT, "njihovom dokumentu", "misija ostaje")]),
    ("Prema policijskim izveštajima, misija ostaje.", [(INDIRECT, "policijskim izveštajima", "misija ostaje")]),
    ("Prema podacima LEX-a misija je ostala u zemlji.", [(INDIRECT, "LEX-a", "misija je ostala u zemlji")]),
    ("Prema Primjerićevim rečima, misija ostaje.", [(INDIRECT, "Primjerićevim", "misija ostaje")]),
    ("U izveštaju je zaključeno da je stanje mirno.", [(INDIRECT, "izveštaju", "je stanje mirno")]),
    ("Stanje je mirno, navodi se u novom izvještaju.", [(INDIRECT, "novom izvještaju", "Stanje je mirno")]),
    ("Kako se navodi misija će ostati, uz manji tim.", [(INDIRECT, "()", "misija će ostati, uz manji tim")]),
    ("Stranka je izdala saopštenje u kojem se navodi da je most pao.", [(INDIRECT, "Stranka", "je most pao")]),
]

BODIES: list[Row] = [
    ("Iz LEX-a poručuju kako je most siguran.", [(INDIRECT, "LEX-a", "je most siguran")]),
    ("Iz ministarstva su danas naveli da je most siguran.", [(INDIRECT, "ministarstva", "je most siguran")]),
    ("U ministarstvu kažu da je most siguran.", [(INDIRECT, "ministarstvu", "je most siguran")]),
    ("Kako su iz ministarstva dodali, most je siguran.", [(INDIRECT, "ministarstva", "most je siguran")]),
    ("Kako kažu u LEX-u, most je siguran.", [(INDIRECT, "LEX-u", "most je siguran")]),
    ("U LEX-u se navodi kako je most siguran.", [(INDIRECT, "LEX-u", "je most siguran")]),
    (
        "Vlada je saopštila da je most siguran.\n\n„Most čuva vojska“, dodali su.",
        [(INDIRECT, "Vlada", "je most siguran"), (DIRECT, "(Vlada)", "Most čuva vojska")],
    ),
    (
        "LEX odbacuje optužbe.\n\nDalje navode da je most siguran.",
        [(INDIRECT, "(League of Examples)", "je most siguran")],
    ),
    ("Savez se oglasio.\n\nDalje se ističe da je most siguran.", [(INDIRECT, "(Savez)", "je most siguran")]),
    ("Savez je obnovio most.\n\nIstaknuto je da je most siguran.", [(INDIRECT, "()", "je most siguran")]),
    (
        "Savez je obnovio most. Stanovnici su zadovoljni. Poručili su da je most siguran.",
        [(INDIRECT, "()", "je most siguran")],
    ),
    (
        "LEX je rekao da most stoji. Ana Testić je rekla da je nov. Dodaje se da je siguran.",
        [(INDIRECT, "LEX", "most stoji"), (INDIRECT, "Ana Testić", "je nov"), (INDIRECT, "()", "je siguran")],
    ),
]

CYRILLIC: list[Row] = [
    ("Мисија остаје, рекла је Ана Тестић.", [(INDIRECT, "Ана Тестић", "Мисија остаје")]),
    ("„Мисија остаје“, рекла је Ана Тестић.", [(DIRECT, "Ана Тестић", "Мисија остаје")]),
    ("Ана Тестић је рекла да мисија остаје.", [(INDIRECT, "Ана Тестић", "мисија остаје")]),
    (
        "Председница Слободије Ана Тестић изјавила је у уторак да мисија остаје.",
        [(INDIRECT, "Председница Слободије Ана Тестић", "мисија остаје")],
    ),
    (
        "Љубиша Његошевић је рекао да Љубљана и Њивице остају.",
        [(INDIRECT, "Љубиша Његошевић", "Љубљана и Њивице остају")],
    ),
    ("Љубица Примјерић истиче да је стање мирно.", [(INDIRECT, "Љубица Примјерић", "је стање мирно")]),
    ("Према речима Ане Тестић, мисија остаје у земљи.", [(INDIRECT, "Ане Тестић", "мисија остаје у земљи")]),
    ("У саопштењу мисије се наводи да је стање мирно.", [(INDIRECT, "саопштењу мисије", "је стање мирно")]),
    ("Влада је позвала грађане да остану код куће.", [(INDIRECT, "Влада", "грађане да остану код куће")]),
    (
        "Бруно Примјерић је дошао у Тестград. Рекао је да мисија остаје.",
        [(INDIRECT, "(Бруно Примјерић)", "мисија остаје")],
    ),
    (
        "Џемал Његошевић је у Тестграду.\n\n– Мисија остаје. Има посла – казао је Његошевић.",
        [(DIRECT, "Његошевић", "Мисија остаје. Има посла")],
    ),
    (
        "Тестић каже да ће мисија остати, наводећи да има посла.",
        [(INDIRECT, "Тестић", "ће мисија остати"), (INDIRECT, "Тестић", "има посла")],
    ),
    (
        "Председница Босне и Херцеговине Ана Тестић изјавила је да мисија остаје, што много значи за мир.",
        [(INDIRECT, "Председница Босне и Херцеговине Ана Тестић", "мисија остаје")],
    ),
    ("Према полицијским извештајима, мисија остаје.", [(INDIRECT, "полицијским извештајима", "мисија остаје")]),
]

WITHOUT_DIACRITICS: list[Row] = [
    (
        "Ana Testic je rekla da ce misija ostati i da sto prije krece.",
        [(INDIRECT, "Ana Testic", "ce misija ostati i da sto prije krece")],
    ),
    (
        "Direktor policije Bruno Primjeric istice da je stanje mirno.",
        [(INDIRECT, "Direktor policije Bruno Primjeric", "je stanje mirno")],
    ),
]

NOUNS: list[Row] = [
    ("Vlada je pozdravila odluku o mostu.", [(INDIRECT, "Vlada", "odluku o mostu")]),
    ("Ana Testić osudila je napad na most, prenosi Herald.", [(INDIRECT, "Ana Testić", "napad na most")]),
    (
        "Ana Testić je osudila napad na most i pozvala građane da ostanu kući.",
        [(INDIRECT, "Ana Testić", "napad na most"), (INDIRECT, "Ana Testić", "građane da ostanu kući")],
    ),
]

NONE = [
    "Da li je Ana Testić rekla da most stoji?",
    "Ana Testić nije potvrdila da most stoji.",
    "Ana Testić je odbila da kaže da li most stoji.",
    "Direktor je došao da kaže da most stoji.",
    "Ana Testić vjeruje da je most siguran.",
    "Bruno Primjerić smatra da je misija korisna.",
    "Očekuje se da će most stajati.",
    "Vlada je odlučila da se most zatvori.",
    "Vlada je usvojila zakon koji je predložila Ana Testić.",
    "Ana Testić je objavila knjigu o mostu.",
    "Ministar je najavio odluku da se misija povuče.",
    "Odbacio je navode da je most pao.",
    "Most su nazvali „Ponos grada“.",
    "Sud je potvrdio presudu.",
    "Sud je osudio bivšeg ministra na godinu dana.",
    "Ovu odluku pozdravile su sve zemlje.",
    "Zemlje su se složile da grade most koji će ih spajati.",
    "Ministar se slaže s odlukom vlade.",
    "Po mom mišljenju, most je siguran.",
    "U ponedjeljak [11. siječnja], vlada je pozvala na referendum.",
    "Ako vlada kaže da je most siguran, idemo preko.",
    "Rekao sam da je most siguran.",
    "Most stoji od 1990. godine, a vlada je za njega tražila novac.",
    "Policija traži muškarca koji je pobjegao.",
    "Ana Testić je zatražila ostavku ministra.",
    "Ministri su razgovarali o mostu i dogovorili da ga obnove.",
    "Ana Testić je u Testgradu.\n\n– Most je nov – lijep je – i čuva ga vojska.",
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
        *NOUNS,
        *BODIES,
        *CYRILLIC,
        *WITHOUT_DIACRITICS,
    ],
)
def test_the_statements_of_a_text(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_statement(text: str) -> None:
    assert read(text) == []
