from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given

from kpss.findings.checked import Checked
from kpss.findings.finding import SEVERITIES, Place
from kpss.findings.waivers import Waived
from kpss.formats import findings_json, findings_markdown, findings_text, findings_words
from kpss.formats.findings_view import View
from kpss.formats.wording import hint, message
from kpss.reports.words import SEVERITIES as WORDS
from kpss.rules import CATALOGUE
from kpss.source.birth_numbers import masked
from kpss.source.positions import Span
from tests.unit.formats.findings import LONG, compared, hostile, locator, made, several, texts, waiver
from tests.unit.formats.runner import commands


def text(*findings, lang="en", **more):
    return rendered(Checked(findings), lang, **more)


def rendered(checked, lang="en", shown=("error", "warning"), **more):
    return findings_text.render(checked, locator(), lang, View(shown, **more))


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
    assert findings_words.summary(Checked([made()] * count), "cs") == words


def test_no_finding_is_well():
    assert text() == "All is well.\n"
    assert text(lang="cs") == "V pořádku.\n"


def test_color_of_the_severity():
    assert "\x1b[1;31merror\x1b[0m KPSS111" in text(made(), color=True)
    assert "\x1b" not in text(made())


def test_compared_new_ones_in_full_known_counted_fixed_a_line_each():
    checked = several()
    blocks = rendered(checked, "cs").split("\n\n")
    assert blocks[0] == "Nové oproti main (5a1e78f):"
    for block, severity in zip(blocks[1:3], ("error", "warning"), strict=True):
        assert block.startswith(f"a.yaml:2:1: {WORDS[severity].cs} KPSS111")
        assert " 2 | name" in block
    assert blocks[3] == f"a.yaml:2:1: mezera KPSS111 {message(made(), 'cs')}"  # a gap is a line where nobody asked
    known = "1 chyba, 1 varování, 1 mezera, 1 poznámka"
    assert blocks[4] == f"Známé nálezy: {known} (vypíše kpss validate --since none --fail-on note)."
    said = message(made(), "cs")
    assert blocks[5].splitlines() == [
        "Opravené:", *(f"  a.yaml:2:1: {word} KPSS111 {said}" for word in ("chyba", "mezera", "varování")),
    ]  # fmt: skip
    assert blocks[6].splitlines() == [
        f"Nové: {known} (vypíše kpss validate --fail-on note). Známé: {known}. Opraveno: 4.",
        "1 nález je přijat výjimkou.",
        "Nastavení platí z main.",
    ]  # fmt: skip


def test_new_gaps_of_the_municipalities_of_an_orp_are_one_line():
    params = {"name": "Bělotín", "municipality": "Bělotín", "orp": "Hranice"}
    gaps = [made(401, state="new", severity="gap", orp="7102", record=f"x/{n}", params=params) for n in range(3)]
    shown = rendered(Checked(gaps, base="main"), "cs")
    assert shown.count("KPSS401") == 1
    assert "KPSS401 3 obce v ORP Hranice" in shown
    assert "Nové: 3 mezery (výše 1 řádek, obce jednoho ORP spolu)." in shown
    alone = rendered(Checked(gaps[:1], base="main"), "cs")
    assert "Nové: 1 mezera." in alone


def test_what_a_call_must_ask_for():
    """The commands that a comparison names list what it says they do."""
    known = compared(made(state="known", severity="gap"))
    assert "--since none --fail-on gap --as-of 2017-07-16)" in rendered(known, as_of="2017-07-16")
    assert "(vypíše kpss validate --since none)." in rendered(compared(made(state="known")), "cs")
    new = rendered(compared(made(state="new", severity="note")), "cs", shown=("error", "warning"), since="main")
    assert "Nové: 1 poznámka (vypíše kpss validate --since main --fail-on note)." in new


def test_what_went_with_a_deleted_record_is_not_fixed():
    checked = compared(made(state="fixed"), made(state="fixed", gone=True, record="plan-b"))
    said = message(made(), "cs")
    blocks = rendered(checked, "cs").split("\n\n")
    assert blocks[:2] == [
        f"Opravené:\n  a.yaml:2:1: chyba KPSS111 {said}",
        f"Odpadlo se smazanými záznamy:\n  a.yaml:2:1: chyba KPSS111 {said}",
    ]
    assert blocks[2].startswith("Nic nového. Opraveno: 1. Odpadlo se smazanými záznamy: 1.\n")
    rows = of_json(checked)["findings"]
    assert sorted((row["state"], row["gone"], row["record"]) for row in rows) == [
        ("fixed", False, "plan-a"), ("fixed", True, "plan-b"),
    ]  # fmt: skip
    page = findings_markdown.render(checked, locator(), "cs")
    assert "Opraveno: 1 chyba</summary>" in page
    assert "Odpadlo se smazanými záznamy: 1 chyba</summary>" in page


