"""What the examples say, against the facts of their sources.

The table of community plans of 16 July 2017 (``Pracovní seminář RSK OK``) implies for each plan its state and area on
that day, for each municipality who plans for it, and which gaps there are; other days show another truth.

Each example also holds an invented year, 2027, in its folder ``ilustrace``: the tests at the end say what it shows.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pytest

from kpss import api
from kpss.model.chain import Chain, events_of
from kpss.model.consultations import Consultation
from kpss.model.content import content
from kpss.model.events import events
from kpss.model.handbook import Locality
from kpss.model.length import PAGE, locality_length
from kpss.model.localities import area_of
from kpss.model.meetings import Meeting
from kpss.model.progress import progress
from kpss.model.prose import path_beside
from kpss.model.records import Membership, Procedure
from kpss.model.working_days import is_working
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters
from kpss.reports.registry import REPORTS
from tests.support import EXAMPLES

SEMINAR = "2017-07-16"
OLOMOUCKY = "olomoucky"
REGIONAL = "sprss-2018-2020"
APPLICATION = "zadost-o-dotaci-2019"
NAMES = (OLOMOUCKY, "liberecky", "cesky-krumlov")
ORPS = [
    "Hranice", "Jeseník", "Konice", "Lipník nad Bečvou", "Litovel", "Mohelnice", "Olomouc", "Prostějov", "Přerov",
    "Šternberk", "Šumperk", "Uničov", "Zábřeh",
]  # fmt: skip

# Row of the source's table → plan: state on the day, number of municipalities, ORPs, first and last year.
TABLE = {
    1: ("sumperk-2014-2018", "in_force", 1, ["Šumperk"], (2014, 2018)),
    2: ("prerov-2016-2019", "in_force", 1, ["Přerov"], (2016, 2019)),
    3: ("olomouc-2016-2019", "in_force", 46, ["Olomouc"], (2016, 2019)),
    4: ("hranice-2007-2010", "expired", 32, ["Hranice"], (2007, 2010)),
    5: ("unicov-2016-2019", "in_force", 10, ["Uničov"], (2016, 2019)),
    6: ("jesenik-2014-2017", "in_force", 24, ["Jeseník"], (2014, 2017)),
    7: ("mohelnice-2016-2019", "in_force", 14, ["Mohelnice"], (2016, 2019)),
    8: ("lipnik-2017-2019", "preparing", 10, ["Lipník nad Bečvou"], (2017, 2019)),
    9: ("litovel-2016-2019", "in_force", 20, ["Litovel"], (2016, 2019)),
    10: ("sternberk-2017-2019", "in_force", 22, ["Šternberk"], (2017, 2019)),
    11: ("zabreh-2016-2019", "in_force", 28, ["Zábřeh"], (2016, 2019)),
    12: ("konicko-2013-2017", "in_force", 21, ["Konice", "Prostějov"], (2013, 2017)),
    13: ("kojetin-2017-2019", "in_force", 1, ["Přerov"], (2017, 2019)),
    14: ("prostejov-2014-2016", "expired", 1, ["Prostějov"], (2014, 2016)),
    15: ("hanusovicko-2014-2017", "in_force", 8, ["Šumperk"], (2014, 2017)),
}
OTHERS = {
    "hranice-program-2014-2020": ("substitute", "in_force", 1, ["Hranice"], (2014, 2020)),
    "sprss-2018-2020": ("medium_term", "future", 402, ORPS, (2018, 2020)),
    "akcni-plan-2018": ("action", "future", 402, ORPS, (2018, 2018)),
}


@lru_cache(maxsize=32)
def opened(example: str, day: str = SEMINAR) -> Workspace:
    return api.open(EXAMPLES / example, day)


@lru_cache(maxsize=64)
def rows(example: str, report: str, day: str = SEMINAR) -> list[dict[str, Any]]:
    return [dict(row) for row in REPORTS[report](opened(example, day), Filters()).rows]


def coverage(example: str, day: str) -> Counter[str]:
    return Counter(row["status"] for row in rows(example, "coverage", day))


def by_name(name: str, day: str = SEMINAR) -> dict[str, Any]:
    (row,) = (row for row in rows(OLOMOUCKY, "coverage", day) if row["name"] == name)
    return row


# -- the plans of the table -------------------------------------------------------------------------------------------


def test_all_fifteen_plans_are_there_and_the_documents_of_region_and_town() -> None:
    assert {row["id"] for row in rows(OLOMOUCKY, "plans")} == {plan for plan, *_ in TABLE.values()} | set(OTHERS)


@pytest.mark.parametrize("number", TABLE)
def test_plan_of_the_table(number: int) -> None:
    identifier, state, count, orps, (first, last) = TABLE[number]
    (row,) = (row for row in rows(OLOMOUCKY, "plans") if row["id"] == identifier)
    # Whatever its title says: seven of them are called medium-term, and municipalities plan all of them.
    assert row["type"] == "community"
    assert (row["state"], row["municipalities"], row["orps"]) == (state, count, orps)
    assert (row["from"], row["to"]) == (f"{first}-01-01", f"{last}-12-31")
    assert row["status"] == ("preparing" if state == "preparing" else "approved")
    assert row["uncertain"] == (13 if number == 8 else 0)
    plan = opened(OLOMOUCKY).records[identifier]
    assert {source.row for source in plan.sources} == {str(number)}
    assert {source.date.text for source in plan.sources if source.date} == {SEMINAR}


@pytest.mark.parametrize("identifier", OTHERS)
def test_other_plan(identifier: str) -> None:
    kind, state, count, orps, (first, last) = OTHERS[identifier]
    (row,) = (row for row in rows(OLOMOUCKY, "plans") if row["id"] == identifier)
    assert (row["type"], row["state"], row["municipalities"], row["orps"]) == (kind, state, count, orps)
    assert (row["from"], row["to"]) == (f"{first}-01-01", f"{last}-12-31")


def test_regional_plan_has_the_selected_measures_and_its_approval() -> None:
    workspace = opened(OLOMOUCKY)
    (plan,) = (plan for plan in workspace.plans if plan.id == REGIONAL)
    # Only what the sources say stands in the plan's own file; whatever else there is of it is invented.
    told = [node.measure for node in content(workspace, plan).measures if node.place.record.id == REGIONAL]
    assert [measure.code for measure in told] == ["1.1.1", "2.1.1", "4.1.1", "5.1.1"]
    assert all(source.title == "Pracovní seminář RSK OK" for measure in told for source in measure.sources)
    amounts = [measure.quantity for measure in told if measure.quantity is not None]
    assert [(amount.value, amount.unit) for amount in amounts] == [(Decimal(64), "míst")]
    assert [(item.by, item.date.text) for item in plan.approvals if item.date] == [("zok", "2017-02-27")]


def test_procedure_for_the_network_has_its_yearly_dates() -> None:
    procedure = opened(OLOMOUCKY).records["postup-aktualizace-site"]
    assert [item["due"] for item in procedure.data["deadlines"]] == ["--03-31", "--07-31"]


# -- coverage ---------------------------------------------------------------------------------------------------------


def test_coverage_on_the_day_of_the_seminar() -> None:
    assert coverage(OLOMOUCKY, SEMINAR) == {
        "covered": 195, "preparing": 14, "expired": 32, "substitute": 1, "none": 159, "exempt": 1,
    }  # fmt: skip
    assert len(rows(OLOMOUCKY, "coverage")) == 402


def test_coverage_by_orp() -> None:
    found: dict[str, Counter[str]] = {}
    for row in rows(OLOMOUCKY, "coverage"):
        found.setdefault(row["orp"], Counter())[row["status"]] += 1
    assert found == {
        "Hranice": {"expired": 31, "substitute": 1},
        "Jeseník": {"covered": 24},
        "Konice": {"covered": 20, "none": 1},
        "Lipník nad Bečvou": {"preparing": 14},
        "Litovel": {"covered": 20},
        "Mohelnice": {"covered": 14},
        "Olomouc": {"covered": 45, "exempt": 1},
        "Prostějov": {"covered": 1, "expired": 1, "none": 74},
        "Přerov": {"covered": 2, "none": 57},
        "Šternberk": {"covered": 22},
        "Šumperk": {"covered": 9, "none": 27},
        "Uničov": {"covered": 10},
        "Zábřeh": {"covered": 28},
    }


def test_who_plans_for_a_municipality() -> None:
    def told(name: str) -> tuple[str, list[str], bool]:
        row = by_name(name)
        return row["status"], row["plans"], row["uncertain"]

    assert told("Hranice") == ("substitute", ["hranice-program-2014-2020"], False)
    assert told("Čechy pod Kosířem") == ("covered", ["konicko-2013-2017"], False)
    assert told("Ludmírov") == ("covered", ["konicko-2013-2017"], False)
    assert told("Kojetín") == ("covered", ["kojetin-2017-2019"], False)
    assert told("Přerov") == ("covered", ["prerov-2016-2019"], False)
    assert told("Prostějov") == ("expired", ["prostejov-2014-2016"], False)
    assert told("Lipník nad Bečvou") == ("preparing", ["lipnik-2017-2019"], False)
    assert told("Libavá") == ("exempt", [], False)
    for town in (
        "Hanušovice",
        "Staré Město",
        "Kopřivná",
        "Jindřichov",
        "Malá Morava",
        "Branná",
        "Šléglov",
        "Vikantice",
    ):
        places = [row for row in rows(OLOMOUCKY, "coverage") if row["name"] == town and row["orp"] == "Šumperk"]
        assert [(row["status"], row["plans"]) for row in places] == [("covered", ["hanusovicko-2014-2017"])], town


def test_plan_without_four_unnamed_municipalities_is_uncertain_for_all_but_the_seat() -> None:
    lipnik = [row for row in rows(OLOMOUCKY, "coverage") if row["orp"] == "Lipník nad Bečvou"]
    assert len(lipnik) == 14
    assert [row["name"] for row in lipnik if not row["uncertain"]] == ["Lipník nad Bečvou"]
    assert not [row for row in rows(OLOMOUCKY, "coverage") if row["uncertain"] and row not in lipnik]


# -- gaps -------------------------------------------------------------------------------------------------------------


def test_gaps_are_exactly_what_the_table_implies() -> None:
    found = Counter(
        (row["code"], row["record"], row["orp"], len(row["municipalities"])) for row in rows(OLOMOUCKY, "gaps")
    )
    assert found == Counter(
        [
            # Ended, and nothing in force follows; the town's programme is a substitute, no successor.
            ("KPSS301", "hranice-2007-2010", "Hranice", 32),
            ("KPSS301", "prostejov-2014-2016", "Prostějov", 1),
            # Ends within a year, and nothing is being prepared.
            ("KPSS302", "hanusovicko-2014-2017", "Šumperk", 8),
            ("KPSS302", "jesenik-2014-2017", "Jeseník", 24),
            ("KPSS302", "konicko-2013-2017", None, 21),
            # Its period has begun, and it is still being made.
            ("KPSS310", "lipnik-2017-2019", "Lipník nad Bečvou", 1),
            ("KPSS401", "orp-konice", "Konice", 1),
            ("KPSS401", "orp-prostejov", "Prostějov", 74),
            ("KPSS401", "orp-prerov", "Přerov", 57),
            ("KPSS401", "orp-sumperk", "Šumperk", 27),
            ("KPSS402", "orp-hranice", "Hranice", 31),
            ("KPSS402", "orp-prostejov", "Prostějov", 1),
            ("KPSS403", "orp-lipnik-nad-becvou", "Lipník nad Bečvou", 1),
            ("KPSS404", "orp-hranice", "Hranice", 1),
            ("KPSS406", "lipnik-2017-2019", "Lipník nad Bečvou", 13),
            ("KPSS408", "orp-hranice", "Hranice", 1),
            ("KPSS408", "orp-prostejov", "Prostějov", 1),
        ]
    )


def test_every_finding_of_the_day() -> None:
    """The set of codes and subjects, municipality by municipality."""
    found = api.findings(opened(OLOMOUCKY))
    counts = Counter((finding.code_text, finding.severity) for finding in found)
    assert counts == {
        ("KPSS301", "gap"): 2, ("KPSS302", "gap"): 3, ("KPSS310", "gap"): 1, ("KPSS401", "gap"): 159,
        ("KPSS402", "gap"): 32, ("KPSS403", "gap"): 1, ("KPSS404", "gap"): 1, ("KPSS406", "gap"): 1,
        ("KPSS407", "note"): 1, ("KPSS408", "gap"): 2,
        # The sources do not give the number of the resolution about the region's plan.
        ("KPSS604", "note"): 1,
    }  # fmt: skip
    assert len({finding.identity for finding in found}) == len(found)
    nobody = {row["code"] for row in rows(OLOMOUCKY, "coverage") if row["status"] == "none"}
    assert {finding.record.rpartition("/")[2] for finding in found if finding.code == 401} == nobody
    (crossing,) = (finding for finding in found if finding.code == 407)
    assert crossing.record == "konicko-2013-2017"


def test_gaps_come_by_what_to_do_first() -> None:
    priorities = [row["priority"] for row in rows(OLOMOUCKY, "gaps")]
    assert priorities == sorted(priorities)
    assert Counter(priorities) == {1: 5, 2: 6, 3: 6}
    assert rows(OLOMOUCKY, "gaps")[0]["record"] == "hranice-2007-2010"


# -- other days -------------------------------------------------------------------------------------------------------


def test_another_day_shows_another_truth() -> None:
    assert coverage(OLOMOUCKY, "2012-01-01") == {"expired": 32, "none": 369, "exempt": 1}
    assert coverage(OLOMOUCKY, "2009-06-30") == {"covered": 32, "none": 369, "exempt": 1}
    assert coverage(OLOMOUCKY, "2018-06-30") == {
        # Over at the end of 2017: Jeseník 24, Konicko 21, Hanušovicko 8.
        "covered": 142, "preparing": 14, "expired": 85, "substitute": 1, "none": 159, "exempt": 1,
    }  # fmt: skip
    # All are over; the plan that was never approved has not expired, it is nothing.
    assert coverage(OLOMOUCKY, "2021-01-01") == {"expired": 228, "none": 173, "exempt": 1}


def test_gaps_of_other_days() -> None:
    def codes(day: str) -> Counter[str]:
        return Counter(row["code"] for row in rows(OLOMOUCKY, "gaps", day))

    assert codes("2012-01-01")["KPSS301"] == 1
    assert codes("2012-01-01")["KPSS404"] == 0  # the programme of Hranice begins in 2014
    assert codes("2012-01-01")["KPSS408"] == 1  # Hranice; plans for later years are recorded for the other seats
    late = codes("2021-01-01")
    assert late["KPSS301"] == 15  # 14 plans of municipalities and the plan of the region
    assert late["KPSS302"] == 0
    assert late["KPSS404"] == 0
    assert codes("2018-06-30")["KPSS309"] == 0  # the action plan for 2018 is there
    assert codes("2019-06-30")["KPSS309"] == 1


def test_states_of_other_days() -> None:
    def states(day: str) -> dict[str, str]:
        return {row["id"]: row["state"] for row in rows(OLOMOUCKY, "plans", day)}

    assert set(states("2021-01-01").values()) == {"expired", "preparing"}
    assert states("2021-01-01")["lipnik-2017-2019"] == "preparing"
    assert states("2018-06-30")["sprss-2018-2020"] == "in_force"
    assert states("2012-01-01")["hranice-2007-2010"] == "expired"
    # Not known before its approval.
    assert states("2017-02-26")["sprss-2018-2020"] == "preparing"
    assert states("2017-02-27")["sprss-2018-2020"] == "future"


@pytest.mark.parametrize("name", ["gaps", "plans", "coverage"])
def test_reports_on_plans_say_how_far_the_records_reach(name: str) -> None:
    early, late = (REPORTS[name](opened(OLOMOUCKY, day), Filters()) for day in (SEMINAR, "2021-01-01"))
    assert early.remarks == ()
    assert early.extra["known_until"] == late.extra["known_until"] == SEMINAR
    assert "16.\xa07.\xa02017" in " ".join(remark.in_language("cs") for remark in late.remarks)


def test_municipality_that_moved() -> None:
    assert by_name("Bohuňovice")["orp"] == "Olomouc"
    assert by_name("Bohuňovice", "2026-06-01")["orp"] == "Šternberk"
    assert by_name("Bohuňovice")["plans"] == ["olomouc-2016-2019"]
    # Its move in 2025 takes it neither out of a plan of 2016–2019 nor into one of 2017–2019.
    assert by_name("Bohuňovice", "2026-06-01")["plans"] == ["olomouc-2016-2019"]
    assert len(rows(OLOMOUCKY, "coverage", "2026-06-01")) == 402


# -- all three --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2005-01-01", "2012-01-01", SEMINAR, "2018-12-31", "2021-01-01", "2026-06-01"])
@pytest.mark.parametrize("example", NAMES)
def test_no_errors_and_no_warnings(example: str, day: str) -> None:
    found = [f for f in api.findings(opened(example, day)) if f.severity in {"error", "warning"}]
    assert [(finding.code_text, finding.place.file, finding.path) for finding in found] == []


@pytest.mark.parametrize(
    ("example", "expected", "types"),
    [
        ("liberecky", {"unknown": 215}, {"medium_term"}),
        ("cesky-krumlov", {"unknown": 31, "exempt": 1}, set()),
    ],
)
def test_where_plans_are_not_recorded_nothing_is_missing(
    example: str, expected: dict[str, int], types: set[str]
) -> None:
    for day in (SEMINAR, "2026-06-01"):
        assert coverage(example, day) == expected
        assert {row["type"] for row in rows(example, "plans", day)} == types
        assert [finding for finding in api.findings(opened(example, day)) if finding.severity == "gap"] == []
        report = REPORTS["coverage"](opened(example, day), Filters())
        assert "nezapsané, ne chybějící" in " ".join(remark.in_language("cs") for remark in report.remarks)


def test_levels_of_the_workspaces() -> None:
    assert [opened(name).settings.level for name in NAMES] == ["region", "region", "municipality"]
    assert [opened(name).settings.area for name in NAMES] == ["CZ071", "CZ051", "545392"]


@pytest.mark.parametrize("example", NAMES)
def test_every_record_cites_its_source_or_says_that_it_is_invented(example: str) -> None:
    records = opened(example).records.values()
    invented = {record.id for record in records if record.file.startswith("ilustrace/")}
    assert invented == {record.id for record in records if record.note.startswith("Ilustrace: ")}
    assert invented == {record.id for record in records if not record.sources}
    for record in records:
        for source in record.sources:
            assert source.title, record.id


@pytest.mark.parametrize("example", NAMES)
def test_territory_is_credited(example: str) -> None:
    for record in opened(example).of_kind("orp"):
        assert any("statistický úřad" in source.publisher for source in record.sources), record.id
        assert any(source.licence == "CC BY 4.0" for source in record.sources), record.id


# -- the invented content of the regional plan -------------------------------------------------------------------------


def test_regional_plan_is_written_whole() -> None:
    workspace = opened(OLOMOUCKY)
    (plan,) = (plan for plan in workspace.plans if plan.id == REGIONAL)
    made = content(workspace, plan)
    assert (len(made.priorities), len(made.all_goals), len(made.measures)) == (6, 10, 22)
    assert all(goal.measures for goal in made.all_goals)
    for node in made.measures:
        measure = node.measure
        assert all((measure.description, measure.justification, measure.responsible, measure.costs, measure.risks))
        assert all(indicator.baseline and indicator.targets for indicator in measure.indicators), measure.code
    (residential,) = (node.measure for node in made.measures if node.measure.code == "2.1.1")
    assert sum(change.change or 0 for change in residential.capacity) == 64
    required = {"descriptive", "analytical", "previous_plan_evaluation", "strategic", "network_provision"}
    assert required <= {chapter.part for chapter in plan.chapters}
    files = [path_beside(plan, section.file) for section in plan.chapters]
    assert all(file.startswith("ilustrace/sprss-2018-2020/") and workspace.chapters[file] for file in files)


def test_evaluations_of_the_regional_plan() -> None:
    def statuses(day: str) -> Counter[str]:
        workspace = opened(OLOMOUCKY, day)
        (plan,) = (plan for plan in workspace.plans if plan.id == REGIONAL)
        return Counter(progress(workspace, node).status for node in content(workspace, plan).measures)

    assert statuses("2019-05-23") == {"": 22}  # evaluated on the day after
    assert statuses("2019-06-30") == {"ongoing": 20, "not_started": 2}
    assert statuses("2026-11-22") == {"fulfilled": 15, "partly": 4, "changed": 1, "moved": 1, "not_fulfilled": 1}


def test_what_is_overdue_of_the_regional_plan() -> None:
    def overdue(day: str) -> list[str]:
        return sorted(row["record"] for row in rows(OLOMOUCKY, "gaps", day) if row["code"] == "KPSS804")

    assert not [record for record in overdue("2019-06-30") if record.startswith(REGIONAL)]
    for day in ("2026-11-22", AFTER):
        found = [record.partition("/")[2] for record in overdue(day) if record.startswith(REGIONAL)]
        assert found == ["1.1.2", "2.1.1", "2.2.2", "4.2.1", "4.2.2"]


def test_action_plan_looks_two_years_ahead() -> None:
    (plan,) = (plan for plan in opened(OLOMOUCKY).plans if plan.id == "akcni-plan-2018")
    assert [item.year for item in plan.outlook] == [2018, 2019, 2020]
    assert all(item.units and item.costs and item.subsidy for item in plan.outlook)


def test_local_part_of_konicko_is_as_long_as_agreed() -> None:
    workspace = opened(OLOMOUCKY, "2019-06-30")
    lengths = {one.id: locality_length(workspace, one) or 0 for one in workspace.of(Locality)}
    assert len(lengths) == 4
    assert lengths["prirucka-konicko"] >= 10 * PAGE
    assert max(length for name, length in lengths.items() if name != "prirucka-konicko") < 10 * PAGE
    # What the plans leave out is what the part about municipalities outside planning is about.
    (outside,) = (one for one in workspace.of(Locality) if one.type == "outside")
    nobody = {row["code"] for row in rows(OLOMOUCKY, "coverage") if row["status"] == "none"}
    assert area_of(workspace, outside).codes == nobody


# -- the invented year ------------------------------------------------------------------------------------------------

AFTER = "2028-01-15"


def at_work(example: str, day: str = AFTER, severity: str = "gap") -> Counter[tuple[str, str, str]]:
    """Findings about bodies, meetings and approval: code, record and the name of the ORP."""
    workspace = opened(example, day)
    return Counter(
        (found.code_text, found.record, workspace.territory.orp_name(found.orp) if found.orp else "")
        for found in api.findings(workspace)
        if found.code // 100 in {5, 6} and found.severity == severity
    )


def tasks(example: str) -> dict[str, str]:
    """Tasks of the year by meeting and id: done, open or overdue on the day after it."""
    day = opened(example, AFTER).as_of
    return {
        f"{meeting.id}/{task.id}": "done" if task.done else "overdue" if task.due and task.due.latest < day else "open"
        for meeting in opened(example, AFTER).of(Meeting)
        for task in meeting.tasks
    }


def steps_done(example: str, identifier: str) -> list[tuple[str, list[str]]]:
    """The steps of the procedure of a plan that somebody carried out, with the days, in order of the procedure."""
    workspace = opened(example, AFTER)
    (plan,) = (plan for plan in workspace.plans if plan.id == identifier)
    procedure = workspace.get(plan.procedure, Procedure)
    assert procedure is not None
    held = [record.open.start for record in workspace.of(Consultation) if identifier in record.about]
    found = []
    for step in Chain(procedure).steps.values():
        dates = held if step.consultation else [event.date for event in events_of(step, events(workspace, plan))]
        if dates:
            found.append((step.id, sorted({date.text for date in dates if date is not None})))
    return found


@pytest.mark.parametrize("example", NAMES)
def test_invented_year_is_2027_on_working_days_and_names_nobody(example: str) -> None:
    meetings = opened(example).of(Meeting)
    assert meetings
    for meeting in meetings:
        assert meeting.date is not None
        assert meeting.date.exact
        assert meeting.date.earliest.year == 2027
        assert is_working(meeting.date.earliest), meeting.id
        assert "(ilustrace)" in meeting.name
    assert not [membership.id for membership in opened(example).of(Membership) if membership.data.get("person")]


@pytest.mark.parametrize("day", [SEMINAR, "2018-06-01", "2021-01-01", "2026-11-22"])
@pytest.mark.parametrize("example", NAMES)
def test_invented_year_shows_nothing_before_it_begins(example: str, day: str) -> None:
    invented = {record.id for record in opened(example).records.values() if record.file.startswith("ilustrace/")}
    # The invented network is of 2018 to 2020 and has its own tests.
    found = [f for f in api.findings(opened(example, day)) if f.code // 100 != 7 and f.record != APPLICATION]
    shown = [(f.code_text, f.record) for f in found if f.record.split("/")[0] in invented]
    # Two local parts of the invented handbook of December 2018 are short on purpose.
    short = [("KPSS808", "prirucka-olomouc"), ("KPSS808", "prirucka-sumperk")]
    assert sorted(shown) == (short if example == OLOMOUCKY and day > "2018-12-01" else [])
    assert {f.code_text for f in found if f.code // 100 in {5, 6} and f.severity != "note"} == set()


def test_year_in_olomoucky() -> None:
    assert at_work(OLOMOUCKY) == {
        ("KPSS501", "kolegium-jesenik-romsky-koordinator", "Jeseník"): 1,
        # At least one meeting a year in each ORP: the only one in Konice was cancelled.
        ("KPSS503", "kolegium-obci", "Konice"): 1,
        ("KPSS506", "kolegium-litovel-2027", "Litovel"): 1,
    }
    # While the year lasts, a kolegium may still meet.
    assert "KPSS503" not in {code for code, *_ in at_work(OLOMOUCKY, "2027-12-31")}
    assert [finding for finding in api.findings(opened(OLOMOUCKY, AFTER)) if finding.severity == "error"] == []


def test_chain_in_olomoucky_is_complete() -> None:
    assert steps_done(OLOMOUCKY, "strategie-2028-2030") == [
        ("zadani", ["2027-01-18"]),
        ("priprava", ["2027-05-12"]),
        ("skupina-orp", ["2027-06-09"]),
        ("pripominky", ["2027-09-01"]),
        ("komise", ["2027-10-11"]),
        ("rada", ["2027-11-08"]),
        ("zastupitelstvo", ["2027-12-13"]),
    ]
    (plan,) = (plan for plan in opened(OLOMOUCKY, AFTER).plans if plan.id == "strategie-2028-2030")
    assert opened(OLOMOUCKY, AFTER).state_of(plan) == "in_force"
    (consultation,) = opened(OLOMOUCKY, AFTER).of(Consultation)
    assert [comment.settlement for comment in consultation.comments] == ["accepted", "partly", "rejected", "noted"]


def test_tasks_in_olomoucky() -> None:
    assert Counter(tasks(OLOMOUCKY).values()) == {"done": 3, "overdue": 3, "open": 2}
    assert tasks(OLOMOUCKY)["rmt-2027-01/terminy"] == "overdue"


def test_year_in_liberecky() -> None:
    assert at_work("liberecky") == {
        ("KPSS501", "k10-manazer-kks", ""): 1,
        # Announced three weeks ahead instead of a month.
        ("KPSS505", "k10-2027-04", ""): 1,
        ("KPSS607", "pripominkovani-sprss-lk-2027", ""): 1,
    }
    # The co-ordination group left out one quarter, and “about once a quarter” bears that.
    held = [m for m in opened("liberecky", AFTER).of(Meeting) if m.body == "koordinacni-skupina" and not m.status]
    assert len(held) == 3


def test_chains_in_liberecky_are_complete() -> None:
    steps = dict(steps_done("liberecky", "sprss-lk-2028-2030"))
    assert list(steps) == ["uzemni-ridici-skupiny", "k10", "rada", "zastupitelstvo"]
    assert steps["k10"] == ["2027-10-07"]
    assert max(steps["uzemni-ridici-skupiny"]) < steps["k10"][0] < steps["rada"][0] < steps["zastupitelstvo"][0]
    acted = {m.instance for m in opened("liberecky", AFTER).of(Meeting) if m.body == "uzemni-ridici-skupiny"}
    assert len(acted) == 10
    # The plan of 2024–2026 is no invention.
    assert steps_done("liberecky", "sprss-lk-2024-2026") == [
        ("zahajeni", ["2022-11-01"]),
        ("pripominky", ["2023-11-01"]),
        ("schvaleni", ["2023-12-19"]),
    ]


def test_year_in_cesky_krumlov() -> None:
    assert at_work("cesky-krumlov") == {
        ("KPSS501", "manazer-ks-zdravotni-postizeni-neobsazeno", ""): 1,
        ("KPSS504", "sk-2027-04", ""): 1,
        ("KPSS504", "ks-seniori-2027-10", ""): 1,
        ("KPSS506", "sk-2027-06", ""): 1,
        ("KPSS508", "koordinacni-skupiny", ""): 1,
    }
    # Written and verified by the same role.
    assert at_work("cesky-krumlov", severity="note") == {("KPSS506", "ks-seniori-2027-03", ""): 1}
    statuses = Counter(tasks("cesky-krumlov").values())
    assert statuses == {"done": 4, "overdue": 3, "open": 3}


def test_social_committee_of_krumlov_meets_on_days_of_the_assembly() -> None:
    days: dict[str, set[str]] = {}
    for meeting in opened("cesky-krumlov", AFTER).of(Meeting):
        days.setdefault(meeting.body, set()).add(meeting.date.text if meeting.date else "")
    assert days["socialni-komise"] - days["zastupitelstvo-mesta"] == {"2027-08-19"}
    assert days["zastupitelstvo-mesta"] <= days["socialni-komise"]


@pytest.mark.parametrize("example", NAMES)
def test_deadlines_show_the_overdue_tasks_of_the_year(example: str) -> None:
    late = [row for row in rows(example, "deadlines", AFTER) if row["state"] == "overdue"]
    assert {row["sort"] for row in late} <= {"task", "plan"}  # plans that ended and that nothing follows
    late = [row for row in late if row["sort"] == "task"]
    overdue = [task.rpartition("/")[0] for task, state in tasks(example).items() if state == "overdue"]
    assert sorted(row["record"] for row in late) == sorted(overdue)


def test_report_on_bodies_shows_where_a_kolegium_did_not_meet() -> None:
    kolegia = [row for row in rows(OLOMOUCKY, "bodies", AFTER) if row["body"] == "kolegium-obci"]
    assert sorted((row["instance"] for row in kolegia), key=ORPS.index) == ORPS
    assert [row["instance"] for row in kolegia if row["last_meeting"] is None] == ["Konice"]


# -- the invented network of 2018 to 2020 ------------------------------------------------------------------------------


def test_network_grows_by_what_was_decided() -> None:
    counted = {}
    for day in ("2017-07-16", "2018-06-30", "2019-06-30"):
        totals = REPORTS["network"](opened(OLOMOUCKY, day), Filters()).extra["totals"]
        counted[day] = (totals["services"], {one["unit"]: one["value"] for one in totals["units"]})
    assert counted == {
        "2017-07-16": (0, {}),
        "2018-06-30": (34, {"bed": 1118, "fte": Decimal("106.0")}),
        "2019-06-30": (34, {"bed": 1116, "fte": Decimal("105.5")}),
    }


def test_requests_of_both_rounds_stand_where_the_year_has_brought_them() -> None:
    stages = {
        day: {stage: number for stage, number in
              REPORTS["requests"](opened(OLOMOUCKY, day), Filters()).extra["stages"].items() if number}
        for day in ("2018-07-15", "2019-06-30", "2019-12-31")
    }  # fmt: skip
    assert stages == {
        "2018-07-15": {"opinions": 2, "applied": 1, "rejected": 1},
        "2019-06-30": {"opinions": 1, "assessment": 1, "postponed": 1, "decided": 1, "applied": 5, "rejected": 2},
        "2019-12-31": {"postponed": 1, "decided": 4, "applied": 5, "rejected": 3, "withdrawn": 1},
    }


def test_money_of_the_network_adds_up_to_the_koruna() -> None:
    workspace = opened(OLOMOUCKY, "2019-06-30")
    report = REPORTS["funding"](workspace, Filters(year=2019))
    for column in ("costs", "revenues", "requested", "granted", "compensation"):
        assert report.extra["totals"][column] == sum(Decimal(row[column] or 0) for row in report.rows)
    (programme,) = (one for one in report.extra["programmes"] if one["programme"] == "program-2019")
    assert report.extra["totals"]["granted"] == programme["granted"]


def test_levels_of_liberec_are_its_own() -> None:
    rows = REPORTS["network"](opened("liberecky", "2019-06-30"), Filters()).rows
    assert {row["level"] for row in rows} == {"z1", "z1v", "z2", "p-z2v"}
    assert {row["service"] for row in rows if not row["counts"]} == {"prevence-lk-krizova-pomoc"}


@pytest.mark.parametrize("example", [OLOMOUCKY, "liberecky"])
def test_invented_providers_say_so_and_have_numbers_of_nobody(example: str) -> None:
    for record in opened(example).of_kind("provider"):
        assert record.name.startswith("Ukázk"), record.id
        assert str(record.data["ico"]).startswith("999"), record.id
    for record in opened(example).of_kind("service"):
        assert str(record.data["number"]).startswith("999"), record.id
