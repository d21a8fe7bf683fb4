"""The line of words: plurals and genders, what comes first, and when there is nothing to tell."""

from __future__ import annotations

import pytest

from kpss import api
from kpss.changes.account import Account, Side, account
from kpss.changes.compare import difference
from kpss.changes.kind_words import KINDS, happened, noun
from kpss.changes.summary import summary
from kpss.formats.diff_words import headline
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text
from kpss.reports.filters import Filters
from kpss.source.trees import MemoryTree
from kpss.structure.schemas import SETTINGS_KIND, kinds
from tests.unit.records import ALFA, orp, plan, settings, yaml

DAY = "2017-07-16"
FILES = {
    "kpss.yaml": settings(),
    "territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", ALFA),
    "plans/alfa.yaml": plan("plan-alfa", name="Plán Alfy", valid={"from": 2016, "to": 2019}),
}


def told(
    changes: dict[str, str | None],
    *,
    before: dict[str, str] | None = None,
    day: str = DAY,
    filters: Filters | None = None,
) -> Account:
    """The account of *changes* to *before*."""
    old = before or FILES
    new = {path: text for path, text in {**old, **changes}.items() if text is not None}
    trees = (api.open(MemoryTree(old), day), api.open(MemoryTree(new), day))
    side = Side("", Text("a", "a"))
    return account(difference(*trees), (side, side), filters or Filters())


def line(changes: dict[str, str | None], language: Language = "cs", **more: object) -> str:
    return headline(told(changes, **more), language)  # type: ignore[arg-type]


def bodies(count: int) -> dict[str, str | None]:
    return {
        f"structure/b{n}.yaml": yaml(
            {"kind": "body", "id": f"b{n}", "type": "working_group", "name": f"Skupina {n}", "level": "orp"}
        )
        for n in range(count)
    }


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("plan", ("1 plán přibyl", "2 plány přibyly", "5 plánů přibylo")),
        ("measure", ("1 opatření přibylo", "2 opatření přibyla", "5 opatření přibylo")),
        ("body", ("1 orgán přibyl", "3 orgány přibyly", "7 orgánů přibylo")),
        ("service", ("1 služba přibyla", "4 služby přibyly", "11 služeb přibylo")),
        ("provider", ("1 poskytovatel přibyl", "2 poskytovatelé přibyli", "5 poskytovatelů přibylo")),
        ("no-such-kind", ("1 záznam přibyl", "2 záznamy přibyly", "5 záznamů přibylo")),
    ],
)
def test_verbs_agree_with_nouns(kind: str, said: tuple[str, ...]) -> None:
    template = happened(noun(kind), Text("přibyl", "added"), named=True)
    for text in said:
        assert Phrase(template, {"n": int(text.split()[0])}).in_language("cs").replace("\u00a0", " ") == text


def test_every_kind_has_a_noun() -> None:
    assert set(KINDS) == {*kinds(), SETTINGS_KIND}
    assert all(noun(kind).forms.cs.count("|") == 2 and noun(kind).forms.en.count("|") == 1 for kind in KINDS)


def test_the_noun_is_said_once() -> None:
    changes: dict[str, str | None] = {
        "plans/alfa.yaml": plan("plan-alfa", name="Plán Alfy", valid={"from": 2016, "to": 2020}),
        "plans/b.yaml": plan("plan-b", name="Druhý", valid={"from": 2030, "to": 2031}),
        "plans/c.yaml": plan("plan-c", name="Třetí", type="strategic", valid={"from": 2030, "to": 2035}),
    }
    assert line(changes) == "2 plány přibyly, 1 prodloužen."
    assert line(changes, "en") == "2 plans added, 1 extended."


def test_a_plan_that_ends_sooner_is_approved_or_withdrawn() -> None:
    assert line({"plans/alfa.yaml": plan("plan-alfa", name="Plán Alfy", valid={"from": 2016, "to": 2018})}) == (
        "1 plán zkrácen."
    )
    preparing = {**FILES, "plans/alfa.yaml": FILES["plans/alfa.yaml"].replace("approved", "preparing")}
    assert line({"plans/alfa.yaml": FILES["plans/alfa.yaml"]}, before=preparing) == (
        "1 plán schválen, pokrytých obcí 0 → 3."
    )
    withdrawn = FILES["plans/alfa.yaml"].replace("approved", "withdrawn")
    assert line({"plans/alfa.yaml": withdrawn}) == "1 plán zrušen, pokrytých obcí 3 → 0."
    assert line({"plans/alfa.yaml": withdrawn}, "en") == "1 plan withdrawn, municipalities covered 3 → 0."


def test_removed_and_renamed() -> None:
    assert line({"plans/alfa.yaml": None}) == "1 plán ubyl, pokrytých obcí 3 → 0."
    assert line({"plans/alfa.yaml": FILES["plans/alfa.yaml"].replace("plan-alfa", "alfa-2016")}) == (
        "1 plán přejmenován."
    )


