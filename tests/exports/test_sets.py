"""Result sets: frozen for good, checked on every view, and silent about what was withdrawn."""

import csv
import hashlib
import io
import json
from datetime import UTC, date, datetime

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from django.db import DatabaseError, connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from articles import curation
from articles.exports import sets
from articles.exports.rows import FIELDS, row_from
from articles.exports.version import CollectionVersion
from articles.models import Actor, Article, ResultRow, ResultSet, Statement
from articles.search import StatementQuery
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db

NOTHING = CollectionVersion(None, 0)


def ask(address: str = "") -> StatementQuery:
    return StatementQuery.from_params(QueryDict(address))


def freeze(address: str = "") -> ResultSet:
    return sets.freeze(ask(address), by=people.curator(), site="https://desk.example")


def told(kept: ResultSet) -> tuple[int | None, set[int], set[int], set[int]]:
    since = sets.since(kept)
    return since.added, set(since.corrected), set(since.confirmed), set(since.withdrawn)


def file(kept: ResultSet, suffix: str) -> str:
    address = f"https://desk.example{kept.get_absolute_url()}"
    return "".join(sets.as_file(kept, sets.FILES[suffix], page=address, address=address))


@pytest.fixture
def three() -> list[Statement]:
    ana = make.actor(slug="ana", name="Ana Testić")
    make.actor(slug="bruno", name="Bruno Exampleson")
    return [make.statement(speaker=ana, said_on=date(2023, 5, day)) for day in (3, 2, 1)]


# --- freezing ----------------------------------------------------------------------------------------------------


def test_a_set_holds_what_the_query_finds_in_its_order(three):
    make.statement()
    kept = freeze("actor=ana&since=2023-05-02")
    assert list(kept.rows.order_by("place").values_list("statement", flat=True)) == [three[0].pk, three[1].pk]
    assert (kept.total, kept.query) == (2, "actor=ana&since=2023-05-02")
    assert kept.words == "Speaker: Ana Testić; Since: 2023-05-02"
    record = json.loads(kept.rows.get(place=0).line)
    assert tuple(sorted(record)) == tuple(sorted(FIELDS))
    assert record["address"] == f"https://desk.example/statements/{three[0].pk}/"
    assert record["collection_version"] == kept.collection_version


def test_its_checksum_is_made_from_its_file_by_anybody(three):
    kept = freeze("actor=ana")
    told_in_full = file(kept, "jsonl").encode()
    hashes = [hashlib.sha256(line).hexdigest() for line in told_in_full.rstrip(b"\n").split(b"\n")]
    assert len(hashes) == 3
    assert hashlib.sha256("".join(f"{h}\n" for h in hashes).encode()).hexdigest() == kept.sha256
    assert sets.stands(kept)


def test_the_same_rows_give_the_same_checksum_and_other_rows_another(three):
    first, second = freeze("actor=ana"), freeze("actor=ana")
    assert first.sha256 == second.sha256
    assert freeze("actor=ana&until=2023-05-02").sha256 != first.sha256


@pytest.mark.parametrize(
    "change", ["line = line || ' '", "place = place + 10 WHERE place = 0", "line = replace(line, 'spring', 'autumn')"]
)
def test_a_row_that_was_tampered_with_is_noticed(three, change):
    kept = freeze("actor=ana")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # as an administrator would get round triggers
        cursor.execute(f"UPDATE articles_resultrow SET {change}")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    assert not sets.stands(kept)


def test_a_row_that_is_missing_is_noticed(three):
    kept = freeze("actor=ana")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM articles_resultrow WHERE place = 2")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    assert not sets.stands(kept)


@pytest.mark.parametrize(
    "change",
    [
        lambda: ResultRow.objects.update(line="{}"),
        lambda: ResultRow.objects.all().delete(),
        lambda: ResultSet.objects.update(words="x"),
        lambda: ResultSet.objects.update(query="q=x"),
        lambda: ResultSet.objects.update(sha256="x"),
        lambda: ResultSet.objects.all()._raw_delete("default"),
    ],
)
def test_the_database_refuses_to_change_what_is_kept(three, change):
    freeze()
    with pytest.raises(DatabaseError, match=r"Cannot (update|delete|update or delete) rows"):
        change()


