"""A difference in each format: nothing private, nothing that a host or a page would run, JSON by its schema."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest

from kpss.changes.account import Account
from kpss.documents.change import render_change
from kpss.formats import diff_json, diff_markdown, diff_text
from kpss.formats.covering import covered, covered_value
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from tests.unit import changed_records
from tests.unit.changes.test_summary import FILES, told
from tests.unit.records import plan, yaml

_TEXT = {"type": "string"}
_NAME = {"type": ["string", "null"]}
_COUNT = {"type": "integer", "minimum": 0}


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_COUNTS = {"type": "object", "additionalProperties": _COUNT}
_MUNICIPALITY = _object(code=_TEXT, name=_TEXT, orp=_TEXT)
_FINDING = _object(
    code={"pattern": "^KPSS[0-9]{3}$"}, severity={"enum": ["error", "gap"]}, orp=_NAME, municipalities=_list(_TEXT),
    file=_TEXT, line={"type": ["integer", "null"]}, record=_NAME, plan=_NAME, message=_TEXT,
)  # fmt: skip
_FIXED = {
    **_FINDING,
    "properties": {**_FINDING["properties"], "gone": {"type": "boolean"}},
    "required": [*_FINDING["required"], "gone"],
}
SCHEMA = _object(
    format_version={"const": 1},
    as_of={"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    **{"from": {"type": ["string", "null"], "pattern": "^[0-9a-f]{40}"}, "to": {"type": ["string", "null"]}},
    summary=_object(
        text=_TEXT,
        counts=_object(
            records=_object(added=_COUNT, removed=_COUNT, changed=_COUNT, renamed=_COUNT),
            kinds={"type": "object", "additionalProperties": _COUNTS},
            topics=_COUNTS,
            files=_COUNTS,
        ),
    ),
    remarks=_list(_TEXT),
    changes=_list(
        _object(
            record=_TEXT, kind=_TEXT, name=_TEXT, file=_TEXT, change={"enum": ["added", "removed", "changed"]},
            renamed_from=_NAME, moved_from=_NAME,
            meanings=_list(_object(
                topic=_TEXT, text=_TEXT, path=_TEXT,
                amounts={"type": "object", "additionalProperties": {"type": "number"}},
            )),
            values=_list(_object(path=_TEXT, sort={"enum": ["value", "order"]}, before={}, after={})),
        )
    ),
    files=_list(_object(
        change={"enum": ["added", "removed", "changed", "reformatted", "moved", "unreadable"]}, file=_TEXT,
        **{"from": _NAME, "record": _NAME},
    )),
    coverage={"anyOf": [
        {"type": "null"},
        _object(before=_COUNT, after=_COUNT, all=_COUNT, gained=_list(_MUNICIPALITY), lost=_list(_MUNICIPALITY)),
    ]},
    capacity={"anyOf": [
        {"type": "null"},
        _object(as_of=_TEXT, units=_list(_object(
            unit=_TEXT, before={"type": "number"}, after={"type": "number"}, difference={"type": "number"}
        ))),
    ]},
    findings=_object(new=_list(_FINDING), fixed=_list(_FIXED)),
)  # fmt: skip


@pytest.fixture(scope="module")
def rich() -> Account:
    """The rich change of the example."""
    return changed_records.rich()


def everything(made: Account) -> list[str]:
    return [
        diff_text.render(made, "cs"),
        diff_text.render(made, "en", color=True),
        diff_markdown.render(made, "cs"),
        diff_json.render(made, "cs"),
        render_change(made, "cs"),
    ]


def test_nothing_private_in_any_format(rich: Account) -> None:
    for text in everything(rich):
        assert "750101" not in text
        assert "777 123" not in text
        assert "777" not in text
        assert "••••••/••••" in text


@pytest.mark.parametrize("key", ["note", "person", "represents"])
def test_a_birth_number_is_hidden_in_keys_names_and_long_texts(key: str) -> None:
    long = "x" * 60
    member = yaml({"kind": "membership", "id": "m", "body": "b", "role": "r", key: f"{long} 750101/0011 jan@seznam.cz"})
    other = yaml({"kind": "provider", "id": "p", "name": "750101/0011", "ico": 7501010011, "750101/0011": 1})
    made = told({"m.yaml": member, "p.yaml": other}, before={**FILES, "m.yaml": member.replace(long, "y")})
    for text in everything(made):
        assert "750101" not in text
        assert "jan@" not in text


def test_values_are_hidden_wherever_they_stand() -> None:
    value = {"a": ["750101/0011", 7501010011, True, None], "750101/0011": {"b": "x"}}
    assert covered_value(value) == {"a": ["••••••/••••", "••••••••••", True, None], "••••••/••••": {"b": "x"}}
    assert covered("volat 777 123 456", "provider") == "volat 777 123 456"
    words = covered_value(Phrase(Text("{x:quote}", "{x:quote}"), {"x": "750101/0011"}))
    assert words.in_language("cs") == "„••••••/••••“"


def test_json_is_as_documented(rich: Account) -> None:
    for made in (rich, told({}), told({"plans/alfa.yaml": "kind: plan\n\tid: plan-alfa\n"})):
        body = json.loads(diff_json.render(made, "cs"))
        jsonschema.Draft202012Validator(SCHEMA).validate(body)
    body = json.loads(diff_json.render(rich, "en"))
    assert (body["from"], body["to"]) == ("1" * 40, None)
    assert body["coverage"]["after"] - body["coverage"]["before"] == len(body["coverage"]["gained"])
    assert body["capacity"] == {
        "as_of": "2018-01-01", "units": [{"unit": "bed", "before": 1118, "after": 1130, "difference": 12}]
    }  # fmt: skip
    (renamed,) = [one for one in body["changes"] if one["renamed_from"]]
    assert (renamed["record"], renamed["renamed_from"]) == ("jesenicko-2014-2017", "jesenik-2014-2017")
    assert (renamed["file"], renamed["moved_from"]) == ("plans/jesenicko/plan.yaml", "plans/jesenik-2014-2017.yaml")
    (beds,) = [v for c in body["changes"] if c["record"] == "hranice-domov-2018" for v in c["values"]]
    assert (beds["path"], beds["before"], beds["after"]) == ("units[0].value", 76, 88)


def test_text_has_signs_and_colours_only_where_wanted(rich: Account) -> None:
    plain, colored = diff_text.render(rich, "cs"), diff_text.render(rich, "cs", color=True)
    assert "\x1b" not in plain
    assert "\x1b[32m+ Komunitní plán Hranicka" in colored
    assert "\x1b[31m- Komise pro rodinu" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain
    assert plain.splitlines()[0] == colored.splitlines()[0].removeprefix("\x1b[1m").removesuffix("\x1b[0m")
    assert plain.splitlines()[1] == "main (11111111) → teď, stav k 16. 7. 2017"


def test_remarks_go_where_it_is_quiet() -> None:
    before = {**FILES, "x.yaml": "a\tb: ["}
    assert "\n! " not in diff_text.render(told({}, before=before), "cs")  # nothing changed, nothing rests on it
    made = told({"plans/alfa.yaml": None}, before=before)
    assert "\n! " in diff_text.render(made, "cs")
    assert "\n! " not in diff_text.render(made, "cs", quiet=True)
    assert "\n> " in diff_markdown.render(made, "cs")
    assert "\n> " not in diff_markdown.render(made, "cs", quiet=True)
    assert "<blockquote>" in render_change(made, "cs")
    assert "<blockquote>" not in render_change(made, "cs", quiet=True)


HOSTILE = "<img src=x onerror=alert(1)> @kraj #12 [x](https://zly.example) ![y](z) **tučně**\n::error::x\n# Nadpis"


def test_texts_of_records_stay_texts() -> None:
    made = told({"plans/alfa.yaml": plan("plan-alfa", name=HOSTILE, valid={"from": 2016, "to": 2019})})
    markdown = diff_markdown.render(made, "cs")
    assert "<img" not in markdown
    assert not re.search(r"@\w|#\d|(?<!\\)\]\(|https://\w", markdown)
    assert not re.search(r"^(::|# )", markdown + diff_text.render(made, "cs"), re.MULTILINE)
    page = render_change(made, "cs")
    assert "<img" not in page
    assert "zly.example</a>" not in page
    assert "<strong>tučně" not in page


def test_control_characters_reach_no_terminal() -> None:
    named = plan("plan-alfa", name="Plán", vision="x").replace('"x"', '"\\e[31m\\u202e"')
    made = told({"plans/alfa.yaml": named})
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", diff_text.render(made, "cs") + diff_markdown.render(made, "cs"))


def test_a_comment_is_no_longer_than_a_host_takes() -> None:
    many: dict[str, str | None] = {f"p/{n}.yaml": plan(f"p-{n}", name="Plán " + "ž" * 200) for n in range(400)}
    text = diff_markdown.render(told(many), "cs")
    assert len(text) < 65_536
    assert re.search(r"Zbytek \(\d+ řádk", text.splitlines()[-1].replace("\u2060", "").replace("\u00a0", " "))
    assert len(diff_text.render(told(many), "cs")) > 65_536
