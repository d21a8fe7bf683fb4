from __future__ import annotations

import datetime as dt
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss.api import findings
from kpss.language.errors import UserError
from kpss.model.workspace import Workspace
from kpss.source.discovery import find_files
from kpss.source.trees import Entry, FolderTree, MemoryTree, Tree, blob_identity
from tests.support import WriteWorkspace, write_files
from tests.unit import records

DAY = dt.date(2018, 6, 1)
links = pytest.mark.skipif(os.name == "nt", reason="links need rights there")

FILES: dict[str, str | bytes] = {
    "kpss.yaml": records.settings(ignore=["koncepty/**", "**/*.zaloha.yaml"]),
    "territory/alfa.yaml": records.orp("orp-alfa", "7101", "Alfa", records.ALFA),
    "territory/delta.yml": records.orp("orp-delta", "7102", "Delta", records.DELTA),
    "plans/vadny.yaml": "kind: plan\nid vadny\n",
    "plans/stary.yaml": "kind: plan\nname: Příliš\n".encode("cp1250"),
    "plans/prvni.yaml": records.plan("prvni"),
    "plans/dvakrat.yaml": records.plan("prvni", valid={"from": 2018})
    + "---\n"
    + records.plan("druhy", predecessors=["prvni"]),
    "plans/crlf.yaml": records.plan("crlf", procedure="neni").replace("\n", "\r\n"),
    "plans/prazdny.yaml": "",
    "plans/velky.yaml": "#" * 3_000_000,
    "plans/plan.txt": "kind: plan\n",
    "plans/plan.zaloha.yaml": "kind: [\n",
    "plans/nested/deep/er/plan.yaml": records.plan("hluboky", area={"include": [{"municipality": "Beta (Delta)"}]}),
    "plans/.skryty.yaml": "kind: [\n",
    ".git/config.yaml": "kind: [\n",
    "plans/.vscode/a.yaml": "kind: [\n",
    "documents/texty.yaml": "kind: [\n",
    "documents/a/b.yaml": "kind: [\n",
    "koncepty/plan.yaml": "kind: [\n",
    "koncepty/a/plan.yaml": "kind: [\n",
    "jiny/kpss.yaml": "kind: [\n",
    "jiny/plans/plan.yaml": "kind: [\n",
    "jiny-ne/plan.yaml": records.plan("vedle", name="no", status="withdrawn"),
    "plans/documents/plan.yaml": records.plan("dokument"),
}
READ = [
    "jiny-ne/plan.yaml",
    "plans/crlf.yaml",
    "plans/documents/plan.yaml",
    "plans/dvakrat.yaml",
    "plans/nested/deep/er/plan.yaml",
    "plans/prazdny.yaml",
    "plans/prvni.yaml",
    "plans/stary.yaml",
    "plans/vadny.yaml",
    "plans/velky.yaml",
    "territory/alfa.yaml",
    "territory/delta.yml",
]


def listed(tree: Tree) -> list[Entry]:
    return find_files(tree, ["koncepty/**", "**/*.zaloha.yaml"]).records


def refused(root: Path) -> dict[str, str]:
    return {entry.path: entry.refused for entry in find_files(FolderTree(str(root))).records if entry.refused}


def opened(tree: Tree) -> Workspace:
    return Workspace.load(tree, DAY)


def test_same_files_of_both_trees(workspace: WriteWorkspace):
    folder, memory = FolderTree(str(workspace(FILES))), MemoryTree(FILES)
    assert [entry.path for entry in listed(folder)] == READ
    assert listed(folder) == listed(memory)
    assert not any(entry.refused for entry in listed(memory))


UNREAD = {"plans/velky.yaml", "plans/vadny.yaml", "plans/stary.yaml"}


@pytest.mark.parametrize(
    ("left_out", "codes"), [(set(), {101, 102, 104, 106, 201}), (UNREAD, {106, 201, 202, 305})], ids=["unread", "read"]
)
def test_same_workspace_of_both_trees(workspace: WriteWorkspace, left_out, codes):
    files = {path: content for path, content in FILES.items() if path not in left_out}
    one, other = opened(FolderTree(str(workspace(files)))), opened(MemoryTree(files))
    assert list(one.files) == list(other.files)
    assert findings(one) == findings(other)
    assert codes <= {found.code for found in findings(one)}  # not because nothing is found
    assert list(one.records) == list(other.records) != []


def test_identity_is_that_of_git(workspace: WriteWorkspace):
    root = workspace(FILES)
    paths = sorted(FILES)
    command = ["git", "hash-object", "--no-filters", "--", *paths]
    hashes = subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="ascii").stdout.split()
    folder, memory = FolderTree(str(root)), MemoryTree(FILES)
    assert [folder.identity(path) for path in paths] == hashes
    assert [memory.identity(path) for path in paths] == hashes


@given(st.binary())
def test_identity_names_the_content(data):
    assert blob_identity(data) == blob_identity(bytes(data))
    assert blob_identity(data) != blob_identity(data + b" ")
    assert blob_identity(b"") == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 200_000])
def test_whole_file_is_read(tmp_path, size):
    data = bytes(number % 251 for number in range(size))
    write_files(tmp_path, {"a.yaml": data})
    assert FolderTree(str(tmp_path)).read("a.yaml") == data


def test_missing_file(tmp_path):
    trees: tuple[Tree, ...] = (FolderTree(str(tmp_path)), MemoryTree({}))
    for tree in trees:
        for function in (tree.read, tree.identity):
            with pytest.raises(OSError, match=r"a\.yaml"):
                function("a.yaml")


