"""SARIF: places, rules, states and suppressions; that the schema accepts it is tested in tests/readers."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given

from kpss.findings.checked import Checked
from kpss.findings.finding import Place
from kpss.findings.waivers import Waived
from kpss.formats import findings_sarif
from kpss.formats.findings_rules import described
from kpss.formats.findings_view import View
from kpss.rules import CATALOGUE
from kpss.source.positions import Span
from tests.unit.formats.findings import HOSTILE, hostile, locator, made, names, several, texts, waiver


def run_of(checked: Checked, prefix: str = "") -> dict[str, Any]:
    body = json.loads(findings_sarif.render(checked, locator(), "cs", View(prefix=prefix)))
    assert body["version"] == "2.1.0"
    run: dict[str, Any]
    (run,) = body["runs"]
    return run


def test_result_of_a_finding():
    run = run_of(Checked([made(other=Place("b.yaml", span=Span(1, 1, 1, 5)))]), "kraj a obce/")
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("KPSS111", "error")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "KPSS111"
    assert result["message"]["text"] == "Klíč „name“ tu nemá být. Nemělo tu být „names“?"
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "kraj%20a%20obce/a.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 5},
    }
    assert place["logicalLocations"] == [{"fullyQualifiedName": "plan-a", "kind": "object"}]
    (second,) = result["relatedLocations"]
    assert second["physicalLocation"]["artifactLocation"]["uri"] == "kraj%20a%20obce/b.yaml"
    assert second["message"]["text"] == "Druhé místo"
    assert (run["columnKind"], run["language"]) == ("unicodeCodePoints", "cs")
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"]  # no path of this machine
    assert "baselineState" not in result


def test_levels_and_severities():
    found = run_of(Checked([made(severity=one, subject=one) for one in ("error", "warning", "gap", "note")]))["results"]
    assert {one["properties"]["severity"]: one["level"] for one in found} == {
        "error": "error", "warning": "warning", "gap": "note", "note": "note",
    }  # fmt: skip


def test_states_of_a_comparison():
    run = run_of(several())
    states = [result["baselineState"] for result in run["results"]]
    assert {state: states.count(state) for state in states} == {"new": 4, "unchanged": 5, "absent": 4}
    assert run["properties"] == {"base": "main (5a1e78f)"}
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"] == "Nastavení platí z main."


def test_what_is_waived_is_suppressed():
    checked = Checked([made()], [Waived(made(subject="x"), waiver(by="rada"))])
    (standing, accepted) = run_of(checked)["results"]
    assert "suppressions" not in standing
    assert accepted["suppressions"] == [
        {
            "kind": "external", "status": "accepted", "justification": "Schváleno radou.",
            "properties": {"until": "2030-12-31", "by": "rada"},
        }
    ]  # fmt: skip


def test_only_rules_that_are_needed_are_described():
    run = run_of(Checked([made(), made(106)]))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["KPSS106", "KPSS111"]


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("code", CATALOGUE)
def test_description_of_a_rule(code, language):
    rule = described(code, language)
    assert rule["name"].isidentifier()
    assert rule["help"]["markdown"].startswith(f"# KPSS{code} – ")
    first = rule["fullDescription"]["text"]
    assert not first.startswith(("#", "*", "**"))
    assert len(first) > 20
    assert "```" not in rule["help"]["text"]
    assert "\n# " not in rule["help"]["text"]


@given(texts, names)
def test_hostile_texts_and_names(text, name):
    (result,) = run_of(Checked([hostile(text, name)]))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(' :?#[]|\\"<>`{}^')
    assert unquote_to_bytes(uri) == name.encode()


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_link(text):
    (result,) = run_of(Checked([hostile(text)]))["results"]
    assert "](" not in result["message"]["text"]
