"""The uploaders' desk, step by step: handed in, read, chosen or left out, stored."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import gazetteer, ingestion, uploads
from articles.extraction.records import Dispatch, PartialDate, Precision
from articles.models import ActorName, Article, Original, Outlet, Upload, UploadItem
from articles.models.curation import ArticleSketch
from articles.readers import Part
from articles.uploads import Preview
from tests import factories, people

pytestmark = pytest.mark.django_db

DISPATCH = """\
Bridge to open in spring, minister says

By Cora Sampleton

TESTOGRAD, May 3, 2023 – The bridge to Exampleland will open in spring.

“We will not wait any longer,” Ana Testić said.

Bruno Nobody said the bridge was a mistake.

/The Daily Example/
"""


@pytest.fixture
def known():
    ana = factories.actor(name="Ana Testić", slug="ana-testic")
    ActorName.objects.create(actor=ana, text="Ana Testić")
    return gazetteer.from_database()


@pytest.fixture
def holding(monkeypatch):
    """Makes any file come apart into these parts."""

    def comes_apart(*parts: Part) -> None:
        monkeypatch.setattr(uploads, "read_apart", lambda raw, name: list(parts))

    return comes_apart


def hand_in(*files: tuple[str, bytes | str], **options) -> Upload:
    by = options.pop("by", None) or people.uploader()
    sent = [ContentFile(raw.encode() if isinstance(raw, str) else raw, name) for name, raw in files]
    return uploads.hand_in(sent, by=by, **options)


def read(upload: Upload, known) -> list[UploadItem]:
    while waiting := uploads.waiting(upload):
        for pk in waiting:
            uploads.keep(uploads.look(pk, known))
    return list(upload.items.all())


def store(upload: Upload, known, *chosen: UploadItem) -> list[UploadItem]:
    shown = list(upload.items.filter(outcome="read").values_list("pk", flat=True))
    for pk in uploads.choose(upload, [item.pk for item in chosen] or shown, shown):
        uploads.store(pk, known)
    return list(upload.items.all())


def outcomes(upload: Upload) -> list[tuple[str, str]]:
    return list(upload.items.values_list("name", "outcome"))


# Handing in


def test_handing_in_keeps_the_bytes_and_stores_no_article():
    upload = hand_in(("a.txt", DISPATCH), ("b.txt", "Something else."))
    first, _ = upload.items.all()
    assert (first.name, first.size, first.outcome) == ("a.txt", len(DISPATCH.encode()), "waiting")
    with storages["originals"].open(first.original.path) as file:
        assert file.read() == DISPATCH.encode()
    assert Article.objects.count() == 0


def test_what_nobody_could_read_is_refused_at_once_and_the_rest_goes_on(settings):
    settings.UPLOAD_MAX_FILE_BYTES = 1024 * 1024
    upload = hand_in(("empty.txt", b""), ("large.txt", b"x" * (1024 * 1024 + 1)), ("a.txt", DISPATCH))
    empty, large, good = upload.items.all()
    assert (empty.outcome, empty.reason) == ("rejected", "The file is empty: send the one that has the text.")
    assert (large.outcome, large.original) == ("rejected", None)
    assert large.reason == "It is larger than 1 MB, the limit for one file: send it in pieces."
    assert not empty.may_be_tried_again
    assert good.outcome == "waiting"


def test_an_outlet_that_nobody_knows_comes_into_being_with_its_first_article(known):
    upload = hand_in(("a.txt", DISPATCH), outlet="Example  Wire")
    assert (upload.outlet, upload.outlet_name, Outlet.objects.count()) == (None, "Example Wire", 0)
    (item,) = read(upload, known)
    assert (Preview.from_row(item.preview).outlet, Outlet.objects.count()) == ("Example Wire", 0)
    (item,) = store(upload, known)
    assert item.article.outlet == Outlet.objects.get(name="Example Wire")


def test_an_outlet_that_is_known_is_found_by_any_of_its_names():
    outlet = factories.outlet(name="Example Wire", slug="wire")
    assert hand_in(("a.txt", DISPATCH), outlet="example WIRE").outlet == outlet
    assert hand_in(("a.txt", DISPATCH), outlet="wire").outlet == outlet


@pytest.mark.parametrize(
    ("name", "shown"),
    [("in\u202evoice.txt", "in⟨U+202E⟩voice.txt"), ("a\nb", "a⟨U+000A⟩b"), ("\udcff.txt", "\\udcff.txt")],
)
def test_a_name_is_told_with_its_invisible_signs_written_out(name, shown):
    assert uploads.as_sent(name) == shown


# What a file would become


def test_a_preview_says_what_the_file_would_become_and_how_the_date_was_found(known):
    upload = hand_in(("a.txt", DISPATCH))
    (item,) = read(upload, known)
    assert item.outcome == "read"
    preview = Preview.from_row(item.preview)
    assert (preview.title, preview.outlet) == ("Bridge to open in spring, minister says", "The Daily Example")
    assert (preview.author, preview.statements) == ("Cora Sampleton", 3)
    assert (preview.published_on, preview.precision, preview.dated_by) == (date(2023, 5, 3), "day", "text")
    assert preview.speakers == ("Ana Testić", "Bruno Nobody")
    assert Article.objects.count() == 0


def test_what_the_format_says_is_told_apart_from_what_the_text_says(known, holding):
    stated = PartialDate(date(2024, 2, 1), Precision.MONTH, "February 2024")
    holding(Part("a.html", None, Dispatch(body=DISPATCH, language="sr", outlet="Example Wire", published=stated)))
    (item,) = read(hand_in(("a.html", "<p>")), known)
    preview = Preview.from_row(item.preview)
    assert (preview.dated_by, preview.precision, preview.phrase) == ("file", "month", "February 2024")
    assert (preview.language, preview.outlet) == ("sr", "Example Wire")
    (item,) = store(item.upload, known)
    article = item.article
    assert (article.published_on, article.published_precision) == (date(2024, 2, 1), "month")
    assert (article.published_phrase, article.language) == ("February 2024", "sr")


def test_what_is_given_for_all_files_overrides_what_a_file_says(known):
    (item,) = read(hand_in(("a.txt", DISPATCH), published_on=date(2024, 1, 2), outlet="Example Wire"), known)
    preview = Preview.from_row(item.preview)
    assert (preview.published_on, preview.dated_by, preview.outlet) == (date(2024, 1, 2), "given", "Example Wire")


def test_a_text_without_a_date_says_so(known):
    (item,) = read(hand_in(("a.txt", "Ana Testić said the bridge would open.")), known)
    preview = Preview.from_row(item.preview)
    assert (preview.published_on, preview.dated_by, preview.title) == (
        None,
        "",
        "Ana Testić said the bridge would open.",
    )


def test_what_is_held_already_is_said_before_anything_is_stored(known):
    upload = hand_in(("a.txt", DISPATCH))
    read(upload, known)
    (held,) = store(upload, known)
    (same, other) = read(hand_in(("b.txt", DISPATCH), ("utf16.txt", DISPATCH.encode("utf-16"))), known)
    for item in (same, other):
        assert (item.outcome, item.article) == ("unchanged", held.article)
        assert item.reason == f"Already held as article {held.article.pk}, from a.txt."


def test_what_cannot_be_read_keeps_its_reason(known):
    (item,) = read(hand_in(("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00")), known)
    assert (item.outcome, item.article) == ("rejected", None)
    assert item.reason.startswith("It is an image")


def test_a_text_that_mostly_stands_in_an_article_names_it_with_the_share(known):
    upload = hand_in(("a.txt", DISPATCH))
    read(upload, known)
    (first,) = store(upload, known)
    shorter = DISPATCH.replace("By Cora Sampleton", "").replace("Bruno Nobody said the bridge was a mistake.", "")
    (item,) = read(hand_in(("b.txt", shorter)), known)
    assert (item.outcome, item.resembles) == ("read", first.article)
    assert 0.75 < item.likeness < 0.8
    (item,) = store(item.upload, known)
    assert (item.outcome, item.resembles) == ("stored", first.article)
    assert item.article != first.article
    (other,) = read(hand_in(("c.txt", "Something that is not alike at all was printed here on Monday.")), known)
    assert (other.resembles, other.likeness) == (None, None)


def test_a_near_duplicate_is_looked_for_in_as_many_queries_as_there_are_articles_or_fewer(known):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert uploads.nearest(DISPATCH)
        return len(captured)

    for n in range(6):
        article = factories.article(body=f"{DISPATCH}\nEdition {n}")
        ArticleSketch.objects.create(
            article=article, hashes=uploads.likeness.sketch(uploads.likeness.runs(article.body))
        )
    assert queries() == 1


def test_what_a_reader_found_is_kept_as_it_is():
    dispatch = Dispatch(
        body="Text\nwith “marks”.",
        title="Text",
        title_end=4,
        url="https://example.org/",
        published=PartialDate(date(2023, 5, 3), Precision.DAY, "3 May"),
        notes=("odd",),
    )
    kept = json.loads(json.dumps(uploads._row(dispatch)))
    assert uploads.dispatch_of(UploadItem(dispatch=kept)) == dispatch


# Files that hold several


def rows(*bodies: str) -> list[Part]:
    return [Part(f"t.csv, row {n}", None, Dispatch(body=body)) for n, body in enumerate(bodies, 1)]


def test_each_row_of_a_table_is_an_item_with_its_own_outcome_and_all_share_its_bytes(known, holding):
    table = rows("Ana Testić said bridge 1 would open.", "Ana Testić said bridge 2 would open.")
    holding(*table, Part("t.csv, row 3", None, None, "The row has no text."))
    upload = hand_in(("t.csv", b"rows"))
    read(upload, known)
    assert outcomes(upload) == [
        *(("t.csv", "opened"), ("t.csv, row 1", "read"), ("t.csv, row 2", "read"), ("t.csv, row 3", "rejected")),
    ]
    file, first, second, third = store(upload, known)
    assert first.article != second.article
    assert {first.article.original, second.article.original} == {file.original}
    assert first.article.source_name == "t.csv, row 1"
    assert (third.reason, third.may_be_tried_again) == ("The row has no text.", False)
    assert Original.objects.count() == 1


def test_a_member_keeps_its_own_bytes(known, holding):
    holding(
        Part("b.zip/letters/a.txt", DISPATCH.encode(), Dispatch(body=DISPATCH)),
        Part("b.zip/photo.jpg", b"\xff\xd8", None, "It is an image."),
    )
    upload = hand_in(("b.zip", b"archive"))
    read(upload, known)
    assert outcomes(upload) == [("b.zip", "opened"), ("letters/a.txt", "read"), ("photo.jpg", "rejected")]
    _, member, photo = store(upload, known)
    assert (member.article.source_name, member.original.size) == ("a.txt", len(DISPATCH.encode()))
    assert photo.may_be_tried_again
    with storages["originals"].open(member.original.path) as file:
        assert file.read() == DISPATCH.encode()


def test_a_member_that_is_held_already_is_told_by_its_bytes(known, holding):
    (held,) = ingestion.ingest(DISPATCH.encode(), "a.txt", known)
    holding(Part("b.zip/a.txt", DISPATCH.encode(), Dispatch(body="As another version would read it.")))
    upload = hand_in(("b.zip", b"archive"))
    _, member = read(upload, known)
    assert (member.outcome, member.article_id) == ("unchanged", held.article)


def test_a_file_that_holds_too_many_is_refused_with_both_numbers(known, holding, settings):
    settings.UPLOAD_MAX_PARTS = 2
    holding(*rows("One.", "Two.", "Three."))
    (item,) = read(hand_in(("t.csv", b"rows")), known)
    assert item.outcome == "rejected"
    assert item.reason == "It holds 3 dispatches; at most 2 are read of one file: send it in pieces."


def test_a_file_is_opened_once_whoever_tries(known, holding):
    holding(*rows("One said so.", "Two said so."))
    upload = hand_in(("t.csv", b"rows"))
    (pk,) = uploads.waiting(upload)
    one, other = uploads.look(pk, known), uploads.look(pk, known)
    assert len(uploads.keep(one)) == 2
    assert uploads.keep(other) == []
    assert upload.items.count() == 3


# A person's word


def test_what_was_shown_and_not_chosen_is_left_out_and_what_was_not_shown_waits(known):
    upload = hand_in(*((f"{n}.txt", f"Ana Testić said bridge {n} would open.") for n in range(3)))
    first, second, _ = read(upload, known)
    assert uploads.choose(upload, [first.pk], [first.pk, second.pk]) == [first.pk]
    assert outcomes(upload) == [("0.txt", "chosen"), ("1.txt", "left-out"), ("2.txt", "read")]


def test_nobody_chooses_files_of_another_batch(known):
    mine, other = hand_in(("a.txt", DISPATCH)), hand_in(("b.txt", DISPATCH))
    (item,) = read(other, known)
    assert uploads.choose(mine, [item.pk], [item.pk]) == []
    assert uploads.again(mine, item.pk) == ([], [])
    item.refresh_from_db()
    assert item.outcome == "read"


def test_a_batch_that_is_left_out_stores_nothing_and_may_be_taken_after_all(known):
    upload = hand_in(("a.txt", DISPATCH), ("photo.jpg", b"\xff\xd8\xff\xe0"))
    read(upload, known)
    assert uploads.leave_out(upload) == 1
    assert store(upload, known)[0].outcome == "left-out"
    left = upload.items.get(name="a.txt")
    assert uploads.again(upload, left.pk) == ([left.pk], [])
    read(upload, known)
    assert store(upload, known)[0].outcome == "stored"


def test_trying_again_takes_what_was_rejected_or_failed_and_nothing_else(known):
    upload = hand_in(
        ("a.txt", DISPATCH), ("photo.jpg", b"\xff\xd8\xff\xe0"), ("left.txt", "Ana Testić said so."), ("empty.txt", b"")
    )
    good, photo, *_ = read(upload, known)
    store(upload, known, good)
    assert uploads.again(upload) == ([photo.pk], [])
    photo.refresh_from_db()
    assert (photo.outcome, photo.reason, photo.finished_at) == ("waiting", "", None)


def test_what_failed_while_it_was_stored_is_stored_when_it_is_tried_again(known):
    upload = hand_in(("a.txt", DISPATCH))
    (item,) = read(upload, known)
    uploads.choose(upload, [item.pk], [item.pk])
    uploads.give_up(item.pk, "The disk was full.")
    assert uploads.again(upload) == ([], [item.pk])
    uploads.store(item.pk, known)
    item.refresh_from_db()
    assert (item.outcome, item.reason) == ("stored", "")


# Storing


def test_an_item_becomes_an_article_with_what_holds_for_the_batch(known):
    upload = hand_in(("a.txt", DISPATCH), outlet="Example Wire", draft=True)
    read(upload, known)
    (item,) = store(upload, known)
    assert (item.outcome, item.statements_found, item.dispatch) == ("stored", 3, None)
    assert item.finished_at is not None
    article = item.article
    assert (article.outlet.name, article.loaded_by) == ("Example Wire", upload.uploaded_by)
    assert (article.status, article.body) == (Article.Status.DRAFT, DISPATCH)


def test_the_same_file_twice_in_a_batch_is_one_article(known):
    upload = hand_in(("a.txt", DISPATCH), ("b.txt", DISPATCH))
    read(upload, known)
    first, second = store(upload, known)
    assert (first.outcome, second.outcome) == ("stored", "unchanged")
    assert first.article == second.article
    assert second.reason == f"Already held as article {first.article.pk}, from a.txt."


def test_what_was_odd_in_a_stored_file_is_told(known):
    upload = hand_in(("a.txt", DISPATCH.encode() + b"\x00"))
    read(upload, known)
    (item,) = store(upload, known)
    assert (item.outcome, item.reason) == ("stored", "1 NUL character removed")


def test_each_step_taken_twice_changes_nothing(known):
    upload = hand_in(("a.txt", DISPATCH))
    read(upload, known)
    (item,) = store(upload, known)
    assert uploads.look(item.pk, known) is None
    uploads.store(item.pk, known)
    uploads.give_up(item.pk, "too late")
    assert upload.items.get().finished_at == item.finished_at
    assert upload.items.get().outcome == "stored"
