"""Reading Bosnian, Croatian, Montenegrin and Serbian: which language, whose words, at what cost."""

from datetime import date
from random import Random

import pytest

from articles.extraction.bcms.names import guessed_gender, own_name
from articles.extraction.countries import CountryTagger
from articles.extraction.extract import extract
from articles.extraction.languages import language_of, may_be_of_the_region
from articles.extraction.lexicon import sh
from articles.extraction.names import fold, index_of
from articles.extraction.records import (
    ActorKind,
    CountryEntry,
    Gazetteer,
    Metonym,
    Name,
    NameKind,
    OfficeEntry,
    Term,
)
from articles.extraction.spellings import place_forms
from tests.extraction.clock import MOST, growth
from tests.extraction.people_of_nowhere import body, person, said

GAZETTEER = Gazetteer(
    actors=(
        person("ana-testic", "Ana Testić", "Ана Тестић", gender="f"),
        person("bruno-primjeric", "Bruno Primjerić", gender="m"),
        person("dora-uzor", "Dora Uzor", gender="f"),
        person("emil-samplov", "Emil Samplov", "Ejmil Samplouv", gender="m"),
        body("sana", "SANA", Name("SANA", NameKind.ACRONYM)),
        body("slobodija", "Slobodija", kind=ActorKind.STATE),
        body("vlada-slobodije", "Vlada Slobodije"),
        body("lex", "Savez primjera", Name("LEX", NameKind.ACRONYM)),
    ),
    offices=(
        OfficeEntry(
            "slobodija-president",
            "President of Slobodija",
            True,
            ("predsjednica Slobodije", "slobodska predsjednica", "predsjednik Slobodije"),
            country="SL",
            terms=(Term("slobodija-president--testic", "ana-testic", date(2018, 5, 1), None),),
        ),
    ),
    metonyms=(Metonym("Slobodigrad", "slobodija"),),
    countries=(CountryEntry("SL", "Slobodija", ("Slobodija", "Слободија"), actor="slobodija"),),
)


def speakers(text: str, on: date | None = date(2020, 1, 1)) -> list[str | None]:
    return [statement.actor for statement in extract(text, GAZETTEER, published_on=on).statements]


# --- which language -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge is open, and the mission will stay for a year.", "en"),
        ("Most je otvoren, a misija će ostati još godinu dana.", "sh"),
        ("Мост је отворен, а мисија ће остати још годину дана.", "sh"),
        ("Мостот е отворен, а мисијата ќе остане уште една година во земјата.", "mk"),
        ("Ura është e hapur dhe misioni do të qëndrojë edhe një vit në vend.", "sq"),
        ("Most je odprt in misija bo ostala še eno leto, ki ga bo potrebovala.", ""),
        ("Мостът е отворен и мисията ще остане още една година в страната.", ""),
        ("Мост открыт, и миссия останется в стране ещё на год, это не ново.", ""),
        ("Podul este deschis și misiunea va rămâne în țară pentru un an.", ""),
        ("Testgrad 2020", ""),
    ],
)
def test_small_words_tell_the_language(text: str, language: str) -> None:
    assert language_of(text.lower()) == language


def test_a_quick_look_spares_english_texts_the_slow_one() -> None:
    assert not may_be_of_the_region("ana testić said that the bridge in novi primjer is open, da silva did not.")
    assert may_be_of_the_region("the bridge is open.\n\nana testić je rekla da ostaje.")


def test_paragraphs_of_two_languages_are_each_read_in_their_own() -> None:
    text = (
        "Ana Testić said that the bridge is open.\n\nAna Testić je rekla kako će misija ostati.\n\nShe said it is old."
    )
    assert said(text) == [
        ("Ana Testić", "the bridge is open"),
        ("Ana Testić", "će misija ostati"),
        ("Ana Testić", "it is old"),
    ]


def test_a_language_that_is_not_read_is_left_to_the_marks() -> None:
    assert said("Most je odprt in misija bo ostala še eno leto, ki ga bo potrebovala, je dejala Ana Testić.") == []


# --- words --------------------------------------------------------------------------------------------------------


def test_both_scripts_fold_to_one_lexicon() -> None:
    assert sh.folded("кажњавајући") == sh.folded("kažnjavajući") == "kaznjavajuci"
    assert sh.folded("џеп") == sh.folded("džep")
    assert sh.cyrillic("ljudi njihovi džep") == "људи њихови џеп"