def test_the_account_of_who_made_it_may_go(three):
    kept = freeze()
    kept.made_by.delete()
    kept.refresh_from_db()
    assert kept.made_by is None


def test_what_cannot_be_kept_is_refused_with_the_reason(three, monkeypatch):
    with pytest.raises(sets.NotFrozen, match="No topic “nothing”"):
        freeze("topic=nothing")
    with pytest.raises(sets.NotFrozen, match="Nothing was found"):
        freeze("actor=bruno")
    monkeypatch.setattr(sets, "MOST_ROWS", 2)
    with pytest.raises(sets.NotFrozen, match="2 statements at most, and these are 3"):
        freeze()
    assert not ResultSet.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_set_is_made_from_one_state_of_the_record(three, monkeypatch):
    levels = []
    version = sets.collection_version

    def watched():
        with connection.cursor() as cursor:
            cursor.execute("SHOW transaction_isolation")
            levels.extend(cursor.fetchone())
        return version()

    monkeypatch.setattr(sets, "collection_version", watched)
    freeze()
    assert levels == ["repeatable read"]


# --- since then --------------------------------------------------------------------------------------------------


def test_right_after_freezing_nothing_has_changed(three):
    since = sets.since(freeze("actor=ana"))
    assert not since
    assert since.added == 0


def test_what_was_added_corrected_confirmed_and_withdrawn_is_counted(three):
    kept = freeze("actor=ana")
    one, two, three_ = three
    curator = people.curator()
    make.statement(speaker=one.speaker)
    make.statement()
    curation.correct(one.pk, by=curator, changes={"said_on": date(2023, 5, 9)})
    curation.confirm(two.pk, by=curator)
    curation.reject(three_.pk, by=curator, reason="Not her words.")
    assert told(kept) == (1, {one.pk}, {two.pk}, {three_.pk})
    assert sets.since(kept).withdrawn == {three_.pk: "Not her words."}


def test_a_correction_that_takes_a_statement_out_of_the_query_is_one(three):
    kept = freeze("actor=ana")
    curation.correct(three[0].pk, by=people.curator(), changes={"speaker": Actor.objects.get(slug="bruno")})
    assert told(kept) == (0, {three[0].pk}, set(), set())


def test_new_tags_and_a_new_date_of_the_article_are_corrections(three):
    kept = freeze("actor=ana")
    curation.correct(three[0].pk, by=people.curator(), changes={}, topics=[make.topic()])
    Article.objects.filter(pk=three[1].article_id).update(published_on=date(2020, 1, 1))
    assert told(kept) == (0, {three[0].pk, three[1].pk}, set(), set())


def test_an_article_that_is_withdrawn_takes_its_statements_along_and_may_come_back(three):
    kept = freeze("actor=ana")
    curation.withdraw(three[0].article_id, by=people.curator(), reason="Printed in error.")
    assert sets.since(kept).withdrawn == {three[0].pk: "Printed in error."}
    curation.publish(three[0].article_id, by=people.curator())
    assert not sets.since(kept)


def test_reading_again_without_a_difference_corrects_nothing(three):
    kept = freeze("actor=ana")
    Statement.objects.filter(pk=three[0].pk).update(confidence=0.5, rule="another")
    assert not sets.since(kept)


def test_a_query_that_can_no_longer_be_asked_says_so(three):
    kept = freeze("actor=ana")
    Actor.objects.filter(slug="ana").update(slug="someone-else")
    assert sets.since(kept).added is None


def test_a_set_twice_as_large_takes_as_many_queries(three):
    kept = freeze("actor=ana")

    def queries(kept):
        sets.since(kept)  # what is looked up once and then remembered
        with CaptureQueriesContext(connection) as asked:
            sets.since(kept)
        return len(asked)

    before = queries(kept)
    for _ in range(3):
        make.statement(speaker=three[0].speaker)
    assert queries(freeze("actor=ana")) <= before


