"""``kpss validate --since`` where repositories are unusual: it works, or all is checked and one sentence says why."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import DAY, FILES
from tests.cli.test_since import GITHUB, KNOWN, OTHER, WRONG, Since, _fixed, _new, _states, since
from tests.repositories import GitFolder
from tests.support import write_files
from tests.unit.records import settings

__all__ = ["since"]  # the fixture
GITLAB = {"GITLAB_CI": "true", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}


def _proposed(root: Path) -> GitFolder:
    """A repository with a known error on ``main`` and a new one on ``zmena``, which is checked out."""
    repository = GitFolder(root)
    repository.commit(KNOWN)
    repository.git("checkout", "--quiet", "-b", "zmena")
    repository.commit({"plans/novy.yaml": OTHER})
    return repository


@pytest.fixture
def proposed(tmp_path: Path) -> GitFolder:
    """See :func:`_proposed`."""
    return _proposed(tmp_path / "navrh")


def test_in_a_build_on_github(proposed: GitFolder, since: Since, tmp_path: Path) -> None:
    clone = GitFolder(tmp_path / "clone", init=False)
    proposed.git("clone", "--quiet", "--branch", "zmena", f"file://{proposed.root}", str(clone.root))
    clone.git("checkout", "--quiet", "--detach")
    answer = since.json(clone, env=GITHUB)
    assert answer["base"].startswith("main (")
    assert [one["file"] for one in answer["findings"] if one["state"] == "new" and one["severity"] == "error"] == [
        "plans/novy.yaml"
    ]
    since.run(clone, env=GITHUB).expect(1)
    assert since.json(clone, "--since", "none", env=GITHUB)["base"] is None
    assert since.json(clone, env={"GITHUB_ACTIONS": "true"})["base"] is None  # no change is proposed


def test_github_tells_the_base_in_the_event(proposed: GitFolder, since: Since, tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    base = proposed.git("rev-parse", "main")
    event.write_text(json.dumps({"pull_request": {"base": {"sha": base, "ref": "main"}}}), encoding="utf-8")
    proposed.git("branch", "-m", "main", "jinak")
    answer = since.json(proposed, env={**GITHUB, "GITHUB_EVENT_PATH": str(event)})
    assert answer["base"] == f"main ({base[:8]})"


def test_in_a_build_on_gitlab(proposed: GitFolder, since: Since) -> None:
    base = proposed.git("rev-parse", "main")
    answer = since.json(proposed, env={**GITLAB, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base})
    assert answer["base"] == f"main ({base[:8]})"


@pytest.mark.parametrize(("service", "line"), [(GITHUB, "fetch-depth: 0"), (GITLAB, 'GIT_DEPTH: "0"')])
def test_a_shallow_clone_in_a_build(
    proposed: GitFolder, since: Since, tmp_path: Path, service: dict[str, str], line: str
) -> None:
    clone = tmp_path / "clone"
    proposed.git("clone", "--quiet", "--depth", "1", "--branch", "zmena", f"file://{proposed.root}", str(clone))
    result = since.run(clone, "--format", "json", env=service).expect(1)
    assert line in result.stderr
    assert result.stderr.count("\n") == 1
    answer = json.loads(result.stdout)
    assert len(answer["remarks"]) == 1
    assert line in answer["remarks"][0]
    assert answer["base"] is None
    assert {one["state"] for one in answer["findings"]} == {None}
    assert line in since.run(clone, "--lang", "en", env=service).expect(1).stdout


def test_what_cannot_be_compared_says_whose_settings_judged_it(
    proposed: GitFolder, since: Since, tmp_path: Path
) -> None:
    proposed.commit({"kpss.yaml": settings(rules={"KPSS113": {"severity": "off"}}, ignore=["plans/**"], limits={})})
    clone = tmp_path / "clone"
    proposed.git("clone", "--quiet", "--depth", "1", "--branch", "zmena", f"file://{proposed.root}", str(clone))
    result = since.run(clone, "--format", "json", env=GITHUB).expect(0)
    assert result.stderr.count("\n") == 1
    (remark,) = json.loads(result.stdout)["remarks"]
    assert "fetch-depth: 0" in remark
    assert "přináší sama změna (v kpss.yaml: rules, ignore)." in remark


@pytest.mark.parametrize("event", [{"merge_group": {}}, {"merge_group": {"base_ref": "refs/heads/není"}}])
def test_an_event_without_a_base(proposed: GitFolder, since: Since, tmp_path: Path, event: object) -> None:
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event), encoding="utf-8")
    result = since.run(proposed, "--format", "json", env={**GITHUB, "GITHUB_EVENT_PATH": str(path)}).expect(1)
    assert "nejsou porovnány" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_folder_that_looks_like_a_repository(tmp_path: Path, since: Since) -> None:
    """A change may bring one, with a revision *main* in which all that it breaks is known."""
    repository = GitFolder(tmp_path / "navrh", "data")
    repository.commit(KNOWN)
    repository.git("checkout", "--quiet", "-b", "zmena")
    planted = GitFolder(tmp_path / "jiny")
    planted.commit({**KNOWN, "plans/novy.yaml": OTHER})
    bare = tmp_path / "b.git"
    planted.git("clone", "--quiet", "--bare", ".", str(bare))
    for place in (repository.workspace, repository.root):
        shutil.copytree(bare, place, dirs_exist_ok=True)
    repository.commit({"plans/novy.yaml": OTHER})
    answer = since.json(repository, "--since", "main")
    assert _new(_states(answer)) == [("KPSS113", "plan-jiny")]
    assert answer["base"] == f"main ({repository.git('rev-parse', '--short=8', 'main')})"
    inner = repository.workspace / "uvnitr"
    shutil.copytree(bare, inner)
    assert "složka data/uvnitr/ není" in since.run(inner, "-C", inner, "--rev", "main").expect(2).stderr


def test_a_folder_given_through_a_link(proposed: GitFolder, since: Since, tmp_path: Path) -> None:
    inner = GitFolder(tmp_path / "r", "data/kraj")
    inner.commit(KNOWN)
    inner.write({"plans/novy.yaml": OTHER})
    for name, folder in (("a", proposed.root), ("b", inner.workspace)):
        (tmp_path / name).symlink_to(folder)
        states = since.states(tmp_path, "-C", tmp_path / name, "--since", "main")
        assert _new(states) == [("KPSS113", "plan-jiny")]
        assert states["known"] == {("KPSS111", "plan-chyba"): 1}


def test_what_people_set_for_themselves_changes_nothing(proposed: GitFolder, since: Since) -> None:
    for key in ("color.ui", "color.diff", "color.grep"):
        proposed.git("config", key, "always")
    proposed.git("config", "i18n.logOutputEncoding", "UTF-16")
    assert _new(since.states(proposed, "--since", "main")) == [("KPSS113", "plan-jiny")]


def test_no_program_from_the_folder(
    proposed: GitFolder, since: Since, marker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = proposed.root / "git"
    evil.write_text(f"#!/bin/sh\ntouch '{marker}'\n", encoding="utf-8")
    evil.chmod(0o755)
    for path in (f":{os.environ['PATH']}", f".:{os.environ['PATH']}", f"../navrh:{os.environ['PATH']}"):
        monkeypatch.setenv("PATH", path)
        assert _new(since.states(proposed, "--since", "main")) == [("KPSS113", "plan-jiny")]
    assert not marker.exists()


def test_settings_that_are_a_link(repository: GitFolder, since: Since) -> None:
    repository.write(KNOWN)
    (repository.root / "kpss.yaml").rename(repository.root / "skutecne.yml")
    (repository.root / "nastaveni").symlink_to(".")
    (repository.root / "dalsi.yaml").symlink_to("nastaveni/skutecne.yml")
    (repository.root / "kpss.yaml").symlink_to("dalsi.yaml")
    repository.commit()
    repository.write({"plans/novy.yaml": OTHER})
    assert _new(since.states(repository, "--since", "main")) == [("KPSS113", "plan-jiny")]
    (repository.root / "skutecne.yml").unlink()
    repository.commit()
    (repository.root / "kpss.yaml").unlink()
    repository.write({"kpss.yaml": settings()})
    result = since.run(repository, "--since", "main", "--format", "json").expect(1)
    assert "nikam nevede" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_shallow_clone_by_hand(proposed: GitFolder, since: Since, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    proposed.git("clone", "--quiet", "--depth", "1", "--no-single-branch", f"file://{proposed.root}", str(clone))
    result = since.run(clone, "--since", "origin/main").expect(1)
    assert "git fetch --unshallow" in result.stdout
    assert "Revize" in since.run(clone, "--since", "main~1").expect(2).stderr


def test_a_deep_enough_clone_compares(proposed: GitFolder, since: Since, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    proposed.git("clone", "--quiet", "--depth", "2", "--branch", "zmena", f"file://{proposed.root}", str(clone))
    assert _new(since.states(clone, "--since", "HEAD~1")) == [("KPSS113", "plan-jiny")]


def test_without_git_at_all(since: Since, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_files(tmp_path / "zip", KNOWN)
    for environment in (GITHUB, GITLAB, None):
        options = () if environment else ("--since", "main")
        result = since.run(folder, *options, "--format", "json", env=environment).expect(1)
        assert "není v repozitáři git" in result.stderr
        assert result.stderr.count("\n") == 1
    GitFolder(folder).commit()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "Není nainstalován program git" not in since.run(folder).expect(1).stderr
    assert "není nainstalován program git" in since.run(folder, "--since", "main").expect(1).stdout
    assert "Není nainstalován program git" in since.run(folder, "--rev", "main").expect(2).stderr


def test_a_repository_without_commits_and_unrelated_histories(repository: GitFolder, since: Since) -> None:
    repository.write(KNOWN)
    assert "ještě není žádná revize" in since.run(repository, env=GITHUB).stdout
    repository.commit()
    repository.git("checkout", "--quiet", "--orphan", "jina")
    repository.commit()
    assert "nesouvisejí" in since.run(repository, "--since", "main").expect(1).stdout
    repository.git("branch", "-D", "main")
    assert "git fetch origin" in since.run(repository, env=GITHUB).expect(1).stdout


def test_worktree_and_detached_head(proposed: GitFolder, since: Since, tmp_path: Path) -> None:
    tree = tmp_path / "vedle"
    proposed.git("worktree", "add", "--quiet", "--detach", str(tree), "zmena")
    assert _new(since.states(tree, "--since", "main")) == [("KPSS113", "plan-jiny")]


def test_repository_root_above_and_odd_names(tmp_path: Path, since: Since) -> None:
    repository = GitFolder(tmp_path / "repo s mezerou", "data/kraj Ústecký\nnový")
    repository.commit({**FILES, "plans/žluťoučký kůň.yaml": WRONG})
    repository.write({"plans/ďas\n.yaml": OTHER})
    (repository.root / "kpss-other.yaml").write_text("x: [", encoding="utf-8")
    states = since.states(repository, "--since", "main")
    assert _new(states) == [("KPSS113", "plan-jiny")]
    assert states["known"] == {("KPSS111", "plan-chyba"): 1}
    repository.commit()
    assert since.states(repository, "--rev", "HEAD", "--since", "HEAD~1") == states


def test_sha256(tmp_path: Path, since: Since) -> None:
    repository = GitFolder(tmp_path / "r")
    shutil.rmtree(repository.root / ".git")
    repository.git("init", "--quiet", "--initial-branch=main", "--object-format=sha256")
    repository.commit(KNOWN)
    repository.write({"plans/novy.yaml": OTHER})
    states = since.states(repository, "--since", "main")
    assert _new(states) == [("KPSS113", "plan-jiny")]
    assert states["known"] == {("KPSS111", "plan-chyba"): 1}


def test_other_ends_of_lines_than_git_keeps(tmp_path: Path, since: Since) -> None:
    repository = GitFolder(tmp_path / "r")
    repository.git("config", "core.autocrlf", "true")
    text = WRONG + "note: |\n  první\n  druhý\n"
    repository.commit({**FILES, "plans/chyba.yaml": text})
    for path in repository.root.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    states = since.states(repository, "--since", "main")
    assert not states["new"]
    assert states["known"] == {("KPSS111", "plan-chyba"): 1}


def test_replaced_and_grafted_commits_do_not_count(proposed: GitFolder, since: Since) -> None:
    other = proposed.git("commit-tree", "-m", "x", proposed.git("rev-parse", "HEAD^{tree}"))
    proposed.git("replace", proposed.git("rev-parse", "main"), other)
    assert _new(since.states(proposed, "--since", "main")) == [("KPSS113", "plan-jiny")]


def test_several_bases(repository: GitFolder, since: Since) -> None:
    """Branches that were merged crosswise have two common ancestors; one of them serves."""
    repository.commit(FILES)
    repository.git("checkout", "--quiet", "-b", "zmena")
    one = repository.commit({"note1.md": "x"})
    repository.git("checkout", "--quiet", "main")
    two = repository.commit({"plans/chyba.yaml": WRONG})
    repository.git("merge", "--quiet", "-m", "x", one)
    repository.git("checkout", "--quiet", "zmena")
    repository.git("merge", "--quiet", "-m", "x", two)
    repository.commit({"plans/novy.yaml": OTHER})
    assert ("KPSS113", "plan-jiny") in _new(since.states(repository, "--since", "main"))
    assert since.json(repository, "--since", "main")["base"][6:-1] in (one[:8], two[:8])


def test_octopus(repository: GitFolder, since: Since) -> None:
    start = repository.commit(KNOWN)
    for name in ("a", "b", "c"):
        repository.git("checkout", "--quiet", "-b", name, "main")
        repository.commit({f"plans/{name}.yaml": OTHER.replace("plan-jiny", f"plan-{name}")})
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "-m", "x", "a", "b", "c")
    assert _new(since.states(repository, "--since", start)) == [("KPSS113", f"plan-{n}") for n in "abc"]
    assert _new(since.states(repository, "--since", "HEAD^2")) == [("KPSS113", f"plan-{n}") for n in "ac"]


def test_submodules(tmp_path: Path, since: Since) -> None:
    inner = GitFolder(tmp_path / "inner")
    inner.commit({"chyba.yaml": WRONG})
    outer = GitFolder(tmp_path / "outer")
    outer.write(FILES)
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner.root), "plans/modul")
    outer.commit()
    outer.write({"plans/novy.yaml": OTHER})
    states = since.states(outer, "--since", "main")
    assert _new(states) == [("KPSS113", "plan-jiny")]
    assert states["known"] == {("KPSS111", "plan-chyba"): 1}
    write_files(outer.root / "plans/modul", {"chyba.yaml": WRONG.replace("statos:", "status:")})
    assert _fixed(since.states(outer, "--since", "main")) == [("KPSS111", "plan-chyba")]
    outer.git("clone", "--quiet", ".", str(tmp_path / "bez"))
    assert since.json(tmp_path / "bez", "--since", "main")["remarks"] == []
    write_files(tmp_path / "bez/plans/modul", {"chyba.yaml": WRONG})
    answer = since.json(tmp_path / "bez", "--since", "main")
    assert "podmodulu plans/modul" in answer["remarks"][0]


def test_large_files_kept_elsewhere(repository: GitFolder, since: Since) -> None:
    content = OTHER.encode()
    name = hashlib.sha256(content).hexdigest()
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{name}\nsize {len(content)}\n"
    repository.commit({**FILES, "plans/velky.yaml": pointer})
    repository.write({"plans/velky.yaml": content})
    result = since.run(repository, "--since", "main").expect(1)
    assert "git lfs fetch --all" in result.stdout
    write_files(repository.root / ".git/lfs/objects" / name[:2] / name[2:4], {name: content})
    states = since.states(repository, "--since", "main")
    assert not states["new"]
    assert states["known"] == {("KPSS113", "plan-jiny"): 1}


def test_a_partial_clone_fetches_nothing(proposed: GitFolder, since: Since, tmp_path: Path) -> None:
    proposed.git("config", "uploadpack.allowFilter", "true")
    clone, marker = tmp_path / "clone", tmp_path / "started"
    options = ("--filter=blob:none", "--no-checkout", "--branch", "zmena")
    proposed.git("clone", "--quiet", *options, f"file://{proposed.root}", str(clone))
    inner = GitFolder(clone, init=False)
    inner.git("config", "remote.origin.uploadpack", f"touch '{marker}'; git-upload-pack")
    write_files(clone, {**KNOWN, "plans/novy.yaml": OTHER})
    result = since.run(clone, "--since", "origin/main").expect(1)
    assert "částečný" in result.stdout
    assert "--filter" in result.stdout
    assert since.run(clone, "--rev", "zmena").expect(2).stderr.count("\n") == 1
    assert not marker.exists()


def _snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes() if path.is_file() else b"", path.lstat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """A file that appears when something of the repository is started."""
    return tmp_path / "started"


def test_nothing_is_written_and_nothing_started(
    proposed: GitFolder, since: Since, marker: Path, tmp_path: Path
) -> None:
    program = tmp_path / "evil"
    program.write_text(f"#!/bin/sh\ntouch '{marker}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    for key in (
        "core.fsmonitor", "diff.external", "filter.x.clean", "filter.x.smudge", "filter.x.process", "diff.x.textconv",
        "diff.x.command", "core.pager", "pager.log", "core.sshCommand", "core.editor", "core.askPass", "gpg.program",
        "core.alternateRefsCommand", "credential.helper", "uploadpack.packObjectsHook", "sequence.editor",
    ):  # fmt: skip
        proposed.git("config", key, str(program))
    for name in ("rev-parse", "merge-base", "ls-tree", "cat-file", "log", "config"):
        proposed.git("config", f"alias.{name}", f"!touch {marker}")
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "reference-transaction", "post-checkout"):
        shutil.copy(program, hooks / name)
        shutil.copy(program, proposed.root / ".git/hooks" / name)
    proposed.git("config", "core.hooksPath", str(hooks))
    with (proposed.root / ".git/config").open("a", encoding="utf-8") as config:
        config.write(f'[remote "p"]\n\tpromisor = true\n\turl = "ext::{program} %S"\n\tuploadpack = {program}\n')
        config.write('[extensions]\n\tpartialClone = p\n[protocol "ext"]\n\tallow = always\n[core]\n')
    (proposed.root / ".gitattributes").write_text("* filter=x diff=x\n", encoding="utf-8")
    proposed.write({"plans/alfa.yaml": FILES["plans/alfa.yaml"] + "note: x\n"})
    os.utime(proposed.root / "plans/delta.yaml", (1, 1))  # git would refresh what it knows of it
    marker.unlink(missing_ok=True)
    before = _snapshot(proposed.root)
    for options in (("--since", "main"), ("--rev", "zmena", "--since", "main"), ("--since", "není")):
        since.run(proposed, *options)
    assert _new(since.states(proposed, "--since", "main")) == [("KPSS113", "plan-jiny")]
    assert _snapshot(proposed.root) == before
    assert not marker.exists()
    with suppress(AssertionError):
        proposed.git("status")
    assert marker.exists()  # so the traps are set


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_a_repository_of_somebody_else(proposed: GitFolder, since: Since) -> None:
    for path in (proposed.root, proposed.root / ".git"):
        os.chown(path, 12345, 12345)
    result = since.run(proposed, "--since", "main", "--format", "json").expect(1)
    assert "safe.directory" in result.stderr
    assert str(proposed.root) in result.stderr


def test_ten_years(tmp_path: Path, since: Since) -> None:
    repository = GitFolder(tmp_path / "r")
    repository.commit(KNOWN)
    from_main = "from refs/heads/main^0\n"
    stream = "".join(
        f"commit refs/heads/main\ncommitter a <a@example.org> {1451606400 + number * 86400} +0000\ndata 1\nx\n"
        f"{'' if number else from_main}M 100644 inline plans/c.yaml\ndata {len(text)}\n{text}\n"
        for number in range(3600)
        for text in (f"# {number}\n",)
    )
    repository.git("fast-import", "--quiet", data=stream)
    repository.git("reset", "--quiet", "--hard", "main")
    repository.write({"plans/novy.yaml": OTHER, "plans/c.yaml": None})
    states = since.states(repository, "--since", "main~3599")
    assert _new(states) == [("KPSS113", "plan-jiny")]
    assert states["known"] == {("KPSS111", "plan-chyba"): 1}


def test_a_waiver_that_expired_with_time_fails_nobody(repository: GitFolder, since: Since) -> None:
    waiver = {"code": "KPSS111", "record": "plan-chyba", "reason": "x", "until": "2017-01-01"}
    repository.commit({**KNOWN, "kpss.yaml": settings(waivers=[waiver])})
    assert DAY > "2017-01-01"
    since.run(repository, "--since", "main").expect(0)
