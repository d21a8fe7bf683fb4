"""The dated facts of a record on its time line: its own and those that others tell of it."""

from __future__ import annotations

import datetime as dt

from tests.repositories import GitFolder
from tests.support import WriteWorkspace
from tests.unit.changes.history_files import BASE, life, named, told, words_of
from tests.unit.records import yaml


def events(repository: GitFolder, wanted: str = "plan", day: str = "2026-06-30") -> list[tuple[str, str, str, str]]:
    """(date, words, by whom, resolution) of each event."""
    return [
        (line.date, words_of(line), said(line.by), line.resolution)
        for line in told(repository, wanted, dt.date.fromisoformat(day))
        if line.sort == "event"
    ]


def said(words: object) -> str:
    return words if isinstance(words, str) else words.in_language("cs")  # type: ignore[attr-defined]


BODY = yaml({"kind": "body", "id": "zk", "name": "Zastupitelstvo kraje", "type": "assembly", "level": "region"})
FULL = named(
    "Plán A",
    approvals=[
        {"by": "zk", "date": "2012-12", "resolution": "UZ/1/2012"},
        {"by_name": "Zastupitelstvo obce", "date": "2013-02-01", "outcome": "postponed"},
    ],
    proceedings=[{"by": "zk", "act": "discusses", "date": "2012-11-05", "outcome": "with_comments"}],
    extensions=[{"to": 2018, "by": "zk", "date": "2017-06-01", "resolution": "UZ/9/2017"}],
    addenda=[{"number": 1, "name": "Doplnění", "date": "2015-03-01", "by": "zk", "resolution": "UZ/3/2015"}],
    withdrawn={"date": "2018-02-01", "by": "zk"},
)


def test_own_facts_of_a_plan(repository: GitFolder) -> None:
    repository.commit({**BASE, "zk.yaml": BODY, "plan.yaml": FULL}, "x")
    council = "Zastupitelstvo kraje"
    assert events(repository) == [
        ("2012-11-05", "projednává: s připomínkami", council, ""),
        ("2012-12", "schváleno", council, "UZ/1/2012"),
        ("2013", "platnost začíná", "", ""),
        ("2013-02-01", "odloženo", "Zastupitelstvo obce", ""),
        ("2015-03-01", "dodatek č. 1, „Doplnění“", council, "UZ/3/2015"),
        ("2017-06-01", "platnost prodloužena do 2018", council, "UZ/9/2017"),
        ("2017", "původní konec platnosti", "", ""),
        ("2018-02-01", "zrušení", council, ""),
        ("2018", "prodloužená platnost končí", "", ""),
    ]


def test_only_what_was_known_on_the_day_but_limits_may_lie_ahead(repository: GitFolder) -> None:
    repository.commit({**BASE, "zk.yaml": BODY, "plan.yaml": FULL}, "x")
    shown = [words for _, words, _, _ in events(repository, day="2013-01-15")]
    assert shown == [
        "projednává: s připomínkami", "schváleno", "platnost začíná", "původní konec platnosti",
        "prodloužená platnost končí",
    ]  # fmt: skip


def test_meetings_that_dealt_with_the_record(repository: GitFolder) -> None:
    meeting = {"kind": "meeting", "body": "zk", "date": "2013-04-01", "status": "held"}
    held = {
        **meeting,
        "id": "j1",
        "agenda": [{"id": "a", "title": "Plán", "about": ["plan"]}, {"id": "b", "title": "Jinak", "about": ["plan"]}],
        "resolutions": [{"number": "7/2013", "item": "a", "act": "approves"}],
    }
    cancelled = {**meeting, "id": "j2", "date": "2013-05-01", "status": "cancelled", "agenda": held["agenda"]}
    files = {"zk.yaml": BODY, "plan.yaml": named("Plán A"), "j1.yaml": yaml(held), "j2.yaml": yaml(cancelled)}
    repository.commit({**BASE, **files}, "x")
    found = [event for event in events(repository) if "platnost" not in event[1]]
    assert found == [
        ("2013-04-01", "usnesení: schvaluje", "Zastupitelstvo kraje", "7/2013"),
        ("2013-04-01", "na programu jednání: Jinak", "Zastupitelstvo kraje", ""),
    ]
    line = next(line for line in told(repository) if line.resolution == "7/2013")
    assert (line.record, line.path) == ("j1", ("resolutions", 0))


