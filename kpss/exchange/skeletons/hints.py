"""The words of a new record's file: what is to be written at a key, and what stands there."""

from __future__ import annotations

import textwrap
from typing import Any

from kpss.exchange.skeletons.fields import Part, choices, description, example, inner, is_list, title
from kpss.exchange.skeletons.new import NewRecord
from kpss.language.cleaning import one_line
from kpss.language.text import Language, Text
from kpss.model.naming import record_name
from kpss.model.workspace import Workspace
from kpss.structure.problems import Path
from kpss.structure.words import TO_FILL_IN

WIDTH = 112
_SHOWN_RECORDS, _SHOWN_CHOICES = 8, 8
_ALL = 1000
_SHOWN_KEYS = 6
_HEAD = (
    Text("{title}: {what} Co začíná #, je jen nápověda.", "{title}: {what} What begins with # is only a hint."),
    Text("Slova {mark} přepište, pak: kpss validate", "Write over the words {mark}, then: kpss validate"),
)
_MORE = Text(
    "Co se ještě hodí (# a mezeru na začátku řádku smažte):",
    "What may be added (take away the # and the space):",
)
_REST = Text("Další klíče: {keys} (kpss schema {kind})", "Further keys: {keys} (kpss schema {kind})")
_SUCH = Text("třeba", "such as")
_PROBABLY = Text("nejspíš", "probably")
_RECORD = Text("id záznamu {kind} (kpss list {kind})", "the id of a {kind} (kpss list {kind})")
_NO_RECORD = Text(
    "žádný záznam {kind} tu není; založí ho kpss new {kind}", "there is no {kind}; kpss new {kind} makes one"
)
_BESIDE = Text("vedle může být {keys}", "{keys} may stand beside")
_OTHER_KEY = Text("nebo {keys}", "or {keys}")


class Hints:
    """Hints in one language for the file of *new*."""

    def __init__(self, workspace: Workspace, new: NewRecord, language: Language) -> None:
        self.workspace, self.new, self.language = workspace, new, language
        self.mark = TO_FILL_IN.in_language(language)

    def head(self) -> list[str]:
        """What the file is, and what to do with it."""
        schema = self.new.schema
        what = description(schema, self.language)
        texts = _HEAD if self.new.open else _HEAD[:1]
        params = {"title": title(schema, self.language), "what": what, "mark": self.mark}
        return [line for text in texts for line in self.wrapped(text.in_language(self.language).format(**params))]

    def more(self) -> str:
        """What stands above the keys that may be added."""
        return _MORE.in_language(self.language)

    def rest(self, keys: list[str]) -> list[str]:
        """The keys of which nothing is shown."""
        text = _REST.in_language(self.language).format(keys=", ".join(keys), kind=self.new.kind)
        return self.wrapped(text) if keys else []

    def wrapped(self, text: str) -> list[str]:
        """*text* in lines of usual width."""
        return textwrap.wrap(one_line(text), WIDTH, break_long_words=False, break_on_hyphens=False)

    def to_fill_in(self, path: Path, part: Part, above: Part) -> str:
        """What is to be written at *path*."""
        if isinstance(path[-1], int):
            part = {**above, **part, "title": title(above, "cs"), "x-kpss-en": {"title": title(above, "en")}}
        said = [self._wanted(part, _ALL)]
        if above.get("maxProperties") == 1:
            others = [key for key in above["properties"] if key != path[-1]]
            said.append(_OTHER_KEY.in_language(self.language).format(keys=", ".join(others)))
        elif others := self._beside(path, above):
            said.append(_BESIDE.in_language(self.language).format(keys=", ".join(others)))
        likely = self.new.likely(path)
        if likely is not None:
            said.append(f"{_PROBABLY.in_language(self.language)} {likely.value}")
        return f"{title(part, self.language)}: {'; '.join(filter(None, said))}".removesuffix(": ")

    def _beside(self, path: Path, above: Part) -> list[str]:
        """The first keys that may stand beside the last required one of an item."""
        needed = above.get("required", [])
        if len(path) == 1 or isinstance(path[-1], int) or not needed or path[-1] != needed[-1]:
            return []
        return [key for key in above["properties"] if key not in needed][:_SHOWN_KEYS]

    def of_value(self, path: Path, part: Part, value: Any) -> str:
        """What *value* means: where it comes from, the word for a code, the name of a record."""
        known = {**self.new.defaults.certain, **self.new.defaults.presumed}
        default = known.get(str(path[0])) if len(path) == 1 else None
        if default is not None and default.value == value:
            return default.why.in_language(self.language)
        words = choices(part, self.workspace.settings)
        if isinstance(value, str) and value in words:
            return words[value].in_language(self.language)
        if isinstance(value, str) and "x-kpss-ref" in part and value in self.workspace.records:
            return one_line(record_name(self.workspace, value))
        return ""

    def optional(self, part: Part) -> str:
        """What may be written at a key that is not needed."""
        items = inner(part) if is_list(part) else part
        return f"{title(part, self.language)}: {self._wanted({**items, **_words(part)}, _SHOWN_CHOICES)}".removesuffix(
            ": "
        )

    def _wanted(self, part: Part, most: int) -> str:
        known = choices(part, self.workspace.settings)
        if known:
            shown = [f"{code} ({word})" if (word := text.in_language(self.language)) != code else code
                     for code, text in known.items()]  # fmt: skip
            return " | ".join([*shown[:most], *(["…"] if len(shown) > most else [])])
        if "x-kpss-ref" in part:
            return self._records(part["x-kpss-ref"])
        said = one_line(description(part, self.language)).rstrip(".")
        shown_example = example(part)
        if shown_example is None or isinstance(shown_example, dict) or most != _ALL:
            return said
        such = f"{_SUCH.in_language(self.language)} {shown_example}"
        return f"{said}; {such}" if said else such

    def _records(self, kinds: list[str]) -> str:
        known = [one for kind in kinds for one in self.workspace.of_kind(kind)]
        kind = kinds[0]
        if not known:
            return _NO_RECORD.in_language(self.language).format(kind=kind)
        if len(known) > _SHOWN_RECORDS:
            return _RECORD.in_language(self.language).format(kind=kind)
        return " | ".join(f"{one.id} ({name})" if (name := one_line(one.name)) else one.id for one in known)


def _words(part: Part) -> Part:
    """The words of a list, which say more than those of its items."""
    return {key: part[key] for key in ("title", "description", "x-kpss-en") if key in part}
