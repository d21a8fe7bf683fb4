"""In what a record of a service or a provider differs from the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from kpss.exchange.rpss.codes import FORM, GROUP, TYPE, UNIT, Codes
from kpss.exchange.rpss.edits import NOTHING, Change, append, period_changes, remove, set_value, word_of
from kpss.exchange.rpss.items import Organisation
from kpss.exchange.rpss.target import Amount, Target
from kpss.exchange.rpss.writer import amount_data
from kpss.language.slugs import slug
from kpss.language.text import Text

SERVICE_KEYS = (
    "kind", "id", "name", "number", "portal_id", "provider", "type", "forms", "capacities", "target_groups", "ages",
    "facilities", "area", "contact", "register", "aliases", "valid", "sources", "note",
)  # fmt: skip
PROVIDER_KEYS = (
    "kind", "id", "name", "ico", "legal_form", "founder", "contact", "aliases", "valid", "sources", "note",
)  # fmt: skip
_REGISTERED = Text("registrace od", "registered from"), Text("registrace do", "registered until")
_NUMBER, _PORTAL = Text("identifikátor", "number"), Text("číslo na portálu", "portal id")
_TYPE, _PROVIDER = Text("druh služby", "service type"), Text("poskytovatel", "provider")
_FORM, _GROUP = Text("forma", "form"), Text("cílová skupina", "target group")
_NAME, _ICO = Text("název", "name"), Text("IČO", "company number")
_BACK, _CHECKED = Text("v registru není od", "not in the register since"), Text("ověřeno", "checked")


def service_changes(data: Mapping[str, Any], target: Target, provider: str, codes: Codes) -> Iterator[Change]:
    """What the register says otherwise than the record *data*, whose provider's record is *provider*."""
    item = target.item
    yield from _scalar(data, "number", item.number, _NUMBER)
    yield from _scalar(data, "portal_id", item.portal_id, _PORTAL)
    yield from _scalar(data, "provider", provider, _PROVIDER)
    if target.type and data.get("type") != target.type:
        before = codes.word(TYPE, str(data.get("type", "")))
        yield _set("type", target.type, _TYPE, before, codes.word(TYPE, target.type))
    yield from _forms(data, target, codes)
    yield from _capacities(data, target, codes)
    yield from _codes(data, "target_groups", target.groups, (), _GROUP, GROUP, codes, whole=target.whole_groups)
    yield from period_changes(data, (), (item.start, item.end), _REGISTERED, SERVICE_KEYS)
    register = data.get("register")
    if isinstance(register, dict) and "missing_since" in register:
        yield Change(
            ("register", "missing_since"), _BACK, word_of(register["missing_since"]), NOTHING,
            remove(("register", "missing_since") if len(register) > 1 else ("register",)),
        )  # fmt: skip


def provider_changes(data: Mapping[str, Any], one: Organisation) -> Iterator[Change]:
    """What the register says otherwise of a provider; its former name becomes another name."""
    yield from _scalar(data, "ico", one.ico, _ICO, PROVIDER_KEYS)
    name = str(data.get("name", ""))
    aliases = data.get("aliases") if isinstance(data.get("aliases"), list) else []
    if one.name and slug(one.name) != slug(name):
        if name not in (aliases or ()):
            put = append(("aliases",), name) if aliases else set_value((), "aliases", [name], PROVIDER_KEYS)
            yield Change(("aliases", name), _NAME, NOTHING, NOTHING, put, silent=True)
        yield _set("name", one.name, _NAME, word_of(name), word_of(one.name), PROVIDER_KEYS)


def missing_change(data: Mapping[str, Any], day: dt.date) -> Iterator[Change]:
    """The service is not in the register any more."""
    register = data.get("register")
    if not isinstance(register, dict) or "missing_since" not in register:
        yield _register(data, "missing_since", day, _BACK, silent=False)


def checked_change(data: Mapping[str, Any], day: dt.date) -> Iterator[Change]:
    """When the record was compared with the register."""
    register = data.get("register")
    if not isinstance(register, dict) or str(register.get("checked", "")) != day.isoformat():
        yield _register(data, "checked", day, _CHECKED, silent=True)


def _register(data: Mapping[str, Any], key: str, day: dt.date, what: Text, *, silent: bool) -> Change:
    register = data.get("register")
    if isinstance(register, dict) and register:
        put = set_value(("register",), key, day, ("checked", "missing_since", "note"))
    else:
        put = set_value((), "register", {key: day}, SERVICE_KEYS)
    return Change(("register", key), what, NOTHING, word_of(day.isoformat()), put, silent)


