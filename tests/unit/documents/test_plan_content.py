"""The plan's document shows its content; texts of records and chapters stay texts."""

from __future__ import annotations

from typing import Any

from kpss.documents.plan import make
from kpss.documents.render import render
from kpss.rules.engine import find
from kpss.source.links import links
from tests.unit.records import plan, workspace

CONTENT: dict[str, Any] = {
    "vision": "Lidé zůstávají doma.",
    "chapters": [{"part": "introduction", "file": "uvod.md"}, {"title": "Závěr", "text": "# není nadpis"}],
    "priorities": [
        {
            "code": "A",
            "name": "Senioři",
            "goals": [
                {
                    "code": "1",
                    "name": "Doma",
                    "measures": [
                        {
                            "code": "1.1",
                            "name": "Terén <b>",
                            "responsible": [{"name": "Město"}],
                            "costs": [
                                {"year": 2016, "source": "town", "amount": 1000},
                                {"year": 2017, "source": "state", "amount": 250},
                            ],
                            "capacity": [{"service_type": "home_care", "unit": "fte", "change": 2}],
                        }
                    ],
                }
            ],
        }
    ],
    "swot": {"strengths": ["Spolupráce"]},
    "addenda": [
        {"number": 1, "date": "2014-05-01", "changes": [{"what": "adds", "measure": "1.1"}]},
        {"number": 2, "date": "2016-05-01"},
    ],
}
CHAPTER = """\
# Úvod

Odkaz na [terén](kpss:plan/1.1) a [](kpss:plan).

<script>alert(1)</script>

## Jak jsme postupovali
"""


def shown(form: str = "md", **changes: Any) -> str:
    files = {"plans/p.yaml": plan(**{**CONTENT, **changes}), "plans/uvod.md": CHAPTER}
    opened = workspace(files, "2015-06-01")
    return render(opened, make(opened, "cs", "plan"), form, "cs").replace("\xa0", " ")


def test_everything_of_the_plan_is_there_in_order() -> None:
    text = shown()
    wanted = ["Úvod", "Jak jsme postupovali", "Závěr", "Spolupráce", "Vize", "Priorita A Senioři", "Cíl 1 Doma",
              "1.1 Terén", "pečovatelská služba: +2", "obec: 2016 – 1 000 Kč", "Celkem", "1 250 |",
              "Dodatek č. 1"]  # fmt: skip
    places = [text.index(word) for word in wanted]
    assert places == sorted(places)
    assert "Dodatek č. 2" not in text  # approved after the date


def test_texts_stay_texts() -> None:
    text = shown()
    assert "\\# není nadpis" in text
    assert "Terén &lt;b&gt;" in text
    assert "<script>" not in text
    page = shown("html")
    assert "<script>alert" not in page
    assert "Terén &lt;b&gt;" in page


def test_a_plan_without_content_has_no_empty_headings() -> None:
    empty: dict[str, Any] = dict.fromkeys(CONTENT)
    assert not {"Vize", "Priorita", "Dodatky", "Náklady"} & set(shown(**empty).split())


def test_links_of_a_chapter_are_checked() -> None:
    assert [(one.target, one.line) for one in links(CHAPTER)] == [("plan/1.1", 3), ("plan", 3)]
    files = {"p.yaml": plan(**CONTENT), "a.md": CHAPTER + "\n[x](kpss:plan/9) [y](kpss:plna)\n"}
    found = [one for one in find(workspace(files, "2015-06-01"), [202]) if one.place.file == "a.md"]
    assert [(one.subject, one.place.span and one.place.span[:2]) for one in found] == [
        ("plan/9", (9, 10)),
        ("plna", (9, 27)),
    ]
