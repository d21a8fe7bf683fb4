"""What came of verifying a document, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kpss import __version__
from kpss.documents.verifying.compare import Verified
from kpss.formats.json_text import dumps
from kpss.formats.wording import plain_spaces
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text
from kpss.source.birth_numbers import masked

FORMAT_VERSION = 1
_HOLDS = Text(
    "Dokument odpovídá revizi {revision} ze dne {date:date} ({document}).",
    "The document is as in the revision {revision} of {date:date} ({document}).",
)
_DIFFERS = Text(
    "Dokument neodpovídá revizi {revision} ze dne {date:date} ({document}). Liší se {count:místo|místa|míst}:",
    "The document is not as in the revision {revision} of {date:date} ({document}). "
    "It differs in {count:place|places}:",
)
_EXPECTED, _FOUND = Text("v revizi:  {text}", "revision: {text}"), Text("v souboru: {text}", "file:     {text}")
_NOTHING = Text("(nic)", "(nothing)")
_MORE = Text("… a další ({count}).", "… and more ({count}).")
_TEXT_ONLY = Text(
    "Porovnán byl text; zápisem (formátováním, vlastnostmi) se soubor od nově vytvořeného liší.",
    "The texts were compared; in its form (looks, properties) the file differs from the one made anew.",
)
_VERSIONS = Text(
    "Dokument vytvořila verze kpss {made}, ověřuje ho {running}; lišit se proto může i zpracování.",
    "The document was made by kpss {made} and is verified by {running}, so it may differ in how it is made.",
)
_NOT_MERGED = Text(
    "Pozor: tato revize nepatří do historie aktuální větve.",
    "Beware: this revision is not in the history of the current branch.",
)


def as_text(verified: Verified, language: Language) -> str:
    """What came of it, in sentences."""
    return "".join(f"{masked(plain_spaces(line))}\n" for line in _lines(verified, language))


def _lines(verified: Verified, language: Language) -> Iterator[str]:
    stamp = verified.stamp
    params = {
        "revision": verified.commit.short,
        "date": verified.commit.made.date().isoformat(),
        "document": " ".join(part for part in (stamp.origin.document, stamp.origin.identifier) if part),
        "count": verified.total,
    }
    yield phrase(_DIFFERS if verified.total else _HOLDS, params, language)
    for one in verified.differences:
        yield "  " + phrase(_EXPECTED, {"text": one.expected or _NOTHING}, language)
        yield "  " + phrase(_FOUND, {"text": one.found or _NOTHING}, language)
    if verified.total > len(verified.differences):
        yield "  " + phrase(_MORE, {"count": verified.total - len(verified.differences)}, language)
    yield from (phrase(words, given, language) for words, given in _remarks(verified))


def _remarks(verified: Verified) -> Iterator[tuple[Text, dict[str, Any]]]:
    if not verified.identical and not verified.total:
        yield _TEXT_ONLY, {}
    if verified.stamp.version != __version__ and not verified.identical:
        yield _VERSIONS, {"made": verified.stamp.version or "?", "running": __version__}
    if not verified.merged:
        yield _NOT_MERGED, {}


def as_json(verified: Verified, file: str, language: Language) -> str:
    """What came of it, as data."""
    stamp = verified.stamp
    body = {
        "format_version": FORMAT_VERSION,
        "file": file,
        "matches": not verified.total,
        "identical": verified.identical,
        "document": stamp.origin.document,
        "id": stamp.origin.identifier or None,
        "language": stamp.language,
        "as_of": stamp.as_of,
        "revision": verified.commit.hash,
        "date": verified.commit.made.isoformat(),
        "merged": verified.merged,
        "made_by": stamp.version or None,
        "verified_by": __version__,
        "differences": [{"expected": one.expected, "found": one.found} for one in verified.differences],
        "count": verified.total,
        "remarks": [plain_spaces(phrase(words, given, language)) for words, given in _remarks(verified)],
    }
    return masked(dumps(body))
