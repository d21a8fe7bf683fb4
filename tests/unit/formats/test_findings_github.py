"""Commands for GitHub Actions: what is shown at the files, and that nothing else is a command."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.cli.output import write
from kpss.findings.checked import Checked
from kpss.formats import findings_github, findings_text
from kpss.formats.findings_view import View
from kpss.formats.wording import hint, message
from tests.unit.formats.findings import (
    BIRTH_NUMBER,
    HOSTILE,
    compared,
    hostile,
    locator,
    made,
    names,
    several,
    texts,
)
from tests.unit.formats.runner import Command, commands

LIMIT = 4096  # characters that the runner keeps of a message


def shown(checked: Checked, prefix: str = "") -> list[Command]:
    return commands(findings_github.render(checked, locator(), "en", View(prefix=prefix)))


def test_command_of_a_finding():
    text = findings_github.render(Checked([made()]), locator(), "en")
    said = f"{message(made(), 'en')} {hint(made(), 'en')}"
    assert text.splitlines()[0] == f"::error file=a.yaml,title=KPSS111,line=2,col=1,endLine=2,endColumn=5::{said}"
    (over,) = shown(Checked([made(span=(2, 3, 4, 1))]))
    assert over.properties["endLine"] == "4"
    assert "endColumn" not in over.properties  # columns are of one line there


def test_errors_come_before_warnings_and_the_rest_is_counted():
    checked = Checked([made(severity=severity) for severity in ("note", "warning", "gap", "error")])
    assert [command.name for command in shown(checked)] == ["error", "warning"]
    assert findings_github.render(checked, locator(), "en").splitlines()[-1] == (
        "1 error, 1 warning, 1 gap (summary: kpss report gaps), 1 note."
    )


def test_compared_only_new_ones_are_shown_with_gaps():
    found = shown(several())
    assert [command.name for command in found] == ["error", "warning", "notice"]
    text = findings_github.render(several(), locator(), "cs")
    assert "Nové: 1 chyba, 1 varování, 1 mezera, 1 poznámka." in text
    assert "1 nález je přijat výjimkou." in text
    assert "Nastavení platí z main." in text


def test_known_ones_alone_are_only_counted():
    assert shown(compared(made(state="known"))) == []


@pytest.mark.parametrize(("count", "lines", "words"), [(10, 10, ""), (11, 10, "1 chyba,"), (40, 10, "30 chyb,")])
def test_no_more_than_github_shows(count, lines, words):
    checked = Checked([made(subject=str(n)) for n in range(count)] + [made(severity="warning")] * count)
    text = findings_github.render(checked, locator(), "cs")
    assert [command.name for command in commands(text)] == ["error"] * lines + ["warning"] * lines
    assert ("nevešlo se" in text) == bool(words)
    assert words in text.splitlines()[-1]


def test_commands_alone():
    assert findings_github.commands(Checked([]), locator(), "cs") == ""
    assert findings_github.commands(Checked([made()] * 12), locator(), "cs").count("\n") == 11


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_in_its_command(text):
    checked = compared(hostile(text, state="new"), hostile(text, state="known"), remarks=(text,))
    (command,) = shown(checked)
    assert command.properties == {
        "file": "a.yaml", "title": "KPSS111", "line": "2", "col": "1", "endLine": "2", "endColumn": "5",
    }  # fmt: skip
    assert command.data.startswith("There is no key “")
    assert len(command.data) < LIMIT


@given(texts, names, st.sampled_from(["", "složka/", "a,b:c%d/"]))
def test_what_is_written_is_what_the_runner_reads(text, name, prefix):
    finding = hostile(text, name)
    (command,) = shown(Checked([finding]), prefix)
    assert "\n" not in command.data
    if name.isprintable() and not name.startswith("="):
        assert command.properties["file"] == (prefix + name).rstrip() or "," in name
        assert set(command.properties) == {"file", "title", "line", "col", "endLine", "endColumn"}
    assert command.name == "error"


@given(st.lists(texts, min_size=1, max_size=3), names)
def test_no_line_of_the_log_is_a_command(found, name):
    text = findings_text.render(compared(*(hostile(one, name, state="new") for one in found)), locator(), "en")
    assert commands(written(text)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_on_the_screen_is_a_command(text):
    assert commands(written(f"{text}\n a {text}\n")) == []


def test_birth_number_is_masked():
    assert BIRTH_NUMBER not in findings_github.render(Checked([hostile(f"r. č. {BIRTH_NUMBER}")]), locator(), "cs")


def written(text: str) -> str:
    """What reaches standard output."""
    import contextlib
    import io

    with contextlib.redirect_stdout(io.StringIO()) as screen:
        write(text)
    return screen.getvalue()
