"""An item of the register → plain facts of a service: without persons, without private contacts, each place once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from kpss.exchange.rpss.contacts import email, phone, web
from kpss.exchange.yaml_text.lines import plain
from kpss.language.slugs import slug
from kpss.source.private import find_private
from kpss.structure.values import is_day

_ICO_LENGTH = 8
_IDENTIFIER = re.compile(r"[0-9A-Za-z][0-9A-Za-z./_-]{0,16}")
_SERVICE_NUMBER = re.compile(r"[0-9]{4,10}")  # as the schema of a service has it
_POSTCODE_LENGTH = 5
_SOLE_TRADERS = frozenset(map(str, range(101, 109)))  # legal forms of natural persons, whose contact is private
_LETTER = re.compile(r"[^\W_]")
_OLDEST, _LATEST = "1900", "2199"


class Place(NamedTuple):
    """A facility: municipality by its code, address without its name; neither where the address is hidden."""

    name: str
    municipality: str
    street: str
    postcode: str
    hidden: bool
    start: dt.date | None
    end: dt.date | None


class Capacity(NamedTuple):
    """The registered maximum of a form, with the register's codes."""

    form: str
    unit: str
    value: Decimal
    note: str


class Organisation(NamedTuple):
    """The provider; ``ico`` is eight digits or empty."""

    name: str
    ico: str
    contact: Mapping[str, str]


class Item(NamedTuple):
    """A registered service; codes are those of the register."""

    portal_id: str
    number: str
    type: str
    provider: Organisation
    forms: tuple[str, ...]
    capacities: tuple[Capacity, ...]
    groups: tuple[str, ...]
    places: tuple[Place, ...]
    start: dt.date | None
    end: dt.date | None
    contact: Mapping[str, str]


def identity(raw: Any) -> tuple[str, str] | None:
    """The portal's number and the register's number of an item; None where it is no service."""
    provider = raw.get("poskytovatel") if isinstance(raw, dict) else None
    if not isinstance(provider, dict) or not (_is_named(provider) or provider.get("ico")):
        return None
    number = _identifier(raw.get("identifikator"))
    found = _identifier(raw.get("portalId")), number if _SERVICE_NUMBER.fullmatch(number) else ""
    return found if any(found) else None


def read_item(raw: Mapping[str, Any], public_mail: Collection[str]) -> Item:
    """The facts of an item that :func:`identity` knows; *public_mail* are domains of private addresses."""
    portal_id, number = identity(raw) or ("", "")
    start, end = _day(raw.get("datumPoskytovaniOd")), _day(raw.get("datumPoskytovaniDo"))
    forms = [form for form in _dicts(raw.get("formy")) if _reference(form.get("forma"))]
    return Item(
        portal_id=portal_id,
        number=number,
        type=_reference(raw.get("druhSocialniSluzby")),
        provider=_organisation(raw["poskytovatel"], public_mail),
        forms=_once(_reference(form.get("forma")) for form in forms),
        capacities=tuple(_capacities(forms)),
        groups=_once(_reference(group.get("cilovaSkupina")) for group in _dicts(raw.get("ciloveSkupiny"))),
        places=tuple(_places(raw, start, end)),
        start=start,
        end=end,
        contact=_contact(raw, public_mail),
    )


def is_in(raw: Mapping[str, Any], municipalities: Collection[str], day: dt.date) -> bool:
    """Whether the service of an item is provided in one of *municipalities* on *day*; hidden addresses do not count."""
    text = day.isoformat()
    facilities = [one for one in _dicts(raw.get("zarizeni")) if isinstance(one.get("adresa"), dict)]
    here = [one for one in facilities if _reference(one["adresa"].get("obec")) in municipalities]
    return (
        any(_covers(one.get("poskytujeOd"), one.get("poskytujeDo"), text) for one in here)
        and _covers(raw.get("datumPoskytovaniOd"), raw.get("datumPoskytovaniDo"), text)
    )  # fmt: skip


def _covers(start: Any, end: Any, day: str) -> bool:
    """Whether ISO texts of a period, either of which may be missing, hold *day*."""
    return not (_begins_with_day(start) and start[:10] > day) and not (_begins_with_day(end) and end[:10] < day)


def _begins_with_day(text: Any) -> bool:
    return isinstance(text, str) and is_day(text[:10])


def _organisation(raw: Mapping[str, Any], public_mail: Collection[str]) -> Organisation:
    is_person = "prijmeni" in raw or _reference(raw.get("pravniForma")) in _SOLE_TRADERS
    return Organisation(_name(raw), _ico(raw), {} if is_person else _contact(raw, public_mail))


