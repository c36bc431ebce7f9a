"""`serve`, as a newcomer runs it: a database of its own, a real port, real processes."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import override_settings

from articles.management.commands import serve
from newsdesk.embedded_postgres import places
from tests.newsdesk.waiting import until

ROOT = Path(__file__).resolve().parents[2]
START_TIMEOUT_S = 300


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """One run of serve with its log, on the database in `var`."""

    def __init__(self, var: Path) -> None:
        self.var, self.port = var, free_port()
        self.log = var.parent / f"serve-{self.port}.log"
        ours = ("PYTEST_VERSION", "DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS")
        environment = {name: value for name, value in os.environ.items() if name not in ours}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--port", str(self.port)],
                cwd=ROOT,
                env=environment | {"VAR_DIR": str(var), "PYTHONUNBUFFERED": "1"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def printed(self) -> str:
        return self.log.read_text()

    def await_start(self) -> None:
        started = until(lambda: "is on http" in self.printed() or self.process.poll() is not None, START_TIMEOUT_S)
        assert started, self.printed()
        assert self.process.poll() is None, self.printed()

    def status(self, path: str) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return answer.status

    def children(self) -> list[int]:
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        parents = [tuple(map(int, line.split())) for line in listed.splitlines()]
        return [pid for pid, parent in parents if parent == self.process.pid]

    def durability(self) -> list[tuple[str, str]]:
        with (
            override_settings(TESTING=False, VAR_DIR=self.var),
            psycopg.connect(host=str(places.home().sockets), user=places.SUPERUSER, dbname="newsdesk") as database,
        ):
            names = ["fsync", "full_page_writes", "synchronous_commit"]
            return database.execute(
                "SELECT name, setting FROM pg_settings WHERE name = ANY(%s) ORDER BY name", [names]
            ).fetchall()

    def database_is_stopped(self) -> bool:
        return not (self.var / "pg" / "cluster" / "postmaster.pid").exists()


def is_gone(pid: int) -> bool:
    """Whether the process has ended; one that nobody has reaped yet has, too."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return state in ("", "Z", "Zs")


@pytest.fixture(scope="module")
def var() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="newsdesk-test-"))
    folder.chmod(0o755)
    yield folder / "var"
    shutil.rmtree(folder)


@pytest.fixture
def start(var: Path) -> Iterator[Callable[[], Site]]:
    """Runs serve and waits until it says where it is. What still runs after the test is ended."""
    sites: list[Site] = []

    def start() -> Site:
        sites.append(Site(var))
        sites[-1].await_start()
        return sites[-1]

    yield start
    for site in sites:
        if site.process.poll() is None:
            site.process.terminate()
            site.process.wait(60)


def test_the_first_run_fills_the_record_and_the_second_finds_it(start: Callable[[], Site]) -> None:
    site = start()
    assert re.search(r"name admin, password \S{16} \(shown only now\)", site.printed())
    for path in ("/", "/statements/", "/articles/", "/readyz", "/static/css/base.css"):
        assert site.status(path) == 200, path
    children = site.children()
    assert len(children) == 2
    # Only the tests' own server is told to hurry.
    assert site.durability() == [("fsync", "on"), ("full_page_writes", "on"), ("synchronous_commit", "on")]

    site.process.terminate()
    assert site.process.wait(60) == 0, site.printed()
    assert all(is_gone(child) for child in children)
    assert until(site.database_is_stopped, 60)  # by the keeper, if it saw the last user leave first

    again = start()
    assert "password" not in again.printed()
    assert "stored" not in again.printed()
    children = again.children()
    assert len(children) == 2

    again.process.kill()  # nothing of ours runs then; the kernel must see to it
    again.process.wait(10)
    assert until(lambda: all(is_gone(child) for child in children), 30)
    assert until(again.database_is_stopped, 60)


def test_a_taken_port_is_one_sentence_before_anything_is_prepared() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        handlers = signal.getsignal(signal.SIGINT)
        with pytest.raises(CommandError, match=rf"Port {port} is taken by another program\. Choose another: .* --port"):
            call_command("serve", port=port)
        assert signal.getsignal(signal.SIGINT) == handlers


@pytest.mark.parametrize("value", ["0", "65536", "-1", "eighty", "٨٠", ""])
def test_what_is_no_port_is_refused(value: str) -> None:
    with pytest.raises(serve.ArgumentTypeError, match="is not a port"):
        serve.port_number(value)


@pytest.mark.parametrize(("script", "code"), [("exit 3", 3), ("exit 0", 1), ("kill -9 $$", 137)])
def test_a_child_that_ends_by_itself_ends_serve_with_its_code(script: str, code: int) -> None:
    child = subprocess.Popen(["sh", "-c", script])
    child.wait()
    with pytest.raises(CommandError, match="The worker ended by itself") as caught:
        serve.fail_if_ended({"worker": child})
    assert caught.value.returncode == code


def test_a_child_that_will_not_stop_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "STOP_TIMEOUT_S", 0.2)
    with subprocess.Popen(["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done"], stdout=-1) as child:
        assert child.stdout is not None
        child.stdout.readline()
        serve.end({"worker": child})
        assert child.returncode == -signal.SIGKILL
