"""What came of verifying a document, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kpss import __version__
from kpss.documents.verifying.anew import title
from kpss.documents.verifying.compare import State, Verified
from kpss.formats.json_text import dumps
from kpss.formats.wording import plain_spaces
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text
from kpss.source.birth_numbers import masked

FORMAT_VERSION = 1
_SENTENCES: dict[State, Text] = {
    "same": Text(
        "Dokument odpovídá revizi {revision} ze dne {date:date} ({document}).",
        "The document is as in the revision {revision} of {date:date} ({document}).",
    ),
    "text": Text(
        "Dokument odpovídá revizi {revision} ze dne {date:date} ({document}). Text a obrázky se shodují; "
        "úprava vzhledu se neposuzuje.",
        "The document is as in the revision {revision} of {date:date} ({document}). Text and pictures are the same; "
        "looks are not judged.",
    ),
    "unmerged": Text(
        "Dokument odpovídá revizi {revision} ze dne {date:date} ({document}), ta ale nebyla přijata do aktuální větve: "
        "není v její historii.",
        "The document is as in the revision {revision} of {date:date} ({document}), but that was not accepted into the "
        "current branch: it is not in its history.",
    ),
    "altered": Text(
        "Text se shoduje s revizí {revision} ze dne {date:date} ({document}), ale soubor byl upraven (skripty, styly, "
        "skrytý obsah, obrázky a podobně), takže může ukazovat něco jiného.",
        "The text is as in the revision {revision} of {date:date} ({document}), but the file was altered (scripts, "
        "styles, hidden content, pictures and the like), so it may show something else.",
    ),
    "unknown": Text(
        "Text se shoduje s revizí {revision} ze dne {date:date} ({document}), zbytek souboru posoudit nelze: vytvořily "
        "ho jiné verze programů.",
        "The text is as in the revision {revision} of {date:date} ({document}), the rest of the file cannot be judged: "
        "programs of other versions made it.",
    ),
    "differs": Text(
        "Dokument neodpovídá revizi {revision} ze dne {date:date} ({document}). Liší se {count:místo|místa|míst}:",
        "The document is not as in the revision {revision} of {date:date} ({document}). "
        "It differs in {count:place|places}:",
    ),
}
_SAVED_PDF = Text(
    "PDF někdo upravil nebo uložil jiným programem; porovnán byl jen text, ne to, co je na stránkách vidět.",
    "Somebody altered the PDF or saved it by another program; only the text was compared, not what the pages show.",
)
_EXTENDED = Text(
    "Soubor začíná celým dokumentem beze změny a něco je k němu připojeno: třeba elektronický podpis, ale mohlo by to "
    "být i něco, co stránky překryje. Ověřte soubor bez připojené části.",
    "The file begins with the whole document unchanged, and something was added behind it: a signature perhaps, but it "
    "might cover the pages too. Verify the file without what was added.",
)
_ELSEWHERE = Text(
    "Liší se jen adresy obrázků. Soubor .md obrázky neobsahuje; ověřte ho tam, kde vznikl.",
    "Only the addresses of pictures differ. A file .md does not hold its pictures; verify it where it was made.",
)
_EXPECTED, _FOUND = Text("v revizi:  {text}", "revision: {text}"), Text("v souboru: {text}", "file:     {text}")
_NOTHING = Text("(nic)", "(nothing)")
_MORE = Text("… a další ({count}).", "… and more ({count}).")
_MADE_BY = Text(
    "Dokument vytvořila verze kpss {made}, ověřuje ho verze {running}.",
    "The document was made by kpss {made} and is verified by {running}.",
)
_MAY_DIFFER = Text(
    "Dokument vytvořila verze kpss {made}, ověřuje ho verze {running}; lišit se proto může i zpracování.",
    "The document was made by kpss {made} and is verified by {running}, so it may differ in how it is made.",
)
_TOOLS = Text("PDF vysázel program {made}, zde je {running}.", "The PDF was set by {made}; here it is {running}.")
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
        "document": title(stamp),
        "count": verified.total,
    }
    yield phrase(_SENTENCES[verified.state], params, language)
    for one in verified.differences:
        yield "  " + phrase(_EXPECTED, {"text": one.expected or _NOTHING}, language)
        yield "  " + phrase(_FOUND, {"text": one.found or _NOTHING}, language)
    if verified.total > len(verified.differences):
        yield "  " + phrase(_MORE, {"count": verified.total - len(verified.differences)}, language)
    yield from (phrase(words, given, language) for words, given in _remarks(verified))


def _remarks(verified: Verified) -> Iterator[tuple[Text, dict[str, Any]]]:
    made = verified.stamp.origin.version
    if verified.extended:
        yield _EXTENDED, {}
    elif verified.form == "pdf" and verified.state == "altered":
        yield _SAVED_PDF, {}
    if verified.state == "differs" and verified.elsewhere:
        yield _ELSEWHERE, {}
    if made != __version__:
        yield _MADE_BY if verified.identical else _MAY_DIFFER, {"made": made or "?", "running": __version__}
    if any(verified.tools):
        yield _TOOLS, {"made": verified.tools[0] or "?", "running": verified.tools[1] or "?"}
    if not verified.merged and not verified.matches:
        yield _NOT_MERGED, {}


def as_json(verified: Verified, file: str, language: Language) -> str:
    """What came of it, as data."""
    stamp = verified.stamp
    body = {
        "format_version": FORMAT_VERSION,
        "file": file,
        "state": verified.state,
        "matches": verified.matches,
        "identical": verified.identical,
        "document": stamp.origin.document,
        "id": stamp.origin.identifier or None,
        "language": stamp.language,
        "as_of": stamp.as_of,
        "revision": verified.commit.hash,
        "date": verified.commit.made.isoformat(),
        "merged": verified.merged,
        "made_by": stamp.origin.version or None,
        "verified_by": __version__,
        "differences": [{"expected": one.expected, "found": one.found} for one in verified.differences],
        "count": verified.total,
        "remarks": [plain_spaces(phrase(words, given, language)) for words, given in _remarks(verified)],
    }
    return masked(dumps(body))