def _name(provider: Mapping[str, Any]) -> str:
    return _text(provider.get("nazev")) if _is_named(provider) else ""


def _is_named(provider: Mapping[str, Any]) -> bool:
    name = provider.get("nazev")
    return isinstance(name, str) and _LETTER.search(name) is not None


def _ico(provider: Mapping[str, Any]) -> str:
    """The company number with the zeros that it has lost."""
    ico = _code(provider.get("ico"))
    return ico.zfill(_ICO_LENGTH) if ico.isascii() and ico.isdecimal() and len(ico) <= _ICO_LENGTH else ""


def _contact(raw: Mapping[str, Any], public_mail: Collection[str]) -> dict[str, str]:
    """The contact of an institution; what names or may belong to a person is left out."""
    found = {
        "web": web(_dicts(raw.get("weby"))),
        "email": email(_dicts(raw.get("emaily")), public_mail),
        "phone": phone(_dicts(raw.get("telefony"))),
    }
    return {key: value for key, value in found.items() if value}


def _capacities(forms: list[dict[str, Any]]) -> Iterator[Capacity]:
    for form in forms:
        for capacity in _dicts(form.get("kapacity")):
            value = _number(capacity.get("pocet"))
            if value is not None:
                note = _text(capacity.get("popis"))
                note = "" if find_private(note) else note
                yield Capacity(_reference(form.get("forma")), _reference(capacity.get("typ")), value, note)


def _places(raw: Mapping[str, Any], start: dt.date | None, end: dt.date | None) -> Iterator[Place]:
    """The facilities, those alike as one that lasts as long as all of them."""
    found: dict[tuple[str, ...], Place] = {}
    for facility in _dicts(raw.get("zarizeni")):
        hidden = facility.get("utajenaAdresa") is True
        address = facility.get("adresa") if not hidden else None
        code, street, postcode = _address(address) if isinstance(address, dict) else ("", "", "")
        # Only the facility's own dates are told: those of the service stand at the service.
        own_start, own_end = _day(facility.get("poskytujeOd")), _day(facility.get("poskytujeDo"))
        place = Place(
            _text(facility.get("nazev")), code, street, postcode, hidden,
            own_start if own_start != start else None, own_end if own_end != end else None,
        )  # fmt: skip
        key = slug(place.name), code, slug(street), str(hidden)
        found[key] = _longer(found[key], place) if key in found else place
    yield from found.values()


def _longer(one: Place, other: Place) -> Place:
    starts, ends = (one.start, other.start), (one.end, other.end)
    return one._replace(
        start=None if None in starts else min(day for day in starts if day),
        end=None if None in ends else max(day for day in ends if day),
    )


def _address(raw: Mapping[str, Any]) -> tuple[str, str, str]:
    street = raw.get("ulice")
    name = _text(street.get("nazev") if isinstance(street, dict) else street)
    number = "/".join(filter(None, (_code(raw.get("cisloDomovni")), _code(raw.get("cisloOrientacni")))))
    postcode = _code(raw.get("psc")).replace(" ", "")
    if len(postcode) == _POSTCODE_LENGTH and postcode.isdecimal():
        postcode = f"{postcode[:3]} {postcode[3:]}"
    return _reference(raw.get("obec")), f"{name} {number}".strip(), postcode


def _reference(value: Any) -> str:
    """``{"id": "Obec/554499"}`` → ``554499``."""
    text = value.get("id") if isinstance(value, dict) else value
    return _code(text).rpartition("/")[2]


def _identifier(value: Any) -> str:
    text = _code(value)
    return text if _IDENTIFIER.fullmatch(text) else ""


def _code(value: Any) -> str:
    return plain(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _text(value: Any) -> str:
    return plain(value) if isinstance(value, str) else ""


def _number(value: Any) -> Decimal | None:
    text = str(value).strip().replace(",", ".") if isinstance(value, str | int | Decimal) else ""
    if isinstance(value, bool) or not text.replace(".", "", 1).isdecimal() or not text.isascii() or len(text) > 12:  # noqa: PLR2004
        return None
    number = Decimal(text)
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _day(value: Any) -> dt.date | None:
    text = value[:10] if isinstance(value, str) else ""
    return dt.date.fromisoformat(text) if is_day(text) and _OLDEST <= text[:4] <= _LATEST else None


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _once(codes: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code))
