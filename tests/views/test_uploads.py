"""/upload/ and /uploads/<id>/: what staff hand in, and what they read of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import tasks, uploads
from articles.extraction.records import Dispatch
from articles.models import Article, Upload, UploadItem
from articles.readers import Part
from tests import factories, people

pytestmark = pytest.mark.django_db

DISPATCH = "“We will not wait,” Ana Testić said.\n".encode()
URL = "/upload/"


def file(name: str = "a.txt", raw: bytes = DISPATCH) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, raw)


@pytest.fixture
def uploader(client):
    user = people.uploader()
    client.force_login(user)
    return user


def batch_of(user, *files: tuple[str, bytes], read: bool = False, settled: bool = False, **options) -> Upload:
    """Handed in; with ``read`` its previews are there, with ``settled`` all that can be is stored."""
    batch = tasks.hand_in([ContentFile(raw, name) for name, raw in files], by=user, **options)
    if read or settled:
        for item in batch.items.filter(outcome="waiting"):
            tasks.read_item(item.pk)
    if settled:
        ready = list(batch.items.filter(outcome="read").values_list("pk", flat=True))
        tasks.choose(batch, ready, ready)
        for pk in ready:
            tasks.store_item(pk)
    return batch


# Handing in


def test_the_form_is_for_those_who_may_upload(client):
    assert client.get(URL).status_code == 302
    assert client.post(URL, {"dispatches": file()}).status_code == 302
    for user in (people.reader(), people.curator()):
        client.force_login(user)
        assert client.get(URL).status_code == 403
        assert client.post(URL, {"dispatches": file()}).status_code == 403
    assert Upload.objects.count() == 0


def test_several_files_become_one_batch_and_lead_to_its_page(client, uploader):
    response = client.post(URL, {"dispatches": [file("a.txt"), file("b.txt", b"Something else.")]})
    batch = Upload.objects.get()
    assert response.status_code == 302
    assert response.url == f"/uploads/{batch.pk}/"
    assert batch.uploaded_by == uploader
    assert list(batch.items.values_list("name", "outcome")) == [("a.txt", "waiting"), ("b.txt", "waiting")]


def test_what_holds_for_all_files_is_kept_with_the_batch(client, uploader):
    outlet = factories.outlet(name="The Daily Example")
    client.post(URL, {"dispatches": file(), "outlet": "the daily example", "published_on": "2023-11-20", "draft": "on"})
    batch = Upload.objects.get()
    assert (batch.outlet, str(batch.published_on), batch.draft) == (outlet, "2023-11-20", True)


def test_known_outlets_are_offered(client, uploader):
    factories.outlet(name="The Daily <Example>")
    assert '<option value="The Daily &lt;Example&gt;">' in client.get(URL).content.decode()


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, "Choose at least one file."),
        ({"dispatches": "not a file"}, "Choose at least one file."),
        ({"dispatches": 1, "published_on": "2023-02-31"}, "Enter a valid date."),
        ({"dispatches": 1, "published_on": "\x00"}, "Enter a valid date."),
        (
            {"dispatches": 1, "published_on": f"{timezone.now() + timedelta(days=3):%Y-%m-%d}"},
            "That day has not come yet.",
        ),
        ({"dispatches": 1, "published_on": "1066-10-14"}, "is the year right?"),
        ({"dispatches": 1, "outlet": " – "}, "That is no name of an outlet."),
        ({"dispatches": 1, "outlet": "x" * 121}, "at most 120 characters"),
        ({"dispatches": 1, "outlet": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_is_stored(client, uploader, given, error):
    if given.get("dispatches") == 1:
        given = given | {"dispatches": file()}
    response = client.post(URL, given)
    assert response.status_code == 200
    assert error in response.content.decode()
    assert Upload.objects.count() == 0


def test_more_files_than_the_limit_are_refused_together(client, uploader, settings):
    settings.UPLOAD_MAX_FILES = 2
    response = client.post(URL, {"dispatches": [file(f"{n}.txt") for n in range(3)]})
    assert "These are 3 files; send at most 2 at a time." in response.content.decode()
    assert Upload.objects.count() == 0


def test_more_bytes_than_the_limit_are_refused_together_and_what_is_not_kept_does_not_count(client, uploader, settings):
    settings.UPLOAD_MAX_BYTES, settings.UPLOAD_MAX_FILE_BYTES = 2048, 1024
    response = client.post(URL, {"dispatches": [file(f"{n}.txt", b"x" * 1000) for n in range(3)]})
    assert "Together they are 2.9\xa0KB; send at most 2.0\xa0KB at a time." in response.content.decode()
    assert Upload.objects.count() == 0
    client.post(URL, {"dispatches": [file("large.txt", b"x" * 3000), file()]})
    assert UploadItem.objects.count() == 2


def test_an_htmx_upload_leads_on_and_gets_only_the_form_back_where_there_is_a_mistake(client, uploader):
    htmx = {"HX-Request": "true"}
    response = client.post(URL, {"dispatches": file(), "outlet": " – "}, headers=htmx)
    assert "<html" not in response.content.decode()
    assert "That is no name of an outlet." in response.content.decode()
    response = client.post(URL, {"dispatches": file()}, headers=htmx)
    assert (response.status_code, response.headers["HX-Redirect"]) == (204, f"/uploads/{Upload.objects.get().pk}/")


def test_far_more_files_than_the_limit_are_refused_unread(client, uploader, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3
    response = client.post(URL, {"dispatches": [file(f"{n}.txt") for n in range(4)]})
    assert response.status_code == 400
    assert "too many files" in response.content.decode()


def test_an_empty_and_a_too_large_file_are_items_with_their_reason(client, uploader, settings):
    settings.UPLOAD_MAX_FILE_BYTES = 100
    client.post(URL, {"dispatches": [file("empty.txt", b""), file("large.txt", b"x" * 101), file()]})
    assert list(Upload.objects.get().items.values_list("name", "outcome")) == [
        ("empty.txt", "rejected"),
        ("large.txt", "rejected"),
        ("a.txt", "waiting"),
    ]


@pytest.mark.parametrize(
    ("sent", "kept", "told"),
    [
        ("../../etc/passwd.txt", "passwd.txt", "../../etc/passwd.txt"),
        ("C:\\fakepath\\a.txt", "a.txt", "C:\\fakepath\\a.txt"),
        ("in\u202evoice.txt", "invoice.txt", "in⟨U+202E⟩voice.txt"),
        ("n\x00ul.txt", "nul.txt", "n⟨U+0000⟩ul.txt"),
        ("..", "..", ""),
        ("/", "unnamed", "/"),
        ("x" * 300 + ".txt", "x" * 251 + ".txt", "x" * 300 + ".txt"),
        ("<script>.txt", "<script>.txt", ""),
    ],
)
def test_a_file_name_is_kept_without_what_could_deceive_and_whoever_sent_it_is_told(client, uploader, sent, kept, told):
    # The test client would tidy the name itself, a hostile client does not.
    boundary = "BoUnDaRy"
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="dispatches"; filename="{sent}"\r\n'
        "Content-Type: text/plain\r\n\r\nAna said so.\r\n"
        f"--{boundary}--\r\n"
    ).encode()
    response = client.generic("POST", URL, body, content_type=f"multipart/form-data; boundary={boundary}")
    assert response.status_code == 302
    item = UploadItem.objects.get()
    assert (item.name, item.name_as_sent) == (kept, told)
    page = client.get(response.url).content.decode()
    assert "<script>.txt" not in page
    assert ("shown without what could mislead" in page) == bool(told)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "multipart/form-data; boundary=x"),
        (b"garbage", "multipart/form-data; boundary=x"),
        (b"garbage", "multipart/form-data"),
        (
            b"--x\r\nContent-Disposition: form-data; name=dispatches; filename=a\r\n\r\n",
            "multipart/form-data; boundary=x",
        ),
        (b"{}", "application/json"),
        (b"dispatches=a", "application/x-www-form-urlencoded"),
    ],
)
def test_a_body_that_is_no_form_is_no_error_of_the_server(client, uploader, body, content_type):
    assert client.generic("POST", URL, body, content_type=content_type).status_code in (200, 302, 400)


def test_other_methods_are_refused(client, uploader):
    assert client.put(URL).status_code == 405
    assert client.head(URL).status_code == 200
    batch = batch_of(uploader, ("a.txt", DISPATCH))
    assert client.post(batch.get_absolute_url()).status_code == 405


def test_ones_last_uploads_are_listed_and_nobody_elses(client, uploader):
    mine, other = batch_of(uploader, ("a.txt", DISPATCH)), batch_of(people.uploader(), ("b.txt", DISPATCH))
    page = client.get(URL).content.decode()
    assert mine.get_absolute_url() in page
    assert other.get_absolute_url() not in page


def test_an_upload_that_was_not_stored_yet_says_so_in_the_list(client, uploader):
    batch_of(uploader, ("a.txt", DISPATCH), ("b.txt", b"Ana Testic said so."), read=True)
    assert "2 not stored yet" in client.get(URL).content.decode()


# What each file would become


def test_while_files_wait_the_page_asks_again_and_can_be_refreshed_by_hand(client, uploader):
    batch = batch_of(uploader, ("a.txt", DISPATCH), ("empty.txt", b""))
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "1 of 2 read" in page
    assert 'hx-trigger="every 2s"' in page
    assert f'<a href="{batch.get_absolute_url()}">See how far it is now</a>' in page
    assert "Store the ticked" not in page


def test_what_was_read_is_shown_with_a_tick_each_and_nothing_is_stored(client, uploader):
    batch = batch_of(uploader, ("a.txt", DISPATCH), ("photo.jpg", b"\xff\xd8\xff\xe0"), read=True)
    page = client.get(batch.get_absolute_url()).content.decode()
    item = batch.items.first()
    assert "1 file is ready, and not stored yet" in page
    assert "hx-trigger" not in page
    assert f'<input type="checkbox" name="item" value="{item.pk}" checked>' in " ".join(page.split())
    assert page.count('name="item"') == 1
    assert "no date found" in page
    assert "It is an image" in page
    assert Article.objects.count() == 0


def test_two_files_with_the_same_text_are_told_of_each_other_and_one_is_ticked(client, uploader):
    batch = batch_of(uploader, ("a.txt", DISPATCH), ("b.txt", DISPATCH), read=True)
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "The same text as a.txt in this upload" in page
    assert page.count(" checked>", page.index('id="upload-items"'), page.index("</section>")) == 1


def test_two_files_with_much_of_the_same_text_are_told_of_each_other_and_both_are_ticked(client, uploader):
    words = " ".join(f"word{n}" for n in range(60))
    agency, paper = f"{words} as it was.".encode(), f"{words} and as it is said to be.".encode()
    other = " ".join(f"another{n}" for n in range(60)).encode()
    batch = batch_of(uploader, ("agency.txt", agency), ("other.txt", other), ("paper.txt", paper), read=True)
    page = client.get(batch.get_absolute_url()).content.decode()
    assert page.count("Much of it stands in") == 1
    assert "Much of it stands in agency.txt in this upload as well." in page[page.index("paper.txt") :]
    assert page.count(" checked>", page.index('id="upload-items"'), page.index("</section>")) == 3


def test_the_ticked_files_are_stored_and_the_others_left_out(client, uploader):
    batch = batch_of(uploader, ("a.txt", DISPATCH), ("b.txt", b"Ana Testic said so."), read=True)
    first, second = batch.items.all()
    response = client.post(f"/uploads/{batch.pk}/store/", {"item": first.pk, "shown": [first.pk, second.pk]})
    assert response.url == batch.get_absolute_url()
    page = client.get(response.url).content.decode()
    assert "0 of 1 stored" in page
    assert 'hx-trigger="every 2s"' in page
    tasks.store_item(first.pk)
    assert list(batch.items.values_list("outcome", flat=True)) == ["stored", "left-out"]
    assert "Take it after all" in client.get(response.url).content.decode()


@pytest.mark.parametrize("item", [[], ["x"], ["-1"], ["9" * 30], ["²"]])
def test_nothing_ticked_stores_nothing_and_says_so(client, uploader, item):
    batch = batch_of(uploader, ("a.txt", DISPATCH), read=True)
    shown = batch.items.get().pk
    response = client.post(f"/uploads/{batch.pk}/store/", {"shown": shown, "item": item}, follow=True)
    assert "No file was ticked" in response.content.decode()
    assert batch.items.get().outcome == "read"


def test_all_can_be_left_out_at_once(client, uploader):
    batch = batch_of(uploader, ("a.txt", DISPATCH), read=True)
    response = client.post(f"/uploads/{batch.pk}/leave-out/", follow=True)
    assert "1 file was left out." in response.content.decode()
    assert batch.items.get().outcome == "left-out"


def test_what_was_rejected_is_tried_again_alone_or_with_all_others(client, uploader):
    batch = batch_of(uploader, *((f"{n}.jpg", b"\xff\xd8\xff" + bytes([n])) for n in range(2)), read=True)
    first = batch.items.first()
    url = f"/uploads/{batch.pk}/again/"
    assert client.post(url, {"again": first.pk}).url == batch.get_absolute_url()
    assert list(batch.items.values_list("outcome", flat=True)) == ["waiting", "rejected"]
    client.post(url)
    assert set(batch.items.values_list("outcome", flat=True)) == {"waiting"}
    assert "nothing that can be tried again" in client.post(url, follow=True).content.decode()


def test_a_curator_sees_anothers_preview_and_decides_nothing_of_it(client, uploader):
    batch = batch_of(uploader, ("a.txt", DISPATCH), ("photo.jpg", b"\xff\xd8\xff\xe0"), read=True)
    client.force_login(people.curator())
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "1 file is ready" in page
    assert "<button" not in page.split('id="upload-items"')[1].split("</section>")[0]
    for act in ("store", "leave-out", "again"):
        assert client.post(f"/uploads/{batch.pk}/{act}/", {"item": 1}).status_code == 403


@pytest.mark.parametrize("act", ["store", "leave-out", "again"])
def test_nobody_decides_of_a_batch_that_is_not_theirs(client, uploader, act):
    batch = batch_of(people.uploader(), ("a.txt", DISPATCH), read=True)
    item = batch.items.get().pk
    assert client.post(f"/uploads/{batch.pk}/{act}/", {"item": item, "shown": item, "again": item}).status_code == 404
    assert batch.items.get().outcome == "read"


# What became of each file


def test_when_all_are_done_each_outcome_is_shown_and_the_asking_ends(client, uploader):
    batch = batch_of(
        uploader,
        ("a.txt", DISPATCH),
        ("same.txt", DISPATCH),
        ("photo.jpg", b"\xff\xd8\xff\xe0"),
        settled=True,
    )
    page = client.get(batch.get_absolute_url()).content.decode()
    article = batch.items.first().article
    assert "All 3 files done" in page
    assert "hx-trigger" not in page
    for told in ("1 stored", "1 already held", "1 rejected", "1 statement found"):
        assert told in page
    assert page.count(f'href="{article.get_absolute_url()}"') == 2
    assert "It is an image" in page


def test_a_batch_with_statements_leads_curators_to_their_review(client, uploader):
    batch = batch_of(uploader, ("a.txt", DISPATCH), settled=True)
    address = f"/review/?batch={batch.pk}"
    page = client.get(batch.get_absolute_url()).content.decode()
    assert address in page
    assert f'href="{address}"' not in page
    client.force_login(people.curator())
    assert f'href="{address}"' in client.get(batch.get_absolute_url()).content.decode()


def test_what_was_in_a_file_stands_below_it(client, uploader, monkeypatch):
    parts = [Part(f"t.csv, row {n}", None, Dispatch(body=f"Bridge {n} opens.")) for n in (1, 2)]
    read_apart = uploads.read_apart
    monkeypatch.setattr(uploads, "read_apart", lambda raw, name: parts if name == "t.csv" else read_apart(raw, name))
    batch = batch_of(uploader, ("t.csv", b"rows"), ("z.txt", DISPATCH), read=True)
    for pk in uploads.waiting(batch):
        tasks.read_item(pk)
    page = client.get(batch.get_absolute_url()).content.decode()
    places = [page.index(f">{name}<") for name in ("t.csv", "t.csv, row 1", "t.csv, row 2", "z.txt")]
    assert places == sorted(places)
    assert "2 dispatches in it, below." in page
    assert "3 files are ready" in page


def test_an_article_that_is_nearly_the_same_is_named_with_the_share(client, uploader):
    long = " ".join(f"Bridge {n} will open in spring, Ana Testić said on the river." for n in range(9))
    first = batch_of(uploader, ("a.txt", long.encode()), settled=True).items.get()
    batch = batch_of(uploader, ("b.txt", (long + " A ninth pier is missing.").encode()), read=True)
    page = client.get(batch.get_absolute_url()).content.decode()
    assert f"{round(100 * batch.items.get().likeness)}% of it stands in another article too" in " ".join(page.split())
    assert f'href="{first.article.get_absolute_url()}"' in page


def test_a_draft_is_named_but_not_linked(client, uploader):
    batch = batch_of(uploader, ("a.txt", DISPATCH), settled=True, draft=True)
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "Kept as a draft: " in page
    assert batch.items.get().article.get_absolute_url() not in page


def test_htmx_gets_only_the_piece_and_history_the_whole_page(client, uploader):
    url = batch_of(uploader, ("a.txt", DISPATCH)).get_absolute_url()
    piece = client.get(url, headers={"HX-Request": "true"}).content.decode().strip()
    assert piece.startswith('<section class="section upload-items"')
    assert "<html" not in piece
    whole = client.get(url, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in whole.content.decode()
    assert "HX-Request" in whole.headers["Vary"]
    assert piece.splitlines()[0] in client.get(url).content.decode()


def test_a_batch_is_seen_by_whoever_sent_it_and_by_curators(client, uploader):
    url = batch_of(uploader, ("a.txt", DISPATCH)).get_absolute_url()
    assert client.get(url).status_code == 200
    for user, status in (
        (people.uploader(), 404),
        (people.reader(), 404),
        (people.curator(), 200),
        (people.superuser(), 200),
    ):
        client.force_login(user)
        assert client.get(url).status_code == status
        assert client.get(url, headers={"HX-Request": "true"}).status_code == status
    client.logout()
    assert client.get(url).status_code == 302


def test_a_batch_that_does_not_exist_is_not_found(client, uploader):
    assert client.get("/uploads/987654/").status_code == 404
    assert client.get("/uploads/99999999999999999999999/").status_code == 404


@pytest.mark.parametrize("state", [{"read": True}, {"settled": True}])
def test_the_number_of_queries_does_not_grow_with_the_files(client, uploader, state):
    def queries(files: int) -> int:
        texts = ((f"{n}.txt", f"Ana said {state} {files} {n}.".encode()) for n in range(files))
        batch = batch_of(uploader, *texts, **state)
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("upload_detail", args=[batch.pk]))
        return len(captured)

    assert queries(2) == queries(8)