@pytest.mark.parametrize(
    "run", ["Presuda Primjerića", "Presuda Primjeriću", "Пресуда Примјерића", "Пресуда Примјерићу"]
)
def test_a_surname_in_another_case_ends_no_name_in_either_script(run: str) -> None:
    assert own_name(run.split(), titled=False) is None


def test_a_letter_that_looks_like_another_is_read_as_it() -> None:
    """The Icelandic Ð is typed for Đ."""
    assert "\u00d0" != "Đ"
    assert sh.folded("\u00d0erđ".lower()) == sh.folded("đerđ")
    assert fold("\u00d0erđ") == fold("Đerđ") == "derd"


@pytest.mark.parametrize(
    ("form", "agrees"),
    [
        ("rekao", "m"),
        ("rekla", "f"),
        ("istaklo", "n"),
        ("naveli", "mp"),
        ("kazale", "fp"),
        ("kaže", "s"),
        ("kažu", "p"),
    ],
)
def test_a_verb_shows_who_may_have_spoken(form: str, agrees: str) -> None:
    assert sh.VERBS[sh.folded(form)].agrees == agrees


def test_a_role_is_one_in_any_case_and_for_both() -> None:
    assert sh.role_of("predsjednika") == sh.role_of("predsednica") == sh.role_of("predsjednice") != ""
    assert sh.role_of("ministra") == sh.role_of("ministarka") == sh.role_of("ministrica")
    assert sh.role_of("most") == ""


# --- whose --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Predsjednica Slobodije je rekla da je most otvoren.", "ana-testic"),
        ("Предсједница Слободије је рекла да је мост отворен.", "ana-testic"),
        ("Slobodska predsjednica Ana Testić je rekla da je most otvoren.", "ana-testic"),
        ("Predsjednica Testić je rekla da je most otvoren.", "ana-testic"),
        ("Bivša predsjednica Slobodije je rekla da je most otvoren.", None),
        ("Vlada Slobodije je saopštila da je most otvoren.", "vlada-slobodije"),
        ("LEX je saopštio da je most otvoren.", "lex"),
        ("Slobodigrad poručuje da je most otvoren.", "slobodija"),
        ("Savjetnik Ane Testić je rekao da je most otvoren.", None),
        ("Glasnogovornik Brune Primjerića je rekao da je most otvoren.", None),
        ("Ana Testić je u Slobodigradu. Primjeriću je rekao da je most otvoren.", None),
        ("Cvijeta Testić je rekla da je most otvoren.", None),
        ("Most je nov. Cvijeta Testić vodi misiju. „Most je otvoren“, rekla je Testić.", None),
        ("Most je kod Slobodije. Cvijeta Testić vodi misiju. „Most je otvoren“, rekla je Testić.", None),
        ("„Most je otvoren“, rekla je Uzor-Testić.", None),
        ("Predsjednica Ana Testić, ambasadorica Cvijeta Uzor je tu. „Most je nov“, rekla je ambasadorica.", None),
        ("Dora Uzor je tu. „Most je otvoren“, rekla je Uzorova.", "dora-uzor"),
        ("Ejmil Samplouv je tu. „Most je otvoren“, rekao je Samplouv.", "emil-samplov"),
        ("Ejmil Samplouv je tu. Prema riječima Samplouva, most je otvoren.", "emil-samplov"),
        ("Prema riječima Brune Primjerića, most je otvoren.", "bruno-primjeric"),
        ("Prema riječima predsjednice Ane Testić, most je otvoren.", "ana-testic"),
        ("Prema riječima Franka Primjerića, most je otvoren.", None),
        ("Prema riječima Ane Testić i Brune Primjerića, most je otvoren.", None),
        ("Prema riječima savjetnika Testića, most je otvoren.", None),
        ("Bruno Primjerić je tu. Prema Primjerićevim riječima, most je otvoren.", "bruno-primjeric"),
        ("„Most je otvoren“, rekao je Primjerić beogradskom dnevniku Pres.", "bruno-primjeric"),
        ("„Most je otvoren“, navodi se u saopštenju LEX-a.", "lex"),
        ("LEX je saopštio da je most nov.\n\n„Most je otvoren“, navodi se u saopštenju.", "lex"),
        ("LEX je saopštio da je most nov. Vlada ima saopštenje. „Otvoren je“, navodi se u saopštenju.", None),
        ("Bruno Primjerić je tu. „Most je otvoren“, navodi se u saopštenju.", None),
        ("„Most je otvoren“, javila je slobodska agencija SANA.", "sana"),
        ("„Most je otvoren“, kaže misija Slobodije.", None),
        ("Testić je rekao da je most otvoren.", None),
        ("Predsjednica Slobodije je nova. Testić je rekao da je most nov. Dodao je da je put otvoren.", None),
        ("Slobodigrad -- Dora Uzor ocijenila juče, govoreći o mostu, da je most otvoren.", "dora-uzor"),
        (
            "Zamjenica i predsjednica Ana Testić je tu. Ona je u intervjuu Radiju Glas rekla da je most nov.",
            "ana-testic",
        ),
    ],
)
def test_a_speaker_is_resolved_as_in_english(text: str, actor: str | None) -> None:
    assert speakers(text)[-1:] == [actor]


