"""Errors of use: exit code 2, one sentence that says what to do, in both languages and in JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kpss import __version__
from tests.cli.conftest import DAY, Inside
from tests.support import RunKpss

MISTAKES = [
    # what was typed, the word that the Czech and the English sentence must hold
    (["vlaidate"], "„validate“", "“validate”"),
    (["xyzzy"], "Na výběr jsou", "There are"),
    (["validate", "--formt", "json"], "--format", "--format"),
    (["validate", "--zzz"], "--help", "--help"),
    (["validate", "--format", "jsom"], "„json“", "“json”"),
    (["validate", "--format", "csv"], "text, json, github", "text, json, github"),
    (["validate", "--fail-on", "eror"], "„error“", "“error”"),
    (["validate", "--color", "sometimes"], "auto, always, never", "auto, always, never"),
    (["validate", "--as-of", "16. 7. 2017"], "2017-07-16", "2017-07-16"),
    (["validate", "--as-of", "2017-02-30"], "únor 2017 má 28 dní", "February 2017 has 28 days"),
    (["validate", "--as-of", "2017-13-01"], "2017-07-16", "2017-07-16"),
    (["validate", "--as-of", "20170716"], "2017-07-16", "2017-07-16"),
    (["validate", "--as-of"], "--as-of", "--as-of"),
    (["validate", "--orp", "Alfaa"], "„Alfa“", "“Alfa”"),
    (["validate", "--plan", "plan-alfo"], "„plan-alfa“", "“plan-alfa”"),
    (["validate", "--code", "KPSS399"], "„KPSS399“", "“KPSS399”"),
    (["validate", "nikde.yaml"], "nikde.yaml neexistuje", "no nikde.yaml"),
    (["report"], "gaps|plans|coverage", "gaps|plans|coverage"),
    (["report", "coverge"], "„coverage“", "“coverage”"),
    (["report", "gaps", "--format", "ods"], "text, markdown, html, json, csv", "text, markdown, html, json, csv"),
    (["report", "gaps", "--orp", "9999"], "„9999“", "“9999”"),
    (["report", "plans", "coverage"], "víc údajů", "Too many"),
    (["list", "plam"], "„plan“", "“plan”"),
    (["list", "plan", "--format", "html"], "text, json, csv", "text, json, csv"),
    (["show"], "ID", "ID"),
    (["show", "plan-alfo"], "„plan-alfa“", "“plan-alfa”"),
    (["show", "Beta"], "„Beta“", "“Beta”"),
    (["show", "plan-alfa", "--format", "csv"], "text, json", "text, json"),
    (["explain", "KPSS999"], "kpss explain", "kpss explain"),
    (["schema", "plam"], "„plan“", "“plan”"),
    (["render"], "plans|plan|", "plans|plan|"),
    (["render", "plnas"], "„plans“", "“plans”"),
    (["render", "plan"], "kpss render plan ID", "kpss render plan ID"),
    (["render", "body"], "Který orgán?", "Which body?"),
    (["render", "meeting"], "kpss render meeting ID", "kpss render meeting ID"),
    (["render", "meeting", "x", "--as", "minuts"], "„minutes“", "“minutes”"),
    (["render", "plans", "--as", "minutes"], "jen k dokumentu meeting", "the document meeting only"),
    (["render", "meeting", "x"], "kpss list meeting", "kpss list meeting"),
    (["render", "plans", "--format", "odt"], "md, html, docx, pdf", "md, html, docx, pdf"),
    (["render", "all"], "kpss render all -o SLOŽKA", "kpss render all -o DIR"),
    (["init", "--level", "kraj"], "region, orp, microregion, municipality", "region, orp, microregion, municipality"),
    (["import", "territory"], "--help", "--help"),
    (["import", "territory", "nikde.csv"], "nikde.csv", "nikde.csv"),
]


@pytest.mark.parametrize("lang", ["cs", "en"])
@pytest.mark.parametrize(
    ("typed", "czech", "english"), MISTAKES, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_mistake_is_one_sentence_that_helps(
    inside: Inside, small: Path, typed: list[str], czech: str, english: str, lang: str
) -> None:
    done = inside(*typed, cwd=small, today=DAY, env={"KPSS_LANG": lang}).expect(2)
    assert done.stdout == ""
    assert done.stderr.startswith("kpss: ")
    assert done.stderr.count("\n") == 1
    assert (czech if lang == "cs" else english) in done.stderr


@pytest.mark.parametrize(
    "typed",
    [
        ["validate", "--format", "json", "--as-of", "zítra"],
        ["validate", "--format=json", "--fail-on", "x"],
        ["--format", "json", "report", "nic"],
        ["report", "gaps", "--format", "json", "--orp", "Nikde"],
        ["list", "plam", "--format", "json"],
        ["show", "nikdo", "--format", "json"],
        ["validate", "--format", "json", "--zzz"],
        ["validate", "--format", "json", "-C", "nikde"],
        ["validate", "--format", "json", "-C", "plans"],
    ],
    ids=" ".join,
)
def test_mistake_in_json(inside: Inside, small: Path, typed: list[str]) -> None:
    said = inside(*typed, cwd=small, today=DAY).expect(2)
    assert said.stderr == ""
    body = said.json()
    assert list(body) == ["format_version", "error"]
    assert body["format_version"] == 1
    assert body["error"]["message"].endswith((".", "?", ")"))


def test_no_workspace(run_kpss: RunKpss, tmp_path: Path) -> None:
    done = run_kpss("validate", cwd=tmp_path).expect(2)
    assert "kpss init" in done.stderr
    assert "-C" in done.stderr
    done = run_kpss("validate", "--lang", "en", "--format", "json", cwd=tmp_path).expect(2)
    assert "There is no workspace here" in json.loads(done.stdout)["error"]["message"]


def test_wrong_today_is_a_mistake_too(inside: Inside, small: Path) -> None:
    assert "„včera“" in inside("validate", cwd=small, today="včera").expect(2).stderr


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(run_kpss: RunKpss, option: str) -> None:
    assert run_kpss(option).expect().stdout == f"kpss {__version__}\n"


def test_kpss_alone_shows_its_help(inside: Inside) -> None:
    assert inside().expect().stdout.startswith("Použití: kpss")
    assert "territory" in inside("import").expect().stdout
