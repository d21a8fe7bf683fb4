"""SARIF: the schema of the standard accepts it, and Microsoft's validator finds no error in it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from kpss import api
from kpss.cli.processes import examine_all
from kpss.findings.checked import Checked
from kpss.findings.locate import Locator
from kpss.formats import findings_sarif
from kpss.formats.findings_rules import described
from kpss.formats.findings_view import View
from kpss.language.text import Language
from kpss.rules import CATALOGUE
from tests.support import EXAMPLES
from tests.unit.formats.findings import HOSTILE, compared, hostile, locator, several

NO_ADDRESS = {"SARIF2005"}  # warns of a tool without a page on the web
HARMLESS = [text for text in HOSTILE if len(text) < 1000]
CHECKED = {
    "empty": Checked([]),
    "compared": several(),
    "hostile": compared(*(hostile(text, f"{n} č:#.yaml", state="new") for n, text in enumerate(HARMLESS))),
}


@pytest.fixture(scope="module")
def schema(multitool: Path) -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(
        json.loads(multitool.with_name("sarif-2.1.0.json").read_text(encoding="utf-8-sig"))
    )


def errors(schema: jsonschema_rs.Validator, text: str) -> list[str]:
    return [f"{list(error.instance_path)}: {error.message}" for error in schema.iter_errors(json.loads(text))]


def validated(multitool: Path, path: Path) -> list[tuple[str, str]]:
    """The rules that the validator holds broken, each with its level; what it only recommends is left out."""
    report = path.with_suffix(".report")
    done = subprocess.run(
        [str(multitool), "validate", str(path), "--config", "default", "--output", str(report), "--quiet",
         "--log", "ForceOverwrite", "--rule-kind", "Sarif", "--level", "Error;Warning", "--kind", "Fail"],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},  # the libraries for it may be missing
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert report.exists(), done.stdout + done.stderr
    (run,) = json.loads(report.read_text(encoding="utf-8-sig"))["runs"]
    assert run["invocations"][0]["executionSuccessful"], run["invocations"]
    return [(result["ruleId"], result.get("level", "warning")) for result in run["results"]]


@pytest.mark.parametrize("name", CHECKED)
def test_report_is_accepted(schema: jsonschema_rs.Validator, multitool: Path, tmp_path: Path, name: str) -> None:
    text = findings_sarif.render(CHECKED[name], locator(), "cs", View(prefix="kraj a obce/"))
    assert errors(schema, text) == []
    path = tmp_path / "kpss.sarif"
    path.write_text(text, encoding="utf-8")
    assert {rule for rule, _ in validated(multitool, path)} <= NO_ADDRESS


@pytest.mark.parametrize(("example", "language"), [("olomoucky", "cs"), ("liberecky", "en")])
def test_report_of_an_example_is_accepted(
    schema: jsonschema_rs.Validator, multitool: Path, tmp_path: Path, example: str, language: Language
) -> None:
    workspace = api.open(str(EXAMPLES / example), as_of="2017-07-16")
    found = examine_all(workspace)
    text = findings_sarif.render(Checked(found.findings, found.waived), Locator(workspace.tree), language)
    assert errors(schema, text) == []
    path = tmp_path / "kpss.sarif"
    path.write_text(text, encoding="utf-8")
    assert {rule for rule, _ in validated(multitool, path)} <= NO_ADDRESS


@pytest.mark.parametrize("language", ["cs", "en"])
def test_descriptions_of_all_rules_are_accepted(schema: jsonschema_rs.Validator, language: Language) -> None:
    body = json.loads(findings_sarif.render(Checked([]), locator(), language))
    body["runs"][0]["tool"]["driver"]["rules"] = [described(code, language) for code in CATALOGUE]
    assert errors(schema, json.dumps(body)) == []


def _spoil_level(result: dict[str, Any]) -> None:
    result["level"] = "gap"


def _spoil_place(result: dict[str, Any]) -> None:
    result["locations"][0]["physicalLocation"]["region"]["startLine"] = 0


@pytest.mark.parametrize("spoil", [_spoil_level, _spoil_place])
def test_schema_finds_mistakes(schema: jsonschema_rs.Validator, spoil: Any) -> None:
    body = json.loads(findings_sarif.render(several(), locator(), "cs"))
    spoil(body["runs"][0]["results"][0])
    assert errors(schema, json.dumps(body))


def test_validator_finds_mistakes(multitool: Path, tmp_path: Path) -> None:
    body = json.loads(findings_sarif.render(several(), locator(), "cs"))
    body["runs"][0]["results"][0]["ruleIndex"] = 99
    body["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]["endLine"] = 1
    path = tmp_path / "kpss.sarif"
    path.write_text(json.dumps(body), encoding="utf-8")
    assert {("SARIF1009", "error"), ("SARIF1007", "error")} <= set(validated(multitool, path))