def test_he_is_whoever_was_named_last_by_a_surname_that_the_text_has_introduced() -> None:
    text = "Bruno Primjerić i Franko Nitković su tu. Primjerić kaže da je nov. Nitković šuti. Dodao je da most stoji."
    assert speakers(text) == ["bruno-primjeric", None]


@pytest.mark.parametrize(
    "text",
    [
        "Ministar je pohvalio Anu Testić. Dodala je da je most nov.",
        "Sastanak s Anom Testić trajao je sat. Rekla je da je most nov.",
        "Glasnogovornica je rekla da Ana Testić ne dolazi. Dodala je da je most nov.",
        "Ana Testić je rekla da je Bruno Primjerić srušio most. Dodao je da ima dokaza.",
        "„Bruno Primjerić je srušio most“, rekla je Ana Testić. Dodao je da ima dokaza.",
        "Bivši šef policije, koga je smijenio Bruno Primjerić, došao je u sud. Rekao je da je most nov.",
        "Bruno Primjerić i Emil Samplov su se sastali. Rekao je da je most nov.",
        "Ministar Bruno Primjerić i ambasador Emil Samplov su tu. Rekao je da je most nov.",
        "Ambasador se sastao s ministrom Brunom Primjerićem. On je rekao da je most nov.",
        "Optužnica tereti Brunu Primjerića. Tužilac je rekao da je kriv. Dodao je da ima dokaza.",
        "Franko Nitković je dočekao Primjerića. Rekao je da je most nov.",
        "Bruno Primjerić kaže da odlazi. Na njegovo mjesto dolazi Emil Samplov. Najavio je da će most stajati.",
    ],
)
def test_whoever_is_only_spoken_of_does_not_go_on_speaking(text: str) -> None:
    assert speakers(text)[-1] is None


def test_somebody_in_another_case_does_not_come_between_a_speaker_and_what_they_add() -> None:
    text = "Dora Uzor je rekla da je most nov. Naslijedila je Anu Testić. Dodala je da ga treba čuvati."
    assert speakers(text) == ["dora-uzor", "dora-uzor"]


def test_a_subject_behind_its_verb_goes_on_speaking() -> None:
    assert speakers("Most je otvorio Bruno Primjerić. Rekao je da će stajati.") == ["bruno-primjeric"]


def test_a_subject_that_is_left_out_agrees_with_its_verb() -> None:
    text = "Ana Testić je rekla da je most nov. Bruno Primjerić je rekao da je star. {}"
    assert speakers(text.format("Dodala je da ga čuvaju."))[-1] == "ana-testic"
    assert speakers(text.format("Dodao je da ga čuvaju."))[-1] == "bruno-primjeric"
    assert speakers(text.format("Dodalo je da ga čuvaju."))[-1] is None


def test_a_role_stands_for_the_person_who_was_named_with_it() -> None:
    text = "Ministar Bruno Primjerić je u Testgradu. „Most je nov“, rekao je ministar. „Star je“, rekla je ministrica."
    assert speakers(text) == ["bruno-primjeric", None]


def test_several_who_speak_together_are_found_together() -> None:
    (statement,) = extract("Ana Testić i Bruno Primjerić rekli su da je most nov.", GAZETTEER).statements
    assert statement.actor is None
    assert statement.joint == ("ana-testic", "bruno-primjeric")


def test_the_day_of_the_saying_is_read_beside_the_verb() -> None:
    (statement,) = extract(
        "Ana Testić je u utorak rekla da je most nov od petka.", GAZETTEER, published_on=date(2020, 1, 2)
    ).statements
    assert statement.said.on == date(2019, 12, 31)