def test_missing_folder(tmp_path):
    with pytest.raises(UserError, match="There is no folder") as caught:
        FolderTree(str(tmp_path / "neni"))
    assert "-C" in caught.value.text.cs


def test_root_may_be_relative_and_a_link(tmp_path, monkeypatch):
    write_files(tmp_path / "prostor", FILES)
    monkeypatch.chdir(tmp_path)
    assert listed(FolderTree("prostor")) == listed(FolderTree("./prostor/../prostor/"))
    if os.name != "nt":
        (tmp_path / "odkaz").symlink_to("prostor")
        assert listed(FolderTree("odkaz")) == listed(FolderTree("prostor"))


@links
def test_links(workspace: WriteWorkspace, tmp_path):
    root = workspace(
        {"kpss.yaml": records.settings(), "plans/a.yaml": records.plan("a"), "b/x.txt": "", "plans/sub/c.yaml": ""}
    )
    outside = write_files(
        tmp_path / "outside", {"d.yaml": records.plan("d"), "e.txt": "", "sub/f.yaml": records.plan("f")}
    )
    near = write_files(tmp_path / "workspace-2", {"g.yaml": records.plan("g")})  # the name only begins the same
    targets: dict[str, str | Path] = {
        "file.yaml": outside / "d.yaml",
        "folder": outside / "sub",
        "near.yaml": near / "g.yaml",
        "up.yaml": "../outside/d.yaml",
        "etc.yaml": "/etc/passwd",
        "gone.yaml": "neni.yaml",
        "loop.yaml": "loop.yaml",
        "text.txt": outside / "e.txt",
        "other": outside / "e.txt",
        "inside.yaml": "plans/a.yaml",
        "inside": "plans",
        "circle": ".",
        ".hidden": outside,
        ".hidden.yaml": outside / "d.yaml",
    }
    for name, target in targets.items():
        (root / "b" / name).symlink_to(
            target if isinstance(target, Path) or target.startswith("/") else os.path.join("..", target)
        )
    assert refused(root) == {
        "b/file.yaml": "outside", "b/folder": "outside", "b/near.yaml": "outside", "b/up.yaml": "outside",
        "b/etc.yaml": "outside", "b/gone.yaml": "unreadable", "b/loop.yaml": "unreadable",
    }  # fmt: skip
    space = opened(FolderTree(str(root)))
    assert list(space.records) == ["a"]
    assert sorted((found.code, found.place.file) for found in findings(space) if found.code == 104) == [
        (104, path) for path in sorted(refused(root))
    ]


@links
def test_what_is_no_file(tmp_path):
    write_files(tmp_path, {"kpss.yaml": records.settings()})
    os.mkfifo(tmp_path / "roura.yaml")
    (tmp_path / "slozka.yaml").mkdir()
    write_files(tmp_path / "slozka.yaml", {"a.yaml": records.plan("a")})
    assert refused(tmp_path) == {"roura.yaml": "not_regular"}
    assert list(opened(FolderTree(str(tmp_path))).records) == ["a"]  # and nothing waits for the pipe


def test_file_that_cannot_be_read(workspace: WriteWorkspace):
    class Locked(FolderTree):
        def read(self, path: str) -> bytes:
            if path == "plans/a.yaml":
                raise PermissionError(path)
            return super().read(path)

    root = workspace(
        {"kpss.yaml": records.settings(), "plans/a.yaml": records.plan("a"), "plans/b.yaml": records.plan("b")}
    )
    space = opened(Locked(str(root)))
    found = [finding for finding in findings(space) if finding.code == 104]
    assert [(finding.place.file, finding.params) for finding in found] == [("plans/a.yaml", {"problem": "unreadable"})]
    assert list(space.records) == ["b"]
    assert space.may_be_unread("a")  # its records may be there, so nothing is said about references to them


def test_folder_that_cannot_be_listed(workspace: WriteWorkspace, monkeypatch):
    root = workspace({"kpss.yaml": records.settings(), "a/b.yaml": records.plan("a"), "c/d.yaml": records.plan("c")})
    scandir = os.scandir

    def locked(path: Any) -> Any:
        if os.path.basename(path) == "a":
            raise PermissionError(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)
    assert refused(root) == {"a": "unreadable"}
    assert list(opened(FolderTree(str(root))).records) == ["c"]


def test_no_workspace(tmp_path):
    trees: tuple[Tree, ...] = (FolderTree(str(tmp_path)), MemoryTree({"plans/a.yaml": "", "x/kpss.yaml": ""}))
    for tree in trees:
        with pytest.raises(UserError, match="no workspace") as caught:
            opened(tree)
        assert "kpss init" in caught.value.text.cs


folders = st.sampled_from(["", "a/", "documents/", ".d/", "b.yaml/", "a/documents/", "a/.d/"])
names = st.sampled_from(
    ["a", "b.yaml", "c.yml", "kpss.yaml", "documents", ".e.yaml", "f.txt", "A.yaml", "ž.yaml", "g h.yaml"]
)


@settings(max_examples=60)
@given(st.lists(st.tuples(folders, names), max_size=8))
def test_any_folder_is_listed_alike(tmp_path_factory, paths):
    files: dict[str, str | bytes] = {"kpss.yaml": ""}
    for folder, name in paths:
        path = folder + name
        if not any(path.startswith(f"{other}/") or other.startswith(f"{path}/") for other in files):
            files[path] = path
    root = write_files(tmp_path_factory.mktemp("tree"), files)
    assert find_files(FolderTree(str(root))).records == find_files(MemoryTree(files)).records


def test_a_name_with_nul_is_no_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        FolderTree(str(tmp_path)).read("a\0b.csv")
