"""The tables of HSDS 3.1 that services fill, as a tabular data package has them.

A field is written ``name:type!>table``: the type ``text`` where none is given, ``!`` where a value is required, ``>``
the table that an id points to.  ``service_capacity`` is left out on purpose: it requires the number of places available
now, and a register tells only how many there may be at most; that number stands among the attributes.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

VERSION = "3.1"
_TYPES = {
    "text": ("string", ""), "uuid": ("string", "uuid"), "uri": ("string", "uri"), "email": ("string", "email"),
    "number": ("number", ""), "date": ("date", ""), "datetime": ("datetime", ""), "time": ("time", ""),
}  # fmt: skip
_ENUMS = {
    ("service", "status"): ["active", "inactive", "defunct", "temporarily closed"],
    ("location", "location_type"): ["physical", "postal", "virtual"],
    ("address", "address_type"): ["physical", "postal", "virtual"],
}
_FIELD = re.compile(r"(\w+)(?::(\w+))?(!)?(?:>(\w+))?")


class Field(NamedTuple):
    """A column: its type in :data:`_TYPES`, whether a value is required, the table that it points to."""

    name: str
    type: str
    required: bool
    table: str


class Table(NamedTuple):
    """A table and the name of its file."""

    name: str
    path: str
    fields: tuple[Field, ...]

    def resource(self) -> dict[str, Any]:
        """The table as a resource of ``datapackage.json``."""
        keys = [field for field in self.fields if field.table]
        schema: dict[str, Any] = {"fields": [self._field(field) for field in self.fields], "primaryKey": "id"}
        if keys:
            schema["foreignKeys"] = [
                {"fields": key.name, "reference": {"resource": key.table, "fields": "id"}} for key in keys
            ]
        return {
            "name": self.name, "path": self.path, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "profile": "tabular-data-resource", "schema": schema,
        }  # fmt: skip

    def _field(self, field: Field) -> dict[str, Any]:
        type_, form = _TYPES[field.type]
        constraints: dict[str, Any] = {"required": field.required}
        if field.name == "id" or (self.name, field.name) == ("taxonomy_term", "code"):
            constraints["unique"] = True
        if (self.name, field.name) in _ENUMS:
            constraints["enum"] = _ENUMS[self.name, field.name]
        found = {"name": field.name, "type": type_}
        return {**found, **({"format": form} if form else {}), "constraints": constraints}


def _table(name: str, path: str, fields: str) -> Table:
    found = (match for text in fields.split() if (match := _FIELD.fullmatch(text)))
    return Table(
        name, path, tuple(Field(one[1], one[2] or "text", required=bool(one[3]), table=one[4] or "") for one in found)
    )


TABLES = (
    _table(
        "organization", "organizations.csv",
        "id:uuid! name! alternate_name description! email:email website:uri tax_status tax_id year_incorporated:number "
        "legal_status logo uri:uri parent_organization_id:uuid",
    ),
    _table(
        "organization_identifier", "organization_identifiers.csv",
        "id:uuid! organization_id:uuid!>organization identifier_scheme identifier_type! identifier!",
    ),
    _table(
        "service", "services.csv",
        "id:uuid! organization_id:uuid!>organization program_id:uuid name! alternate_name description url:uri "
        "email:email status! interpretation_services application_process fees_description wait_time fees "
        "accreditations eligibility_description minimum_age:number maximum_age:number assured_date:date "
        "assurer_email:email licenses alert last_modified:datetime",
    ),
    _table(
        "location", "locations.csv",
        "id:uuid! location_type! url:uri organization_id:uuid>organization name alternate_name description "
        "transportation latitude:number longitude:number external_identifier external_identifier_type",
    ),
    _table(
        "service_at_location", "service_at_location.csv",
        "id:uuid! service_id:uuid!>service location_id:uuid!>location description",
    ),
    _table(
        "address", "addresses.csv",
        "id:uuid! location_id:uuid>location attention address_1! address_2 city! region state_province! postal_code! "
        "country! address_type!",
    ),
    _table(
        "phone", "phones.csv",
        "id:uuid! location_id:uuid>location service_id:uuid>service organization_id:uuid>organization contact_id:uuid "
        "service_at_location_id:uuid>service_at_location number! extension:number type description",
    ),
    _table(
        "schedule", "schedules.csv",
        "id:uuid! service_id:uuid>service location_id:uuid>location service_at_location_id:uuid>service_at_location "
        "valid_from:date valid_to:date dtstart:date timezone:number until:date count:number wkst freq interval:number "
        "byday byweekno bymonthday byyearday description opens_at:time closes_at:time schedule_link:uri attending_type "
        "notes",
    ),
    _table(
        "service_area", "service_areas.csv",
        "id:uuid! service_id:uuid>service service_at_location_id:uuid>service_at_location name description extent "
        "extent_type uri",
    ),
    _table(
        "funding", "funding.csv", "id:uuid! organization_id:uuid>organization service_id:uuid>service source"
    ),
    _table("taxonomy", "taxonomies.csv", "id:uuid! name! description! uri:uri version"),
    _table(
        "taxonomy_term", "taxonomy_terms.csv",
        "id:uuid! code name! description! parent_id:uuid taxonomy language taxonomy_id:uuid>taxonomy term_uri:uri",
    ),
    _table(
        "attribute", "attributes.csv",
        "id:uuid! link_id:uuid! taxonomy_term_id:uuid!>taxonomy_term link_type link_entity! value label",
    ),
)  # fmt: skip
