"""KPSS201: two records have one id, code of a territory or number; a code within a record or plan is there twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.periods import Period
from kpss.model.records import Orp, Procedure, Record
from kpss.model.repeats import repeats
from kpss.model.services import Service
from kpss.model.territory import Belonging
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding, place_of
from kpss.structure.problems import Path

RULE = Rule(
    201,
    "duplicate-id",
    "error",
    Text("Dva záznamy mají stejný identifikátor", "Two records have one id"),
    Wording(
        Text(
            "Identifikátor {id:quote} už má záznam v souboru {file}.",
            "The id {id:quote} is taken by a record in {file}.",
        ),
        Text(
            "Jeden z nich přejmenujte; identifikátor platí pro celý pracovní prostor.",
            "Rename one of them; an id is unique in the workspace.",
        ),
    ),
    variants={
        "orp": Wording(
            Text(
                "Kód ORP {id:quote} už má záznam v souboru {file}.", "The code {id:quote} is taken by an ORP in {file}."
            ),
            Text(
                "Opravte kód, nebo jeden ze záznamů smažte; každý ORP je v prostoru jednou.",
                "Put the code right, or delete one of the records; each ORP stands in the workspace once.",
            ),
        ),
        "municipality": Wording(
            Text(
                "Obec s kódem {id:quote} je zapsána dvakrát: už je v souboru {file}.",
                "The municipality with the code {id:quote} is recorded twice: it stands in {file}.",
            ),
            Text(
                "Opravte kód, nebo jeden zápis smažte. Změnila-li obec ORP, doplňte k oběma období (valid).",
                "Put the code right, or delete one of them. If it changed its ORP, give both a period (valid).",
            ),
        ),
        "service": Wording(
            Text(
                "Číslo služby {id:quote} už má záznam v souboru {file}.",
                "The service number {id:quote} is taken by a service in {file}.",
            ),
            Text(
                "Opravte číslo, nebo jeden ze záznamů smažte. Nahradil-li jeden druhý, doplňte k oběma období (valid).",
                "Put the number right, or delete one of them. If one took the place of the other, give both a period (valid).",
            ),
        ),
        "step": Wording(
            Text("Označení {id:quote} už má jiný krok postupu.", "The id {id:quote} is taken by another step."),
            Text("Dejte každému kroku postupu jiné id.", "Give each step of the procedure an id of its own."),
        ),
        "measure": Wording(
            Text(
                "Kód {id:quote} už má jiné opatření plánu.",
                "The code {id:quote} is taken by another measure of the plan.",
            ),
            Text(
                "Dejte každému opatření plánu jiný kód; vyhodnocení a dodatky se zatím týkají prvního z nich.",
                "Give each measure of the plan a code of its own; evaluations and addenda mean the first of them until then.",
            ),
        ),
        "goal": Wording(
            Text("Kód {id:quote} už má jiný cíl plánu.", "The code {id:quote} is taken by another goal of the plan."),
            Text("Dejte každému cíli plánu jiný kód.", "Give each goal of the plan a code of its own."),
        ),
        "priority": Wording(
            Text(
                "Kód {id:quote} už má jiná priorita plánu.",
                "The code {id:quote} is taken by another priority of the plan.",
            ),
            Text("Dejte každé prioritě plánu jiný kód.", "Give each priority of the plan a code of its own."),
        ),
        "indicator": Wording(
            Text(
                "Označení {id:quote} už má jiný ukazatel tohoto opatření.",
                "The id {id:quote} is taken by another indicator of this measure.",
            ),
            Text("Dejte každému ukazateli opatření jiné id.", "Give each indicator of the measure an id of its own."),
        ),
        "evaluated": Wording(
            Text(
                "Opatření {id:quote} je v tomto vyhodnocení dvakrát.",
                "The measure {id:quote} stands in this evaluation twice.",
            ),
            Text(
                "Nechte jeden zápis, nebo opravte kód; zatím platí první z nich.",
                "Keep one of them, or put the code right; until then the first one counts.",
            ),
        ),
        "year": Wording(
            Text(
                "Rok {id} už plán vyhodnocený má, v souboru {file}; vydané částky se tak sčítají dvakrát.",
                "The year {id} of the plan is evaluated already, in {file}, so money spent is added up twice.",
            ),
            Text(
                "Opravte rok, nebo obě vyhodnocení spojte. Za celé období plánu je type: summary.",
                "Put the year right, or join the two. The evaluation of the whole life of a plan has type: summary.",
            ),
            severity="warning",
        ),
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Every record, ORP, municipality, service, step or part of a plan after the first with its id, code or number."""
    for record, first in workspace.duplicates:
        params = {"id": record.id, "file": first.file}
        yield finding(RULE, record, ("id",), subject=record.file, params=params, other=place_of(first, ("id",)))
    for orp in workspace.of(Orp):
        taken = workspace.territory.orps.get(orp.code)
        if taken is not None and taken is not orp:
            yield _code(orp, ("code",), "orp", orp.code, taken, ("code",))
    for code, belongings in workspace.territory.by_code.items():
        if len(belongings) > 1:
            yield from _municipality(code, belongings)
    yield from _services(workspace)
    for procedure in workspace.of(Procedure):
        yield from _steps(procedure)
    for repeat in repeats(workspace):
        (record, path), (first_record, first_path) = repeat.place, repeat.first
        params = {"problem": repeat.sort, "id": repeat.code, "file": first_record.file}
        other = place_of(first_record, first_path)
        subject = f"{record.id}:{repeat.code}"
        yield finding(RULE, record, path, record_id=repeat.owner, subject=subject, params=params, other=other)


