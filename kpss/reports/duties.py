"""Duties: one row a legal duty that concerns the workspace, and what in the records shows that it is met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.areas import area_on
from kpss.model.parts import Area
from kpss.model.workspace import Workspace
from kpss.reports.duty_list import ACTORS, Duty, act, duties
from kpss.reports.duty_proof import STATUS, Scope, prove
from kpss.reports.filters import Filters, choose
from kpss.reports.remarks import known_until, record_remarks, remarks
from kpss.reports.table import Column, Report, Row

_COLUMNS = (
    Column("id", Text("Identifikátor", "Id"), shown=False),
    Column("actor", Text("Kdo", "Who"), "choice", labels=ACTORS),
    Column("provision", Text("Ustanovení", "Provision"), shown=False),
    Column("unverified", Text("Neověřeno", "Unverified"), "flag", shown=False),
    Column("paragraph", Text("Ustanovení", "Provision"), data=False),
    Column("duty", Text("Povinnost", "Duty")),
    Column("binding", Text("Závazné", "Binding"), "flag", shown=False),
    Column("status", Text("Stav", "Status"), "choice", labels=STATUS),
    Column("evidence", Text("Co to ukazuje", "What shows it")),
    Column("records", Text("Záznamy", "Records"), "list", shown=False),
    Column("orps", Text("V kolika ORP", "In how many ORPs"), "number", shown=False),
    Column("orps_all", Text("ORP celkem", "ORPs in all"), "number", shown=False),
    Column("orps_without", Text("Zbývající ORP", "Other ORPs"), "list", shown=False),
)
_SORTS = {
    "bodies": Text("orgány", "bodies"),
    "meetings": Text("jednání", "meetings"),
    "consultations": Text("připomínkování", "consultations"),
    "documents": Text("dokumenty", "documents"),
}
_NO_JUDGEMENT = Text(
    "Přehled říká jen to, co dokládají záznamy; není právním posouzením. Co zapsáno není, může být přesto splněno.",
    "The report only says what the records show; it is no legal opinion. What is not recorded may be met all the same.",
)
_UNVERIFIED = Text(
    "Kde u ustanovení stojí „neověřeno“, není v dostupném zdroji doloženo jeho písmeno; ověřte ho v platném znění zákona.",
    "Where a provision is “unverified”, no source at hand gives its letter; check it in the act in force.",
)
_VERIFIED = Text("{provision}", "{provision}")
_NOT_VERIFIED = Text("{provision} – neověřeno", "{provision} – unverified")
_SUMMARY = Text(
    "{act}: doloženo {met}, chybí {not_met}, nezapsáno {unknown}, dobrovolné {voluntary}.",
    "{act}: shown {met}, missing {not_met}, not recorded {unknown}, voluntary {voluntary}.",
)


def make(workspace: Workspace, filters: Filters) -> Report:
    """The duties of those whom the workspace is about; of an ORP alone where it is chosen."""
    chosen = choose(workspace, filters)
    orps = _orps(workspace)
    several = workspace.settings.level == "region"
    scope = Scope((chosen.orp,) if chosen.orp else orps, several)
    actors = _actors(workspace, one_orp=bool(chosen.orp))
    rows = [_row(workspace, duty, scope) for duty in duties(workspace.as_of) if duty.actor in actors]
    rows = [row for row in rows if not chosen.plan or chosen.plan in row["records"]]
    unverified = (Phrase(_UNVERIFIED),) if any(row["unverified"] for row in rows) else ()
    return Report(
        "duties",
        Text("Povinnosti při plánování", "Duties in planning"),
        workspace.as_of,
        _COLUMNS,
        rows,
        _without_twins(
            (
                *remarks(workspace, on_places=False),
                *record_remarks(workspace, _SORTS),
                Phrase(_NO_JUDGEMENT),
                *unverified,
            )
        ),
        {"known_until": known_until(workspace)},
        _summary(rows),
    )


def _actors(workspace: Workspace, *, one_orp: bool) -> frozenset[str]:
    """Whose duties are shown: the region's only in a region, the ORP office's where there is one."""
    settings = workspace.settings
    if settings.level == "region":
        return frozenset(ACTORS) - ({"region"} if one_orp else set())
    if settings.level == "orp" or (settings.level == "municipality" and _is_seat(workspace)):
        return frozenset({"orp_office", "municipality"})
    return frozenset({"municipality"})


def _is_seat(workspace: Workspace) -> bool:
    """Whether the workspace's municipality is the seat of its ORP."""
    territory = workspace.territory
    own = territory.find_municipality(workspace.settings.area)
    seats = (territory.find_municipality(orp.seat) for orp in territory.orps.values() if orp.seat)
    return len(own) == 1 and any(own == seat for seat in seats)


def _orps(workspace: Workspace) -> tuple[str, ...]:
    """Codes of the ORPs that the workspace is about on the date."""
    settings, territory, day = workspace.settings, workspace.territory, workspace.as_of
    if not settings.area:
        return ()
    area = Area({"include": [{settings.level: settings.area}]})
    codes = area_on(area, territory, workspace.microregions, day).codes
    return tuple(sorted({orp for code in codes if (orp := territory.orp_of(code, day))}))


def _row(workspace: Workspace, duty: Duty, scope: Scope) -> Row:
    proof = prove(workspace, duty, scope)
    names = sorted((workspace.territory.orp_name(code) for code in proof.without or ()), key=sort_key)
    return {
        "id": duty.id,
        "actor": duty.actor,
        "provision": Phrase(duty.provision),
        "unverified": bool(duty.unverified),
        "paragraph": Phrase(_NOT_VERIFIED if duty.unverified else _VERIFIED, {"provision": duty.provision}),
        "duty": Phrase(duty.says),
        "binding": bool(duty.binding),
        "status": proof.status,
        "evidence": proof.words,
        "records": list(proof.records),
        "orps": len(proof.within) if proof.within is not None else None,
        "orps_all": len(scope.orps) if proof.within is not None else None,
        "orps_without": names,
    }


def _summary(rows: Sequence[Row]) -> Phrase:
    return Phrase(_SUMMARY, {**dict.fromkeys(STATUS, 0), **Counter(row["status"] for row in rows), "act": act()})


def _without_twins(found: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """*found* without the same remark twice."""
    return tuple(phrase for number, phrase in enumerate(found) if phrase not in found[:number])
