"""``kpss validate --since`` and ``kpss diff``: a change may add seals, not touch those that stand."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable

import pytest

from kpss.changes.pairing import pair
from kpss.changes.sealed_since import broken_seals
from kpss.model.workspace import Workspace
from kpss.source.trees import FolderTree, MemoryTree
from tests.cli.conftest import Inside
from tests.cli.test_seal import ORP, PLAN, SETTINGS
from tests.repositories import NO_FOREIGN, GitFolder
from tests.rules.wording import text_of
from tests.support import Result

TODAY = "2018-07-16"
FILE = "plans/p.yaml"
DAY = dt.date(2018, 7, 16)
Edit = Callable[[str], str]


@pytest.fixture
def sealed(repository: GitFolder, inside: Inside) -> GitFolder:
    """A repository whose plan was sealed and committed."""
    repository.commit({"kpss.yaml": SETTINGS, FILE: PLAN, "orp.yaml": ORP})
    run(inside, repository, "seal", "plan").expect(0)
    repository.commit(message="Pečeť")
    return repository


def run(inside: Inside, repository: GitFolder, *args: str) -> Result:
    return inside(*args, cwd=repository.workspace, env=NO_FOREIGN, today=TODAY)


GONE = "Změna odstraňuje pečeť schváleného textu (12. 12. 2016)."
REPLACED = "Změna nahrazuje pečeť schváleného textu (12. 12. 2016) jinou."
DELETED = "Změna maže záznam „plan“, jehož text byl schválen a zapečetěn (12. 12. 2016)."
CHANGED = "Schválený text se změnil: opatření 1.1."


def rewritten(what: str) -> str:
    return f"Změna přepisuje zapečetěné schválení (12. 12. 2016): {what}."


def new(inside: Inside, repository: GitFolder) -> list[str]:
    """The messages of the new findings 605, which are errors unless they say that a form is not known."""
    answer = json.loads(run(inside, repository, "validate", "--since", "HEAD", "--format", "json").stdout)
    found = [one for one in answer["findings"] if one["code"] == "KPSS605" and one["state"] == "new"]
    return sorted(one["message"].replace("\xa0", " ") for one in found if one["severity"] == "error")


def edit(repository: GitFolder, *edits: Edit) -> None:
    path = repository.workspace / FILE
    text = path.read_text(encoding="utf-8")
    for one in edits:
        made = one(text)
        assert made != text
        text = made
    path.write_text(text, encoding="utf-8")


def put(old: str, to: str) -> Edit:
    return lambda text: text.replace(old, to, 1)


def unseal(text: str) -> str:
    return re.sub(r"    seal:\n(      .*\n)+", "", text)


OTHER_TEXT = put("250000", "350000")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (unseal, GONE),
        (put("form: 1", "form: 2"), REPLACED),
        (put("resolution: 88/7777\n", "resolution: 88/7777\n    outcome: rejected\n"),
         rewritten("s jakým výsledkem")),
        (put("date: 2016-12-12", "date: 2030-12-12"), rewritten("kdy")),
    ],
)  # fmt: skip
def test_a_change_cannot_switch_the_rule_off(sealed: GitFolder, inside: Inside, change: Edit, said: str) -> None:
    edit(sealed, change)
    assert new(inside, sealed) == [said]
    edit(sealed, OTHER_TEXT)
    assert new(inside, sealed) == sorted([CHANGED, said])
    run(inside, sealed, "validate", "--since", "HEAD").expect(1)


def test_sealing_again_is_for_others_to_judge(sealed: GitFolder, inside: Inside) -> None:
    edit(sealed, OTHER_TEXT)
    run(inside, sealed, "seal", "plan", "--again").expect(0)
    assert new(inside, sealed) == [CHANGED, REPLACED]
    sealed.commit()
    assert new(inside, sealed) == []


@pytest.mark.parametrize(
    ("old", "to", "keys"),
    [
        ("by_name: Zastupitelstvo", "by_name: Rada města", "kdo rozhodl"),
        ("resolution: 88/7777", "resolution: 1/1", "číslo usnesení"),
        ("resolution: 88/7777", "outcome: postponed", "číslo usnesení a s jakým výsledkem"),
    ],
)
def test_nor_rewrite_who_decided_what(sealed: GitFolder, inside: Inside, old: str, to: str, keys: str) -> None:
    edit(sealed, put(old, to))
    assert new(inside, sealed) == [rewritten(keys)]


def test_what_is_put_beside_a_seal_is_no_change_of_it(sealed: GitFolder, inside: Inside) -> None:
    edit(sealed, put("resolution: 88/7777\n", "outcome: approved\n    resolution: 88/7777\n    note: Jednomyslně.\n"))
    edit(sealed, put("vision:", "addenda:\n  - {by_name: Zastupitelstvo, date: 2018-01-01}\nvision:"), OTHER_TEXT)
    run(inside, sealed, "seal", "plan").expect(0)
    assert new(inside, sealed) == []
    run(inside, sealed, "validate", "--since", "HEAD").expect(0)


def test_a_missing_number_of_a_resolution_may_come(sealed: GitFolder, inside: Inside) -> None:
    edit(sealed, put("    resolution: 88/7777\n", ""))
    sealed.commit()
    edit(sealed, put("    date: 2016-12-12\n", "    date: 2016-12-12\n    resolution: 88/7777\n"))
    assert new(inside, sealed) == []


def test_an_addendum_of_the_future_makes_nothing_legal(sealed: GitFolder, inside: Inside) -> None:
    edit(sealed, put("vision:", "addenda:\n  - {by_name: Zastupitelstvo, date: 2099-01-01}\nvision:"), OTHER_TEXT)
    assert new(inside, sealed) == [
        "Text obsahuje změnu (opatření 1.1), kterou přináší až dodatek s datem 1. 1. 2099; ten zatím neplatí."
    ]


def test_the_plan_may_move_and_be_renamed(sealed: GitFolder, inside: Inside) -> None:
    edit(sealed, put("id: plan", "id: plan-konicka"))
    (sealed.workspace / FILE).rename(sealed.workspace / "k.yaml")
    assert new(inside, sealed) == []


def test_a_sealed_plan_cannot_be_deleted_or_replaced(sealed: GitFolder, inside: Inside) -> None:
    text = (sealed.workspace / FILE).read_text(encoding="utf-8")
    (sealed.workspace / FILE).unlink()
    assert new(inside, sealed) == [DELETED]
    other = (
        "kind: plan\nid: jiny\ntype: strategic\nname: Jiný\narea: {include: [{municipality: 589624}]}\nstatus: draft\n"
    )
    sealed.write({"plans/n.yaml": other.replace("draft", "preparing")})
    assert new(inside, sealed) == [DELETED]
    approvals = text.partition("approvals:")[2].partition("vision:")[0]
    sealed.write({"plans/n.yaml": other.replace("draft", "approved") + "approvals:" + approvals})
    assert DELETED not in new(inside, sealed)
    assert "Ze schváleného textu zmizelo: opatření 1.1." in new(inside, sealed)


def test_what_cannot_be_read_is_told_by_itself(sealed: GitFolder, inside: Inside) -> None:
    edit(sealed, lambda text: text + "x: [\n")
    assert new(inside, sealed) == []
    run(inside, sealed, "validate", "--since", "HEAD").expect(1)


def test_the_settings_of_the_base_and_its_waivers_hold(sealed: GitFolder, inside: Inside) -> None:
    sealed.write({"kpss.yaml": SETTINGS + "rules: {KPSS605: {severity: off}}\n"})
    edit(sealed, unseal)
    assert new(inside, sealed) == [GONE]
    sealed.git("checkout", "--quiet", FILE)
    sealed.commit()
    edit(sealed, unseal)
    assert new(inside, sealed) == []


def test_diff_names_the_seal(sealed: GitFolder, inside: Inside) -> None:
    edit(sealed, unseal)
    said = run(inside, sealed, "diff", "HEAD").stdout.replace("\xa0", " ")
    assert "schválení „Zastupitelstvo“: pečeť zmizela (rozhodnuto 12. 12. 2016)" in said
    assert "ubylo schválení" not in said
    sealed.commit()
    run(inside, sealed, "seal", "plan").expect(0)
    assert "přibyla pečeť (rozhodnuto 12. 12. 2016)" in run(inside, sealed, "diff", "HEAD").stdout.replace("\xa0", " ")
    sealed.commit()
    edit(sealed, OTHER_TEXT)
    run(inside, sealed, "seal", "plan", "--again").expect(0)
    assert "pečeť byla nahrazena jinou" in run(inside, sealed, "diff", "HEAD").stdout


@pytest.mark.parametrize(
    ("change", "cs", "en"),
    [
        (unseal, GONE, "The change removes the seal of an approved text (12 December 2016)."),
        (put("form: 1", "form: 2"), REPLACED, "replaces the seal of an approved text (12 December 2016) by another"),
        (put("date: 2016-12-12", "date: 2015-01-01"), rewritten("kdy"), "that is sealed (12 December 2016): when."),
        (
            lambda _: "",
            DELETED,
            "The change deletes the record “plan”, whose text was approved and sealed (12 December",
        ),
    ],
)
def test_the_words_are_whole(sealed: GitFolder, change: Edit, cs: str, en: str) -> None:
    before = Workspace.load(FolderTree(str(sealed.workspace)), DAY)
    text = change((sealed.workspace / FILE).read_text(encoding="utf-8"))
    files = {"kpss.yaml": SETTINGS, "orp.yaml": ORP, **({FILE: text} if text else {})}
    after = Workspace.load(MemoryTree(files), DAY)
    (finding,) = broken_seals(before, after, pair(before, after))
    for said, part in ((text_of(finding, "cs"), cs), (text_of(finding, "en"), en)):
        assert part in said.replace("\xa0", " ")
        assert not re.search(r"\{\w+\}|\bNone\b", said)
