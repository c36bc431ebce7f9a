"""Months and weekdays in the languages of the region, wherever a date is read: dateline, attribution, inference."""

from __future__ import annotations

from datetime import date

import pytest

from articles.extraction.dates import bare_days, read_date, said_date
from articles.extraction.dating import infer_date
from articles.extraction.layout import read_layout
from articles.extraction.records import Precision
from tests.extraction.people_of_nowhere import GAZETTEER

# One row a month and language, as dates are printed in each.
MONTHS = {
    "Bosnian, Serbian": "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
    "nominative": "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
    "Croatian": ("siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca"),
    "Serbian Cyrillic": "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
    "Macedonian": "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "Albanian": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "Albanian, definite": (
        "janarit shkurtit marsit prillit majit qershorit korrikut gushtit shtatorit tetorit nëntorit dhjetorit"
    ),
}
MONTH_ROWS = [(language, name, n) for language, names in MONTHS.items() for n, name in enumerate(names.split(), 1)]


@pytest.mark.parametrize(("language", "name", "month"), MONTH_ROWS)
def test_a_month_in_every_language(language: str, name: str, month: int) -> None:
    for printed in (name, name.capitalize()):
        dot = "" if language.startswith(("Albanian", "Mace")) else "."
        assert read_date(f"20{dot} {printed} 2023").on == date(2023, month, 20)
        assert [(found, day) for _, _, found, day in bare_days(f"20{dot} {printed}")] == [(month, 20)]


WEDNESDAY = date(2023, 11, 22)
WEEKDAYS = [
    ("rekla je u ponedjeljak", 20), ("rekla je u ponedeljak", 20), ("rekao je u utorak", 21),
    ("rekao je u srijedu", 22), ("rekao je u sredu", 22), ("rekla je u četvrtak", 16), ("rekla je u cetvrtak", 16),
    ("rekla je u petak", 17), ("rekla je u subotu", 18), ("rekla je u nedjelju", 19), ("rekla je u nedelju", 19),
    ("рекла је у понедељак", 20), ("рекао је у уторак", 21), ("рекао је у среду", 22), ("рекао је у сриједу", 22),
    ("рекла је у четвртак", 16), ("рекла је у петак", 17), ("рекла је у суботу", 18), ("рекла је у недељу", 19),
    ("изјави во понеделникот", 20), ("изјави во вторникот", 21), ("изјави во средата", 22),
    ("изјави во четвртокот", 16), ("изјави во петокот", 17), ("изјави во саботата", 18), ("изјави во неделата", 19),
    ("изјави во понеделник", 20), ("изјави во петок", 17),
    ("tha të hënën", 20), ("tha të martën", 21), ("tha të mërkurën", 22), ("tha të enjten", 16),
    ("tha të premten", 17), ("tha të shtunën", 18), ("tha të dielën", 19),
    ("rekla je prošlu srijedu", 15), ("рекао је прошле среде", None), ("изјави минатиот петок", 17),
    ("rekla je jučer", 21), ("rekla je juče", 21), ("rekla je prekjuče", 20), ("rekla je jutros", 22),
    ("рекла је јуче", 21), ("рекла је прекјуче", 20), ("изјави денеска", 22), ("изјави завчера", 20),
    ("tha dje", 21), ("tha sot", 22), ("tha pardje", 20),
    ("sastaju se iduću srijedu, rekla je", None), ("sledeći petak, rekla je", None), ("следниот петок, рече", None),
]  # fmt: skip


@pytest.mark.parametrize(("context", "day"), WEEKDAYS)
def test_a_weekday_is_the_last_one_of_its_name(context: str, day: int | None) -> None:
    assert said_date(context, WEDNESDAY).on == (date(2023, 11, day) if day else None)


@pytest.mark.parametrize(
    "context",
    [
        "prošle nedelje su se sreli, rekla je",  # last week
        "nedelja je bila teška, rekla je",
        "hëna ishte e plotë, tha ajo",
        "Marta Testić said",
        "mora more, rekla je",
    ],
)
def test_words_that_only_look_like_days_are_none(context: str) -> None:
    assert said_date(context, WEDNESDAY).on is None