def test_gaps_that_cannot_be_counted_come_first():
    checked = Checked([made()], unread=["a.yaml", "b.yaml"])
    words = "Mezery teď nelze spolehlivě spočítat: nejde přečíst a.yaml a b.yaml."
    assert f"\n\n{words}\n1 chyba." in rendered(checked, "cs").replace("\xa0", " ")
    assert words in findings_markdown.render(checked, locator(), "cs").replace("\xa0", " ").replace("\\", "")
    assert of_json(checked)["unread"] == ["a.yaml", "b.yaml"]


def test_notes_that_are_new_are_shown_when_asked_for():
    assert "note KPSS111" not in rendered(several())
    assert rendered(several(), shown=SEVERITIES).count("note KPSS111") == 2
    assert "--since none --fail-on note --as-of 2017-07-16)" in rendered(several(), as_of="2017-07-16")


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([], "V pořádku."),
        (["known"], "Nic nového. Známé: 1 chyba."),
        (["fixed"] * 2, "Nic nového. Opraveno: 2."),
        (["new"] * 5 + ["known"] * 2, "Nové: 5 chyb. Známé: 2 chyby."),
    ],
)
def test_words_of_a_comparison(states, words):
    checked = compared(*(made(state=state) for state in states))
    assert findings_words.summary(checked, "cs") == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, ""), (1, "1 nález je přijat výjimkou."), (3, "3 nálezy jsou přijaty výjimkou."),
     (5, "5 nálezů je přijato výjimkou.")],
)  # fmt: skip
def test_words_of_waived_findings(count, words):
    checked = Checked([], [Waived(made(), waiver())] * count)
    assert findings_words.waived(checked, "cs") == words
    assert rendered(checked, "cs") == "V pořádku.\n" + (f"{words}\n" if words else "")


def of_json(checked, lang="en"):
    return json.loads(findings_json.render(checked, locator(), lang))


def test_json_of_a_finding():
    finding = made(103, other=Place("b.yaml", span=Span(1, 1, 1, 5)), subject="x")
    body = of_json(Checked([finding]))
    (row,) = body["findings"]
    assert row["other"] == {"file": "b.yaml", "line": 1, "column": 1}
    assert (row["record"], row["path"], row["subject"]) == ("plan-a", "name", "x")
    assert row["state"] is None
    assert body["summary"] == {"error": 1, "warning": 0, "gap": 0, "note": 0}


def test_json_without_findings():
    assert of_json(Checked([]), "cs") == {
        "format_version": 1, "findings": [], "summary": dict.fromkeys(SEVERITIES, 0),
        "base": None, "remarks": [], "unread": [], "waived": [],
    }  # fmt: skip


def test_json_of_a_comparison():
    body = of_json(several(), "cs")
    once = dict.fromkeys(SEVERITIES, 1)
    # What is fixed is there no more, so it is not among the counts by severity.
    assert body["summary"] == dict.fromkeys(SEVERITIES, 2) | {"new": once, "known": once, "fixed": once}
    assert Counter(row["state"] for row in body["findings"]) == {"new": 4, "known": 4, "fixed": 4}
    assert (body["base"], body["remarks"]) == ("main (5a1e78f)", ["Nastavení platí z main."])
    (row,) = body["waived"]
    told = {key: row[key] for key in ("code", "record", "reason", "until", "by", "subject", "line")}
    assert told == {
        "code": "KPSS111", "record": "plan-a", "reason": "Schváleno radou.", "until": "2030-12-31", "by": None,
        "subject": "přijato", "line": 2,
    }  # fmt: skip


@given(texts)
def test_json_gives_hostile_text_back_and_no_log_takes_it_for_a_command(found):
    checked = compared(hostile(found, state="new"), remarks=(found,))
    said = findings_json.render(checked, locator(), "en")
    assert commands(said) == []
    row = json.loads(said)["findings"][0]
    assert (row["record"] or "") == masked(found)


@pytest.mark.parametrize("code", CATALOGUE)
def test_json_names_the_rule_and_its_law(code):
    rule = CATALOGUE[code]
    for lang in ("cs", "en"):
        assert rule.title.in_language(lang)
        if rule.law is not None:
            assert rule.law.in_language(lang)
    assert rule.code_text == f"KPSS{code}"
