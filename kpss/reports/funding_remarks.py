"""What a reader of the report on money must know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.funding import Funding
from kpss.model.naming import record_name
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.remarks import record_remarks
from kpss.reports.table import Row

_YEARS = Text(
    "Za rok {year} nejsou zapsané žádné peníze; zapsané jsou za tyto roky: {years:list}.",
    "No money is recorded of the year {year}; it is recorded of these years: {years:list}.",
)
_NO_YEARS = Text("V záznamech nejsou žádné peníze.", "The records tell no money.")
_ORP = Text(
    "Částky jsou za celé služby, i když služba pracuje i v jiných ORP; programy a žádost o dotaci se s volbou --orp neukazují.",
    "The amounts are those of whole services, though they may work in other ORPs too; programmes and the application are not shown with --orp.",
)
_CONFLICTS = Text(
    "U {count:služby|služeb|služeb} se dotace v zařazení liší od dotace v programu; počítá se částka programu: {names:list}.",
    "A grant in the entry differs from that in the programme with {count:service|services}; the programme counts: {names:list}.",
)
_DOUBTFUL = Text(
    "U {count:služby|služeb|služeb} je v zařazení dotace bez programu, na kterou se hodí víc dotací programů; může být započtena dvakrát (doplňte k ní programme): {names:list}.",
    "With {count:service|services} the entry has a grant without a programme that several grants of programmes fit; it may be counted twice (add programme to it): {names:list}.",
)
_OLDER = Text(
    "{count:služba má|služby mají|služeb má} za rok {year} ve starším zařazení částky, které v novějším chybí; počítá se jen novější: {names:list}.",
    "{count:service has|services have} amounts of {year} in an older entry that the newer one lacks; only the newer counts: {names:list}.",
)
_ASTRAY = Text(
    "{count:služba má|služby mají|služeb má} peníze za rok {year} v zařazení, které v tom roce neplatí; započteny jsou: {names:list}.",
    "{count:service has|services have} money of {year} in an entry that is not in force in that year; it is counted: {names:list}.",
)
_SILENT = Text(
    "{count:služba|služby|služeb} v síti {count:#nemá|nemají|nemá} za rok {year} zapsané peníze: {names:list}.",
    "{count:service|services} of the network without money recorded of {year}: {names:list}.",
)
_UNREAD = Text(
    "Peníze těchto záznamů ({count}) mají chyby (kpss validate) a v součtech nejsou: {names:list}.",
    "The money of some records ({count}) has mistakes (kpss validate) and is not in the sums: {names:list}.",
)
_NO_COSTS = Text(
    "U {count:služby|služeb|služeb} nejsou zapsané náklady, a proto ani čisté náklady a co není kryto.",
    "The costs of {count:service|services} are not recorded, and so neither net costs nor what is not covered.",
)
_DEADLINE = Text("lhůta {day:date}", "due {day:date}")
_SUBMITTED = Text("podána {day:date}", "submitted {day:date}")
_ATTACHED = Text("přiloženo: {what:list}", "attached: {what:list}")
_LACKS = Text("chybí: {what:list}", "missing: {what:list}")
_COMPLETE = Text("žádná povinná příloha nechybí", "no compulsory attachment is missing")
_SHOWN = 5


def funding_remarks(
    workspace: Workspace, funding: Funding, rows: Sequence[Row], extra: dict[str, Any], *, of_orp: bool
) -> tuple[Phrase, ...]:
    """How far the records reach, what was left out or decided, and where the application stands."""
    year = extra["year"]
    found = list(record_remarks(workspace, {"network": Text("síť", "the network")}, year))
    if not rows and not of_orp:
        found.append(Phrase(_YEARS, {"year": year, "years": extra["years"]}) if extra["years"] else Phrase(_NO_YEARS))
    found += [Phrase(_ORP)] if of_orp else _about_services(workspace, funding, year)
    unknown = sum(1 for row in rows if row["costs"] is None)
    found += [Phrase(_NO_COSTS, {"count": unknown})] if unknown else []
    return (*found, *(_application(workspace, one) for one in extra["applications"]))


def _about_services(workspace: Workspace, funding: Funding, year: int) -> list[Phrase]:
    silent = funding.silent if funding.flows else ()
    unread = funding.unread
    given = {
        _CONFLICTS: funding.conflicts,
        _DOUBTFUL: funding.doubtful,
        _OLDER: funding.older,
        _ASTRAY: funding.astray,
        _SILENT: silent,
        _UNREAD: unread,
    }
    return [
        Phrase(template, {"count": len(services), "year": year, "names": _names(workspace, services)})
        for template, services in given.items()
        if services
    ]


def _names(workspace: Workspace, services: Sequence[str]) -> list[str]:
    names = [record_name(workspace, service) for service in services[:_SHOWN]]
    return [*names, "…"] if len(services) > _SHOWN else names


def _application(workspace: Workspace, one: dict[str, Any]) -> Phrase:
    """``Žádost …: lhůta …; přiloženo: …; chybí: …``."""
    parts = [
        Phrase(template, {"day": one[key]})
        for key, template in (("deadline", _DEADLINE), ("submitted", _SUBMITTED))
        if one[key]
    ]
    for key, template in (("attached", _ATTACHED), ("missing", _LACKS)):
        if one[key]:
            parts.append(Phrase(template, {"what": [word(workspace.settings, "attachment-type", c) for c in one[key]]}))
    parts += [] if one["missing"] else [Phrase(_COMPLETE)]
    fields = {f"part{number}": part for number, part in enumerate(parts)}
    told = "; ".join(f"{{{name}}}" for name in fields)
    return Phrase(Text(f"{{name}}: {told}.", f"{{name}}: {told}."), {"name": one["name"], **fields})
