"""Records that may stand in what cannot be read: they are neither new nor gone."""

from __future__ import annotations

import re
from typing import NamedTuple

from kpss.changes.pairing import Pairs
from kpss.model.records import Record
from kpss.model.workspace import Workspace


class Unread(NamedTuple):
    """What of a tree was not read as records: their ids, their texts, and files of which not even a text is known."""

    ids: frozenset[str]
    texts: tuple[str, ...]
    files: frozenset[str]

    def may_hold(self, record: Record) -> bool:
        """Whether *record* may be there."""
        if record.id in self.ids or record.file in self.files:
            return True
        texts = [text for text in self.texts if record.id in text]
        defined = rf"\bid[\"']?\s*:\s*[\"']?{re.escape(record.id)}(?![\w-])"
        return any(re.search(defined, text) for text in texts)


def unread(workspace: Workspace) -> Unread:
    """What of *workspace* was not read."""
    texts = [text for facts in workspace.files for text in facts["half_texts"]]
    lost = [facts for facts in workspace.files if not facts["readable"]]
    texts += [facts["unread"] for facts in lost if facts["unread"] is not None]
    nowhere = frozenset(facts["path"] for facts in lost if facts["unread"] is None)
    return Unread(frozenset(workspace.half_ids), tuple(texts), nowhere)


def without_hidden(pairs: Pairs, before: Workspace, after: Workspace) -> Pairs:
    """*pairs* without the records of one tree that the other may hold unread."""
    was, now = unread(before), unread(after)
    if not any((*was, *now)):
        return pairs
    wrong = {old.id for old, new in pairs.both if old.id != new.id and (now.may_hold(old) or was.may_hold(new))}
    come = [*pairs.added, *(after.records[pairs.renamed[identifier]] for identifier in wrong)]
    gone = [*pairs.removed, *(before.records[identifier] for identifier in wrong)]
    return Pairs(
        [(old, new) for old, new in pairs.both if old.id not in wrong],
        [record for record in come if not was.may_hold(record)],
        [record for record in gone if not now.may_hold(record)],
        {old: new for old, new in pairs.renamed.items() if old not in wrong},
    )
