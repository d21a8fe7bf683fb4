"""KPSS204: records that refer to each other in a circle."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.bodies import Body, Role
from kpss.model.content import MeasureNode, everything, find_measure
from kpss.model.plans import Plan
from kpss.model.records import Procedure, Record
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.structure.problems import Path

RULE = Rule(
    204,
    "cycle",
    "error",
    Text("Odkazy v kruhu", "References in a circle"),
    Wording(
        Text("Odkazy vedou v kruhu: {chain}.", "The references lead in a circle: {chain}."),
        Text("Jeden z odkazů je obráceně; opravte ho.", "One of the references is the wrong way round; put it right."),
    ),
)
Links = Callable[[Record], list[tuple[Path, str]]]


def _listed(key: str) -> Links:
    return lambda record: [((key, n), v) for n, v in enumerate(record.data.get(key) or ()) if isinstance(v, str)]


def _part_of(record: Record) -> list[tuple[Path, str]]:
    part = record.data.get("part_of")
    return [(("part_of", "body"), part["body"])] if isinstance(part, dict) and "body" in part else []


def _same_as(record: Record) -> list[tuple[Path, str]]:
    return [(("same_as",), record.data["same_as"])] if isinstance(record.data.get("same_as"), str) else []


_RELATIONS: tuple[tuple[type[Record], Links], ...] = (
    (Plan, _listed("predecessors")),
    (Plan, _listed("implements")),
    (Plan, _listed("stands_in_for")),
    (Body, _part_of),
    (Role, _same_as),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Predecessors, wholes and parts, roles held by roles, steps of procedures, measures that serve measures."""
    for record_type, links in _RELATIONS:
        graph = {record.id: links(record) for record in workspace.of(record_type)}
        for cycle, path in _cycles(graph):
            record = workspace.records[cycle[0]]
            params = {"chain": " → ".join([*cycle, cycle[0]])}
            yield finding(RULE, record, path, params=params, subject=cycle[-1] if len(cycle) > 1 else cycle[0])
    for procedure in workspace.of(Procedure):
        yield from _steps(procedure)
    yield from _measures(workspace)


def _measures(workspace: Workspace) -> Iterator[Finding]:
    nodes: dict[str, MeasureNode] = {}
    graph: dict[str, list[tuple[Path, str]]] = {}
    for node in (node for plan in workspace.of(Plan) for node in everything(workspace, plan).measures):
        served = [find_measure(workspace, text) for text in node.measure.implements]
        if any(served) and not node.repeated:
            nodes[node.id] = node
            graph[node.id] = [(("implements", n), one.id) for n, one in enumerate(served) if one is not None]
    for cycle, path in _cycles(graph):
        place = nodes[cycle[0]].at(path)
        params = {"chain": " → ".join([*cycle, cycle[0]])}
        yield finding(RULE, place.record, place.path, record_id=cycle[0], params=params, subject=cycle[-1])


def _steps(procedure: Procedure) -> Iterator[Finding]:
    items = procedure.data.get("steps") or ()
    index: dict[str, int] = {}
    for n, item in enumerate(items):
        if isinstance(item, dict) and "id" in item:
            index.setdefault(item["id"], n)  # 201 reports the others
    graph: dict[str, list[tuple[Path, str]]] = {
        name: [(("steps", n, "after", m), v) for m, v in enumerate(items[n].get("after") or ()) if isinstance(v, str)]
        for name, n in index.items()
    }
    for cycle, path in _cycles(graph):
        yield finding(RULE, procedure, path, params={"chain": " → ".join([*cycle, cycle[0]])}, subject=cycle[0])


def _cycles(graph: dict[str, list[tuple[Path, str]]]) -> Iterator[tuple[list[str], Path]]:
    """Each circle once, beginning with its smallest member, and the path of the reference that leaves that member."""
    done: set[str] = set()
    for start in sorted(graph):
        trail: list[str] = []
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            name, depth = stack.pop()
            del trail[depth:]
            if name in trail:
                cycle = trail[trail.index(name) :]
                smallest = cycle.index(min(cycle))
                cycle = cycle[smallest:] + cycle[:smallest]
                if cycle[0] not in done:
                    done.update(cycle)
                    following = cycle[1] if len(cycle) > 1 else cycle[0]
                    yield cycle, next(path for path, target in graph[cycle[0]] if target == following)
                continue
            if name in done or name not in graph:
                continue
            trail.append(name)
            stack += [(target, depth + 1) for _, target in graph[name]]
        done.add(start)
