"""``kpss calendar``: what calendars take, the same bytes each time, and the same events in the next export."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.cli.conftest import FILES, Inside
from tests.cli.test_hostile import HOSTILE, raw, record
from tests.support import RunKpss, WriteWorkspace, write_files
from tests.unit.records import plan, yaml

# The standard library reads its list of time zones without naming an encoding.
pytestmark = pytest.mark.filterwarnings("ignore::EncodingWarning")

DAY = "2020-11-02"
PLACE = "Olomouc, Jeremenkova 40a; zasedací sál \\ 1. patro"


def meeting(identifier: str, date: str, **more: Any) -> str:
    return yaml({"kind": "meeting", "id": identifier, "body": "rada", "date": date, **more})


CALENDAR = {
    "kpss.yaml": FILES["kpss.yaml"],
    "territory/alfa.yaml": FILES["territory/alfa.yaml"],
    "structure/rada.yaml": yaml(
        {
            "kind": "body", "id": "rada", "type": "commission", "name": "Komise pro rodinu a sociální záležitosti",
            "meetings": {"papers": {"days": 10}},
        }
    ),
    "meetings/a.yaml": meeting(
        "a", "2020-12-14", time="9:30", ends="11:00", place=PLACE, invitation={"sent": "2020-11-01"}
    ),
    "meetings/b.yaml": meeting("b", "2021-07-01", time="14:00", agenda=[{"id": "x", "title": "Plán"}]),
    "meetings/c.yaml": meeting("c", "2020-12-15"),
    "meetings/d.yaml": meeting("d", "2020-12-16", time="10:00", status="cancelled"),
    "meetings/e.yaml": meeting("e", "2020-12"),
    "meetings/f.yaml": meeting(
        "f", "2020-10-01", tasks=[{"id": "u", "text": "Úkol", "due": "2020-10-20"}, {"text": "Bez dne"}]
    ),
    "plans/a.yaml": plan("plan-alfa", valid={"from": 2018, "to": 2020}),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("calendar"), CALENDAR)


def read(text: str) -> Any:
    """The calendar as another program reads it."""
    return Calendar.from_ical(text)


def events(text: str) -> dict[str, Any]:
    return {str(event["UID"]): event for event in read(text).walk("VEVENT")}


def written(inside: Inside, folder: Path, *arguments: str, day: str = DAY) -> str:
    return inside("calendar", *arguments, cwd=folder, today=day).expect().stdout


def test_same_bytes_in_every_run(inside: Inside, run_kpss: RunKpss, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "terminy.ics"
    done = inside("calendar", "-o", target, cwd=folder, today=DAY).expect()
    content = target.read_bytes()
    assert done.stdout == ""
    assert "událostí" in done.stderr
    assert written(inside, folder).encode() == content
    run_kpss("calendar", "-q", "-o", target, cwd=folder, today=DAY).expect()
    assert target.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["terminy.ics"]


def test_lines_are_folded_and_end_as_the_standard_says(inside: Inside, folder: Path, tmp_path: Path) -> None:
    inside("calendar", "-o", tmp_path / "a.ics", cwd=folder, today=DAY).expect()
    content = (tmp_path / "a.ics").read_bytes()
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # no letter is cut in two


def test_head_of_the_calendar(inside: Inside, folder: Path) -> None:
    calendar = read(written(inside, folder))
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["VERSION"] == "2.0"
    assert str(calendar["X-WR-CALNAME"]) == "Zkušební kraj: plánování sociálních služeb"
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Prague"
    summer, winter = zone.subcomponents
    assert summer["TZOFFSETTO"].td == dt.timedelta(hours=2)
    assert winter["RRULE"].to_ical() == b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"
    assert summer["DTSTART"].to_ical() == b"19960331T020000"
    assert winter["DTSTART"].to_ical() == b"19961027T030000"


def test_meeting_with_a_time(inside: Inside, folder: Path) -> None:
    event = events(written(inside, folder))["a/session@cz071.kpss"]
    assert event["DTSTART"].to_ical() == b"20201214T093000"
    assert event["DTSTART"].params["TZID"] == "Europe/Prague"
    assert event["DTEND"].to_ical() == b"20201214T110000"
    assert event["STATUS"] == "CONFIRMED"  # the invitation was sent
    assert event["TRANSP"] == "OPAQUE"
    assert event["LOCATION"] == PLACE
    assert event["SUMMARY"] == "Jednání: Komise pro rodinu a sociální záležitosti"
    assert not event.walk("VALARM")


def test_meeting_without_an_end_takes_an_hour_and_says_so(inside: Inside, folder: Path) -> None:
    event = events(written(inside, folder))["b/session@cz071.kpss"]
    assert event["DURATION"].dt == dt.timedelta(hours=1)
    assert "DTEND" not in event
    assert event["STATUS"] == "TENTATIVE"
    assert "Konec jednání není zapsán" in event["DESCRIPTION"]
    assert "1. Plán" in event["DESCRIPTION"]


@pytest.mark.parametrize("times", [{"time": "9:30", "ends": "9:00"}, {"time": "9:30", "ends": "25:00"}])
def test_impossible_end_is_no_end(inside: Inside, workspace: WriteWorkspace, times: dict[str, str]) -> None:
    folder = workspace({**CALENDAR, "meetings/a.yaml": meeting("a", "2020-12-14", **times)})
    assert events(written(inside, folder))["a/session@cz071.kpss"]["DURATION"].dt == dt.timedelta(hours=1)


def test_impossible_time_makes_a_whole_day(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace({**CALENDAR, "meetings/a.yaml": meeting("a", "2020-12-14", time="24:30")})
    assert events(written(inside, folder))["a/session@cz071.kpss"]["DTSTART"].dt == dt.date(2020, 12, 14)


def test_deadline_takes_a_whole_day_and_blocks_none(inside: Inside, folder: Path) -> None:
    found = events(written(inside, folder))
    event = found["a/papers@cz071.kpss"]
    assert event["DTSTART"].to_ical() == b"20201204"
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["DTEND"].dt == dt.date(2020, 12, 5)
    assert event["TRANSP"] == "TRANSPARENT"
    assert "STATUS" not in event
    assert found["c/session@cz071.kpss"]["DTSTART"].dt == dt.date(2020, 12, 15)
    assert found["plan-alfa/plan/successor@cz071.kpss"]["DTSTART"].dt == dt.date(2020, 12, 31)
    assert found["f/task/u@cz071.kpss"]["DTSTART"].dt == dt.date(2020, 10, 20)  # overdue


def test_cancelled_meeting_tells_it(inside: Inside, folder: Path) -> None:
    event = events(written(inside, folder))["d/session@cz071.kpss"]
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"].startswith("Zrušeno: jednání Komise")
    assert event["TRANSP"] == "TRANSPARENT"


def test_what_has_no_day_is_named_in_a_remark(inside: Inside, folder: Path) -> None:
    done = inside("calendar", cwd=folder, today=DAY).expect()
    assert "2\u00a0termíny nemají určený den" in done.stderr
    assert not any(uid.startswith("e/session") for uid in events(done.stdout))
    assert inside("calendar", "-q", cwd=folder, today=DAY).expect().stderr == ""


def test_moved_meeting_stays_the_same_event_and_a_later_export_wins(
    inside: Inside, folder: Path, workspace: WriteWorkspace
) -> None:
    moved = workspace({**CALENDAR, "meetings/a.yaml": meeting("a", "2020-12-21", time="9:30")})
    first, second = events(written(inside, folder)), events(written(inside, moved, day="2020-11-03"))
    uid = "a/session@cz071.kpss"
    assert first[uid]["DTSTART"].to_ical() == b"20201214T093000"
    assert second[uid]["DTSTART"].to_ical() == b"20201221T093000"
    assert second[uid]["SEQUENCE"] == first[uid]["SEQUENCE"] + 1
    assert first[uid]["DTSTAMP"].to_ical() == b"20201102T000000Z"
    assert set(first) - set(second) == set()


def test_every_event_has_its_own_uid(inside: Inside, folder: Path) -> None:
    text = written(inside, folder)
    assert len(events(text)) == text.count("BEGIN:VEVENT") > 6


def test_horizon_orp_and_plan(inside: Inside, folder: Path) -> None:
    assert "b/session@cz071.kpss" not in events(written(inside, folder, "--months", "6"))
    assert set(events(written(inside, folder, "--orp", "Alfa"))) == {"plan-alfa/plan/successor@cz071.kpss"}
    assert set(events(written(inside, folder, "--plan", "plan-alfa"))) == {"plan-alfa/plan/successor@cz071.kpss"}
    assert "Beta" in inside("calendar", "--orp", "Beta", cwd=folder, today=DAY).expect(2).stderr


def test_languages(inside: Inside, folder: Path) -> None:
    text = written(inside, folder, "--lang", "en")
    assert "SUMMARY:Meeting: Komise" in text
    assert set(events(text)) == set(events(written(inside, folder)))


def test_no_zone_where_no_meeting_has_a_time(inside: Inside, small: Path) -> None:
    text = written(inside, small, day="2019-06-01")
    assert "VTIMEZONE" not in text
    assert "SUMMARY:Schválit nástupce" in text


@pytest.mark.parametrize("value", ["-1", "x", "1.5", "121", "١"])
def test_months_that_cannot_be_meant(inside: Inside, folder: Path, value: str) -> None:
    for command in (["calendar"], ["report", "deadlines"], ["report", "todo"]):
        assert "--months" in inside(*command, f"--months={value}", cwd=folder, today=DAY).expect(2).stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gaps", "--months", "3"], "deadlines nebo todo"),
        (["todo", "--procedure", "p", "--start", "2021-01-01"], "--procedure"),
        (["coverage", "--start", "2021-01-01"], "--start"),
        (["deadlines", "--start", "2021-01-01"], "patří k sobě"),
        (["deadlines", "--procedure", "p"], "patří k sobě"),
        (["deadlines", "--procedure", "p", "--start", "1. 1. 2021"], "není den"),
        (["deadlines", "--procedure", "p", "--start", "2021-01-01", "--months", "3"], "--months"),
        (["deadlines", "--procedure", "p", "--start", "2021-01-01"], "Neznámý postup"),
    ],
)
def test_options_of_other_reports_are_refused(inside: Inside, folder: Path, arguments: list[str], said: str) -> None:
    assert said in inside("report", *arguments, cwd=folder, today=DAY).expect(2).stderr


def test_todo_is_text_to_be_sent(inside: Inside, folder: Path) -> None:
    text = inside("report", "todo", cwd=folder, today=DAY).expect().stdout
    assert "\nKomise pro rodinu a sociální záležitosti:\n- Po termínu (20. 10. 2020): Úkol (úkol z jednání" in text
    assert "\nORP Alfa:\n- " in text
    assert "─" not in text


HOSTILE_FILES = {
    "kpss.yaml": record({"kpss": 1, "name": HOSTILE, "level": "region", "area": "CZ071"}),
    "b.yaml": record(
        {
            "kind": "body", "id": "rada", "type": "commission", "name": HOSTILE,
            "meetings": {"invitation": {"days": 7}}, "duties": {"convenes": {"holders": [{"name": HOSTILE}]}},
            "deliverables": [{"name": HOSTILE, "each": "year", "to": [{"name": HOSTILE}]}],
        }
    ),
    "m.yaml": record(
        {
            "kind": "meeting", "id": "m", "body": "rada", "date": "2020-12-01", "place": HOSTILE, "time": "9:00",
            "agenda": [{"id": "a", "title": HOSTILE}],
        }
    ),
    "h.yaml": record(
        {
            "kind": "meeting", "id": "h", "body": "rada", "date": "2020-10-01",
            "tasks": [{"text": HOSTILE, "due": "2020-12-01"}],
        }
    ),
}  # fmt: skip


def test_nothing_of_a_record_becomes_a_line_of_its_own(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace(HOSTILE_FILES)
    text = written(inside, folder)
    assert raw(text.replace("\r\n", "\n")) == []
    names = {line.split(":")[0].split(";")[0] for line in text.split("\r\n") if line and not line.startswith(" ")}
    assert names <= {
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "X-WR-TIMEZONE", "TZID", "RRULE"),
        *("DTSTART", "DTEND", "DURATION", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "UID", "DTSTAMP", "SEQUENCE"),
        *("SUMMARY", "TRANSP", "STATUS", "LOCATION", "DESCRIPTION"),
    }
    assert len(events(text)) == text.count("BEGIN:VEVENT")
    for command in (["report", "todo"], ["report", "deadlines"]):
        shown = inside(*command, cwd=folder, today=DAY).expect().stdout
        assert raw(shown) == []
        assert not any(line.lstrip().startswith("::") for line in shown.split("\n"))
