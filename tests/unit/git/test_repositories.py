"""Repositories, revisions and their trees."""

from __future__ import annotations

import errno
import os
import weakref
from pathlib import Path

import pytest

from kpss.git.bases import NoBase, base_of_revision, base_of_target
from kpss.git.commands import Git, GitFailed, program
from kpss.git.contents import MissingContent, Reader
from kpss.git.hosts import Target
from kpss.git.listing import NoFolder, workspace_folders
from kpss.git.log import Past
from kpss.git.repository import NoRepository, open_repository
from kpss.git.revisions import NoRevision, commit, commit_or_none, merge_base, resolve
from kpss.git.tree import GitTree
from kpss.language.errors import UserError
from kpss.source.trees import LARGEST, Entry, FolderTree
from tests.repositories import GitFolder
from tests.support import write_files


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def _tree(folder: GitFolder, revision: str = "HEAD") -> GitTree:
    repository = open_repository(str(folder.workspace))
    return GitTree(repository, resolve(repository, revision))


def test_where_a_workspace_stands(tmp_path: Path) -> None:
    folder = GitFolder(tmp_path / "r", "data/kraj\nč")
    folder.commit({"kpss.yaml": ""})
    found = open_repository(str(folder.workspace))
    assert (found.root, found.prefix, found.bare, found.shallow) == (str(folder.root), "data/kraj\nč/", False, False)
    assert open_repository(str(folder.root)).prefix == ""


