"""KPSS202: a reference to a record that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding, Place
from kpss.findings.rule import Rule, Wording
from kpss.language.nearest import nearest
from kpss.language.slugs import slug
from kpss.language.text import Text
from kpss.model.content import everything, find_measure
from kpss.model.dangling import dangling
from kpss.model.plans import Plan
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.inner_names import unknown_names
from kpss.rules.missing_files import unusable_files
from kpss.source.links import links
from kpss.source.positions import Span
from kpss.structure.words import TO_FILL_IN

RULE = Rule(
    202,
    "unknown-reference",
    "error",
    Text("Odkaz na záznam, který není", "A reference to a record that does not exist"),
    Wording(
        Text("Záznam {value:quote} v pracovním prostoru není.", "There is no record {value:quote} in the workspace."),
        Text(
            "Zkontrolujte identifikátor (kpss list), nebo záznam založte.",
            "Check the id (kpss list), or make the record.",
        ),
    ),
    variants={
        "microregion": Wording(
            Text(
                "Mikroregion {value:quote} v pracovním prostoru není.",
                "There is no microregion {value:quote} in the workspace.",
            ),
            Text(
                "Uveďte identifikátor (id) záznamu mikroregionu, nebo ho založte.",
                "Give the id of the record of the microregion, or make it.",
            ),
        ),
        "item": Wording(
            Text("Bod {value:quote} v programu není.", "There is no item {value:quote} on the agenda."),
            Text("Použijte označení (id) některého bodu programu.", "Use the id of an item of the agenda."),
        ),
        "measure": Wording(
            Text("Opatření {value:quote} v plánu není.", "There is no measure {value:quote} in the plan."),
            Text("Použijte kód některého opatření plánu.", "Use the code of a measure of the plan."),
        ),
        "indicator": Wording(
            Text("Ukazatel {value:quote} opatření nemá.", "The measure has no indicator {value:quote}."),
            Text(
                "Použijte označení (id) některého ukazatele opatření, nebo ho k opatření doplňte.",
                "Use the id of an indicator of the measure, or give it one.",
            ),
        ),
        "goal": Wording(
            Text("Cíl {value:quote} v plánu není.", "There is no goal {value:quote} in the plan."),
            Text("Použijte kód některého cíle plánu.", "Use the code of a goal of the plan."),
        ),
        "priority": Wording(
            Text("Priorita {value:quote} v plánu není.", "There is no priority {value:quote} in the plan."),
            Text("Použijte kód některé priority plánu.", "Use the code of a priority of the plan."),
        ),
        "file": Wording(
            Text(
                "Soubor {value:quote} v pracovním prostoru není.",
                "There is no file {value:quote} in the workspace.",
            ),
            Text(
                "Zkontrolujte název; cesta se píše od složky záznamu (u obrázku od kapitoly). Chybí-li soubor, přidejte ho.",
                "Check the name; the path begins in the folder of the record (of a picture: of the chapter). Add the file if it "
                "is missing.",
            ),
        ),
        "unreadable": Wording(
            Text(
                "Soubor {value:quote} není {wanted}, v dokumentech proto chybí.",
                "The file {value:quote} is not {wanted}, so documents leave it out.",
            ),
            Text(
                "Uložte ho znovu v tomto tvaru, nebo opravte název souboru.",
                "Save it again in that form, or put the name of the file right.",
            ),
        ),
        "empty_file": Wording(
            Text("Soubor {value:quote} je prázdný.", "The file {value:quote} is empty."),
            Text(
                "Doplňte jeho obsah, nebo odkaz na něj vypusťte.", "Write what belongs into it, or drop the reference."
            ),
            severity="warning",
        ),
        "no_rows": Wording(
            Text(
                "Tabulka {value:quote} nemá pod záhlavím žádný řádek, v dokumentech se neukáže.",
                "The table {value:quote} has no rows below its heading, so documents do not show it.",
            ),
            Text(
                "První řádek je záhlaví; pod něj doplňte údaje.",
                "The first line is the heading; add the data below it.",
            ),
            severity="warning",
        ),
        "step": Wording(
            Text("Krok {value:quote} v tomto postupu není.", "There is no step {value:quote} in this procedure."),
            Text("Použijte označení (id) některého kroku postupu.", "Use the id of a step of the procedure."),
        ),
        "sub_programme": Wording(
            Text("Podprogram {value:quote} v programu není.", "The programme has no sub-programme {value:quote}."),
            Text(
                "Použijte {options:options}, nebo podprogram k programu doplňte.",
                "Use {options:options}, or give the programme this one.",
            ),
        ),
    },
    hints={"nearest": Text("Nemělo tu být „{nearest}“?", "Did you mean “{nearest}”?")},
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """References by id; silent where the record may stand in a file that could not be read."""
    for record, path, targets, _, value in workspace.pointers.get("record", ()):
        if value not in workspace.records and not workspace.may_be_unread(value):
            yield finding(RULE, record, path, params=_record_params(workspace, value, targets))
    yield from _own_area(workspace)
    for inner in unknown_names(workspace):
        params: dict[str, object] = {**_params(inner.value, inner.known), "problem": inner.sort}
        if inner.sort == "sub_programme":
            params["options"] = inner.known
        yield finding(RULE, inner.record, inner.path, params=params)
    yield from _codes(workspace)
    yield from _chapters(workspace)
    yield from _files(workspace)


def _files(workspace: Workspace) -> Iterator[Finding]:
    """Files that records and chapters name."""
    for file in unusable_files(workspace):
        params: dict[str, object] = {**_params(file.value, list(file.known)), "problem": file.problem}
        if file.wanted is not None:
            params["wanted"] = file.wanted
        subject = "" if file.path else file.value
        yield Finding(RULE.code, RULE.severity, file.place, file.owner, file.path, subject=subject, params=params)


def _own_area(workspace: Workspace) -> Iterator[Finding]:
    """The microregion that ``kpss.yaml`` names."""
    area = workspace.settings.area
    if workspace.settings.level != "microregion" or not area or area in (*workspace.microregions, *TO_FILL_IN):
        return
    if not workspace.may_be_unread(area):
        params = {**_params(area, list(workspace.microregions)), "problem": "microregion"}
        yield Finding(RULE.code, RULE.severity, Place("kpss.yaml", 0, ("area",)), "workspace", ("area",), params=params)


def _chapters(workspace: Workspace) -> Iterator[Finding]:
    """Links of chapters to records and measures."""
    for file, text in workspace.chapters.items():
        for link in links(text):
            known = link.target in workspace.records or find_measure(workspace, link.target) is not None
            if not known and not workspace.may_be_unread(link.target.partition("/")[0]):
                span = Span(link.line, link.column, link.line, link.end)
                params = _params(link.target, list(workspace.records))
                place = Place(file, span=span)
                yield Finding(RULE.code, RULE.severity, place, file, (), subject=link.target, params=params)


def _codes(workspace: Workspace) -> Iterator[Finding]:
    """Codes of measures, goals and priorities; silent where some of them could not be read."""
    if workspace.unread:
        return
    for record, path, _, _, value in workspace.pointers.get("measure", ()):
        plan = workspace.get(value.partition("/")[0], Plan)
        if find_measure(workspace, value) is None and (plan is None or plan.measures_complete is not False):
            made = [everything(workspace, other) for other in ([plan] if plan is not None else workspace.plans)]
            known = [node.id for one in made for node in one.measures if node.measure.code]
            yield finding(RULE, record, path, params={**_params(value, known), "problem": "measure"})
    for record, path, sort, value, known in dangling(workspace):
        yield finding(RULE, record, path, params={**_params(value, known), "problem": sort})


def _record_params(workspace: Workspace, value: str, targets: tuple[str, ...]) -> dict[str, str]:
    """What is said of a record that is not there: one called so, or by its first letters, may be meant."""
    known = [one for kind in targets for one in workspace.of_kind(kind)]
    wanted = slug(value)
    called = [one.id for one in known if wanted in map(slug, _names(one))] or [
        one.id for one in known if wanted in map(_first_letters, _names(one))
    ]
    params = _params(value, [one.id for one in known] or list(workspace.records))
    if len(called) == 1:
        return {**params, "nearest": called[0]}
    return params if "nearest" in params or len(known) != 1 else {**params, "nearest": known[0].id}


def _names(record: Record) -> list[str]:
    aliases = record.data.get("aliases")
    return [str(name) for name in (record.data.get("name"), *(aliases if isinstance(aliases, list) else ())) if name]


def _first_letters(name: str) -> str:
    """``zok`` of Zastupitelstvo Olomouckého kraje."""
    return "".join(word[0] for word in slug(name).split("-"))


def _params(value: str, candidates: list[str]) -> dict[str, str]:
    near = nearest(value, candidates)
    return {"value": value, "nearest": near} if near else {"value": value}
