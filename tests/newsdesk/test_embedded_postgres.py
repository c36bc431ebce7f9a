"""The embedded PostgreSQL, used as it is used: by processes that come, go and are killed."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from newsdesk.embedded_postgres import places, server
from tests.newsdesk.waiting import until

ROOT = Path(__file__).resolve().parents[2]
AS_ROOT = os.geteuid() == 0

ASK = "cursor = connection.cursor(); cursor.execute('SELECT 40 + 2'); print(cursor.fetchone()[0], flush=True); "
WAIT = "sys.stdin.readline(); "


class Checkout:
    """A place where processes share one embedded server, as they do in a checkout."""

    def __init__(self, var: Path) -> None:
        self.var = var
        with override_settings(VAR_DIR=var):
            self.home = places.home()

    def process(self, script: str) -> subprocess.Popen[str]:
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"DJANGO_SETTINGS_MODULE": "newsdesk.settings", "VAR_DIR": str(self.var)}
        return subprocess.Popen(
            [sys.executable, "-c", f"import sys; from django.db import connection; {script}"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, script: str = ASK) -> str:
        process = self.process(script)
        printed, errors = process.communicate(timeout=90)
        assert process.returncode == 0, errors
        return printed.strip()

    def user(self) -> subprocess.Popen[str]:
        """A process that has used the server and goes on living until told to end."""
        process = self.process(ASK + WAIT + ASK)
        assert process.stdout is not None
        assert process.stdout.readline() == "42\n", process.communicate()[1]
        return process

    def server(self) -> int | None:
        """The process id of the running server."""
        try:
            pid = int((self.home.cluster / "postmaster.pid").read_text().split()[0])
            os.kill(pid, 0)
        except (FileNotFoundError, ProcessLookupError, IndexError):
            return None
        except PermissionError:
            pass
        return pid

    def answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.home.sockets / ".s.PGSQL.5432")) == 0

    def remove(self) -> None:
        if pid := self.server():
            os.kill(pid, signal.SIGINT)
            for _ in range(100):
                if self.server() is None:
                    break
                time.sleep(0.1)
        for folder in (self.var, self.home.root, self.home.sockets):
            shutil.rmtree(folder, ignore_errors=True)


def end(process: subprocess.Popen[str]) -> str:
    """Let a waiting process go on to its end. Returns what it then printed."""
    printed, errors = process.communicate("\n", timeout=60)
    assert process.returncode == 0, errors
    return printed.strip()


@pytest.fixture
def parent() -> Iterator[Path]:
    """A folder anyone may pass through; pytest's own are closed, which for root is another case."""
    folder = Path(tempfile.mkdtemp(prefix="newsdesk-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def used_before() -> Iterator[Checkout]:
    """A checkout whose database was made and is stopped: copying it is quicker than making one."""
    folder = Path(tempfile.mkdtemp(prefix="newsdesk-test-"))
    folder.chmod(0o755)
    made = Checkout(folder / "var")
    made.run()
    yield made
    made.remove()
    shutil.rmtree(folder)


@pytest.fixture
def new_checkout(parent: Path) -> Iterator[Checkout]:
    made = Checkout(parent / "var")
    yield made
    made.remove()


@pytest.fixture
def checkout(parent: Path, used_before: Checkout) -> Iterator[Checkout]:
    subprocess.run(["cp", "-a", used_before.var, parent / "var"], check=True)
    made = Checkout(parent / "var")
    yield made
    made.remove()


def test_reading_settings_and_making_a_connection_object_starts_nothing(new_checkout: Checkout) -> None:
    assert new_checkout.run("print(connection.settings_dict['HOST'])") == str(new_checkout.home.sockets)
    assert not new_checkout.home.root.exists()


def test_all_connections_share_the_settings_that_a_test_run_changes(new_checkout: Checkout) -> None:
    shared = "from django.conf import settings; print(connection.settings_dict is settings.DATABASES['default'])"
    assert new_checkout.run(shared) == "True"


def test_only_the_server_of_the_tests_trades_durability_for_speed_and_its_cluster_is_its_own(parent: Path) -> None:
    def hurries() -> bool:
        return any(option.startswith("fsync") for option in server._options(places.home()))

    with override_settings(VAR_DIR=parent / "var"):
        tests = places.home()
        assert hurries()
        with override_settings(TESTING=False):
            assert not hurries()
            assert places.home().cluster != tests.cluster


def test_the_server_starts_with_its_first_user_and_stops_with_its_last(checkout: Checkout) -> None:
    first = checkout.user()
    running = checkout.server()
    assert running is not None
    second = checkout.user()
    assert end(first) == "42"
    assert checkout.server() == running
    assert end(second) == "42"
    assert checkout.server() is None
    assert checkout.home.cluster.is_dir()  # the record stays


def test_processes_that_start_together_share_one_server(new_checkout: Checkout) -> None:
    together = [new_checkout.process(ASK) for _ in range(4)]
    for process in together:
        printed, errors = process.communicate(timeout=90)
        assert (process.returncode, printed) == (0, "42\n"), errors
    assert new_checkout.server() is None


def test_the_keeper_stops_the_server_of_a_killed_process_but_not_of_one_that_still_uses_it(checkout: Checkout) -> None:
    killed, living = checkout.user(), checkout.user()
    running = checkout.server()
    assert running is not None
    for process in (killed, living):
        process.kill()
        process.communicate()
        if process is killed:
            time.sleep(0.5)
            assert checkout.server() == running
    assert until(lambda: checkout.server() is None, 60)
    assert checkout.run() == "42"


def test_a_killed_server_is_back_for_the_next_connection_of_a_living_process(checkout: Checkout) -> None:
    process = checkout.process(ASK + "connection.close(); " + WAIT + ASK)
    assert process.stdout is not None
    assert process.stdout.readline() == "42\n"
    killed = checkout.server()
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    while checkout.answers():  # a killed process closes its socket a moment later
        time.sleep(0.01)
    assert end(process) == "42"


def test_an_interrupted_first_start_is_never_taken_for_a_database(new_checkout: Checkout) -> None:
    draft = new_checkout.home.root / "cluster.draft"
    draft.mkdir(parents=True)
    (draft / "PG_VERSION").write_text("18\n")  # initdb writes it first, and everything that matters after
    assert new_checkout.run() == "42"
    assert not draft.exists()


def test_the_socket_is_closed_to_others_and_no_port_is_opened(checkout: Checkout) -> None:
    user = checkout.user()
    assert checkout.home.sockets.stat().st_mode & 0o777 == 0o700
    assert checkout.home.cluster.stat().st_mode & 0o777 == 0o700
    assert end(user) == "42"
    show = "cursor = connection.cursor(); cursor.execute('SHOW listen_addresses'); print(cursor.fetchone()[0])"
    assert checkout.run(show) == ""


@pytest.mark.parametrize(
    "name",
    ["a folder with spaces", 'it\'s $HOME, "quoted"', "čšž", "long-" * 25],
    ids=["spaces", "shell characters", "letters beyond ASCII", "over 90 characters"],
)
def test_it_works_in_a_folder_named_with(parent: Path, name: str) -> None:
    checkout = Checkout(parent / name / "var")
    try:
        assert len(os.fsencode(checkout.home.sockets)) <= places.SOCKET_PATH_LIMIT
        assert checkout.run() == "42"
    finally:
        checkout.remove()


@pytest.mark.skipif(not AS_ROOT, reason="only root must run the server as someone else")
def test_root_in_a_closed_folder_keeps_the_server_elsewhere_and_the_folder_closed(parent: Path) -> None:
    closed = parent / "closed"
    closed.mkdir(mode=0o700)
    checkout = Checkout(closed / "var")
    try:
        assert checkout.home.root.parent == places.SHARED_TMP
        assert checkout.run() == "42"
        assert closed.stat().st_mode & 0o777 == 0o700
    finally:
        checkout.remove()


@pytest.mark.skipif(not AS_ROOT, reason="only root can use another user's checkout")
def test_root_in_a_plain_users_checkout_finds_the_same_database(parent: Path, used_before: Checkout) -> None:
    subprocess.run(["cp", "-a", used_before.var, parent / "var"], check=True)
    for folder in (parent, parent / "var", parent / "var" / "pg-tests"):
        folder.chmod(0o700)  # as a plain user's umask and our own choice leave them
    subprocess.run(["chown", "-R", "54321:54321", parent], check=True)
    checkout = Checkout(parent / "var")
    try:
        assert checkout.home.root == parent / "var" / "pg-tests"
        assert checkout.home.account == places.Account(54321, 54321)
        assert checkout.run() == "42"
    finally:
        checkout.remove()


@pytest.mark.skipif(not AS_ROOT, reason="only root can make a folder of someone else's")
def test_a_folder_that_someone_else_made_first_is_refused(parent: Path) -> None:
    taken = parent / "taken"
    taken.mkdir()
    os.chown(taken, 54321, 54321)
    with pytest.raises(places.EmbeddedPostgresError, match=r"belongs to another user \(uid 54321\)"):
        places.make_folder(taken, 0o700)
    link = parent / "link"
    link.symlink_to(taken)
    with pytest.raises(places.EmbeddedPostgresError, match="belongs to another user"):
        places.make_folder(link, 0o700)


@pytest.mark.skipif(not AS_ROOT, reason="only root can copy for an account that cannot reach the original")
def test_programs_out_of_reach_are_copied_once_where_the_account_can_run_them(
    parent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "SHARED_TMP", parent)
    original = places.binaries().parent
    closed = parent / "closed" / "embedded_postgres"
    shutil.copytree(original, closed / "pginstall", symlinks=True)
    for libraries in original.parents[1].glob("embedded_postgres.libs"):
        shutil.copytree(libraries, closed.parent / libraries.name)
    closed.parent.chmod(0o700)
    account = places._service_account()
    copy = places._within_reach(closed / "pginstall", account)
    assert closed not in copy.parents
    done = subprocess.run([copy / "bin" / "postgres", "--version"], user=account.uid, capture_output=True, text=True)
    assert done.stdout.startswith("postgres (PostgreSQL)"), done.stderr
    before = (copy / "bin" / "postgres").stat().st_ino
    assert places._within_reach(closed / "pginstall", account) == copy
    assert (copy / "bin" / "postgres").stat().st_ino == before


def test_a_cluster_of_another_major_version_is_explained(checkout: Checkout) -> None:
    version = checkout.home.cluster / "PG_VERSION"
    version.write_text("12\n")
    process = checkout.process(ASK)
    _, errors = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "was made by PostgreSQL 12" in errors
    assert "EMBEDDED_PGBIN" in errors
