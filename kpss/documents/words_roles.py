"""How a role is filled and who holds it, in words."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.documents.structure_names import Names
from kpss.documents.words_members import are_same, holders_line
from kpss.documents.words_structure import line, tidied, tidy, with_notes, words_of
from kpss.language.text import Text
from kpss.model.bodies import Filling, Role
from kpss.model.parts import Holder
from kpss.model.records import Membership

# The label before whoever fills a role, and the words where nobody is named.
_WAYS = {
    "election": (Text("Volí", "Elected by"), Text("Volba", "Election")),
    "appointment": (Text("Jmenuje", "Appointed by"), Text("Jmenování", "Appointment")),
    "approval": (Text("Schvaluje", "Approved by"), Text("Schválení", "Approval")),
    "selection": (Text("Ve výběrovém řízení vybírá", "Selected by"), Text("Výběrové řízení", "Selection procedure")),
    "contract": (Text("Smlouvu uzavírá", "Contracted by"), Text("Smlouva", "Contract")),
    "ex_officio": (Text("Z funkce", "Ex officio"), Text("Z funkce", "Ex officio")),
}
_ELSE = (Text("Obsazuje", "Filled by"), Text("", ""))
_WITH_RECALL = {
    "election": Text("Volí a odvolává", "Elected and recalled by"),
    "appointment": Text("Jmenuje a odvolává", "Appointed and recalled by"),
    "approval": Text("Schvaluje a odvolává", "Approved and recalled by"),
}
_HOLDERS = {
    ("person", "one"): Text("jedna osoba", "one person"),
    ("person", "orp"): Text("jedna osoba v každém správním obvodu ORP", "one person in each ORP district"),
    ("person", "instance"): Text("jedna osoba v každé skupině", "one person in each group"),
    ("organisation", "one"): Text("jedna organizace", "one organisation"),
    ("organisation", "orp"): Text(
        "jedna organizace v každém správním obvodu ORP", "one organisation in each ORP district"
    ),
    ("organisation", "instance"): Text("jedna organizace v každé skupině", "one organisation in each group"),
    ("", "one"): Text("jeden post", "one post"),
    ("", "orp"): Text("jeden post v každém správním obvodu ORP", "one post in each ORP district"),
    ("", "instance"): Text("jeden post v každé skupině", "one post in each group"),
    ("organisation", ""): Text("organizace", "an organisation"),
}


def filling_lines(role: Role, names: Names) -> list[str]:
    """How *role* is filled, who proposes and who recalls."""
    filling, language = role.filled_by or Filling({}), names.language
    by, alone = _WAYS.get(filling.way, _ELSE)
    both = filling.way in _WITH_RECALL and are_same(filling.by, role.recalled_by)
    label = _WITH_RECALL[filling.way] if both else by
    recalled_by = () if both else role.recalled_by
    same = names.holder(Holder({"role": role.same_as})) if role.same_as else ""
    way = holders_line(label, filling.by, names).words or alone.in_language(language)
    lines = [
        holders_line(Text("Navrhuje", "Proposed by"), filling.proposed_by, names),
        line(Text("Z funkce ji zastává", "Held ex officio by"), same, language),
        holders_line(Text("Odvolává", "Recalled by"), recalled_by, names),
    ]
    return tidied((with_notes(way, filling.note), *words_of(lines)))


def holder_lines(role: Role, memberships: Iterable[Membership], names: Names) -> list[str]:
    """Who can hold *role*, where it belongs, who holds it as far as that is recorded, and to whom it answers."""
    language = names.language
    kind = _HOLDERS.get((role.holder_type, role.per))
    lines = [
        line(Text("Útvar", "Office"), names.by_id(role.unit) if role.unit else "", language),
        holders_line(Text("Komu odpovídá", "Accountable to"), role.accountable_to, names),
        holders_line(Text("Úkoly ukládá", "Tasked by"), role.tasked_by, names),
    ]
    held = person_words(memberships, names)
    return [*([kind.in_language(language)] if kind is not None else []), *held, *words_of(lines)]


def task_lines(role: Role, names: Names) -> list[str]:
    """What *role* does."""
    lines = [
        holders_line(Text("Komu radí", "Advises"), role.advises, names),
        holders_line(Text("Koho informuje", "Informs"), role.informs, names),
    ]
    return [*tidied((role.purpose, *role.tasks)), *words_of(lines)]


def person_words(memberships: Iterable[Membership], names: Names) -> list[str]:
    """Who holds a post, as far as it is recorded: ``Jméno (za …)``, ``neobsazeno``."""
    words = []
    for item in memberships:
        vacant = Text("neobsazeno", "vacant").in_language(names.language)
        who = vacant if item.vacant else tidy(item.person) or tidy(item.name)
        details = tidied((item.represents, f"ORP {names.orp(item.instance)}" if item.instance else ""))
        if who and details:
            who = f"{who} ({', '.join(details)})"
        words.append(who or ", ".join(details))
    return tidied(words)
