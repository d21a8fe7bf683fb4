"""Questions about a new record: one for each place that is to be filled in."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from kpss.exchange.skeletons.assignments import Assignment, path_text
from kpss.exchange.skeletons.fields import Part, choices, description, example, one_of_keys, title, types
from kpss.exchange.skeletons.new import NewRecord
from kpss.language.cleaning import one_line
from kpss.language.text import Language
from kpss.model.workspace import Workspace
from kpss.structure.mistakes import meant
from kpss.structure.problems import Path
from kpss.structure.schemas import at_path

_MOST_RECORDS = 30


class Question(NamedTuple):
    """What is asked: *options* are codes with their words, *default* is what Enter means.

    ``of_key`` asks which key stands at the path; ``several`` answers may be parted by commas.
    """

    path: Path
    title: str
    what: str
    options: tuple[tuple[str, str], ...] = ()
    default: str = ""
    needed: bool = True
    several: bool = False
    of_key: bool = False

    @property
    def name(self) -> str:
        """The key as it stands in the file."""
        return path_text(self.path[:1] if self.of_key else self.path)

    def chosen(self, text: str) -> str | None:
        """The code meant by *text*: its number, itself or its word; None for a number that there is not."""
        codes = [code for code, _ in self.options]
        if not codes or text in codes:
            return text
        if text.isascii() and text.isdecimal():
            return codes[int(text) - 1] if 1 <= int(text) <= len(codes) else None
        words = {code: (word,) for code, word in self.options if word}
        return next((code for code, word in self.options if word.casefold() == text.casefold()),
                    meant(text, codes, words) if self.of_key else text)  # fmt: skip


def next_question(
    workspace: Workspace, new: NewRecord, language: Language, decided: Collection[Path]
) -> Question | None:
    """The question about the first open place; of a group with one key first which one, unless it is *decided*."""
    for path in new.open:
        part, above = (at_path(new.schema, one) for one in (path, path[:-1]))
        if one_of_keys(above) and path[:-1] not in decided:
            options = tuple((key, title(inside, language)) for key, inside in above["properties"].items())
            group = at_path(new.schema, path[:1])
            return Question(
                path[:-1], title(group, language), description(group, language), options, str(path[-1]), of_key=True
            )
        return _about(workspace, new, language, path, part, above)
    return None


def _about(workspace: Workspace, new: NewRecord, language: Language, path: Path, part: Part, above: Part) -> Question:
    likely = new.likely(path)
    named = title(part, language) or title(above, language)
    return Question(
        path,
        named,
        _what(part, language),
        tuple(_options(workspace, part, language)),
        str(likely.value) if likely is not None else "",
        _needed(path, above) and (path not in new.presumed or path[0] in new.schema["required"]),
        _several(path, part, above),
    )


def _what(part: Part, language: Language) -> str:
    such = example(part)
    said = one_line(description(part, language)).removesuffix(".")
    if such is None or isinstance(such, dict) or "x-kpss-vocabulary" in part:
        return said
    shown = f"such as {such}" if language == "en" else f"třeba {such}"
    return f"{said}; {shown}" if said else shown


def _options(workspace: Workspace, part: Part, language: Language) -> list[tuple[str, str]]:
    found = [(code, words.in_language(language)) for code, words in choices(part, workspace.settings).items()]
    records = [one for kind in part.get("x-kpss-ref", ()) for one in workspace.of_kind(kind)]
    if len(records) <= _MOST_RECORDS:
        found += [(one.id, one_line(one.name)) for one in records]
    return found


def _needed(path: Path, above: Part) -> bool:
    """Whether something has to be written: the first key of a group too, which else would say nothing."""
    last = path[-1]
    return (
        isinstance(last, int)
        or one_of_keys(above)
        or last in above.get("required", ())
        or last == next(iter(above["properties"]))
    )


def _several(path: Path, part: Part, above: Part) -> bool:
    """Whether further answers make further items of a list."""
    if isinstance(path[-1], int):
        return True
    in_list = len(path) > 1 and isinstance(path[-2], int)
    return in_list and "string" in types(part) and (one_of_keys(above) or above.get("required") == [path[-1]])


def assignments(question: Question, values: list[str]) -> list[Assignment]:
    """What the answers *values* set."""
    path = question.path
    made = []
    for index, text in enumerate(values):
        if isinstance(path[-1], int):
            where: Path = (*path[:-1], path[-1] + index)
        elif question.several and isinstance(path[-2], int):
            where = (*path[:-2], path[-2] + index, path[-1])
        else:
            where = path
        made.append(Assignment(where, text, f"{path_text(where)}={text}"))
    return made
