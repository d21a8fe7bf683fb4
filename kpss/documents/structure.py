"""The organisation document: who plans social services, how they meet, which way documents go.

One level-1 heading, an introduction with doubts, the diagram, the overview tables of bodies and roles, a section for
each body, procedures, responsibilities, what stood earlier or comes later, and the sources.
"""

from __future__ import annotations

from typing import Any

from kpss.documents.render import Source
from kpss.documents.structure_choice import Change, Choice, choose
from kpss.documents.structure_figure import picture
from kpss.documents.structure_names import Names
from kpss.documents.structure_procedures import STEP_COLUMNS, chains
from kpss.documents.structure_sections import sections
from kpss.documents.structure_sources import Sources
from kpss.documents.structure_tables import (
    BODY_COLUMNS,
    OTHER_COLUMNS,
    ROLE_COLUMNS,
    body_rows,
    other_rows,
    role_rows,
    used,
)
from kpss.documents.words_structure import UNCERTAIN, Line, moment_words, tidied, tidy
from kpss.language.errors import UserError
from kpss.language.phrases import join, phrase, quoted
from kpss.language.text import Language, Text
from kpss.model.bodies import Body
from kpss.model.workspace import Workspace

TITLE = Text("Organizační struktura plánování sociálních služeb", "Organisation of the planning of social services")
_COUNTS = (
    Text("{n:orgán nebo skupina|orgány a skupiny|orgánů a skupin}", "{n:body or group|bodies and groups}"),
    Text("{n:úřad nebo útvar|úřady a útvary|úřadů a útvarů}", "{n:office or department|offices and departments}"),
    Text("{n:role|role|rolí}", "{n:role|roles}"),
    Text("{n:postup|postupy|postupů}", "{n:procedure|procedures}"),
)
_CHANGE = Text(
    "Den, kdy jedno uspořádání vystřídalo druhé, není znám. Dřívější: {earlier}. Pozdější: {later}. "
    "Začátek pozdějšího: {when}.",
    "The day on which one structure gave way to another is not known. The earlier one: {earlier}. "
    "The later one: {later}. Beginning of the later one: {when}.",
)
_DOUBT = Text(
    "{n:záznam má|záznamy mají|záznamů má} k tomuto datu nejistou platnost; v dokumentu u nich stojí „{mark}“.",
    "The validity of {n:record|records} on this date is uncertain; they are marked “{mark}”.",
)
_UNREAD = Text(
    "{n:soubor se nepodařilo|soubory se nepodařilo|souborů se nepodařilo} přečíst ({files:list}); dokument bez nich "
    "není úplný.",
    "{n:file|files} could not be read ({files:list}); without them the document is not complete.",
)
_SHOWN = 3


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The organisation of planning on the date of *workspace*.

    :raises UserError: if an *identifier* is given, because there is only one such document.
    """
    if identifier:
        raise UserError(
            "Dokument structure je jeden za celý prostor a identifikátor nemá: kpss render structure.",
            "There is one structure document for the workspace and it has no id: kpss render structure.",
        )
    choice = choose(workspace)
    roles = choice.roles.standing
    names = Names(workspace, language, [*choice.bodies.standing, *choice.offices.standing, *roles])
    sources = Sources(choice.used, language)
    caption = Text("Orgány a jejich vztahy", "Bodies and their relations").in_language(language)
    bodies, role_table, others = body_rows(choice, names), role_rows(choice, names), other_rows(choice, names)
    context: dict[str, Any] = {
        "title": TITLE.in_language(language),
        "counts": _counts(choice, language),
        "valid": _valid(choice, names),
        "remarks": _remarks(workspace, choice, names),
        "caption": caption,
        "picture": picture(choice, names, caption),
        "body_columns": used(BODY_COLUMNS, bodies),
        "body_rows": bodies,
        "role_columns": used(ROLE_COLUMNS, role_table),
        "role_rows": role_table,
        "role_notes": [Line(names.of(role), tidy(role.note)) for role in roles if tidy(role.note)],
        "bodies": sections(choice.bodies.standing, choice, names, sources),
        "offices": sections(choice.offices.standing, choice, names, sources),
        "chains": chains(choice, names, sources),
        "step_columns": STEP_COLUMNS,
        "used": used,
        "responsible": [Line(text, names.of(role)) for role in roles for text in tidied(role.responsible_for)],
        "other_columns": used(OTHER_COLUMNS, others),
        "other_rows": others,
        "sources": sources.items,
    }
    return Source("structure.md", context, tuple(sorted({record.file for record in choice.used})))


def _counts(choice: Choice, language: Language) -> str:
    """``8 orgánů a skupin, 7 úřadů a útvarů, 18 rolí a 1 postup``; empty where there is nothing."""
    parts = (choice.bodies, choice.offices, choice.roles, choice.procedures)
    counted = zip(_COUNTS, (len(part.standing) for part in parts), strict=True)
    return join([phrase(text, {"n": count}, language) for text, count in counted if count], language)


def _valid(choice: Choice, names: Names) -> list[Line]:
    """The bodies and offices that stand on the date, the uncertain ones marked."""
    labelled = (
        (Text("Orgány a skupiny", "Bodies and groups"), choice.bodies.standing),
        (Text("Úřady a útvary", "Offices and departments"), choice.offices.standing),
    )
    lines = [
        Line(label.in_language(names.language), "; ".join(_marked(body, choice, names) for body in bodies))
        for label, bodies in labelled
    ]
    return [line for line in lines if line.text]


def _marked(body: Body, choice: Choice, names: Names) -> str:
    mark = f" – {UNCERTAIN.in_language(names.language)}" if body.id in choice.uncertain else ""
    return names.titled(body) + mark


def _remarks(workspace: Workspace, choice: Choice, names: Names) -> list[str]:
    """What a reader must know before trusting the document."""
    language = names.language
    remarks = [_change(change, names) for change in choice.changes]
    if choice.uncertain:
        remarks.append(phrase(_DOUBT, {"n": len(choice.uncertain), "mark": UNCERTAIN}, language))
    files = [facts["path"] for facts in workspace.unread]
    if files:
        shown = files if len(files) <= _SHOWN else [*files[:_SHOWN], "…"]
        remarks.append(phrase(_UNREAD, {"n": len(files), "files": shown}, language))
    return remarks


def _change(change: Change, names: Names) -> str:
    language = names.language
    params = {
        "earlier": join([quoted(names.of(body), language) for body in change.earlier], language),
        "later": join([quoted(names.of(body), language) for body in change.later], language),
        "when": moment_words(change.when, language),
    }
    return phrase(_CHANGE, params, language)
