"""Tables and pictures beside plans: seen by their content, told under the plan."""

from __future__ import annotations

import pytest

from kpss.changes.difference import Difference, FileChange
from kpss.formats import diff_json
from tests.unit.changes.test_summary import line, told
from tests.unit.changes.told import between, words
from tests.unit.records import plan

PNG = b"\x89PNG\r\n\x1a\n"
PLAN = plan(
    "plan-alfa",
    tables=[{"id": "t", "title": "Počty", "file": "t.csv"}],
    chapters=[{"title": "Úvod", "file": "uvod.md"}],
)
BEFORE: dict[str, str | bytes | None] = {
    "plans/a.yaml": PLAN, "plans/t.csv": "rok;počet\n2016;1\n2017;2\n", "plans/uvod.md": "![Mapa](mapa.png)\n",
    "plans/mapa.png": PNG + b"1",
}  # fmt: skip


def after(**files: str | bytes | None) -> Difference:
    names = {"table": "plans/t.csv", "picture": "plans/mapa.png"}
    return between(BEFORE, {**BEFORE, **{names[name]: content for name, content in files.items()}})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rok;počet\n2016;1\n2017;2\n2018;3\n", "tabulka t.csv změněna: 1 řádek přibyl"),
        ("rok;počet\n2016;1\n", "tabulka t.csv změněna: 1 řádek ubyl"),
        ("rok;počet\n2016;1\n2017;5\n2018;3\n2019;4\n", "tabulka t.csv změněna: 1 řádek změněn, 2 řádky přibyly"),
        ("rok;počet\n2017;2\n2016;1\n", "tabulka t.csv změněna"),
        ('rok;"počet\n', "tabulka t.csv změněna"),
        (None, "tabulka t.csv ubyla"),
    ],
)
def test_a_table(text: str | None, said: str) -> None:
    found = after(table=text)
    (change,) = found.records
    assert (change.sort, change.record.id, change.values) == ("changed", "plan-alfa", ())
    assert words(change.meanings) == [said]
    assert found.files == (FileChange("removed" if text is None else "changed", "plans/t.csv", record="plan-alfa"),)
    assert found.files_apart == []


def test_a_picture() -> None:
    for content, said in ((PNG + b" 1", "obrázek mapa.png změněn"), (None, "obrázek mapa.png ubyl")):
        (change,) = after(picture=content).records
        assert words(change.meanings) == [said]
    found = between({**BEFORE, "plans/mapa.png": None}, BEFORE)
    assert words(found.records[0].meanings) == ["obrázek mapa.png přibyl"]


def test_what_is_told_by_itself() -> None:
    """Files of a plan that is new, that were moved or written in another way, and that no plan names."""
    added = between({**BEFORE, "plans/a.yaml": None, "plans/t.csv": None}, BEFORE)
    assert added.files_apart == [FileChange("added", "plans/t.csv")]
    assert after(table="rok;počet\r\n2016;1\r\n2017;2\r\n").files_apart == [FileChange("reformatted", "plans/t.csv")]
    moved = between(BEFORE, {**BEFORE, "plans/t.csv": None, "plans/x.csv": BEFORE["plans/t.csv"],
                             "plans/a.yaml": PLAN.replace("t.csv", "x.csv")})  # fmt: skip
    assert moved.files_apart == [FileChange("moved", "plans/x.csv", "plans/t.csv")]
    loose: dict[str, str | bytes | None] = {"a.md": "![x](x.png)", "x.png": PNG, "jine.csv": "a;b\n", "kpss.txt": "x"}
    assert between(loose, {**loose, "x.png": PNG + b"2", "jine.csv": "c;d\n"}).files == (
        FileChange("changed", "x.png"),
    )
    outside = {"plans/a.yaml": plan("plan-alfa", tables=[{"id": "t", "title": "T", "file": "../../t.csv"}])}
    assert between(outside, outside).files == ()


def test_line_and_json() -> None:
    old = {path: text for path, text in BEFORE.items() if isinstance(text, str)}
    settings = {"kpss.yaml": 'kpss: 1\nname: "Kraj"\nlevel: region\narea: CZ071\n'}
    new: dict[str, str | None] = {"plans/t.csv": "rok;počet\n2016;1\n"}
    assert line(new, before={**settings, **old}).endswith("1 plán změněn.")
    assert '"record": "plan-alfa"' in diff_json.render(told(new, before={**settings, **old}), "cs")
