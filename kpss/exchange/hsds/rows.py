"""The rows of an HSDS package while it is made; terms of taxonomies are added when something uses them."""

from __future__ import annotations

from collections.abc import Mapping

from kpss.exchange.hsds.ids import Ids
from kpss.language.text import Language, Text
from kpss.model.vocabulary import items
from kpss.model.workspace import Workspace

_TAXONOMIES = {
    "service-type": Text("Druhy sociálních služeb", "Types of social service"),
    "service-form": Text("Formy sociálních služeb", "Forms of social services"),
    "target-group": Text("Cílové skupiny", "Target groups"),
    "capacity-unit": Text("Jednotky kapacity", "Units of capacity"),
    "network-level": Text("Úrovně sítě sociálních služeb", "Levels of the network of social services"),
}


class Rows:
    """Rows by table; each row has an id made of what it is about."""

    def __init__(self, workspace: Workspace, language: Language) -> None:
        self.workspace, self.language = workspace, language
        self.ids = Ids(workspace.settings.name)
        self._rows: dict[str, dict[str, Mapping[str, str]]] = {}

    def of(self, table: str) -> list[Mapping[str, str]]:
        """The rows of *table* in the order in which they were added."""
        return list(self._rows.get(table, {}).values())

    def add(self, table: str, about: tuple[object, ...], **values: str) -> str:
        """Add a row about something unless it is there; its id."""
        identifier = self.ids.of(table, *about)
        self._rows.setdefault(table, {}).setdefault(identifier, {"id": identifier, **values})
        return identifier

    def words(self, vocabulary: str, code: str) -> str:
        """The words of an item in the language of the package."""
        item = items(self.workspace.settings, vocabulary).get(code)
        name = (item.name_en if item and self.language == "en" else "") or (item.name if item else "")
        return name or code

    def term(self, vocabulary: str, code: str) -> str:
        """The id of the term for an item of *vocabulary*."""
        title = _TAXONOMIES[vocabulary].in_language(self.language)
        taxonomy = self.add("taxonomy", (vocabulary,), name=vocabulary, description=title)
        item = items(self.workspace.settings, vocabulary).get(code)
        name = self.words(vocabulary, code)
        text = (item.text_en if item and self.language == "en" else "") or (item.text if item else "")
        law = item.law if item else ""
        return self.add(
            "taxonomy_term", (vocabulary, code), code=f"{vocabulary}:{code}", name=name,
            description=text or (f"{name} ({law})" if law else name), taxonomy=vocabulary, language=self.language,
            taxonomy_id=taxonomy,
        )  # fmt: skip

    def attribute(
        self, link: str, vocabulary: str, code: str, sort: str, value: str = "", label: str = "", about: object = ""
    ) -> None:
        """Tie a service to a term."""
        self.add(
            "attribute", (link, vocabulary, code, sort, about), link_id=link,
            taxonomy_term_id=self.term(vocabulary, code), link_type=sort, link_entity="service",
            value=value, label=label,
        )  # fmt: skip
