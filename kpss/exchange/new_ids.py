"""Ids of new records, and names in messages about what they belong to."""

from __future__ import annotations

import re

from kpss.language.errors import UserError
from kpss.language.phrases import join
from kpss.language.slugs import slug
from kpss.language.text import Language
from kpss.model.workspace import Workspace

LONGEST_ID = 100
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SHOWN = 15


def free_id(workspace: Workspace, identifier: str) -> str:
    """*identifier* if it is one that is free.

    :raises UserError: saying what is wrong with it.
    """
    if not _ID.fullmatch(identifier) or len(identifier) > LONGEST_ID:
        better = slug(identifier)[:LONGEST_ID].strip("-")
        hint_cs, hint_en = (f"; třeba {better}", f"; such as {better}") if better else ("", "")
        raise UserError(
            f"„{identifier}“ není identifikátor: jen malá písmena bez diakritiky, číslice a pomlčky{hint_cs}.",
            f"“{identifier}” is no id: only small letters without accents, digits and hyphens{hint_en}.",
        )
    known = workspace.records.get(identifier)
    if known is not None or identifier in workspace.half_ids:
        where = f" ({known.file})" if known is not None else ""
        raise UserError(
            f"Identifikátor {identifier} už je použit{where}; zvolte jiný.",
            f"The id {identifier} is taken{where}; choose another one.",
        )
    return identifier


def unused_id(workspace: Workspace, base: str) -> str:
    """*base*, with a number where it is taken."""
    base = base[: LONGEST_ID - 5].strip("-")
    number, found = 1, base
    while found in workspace.records or found in workspace.half_ids:
        number += 1
        found = f"{base}-{number}"
    return found


def listed(names: list[str], language: Language) -> str:
    """The names in brackets behind what they are names of."""
    shown = names if len(names) <= _SHOWN else [*names[:_SHOWN], "…"]
    return f" ({join(shown, language)})" if shown else ""
