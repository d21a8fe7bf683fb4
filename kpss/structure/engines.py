"""Two engines check a document against a schema: jsonschema-rs (the usual one) and jsonschema (pure Python).

jsonschema is some hundred times slower; it serves where the compiled one cannot be installed
(``KPSS_ENGINE=jsonschema``) and as the oracle of the tests.  Both give the same :class:`SchemaError`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from kpss.structure.schemas import expanded
from kpss.structure.values import FORMATS


class SchemaError(NamedTuple):
    """One failing keyword at a path; ``params`` are those of the keyword (``property``, ``options``, ``limit`` …)."""

    keyword: str
    path: tuple[str | int, ...]
    params: dict[str, Any]


Check = Callable[[Any], list[SchemaError]]


@lru_cache(maxsize=64)
def checker(kind: str) -> Check:
    """A function that lists the errors of a document of *kind*; an empty list means that it is valid."""
    if os.environ.get("KPSS_ENGINE") == "jsonschema":
        return _python(expanded(kind))
    try:
        return _compiled(expanded(kind))
    except ImportError:  # a platform without a wheel
        return _python(expanded(kind))


def _compiled(schema: dict[str, Any]) -> Check:
    import jsonschema_rs

    validator = jsonschema_rs.Draft202012Validator(schema, formats=FORMATS, validate_formats=True)
    is_valid, iter_errors = validator.is_valid, validator.iter_errors

    def check(data: Any) -> list[SchemaError]:
        if is_valid(data):
            return []
        return [item for error in iter_errors(data) for item in _from_compiled(error)]

    return check


def _from_compiled(error: Any) -> Iterator[SchemaError]:
    name, params = error.kind.name, error.kind.as_dict()
    if name == "propertyNames":
        yield SchemaError("propertyNames", tuple(error.instance_path), {"property": params["error"].instance})
    else:
        yield SchemaError(name, tuple(error.instance_path), params)


def _python(schema: dict[str, Any]) -> Check:
    import jsonschema

    formats = jsonschema.FormatChecker(formats=())
    for name, function in FORMATS.items():
        formats.checks(name)(lambda value, function=function: not isinstance(value, str) or function(value))
    validator = jsonschema.Draft202012Validator(schema, format_checker=formats)

    def check(data: Any) -> list[SchemaError]:
        return [item for error in validator.iter_errors(data) for item in _from_python(error)]

    return check


def _from_python(error: Any) -> Iterator[SchemaError]:
    name, path, value = error.validator, tuple(error.absolute_path), error.validator_value
    if error.parent is not None and error.parent.validator == "propertyNames":
        return
    if name == "required":
        missing = [key for key in value if key not in error.instance]
        # jsonschema gives one error a missing key, each with the whole list; its message begins with the key.
        yield from (
            SchemaError(name, path, {"property": key}) for key in missing if error.message.startswith(repr(key))
        )
    elif name == "additionalProperties":
        known = error.schema.get("properties", {})
        yield SchemaError(name, path, {"unexpected": [key for key in error.instance if key not in known]})
    elif name == "propertyNames" or "propertyNames" in error.schema_path:
        yield SchemaError("propertyNames", path, {"property": error.instance})
    else:
        key = {"type": "types", "enum": "options", "const": "expected_value", "pattern": "pattern", "format": "format"}
        yield SchemaError(
            name, path, {key.get(name, "limit"): [value] if name == "type" and isinstance(value, str) else value}
        )
