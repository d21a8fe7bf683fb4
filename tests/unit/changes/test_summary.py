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


def test_what_has_to_be_done_by_a_day_is_counted_once() -> None:
    def consultation(first: int, last: int, hearing: int) -> str:
        period = {"from": f"2017-11-{first:02}", "to": f"2017-11-{last:02}"}
        return yaml({"kind": "consultation", "id": "c", "about": "plan-alfa", "period": period,
                     "hearings": [{"date": f"2017-11-{hearing:02}"}]})  # fmt: skip

    def round_(first: int, last: int) -> str:
        window = {"name": "Okno", "from": f"2018-03-{first:02}", "to": f"2018-05-{last:02}"}
        return yaml({"kind": "round", "id": "k", "year": 2019, "windows": [window]})

    before = {**FILES, "c.yaml": consultation(1, 20, 16), "k.yaml": round_(1, 31)}
    assert line({"c.yaml": consultation(5, 28, 16)}, before=before) == "1 termín posunut."
    assert line({"c.yaml": consultation(1, 20, 17)}, before=before) == "1 termín posunut."
    assert line({"c.yaml": consultation(5, 28, 17), "k.yaml": round_(2, 30)}, before=before) == "3 termíny posunuty."


def period(first: object, last: object) -> str:
    return plan("plan-alfa", name="Plán Alfy", valid={"from": first, "to": last})


def test_a_plan_that_moved_was_not_prolonged() -> None:
    before = {**FILES, "plans/alfa.yaml": period(2024, 2026)}
    assert line({"plans/alfa.yaml": period(2025, 2027)}, before=before) == "1 plán posunut."
    assert line({"plans/alfa.yaml": period(2025, 2027)}, "en", before=before) == "1 plan moved."
    assert line({"plans/alfa.yaml": period(2025, 2028)}, before=before) == "1 plán prodloužen."
    assert line({"plans/alfa.yaml": period(2025, 2026)}, before=before) == "1 změna platnosti."


def test_another_spelling_is_no_change() -> None:
    before = {**FILES, "plans/alfa.yaml": period(2024, 2026)}
    said = "Beze změny ve významu; 1 záznam zapsán jinak."
    assert line({"plans/alfa.yaml": period(2024, "2026-12-31")}, before=before) == said
    assert line({"plans/alfa.yaml": period("2024-01-01", "2026-12")}, before=before) == said
    made = told({"plans/alfa.yaml": period(2024, "2026-12-31")}, before=before)
    assert made.difference.records[0].meanings[0].topic == "written"
    codes = [{"municipality": code} for code, _ in ALFA]
    other = plan("plan-alfa", name="Plán Alfy", valid={"from": 2016, "to": 2019}, area={"include": codes})
    assert line({"plans/alfa.yaml": other}) == said


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
    assert broken.startswith("Mezery teď nelze spolehlivě spočítat: nejde přečíst plans/alfa.yaml. ")
    assert broken.endswith(" 1 soubor nelze přečíst.")  # and no municipality was lost: its plan may stand in it


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


def test_what_is_one_thing_counts_once() -> None:
    moved = plan("plan-alfa", name="Plán Alfy", valid={"from": 2016, "to": 2019}, area={"include": [{"orp": "Delta"}]})
    files = {**FILES, "territory/delta.yaml": orp("orp-delta", "7102", "Delta", [("500004", "Delta")])}
    found = told({"plans/alfa.yaml": moved}, before=files)
    assert found.summary.tally.topics == {"area": 1}
    assert "1 změna území" in headline(found, "cs")


def test_files_that_were_split() -> None:
    plans = [plan(name, name=f"Plán {name}", type="strategic") for name in ("a", "b", "c")]
    before = {**FILES, "vse.yaml": "---\n".join(plans)}
    apart: dict[str, str | None] = {f"x/{place}.yaml": text for place, text in enumerate(plans)}
    assert line({**apart, "vse.yaml": None}, before=before) == (
        "Beze změny ve významu; 1 soubor rozdělen do 3 souborů."
    )
    kept: dict[str, str | None] = {"vse.yaml": plans[0], "x/b.yaml": "---\n".join(plans[1:])}
    assert line(kept, before=before).startswith("Beze změny ve významu; 1 soubor rozdělen do 2 souborů")
    swapped: dict[str, str | None] = {"p.yaml": plans[1], "q.yaml": plans[0]}
    assert line(swapped, before={**FILES, "p.yaml": plans[0], "q.yaml": plans[1]}) == (
        "Beze změny ve významu; 2 soubory přesunuty."
    )


@pytest.mark.parametrize("nested", ["goals", "measures"])
def test_gaps_of_a_part_that_got_its_own_file_stay(nested: str) -> None:
    measure = {"code": "1.1", "name": "Terén"}
    held = {"goals": [{"code": "1.0", "name": "Cíl", "measures": [measure]}]} if nested == "goals" else {
        "measures": [measure]
    }  # fmt: skip
    text = FILES["plans/alfa.yaml"]
    inside = text + yaml({"priorities": [{"code": "1", "name": "Priorita", **held}]})
    rest = {"goals": [{"code": "1.0", "name": "Cíl"}]} if nested == "goals" else {}
    outside = text + yaml({"priorities": [{"code": "1", "name": "Priorita", **rest}]})
    above = {"goal": "1.0"} if nested == "goals" else {"priority": "1"}
    own = yaml({"kind": "measure", "id": "teren", "plan": "plan-alfa", **above, **measure})
    out = told({"plans/alfa.yaml": outside, "m.yaml": own}, before={**FILES, "plans/alfa.yaml": inside})
    back = told(
        {"plans/alfa.yaml": inside, "m.yaml": None}, before={**FILES, "plans/alfa.yaml": outside, "m.yaml": own}
    )
    for found in (out, back):
        codes = {row["code"] for rows in (found.effect.new, found.effect.fixed, found.effect.gone) for row in rows}
        assert codes.isdisjoint({"KPSS801", "KPSS803"})
