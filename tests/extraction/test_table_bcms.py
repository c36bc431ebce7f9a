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
    (
        "„Most stoji“, rekla je Testić i dodala: „Put je otvoren“.",
        [(DIRECT, "Testić", "Most stoji"), (DIRECT, "Testić", "Put je otvoren")],
    ),
    (
        "Savez je podsjetio na izjavu ministrice Ane Testić: „Most stoji.“",
        [(DIRECT, "ministrice Ane Testić", "Most stoji.")],
    ),
    ('Ana Testić je napisala "Most stoji", a vlada je šutjela.', [(DIRECT, "Ana Testić", "Most stoji")]),
    ("Most je star.\n\n''Most stoji”, rekla je Testić.", [(DIRECT, "Testić", "Most stoji")]),
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
    ("Naime, kaže Ana Testić, most je siguran i čuvaju ga.", [(INDIRECT, "Ana Testić", "most je siguran i čuvaju ga")]),
    ("Tom prilikom Testić je rekla da je most nov.", [(INDIRECT, "Testić", "je most nov")]),
    ("Testić je na kraju podvukla kako je most nov.", [(INDIRECT, "Testić", "je most nov")]),
    ("Testić je više puta isticala da je most nov.", [(INDIRECT, "Testić", "je most nov")]),
    ("Testić je dometnula da je most nov.", [(INDIRECT, "Testić", "je most nov")]),
    ("Testić se požalila da je most star.", [(INDIRECT, "Testić", "je most star")]),
    ("Vlada se obavezala da će obnoviti most.", [(INDIRECT, "Vlada", "će obnoviti most")]),
    ("Testić je skrenula pažnju na to da je most star.", [(INDIRECT, "Testić", "je most star")]),
    ("Vlada je dala do znanja da će most biti zatvoren.", [(INDIRECT, "Vlada", "će most biti zatvoren")]),
    ("Napomenuto je da je most star.", [(INDIRECT, "()", "je most star")]),
    ("Testić nagoveštava da će most biti zatvoren.", [(INDIRECT, "Testić", "će most biti zatvoren")]),
    ("Testić je okrivila vladu da je srušila most.", [(INDIRECT, "Testić", "vladu da je srušila most")]),
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
    (
        "Testić je rekla da je most siguran, a zatim je dodala da ga čuvaju.",
        [(INDIRECT, "Testić", "je most siguran"), (INDIRECT, "Testić", "ga čuvaju")],
    ),
    (
        "Ona je, ukazavši na to da je most siguran, poručila da ga čuva vojska.",
        [(INDIRECT, "Ona", "je most siguran"), (INDIRECT, "Ona", "ga čuva vojska")],
    ),
    (
        "Most je siguran, istaknuo je Bruno Primjerić, dodavši kako ga čuvaju.",
        [(INDIRECT, "Bruno Primjerić", "Most je siguran"), (INDIRECT, "Bruno Primjerić", "ga čuvaju")],
    ),
    (
        "Bruno Primjerić je došao. Most je siguran, istaknuo je dodavši kako ga čuvaju.",
        [(INDIRECT, "(Bruno Primjerić)", "Most je siguran"), (INDIRECT, "(Bruno Primjerić)", "ga čuvaju")],
    ),
    (
        "Testić je rekla da će se obnoviti most, koji je stajao sto godina i spajao dva grada.",
        [(INDIRECT, "Testić", "će se obnoviti most")],
    ),
    (
        "Ne radi se o tome, kako kaže Testić, da se most sruši.",
        [(INDIRECT, "Testić", "Ne radi se o tome"), (INDIRECT, "Testić", "da se most sruši")],
    ),
    ("Most je pao, a po mišljenju Ane Testić, most je siguran.", [(INDIRECT, "Ane Testić", "most je siguran")]),
    ("Testić je došla, komentarišući činjenicu da je most pao.", []),
    ("Testić je rekla i da je most siguran.", [(INDIRECT, "Testić", "je most siguran")]),
    ("Testić ističe i da je most siguran.", [(INDIRECT, "Testić", "je most siguran")]),
    (
        "Ana Testić je rekla da most stoji. Primjerić nije došao, iako je ranije najavila da će doći.",
        [(INDIRECT, "Ana Testić", "most stoji"), (INDIRECT, "()", "će doći")],
    ),
    (
        "Policija je potvrdila da je most srušen, ali nije navela ko ga je srušio.",
        [(INDIRECT, "Policija", "je most srušen")],
    ),
    ("Testić je dodala, međutim, da most nije siguran.", [(INDIRECT, "Testić", "most nije siguran")]),
    ("Testić je navela i to da je most siguran.", [(INDIRECT, "Testić", "je most siguran")]),
    (
        "Primjerić kaže da je most siguran, ali upozorava da ga treba obnoviti.",
        [(INDIRECT, "Primjerić", "je most siguran"), (INDIRECT, "Primjerić", "ga treba obnoviti")],
    ),
    (
        "U saopštenju se navodi da je most siguran i dodaje da će biti otvoren.",
        [(INDIRECT, "saopštenju", "je most siguran"), (INDIRECT, "saopštenju", "će biti otvoren")],
    ),
    (
        "Testić je naglasila da je most nov, dok je Primjerić istakao važnost obnove.",
        [(INDIRECT, "Testić", "je most nov")],
    ),
    (
        "Vlada je u Testgradu. Podsjećaju da je most nov te pozivaju medije da ga čuvaju.",
        [(INDIRECT, "(Vlada)", "je most nov"), (INDIRECT, "(Vlada)", "medije da ga čuvaju")],
    ),
    (
        "Testić kaže da će most stajati, što je tema o kojoj se govori i zbog koje je put zatvoren.",
        [(INDIRECT, "Testić", "će most stajati")],
    ),
    (
        "Testić kaže da most stoji, što je vlada pokušala da spriječi, i na taj način ugrožava građane.",
        [(INDIRECT, "Testić", "most stoji")],
    ),
    ("Testić kaže da je most nov, a koji je često bio zatvoren.", [(INDIRECT, "Testić", "je most nov")]),
    (
        "Testić kaže da most stoji, što je dobro, i da put nije star.",
        [(INDIRECT, "Testić", "most stoji, što je dobro, i da put nije star")],
    ),
    (
        "Primjerić je rekao da se slaže sa izjavom predsjednice Ane Testić da most stoji.",
        [(INDIRECT, "Primjerić", "se slaže sa izjavom predsjednice Ane Testić da most stoji")],
    ),
    (
        "Kako je rekao Primjerić, vlada neće da se složi sa zahtjevom da most padne.",
        [(INDIRECT, "Primjerić", "vlada neće da se složi sa zahtjevom da most padne")],
    ),
    (
        "Konzultacije o mostu, najavila je Ana Testić, počet će u maju, prenosi Glas.",
        [(INDIRECT, "Ana Testić", "Konzultacije o mostu"), (INDIRECT, "Ana Testić", "počet će u maju")],
    ),
    (
        'Primjerić je rekao da je most star."Ja ću govoriti iskreno. Most je star", kazao je Primjerić.',
        [(INDIRECT, "Primjerić", "je most star"), (DIRECT, "Primjerić", "Ja ću govoriti iskreno. Most je star")],
    ),
    (
        "Na pitanje o izjavi da je vlada u pravu kada je rekla da most stoji, Testić je odgovorila da je star.",
        [(INDIRECT, "Testić", "je star")],
    ),
    ("Vlada je poručila da most stoji, čime je odbacila optužbe.", [(INDIRECT, "Vlada", "most stoji")]),
    ("Vlada je poručila da most stoji, a ministar da je put gotov.", [(INDIRECT, "Vlada", "most stoji")]),
    (
        "Vlada je poručila da most stoji, istovremeno pozivajući građane da ga čuvaju.",
        [(INDIRECT, "Vlada", "most stoji"), (INDIRECT, "Vlada", "građane da ga čuvaju")],
    ),
    (
        "Komentarišući izjavu Ane Testić da most stoji, Bruno Primjerić je rekao da je pao.",
        [(INDIRECT, "Ane Testić", "most stoji"), (INDIRECT, "Bruno Primjerić", "je pao")],
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
    (
        "General Bruno Primjerić naredio je vojsci da „čuva mir“ na mostu.",
        [(MIXED, "General Bruno Primjerić", "vojsci da „čuva mir“ na mostu")],
    ),
    ("Optužnica tereti Primjerića da je ukrao most.", [(INDIRECT, "Optužnica", "Primjerića da je ukrao most")]),
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

NOUNS_WITH_CLAUSES: list[Row] = [
    (
        "Bruno Primjerić je rekao da je iznenađen, uz napomenu da je most siguran.",
        [(INDIRECT, "Bruno Primjerić", "je iznenađen"), (INDIRECT, "Bruno Primjerić", "je most siguran")],
    ),
    (
        "Bruno Primjerić je odbio prijedlog s obrazloženjem da most nije siguran.",
        [(INDIRECT, "Bruno Primjerić", "most nije siguran")],
    ),
    (
        "Bruno Primjerić je napustio sjednicu uz jasno upozorenje da most nije siguran.",
        [(INDIRECT, "Bruno Primjerić", "most nije siguran")],
    ),
    ("Odluka je donesena s obrazloženjem da most nije siguran.", []),
    (
        "„Most stoji“, dodaje se u saopštenju uz poziv građana da ga čuvaju.",
        [(DIRECT, "saopštenju", "Most stoji"), (INDIRECT, "saopštenju", "građana da ga čuvaju")],
    ),
    (
        "Sa sastanka je Bruno Primjerić uputio jasnu poruku da će čuvati most.",
        [(INDIRECT, "Bruno Primjerić", "će čuvati most")],
    ),
    (
        "Ana Testić je uputila poziv građanima da čuvaju most.",
        [(INDIRECT, "Ana Testić", "građanima da čuvaju most")],
    ),
    (
        "Pljesak je dobio Bruno Primjerić (LEX) porukom vladi da čuva most.",
        [(INDIRECT, "Bruno Primjerić (LEX)", "čuva most")],
    ),
    (
        "Most je zatvoren nakon izjave Ane Testić da nije siguran i da će pasti.",
        [(INDIRECT, "Ane Testić", "nije siguran i da će pasti")],
    ),
    ("Odbacila je tvrdnje da je most pao.", []),
    (
        "Most je zatvoren nakon brojnih izjava Ane Testić i Brune Primjerića da nije „siguran“.",
        [(MIXED, "Ane Testić i Brune Primjerića", "nije „siguran“")],
    ),
    ("Izjava Ane Testić da most nije siguran izazvala je bijes.", []),
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
    "Upitan da li „Primjer” planira novi most u Slobodiji, Bruno Primjerić odgovara odrično.",
    'Na zidu je pisalo "Most stoji", a unutrašnjost je bila ukrašena slikama.',
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *QUOTATIONS,
        *CLAUSES,
        *BOUNDARIES,
        *CALLS,
        *NOUNS,
        *NOUNS_WITH_CLAUSES,
        *CYRILLIC,
        *WITHOUT_DIACRITICS,
    ],
)
def test_the_statements_of_a_text(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_statement(text: str) -> None:
    assert read(text) == []
