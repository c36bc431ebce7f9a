"""Reading Albanian: which language, whose words, at what cost."""

from datetime import date
from random import Random

import pytest

from articles.extraction.albanian.names import base_forms, guessed_gender, own_name
from articles.extraction.countries import CountryTagger
from articles.extraction.extract import extract
from articles.extraction.languages import language_of, may_be_of_the_region
from articles.extraction.lexicon import sq
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
from articles.extraction.spellings import albanian_place_forms
from tests.extraction.clock import MOST, growth
from tests.extraction.people_of_nowhere import body, person, said

GAZETTEER = Gazetteer(
    actors=(
        person("ana-testi", "Ana Testi", gender="f"),
        person("bruno-shembulli", "Bruno Shembulli", gender="m"),
        person("dora-samploviq", "Dora Samploviq", gender="f"),
        person("emil-samplovic", "Emil Šamplović", gender="m"),
        person("ana-provasi", "Ana Provasi", gender="f", ambiguous=True),
        person("emil-provasi", "Emil Provasi", gender="m", ambiguous=True),
        body("slobodia", "Slobodia", kind=ActorKind.STATE),
        body("qeveria-e-slobodise", "Qeveria e Slobodisë"),
        body("lex", "Lidhja e Shembujve", Name("LEX", NameKind.ACRONYM)),
    ),
    offices=(
        OfficeEntry(
            "slobodia-president",
            "President of Slobodia",
            True,
            ("presidentja e Slobodisë", "presidentja slobode", "presidenti i Slobodisë"),
            country="SL",
            terms=(Term("slobodia-president--testi", "ana-testi", date(2018, 5, 1), None),),
        ),
    ),
    metonyms=(Metonym("Slobodigradi", "slobodia"),),
    countries=(CountryEntry("SL", "Slobodia", ("Slobodia",), actor="slobodia"),),
)


def speakers(text: str, on: date | None = date(2020, 1, 1)) -> list[str | None]:
    return [statement.actor for statement in extract(text, GAZETTEER, published_on=on).statements]


# --- which language -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Ura është e hapur dhe misioni do të qëndrojë edhe një vit në vend.",
        "Ura eshte e hapur dhe misioni do te qendroje edhe nje vit ne vend.",
        "Testi, ne nje interviste per Zerin e Testgradit ne gjuhen e vet, ka thene se ura mbetet.",
        "u shpreh ajo, duke thënë se ura do të hapet për këmbësorët.",
    ],
)
def test_small_words_tell_albanian_with_and_without_diacritics(text: str) -> None:
    assert language_of(text.lower()) == "sq"


def test_a_quick_look_spares_english_texts_the_slow_one() -> None:
    assert not may_be_of_the_region("the duke of testgrad said jane and me had my si units in per cent.")
    assert may_be_of_the_region("the bridge is open.\n\nana testi tha se ura mbetet.")


def test_paragraphs_of_several_languages_are_each_read_in_their_own() -> None:
    text = "Ana Testić said that the bridge is open.\n\nBruno Shembulli ka thënë se misioni do të mbetet në vend."
    assert said(text) == [
        ("Ana Testić", "the bridge is open"),
        ("Bruno Shembulli", "misioni do të mbetet në vend"),
    ]


def test_an_english_paragraph_with_a_duke_stays_english() -> None:
    text = "Bruno Shembulli ka thënë se ura mbetet.\n\nThe Duke, Ana Testić said, met me. The Duke is late."
    assert said(text)[-1] == ("Ana Testić", "met me")


# --- words --------------------------------------------------------------------------------------------------------


def test_words_are_kept_without_diacritics() -> None:
    assert sq.folded("thënë") == "thene"
    assert sq.folded("çështje") == "ceshtje"


@pytest.mark.parametrize(
    ("form", "tense", "agrees"),
    [
        ("tha", "present", "s"),
        ("thanë", "present", "p"),
        ("deklaroi", "present", "s"),
        ("deklaruan", "present", "p"),
        ("deklaron", "present", "s"),
        ("deklarojnë", "present", "p"),
        ("deklaruar", "past", ""),
        ("deklarohet", "passive", ""),
        ("thuhet", "passive", ""),
    ],
)
def test_a_verb_shows_whether_one_or_several_may_have_spoken(form: str, tense: str, agrees: str) -> None:
    assert [(verb.tense, verb.agrees) for verb in sq.VERBS[sq.folded(form)]] == [(tense, agrees)]


def test_a_role_is_one_in_any_case_and_for_both() -> None:
    assert sq.role_of("presidentit") == sq.role_of("presidentja") == sq.role_of("presidentes") != ""
    assert sq.role_of("ministrit") == sq.role_of("ministrja") == sq.role_of("minister") != ""
    assert sq.role_of("ish-presidenti") == sq.role_of("presidenti")
    assert sq.role_of("ura") == sq.role_of("kryesor") == ""


