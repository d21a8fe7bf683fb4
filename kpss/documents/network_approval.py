"""How the network of a year was approved: with its rounds and plans, else by what its entries say of themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kpss.documents.title_page import approved_by, approving_words
from kpss.documents.words_plans import maker_name
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text
from kpss.model.network import counts
from kpss.model.network_records import NetworkEntry
from kpss.model.plans import Plan
from kpss.model.request_records import Round
from kpss.model.workspace import Workspace

_SHOWN = 3
_ENTRY = Text("{who} {day:date} ({n:záznam|záznamy|záznamů})", "{who} on {day:date} ({n:entry|entries})")
_RESOLUTION = Text(
    "{who} {day:date}, usnesení {number} ({n:záznam|záznamy|záznamů})",
    "{who} on {day:date}, resolution {number} ({n:entry|entries})",
)
_MORE = Text("a podle dalších rozhodnutí ({n:záznam|záznamy|záznamů})", "and other decisions ({n:entry|entries})")


def approval_of(
    workspace: Workspace, acts: Sequence[Round | Plan], entries: Sequence[NetworkEntry], language: Language
) -> list[str]:
    """Who approved the network, as far as it was known on the date; empty where nothing tells it."""
    found = [
        words
        for one in acts
        for words in (
            *approved_by(workspace, one.approvals, language), *approving_words(workspace, one.proceedings, language),
        )
    ]  # fmt: skip
    return list(dict.fromkeys(found)) or _by_entries(workspace, entries, language)


def _by_entries(workspace: Workspace, entries: Sequence[NetworkEntry], language: Language) -> list[str]:
    """The decisions that most entries have in common: of whom, when, and the resolution where it is the same."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in entries:
        act = entry.decision
        if counts(workspace, entry) and act is not None and act.date is not None and not act.date.unknown:
            found[maker_name(workspace, act), act.date.text].append(act.resolution)
    order = sorted(found, key=lambda one: (-len(found[one]), one))
    told = []
    for who, day in order[:_SHOWN]:
        numbers, size = set(found[who, day]), len(found[who, day])
        params = {"who": who, "day": day, "n": size, "number": next(iter(numbers))}
        told.append(Phrase(_RESOLUTION if len(numbers) == 1 and params["number"] else _ENTRY, params))
    rest = sum(len(found[one]) for one in order[_SHOWN:])
    told += [Phrase(_MORE, {"n": rest})] if rest else []
    return [one.in_language(language).strip() for one in told]
