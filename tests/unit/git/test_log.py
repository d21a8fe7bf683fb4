"""What commits did to files, read from real repositories."""

from __future__ import annotations

import re

from kpss.git.log import Past
from kpss.git.repository import open_repository
from tests.repositories import GitFolder


def past_of(repository: GitFolder, revision: str = "HEAD") -> Past:
    opened = open_repository(str(repository.workspace))
    return Past(opened, repository.git("rev-parse", revision), opened.prefix)


def subjects(past: Past, steps: object) -> list[str]:
    return [past.commits[step.commit].commit.subject for step in steps]  # type: ignore[attr-defined]


def test_commits_are_children_first_with_parents(repository: GitFolder) -> None:
    first = repository.commit({"a.yaml": "a"}, "první\n\ntělo zprávy")
    second = repository.commit({"a.yaml": "b"}, "druhá: ěščř")
    past = past_of(repository)
    assert list(past.commits) == [second, first]
    assert past.commits[second].parents == (first,)
    assert [one.commit.subject for one in past.commits.values()] == ["druhá: ěščř", "první"]
    assert list(past_of(repository, first).commits) == [first]


def test_steps_of_a_path_with_any_name(repository: GitFolder) -> None:
    name = 'složka *?[x]/žluťoučký "kůň".yaml'
    repository.commit({name: "a", "jiný.yaml": "a"}, "a")
    repository.commit({"jiný.yaml": "b"}, "b")
    repository.commit({name: None}, "c")
    past = past_of(repository)
    steps = past.steps_of(name)
    assert subjects(past, steps.values()) == ["c", "a"]
    assert [(bool(step.before), bool(step.after)) for step in steps.values()] == [(True, False), (False, True)]


def test_merge_has_a_step_for_each_parent(repository: GitFolder) -> None:
    base = repository.commit({"a.yaml": "a"}, "základ")
    repository.git("switch", "-qc", "b")
    theirs = repository.commit({"b.yaml": "b"}, "b")
    repository.git("switch", "-q", "main")
    ours = repository.commit({"c.yaml": "c"}, "c")
    repository.git("merge", "-q", "--no-ff", "-m", "sloučení", "b")
    merge = repository.git("rev-parse", "HEAD")
    past = past_of(repository)
    assert set(past.steps_of("b.yaml")) == {(merge, ours), (theirs, base)}
    assert set(past.steps_of("c.yaml")) == {(merge, theirs), (ours, base)}
    assert [step.path for step in past.steps_of_commit(merge, theirs)] == ["c.yaml"]
    assert set(past.below((theirs,))) == {theirs, base}


def test_steps_of_the_first_commit(repository: GitFolder) -> None:
    first = repository.commit({"a.yaml": "a"}, "první")
    (step,) = past_of(repository).steps_of_commit(first, "")
    assert (step.parent, step.before, step.path) == ("", "", "a.yaml")


def test_text_is_found_where_it_came_and_went(repository: GitFolder) -> None:
    repository.commit({"a.yaml": "id: x\n", "b.yaml": "odkaz: x\n"}, "přišel")
    repository.commit({"b.yaml": "odkaz: y\n"}, "jen odkaz")
    head = repository.commit({"a.yaml": "id: x-dlouhy\n"}, "odešel")
    past = past_of(repository)
    found = past.steps_holding("x", re.compile(rb"id: x(?![\w-])"), (head,))
    assert subjects(past, found) == ["odešel", "přišel"]
    assert past.steps_holding("nic", re.compile(rb"id: nic"), (head,)) == []
    assert subjects(past, past.steps_with("id: x", past.commits)) == ["přišel"]
    assert subjects(past, past.steps_with("odkaz: x", (head,))) == ["jen odkaz", "přišel"]
    assert past.steps_with("", (head,)) == []


def test_files_of_a_revision_that_hold_a_text(repository: GitFolder) -> None:
    first = repository.commit({"á/a.yaml": "id: x\n", "b.yaml": "y\n"}, "a")
    repository.commit({"á/a.yaml": None}, "b")
    past = past_of(repository)
    assert list(past.files_with("id: x", first)) == ["á/a.yaml"]
    assert past.files_with("id: x", past.head) == {}
    assert past.files_with("--help", first) == {}
    assert list(past.blobs(first, ["b.yaml", "neni.yaml", "á"])) == ["b.yaml"]


def test_only_the_folder_of_the_workspace(repository: GitFolder) -> None:
    inside = GitFolder(repository.root, "prostor", init=False)
    repository.commit({"prostor/a.yaml": "id: x", "prostor2/a.yaml": "id: x", "a.yaml": "id: x"}, "a")
    past = past_of(inside)
    assert past.prefix == "prostor/"
    assert list(past.files_with("id: x", past.head)) == ["a.yaml"]
    assert [step.path for step in past.steps_of_commit(past.head, "")] == ["a.yaml"]
