"""The network and the register beside each other: what agrees, what differs and how, and what to do first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.naming import record_name
from kpss.model.network import entries_on, service_of
from kpss.model.reconciliation import STATES, Compared, checked_on, reconciled
from kpss.model.register_check import Difference
from kpss.model.served import orps_of_service
from kpss.model.unit_words import amount
from kpss.model.vocabulary import word, words
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters, choose
from kpss.reports.remarks import record_remarks
from kpss.reports.table import Column, Report, Row
from kpss.reports.used_columns import only_used

_STATES = {
    "missing": Text("v síti, v registru není", "in the network, not in the register"),
    "ended": Text("v síti, registrace skončila", "in the network, registration ended"),
    "not_begun": Text("v síti, registrace ještě nezačala", "in the network, registration has not begun"),
    "differs": Text("liší se", "differs"),
    "unnumbered": Text("v síti bez čísla registrace", "in the network without a register number"),
    "outside": Text("registrovaná mimo síť", "registered, outside the network"),
    "agrees": Text("souhlasí", "agrees"),
}
_TO_DO = {
    "missing": Text("ověřit registraci u poskytovatele; skončila-li, ukončit zařazení v síti",
                    "check the registration with the provider; if it ended, end the entry"),
    "ended": Text("ukončit zařazení v síti, nebo opravit platnost služby",
                  "end the entry, or mend the validity of the service"),
    "not_begun": Text("ověřit začátek registrace a zařazení", "check when the registration and the entry begin"),
    "differs": Text("srovnat zařazení s registrem; změnu v registru podává poskytovatel",
                    "bring the entry in line with the register; the provider asks for changes of the register"),
    "unnumbered": Text("doplnit číslo služby (number)", "add the number of the service (number)"),
}  # fmt: skip
_DIFFERENCES = {
    "missing": Text("při porovnání {day:date} v registru nebyla", "the comparison of {day:date} did not find it"),
    "ended": Text("registrace skončila {day:date}", "the registration ended on {day:date}"),
    "not_begun": Text("registrace začíná {day:date}", "the registration begins on {day:date}"),
    "form": Text("forma {form}: registrovány jsou {forms:list}", "form {form}: registered are {forms:list}"),
    "capacity": Text(
        "{form}: v síti {value}, registrováno {registered}", "{form}: {value} in the network, {registered} registered"
    ),
}
_UNCHECKED = Text(
    "S registrem zatím nejsou porovnány některé služby v síti ({count}; kpss import rpss): {names:list}.",
    "Some services of the network have not been compared with the register ({count}; kpss import rpss): {names:list}.",
)
_NO_RECORD = Text(
    "{count:zařazení odkazuje|zařazení odkazují|zařazení odkazuje} na službu, která nemá záznam; porovnat je nelze.",
    "{count:entry points|entries point} to a service without a record, which cannot be compared.",
)
_NEVER = Text(
    "Žádná služba v síti nebyla s registrem porovnána (kpss import rpss); srovnává se s tím, co je zapsáno u služeb.",
    "No service of the network was compared with the register (kpss import rpss); entries are held against the records of services.",
)
_SORTS = {"services": Text("služby", "services"), "network": Text("síť", "the network")}
_SUMMARY = Text(
    "{all:služba|služby|služeb}: {states:list}; s registrem porovnáno {checked}.",
    "{all:service|services}: {states:list}; compared with the register {checked}.",
)
_EACH = Text("{state} ({count})", "{state} ({count})")
_SHOWN = 5


def make(workspace: Workspace, filters: Filters) -> Report:
    """One row a service that is in the network or registered, by what to do first."""
    chosen = choose(workspace, filters)
    found = [
        one
        for one in reconciled(workspace)
        if not chosen.orp or chosen.orp in orps_of_service(workspace, one.service.id, one.entries)
    ]
    found.sort(
        key=lambda one: (
            STATES.index(one.state),
            sort_key(_provider(workspace, one)),
            sort_key(one.service.name),
            one.service.id,
        )
    )
    rows = [_row(workspace, one) for one in found]
    return Report(
        "register",
        Text("Síť a registr", "The network and the register"),
        workspace.as_of,
        only_used(_columns(workspace), rows),
        rows,
        (*record_remarks(workspace, _SORTS), *_remarks(workspace, found)),
        {"states": _counts(found), "checked": _checked(workspace, found)},
        _summary(workspace, found),
    )


def _columns(workspace: Workspace) -> tuple[Column, ...]:
    settings = workspace.settings
    return (
        Column("state", Text("Stav", "State"), "choice", labels=_STATES),
        Column("service", Text("Záznam služby", "Service record"), shown=False),
        Column("number", Text("Číslo služby", "Number")),
        Column("service_name", Text("Služba", "Service")),
        Column("provider", Text("Záznam poskytovatele", "Provider record"), shown=False),
        Column("provider_name", Text("Poskytovatel", "Provider")),
        Column("type", Text("Druh služby", "Service type"), "choice", labels=words(settings, "service-type")),
        Column("entries", Text("Zařazení", "Entries"), "list", shown=False),
        Column("problems", Text("V čem", "In what"), "list", shown=False),
        Column("differences", Text("Rozdíly", "Differences"), "lines"),
        Column("to_do", Text("Co udělat", "What to do"), "choice", labels=_TO_DO, data=False),
        Column("checked", Text("Porovnáno", "Compared on"), "date"),
    )


def _row(workspace: Workspace, one: Compared) -> Row:
    service, checked = one.service, checked_on(workspace, one.service)
    return {
        "state": one.state,
        "service": service.id,
        "number": service.number or None,
        "service_name": record_name(workspace, service.id),
        "provider": service.provider or None,
        "provider_name": _provider(workspace, one) or None,
        "type": service.type or None,
        "entries": [entry.id for entry in one.entries],
        "problems": list(dict.fromkeys(difference.problem for difference in one.differences)),
        "differences": [_words(workspace, difference) for difference in one.differences],
        "to_do": one.state if one.state in _TO_DO else None,
        "checked": checked.text if checked is not None else None,
    }


def _provider(workspace: Workspace, one: Compared) -> str:
    return record_name(workspace, one.service.provider) if one.service.provider else ""


def _words(workspace: Workspace, one: Difference) -> Phrase:
    settings, params = workspace.settings, dict(one.params)
    if one.problem == "capacity":
        params |= {name: amount(settings, params[name], params["unit"]) for name in ("value", "registered")}
    if "form" in params:
        params["form"] = word(settings, "service-form", params["form"])
    if "forms" in params:
        params["forms"] = [word(settings, "service-form", code) for code in params["forms"]]
    return Phrase(_DIFFERENCES[one.problem], params)


def _counts(found: Sequence[Compared]) -> dict[str, int]:
    counted = Counter(one.state for one in found)
    return {state: counted[state] for state in STATES}


def _checked(workspace: Workspace, found: Sequence[Compared]) -> int:
    return sum(1 for one in found if checked_on(workspace, one.service) is not None)


def _remarks(workspace: Workspace, found: Sequence[Compared]) -> list[Phrase]:
    """What could not be compared, and which services of the network nobody has compared with the register yet."""
    lost = sum(1 for entry in entries_on(workspace) if service_of(workspace, entry) is None)
    told = [Phrase(_NO_RECORD, {"count": lost})] if lost else []
    inside = [one for one in found if one.entries]
    unchecked = [one for one in inside if checked_on(workspace, one.service) is None]
    if not unchecked:
        return told
    if len(unchecked) == len(inside):
        return [*told, Phrase(_NEVER)]
    names = [record_name(workspace, one.service.id) for one in unchecked[:_SHOWN]]
    names += ["…"] if len(unchecked) > _SHOWN else []
    return [*told, Phrase(_UNCHECKED, {"count": len(unchecked), "names": names})]


def _summary(workspace: Workspace, found: Sequence[Compared]) -> Phrase:
    if not found:
        return Phrase(
            Text(
                "Není zapsána žádná služba v síti ani v registru.",
                "No service is recorded in the network or the register.",
            )
        )
    states = [
        Phrase(_EACH, {"state": _STATES[state], "count": count}) for state, count in _counts(found).items() if count
    ]
    return Phrase(_SUMMARY, {"all": len(found), "states": states, "checked": _checked(workspace, found)})
