# ruff: noqa: S608 - our own SQL
"""The same rows in Datasette, a well-known way to put a table on the web: JSON with facets, its limits lifted.

It is no dependency: it takes part where its program is found, and is left out where it is not.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from django.db import connection

PORT = 8159
COLUMNS = {"actor": "actor", "outlet": "outlet", "review": "review", "country": "countries", "topic": "topics"}
LONG = 600_000  # milliseconds


def is_installed() -> bool:
    return shutil.which("datasette") is not None


@contextmanager
def serving(size: int) -> Iterator[Callable[[str], None]]:
    """A function that asks it what an address of ours asks, while it runs."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "record.db"
        _write(file)
        command = [str(shutil.which("datasette")), "serve", str(file), "-p", str(PORT)]
        for name in ("sql_time_limit_ms", "facet_time_limit_ms"):
            command += ["--setting", name, str(LONG)]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait()
            yield _ask
        finally:
            server.terminate()
            server.wait()


def _write(file: Path) -> None:
    """Countries and topics as JSON arrays, which Datasette counts one by one; words in an FTS5 table."""
    into = sqlite3.connect(file)
    into.execute(
        "CREATE TABLE statements"
        " (id INTEGER PRIMARY KEY, text, actor, outlet, review, kind, day, month, countries, topics)"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT s.id, s.text, a.slug, o.slug, l.review, l.kind, l.day::text, to_char(l.day, 'YYYY-MM'),
                (SELECT coalesce(json_agg(code), '[]') FROM articles_country WHERE id = ANY(l.countries))::text,
                (SELECT coalesce(json_agg(slug), '[]') FROM articles_topic WHERE id = ANY(l.topics))::text
            FROM articles_listedstatement l JOIN articles_statement s ON s.id = l.statement_id
            LEFT JOIN articles_actor a ON a.id = l.actors[1] LEFT JOIN articles_outlet o ON o.id = l.outlet
            """
        )
        while rows := cursor.fetchmany(5_000):
            into.executemany(f"INSERT INTO statements VALUES ({', '.join('?' * 10)})", rows)
    for column in ("actor", "outlet", "review", "kind", "day", "month"):
        into.execute(f"CREATE INDEX by_{column} ON statements ({column})")
    into.execute("CREATE VIRTUAL TABLE statements_fts USING fts5(text, content=statements, content_rowid=id)")
    into.execute("INSERT INTO statements_fts(statements_fts) VALUES ('rebuild')")
    into.execute("ANALYZE")
    into.commit()
    into.close()


def _ask(address: str) -> None:
    asked = {param: values[0] for param, values in parse_qs(address).items()}
    pairs = [("_size", "25"), ("_sort_desc", "day"), ("_facet_size", "max"), ("_extra", "count")]
    pairs += [("_facet", column) for column in ("actor", "outlet", "review", "kind", "month")]
    pairs += [("_facet_array", column) for column in ("countries", "topics")]
    for param, value in asked.items():
        if param in ("country", "topic"):
            pairs.append((f"{COLUMNS[param]}__arraycontains", value))
        elif param in COLUMNS:
            pairs.append((COLUMNS[param], value))
        elif param in ("since", "until"):
            pairs.append(("day__gte" if param == "since" else "day__lte", value))
        elif param == "q":
            pairs.append(("_search", value))
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/record/statements.json?{urlencode(pairs)}") as response:
        response.read()


def _wait(seconds: int = 60) -> None:
    for _ in range(seconds * 10):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/-/versions.json").close()
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("Datasette does not answer.")
