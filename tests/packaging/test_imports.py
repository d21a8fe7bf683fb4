"""What a command may load: a library that it does not use costs every run of it."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from tests.support import EXAMPLES, ROOT, clean_environment, run

RENDERING = {"jinja2", "markdown_it"}
GIT = {"git", "gitdb"}
# Reading records needs the compiled validator; the pure Python one is only its spare.
COMPILED_SCHEMA = {"jsonschema_rs"}
SCHEMA = {*COMPILED_SCHEMA, "jsonschema", "referencing"}
TERMINAL = {"rich", "pygments"}
READING = {"yaml"}
# What the extras bring.
WRITING = {"docx", "lxml", "typst", "python_calamine", "xlsxwriter"}
COMMAND_LINE = {"typer", "click"}
# The register of the ministry, and the database that records become.
STREAMING, DATABASE = {"ijson"}, {"sqlite3"}
# Of the standard library, but as heavy as the others.
STANDARD = {"asyncio", "multiprocessing", "concurrent.futures", "urllib.request", "unittest", "importlib.metadata"}
OUTPUT = {"kpss.documents", "kpss.exchange"}
OWN = {"kpss.model", "kpss.rules", "kpss.reports", *OUTPUT}

# What only some commands need; the command line itself and the reader of YAML are in nearly all.
ALL = RENDERING | GIT | SCHEMA | TERMINAL | WRITING | STREAMING | DATABASE

# Command → what it must not load.
FORBIDDEN = {
    "--version": ALL | READING | COMMAND_LINE | STANDARD | OWN,
    "--help": ALL | READING | STANDARD | OWN,
    "validate": (ALL | OUTPUT) - COMPILED_SCHEMA,
    "validate --format json": (ALL | OUTPUT) - COMPILED_SCHEMA,
    "validate --format github": (ALL | OUTPUT) - COMPILED_SCHEMA,
    "validate --format gitlab": (ALL | OUTPUT) - COMPILED_SCHEMA,
    "validate --format sarif": (ALL | OUTPUT) - COMPILED_SCHEMA,
    "validate --format markdown": (ALL | OUTPUT) - COMPILED_SCHEMA,
    "list plan": ALL - COMPILED_SCHEMA - TERMINAL,
    "list plan --format json": ALL - COMPILED_SCHEMA,
    "report gaps": ALL - COMPILED_SCHEMA - TERMINAL,
    "report gaps --format json": ALL - COMPILED_SCHEMA,
    "report gaps --format csv": ALL - COMPILED_SCHEMA,
    "report plans --format csv": ALL - COMPILED_SCHEMA,
    f"report network --format xlsx -o {os.devnull}": ALL - COMPILED_SCHEMA - {"xlsxwriter"},
    "report coverage --format markdown": ALL - COMPILED_SCHEMA - {"jinja2"},
    "report coverage --format html": ALL - COMPILED_SCHEMA - RENDERING,
    "report deadlines --format json": (ALL | {"icalendar"}) - COMPILED_SCHEMA,
    "report todo": (ALL | {"icalendar"}) - COMPILED_SCHEMA,
    "calendar": ALL - COMPILED_SCHEMA,
    "explain 301": ALL - RENDERING,
    "schema plan": ALL,
    "render plans --format md": ALL - COMPILED_SCHEMA - GIT - RENDERING,  # the digest of its words reads Markdown
    "render plans --format html": ALL - COMPILED_SCHEMA - GIT - RENDERING,
    f"render plans --format pdf -o {os.devnull}": ALL - COMPILED_SCHEMA - GIT - RENDERING - {"typst"},
    f"export sqlite -o {os.devnull}": ALL - COMPILED_SCHEMA - DATABASE,
}

_LINE = re.compile(r"import time:\s+\d+ \|\s+\d+ \|\s+(\S+)")


def loaded_modules(*args: str, cwd: Path) -> set[str]:
    """The names of all modules that a run of kpss loads, with the packages above them."""
    environment = clean_environment({"KPSS_TODAY": "2017-07-16", "PYTHONPATH": str(ROOT)})
    done = run([sys.executable, "-X", "importtime", "-m", "kpss", *args], cwd=cwd, env=environment)
    assert done.exit_code == 0, done.stdout + re.sub(r"^import time:.*\n", "", done.stderr, flags=re.MULTILINE)
    return set(_LINE.findall(done.stderr))


@pytest.mark.parametrize("command", FORBIDDEN)
def test_command_loads_only_what_it_uses(command: str) -> None:
    loaded = loaded_modules(*command.split(), cwd=EXAMPLES / "olomoucky")
    assert "kpss" in loaded  # the listing itself works
    assert sorted(FORBIDDEN[command] & loaded) == []


def test_importing_the_package_loads_nothing_else(tmp_path: Path) -> None:
    code = "import sys; before = set(sys.modules); import kpss; print(*sorted(set(sys.modules) - before))"
    done = run([sys.executable, "-c", code], cwd=tmp_path, env=clean_environment({"PYTHONPATH": str(ROOT)}))
    loaded = done.expect().stdout.split()
    assert [name for name in loaded if name.partition(".")[0] not in sys.stdlib_module_names] == ["kpss"]
