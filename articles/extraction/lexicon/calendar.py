"""Months, weekdays and the words that count days from today, as datelines and attributions print them.

English; Bosnian, Croatian, Montenegrin and Serbian in both scripts (nominative, genitive and locative, with and
without diacritics); Macedonian; Albanian (indefinite, definite, with and without diacritics). All in small letters.
"""

from __future__ import annotations

from .lists import words as _words

_MONTHS = (
    """january jan januar januara januaru januari siječanj siječnja siječnju sijecanj sijecnja
    јануар јануара јануару јануари janar janari janarit""",
    """february feb februar februara februaru februari veljača veljače veljači veljaca veljace
    фебруар фебруара фебруару февруари shkurt shkurti shkurtit""",
    "march mar mart marta martu ožujak ožujka ožujku ozujak ozujka март марта марту mars marsi marsit",
    "april apr aprila aprilu travanj travnja travnju април априла априлу prill prilli prillit",
    "may maj maja maju svibanj svibnja svibnju мај маја мају maji majit",
    "june jun juna junu juni lipanj lipnja lipnju јун јуна јуну јуни qershor qershori qershorit",
    "july jul jula julu juli srpanj srpnja srpnju јул јула јулу јули korrik korriku korrikut",
    """august aug avg avgust avgusta avgustu augusta kolovoz kolovoza kolovozu август августа августу
    gusht gushti gushtit""",
    """september sep sept septembar septembra septembru rujan rujna rujnu септембар септембра септембру септември
    shtator shtatori shtatorit""",
    """october oct okt oktobar oktobra oktobru listopad listopada listopadu октобар октобра октобру октомври
    tetor tetori tetorit""",
    """november nov novembar novembra novembru studeni studenog studenoga studenom studenome новембар новембра новембру
    ноември nëntor nëntori nëntorit nentor nentori nentorit""",
    """december dec decembar decembra decembru prosinac prosinca prosincu децембар децембра децембру декември
    dhjetor dhjetori dhjetorit""",
)
#: as they are said of a day: on Monday, u srijedu, të hënën
_ON_WEEKDAYS = (
    "monday ponedjeljak ponedeljak понедељак понедјељак понеделник понеделникот hënën henen",
    "tuesday utorak уторак вторник вторникот martën",
    "wednesday srijedu sredu среду сриједу среда средата mërkurën merkuren",
    "thursday četvrtak cetvrtak четвртак четврток четвртокот enjten",
    "friday petak петак петок петокот premten",
    "saturday subotu суботу сабота саботата shtunën shtunen",
    "sunday nedjelju nedelju недељу недјељу недела неделата dielën dielen",
)
#: as they head a date: Srijeda, 20. 11.; e hënë, 20 nëntor. Some are other words in a sentence (nedelja: a week)
_WEEKDAY_HEADINGS = (
    "hënë hene",
    "martë marte",
    "srijeda sreda сриједа mërkurë merkure",
    "enjte",
    "premte",
    "subota субота shtunë shtune",
    "nedjelja nedelja недјеља недеља diel",
)

MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
#: Monday is 0, as in ``date.weekday``
ON_WEEKDAYS = {name: number for number, names in enumerate(_ON_WEEKDAYS) for name in names.split()}
WEEKDAYS = ON_WEEKDAYS | {name: number for number, names in enumerate(_WEEKDAY_HEADINGS) for name in names.split()}

DAYS_BACK = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": 1,
    "last night": 1,
    "danas": 0, "jutros": 0, "večeras": 0, "veceras": 0, "jučer": 1, "juče": 1, "jucer": 1, "juce": 1, "sinoć": 1,
    "sinoc": 1, "prekjučer": 2, "prekjuče": 2,
    "данас": 0, "јутрос": 0, "вечерас": 0, "јуче": 1, "јучер": 1, "синоћ": 1, "прекјуче": 2, "прекјучер": 2,
    "денес": 0, "денеска": 0, "вечерва": 0, "вчера": 1, "синоќа": 1, "завчера": 2,
    "sot": 0, "sonte": 0, "dje": 1, "mbrëmë": 1, "pardje": 2,
}  # fmt: skip
NEXT = _words(
    """
    next coming following idući iduću sljedeći sljedeću sledeći sledeću идући идућу сљедећи сљедећу следећи следећу
    следниот следната
    """
)
LAST = _words("last past prošli prošlu prošle prosli proslu прошли прошлу прошле минатиот минатата")
#: before a date or a weekday
ON = _words("on u у во на të më në dana дана")
#: behind a year: 2023. godine
YEAR_WORDS = _words("godine god године год година viti")
