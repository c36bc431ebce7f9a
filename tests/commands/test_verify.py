"""manage.py verify against a sound record, and against every fault planted behind the database's back."""

from __future__ import annotations

import os
import time
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection

from articles.extraction.records import Gazetteer
from articles.ingestion import ingest
from articles.models import Article, Original, Statement, Upload, UploadItem
from articles.models.curation import ArticleSketch
from tests import factories, people


@pytest.fixture
def article(db, settings, tmp_path) -> Article:
    settings.STORAGES = settings.STORAGES | {
        "originals": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "originals")},
        }
    }
    ingest(b"The bridge.", "without-statements.txt", Gazetteer())
    (outcome,) = ingest("“We will not wait,” Ana Testić said.\n".encode(), "a.txt", Gazetteer())
    return Article.objects.get(pk=outcome.article)


def verify() -> tuple[int, list[str]]:
    out = StringIO()
    try:
        call_command("verify", stdout=out)
    except SystemExit as end:
        return int(end.code), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def plant(sql: str, *values: object) -> None:
    """Changes a row past every trigger and foreign key."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_a_sound_record_has_no_faults_and_silent_articles_are_told(article):
    assert verify() == (
        0,
        [
            "Not a fault, but worth a look: articles without any statement: 1.",
            "checked 2 articles, 1 statements, 2 originals: no faults",
        ],
    )


def test_an_empty_record_has_no_faults(db, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "originals": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "never-made")},
        }
    }
    assert verify() == (0, ["checked 0 articles, 0 statements, 0 originals: no faults"])


FAULTS = {
    "a text that was changed": (
        "UPDATE articles_article SET body = body || 'x' WHERE id = %(article)s",
        "article {article}: the text does not have the hash it was stored with",
    ),
    "a text of blank space": (
        "UPDATE articles_article SET body = ' ', title_end = 0 WHERE id = %(article)s",
        "article {article}: the text is empty",
    ),
    "a text that is not composed": (
        "UPDATE articles_article SET body = normalize(body, NFD) WHERE id = %(article)s",
        "article {article}: the text is not NFC with LF line ends",
    ),
    "a title beyond the text": (
        "UPDATE articles_article SET title_end = 9999 WHERE id = %(article)s",
        "article {article}: the title ends at 9999, beyond the text",
    ),
    "a statement whose words were changed": (
        "UPDATE articles_statement SET text = 'We will wait' WHERE id = %(statement)s",
        "statement {statement}: characters {start}–{end} of article {article} are not its words",
    ),
    "a statement that was moved": (
        'UPDATE articles_statement SET start = start + 1, "end" = "end" + 1 WHERE id = %(statement)s',
        "statement {statement}: characters {start1}–{end1} of article {article} are not its words",
    ),
    "a cue beyond the text": (
        "UPDATE articles_statement SET cue_start = 1, cue_end = 9999 WHERE id = %(statement)s",
        "statement {statement}: its cue stands beyond the text of article {article}",
    ),
    "a statement without its article": (
        "UPDATE articles_statement SET article_id = 987654 WHERE id = %(statement)s",
        "statement {statement}: its article 987654 does not exist",
    ),
    "a statement that no list shows": (
        "DELETE FROM articles_listedstatement WHERE statement_id = %(statement)s",
        "statement {statement}: it is public, and no list shows it",
    ),
    "a list that shows what is hidden": (
        "UPDATE articles_statement SET review = 'rejected' WHERE id = %(statement)s",
        "statement {statement}: lists show it, and it is not public",
    ),
    "a list that shows what was withdrawn": (
        "UPDATE articles_article SET status = 'withdrawn', status_reason = 'wrong' WHERE id = %(article)s",
        "statement {statement}: lists show it, and it is not public",
    ),
    "a list that knows another day": (
        "UPDATE articles_listedstatement SET day = '2020-01-01' WHERE statement_id = %(statement)s",
        "statement {statement}: lists hold it otherwise than the record does",
    ),
    "a list that knows no tag": (
        "UPDATE articles_listedstatement SET countries = ARRAY[7] WHERE statement_id = %(statement)s",
        "statement {statement}: lists hold it otherwise than the record does",
    ),
}


@pytest.mark.parametrize(("sql", "fault"), FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_found_and_named(article, sql, fault):
    statement = article.statements.get()
    ids = {"article": article.pk, "statement": statement.pk}
    numbers = {"start": statement.start, "end": statement.end, "start1": statement.start + 1, "end1": statement.end + 1}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, ids)
    code, lines = verify()
    assert code == 1
    assert fault.format(**ids, **numbers) in lines


def test_a_mention_beyond_the_text_is_found(article):
    statement = article.statements.get()
    mention = statement.mentions.create(actor=factories.actor(), start=1, end=9999)
    assert verify()[1][0] == f"mention {mention.pk}: it stands beyond the text of article {article.pk}"


def test_an_original_that_is_missing_is_found(article):
    storages["originals"].delete(article.original.path)
    assert (f"original {article.original.sha256}: the file is missing") in verify()[1]


def test_one_flipped_byte_of_an_original_is_found(article):
    path = storages["originals"].path(article.original.path)
    with open(path, "r+b") as file:
        byte = file.read(1)
        file.seek(0)
        file.write(bytes([byte[0] ^ 1]))
    code, lines = verify()
    assert code == 1
    assert lines[0].startswith(f"original {article.original.sha256}: the file has changed, its hash is now ")


def test_files_that_no_row_knows_are_found(article):
    storage = storages["originals"]
    storage.save(f"{article.original.sha256[:2]}/stray", ContentFile(b"x"))
    storage.save("zz/stray", ContentFile(b"x"))
    storage.save(".draft-1", ContentFile(b"x"))  # being written at this moment
    storage.save("zz/new", ContentFile(b"x"))  # its row may be about to be
    for stray in (f"{article.original.sha256[:2]}/stray", "zz/stray", ".draft-1"):
        os.utime(storage.path(stray), (0, time.time() - 2 * 3600))
    faults = [line for line in verify()[1] if line.startswith("file ")]
    assert faults == sorted(
        f"file {folder}/stray among the originals: no row knows it" for folder in (article.original.sha256[:2], "zz")
    )


def test_an_original_that_nothing_came_from_is_found(article):
    ingested = Original.objects.get(pk=article.original_id)
    Statement.objects.all().delete()
    ArticleSketch.objects.all().delete()
    plant("DELETE FROM articles_article WHERE id = %s", article.pk)
    assert f"original {ingested.sha256}: no article and no upload came from it" in verify()[1]


def test_an_upload_item_without_the_article_it_speaks_of_is_found(article):
    upload = Upload.objects.create(uploaded_by=people.uploader())
    item = UploadItem.objects.create(upload=upload, name="b.txt", outcome="stored", original=article.original)
    assert f"upload item {item.pk} (b.txt): said to be stored, but without its article" in verify()[1]