@pytest.mark.parametrize(
    ("word", "bent"),
    [("Testit", True), ("Ramën", True), ("KFOR-it", True), ("NATO-s", True), ("KFOR-i", False), ("Putin", False)],
)
def test_a_printed_name_shows_its_case_where_it_does(word: str, bent: bool) -> None:
    assert sq.is_bent(word) is bent


# --- whose --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Presidentja e Slobodisë tha se ura është e hapur.", "ana-testi"),
        ("Presidentja e Slobodisë, Ana Testi, tha se ura është e hapur.", "ana-testi"),
        ("Presidentja Testi tha se ura është e hapur.", "ana-testi"),
        ("Ish-presidentja e Slobodisë tha se ura është e hapur.", None),
        ("Presidentja e Slobodisë Ana Testi tha se ura është e hapur.", "ana-testi"),
        ("Qeveria e Slobodisë njoftoi se ura është e hapur.", "qeveria-e-slobodise"),
        ("LEX-i njoftoi se ura është e hapur.", "lex"),
        ("Slobodia kërkoi që ura të jetë e hapur.", "slobodia"),
        ("Slobodigradi thotë se ura është e hapur.", "slobodia"),
        ("Këshilltari i Testit tha se ura është e hapur.", None),
        ("Këshilltari i presidentes Ana Testi tha se ura është e hapur.", None),
        ("“Ura është e hapur”, tha Shembulli për “Herald”.", "bruno-shembulli"),
        ("Dora Samploviq është këtu. “Ura është e hapur”, tha Samploviqi në vend.", "dora-samploviq"),
        ("Sipas Samploviqit, ura është e hapur.", "dora-samploviq"),
        ("Emil Shamploviq tha se ura është e hapur.", "emil-samplovic"),
        ("Millorad Shamploviq tha se ura është e hapur.", None),
        ("Emili Shembulli tha se ura është e hapur.", None),
        ("Sipas Bruno Shembullit, ura është e hapur.", "bruno-shembulli"),
        ("Sipas fjalëve të presidentes Ana Testi, ura është e hapur.", "ana-testi"),
        ("Sipas Frank Shembullit, ura është e hapur.", None),
        ("Presidentja Provasi tha se ura është e hapur.", "ana-provasi"),
        ("Ministri Provasi tha se ura është e hapur.", "emil-provasi"),
        ("Provasi tha se ura është e hapur.", None),
        ("Presidentja Provasi është këtu. Provasi tha se ura është e hapur.", "ana-provasi"),
        ("“Ura është e hapur”, thuhet në deklaratën e LEX-it.", "lex"),
        ("“Ura është e hapur”, thuhet në deklaratën e Shembullit.", "bruno-shembulli"),
        ("Besa Shembulli tha se ura është e hapur.", None),
        ("Ura është e re. Besa Testi drejton misionin. “Ura është e hapur”, tha Testi.", None),
    ],
)
def test_a_speaker_is_resolved_as_in_english(text: str, actor: str | None) -> None:
    assert speakers(text)[-1:] == [actor]


def test_a_pronoun_is_whoever_spoke_last_and_fits() -> None:
    text = "Ana Testi tha se ura është e re. Bruno Shembulli tha se është e vjetër. {} shtoi se e ruajnë."
    assert speakers(text.format("Ajo"))[-1] == "ana-testi"
    assert speakers(text.format("Ai"))[-1] == "bruno-shembulli"


def test_where_the_subject_is_left_out_the_last_who_opened_a_sentence_goes_on() -> None:
    text = "Ana Testi tha se ura është e re. {} Ka shtuar se e ruajnë në vend."
    assert speakers(text.format(""))[-1] == "ana-testi"
    assert speakers(text.format("Bruno Shembulli heshti."))[-1] == "bruno-shembulli"
    assert speakers(text.format("“Bruno Shembulli e di mirë këtë gjë.”"))[-1] == "ana-testi"


def test_a_role_stands_for_the_person_who_was_named_with_it() -> None:
    text = "Ministrja e Jashtme, Besa Provanova, është në Testgrad. “Ura është e re”, tha {}."
    for role in ("ministrja", "kryediplomatja slobode", "ministrja e Jashtme"):
        (statement,) = extract(text.format(role), GAZETTEER).statements
        assert statement.speaker == "Besa Provanova", role
    (statement,) = extract(text.format("ambasadorja"), GAZETTEER).statements
    assert statement.speaker == "ambasadorja"


def test_several_who_speak_together_are_found_together() -> None:
    (statement,) = extract("Ana Testi dhe Bruno Shembulli thanë se ura është e re.", GAZETTEER).statements
    assert statement.actor is None
    assert statement.joint == ("ana-testi", "bruno-shembulli")


def test_the_day_of_the_saying_is_read_beside_the_verb() -> None:
    (statement,) = extract(
        "Ana Testi tha të martën se ura është e re.", GAZETTEER, published_on=date(2020, 1, 2)
    ).statements
    assert statement.said.on == date(2019, 12, 31)