def test_successor_is_part_of_the_life(repository: GitFolder) -> None:
    after = named("Plán B", "plan-b", predecessors=["plan"], valid={"from": 2018, "to": 2020})
    repository.commit({**BASE, "a.yaml": named("Plán A"), "b.yaml": after}, "x")
    assert ("2018", "„Plán B“: platnost začíná", "", "") in events(repository)


def test_part_of_a_plan(repository: GitFolder) -> None:
    def content(code: str, name: str, until: int) -> str:
        measure = {"code": code, "name": name, "period": {"from": 2014, "to": until}}
        goals = [{"code": "C1", "name": "Cíl", "measures": [measure, {"code": "O9", "name": "Jiné"}]}]
        return named("Plán A", goals=goals)

    repository.commit({**BASE, "a.yaml": named("Plán A")}, "bez obsahu")
    repository.commit({"a.yaml": content("O1", "Opatření", 2015)}, "obsah")
    repository.commit({"a.yaml": content("O1", "Opatření", 2015).replace("Plán A", "Plán B")}, "název plánu")
    repository.commit({"a.yaml": content("O2", "Opatření", 2015)}, "nový kód")
    repository.commit({"a.yaml": content("O2", "Opatření", 2016)}, "prodloužení")
    for wanted in ("plan/O2", "plan/C1/O2"):
        lines = told(repository, wanted)
        assert [line.commits[0].subject for line in lines if line.commits] == ["obsah", "nový kód", "prodloužení"]
        said = [words_of(line) for line in lines]
        assert said[:2] == ["období: začátek", "období: konec"]
        assert said[2:4] == ["zapsáno poprvé", f"nový kód {wanted[5:]} (dříve {wanted[5:].replace('2', '1')})"]
        assert "prodlouženo do 31. 12. 2016" in said[4]
    repository.commit({"a.yaml": named("Plán A")}, "vypuštěno")
    assert words_of(told(repository, "plan/O2")[-1]) == "vypuštěno"


def test_workspace_without_git(workspace: WriteWorkspace) -> None:
    folder = workspace({**BASE, "zk.yaml": BODY, "plan.yaml": FULL})
    repository = GitFolder(folder, init=False)
    _, found = life(repository, "plan")
    assert found is not None
    assert "není v repozitáři git" in found.remarks[0].in_language("cs")
    assert len(events(repository)) == 9
    assert life(repository, "neni")[1] is None


def test_a_range_of_days_is_told_by_both_its_ends(repository: GitFolder) -> None:
    valid = {"from": {"not_before": "2012-03-01", "not_after": "2012-06-30"}, "to": {"not_before": "2016-01-01"}}
    repository.commit({**BASE, "a.yaml": named("Plán A", valid=valid)})
    told = [(date, words) for date, words, _, _ in events(repository)]
    assert told == [
        ("2012-06-30", "platnost začíná (nejdříve 1. 3. 2012, nejpozději 30. 6. 2012)"),
        ("2016-01-01", "platnost končí (nejdříve 1. 1. 2016)"),
    ]


def test_limits_of_parts_say_of_what_they_are(repository: GitFolder) -> None:
    entry = {
        "kind": "network-entry", "id": "vstup", "service": "domov", "valid": {"from": "2018-01-01"},
        "entrustment": {"number": "7/2018", "date": "2018-02-01", "valid": {"from": "2018-03-01"}},
    }  # fmt: skip
    windows = [{"name": "Nové služby", "from": "2018-04-01", "to": "2018-05-31"}]
    round_ = {"kind": "round", "id": "kolo", "year": 2019, "windows": windows}
    repository.commit({**BASE, "e.yaml": yaml(entry), "r.yaml": yaml(round_)})
    assert events(repository, "vstup") == [
        ("2018-01-01", "platnost začíná", "", ""),
        ("2018-02-01", "pověření č. 7/2018", "", ""),
        ("2018-03-01", "pověření: platnost začíná", "", ""),
    ]
    assert [words for _, words, _, _ in events(repository, "kolo")] == [
        "okno pro žádosti „Nové služby“: začátek",
        "okno pro žádosti „Nové služby“: konec",
    ]


def test_an_evaluation_is_not_said_twice(repository: GitFolder) -> None:
    made = {"kind": "evaluation", "id": "v", "plan": "plan", "name": "Vyhodnocení plánu A", "date": "2014-04-10"}
    repository.commit({**BASE, "a.yaml": named("Plán A"), "v.yaml": yaml(made)})
    assert ("2014-04-10", "„Vyhodnocení plánu A“: vyhodnoceno k tomuto dni", "", "") in events(repository)
