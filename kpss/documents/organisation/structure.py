"""The organisation document: who plans social services, how they meet, which way documents go.

One level-1 heading, an introduction with doubts, the diagram, the overview tables of bodies and roles, a section for
each body, procedures, responsibilities, what stood earlier or comes later, and the sources.
"""

from __future__ import annotations

from typing import Any

from kpss.documents.organisation.choice import Change, Choice, choose
from kpss.documents.organisation.figure import picture
from kpss.documents.organisation.mandates import COLUMNS, mandates
from kpss.documents.organisation.names import Names
from kpss.documents.organisation.procedures import STEP_COLUMNS, chains
from kpss.documents.organisation.sections import parts
from kpss.documents.organisation.sources import Sources
from kpss.documents.organisation.tables import (
    BODY_COLUMNS,
    OTHER_COLUMNS,
    ROLE_COLUMNS,
    other_rows,
    part_rows,
    role_rows,
)
from kpss.documents.organisation.words_structure import UNCERTAIN, Line, moment_words, tidied, tidy
from kpss.documents.render import Source
from kpss.documents.tables import used
from kpss.language.errors import UserError
from kpss.language.phrases import join, quoted
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
    "U {n:záznamu|záznamů|záznamů} není jisté, zda k tomuto datu platí; v dokumentu to říkají slova „{mark}“.",
    "It is not certain that {n:record is|records are} valid on this date; the document says so by the words “{mark}”.",
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
    caption = names.say(Text("Orgány a jejich vztahy", "Bodies and their relations"))
    parts_table, role_table, others = part_rows(choice, names), role_rows(choice, names), other_rows(choice, names)
    found = mandates(choice.memberships, [*choice.bodies.standing, *choice.offices.standing], names)
    context: dict[str, Any] = {
        "title": TITLE.in_language(language),
        "counts": _counts(choice, names),
        "uncertain": bool(choice.uncertain),
        "valid": _valid(choice, names),
        "remarks": _remarks(choice, names),
        "caption": caption,
        "picture": picture(choice, names, caption),
        "body_columns": used(BODY_COLUMNS, parts_table),
        "body_rows": parts_table,
        "role_columns": used(ROLE_COLUMNS, role_table),
        "role_rows": role_table,
        "role_notes": [Line(names.of(role), tidy(role.note)) for role in roles if tidy(role.note)],
        "parts": parts(choice, names, sources),
        "mandates": found,
        "mandate_columns": used(COLUMNS, found.rows),
        "chains": chains(choice, names, sources),
        "step_columns": STEP_COLUMNS,
        "used": used,
        "responsible": _responsible(choice, names),
        "other_title": names.say(_others_title(choice)),
        "other_columns": used(OTHER_COLUMNS, others),
        "other_rows": others,
        "sources": sources.items,
    }
    return Source("structure.md", context, tuple(sorted({record.file for record in choice.used})))


def _responsible(choice: Choice, names: Names) -> list[Line]:
    """What is whose responsibility in the process: of bodies first, then of roles."""
    found = [Line(text, names.of(body)) for body in choice.bodies.standing for text in tidied(body.responsible_for)]
    found += [Line(text, names.of(role)) for role in choice.roles.standing for text in tidied(role.responsible_for)]
    return found


def _others_title(choice: Choice) -> Text:
    if any(not isinstance(record, Body) for record in choice.others):
        return Text("Dřívější a pozdější orgány, role a postupy", "Earlier and later bodies, roles and procedures")
    return Text("Dřívější a pozdější orgány", "Earlier and later bodies")


def _counts(choice: Choice, names: Names) -> str:
    """``8 orgánů a skupin, 7 úřadů a útvarů, 18 rolí a 1 postup``; empty where there is nothing."""
    chosen = (choice.bodies, choice.offices, choice.roles, choice.procedures)
    counted = zip(_COUNTS, (len(part.standing) for part in chosen), strict=True)
    return join([names.say(text, n=count) for text, count in counted if count], names.language)


def _valid(choice: Choice, names: Names) -> list[Line]:
    """The bodies and offices that stand on the date, the uncertain ones apart."""
    labelled = (
        (Text("Orgány a skupiny", "Bodies and groups"), choice.bodies),
        (Text("Úřady a útvary", "Offices and departments"), choice.offices),
    )
    lines = []
    for label, chosen in labelled:
        for is_uncertain in (False, True):
            bodies = [body for body in chosen.standing if (body.id in chosen.uncertain) is is_uncertain]
            mark = f" – {names.say(UNCERTAIN)}" if is_uncertain else ""
            lines.append(Line(names.say(label) + mark, "; ".join(map(names.titled, bodies))))
    return [line for line in lines if line.text]


def _remarks(choice: Choice, names: Names) -> list[str]:
    """What a reader must know before trusting the document."""
    remarks = [_change(change, names) for change in choice.changes]
    if choice.uncertain:
        remarks.append(names.say(_DOUBT, n=len(choice.uncertain), mark=UNCERTAIN))
    files = [facts["path"] for facts in names.workspace.unread]
    if files:
        shown = files if len(files) <= _SHOWN else [*files[:_SHOWN], "…"]
        remarks.append(names.say(_UNREAD, n=len(files), files=shown))
    return remarks


def _change(change: Change, names: Names) -> str:
    def listed(bodies: tuple[Body, ...]) -> str:
        return join([quoted(names.of(body), names.language) for body in bodies], names.language)

    when = moment_words(change.when, names.language)
    return names.say(_CHANGE, earlier=listed(change.earlier), later=listed(change.later), when=when)