def _municipality(code: str, belongings: list[Belonging]) -> Iterator[Finding]:
    """Entries of a municipality of which one surely holds while an earlier one does."""
    belongings = [b for b in belongings if b.orp or b.path]  # a record without ORP says only more of one listed
    for number, belonging in enumerate(belongings):
        for first in belongings[:number]:
            same_record = belonging.record is first.record and not belonging.path  # its own changes of ORP
            if not same_record and _together(first.valid, belonging.valid):
                yield _code(
                    belonging.record,
                    (*belonging.path, "code"),
                    "municipality",
                    code,
                    first.record,
                    (*first.path, "code"),
                )
                break


def _services(workspace: Workspace) -> Iterator[Finding]:
    """Services that have the number of an earlier one and are surely valid on a day on which it is."""
    by_number: dict[str, list[Service]] = defaultdict(list)
    for service in workspace.of(Service):
        if service.number and "valid" not in service.broken:
            earlier = by_number[service.number]
            first = next((one for one in earlier if _both_go_on(one.valid, service.valid)), None)
            if first is not None:
                yield _code(service, ("number",), "service", service.number, first, ("number",))
            earlier.append(service)


def _both_go_on(one: Period, other: Period) -> bool:
    """As :func:`_together`; of two without a beginning, one that has ended may have been before the other."""
    told = one.start is not None or other.start is not None or (one.end is None and other.end is None)
    return told and _together(one, other)


def _together(one: Period, other: Period) -> bool:
    """Whether two periods surely have a day in common."""
    return any(
        start is None or (one.surely_contains(start.latest) and other.surely_contains(start.latest))
        for start in (one.start, other.start)
        if start is not None or (one.start is None and other.start is None)
    )


def _code(record: Record, path: Path, problem: str, code: str, first: Record, first_path: Path) -> Finding:
    params = {"problem": problem, "id": code, "file": first.file}
    return finding(RULE, record, path, subject=code, params=params, other=place_of(first, first_path))


def _steps(procedure: Procedure) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for number, item in enumerate(procedure.data.get("steps") or ()):
        name = item.get("id") if isinstance(item, dict) else None
        if isinstance(name, str) and seen.setdefault(name, number) != number:
            params = {"problem": "step", "id": name}
            other = place_of(procedure, ("steps", seen[name], "id"))
            yield finding(RULE, procedure, ("steps", number, "id"), subject=name, params=params, other=other)
