"""Remarks that every report on plans must carry: how far the records reach, and what could not be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

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
_UNCERTAIN = Text(
    "Mezery teď nelze spolehlivě spočítat: nejde přečíst {files:list}.",
    "Gaps cannot be counted reliably now: {files:list} cannot be read.",
)
_IN_DOUBT = Text(
    "V záznamech jsou chyby (kpss validate); dokud nejsou opravené, mezery, které na nich závisejí, se neukazují.",
    "The records have errors (kpss validate); until they are mended, gaps that depend on them are not shown.",
)
_NO_TERRITORY = Text(
    "Území není zapsáno (kpss import territory), proto není o čem mluvit.",
    "There is no territory on record (kpss import territory), so there is nothing to report.",
)
_PARTLY = Text(
    "Jako úplné se nehlásí tyto záznamy: {what:list} (kpss.yaml, recorded). Co v nich není, je nezapsané, ne chybějící.",
    "These records do not claim to be complete: {what:list} (kpss.yaml, recorded). What is not there is unrecorded, not missing.",
)
_ELSEWHEN = Text(
    "Datum je mimo dobu, ze které jsou záznamy: {what:list}.",
    "The date is outside the time that records are from: {what:list}.",
)
_SINCE = Text("{what} od {day:date}", "{what} since {day:date}")
_REACHES = Text("{what} do {day:date}", "{what} until {day:date}")
ACCEPTED_GAPS = Text(
    "{count:mezera je přijata|mezery jsou přijaty|mezer je přijato} výjimkou (kpss.yaml, waivers); "
    "úplný výpis dá kpss validate --format json.",
    "{count:gap is|gaps are} accepted by waivers (kpss.yaml, waivers); kpss validate --format json lists all.",
)
ACCEPTED = Text(
    "{count:nález je přijat|nálezy jsou přijaty|nálezů je přijato} výjimkou (kpss.yaml, waivers); "
    "úplný výpis dá kpss validate --format json.",
    "{count:finding is|findings are} accepted by waivers (kpss.yaml, waivers); kpss validate --format json lists all.",
)
_SHOWN = 3


def known_until(workspace: Workspace) -> str | None:
    """The ISO day to which the records of plans reach; None where it is not given."""
    until = workspace.settings.known_until("plans")
    return until.latest.isoformat() if until is not None else None


def remarks(workspace: Workspace, *, on_places: bool = True) -> tuple[Phrase, ...]:
    """The remarks for *workspace* on its date; without a territory a report *on_places* has nothing to say."""
    found = []
    until = workspace.settings.known_until("plans")
    if until is not None and workspace.as_of > until.latest:
        found.append(Phrase(_UNTIL, {"until": until.latest.isoformat()}))
    if not workspace.settings.complete("plans"):
        found.append(Phrase(_INCOMPLETE))
    found += _unread(workspace)
    if not workspace.unread and (plans_in_doubt(workspace) is None or plans_in_doubt(workspace)):
        found.append(Phrase(_IN_DOUBT))
    if on_places and not (workspace.territory.orps or workspace.territory.by_code or workspace.unread):
        found.append(Phrase(_NO_TERRITORY))
    return tuple(found)


def accepted(words: Text, count: int) -> tuple[Phrase, ...]:
    """The remark that *count* findings are left out because waivers accept them; *words* name them."""
    return (Phrase(words, {"count": count}),) if count else ()


def uncertain(files: Sequence[str]) -> Phrase | None:
    """What a summary says first where *files* cannot be read: gaps that may be filled there are not told."""
    return Phrase(_UNCERTAIN, {"files": _first(files)}) if files else None


def _unread(workspace: Workspace) -> list[Phrase]:
    files = [facts["path"] for facts in workspace.unread]
    return [Phrase(_UNREAD, {"count": len(files), "files": _first(files)})] if files else []


def _first(files: Sequence[str]) -> list[str]:
    return [*files] if len(files) <= _SHOWN else [*files[:_SHOWN], "…"]


def record_remarks(workspace: Workspace, sorts: Mapping[str, Text], year: int | None = None) -> tuple[Phrase, ...]:
    """The remarks for a report on other records than plans; *sorts* are their names in ``recorded`` and in words.

    A report on a *year* that is over says nothing about later days.
    """
    found = []
    day = min(workspace.as_of, dt.date(year, 12, 31)) if year else workspace.as_of
    apart = [phrase for sort, words in sorts.items() if (phrase := _elsewhen(workspace, sort, words, day)) is not None]
    if apart:
        found.append(Phrase(_ELSEWHEN, {"what": apart}))
    partly = [words for sort, words in sorts.items() if not workspace.settings.complete(sort)]
    if partly:
        found.append(Phrase(_PARTLY, {"what": partly}))
    return (*found, *_unread(workspace))


def before_records(workspace: Workspace, sort: str) -> bool:
    """Whether the records of *sort* surely begin only after the date."""
    since = workspace.settings.known_since(sort)
    return since is not None and workspace.as_of < since.earliest


def _elsewhen(workspace: Workspace, sort: str, words: Text, day: dt.date) -> Phrase | None:
    since, until = workspace.settings.known_since(sort), workspace.settings.known_until(sort)
    if since is not None and before_records(workspace, sort):
        return Phrase(_SINCE, {"what": words, "day": since.earliest.isoformat()})
    if until is not None and day > until.latest:
        return Phrase(_REACHES, {"what": words, "day": until.latest.isoformat()})
    return None
