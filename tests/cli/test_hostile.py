"""Text of records is data: nothing of it reaches terminal, log or document raw, in no format."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import DAY, Inside
from tests.support import WriteWorkspace, write_files

BIDI = "\u202ezlo\u202c\u2066x\u2069\u200f"
CONTROL = "\x1b[31mred\x1b]0;title\x07\x08\x9b2J\x7f"
LINES = "\n::error file=a.yaml::boo\n# Nadpis\n=SUM(A1)\r\n- bod\u2028::warning::x"
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)> &amp; [odkaz](javascript:alert(3)) ![](http://x/y)"
MARKS = "`kód` *kurzíva* __tučně__ | sloupec ~~x~~ $x$ {{ 1 }} {% x %} \\ </title></style> %0A ```kpss-block 0"
HOSTILE = f"{BIDI} {CONTROL} {MARKUP} {MARKS} {LINES}"
FORMULA = "=cmd|' /C calc'!A0"


def record(data: dict[str, Any]) -> str:
    """A record as YAML with every special character escaped, so that reading lets it through."""
    return "".join(f"{json.dumps(key)}: {json.dumps(value)}\n" for key, value in data.items())


def _plan(identifier: str, **changes: Any) -> str:
    area = {"include": [{"orp": "7101"}]}
    data = {"kind": "plan", "id": identifier, "type": "community", "name": HOSTILE, "area": area, "status": "approved"}
    return record({**data, "valid": {"from": 2010, "to": 2012}, **changes})


FILES = {
    "kpss.yaml": record({"kpss": 1, "name": HOSTILE, "level": "region", "area": "CZ071"}),
    "territory/alfa.yaml": record(
        {
            "kind": "orp", "id": "orp-alfa", "code": "7101", "name": HOSTILE, "seat": "500001", "region": "CZ071",
            "municipalities": [{"code": "500001", "name": HOSTILE}, {"code": "500002", "name": FORMULA}],
        }
    ),
    "plans/a.yaml": _plan(
        "plan-a", note=HOSTILE, contains=[HOSTILE], measures=[{"name": HOSTILE, "code": HOSTILE}],
        sources=[{"title": HOSTILE, "note": HOSTILE}],
        approvals=[{"by_name": HOSTILE, "date": "2010-01-01", "resolution": HOSTILE}],
        deadlines=[{"id": "x", "name": HOSTILE, "due": "--03-31", "note": HOSTILE}],
    ),
    "plans/b.yaml": _plan("plan-b", valid={"from": 2016, "to": 2018}, name=FORMULA),
    "plans/c.yaml": _plan("plan-c", valid={"from": 2016, "to": 2018}, status=HOSTILE, **{f"key{BIDI}{CONTROL}": 1}),
    "plans/d.yaml": _plan("plan-d", valid={"from": HOSTILE}, area={"include": [{"orp": HOSTILE}]}),
    f"plans/{BIDI}\x1b[31m\n::error::x,y.yaml": _plan("plan-e", statuss="x"),
    "structure/body.yaml": record(
        {
            "kind": "body", "id": "body-a", "type": "commission", "name": HOSTILE, "purpose": HOSTILE, "note": HOSTILE,
            "tasks": [HOSTILE], "absence": HOSTILE, "members": [{"who": HOSTILE, "note": HOSTILE}],
            "duties": {"convenes": {"holders": [{"name": HOSTILE}], "note": HOSTILE}},
            "meetings": {"papers": {"days": 3, "content": HOSTILE, "urgent": HOSTILE}, "on_request": HOSTILE},
        }
    ),
    "structure/member.yaml": record(
        {"kind": "membership", "id": "member-a", "body": "body-a", "represents": HOSTILE, "note": HOSTILE}
    ),
    "plans/medium.yaml": _plan(
        "plan-m", type="medium_term", predecessors=["plan-a"], vision=HOSTILE,
        chapters=[{"part": "descriptive", "title": HOSTILE, "text": HOSTILE}, {"part": "annex", "text": HOSTILE}],
        priorities=[{"code": "P", "name": HOSTILE, "goals": [{"code": "G", "name": HOSTILE, "measures": [
            {"code": "1", "name": HOSTILE, "responsible": [{"name": HOSTILE}], "needs": ["need-a"],
             "costs": [{"year": 2010, "amount": 5}], "outputs": [HOSTILE],
             "indicators": [{"id": "i", "name": HOSTILE, "unit": HOSTILE, "targets": [{"year": 2010, "value": 1}]}],
             "capacity": [{"unit": "bed", "change": 1}]}]}]}],
        addenda=[{"number": 1, "name": HOSTILE, "date": "2010-02-01", "resolution": HOSTILE,
                  "changes": [{"what": "changes", "measure": "1", "text": HOSTILE, "set": {"risks": HOSTILE}}]}],
        outlook=[{"year": 2010, "costs": 1, "note": HOSTILE}],
    ),
    "plans/action.yaml": _plan(
        "plan-x", type="action", implements=["plan-m"], outlook=[{"year": 2011, "note": HOSTILE}]
    ),
    "plans/need.yaml": record(
        {
            "kind": "need", "id": "need-a", "name": HOSTILE, "target_groups": [HOSTILE],
            "reported_by": [{"name": HOSTILE}],
        }
    ),
    "plans/evaluation.yaml": record(
        {
            "kind": "evaluation", "id": "evaluation-a", "plan": "plan-m", "year": 2010, "name": HOSTILE,
            "summary": HOSTILE, "by": [{"name": HOSTILE}], "recommendations": [HOSTILE],
            "measures": [{"measure": "1", "status": "ongoing", "comment": HOSTILE, "spent": [{"amount": 3}],
                          "by": [{"name": HOSTILE}], "indicators": [{"id": "i", "value": 1, "note": HOSTILE}]}],
        }
    ),
    "plans/consultation.yaml": record(
        {
            "kind": "consultation", "id": "consultation-a", "name": HOSTILE, "about": ["plan-m"], "ways": [HOSTILE],
            "hearings": [{"place": HOSTILE, "note": HOSTILE}], "note": HOSTILE, "url": "https://a.cz/?" + MARKS,
            "comments": [{"id": HOSTILE, "from": HOSTILE, "part": HOSTILE, "text": HOSTILE, "reason": HOSTILE,
                          "settlement": "accepted", "by": [{"name": HOSTILE}]}, {"from": HOSTILE}],
        }
    ),
    "plans/locality.yaml": record(
        {
            "kind": "locality", "id": "locality-a", "name": HOSTILE, "type": "place",
            "area": {"include": [{"orp": "7101"}]},
            "plans": ["plan-a"], "responsible": [{"name": HOSTILE}], "state": HOSTILE, "projects": ["project-a"],
            "chapters": [{"part": "state", "title": HOSTILE, "text": HOSTILE}, {"part": "other", "text": HOSTILE}],
            "steps": [{"name": HOSTILE, "text": HOSTILE, "responsible": [{"name": HOSTILE}]}],
        }
    ),
    "plans/quality.yaml": record(
        {
            "kind": "quality", "id": "quality-a", "name": HOSTILE, "year": 2016, "summary": HOSTILE,
            "by": [{"name": HOSTILE}], "areas": [{"area": "plan", "strengths": [HOSTILE], "improvement": HOSTILE}],
        }
    ),
    "plans/project.yaml": record(
        {
            "kind": "project", "id": "project-a", "name": HOSTILE, "number": HOSTILE, "funding": [HOSTILE],
            "outputs": [HOSTILE], "activities": [{"name": HOSTILE, "outputs": [HOSTILE]}], "note": HOSTILE,
        }
    ),
    "network/service.yaml": record(
        {
            "kind": "service", "id": "service-a", "name": HOSTILE, "number": HOSTILE, "provider": "provider-a",
            "type": "home_care", "forms": ["field"], "ages": {"from": 3, "note": HOSTILE},
        }
    ),
    "network/provider.yaml": record({"kind": "provider", "id": "provider-a", "name": FORMULA, "note": HOSTILE}),
    "network/entry.yaml": record(
        {
            "kind": "network-entry", "id": "entry-a", "service": "service-a", "level": "core", "reason": HOSTILE,
            "valid": {"from": "2016-01-01"}, "note": HOSTILE, "commissioners": [{"name": HOSTILE}],
            "units": [{"form": "field", "unit": "fte", "value": 2, "orps": [{"orp": "7101", "value": 1}]}],
            "entrustment": {"number": HOSTILE, "by": [{"name": HOSTILE}]}, "money": [{"year": 2017, "granted": 5}],
        }
    ),
    "network/round.yaml": record(
        {
            "kind": "round", "id": "round-a", "name": HOSTILE, "year": 2017, "assessed_by": [{"name": HOSTILE}],
            "criteria": [{"code": HOSTILE, "name": HOSTILE}], "decided_by": [{"by": [{"name": HOSTILE}]}],
            "moratoria": [{"from": "2017-01-01", "resolution": HOSTILE, "note": HOSTILE}],
        }
    ),
    "network/request.yaml": record(
        {
            "kind": "request", "id": "request-a", "name": HOSTILE, "number": HOSTILE, "round": "round-a",
            "type": "change", "submitted": "2017-01-05", "service": "service-a", "applicant": HOSTILE,
            "intention": {"need": HOSTILE, "financing": HOSTILE, "note": HOSTILE,
                          "discussed": [{"with": [{"name": HOSTILE}], "orp": HOSTILE, "note": HOSTILE}]},
            "changes": {"units": [{"form": "field", "unit": "fte", "value": 3}], "note": HOSTILE},
            "opinions": [{"from": "orp", "municipality": HOSTILE, "outcome": "agrees", "text": HOSTILE}],
            "assessments": [{"by": [{"name": HOSTILE}], "points": [{"criterion": HOSTILE, "points": 1}],
                             "text": HOSTILE, "recommendation": "not_recommended"}],
            "attachments": [{"name": HOSTILE, "note": HOSTILE}], "note": HOSTILE,
        }
    ),
    "meetings/a.yaml": record(
        {
            "kind": "meeting", "id": "meeting-a", "body": "body-a", "date": "2017-07-20", "name": HOSTILE,
            "number": HOSTILE, "place": HOSTILE, "note": HOSTILE, "convened_by": [{"name": HOSTILE}],
            "attendance": [{"represents": HOSTILE, "substitute": HOSTILE, "note": HOSTILE}, {"guest": True}],
            "agenda": [{"id": "a", "title": HOSTILE, "note": HOSTILE, "submitted_by": [{"name": HOSTILE}]}],
            "resolutions": [{"number": HOSTILE, "item": "a", "text": HOSTILE, "note": HOSTILE}],
            "tasks": [{"text": HOSTILE, "responsible": [{"name": HOSTILE}], "note": HOSTILE}],
            "minutes": {"text": HOSTILE, "note": HOSTILE, "written_by": [{"name": HOSTILE}]},
        }
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("hostile"), FILES)


FINDINGS = [["validate", "--fail-on", "never"], ["validate", "--code", "301", "--code", "402", "--fail-on", "never"]]
TEXT = [["report", name] for name in ("gaps", "plans", "coverage", "quality", "measures", "deadlines", "todo")]
TEXT += [["list", "plan"], ["list"]]
SHOW = [["show", name] for name in ("plan-a", "plan-b", "plan-c", "plan-d", "plan-e", "orp-alfa", "500001")]
DOCUMENTS = [["render", "plans"], ["render", "plan", "plan-a"], ["render", "plan", "plan-b"], ["render", "gaps"]]
DOCUMENTS += [["render", "body", "body-a"], ["render", "handbook"], ["render", "handbook", "locality-a"]]
DOCUMENTS += [["render", "meeting", "meeting-a", "--as", paper] for paper in ("invitation", "minutes", "attendance")]
DOCUMENTS += [["render", "medium-term-plan", "plan-m"], ["render", "action-plan", "plan-x"]]
DOCUMENTS += [["render", "evaluation", "evaluation-a"], ["render", "consultation", "consultation-a"]]
DOCUMENTS += [["render", "measure", "plan-m"], ["render", "measure", "plan-m/1"]]
DOCUMENTS += [["render", "network", "2017"], ["render", "request", "request-a"], ["render", "decision", "round-a"]]
TABLES = [["report", name] for name in ("gaps", "plans", "coverage")]


def output(inside: Inside, hostile: Path, *command: str) -> str:
    done = inside(*command, cwd=hostile, today=DAY, env={"COLUMNS": "200"}).expect()
    assert raw(done.stderr) == []
    return done.stdout


def raw(text: str) -> list[str]:
    """Control and bidirectional characters of *text* but for line ends."""
    return sorted({f"U+{ord(c):04X}" for c in text if unicodedata.category(c) in {"Cc", "Cf"} and c != "\n"})


def broken_lines(text: str) -> list[str]:
    """Lines that GitHub would take for a command; it looks past spaces at the beginning."""
    return [line for line in text.split("\n") if line.lstrip().startswith("::")]


@pytest.mark.parametrize(
    "command",
    [
        *FINDINGS,
        *TEXT,
        *SHOW,
    ],
    ids=" ".join,
)
def test_terminal(inside: Inside, hostile: Path, command: list[str]) -> None:
    shown = output(inside, hostile, *command)
    assert raw(shown) == []
    assert broken_lines(shown) == []


COMMAND = "::error file=a.yaml::boo"


@pytest.mark.parametrize(
    "command",
    [["show", "plan-a"], ["report", "plans"], ["render", "plans"], ["render", "plan", "plan-a"]],
    ids=" ".join,
)
def test_no_name_becomes_a_command(inside: Inside, workspace: WriteWorkspace, command: list[str]) -> None:
    # In a table a name is folded at a space, in a document it may stand alone on its line.
    name = COMMAND if command[0] != "report" else "Plán " + " ".join(["::error::boo"] * 20)
    folder = workspace(
        {
            **FILES,
            "kpss.yaml": FILES["kpss.yaml"].replace(json.dumps(HOSTILE), json.dumps(COMMAND)),
            "plans/a.yaml": _plan("plan-a", name=name, note=COMMAND),
        }
    )
    assert broken_lines(output(inside, folder, *command)) == []


def test_terminal_with_color_has_only_our_sequences(inside: Inside, hostile: Path) -> None:
    for command in (["validate", "--fail-on", "never"], ["report", "plans"]):
        shown = output(inside, hostile, *command, "--color", "always")
        assert raw(re.sub(r"\x1b\[[0-9;]*m", "", shown)) == []
        assert set(re.findall(r"\x1b\[[0-9;]*m", shown)) <= {"\x1b[0m", "\x1b[1m", "\x1b[1;31m", "\x1b[1;33m"}


def test_github_log(inside: Inside, hostile: Path) -> None:
    shown = output(inside, hostile, "validate", "--format", "github", "--fail-on", "never")
    assert raw(shown) == []
    lines = shown.splitlines()
    assert len(lines) > 3
    for line in lines[:-1]:
        head, _, _ = line.removeprefix("::").partition("::")
        assert re.fullmatch(
            r"(?:error|warning) file=[^:,\s]+(?:\ufffd| |%3A|%2C|[^:,\s])*,title=KPSS\d{3}(?:,\w+=\d+)*", head
        ), head
    assert not lines[-1].startswith("::")


JSON_COMMANDS = [FINDINGS[0], *TEXT, *SHOW]


def test_json_is_safe_on_a_terminal_too(inside: Inside, hostile: Path) -> None:
    for command in JSON_COMMANDS:
        assert raw(output(inside, hostile, *command, "--format", "json")) == []


@pytest.mark.parametrize("command", JSON_COMMANDS, ids=" ".join)
def test_json_loses_nothing(inside: Inside, hostile: Path, command: list[str]) -> None:
    body = json.loads(output(inside, hostile, *command, "--format", "json"))
    assert body["format_version"] == 1
    if command == ["report", "plans"]:
        assert HOSTILE in {row["name"] for row in body["rows"]}


CSV_COMMANDS = [*TABLES, ["list", "plan"]]


@pytest.mark.parametrize("command", CSV_COMMANDS, ids=" ".join)
def test_csv_runs_no_formula(inside: Inside, hostile: Path, command: list[str]) -> None:
    rows = list(csv.reader(io.StringIO(output(inside, hostile, *command, "--format", "csv"), newline="")))
    assert len({len(row) for row in rows}) == 1
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    if command != ["report", "gaps"]:
        assert f"'{FORMULA}" in cells


@pytest.mark.parametrize("command", [["report", "plans"], ["report", "coverage"], ["list", "plan"]], ids=" ".join)
def test_csv_is_clean(inside: Inside, hostile: Path, command: list[str]) -> None:
    text = output(inside, hostile, *command, "--format", "csv").replace("\r\n", "\n")
    assert raw(text) == []
    assert broken_lines(text) == []


class Page(html.parser.HTMLParser):
    """The elements of a page and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.values: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.values += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