def test_no_repository(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nic"):
        with pytest.raises(NoRepository, match="no git repository"):
            open_repository(str(folder))


def test_a_repository_that_is_damaged(repository: GitFolder) -> None:
    (repository.root / ".git/config").write_text("[core\n", encoding="utf-8")
    with pytest.raises(NoRepository):
        open_repository(str(repository.root))


def test_texts_that_mean_a_commit(repository: GitFolder) -> None:
    first, second = repository.commit({"a": "1"}, "první"), repository.commit({"a": "2"}, "druhý")
    repository.git("tag", "-a", "-m", "x", "v1", first)
    found = open_repository(str(repository.root))
    for text in ("v1", "main~1", first, first[:8], "HEAD^", ":/první", "main^{/první}", "refs/tags/v1"):
        assert resolve(found, text) == first, text
    assert resolve(found, "main") == second


@pytest.mark.parametrize(
    "text",
    ["", "^HEAD", "HEAD^!", "HEAD..HEAD", "--all", "--output=x", "-x", "main\n", "a\0", "HEAD:a", ":/nic", "0" * 40],
)
def test_texts_that_mean_none(repository: GitFolder, text: str) -> None:
    repository.commit({"a": "1"})
    found = open_repository(str(repository.root))
    assert commit_or_none(found, text) is None
    with pytest.raises(NoRevision):
        resolve(found, text)


def test_a_revision_that_is_misspelt(repository: GitFolder) -> None:
    repository.commit({"a": "1"})
    repository.git("branch", "plan-2025")
    with pytest.raises(NoRevision, match="Did you mean “plan-2025”"):
        resolve(open_repository(str(repository.root)), "plan-2026")


def test_commits(repository: GitFolder) -> None:
    made = commit(open_repository(str(repository.root)), repository.commit({}, "První řádek\n\nDalší"))
    assert (made.subject, made.short, made.made.isoformat()) == (
        "První řádek",
        made.hash[:8],
        "2026-01-01T00:01:00+00:00",
    )


def test_bases(repository: GitFolder) -> None:
    base = repository.commit({"a": "1"})
    repository.git("checkout", "--quiet", "-b", "x")
    head = repository.commit({"a": "2"})
    repository.git("checkout", "--quiet", "--orphan", "jina")
    alone = repository.commit({"a": "3"})
    found = open_repository(str(repository.root))
    assert merge_base(found, base, head) == base
    assert merge_base(found, head, alone) is None
    assert base_of_revision(found, "main", head).name == f"main ({base[:8]})"
    assert base_of_revision(found, base, head).name == base[:8]
    assert base_of_target(found, Target("gitlab", "main", ("0" * 40, alone, "main")), head).hash == base
    with pytest.raises(NoBase, match="unrelated"):
        base_of_revision(found, "jina", head)
    with pytest.raises(NoBase, match="git fetch origin"):
        base_of_target(found, Target("gitlab", "main", ("0" * 40,)), head)


FILES: dict[str, str | bytes | None] = {
    "kpss.yaml": "kpss: 1\n", "a.yaml": "a", "b.yml": "b", "kapitola.md": "# x", "obraz.png": b"\x89",
    ".tajne/x.yaml": "x", "slozka/č\n.yaml": "č", "jiny/kpss.yaml": "kpss: 1\n", "jiny/a.yaml": "j",
    "slozka/.x.yaml": "x",
}  # fmt: skip


def test_a_revision_holds_what_its_folder_held(repository: GitFolder) -> None:
    repository.write(FILES)
    (repository.root / "odkaz.yaml").symlink_to("a.yaml")
    (repository.root / "ven.yaml").symlink_to("../nikam.yaml")
    (repository.root / "mrtvy.yaml").symlink_to("neni.yaml")
    (repository.root / "slozka-ven").symlink_to(str(repository.root.parent))
    (repository.root / "tecky.yaml").symlink_to("..slozka.yaml")
    (repository.root / "retez.yaml").symlink_to("odkaz.yaml")
    (repository.root / "pres.yaml").symlink_to("slozka-tady/../a.yaml")
    (repository.root / "slozka-tady").symlink_to("slozka/hloub")
    (repository.root / "retez-ven.yaml").symlink_to("slozka-ven/x.yaml")
    (repository.root / "dokola.yaml").symlink_to("dokola.yaml")
    (repository.root / "na-slozku.yaml").symlink_to("slozka")
    repository.write({"slozka/hloub/b.yaml": "x", "slozka/a.yaml": "v slozce"})
    repository.write({"..slozka.yaml": "x"})
    repository.commit()
    tree, folder = _tree(repository), FolderTree(str(repository.root))
    assert sorted(tree.entries()) == sorted(folder.entries())
    for entry in tree.entries():
        if not entry.refused:
            assert tree.read(entry.path) == folder.read(entry.path)
            assert tree.identity(entry.path) == folder.identity(entry.path)
    for path in ("odkaz.yaml", "retez.yaml", "pres.yaml", "slozka-tady/b.yaml"):
        assert tree.read(path) == folder.read(path)
        assert tree.identity(path) == folder.identity(path)
    assert tree.read("pres.yaml") == b"v slozce"
    repository.write({"a.yaml": "jinak"})
    assert tree.read("a.yaml") == b"a"
    for path in ("neni.yaml", "ven.yaml", "mrtvy.yaml", "slozka", "dokola.yaml", "retez-ven.yaml"):
        with pytest.raises(FileNotFoundError):
            tree.read(path)
    with pytest.raises(FileNotFoundError):
        tree.identity("neni.yaml")


def test_a_folder_that_is_not_there(repository: GitFolder) -> None:
    repository.commit({"a.yaml": "a"})
    found = open_repository(str(repository.root))
    head = resolve(found, "HEAD")
    for folder in ("neni/", "a.yaml/"):
        with pytest.raises(NoFolder):
            GitTree(found, head, folder)


def test_bare_repositories(repository: GitFolder, tmp_path: Path) -> None:
    repository.commit({"kraj/kpss.yaml": "kpss: 1\n", "kraj/a.yaml": "a"})
    repository.git("clone", "--quiet", "--bare", ".", str(tmp_path / "b.git"))
    found = open_repository(str(tmp_path / "b.git"))
    assert found.bare
    tree = GitTree(found, resolve(found, "main"))
    assert (tree.prefix, tree.read("a.yaml")) == ("kraj/", b"a")
    repository.commit({"obec/kpss.yaml": "kpss: 1\n"})
    repository.git("push", "--quiet", str(tmp_path / "b.git"), "main")
    head = resolve(found, "main")
    assert workspace_folders(found, head) == ["kraj/", "obec/"]
    with pytest.raises(NoFolder, match="several workspaces"):
        GitTree(found, head)


def test_contents_that_are_missing(repository: GitFolder) -> None:
    repository.commit({"slozka/a.yaml": "a", "b.yaml": "b"})
    tree = _tree(repository)
    name = tree.blobs["b.yaml"].hash
    (repository.root / ".git/objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(MissingContent):
        tree.read("b.yaml")
    assert tree.read("slozka/a.yaml") == b"a"  # the process goes on
    folder = repository.git("rev-parse", "HEAD:slozka")
    (repository.root / ".git/objects" / folder[:2] / folder[2:]).unlink()
    with pytest.raises(MissingContent):
        GitTree(tree.repository, tree.revision, "slozka/")


def test_a_file_that_is_too_large(repository: GitFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit({"a.yaml": "a" * 100, "b.yaml": "b"})
    monkeypatch.setattr("kpss.git.contents.LARGEST", 10)
    tree = _tree(repository)
    with pytest.raises(OSError, match="large") as raised:
        tree.read("a.yaml")
    assert raised.value.errno == errno.EFBIG
    assert tree.read("b.yaml") == b"b"
    assert LARGEST > 10


def test_a_large_file_kept_elsewhere_that_is_too_large(repository: GitFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "ab" * 32
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{name}\nsize 5000\n"
    repository.commit({"a.yaml": pointer})
    write_files(repository.root / ".git/lfs/objects/ab/ab", {name: "x" * 5000})
    monkeypatch.setattr("kpss.git.contents.LARGEST", 4999)
    with pytest.raises(OSError, match="large") as raised:
        _tree(repository).read("a.yaml")
    assert raised.value.errno == errno.EFBIG


def test_objects_borrowed_from_another_repository(repository: GitFolder, tmp_path: Path) -> None:
    repository.commit({"kpss.yaml": "x"})
    repository.git("clone", "--quiet", "--shared", ".", str(tmp_path / "pujceny"))
    assert _tree(GitFolder(tmp_path / "pujceny", init=False)).read("kpss.yaml") == b"x"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forked processes")
def test_a_forked_process_reads_for_itself(repository: GitFolder) -> None:
    repository.commit({"a.yaml": "a", "b.yaml": "b"})
    tree = _tree(repository)
    assert tree.read("a.yaml") == b"a"
    process = os.fork()
    if not process:
        os._exit(0 if tree.read("b.yaml") == b"b" else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    assert tree.read("b.yaml") == b"b"


def test_the_process_ends_with_its_tree(repository: GitFolder) -> None:
    repository.commit({"a.yaml": "a"})
    tree = _tree(repository)
    tree.read("a.yaml")
    (reader,) = tree._readers.values()
    gone = weakref.ref(tree)
    del tree
    assert gone() is None
    assert reader._process.poll() == 0


def test_what_git_says_when_it_fails(repository: GitFolder) -> None:
    with pytest.raises(GitFailed) as raised:
        Git(str(repository.root)).run("cat-file", "-t", "0" * 40)
    assert raised.value.status == 128
    assert raised.value.words.startswith("fatal:")


def test_without_git(repository: GitFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError, match="not installed"):
        Reader(Git(str(repository.root)))


@pytest.mark.parametrize("path", ["", ".", "{here}", "nic:.:"])
def test_git_of_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path.format(here=os.path.relpath(tmp_path)))
    with pytest.raises(UserError, match="not installed"):
        program()


def test_colours_of_a_person(repository: GitFolder) -> None:
    repository.commit({"a.yaml": "a"}, "Příliš")
    for key in ("color.ui", "color.grep", "color.diff"):
        repository.git("config", key, "always")
    repository.git("config", "i18n.logOutputEncoding", "ISO-8859-2")
    found = open_repository(str(repository.root))
    head = resolve(found, "HEAD")
    past = Past(found, head, "")
    assert commit(found, head).subject == past.commits[head].commit.subject == "Příliš"
    assert list(past.files_with("a", head)) == ["a.yaml"]


def test_settings_of_a_calling_git_do_not_count(repository: GitFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a hook git tells its programs of another repository and index."""
    repository.commit({"a.yaml": "a"})
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_NAMESPACE"):
        monkeypatch.setenv(name, "/nikde")
    assert list(_tree(repository).entries()) == [Entry("a.yaml")]
