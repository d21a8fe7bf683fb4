"""Seals: what they depend on, what they do not, and how they are counted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

import pytest

from kpss import api
from kpss.findings.finding import Finding
from kpss.language.phrases import phrase
from kpss.model.seals import Counted, counted, sealables
from kpss.source.trees import MemoryTree

AS_OF = "2018-07-16"
SETTINGS = "kpss: 1\nname: Konice\nlevel: region\narea: CZ071\n"
HEAD = """\
kind: plan
id: plan
type: community
name: Plán Konicka
area: {include: [{municipality: "589624"}, {municipality: "589349"}]}
valid: {from: 2017, to: 2019}
status: approved
approvals:
  - {by_name: Zastupitelstvo, date: 2016-12-12}
"""
BODY = """\
vision: Každý se dočká pomoci.
goals:
  - code: 1
    name: Péče doma
    measures:
      - {code: 1.1, name: Více vozů, costs: [{year: 2018, amount: 250000.50}], needs: [a]}
measures:
  - {code: 2.1, name: Byty}
chapters:
  - {title: Úvod, file: uvod.md}
"""
CHAPTER = "# Úvod\n\nKonicko leží na vrchovině.\n"


def count(plan: str, files: Mapping[str, str] | None = None, which: int = -1) -> Counted:
    """The seal of the plan; without a chapter of its own in *files* the usual one is there."""
    tree = MemoryTree({"kpss.yaml": SETTINGS, "plans/p.yaml": plan, "plans/uvod.md": CHAPTER, **(files or {})})
    workspace = api.open(tree, AS_OF)
    return counted(workspace, sealables(workspace.records["plan"])[which])


USUAL = count(HEAD + BODY)


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


# -- what does not matter ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Plán Konicka", '"Plán  Konicka" # poznámka'),
        ("Plán Konicka", "Pla\u0301n Konicka"),
        ("vision: Každý se dočká pomoci.", "vision: >\n  Každý\n  se dočká pomoci.\n"),
        ("250000.50", "250000.5"),
        ('{municipality: "589624"}, {municipality: "589349"}', "{municipality: 589349}, {municipality: 589624}"),
        ("{from: 2017, to: 2019}", "{to: 2019, from: 2017}"),
        ("status: approved", "status: withdrawn\nnote: Zrušen.\nurl: https://example.cz\nsources: [{title: Usnesení}]"),
        (", needs: [a]", ", note: Pozor., needs: [b], implements: [c], requests: [d]"),
        ("{from: 2017, to: 2019}", "{from: 2017-01, to: 2019-12-31}"),
        ("title: Úvod", "title: U\u0301vod"),
        ("id: plan", "aliases: [Plán]\nid: plan\nscope: []"),
        ("valid: {from: 2017, to: 2019}", "valid: {from: 2017, to: 2019}\nextensions: [{to: 2020, date: 2018-01-01}]"),
    ],
)
def test_notation_and_follow_up_do_not_matter(old: str, new: str) -> None:
    assert count(changed(HEAD + BODY, old, new)).digest == USUAL.digest


def test_nor_does_the_file_in_which_a_measure_stands() -> None:
    nested = "    measures:\n" + BODY.split("    measures:\n")[1].partition("\n")[0] + "\n"
    body = changed(BODY, nested, "").replace("measures:\n  - {code: 2.1, name: Byty}\n", "")
    own = (
        "kind: measure\nid: m1\nplan: plan\ngoal: 1\ncode: 1.1\nname: Více vozů\n"
        "costs:\n  - {amount: 250000.5, year: 2018}\n"
        "---\nkind: measure\nid: m2\nplan: plan\ncode: 2.1\nname: Byty\n"
    )
    assert count(HEAD + body, {"measures/m.yaml": own}).digest == USUAL.digest


def test_nor_the_folder_and_the_line_ends() -> None:
    plan = (HEAD + BODY).replace("\n", "\r\n")
    files = {"kpss.yaml": SETTINGS, "a/b/p.yaml": plan, "a/b/uvod.md": "\ufeff" + CHAPTER.replace("\n", "  \r\n")}
    workspace = api.open(MemoryTree(files), AS_OF)
    assert counted(workspace, sealables(workspace.records["plan"])[0]).digest == USUAL.digest


def test_nor_the_id_of_the_plan() -> None:
    plan = changed(HEAD + BODY, "id: plan", "id: konicko")
    workspace = api.open(MemoryTree({"kpss.yaml": SETTINGS, "p.yaml": plan, "uvod.md": CHAPTER}), AS_OF)
    assert counted(workspace, sealables(workspace.records["konicko"])[0]).digest == USUAL.digest


# -- what does ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("Plán Konicka", "Plán Konice", "name"),
        (', {municipality: "589349"}', "", "area"),
        ("to: 2019", "to: 2019-12-30", "valid"),
        ("250000.50", "250000.51", "measures/1.1"),
        ("{code: 2.1, name: Byty}", "{code: 2.1, name: Byty, risks: Peníze.}", "measures/2.1"),
        ("Péče doma", "Péče", "goals/1"),
        ("type: community", "type: strategic", "type"),
    ],
)
def test_meaning_does(old: str, new: str, part: str) -> None:
    found = count(changed(HEAD + BODY, old, new))
    assert found.digest != USUAL.digest
    assert [name for name in found.short if found.short[name] != USUAL.short[name]] == [part]


def test_a_chapter_does() -> None:
    found = count(HEAD + BODY, {"plans/uvod.md": CHAPTER.replace("vrchovině", "rovině")})
    assert [name for name in found.short if found.short[name] != USUAL.short[name]] == ["chapters/uvod"]


def test_what_a_measure_stands_under_does() -> None:
    moved = changed(BODY, "  - {code: 2.1, name: Byty}\n", "")
    moved = changed(moved, "needs: [a]}\n", "needs: [a]}\n      - {code: 2.1, name: Byty}\n").replace(
        "measures:\nch", "ch"
    )
    found = count(HEAD + moved)
    assert [name for name in found.short if found.short[name] != USUAL.short[name]] == ["measures/2.1"]


def test_a_picture_in_a_chapter_does() -> None:
    chapter = CHAPTER + "\n![Mapa](obrazky/mapa.png)\n![Jinde](https://example.cz/a.png)\n"
    one, other, none = (
        count(HEAD + BODY, {"plans/uvod.md": chapter, **files})
        for files in ({"plans/obrazky/mapa.png": "a"}, {"plans/obrazky/mapa.png": "b"}, {})
    )
    assert one.parts["chapters/uvod"].meaning["pictures"] == {"obrazky/mapa.png": hashlib.sha256(b"a").hexdigest()}
    assert len({one.short["chapters/uvod"], other.short["chapters/uvod"], none.short["chapters/uvod"]}) == 3


def table(text: str) -> str:
    plan = HEAD + BODY + "tables: [{id: obyvatele, title: Obyvatelé, file: obyv.csv}]\n"
    return count(plan, {"plans/obyv.csv": text}).short["tables/obyvatele"]


def test_of_a_table_its_rows_do_and_not_how_they_are_written() -> None:
    usual = table("Rok;Počet\n2016;10 000\n")
    assert table('"Rok","Počet",\r\n"2016","10 000"\r\n\r\n') == usual
    assert table("Rok;Počet\n2016;10 001\n") != usual
    assert table("Počet;Rok\n10 000;2016\n") != usual


TWO = "chapters:\n  - {title: První, text: a}\n  - {title: Druhá, text: b}\n"
TWO_BACK = "chapters:\n  - {title: Druhá, text: b}\n  - {title: První, text: a}\n"


def test_the_order_of_chapters_does() -> None:
    one, other = count(HEAD + TWO), count(HEAD + TWO_BACK)
    assert [name for name in one.short if one.short[name] != other.short[name]] == ["order"]
    head = BLOCK + sealed(one)
    (finding,) = found(head + TWO_BACK)
    assert (finding.subject, finding.path) == ("order", ("chapters",))
    assert phrase(finding.params["what"], {}, "cs") == "pořadí kapitol a priorit"
    # A new chapter is told once.
    assert [one.subject for one in found(head + TWO + "  - {title: Třetí, text: c}\n")] == ["chapters/treti"]


NAMESAKES = "goals:\n  - {name: Péče, measures: [{name: Vůz, risks: a}]}\n  - {name: Péče, description: b}\n"


def test_namesakes_are_told_apart_by_what_they_say() -> None:
    back = "goals:\n  - {name: Péče, description: b}\n  - {name: Péče, measures: [{name: Vůz, risks: a}]}\n"
    usual = count(HEAD + NAMESAKES)
    assert count(HEAD + back).digest == usual.digest
    head = BLOCK + sealed(usual)
    for letter in "cdefgh":  # whatever the order of their digests
        (finding,) = found(head + changed(NAMESAKES, "description: b", f"description: {letter}"))
        assert finding.path == ("goals", 1)
    assert [one.params["problem"] for one in found(head + NAMESAKES + "  - {name: Péče, description: x}\n")] == [
        "added"
    ]


# -- the description in docs/seal.md -----------------------------------------------------------------------------------


def test_the_digest_can_be_recomputed_from_the_description() -> None:
    parts = {
        "area": {"include": [{"municipality": "589349"}, {"municipality": "589624"}]},
        "chapters/uvod": {"text": "# Úvod\n\nKonicko leží na vrchovině.", "title": "Úvod"},
        "goals/1": {"code": "1", "name": "Péče doma"},
        "measures/1.1": {
            "code": "1.1", "costs": [{"amount": "250000.5", "year": "2018"}], "goal": "1", "name": "Více vozů",
        },
        "measures/2.1": {"code": "2.1", "name": "Byty"},
        "name": "Plán Konicka",
        "type": "community",
        "valid": {"from": "2017-01-01", "to": "2019-12-31"},
        "vision": "Každý se dočká pomoci.",
    }  # fmt: skip
    texts = {name: json.dumps(part, ensure_ascii=False, separators=(",", ":")) for name, part in parts.items()}
    digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}
    whole = hashlib.sha256("".join(f"{name} {digests[name]}\n" for name in sorted(digests)).encode()).hexdigest()
    assert USUAL.digest == f"sha256:{whole}"
    assert USUAL.data["parts"] == [f"{name} {digests[name][:8]}" for name in sorted(digests)]


# -- when a change is legal --------------------------------------------------------------------------------------------


def found(plan: str, as_of: str = AS_OF) -> list[Finding]:
    tree = MemoryTree({"kpss.yaml": SETTINGS, "plans/p.yaml": plan, "plans/uvod.md": CHAPTER})
    return api.findings(api.open(tree, as_of), {605})


def sealed(counted: Counted, indent: str = "    ") -> str:
    parts = "".join(f"\n{indent}    - {part}" for part in counted.data["parts"])
    return f"{indent}seal:\n{indent}  form: 1\n{indent}  digest: {counted.digest}\n{indent}  parts:{parts}\n"


BLOCK = HEAD.replace("{by_name: Zastupitelstvo, date: 2016-12-12}", "by_name: Zastupitelstvo\n    date: 2016-12-12")
SEALED = BLOCK + sealed(USUAL)
LATER = changed(BODY, "Více vozů", "Méně vozů")
ADDENDUM = "addenda:\n  - by_name: Zastupitelstvo\n    date: 2018-02-01\n"


def test_an_unchanged_plan_gives_no_finding() -> None:
    assert found(SEALED + BODY) == []


def test_a_changed_one_gives_one_for_each_part() -> None:
    (finding,) = found(SEALED + LATER)
    assert (finding.record, finding.subject, finding.path) == ("plan/1.1", "measures/1.1", ("goals", 0, "measures", 0))
    assert finding.other is not None
    assert finding.other.path == ("approvals", 0, "seal")


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ("", []),
        ("    changes: [{what: changes, text: Jak je psáno.}]\n", []),
        ("    changes: [{what: changes, measure: 1.1}]\n", []),
        ("    changes: [{what: changes, measure: 2.1}]\n", ["measures/1.1"]),
    ],
)
def test_an_addendum_makes_changes_legal(changes: str, left: list[str]) -> None:
    assert [finding.subject for finding in found(SEALED + ADDENDUM + changes + LATER)] == left


def test_a_sealed_addendum_guards_what_stands_after_it() -> None:
    after = count(SEALED + ADDENDUM + LATER)
    plan = SEALED + ADDENDUM + sealed(after) + LATER
    assert found(plan) == []
    assert [one.subject for one in found(changed(plan, "Byty", "Domy"))] == ["measures/2.1"]


def test_the_changes_of_a_sealed_addendum_are_guarded_too() -> None:
    addendum = ADDENDUM + "    changes: [{what: changes, measure: 1.1, set: {name: Jeden vůz}}]\n"
    after = count(SEALED + addendum + BODY)
    plan = SEALED + addendum + sealed(after) + BODY
    assert found(plan) == []
    assert [one.subject for one in found(changed(plan, "Jeden vůz", "Dva vozy"))] == ["addenda/1"]


def test_what_an_addendum_adds_is_no_change_of_what_was_approved_before() -> None:
    addendum = ADDENDUM + "    changes: [{what: adds, measure: 2.2}]\n"
    plan = (
        SEALED
        + addendum
        + changed(BODY, "{code: 2.1, name: Byty}", "{code: 2.1, name: Byty}\n  - {code: 2.2, name: Domy}")
    )
    assert found(plan) == []


def test_on_a_day_before_the_addendum_its_seal_is_not_known_yet() -> None:
    after = count(SEALED + ADDENDUM + LATER)
    plan = SEALED + ADDENDUM + sealed(after) + LATER
    assert [one.params.get("problem") for one in found(plan, "2017-06-01")] == ["early"]  # nor is what it brought
    assert found(changed(plan, "Byty", "Domy"), "2016-06-01") == []  # not even the approval


def test_a_record_with_a_mistake_in_its_form_is_not_judged_there() -> None:
    assert found(changed(SEALED + BODY, "year: 2018", "year: letos")) == []
    assert [one.subject for one in found(changed(SEALED + LATER, "vision: Každý", "vision: Nikdo"))] == [
        "measures/1.1",
        "vision",
    ]


OWN = "kind: measure\nid: m1\nplan: plan\ncode: 2.1\nname: Byty\n"


@pytest.mark.parametrize(
    "own", [OWN + "x: [\n", OWN.replace("plan: plan", "plan: plam"), OWN.replace("kind: measure", "kind: measur")]
)
def test_what_may_only_be_unread_is_not_gone(own: str) -> None:
    plan = SEALED + changed(BODY, "measures:\n  - {code: 2.1, name: Byty}\n", "")
    files = {"kpss.yaml": SETTINGS, "plans/p.yaml": plan, "plans/uvod.md": CHAPTER}
    assert [one.subject for one in api.findings(api.open(MemoryTree(files), AS_OF), {605})] == ["measures/2.1"]
    assert api.findings(api.open(MemoryTree({**files, "m.yaml": own}), AS_OF), {605}) == []


@pytest.mark.parametrize(
    ("changes", "left"),
    [("", ["early"]), ("    changes: [{what: changes, measure: 1.1}]\n", ["early"]),
     ("    changes: [{what: changes, measure: 2.1}]\n", [None])],
)  # fmt: skip
def test_an_addendum_that_comes_later_does_not_yet(changes: str, left: list[str | None]) -> None:
    plan = SEALED + changed(ADDENDUM, "2018-02-01", "2099-02-01") + changes + LATER
    assert [one.params.get("problem") for one in found(plan)] == left
    assert found(plan, "2099-02-01") == [] or left == [None]


def test_a_refused_approval_is_none() -> None:
    assert (
        found(changed(SEALED + LATER, "by_name: Zastupitelstvo\n", "by_name: Zastupitelstvo\n    outcome: rejected\n"))
        == []
    )


def test_words_are_whole() -> None:
    from kpss.rules import CATALOGUE

    for finding in found(SEALED + LATER):
        words = phrase(CATALOGUE[605].wording.message, finding.params, "cs")
        assert words == "Schválený text se změnil: opatření 1.1."
