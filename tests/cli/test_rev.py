"""``--rev``: reports, documents, lists and exports of an earlier revision are those of a checkout of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kpss.cli.reporting import NAMES
from tests.cli.conftest import FILES, Inside
from tests.repositories import GitFolder
from tests.support import ROOT, WriteWorkspace
from tests.unit.records import plan, settings

EXAMPLES = {"olomoucky": "2017-07-16", "liberecky": "2019-06-30", "cesky-krumlov": "2020-06-30"}
REPORTS = [
    pytest.param(example, name, id=f"{example}-{name}", marks=[] if example == "cesky-krumlov" else pytest.mark.slow)
    for example in EXAMPLES
    for name in NAMES
]
Pairs = dict[str, GitFolder]


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Pairs:
    """Each example with a past: what it is stands in the tag v1, and the newest commit turned it upside down."""
    made: Pairs = {}
    for example in EXAMPLES:
        folder = tmp_path_factory.mktemp(example)
        shutil.copytree(ROOT / "examples" / example, folder / "now", ignore=shutil.ignore_patterns(".kpss"))
        repository = GitFolder(folder / "now")
        repository.commit({}, "příklad")
        repository.git("tag", "v1")
        for path in repository.root.rglob("*"):
            if path.is_file() and ".git" not in path.relative_to(repository.root).parts and path.name != "kpss.yaml":
                path.unlink()
        text = (repository.root / "kpss.yaml").read_text(encoding="utf-8")
        other = text.replace("language: cs", "language: en")
        templates = {"documents/report.md": "# cizí\n", "documents/page.html": "cizí"}
        repository.commit({"kpss.yaml": other, **templates, "a.yaml": plan("plan-a")}, "vše jinak")
        repository.git("worktree", "add", "-q", "../then", "v1")
        made[example] = repository
    return made


def then(repository: GitFolder) -> Path:
    return repository.root.parent / "then"


@pytest.mark.parametrize(("example", "report"), REPORTS)
def test_every_report_is_that_of_a_checkout(pairs: Pairs, inside: Inside, example: str, report: str) -> None:
    repository = pairs[example]
    arguments = ("report", report, "--as-of", EXAMPLES[example], "--format", "html")
    made = inside("-C", repository.root, *arguments, "--rev", "v1").expect()
    expected = inside("-C", then(repository), *arguments).expect()
    assert made.stdout == expected.stdout
    assert made.stderr == expected.stderr


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_document_is_that_of_a_checkout(pairs: Pairs, inside: Inside, example: str) -> None:
    repository = pairs[example]
    made, expected = (repository.root.parent / name for name in ("vystup", "ocekavany"))
    arguments = ("render", "all", "-q", "--as-of", EXAMPLES[example], "--format", "md,html,docx,xlsx")
    inside("-C", repository.root, *arguments, "--rev", "v1", "-o", made).expect()
    inside("-C", then(repository), *arguments, "-o", expected).expect()
    one, other = (contents(folder) for folder in (made, expected))
    assert sorted(one) == sorted(other)
    assert len(one) > 8
    assert [name for name, data in one.items() if data != other[name]] == []
    assert repository.git("rev-parse", "v1")[:8] in (expected / "plans.html").read_text(encoding="utf-8")


def test_one_document_in_pdf(pairs: Pairs, inside: Inside, tmp_path: Path) -> None:
    repository = pairs["olomoucky"]
    arguments = ("render", "plans", "--as-of", EXAMPLES["olomoucky"], "-q", "-o")
    inside("-C", repository.root, *arguments, tmp_path / "a.pdf", "--rev", "v1").expect()
    inside("-C", then(repository), *arguments, tmp_path / "b.pdf").expect()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("list", "plan", "--format", "json"),
        ("show", "sprss-2018-2020"),
        ("show", "sprss-2018-2020", "--format", "json"),
        ("calendar",),
        ("export", "csv", "plan"),
        ("export", "xlsx", "service", "-o"),
        ("export", "sqlite", "-o"),
        ("export", "hsds", "-q", "-o"),
        ("export", "form", "aktualizace-site-2019", "-q", "-o"),
    ],
    ids=" ".join,
)
def test_every_other_command_reads_the_revision(
    pairs: Pairs, inside: Inside, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    repository, ending = pairs["olomoucky"], {"xlsx": ".xlsx", "form": ".xlsx", "sqlite": ".sqlite"}
    results = []
    for number, where in enumerate((("-C", repository.root, "--rev", "v1"), ("-C", then(repository)))):
        output = [tmp_path / f"{number}{ending.get(arguments[1], '')}"] if arguments[-1] == "-o" else []
        done = inside(*arguments, *output, *where, today=EXAMPLES["olomoucky"]).expect()
        results.append((done.stdout, contents(output[0]) if output else {}))
    assert results[0] == results[1]


def contents(path: Path) -> dict[str, bytes]:
    """The file, or all files of the folder, by their paths."""
    if path.is_dir():
        return {str(one.relative_to(path)): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}
    return {"": path.read_bytes()}


def test_bare_repository(pairs: Pairs, inside: Inside, tmp_path: Path) -> None:
    repository, bare = pairs["olomoucky"], tmp_path / "holy.git"
    repository.git("clone", "-q", "--bare", ".", str(bare))
    for arguments in (
        ("report", "plans"),
        ("render", "plans"),
        ("list", "plan"),
        ("report", "coverage", "--format", "md"),
    ):
        made = inside("-C", bare, *arguments, "--rev", "v1", cwd=tmp_path).expect().stdout
        assert made == inside("-C", then(repository), *arguments).expect().stdout
    assert "repozitář gitu bez souborů" in inside("-C", bare, "report", "plans", cwd=tmp_path).expect(2).stderr


@pytest.fixture
def past(repository: GitFolder) -> GitFolder:
    """A workspace that came in the second commit, with a file that the newest commit took away."""
    repository.commit({"ctimne.txt": "nic\n"}, "bez prostoru")
    repository.git("tag", "v0")
    repository.commit(FILES, "první")
    repository.git("tag", "v1")
    repository.commit({"plans/delta.yaml": None}, "druhá")
    return repository


@pytest.mark.parametrize(
    ("revision", "words"),
    [
        ("v0", "V revizi v0 tu pracovní prostor není: chybí v ní soubor kpss.yaml."),
        ("v9", "Revize „v9“ tu není."),
        ("--help", "Revize „--help“ tu není."),
        ("HEAD~99", "Revize „HEAD~99“ tu není."),
        ("HEAD:plans", "Revize „HEAD:plans“ tu není."),
    ],
)
def test_wrong_revision_is_one_sentence(past: GitFolder, inside: Inside, revision: str, words: str) -> None:
    for command in (("report", "plans"), ("render", "plans"), ("list",), ("show", "plan-alfa"), ("calendar",)):
        said = inside(*command, f"--rev={revision}", cwd=past.workspace).expect(2)
        assert words in said.stderr
        assert said.stderr.count("\n") == 1
        assert said.stdout == ""


def test_folder_that_the_revision_does_not_have(past: GitFolder, inside: Inside) -> None:
    inner = past.root / "uvnitr"
    inner.mkdir()
    (inner / "kpss.yaml").write_text(settings(), encoding="utf-8")
    assert "složka uvnitr/ není" in inside("report", "plans", "--rev", "v1", cwd=inner).expect(2).stderr


def test_folder_without_git(workspace: WriteWorkspace, inside: Inside) -> None:
    said = inside("report", "plans", "--rev", "v1", cwd=workspace(FILES)).expect(2).stderr
    assert said.count("\n") == 1
    assert "není v repozitáři git" in said


@pytest.mark.parametrize(
    "command",
    [("import", "territory", "x.csv"), ("new", "plan"), ("network", "apply", "x"), ("init", "x")],
    ids=" ".join,
)
def test_what_writes_has_no_revision(past: GitFolder, inside: Inside, command: tuple[str, ...]) -> None:
    assert "--rev" in inside(*command, "--rev", "v1", cwd=past.workspace).expect(2).stderr


def test_option_may_stand_before_the_command(past: GitFolder, inside: Inside) -> None:
    before = inside("--rev", "v1", "list", "plan", cwd=past.workspace).expect().stdout
    assert before == inside("list", "plan", "--rev", "v1", cwd=past.workspace).expect().stdout
    assert "plan-delta" in before


def test_outputs_keep_the_files_that_are_on_disk(past: GitFolder, inside: Inside) -> None:
    """What the revision does not know is protected too: a chapter of a plan that came later."""
    chapter = {"file": "uvod.md", "part": "introduction", "title": "Úvod"}
    later = plan("plan-novy", chapters=[chapter], valid={"from": 2019, "to": 2020})
    past.write({"nove/plan.yaml": later, "nove/uvod.md": "# Úvod\n", "nove/zapis.csv": "ručně\n"})
    for name in ("nove/uvod.md", "nove/zapis.csv"):
        text = (past.workspace / name).read_text(encoding="utf-8")
        inside("report", "plans", "--rev", "v1", "-o", name, cwd=past.workspace).expect(2)
        assert (past.workspace / name).read_text(encoding="utf-8") == text
    said = inside("render", "all", "--rev", "v1", "-o", "nove", cwd=past.workspace).expect(2).stderr
    assert "Ve složce nove jsou záznamy" in said


def test_nothing_of_the_working_tree_is_read(past: GitFolder, inside: Inside) -> None:
    expected = inside("report", "plans", "--rev", "v1", cwd=past.workspace).expect().stdout
    past.write({"kpss.yaml": "rozbité: [", "plans/alfa.yaml": "<<<<<<< HEAD\n", "documents/page.html": "{{ chyba"})
    assert inside("report", "plans", "--rev", "v1", cwd=past.workspace).expect().stdout == expected
