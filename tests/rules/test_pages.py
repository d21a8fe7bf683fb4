"""The steps of a new rule are all taken, its pages say what the catalogue says, and their examples are true.

A rule takes four steps; where one is missing, the message says which and what to do:

1. ``kpss/rules/kNNN_name.py`` with ``RULE`` and ``check``;
2. its module in ``kpss/rules/__init__.py``;
3. ``docs/rules/KPSSNNN.cs.md`` and ``KPSSNNN.en.md``;
4. at least one workspace ``tests/cases/KPSSNNN/<name>/`` with the expected lines marked.
"""

from __future__ import annotations

import re

import pytest
import yaml

from kpss import api
from kpss.findings.finding import Finding, Severity
from kpss.language.text import Language
from kpss.rules import CATALOGUE
from kpss.source.trees import MemoryTree
from tests.rules.pages import AS_OF, LANGUAGES, PAGES, RIGHT, SECTIONS, WRONG, Page, base, page, path_of
from tests.rules.wording import text_of
from tests.support import ROOT

CASES = ROOT / "tests" / "cases"

# Pages whose examples cannot be written as YAML text; they show them as ``text``, and cases hold what the rule finds.
NOT_RUN = {
    101: "bytes that are not UTF-8",
}

SEVERITIES: dict[Severity, dict[Language, str]] = {
    "error": {"cs": "chyba (error)", "en": "error"},
    "warning": {"cs": "varování (warning)", "en": "warning"},
    "gap": {"cs": "mezera (gap)", "en": "gap"},
    "note": {"cs": "poznámka (note)", "en": "note"},
    "off": {"cs": "vypnuto (off)", "en": "off"},
}
LABELS: dict[Language, tuple[str, str]] = {"cs": ("Závažnost", "Paragraf"), "en": ("Severity", "Law")}

CODES = sorted(CATALOGUE)
every_rule = pytest.mark.parametrize("code", CODES)
every_page = pytest.mark.parametrize(
    ("code", "language"), [(code, language) for code in CODES for language in LANGUAGES]
)


def written(code: int, language: Language) -> Page:
    """The page of a rule; a missing one is for ``test_a_rule_has_all_its_steps`` to report."""
    if not path_of(code, language).is_file():
        pytest.skip("no page yet")
    return page(code, language)


# -- the steps --------------------------------------------------------------------------------------------------------


def test_every_module_is_registered() -> None:
    modules = {int(path.name[1:4]): path.name for path in (ROOT / "kpss" / "rules").glob("k[0-9][0-9][0-9]_*.py")}
    missing = [name for code, name in sorted(modules.items()) if code not in CATALOGUE]
    assert missing == [], "step 2: add these modules to kpss/rules/__init__.py (import and _MODULES)"


@every_rule
def test_a_rule_has_all_its_steps(code: int) -> None:
    name = f"KPSS{code:03d}"
    steps = []
    if not list((ROOT / "kpss" / "rules").glob(f"k{code:03d}_*.py")):
        steps.append(f"step 1: put the rule into kpss/rules/k{code:03d}_<name>.py")
    pages = [path_of(code, language) for language in LANGUAGES]
    steps += [f"step 3: write docs/rules/{path.name}, like the pages beside it" for path in pages if not path.is_file()]
    if not any(path.is_dir() for path in (CASES / name).glob("*")):
        steps.append(f"step 4: make a workspace tests/cases/{name}/<name>/ and mark its lines with # {name}")
    assert not steps, f"{name} is not complete:\n" + "\n".join(steps)


def test_there_are_no_pages_and_cases_of_other_rules() -> None:
    known = {f"KPSS{code:03d}" for code in CODES}
    named = {path.name.split(".")[0]: path for path in PAGES.glob("KPSS*")} | {p.name: p for p in CASES.glob("KPSS*")}
    assert [str(path.relative_to(ROOT)) for name, path in sorted(named.items()) if name not in known] == []


# -- what a page says -------------------------------------------------------------------------------------------------


@every_page
def test_title_and_sections(code: int, language: Language) -> None:
    shown = written(code, language)
    assert shown.title == f"KPSS{code:03d} – {CATALOGUE[code].title.in_language(language)}"
    assert shown.sections == SECTIONS[language]


