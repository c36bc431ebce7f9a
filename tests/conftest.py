"""What every room's tests share: a shut network, a fresh cache, and a browser where there is one."""

import ipaddress
import os
import shutil
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

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


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Counts of failed logins must not pass from one test to the next."""
    cache.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Tests that ask for it skip where it is absent; `.ci/run` installs it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no Chromium on this machine (Debian: apt install chromium)")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop running in this thread, which Django takes for asynchronous code.
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = playwright.chromium.launch(
            executable_path=program,
            args=[
                "--no-sandbox",  # refuses to start as root otherwise
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page. The test fails if a script on it failed or anything broke the content security policy."""
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    context = browser.new_context()
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", note)
    yield page
    context.close()
    assert faults == []
