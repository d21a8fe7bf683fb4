"""The README's tables of commands, options and exit codes agree with the program's help."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from kpss.cli.help import GROUPS
from tests.support import ROOT, clean_environment, kpss_command, run

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (
    "init", "new", "validate", "report", "diff", "history", "seal", "verify", "calendar", "render", "list", "show",
    "explain", "schema", "import territory", "import plans", "import rpss", "import xlsx", "import csv", "import form",
    "export xlsx", "export csv", "export form", "export hsds", "export sqlite", "network apply",
)  # fmt: skip
# What stands in the README about options: option → the commands that have it.
TABLES = ("import rpss", "import xlsx", "import csv", "import form", "import territory", "import plans")
EXPORTS = ("export xlsx", "export csv", "export form", "export hsds", "export sqlite")
WORKSPACE = (
    "new", "validate", "report", "diff", "history", "seal", "verify", "calendar", "render", "list", "show",
    "network apply", *TABLES, *EXPORTS,
)  # fmt: skip
READING = ("validate", "report", "diff", "history", "render", "list", "show")
OPTIONS = {
    "-C": WORKSPACE,
    "--as-of": (*READING, *EXPORTS[2:], "calendar", "new", "seal", "verify", "import rpss", "network apply"),
    "--rev": ("validate", "report", "history", "render", "list", "show", *EXPORTS, "calendar", "seal"),
    "--at": ("history",),
    "--newest-first": ("history",),
    "--lang": COMMANDS,
    "--format": (*READING, "verify"),
    "-o": (*READING, *EXPORTS, "calendar", "explain", "schema", "new"),
    "-q": (
        "validate",
        "report",
        "diff",
        "history",
        "seal",
        "calendar",
        "render",
        "init",
        "new",
        "network apply",
        *TABLES,
        *EXPORTS,
    ),
    "--color": ("validate", "report", "diff", "history", "list"),
    "--orp": ("validate", "report", "diff", "calendar", "import territory"),
    "--plan": ("validate", "report", "diff", "calendar"),
    "--code": ("validate", "report"),
    "--fail-on": ("validate",),
    "--months": ("report", "calendar"),
    "--procedure": ("report",),
    "--start": ("report",),
    "--as": ("render",),
    "--by": ("report",),
    "--from": ("report",),
    "--year": ("report",),
    "--round": ("report", "new"),
    "--stage": ("report",),
    "--service": ("new", "export form"),
    "--type": ("new", "export form"),
    "--yes": ("network apply", "import xlsx", "import csv"),
    "--body": ("new",),
    "--set": ("new",),
    "--no-input": ("new",),
    "--date": ("new", "seal"),
    "--since": ("validate",),
    "--check": ("seal",),
    "--resolution": ("seal",),
    "--templates-from": ("render",),
    "--territory": ("init",),
    "--ci": ("init",),
}


@lru_cache(maxsize=64)
def help_of(*command: str, lang: str = "en") -> str:
    environment = clean_environment({"KPSS_LANG": lang})
    return run(kpss_command(*command, "--help"), cwd=ROOT, env=environment).expect().stdout


def commands_of_readme() -> dict[str, str]:
    """Command → its whole row in the README's table."""
    section = README.partition("## Commands")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `kpss ")]
    found = {}
    for row in rows:
        for words in re.findall(r"`kpss ([^`]+)`", row):
            found[" ".join(word for word in words.split() if word.islower())] = row
    return found


def options_of(command: str) -> set[str]:
    """Every option that the help of *command* lists, short and long."""
    lines = re.findall(r"^  (-[^\n]*?)(?:  |$)", help_of(*command.split()), flags=re.MULTILINE)
    return {word for line in lines for word in re.findall(r"(?<![\w-])--?[A-Za-z][\w-]*", line)}


def test_readme_names_every_command_and_no_other() -> None:
    listed = re.findall(r"^  ([a-z]+)  ", help_of(), flags=re.MULTILINE)
    named = commands_of_readme()
    assert {name.split()[0] for name in named} == set(listed)
    assert {name for _, names in GROUPS for name in names} == set(listed)
    for name in ("report gaps", "report plans", "report coverage", "report todo", "render plans", "import territory"):
        assert name in named


@pytest.mark.parametrize(("option", "expected"), OPTIONS.items(), ids=OPTIONS)
def test_option_is_where_the_readme_says(option: str, expected: tuple[str, ...]) -> None:
    assert {command for command in COMMANDS if option in options_of(command)} == set(expected)
    assert option in README.partition("## Commands")[2]


def test_readme_names_the_formats_of_the_program() -> None:
    def formats(command: str) -> list[str]:
        found = re.search(r"--format (\S+)", help_of(command))
        assert found, command
        return found[1].split("|")

    assert formats("report") == ["text", "markdown", "html", "json", "csv", "xlsx"]
    assert "Reports come as `text`, `markdown`, `html`, `json`, `csv` or `xlsx`" in README
    assert formats("validate") == ["text", "json", "github", "gitlab", "sarif", "markdown"]
    assert "`--format text`, `json`, `markdown`, `github`, `gitlab`, `sarif`" in commands_of_readme()["validate"]
    assert formats("render") == ["md", "html", "docx", "pdf", "xlsx"]
    assert "`md`, `html`, `docx` and `pdf`" in commands_of_readme()["render plans"]


def test_exit_codes_agree() -> None:
    codes = {"0", "1", "2", "3", "130"}
    (line,) = (part for part in README.split("\n\n") if part.startswith("Exit codes:"))
    assert codes <= set(re.findall(r"\b\d+\b", line.partition("`KPSS_TODAY`")[0]))
    for lang in ("cs", "en"):
        said = " ".join(help_of(lang=lang).split())
        assert codes == set(re.findall(r"\b\d+\b", re.findall(r"(?:Návratové kódy|Exit codes):.*", said)[0]))


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_both_languages(command: str) -> None:
    czech, english = (help_of(*command.split(), lang=lang) for lang in ("cs", "en"))
    assert czech.startswith("Použití: kpss")
    assert english.startswith("Usage: kpss")
    for said in ("Volby:", "Tato nápověda."):
        assert said in czech
        assert said not in english
    assert "Show this message" not in czech + english
    assert not re.search("[ěščřžýáíéůúťďň]", english.replace("Struktura území", "")), english
    assert not re.search(r"[\x1b╭│]", czech + english)  # plain text


def test_help_of_kpss_itself() -> None:
    for lang in ("cs", "en"):
        for words in ("-V, --version", "--install-completion", "--show-completion", "-h, --help"):
            assert words in help_of(lang=lang)
    assert "report" in help_of(lang="en")
    assert "territory" in help_of("import", lang="en")


def test_usage_has_no_brackets_of_the_library() -> None:
    for command in ("verify", "show", "render"):
        assert not {"{", "}"} & set(help_of(command)), command
