"""E-mails: their text, what their headers say, and what is attached."""

from __future__ import annotations

import pytest

from articles.readers import read
from tests.readers.files import ANSWER, SPEECH, mail, page, pdf, zipped


def test_the_plain_text_is_taken_rather_than_its_copy_in_html():
    [part] = read(mail(f"{SPEECH}\n", html=f"<p>{SPEECH} And a banner.</p>"), "a.eml")
    assert part.dispatch.body == f"Bridge to open\n\n{SPEECH}\n"
    assert part.dispatch.title == "Bridge to open"
    assert part.dispatch.author == "Ana Testić"


def test_html_is_read_where_there_is_no_plain_text():
    [part] = read(
        mail(html=f"<style>p{{}}</style><p>{SPEECH}</p><img src='https://x.example.org/a.gif'><p>{ANSWER}</p>"), "a.eml"
    )
    assert part.dispatch.body == f"Bridge to open\n\n{SPEECH}\n\n{ANSWER}\n"


def test_attachments_are_parts_with_their_own_bytes():
    document = pdf([[ANSWER]])
    attached = [("b.pdf", "application/pdf", document), ("c.csv", "text/csv", b"body\nBruno said so.\nAna said so.\n")]
    own, other, *rows = read(mail(SPEECH, attached=attached), "a.eml")
    assert (own.name, own.raw) == ("a.eml", None)
    assert (other.name, other.raw) == ("a.eml/b.pdf", document)
    assert ANSWER in other.dispatch.body
    assert [(row.name, row.raw) for row in rows] == [("a.eml/c.csv, row 2", None), ("a.eml/c.csv, row 3", None)]


def test_an_email_that_only_carries_files_is_those_files():
    parts = read(mail("", attached=[("b.txt", "text/plain", SPEECH.encode())]), "a.eml")
    assert [part.name for part in parts] == ["a.eml/b.txt"]


def test_what_is_attached_and_cannot_be_read_is_named():
    attached = [
        ("logo.png", "image/png", b"\x89PNG\r\n\x1a\n"),
        ("plan.pdf", "application/pdf", pdf([[ANSWER]], encrypt=True)),
        ("none.txt", "text/plain", b""),
    ]
    own, plan, none = read(mail(SPEECH, attached=attached), "a.eml")
    assert own.dispatch.notes == ("attachments not read: logo.png",)
    assert (plan.name, plan.reason) == (
        "a.eml/plan.pdf",
        "It is locked with a password: save it without one and send that.",
    )
    assert none.reason.startswith("The file is empty")


def test_an_email_in_an_email_is_read_with_its_own_headers():
    raw = (
        b"From: Bruno Exampleson <b@example.org>\nSubject: Fwd\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nPlease see below.\n--x\n"
        b"Content-Type: message/rfc822\n\n" + mail(SPEECH) + b"\n--x--\n"
    )
    own, other = read(raw, "a.eml")
    assert own.dispatch.body == "Fwd\n\nPlease see below.\n"
    assert (other.name, other.dispatch.title) == ("a.eml/message 1.eml", "Bridge to open")


def test_an_archive_attached_to_an_email_is_opened():
    attached = [("b.zip", "application/zip", zipped({"c.html": page(f"<p>{SPEECH}</p>")}))]
    assert [part.name for part in read(mail(ANSWER, attached=attached), "a.eml")] == ["a.eml", "a.eml/b.zip/c.html"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../b.txt", "b.txt"),
        ("b\u202etxt.eml", "b���txt.eml"),
        ("=?utf-8?b?xI0udHh0?=", "č.txt"),
        ("C:\\b.txt", "b.txt"),
    ],
)
def test_names_of_attachments_are_fit_to_be_shown(name, safe):
    raw = mail(SPEECH, attached=[("PLACE", "text/plain", SPEECH.encode())]).replace(b'"PLACE"', f'"{name}"'.encode())
    assert read(raw, "a.eml")[1].name == f"a.eml/{safe}"


def test_lines_that_a_program_wrapped_are_joined_where_it_says_so():
    raw = (
        b"From: a@example.org\nSubject: Bridge\nContent-Type: text/plain; format=flowed\n\n"
        b"The bridge will \nopen in spring.\n From here on.\n\n-- \nAna\n"
    )
    [part] = read(raw, "a.eml")
    assert part.dispatch.body == "Bridge\n\nThe bridge will open in spring.\nFrom here on.\n\n--\nAna\n"


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        (b"=?iso-8859-2?q?Na_=B9kolu?=", "Na školu"),
        (b"=?utf-8?q?Most_=C4=87?=\n =?utf-8?q?e?=", "Most će"),
        ("Most će".encode(), "Most će"),
        ("Šta će biti".encode("cp1250"), "Šta će biti"),
        (b"=?no-such-charset?q?Most?=", "=?no-such-charset?q?Most?="),
        (b"=?utf-8?b?damaged", "=?utf-8?b?damaged"),
    ],
)
def test_subjects_are_read_however_they_are_encoded(header, subject):
    [part] = read(b"From: a@example.org\nSubject: " + header + b"\n\nAna said so.\n", "a.eml")
    assert part.dispatch.title == subject


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("iso-8859-2", "Ana Testić šuti."),
        ("windows-1251", "Ана Тестић ћути."),
        ("no-such", "Ana said so."),
        ("us-ascii", "Ana ćuti, šta će."),
    ],
)
def test_text_is_read_in_the_encoding_it_names_or_by_its_letters(charset, words):
    encoding = charset if charset in ("iso-8859-2", "windows-1251") else "utf-8"
    head = f"From: a@example.org\nSubject: Bridge\nContent-Type: text/plain; charset={charset}\n\n"
    [part] = read(head.encode() + words.encode(encoding), "a.eml")
    assert part.dispatch.body == f"Bridge\n\n{words}\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"From: a@example.org\nSubject: Bridge\n\n \n", "It has a title and no text"),
        (b"\n\n\n", "no headers"),
        (b"From: a@example.org\nContent-Type: multipart/mixed; boundary=x\n\n--x--\n", "no words"),
    ],
)
def test_an_email_without_text_is_refused_with_the_reason(raw, reason):
    [part] = read(raw, "a.eml")
    assert reason in part.reason


def test_an_email_is_known_without_its_suffix_and_a_text_that_looks_like_one_is_not():
    raw = b"From: a@example.org\nSubject: Bridge\nMIME-Version: 1.0\n\nAna said so.\n"
    assert read(raw, "message")[0].dispatch.title == "Bridge"
    assert read(raw, "message.txt")[0].dispatch.title == ""
    assert read(b"From: Sarajevo\nSubject: Bridge\n\nAna said so.\n", "message")[0].dispatch.title == ""
