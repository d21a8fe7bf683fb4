"""What to say of a record that is not there, where it may stand in a file that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.facts import FileFacts
from kpss.findings.locate import Locator
from kpss.findings.waivers import OF_READING
from kpss.language.errors import UserError
from kpss.language.phrases import Phrase
from kpss.model.workspace import Workspace
from kpss.rules import CATALOGUE
from kpss.rules.engine import find_raw


def unread_record(workspace: Workspace, identifier: str) -> UserError | None:
    """The error that names the file in which *identifier* may stand unread; None where all that may hold it was read."""
    path = next(_files(workspace, identifier), None)
    if path is None:
        return None
    why = _why(workspace, path)
    because = [f" ({words})" if words else "" for words in why]
    return UserError(
        f"Záznam „{identifier}“ může být v souboru {path}, který nejde přečíst{because[0]}; nejdřív ho opravte.",
        f"The record “{identifier}” may be in {path}, which cannot be read{because[1]}; mend it first.",
    )


def _files(workspace: Workspace, identifier: str) -> Iterator[str]:
    """Files that name *identifier* in what was not read; then those of which nothing is known."""
    name = identifier.partition("/")[0]
    unread = workspace.unread
    yield from (facts["path"] for facts in (*unread, *workspace.files) if _names(facts, name))
    yield from (facts["path"] for facts in unread if facts["unread"] is None)


def _names(facts: FileFacts, name: str) -> bool:
    return name in facts["half_ids"] or any(name in text for text in (facts["unread"] or "", *facts["half_texts"]))


def _why(workspace: Workspace, path: str) -> tuple[str, str]:
    """The first line at fault and what is wrong there, in both languages."""
    locator = Locator(workspace.tree)
    found = [one for one in find_raw(workspace, {*OF_READING, *_OF_FORM}) if one.place.file == path]
    if not found:
        return "", ""
    first = locator.in_order(found)[0]
    line = locator.span(first.place).line
    words = Phrase(CATALOGUE[first.code].wording_of(first.params).message, first.params)
    cs, en = (words.in_language(language).rstrip(".") for language in ("cs", "en"))
    return f"řádek {line}: {cs}", f"line {line}: {en}"


_OF_FORM = range(110, 116)  # what leaves a record without a kind or an id
