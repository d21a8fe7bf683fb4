"""``kpss report``, ``list`` and ``show``: the forms that others rely on."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
import python_calamine as calamine

from kpss.reports.registry import REPORTS
from tests.cli.conftest import DAY, FILES, Inside
from tests.support import ROOT, WriteWorkspace
from tests.unit.network_records import network
from tests.unit.records import plan

COVERAGE = ["code", "name", "orp", "status", "plans", "uncertain"]
PLANS = ["id", "name", "type", "from", "to", "status", "state", "orps", "municipalities", "uncertain"]
GAPS = [
    *("priority", "code", "severity", "message", "since", "orp", "record", "plan", "municipalities"),
    *("hint", "file", "line", "column"),
]
DUTIES = [
    *("id", "actor", "provision", "unverified", "duty", "binding", "status", "evidence", "records"),
    *("orps", "orps_all", "orps_without"),
]


def body(inside: Inside, folder: Path, *arguments: str, day: str = DAY) -> Any:
    return inside(*arguments, "--format", "json", cwd=folder, today=day).expect().json()


@pytest.mark.parametrize(
    ("report", "keys"), [("coverage", COVERAGE), ("plans", PLANS), ("gaps", GAPS), ("duties", DUTIES)]
)
def test_json_has_the_promised_members(inside: Inside, small: Path, report: str, keys: list[str]) -> None:
    found = body(inside, small, "report", report)
    own = ["unread"] if report == "gaps" else []
    assert list(found) == ["format_version", "report", "as_of", "known_until", *own, "remarks", "rows"]
    assert (found["format_version"], found["report"], found["as_of"], found["known_until"]) == (1, report, DAY, None)
    assert found["rows"]
    for row in found["rows"]:
        assert list(row) == keys


@pytest.mark.parametrize("report", ["coverage", "plans", "gaps", "duties"])
def test_csv_holds_the_same_as_json(inside: Inside, small: Path, report: str) -> None:
    rows = body(inside, small, "report", report)["rows"]
    text = inside("report", report, "--format", "csv", cwd=small, today=DAY).expect().stdout
    assert text.count("\r\n") == len(rows) + 1
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [list(row) for row in read] == [list(row) for row in rows]
    for written, row in zip(read, rows, strict=True):
        for key, value in row.items():
            expected = "" if value is None else "; ".join(value) if isinstance(value, list) else str(value)
            assert written[key] == (expected.lower() if isinstance(value, bool) else expected)


def test_coverage(inside: Inside, small: Path) -> None:
    rows = body(inside, small, "report", "coverage")["rows"]
    assert [list(row.values()) for row in rows] == [
        ["500001", "Alfa", "Alfa", "covered", ["plan-alfa"], False],
        ["500002", "Beta", "Alfa", "covered", ["plan-alfa"], False],
        ["500004", "Delta", "Delta", "expired", ["plan-delta"], False],
        ["500005", "Beta", "Delta", "expired", ["plan-delta"], False],
    ]


def test_plans(inside: Inside, small: Path) -> None:
    rows = body(inside, small, "report", "plans")["rows"]
    assert rows[0] == {
        "id": "plan-alfa", "name": "Plán Alfy", "type": "community", "from": "2016-01-01", "to": "2019-12-31",
        "status": "approved", "state": "in_force", "orps": ["Alfa"], "municipalities": 2, "uncertain": 0,
    }  # fmt: skip
    assert (rows[1]["id"], rows[1]["state"]) == ("plan-delta", "expired")


def test_gaps_are_sorted_by_what_to_do_first(inside: Inside, small: Path) -> None:
    rows = body(inside, small, "report", "gaps")["rows"]
    assert [(row["priority"], row["code"], row["orp"], row["municipalities"]) for row in rows] == [
        (1, "KPSS301", "Delta", ["500004", "500005"]),
        (1, "KPSS408", "Delta", ["500004"]),
        (2, "KPSS402", "Delta", ["500004", "500005"]),
    ]
    first = rows[0]
    assert (first["record"], first["plan"], first["since"]) == ("plan-delta", "plan-delta", "2013-01-01")
    assert (first["file"], first["line"], first["column"]) == ("plans/delta.yaml", 6, 1)
    assert {row["severity"] for row in rows} == {"gap"}


def test_open_periods_have_no_day(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace({**FILES, "plans/x.yaml": plan("plan-x", valid={"from": 2016, "to": 2019}, type="strategic")})
    rows = body(inside, folder, "list", "orp")["rows"]
    assert [(row["from"], row["to"]) for row in rows] == [(None, None)] * 2


@pytest.mark.parametrize("report", ["coverage", "plans", "gaps"])
def test_filters(inside: Inside, small: Path, report: str) -> None:
    everything = body(inside, small, "report", report)["rows"]
    by_name, by_code = (body(inside, small, "report", report, "--orp", orp)["rows"] for orp in ("Delta", "7102"))
    assert by_name == by_code
    assert by_name == [row for row in everything if "Delta" in (row.get("orp"), *row.get("orps", ()))]
    alfa = body(inside, small, "report", report, "--plan", "plan-alfa")["rows"]
    assert [row for row in alfa if "plan-delta" in str(row)] == []
    assert bool(alfa) is (report != "gaps")


def test_gaps_of_chosen_codes(inside: Inside, small: Path) -> None:
    for code in ("KPSS402", "402", "kpss402"):
        rows = body(inside, small, "report", "gaps", "--code", code)["rows"]
        assert [row["code"] for row in rows] == ["KPSS402"]


def test_reports_exit_with_zero_whatever_they_find(inside: Inside, broken: Path) -> None:
    for report in ("gaps", "plans", "coverage"):
        for form in ("text", "markdown", "md", "html", "json", "csv"):
            inside("report", report, "--format", form, cwd=broken, today=DAY).expect()


def test_silence_is_not_a_gap(inside: Inside, workspace: WriteWorkspace) -> None:
    settings = FILES["kpss.yaml"] + "recorded: {plans: {complete: false, until: 2017-12-31}}\n"
    folder = workspace({"kpss.yaml": settings, "territory/alfa.yaml": FILES["territory/alfa.yaml"]})
    coverage = body(inside, folder, "report", "coverage", day="2018-06-01")
    assert {row["status"] for row in coverage["rows"]} == {"unknown"}
    assert coverage["known_until"] == "2017-12-31"
    assert len(coverage["remarks"]) == 2
    assert body(inside, folder, "report", "gaps", day="2018-06-01")["rows"] == []
    assert "nezapsáno 2" in inside("report", "coverage", cwd=folder, today="2018-06-01").expect().stdout


def test_workspace_without_territory_says_so(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace({"kpss.yaml": FILES["kpss.yaml"]})
    assert "kpss import territory" in inside("report", "coverage", cwd=folder).expect().stdout
    assert body(inside, folder, "report", "coverage")["rows"] == []


# -- list and show ----------------------------------------------------------------------------------------------------


def test_list_of_kinds_counts_records(inside: Inside, small: Path) -> None:
    rows = {row["kind"]: row["count"] for row in body(inside, small, "list")["rows"]}
    assert rows["plan"] == 2
    assert rows["orp"] == 2
    assert rows["body"] == 0


def test_list_of_records_in_czech_order(inside: Inside, workspace: WriteWorkspace) -> None:
    names = ["Chrudim", "Hradec", "Ivan", "Čáslav", "Cheb"]
    roles = "---\n".join(f"kind: role\nid: r{number}\nname: {name}\n" for number, name in enumerate(names))
    folder = workspace({"kpss.yaml": FILES["kpss.yaml"], "roles.yaml": roles})
    found = body(inside, folder, "list", "role")
    assert [row["name"] for row in found["rows"]] == ["Čáslav", "Hradec", "Cheb", "Chrudim", "Ivan"]
    assert found["report"] == "list-role"
    assert {row["file"] for row in found["rows"]} == {"roles.yaml"}
    text = inside("list", "role", "--format", "csv", cwd=folder).expect().stdout
    assert text.startswith("id,name,type,from,to,file\r\nr3,Čáslav,,,,roles.yaml\r\n")


def test_meetings_and_memberships_have_columns_of_their_own(inside: Inside, workspace: WriteWorkspace) -> None:
    body_text = "kind: body\nid: rada\nname: Rada\ntype: commission\n---\nkind: role\nid: clen\nname: Člen\n"
    members = "kind: membership\nid: c\nbody: rada\nrole: clen\nside: public\nvacant: true\n"
    held = "kind: meeting\nid: a\nbody: rada\ndate: 2017-07\nstatus: planned\n---\n"
    held += "kind: meeting\nid: b\nbody: rada\ndate: 2017-03-01\n"
    folder = workspace({"kpss.yaml": FILES["kpss.yaml"], "b.yaml": body_text, "c.yaml": members, "m.yaml": held})
    meetings = body(inside, folder, "list", "meeting")["rows"]
    assert [(row["id"], row["date"], row["state"], row["status"]) for row in meetings] == [
        ("b", "2017-03-01", "held", None),
        ("a", "2017-07", "planned", "planned"),
    ]
    assert {(row["body"], row["body_name"], row["instance"]) for row in meetings} == {("rada", "Rada", None)}
    (member,) = body(inside, folder, "list", "membership")["rows"]
    assert {"id", "name", "type", "from", "to", "file"} < set(member)
    assert [member[key] for key in ("body", "role", "role_name", "side", "state")] == [
        *("rada", "clen", "Člen", "public", "vacant")
    ]
    text = inside("list", "membership", cwd=folder).expect().stdout
    assert "veřejnost" in text
    assert "neobsazeno" in text


def test_what_if_of_a_circle_is_a_mistake_of_use(inside: Inside, workspace: WriteWorkspace) -> None:
    steps = "[{id: a, name: A, after: [b]}, {id: b, name: B, after: [a]}]"
    text = f"kind: procedure\nid: p\nname: Kruh\nsteps: {steps}\n"
    folder = workspace({"kpss.yaml": FILES["kpss.yaml"], "p.yaml": text})
    done = inside("report", "deadlines", "--procedure", "p", "--start", "2018-01-01", cwd=folder)
    assert "v kruhu" in done.expect(2).stderr


def test_show_a_record_with_all_that_refers_to_it(inside: Inside, small: Path) -> None:
    found = body(inside, small, "show", "orp-alfa")
    assert list(found) == ["format_version", "id", "kind", "name", "file", "line", "data", "referred_to_by", "findings"]
    assert (found["id"], found["kind"], found["file"], found["line"]) == ("orp-alfa", "orp", "territory/alfa.yaml", 1)
    assert found["data"]["seat"] == "500001"
    assert found["referred_to_by"] == [
        {
            "record": "plan-alfa", "kind": "plan", "name": "Plán Alfy", "path": "area.include[0].orp",
            "file": "plans/alfa.yaml", "line": 5,
        }
    ]  # fmt: skip
    text = inside("show", "orp-alfa", "--lang", "en", cwd=small, today=DAY).expect().stdout
    assert "Referred to by:\n  plan plan-alfa (area.include[0].orp) – plans/alfa.yaml:5\n" in text


def test_show_works_out_the_state_on_the_date(inside: Inside, small: Path) -> None:
    for day, state in (("2015-01-01", "future"), (DAY, "in force"), ("2020-01-01", "expired")):
        text = inside("show", "plan-alfa", "--lang", "en", "--as-of", day, cwd=small).expect().stdout
        assert f"State on the date: {state}\n" in text
    assert "KPSS301" in inside("show", "plan-delta", cwd=small, today=DAY).expect().stdout
    assert [finding["code"] for finding in body(inside, small, "show", "plan-delta")["findings"]] == ["KPSS301"]


def test_show_a_municipality(inside: Inside, small: Path) -> None:
    for text in ("500004", "Delta", "orp-delta/500004", "Delta (Delta)"):
        found = body(inside, small, "show", text)
        assert (found["id"], found["kind"], found["name"]) == ("orp-delta/500004", "municipality", "Delta")
        assert found["line"] == 7
    assert "KPSS402" in inside("show", "500004", cwd=small, today=DAY).expect().stdout


def test_measures_in_groups(inside: Inside, workspace: WriteWorkspace) -> None:
    measures = [{"code": "1", "name": "Terén", "responsible": [{"name": "Město"}]}, {"code": "2", "name": "Bydlení"}]
    folder = workspace({**FILES, "plans/m.yaml": plan("m", measures=measures)})
    text = inside("report", "measures", "--by", "responsible", "--format", "markdown", cwd=folder).expect().stdout
    text = text.replace("\xa0", " ")
    assert text.index("Město") < text.index("(nikdo neurčen)") < text.rindex("Celkem 1 opatření")
    made = inside("report", "measures", "--by", "responsible", "--format", "json", cwd=folder).expect().json()
    assert [row["code"] for row in made["rows"]] == ["1", "2"]
    assert [group["name"] for group in made["groups"]] == ["Město", None]
    html = inside("report", "measures", "--by", "plan", "--format", "html", cwd=folder).expect().stdout
    assert "Celkem" in html
    wrong = inside("report", "plans", "--by", "plan", cwd=folder).expect(2)
    assert "--by" in wrong.stderr
    assert "responsible" in inside("report", "measures", "--by", "odpovida", cwd=folder).expect(2).stderr


def _plain(value: Any) -> bool:
    """Whether no piece of the program is in *value*."""
    if isinstance(value, list):
        return all(map(_plain, value))
    if isinstance(value, dict):
        return all(map(_plain, value.values()))
    return not isinstance(value, str) or not any(word in value for word in ("Phrase(", "Text(", "Told(", "Decimal("))


@pytest.mark.parametrize("report", sorted(REPORTS))
def test_no_piece_of_the_program_gets_into_data(inside: Inside, report: str) -> None:
    folder = ROOT / "examples" / "olomoucky"
    made = inside("report", report, "--format", "json", cwd=folder, today="2019-06-30").expect().json()
    assert all(_plain(row) for row in made["rows"])
    text = inside("report", report, "--format", "csv", cwd=folder, today="2019-06-30").expect().stdout
    assert _plain(text)
    assert "{" not in text


# -- the network ------------------------------------------------------------------------------------------------------

NETWORK = {**FILES, **network()}


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = calamine.load_workbook(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_network_and_its_changes(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace(NETWORK)
    found = body(inside, folder, "report", "network", day="2014-06-01")
    assert list(found)[:4] == ["format_version", "report", "as_of", "totals"]
    assert found["totals"]["units"] == [{"unit": "bed", "value": 30}, {"unit": "fte", "value": 14}]
    changed = body(inside, folder, "report", "network", "--from", "2014-06-01", day="2015-06-01")
    assert (changed["report"], changed["since"]) == ("network-changes", "2014-06-01")
    assert changed["balance"][0] == {"unit": "bed", "before": 30, "after": 35, "difference": 5}
    text = inside("report", "network", "--from", "2014-06-01", cwd=folder, today="2015-06-01").expect().stdout
    assert "\nCharita:\n- Služba domov (domovy pro seniory): pobytová forma: +5 lůžek (30 → 35)\n" in text
    wrong = inside("report", "network", "--from", "2016-01-01", cwd=folder, today="2015-06-01").expect(2)
    assert "--from" in wrong.stderr
    assert "type" in inside(
        "report", "network", "--from", "2014-06-01", "--by", "orp", cwd=folder, today="2015-06-01"
    ).expect(2).stderr  # fmt: skip


@pytest.mark.parametrize("by", ["type", "orp", "group", "provider"])
def test_network_in_groups(inside: Inside, workspace: WriteWorkspace, by: str) -> None:
    folder = workspace(NETWORK)
    found = body(inside, folder, "report", "network", "--by", by, day="2014-06-01")
    assert found["by"] == by
    assert found["groups"]
    for form in ("text", "markdown", "html"):
        made = inside("report", "network", "--by", by, "--format", form, cwd=folder, today="2014-06-01").expect()
        assert "Celkem" in made.stdout


def test_capacity_by_orp(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace(NETWORK)
    rows = body(inside, folder, "report", "capacity", "--orp", "Delta", day="2014-06-01")["rows"]
    assert {row["orp"] for row in rows} == {"7102", None}
    assert "nerozděleno" in inside("report", "capacity", cwd=folder, today="2014-06-01").expect().stdout


def test_workbooks(inside: Inside, workspace: WriteWorkspace, tmp_path: Path) -> None:
    folder, target = workspace(NETWORK), tmp_path / "sit.xlsx"
    done = inside("report", "network", "-o", target, cwd=folder, today="2014-06-01").expect()
    assert "Financovaná" in done.stderr
    found = sheets(target.read_bytes())
    assert list(found) == ["Síť sociálních služeb", "O přehledu"]
    first = target.read_bytes()
    inside("report", "network", "--format", "xlsx", "-o", target, cwd=folder, today="2014-06-01").expect()
    assert target.read_bytes() == first
    inside("report", "gaps", "--format", "xlsx", "-o", target, "-q", cwd=folder, today="2014-06-01").expect()


def test_the_ending_tells_the_format_and_must_not_contradict_it(inside: Inside, small: Path, tmp_path: Path) -> None:
    for ending, start in (("csv", "id,name"), ("json", "{"), ("md", "# "), ("html", "<!doctype"), ("txt", "Přehled")):
        target = tmp_path / f"plany.{ending}"
        inside("report", "plans", "-o", target, cwd=small, today=DAY).expect()
        assert target.read_text(encoding="utf-8").casefold().startswith(start.casefold())
    for form, name in (("csv", "p.xlsx"), ("xlsx", "p.csv"), ("xlsx", "p.txt"), ("html", "p.md")):
        done = inside("report", "plans", "--format", form, "-o", tmp_path / name, cwd=small, today=DAY).expect(2)
        assert name in done.stderr
        assert not (tmp_path / name).exists()
