"""`python3 dev.py serve`: the whole site on this machine, ready to be looked at.

The first run fills the empty database. Every run starts two children, the web server and the worker, and ends them
(and with them the embedded PostgreSQL) however it is itself ended: Ctrl-C, SIGTERM, SIGHUP, or SIGKILL on Linux.
"""

import ctypes
import errno
import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NoReturn

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.models import Q
from whitenoise.storage import CompressedManifestStaticFilesStorage

from articles.models import Article

HOST = "127.0.0.1"
START_TIMEOUT_S = 120
STOP_TIMEOUT_S = 15
STOP_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
PREPARING = 0x6E657773  # number of the advisory lock: two first runs at once prepare one after the other
PR_SET_PDEATHSIG = 1  # linux/prctl.h


class Stopped(Exception):
    """The operator asked us to end, by a signal."""


class Command(BaseCommand):
    help = "Prepare the database if that is needed, then run the web server and the worker until interrupted."
    requires_migrations_checks = False

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--port", type=port_number, default=8000, help="on 127.0.0.1 (default 8000)")
        parser.add_argument("--no-samples", action="store_true", help="leave an empty record empty")

    def handle(self, *, port: int, no_samples: bool, **options: Any) -> None:
        before = {number: signal.signal(number, stop) for number in STOP_SIGNALS}
        children: dict[str, subprocess.Popen[bytes]] = {}
        try:
            refuse_taken(port)
            with one_at_a_time():
                password = self.prepare(samples=not no_samples)
            self.stdout.flush()  # before the children write to the same place
            children["web server"] = start("gunicorn", "--bind", f"{HOST}:{port}")
            children["worker"] = start("django", "procrastinate", "worker")
            self.await_answer(port, children)
            self.stdout.write(f"\n{settings.SITE_NAME} is on http://{HOST}:{port} (Ctrl-C ends it)")
            if password:
                self.stdout.write(f"An administrator was made: name admin, password {password} (shown only now)")
            self.stdout.flush()
            while True:
                fail_if_ended(children)
                time.sleep(0.2)
        except Stopped:
            self.stdout.write("Stopping.")
        finally:
            for number in STOP_SIGNALS:
                signal.signal(number, signal.SIG_IGN)  # we are stopping already
            end(children)
            for number, handler in before.items():
                signal.signal(number, handler)

    def prepare(self, *, samples: bool) -> str | None:
        """Bring the database up to date. Returns the password of the administrator, if one had to be made."""
        self.stdout.write("Preparing the database ...")
        self.stdout.flush()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        call_command("load_reference", verbosity=0)
        if samples and not Article.objects.exists():
            # A sample that is turned away has been named by now, and is no reason to serve nothing.
            with suppress(SystemExit):
                call_command("ingest", str(settings.BASE_DIR / "samples"))
        if isinstance(staticfiles_storage, CompressedManifestStaticFilesStorage):
            call_command("collectstatic", verbosity=0, interactive=False)
        users = get_user_model().objects
        if users.filter(Q(is_superuser=True) | Q(username="admin")).exists():
            return None
        password = secrets.token_urlsafe(12)
        users.create_superuser("admin", "", password)
        return password

    def await_answer(self, port: int, children: dict[str, subprocess.Popen[bytes]]) -> None:
        deadline = time.monotonic() + START_TIMEOUT_S
        while not answers(port):
            fail_if_ended(children)
            if time.monotonic() > deadline:
                raise CommandError(f"The web server did not answer within {START_TIMEOUT_S} seconds.")
            time.sleep(0.1)


def port_number(value: str) -> int:
    if not (value.isascii() and value.isdecimal() and 1 <= int(value) <= 65535):
        raise ArgumentTypeError(f"{value!r} is not a port: choose a number from 1 to 65535")
    return int(value)


def stop(number: int, frame: FrameType | None) -> NoReturn:
    raise Stopped


def refuse_taken(port: int) -> None:
    """Say that a port cannot be had before the database is prepared, not after."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # ports of connections just closed are free
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                other = port + 1 if port < 65535 else port - 1
                raise CommandError(
                    f"Port {port} is taken by another program. Choose another: python3 dev.py serve --port {other}"
                ) from error
            raise CommandError(f"Port {port} cannot be used: {error.strerror}. Choose one above 1023.") from error


@contextmanager
def one_at_a_time() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
    try:
        yield
    finally:
        connection.close()  # which gives the lock back, also from a failed transaction


def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "newsdesk.settings"},
        process_group=0,  # Ctrl-C reaches us alone, and we end them in order
        preexec_fn=end_with_parent,  # no other thread runs here, which makes this safe
    )


def end_with_parent() -> None:
    """Have the kernel send SIGTERM when our parent is gone, however it went. Elsewhere than on Linux, do nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_DFL)


def answers(port: int) -> bool:
    web = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        web.request("GET", "/healthz")
        status = web.getresponse().status
    except OSError:
        return False
    finally:
        web.close()
    if status >= 500:
        raise CommandError(f"The web server runs, but /healthz answers with {status}: the reason is above.")
    return True


def fail_if_ended(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Raise CommandError, with the child's own exit code, if a child has ended by itself."""
    for name, child in children.items():
        code = child.poll()
        if code is not None:
            code = code if code >= 0 else 128 - code  # as a shell counts signals
            raise CommandError(f"The {name} ended by itself (exit code {code}).", returncode=code or 1)


def end(children: dict[str, subprocess.Popen[bytes]]) -> None:
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_TIMEOUT_S
    for child in children.values():
        try:
            child.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
