"""What the documents promise exists: commands, options, files, addresses, settings."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import get_commands, load_command_class
from django.urls import Resolver404, resolve

HERE = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted(
    [*HERE.glob("*.md"), *HERE.glob("docs/*.md"), HERE / "samples/README.md", HERE / "articles/reference/README.md"]
)
README = (HERE / "README.md").read_text(encoding="utf-8")
OWN_COMMANDS = {"serve", "test", "check"}  # of dev.py itself; all others are manage.py's

LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
CODE = re.compile(r"`(?P<words>[^`\n]+)`")
COMMAND = re.compile(r"(?:dev|manage)\.py (?P<command>[a-z_]+)")
FILE = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|toml|lock|yml|py)")
ADDRESS = re.compile(r"/(?:[a-z]+/?)?")
SETTING = re.compile(r"(?P<name>[A-Z][A-Z_]{4,})(?:=\w+)?")


def name(path: Path) -> str:
    return str(path.relative_to(HERE))


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def codes(text: str) -> set[str]:
    return {found["words"] for found in CODE.finditer(text)}


def options_of(command: str) -> set[str]:
    """Long options of a command of ours, without those that every Django command has."""
    parser = load_command_class("articles", command).create_parser("manage.py", command)
    every = load_command_class("django.core", "sendtestemail").create_parser("manage.py", "sendtestemail")
    common = {option for action in every._actions for option in action.option_strings}
    return {option for action in parser._actions for option in action.option_strings if option[:2] == "--"} - common


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_relative_link_leads_to_a_file(document: Path) -> None:
    targets = {found["target"].split("#")[0] for found in LINK.finditer(text_of(document))}
    missing = {t for t in targets if t and not t.startswith("http") and not (document.parent / t).exists()}
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_file_named_in_code_exists(document: Path) -> None:
    named = {words for words in codes(text_of(document)) if FILE.fullmatch(words)}
    made_later = {"var/"}  # by the first start
    missing = {
        words for words in named - made_later if not ((HERE / words).exists() or (document.parent / words).exists())
    }
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_command_exists(document: Path) -> None:
    named = {found["command"] for found in COMMAND.finditer(text_of(document))}
    assert not named - OWN_COMMANDS - set(get_commands())


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_address_is_answered(document: Path) -> None:
    for address in {words for words in codes(text_of(document)) if ADDRESS.fullmatch(words)}:
        try:
            resolve(address)
        except Resolver404:
            pytest.fail(f"nothing answers at {address}")


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_setting_is_explained_in_the_example(document: Path) -> None:
    example = text_of(HERE / ".env.example")
    named = {found["name"] for words in codes(text_of(document)) if (found := SETTING.fullmatch(words))}
    assert not {setting for setting in named if not re.search(rf"^#?{setting}=", example, re.MULTILINE)}


def test_the_readme_names_all_options_of_ingest_and_no_others() -> None:
    section = README.split("## Ingest your own files")[1].split("Extraction also runs")[0]
    assert set(re.findall(r"--[a-z][a-z-]+", section)) == options_of("ingest")


def test_the_documents_run_commands_with_options_that_exist() -> None:
    documents = README + text_of(HERE / "docs/extraction.md")
    for command in ("extract", "serve", "evaluate"):
        lines = [line for line in documents.splitlines() if f"dev.py {command}" in line]
        named = {option for line in lines for option in re.findall(r"--[a-z][a-z-]+", line)}
        assert named
        assert named <= options_of(command)


@pytest.mark.django_db
def test_the_groups_of_the_readme_are_there_from_the_start() -> None:
    groups = set(re.findall(r"a[n]? \*(\w+)\* (?:hands|reviews)", README))
    assert groups == {"uploader", "curator"}
    assert groups <= set(Group.objects.values_list("name", flat=True))


def test_the_script_of_continuous_integration_calls_the_commands_of_the_readme() -> None:
    script = text_of(HERE / ".ci/run")
    assert "python3 dev.py test" in README
    assert re.search(r"^python3 dev\.py test$", script, re.MULTILINE)
    assert re.search(r"^python3 dev\.py check\b", script, re.MULTILINE)


def test_a_decision_has_context_decision_and_consequence_and_numbers_follow() -> None:
    entries = re.split(r"^## ", text_of(HERE / "DECISIONS.md"), flags=re.MULTILINE)[1:]
    for entry in entries:
        assert re.search(r"\*Context\.\*.*\*Decision\.\*.*\*Consequence\.\*", entry, re.DOTALL), entry.splitlines()[0]
    numbers = [int(entry.split(".")[0]) for entry in entries]
    assert numbers[0] == 1
    assert all(after == before + 1 for before, after in pairwise(numbers))


def test_version_and_licence_are_the_same_wherever_they_stand() -> None:
    project = tomllib.loads(text_of(HERE / "pyproject.toml"))["project"]
    newest = re.search(r"^## (\S+?),", text_of(HERE / "CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert newest[1] == project["version"]
    assert project["license"] == "AGPL-3.0-or-later"
    assert "GNU AFFERO GENERAL PUBLIC LICENSE\n" in text_of(HERE / "LICENSE")
