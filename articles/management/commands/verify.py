"""manage.py verify: does the record still prove what it says?"""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.core.files.storage import Storage, storages
from django.core.management.base import BaseCommand
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from tqdm import tqdm

from articles.ingestion import DRAFT_PREFIX
from articles.models import Article, ListedStatement, Mention, Original, Statement, UploadItem

_CHUNK = 200  # articles held in memory at once
_INGESTING = timedelta(hours=1)  # how long a file may lie there before its row is written


class Command(BaseCommand):
    help = "Checks every article, statement and original file; names each fault. Exit code 1 if there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        self.faults = 0
        counts = {"articles": Article.objects.count(), "statements": Statement.objects.count()}
        originals = Original.objects.count()
        hidden = not sys.stderr.isatty()
        with tqdm(total=counts["articles"] + originals, unit="row", disable=hidden, leave=False) as bar:
            for check in (articles(bar), originals_on_disk(bar), files_without_a_row(), loose_ends(), lists()):
                for fault in check:
                    self.faults += 1
                    bar.clear()
                    self.stdout.write(fault)
        silent = Article.objects.filter(~Exists(Statement.objects.filter(article=OuterRef("pk")))).count()
        if silent:
            self.stdout.write(f"Not a fault, but worth a look: articles without any statement: {silent}.")
        checked = ", ".join(f"{number} {name}" for name, number in {**counts, "originals": originals}.items())
        self.stdout.write(f"checked {checked}: {self.faults or 'no'} fault{'' if self.faults == 1 else 's'}")
        if self.faults:
            sys.exit(1)


def articles(bar: Any) -> Iterator[str]:
    """Bodies against their hashes, and every span against the body it points into."""
    statements = _by_article(
        Statement.objects.order_by("article_id", "start", "pk").iterator(_CHUNK * 10), "article_id"
    )
    mentions = _by_article(
        Mention.objects.annotate(of=F("statement__article_id")).order_by("of", "pk").iterator(_CHUNK * 10), "of"
    )
    for article in Article.objects.order_by("pk").iterator(_CHUNK):
        body = article.body
        if hashlib.sha256(body.encode()).hexdigest() != article.body_sha256:
            yield f"article {article.pk}: the text does not have the hash it was stored with"
        if not body.strip():
            yield f"article {article.pk}: the text is empty"
        if "\r" in body or not unicodedata.is_normalized("NFC", body):
            yield f"article {article.pk}: the text is not NFC with LF line ends"
        if article.title_end > len(body):
            yield f"article {article.pk}: the title ends at {article.title_end}, beyond the text"
        for statement in statements(article.pk):
            if body[statement.start : statement.end] != statement.text:
                yield (
                    f"statement {statement.pk}: characters {statement.start}–{statement.end} of article {article.pk} "
                    "are not its words"
                )
            for name, end in (("speaker", statement.mention_end), ("cue", statement.cue_end)):
                if end is not None and end > len(body):
                    yield f"statement {statement.pk}: its {name} stands beyond the text of article {article.pk}"
        for mention in mentions(article.pk):
            if not mention.start < mention.end <= len(body):
                yield f"mention {mention.pk}: it stands beyond the text of article {article.pk}"
        bar.update()


def originals_on_disk(bar: Any) -> Iterator[str]:
    storage = storages["originals"]
    for original in Original.objects.order_by("pk").iterator(_CHUNK):
        if not storage.exists(original.path):
            yield f"original {original.sha256}: the file is missing"
        elif (found := _sha256(storage, original.path)) != original.sha256:
            yield f"original {original.sha256}: the file has changed, its hash is now {found}"
        bar.update()


def files_without_a_row() -> Iterator[str]:
    """Left by an ingest that was killed, and taken up when the file comes again; nothing points at them till then.
    The bytes come before their row, so new ones are let be."""
    storage = storages["originals"]
    old = timezone.now() - _INGESTING
    for folder in _folders(storage):
        known = set(Original.objects.filter(sha256__startswith=folder or "-").values_list("sha256", flat=True))
        for name in sorted(storage.listdir(folder)[1]) if not folder or storage.exists(folder) else []:
            path = f"{folder}/{name}" if folder else name
            if name not in known and not name.startswith(DRAFT_PREFIX) and storage.get_modified_time(path) < old:
                yield f"file {path} among the originals: no row knows it"


def loose_ends() -> Iterator[str]:
    """Rows that should point at another and do not."""
    used = Exists(Article.objects.filter(original=OuterRef("pk")))
    sent = Exists(UploadItem.objects.filter(original=OuterRef("pk")))
    for original in Original.objects.filter(~used, ~sent).order_by("pk").iterator(_CHUNK):
        yield f"original {original.sha256}: no article and no upload came from it"
    gone = Statement.objects.filter(~Exists(Article.objects.filter(pk=OuterRef("article_id"))))
    for pk, article in gone.order_by("pk").values_list("pk", "article_id").iterator(_CHUNK):
        yield f"statement {pk}: its article {article} does not exist"
    stored = UploadItem.objects.filter(outcome=UploadItem.Outcome.STORED, article=None)
    for pk, name in stored.order_by("pk").values_list("pk", "name").iterator(_CHUNK):
        yield f"upload item {pk} ({name}): said to be stored, but without its article"


def lists() -> Iterator[str]:
    """What filters and counts read, against the record it was made from."""
    for pk, listed, listable in ListedStatement.objects.faults():
        if not listable:
            yield f"statement {pk}: lists show it, and it is not public"
        elif not listed:
            yield f"statement {pk}: it is public, and no list shows it"
        else:
            yield f"statement {pk}: lists hold it otherwise than the record does"


def _by_article(rows: Iterator[Any], attribute: str) -> Any:
    """Hands out the rows of one article after another from a stream in that order, skipping those of none."""
    groups = groupby(rows, key=attrgetter(attribute))
    upcoming = next(groups, None)

    def of(article: int) -> list[Any]:
        nonlocal upcoming
        while upcoming and upcoming[0] < article:
            upcoming = next(groups, None)
        if not upcoming or upcoming[0] != article:
            return []
        rows = list(upcoming[1])
        upcoming = next(groups, None)
        return rows

    return of


def _folders(storage: Storage) -> list[str]:
    try:
        return ["", *sorted(storage.listdir("")[0])]
    except FileNotFoundError:  # nothing was ever stored
        return []


def _sha256(storage: Storage, path: str) -> str:
    digest = hashlib.sha256()
    with storage.open(path) as file:
        for chunk in file.chunks():
            digest.update(chunk)
    return digest.hexdigest()
