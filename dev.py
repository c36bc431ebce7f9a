#!/usr/bin/env python3
"""Set this checkout up (once), then run it. Needs Python 3.11 and pip, nothing else.

python3 dev.py serve [--port N]     the site and its worker, on http://127.0.0.1:8000 (also without `serve`)
python3 dev.py test [ARGUMENTS]     the tests; arguments go to pytest
python3 dev.py check                style, types, templates, migrations and deployment settings
python3 dev.py COMMAND ...          any command of manage.py: ingest, extract, migrate, shell, ...
"""

import sys

# Before anything that an older Python would trip over; this file parses from 3.6 on.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(f"Newsdesk needs Python 3.11 or newer. This is {sys.executable}, Python {sys.version.split()[0]}.")

import hashlib
import os
import secrets
import shutil
import ssl
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCK = HERE / "requirements.lock"
VENV = HERE / ".venv"
TOOLS = HERE / ".tools"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
UV = "uv==0.13.9"
PARALLEL = ["-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]  # `test -n 0` runs in one process, for --pdb


def main(arguments: list[str]) -> None:
    command, *rest = arguments or ["serve"]
    if command in ("-h", "--help"):
        sys.exit(__doc__)
    if command.startswith("-"):  # `dev.py --port 8001` means serve
        command, rest = "serve", arguments
    os.chdir(HERE)
    set_up()
    if command == "check":
        sys.exit(check())
    if command == "test":
        run_instead([str(PYTHON), "-m", "pytest", *PARALLEL, *rest])
    run_instead([str(PYTHON), "manage.py", command, *rest])


def run_instead(command: list[str]) -> None:
    """Become `command`, so that signals and exit codes are its own."""
    if os.name == "nt":  # exec on Windows returns to the shell at once
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def set_up() -> None:
    """Make .venv hold exactly requirements.lock. Does nothing, and needs no network, if it does already."""
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode() + str(VENV).encode()).hexdigest()
    stamp = VENV / "stamp"
    if is_stamped(stamp, wanted):
        return
    with OneAtATime():
        if is_stamped(stamp, wanted):
            return
        print("Setting up .venv, once ...", file=sys.stderr, flush=True)
        uv = find_uv()
        call(
            [uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)],
            "The environment .venv could not be made.",
        )
        call(
            [
                uv,
                "pip",
                "sync",
                "--quiet",
                "--require-hashes",
                "--compile-bytecode",
                "--python",
                str(PYTHON),
                str(LOCK),
            ],
            "The dependencies could not be installed. They come from the Python package index: is it reachable?",
        )
        stamp.write_text(wanted)


def is_stamped(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text() == wanted


class OneAtATime:
    """Two first starts in one checkout: the second waits for the first."""

    def __enter__(self) -> None:
        TOOLS.mkdir(exist_ok=True)
        self.file = open(TOOLS / "set-up.lock", "w")
        if os.name != "nt":
            import fcntl

            fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        self.file.close()


def find_uv() -> str:
    """uv from the system, else fetched once by pip. `--target` also works where pip may not touch the system."""
    found = shutil.which("uv")
    if found:
        return found
    own = TOOLS / "bin" / "uv"
    if not own.exists():
        call(
            [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(TOOLS), UV],
            "uv, which installs the dependencies, could not be fetched with pip. "
            "Is pip installed (Debian: apt install python3-pip), and the Python package index reachable?",
        )
    return str(own)


def call(command: list[str], failure: str) -> None:
    environment = dict(os.environ)
    trusted = ssl.get_default_verify_paths()
    if trusted.cafile or trusted.capath:  # uv knows only its own authorities, a company's machine may have more
        environment.setdefault("UV_SYSTEM_CERTS", "1")
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    environment["PIP_ROOT_USER_ACTION"] = "ignore"  # it installs into .tools alone
    if not os.access(Path.home(), os.W_OK):  # a system account: caches go beside the tools
        environment.setdefault("UV_CACHE_DIR", str(TOOLS / "cache"))
        environment.setdefault("PIP_NO_CACHE_DIR", "1")
    try:
        subprocess.run(command, check=True, env=environment)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"{failure}\n({error})")


def check() -> int:
    """Run every check, also after one has failed. Returns 1 if any has."""
    django = [str(PYTHON), "manage.py"]
    deployed = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "newsdesk.example",
        "DATABASE_URL": "postgres://newsdesk@localhost/newsdesk",  # named, and not connected to
        "DEBUG": "false",
        "HTTPS": "true",
    }
    checks: list[tuple[list[str], dict[str, str]]] = [
        ([str(PROGRAMS / "ruff"), "check", "."], {}),
        ([str(PROGRAMS / "ruff"), "format", "--check", "."], {}),
        ([str(PROGRAMS / "mypy")], {}),
        ([str(PROGRAMS / "djlint"), "templates", "--lint", "--quiet"], {}),
        ([str(PROGRAMS / "djlint"), "templates", "--check", "--quiet"], {}),
        ([*django, "makemigrations", "--check", "--dry-run"], {}),
        ([*django, "check", "--deploy", "--fail-level", "WARNING"], deployed),
    ]
    failed = []
    for command, environment in checks:
        shown = " ".join([Path(command[0]).name, *command[1:]])
        print(f"== {shown}", flush=True)
        if subprocess.run(command, env=os.environ | environment, check=False).returncode:
            failed.append(shown)
    for shown in failed:
        print(f"failed: {shown}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    main(sys.argv[1:])