def _scalar(
    data: Mapping[str, Any], key: str, value: str, what: Text, order: tuple[str, ...] = SERVICE_KEYS
) -> Iterator[Change]:
    if value and str(data.get(key, "")) != value:
        yield _set(key, value, what, word_of(data.get(key)), word_of(value), order)


def _set(key: str, value: str, what: Text, before: Text, after: Text, order: tuple[str, ...] = SERVICE_KEYS) -> Change:
    number = key == "portal_id" and value.isdecimal() and not value.startswith("0")
    return Change((key,), what, before, after, set_value((), key, int(value) if number else value, order))


def _forms(data: Mapping[str, Any], target: Target, codes: Codes) -> Iterator[Change]:
    by_capacity = [str(one.get("form", "")) for one in _dicts(data.get("capacities"))]
    by_capacity += [one.form for one in target.amounts]  # if it is not there yet, it will be
    yield from _codes(data, "forms", target.forms, by_capacity, _FORM, FORM, codes, whole=target.whole_forms)


def _codes(  # noqa: PLR0913
    data: Mapping[str, Any], key: str, wanted: tuple[str, ...], elsewhere: list[str] | tuple[()], what: Text,
    vocabulary: str, codes: Codes, *, whole: bool,
) -> Iterator[Change]:  # fmt: skip
    """Codes that are missing, and those that the register does not have; of what it has no code for nothing is said."""
    written = data.get(key) if isinstance(data.get(key), list) else []
    listed = [str(code) for code in written or ()]
    for code in wanted:
        if code not in listed and code not in elsewhere:
            put = append((key,), code) if listed else set_value((), key, [code], SERVICE_KEYS)
            yield Change((key, code), what, NOTHING, codes.word(vocabulary, code), put)
    for index, code in enumerate(listed):
        if whole and code not in wanted and codes.is_registered(vocabulary, code):
            path = (key, index) if len(listed) > 1 else (key,)
            yield Change((key, code), what, codes.word(vocabulary, code), NOTHING, remove(path))


def _capacities(data: Mapping[str, Any], target: Target, codes: Codes) -> Iterator[Change]:
    written = data.get("capacities")
    listed = [one if isinstance(one, dict) else {} for one in written] if isinstance(written, list) else []
    pairs, new, gone = _pair(listed, target.amounts)
    for index, amount in pairs:
        before = _decimal(listed[index].get("value"))
        if before != amount.value:
            put = set_value(("capacities", index), "value", amount.value)
            what, after = _capacity(amount, codes), word_of_number(amount.value)
            yield Change(("capacities", index), what, word_of_number(before), after, put)
    for number, amount in enumerate(new):
        value = amount_data(amount)
        put = append(("capacities",), value) if listed else set_value((), "capacities", [value], SERVICE_KEYS)
        yield Change(
            ("capacities", "new", amount, number), _capacity(amount, codes), NOTHING, word_of_number(amount.value), put
        )
    for index in gone if target.whole_amounts else ():
        one = listed[index]
        form, unit = str(one.get("form", "")), str(one.get("unit", ""))
        own = not codes.is_registered(UNIT, unit) or "note" in one or "valid" in one
        had = _decimal(one.get("value"))
        if not own and had is not None:
            said = _capacity(Amount(form, unit, had, ""), codes)
            path = ("capacities", index) if len(listed) > 1 else ("capacities",)
            yield Change(("capacities", "gone", form, unit, had), said, word_of_number(had), NOTHING, remove(path))


def _pair(
    listed: list[dict[str, Any]], amounts: tuple[Amount, ...]
) -> tuple[list[tuple[int, Amount]], list[Amount], list[int]]:
    """What belongs together (form and unit; of several the one that says the same), what is new, what is gone."""
    free = [index for index, one in enumerate(listed) if one]
    pairs: list[tuple[int, Amount]] = []
    rest = list(amounts)
    for same_value in (True, False):
        for amount in list(rest):
            index = next((
                index for index in free
                if (listed[index].get("form"), listed[index].get("unit")) == (amount.form, amount.unit)
                and (not same_value or _decimal(listed[index].get("value")) == amount.value)
            ), None)  # fmt: skip
            if index is not None:
                pairs.append((index, amount))
                free.remove(index)
                rest.remove(amount)
    return pairs, rest, free


def _capacity(amount: Amount, codes: Codes) -> Text:
    form, unit = codes.word(FORM, amount.form), codes.word(UNIT, amount.unit)
    return Text(f"kapacita ({form.cs}, {unit.cs})", f"capacity ({form.en}, {unit.en})")


def word_of_number(value: Decimal | None) -> Text:
    """A number as it is shown."""
    return Text(f"{value:f}".replace(".", ","), f"{value:f}") if value is not None else NOTHING


def _decimal(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else None
    except InvalidOperation:
        return None


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
