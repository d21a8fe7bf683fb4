"""Filled request forms → files of new requests; those on record already are recognised, nothing is overwritten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from kpss.exchange.form.reading import Problem, read_form
from kpss.exchange.form.request import FilledRequest
from kpss.exchange.new_ids import unused_id
from kpss.exchange.requests.new import FOLDER, KIND
from kpss.exchange.yaml_text.blocks import entries
from kpss.exchange.yaml_text.lines import comment
from kpss.facts import file_facts
from kpss.language.errors import UserError
from kpss.language.slugs import slug
from kpss.model.request_records import Request, Round
from kpss.model.workspace import Workspace

Fate = Literal["new", "known", "differs", "wrong"]


class Taken(NamedTuple):
    """What became of one form: the new file, or the id (or form) that it is known by, or what is wrong with it."""

    name: str
    fate: Fate
    path: str = ""
    text: str = ""
    request: str = ""
    keys: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


class Import:
    """Takes forms one after another; each knows those before it."""

    def __init__(self, workspace: Workspace, schema_of: Callable[[str], str]) -> None:
        self.workspace, self.schema_of = workspace, schema_of
        self._known: dict[tuple[str, ...], list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
        for one in workspace.of(Request):
            self._known[_subject(one.data)].append((one.id, one.data))
        self._ids: set[str] = set()
        self._paths = {facts["path"] for facts in workspace.files}

    def take(self, name: str, data: bytes) -> Taken:
        """What the form in the file *name* gives."""
        try:
            filled = read_form(data, name)
        except UserError as error:
            return Taken(name, "wrong", problems=(Problem("", error.text),))
        request = FilledRequest(self.workspace, filled).data()
        problems, remarks = (tuple(sorted(set(one), key=_place)) for one in (filled.problems, filled.remarks))
        if problems:
            return Taken(name, "wrong", problems=problems, remarks=remarks)
        identifier = self._id(request)
        path = self._path(identifier)
        text = _text({"kind": KIND, "id": identifier, **request}, name, self.schema_of(path))
        (record,) = file_facts(path, text.encode())["records"]
        made = record["data"]
        others = [(_differing(made, other), known) for known, other in self._known[_subject(made)]]
        if others:
            differing, known = min(others, key=lambda one: len(one[0]))
            return Taken(name, "differs" if differing else "known", request=known, keys=differing, remarks=remarks)
        self._known[_subject(made)].append((identifier, made))
        self._ids.add(identifier)
        self._paths.add(path)
        return Taken(name, "new", path, text, identifier, remarks=remarks)

    def _id(self, data: dict[str, Any]) -> str:
        found = self.workspace.get(data["round"], Round)
        year = found.year if found is not None and found.year else data["round"]
        about = (
            data.get("service") or f"{data.get('provider') or slug(data.get('applicant', ''))}-{data['service_type']}"
        )
        base = f"z-{year}-{slug(about)}"
        number, identifier = 1, unused_id(self.workspace, base)
        while identifier in self._ids:
            number += 1
            identifier = unused_id(self.workspace, f"{base}-{number}")
        return identifier

    def _path(self, identifier: str) -> str:
        number, path = 1, f"{FOLDER}/{identifier}.yaml"
        while path in self._paths:
            number += 1
            path = f"{FOLDER}/{identifier}-{number}.yaml"
        return path


def _place(problem: Problem) -> tuple[int, str]:
    return problem.place


def take_all(
    workspace: Workspace, forms: Iterable[tuple[str, bytes]], schema_of: Callable[[str], str]
) -> Sequence[Taken]:
    """What becomes of each of *forms* (name, bytes)."""
    importing = Import(workspace, schema_of)
    return [importing.take(name, data) for name, data in forms]


def _subject(data: Mapping[str, Any]) -> tuple[str, ...]:
    """What makes two forms the same request: round, type, and the service or whose it will be."""
    whose = ("service",) if data.get("service") else ("applicant", "provider", "service_type")
    keys = ("round", "type", *whose)
    return (*keys, *(str(data.get(key, "")) for key in keys))


def _differing(made: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys that the form says otherwise; what was added to the record since does not matter."""
    return tuple(key for key, value in made.items() if key not in {"kind", "id"} and other.get(key) != value)


def _text(data: dict[str, Any], name: str, schema: str) -> str:
    head = [f"# yaml-language-server: $schema={schema}"] if schema else []
    return "".join(f"{line}\n" for line in (*head, comment(f"form: {name}"), *entries(data)))
