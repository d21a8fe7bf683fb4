"""The fields of the request form: what they are called, what belongs into them, where they stand in a request."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kpss.language.text import Text
from kpss.structure.schemas import at_path, expanded

VERSION = "1"
NEEDS, MEASURES, GROUPS, ATTACHMENTS = 2, 2, 3, 3  # rows of a field that may be there several times
SPARE_UNITS, SPARE_PARTS = 3, 4
AMOUNTS = ("costs", "revenues", "requested", "compensation")
Sort = Literal["text", "date", "number", "code", "orp", "need", "area", "applicant", "fixed", "unit"]


class Field(NamedTuple):
    """A field; ``key`` names it in the hidden column of the form, ``vocabulary`` the list that it chooses from."""

    key: str
    sort: Sort
    label: Text
    hint: Text
    vocabulary: str = ""
    is_required: bool = False


class Section(NamedTuple):
    """Fields under a heading."""

    title: Text
    fields: tuple[Field, ...]


def label_of(*path: str | int) -> Text:
    """What the schema of a request calls the value at *path*."""
    part = at_path(expanded("request"), path)
    return Text(part["title"], part["x-kpss-en"]["title"])


def _both(one: Text, other: Text) -> Text:
    """``Projednáno: s kým``."""
    return Text(*(f"{first}: {second[:1].lower()}{second[1:]}" for first, second in zip(one, other, strict=True)))


_TALK = ("intention", "discussed", 0)
_ONE = Text("Vyberte z nabídky.", "Choose from the list.")
ROUND = Field("round", "fixed", label_of("round"), Text("", ""))
PROVIDER = Field("provider", "fixed", label_of("provider"), Text("", ""))
SERVICE = Field("service", "fixed", label_of("service"), Text("", ""))
APPLICANT = Field(
    "applicant", "applicant", label_of("provider"),
    Text("Kdo službu poskytuje nebo bude poskytovat; vyberte, nebo napište.", "Who provides or will provide it."),
    is_required=True,
)  # fmt: skip
SERVICE_TYPE = Field("service_type", "code", label_of("service_type"), _ONE, "service-type", is_required=True)
TYPE = Field("type", "code", label_of("type"), _ONE, "request-type", is_required=True)
SUBMITTED = Field(
    "submitted", "date", label_of("submitted"),
    Text("Den podání, například 15. 3. 2018.", "The day of submission, such as 15 March 2018."), is_required=True,
)  # fmt: skip
LEVEL = Field("level", "code", label_of("changes", "level"), _ONE, "network-level")
UNIT = Field(
    "unit", "unit", label_of("changes", "units"),
    Text(
        "Počet po změně, ne rozdíl. Lůžka celá, úvazky i desetinné. Co má skončit, má 0.",
        "The number after the change, not the difference. Beds are whole; what is to end has 0.",
    ),
)  # fmt: skip
SPARE = Text("Další forma a jednotka: vyberte vlevo, počet napište.", "Another form and unit: choose it on the left.")
PART = Field(
    "part", "unit", Text("z toho pro ORP", "of it for the ORP"),
    Text("Díly dohromady dají počet výše; nedělí-li se, nechte prázdné.", "The parts give the number above together."),
)  # fmt: skip
AREA = Field(
    "area", "area", label_of("changes", "area"),
    Text(
        "ORP nebo obce oddělené středníkem; nemění-li se, nechte prázdné.",
        "ORPs or municipalities parted by semicolons; empty if it does not change.",
    ),
)  # fmt: skip
NEED = Field("need", "text", label_of("intention", "need"), Text("Jaká a jak byla zjištěna.", "Which, how found out."))
GROUP = Field("target_group", "code", label_of("intention", "target_groups"), _ONE, "target-group")
FINANCING = Field(
    "financing", "text", label_of("intention", "financing"), Text("Z čeho se služba zaplatí.", "How it is paid for.")
)
DISCUSSED = (
    Field("discussed_with", "text", _both(label_of("intention", "discussed"), label_of(*_TALK, "with")),
          Text("S kým byl záměr projednán.", "With whom it was discussed.")),
    Field("discussed_orp", "orp", _both(label_of("intention", "discussed"), label_of(*_TALK, "orp")), _ONE),
    Field("discussed_date", "date", _both(label_of("intention", "discussed"), label_of(*_TALK, "date")),
          Text("Den projednání.", "The day.")),
)  # fmt: skip
KNOWN_NEED = Field("known_need", "need", label_of("needs"), _ONE)
NEED_ASKED = KNOWN_NEED._replace(
    hint=Text("Vyberte z nabídky; stačí potřeba, nebo opatření níže.", "Choose one, or give a measure below."),
    is_required=True,
)
MEASURE = Field(
    "measure", "text", label_of("measures"),
    Text("Plán a kód opatření: sprss-2018-2020/1.2.", "Plan and code of the measure: sprss-2018-2020/1.2."),
)  # fmt: skip
ATTACHMENT = Field("attachment", "text", label_of("attachments"), Text("Název přílohy.", "Its name."))
NOTE = Field("note", "text", label_of("note"), Text("", ""))


def amount_field(column: str, year: int) -> Field:
    """The amount of *column* of the money of *year*."""
    part = at_path(expanded("request"), ("changes", "money", 0, column))
    label = Text(f"{part['title']} {year}", f"{part['x-kpss-en']['title']} {year}")
    return Field(f"money_{column}", "number", label, Text("V korunách.", "In CZK."))


BY_KEY = {
    field.key: field
    for field in (
        ROUND, PROVIDER, SERVICE, APPLICANT, SERVICE_TYPE, TYPE, SUBMITTED, LEVEL, UNIT, PART, AREA, NEED, GROUP,
        FINANCING, *DISCUSSED, KNOWN_NEED, MEASURE, ATTACHMENT, NOTE, *(amount_field(name, 0) for name in AMOUNTS),
    )
}  # fmt: skip
