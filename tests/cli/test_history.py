"""``kpss history``: options, formats, ``--at``, and what is said where there is nothing to tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Inside
from tests.repositories import NO_FOREIGN, GitFolder
from tests.support import WriteWorkspace
from tests.unit.changes.history_files import BASE, named
from tests.unit.records import yaml


@pytest.fixture
def past(repository: GitFolder) -> GitFolder:
    """A plan that changed its name, its id and its file."""
    approvals = [{"by_name": "Zastupitelstvo", "date": "2012-12-03", "resolution": "5/2012"}]
    repository.commit({**BASE, "a.yaml": named("Plán A", approvals=approvals)}, "Založení | svislítko <b>")
    repository.git("tag", "v1")
    repository.commit({"a.yaml": named("Plán B", approvals=approvals)}, "Nový název")
    repository.commit({"a.yaml": None, "b.yaml": named("Plán B", "plan-b", approvals=approvals)}, "Nové id")
    return repository


def test_text(past: GitFolder, inside: Inside) -> None:
    done = inside("history", "plan-b", cwd=past.workspace, env={**NO_FOREIGN, "COLUMNS": "160"}).expect()
    text = " ".join(done.stdout.split())
    order = (
        *("Historie záznamu Plán B (plan-b)", "3. 12. 2012", "5/2012", "platnost začíná", "platnost končí"),
        *("založeno v souboru a.yaml", "název: „Plán A“ → „Plán B“", "nový identifikátor plan-b (dříve plan)"),
    )
    places = [text.replace("\u00a0", " ").index(words) for words in order]
    assert places == sorted(places)
    assert "kpss@example.org" not in done.stdout  # names and addresses of people are not told
    turned = inside("history", "plan-b", "--newest-first", cwd=past.workspace, env={"COLUMNS": "160"}).expect().stdout
    assert turned.index("Nové id") < turned.index("Nový název") < turned.index("5/2012")


def test_json(past: GitFolder, inside: Inside) -> None:
    found = inside("history", "plan", "--format", "json", cwd=past.workspace).expect().json()
    assert (found["report"], found["record"], found["ids"]) == ("history", "plan-b", ["plan-b", "plan"])
    assert found["remarks"] == ["Záznam plan má dnes identifikátor plan-b."]
    assert [row["sort"] for row in found["rows"]] == ["event", "event", "event", "commit", "commit", "commit"]
    event, commit = found["rows"][0], found["rows"][-1]
    assert (event["date"], event["by"], event["resolution"]) == ("2012-12-03", "Zastupitelstvo", "5/2012")
    assert (event["record"], event["path"]) == ("plan-b", "approvals[0].date")
    head = past.git("rev-parse", "HEAD")
    assert (commit["commit"], commit["commits"], commit["message"]) == (head[:8], [head], "Nové id")


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json", "csv", "xlsx"])
def test_every_format_is_the_same_twice(past: GitFolder, inside: Inside, tmp_path: Path, form: str) -> None:
    files = [tmp_path / f"{number}.{form}" for number in (1, 2)]
    for file in files:
        inside("history", "plan-b", "--format", form, "-o", file, cwd=past.workspace).expect()
    assert files[0].read_bytes() == files[1].read_bytes()
    assert "<b>" not in files[0].read_text("utf-8", "replace") or form not in ("html", "markdown")


def test_record_as_it_was(past: GitFolder, inside: Inside) -> None:
    for wanted in ("plan", "plan-b"):
        done = inside("history", wanted, "--at", "v1", cwd=past.workspace).expect()
        assert done.stdout.startswith("Plán A\nPlán plan – a.yaml:1\n")
    shown = inside("show", "plan", "--rev", "v1", cwd=past.workspace).expect().stdout
    assert shown == inside("history", "plan-b", "--at", "v1", cwd=past.workspace).expect().stdout
    found = inside("history", "plan-b", "--at", "HEAD~1", "--format", "json", cwd=past.workspace).expect().json()
    assert found["data"]["name"] == "Plán B"
    past.commit({"c.yaml": named("Plán C", "plan-c", valid={"from": 2030})}, "další")
    assert (
        "V revizi v1 záznam plan-c není"
        in inside("history", "plan-c", "--at", "v1", cwd=past.workspace).expect(2).stderr
    )
    assert (
        "text, json" in inside("history", "plan", "--at", "v1", "--format", "csv", cwd=past.workspace).expect(2).stderr
    )


def test_history_of_an_earlier_revision(past: GitFolder, inside: Inside) -> None:
    found = inside("history", "plan", "--rev", "v1", "--format", "json", cwd=past.workspace).expect().json()
    assert [row["message"] for row in found["rows"] if row["commit"]] == ["Založení | svislítko <b>"]


def test_bare_repository(past: GitFolder, inside: Inside, tmp_path: Path) -> None:
    past.git("clone", "-q", "--bare", ".", str(tmp_path / "holy.git"))
    arguments = ("history", "plan-b", "--format", "json")
    bare = inside("-C", tmp_path / "holy.git", *arguments, "--rev", "main", cwd=tmp_path).expect().stdout
    assert bare == inside(*arguments, cwd=past.workspace).expect().stdout


def test_a_measure_is_called_by_its_own_name(past: GitFolder, inside: Inside) -> None:
    measures = [{"code": "1.2", "name": "Terénní služba"}]
    past.commit({"b.yaml": named("Plán B", "plan-b", measures=measures)}, "Opatření")
    done = inside("history", "plan-b/1.2", cwd=past.workspace).expect()
    assert done.stdout.startswith("Historie záznamu Terénní služba (plan-b/1.2)")


def test_records_of_a_submodule(tmp_path: Path, inside: Inside) -> None:
    module = GitFolder(tmp_path / "modul")
    module.commit({"plany/a.yaml": named("Plán A"), "plany/b.yaml": named("Plán B", "plan-b")}, "Založení")
    module.commit({"plany/a.yaml": named("Plán A2"), "plany/b.yaml": None}, "Nový název")
    outer = GitFolder(tmp_path / "kraj")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(module.root), "plans/modul")
    outer.commit(BASE, "Celek")
    for more in ((), ("--rev", "HEAD")):
        done = inside("history", "plan", "--format", "json", *more, cwd=outer.workspace).expect().json()
        told = [(row["message"], row["what"]) for row in done["rows"] if row["sort"] != "event"]
        assert told == [
            ("Založení", ["založeno v souboru plans/modul/plany/a.yaml"]),
            ("Nový název", ["název: „Plán A“ → „Plán A2“"]),
        ]
        gone = inside("history", "plan-b", *more, cwd=outer.workspace).expect().stdout
        assert "smazáno ze souboru plans/modul/plany/b.yaml" in gone
    outer.write({"plans/modul/plany/a.yaml": named("Plán A3")})
    assert "zatím neuloženo do gitu: název" in inside("history", "plan", cwd=outer.workspace).expect().stdout
    outer.git("submodule", "--quiet", "deinit", "--force", "plans/modul")
    said = inside("history", "plan", cwd=outer.workspace).expect(2).stderr
    assert "Co je v submodulu plans/modul a co v něm bylo, tu není známo" in said


def test_unknown_record(past: GitFolder, inside: Inside) -> None:
    said = inside("history", "plan-x", cwd=past.workspace).expect(2).stderr
    assert "Záznam „plan-x“ není a v gitu není stopa, že by kdy byl. Nemělo to být „plan-b“?" in said
    assert "There is no record" in inside("history", "x" * 300, "--lang", "en", cwd=past.workspace).expect(2).stderr
    for strange in ("", "-", "../a", "a\nb", "^{commit}", "plan-b/"):
        inside("history", "--", strange, cwd=past.workspace).expect(2)


def test_without_git_the_own_facts_are_told_with_a_sentence(workspace: WriteWorkspace, inside: Inside) -> None:
    folder = workspace({**BASE, "a.yaml": named("Plán A")})
    done = inside("history", "plan", cwd=folder).expect()
    assert "není v repozitáři git" in done.stdout
    assert "platnost začíná" in done.stdout


def test_repository_without_a_commit(repository: GitFolder, inside: Inside) -> None:
    repository.write({**BASE, "a.yaml": named("Plán A")})
    assert "ještě nic není uloženo" in inside("history", "plan", cwd=repository.workspace).expect().stdout


def test_private_things_are_covered(past: GitFolder, inside: Inside) -> None:
    past.commit({"b.yaml": named("Plán B", "plan-b", note="rodné číslo 906115/0009")}, "Podle jan.novak@example.org")
    for form in ("text", "json", "html"):
        said = inside("history", "plan-b", "--format", form, cwd=past.workspace).expect().stdout
        assert "906115" not in said
        assert "jan.novak" not in said


def test_nothing_is_written(past: GitFolder, inside: Inside) -> None:
    before = sorted(path.as_posix() for path in past.root.rglob("*"))
    inside("history", "plan-b", cwd=past.workspace).expect()
    assert sorted(path.as_posix() for path in past.root.rglob("*")) == before
    assert past.git("status", "--porcelain") == ""


def test_parts_of_a_plan_in_files_of_their_own(repository: GitFolder, inside: Inside) -> None:
    """A goal, a measure, and a measure within such a goal: ``plan/CODE`` finds them all."""
    measure = {"code": "1.1/b", "name": "Terén"}
    repository.commit({
        **BASE, "a.yaml": named("Plán A"),
        "c.yaml": yaml({"kind": "goal", "id": "cil", "plan": "plan", "code": "1", "name": "Cíl",
                        "measures": [measure]}),
        "m.yaml": yaml({"kind": "measure", "id": "opatreni", "plan": "plan", "code": "2.1", "name": "Půjčovna"}),
    }, "založení")  # fmt: skip
    for part, called in (("1", "Cíl (cil)"), ("1.1/b", "Terén (cil/1.1/b)"), ("2.1", "Půjčovna (opatreni)")):
        done = inside("history", f"plan/{part}", cwd=repository.workspace, env={"COLUMNS": "160"}).expect()
        assert f"Historie záznamu {called}" in done.stdout
        assert "založení" in done.stdout
        asked = ("show", f"plan/{part}", "--as-of", "2016-01-01", "--format", "json")
        shown = inside(*asked, cwd=repository.workspace).expect().json()
        assert shown["data"]["name"] == called.partition(" ")[0]
    assert "KPSS803" in {one["code"] for one in shown["findings"]}
    assert "není stopa" in inside("history", "plan/9.9", cwd=repository.workspace).expect(2).stderr
