"""Bosnian, Croatian, Montenegrin and Serbian: who speaks, named beside the verb, left out, or a paper or body."""

import pytest

from tests.extraction.tables import DIRECT, INDIRECT, Expected, Row, read

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
    ("U pismu upućenom vladi Primjerić navodi da je most nov.", [(INDIRECT, "Primjerić", "je most nov")]),
    ("Slično tvrdi i Ana Testić: „Most je sve što imamo“.", [(DIRECT, "Ana Testić", "Most je sve što imamo")]),
    ("Ana Testić je u intervjuu Radiju Testgrad rekla da most stoji.", [(INDIRECT, "Ana Testić", "most stoji")]),
    ("Ana Testić je za Prvi kanal Javnog servisa upozorila da most pada.", [(INDIRECT, "Ana Testić", "most pada")]),
    (
        "Ana Testić je na skupu u Testgradu, na kojem je bio i Bruno Primjerić, rekla da most stoji.",
        [(INDIRECT, "Ana Testić", "most stoji")],
    ),
    ("Ana Testić, predstavljajući izvještaj kazala je da most stoji.", [(INDIRECT, "Ana Testić", "most stoji")]),
    (
        "Predsjednica, sutkinja iz Slobodije Ana Testić, izričući presudu Primjeriću (78) kazala je da most stoji.",
        [(INDIRECT, "sutkinja iz Slobodije Ana Testić", "most stoji")],
    ),
    ("„Most stoji“, rekao je odlazeći ambasador Slobodije.", [(DIRECT, "ambasador Slobodije", "Most stoji")]),
    (
        "Testgrad -- Ana Testić ocijenila sinoć, govoreći o mostu, da ima dovoljno prostora za pregovore.",
        [(INDIRECT, "Ana Testić", "ima dovoljno prostora za pregovore")],
    ),
    (
        "Da je most pao potvrdio je juče poslanik u Skupštini Bruno Primjerić, navodeći da nema novca.",
        [
            (INDIRECT, "poslanik u Skupštini Bruno Primjerić", "je most pao"),
            (INDIRECT, "poslanik u Skupštini Bruno Primjerić", "nema novca"),
        ],
    ),
    ("Most stoji, istakla je Ana Testić, kobajagi upozorava vladu da pada.", [(INDIRECT, "Ana Testić", "Most stoji")]),
    ("Dio opozicije tvrdi da most stoji.", [(INDIRECT, "Dio opozicije", "most stoji")]),
    (
        "„Primjer”, zajednička kompanija „Mosta” i „Puta” najavila je da će objaviti plan, što čeka i „Most”.",
        [(INDIRECT, "„Primjer”", "će objaviti plan")],
    ),
    ("„Primjer” je najavio da će objaviti plan.", [(INDIRECT, "„Primjer”", "će objaviti plan")]),
    ("Na to je reagovala Ana Testić rekavši da most stoji.", [(INDIRECT, "Ana Testić", "most stoji")]),
    (
        "Podsjetivši da je most star, Ana Testić je rekla da on stoji.",
        [(INDIRECT, "Ana Testić", "je most star"), (INDIRECT, "Ana Testić", "on stoji")],
    ),
    ("U kabinetu Ane Testić kažu da most stoji.", [(INDIRECT, "kabinetu Ane Testić", "most stoji")]),
    (
        "FREEDOPOLIS, 5. maja – Most stoji i čuvaju ga, rekao je Milan Probić.",
        [(INDIRECT, "Milan Probić", "Most stoji i čuvaju ga")],
    ),
    (
        "Savez je u ponedjeljak bio tu. Pozvao je sve strane da čuvaju most.",
        [(INDIRECT, "()", "sve strane da čuvaju most")],
    ),
    ("„Most stoji“, kazao je u emisiji „Pogled“ Bruno Primjerić.", [(DIRECT, "Bruno Primjerić", "Most stoji")]),
    ("„Most stoji“, objavio je na društvenoj mreži X Bruno Primjerić.", [(DIRECT, "Bruno Primjerić", "Most stoji")]),
    ("Ana Testić je bila jasna: „Most će pasti i to je to.“", [(DIRECT, "Ana Testić", "Most će pasti i to je to.")]),
    (
        "Evo šta je rekla Ana Testić o mostu: „Most će pasti i to je to.“",
        [(DIRECT, "Ana Testić", "Most će pasti i to je to.")],
    ),
    (
        "„Most“, rekao je Bruno Primjerić „stoji i stajaće“.",
        [(DIRECT, "Bruno Primjerić", "Most"), (DIRECT, "Bruno Primjerić", "stoji i stajaće")],
    ),
]

