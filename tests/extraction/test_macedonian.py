"""Reading Macedonian: its words, whose words they are, speech that a dash opens, at what cost."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from articles.extraction.extract import extract
from articles.extraction.languages import language_of
from articles.extraction.lexicon import mk
from articles.extraction.macedonian.dialogue import joined, with_dash_speech
from articles.extraction.macedonian.names import guessed_gender, own_name
from articles.extraction.records import (
    ActorKind,
    CountryEntry,
    Gazetteer,
    Metonym,
    Name,
    NameKind,
    OfficeEntry,
    Span,
    Term,
)
from articles.extraction.sentences import paragraphs
from articles.extraction.spellings import macedonian_form
from tests.extraction.clock import MOST, growth
from tests.extraction.people_of_nowhere import GAZETTEER as PEOPLE_OF_NOWHERE
from tests.extraction.people_of_nowhere import body, person

GAZETTEER = Gazetteer(
    actors=(
        replace(
            person("ana-testic", "Ana Testić", gender="f"),
            names=(Name("Ана Тестић"), Name("Testić", NameKind.FAMILY), Name("Тестић", NameKind.FAMILY)),
        ),
        person("bruno-primerski", "Бруно Примерски", gender="m"),
        person("dora-primerska", "Дора Примерска", gender="f"),
        body("lex", "Сојуз на примери", Name("ЛЕКС", NameKind.ACRONYM)),
        body("vlada", "Владата на Слободија"),
        body("slobodija", "Слободија", kind=ActorKind.STATE),
    ),
    offices=(
        OfficeEntry(
            "slobodija-president",
            "President of Slobodija",
            True,
            ("претседателката на Слободија", "слободиската претседателка", "претседателот на Слободија"),
            country="SL",
            terms=(Term("slobodija-president--testic", "ana-testic", date(2018, 5, 1), None),),
        ),
    ),
    metonyms=(Metonym("Слободиград", "slobodija"),),
    countries=(CountryEntry("SL", "Слободија", ("Слободија",), actor="slobodija"),),
)


def speakers(text: str, on: date | None = date(2020, 1, 1)) -> list[str | None]:
    return [statement.actor for statement in extract(text, GAZETTEER, published_on=on).statements]


# --- which language -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Мостот е отворен, а мисијата ќе остане во земјата.", "mk"),
        ("Според Тестиќ, мостот не сака ниту да се отвори.", "mk"),
        ("Тој рече дека мостот мора да се отвори за да не падне.", "mk"),
        ("Ѓорѓи Нигдеќ пие чај.", "mk"),
        ("Советникот на министерот за надворешни работи.", "mk"),
        ("Мост је отворен, а мисија ће остати у земљи.", "sh"),
        ("Мостът е отворен и мисията ще остане в страната.", ""),
    ],
)
def test_small_words_and_letters_tell_it_from_its_neighbours(text: str, language: str) -> None:
    assert language_of(text.lower()) == language


# --- words --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "tense", "agrees"),
    [
        ("изјави", "present", "s"),
        ("изјавија", "present", "p"),
        ("изјавил", "past", "m"),
        ("изјавила", "past", "f"),
        ("рекоа", "present", "p"),
        ("рекол", "past", "m"),
        ("истакнаа", "present", "p"),
        ("истакнато", "passive", ""),
        ("тврдат", "present", "p"),
        ("тврдеше", "present", "s"),
        ("додавајќи", "converb", ""),
        ("велејќи", "converb", ""),
        ("наведено", "passive", ""),
    ],
)
def test_a_verb_shows_tense_and_number(form: str, tense: str, agrees: str) -> None:
    verb = mk.VERBS[mk.folded(form)]
    assert (verb.tense, verb.agrees) == (tense, agrees)


@pytest.mark.parametrize(
    ("form", "role", "shows"),
    [
        ("министерот", "министер", "m"),
        ("министерката", "министер", "f"),
        ("министри", "министер", "p"),
        ("советничка", "советник", "f"),
        ("пратениците", "пратеник", "p"),
        ("полицајците", "полицаец", "p"),
        ("граѓаните", "граѓанин", "p"),
        ("шефицата", "шеф", "f"),
        ("заменик-министерот", "министер", "m"),
        ("мостот", "", ""),
    ],
)
def test_a_role_is_one_with_its_article_and_for_both(form: str, role: str, shows: str) -> None:
    word = mk.folded(form)
    assert (mk.role_of(word), mk.shown_by(word)) == (mk.folded(role), shows)


def test_latin_letters_are_read_as_well() -> None:
    text = "Претседателката рече дека мостот е отворен. Pretsedatelkata reče deka mostot e zatvoren vo Testgrad."
    assert [s.text for s in extract(text, GAZETTEER).statements] == [
        "мостот е отворен",
        "mostot e zatvoren vo Testgrad",
    ]


# --- whose --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Претседателката на Слободија рече дека мостот е отворен.", "ana-testic"),
        ("Слободиската претседателка рече дека мостот е отворен.", "ana-testic"),
        ("Поранешната претседателка на Слободија рече дека мостот е отворен.", None),
        ("Претседателката Тестиќ рече дека мостот е отворен.", "ana-testic"),
        ("Советникот на Ана Тестиќ рече дека мостот е отворен.", None),
        ("Советникот на претседателката Ана Тестиќ рече дека мостот е отворен.", None),
        ("Цвета Тестиќ рече дека мостот е отворен.", None),
        ("„Мостот е отворен“, рече Примерски во Тестград.", "bruno-primerski"),
        ("„Мостот е отворен“, рече Примерска во Тестград.", "dora-primerska"),
        ("Владата на Слободија соопшти дека мостот е отворен.", "vlada"),
        ("Од ЛЕКС велат дека мостот е отворен.", "lex"),
        ("Слободиград порача дека мостот е отворен.", "slobodija"),
        ("Во соопштението на ЛЕКС се вели дека мостот е отворен.", "lex"),
        ("ЛЕКС соопшти дека мостот е нов. „Отворен е“, се вели во соопштението.", "lex"),
        ("ЛЕКС дојде во Тестград. Оттаму велат дека мостот е отворен.", "lex"),
        ("Владата на Слободија е тука. Владата рече дека мостот е отворен.", "vlada"),
        ("ЛЕКС е тука. Владата рече дека мостот е отворен.", None),
        ("ЛЕКС соопшти дека мостот е нов. Од таму додаваат дека е отворен.", "lex"),
        ("Министерот Бруно Примерски е тука. Министерот рече дека мостот е отворен.", "bruno-primerski"),
        ("Министерот Бруно Примерски е тука. Министерката рече дека мостот е отворен.", None),
        ("Шефот на дипломатијата Бруно Примерски е тука. Министерот рече дека мостот е отворен.", "bruno-primerski"),
        ("Шефот на мисијата Бруно Примерски е тука. Министерот рече дека мостот е отворен.", None),
        ("Слободискиот министер Бруно Примерски е тука. Слободискиот министер рече дека е нов.", "bruno-primerski"),
        ("Слободискиот министер Бруно Примерски е тука. Тестландскиот министер рече дека е нов.", None),
        ("Лидерот на ЛЕКС, Бруно Примерски, е тука. Лидерот на ЛЕКС рече дека мостот е нов.", "bruno-primerski"),
        ("Лидерот на ЛЕКС, Бруно Примерски, е тука. Лидерот на ТЕСТ рече дека мостот е нов.", None),
        ("Бруно Примерски дојде. Владата на Слободија рече дека е нов. Тој рече дека е отворен.", "bruno-primerski"),
        ("Ана Тестиќ рече дека мостот е нов. Бруно Примерски дојде. Според неа, мостот е отворен.", "ana-testic"),
        ("Ана Тестиќ рече дека мостот е нов. Според неговите зборови, мостот е отворен.", None),
    ],
)
def test_a_speaker_is_resolved_as_in_english(text: str, actor: str | None) -> None:
    assert speakers(text)[-1:] == [actor]


def test_several_who_speak_together_are_found_together() -> None:
    (statement,) = extract("Ана Тестиќ и Бруно Примерски рекоа дека мостот е нов.", GAZETTEER).statements
    assert statement.joint == ("ana-testic", "bruno-primerski")


def test_a_name_in_serbian_letters_is_known_in_macedonian_ones() -> None:
    assert macedonian_form("Ђорђе Тестић") == macedonian_form("Ђорђе Тестић")
    assert macedonian_form("Шампловић") == "Шампловиќ"
    assert macedonian_form("Ђ") == "Ѓ"
    assert macedonian_form("Ana Testić") == "Ana Testić"


@pytest.mark.parametrize(
    ("words", "governed", "name"),
    [
        ("Претседателката Ана Тестиќ", False, "Ана Тестиќ"),
        ("Слободија Ана Тестиќ", True, "Ана Тестиќ"),
        ("Нов Тестград", True, None),
        ("ЛЕКС Тестиќ", False, None),
        ("Владата Тестиќ", False, None),
        ("Ана Марија Тестиќ", False, "Ана Марија Тестиќ"),
    ],
)
def test_a_name_is_told_from_the_roles_and_places_before_it(words: str, governed: bool, name: str | None) -> None:
    assert own_name(words.split(), governed=governed) == name


def test_first_names_suggest_a_gender_where_they_do() -> None:
    assert [guessed_gender(name) for name in ("Ана Т", "Бруно Т", "Никола Т")] == ["f", "m", ""]


# --- dashes -------------------------------------------------------------------------------------------------------


def spoken(text: str) -> list[str]:
    found = joined(text, paragraphs(text, 0, len(text)))
    return [text[passage.inner.start : passage.inner.end] for passage in with_dash_speech(text, found, ())]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("– Мостот е нов. Ќе стои, рече Тестиќ.", ["Мостот е нов. Ќе стои"]),
        ("-Мостот е нов – рече Тестиќ.", ["Мостот е нов"]),
        ("- Мостот е нов, денеска изјави Тестиќ.", ["Мостот е нов"]),
        ("– Мостот е нов, се вели во соопштението.", ["Мостот е нов"]),
        (
            "– Мостот е нов, рече Тестиќ.\nТестиќ дојде во Тестград.\nМостот е стар, рече Примерски.",
            ["Мостот е нов"],
        ),
        (
            "– Мостот е нов.\nЌе стои.\nГо чува војската, рече Тестиќ.",
            ["Мостот е нов.", "Ќе стои.", "Го чува војската"],
        ),
        ("– Мостот е нов, рече дека ќе стои Тестиќ.", []),
        ("– Мостот ќе стои дури и кога никој не го чува.", []),
        ("– Мост је нов, рече Тестић, и сви га у земљи чувају.", []),
        ("– The bridge is new, said Ana Testić.", []),
    ],
)
def test_a_dash_opens_speech_where_a_verb_of_saying_closes_it(text: str, words: list[str]) -> None:
    assert spoken(text) == words


def test_a_line_that_goes_on_with_an_utterance_is_one_paragraph_with_it() -> None:
    text = "„Мостот е нов“,\nрече Тестиќ.\nМостот е нов,\nрече Тестиќ дека стои."
    assert joined(text, paragraphs(text, 0, len(text))) == [Span(0, 28), Span(29, 42), Span(43, len(text))]


# --- cost and exactness -------------------------------------------------------------------------------------------

HOSTILE = {
    "cues": "рече дека ",
    "cues and commas": "рече, дека, како, ",
    "asides": ", како што рече Бруно, ",
    "names": "Ана Тестиќ Бруно и ",
    "quotes": "„Мост“, рече С, „дека“ ",
    "relatives": "кој рече, кој вели дека ",
    "sources": "Според Ана, е дека. ",
    "papers": "Во соопштението се вели дека е. ",
    "left out": "Рече дека е. ",
    "dashes": "– Мостот е, рече ",
    "lines": "– Мостот е нов\n",
    "speeches": "– Мостот е нов, рече С.\n",
    "runs": "– Мостот е нов.\nСтои.\nСтои.\n",
    "nouns": "на министерот на советникот ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear_in_the_length_of_the_text(unit: str) -> None:
    head = "Мостот е во земјата, рече Бруно дека.\n\n"
    assert growth(lambda text: extract(head + text, GAZETTEER), unit, 6_000, least=0.02) <= MOST


def test_any_text_at_all_gives_spans_that_are_verbatim() -> None:
    dice = Random(5)
    small = (
        "е се дека да рече рекол вели велат изјави најави , , . „ “ ( ) : и а кој која според зборовите на во од ѝ сѐ "
        "– - – како што од таму му ја обвини повика стои соопштението додавајќи наведено министерот Владата"
    )
    words = [*small.split(), '"', "\n", "„Мост“", "Ана", "Тестиќ", "Бруно", "ЛЕКС"]
    for _ in range(500):
        text = " ".join(dice.choice(words) for _ in range(dice.randint(1, 60)))
        for statement in extract(text, GAZETTEER).statements:
            assert text[statement.start : statement.end] == statement.text == statement.text.strip()
            assert statement.mention is None or statement.mention.start < statement.mention.end


def test_a_paragraph_in_english_calls_a_body_again_as_english_does():
    text = (
        "Ана Тестиќ рече дека мостот е затворен за сообраќај и дека ќе биде отворен.\n\n"
        "The Sylvanian Police came with all of their cars. The police said that it is late and that they will stay."
    )
    last = extract(text, PEOPLE_OF_NOWHERE).statements[-1]
    assert (last.text, last.actor) == ("it is late and that they will stay", "sylvania-police")
