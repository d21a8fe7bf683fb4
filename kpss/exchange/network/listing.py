"""What applying a round will do, as lines to read before it is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kpss.exchange.network.change import Change, Left
from kpss.exchange.network.plan import Planned
from kpss.exchange.network.words import change_words
from kpss.language.cleaning import one_line
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text
from kpss.model.request_records import Request
from kpss.model.services import Provider, Service
from kpss.model.workspace import Workspace

_NEW = Text("nový záznam {path}", "new entry {path}")
_ENDS = Text("končí {day:date}: {entry} ({path})", "ends {day:date}: {entry} ({path})")
_FROM = Text("{what}; od {day:date}", "{what}; from {day:date}")
_FINISHES = Text(
    "záznam už je zapsán, jen nahrazený ještě neskončil", "the entry is there, only the one it replaces has no end yet"
)
_ATTENTION = Text("pozor: {what}", "mind: {what}")
_HEADS = {
    "change": Text("K zápisu – {n:žádost|žádosti|žádostí}:", "To be written – {n:request|requests}:"),
    "waiting": Text("Bez rozhodnutí – {n:žádost|žádosti|žádostí}:", "Without a decision – {n:request|requests}:"),
    "skipped": Text("Zapsat nejde – {n:žádost|žádosti|žádostí}:", "Cannot be written – {n:request|requests}:"),
}
_COUNTS = {
    "done": Text("Už zapsáno: {n}.", "Written already: {n}."),
    "rejected": Text("Nevyhověno: {n}.", "Rejected: {n}."),
    "withdrawn": Text("Vzato zpět: {n}.", "Withdrawn: {n}."),
}
_NONE = Text("Není co zapsat.", "There is nothing to write.")


def listing(workspace: Workspace, planned: Planned, language: Language) -> Iterator[str]:
    """The lines; files as paths in the workspace."""
    yield f"{one_line(planned.round.name or planned.round.id)} ({planned.round.id})"
    if planned.changes:
        yield from ("", _head("change", sum(len(change.requests) for change, _ in planned.changes), language))
        for change, path in planned.changes:
            yield from _change(workspace, change, path, language)
    else:
        yield from ("", _NONE.in_language(language))
    for fate in ("skipped", "waiting"):
        left = planned.of(fate)
        if left:
            yield from ("", _head(fate, len(left), language))
            yield from _left(workspace, left, language)
    counts = [
        Phrase(said, {"n": number}).in_language(language)
        for fate, said in _COUNTS.items()
        if (number := sum(one.fate == fate for one in planned.left))
    ]
    if counts:
        yield from ("", " ".join(counts))


def _head(fate: str, number: int, language: Language) -> str:
    return Phrase(_HEADS[fate], {"n": number}).in_language(language)


def _change(workspace: Workspace, change: Change, path: str, language: Language) -> Iterator[str]:
    if change.finishes:
        yield _line(workspace, change.requests, _FINISHES.in_language(language))
    else:
        words = change_words(workspace, change, language)
        said = Phrase(_FROM, {"what": words, "day": change.start.text}).in_language(language)
        yield _line(workspace, change.requests, said)
    if path:
        yield f"    {Phrase(_NEW, {'path': path}).in_language(language)}"
    for entry, last in change.ends:
        said = Phrase(_ENDS, {"day": last.isoformat(), "entry": entry.id, "path": entry.file}).in_language(language)
        yield f"    {said}"
    for remark in change.remarks:
        yield f"    {Phrase(_ATTENTION, {'what': remark}).in_language(language)}"


def _left(workspace: Workspace, left: Sequence[Left], language: Language) -> Iterator[str]:
    """The requests by what is said of them, so that the same reason is read once."""
    groups: dict[str, list[Request]] = defaultdict(list)
    for one in left:
        groups[one.why.in_language(language) if one.why is not None else ""].append(one.request)
    for said, requests in groups.items():
        yield f"  {said}:"
        yield from (f"    {_named(workspace, request)}" for request in requests)


def _line(workspace: Workspace, requests: Sequence[Request], said: str) -> str:
    """``  z-2018-domov  Domov Alfa: +12 lůžek; od 1. 1. 2018``; several requests of one entry together."""
    *others, last = requests
    return f"  {''.join(f'{one.id}, ' for one in others)}{_named(workspace, last)}: {said}"


def _named(workspace: Workspace, request: Request) -> str:
    """The id and the name of the service, else of the request or of whose it is."""
    service, provider = workspace.get(request.service, Service), workspace.get(request.provider, Provider)
    names = [
        service.name if service is not None else "", request.name, request.applicant,
        provider.name if provider is not None else "",
    ]  # fmt: skip
    name = next(filter(None, map(one_line, names)), "")
    return f"{request.id}  {name}" if name else request.id
