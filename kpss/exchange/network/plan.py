"""A round of requests put into the network: which files change and how; nothing is written here."""

from __future__ import annotations

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from kpss.exchange.network.change import Change, Ending, Fate, Left
from kpss.exchange.network.entry import FOLDER, KIND, entry_text
from kpss.exchange.network.outcomes import Changes
from kpss.exchange.network.words import division_words
from kpss.language.errors import UserError
from kpss.language.nearest import nearest
from kpss.model.request_records import Round
from kpss.model.workspace import Workspace
from kpss.source.edits import EditRefused, apply, set_key
from kpss.source.layout import without_bom
from kpss.source.reader import read

_SHOWN = 10
_READ = (KIND, "request")


class Planned(NamedTuple):
    """What applying a round does: the changes with the file of each new entry, and the texts of all files."""

    round: Round
    changes: tuple[tuple[Change, str], ...]
    left: tuple[Left, ...]
    files: dict[str, str]  # path → the text after the change
    before: dict[str, bytes]  # path → what an ended entry's file held

    def of(self, fate: Fate) -> list[Left]:
        """The requests for which nothing is written, of one sort."""
        return [one for one in self.left if one.fate == fate]


def plan_round(workspace: Workspace, identifier: str, schema_of: Callable[[str], str]) -> Planned:
    """What the round *identifier* does to the network; ``schema_of(path)`` is the address of the schema for editors.

    :raises UserError: if there is no such round, or a file that may hold entries cannot be read or changed.
    """
    found = find_round(workspace, identifier)
    refuse_unread(workspace)
    fates = Changes(workspace, found).all()
    changes = [one for one in fates if isinstance(one, Change)]
    files: dict[str, str] = {}
    paths: list[tuple[Change, str]] = []
    known = {facts["path"] for facts in workspace.files}
    for change in changes:
        path = ""
        if change.data is not None:
            path = _new_path(change, {*known, *files})
            remark = division_words(workspace, change.undivided, workspace.language)
            files[path] = entry_text(change.data, schema_of(path), remark)
        paths.append((change, path))
    before: dict[str, bytes] = {}
    for file, ends in _by_file(changes).items():
        before[file] = workspace.tree.read(file)
        files[file] = _ended(file, before[file].decode("utf-8"), ends)
    return Planned(found, tuple(paths), tuple(one for one in fates if isinstance(one, Left)), files, before)


def find_round(workspace: Workspace, identifier: str) -> Round:
    """The round with this id.

    :raises UserError: naming the nearest one, or those that there are.
    """
    found = workspace.get(identifier, Round)
    if found is not None:
        return found
    if workspace.may_be_unread(identifier):
        raise UserError(
            f"Aktualizace „{identifier}“ je nejspíš v souboru, který nejde přečíst; opravte ho (kpss validate).",
            f"The round “{identifier}” is probably in a file that cannot be read; mend it first (kpss validate).",
        )
    names = [one.id for one in workspace.of(Round)]
    near = nearest(identifier, names)
    listed = ", ".join(names[:_SHOWN]) + ("…" if len(names) > _SHOWN else "")
    if not names:
        raise UserError(
            "Žádná aktualizace sítě (záznam round) tu není; její klíče vypíše kpss schema round.",
            "There is no round of requests here; kpss schema round lists its keys.",
        )
    raise UserError(
        f"Aktualizace „{identifier}“ není." + (f" Nemělo to být „{near}“?" if near else f" Zapsány jsou {listed}."),
        f"There is no round “{identifier}”." + (f" Did you mean “{near}”?" if near else f" There are {listed}."),
    )


def refuse_unread(workspace: Workspace, kinds: Sequence[str] = _READ) -> None:
    """Refuse to go on beside a file that may hold records of *kinds* and cannot be read.

    :raises UserError: naming it.
    """
    for facts in workspace.files if workspace.settings_file is None else (*workspace.files, workspace.settings_file):
        unread = [] if facts["readable"] else [facts["unread"]]
        if any(text is None or any(kind in text for kind in kinds) for text in (*unread, *facts["half_texts"])):
            raise UserError(
                f"Soubor {facts['path']} se nedá přečíst; nejdřív ho opravte (kpss validate).",
                f"{facts['path']} cannot be read; mend it first (kpss validate).",
            )


def _new_path(change: Change, taken: Iterable[str]) -> str:
    """Beside the entry before, else in the customary folder."""
    folder = os.path.dirname(change.base.file) if change.base is not None else FOLDER
    base = f"{folder}/{change.identifier}" if folder else change.identifier
    number, path = 1, f"{base}.yaml"
    while path in taken:
        number += 1
        path = f"{base}-{number}.yaml"
    return path


def _by_file(changes: Iterable[Change]) -> dict[str, list[Ending]]:
    found: dict[str, list[Ending]] = defaultdict(list)
    for change in changes:
        for ending in change.ends:
            found[ending.entry.file].append(ending)
    return found


def _ended(path: str, text: str, ends: Sequence[Ending]) -> str:
    """*text* with the last days of *ends* put in.

    :raises UserError: if the file is laid out in a way that cannot be kept.
    """
    documents = read(without_bom(text)[1])
    wanted = _values(text)
    try:
        splices = []
        for entry, last in ends:
            splices.append(set_key(text, documents[entry.document], ("valid",), "to", _day(last)))
            wanted[entry.document]["valid"]["to"] = last.isoformat()
        changed = apply(text, splices)
        if _values(changed) == wanted:
            return changed
    except (EditRefused, KeyError, ValueError):
        pass
    entry, last = ends[0]
    raise UserError(
        f"Konec platnosti se do souboru {path} nedá bezpečně vepsat; napište do záznamu {entry.id} ručně "
        f"valid: to: {_day(last)} a spusťte příkaz znovu.",
        f"The end cannot be put into {path} safely; write valid: to: {_day(last)} into the record {entry.id} by hand "
        "and run the command again.",
    )


def _values(text: str) -> list[Any]:
    return [document.value for document in read(without_bom(text)[1])]


def _day(day: dt.date) -> str:
    return day.isoformat()
