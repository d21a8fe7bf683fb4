"""``kpss explain`` and ``kpss schema``: they need no workspace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kpss.rules import CATALOGUE
from tests.cli.conftest import Inside
from tests.support import ROOT

KINDS = (
    "application", "body", "consultation", "document", "evaluation", "goal", "locality", "measure", "meeting",
    "membership", "microregion", "municipality", "need", "network-entry", "orp", "plan", "population", "procedure",
    "programme", "project", "provider", "quality", "request", "role", "round", "service", "statement",
)  # fmt: skip


@pytest.mark.parametrize("lang", ["cs", "en"])
def test_list_of_rules(inside: Inside, tmp_path: Path, lang: str) -> None:
    lines = inside("explain", "--lang", lang, cwd=tmp_path).expect().stdout.splitlines()
    assert [line[:7] for line in lines] == [rule.code_text for rule in CATALOGUE.values()]
    (off,) = (line for line in lines if line.startswith("KPSS208"))
    assert ("vypnuto" if lang == "cs" else "off") in off


@pytest.mark.parametrize("text", ["KPSS301", "301", "kpss301"])
def test_page_of_a_rule(inside: Inside, tmp_path: Path, text: str) -> None:
    for lang in ("cs", "en"):
        page = (ROOT / "docs" / "rules" / f"KPSS301.{lang}.md").read_text(encoding="utf-8")
        shown = inside("explain", text, "--lang", lang, cwd=tmp_path).expect().stdout
        assert shown.splitlines()[0] == page.splitlines()[0].removeprefix("# ")
        inside("explain", text, "--lang", lang, "-o", "page.md", cwd=tmp_path).expect()
        assert (tmp_path / "page.md").read_text(encoding="utf-8") == page


def test_a_page_on_a_terminal_has_no_marks(inside: Inside, tmp_path: Path) -> None:
    for rule in CATALOGUE.values():
        for line in inside("explain", str(rule.code), cwd=tmp_path).expect().stdout.splitlines():
            if not line.startswith("    "):  # an example is as it stands in a file
                assert not line.startswith(("#", "```")), line
                assert "**" not in line, line
                assert "](" not in line, line
    assert "    kind: plan" in inside("explain", "605", cwd=tmp_path).stdout.splitlines()


def test_every_rule_has_its_page_in_both_languages(inside: Inside, tmp_path: Path) -> None:
    for rule in CATALOGUE.values():
        for lang in ("cs", "en"):
            assert rule.code_text in inside("explain", str(rule.code), "--lang", lang, cwd=tmp_path).expect().stdout


@pytest.mark.parametrize("text", ["../../README", "KPSS", "301/../302", "-1", "30\u0661"])
def test_what_is_no_code(inside: Inside, tmp_path: Path, text: str) -> None:
    inside("explain", text, cwd=tmp_path).expect(2)


def test_kinds(inside: Inside, tmp_path: Path) -> None:
    lines = inside("schema", cwd=tmp_path).expect().stdout.splitlines()
    assert [line.split()[0] for line in lines] == [*KINDS, "workspace"]


@pytest.mark.parametrize("kind", [*KINDS, "workspace", "common"])
def test_schema_of_a_kind(inside: Inside, tmp_path: Path, kind: str) -> None:
    czech, english = (
        json.loads(inside("schema", kind, "--lang", lang, cwd=tmp_path).expect().stdout) for lang in ("cs", "en")
    )
    assert czech["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert _without_texts(czech) == _without_texts(english)
    assert czech != english


def _without_texts(value: object) -> object:
    if isinstance(value, dict):
        return {
            key: _without_texts(item)
            for key, item in value.items()
            if key not in {"x-kpss-en", "enumDescriptions"}
            and not (key in {"title", "description"} and isinstance(item, str))
        }
    return [_without_texts(item) for item in value] if isinstance(value, list) else value


def test_all_schemas_into_a_folder(inside: Inside, tmp_path: Path) -> None:
    done = inside("schema", "-o", tmp_path / "schemas", cwd=tmp_path).expect()
    assert done.stdout == ""
    written = {path.name for path in (tmp_path / "schemas").iterdir()}
    assert written == {f"{kind}.schema.json" for kind in (*KINDS, "workspace", "common")}
    shown = inside("schema", "plan", cwd=tmp_path).expect().stdout
    assert (tmp_path / "schemas" / "plan.schema.json").read_text(encoding="utf-8") == shown
