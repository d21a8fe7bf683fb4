"""Import of the ministry's register: new files, and changes of the records that are there already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from kpss.exchange.rpss import messages as says
from kpss.exchange.rpss.changes import checked_change, missing_change, provider_changes, service_changes
from kpss.exchange.rpss.codes import TYPE, Codes
from kpss.exchange.rpss.edits import Change
from kpss.exchange.rpss.facilities import Facilities
from kpss.exchange.rpss.items import Item, identity, is_in, read_item
from kpss.exchange.rpss.known import Known, KnownProvider
from kpss.exchange.rpss.stream import Source, services
from kpss.exchange.rpss.target import Target, make_target
from kpss.exchange.rpss.texts import Texts
from kpss.exchange.rpss.writer import OTHER_TYPE, Writer
from kpss.language.errors import UserError
from kpss.language.phrases import Phrase
from kpss.language.text import Language
from kpss.model.services import Service
from kpss.model.workspace import Workspace

FOLDER = "network/providers"
# What must be right in a record for the register to change it.
_KEYS = frozenset(
    ("number", "portal_id", "provider", "type", "forms", "capacities", "target_groups", "facilities", "register",
     "valid")
)  # fmt: skip


class Wanted(NamedTuple):
    """What to import: all services or those that belong here; whether to say in each record when it was compared."""

    everything: bool = False
    mark_checked: bool = False
    public_mail: frozenset[str] = frozenset()
    dry_run: bool = False


class RegisterImport(NamedTuple):
    """The text of each file that is new or changed, by path; what stood in those that were read; what to tell."""

    files: dict[str, str]
    before: dict[str, bytes]
    changes: list[Phrase]
    remarks: list[Phrase]
    summary: list[Phrase]


def import_register(
    workspace: Workspace, source: Source, wanted: Wanted, language: Language, schema: Callable[[str], str],
    progress: Callable[[int], None] = lambda _: None,
) -> RegisterImport:  # fmt: skip
    """What an import of the register *source* writes into *workspace*; nothing is written here.

    *progress* is told after each service how many there were; *schema* gives the address of the schema of a kind.

    :raises UserError: if the file is not whole, or there is no territory to tell the services of the region by.
    """
    if not wanted.everything and not workspace.territory.by_code:
        raise UserError(*says.NO_TERRITORY)
    run = _Run(workspace, wanted, Writer(workspace.as_of, language, schema))
    for item in run.choose(services(source), progress):
        run.take(item)
    run.finish()
    remarks = [*run.codes.told(), *run.remarks, *run.texts.refused]
    return RegisterImport(run.texts.changed(), run.texts.before, run.texts.changes, remarks, run.summary())


class _Run:
    def __init__(self, workspace: Workspace, wanted: Wanted, writer: Writer) -> None:
        self.workspace, self.wanted, self.writer, self.day = workspace, wanted, writer, workspace.as_of
        self.codes, self.known = Codes(workspace.settings), Known(workspace)
        self.facilities = Facilities(workspace.territory, self.day, writer.language)
        self.texts = Texts(workspace.tree, self.known.paths)
        self.remarks: list[Phrase] = []
        self.found: set[str] = set()  # services on record that the register has
        self.met: set[str] = set()  # services of the register
        self.seen_providers: set[str] = set()
        self.read = self.unread = self.here = self.taken = self.new_services = self.new_providers = self.gone = 0

    def choose(self, items: Iterator[Any], progress: Callable[[int], None]) -> Iterator[Item]:
        """The services that are wanted; all others leave nothing behind."""
        territory = self.workspace.territory
        here = {code for code in territory.by_code if territory.belonging(code, self.day)}
        for raw in items:
            self.read += 1
            progress(self.read)
            known = identity(raw)
            if known is None:
                self.unread += 1
                continue
            is_here = is_in(raw, here, self.day)
            self.here += is_here
            if self.wanted.everything or is_here or self.known.has(*known):
                yield read_item(raw, self.wanted.public_mail)

    def take(self, item: Item) -> None:
        """Change the record of a service, or make one."""
        self.taken += 1
        one = item.number or item.portal_id
        if one in self.met:
            self.remarks.append(Phrase(says.REPEATED, {"number": one}))
            return
        self.met.add(one)
        records = self.known.find(item.portal_id, item.number)
        target = make_target(item, self.codes, self.workspace.territory, self.day)
        if len(records) > 1:
            self.found.update(record.id for record in records)
            said = {"number": one, "ids": [record.id for record in records]}
            self.remarks.append(Phrase(says.TWICE, said))
        elif records:
            self.found.add(records[0].id)
            self._update(records[0], target)
        else:
            self._add(target)

    # -- records that are there ---------------------------------------------------------------------------------------

    def _update(self, record: Service, target: Target) -> None:
        if self._is_broken(record):
            return
        provider = self._provider(target)
        name = provider.id if provider else ""

        def changes(data: dict[str, Any]) -> Iterator[Change]:
            yield from service_changes(data, target, name, self.codes)
            yield from self.facilities.changes(data, target.spots)

        changed = self.texts.edit(record, changes)
        if changed or self.wanted.mark_checked:
            self.texts.edit(record, lambda data: checked_change(data, self.day))
        for place in self.facilities.only_here(record.data, target.spots):
            self.texts.changes.append(Phrase(says.ONLY_HERE, {"path": record.file, "id": record.id, "name": place}))

    def _provider(self, target: Target) -> KnownProvider | None:
        """The provider on record, brought up to the register when it is first met."""
        provider = self.known.provider(target.item.provider)
        record = provider.record if provider is not None else None
        if record is not None and record.id not in self.seen_providers and not record.broken:
            self.seen_providers.add(record.id)
            self.texts.edit(record, lambda data: provider_changes(data, target.item.provider))
        return provider

    def _is_broken(self, record: Service) -> bool:
        wrong = sorted(record.broken & _KEYS)
        if wrong:
            self.remarks.append(Phrase(says.BROKEN, {"path": record.file, "id": record.id, "keys": wrong}))
        return bool(wrong)

    # -- new records --------------------------------------------------------------------------------------------------

    def _add(self, target: Target) -> None:
        item = target.item
        type_ = target.type or OTHER_TYPE
        provider = self._provider(target)
        perhaps = self.known.nameless(provider.id, type_) if provider else []
        if perhaps and provider:
            self.found.update(record.id for record in perhaps)
            said: Mapping[str, Any] = {
                "number": item.number or item.portal_id, "type": self.codes.word(TYPE, type_), "provider": provider.id,
                "ids": [record.id for record in perhaps], "portal_id": item.portal_id,
            }  # fmt: skip
            self.remarks.append(Phrase(says.PERHAPS, said))
            return
        provider = provider or self._new_provider(target)
        identifier = self.known.new_service(provider.id, type_, item)
        name = self.codes.word(TYPE, type_).in_language(self.writer.language)
        text = self.writer.service(identifier, provider.id, target, name[:1].upper() + name[1:])
        self.texts.add(self._home(provider), text, identifier)
        self.new_services += 1

    def _new_provider(self, target: Target) -> KnownProvider:
        provider = self.known.new_provider(target.item.provider)
        text = self.writer.provider(provider.id, target.item.provider)
        self.texts.add(self._home(provider), text, provider.id)
        self.new_providers += 1
        return provider

    def _home(self, provider: KnownProvider) -> str:
        """Where new services of *provider* are written: to its own file if nobody else's records stand there."""
        return self.known.own_file(provider) or f"{FOLDER}/{provider.id}.yaml"

    # -- the end ------------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Say of services that are not in the file that the register has them no more, if it has most others."""
        if self.unread:
            self.remarks.append(Phrase(says.NO_SERVICE, {"count": self.unread}))
        numbered = [
            one for one in self.known.services
            if (one.number or one.portal_id) and one.valid.last >= self.day and not one.broken & _KEYS
        ]  # fmt: skip
        missing = [one for one in numbered if one.id not in self.found]
        whole = not self.unread and (2 * len(missing) <= len(numbered) or self.here >= len(numbered))
        if missing and not whole:
            self.remarks.append(Phrase(says.NOT_WHOLE, {"count": len(numbered), "missing": len(missing)}))
            return
        self.gone = len(missing)
        for record in missing:
            self.texts.edit(record, lambda data: missing_change(data, self.day))

    def summary(self) -> list[Phrase]:
        """How it came out, in parts of one sentence."""
        said = [Phrase(says.READ, {"count": self.read}), Phrase(says.WANTED, {"count": self.taken})]
        template = says.NEW_DRY if self.wanted.dry_run else says.NEW
        said.append(Phrase(template, {"services": self.new_services, "providers": self.new_providers}))
        said.append(Phrase(says.UPDATED, {"count": len(self.texts.updated)}))
        same = len(self.found - self.texts.updated)
        said.append(Phrase(says.SAME, {"count": same}))
        return [*said, Phrase(says.GONE, {"count": self.gone})] if self.gone else said
