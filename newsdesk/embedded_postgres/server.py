"""Starting the embedded PostgreSQL with its first user, and stopping it with its last.

Every process that uses the server holds a shared lock on one file, which the kernel drops however the process ends.
Whoever, at exit, can have that lock for itself was the last, and stops the server. A second lock lets one process
at a time start or stop. A killed process does nothing at exit: for that case a keeper, started with the server, waits
for the same lock and does the same. A server left behind all the same (the keeper was killed too) is used and stopped
by the next run.
"""

import atexit
import fcntl
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from newsdesk.embedded_postgres import places
from newsdesk.embedded_postgres.places import EmbeddedPostgresError, Home

START_TIMEOUT_S = 30

_held: tuple[int, int] | None = None  # our process id and the descriptor of the shared lock; a fork needs its own


def ensure_running() -> None:
    """Start the server unless it runs, and keep it running while this process lives.

    Cheap once done: one connection to a socket. Raises EmbeddedPostgresError, with the server's own words, if the
    server does not start.
    """
    global _held
    home = places.home()
    ours = _held is not None and _held[0] == os.getpid()
    if ours and _answers(home):
        return
    places.make_folder(home.root, 0o700 if home.account.is_current else 0o755, or_owned_by=home.account)
    with _locked(home.gate):
        if not ours:
            in_use = _open(home.in_use)
            fcntl.flock(in_use, fcntl.LOCK_SH)
            _held = (os.getpid(), in_use)
            atexit.register(_stop_if_last, os.getpid())
        if not _accepts_connections(home):
            _start(home)


def _stop_if_last(pid: int) -> None:
    global _held
    if _held is None or _held[0] != pid or os.getpid() != pid:  # registered by a parent before it forked us
        return
    home = places.home()
    with _locked(home.gate):
        os.close(_held[1])
        _held = None
        _stop_if_unused(home)


def _stop_if_unused(home: Home) -> bool:
    """Whether nobody uses the server, which then is stopped. The caller holds the gate."""
    probe = _open(home.in_use)
    try:
        fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(probe)
    _run(home, "pg_ctl", "stop", "-D", home.cluster, "-m", "fast", "-w")
    return True


def keep() -> None:
    """Wait until nobody uses the server, however its last user ended, and stop it. The keeper's whole life."""
    home = places.home()
    stopped = False
    while not stopped:
        in_use = _open(home.in_use)
        fcntl.flock(in_use, fcntl.LOCK_EX)
        os.close(in_use)
        with _locked(home.gate):
            stopped = _stop_if_unused(home)


def _start_keeper() -> None:
    # Forked off at once, so that it is nobody's child; in a session of its own, where Ctrl-C does not reach it.
    script = f"import os\nif os.fork() == 0:\n    from {__name__} import keep\n    keep()"
    environment = {"DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE, "VAR_DIR": str(settings.VAR_DIR)}
    subprocess.run(
        [sys.executable, "-c", script],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | environment,
        cwd=settings.BASE_DIR,  # where python -c looks for modules first
        start_new_session=True,
        check=True,
    )


def _open(path: Path) -> int:
    # Reading is enough for flock, so a second user of the same checkout is not shut out by the first one's file.
    return os.open(path, os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    descriptor = _open(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _answers(home: Home) -> bool:
    """Whether anything listens on the socket: a question of microseconds, asked before each connection."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(home.sockets / ".s.PGSQL.5432"))
        except OSError:
            return False
    return True


def _accepts_connections(home: Home) -> bool:
    return _answers(home) and _run(home, "pg_isready", "-q", "-h", home.sockets)[0] == 0


def _run(home: Home, command: str, *arguments: str | Path, stdin: str = "") -> tuple[int, str]:
    """Run one of PostgreSQL's programs as the server's account. Returns its exit code and what it printed."""
    account = home.account
    switch = {} if account.is_current else {"user": account.uid, "group": account.gid, "extra_groups": ()}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}
    # Files, not pipes: the server inherits them and would hold a pipe open for as long as it runs.
    with tempfile.TemporaryFile("w+") as given, tempfile.TemporaryFile("w+", errors="replace") as printed:
        given.write(stdin)
        given.seek(0)
        done = subprocess.run(
            [str(places.binaries() / command), *map(str, arguments)],
            stdin=given,
            stdout=printed,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd="/",  # the account may not be allowed where we stand
            start_new_session=True,  # Ctrl-C on our terminal is not meant for the server
            check=False,
            **switch,  # type: ignore[call-overload]  # user, group and extra_groups, together or not at all
        )
        printed.seek(0)
        return done.returncode, printed.read()


def _start(home: Home) -> None:
    if not home.cluster.exists():
        _initialise(home)
    places.make_folder(home.cluster, 0o700, home.account)
    places.make_folder(home.sockets, 0o700, home.account)
    _check_version(home)
    options = " ".join(f"-c {option}" for option in _options(home))
    deadline = time.monotonic() + START_TIMEOUT_S
    while True:
        code, printed = _run(
            home, "pg_ctl", "start", "-D", home.cluster, "-l", home.log, "-w", "-t", str(START_TIMEOUT_S), "-o", options
        )
        if code == 0 or _accepts_connections(home):
            _start_keeper()
            return
        if time.monotonic() > deadline:
            log = home.log.read_text(errors="replace")[-2000:] if home.log.exists() else ""
            raise EmbeddedPostgresError(f"PostgreSQL did not start in {home.cluster}.\n{printed}\n{log}")
        time.sleep(0.5)  # a killed server may still be going away


def _options(home: Home) -> list[str]:
    options = [
        "listen_addresses=''",
        f"unix_socket_directories='{home.sockets}'",
        "unix_socket_permissions=0700",
        "timezone=UTC",
        "log_timezone=UTC",
    ]
    if settings.TESTING:  # a cluster of the tests alone (places.home), which no power failure need spare
        options += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
    return options


def _initialise(home: Home) -> None:
    """Make the cluster and its database beside the final place: an interrupted attempt is never taken for a cluster."""
    draft = home.root / "cluster.draft"
    shutil.rmtree(draft, ignore_errors=True)
    places.make_folder(draft, 0o700, home.account)
    locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    if _major_version(home) < 17:
        locale = ["--locale=C.UTF-8"]
    sync = ["--no-sync"] if settings.TESTING else []
    steps: list[tuple[list[str | Path], str]] = [
        (["initdb", "-D", draft, "-U", places.SUPERUSER, "-A", "trust", "-E", "UTF8", *sync, *locale], ""),
        (
            ["postgres", "--single", "-D", draft, "postgres"],
            f'CREATE DATABASE "{settings.DATABASES["default"]["NAME"]}"\n',
        ),
    ]
    for (command, *arguments), stdin in steps:
        code, printed = _run(home, str(command), *arguments, stdin=stdin)
        if code:
            raise EmbeddedPostgresError(f"PostgreSQL could not be set up in {draft}.\n{printed}")
    draft.rename(home.cluster)


def _major_version(home: Home) -> int:
    return int(
        _run(home, "postgres", "--version")[1].split(")")[1].split()[0].split(".")[0]
    )  # "postgres (PostgreSQL) 18.6"


def _check_version(home: Home) -> None:
    made_by, have = int((home.cluster / "PG_VERSION").read_text()), _major_version(home)
    if made_by != have:
        raise EmbeddedPostgresError(
            f"{home.cluster} was made by PostgreSQL {made_by}, and the programs here are version {have}. "
            f"Point EMBEDDED_PGBIN at version {made_by}, or move the folder away to start empty."
        )
