"""What every room's tests share: a shut network and a fresh cache."""

import gc
import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from articles.search import columns
from tests import database

settings.register_profile("suite", deadline=None)  # an example may take its time on a busy machine
settings.load_profile("suite")

BROWSER_FIXTURES = {"browser", "page"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
    if not config.option.markexpr:  # soak tests run when asked for: -m slow
        slow = [item for item in items if item.get_closest_marker("slow")]
        if slow:
            config.hook.pytest_deselected(items=slow)
            items[:] = [item for item in items if item not in slow]


def pytest_collection_finish() -> None:
    """What was imported and collected lives as long as the process: it is not gone through again for garbage."""
    gc.collect()
    gc.freeze()


class NetworkIsShut(Exception):
    """A test tried to reach beyond this machine."""


def _is_local(host: object) -> bool:
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def _shut_network() -> Iterator[None]:
    """Python code reaches loopback and Unix sockets only."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            reach = getattr(socket.socket, name)

            def guarded(self: socket.socket, address: Any, reach: Any = reach) -> Any:
                if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_local(address[0]):
                    raise NetworkIsShut(f"{address[0]} is not this machine")
                return reach(self, address)

            patch.setattr(socket.socket, name, guarded)
        resolve = socket.getaddrinfo

        def local_names_only(host: Any, *args: Any, **kwargs: Any) -> Any:
            if not _is_local(host):
                raise NetworkIsShut(f"{host} is not this machine")
            return resolve(host, *args, **kwargs)

        patch.setattr(socket, "getaddrinfo", local_names_only)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Each process copies its database instead of migrating one. Django migrates the copy all the same."""
    with django_db_blocker.unblock(), database.template() as name:
        connection.settings_dict["TEST"]["TEMPLATE"] = name
        with django_db_blocker.block():
            yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A test that commits leaves the database as the migrations made it, groups and all."""
    with django_db_blocker.unblock():
        database.keep_as_migrated()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: database.restore_as_migrated())
        yield


@pytest.fixture(autouse=True)
def _fresh_memory() -> None:
    """Counts of failed logins, and lists of a record that has been emptied since, must not pass from one test to the
    next: no process of a site lives through the emptying of its tables."""
    cache.clear()
    columns.forget()
