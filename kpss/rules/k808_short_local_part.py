"""KPSS808: a local part of the handbook is shorter than agreed."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.doubt import kinds_in_doubt
from kpss.model.handbook import Locality
from kpss.model.length import PAGE, locality_length, pages
from kpss.model.localities import localities, orps_of
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding

RULE = Rule(
    808,
    "short-local-part",
    "gap",
    Text("Díl příručky je kratší, než je dohodnuto", "A local part of the handbook is shorter than agreed"),
    Wording(
        Text(
            "Díl příručky „{name}“ má {length}; dohodnuto je nejméně {wanted}.",
            "The part of the handbook “{name}” has {length}; at least {wanted} {wanted:#is|are} agreed.",
        ),
        Text(
            "Doplňte stav, směřování, rozvoj a vyhodnocování; delší texty patří do souborů pod „chapters“.",
            "Add the state, direction, development and evaluation; longer texts belong into files under “chapters”.",
        ),
    ),
    variants={
        "nothing": Wording(
            Text(
                "Díl příručky „{name}“ zatím nemá žádný text; dohodnuto je nejméně "
                "{wanted:normostrana|normostrany|normostran}.",
                "The part of the handbook “{name}” has no text yet; at least {wanted:standard page|standard pages} "
                "{wanted:#is|are} agreed.",
            ),
            Text(
                "Napište, ve které fázi místo je a co se mu navrhuje; delší texty patří do souborů pod „chapters“.",
                "Write in which phase the place is and what is proposed; longer texts belong into files under “chapters”.",
            ),
        ),
        "outside": Wording(
            Text(
                "Díl příručky o obcích mimo plánování má dohromady {length}; dohodnuto je nejméně {wanted}.",
                "The part of the handbook about municipalities outside planning has {length} in all; "
                "at least {wanted} {wanted:#is|are} agreed.",
            ),
            Text(
                "Doplňte navržené kroky („steps“) a postup zapojení; délka záznamů typu outside se sčítá.",
                "Add the proposed steps and how to join; the lengths of the records of type outside are added up.",
            ),
        ),
    },
    parameters={"pages": 10, "characters": PAGE},
)
_PAGES = Text("{pages:normostranu|normostrany|normostran}", "{pages:standard page|standard pages}")
_NEXT_TO_NOTHING = Text("méně než desetinu normostrany", "less than a tenth of a standard page")
_TEXTS = frozenset({"state", "direction", "development", "evaluation", "chapters", "steps", "type", "valid"})


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Each planning place by itself, all municipalities outside planning together."""
    wanted, page = options["pages"], options["characters"]
    if wanted <= 0 or page <= 0:
        return
    found = localities(workspace)
    for locality in found:
        if locality.type == "place":
            length = _length(workspace, locality)
            if length is not None and length < wanted * page:
                problem = {} if length else {"problem": "nothing"}
                params: dict[str, object] = {
                    "name": locality.name,
                    "length": _pages(length, page),
                    "wanted": wanted,
                    **problem,
                }
                yield _finding(workspace, locality, params)
    yield from _outside(workspace, [one for one in found if one.type == "outside"], wanted, page)


def _outside(workspace: Workspace, found: list[Locality], wanted: int, page: int) -> Iterator[Finding]:
    """One finding at the first; silent where another one may hold more text."""
    doubt = kinds_in_doubt(workspace, "locality") or any("type" in one.broken for one in workspace.of(Locality))
    if not found or doubt or not workspace.settings.complete("localities"):
        return
    lengths = [_length(workspace, one) for one in found]
    known = [length for length in lengths if length is not None]
    if len(known) == len(lengths) and sum(known) < wanted * page:
        params: dict[str, object] = {"problem": "outside", "length": _pages(sum(known), page), "wanted": wanted}
        yield _finding(workspace, found[0], params)


def _pages(characters: int, page: int) -> Phrase | Text:
    """*characters* in pages; tenths that are not full do not count."""
    found = pages(characters, page)
    return Phrase(_PAGES, {"pages": found}) if found else _NEXT_TO_NOTHING


def _length(workspace: Workspace, locality: Locality) -> int | None:
    """The length of a local part; None where some of its text could not be read."""
    return locality_length(workspace, locality) if locality.broken.isdisjoint(_TEXTS) else None


def _finding(workspace: Workspace, locality: Locality, params: dict[str, object]) -> Finding:
    orps = orps_of(workspace, locality)
    return finding(RULE, locality, ("name",), params=params, orp=orps[0] if len(orps) == 1 else "")