DATELINES = [
    ("SARAJEVO, 20. novembra 2023. (LEX) – ", "SARAJEVO"),
    ("SARAJEVO, 20. novembar 2023. – ", "SARAJEVO"),
    ("ZAGREB, 20. studenoga 2023. (LEX) - ", "ZAGREB"),
    ("ZAGREB, 20. studeni 2023. (LEX) - ", "ZAGREB"),
    ("Beograd, 20. novembra 2023. godine – ", "Beograd"),
    ("БЕОГРАД, 20. новембра 2023. – ", "БЕОГРАД"),
    ("БЕОГРАД, 20. новембар 2023. године – ", "БЕОГРАД"),
    ("СКОПЈЕ, 20 ноември 2023 (LEX) – ", "СКОПЈЕ"),
    ("Скопје, 20 ноември 2023 година – ", "Скопје"),
    ("PRISHTINË, 20 nëntor 2023 – ", "PRISHTINË"),
    ("TIRANË, 20 Nëntor 2023 (LEX) - ", "TIRANË"),
    ("PRISTINA, Nov. 20, 2023 (LEX) - ", "PRISTINA"),
]


@pytest.mark.parametrize(("line", "place"), DATELINES)
def test_a_dateline_in_the_languages_of_the_region(line: str, place: str) -> None:
    layout = read_layout(f"Naslov\n\n{line}Most je otvoren, rekla je Ana Testić. Padala je kiša.")
    assert layout.dateline.startswith(place)
    assert (layout.published.on, layout.published.precision) == (date(2023, 11, 20), Precision.DAY)


DATE_LINES = [
    "Ponedjeljak, 20. novembar 2023.",
    "ponedeljak, 20. 11. 2023. 10:15",
    "Objavljeno: 20.11.2023.",
    "понедељак, 20. новембар 2023. године",
    "понеделник, 20 ноември 2023",
    "E hënë, 20 nëntor 2023",
    "Publikuar më 20 nëntor 2023",
    "Monday, 20 November 2023",
    "Sarajevo, 20. novembar 2023. godine",
]


@pytest.mark.parametrize("line", DATE_LINES)
def test_a_line_with_nothing_but_a_date_dates_the_text(line: str) -> None:
    layout = read_layout(f"Naslov\n\n{line}\n\nMost je otvoren, rekla je Ana Testić. Padala je kiša.")
    assert layout.published.on == date(2023, 11, 20)


NAMED_DAYS = [
    "on Monday, November 20",
    "on Monday, the 20th of November",
    "u ponedjeljak, 20. novembra",
    "u ponedeljak 20. novembra",
    "u ponedjeljak, dana 20. studenoga",
    "у понедељак, 20. новембра",
    "во понеделник, 20 ноември",
    "të hënën, më 20 nëntor",
    "të hënën, 20 nëntor",
]


@pytest.mark.parametrize("phrase", NAMED_DAYS)
def test_a_day_with_its_weekday_dates_a_text_in_any_language(phrase: str) -> None:
    """20 November is a Monday in 2006, 2017 and 2023; Cyril Samplov was secretary general from 2010 to 2019."""
    text = f"LEX secretary general Cyril Samplov came to Rome.\n\nThe talks were held {phrase}."
    inferred = infer_date(text, GAZETTEER, read_layout(text))
    assert inferred is not None
    assert (inferred.earliest, inferred.latest.year) == (date(2017, 11, 20), 2018)
    assert any("is a Monday, which is so in" in reason for reason in inferred.reasons)


def test_a_weekday_that_does_not_fit_dates_nothing() -> None:
    text = "LEX secretary general Cyril Samplov came to Rome.\n\nThe talks were held u srijedu, 30. februara."
    assert infer_date(text, GAZETTEER, read_layout(text)) is None
