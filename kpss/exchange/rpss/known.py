"""The providers and services on record, by what the register knows them by; ids for new ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import count
from typing import NamedTuple

from kpss.exchange.rpss.items import Item, Organisation
from kpss.language.slugs import slug
from kpss.model.services import Provider, Service
from kpss.model.workspace import Workspace

_LEGAL_FORM = re.compile(
    r"-(?:s-?r-?o|a-?s|o-?p-?s|z-?s|z-?u|o-?s|v-?o-?s|p-?o|prispevkova-organizace|spol-s-r-o|o-?s-?o-?b)$"
)
_LONGEST_PROVIDER = 45


class KnownProvider(NamedTuple):
    """A provider that services can refer to: its id, and its record where there was one before."""

    id: str
    record: Provider | None


class Known:
    """Finds records of the register's services and providers; several services with one number are told."""

    def __init__(self, workspace: Workspace) -> None:
        self._by_number: dict[str, list[Service]] = defaultdict(list)
        self._by_portal: dict[str, list[Service]] = defaultdict(list)
        self._unnumbered: dict[tuple[str, str], list[Service]] = defaultdict(list)
        self._by_ico: dict[str, KnownProvider] = {}
        self._by_name: dict[str, KnownProvider] = {}  # those without a company number
        self._named: dict[str, list[KnownProvider]] = defaultdict(list)
        self.taken = {*workspace.records, *workspace.half_ids}
        self.paths = {facts["path"] for facts in workspace.files}
        self._kinds: dict[str, list[str]] = defaultdict(list)
        for record in workspace.records.values():
            self._kinds[record.file].append(record.kind)
        self.services = workspace.of(Service)
        for service in self.services:
            if service.number:
                self._by_number[service.number].append(service)
            if service.portal_id:
                self._by_portal[service.portal_id].append(service)
            if not (service.number or service.portal_id):
                self._unnumbered[service.provider, service.type].append(service)
        for provider in workspace.of(Provider):
            self._remember(KnownProvider(provider.id, provider), provider.ico, [provider.name, *provider.aliases])

    def _remember(self, known: KnownProvider, ico: str, names: Iterable[str]) -> None:
        slugs = set(map(slug, names))
        for name in slugs:
            self._named[name].append(known)
        if ico:
            self._by_ico.setdefault(ico, known)
        else:
            for name in slugs:
                self._by_name.setdefault(name, known)

    def has(self, portal_id: str, number: str) -> bool:
        """Whether there is a record of the service."""
        return bool(number and number in self._by_number) or bool(portal_id and portal_id in self._by_portal)

    def find(self, portal_id: str, number: str) -> list[Service]:
        """The records of the service, by its number, else by that of the portal."""
        return self._by_number.get(number) or self._by_portal.get(portal_id) or []

    def nameless(self, provider: str, type_: str) -> list[Service]:
        """The services of *provider* and type that have no number at all: one of them may be meant."""
        return self._unnumbered.get((provider, type_), [])

    def provider(self, one: Organisation) -> KnownProvider | None:
        """The provider on record: by company number, else by name among those without one.

        Where the register gives no number, the name is enough if only one provider bears it.
        """
        name = slug(one.name)
        if one.ico:
            return self._by_ico.get(one.ico) or self._by_name.get(name)
        alike = self._named.get(name, [])
        return self._by_name.get(name) or (alike[0] if len(alike) == 1 else None)

    def own_file(self, provider: KnownProvider) -> str:
        """The file of the provider's record, if there are only that provider and services in it."""
        file = provider.record.file if provider.record is not None else ""
        kinds = self._kinds.get(file, [])
        return file if file and set(kinds) <= {"provider", "service"} and kinds.count("provider") == 1 else ""

    def new_provider(self, one: Organisation) -> KnownProvider:
        """A provider with an id that nothing has."""
        known = KnownProvider(self._free(_provider_id(one)), None)
        self._remember(known, one.ico, [one.name])
        return known

    def new_service(self, provider: str, type_: str, item: Item) -> str:
        """An id for a service: provider, type, number."""
        number = slug(item.number or item.portal_id)
        return self._free("-".join((_cut(provider), type_.replace("_", "-"), number)))

    def _free(self, wanted: str) -> str:
        names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
        found = next(name for name in names if name not in self.taken)
        self.taken.add(found)
        return found


def _provider_id(one: Organisation) -> str:
    name = slug(one.name)
    return _cut(_LEGAL_FORM.sub("", name) or name) or f"poskytovatel-{one.ico or 'bez-nazvu'}"


def _cut(name: str) -> str:
    """At most so many characters, whole words."""
    if len(name) <= _LONGEST_PROVIDER:
        return name
    short = name[: _LONGEST_PROVIDER + 1].rpartition("-")[0]
    return short or name[:_LONGEST_PROVIDER]