# Documents with charts of our own: SVG in pages, a fence in Markdown.
WITH_CHARTS = [["render", "evaluation", "evaluation-a"]]
HTML_COMMANDS = [*TABLES, ["report", "deadlines"], ["report", "todo"], *DOCUMENTS]


@pytest.mark.parametrize("command", HTML_COMMANDS, ids=" ".join)
def test_html_is_text_not_markup(inside: Inside, hostile: Path, command: list[str]) -> None:
    text = output(inside, hostile, *command, "--format", "html")
    page = Page(text)
    foreign = {"script", "img", "iframe", "svg", "object", "embed", "code", "em", "del"}
    assert page.elements.isdisjoint(foreign - {"svg"} if command in WITH_CHARTS else foreign)
    assert [name for name in page.attributes if name.startswith("on")] == []
    assert [value for value in page.values if "javascript:" in value and not value.startswith("Tabulka")] == []
    outside = re.sub("<svg.*?</svg>", "", text, flags=re.DOTALL)  # drawings have titles and styles of their own
    assert len(re.findall("</title>", outside)) == 1
    assert len(re.findall("</style>", outside)) == 1
    assert "kpss-block 0" not in page.text or "```kpss-block" in page.text


@pytest.mark.parametrize("command", HTML_COMMANDS, ids=" ".join)
def test_html_is_clean(inside: Inside, hostile: Path, command: list[str]) -> None:
    text = output(inside, hostile, *command, "--format", "html")
    assert raw(text) == []
    assert broken_lines(Page(text).text) == []


