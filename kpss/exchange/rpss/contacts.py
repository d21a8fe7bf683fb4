"""Contacts of the register: those of an institution; addresses and numbers that may be a person's are left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from kpss.exchange.yaml_text.lines import plain
from kpss.structure.values import is_email, is_web

_PERSONAL_KEYS = frozenset(("jmeno", "prijmeni", "osoba", "kontaktniOsoba"))
_EMAIL = re.compile(r"[\w.+%-]{1,64}@((?:[\w-]{1,63}\.){1,8}[a-z]{2,24})", re.IGNORECASE | re.ASCII)
_LIKE_A_NAME = re.compile(r"[a-z]+[._-][a-z]+[0-9]?@", re.IGNORECASE)
_DIGITS = re.compile(r"(?:\+?420|00420)?([2-9][0-9]{8})")
_MOBILE = re.compile(r"60[1-9]|7[02379][0-9]")


def email(entries: Iterable[Mapping[str, Any]], public: Collection[str]) -> str:
    """The first address of an institution: not at a *public* mail provider, and not of the form name.surname."""
    for value in _values(entries, "email"):
        match = _EMAIL.fullmatch(value)
        if match and is_email(value) and match[1].lower() not in public and not _LIKE_A_NAME.match(value):
            return value
    return ""


def phone(entries: Iterable[Mapping[str, Any]]) -> str:
    """The first landline; a mobile telephone may be a person's and is left out."""
    for value in _values(entries, "telefon"):
        match = _DIGITS.fullmatch(re.sub(r"[\s()./-]", "", value))
        if match and not _MOBILE.match(match[1]):
            digits = match[1]
            return f"+420 {digits[:3]} {digits[3:6]} {digits[6:]}"
    return ""


def web(entries: Iterable[Mapping[str, Any]]) -> str:
    """The first web address."""
    return next((value for value in _values(entries, "web") if is_web(value)), "")


def _values(entries: Iterable[Mapping[str, Any]], key: str) -> Iterable[str]:
    for entry in entries:
        value = entry.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool) and _PERSONAL_KEYS.isdisjoint(entry):
            yield plain(str(value))
