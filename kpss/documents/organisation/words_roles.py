"""How a role is filled and who holds it, in words."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_deliverables import one_by_one
from kpss.documents.organisation.words_holders import are_same, holders_line, line, noted
from kpss.documents.organisation.words_members import term_words
from kpss.documents.organisation.words_structure import tidied, tidy, words_of
from kpss.language.text import Text
from kpss.model.bodies import Filling, Role
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
_WHO = {
    "person": Text("jedna osoba", "one person"),
    "organisation": Text("jedna organizace", "one organisation"),
    "": Text("jeden post", "one post"),
}
_PER = {
    "one": Text("", ""),
    "orp": Text(" v každém správním obvodu ORP", " in each ORP district"),
    "instance": Text(" v každé skupině", " in each group"),
}
_VACANT = Text("{n} {of} {all} {n:#neobsazeno|neobsazena|neobsazeno}", "{n} of {all} vacant")
# Numbers whose Czech name begins so that "z" becomes "ze" before it.
_HARD = frozenset((2, 3, 4, 6, 7, 12, 13, 14, 16, 17, *range(20, 50), *range(60, 80), *range(100, 500)))


def filling_lines(role: Role, names: Names) -> list[str]:
    """How *role* is filled, who proposes and who recalls."""
    filling = role.filled_by or Filling({})
    by, alone = _WAYS.get(filling.way, _ELSE)
    both = filling.way in _WITH_RECALL and are_same(filling.by, role.recalled_by)
    way = holders_line(names, _WITH_RECALL[filling.way] if both else by, filling.by).words or names.say(alone)
    same = names.by_id(role.same_as) if role.same_as else ""
    recalled_by = () if both else role.recalled_by
    lines = [
        holders_line(names, Text("Navrhuje", "Proposed by"), filling.proposed_by),
        line(names, Text("Z funkce ji zastává", "Held ex officio by"), same),
        holders_line(names, Text("Odvolává", "Recalled by"), recalled_by),
        line(names, Text("Funkční období", "Term"), term_words(role.term_years, names)),
    ]
    return tidied((noted(names, way, filling.note), *words_of(lines)))


def holder_lines(role: Role, memberships: Iterable[Membership], names: Names) -> list[str]:
    """Who can hold *role*, who does as far as it is recorded, where it belongs and to whom it answers."""
    post = f"{names.say(_WHO[role.holder_type])}{names.say(_PER[role.per])}" if _is_counted(role) else ""
    lines = [
        line(names, Text("Útvar", "Office"), names.by_id(role.unit) if role.unit else ""),
        holders_line(names, Text("Komu odpovídá", "Accountable to"), role.accountable_to, all_of=True),
        holders_line(names, Text("Úkoly ukládá", "Tasked by"), role.tasked_by, all_of=True),
    ]
    if not post and role.holder_type == "organisation":
        post = names.say(Text("organizace", "an organisation"))
    return tidied((post, *person_words(memberships, names), *words_of(lines)))


def _is_counted(role: Role) -> bool:
    return role.per in _PER and role.holder_type in _WHO


def task_lines(role: Role, names: Names) -> list[str]:
    """What *role* does."""
    lines = [
        holders_line(names, Text("Komu radí", "Advises"), role.advises, all_of=True),
        holders_line(names, Text("Koho informuje", "Informs"), role.informs, all_of=True),
    ]
    return [*tidied((role.purpose, *role.tasks)), *words_of(lines), *one_by_one(role.deliverables, names)]


def person_words(memberships: Iterable[Membership], names: Names) -> list[str]:
    """Who holds a post, as far as it is recorded: ``Jméno (za …)``, ``neobsazeno``, ``1 ze 4 neobsazeno (za …)``."""
    found = list(memberships)
    vacant = [item for item in found if item.vacant]
    words = [
        _with_details(tidy(item.person) or tidy(item.name), _details(item, names)) for item in found if not item.vacant
    ]
    if len(vacant) == len(found):
        none = names.say(Text("neobsazeno", "vacant"))
        words += dict.fromkeys(_with_details(none, _details(item, names)) for item in vacant)
    elif vacant:
        numbers = {"n": len(vacant), "all": len(found), "of": _of(len(found))}
        words.append(
            _with_details(names.say(_VACANT, **numbers), "; ".join(tidied(_details(item, names) for item in vacant)))
        )
    return tidied(words)


def _details(item: Membership, names: Names) -> str:
    orp = f"ORP {names.orp(item.instance)}" if item.instance else ""
    return ", ".join(tidied((item.represents, orp, item.group)))


def _with_details(who: str, details: str) -> str:
    return f"{who} ({details})" if who and details else who or details


def _of(number: int) -> str:
    """The Czech preposition of ``1 ze 4`` by how the number is read: ``ze čtyř``, ``z pěti``, ``ze sta``."""
    return "ze" if number in _HARD else "z"