#: who stands beside the verb and cannot be who speaks: an object, whoever is told, a verb, a heading
NO_SUBJECTS: list[Row] = [
    ("Vladu je optužio Bruno Primjerić da negira problem.", [(INDIRECT, "Bruno Primjerić", "negira problem")]),
    (
        "Bruno Primjerić je ponovio da most stoji, a Vladu optužio da negira problem.",
        [
            (INDIRECT, "Bruno Primjerić", "most stoji"),
            (INDIRECT, "Bruno Primjerić", "negira problem"),
        ],
    ),
    (
        "Ana Testić je rekla da most stoji. Ministra je optužila da negira problem.",
        [(INDIRECT, "Ana Testić", "most stoji"), (INDIRECT, "(Ana Testić)", "negira problem")],
    ),
    (
        "Probek je bio na mostu. Ana Testić je rekla da most stoji. „Čuvajte ga“, poručila je Probeku.",
        [(INDIRECT, "Ana Testić", "most stoji"), (DIRECT, "(Ana Testić)", "Čuvajte ga")],
    ),
    (
        "Probek je bio na mostu. „Čuvajte ga“, poručila je Ana Testić Probeku.",
        [(DIRECT, "Ana Testić", "Čuvajte ga")],
    ),
    (
        "Ana Testić je rekla da most stoji. „Čuvajte ga“, poručila je Primjeriću.",
        [(INDIRECT, "Ana Testić", "most stoji"), (DIRECT, "(Ana Testić)", "Čuvajte ga")],
    ),
    ("Prema Milanu Probiću, most je siguran.", [(INDIRECT, "Milanu Probiću", "most je siguran")]),
    (
        "Bruno Primjerić je bio na mostu. Zahvalio je svima i izrazio uvjerenje da će most stajati.",
        [(INDIRECT, "(Bruno Primjerić)", "će most stajati")],
    ),
    ("Mario je došao i rekao da most stoji.", [(INDIRECT, "Mario", "most stoji")]),
    ("Savez odbacuje optužbe i poručuje da most stoji.", [(INDIRECT, "Savez", "most stoji")]),
    (
        "LEX: Mostom će se pojačati borba protiv kriminala Misija LEX-a kaže da most stoji.",
        [(INDIRECT, "Misija LEX-a", "most stoji")],
    ),
]