@pytest.mark.parametrize(
    ("words", "titled", "name"),
    [
        ("Predsjednik Slobodije Ana Testić", False, "Ana Testić"),
        ("Slobodije Ana Testić", True, "Ana Testić"),
        ("Ana Marija Testić", False, "Ana Marija Testić"),
        ("Vlade Slobodije", True, None),
        ("Srpski Ana Testić", False, "Ana Testić"),
        ("LEX Testić", False, None),
        ("Novog Grada Ana Testić", True, "Ana Testić"),
        ("Hercegovine Ana Testić", False, "Ana Testić"),
        ("Ali Testić", False, "Ali Testić"),
    ],
)
def test_a_name_is_told_from_the_roles_and_places_before_it(words: str, titled: bool, name: str | None) -> None:
    assert own_name(words.split(), titled=titled) == name


def test_first_names_suggest_a_gender_where_they_do() -> None:
    assert [guessed_gender(name) for name in ("Ana T", "Bruno T", "Nikola T", "Ивана Т", "Zoran T", "Kim T")] == [
        "f", "m", "", "f", "m", "m",
    ]  # fmt: skip


# --- countries ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Slobodija", ("Slobodije", "Slobodiji", "Slobodiju", "Slobodijom")),
        ("Слободија", ("Слободије", "Слободији", "Слободију", "Слободијом")),
        ("Crna Gora", ("Crne Gore", "Crnoj Gori", "Crnu Goru", "Crnom Gorom")),
        ("Kosovo", ("Kosova", "Kosovu", "Kosovom")),
        ("China", ()),
        ("Republic of Kosovo", ()),
    ],
)
def test_names_of_countries_are_bent(name: str, forms: tuple[str, ...]) -> None:
    assert place_forms(name) == forms


def test_a_country_is_found_in_any_case_and_script() -> None:
    tagger = CountryTagger(GAZETTEER)
    for text in ("u Slobodiji je mirno", "granica sa Slobodijom", "ситуација у Слободији"):
        assert [tag.key for tag in tagger.tag(text, text)] == ["SL"], text


def test_titles_are_known_in_cyrillic_without_being_listed() -> None:
    assert index_of(GAZETTEER).titled("предсједница Слободије") == ("slobodija-president",)
    assert sh.in_cyrillic("President of Slobodija") == "President of Slobodija"


# --- cost and exactness -------------------------------------------------------------------------------------------

HOSTILE = {
    "cues": "rekao je da ",
    "cues and commas": "rekla je, da, kako, ",
    "asides": ", kako je rekao Bruno, ",
    "names": "Ana Testić Bruno i ",
    "quotes": "„Most“, rekao je S, „da“ ",
    "relatives": "koji je rekao, koji kaže da ",
    "sources": "Prema Ani Testić, je da. ",
    "papers": "U saopštenju se navodi da je. ",
    "possessives": "Prema Testićevim riječima, je da. ",
    "surnames": "Cvijeta Nitković Uzor, Nitković. ",
    "left out": "Rekao je da je. ",
    "dialogue": "– Most je – rekao je ",
    "open dashes": "- Most je, kaže se, da su\n",
    "bodies": "Savez je tu. Dodali su da je. ",
    "nobody": "Navodi se da je, ",
    "nouns": "uz napomenu da je, ",
    "company": "Bruno Primjerić i Emil Samplov su. Rekao je da je. ",
    "paragraphs": "– Most je – rekao je S.\n",
    "cyrillic": "Љубица је рекла да Љиља, њ ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear_in_the_length_of_the_text(unit: str) -> None:
    head = "Most je pao, rekao je Bruno, da su.\n\n"
    assert growth(lambda text: extract(head + text, GAZETTEER), unit, 6_000, least=0.02) <= MOST


def test_any_text_at_all_gives_spans_that_are_verbatim() -> None:
    dice = Random(3)
    small = "je su da kako rekao rekla kaže navodi , , . „ “ ( ) : i a koji prema riječima u iz se od – -"
    words = [
        *small.split(),
        '"',
        "\n",
        "„Most“",
        "Ana",
        "Testić",
        "Bruno",
        "ministar",
        "saopštenju",
        "ističući",
        "pozvao",
    ]
    for _ in range(400):
        text = " ".join(dice.choice(words) for _ in range(dice.randint(1, 60)))
        for statement in extract(text, GAZETTEER).statements:
            assert text[statement.start : statement.end] == statement.text == statement.text.strip()
            assert statement.mention is None or statement.mention.start < statement.mention.end