@every_page
def test_headline_gives_severity_and_law(code: int, language: Language) -> None:
    rule = CATALOGUE[code]
    severity, law = LABELS[language]
    expected = f"**{severity}:** {SEVERITIES[rule.severity][language]}"
    if rule.law is not None:
        expected += f" · **{law}:** {rule.law.in_language(language)}"
    assert written(code, language).headline == expected


@every_page
def test_parameters_are_those_of_the_rule(code: int, language: Language) -> None:
    """Each parameter is named with its default (``months: 12``); shown settings hold only what the rule knows."""
    shown, rule = written(code, language), CATALOGUE[code]
    defaults = [f"{name}: {_as_yaml(default)}" for name, default in rule.parameters.items()]
    text = " ".join(shown.text.split())
    assert [default for default in defaults if default not in text] == [], "name these parameters with their defaults"
    known = {"severity", *rule.parameters}
    for fence in (fence for section in shown.fences for fence in section if fence.language == "yaml"):
        settings = _settings(fence.text).get(rule.code_text, {})
        assert set(settings) <= known, f"{rule.code_text} has no such parameter"
    if rule.parameters:
        assert any(_settings(f.text).get(rule.code_text) for s in shown.fences for f in s), "no example of the settings"


def _as_yaml(default: object) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)


def _settings(text: str) -> dict[str, dict[str, object]]:
    """``rules`` of a piece of ``kpss.yaml``; nothing where the text is something else."""
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    rules = value.get("rules") if isinstance(value, dict) else None
    return rules if isinstance(rules, dict) else {}


@every_page
def test_pages_are_short(code: int, language: Language) -> None:
    lines = written(code, language).text.splitlines()
    assert len(lines) <= 85, "keep the page short: one paragraph a section, small examples"
    assert [line for line in lines if len(line) > 120 and not line.startswith("**")] == []


@every_rule
def test_both_languages_show_the_same_examples(code: int) -> None:
    czech, english = (written(code, language) for language in LANGUAGES)
    for section in (WRONG, RIGHT):
        assert czech.files(section) == english.files(section)
    assert czech.as_of == english.as_of


# -- the examples -----------------------------------------------------------------------------------------------------


def findings(shown: Page, section: int) -> list[Finding]:
    files = shown.files(section)
    assert files, f"section “{shown.sections[section]}” shows no file: write ```yaml plans/name.yaml"
    return api.findings(api.open(MemoryTree({**base(), **files}), shown.as_of))


def texts(found: list[Finding]) -> list[str]:
    return [f"{finding.code_text} {finding.place.file}: {text_of(finding, 'cs')}" for finding in found]


def runnable(code: int) -> Page:
    if code in NOT_RUN:
        pytest.skip(NOT_RUN[code])
    return written(code, "cs")


@every_rule
def test_wrong_example_gives_the_finding(code: int) -> None:
    found = findings(runnable(code), WRONG)
    assert code in {finding.code for finding in found}, texts(found)
    others = [finding for finding in found if finding.severity == "error" and finding.code != code]
    assert others == [], texts(others)


@every_rule
def test_right_example_does_not(code: int) -> None:
    found = findings(runnable(code), RIGHT)
    left = [finding for finding in found if finding.code == code or finding.severity == "error"]
    assert left == [], texts(left)


@pytest.mark.parametrize("code", sorted(NOT_RUN))
def test_pages_that_are_not_run_show_text(code: int) -> None:
    for language in LANGUAGES:
        shown = written(code, language)
        assert [fence.language for section in (WRONG, RIGHT) for fence in shown.fences[section]].count("text") >= 1


def test_the_base_gives_findings_only_where_examples_add_a_plan() -> None:
    found = api.findings(api.open(MemoryTree(base()), AS_OF))
    assert {(finding.code, finding.orp) for finding in found} == {(401, "7103"), (408, "7103")}


# -- the texts --------------------------------------------------------------------------------------------------------


@every_rule
def test_texts_of_examples_are_whole(code: int) -> None:
    """No parameter of a message is missing or empty, in no language."""
    shown = runnable(code)
    for finding in findings(shown, WRONG):
        for language in LANGUAGES:
            assert not re.search(r"[{}]|„“|“”|\(\)|None", text_of(finding, language)), text_of(finding, language)
