"""Addenda of a plan in words: who approved them, and what they add, change and take away."""

from __future__ import annotations

from typing import Any

from kpss.documents.words_plans import approval_words
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text
from kpss.model.content import everything
from kpss.model.plan_content import Change
from kpss.model.plans import Addendum, Plan
from kpss.model.workspace import Workspace
from kpss.structure.words import code_word

_WHAT = ("addenda", 0, "changes", 0, "what")


def addendum_words(workspace: Workspace, plan: Plan, item: Addendum, language: Language) -> dict[str, Any]:
    """An addendum: its name, who approved it, and what it changes, each change apart."""
    number = Phrase(Text("Dodatek č. {number}", "Addendum No. {number}"), {"number": item.number})
    name = item.name or (
        number.in_language(language) if item.number else Text("Dodatek", "Addendum").in_language(language)
    )
    changes = [words for change in item.changes if (words := _change(workspace, plan, change, language))]
    return {"name": name, "approval": approval_words(workspace, item, language), "changes": changes, "note": item.note}


def _change(workspace: Workspace, plan: Plan, change: Change, language: Language) -> str:
    """A change as ``přidává opatření 2.2 Dluhová poradna: Vznikne do konce roku.``."""
    what = code_word("plan", _WHAT, change.what).in_language(language) if change.what else ""
    text = " ".join(change.text.split())
    if not change.measure:
        return f"{what}: {text}" if what and text else what or text
    node = everything(workspace, plan).measure(change.measure)
    name = (change.set.name if change.set is not None else "") or (node.measure.name if node is not None else "")
    word = Text("opatření", "measure").in_language(language)
    head = " ".join(part for part in (what, word, change.measure, name) if part)
    return f"{head}: {text}" if text else head
