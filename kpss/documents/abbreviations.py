"""The list of abbreviations of a document: the known ones that occur in its text and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from kpss.documents.blocks import FENCE, PLACE, Blocks, Figure, Table
from kpss.documents.markdown import escape
from kpss.formats.cells import cell_text, heading
from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Language, Text
from kpss.model.settings import Settings
from kpss.reports.table import Column
from kpss.structure.schemas import vocabularies

VOCABULARY = "abbreviation"
"""Its items hold the abbreviation as ``name`` and what it means as ``text``."""
_MARK = f"```{FENCE}-abbreviations\n```"
_TITLE = Text("Seznam zkratek", "Abbreviations")
_COLUMNS = (
    Column("name", Text("Zkratka", "Abbreviation")),
    Column("text", Text("Význam", "Meaning")),
)


def place() -> Markup:
    """What a template puts where the list should stand; :func:`resolve` takes it away again."""
    return Markup(f"\n\n{_MARK}\n\n")  # noqa: S704 - a text of ours


def resolve(text: str, blocks: Blocks, settings: Settings) -> str:
    """*text* with the list where it should stand, or with nothing where no abbreviation occurs."""
    before, mark, after = text.partition(_MARK)
    if not mark:
        return text
    language = blocks.language
    found = occurring([before, after.replace(_MARK, ""), *_words_of(blocks)], known(settings, language))
    if not found:
        return text.replace(_MARK, "")
    number = sum(1 for _ in PLACE.finditer(before))  # tables are numbered in the order in which they stand
    table = Table(_COLUMNS, [{"name": name, "text": meaning} for name, meaning in found], _TITLE.in_language(language))
    blocks.placed.insert(number, table)
    after = PLACE.sub(lambda match: match[0].replace(match[1], str(int(match[1]) + 1), 1), after.replace(_MARK, ""))
    title = escape(_TITLE, language)
    return f"{before}## {title}\n\n```{FENCE} {number}\n```{after}"


def known(settings: Settings, language: Language) -> dict[str, str]:
    """Abbreviation → meaning; those of the workspace win over the shipped ones."""
    shipped = {item["name"]: Text(item["text"], item["text_en"]) for item in vocabularies()[VOCABULARY]}
    own = {item.name: Text(item.text, item.text_en or item.text) for item in settings.vocabularies.get(VOCABULARY, ())}
    return {name: meaning.in_language(language) for name, meaning in (shipped | own).items() if name and meaning.cs}


def occurring(texts: Iterable[str], meanings: dict[str, str]) -> list[tuple[str, str]]:
    """Those abbreviations that stand in *texts* as whole words, sorted; the longer one where one holds another."""
    if not meanings:
        return []
    names = sorted(meanings, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    # A space between the words of an abbreviation may be one that does not break.
    found = {name for text in texts for name in pattern.findall(text.replace("\N{NO-BREAK SPACE}", " "))}
    return [(name, meanings[name]) for name in sorted(found, key=sort_key)]


def _words_of(blocks: Blocks) -> Iterator[str]:
    """The texts of tables and figures."""
    language = blocks.language
    for block in blocks.placed:
        yield block.caption
        if isinstance(block, Figure):
            yield block.description
            continue
        for column in block.columns:
            if column.shown:
                yield heading(column, language)
                yield from (_cell(column, row.get(column.key), language) for row in block.rows)


def _cell(column: Column, value: object, language: Language) -> str:
    if column.type == "lines" and isinstance(value, list | tuple):
        return "; ".join(one.in_language(language) if isinstance(one, Text | Phrase) else str(one) for one in value)
    return cell_text(column, value, language)