@pytest.mark.parametrize("command", HTML_COMMANDS, ids=" ".join)
def test_markdown_shows_the_text_as_it_is(inside: Inside, hostile: Path, command: list[str]) -> None:
    from markdown_it import MarkdownIt

    text = output(inside, hostile, *command, "--format", "md")
    assert raw(text) == []
    # A dash makes a point in the longer texts of records, as their help says; nothing else begins anything.
    assert [line for line in text.split("\n") if re.match(r"\s*(?:# Nadpis|::|=)", line)] == []
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    page = Page(parser.render(text))
    # Tables and headings are ours; links, pictures, code and raw HTML would come from a record.
    foreign = {"script", "img", "a", "code", "s", "pre", "title", "style"}
    assert page.elements.isdisjoint(foreign - {"pre", "code"} if command in WITH_CHARTS else foreign)
    if command[0] == "render" and command[1] != "gaps":
        assert "<script>alert(1)</script>" in page.text
        assert "[odkaz](javascript:alert(3))" in page.text
    widths = {len(re.findall(r"(?<!\\)\|", row)) for row in text.split("\n") if row.startswith("| ")}
    assert len(widths) <= len(re.findall(r"^\|[-|:]+\|$", text, flags=re.MULTILINE))


def test_mistakes_are_clean(inside: Inside, hostile: Path) -> None:
    for command in (["show", HOSTILE], ["render", "plan", HOSTILE], ["validate", HOSTILE], ["report", HOSTILE]):
        done = inside(*(part.replace("\x00", "") for part in command), cwd=hostile, today=DAY).expect(2)
        assert raw(done.stderr) == []
