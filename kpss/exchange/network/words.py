"""What applying a round to the network does and leaves, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kpss.language.numbers import tidy
from kpss.language.phrases import Phrase, money_text, number_text
from kpss.language.text import Language, Text
from kpss.model.network_records import NetworkUnits
from kpss.model.request_changes import UnitChange, differences
from kpss.model.request_words import missing_labels
from kpss.model.requests import outcome_money
from kpss.model.unit_words import amount, signed
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace

if TYPE_CHECKING:
    from kpss.exchange.network.change import Change

BROKEN_REQUEST = Text(
    "v žádosti je chyba; nejdřív ji opravte (kpss validate)", "the request has a mistake; mend it first (kpss validate)"
)
BROKEN_ENTRY = Text(
    "v záznamu {entry} je chyba; nejdřív ji opravte (kpss validate)",
    "the record {entry} has a mistake; mend it first (kpss validate)",
)
NO_SERVICE = Text(
    "služba ještě nemá záznam: po registraci ji naberte z registru (kpss import rpss SOUBOR) nebo zapište ručně "
    "a k žádosti dopište řádek „service: ID služby“",
    "the service has no record yet: once it is registered, import it (kpss import rpss FILE) or write it by hand, and "
    "add the line “service: ID of the service” to the request",
)
UNKNOWN_SERVICE = Text(
    "záznam služby {service} není; naberte ho z registru (kpss import rpss SOUBOR), nebo opravte řádek service",
    "there is no record of the service {service}; import it (kpss import rpss FILE), or mend the line service",
)
UNREAD_SERVICE = Text(
    "záznam služby {service} je nejspíš v souboru, který se nedá přečíst; nejdřív ho opravte (kpss validate)",
    "the record of the service {service} is probably in a file that cannot be read; mend it first (kpss validate)",
)
NO_DAY = Text(
    "není známo, odkdy rozhodnutí platí: doplňte effective do rozhodnutí, nebo do aktualizace",
    "it is not known from when the decision holds: add effective to the decision or to the round",
)
NO_LEVEL = Text(
    "rozhodnutí ani žádost neříká, na jakou úroveň sítě služba patří: doplňte do rozhodnutí level",
    "neither the decision nor the request says which level of the network it is: add level to the decision",
)
NO_INTENTION = Text(
    "číselník network-level nemá jedinou úroveň pro rozvojový záměr (counts: false): doplňte do rozhodnutí level",
    "the vocabulary network-level has not exactly one level of intentions (counts: false): add level to the decision",
)
PARTLY = Text(
    "vyhověno je zčásti, ale rozhodnutí neříká v čem: doplňte do něj units (jednotky po změně), nebo level",
    "it is granted partly, but the decision does not say in what: add units (the state after) or level to it",
)
PARTLY_MONEY = Text(
    "vyrovnávací platbě je vyhověno zčásti, ale rozhodnutí částku nenese: doplňte do něj přiznanou (decision: money)",
    "the compensation is granted partly, but the decision holds no amount: add the one granted (decision: money)",
)
NO_MONEY = Text(
    "chybí částka vyrovnávací platby: doplňte do žádosti changes: money",
    "the amount of the compensation is missing: add changes: money to the request",
)
LATER = Text(
    "od {date:date} už platí záznam {entry}; stejně účinné změny se sečíst neumějí – upravte ho ručně",
    "from {date:date} the entry {entry} is in force already; two changes at once cannot be put together – edit it",
)
SAME_SERVICE = Text(
    "téže služby se týká i žádost {request}; až se zapíše, spusťte příkaz znovu",
    "the request {request} is about the same service; run the command again when that is written",
)
UNLIKE = Text(
    "od stejného dne mění službu i žádost {request} a každá říká něco jiného: sjednoťte v rozhodnutí level a units",
    "the request {request} changes the service from the same day and says something else: make level and units of the "
    "decisions agree",
)
SEVERAL = Text(
    "služba má v síti více záznamů ({entries:list}) a není poznat, který se mění: vypište v rozhodnutí jednotky po "
    "změně (units), nebo záznamy upravte ručně",
    "the service has several entries ({entries:list}) and it cannot be told which one changes: write the units after "
    "the change into the decision (units), or edit the entries by hand",
)
NOTHING_TO_END = Text("služba v síti není, není co ukončit", "the service is not in the network, nothing is to end")
LOST_PARTS = Text(
    "počet se změnil, rozdělení jednotek po ORP doplňte ručně",
    "the number has changed; divide the units among ORPs by hand",
)
MONEY_GOES_ON = Text(
    "peníze na rok {years} přecházejí do nového záznamu; v předchozím zůstávají jako historie a nepočítají se",
    "the money of {years} goes on in the new entry; in the one before it stays as history and does not count",
)
_DIVISION = Text(
    "Rozdělení podle ORP doplňte (orps); před změnou: {before:list}.",
    "Add the division among ORPs (orps); before the change: {before:list}.",
)
_DIVIDED = Text("{amount} – {parts:list}", "{amount} – {parts:list}")
INTENTION_STAYS = Text(
    "rozvojový záměr {entry} platí dál; je-li naplněn, ukončete ho",
    "the intention {entry} goes on; end it if it has been carried out",
)
_DECISION = Text("rozhodnutí", "the decision")
_SUBMITTED = Text("podání", "submission")


def missing_words(workspace: Workspace, missing: Sequence[str], *, submitted: bool) -> Phrase:
    """``chybí projednání záměru, hodnocení skupiny a rozhodnutí``; what no vocabulary knows is left out."""
    labels = missing_labels(workspace.settings)
    found = [*([] if submitted else [_SUBMITTED]), *(labels[code] for code in missing if code in labels)]
    return Phrase(Text("chybí {what:list}", "missing: {what:list}"), {"what": [*found, _DECISION]})


def division_words(workspace: Workspace, undivided: Sequence[NetworkUnits], language: Language) -> str:
    """What stands above the units whose division among ORPs is to be filled in; empty where none is."""
    if not undivided:
        return ""
    before = [
        Phrase(_DIVIDED, {
            "amount": amount(workspace.settings, one.value or Decimal(0), one.unit),
            "parts": [f"{part.orp} {number_text(tidy(part.value), language)}" for part in one.orps if part.value],
        })
        for one in undivided
    ]  # fmt: skip
    return Phrase(_DIVISION, {"before": before}).in_language(language)


def change_words(workspace: Workspace, change: Change, language: Language) -> str:
    """What becomes of the service: its units, level, area and money."""
    data = change.data
    before = [one for entry in change.before for one in entry.units]
    after = _units(data) if data is not None else ()
    if data is None:
        parts = [Text("vyřazení ze sítě", "exit from the network").in_language(language)]
    elif not change.before:
        parts = [Text("nově v síti", "new in the network").in_language(language)]
    else:
        parts = []
    parts += filter(None, [units_words(workspace, before, after, language)])
    if data is not None:
        parts += _other_changes(workspace, change, data, language)
    same = Text("beze změny jednotek", "no change of units").in_language(language)
    return "; ".join(parts) or same


def _units(data: dict[str, Any]) -> tuple[NetworkUnits, ...]:
    return tuple(
        NetworkUnits({**one, "value": str(one["value"]), "orps": []}) for one in data.get("units", ()) if "value" in one
    )  # fmt: skip


def _other_changes(workspace: Workspace, change: Change, data: dict[str, Any], language: Language) -> list[str]:
    base, found = change.base, []
    level = word(workspace.settings, "network-level", data["level"]).in_language(language)
    if base is None:
        found.append(level)
    elif base.level != data["level"]:
        old = word(workspace.settings, "network-level", base.level).in_language(language)
        found.append(f"{old} → {level}")
    wanted = [one.changes for one in change.requests if one.changes is not None]
    areas = [one.data["area"] for one in wanted if one.data.get("area")]
    if base is not None and any(area != base.data.get("area") for area in areas):
        found.append(Text("změna působnosti", "change of the area served").in_language(language))
    name = Text("vyrovnávací platba", "compensation").in_language(language)
    return found + [
        f"{name} {row.year}: {money_text(row.compensation, language)} Kč"
        for one in change.requests
        for row in outcome_money(one)
        if row.compensation is not None
    ]


def units_words(
    workspace: Workspace, before: Iterable[NetworkUnits], after: Iterable[NetworkUnits], language: Language
) -> str:
    """``+12 lůžek, −1,5 úvazku``: by unit, and by form where one unit is in several."""
    changes = differences(before, after)
    count = Counter(one.unit for one in changes)
    return ", ".join(
        _amount(workspace, one, one.difference, language, with_form=count[one.unit] > 1)
        for one in changes
        if one.difference
    )  # fmt: skip


def _amount(workspace: Workspace, one: UnitChange, value: Decimal, language: Language, *, with_form: bool) -> str:
    shown = signed(workspace.settings, value, one.unit).in_language(language)
    in_form = word(workspace.settings, "service-form", one.form).in_language(language)
    return f"{shown} ({in_form})" if with_form and one.form else shown
