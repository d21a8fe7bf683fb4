"""``kpss validate --since``: what a change broke, what was known, what it fixed."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import DAY, FILES, Inside
from tests.repositories import NO_FOREIGN, GitFolder
from tests.support import Result, write_files
from tests.unit.records import plan, settings

GITHUB = {"GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main", "GITHUB_EVENT_PATH": "", "GITHUB_STEP_SUMMARY": ""}
WRONG = plan("plan-chyba", valid={"from": 2019, "to": 2020}).replace("status:", "statos:")
OTHER = plan("plan-jiny", name="Jiný", area={"include": [{"orp": "Delta"}]}, valid={"from": 2013, "to": 2014}, type="x")
KNOWN = {**FILES, "plans/chyba.yaml": WRONG}


class Since:
    """Runs ``validate --since`` in a repository: what was new, known and fixed as (code, record)."""

    def __init__(self, inside: Inside) -> None:
        self._inside = inside

    def run(self, repository: GitFolder | Path, *args: str | Path, env: Mapping[str, str] | None = None) -> Result:
        folder = repository.workspace if isinstance(repository, GitFolder) else repository
        options = ("validate", "--as-of", DAY, *args)
        return self._inside(*options, cwd=folder, env={**NO_FOREIGN, **(env or {})})

    def json(self, repository: GitFolder | Path, *args: str | Path, env: Mapping[str, str] | None = None) -> Any:
        return json.loads(self.run(repository, "--format", "json", *args, env=env).stdout)

    def states(self, repository: GitFolder | Path, *args: str | Path, env: Mapping[str, str] | None = None) -> States:
        return _states(self.json(repository, *args, env=env))


States = dict[str, Counter[tuple[str, str]]]


def _states(answer: Any) -> States:
    found: States = {"new": Counter(), "known": Counter(), "fixed": Counter()}
    for one in answer["findings"]:
        if one["severity"] in ("error", "warning"):
            found[one["state"]][one["code"], one["record"] or one["file"]] += 1
    return found


def _new(states: States) -> list[tuple[str, str]]:
    return sorted(states["new"].elements())


def _fixed(states: States) -> list[tuple[str, str]]:
    return sorted(states["fixed"].elements())


@pytest.fixture
def since(inside: Inside) -> Since:
    """Run ``kpss validate --since``."""
    return Since(inside)


def test_new_known_and_fixed(repository: GitFolder, since: Since) -> None:
    repository.commit({**KNOWN, "plans/opraveny.yaml": OTHER})
    repository.git("checkout", "--quiet", "-b", "zmena")
    right = OTHER.replace('"x"', '"community"')
    repository.commit({"plans/opraveny.yaml": right, "plans/novy.yaml": WRONG.replace("plan-chyba", "plan-nova")})
    states = since.states(repository, "--since", "main")
    assert _new(states) == [("KPSS111", "plan-nova")]
    assert _fixed(states) == [("KPSS113", "plan-jiny")]
    assert states["known"] == {("KPSS111", "plan-chyba"): 1}
    result = since.run(repository, "--since", "main").expect(1)
    assert "plans/novy.yaml:" in result.stdout
    assert "plans/chyba.yaml:" not in result.stdout


def test_known_errors_do_not_fail(repository: GitFolder, since: Since) -> None:
    repository.commit(KNOWN)
    since.run(repository, "--since", "HEAD").expect(0)
    since.run(repository, "--since", "none").expect(1)
    since.run(repository).expect(1)
    assert since.json(repository, "--since", "none")["base"] is None


def test_files_that_are_not_committed_count(repository: GitFolder, since: Since) -> None:
    repository.commit(FILES)
    repository.write({"plans/novy.yaml": WRONG, "plans/alfa.yaml": OTHER})  # one is not tracked
    assert _new(since.states(repository, "--since", "main")) == [("KPSS111", "plan-chyba"), ("KPSS113", "plan-jiny")]


def test_only_the_level_of_new_findings_counts(repository: GitFolder, since: Since) -> None:
    repository.commit(FILES)
    second = plan("plan-druhy", name="Plán Alfy druhý", valid={"from": 2017, "to": 2018})
    repository.write({"plans/druhy.yaml": second})
    since.run(repository, "--since", "main").expect(0)
    since.run(repository, "--since", "main", "--fail-on", "warning").expect(1)
    repository.commit()
    since.run(repository, "--since", "main", "--fail-on", "gap").expect(0)


def test_what_others_merged_meanwhile_is_not_of_the_change(repository: GitFolder, since: Since) -> None:
    repository.commit(FILES)
    repository.git("checkout", "--quiet", "-b", "zmena")
    repository.commit({"plans/novy.yaml": OTHER})
    repository.git("checkout", "--quiet", "main")
    repository.commit(KNOWN)
    repository.git("checkout", "--quiet", "zmena")
    states = since.states(repository, "--since", "main")
    assert _new(states) == [("KPSS113", "plan-jiny")]
    assert not states["fixed"]
    repository.git("merge", "--quiet", "-m", "x", "main")
    states = since.states(repository, "--since", "main")
    assert _new(states) == [("KPSS113", "plan-jiny")]
    assert states["known"] == {("KPSS111", "plan-chyba"): 1}
    repository.git("rebase", "--quiet", "main")
    assert _new(since.states(repository, "--since", "main")) == [("KPSS113", "plan-jiny")]


def test_renamed_record_and_moved_files(repository: GitFolder, since: Since) -> None:
    repository.commit({**KNOWN, "plans/rozbity.yaml": "kind: plan\nid: [\n"})
    repository.write(
        {
            "plans/chyba.yaml": None, "plany/jinde.yaml": WRONG.replace("plan-chyba", "plan-prejmenovany"),
            "plans/rozbity.yaml": None, "plany/rozbity.yaml": "kind: plan\nid: [\n# a\n",
        }
    )  # fmt: skip
    states = since.states(repository, "--since", "main")
    assert not states["new"]
    assert not states["fixed"]
    assert states["known"].total() == 2


def test_items_put_before_others(repository: GitFolder, since: Since) -> None:
    text = plan("plan-x", area={"include": [{"orp": "Nic"}, {"orp": "Delta"}, {"orp": "Pryč"}]})
    repository.commit({**FILES, "plans/x.yaml": text})
    before = plan("plan-x", area={"include": [{"orp": "Nové"}, {"orp": "Alfa"}, {"orp": "Nic"}, {"orp": "Delta"}]})
    repository.write({"plans/x.yaml": before})
    answer = since.json(repository, "--since", "main")
    told = {(one["path"], one["state"]) for one in answer["findings"] if one["code"] == "KPSS205"}
    assert told == {
        ("area.include[0].orp", "new"), ("area.include[2].orp", "known"), ("area.include[2].orp", "fixed"),
    }  # fmt: skip


def test_several_equal_findings_are_counted(repository: GitFolder, since: Since) -> None:
    repository.commit({**FILES, "plans/x.yaml": plan("plan-x", area={"include": [{"orp": "Nic"}]})})
    repository.write({"plans/x.yaml": plan("plan-x", area={"include": [{"orp": "Nic"}, {"orp": "Nic"}]})})
    states = since.states(repository, "--since", "main")
    assert states["new"]["KPSS205", "plan-x"] == 1
    assert states["known"]["KPSS205", "plan-x"] == 1


def test_what_can_no_longer_be_read_is_not_fixed(repository: GitFolder, since: Since) -> None:
    repository.commit(KNOWN)
    repository.write({"plans/chyba.yaml": WRONG + "x: [\n"})
    states = since.states(repository, "--since", "main")
    assert _new(states) == [("KPSS102", "plans/chyba.yaml")]
    assert not states["fixed"]
    gone = [one for one in since.json(repository, "--since", "main")["findings"] if one["state"] == "fixed"]
    assert gone == []  # gaps neither


def test_settings_that_cannot_be_read_fix_nothing(repository: GitFolder, since: Since) -> None:
    repository.commit(KNOWN)
    repository.write({"kpss.yaml": settings() + "x: [\n"})
    answer = since.json(repository, "--since", "main")
    assert [one["code"] for one in answer["findings"] if one["state"] == "new"] == ["KPSS102"]
    assert not [one for one in answer["findings"] if one["state"] == "fixed"]


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_conflict_left_in_a_file_is_one_finding(repository: GitFolder, since: Since, style: str) -> None:
    repository.commit(FILES)
    repository.git("checkout", "--quiet", "-b", "zmena")
    repository.commit({"plans/alfa.yaml": FILES["plans/alfa.yaml"].replace("Plán Alfy", "Plán ze změny")})
    repository.git("checkout", "--quiet", "main")
    repository.commit({"plans/alfa.yaml": FILES["plans/alfa.yaml"].replace("Plán Alfy", "Plán z hlavní větve")})
    with pytest.raises(AssertionError, match="CONFLICT"):
        repository.git("-c", f"merge.conflictStyle={style}", "merge", "zmena")
    answer = since.json(repository, "--since", "main")
    new = [one for one in answer["findings"] if one["state"] == "new"]
    assert [one["code"] for one in new] == ["KPSS102"]
    assert "sloučení" in new[0]["message"]
    assert all(sign in new[0]["hint"] for sign in ("<<<<<<<", "|||||||", "=======", ">>>>>>>"))
    assert not [one for one in answer["findings"] if one["state"] == "fixed"]


def test_time_makes_nothing_new(repository: GitFolder, inside: Inside) -> None:
    repository.commit(FILES)
    repository.write({"plans/alfa.yaml": FILES["plans/alfa.yaml"] + "note: x\n"})
    for day in ("2017-07-16", "2019-12-31", "2030-01-01"):
        options = ("validate", "--since", "main", "--format", "json", "--fail-on", "note", "--as-of", day)
        result = inside(*options, cwd=repository.root, env=NO_FOREIGN).expect(0)
        assert {one["state"] for one in json.loads(result.stdout)["findings"]} <= {"known"}


def test_filters_go_with_it(repository: GitFolder, since: Since) -> None:
    repository.commit({**KNOWN, "plans/opraveny.yaml": OTHER})
    repository.write({"plans/opraveny.yaml": None, "plans/novy.yaml": WRONG.replace("plan-chyba", "plan-nova")})
    assert _new(since.states(repository, "--since", "main", "plans/chyba.yaml")) == []
    since.run(repository, "--since", "main", "plans/chyba.yaml").expect(0)
    states = since.states(repository, "--since", "main", "plans/opraveny.yaml")  # which is no longer there
    assert _fixed(states) == [("KPSS113", "plan-jiny")]
    assert _fixed(since.states(repository, "--since", "main", "--plan", "plan-jiny")) == [("KPSS113", "plan-jiny")]
    assert _fixed(since.states(repository, "--since", "main", "--code", "111")) == []
    assert "neexistuje" in since.run(repository, "--since", "main", "plans/nikdy.yaml").expect(2).stderr
    assert "Neznámý plán" in since.run(repository, "--since", "main", "--plan", "nic").expect(2).stderr


def test_a_renamed_plan_is_found_by_both_names(repository: GitFolder, since: Since) -> None:
    repository.commit(KNOWN)
    repository.write({"plans/chyba.yaml": WRONG.replace("plan-chyba", "plan-novy").replace("statos:", "status:")})
    for name in ("plan-chyba", "plan-novy"):
        assert _fixed(since.states(repository, "--since", "main", "--plan", name)) == [("KPSS111", "plan-chyba")]


def test_the_base_governs(repository: GitFolder, since: Since) -> None:
    repository.commit(FILES)
    off = settings(rules={"KPSS111": {"severity": "off"}}, ignore=["plans/**"])
    repository.write({"kpss.yaml": off, "plans/chyba.yaml": WRONG})
    result = since.run(repository, "--since", "main").expect(1)
    assert "KPSS111" in result.stdout
    assert "rules, ignore" in result.stdout
    repository.commit()
    since.run(repository, "--since", "main").expect(0)
    assert since.json(repository, "--since", "main")["remarks"] == []


def test_mistakes_in_the_rules_of_the_change_are_new(repository: GitFolder, since: Since) -> None:
    repository.commit(FILES)
    wrong = {"KPSS999": {"severity": "off"}, "KPSS302": {"months": "x"}, "KPSS301": {"nokey": 1}}
    repository.write({"kpss.yaml": settings(rules=wrong)})
    new = sorted(code for code, _ in _new(since.states(repository, "--since", "main")))
    assert new == ["KPSS112", "KPSS113", "KPSS113"]


def test_rules_of_the_target_hold_though_the_change_left_it_before(repository: GitFolder, since: Since) -> None:
    repository.commit(FILES)
    repository.git("checkout", "--quiet", "-b", "zmena")
    repository.commit({"plans/novy.yaml": OTHER})
    repository.git("checkout", "--quiet", "main")
    repository.commit({"kpss.yaml": settings(rules={"KPSS113": {"severity": "warning"}}), "plans/chyba.yaml": WRONG})
    repository.git("checkout", "--quiet", "zmena")
    for options, environment in ((("--since", "main"), {}), ((), GITHUB)):
        answer = since.json(repository, *options, env=environment)
        new = [one for one in answer["findings"] if one["state"] == "new" and one["severity"] != "gap"]
        assert [(one["code"], one["severity"]) for one in new] == [("KPSS113", "warning")]
        assert answer["remarks"] == []  # the change touches no rules
        assert not _states(answer)["fixed"]
    repository.write({"kpss.yaml": settings(rules={"KPSS113": {"severity": "off"}})})
    answer = since.json(repository, "--since", "main")
    assert (
        f"(rules); do sloučení platí podle revize main ({repository.git('rev-parse', '--short=8', 'main')})"
        in (answer["remarks"][0])
    )


def test_how_far_records_reach_cannot_be_changed_to_hide_gaps(repository: GitFolder, since: Since) -> None:
    repository.commit({**FILES, "kpss.yaml": settings(recorded={"plans": {"complete": True}})})
    gaps = [one for one in since.json(repository)["findings"] if one["severity"] == "gap"]
    repository.write({"kpss.yaml": settings(recorded={"plans": {"complete": False}}), "plans/alfa.yaml": None})
    answer = since.json(repository, "--since", "main")
    assert [one for one in answer["findings"] if one["severity"] == "gap" and one["state"] == "new"]
    assert len([one for one in answer["findings"] if one["severity"] == "gap"]) >= len(gaps) > 0
    assert "recorded" in answer["remarks"][0]


@pytest.mark.parametrize("rev", [False, True])
def test_settings_put_into_a_folder_take_nothing_out(repository: GitFolder, since: Since, *, rev: bool) -> None:
    repository.commit({**FILES, "jiny/kpss.yaml": settings(), "jiny/x.yaml": WRONG})
    repository.commit({"plans/chyba.yaml": WRONG, "plans/kpss.yaml": settings(), "novy/kpss.yaml": settings(),
                       "novy/a.yaml": OTHER})  # fmt: skip
    options = ("--rev", "HEAD") if rev else ()
    answer = since.json(repository, "--since", "HEAD~1", *options)
    assert _new(_states(answer)) == [("KPSS111", "plan-chyba")]
    assert not [one for one in answer["findings"] if one["state"] == "fixed"]
    first, second = answer["remarks"]
    assert first.startswith("Složka novy/")
    assert "jiný pracovní prostor" in first
    assert second.startswith("Složka plans/")
    assert "kontroluje se s ostatními" in second
    since.run(repository, "--since", "HEAD").expect(0)


def test_a_waiver_of_the_change_does_not_hold_yet(repository: GitFolder, since: Since) -> None:
    repository.commit(FILES)
    waiver = {"code": "KPSS111", "record": "plan-chyba", "reason": "x", "until": "2030-01-01"}
    repository.write({"kpss.yaml": settings(waivers=[waiver]), "plans/chyba.yaml": WRONG})
    since.run(repository, "--since", "main").expect(1)
    repository.commit()
    repository.write({"plans/novy.yaml": OTHER})
    answer = since.json(repository, "--since", "main")
    assert [one["code"] for one in answer["waived"]] == ["KPSS111"]
    assert _new(_states(answer)) == [("KPSS113", "plan-jiny")]
    repository.write({"plans/chyba.yaml": None})
    assert not [one for one in since.json(repository, "--since", "main")["findings"] if one["code"] == "KPSS111"]


def test_a_workspace_that_is_new(repository: GitFolder, since: Since) -> None:
    repository.commit({"readme.md": "x"})
    repository.write(KNOWN)
    answer = since.json(repository, "--since", "main")
    assert {one["state"] for one in answer["findings"]} == {"new"}
    assert "ještě není" in answer["remarks"][0]
    since.run(repository, "--since", "main").expect(1)


def test_a_workspace_in_another_folder_than_before(tmp_path: Path, since: Since) -> None:
    repository = GitFolder(tmp_path / "r", "stará složka")
    repository.commit({**KNOWN, "kpss.yaml": settings(rules={"KPSS113": {"severity": "warning"}})})
    repository.git("mv", "stará složka", "nová")
    write_files(repository.root / "nová", {"plans/novy.yaml": OTHER, "kpss.yaml": settings()})
    answer = since.json(repository.root / "nová", "--since", "main")
    states = _states(answer)
    assert _new(states) == [("KPSS113", "plan-jiny")]
    assert states["known"] == {("KPSS111", "plan-chyba"): 1}
    assert "stará složka/" in answer["remarks"][0]
    assert "rules" in answer["remarks"][1]


@pytest.mark.parametrize("rev", [False, True])
def test_a_workspace_that_moved_and_left_a_stub(tmp_path: Path, since: Since, *, rev: bool) -> None:
    repository = GitFolder(tmp_path / "r", "a")
    repository.commit(KNOWN)
    write_files(repository.root / "b", {"kpss.yaml": settings(), "x.yaml": plan("plan-b")})
    repository.commit()
    repository.git("mv", "a", "nová")
    off = settings(rules={"KPSS113": {"severity": "off"}})
    write_files(repository.root / "nová", {"plans/novy.yaml": OTHER, "kpss.yaml": off})
    write_files(repository.root / "a", {"kpss.yaml": settings()})
    if rev:
        repository.commit()
    base, options = ("HEAD~1", ("--rev", "HEAD")) if rev else ("HEAD", ())
    answer = since.json(repository.root / "nová", "--since", base, *options)
    assert _new(_states(answer)) == [("KPSS113", "plan-jiny")]
    assert ["a/" in answer["remarks"][0], "rules" in answer["remarks"][1]] == [True, True]
    repository.git("rm", "-rq", "--cached", "b")
    shutil.rmtree(repository.root / "b")  # two have gone, one of them came here
    (repository.root / "a/kpss.yaml").unlink()
    assert _new(_states(since.json(repository.root / "nová", "--since", base, *options))) == [("KPSS113", "plan-jiny")]


def test_a_workspace_beside_another_is_new(tmp_path: Path, since: Since) -> None:
    """It may have been copied from it; its own settings judge it, and that is said."""
    repository = GitFolder(tmp_path / "r", "a")
    repository.commit(KNOWN)
    shutil.copytree(repository.workspace, repository.root / "b")
    write_files(repository.root / "b", {"kpss.yaml": settings(ignore=["x/**"])})
    (remark,) = since.json(repository.root / "b", "--since", "main")["remarks"]
    assert "ještě není" in remark
    assert "(v kpss.yaml: ignore)" in remark


def test_a_file_that_can_be_read_again(repository: GitFolder, since: Since) -> None:
    repository.commit({**FILES, "plans/chyba.yaml": WRONG + "x: [\n", "plans/jina.yaml": OTHER})
    repository.write({"plans/chyba.yaml": WRONG})
    answer = since.json(repository, "--since", "main")
    assert _new(_states(answer)) == [("KPSS111", "plan-chyba")]
    assert "plans/chyba.yaml se dřív nedal přečíst" in answer["remarks"][0]
    repository.write({"plans/chyba.yaml": WRONG + "x: [\n", "plans/jina.yaml": WRONG})
    assert since.json(repository, "--since", "main")["remarks"] == []


def test_settings_broken_in_the_base(repository: GitFolder, since: Since) -> None:
    repository.commit({**KNOWN, "kpss.yaml": settings() + "x: [\n"})
    repository.write({"kpss.yaml": settings()})
    answer = since.json(repository, "--since", "main")
    states = _states(answer)
    assert not states["new"]
    assert _fixed(states) == [("KPSS102", "kpss.yaml")]
    assert "kpss.yaml" in answer["remarks"][0]
    assert "výchozí" in answer["remarks"][0]


def test_a_revision_against_a_revision(repository: GitFolder, since: Since, tmp_path: Path) -> None:
    repository.commit(FILES)
    repository.git("tag", "verze-1")
    repository.commit({"plans/chyba.yaml": WRONG})
    repository.commit({"plans/chyba.yaml": None})
    assert _new(since.states(repository, "--rev", "HEAD~1", "--since", "verze-1")) == [("KPSS111", "plan-chyba")]
    since.run(repository, "--rev", "HEAD~1", "--since", "verze-1").expect(1)
    since.run(repository, "--rev", "HEAD", "--since", "verze-1").expect(0)
    repository.git("clone", "--quiet", "--bare", ".", str(tmp_path / "holý.git"))
    options = ("-C", tmp_path / "holý.git", "--rev", "main~1", "--since", "main~2")
    assert _new(since.states(tmp_path, *options)) == [("KPSS111", "plan-chyba")]
    assert _new(since.states(tmp_path, *options, "plans/chyba.yaml")) == [("KPSS111", "plan-chyba")]
    assert _new(since.states(tmp_path, *options, "territory")) == []
    assert "neexistuje" in since.run(tmp_path, *options, "plany").expect(2).stderr


@pytest.mark.parametrize("name", ["není", "--output=x", "-x", "main..HEAD", "^main", "HEAD\n", "", " "])
def test_a_revision_that_is_not_there(repository: GitFolder, since: Since, name: str) -> None:
    repository.commit(FILES)
    result = since.run(repository, f"--since={name}")
    if name:
        assert result.expect(2).stderr.count("\n") == 1
        assert "Revize" in result.stderr
    else:
        result.expect(0)
    assert not (repository.root / "x").exists()


def test_names_of_branches(repository: GitFolder, since: Since) -> None:
    repository.commit(FILES)
    for name in ("refs/heads/-x", "refs/heads/větev-š/č", "refs/heads/none", "refs/tags/značka"):
        repository.git("update-ref", name, "HEAD")
    repository.write({"plans/chyba.yaml": WRONG})
    for name in ("-x", "větev-š/č", "heads/none", "značka", "HEAD@{0}", ":/x"):
        states = since.states(repository, f"--since={name}")
        assert _new(states) == [("KPSS111", "plan-chyba")], name
    assert since.json(repository, "--since", "větev-š/č")["base"].startswith("větev-š/č (")
