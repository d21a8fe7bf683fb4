"""Skeletons of records of every kind: they parse, miss only what is marked, and are right once that is filled in."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from kpss.exchange.skeletons.assignments import Assignment, assignment
from kpss.exchange.skeletons.fields import choices, example, types
from kpss.exchange.skeletons.new import NewRecord, make
from kpss.exchange.skeletons.text import draft
from kpss.language.errors import UserError
from kpss.language.text import LANGUAGES, Language
from kpss.model.overlaid import with_files
from kpss.model.workspace import Workspace
from kpss.rules.engine import find_raw
from kpss.source.trees import MemoryTree
from kpss.structure.problems import Path
from kpss.structure.schemas import at_path, expanded, kinds
from tests.unit.network_files import entry, round_, service
from tests.unit.network_files import files as network_files
from tests.unit.records import ALFA, DELTA, orp, plan, settings, yaml

DAY = dt.date(2015, 3, 1)
TERRITORY = {
    "territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", ALFA),
    "territory/delta.yaml": orp("orp-delta", "7102", "Delta", DELTA),
}
BODY = {"structure/rada.yaml": yaml({"kind": "body", "id": "rada", "name": "Rada", "type": "executive_council"})}
FILES = {
    **TERRITORY,
    **BODY,
    "plans/obce/plan.yaml": plan("plan"),
    **network_files(service(), entry(valid={"from": "2014-01-01", "to": "2015-12-31"}), round_()),
}
FILE = "new.yaml"


def workspace(files: dict[str, str], day: dt.date = DAY, **changes: Any) -> Workspace:
    texts = {"kpss.yaml": settings(**changes), **files}
    return Workspace.load(MemoryTree({path: text.encode() for path, text in texts.items()}), day)


def made(where: Workspace, kind: str, *typed: str, identifier: str = "", language: Language = "cs") -> NewRecord:
    given = [assignment(kind, expanded(kind), text) for text in typed]
    return make(where, kind, identifier, given, language)


def found(where: Workspace, text: str) -> list[Any]:
    """The findings about the file as ``kpss validate`` would give them, gaps and notes left out."""
    after = with_files(where, {FILE: text})
    return [one for one in find_raw(after) if one.place.file == FILE and one.severity in ("error", "warning")]


def filled_in(where: Workspace, new: NewRecord, path: Path) -> Assignment:
    """A value of the form that the schema describes; references mean the record that there is."""
    part: dict[str, Any] = at_path(dict(new.schema), path)
    value: Any = example(part)
    if codes := choices(part, where.settings):
        value = next(iter(codes))
    elif "x-kpss-ref" in part:
        value = where.of_kind(part["x-kpss-ref"][0])[0].id
    elif "x-kpss-territory" in part:
        value = {"orp": "Alfa", "municipality": "500001", "region": "CZ071"}[part["x-kpss-territory"]]
    elif value is None:
        value = (
            "Nový záznam"
            if "string" in types(part) and "pattern" not in part
            else "novy"
            if "pattern" in part
            else 2016
        )
    if path[-1] in ("from", "to"):
        value = 2016
    return Assignment(path, str(value), "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("files", [{}, FILES], ids=["empty", "with records"])
@pytest.mark.parametrize("kind", kinds())
def test_skeleton_parses_and_misses_only_what_is_marked(kind: str, files: dict[str, str], language: Language) -> None:
    where = workspace(files)
    new = made(where, kind, language=language)
    text = draft(where, new, language, "x.json")
    assert text.startswith("# yaml-language-server: $schema=x.json\n")
    problems = [one for one in found(where, text) if one.params.get("problem") != "no_territory"]
    assert {(one.code, one.params["problem"]) for one in problems} <= {(110, "fill_in"), (110, "fill_in_or_delete")}
    assert [one.path for one in problems] == sorted(new.open, key=[one.path for one in problems].index)
    assert len(problems) == len(new.open)


@pytest.mark.parametrize("kind", kinds())
def test_record_is_right_once_all_is_filled_in(kind: str) -> None:
    where = workspace(FILES)
    given: list[Assignment] = []
    new = make(where, kind, "", given, "cs")
    while new.open:
        given.append(filled_in(where, new, new.open[0]))
        new = make(where, kind, "", given, "cs")
    text = draft(where, new, "cs")
    assert "DOPLŇTE" not in text
    assert [(one.code, one.path) for one in found(where, text)] == []
    keys = re.findall(r"^([a-z_]+):", text, flags=re.MULTILINE)
    order = list(new.schema["properties"])
    assert keys == sorted(keys, key=order.index)


@pytest.mark.parametrize("files", [{}, FILES], ids=["empty", "with records"])
@pytest.mark.parametrize("kind", kinds())
def test_what_may_be_added_is_of_the_right_form(kind: str, files: dict[str, str]) -> None:
    where = workspace(files)
    text = draft(where, made(where, kind), "cs")
    head, _, hints = text.partition("\n\n# ")
    uncovered = [line[2:] for line in hints.splitlines()[1:] if re.match(r"# (?:[a-z_]+:|  )", line)]
    assert uncovered
    problems = found(where, "\n".join([head, *uncovered, ""]))
    wrong = [(one.code, one.path, one.params) for one in problems if one.code < 200 and "fill" not in str(one.params)]
    assert wrong == []


@pytest.mark.parametrize("kind", kinds())
def test_file_is_short_and_names_every_key(kind: str) -> None:
    where = workspace(FILES)
    text = draft(where, made(where, kind), "cs")
    assert text.count("\n") <= 60
    assert max(map(len, text.splitlines())) <= 120
    words = set(re.findall(r"[a-z_]+", text))
    assert [key for key in expanded(kind)["properties"] if key not in words] == []


# -- what follows from the workspace ----------------------------------------------------------------------------------


def test_only_record_that_can_be_meant_is_filled_in() -> None:
    where = workspace(FILES)
    assert made(where, "network-entry").data["service"] == "domov"
    assert made(where, "evaluation").data["plan"] == "plan"
    two = workspace({**FILES, "plans/druhy.yaml": plan("druhy")})
    assert made(two, "evaluation").data["plan"] == "DOPLŇTE"


def test_plan_of_a_town_has_its_area_and_planner() -> None:
    town = workspace(TERRITORY, level="municipality", area="500002")
    new = made(town, "plan")
    assert new.data["area"] == {"include": [{"municipality": 500002}]}
    assert new.data["planner"] == {"municipality": 500002}
    unknown = workspace(TERRITORY, level="municipality", area="DOPLŇTE")
    assert "planner" not in made(unknown, "plan").data
    assert "planner" not in made(workspace(FILES), "plan", "type=community").data
    assert made(workspace(FILES), "plan", "type=medium_term").data["area"] == {"include": [{"region": "CZ071"}]}


def test_plan_follows_the_last_one_of_the_same_area() -> None:
    where = workspace(FILES, dt.date(2017, 5, 1))
    new = made(where, "plan", "type=community", "area.include[0].orp=Alfa")
    assert new.data["predecessors"] == ["plan"]
    assert new.data["valid"] == {"from": 2018, "to": 2022}
    assert "predecessors" not in made(where, "plan", "type=community", "area.include[0].orp=Delta").data
    # A period that would be over is not proposed; one that is given stays.
    late = workspace(FILES, dt.date(2026, 5, 1))
    assert made(late, "plan", "type=community", "area.include[0].orp=Alfa").data["valid"]["from"] == "DOPLŇTE"
    given = made(where, "plan", "type=community", "area.include[0].orp=Alfa", "valid.from=2019-07")
    assert given.data["valid"] == {"from": "2019-07"}


def test_procedure_is_the_one_that_applies() -> None:
    def procedure(identifier: str, about: str) -> dict[str, str]:
        steps = [{"id": "krok", "name": "Krok"}]
        data = {"kind": "procedure", "id": identifier, "name": identifier, "applies_to": [about], "steps": steps}
        return {f"structure/{identifier}.yaml": yaml(data)}

    files = {**FILES, **procedure("strednedoby", "medium_term"), **procedure("sit", "network_request")}
    where = workspace(files)
    assert made(where, "plan", "type=medium_term").data["procedure"] == "strednedoby"
    assert "procedure" not in made(where, "plan", "type=community").data
    assert made(where, "round").data["procedure"] == "sit"
    both = workspace({**files, **procedure("jiny", "medium_term")})
    assert "procedure" not in made(both, "plan", "type=medium_term").data


@pytest.mark.parametrize(
    ("content", "typed", "code", "goal"),
    [
        ({}, [], "1", None),
        ({"measures": [{"code": "1", "name": "A"}, {"code": "2", "name": "B"}]}, [], "3", None),
        ({"measures": [{"code": "O-9", "name": "A"}]}, [], "O-10", None),
        ({"measures": [{"code": "a", "name": "A"}, {"code": "2", "name": "B"}]}, [], None, None),
        ({"goals": [{"code": "1", "name": "C"}]}, [], "1.1", "1"),
        ({"goals": [{"code": "1", "name": "C", "measures": [{"code": "1.1", "name": "A"}]}]}, [], "1.2", "1"),
        ({"goals": [{"code": "1", "name": "C"}, {"code": "2", "name": "D"}]}, [], None, None),
        ({"goals": [{"code": "1", "name": "C"}, {"code": "2", "name": "D"}]}, ["goal=2"], "2.1", "2"),
    ],
)
def test_code_is_the_next_one(content: dict[str, Any], typed: list[str], code: str | None, goal: str | None) -> None:
    where = workspace({**FILES, "plans/obce/plan.yaml": plan("plan", **content)})
    new = made(where, "measure", *typed)
    assert new.data.get("code") == code
    assert str(new.data["goal"]) == goal if goal else "goal" not in new.data


def test_folder_is_that_of_the_kind_or_of_the_plan() -> None:
    where = workspace(FILES)
    assert {kind: made(where, kind).folder for kind in ("body", "provider", "measure", "goal")} == {
        "body": "structure", "provider": "network", "measure": "plans/obce", "goal": "plans/obce",
    }  # fmt: skip
    assert made(workspace({}), "measure").folder == "plans"


@pytest.mark.parametrize(
    ("kind", "typed", "identifier"),
    [
        ("body", ["name=Komise Rady města"], "komise-rady-mesta"),
        ("body", ["name=Rada"], "rada-2"),
        ("body", [], "organ"),
        ("evaluation", ["year=2015"], "plan-2015"),
        ("network-entry", ["valid.from=2016-01-01"], "domov-2016"),
        ("quality", ["year=2015"], "sebehodnoceni-kvality-2015"),
        ("body", [f"name={'velmi ' * 20}dlouhý"], "-".join(["velmi"] * 10)),
    ],
)
def test_id_is_made_and_is_free(kind: str, typed: list[str], identifier: str) -> None:
    assert made(workspace(FILES), kind, *typed).id == identifier


# -- what is given ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "typed", "line"),
    [
        ("plan", ["name=Plán: nový # 1"], 'name: "Plán: nový # 1"'),
        ("plan", ["name=2027"], 'name: "2027"'),
        ("plan", ['name="V uvozovkách"'], "name: V uvozovkách"),
        ("plan", ["valid.from=2027-01-01"], "valid: {from: 2027-01-01}"),
        ("plan", ["valid={from: 2027-01-01, to: 2029}"], "valid: {from: 2027-01-01, to: 2029}"),
        ("plan", ["edition=3"], "edition: 3"),
        ("plan", ["measures_complete=false"], "measures_complete: false"),
        ("plan", ["scope=social", "scope=related"], "scope: [social, related]"),
        ("plan", ["scope=[social, related]"], "scope: [social, related]"),
        ("measure", ["goal=1.10"], 'goal: "1.10"'),
        ("provider", ["ico=00000019"], 'ico: "00000019"'),
        ("need", ["extent.value=2.50"], "extent: {value: 2.50}"),
        ("plan", ["goals[0].name=Bydlení", "goals[0].code=1", "goals[1].name=Péče"], '  - {code: "1", name: Bydlení}'),
    ],
)
def test_value_is_written_as_the_reader_wants_it(kind: str, typed: list[str], line: str) -> None:
    where = workspace(FILES)
    lines = draft(where, made(where, kind, *typed), "cs").splitlines()
    assert line in [text.partition("  #")[0].rstrip() for text in lines]


def test_group_that_is_begun_is_completed() -> None:
    new = made(workspace(FILES), "plan", "goals[0].measures[0].code=1")
    assert new.data["goals"] == [{"name": "DOPLŇTE", "measures": [{"code": "1", "name": "DOPLŇTE"}]}]
    assert ("goals", 0, "measures", 0, "name") in new.open


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["name"], "klíč=hodnota"),
        (["=x"], "klíč=hodnota"),
        (["name.=x"], "klíč=hodnota"),
        (["id=x"], "kpss new plan ID"),
        (["typ=community"], "„type“"),
        (["valid.form=2017"], "„from“"),
        (["name.x=1"], "name=hodnota"),
        (["name[0]=1"], "není seznam"),
        (["area.include.orp=Alfa"], "area.include[0].orp"),
        (["goals[1].name=x"], "chybí goals[0]"),
        (["name=a", "name=b"], "dvakrát"),
        (["valid.from=2017", "valid={from: 2017}"], "dvakrát"),
    ],
    ids=" ".join,
)
def test_mistakes_say_what_to_write(typed: list[str], said: str) -> None:
    with pytest.raises(UserError) as caught:
        made(workspace(FILES), "plan", *typed)
    assert said in caught.value.text.cs
    assert caught.value.text.en
