"""Where in a file something private stands, as facts: its sort and place, never the thing itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypedDict

from kpss.source.document import Document
from kpss.source.places import Place
from kpss.source.positions import Lines
from kpss.source.private import PrivateItem, Sort, find_private, mail_domain
from kpss.structure.problems import Path

# Records about people: a telephone or an e-mail address in them is somebody's.
PERSONAL_KINDS = frozenset(("membership", "role", "meeting", "consultation"))
# Providers at which people have addresses of their own; a workspace may name others (KPSS902).
PUBLIC_MAIL = [
    "seznam.cz", "email.cz", "post.cz", "spoluzaci.cz", "centrum.cz", "atlas.cz", "volny.cz", "tiscali.cz", "quick.cz",
    "gmail.com", "googlemail.com", "outlook.com", "outlook.cz", "hotmail.com", "hotmail.cz", "live.com", "icloud.com",
    "yahoo.com", "proton.me", "protonmail.com", "azet.sk",
]  # fmt: skip
_CONTACT = "contact"  # the contact of an institution
_WAYS = "ways"  # of a consultation: where an office receives comments
_OPEN_KEYS = (_CONTACT, _WAYS)


class PrivateFact(TypedDict):
    """Something private: its sort, where it stands, and the domain of an e-mail address.

    ``path`` leads to the value that holds it; it is empty in comments, in keys, and where there are no records.
    """

    sort: Sort
    kind: str
    record: str
    path: Path
    span: tuple[int, int, int, int]
    domain: str


class Owner(NamedTuple):
    """A document of a file and the record that it is; ``data`` is empty where it could not be read as one."""

    document: Document
    kind: str
    id: str
    data: dict[str, Any]


def private_facts(text: str, owners: Sequence[Owner] = ()) -> list[PrivateFact]:
    """What stands in *text* that should not; contacts of institutions may."""
    sorts: set[Sort] = {"birth_number"}
    if any(owner.kind in PERSONAL_KINDS for owner in owners):
        sorts.add("phone")
    if "@" in text and _has_other_emails(text, owners):
        sorts.add("email")
    items = find_private(text, sorts)
    return list(_located(items, text, owners)) if items else []


def plain_facts(text: str) -> list[PrivateFact]:
    """The same of a text that is no record: a chapter."""
    items = find_private(text, ("birth_number", "email"))
    return [_fact(item, text, Lines(text)) for item in items]


def _has_other_emails(text: str, owners: Sequence[Owner]) -> bool:
    """Whether an e-mail address may stand elsewhere than in contacts, told without looking where each stands."""
    if not owners:  # what could not be read may be a contact
        return not any(key in text for key in _OPEN_KEYS)
    known = sum(_signs(owner.data.get(_CONTACT)) for owner in owners if owner.kind not in PERSONAL_KINDS)
    return known != text.count("@")


def _signs(contact: Any) -> int:
    values: Iterable[Any] = contact.values() if isinstance(contact, dict) else ()
    return sum(value.count("@") for value in values if isinstance(value, str))


def _located(items: Iterable[PrivateItem], text: str, owners: Sequence[Owner]) -> Iterator[PrivateFact]:
    lines = Lines(text)
    parts = [_Part(owner) for owner in owners]
    ends = [part.end for part in parts]
    for item in items:
        # A comment between two records belongs to the next one, after the last record to that one.
        part = parts[min(bisect_right(ends, item.start), len(parts) - 1)] if parts else None
        path = part.path_at(item.start) if part else ()
        kind = part.owner.kind if part else ""
        if item.sort == "phone" and kind not in PERSONAL_KINDS:
            continue
        if item.sort != "birth_number" and _is_open(kind, path):
            continue
        yield _fact(item, text, lines) | {"kind": kind, "record": part.owner.id if part else "", "path": path}


def _is_open(kind: str, path: Path) -> bool:
    """Whether an institution's contact stands at *path*."""
    return (kind == "consultation" and path[:1] == (_WAYS,)) or (kind not in PERSONAL_KINDS and _CONTACT in path)


def _fact(item: PrivateItem, text: str, lines: Lines) -> PrivateFact:
    start, end = lines.position(item.start), lines.position(item.end)
    return {
        "sort": item.sort, "kind": "", "record": "", "path": (), "span": (*start, *end),
        "domain": mail_domain(text, item),
    }  # fmt: skip


class _Part:
    """The stretches of the values of one document."""

    def __init__(self, owner: Owner) -> None:
        self.owner = owner
        self.end: int = owner.document.place[1]
        # Of two keys for one value (a misspelt key and the one that was meant) the meant one comes last.
        values = {start: (end, path) for start, end, path in _values(owner.document.place)}
        self._starts = sorted(values)
        self._values = values

    def path_at(self, offset: int) -> Path:
        """The path of the value that holds *offset*; empty where none does."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return ()
        end, path = self._values[self._starts[number]]
        return path if offset < end else ()


def _values(place: Place, path: Path = ()) -> Iterator[tuple[int, int, Path]]:
    """Start, end and path of all scalars below *place*."""
    if len(place) == 2:  # noqa: PLR2004 - see Place
        yield place[0], place[1], path
    elif isinstance(place[2], dict):
        for key, (_, _, inner) in place[2].items():
            yield from _values(inner, (*path, key))
    else:
        for number, inner in enumerate(place[2]):
            yield from _values(inner, (*path, number))
