"""The database of a test run: what it is copied from, how a test leaves it, and its address for other processes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection, transaction

HERE = Path(__file__).resolve().parent.parent
# What decides how an empty record looks: the migrations, and all that they and the tables after them are made from.
SOURCES = (
    "articles/apps.py",
    "articles/migrations",
    "articles/models",
    "articles/likeness.py",
    "articles/extraction",
    "newsdesk/settings.py",
    "requirements.lock",
    "tests/database.py",
)


def address(name: str = "") -> str:
    """The database of this run, or another of its server, as DATABASE_URL has it."""
    given = connection.get_connection_params()
    place = {key: given[key] for key in ("host", "port") if given.get(key)}
    signed = ":".join(quote(str(given[key]), safe="") for key in ("user", "password") if given.get(key))
    return f"postgres://{signed}@/{name or given['dbname']}?{urlencode(place)}"


@contextmanager
def template() -> Iterator[str]:
    """The name of a database with every migration applied, for each process of the run to copy.

    It stays for the next run, until one of SOURCES changes. While one process makes it, the others wait; one that a
    run is using is not dropped by another run.
    """
    family = f"test_{connection.settings_dict['NAME']}_template_"
    name = family + fingerprint()
    with connection._nodb_cursor() as cursor:  # its locks go with it
        cursor.execute("SELECT pg_advisory_lock_shared(hashtext(%s))", [name])
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [family])
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [family])
        found = {row[0] for row in cursor.fetchall()}
        if name not in found:
            _migrate(f"{family}draft")
            cursor.execute(f'ALTER DATABASE "{family}draft" RENAME TO "{name}"')
            cursor.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')  # autovacuum would be in a copy's way
        for other in found - {name}:
            cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [other])
            if cursor.fetchone()[0]:
                cursor.execute(f'DROP DATABASE IF EXISTS "{other}"')
                cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [other])
        cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [family])
        yield name


def fingerprint() -> str:
    digest = hashlib.sha256()
    for source in SOURCES:
        place = HERE / source
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(f"{path.relative_to(HERE)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _migrate(name: str) -> None:
    """Make the database `name`, anew if there is one, as Django makes one for tests."""
    ours, of_tests = connection.settings_dict, connection.settings_dict["TEST"]
    kept = ours["NAME"], of_tests["NAME"]
    of_tests["NAME"] = name
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    finally:
        connection.close()
        ours["NAME"], of_tests["NAME"] = kept
        settings.DATABASES["default"]["NAME"] = kept[0]


KEPT = "as_migrated"  # the schema that holds what the migrations put into the tables


def keep_as_migrated() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {KEPT} CASCADE")
        cursor.execute(f"CREATE SCHEMA {KEPT}")
        for table in _holding_rows(cursor, _tables()):
            cursor.execute(f"CREATE TABLE {KEPT}.{table} AS TABLE {table}")


def restore_as_migrated() -> None:
    """Undo what was committed. Emptying every table by TRUNCATE takes a third of a second; most hold nothing."""
    tables = _tables()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser')::bool")
        if cursor.fetchone()[0]:
            cursor.execute("SET LOCAL session_replication_role = replica")  # no foreign keys, and history lets go
            cursor.execute(f"LOCK TABLE {', '.join(tables)}")  # as TRUNCATE does: who still writes is waited for
            for table in _holding_rows(cursor, tables):
                cursor.execute(f"DELETE FROM {table}")
        else:
            cursor.execute(f"TRUNCATE {', '.join(tables)}")
        cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = %s", [KEPT])
        for (table,) in cursor.fetchall():
            cursor.execute(f"INSERT INTO {table} OVERRIDING SYSTEM VALUE TABLE {KEPT}.{table}")


def _tables() -> list[str]:
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return [connection.ops.quote_name(name) for name in names]


def _holding_rows(cursor: Any, tables: list[str]) -> list[str]:
    cursor.execute("SELECT " + ", ".join(f"EXISTS (SELECT FROM {table})" for table in tables))
    return [table for table, holds in zip(tables, cursor.fetchone(), strict=True) if holds]
