"""A real browser, where there is one."""

import os
import shutil
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

PATIENCE_MS = 30_000  # a busy machine is no fault


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Tests that ask for it skip where it is absent; `.ci/run` installs it.

    It is closed before other rooms are tested: while it runs, no event loop of theirs can.
    """
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
        expect.set_options(timeout=PATIENCE_MS)
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True)
def _everybody_answered() -> Iterator[None]:
    """A request that was under way when its page was closed is answered before the tables are emptied: with its locks
    and those of the emptying, each would wait for the other."""
    yield
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:  # as Python names them: one for each connection
            thread.join(30)


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
