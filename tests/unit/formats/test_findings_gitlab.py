"""Code Quality reports of GitLab: the form, and fingerprints that hold when lines move."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from kpss.findings.checked import Checked
from kpss.formats import findings_gitlab
from kpss.formats.findings_fingerprint import fingerprints
from kpss.formats.findings_view import View
from kpss.source.birth_numbers import masked
from tests.unit.formats.findings import BIRTH_NUMBER, hostile, locator, made, names, several, texts


def rows(checked: Checked, prefix: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(findings_gitlab.render(checked, locator(), "cs", View(prefix=prefix)))
    return found


def test_row_of_a_finding():
    (row,) = rows(Checked([made(span=(2, 1, 3, 5))]), "kraj/")
    assert row["description"] == "KPSS111 Klíč „name“ tu nemá být. Nemělo tu být „names“?"
    assert (row["check_name"], row["severity"]) == ("KPSS111", "critical")
    assert row["location"] == {"path": "kraj/a.yaml", "lines": {"begin": 2, "end": 3}}


def test_severities():
    found = Checked([made(severity=one) for one in ("error", "warning", "gap", "note")])
    assert [row["severity"] for row in rows(found)] == ["critical", "major", "minor", "info"]


def test_known_ones_are_in_and_fixed_ones_are_not():
    assert len(rows(several())) == len([one for one in several().findings if one.state != "fixed"])
    assert rows(Checked([])) == []


def test_fingerprint_needs_neither_line_nor_words():
    (here,) = rows(Checked([made()]))
    (moved,) = rows(Checked([made(span=(90, 3, 91, 4), file="b.yaml", params={"key": "x"}, severity="note")]))
    assert here["fingerprint"] == moved["fingerprint"]


def test_fingerprint_tells_apart_what_is_not_the_same():
    found = [
        made(), made(106), made(record="plan-b"), made(path=("valid",)), made(subject="x"),
        made(record="", path=()), made(record="", path=(), file="b.yaml"),
    ]  # fmt: skip
    assert len({row["fingerprint"] for row in rows(Checked(found))}) == len(found)


def test_equal_ones_are_counted_in_their_order():
    both = rows(Checked([made(span=(2, 1, 2, 5)), made(span=(4, 1, 4, 5))]))
    assert both[0]["fingerprint"] != both[1]["fingerprint"]
    assert both[0]["fingerprint"] == rows(Checked([made(span=(7, 1, 7, 5))]))[0]["fingerprint"]


def test_no_birth_number_can_be_found_out_from_a_fingerprint():
    other = "800505/0009"
    assert masked(other) == masked(BIRTH_NUMBER) != BIRTH_NUMBER
    assert fingerprints([made(subject=BIRTH_NUMBER)]) == fingerprints([made(subject=other)])


@given(texts, names)
def test_hostile_texts_make_a_whole_report(text, name):
    first, second = rows(Checked([hostile(text, name), hostile(text, name)]))
    assert first["location"]["path"].encode("utf-8", "surrogatepass") == name.encode("utf-8", "surrogatepass")
    assert first["fingerprint"] != second["fingerprint"]
    assert len(first["description"]) <= 2000
