"""KPSS113: a value that is not in its list: a fixed one of the schema, a vocabulary, or the codes of rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kpss.findings.finding import Finding, Place
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding, reading_problems
from kpss.rules.option_words import with_words
from kpss.structure.mistakes import meant
from kpss.structure.schemas import vocabularies

RULE = Rule(
    113,
    "not-in-list",
    "error",
    Text("Hodnota není v seznamu", "A value is not in its list"),
    Wording(
        Text("Hodnota {value:quote} není v seznamu.", "The value {value:quote} is not in the list."),
        Text("Použijte {options:options}.", "Use {options:options}."),
    ),
    hints={
        "nearest": Text(
            "Nemělo tu být „{nearest}“? Na výběr je: {options:list}.",
            "Did you mean “{nearest}”? The choices are {options:list}.",
        )
    },
)
_read = reading_problems(RULE)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Values outside the schema's lists and outside the vocabularies with the workspace's own items."""
    for one in _read(workspace, options):
        yield one._replace(params=with_words(one.params))
    own = workspace.settings.vocabularies
    known = {
        name: [str(item["code"]) for item in items] + [item.code for item in own.get(name, ())]
        for name, items in vocabularies().items()
    }
    for record, path, targets, _, value in workspace.pointers.get("vocabulary", ()):
        if value not in known.get(targets[0], ()):
            params = _params(value, known.get(targets[0], []), words(workspace.settings, targets[0]))
            yield finding(RULE, record, path, params=with_words(params))
    yield from _settings(workspace, list(known))


def _settings(workspace: Workspace, names: list[str]) -> Iterator[Finding]:
    from kpss.rules import CATALOGUE  # the catalogue holds this rule too

    codes = [rule.code_text for rule in CATALOGUE.values()]
    for key, given, allowed in (
        ("rules", workspace.own_settings.rules, codes),
        ("vocabularies", workspace.settings.vocabularies, names),
    ):
        for name in given:
            if name not in allowed:
                yield _in_settings((key, name), _params(name, allowed))
    for code, values in workspace.own_settings.rules.items():
        rule = next((rule for rule in CATALOGUE.values() if rule.code_text == code), None)
        for name in values if rule is not None else ():
            allowed = ["severity", *rule.parameters] if rule is not None else []
            if name not in allowed:
                yield _in_settings(("rules", code, name), _params(name, allowed))


def _in_settings(path: tuple[str, ...], params: dict[str, object]) -> Finding:
    return Finding(RULE.code, RULE.severity, Place("kpss.yaml", 0, path, on_key=True), "workspace", path, params=params)


def _params(value: str, options: list[str], words: Mapping[str, tuple[str, str]] | None = None) -> dict[str, object]:
    near = meant(value, options, words or {})
    return {"value": value, "options": options, "words": words or {}, **({"nearest": near} if near else {})}
