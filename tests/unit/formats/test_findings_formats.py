from __future__ import annotations

import json

import pytest

from kpss.findings.finding import SEVERITIES, Finding, Place
from kpss.findings.locate import Locator
from kpss.formats import findings_github, findings_json, findings_text
from kpss.formats.wording import hint, message
from kpss.rules import CATALOGUE
from kpss.source.positions import Span
from kpss.source.trees import MemoryTree

LONG = "kind: plan  # " + "x" * 200 + " cíl " + "y" * 200
FILES = {"a.yaml": f"kind: plan\nname: Žluťoučký\n\tx: 1\n{LONG}\n\n", "b.yaml": "kind: plan\n"}


def made(code=111, *, span=(2, 1, 2, 5), file="a.yaml", severity="error", **more):
    more.setdefault("params", {"key": "name", "nearest": "names"})
    return Finding(code, severity, Place(file, span=Span(*span)), "plan-a", ("name",), **more)


def locator():
    return Locator(MemoryTree(FILES))


def text(*findings, lang="en", **more):
    return findings_text.render(findings, locator(), lang, shown=("error", "warning"), **more)


def test_text_of_a_finding():
    said = message(made(), "en")
    assert text(made()) == (
        f"a.yaml:2:1: error KPSS111 {said}\n 2 | name: Žluťoučký\n   | ^^^^\n   = {hint(made(), 'en')}\n\n1 error.\n"
    )


def test_marker_of_an_empty_place_is_one_character():
    assert "\n   | ^\n" in text(made(span=(2, 1, 2, 1)))


def test_marker_over_several_lines_ends_with_the_first():
    assert "\n   | " + " " * 6 + "^" * 9 + "\n" in text(made(span=(2, 7, 3, 2)))


def test_long_line_is_cut_around_the_place():
    column = LONG.index("cíl") + 1
    excerpt = text(made(span=(4, column, 4, column + 3))).splitlines()[1:3]
    assert len(excerpt[0]) < 130
    start = excerpt[1].index("^")
    assert excerpt[0][start : start + 3] == "cíl"
    assert excerpt[1].strip(" |") == "^^^"


def test_tab_is_one_column():
    assert text(made(span=(3, 2, 3, 3))).splitlines()[1:3] == [" 3 |  x: 1", "   |  ^"]


@pytest.mark.parametrize("span", [(5, 1, 5, 1), (90, 1, 90, 2)])
def test_empty_and_missing_lines_have_no_excerpt(span):
    assert " | " not in text(made(span=span))


def test_second_place():
    finding = made(103, other=Place("b.yaml", span=Span(1, 1, 1, 5)))
    assert "   = The other place: b.yaml:1:1\n" in text(finding)
    assert "   = Druhé místo: b.yaml:1:1\n" in text(finding, lang="cs")


def test_counts_of_all_severities_only_some_shown():
    findings = [made(severity=severity) for severity in ("error", "error", "warning", "gap", "note", "note")]
    shown = text(*findings)
    assert shown.endswith(
        "2 errors, 1 warning, 1 gap (summary: kpss report gaps), 2 notes (shown by kpss validate --fail-on note).\n"
    )
    assert "kpss report gaps --as-of 2017-07-16)" in text(*findings, as_of="2017-07-16")
    assert shown.count("a.yaml:2:1:") == 3


@pytest.mark.parametrize(("count", "words"), [(1, "1 chyba."), (2, "2 chyby."), (5, "5 chyb."), (1000, "1 000 chyb.")])
def test_czech_counts(count, words):
    assert findings_text.summary([made()] * count, "cs") == words


def test_no_finding_is_well():
    assert text() == "All is well.\n"
    assert text(lang="cs") == "V pořádku.\n"


def test_color_of_the_severity():
    assert "\x1b[1;31merror\x1b[0m KPSS111" in text(made(), color=True)
    assert "\x1b" not in text(made())


def test_github_annotation():
    line = findings_github.render([made()], locator(), "en").splitlines()[0]
    assert (
        line
        == f"::error file=a.yaml,title=KPSS111,line=2,col=1,endLine=2,endColumn=5::{message(made(), 'en')} "
        + hint(made(), "en")
    )
    over = findings_github.render([made(span=(2, 3, 4, 1))], locator(), "en")
    assert "endLine=4" in over
    assert "endColumn" not in over  # columns are of one line there


def test_github_escapes_what_means_something_there():
    finding = made(file="a,b:c%\n.yaml", params={"key": "50 %\n::error::x"})
    rendered = findings_github.render([finding], locator(), "en", prefix="folder/")
    first, *rest = rendered.splitlines()
    assert first.startswith("::error file=folder/a%2Cb%3Ac%25 .yaml,")
    assert "50 %25 ::error::x" in first
    assert rest == ["1 error."]


def test_github_shows_errors_before_warnings_and_counts_the_rest():
    findings = [made(severity=severity) for severity in ("note", "warning", "gap", "error")]
    lines = findings_github.render(findings, locator(), "en").splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ["::error", "::warning"]
    assert lines[-1] == "1 error, 1 warning, 1 gap (summary: kpss report gaps), 1 note."


def test_json_of_a_finding():
    finding = made(103, other=Place("b.yaml", span=Span(1, 1, 1, 5)), subject="x")
    body = json.loads(findings_json.render([finding], locator(), "en"))
    (row,) = body["findings"]
    assert row["other"] == {"file": "b.yaml", "line": 1, "column": 1}
    assert (row["record"], row["path"], row["subject"]) == ("plan-a", "name", "x")
    assert body["summary"] == {"error": 1, "warning": 0, "gap": 0, "note": 0}


def test_json_without_findings():
    body = json.loads(findings_json.render([], locator(), "cs"))
    assert body == {"format_version": 1, "findings": [], "summary": dict.fromkeys(SEVERITIES, 0)}


@pytest.mark.parametrize("code", CATALOGUE)
def test_json_names_the_rule_and_its_law(code):
    rule = CATALOGUE[code]
    for lang in ("cs", "en"):
        assert rule.title.in_language(lang)
        if rule.law is not None:
            assert rule.law.in_language(lang)
    assert rule.code_text == f"KPSS{code}"
