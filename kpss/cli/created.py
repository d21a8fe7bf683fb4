"""What ``kpss new`` makes: for each kind its id, its file, and what to do with it.

A meeting and a request follow from other records, so they have makers of their own; all other kinds are made from
their schemas.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kpss.cli.common import choice, day
from kpss.language.errors import UserError
from kpss.language.text import LANGUAGES, Language, Text, lowered
from kpss.structure.words import TO_FILL_IN

if TYPE_CHECKING:
    from kpss.exchange.skeletons.new import NewRecord
    from kpss.model.request_records import Request
    from kpss.model.workspace import Workspace

FORMS = ("regular", "extraordinary", "urgent", "substitute", "per_rollam")


class Made(NamedTuple):
    """A new record: its id and folder, ``draft(schema)`` gives its file, ``next`` says what to do with it, ``mind`` what to be aware of."""

    id: str
    folder: str
    draft: Callable[[str], str]
    next: Text
    mind: Text | None = None


def refuse_unknown(kind: str) -> None:
    """Refuse a kind that there is not.

    :raises UserError: naming those that there are.
    """
    from kpss.language.nearest import nearest
    from kpss.structure.schemas import kinds, label, source

    if kind in kinds():
        return
    cs, en = ({one: lowered(label(source(one), language)) for one in kinds()} for language in LANGUAGES)
    listed = [", ".join(f"{one} ({words[one]})" if words[one] != one else one for one in kinds()) for words in (cs, en)]
    if not kind:
        raise UserError(
            f"Jaký záznam? Pište kpss new DRUH; druhy jsou {listed[0]}.",
            f"Which record? Write kpss new KIND; the kinds are {listed[1]}.",
        )
    named = {words[one]: one for words in (cs, en) for one in kinds()}
    near = nearest(kind, kinds()) or named.get(nearest(kind, named) or "")
    guess = (f"Nemělo to být „{near}“?", f"Did you mean “{near}”?") if near else ("", "")
    raise UserError(
        f"Druh „{kind}“ není. {guess[0] or f'Na výběr jsou {listed[0]}.'}",
        f"There is no kind “{kind}”. {guess[1] or f'There are {listed[1]}.'}",
    )


def _meeting(workspace: Workspace, identifier: str, given: Mapping[str, str], language: Language) -> Made:
    from kpss.exchange.meetings.new import Asked, choose
    from kpss.exchange.meetings.text import draft
    from kpss.structure.schemas import source

    date, form = given["date"], given["form"]
    asked = Asked(
        given["body"], identifier, given["instance"], given["group"], day(date) if date else None, given["time"],
        choice(form or "regular", FORMS, "--form"),
    )  # fmt: skip
    new = choose(workspace, asked)
    steps = Text(
        f"doplňte program a spusťte kpss validate; pozvánku vytvoří kpss render meeting {new.id}.",
        f"fill in the agenda and run kpss validate; kpss render meeting {new.id} makes the invitation.",
    )
    folder = source("meeting")["x-kpss-folder"]
    return Made(new.id, folder, lambda schema: draft(workspace, new, language, schema), steps)


def _request(workspace: Workspace, identifier: str, given: Mapping[str, str], language: Language) -> Made:
    from kpss.exchange.requests.new import FOLDER, Asked, choose
    from kpss.exchange.requests.text import draft

    new = choose(workspace, Asked(identifier, **given))
    steps = Text(
        "přepište, co se má změnit, doplňte den podání a spusťte kpss validate; kde žádost stojí, řekne kpss report requests.",
        "write what is to change and the day of submission, run kpss validate; kpss report requests tells where it stands.",
    )
    return Made(new.id, FOLDER, lambda schema: draft(workspace, new, language, schema), steps, _others(new.others))


def made_of(
    workspace: Workspace, kind: str, identifier: str, given: Sequence[str], language: Language, *, ask: bool
) -> Made:
    """A record of a kind without a maker of its own, with what is *given* (``key=value``) or asked for.

    :raises UserError: if something of that cannot stand.
    """
    from kpss.cli.asking import Conversation
    from kpss.cli.new_check import refuse_mistakes
    from kpss.exchange.skeletons.assignments import assignment
    from kpss.exchange.skeletons.new import make
    from kpss.exchange.skeletons.text import draft
    from kpss.structure.schemas import expanded

    if ask:
        new = Conversation(workspace, kind, identifier, language).held()
    else:
        read = [assignment(kind, expanded(kind), text) for text in given]
        new = make(workspace, kind, identifier, read, language)
        refuse_mistakes(workspace, new, read)
    return Made(
        new.id,
        new.folder,
        lambda schema: draft(workspace, new, language, schema),
        _next(new),
        _namesake(workspace, new),
    )


_ALWAYS = ("kind", "id")


def _next(new: NewRecord) -> Text:
    from kpss.exchange.skeletons.assignments import path_text

    if not new.open and len(new.data) == len(_ALWAYS):
        return Text(
            "odkryjte v souboru klíče, které se hodí (smažte # a mezeru), a spusťte kpss validate.",
            "uncover the keys that fit in the file (take away the # and the space) and run kpss validate.",
        )
    if not new.open:
        return Text(
            f"spusťte kpss validate; záznam i s odkazy na něj ukáže kpss show {new.id}.",
            f"run kpss validate; kpss show {new.id} shows the record and what refers to it.",
        )
    keys = ", ".join(map(path_text, new.open))
    return Text(
        f"přepište slova {TO_FILL_IN.cs} ({keys}) a spusťte kpss validate.",
        f"write over the words {TO_FILL_IN.en} ({keys}) and run kpss validate.",
    )


def _namesake(workspace: Workspace, new: NewRecord) -> Text | None:
    """That a record of the kind is called the same."""
    from kpss.language.slugs import fold

    name = fold(str(new.data.get("name") or ""))
    same = [one for one in workspace.of_kind(new.kind) if name and fold(one.name) == name]
    if not same:
        return None
    named = ", ".join(f"{one.id} ({one.file})" for one in same)
    return Text(
        f"Pozor: stejně se už jmenuje {named}; ověřte, že nejde o totéž.",
        f"Mind: {named} has the same name already; check that it is not the same.",
    )


def _others(requests: Sequence[Request]) -> Text | None:
    """That the service has other requests in the round; what takes effect on one day is put into one entry."""
    if not requests:
        return None
    named = ", ".join(f"{one.id} ({one.file})" for one in requests)
    return Text(
        f"Pozor: služba už v této aktualizaci má žádost {named}; ověřte, že nejde o totéž.",
        f"Mind: the service has another request in this round: {named}; check that it is not the same.",
    )


MAKERS = {"meeting": _meeting, "request": _request}