@pytest.mark.parametrize(
    ("words", "linked", "name"),
    [
        ("Presidentja Ana Testi", False, "Ana Testi"),
        ("Mbrojtjes Bruno Shembulli", True, "Bruno Shembulli"),
        ("NATO-s Bruno Shembulli", True, "Bruno Shembulli"),
        ("Slobodisë Ana Testi", True, "Ana Testi"),
        ("Slobodisë Veriore", True, None),
        ("Rasti Shembulli", False, None),
        ("Ballkani Perëndimor", False, None),
    ],
)
def test_a_name_is_told_from_the_roles_and_places_before_it(words: str, linked: bool, name: str | None) -> None:
    assert own_name(words.split(), linked=linked) == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Testit", "Testi"),
        ("Testin", "Testi"),
        ("Provës", "Prova"),
        ("Samploviqi", "Samploviq"),
        ("Samplovergut", "Samploverg"),
        ("Testaj-it", "Testaj"),
        ("Shamploviqit", "Šamplović"),
        ("Përmeroviq", "Prmerović"),
    ],
)
def test_names_lose_their_endings(printed: str, name: str) -> None:
    assert name in base_forms(printed)


def test_first_names_suggest_a_gender_where_they_do() -> None:
    assert [guessed_gender(name) for name in ("Ana T", "Bruno T", "Nikola T", "Atifete T", "Ilir T")] == [
        "f", "m", "", "f", "m",
    ]  # fmt: skip


# --- countries ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Slobodia", ("Slobodisë", "Slobodinë")),
        ("Kosova", ("Kosovës", "Kosovën")),
        ("Kosovë", ("Kosova", "Kosovës", "Kosovën")),
        ("Turqi", ("Turqia", "Turqisë", "Turqinë")),
        ("Republic of Kosovo", ()),
        ("Peru", ()),
    ],
)
def test_names_of_countries_are_bent(name: str, forms: tuple[str, ...]) -> None:
    assert albanian_place_forms(name) == forms


def test_a_country_is_found_in_any_case() -> None:
    tagger = CountryTagger(GAZETTEER)
    for text in ("kufiri i Slobodisë", "vizitoi Slobodinë"):
        assert [tag.key for tag in tagger.tag(text, text)] == ["SL"], text


# --- cost and exactness -------------------------------------------------------------------------------------------

HOSTILE = {
    "cues": "tha se ka thënë ",
    "cues and commas": "tha, se, që, dhe, ",
    "asides": ", siç tha Bruno, ",
    "names": "Ana Testi Bruno dhe ",
    "quotes": "“Ura”, tha S, “se” ",
    "relatives": "i cili tha, e cila thotë se ",
    "sources": "Sipas Ana Testit, është se. ",
    "papers": "Në deklaratën e misionit thuhet se është. ",
    "genitives": "i Mbrojtjes së Slobodisë të Testgradit ",
    "surnames": "Besa Provanova Testit, Provanova. ",
    "left out": "Tha se është. ",
    "clitics": "i e u iu ua i e u tha ",
    "converbs": "duke thënë se duke shtuar se ",
    "light verbs": "bëri të ditur bëri me dije ",
    "dialogue": "– Ura është – tha ",
    "paragraphs": "– Ura është – tha S.\n",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear_in_the_length_of_the_text(unit: str) -> None:
    head = "Ura është rrëzuar në vend, tha Bruno, për të gjithë.\n\n"
    assert growth(lambda text: extract(head + text, GAZETTEER), unit, 6_000, least=0.02) <= MOST


def test_any_text_at_all_gives_spans_that_are_verbatim() -> None:
    dice = Random(5)
    small = """tha thanë ka kanë thënë është shprehur u i e të së se që dhe nuk duke shtuar sipas në nga për , , . “ ”
    ( ) : – - bëri ditur thirrje kërkoi siç cili cila thuhet një"""
    words = [*small.split(), '"', "\n", "“Ura”", "Ana", "Testi", "Bruno", "KFOR-i", "ministri", "deklaratën", "gjë"]
    for _ in range(400):
        text = " ".join(dice.choice(words) for _ in range(dice.randint(1, 60)))
        for statement in extract(text, GAZETTEER).statements:
            assert text[statement.start : statement.end] == statement.text == statement.text.strip()
            assert statement.mention is None or statement.mention.start < statement.mention.end


def test_a_paragraph_leaves_the_language_of_its_text_only_by_two_words():
    text = (
        "Ministrja Ana Testi tha të martën se misioni do të mbetet në vend.\n\n"
        "Lideri i opozitës Bruno Shembulli e akuzoi qeverinë se po fsheh koston. “Kush do t’i paguajë?”, pyeti ai."
    )
    assert [words for _, words in said(text)][-2:] == ["qeverinë se po fsheh koston", "Kush do t’i paguajë?"]