# --- what was withdrawn is silent --------------------------------------------------------------------------------


def test_the_words_of_what_was_withdrawn_are_in_no_file_and_the_checksum_still_holds(three):
    kept = freeze("actor=ana")
    gone = three[1]
    curation.reject(gone.pk, by=people.curator(), reason="=Not her words.")
    lines = file(kept, "jsonl").splitlines(keepends=True)
    assert gone.text not in "".join(lines)
    records = [json.loads(line) for line in lines]
    assert records[1] == {
        "statement": gone.pk,
        "address": f"https://desk.example/statements/{gone.pk}/",
        "withheld": "=Not her words.",
        "sha256": kept.rows.get(place=1).sha256,
    }
    hashes = [
        (r.get("withheld") and r["sha256"]) or hashlib.sha256(line[:-1].encode()).hexdigest()
        for r, line in zip(records, lines, strict=True)
    ]
    assert sets.checksum(hashes) == kept.sha256
    table = list(csv.DictReader(io.StringIO(file(kept, "csv").removeprefix("\ufeff"), newline="")))
    assert [row["text"] for row in table] == [three[0].text, "", three[2].text]
    assert table[1]["review"] == "withdrawn: =Not her words."
    assert sets.stands(kept)


@pytest.mark.filterwarnings("ignore")
def test_reference_managers_get_an_entry_for_each_row_and_of_what_was_withdrawn_only_the_reason(three):
    kept = freeze("actor=ana")
    gone = three[1]
    curation.reject(gone.pk, by=people.curator(), reason="Not her words.")
    digest = kept.rows.get(place=1).sha256
    ids = [f"newsdesk-{statement.pk}" for statement in three]
    ris = rispy.loads(file(kept, "ris"))
    bib = bibtexparser.loads(file(kept, "bib"), bibtexparser.bparser.BibTexParser(interpolate_strings=False)).entries
    csl = json.loads(file(kept, "json"))
    assert [entry["id"] for entry in ris] == [entry["ID"] for entry in bib] == [item["id"] for item in csl] == ids
    withheld = f"Withdrawn since it was kept: Not her words. SHA-256 of the row: {digest}."
    assert (ris[1]["notes"], bib[1]["note"], csl[1]["note"]) == ([withheld], withheld, withheld)
    for entry, words in ((ris, "abstract"), (bib, "abstract"), (csl, "abstract")):
        assert [one.get(words) for one in entry] == [three[0].text, None, three[2].text]
        assert "Ana Test" not in str(entry[1])
        assert gone.article.display_title not in str(entry[1])
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False), CiteProcJSON(csl), formatter.plain
    )
    for item in csl:
        bibliography.register(Citation([CitationItem(item["id"])]))
    printed = [str(entry) for entry in bibliography.bibliography()]
    assert len(printed) == 3
    assert any(f"Statement {gone.pk} [withdrawn since]" in entry for entry in printed)


@pytest.mark.parametrize("suffix", sets.FILES)
def test_a_file_of_a_set_is_the_file_of_its_query_letter_for_letter(full, client, suffix):
    kept = sets.freeze(ask(), by=people.curator(), site="http://testserver")
    at_query, at_set = (client.get(a).getvalue() for a in (f"/statements.{suffix}", f"/sets/{kept.pk}.{suffix}"))
    assert at_query == at_set


def test_a_row_that_was_kept_before_a_field_existed_is_read_with_that_field_empty(row):
    older = {name: value for name, value in row().record().items() if name not in ("joint_actors", "said_inferred")}
    assert row_from(json.loads(json.dumps(older))) == row(joint_actors=(), said_inferred=False)


@pytest.mark.parametrize("version", [CollectionVersion(datetime(2024, 1, 2, 3, 4, 6, tzinfo=UTC), 12), NOTHING])
def test_the_version_a_set_was_kept_at_is_read_back(version):
    assert CollectionVersion.read(str(version)) == version
