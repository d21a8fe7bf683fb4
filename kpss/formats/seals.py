"""What became of the seal of a record, as text and as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kpss.changes.sealed import Passage, SealCheck
from kpss.findings.finding import path_text
from kpss.formats.json_text import dumps
from kpss.formats.wording import plain_spaces
from kpss.language.dates import date_text
from kpss.language.passages import passages
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text
from kpss.model.records import Record
from kpss.rules.sealed_words import part_words
from kpss.source.birth_numbers import masked
from kpss.structure.problems import Path
from kpss.structure.schemas import at_path, expanded, label

FORMAT_VERSION = 1
_HEADS = {
    "unsealed": Text(
        "Záznam {id} není zapečetěn; zapečetí ho kpss seal {id}.", "{id} is not sealed; kpss seal {id} seals it."
    ),
    "matches": Text("Záznam {id} odpovídá pečeti{when}.", "{id} is as it was sealed{when}."),
    "amended": Text(
        "Záznam {id} se od pečeti{when} změnil, ale změny kryjí pozdější dodatky.",
        "{id} has changed since it was sealed{when}, but later addenda cover the changes.",
    ),
    "altered": Text("Záznam {id} se po zapečetění{when} změnil:", "{id} was changed after it was sealed{when}:"),
    "rewritten": Text(
        "Pečeť záznamu {id} někdo přepsal: její celkový otisk a otisky částí k sobě nepatří.",
        "The seal of {id} was rewritten: its digest and those of its parts do not belong together.",
    ),
    "form": Text(
        "Pečeť záznamu {id} je z jiné verze kpss a tato jí nerozumí; použijte novější.",
        "The seal of {id} is of another version of kpss, which this one does not know; use a newer one.",
    ),
    "unclear": Text(
        "Záznam {id} má chyby, proto se nedá s pečetí porovnat; nejdřív ho opravte (kpss validate).",
        "{id} has mistakes and cannot be compared with its seal; mend it first (kpss validate).",
    ),
}
_WHEN = Text(" ze dne {date:date}", " on {date:date}")
_HOW = {
    "changed": Text("změněno: {what}", "changed: {what}"),
    "added": Text("přibylo: {what}", "added: {what}"),
    "removed": Text("zmizelo: {what}", "gone: {what}"),
}
_THEN = Text(
    "Schválené znění je v revizi {revision} ze dne {date:date}.",
    "The approved text is in the revision {revision} of {date:date}.",
)
_NO_PAST = Text(
    "Schválené znění se v gitu nenašlo, proto se ukazuje jen, co se změnilo.",
    "The approved text was not found in git, so only what changed is shown.",
)
_NOTHING = Text("nic", "nothing")
_FILE_KEYS = {"text": Text("Text", "Text"), "rows": Text("Řádky", "Rows"), "pictures": Text("Obrázek", "Picture")}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def as_text(check: SealCheck, language: Language) -> str:
    """What became of the seal, in sentences."""
    return "".join(f"{masked(plain_spaces(line))}\n" for line in _lines(check, language))


def _lines(check: SealCheck, language: Language) -> Iterator[str]:
    date = check.sealed.decision.date if check.sealed is not None else None
    when = phrase(_WHEN, {"date": date.text}, language) if date is not None else ""
    yield phrase(_HEADS[check.state], {"id": check.record.id, "when": when}, language)
    for one in check.altered:
        yield "  " + phrase(_HOW[one.how], {"what": part_words(check.record, one)}, language)
        if one.how == "changed":
            own = (passage for passage in check.passages if passage.part == one.name)
            yield from (f"    {line}" for passage in own for line in _passage(check.record, passage, language))
    if check.commit is not None:
        day = check.commit.made.date().isoformat()
        yield phrase(_THEN, {"revision": check.commit.short, "date": day}, language)
    elif check.altered:
        yield phrase(_NO_PAST, {}, language)


def _passage(record: Record, passage: Passage, language: Language) -> Iterator[str]:
    before, after = (_said(value, language) for value in (passage.before, passage.after))
    if passage.before is not None and passage.after is not None:
        before, after = passages(before, after)
    where = _labels(record, passage, language)
    yield f"{where}: {before} → {after}" if where else f"{before} → {after}"


def _labels(record: Record, passage: Passage, language: Language) -> str:
    """The titles of the keys to the value, as the schema has them."""
    sort = passage.part.partition("/")[0]
    schema = expanded(record.kind)
    start: Path = (sort,) if "/" not in passage.part else (sort, 0)
    if sort in ("goals", "measures"):
        schema, start = expanded(sort.removesuffix("s")), ()
    found = []
    for length in range(1, len(passage.path) + 1):
        if isinstance(passage.path[length - 1], str):
            part = at_path(schema, (*start, *passage.path[:length]))
            key = str(passage.path[length - 1])
            of_file = _FILE_KEYS[key].in_language(language) if key in _FILE_KEYS else key
            found.append(label(part, language) or of_file)
    return ", ".join(found)


def _said(value: Any, language: Language) -> str:
    if value is None:
        return _NOTHING.in_language(language)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_said(inner, language)}" for key, inner in value.items())
    if isinstance(value, list):
        return "; ".join(_said(inner, language) for inner in value)
    words = " ".join(str(value).split())
    if _DIGEST.fullmatch(words):
        return f"{words[:8]}…"
    return date_text(words, language) if _DAY.fullmatch(words) else words


def as_json(check: SealCheck, language: Language) -> str:
    """What became of the seal, as data."""
    sealed = check.sealed
    date = sealed.decision.date if sealed is not None else None
    body = {
        "format_version": FORMAT_VERSION,
        "record": check.record.id,
        "state": check.state,
        "approval": path_text(sealed.path) if sealed is not None else None,
        "date": date.text if date is not None else None,
        "digest": sealed.seal.digest if sealed is not None and sealed.seal is not None else None,
        "revision": check.commit.hash if check.commit is not None else None,
        "changes": [
            {
                "part": one.name,
                "name": part_words(check.record, one).in_language(language),
                "how": one.how,
                "values": [
                    {"path": path_text(passage.path), "before": passage.before, "after": passage.after}
                    for passage in check.passages
                    if passage.part == one.name
                ],
            }
            for one in check.altered
        ],
    }
    return masked(dumps(body))
