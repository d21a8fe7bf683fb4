"""Remarks that every report on plans must carry: how far the records reach, and what could not be read."""

from __future__ import annotations

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.doubt import plans_in_doubt
from kpss.model.workspace import Workspace

_UNTIL = Text(
    "Záznamy o plánech sahají do {until:date}; co se stalo potom, v nich být nemusí.",
    "The records of plans reach {until:date}; what happened later may be missing from them.",
)
_INCOMPLETE = Text(
    "Záznamy o plánech se nehlásí jako úplné (kpss.yaml, recorded: plans: complete): co v nich není, je nezapsané, "
    "ne chybějící, a mezery se z toho neodvozují.",
    "The records of plans do not claim to be complete (kpss.yaml, recorded: plans: complete): what is not there is "
    "unrecorded, not missing, and makes no gap.",
)
_UNREAD = Text(
    "{count:soubor se nepodařilo|soubory se nepodařilo|souborů se nepodařilo} přečíst ({files:list}); výsledek bez nich není úplný.",
    "{count:file|files} could not be read ({files:list}); without them the result is not complete.",
)
_IN_DOUBT = Text(
    "V záznamech jsou chyby (kpss validate); dokud nejsou opravené, mezery, které na nich závisejí, se neukazují.",
    "The records have errors (kpss validate); until they are mended, gaps that depend on them are not shown.",
)
_NO_TERRITORY = Text(
    "Území není zapsáno (kpss import territory), proto není o čem mluvit.",
    "There is no territory on record (kpss import territory), so there is nothing to report.",
)
_SHOWN = 3


def known_until(workspace: Workspace) -> str | None:
    """The ISO day to which the records of plans reach; None where it is not given."""
    until = workspace.settings.known_until("plans")
    return until.latest.isoformat() if until is not None else None


def remarks(workspace: Workspace) -> tuple[Phrase, ...]:
    """The remarks for *workspace* on its date."""
    found = []
    until = workspace.settings.known_until("plans")
    if until is not None and workspace.as_of > until.latest:
        found.append(Phrase(_UNTIL, {"until": until.latest.isoformat()}))
    if not workspace.settings.complete("plans"):
        found.append(Phrase(_INCOMPLETE))
    if workspace.unread:
        files = [facts["path"] for facts in workspace.unread]
        shown = files if len(files) <= _SHOWN else [*files[:_SHOWN], "…"]
        found.append(Phrase(_UNREAD, {"count": len(files), "files": shown}))
    if not workspace.unread and (plans_in_doubt(workspace) is None or plans_in_doubt(workspace)):
        found.append(Phrase(_IN_DOUBT))
    if not workspace.territory.orps and not workspace.territory.by_code and not workspace.unread:
        found.append(Phrase(_NO_TERRITORY))
    return tuple(found)
