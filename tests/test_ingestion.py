"""The one door into the record, with a small world in which every name is invented."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import gazetteer, ingestion
from articles.extraction.records import Dispatch, Gazetteer
from articles.ingestion import Outcome, Verdict, source_name
from articles.models import (
    ActorName,
    Article,
    Mention,
    Office,
    Original,
    Outlet,
    Statement,
    StatementCountry,
    StatementTopic,
    Tenure,
)
from articles.readers import Part
from tests import factories, record

DISPATCH = """\
Bridge to open in spring, minister says

By Cora Sampleton

TESTOGRAD, May 3, 2023 – Minister Ana Testić said the bridge to Exampleland would open in spring.

“We will not wait any longer,” Testić said.

Bruno Nobody said the bridge was a mistake.

/The Daily Example/
"""


@pytest.fixture
def world(db) -> Gazetteer:
    ana = factories.actor(name="Ana Testić", slug="ana-testic", gender="f")
    for text, kind in (("Ana Testić", "full"), ("Ana Testic", "full"), ("Testić", "family")):
        ActorName.objects.create(actor=ana, text=text, kind=kind)
    ministry = Office.objects.create(slug="minister-of-bridges", title="Minister of Bridges")
    Tenure.objects.create(key="ana-testic-bridges", office=ministry, actor=ana, starts=date(2020, 1, 1))
    factories.country(code="XE", name="Exampleland", slug="exampleland")
    factories.topic(slug="bridges", label="Bridges", include=[r"\bbridges?\b"])
    return gazetteer.from_database()


def ingest(raw: bytes, name: str, known: Gazetteer, **options: Any) -> Outcome:
    """A file that is one dispatch."""
    (outcome,) = ingestion.ingest(raw, name, known, **options)
    return outcome


def bytes_of(text: str = DISPATCH) -> bytes:
    return text.encode()


def test_a_dispatch_becomes_an_article_with_its_statements(world):
    outcome = ingest(bytes_of(), "bridge.txt", world)

    assert (outcome.kind, outcome.name) == (Verdict.STORED, "bridge.txt")
    article = Article.objects.get(pk=outcome.article)
    assert article.body == DISPATCH
    assert article.title == "Bridge to open in spring, minister says"
    assert article.body[: article.title_end].strip() == article.title
    assert article.author == "Cora Sampleton"
    assert article.outlet == Outlet.objects.get(name="The Daily Example", slug="the-daily-example")
    assert article.published_on == date(2023, 5, 3)
    assert article.published_precision == "day"
    assert article.status == Article.Status.PUBLISHED
    assert article.encoding == "utf-8"
    assert article.extraction_version == ingestion.VERSION

    statements = list(article.statements.order_by("start"))
    assert len(statements) == outcome.statements > 0
    assert all(article.body[s.start : s.end] == s.text for s in statements)
    quotation = next(s for s in statements if "We will not wait any longer" in s.text)
    assert quotation.speaker.slug == "ana-testic"
    assert quotation.kind == "direct"
    assert quotation.review == Statement.Review.PROPOSED
    assert quotation.utterance is not None


def test_statements_carry_countries_and_topics(world):
    ingest(bytes_of(), "bridge.txt", world)
    assert StatementCountry.objects.filter(
        country__code="XE", statement__text__contains="the bridge to Exampleland"
    ).exists()
    assert StatementTopic.objects.filter(topic__slug="bridges", statement__speaker__slug="ana-testic").exists()


def test_a_speaker_nobody_knows_keeps_the_printed_name_and_gets_no_actor(world):
    ingest(bytes_of(), "bridge.txt", world)
    statement = Statement.objects.get(text__contains="a mistake")
    assert (statement.speaker, statement.speaker_printed) == (None, "Bruno Nobody")
    assert statement.utterance is None


def test_the_original_bytes_are_kept_under_their_hash(world):
    raw = "Ana Testić je rekla da će most biti otvoren.".encode("cp1250")
    outcome = ingest(raw, "bridge.txt", world)
    original = Article.objects.get(pk=outcome.article).original
    assert original.sha256 == hashlib.sha256(raw).hexdigest()
    assert original.size == len(raw)
    with storages["originals"].open(original.path) as file:
        assert file.read() == raw


def test_originals_on_disk_appear_whole_or_not_at_all(world, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "originals": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "originals"), "file_permissions_mode": 0o600},
        }
    }
    raw = bytes_of()
    sha256 = hashlib.sha256(raw).hexdigest()
    ingest(raw, "bridge.txt", world)
    kept = tmp_path / "originals" / sha256[:2] / sha256
    assert kept.read_bytes() == raw
    assert kept.stat().st_mode & 0o777 == 0o600

    kept.write_bytes(raw[:10])  # cut short by a full disk
    ingestion.keep_bytes(raw, sha256)
    ingestion.keep_bytes(raw, sha256)
    assert kept.read_bytes() == raw
    assert [path for path in (tmp_path / "originals").rglob("*") if path.is_file()] == [kept]


def test_what_the_text_does_not_say_stays_unknown(world):
    outcome = ingest(b"The bridge will open in spring. Nobody knows when.", "a.txt", world)
    article = Article.objects.get(pk=outcome.article)
    assert (article.published_on, article.published_precision, article.published_phrase) == (None, "unknown", "")
    assert (article.outlet, article.author, article.dateline, article.url) == (None, "", "", "")


def test_what_is_given_overrides_what_the_text_says(world):
    outlet = factories.outlet(name="Example Wire")
    outcome = ingest(bytes_of(), "a.txt", world, outlet=outlet, published_on=date(2024, 1, 2), draft=True)
    article = Article.objects.get(pk=outcome.article)
    assert (article.outlet, article.published_on, article.published_phrase) == (outlet, date(2024, 1, 2), "")
    assert article.status == Article.Status.DRAFT


@pytest.mark.parametrize("tail", ["the daily EXAMPLE", "the-daily-example"])
def test_an_outlet_is_found_by_name_or_slug_whatever_its_capitals(world, tail):
    known = factories.outlet(name="The Daily Example", slug="the-daily-example")
    assert ingestion.outlet_named(f"  {tail} ") == known
    assert Outlet.objects.count() == 1


def test_an_outlet_in_another_script_gets_a_slug_of_its_own(world):
    first, second = ingestion.outlet_named("Пример"), ingestion.outlet_named("Узорак")
    assert first.slug != second.slug
    assert first.slug.startswith("outlet-")
    assert ingestion.outlet_named(" – ") is None


def test_a_second_ingest_of_the_same_file_changes_nothing(world):
    first = ingest(bytes_of(), "bridge.txt", world)
    before = record.fingerprint()
    second = ingest(bytes_of(), "bridge.txt", world)
    assert (second.kind, second.article) == (Verdict.UNCHANGED, first.article)
    assert second.reason == f"Already held as article {first.article}."
    assert record.fingerprint() == before


def test_the_same_text_in_another_encoding_is_already_held(world):
    text = "Ana Testić je rekla: „Most će biti otvoren“. Žao joj je."
    first = ingest(text.encode(), "a.txt", world)
    for encoding in ("cp1250", "utf-16", "utf-8-sig"):
        again = ingest(text.encode(encoding), f"{encoding}.txt", world)
        assert (again.kind, again.article) == (Verdict.UNCHANGED, first.article)
        assert again.reason == f"Already held as article {first.article}, from a.txt."
    assert Original.objects.count() == 1


def test_a_file_that_is_no_text_is_rejected_and_leaves_nothing(world):
    before = record.fingerprint()
    outcome = ingest(b"\x00\x01\x02\x03" * 50, "../evil\x00\u202e.txt", world)
    assert (outcome.kind, outcome.name) == (Verdict.REJECTED, "evil.txt")
    assert outcome.reason.startswith("It is a binary file")
    assert record.fingerprint() == before


def test_a_dry_run_says_what_would_happen_and_stores_nothing(world):
    before = record.fingerprint()
    outcome = ingest(bytes_of(), "bridge.txt", world, dry_run=True)
    assert (outcome.kind, outcome.article) == (Verdict.STORED, None)
    assert outcome.statements > 0
    assert record.fingerprint() == before


def test_an_article_without_statements_says_so(world):
    outcome = ingest(b"The bridge.", "a.txt", world)
    assert outcome.notes == ("no statement found",)
    assert Article.objects.get(pk=outcome.article).notes == ["no statement found"]


def test_nothing_of_a_dispatch_is_stored_when_its_statements_cannot_be(world):
    before = record.fingerprint()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_statement ADD CONSTRAINT none_today CHECK (id < 0)")
    with pytest.raises(IntegrityError):
        ingest(bytes_of(), "bridge.txt", world)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_statement DROP CONSTRAINT none_today")
    assert record.fingerprint() == before
    assert ingest(bytes_of(), "bridge.txt", world).kind is Verdict.STORED


def test_the_number_of_queries_does_not_grow_with_the_statements(world):
    def queries(paragraphs: int) -> int:
        text = "\n\n".join(
            f"“We will build {n} bridges in Exampleland,” Ana Testić said. Bruno Nobody said {n} was too few."
            for n in range(paragraphs * 100, paragraphs * 101)
        )
        with CaptureQueriesContext(connection) as captured:
            outcome = ingest(text.encode(), "a.txt", world)
        assert outcome.statements >= paragraphs
        return len(captured)

    queries(3)
    few, more = queries(5), queries(20)
    assert few == more
    assert few <= 24


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_make_one_article(world):
    text = "Ana Testić je rekla: „Most će biti otvoren“. Žao joj je."
    raws = [text.encode(encoding) for encoding in ("utf-8", "cp1250", "utf-16", "utf-8-sig") * 2]
    outcomes, errors = [], []
    together = threading.Barrier(len(raws))

    def run(raw: bytes) -> None:
        try:
            together.wait(timeout=10)
            outcomes.append(ingest(raw, "a.txt", world, outlet="The Daily Example"))
        except Exception as error:  # reported by the assertion below
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[raw]) for raw in raws]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert sorted(outcome.kind for outcome in outcomes) == ["stored"] + ["unchanged"] * 7
    assert Article.objects.count() == Original.objects.count() == Outlet.objects.count() == 1
    assert len({outcome.article for outcome in outcomes}) == 1


# Extracting again


def again(world: Gazetteer, **options) -> ingestion.Outcome:
    return ingest(bytes_of(), "bridge.txt", world, again=True, **options)


def without_actors(world: Gazetteer) -> Gazetteer:
    return replace(world, actors=(), offices=())


def test_extracting_again_with_the_same_result_changes_no_row(world):
    ingest(bytes_of(), "bridge.txt", world)
    before = record.fingerprint()
    assert again(world).kind is Verdict.UNCHANGED
    assert record.fingerprint() == before


def test_extracting_again_changes_what_differs_and_keeps_its_id(world):
    ingest(bytes_of(), "bridge.txt", without_actors(world))
    before = dict(Statement.objects.values_list("start", "pk"))
    assert not Statement.objects.filter(speaker__isnull=False).exists()
    outcome = again(world)
    assert outcome.kind is Verdict.STORED
    changed = Statement.objects.filter(speaker__slug="ana-testic")
    assert changed.exists()
    assert all(statement.utterance_id for statement in changed)
    assert dict(Statement.objects.values_list("start", "pk")) == before


def test_extracting_again_replaces_tags_that_differ_and_keeps_those_of_people(world):
    ingest(bytes_of(), "bridge.txt", world)
    statement = Statement.objects.filter(topics__slug="bridges").first()
    by_hand = factories.country(name="Handland")
    StatementCountry.objects.create(statement=statement, country=by_hand, rule="person")
    StatementTopic.objects.filter(statement=statement).delete()
    Mention.objects.create(statement=statement, actor=factories.actor(), start=statement.start, end=statement.end)
    again(world)
    assert statement.topics.filter(slug="bridges").exists()
    assert statement.countries.filter(pk=by_hand.pk).exists()
    assert not statement.mentions.filter(actor__name__startswith="Ana Testić ").exists()


@pytest.mark.parametrize("review", ["confirmed", "corrected", "rejected"])
def test_extracting_again_never_touches_what_people_decided(world, review):
    ingest(bytes_of(), "bridge.txt", world)
    Statement.objects.update(review=review, reviewed_at=timezone.now(), speaker_printed="as somebody corrected it")
    before = record.fingerprint("articles_statement", "articles_statementcountry", "articles_statementtopic")
    outcome = again(without_actors(world))
    assert record.fingerprint("articles_statement", "articles_statementcountry", "articles_statementtopic") == before
    assert outcome.kind is Verdict.UNCHANGED


def test_what_was_set_aside_stays_so_until_it_is_read_differently(world):
    ingest(bytes_of(), "bridge.txt", world)
    Statement.objects.update(reviewed_at=timezone.now(), review_reason="Who is she?")
    before = record.fingerprint("articles_statement")
    assert again(world).kind is Verdict.UNCHANGED
    assert record.fingerprint("articles_statement") == before
    again(without_actors(world))
    changed = Statement.objects.filter(reviewed_at__isnull=True)
    assert changed.exists()
    assert not changed.exclude(review_reason="").exists()


def test_extracting_again_puts_nothing_beside_a_statement_whose_span_somebody_corrected(world):
    ingest(bytes_of(), "bridge.txt", world)
    statement = Statement.objects.get(text__contains="wait any longer")
    Statement.objects.filter(pk=statement.pk).update(
        start=statement.start + 1, text=statement.text[1:], review="corrected", reviewed_at=timezone.now()
    )
    count = Statement.objects.count()
    again(world)
    assert Statement.objects.count() == count


def test_a_statement_of_a_person_is_never_touched(world):
    outcome = ingest(bytes_of(), "bridge.txt", world)
    article = Article.objects.get(pk=outcome.article)
    mine = factories.statement(of=article, text="Bridge to open", origin="person")
    again(world)
    mine.refresh_from_db()
    assert mine.review == Statement.Review.PROPOSED


def test_a_statement_no_longer_found_says_so_at_its_address_and_may_come_back(world):
    outcome = ingest(bytes_of(), "bridge.txt", world)
    article = Article.objects.get(pk=outcome.article)
    stray = factories.statement(of=article, text="By Cora Sampleton")
    assert again(world).kind is Verdict.STORED
    stray.refresh_from_db()
    assert stray.review == Statement.Review.REJECTED
    assert stray.review_reason == f"No longer found by extraction {ingestion.VERSION}."
    assert again(world).kind is Verdict.UNCHANGED

    found = Statement.objects.get(text__contains="wait any longer")
    Statement.objects.filter(pk=found.pk).update(review="rejected", review_reason="No longer found by extraction 0.")
    again(world)
    found.refresh_from_db()
    assert (found.review, found.review_reason) == (Statement.Review.PROPOSED, "")


def test_extracting_again_takes_what_is_given_and_leaves_the_rest_of_the_article(world):
    outcome = ingest(bytes_of(), "bridge.txt", world)
    Article.objects.filter(pk=outcome.article).update(title="As a curator wrote it")
    again(world, published_on=date(2024, 2, 5), outlet="Example Wire")
    article = Article.objects.get(pk=outcome.article)
    assert (article.title, article.published_on, article.outlet.name) == (
        "As a curator wrote it",
        date(2024, 2, 5),
        "Example Wire",
    )


def test_extracting_again_goes_by_the_date_the_record_has(world):
    text = "“We will build on,” Ana Testić said on Monday.\n"
    outcome = ingest(text.encode(), "a.txt", world)
    assert Statement.objects.get().said_on is None
    Article.objects.filter(pk=outcome.article).update(published_on=date(2023, 5, 3), published_precision="day")
    ingest(text.encode(), "a.txt", world, again=True)
    assert Statement.objects.get().said_on == date(2023, 5, 1)


def test_a_dry_run_of_extracting_again_stores_nothing(world):
    ingest(bytes_of(), "bridge.txt", world)
    changed_world = without_actors(world)
    before = record.fingerprint()
    assert again(changed_world, dry_run=True).kind is Verdict.STORED
    assert record.fingerprint() == before


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\dispatches\\a.txt", "a.txt"),
        ("a\x00b\n.txt", "ab.txt"),
        ("invoice\u202etxt.exe", "invoicetxt.exe"),
        ("a\udcff.txt", "a?.txt"),
        ("x" * 300 + ".txt", "x" * 251 + ".txt"),
        ("Čačak.txt", "Čačak.txt"),
        ("", "unnamed"),
        ("..", ".."),
        ("/", "unnamed"),
    ],
)
def test_a_file_name_is_stored_without_folders_and_invisible_characters(name, clean):
    assert source_name(name) == clean


@pytest.mark.parametrize("name", ["000_e83426b6b8ba509d.txt", "002_d0f537788fedfe8e.txt"])
def test_the_two_real_dispatches_are_stored_whole(world, name):
    path = Path(__file__).parents[2] / "shared" / "seeds" / name
    if not path.exists():
        pytest.skip("the two real dispatches are not beside this checkout")
    outcome = ingest(path.read_bytes(), name, gazetteer.from_reference())
    article = Article.objects.get(pk=outcome.article)
    assert article.body == path.read_text()
    assert outcome.statements >= 10


# Files that hold several dispatches

ROW_1, ROW_2, ROW_3 = (f"Bridge {n} to open\n\n“We will not wait,” Ana Testić said of bridge {n}.\n" for n in (1, 2, 3))


@pytest.fixture
def holding(monkeypatch):
    """Makes any file come apart into these parts."""

    def comes_apart(*parts: Part) -> None:
        monkeypatch.setattr(ingestion, "read_apart", lambda raw, name: list(parts))

    return comes_apart


def row(number: int, body: str) -> Part:
    return Part(f"table.csv, row {number}", None, Dispatch(body=body))


def test_each_row_of_a_table_becomes_an_article_and_all_share_its_bytes(world, holding):
    holding(row(1, ROW_1), Part("table.csv, row 2", None, None, "The row has no text."), row(3, ROW_3))
    outcomes = ingestion.ingest(b"the table", "table.csv", world)
    assert [(outcome.kind.value, outcome.name) for outcome in outcomes] == [
        ("stored", "table.csv, row 1"),
        ("rejected", "table.csv, row 2"),
        ("stored", "table.csv, row 3"),
    ]
    assert outcomes[1].reason == "The row has no text."
    assert set(Article.objects.values_list("original__sha256", flat=True)) == {hashlib.sha256(b"the table").hexdigest()}


def test_a_table_that_was_stored_in_part_is_finished(world, holding):
    holding(row(1, ROW_1), row(2, ROW_2))
    ingestion.ingest(b"the table", "table.csv", world)
    holding(row(1, ROW_1), row(2, ROW_2), row(3, ROW_3))
    assert [outcome.kind.value for outcome in ingestion.ingest(b"the table", "table.csv", world)] == [
        *("unchanged", "unchanged", "stored"),
    ]
    assert Article.objects.count() == 3


def test_a_member_keeps_its_own_bytes_and_is_known_by_them_outside_the_archive(world, holding):
    holding(
        Part("batch.zip/a.txt", ROW_1.encode(), Dispatch(body=ROW_1)),
        Part("batch.zip/b.txt", ROW_2.encode(), Dispatch(body=ROW_2)),
    )
    first, _ = ingestion.ingest(b"the archive", "batch.zip", world)
    article = Article.objects.select_related("original").get(pk=first.article)
    assert (article.source_name, article.original.size) == ("a.txt", len(ROW_1.encode()))
    with storages["originals"].open(article.original.path) as file:
        assert file.read() == ROW_1.encode()
    holding(Part("a.txt", None, Dispatch(body="As another version of the program would read it.")))
    assert ingest(ROW_1.encode(), "a.txt", world).article == article.pk


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://example.org/" + "x" * 1000])
def test_what_is_no_address_of_a_page_is_not_kept_as_one(world, holding, url):
    holding(Part("a.html", None, Dispatch(body=ROW_1, url=url)))
    assert Article.objects.get(pk=ingest(b"a page", "a.html", world).article).url == ""
