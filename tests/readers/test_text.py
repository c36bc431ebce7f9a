"""The same words from every encoding, and a sentence for what is none."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import readers
from articles.extraction.records import UnreadableDispatch
from articles.readers import read_one as read
from articles.readers import text

LATIN = [
    "Predsjednik je rekao da će mirovna misija ostati u zemlji.",
    "Ana Testić je izjavila da „neće biti rata“.",
    "Ministrica kaže: ‘Žao nam je’ – čeka se odluka Đorđa Primjerovića.",
    "Šef misije dodao je kako je stanje mirno.",
    "Većina građana podržava članstvo u Uniji.",
    "Ćosić: Nema mjesta za žurbu.",
    "The minister, Ana Šarić, said the bridge would open.",
    "Bruno Žerjav told reporters “we are not afraid”.",
    "Kryeministri tha se Shqipëria do të mbështesë forcat paqeruajtëse.",
    "© 2024 Agencija za primjer. Šibenik, žurno.",
    "Uhapšen je osumnjičeni za šverc oružja.",
    "Češka i Slovačka podržale su inicijativu.",
    "ŽUPANIJA ŠALJE POMOĆ",
    "Testić",
    "Köln i Zürich ugostili su ministre iz Mađarske, reče Győző Példa.",
]
CYRILLIC = [
    "Председник је рекао да ће мировна мисија остати у земљи.",
    "Ана Тестић је изјавила да „неће бити рата“.",
    "Министерка вели дека ќе следува одлука – вели Ѓорѓи Примеров.",
    "Џафер Пример: Није тако. NATO и EU.",
    "Њујорк, Љубљана, Ђаковица",
    "жири",
    "НАТО: мировне снаге остају",
    "Претседателот изјави: „Нема враќање назад“.",
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1250", "cp1251", "iso8859_2"]


def encoded() -> list:
    cases = []
    for words in (*LATIN, *CYRILLIC):
        for encoding in ENCODINGS:
            try:
                cases.append(pytest.param(words.encode(encoding), words, id=f"{encoding}-{words[:20]}"))
            except UnicodeEncodeError:
                continue  # this page has not all the letters
    return cases


@pytest.mark.parametrize(("raw", "words"), encoded())
def test_the_same_words_give_the_same_body_from_every_encoding(raw, words):
    assert read(raw, "dispatch.txt").body == words


def test_a_longer_text_is_told_apart_by_its_few_telling_letters():
    words = "The bridge will open in spring. " * 500 + "So said Ana Šarić, in Žepče."
    for encoding in ("cp1250", "iso8859_2"):
        dispatch = read(words.encode(encoding), "dispatch.txt")
        assert (dispatch.body, dispatch.encoding) == (words, encoding)


def test_koi8_is_refused_and_not_read_as_letters_turned_round():
    words = "Ана Тестиќ рече дека мостот е затворен. Самплов рече дека е отворен.".replace("ќ", "к")
    with pytest.raises(UnreadableDispatch, match="none of the encodings known here"):
        read(words.encode("koi8_r"), "a.txt")
    assert read(words.encode("cp1251"), "a.txt").body == words


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_bytes(encoding):
    assert read("Ana Testić said so.".encode(encoding), "a.txt").encoding == encoding


def test_line_ends_become_lf_and_letters_are_composed():
    raw = unicodedata.normalize("NFD", "Ana Testić\r\nsaid\rso.\n").encode()
    assert read(raw, "a.txt").body == "Ana Testić\nsaid\nso.\n"


def test_nul_bytes_are_removed_and_noted():
    dispatch = read(b"Ana Testi\x00 said so.\x00", "a.txt")
    assert dispatch.body == "Ana Testi said so."
    assert dispatch.notes == ("2 NUL characters removed",)


def test_other_control_characters_stay_and_are_noted():
    dispatch = read(b"Ana\x07 said\x0c so.\x1a", "a.txt")
    assert dispatch.body == "Ana\x07 said\x0c so.\x1a"
    assert dispatch.notes == ("3 control characters in the text: U+0007, U+000C, U+001A",)


def test_blank_space_and_marks_of_direction_are_left_as_printed():
    words = "\u200b  Ana\u00a0Testić said\t“so” \u202e.  \n\n"
    dispatch = read(words.encode(), "a.txt")
    assert dispatch.body == words
    assert dispatch.notes == ("the text turns its writing direction, so pages may show it in another order: U+202E",)


@pytest.mark.parametrize(
    ("raw", "name", "what"),
    [
        (b"", "a.txt", "is empty"),
        (b" \n\t\r\n", "a.txt", "no words"),
        (b"\xef\xbb\xbf", "a.txt", "no words"),
        (b"\x00" * 4, "a.txt", "no words"),
        ("\u200b \u2026 —".encode(), "a.txt", "no words"),
        (b"%PDF-1.7\n...", "a.txt", "damaged"),
        (b"PK\x03\x04rest", "a.docx", "damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a", "image"),
        (b"\x7fELF\x02\x01", "a.bin", "program"),
        (b"{\\rtf1 Ana}", "a.txt", "RTF"),
        (bytes(range(256)) * 4, "a.txt", "binary"),
        (b"\xff\xfe" + bytes(range(32)) * 40, "a.txt", "binary"),
        (b"OggS" + b"\x00\x02\x01" * 30, "a.xyz", "binary"),
        (b"\x00\x01" * 50, "a.txt", "binary"),
        (b"\xef\xbb\xbf\n<HTML>", "a.txt", "page has no text"),
        (b"Ana said so.", "a.mht", "web page saved with its pictures (.mht)"),
        (b"Ana said so.", "a.PDF", "PDF document in name only"),
        ("Ana Testić said so, Žarko too.".encode()[:-1] + b"\xc4", "a.txt", "UTF-8 text damaged at byte 32"),
        ("Ana said so".encode("utf-16")[:-1], "a.txt", "UTF-16-LE text damaged at byte 2"),
        (b"\x81\x83\x88\x90\x98\x81\x83", "a.txt", "none of the encodings"),
        (b"Ana said so. " * 500_000, "a.txt", "larger than 5 MB"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason_and_a_remedy(raw, name, what):
    with pytest.raises(UnreadableDispatch, match=r"^[A-Z].*: .*\.$") as refusal:
        read(raw, name)
    assert what in str(refusal.value)


@pytest.mark.parametrize(
    "name", ["dispatch.txt", "dispatch", "dispatch.text", "2023.11.20 Pristina", "a.b.wire", "..."]
)
def test_an_unknown_suffix_is_no_obstacle_to_text(name):
    assert read(b"Ana said so.", name).body == "Ana said so."


def test_a_file_at_the_limit_is_read():
    raw = b"Ana said so. " * (text.LARGEST_FILE // 13)
    assert len(read(raw, "a.txt").body) == len(raw)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_and_never_keep_what_the_database_cannot(raw):
    try:
        dispatch = read(raw, "any")
    except UnreadableDispatch:
        return
    assert "\x00" not in dispatch.body
    assert "\r" not in dispatch.body
    assert unicodedata.is_normalized("NFC", dispatch.body)
    dispatch.body.encode()


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), min_size=1, max_size=200))
def test_text_in_utf_8_is_never_edited(words):
    words = "Ana " + words  # a word, so that there is something to read
    try:
        dispatch = read(words.encode(), "any")
    except UnreadableDispatch:
        return  # many control characters look binary
    assert dispatch.body == unicodedata.normalize("NFC", words)


def test_a_file_that_is_one_dispatch_is_one_part_under_its_own_name():
    [part] = readers.read(b"Ana said so.", "a.txt")
    assert (part.name, part.raw, part.reason) == ("a.txt", None, "")
    assert part.dispatch.body == "Ana said so."


def test_a_file_that_cannot_be_read_is_one_part_with_the_reason():
    [part] = readers.read(b"", "a.txt")
    assert (part.name, part.raw, part.dispatch) == ("a.txt", None, None)
    assert part.reason == "The file is empty: send the one that has the text."
