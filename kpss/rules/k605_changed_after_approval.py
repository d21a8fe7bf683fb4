"""KPSS605: an approved text was changed later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.content import Place
from kpss.model.plans import Plan
from kpss.model.records import Record
from kpss.model.sealed_changes import Altered, altered
from kpss.model.seals import FORM, Sealable, newest_seal, sealable_kinds
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding, place_of
from kpss.rules.planning import facets
from kpss.rules.sealed_words import part_words

_HINT = Text(
    "Vraťte schválené znění; byla-li změna schválena, zapište ji jako dodatek (addenda). Podrobnosti: kpss seal {id} --check.",
    "Put the approved text back; if the change was approved, record it as an addendum (addenda). Details: kpss seal {id} --check.",
)
_KEEP = Text(
    "Vraťte schválení i s pečetí, jak bylo. Novou změnu zapište jako nové schválení nebo dodatek; byla-li chyba v pečeti, musí její výměnu uvážit ten, kdo změnu přijímá.",
    "Put the approval with its seal back as it was. Record a new change as another approval or addendum; if the seal was wrong, whoever accepts this change has to judge its replacement.",
)
RULE = Rule(
    605,
    "changed-after-approval",
    "error",
    Text("Schválený text se později změnil", "An approved text was changed later"),
    Wording(
        Text("Schválený text se změnil: {what}.", "The approved text was changed: {what}."),
        _HINT,
    ),
    variants={
        "added": Wording(
            Text("Ve schváleném textu přibylo: {what}.", "This was added to the approved text: {what}."), _HINT
        ),
        "removed": Wording(
            Text("Ze schváleného textu zmizelo: {what}.", "This is gone from the approved text: {what}."), _HINT
        ),
        "rewritten": Wording(
            Text(
                "Pečeť někdo přepsal: její celkový otisk a otisky částí k sobě nepatří.",
                "The seal was rewritten: its digest and those of its parts do not belong together.",
            ),
            Text(
                "Vraťte ji z gitu (kpss history {id}), nebo zapečeťte znovu: kpss seal {id} --again.",
                "Put it back from git (kpss history {id}), or seal again: kpss seal {id} --again.",
            ),
        ),
        "form": Wording(
            Text(
                "Pečeť má podobu {form}, které tato verze kpss nerozumí; nelze říct, zda se text změnil.",
                "The seal is of the form {form}, which this version of kpss does not know; whether the text changed cannot be told.",
            ),
            Text("Použijte novější verzi kpss.", "Use a newer version of kpss."),
            severity="warning",
        ),
        "early": Wording(
            Text(
                "Text obsahuje změnu ({what}), kterou přináší až dodatek s datem {date:date}; ten zatím neplatí.",
                "The text holds a change ({what}) that only an addendum dated {date:date} brings; it does not apply yet.",
            ),
            Text(
                "Do té doby vraťte schválené znění, nebo opravte datum dodatku. Podrobnosti: kpss seal {id} --check.",
                "Put the approved text back until then, or correct the date of the addendum. Details: kpss seal {id} --check.",
            ),
        ),
        "seal_gone": Wording(
            Text(
                "Změna odstraňuje pečeť schváleného textu{when}.",
                "The change removes the seal of an approved text{when}.",
            ),
            _KEEP,
        ),
        "seal_replaced": Wording(
            Text(
                "Změna nahrazuje pečeť schváleného textu{when} jinou.",
                "The change replaces the seal of an approved text{when} by another one.",
            ),
            _KEEP,
        ),
        "decision_changed": Wording(
            Text(
                "Změna přepisuje zapečetěné schválení{when}: {what}.",
                "The change rewrites an approval that is sealed{when}: {what}.",
            ),
            _KEEP,
        ),
        "record_gone": Wording(
            Text(
                "Změna maže záznam {id:quote}, jehož text byl schválen a zapečetěn{when}.",
                "The change deletes the record {id:quote}, whose text was approved and sealed{when}.",
            ),
            Text(
                "Vraťte ho z gitu (kpss history {id}); co už neplatí, se nemaže, ale označí (status: withdrawn).",
                "Put it back from git (kpss history {id}); what no longer holds is not deleted but marked (status: withdrawn).",
            ),
        ),
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """The newest seal of each record that is known on the date."""
    for kind in sealable_kinds():
        for record in workspace.of_kind(kind):
            if record.broken.isdisjoint(("approvals", "addenda")):
                sealed = newest_seal(record, workspace.as_of)
                if sealed is not None and sealed.seal is not None:
                    yield from _checked(workspace, sealed, sealed.seal.form)


def _checked(workspace: Workspace, sealed: Sealable, form: int | None) -> Iterator[Finding]:
    record, place = sealed.record, Place(sealed.record, (*sealed.path, "seal"))
    if form != FORM:
        yield _finding(workspace, record, place, "form", form=form)
        return
    found = altered(workspace, sealed)
    if found is None:
        yield _finding(workspace, record, place, "rewritten")
    yield from findings_of(workspace, found or (), place)


def findings_of(workspace: Workspace, found: Iterable[Altered], seal: Place) -> Iterator[Finding]:
    """What differs from the seal at *seal*, each at its own place."""
    record = seal.record
    for one in found:
        where = one.part.place if one.part is not None else seal
        problem = "early" if one.early is not None else one.how if one.how != "changed" else ""
        early = {"date": one.early.text} if one.early is not None else {}
        made = _finding(workspace, record, where, problem, what=part_words(record, one), **early)
        other = place_of(*seal) if where is not seal else None
        yield made._replace(other=other, record=_record_id(record, one), subject=one.name)


def finding_at(workspace: Workspace, seal: Place, problem: str, **params: Any) -> Finding:
    """The finding that something is the matter with the seal of a record at the place *seal*."""
    return _finding(workspace, seal.record, seal, problem, **params)


def _finding(workspace: Workspace, record: Record, place: Place, problem: str, **params: Any) -> Finding:
    details = facets(workspace, record) if isinstance(record, Plan) else {}
    given = {"id": record.id, **({"problem": problem} if problem else {}), **params}
    return finding(RULE, place.record, place.path, record_id=record.id, params=given, **details)


def _record_id(record: Record, one: Altered) -> str:
    """A measure is a record of its own: ``plan/code``."""
    sort, _, code = one.name.partition("/")
    return f"{record.id}/{code}" if sort == "measures" else record.id
