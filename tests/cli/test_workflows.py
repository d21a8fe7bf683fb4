"""What a new workspace gives to GitHub and GitLab: right files, whose steps do in a repository what they promise."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from kpss.exchange.start import services as of_kpss
from tests.cli.conftest import FILES, Inside
from tests.cli.services import GitHub, GitLab, Machine
from tests.repositories import GitFolder
from tests.support import ROOT, clean_environment, run
from tests.unit.records import plan

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the steps are for bash"),
]
WRONG = plan("plan-spatny", name="Plán špatný", valid={"from": 2019, "to": 2020}).replace("status:", "statos:")
Start = Callable[..., GitFolder]
FOLDERS = ["", "plán ORP Konice"]


@pytest.fixture
def start(inside: Inside, tmp_path: Path) -> Start:
    """A repository of a workspace that ``kpss init`` made, with some records, in the folder *inner* of it."""

    def make(inner: str = "", lang: str = "cs", more: dict[str, str | bytes | None] | None = None) -> GitFolder:
        repository = GitFolder(tmp_path / "repository", inner)
        inside("init", repository.workspace, "-q", "--area", "CZ071", "--lang", lang).expect()
        files = {path: text for path, text in FILES.items() if path != "kpss.yaml"}
        repository.commit({**files, **(more or {})})
        return repository

    return make


def workflow_of(repository: GitFolder) -> Path:
    return next((repository.root / ".github" / "workflows").iterdir())


def propose(repository: GitFolder, files: Mapping[str, str | bytes | None]) -> dict[str, str]:
    """Propose *files* as GitHub builds it: the branch merged with its target; the environment that it gives."""
    base = repository.git("rev-parse", "main")
    repository.git("update-ref", "refs/remotes/origin/main", "main")
    repository.git("switch", "--quiet", "-c", "navrh")
    repository.commit(files)
    repository.git("switch", "--quiet", "--detach", "main")
    repository.git("merge", "--quiet", "--no-ff", "-m", "merge", "navrh")
    event = repository.root.parent / "event.json"
    event.write_text(json.dumps({"pull_request": {"base": {"sha": base, "ref": "main"}}}), encoding="utf-8")
    return {"GITHUB_BASE_REF": "main", "GITHUB_EVENT_PATH": str(event)}


@pytest.mark.parametrize("inner", FOLDERS)
def test_pull_request_with_a_new_error_fails(start: Start, tmp_path: Path, inner: str) -> None:
    repository = start(inner)
    environment = propose(repository, {"plans/spatny.yaml": WRONG})
    github = GitHub(Machine(tmp_path, repository.root), workflow_of(repository), "pull_request", ref="7/merge")
    assert github.jobs == ["kontrola", "dokumenty"]
    _, checked, told = github.run("kontrola", environment)
    checked.expect(1)
    prefix = f"{inner}/" if inner else ""
    assert re.search(rf"^::error .*file={prefix}plans/spatny\.yaml,", checked.stdout, re.MULTILINE)
    told.expect()
    assert "plan-spatny" in github.summary.read_text(encoding="utf-8")


@pytest.mark.parametrize("inner", FOLDERS)
def test_pull_request_with_known_errors_only_passes(start: Start, tmp_path: Path, inner: str) -> None:
    repository = start(inner, more={"plans/spatny.yaml": WRONG})
    more = plan("plan-dalsi", name="Plán další", valid={"from": 2020, "to": 2023})
    environment = propose(repository, {"plans/dalsi.yaml": more})
    github = GitHub(Machine(tmp_path, repository.root), workflow_of(repository), "pull_request", ref="7/merge")
    for result in github.run("kontrola", environment):
        result.expect()
    assert "Plán další" in github.summary.read_text(encoding="utf-8")


def test_pull_request_cannot_switch_off_its_check(start: Start, tmp_path: Path) -> None:
    repository = start()
    settings = (repository.workspace / "kpss.yaml").read_text(encoding="utf-8")
    files = {"plans/spatny.yaml": WRONG, "kpss.yaml": f"{settings}ignore: [plans/spatny.yaml]\n"}
    environment = propose(repository, files)
    github = GitHub(Machine(tmp_path, repository.root), workflow_of(repository), "pull_request", ref="7/merge")
    github.run("kontrola", environment)[1].expect(1)


def test_documents_of_a_pull_request_use_the_templates_of_its_base(start: Start, tmp_path: Path) -> None:
    repository = start(more={"documents/plans.md": "# Naše šablona\n"})
    environment = propose(repository, {"documents/plans.md": "# Podvržená šablona\n"})
    github = GitHub(Machine(tmp_path, repository.root), workflow_of(repository), "pull_request", ref="7/merge")
    made = github.run("dokumenty", environment)[-1].expect()
    assert "cílové větve" in made.stderr
    page = (tmp_path / "temporary" / "vystupy" / "plans.html").read_text(encoding="utf-8")
    assert "Naše šablona" in page
    assert "Podvržená" not in page


@pytest.mark.parametrize("inner", FOLDERS)
def test_push_checks_all_and_renders_documents(start: Start, tmp_path: Path, inner: str) -> None:
    repository = start(inner)
    github = GitHub(Machine(tmp_path, repository.root), workflow_of(repository), "push")
    assert github.jobs == ["kontrola", "dokumenty"]
    for job in github.jobs:
        for result in github.run(job):
            result.expect()
    made = {path.name for path in (tmp_path / "temporary" / "vystupy").rglob("*")}
    assert {"plans.html", "plans.docx", "plans.pdf"} <= made
    assert repository.git("status", "--short") == ""


def test_push_with_an_error_fails(start: Start, tmp_path: Path) -> None:
    repository = start(more={"plans/spatny.yaml": WRONG})
    github = GitHub(Machine(tmp_path, repository.root), workflow_of(repository), "push")
    assert github.run("kontrola")[-1].exit_code == 1


def test_push_to_another_branch_starts_nothing(start: Start, tmp_path: Path) -> None:
    repository = start()
    assert GitHub(Machine(tmp_path, repository.root), workflow_of(repository), "push", ref="navrh").jobs == []


@pytest.mark.parametrize("lang", ["cs", "en"])
def test_schedule_reports_and_never_fails(start: Start, tmp_path: Path, lang: str) -> None:
    files: dict[str, str | bytes | None] = {"plans/spatny.yaml": WRONG, "plans/zly.yaml": "kind: [\n"}
    repository = start(lang=lang, more=files)
    github = GitHub(Machine(tmp_path, repository.root), workflow_of(repository), "schedule")
    assert github.jobs == [{"cs": "prehled", "en": "overview"}[lang]]
    for result in github.run(github.jobs[0]):
        result.expect()
    told = github.summary.read_text(encoding="utf-8")
    for heading in {"cs": ["Mezery", "Termíny"], "en": ["Gaps", "Deadlines"]}[lang]:
        assert heading in told


@pytest.mark.parametrize("inner", FOLDERS)
def test_merge_request_with_a_new_error_fails(start: Start, tmp_path: Path, inner: str) -> None:
    repository = start(inner)
    base = repository.git("rev-parse", "main")
    propose(repository, {"plans/spatny.yaml": WRONG})
    repository.git("switch", "--quiet", "navrh")
    given = {
        "CI_PIPELINE_SOURCE": "merge_request_event",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
    }
    gitlab = GitLab(Machine(tmp_path, repository.root), given)
    assert gitlab.jobs == ["kontrola", "zmeny", "dokumenty"]
    checked = gitlab.run("kontrola").expect(1)
    assert "plans/spatny.yaml:" in checked.stdout
    report = json.loads((repository.root / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    places = {entry["location"]["path"] for entry in report}
    assert f"{inner}/plans/spatny.yaml".lstrip("/") in places
    gitlab.run("zmeny").expect()
    assert "Plán špatný" in (repository.root / "zmeny.html").read_text(encoding="utf-8")


def test_merge_request_with_known_errors_only_passes(start: Start, tmp_path: Path) -> None:
    repository = start(more={"plans/spatny.yaml": WRONG})
    base = repository.git("rev-parse", "main")
    more = plan("plan-dalsi", name="Plán další", valid={"from": 2020, "to": 2023})
    propose(repository, {"plans/dalsi.yaml": more})
    given = {
        "CI_PIPELINE_SOURCE": "merge_request_event",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
    }
    GitLab(Machine(tmp_path, repository.root), given).run("kontrola").expect()


def test_default_branch_and_schedule_of_gitlab(start: Start, tmp_path: Path) -> None:
    repository = start()
    machine = Machine(tmp_path, repository.root)
    pushed = GitLab(machine, {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main"})
    assert pushed.jobs == ["kontrola", "dokumenty"]
    for job in pushed.jobs:
        pushed.run(job).expect()
    assert (repository.root / "vystupy" / "plans.pdf").is_file()
    assert GitLab(machine, {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "navrh"}).jobs == []
    repository.commit({"plans/spatny.yaml": WRONG})
    planned = GitLab(machine, {"CI_PIPELINE_SOURCE": "schedule", "CI_COMMIT_BRANCH": "main"})
    assert planned.jobs == ["prehled"]
    planned.run("prehled").expect()
    assert "Mezery" in (repository.root / "mezery.html").read_text(encoding="utf-8")


def schema_accepts(schema: str, *files: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files)]
    run(command, cwd=ROOT, env=clean_environment()).expect()


def flaws(*files: Path) -> str:
    """What zizmor, which looks for holes in workflows, says in its strictest mode."""
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--persona", "pedantic", *map(str, files)]
    return run(command, cwd=ROOT, env=clean_environment()).expect().stdout


@pytest.mark.parametrize("lang", ["cs", "en"])
@pytest.mark.parametrize("inner", [*FOLDERS, "a: b, 'c' #\"d\""])
def test_files_are_what_the_services_take(inside: Inside, tmp_path: Path, inner: str, lang: str) -> None:
    repository = GitFolder(tmp_path / "repository", inner)
    inside("init", repository.workspace, "-q", "--lang", lang).expect()
    workflow = workflow_of(repository)
    schema_accepts("github-workflows", workflow)
    schema_accepts("gitlab-ci", repository.root / ".gitlab-ci.yml")
    assert "No findings" in flaws(workflow)
    content: dict[Any, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert content["permissions"] == {"contents": "read"}
    assert set(content[True]) == {"pull_request", "push", "schedule", "workflow_dispatch"}  # YAML 1.1 reads "on" so
    gitlab = yaml.safe_load((repository.root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    for job in gitlab.values():
        # GitLab takes no other letters there and no variables beside, which its schema does not say.
        exposed = job.get("artifacts", {}).get("expose_as", "x") if "script" in job else "x"
        assert re.fullmatch(r"[A-Za-z0-9_][-A-Za-z0-9_ ]*", exposed)
    if inner:
        assert content["env"]["WORKSPACE"] == inner
        assert gitlab["variables"]["WORKSPACE"] == inner


def test_action_is_what_github_takes() -> None:
    schema_accepts("github-actions", ROOT / "action.yml")
    assert "No findings" in flaws(ROOT / "action.yml")


def test_action_never_puts_an_input_into_a_script() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert scripts
    assert [script for script in scripts if "${{" in script] == []
    used = set(re.findall(r"inputs\.([a-z-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(action["inputs"])


def test_steps_are_pinned_by_hash_everywhere() -> None:
    action = (ROOT / "action.yml").read_text(encoding="utf-8")
    pinned = {of_kpss.CHECKOUT, of_kpss.SETUP_PYTHON, of_kpss.UPLOAD_ARTIFACT}
    assert set(re.findall(r"uses: (.+)", action)) <= pinned
    for step in pinned:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", step)


@pytest.mark.parametrize("broken", [False, True])
def test_steps_of_the_action(start: Start, tmp_path: Path, broken: bool) -> None:
    """All but the installation, which tests/packaging does."""
    repository = start("plán", more={"plans/spatny.yaml": WRONG} if broken else None)
    machine = Machine(tmp_path, repository.root)
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    outputs = tmp_path / "outputs"
    given = {name: str(one.get("default", "")) for name, one in action["inputs"].items()}
    given |= {"workspace": "plán", "report-file": "nálezy.sarif", "report-format": "sarif"}
    (tmp_path / "programs" / "python").symlink_to(sys.executable)
    ended = []
    for step in action["runs"]["steps"][2:]:
        named = {
            name: given[match[1]] if (match := re.search(r"inputs\.([a-z-]+)", value)) else str(tmp_path / "programs")
            for name, value in step["env"].items()
        }
        environment = {**named, "GITHUB_ACTIONS": "true", "RUNNER_TEMP": str(machine.temporary)}
        ended.append(machine.shell(step["run"], {**environment, "GITHUB_OUTPUT": str(outputs)}).exit_code)
    assert ended == [1 if broken else 0, 0]
    told = dict(line.split("=") for line in outputs.read_text(encoding="utf-8").splitlines())
    assert set(told) == {"error", "warning", "gap", "note", "new"}
    assert (told["error"], told["new"]) == (("1", "1") if broken else ("0", "0"))
    assert json.loads((repository.root / "nálezy.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
