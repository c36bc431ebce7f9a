"""dev.py, run as a newcomer runs it, in a checkout where uv and .venv are stand-ins that only report."""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

REPORT = '#!/bin/sh\nprintf "%s\\n" "$@"\nexit {code}\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "a check out"
    folder.mkdir()
    shutil.copy(ROOT / "dev.py", folder)
    shutil.copy(ROOT / "requirements.lock", folder)
    return folder


def program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def set_up(checkout: Path, code: int = 0) -> None:
    """A .venv that is up to date, whose Python prints its arguments and ends with `code`."""
    program(checkout / ".venv" / "bin" / "python", REPORT.format(code=code))
    lock = (checkout / "requirements.lock").read_bytes()
    wanted = hashlib.sha256(lock + sys.version.encode() + str(checkout / ".venv").encode()).hexdigest()
    (checkout / ".venv" / "stamp").write_text(wanted)


def dev(checkout: Path, *arguments: str, uv: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run dev.py with `uv`, a shell script, as the only program on PATH besides the shell's own."""
    tools = checkout.parent / "path"
    tools.mkdir(exist_ok=True)
    if uv is not None:
        program(tools / "uv", uv)
    return subprocess.run(
        [sys.executable, str(checkout / "dev.py"), *arguments],
        cwd="/",
        env={"PATH": f"{tools}:/usr/bin:/bin", "HOME": os.environ.get("HOME", "/")},
        capture_output=True,
        text=True,
        timeout=60,
    )


PARALLEL = ["-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["manage.py", "serve"]),
        (["serve", "--port", "8001"], ["manage.py", "serve", "--port", "8001"]),
        (["--port", "8001"], ["manage.py", "serve", "--port", "8001"]),
        (["test", "-k", "two words"], ["-m", "pytest", *PARALLEL, "-k", "two words"]),
        (["ingest", "a file.txt"], ["manage.py", "ingest", "a file.txt"]),
    ],
)
def test_a_command_goes_where_it_belongs(checkout: Path, arguments: list[str], expected: list[str]) -> None:
    set_up(checkout)
    assert dev(checkout, *arguments).stdout.splitlines() == expected


def test_the_exit_code_is_the_commands_own(checkout: Path) -> None:
    set_up(checkout, code=7)
    assert dev(checkout, "test").returncode == 7


def test_an_environment_that_is_up_to_date_is_left_alone(checkout: Path) -> None:
    set_up(checkout)
    assert dev(checkout, "test", uv="#!/bin/sh\nexit 1\n").returncode == 0


def test_a_changed_lock_is_installed_anew_with_its_hashes(checkout: Path) -> None:
    set_up(checkout)
    with (checkout / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    calls = checkout.parent / "calls"
    done = dev(checkout, "test", uv=f'#!/bin/sh\nprintf "%s " "$@" >> "{calls}"\necho >> "{calls}"\n')
    assert done.returncode == 0, done.stderr
    made, synced = calls.read_text().splitlines()
    assert made.startswith("venv ")
    assert "pip sync" in synced
    assert "--require-hashes" in synced
    calls.unlink()
    assert dev(checkout, "test").returncode == 0
    assert not calls.exists()


@pytest.mark.parametrize(
    ("uv", "sentence"),
    [
        ("#!/bin/sh\nexit 1\n", "The environment .venv could not be made."),
        ('#!/bin/sh\n[ "$1" = venv ]\n', "The dependencies could not be installed."),
    ],
)
def test_a_failed_installation_is_one_sentence_and_tried_again_next_time(
    checkout: Path, uv: str, sentence: str
) -> None:
    for _ in range(2):
        done = dev(checkout, "test", uv=uv)
        assert done.returncode == 1
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr


def test_a_missing_pip_is_one_sentence(checkout: Path, tmp_path: Path) -> None:
    environment = tmp_path / "without-pip"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    done = subprocess.run(
        [str(environment / "bin" / "python"), str(checkout / "dev.py"), "test"],
        env={"PATH": "/nowhere", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "uv, which installs the dependencies, could not be fetched with pip." in done.stderr
    assert "Traceback" not in done.stderr


def test_an_older_python_is_told_so() -> None:
    source = (ROOT / "dev.py").read_text()
    ast.parse(source, feature_version=(3, 7))  # a syntax error would come before the message
    pretend = f"import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path({str(ROOT / 'dev.py')!r})"
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("Newsdesk needs Python 3.11 or newer.")


def test_every_check_runs_also_after_one_has_failed(checkout: Path) -> None:
    set_up(checkout)
    for name, code in (("ruff", 1), ("mypy", 0), ("djlint", 0)):
        program(checkout / ".venv" / "bin" / name, REPORT.format(code=code))
    done = dev(checkout, "check")
    assert done.returncode == 1
    assert "failed: ruff check ." in done.stderr
    assert "failed: mypy" not in done.stderr
    for shown in ("== mypy", "== djlint templates --lint", "makemigrations --check", "check --deploy --fail-level"):
        assert shown in done.stdout


def test_all_checks_passing_is_success(checkout: Path) -> None:
    set_up(checkout)
    for name in ("ruff", "mypy", "djlint"):
        program(checkout / ".venv" / "bin" / name, REPORT.format(code=0))
    assert dev(checkout, "check").returncode == 0
