"""What applying a round to the network does and leaves, in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kpss.exchange.network.entry import COMPENSATION
from kpss.language.numbers import tidy
from kpss.language.phrases import Phrase, money_text, number_text, plural
from kpss.language.text import Language, Text
from kpss.model.network import UnitKey, units_total
from kpss.model.network_records import NetworkEntry, NetworkUnits
from kpss.model.request_records import Request
from kpss.model.vocabulary import items, word
from kpss.model.workspace import Workspace

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
    "vyrovnávací platbě je vyhověno zčásti, ale rozhodnutí částku nenese: opravte ji v žádosti (changes) na přiznanou "
    "a výsledek na approved",
    "the compensation is granted partly, but a decision holds no amount: write the granted one into the request "
    "(changes) and the outcome approved",
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
NOTHING_TO_END = Text("služba v síti není, není co ukončit", "the service is not in the network, nothing is to end")
LOST_PARTS = Text(
    "počet se změnil, rozdělení jednotek po ORP doplňte ručně",
    "the number has changed; divide the units among ORPs by hand",
)
INTENTION_STAYS = Text(
    "rozvojový záměr {entry} platí dál; je-li naplněn, ukončete ho",
    "the intention {entry} goes on; end it if it has been carried out",
)
_MISSING = {
    "discussed": Text("projednání záměru", "discussion of the intention"),
    "need": Text("potřeba nebo opatření", "a need or a measure"),
    "assessment": Text("hodnocení skupiny", "assessment of the group"),
}
_DECISION = Text("rozhodnutí", "the decision")
_OPINION = Text("stanovisko ({who})", "the opinion ({who})")
_SUBMITTED = Text("podání", "submission")


def missing_words(workspace: Workspace, missing: Sequence[str], *, submitted: bool) -> Phrase:
    """``chybí projednání záměru, hodnocení skupiny a rozhodnutí``."""
    found: list[Text | Phrase] = [] if submitted else [_SUBMITTED]
    for code in missing:
        sort, _, who = code.partition(":")
        if who:
            found.append(Phrase(_OPINION, {"who": word(workspace.settings, "opinion-source", who)}))
        else:
            found.append(_MISSING[sort])
    return Phrase(Text("chybí {what:list}", "missing: {what:list}"), {"what": [*found, _DECISION]})


def change_words(
    workspace: Workspace, request: Request, data: dict[str, Any] | None, base: NetworkEntry | None, language: Language
) -> str:
    """What becomes of the service: its units, level, area and money; *data* is the new entry, None for an exit."""
    before = base.units if base is not None else ()
    after = _units(data) if data is not None else ()
    if data is None:
        parts = [Text("vyřazení ze sítě", "exit from the network").in_language(language)]
    elif base is None:
        parts = [Text("nově v síti", "new in the network").in_language(language)]
    else:
        parts = []
    parts += filter(None, [units_words(workspace, before, after, language)])
    if data is not None:
        parts += _other_changes(workspace, request, data, base, language)
    same = Text("beze změny jednotek", "no change of units").in_language(language)
    return "; ".join(parts) or same


def _units(data: dict[str, Any]) -> tuple[NetworkUnits, ...]:
    return tuple(
        NetworkUnits({**one, "value": str(one["value"]), "orps": []}) for one in data.get("units", ()) if "value" in one
    )  # fmt: skip


def _other_changes(
    workspace: Workspace, request: Request, data: dict[str, Any], base: NetworkEntry | None, language: Language
) -> list[str]:
    found = []
    level = word(workspace.settings, "network-level", data["level"]).in_language(language)
    if base is None:
        found.append(level)
    elif base.level != data["level"]:
        old = word(workspace.settings, "network-level", base.level).in_language(language)
        found.append(f"{old} → {level}")
    asked = request.changes.data.get("area") if request.changes is not None else None
    if base is not None and asked and asked != base.data.get("area"):
        found.append(Text("změna působnosti", "change of the area served").in_language(language))
    if request.type == COMPENSATION:
        name = Text("vyrovnávací platba", "compensation").in_language(language)
        found += [
            f"{name} {row['year']}: {money_text(row['compensation'], language)} Kč"
            for row in data.get("money", ())
            if "compensation" in row
        ]
    return found


def units_words(
    workspace: Workspace, before: Sequence[NetworkUnits], after: Sequence[NetworkUnits], language: Language
) -> str:
    """``+12 lůžek, −1,5 úvazku``: by unit, and by form where one unit is in several."""
    old, new = units_total(before), units_total(after)
    keys = list(dict.fromkeys([*old, *new]))
    changes = {key: new.get(key, Decimal(0)) - old.get(key, Decimal(0)) for key in keys}
    several = {unit for _, unit in keys if sum(other == unit for _, other in keys) > 1}
    return ", ".join(
        _amount(workspace, key, change, language, with_form=key[1] in several)
        for key, change in changes.items()
        if change
    )  # fmt: skip


def _amount(workspace: Workspace, key: UnitKey, value: Decimal, language: Language, *, with_form: bool) -> str:
    form, unit = key
    number = ("+" if value > 0 else "") + number_text(tidy(value), language)
    item = items(workspace.settings, "capacity-unit").get(unit)
    counted = (item.counted_en if language == "en" else item.counted) if item is not None else ""
    name = plural(abs(value), counted.split("|"), language) if counted else ""
    bare = word(workspace.settings, "capacity-unit", unit).in_language(language)
    shown = f"{number} {name}" if name else f"{number} ({bare})"
    in_form = word(workspace.settings, "service-form", form).in_language(language)
    return f"{shown} ({in_form})" if with_form and form else shown