LEFT_OUT: list[Row] = [
    (
        '"Most je nov“, rekla je Ana Testić u Testgradu. "Put je otvoren“, dodala je.',
        [(DIRECT, "Ana Testić", "Most je nov"), (DIRECT, "(Ana Testić)", "Put je otvoren")],
    ),
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
    (
        "Zamjenica šefa i ministrica Ana Testić rekla je da most stoji.\n\nOna je za list Glas rekla da put stoji.",
        [
            (INDIRECT, "Zamjenica šefa i ministrica Ana Testić", "most stoji"),
            (INDIRECT, "Ona", "put stoji"),
        ],
    ),
    ("Presuda Primjeriću je spremna. Rekao je da most stoji.", [(INDIRECT, "()", "most stoji")]),
    (
        "Zamjenica šefa i ministrica Ana Testić kaže da most stoji.\n\nZamjenica šefa je rekla da je put nov.",
        [
            (INDIRECT, "Zamjenica šefa i ministrica Ana Testić", "most stoji"),
            (INDIRECT, "Zamjenica šefa", "je put nov"),
        ],
    ),
    (
        "Ministrica Cvijeta Uzorović sastala se s gradonačelnikom Milanom Probićem. Kazala je da most stoji."
        "\n\nGradonačelnik je istaknuo da je put star.\n\n„Čuvat ćemo ga, i to zajedno“, dodao je.",
        [
            (INDIRECT, "(Cvijeta Uzorović)", "most stoji"),
            (INDIRECT, "Gradonačelnik", "je put star"),
            (DIRECT, "(Milan Probić)", "Čuvat ćemo ga, i to zajedno"),
        ],
    ),
    (
        "Zastupnik je pitao premijera Milana Probeka o mostu. Premijer je rekao da most stoji. Dodao je da je nov.",
        [(INDIRECT, "Premijer", "most stoji"), (INDIRECT, "(Milan Probek)", "je nov")],
    ),
    (
        "Премијер је звао председницу Цвијету Узоровић. Председница је рекла да мост стоји. Додала је да је нов.",
        [(INDIRECT, "Председница", "мост стоји"), (INDIRECT, "(Цвијета Узоровић)", "је нов")],
    ),
    (
        "Prema analitičaru Iliru Primjeriju, most i put su različiti. Rekao je da je most star.",
        [
            (INDIRECT, "analitičaru Iliru Primjeriju", "most i put su različiti"),
            (INDIRECT, "(Ilir Primjeri)", "je most star"),
        ],
    ),
    (
        "PREDSJEDNIK Slobodije Bruno Primjerić dolazi u posjet. Kaže kako u Testgradu očekuje pomak.",
        [(INDIRECT, "(Bruno Primjerić)", "u Testgradu očekuje pomak")],
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
    (
        "Most je pao, objavio je Testgrad Herald, pozivajući se na policiju.",
        [(INDIRECT, "policiju", "Most je pao")],
    ),
    ("Most je pao, saznaje Testgrad Herald.", [(INDIRECT, "Testgrad Herald", "Most je pao")]),
    ("Most stoji i nije star.\n\n„Čuva se“, poruka je Ane Testić.", [(DIRECT, "Ane Testić", "Čuva se")]),
    ("Most stoji i nije star.\n\n„Čuva se“, riječi su ministrice.", [(DIRECT, "ministrice", "Čuva se")]),
    ("Most stoji i nije star.\n\n„Čuva se“, uvjerena je Ana Testić.", [(DIRECT, "Ana Testić", "Čuva se")]),
    ("Poruka je jasna: most je siguran.", []),
    ("Ana Testić je uvjerena da je most siguran.", []),
    ("Kako je saopšteno iz ministarstva, most je siguran.", [(INDIRECT, "ministarstva", "most je siguran")]),
    ("Kako je navedeno u saopštenju, most je siguran.", [(INDIRECT, "saopštenju", "most je siguran")]),
    ("Most je nov, potvrđeno je u ministarstvu.", [(INDIRECT, "ministarstvu", "Most je nov")]),
    (
        "Prema riječima direktora Brune Primjerića, koji vodi zavod, most je siguran.",
        [(INDIRECT, "direktora Brune Primjerića", "most je siguran")],
    ),
    (
        "Testgrad Herald je, pozivajući se na policiju, javio da je most nov.",
        [(INDIRECT, "policiju", "je most nov")],
    ),
    (
        "Testgrad Herald prenosi da je Bruno Primjerić rekao da je most nov.",
        [(INDIRECT, "Bruno Primjerić", "je most nov")],
    ),
    ("Iz policije Testgrada za Herald kažu da je most nov.", [(INDIRECT, "policije Testgrada", "je most nov")]),
    (
        "Prema riječima Ane Testić most je siguran, a to je i potvrđeno.",
        [(INDIRECT, "Ane Testić", "most je siguran, a to je i potvrđeno")],
    ),
    ("„Neka dođe i vidi“, poručila je ministrica Primjeriću.", [(DIRECT, "ministrica", "Neka dođe i vidi")]),
    (
        "U izvještaju Saveza se navodi da je most nov. Preporučeno je da se čuva.",
        [(INDIRECT, "izvještaju Saveza", "je most nov"), (INDIRECT, "(izvještaju Saveza)", "se čuva")],
    ),
    (
        "Prema diplomatskim izvorima u Testgradu, most će biti otvoren u maju.",
        [(INDIRECT, "diplomatskim izvorima u Testgradu", "most će biti otvoren u maju")],
    ),
    (
        "U diplomatskim izvorima u Testgradu ocjenjuju da će most biti otvoren.",
        [(INDIRECT, "diplomatskim izvorima u Testgradu", "će most biti otvoren")],
    ),
    (
        "Ana Testić je rekla da most, po njenom mišljenju, stoji.",
        [(INDIRECT, "Ana Testić", "most, po njenom mišljenju, stoji")],
    ),
    ("U optužnici piše da je Primjerić ukrao most.", [(INDIRECT, "optužnici", "je Primjerić ukrao most")]),
    ("Savez se oglasio saopštenjem u kojem navodi da most stoji.", [(INDIRECT, "Savez", "most stoji")]),
    ('Most će stajati, rekao je za list "Glas" Bruno Primjerić.', [(INDIRECT, "Bruno Primjerić", "Most će stajati")]),
    ("Prema anketi LEX-a objavljenoj u utorak, most je siguran.", [(INDIRECT, "anketi LEX-a", "most je siguran")]),
    (
        "Prema procjeni koju je u maju objavio Savez, šteta na mostu iznosi dva miliona.",
        [(INDIRECT, "procjeni", "šteta na mostu iznosi dva miliona")],
    ),
    (
        "Prema posljednjem istraživanju Centra za mostove, polovina građana ne koristi most.",
        [(INDIRECT, "posljednjem istraživanju Centra za mostove", "polovina građana ne koristi most")],
    ),
    (
        "Bruno Primjerić je u Testgradu. Prema njegovoj ocjeni, most je nov. Po njegovu mišljenju, put je star.",
        [(INDIRECT, "(Bruno Primjerić)", "most je nov"), (INDIRECT, "(Bruno Primjerić)", "put je star")],
    ),
]

#: verbs with "se", and what somebody is who has said something
MOODS: list[Row] = [
    (
        "Bruno Primjerić osvrnuo se i na pregovore: „Most je dobio više nego što je tražio.“",
        [(DIRECT, "Bruno Primjerić", "Most je dobio više nego što je tražio.")],
    ),
    (
        "Bruno Primjerić se na mreži oglasio riječima: „Most je dobio više nego što je tražio.“",
        [(DIRECT, "Bruno Primjerić", "Most je dobio više nego što je tražio.")],
    ),
    ("Ana Testić se juče u Testgradu složila da most stoji.", [(INDIRECT, "Ana Testić", "most stoji")]),
    ("Savez se oglasio povodom mosta koji je pao u rijeku.", []),
    (
        "Svi su bili tu. „Most je bio pun“, prisjeća se Bruno Primjerić.",
        [(DIRECT, "Bruno Primjerić", "Most je bio pun")],
    ),
    ("Svi su bili tu. „Most će stajati“, nada se Ana Testić.", [(DIRECT, "Ana Testić", "Most će stajati")]),
    ("Ana Testić se nada da će most stajati.", []),
    ("Svi su bili tu. „Most stoji“, zadovoljna je ministrica.", [(DIRECT, "ministrica", "Most stoji")]),
    ("Svi su bili tu. „Most pada“, zabrinut je Bruno Primjerić.", [(DIRECT, "Bruno Primjerić", "Most pada")]),
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
    (
        "Kako su iz te inicijative dodali, protiv aktivista se vode sudski procesi.",
        [(INDIRECT, "te inicijative", "protiv aktivista se vode sudski procesi")],
    ),
    ("Ta inicijativa navela je da je most siguran.", [(INDIRECT, "Ta inicijativa", "je most siguran")]),
    (
        "Most je siguran i čuvaju ga, stoji u saopćenju Saveza Slobodije.",
        [(INDIRECT, "saopćenju Saveza Slobodije", "Most je siguran i čuvaju ga")],
    ),
    ("Ana Testić (Klub LEX-a) rekla je da je most nov.", [(INDIRECT, "Ana Testić (Klub LEX-a)", "je most nov")]),
    (
        "Ministarstvo saobraćaja je saopštilo da most stoji. Iz ministarstva dodaju da je put nov.",
        [(INDIRECT, "Ministarstvo saobraćaja", "most stoji"), (INDIRECT, "ministarstva", "je put nov")],
    ),
    (
        "Iz Kancelarije za KiM rekli su ranije da most stoji.\n\nSaopšteno je i da je put gotov.",
        [(INDIRECT, "Kancelarije za KiM", "most stoji"), (INDIRECT, "(Kancelarije za KiM)", "je put gotov")],
    ),
    ("Iz Saveza su, međutim, potvrdili da je most nov.", [(INDIRECT, "Saveza", "je most nov")]),
    ("U Savezu, s druge strane, kažu da most stoji.", [(INDIRECT, "Savezu", "most stoji")]),
    (
        "Iz tužilaštva nisu željeli komentarisati, ali su potvrdili da je predmet otvoren.",
        [(INDIRECT, "tužilaštva", "je predmet otvoren")],
    ),
    ("Iz vladajuće stranke poručuju da most stoji.", [(INDIRECT, "vladajuće stranke", "most stoji")]),
    ("Iz te stranke poručuju da most stoji.", [(INDIRECT, "te stranke", "most stoji")]),
    ("U vladajućoj stranci kažu da most stoji.", [(INDIRECT, "vladajućoj stranci", "most stoji")]),
    ("Na glavni sud vlada poručuje da most stoji.", [(INDIRECT, "vlada", "most stoji")]),
]


@pytest.mark.parametrize(("text", "expected"), [*SUBJECTS, *NO_SUBJECTS, *LEFT_OUT, *SOURCES, *MOODS, *BODIES])
def test_the_speakers_of_a_text(text: str, expected: Expected) -> None:
    assert read(text) == expected
