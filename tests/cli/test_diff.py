"""``kpss diff`` on real repositories: revisions, the files as they are, filters, formats, and what cannot be done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import DAY, FILES, Inside
from tests.repositories import NO_FOREIGN, GitFolder
from tests.support import Result
from tests.unit.records import plan

LONGER = plan("plan-alfa", name="Plán Alfy", valid={"from": 2016, "to": 2021})
NEW = plan("plan-novy", name="Nový plán", area={"include": [{"orp": "Delta"}]}, valid={"from": 2017, "to": 2020})


@pytest.fixture
def diff(inside: Inside) -> Any:
    """Run ``kpss diff`` in a folder."""

    def call(where: Path, *words: str, env: dict[str, str] | None = None, day: str = DAY) -> Result:
        return inside("diff", *words, cwd=where, env={**NO_FOREIGN, **(env or {})}, today=day)

    return call


def said(done: Result) -> str:
    """The line of words."""
    return done.expect().stdout.splitlines()[0]


def test_files_against_the_last_revision(repository: GitFolder, diff: Any) -> None:
    repository.commit(FILES)
    assert said(diff(repository.root)) == "Beze změny."
    repository.write({"plans/alfa.yaml": LONGER, "plans/novy.yaml": NEW})
    done = diff(repository.root)
    assert said(done) == "1 plán přibyl, 1 prodloužen, pokrytých obcí 2 → 4."
    assert "HEAD (" in done.stdout
    assert "soubory, jak jsou teď" in done.stdout
    assert said(diff(repository.root, "--lang", "en")) == "1 plan added, 1 extended, municipalities covered 2 → 4."
    assert repository.git("status", "--short") == "M plans/alfa.yaml\n?? plans/novy.yaml"  # nothing was written


def test_two_revisions_and_their_base(repository: GitFolder, diff: Any) -> None:
    first = repository.commit(FILES)
    repository.git("checkout", "--quiet", "-b", "návrh")
    repository.commit({"plans/novy.yaml": NEW})
    repository.git("checkout", "--quiet", "main")
    repository.commit({"plans/alfa.yaml": LONGER})
    repository.git("checkout", "--quiet", "--detach", "main")
    assert said(diff(repository.root, "main..návrh")) == "1 plán přibyl, 1 zkrácen, pokrytých obcí 2 → 4."
    assert said(diff(repository.root, "main...návrh")) == "1 plán přibyl, pokrytých obcí 2 → 4."
    assert "společný základ s main" in diff(repository.root, "main...návrh").stdout
    assert said(diff(repository.root, f"{first}..")) == "1 plán prodloužen."
    assert said(diff(repository.root, "HEAD~1")) == "1 plán prodloužen."
    assert said(diff(repository.root, "..návrh")) == said(diff(repository.root, "HEAD..návrh"))
    assert repository.git("stash", "list") == ""


def test_the_day_is_one_for_both(repository: GitFolder, diff: Any) -> None:
    repository.commit(FILES)
    repository.write({"plans/novy.yaml": NEW})
    assert said(diff(repository.root, "--as-of", "2022-01-01")) == "1 plán přibyl."
    body = diff(repository.root, "--as-of", "2018-01-01", "--format", "json").expect().json()
    assert (body["as_of"], body["coverage"]["before"], body["coverage"]["after"]) == ("2018-01-01", 2, 4)


def test_renamed_moved_and_formatted(repository: GitFolder, diff: Any) -> None:
    repository.commit(FILES)
    repository.write(
        {
            "plans/alfa.yaml": None,
            "plány/alfa/plán.yaml": FILES["plans/alfa.yaml"],
            "plans/delta.yaml": FILES["plans/delta.yaml"].replace("plan-delta", "delta-2010"),
            "territory/alfa.yaml": "# poznámka\n" + FILES["territory/alfa.yaml"],
        }
    )
    done = diff(repository.root)
    assert said(done) == "1 plán přejmenován."
    assert "plans/alfa.yaml → plány/alfa/plán.yaml" in done.stdout
    assert "~ jen formátování\n      territory/alfa.yaml" in done.stdout
    assert "KPSS" not in done.stdout  # a record of another name has no new gaps


def test_line_ends_of_windows_are_no_change(repository: GitFolder, diff: Any) -> None:
    repository.commit(FILES)
    repository.write({path: text.replace("\n", "\r\n") for path, text in FILES.items()})
    assert said(diff(repository.root)) == "Beze změny."
    repository.write({"plans/alfa.yaml": LONGER.replace("\n", "\r\n")})
    assert said(diff(repository.root)) == "1 plán prodloužen."


def test_repository_of_another_hash(diff: Any, tmp_path: Path) -> None:
    root = tmp_path / "sha256"
    root.mkdir()
    other = GitFolder(root, init=False)
    other.git("init", "--quiet", "--initial-branch=main", "--object-format=sha256")
    other.commit(FILES)
    assert said(diff(root)) == "Beze změny."
    other.write({"plans/alfa.yaml": LONGER})
    assert said(diff(root)) == "1 plán prodloužen."


def test_filters_and_paths(repository: GitFolder, diff: Any) -> None:
    repository.commit(FILES)
    repository.write({"plans/alfa.yaml": LONGER, "plans/novy.yaml": NEW, "plans/delta.yaml": None})
    root = repository.root
    assert said(diff(root, "--orp", "Alfa")) == "1 plán prodloužen."
    assert said(diff(root, "--orp", "7102")) == "1 plán přibyl, 1 ubyl, pokrytých obcí 0 → 2."
    assert said(diff(root, "--plan", "plan-delta")) == "1 plán ubyl."  # there is no such plan any more
    assert said(diff(root, "plans/alfa.yaml")) == "1 plán prodloužen."
    assert said(diff(root, "HEAD", "plans/delta.yaml")) == "1 plán ubyl."  # a path that is not there now
    assert said(diff(root / "plans", "HEAD", "alfa.yaml")) == "1 plán prodloužen."
    assert said(diff(root, "HEAD", "territory")) == "Beze změny."
    assert "„nikde“" in diff(root, "--plan", "nikde").expect(2).stderr
    assert "není v žádné" in diff(root, "HEAD", "jinde.yaml").expect(2).stderr
    assert "není v pracovním prostoru" in diff(root, "HEAD", "../x").expect(2).stderr


def test_a_plan_may_be_called_by_its_former_name(repository: GitFolder, diff: Any) -> None:
    repository.commit(FILES)
    repository.write({"plans/alfa.yaml": FILES["plans/alfa.yaml"].replace("plan-alfa", "alfa-2016")})
    for name in ("plan-alfa", "alfa-2016"):
        assert said(diff(repository.root, "--plan", name)) == "1 plán přejmenován."


def test_workspace_below_the_root_of_the_repository(diff: Any, tmp_path: Path) -> None:
    folder = GitFolder(tmp_path / "celek", "kraj/plány sítě")
    folder.commit(FILES)
    folder.write({"plans/alfa.yaml": LONGER})
    assert said(diff(folder.workspace)) == "1 plán prodloužen."
    assert said(diff(tmp_path, "-C", str(folder.workspace))) == "1 plán prodloužen."


def test_bare_repository(repository: GitFolder, diff: Any, tmp_path: Path) -> None:
    repository.commit({"README.md": "x\n"})
    repository.commit({f"kraj/{path}": text for path, text in FILES.items()})
    repository.commit({"kraj/plans/alfa.yaml": LONGER})
    repository.git("clone", "--quiet", "--bare", ".", str(tmp_path / "kraj.git"))
    bare = tmp_path / "kraj.git"
    assert said(diff(bare, "HEAD~1..HEAD")) == "1 plán prodloužen."
    assert said(diff(tmp_path, "-C", "kraj.git", "HEAD~2..")).startswith("2 plány přibyly, pokrytých obcí 0 → 2")
    assert "zadejte obě revize" in diff(bare).expect(2).stderr
    assert "zadejte obě revize" in diff(bare, "HEAD~1").expect(2).stderr


def test_worktree(repository: GitFolder, diff: Any, tmp_path: Path) -> None:
    repository.commit(FILES)
    repository.git("worktree", "add", "--quiet", str(tmp_path / "vedle"))
    (tmp_path / "vedle" / "plans" / "alfa.yaml").write_text(LONGER, encoding="utf-8")
    assert said(diff(tmp_path / "vedle")) == "1 plán prodloužen."
    assert said(diff(repository.root)) == "Beze změny."


def test_workspace_on_one_side_only(repository: GitFolder, diff: Any) -> None:
    repository.commit({"README.md": "x\n"})
    repository.commit(FILES)
    done = diff(repository.root, "HEAD~1..HEAD")
    assert said(done).startswith("2 plány přibyly, pokrytých obcí 0 → 2")
    assert "! Pracovní prostor tu není: HEAD~1 (" in done.stdout
    assert said(diff(repository.root, "HEAD..HEAD~1")).startswith("2 plány ubyly, pokrytých obcí 2 → 0")
    assert "kpss.yaml" in diff(repository.root, "HEAD~1..HEAD~1").expect(2).stderr


def test_repository_without_a_revision(repository: GitFolder, diff: Any) -> None:
    repository.write(FILES)
    done = diff(repository.root)
    assert said(done).startswith("2 plány přibyly")
    assert "! Repozitář ještě nemá žádnou revizi" in done.stdout


def test_settings_that_cannot_be_read(repository: GitFolder, diff: Any) -> None:
    repository.commit(FILES)
    repository.write({"kpss.yaml": "kpss: 1\n\tname: x\n"})
    assert "1 soubor nelze přečíst" in said(diff(repository.root))
    repository.commit()
    repository.write({"kpss.yaml": FILES["kpss.yaml"]})
    diff(repository.root).expect()


def test_conflict_markers_are_an_unreadable_file(repository: GitFolder, diff: Any) -> None:
    repository.commit(FILES)
    conflict = f"<<<<<<< HEAD\n{FILES['plans/alfa.yaml']}=======\n{LONGER}>>>>>>> návrh\n"
    repository.write({"plans/alfa.yaml": conflict})
    done = diff(repository.root)
    assert said(done).endswith("nejde přečíst plans/alfa.yaml. 1 soubor nelze přečíst.")
    assert "! nelze přečíst\n      plans/alfa.yaml" in done.stdout
    assert done.stdout.count("KPSS") == 1


def test_what_is_not_there_is_said_in_one_sentence(repository: GitFolder, diff: Any, tmp_path: Path) -> None:
    repository.commit(FILES)
    repository.git("branch", "novinky")
    for words, expected in (
        (["novinka"], "Nemělo to být „novinky“?"),
        (["HEAD..nic"], "Revize „nic“ tu není"),
        (["--upload-pack=x"], "Volba"),
        (["HEAD", "novinky"], "kpss diff HEAD..novinky"),
        (["--format", "csv"], "použijte text, markdown, html, json"),
        (["--as-of", "včera"], "není den"),
        (["HEAD:plans"], "Revize"),
        (["HEAD..--output=x"], "Revize"),
    ):
        done = diff(repository.root, *words).expect(2)
        assert expected in done.stderr
        assert done.stderr.count("\n") == 1
        assert done.stdout == ""
    outside = tmp_path / "zip"
    outside.mkdir()
    (outside / "kpss.yaml").write_text(FILES["kpss.yaml"], encoding="utf-8")
    assert "není v repozitáři git" in diff(outside).expect(2).stderr
    error = json.loads(diff(outside, "--format", "json").expect(2).stdout)
    assert error["format_version"] == 1
    assert "není v repozitáři git" in error["error"]["message"]


def test_a_word_that_is_a_path_and_a_revision(repository: GitFolder, diff: Any) -> None:
    repository.commit(FILES)
    repository.git("branch", "plans")
    repository.write({"plans/alfa.yaml": LONGER})
    assert "je cesta i revize" in diff(repository.root, "plans").expect(2).stderr
    assert said(diff(repository.root, "./plans")) == "1 plán prodloužen."
    assert said(diff(repository.root, "plans..HEAD")) == "Beze změny."


def test_a_proposed_change_is_compared_with_its_base(repository: GitFolder, diff: Any, tmp_path: Path) -> None:
    repository.commit(FILES)
    repository.git("checkout", "--quiet", "-b", "navrh")
    repository.commit({"plans/novy.yaml": NEW})
    repository.git("checkout", "--quiet", "main")
    repository.commit({"plans/alfa.yaml": LONGER})
    repository.git("checkout", "--quiet", "navrh")
    repository.git("update-ref", "refs/remotes/origin/main", "main")
    github = {"GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main"}
    gitlab = {"GITLAB_CI": "true", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    for env in (github, gitlab):
        done = diff(repository.root, env=env)
        assert said(done) == "1 plán přibyl, pokrytých obcí 2 → 4."
        assert "společný základ s main (" in done.stdout
    shallow = tmp_path / "melky"
    repository.git("clone", "--quiet", "--depth", "1", "--branch", "navrh", repository.root.as_uri(), str(shallow))
    assert "fetch-depth: 0" in diff(shallow, env=github).expect(2).stderr
    assert said(diff(shallow, "HEAD")) == "Beze změny."
    assert "git fetch --unshallow" in diff(shallow, "HEAD~1").expect(2).stderr


def test_a_change_cannot_hide_what_it_does(repository: GitFolder, diff: Any) -> None:
    repository.commit(FILES)
    rules = '\nrules: {"KPSS401": {"severity": "off"}, "KPSS408": {"severity": "off"}}\nignore: ["plans/**"]\n'
    repository.write({"kpss.yaml": FILES["kpss.yaml"] + rules, "plans/alfa.yaml": None})
    done = diff(repository.root)
    assert said(done) == "1 plán ubyl, pokrytých obcí 2 → 0, změněno nastavení."
    assert "KPSS401" in done.stdout


def test_formats_and_files(repository: GitFolder, diff: Any, tmp_path: Path) -> None:
    repository.commit(FILES)
    repository.write({"plans/alfa.yaml": LONGER})
    root = repository.root
    assert diff(root, "--format", "md").expect().stdout.startswith("**1 plán prodloužen.**")
    for name, beginning in (("z.html", "<!doctype html>"), ("z.md", "**1 plán"), ("z.json", "{"), ("z.txt", "1 plán")):
        diff(root, "-o", str(tmp_path / name)).expect()
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(beginning)
    assert "si odporují" in diff(root, "--format", "html", "-o", str(tmp_path / "z.md")).expect(2).stderr
    assert "nepřepíše" in diff(root, "-o", "plans/alfa.yaml").expect(2).stderr
    assert (root / "plans/alfa.yaml").read_text(encoding="utf-8") == LONGER


def test_colours(repository: GitFolder, diff: Any) -> None:
    repository.commit(FILES)
    repository.write({"plans/alfa.yaml": None})
    assert "\x1b[31m- Plán Alfy\x1b[0m" in diff(repository.root, "--color", "always").expect().stdout
    assert "\x1b" not in diff(repository.root).expect().stdout
    assert "\x1b" not in diff(repository.root, "--color", "always", "-o", "-").expect().stdout


def test_many_files_are_read_by_several_processes(repository: GitFolder, diff: Any) -> None:
    many = {f"plans/p{n}.yaml": plan(f"p-{n}", type="strategic", name=f"Strategie {n}") for n in range(1300)}
    repository.commit({**FILES, **many})
    repository.write({"plans/p7.yaml": many["plans/p7.yaml"].replace("2017", "2018")})
    assert said(diff(repository.root)) == "1 plán prodloužen."