def test_the_beginning_is_a_capital() -> None:
    smaller = plan(
        "plan-alfa", name="Plán Alfy", valid={"from": 2016, "to": 2019}, area={"include": [{"municipality": "500001"}]}
    )
    assert line({"plans/alfa.yaml": smaller}).startswith("Pokrytých obcí 3 → 1")


def test_moved_meetings_are_deadlines() -> None:
    def meeting(number: int, date: str) -> str:
        return yaml({"kind": "meeting", "id": f"m{number}", "body": "b0", "date": date})

    before = {
        **FILES,
        **{path: text for path, text in bodies(1).items() if text},
        **{f"m/{n}.yaml": meeting(n, f"2018-0{n}-10") for n in (1, 2, 3)},
    }
    assert line({f"m/{n}.yaml": meeting(n, f"2018-0{n}-17") for n in (1, 2, 3)}, before=before) == (
        "3 termíny posunuty."
    )
    assert line({"m/1.yaml": meeting(1, "2018-01-09")}, "en", before=before) == "1 deadline moved."


def test_measures_inside_a_plan_are_counted() -> None:
    measures = [{"code": f"1.{n}", "name": f"Opatření {n}"} for n in range(5)]
    grown = plan("plan-alfa", name="Plán Alfy", valid={"from": 2016, "to": 2019}, measures=measures)
    assert line({"plans/alfa.yaml": grown}) == "5 opatření přibylo."
    assert line({"plans/alfa.yaml": FILES["plans/alfa.yaml"]}, before={**FILES, "plans/alfa.yaml": grown}) == (
        "5 opatření ubylo."
    )


def test_money_is_summed_by_column_and_sign() -> None:
    def costs(amount: int) -> str:
        rows = [{"year": 2017, "source": "town", "amount": amount}, {"year": 2018, "source": "town", "amount": 5}]
        measures = [{"code": "1", "name": "Opatření", "costs": rows}]
        return plan("plan-alfa", name="Plán Alfy", valid={"from": 2016, "to": 2019}, measures=measures)

    before = {**FILES, "plans/alfa.yaml": costs(100_000)}
    assert line({"plans/alfa.yaml": costs(350_000)}, before=before) == "Náklady opatření +250 000 Kč."
    assert line({"plans/alfa.yaml": costs(99_999)}, "en", before=before) == "Costs of measures −CZK 1."


def test_no_more_than_six_parts() -> None:
    kinds_of = ("provider", "need", "project", "role")
    records: dict[str, str | None] = {
        f"x/{kind}.yaml": yaml({"kind": kind, "id": f"x-{kind}", "name": "X"}) for kind in kinds_of
    }
    said = line({**records, **bodies(3), "plans/alfa.yaml": None})
    assert said.startswith("1 plán ubyl, pokrytých obcí 3 → 0, ")
    assert said.endswith(" a další změny.")
    assert said.count(",") == 5


def test_formatting_moves_and_nothing() -> None:
    text = FILES["plans/alfa.yaml"]
    assert line({}) == "Beze změny."
    assert line({}, "en") == "No changes."
    reformatted = "# poznámka\n" + text.replace('"', "")
    assert line({"plans/alfa.yaml": reformatted}) == ("Beze změny ve významu; upraveno jen formátování (1 soubor).")
    assert line({"plans/alfa.yaml": None, "plans/alfa/plan.yaml": text}) == (
        "Beze změny ve významu; 1 soubor přesunut."
    )
    both: dict[str, str | None] = {
        "plans/alfa.yaml": None,
        "plans/alfa/plan.yaml": text,
        "territory/alfa.yaml": FILES["territory/alfa.yaml"] + "# konec\n",
    }
    assert line(both) == "Beze změny ve významu; 1 soubor přesunut a upraveno formátování (1 soubor)."
    assert line(both, "en") == "No change in meaning; 1 file moved and formatting was changed (1 file)."


def test_settings_and_unreadable_files() -> None:
    assert line({"kpss.yaml": settings(name="Jiný kraj")}) == "Změněno nastavení."
    broken = line({"plans/alfa.yaml": "kind: plan\n\tid: plan-alfa\n"})
    assert broken == "1 soubor nelze přečíst."  # and no municipality was lost: its plan may stand in it


def test_what_only_changed_is_told_by_kind() -> None:
    other = FILES["plans/alfa.yaml"] + yaml({"vision": "Lepší Alfa"})
    coming = plan("b", type="strategic", valid={"from": 2030, "to": 2031})
    assert line({"plans/alfa.yaml": other, "b.yaml": coming}) == "1 plán přibyl, 1 změněn."
    assert line({"plans/alfa.yaml": other}) == "1 plán změněn."
    assert line({"plans/alfa.yaml": other}, "en") == "1 plan changed."


def test_summary_counts_for_programs() -> None:
    made = told({**bodies(2), "plans/alfa.yaml": None})
    counted = summary(made.difference, made.effect).tally
    assert counted.events == {("body", "added"): 2, ("plan", "removed"): 1}
    assert counted.records == {"added": 2, "removed": 1}
