"""Ids and values of HSDS: UUIDs that stay the same, addresses and e-mails in the form that the standard wants."""

from __future__ import annotations

import re
import uuid

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://docs.openreferral.org/kpss")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_URI = re.compile(r"https?://[A-Za-z0-9._~%-]+(?::[0-9]+)?(?:[/?#][!-~]*)?", re.ASCII)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}")
_POSTCODE = re.compile(r"(?<![0-9])([1-7][0-9]{2})[ \u00a0]?([0-9]{2})(?![0-9])")


class Ids:
    """UUIDs of one workspace: the same record has the same one in every export."""

    def __init__(self, workspace: str) -> None:
        self._space = uuid.uuid5(_SPACE, workspace)

    def of(self, *parts: object) -> str:
        """The id of what *parts* name."""
        return str(uuid.uuid5(self._space, "\x1f".join(map(str, parts))))


def uri(text: str) -> str:
    """A web address with its scheme; empty where it is none."""
    text = text.strip()
    if text and not _SCHEME.match(text):
        text = f"https://{text}"
    return text if _URI.fullmatch(text) else ""


def email(text: str) -> str:
    """An e-mail address; empty where it is none."""
    return text.strip() if _EMAIL.fullmatch(text.strip()) else ""


def postcode(address: str) -> str:
    """The postcode in a written address; empty where there is none or it is not the only one."""
    found = {" ".join(match.groups()) for match in _POSTCODE.finditer(address)}
    return found.pop() if len(found) == 1 else ""


def street(address: str, city: str) -> str:
    """What an address says besides postcode and town."""
    rest = _POSTCODE.sub("", address)
    parts = [part.strip() for part in rest.split(",")]
    return ", ".join(part for part in parts if part and part.casefold() != city.casefold())
