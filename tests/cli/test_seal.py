"""``kpss seal`` and ``kpss verify RECORD``: what a body approved stays approved."""

from __future__ import annotations

import json
import re

import pytest

from tests.repositories import NO_FOREIGN, GitFolder
from tests.support import Result, RunKpss

SETTINGS = "kpss: 1\nname: Konice\nlevel: region\narea: CZ071\nrecorded: {plans: {complete: false}}\n"
PLAN = """\
# Komunitní plán
kind: plan
id: plan
type: community
name: Plán Konicka
area: {include: [{municipality: "589624"}]}
valid: {from: 2017, to: 2019}
status: approved  # platí
approvals:
  - {by_name: Rada, date: 2016-11-12, resolution: 1}
  - {by_name: Zastupitelstvo, date: 2016-12-12, resolution: 88/7777}  # prosinec
vision: Každý se dočká pomoci tam, kde žije.
measures:
  - code: 1.1
    name: Více vozů
    costs: [{year: 2018, amount: 250000}]
"""
ORP = (
    "kind: orp\nid: orp-konice\nname: Konice\ncode: 7103\nregion: CZ071\n"
    "municipalities: [{code: 589624, name: Konice}]\n"
)
TODAY = "2018-07-16"


@pytest.fixture
def sealed(repository: GitFolder, run_kpss: RunKpss) -> GitFolder:
    """A repository whose plan was sealed and committed."""
    repository.commit({"kpss.yaml": SETTINGS, "plans/p.yaml": PLAN, "orp.yaml": ORP})
    done = kpss(run_kpss, repository, "seal", "plan")
    assert done.exit_code == 0, done.stderr
    repository.commit(message="Pečeť")
    return repository


def kpss(run_kpss: RunKpss, repository: GitFolder, *args: str) -> Result:
    return run_kpss(*args, cwd=repository.workspace, env=NO_FOREIGN, today=TODAY)


def text_of(repository: GitFolder) -> str:
    return (repository.workspace / "plans/p.yaml").read_text(encoding="utf-8")


def change(repository: GitFolder, old: str, new: str) -> None:
    text = text_of(repository)
    assert old in text
    repository.write({"plans/p.yaml": text.replace(old, new)})


def test_it_stands_in_the_newest_approval_and_nothing_else_changes(sealed: GitFolder) -> None:
    text = text_of(sealed)
    head, rest = text.split("    seal:\n")
    assert head == PLAN.partition("  - {by_name: Zast")[0] + (
        "  - by_name: Zastupitelstvo  # prosinec\n    date: 2016-12-12\n    resolution: 88/7777\n"
    )
    assert rest.endswith("vision: Každý" + PLAN.partition("vision: Každý")[2])


def test_again_it_says_that_it_is_there(sealed: GitFolder, run_kpss: RunKpss) -> None:
    before = text_of(sealed)
    done = kpss(run_kpss, sealed, "seal", "plan")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "pečeť už tu je a souhlasí" in done.stderr
    assert text_of(sealed) == before


def test_a_dry_run_writes_nothing(repository: GitFolder, run_kpss: RunKpss) -> None:
    repository.commit({"kpss.yaml": SETTINGS, "plans/p.yaml": PLAN, "orp.yaml": ORP})
    done = kpss(run_kpss, repository, "seal", "plan", "--dry-run")
    assert done.exit_code == 0
    assert done.stdout.startswith(
        "Zapečetilo by se schválení (Zastupitelstvo, 12. 12. 2016, usnesení 88/7777) záznamu plan: otisk "
    )
    assert text_of(repository) == PLAN


def test_it_says_what_was_sealed_and_what_comes_next(repository: GitFolder, run_kpss: RunKpss) -> None:
    repository.commit({"kpss.yaml": SETTINGS, "plans/p.yaml": PLAN, "orp.yaml": ORP})
    said = kpss(run_kpss, repository, "seal", "plan").stderr.replace("\xa0", " ")
    assert re.fullmatch(
        r"Zapečetěno: schválení \(Zastupitelstvo, 12\. 12\. 2016, usnesení 88/7777\) záznamu plan, otisk "
        r"[0-9a-f]{8}…, soubor plans/p\.yaml\. Teď změnu uložte do gitu \(git commit\)\.\n",
        said,
    )


CHOICES = [("--date", "2016-11-12"), ("--resolution", "1")]
ADDENDUM = "addenda:\n  - {by_name: Zastupitelstvo, date: 2017-12-12, resolution: 5/5}\n"


@pytest.mark.parametrize("choice", CHOICES)
def test_todays_text_is_not_sealed_under_an_older_decision(
    repository: GitFolder, run_kpss: RunKpss, choice: tuple[str, str]
) -> None:
    repository.commit({"kpss.yaml": SETTINGS, "plans/p.yaml": PLAN, "orp.yaml": ORP})
    done = kpss(run_kpss, repository, "seal", "plan", *choice)
    assert done.exit_code == 2
    assert "je zapsáno ještě jiné: schválení (Zastupitelstvo, 12. 12. 2016, usnesení 88/7777)" in done.stderr
    assert text_of(repository) == PLAN


@pytest.mark.parametrize("args", [("--date", "2016-12-12"), ("--as-of", "2017-01-01")])
def test_nor_under_an_approval_after_which_an_addendum_came(
    sealed: GitFolder, run_kpss: RunKpss, args: tuple[str, str]
) -> None:
    change(sealed, "vision:", ADDENDUM + "vision:")
    change(sealed, "Více vozů", "Méně vozů")
    before = text_of(sealed)
    done = kpss(run_kpss, sealed, "seal", "plan", "--again", *args)
    assert done.exit_code == 2
    assert "zapsáno ještě jiné: dodatek (Zastupitelstvo, 12. 12. 2017, usnesení 5/5)" in done.stderr
    assert text_of(sealed) == before


@pytest.mark.parametrize("choice", [*CHOICES, ("--date", "2016-12-12")])
def test_the_text_of_a_revision_can_be_sealed_later(
    repository: GitFolder, run_kpss: RunKpss, choice: tuple[str, str]
) -> None:
    repository.commit({"kpss.yaml": SETTINGS, "plans/p.yaml": PLAN, "orp.yaml": ORP})
    repository.git("tag", "schvaleno")
    later = PLAN.replace("vision:", ADDENDUM + "vision:").replace("Více vozů", "Méně vozů")
    repository.commit({"plans/p.yaml": later})
    done = kpss(run_kpss, repository, "seal", "plan", *choice, "--rev", "schvaleno")
    assert done.exit_code == 0, done.stderr
    assert "Méně vozů" in text_of(repository)
    done = kpss(run_kpss, repository, "verify", "plan")
    assert (done.exit_code, "změny kryjí pozdější dodatky" in done.stdout) == (0, True)
    change(repository, "Méně vozů", "Více vozů")
    assert "odpovídá pečeti" in kpss(run_kpss, repository, "verify", "plan").stdout


OWN = "kind: measure\nid: m\nplan: plan\ncode: 2.1\nname: Byty\n"


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (OWN + "x: [\n", "Soubor m.yaml nejde přečíst"),
        (OWN + "name: Domy\n", "Soubor m.yaml nejde přečíst"),
        (OWN + "<<<<<<< HEAD\nnote: a\n=======\n>>>>>>> x\n", "Soubor m.yaml nejde přečíst"),
        (OWN.replace("plan: plan", "plan: plam"), "Záznam m (m.yaml) neříká, ke kterému plánu"),
        (OWN.replace("kind: measure", "kind: measur"), "Některý záznam prostoru nejde určit"),
        (OWN + "goal: 7\n", "KPSS202 Cíl „7“ v plánu není."),
    ],
)
def test_a_plan_that_may_not_be_all_there_is_not_sealed(
    repository: GitFolder, run_kpss: RunKpss, own: str, words: str
) -> None:
    repository.commit({"kpss.yaml": SETTINGS, "plans/p.yaml": PLAN, "orp.yaml": ORP, "m.yaml": own})
    done = kpss(run_kpss, repository, "seal", "plan")
    assert done.exit_code == 2
    assert words in done.stderr
    assert text_of(repository) == PLAN


def test_nor_one_with_a_picture_that_is_not_there(repository: GitFolder, run_kpss: RunKpss) -> None:
    plan = PLAN + "chapters: [{title: Úvod, file: uvod.md}]\n"
    files = {
        "kpss.yaml": SETTINGS,
        "plans/p.yaml": plan,
        "orp.yaml": ORP,
        "plans/uvod.md": "Text.\n\n![Mapa](mapa.png)\n",
    }
    repository.commit(files)
    done = kpss(run_kpss, repository, "seal", "plan")
    assert done.exit_code == 2
    assert "plans/uvod.md:3 KPSS202" in done.stderr


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_many_parts_take_few_lines(repository: GitFolder, run_kpss: RunKpss, end: str) -> None:
    measures = "".join(f"  - {{code: {number}, name: Opatření číslo {number}}}\n" for number in range(100, 160))
    plan = (PLAN.partition("measures:")[0] + "measures:\n" + measures).replace("\n", end)
    repository.commit({"kpss.yaml": SETTINGS, "orp.yaml": ORP, "plans/p.yaml": plan.encode()})
    assert kpss(run_kpss, repository, "seal", "plan").exit_code == 0
    text = (repository.workspace / "plans/p.yaml").read_bytes().decode()
    seal = text.partition("    seal:")[2].partition("vision:")[0].splitlines()
    assert len(seal) <= 20
    assert max(map(len, seal)) <= 110
    assert "\n" not in text.replace(end, "")
    assert kpss(run_kpss, repository, "seal", "plan", "--check").exit_code == 0
    (repository.workspace / "plans/p.yaml").write_bytes(text.replace("číslo 130", "č. 130").encode())
    assert kpss(run_kpss, repository, "seal", "plan", "--again").exit_code == 0
    again = (repository.workspace / "plans/p.yaml").read_bytes().decode()
    assert next(line for line in again.split(end) if line not in text).startswith("      digest: sha256:")
    assert (len(again), again.count("seal:"), "# prosinec" in again) == (len(text) - 3, 1, True)
    assert kpss(run_kpss, repository, "validate").exit_code == 0


def test_a_check_of_what_is_as_it_was(sealed: GitFolder, run_kpss: RunKpss) -> None:
    for args in (("seal", "plan", "--check"), ("verify", "plan"), ("verify", "Plán Konicka")):
        done = kpss(run_kpss, sealed, *args)
        assert (done.exit_code, done.stdout) == (0, "Záznam plan odpovídá pečeti ze dne 12. 12. 2016.\n")


def test_a_check_shows_what_changed_with_the_text_of_then(sealed: GitFolder, run_kpss: RunKpss) -> None:
    change(sealed, "250000", "350000")
    change(sealed, "Každý se dočká pomoci tam, kde žije", "Každý se dočká pomoci tam, kde chce žít")
    sealed.commit()
    done = kpss(run_kpss, sealed, "verify", "plan")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert lines[:5] == [
        "Záznam plan se po zapečetění ze dne 12. 12. 2016 změnil:",
        "  změněno: opatření 1.1",
        "    Náklady, Částka: 250000 → 350000",
        "  změněno: Vize",
        "    Každý se dočká pomoci tam, kde žije. → Každý se dočká pomoci tam, kde chce žít.",
    ]
    assert lines[5].startswith(f"Schválené znění je v revizi {sealed.git('rev-parse', '--short=8', 'HEAD~1')} ")


def test_as_json(sealed: GitFolder, run_kpss: RunKpss) -> None:
    change(sealed, "250000", "350000")
    made = json.loads(kpss(run_kpss, sealed, "verify", "plan", "--format", "json").stdout)
    assert (made["state"], made["approval"], made["date"]) == ("altered", "approvals[1]", "2016-12-12")
    assert made["changes"] == [
        {
            "part": "measures/1.1",
            "name": "opatření 1.1",
            "how": "changed",
            "values": [{"path": "costs[0].amount", "before": "250000", "after": "350000"}],
        }
    ]


def test_without_git_it_says_what_but_not_how(sealed: GitFolder, run_kpss: RunKpss) -> None:
    change(sealed, "250000", "350000")
    (sealed.root / ".git").rename(sealed.root / ".gone")
    done = kpss(run_kpss, sealed, "verify", "plan")
    assert done.exit_code == 1
    assert "změněno: opatření 1.1\nSchválené znění se v gitu nenašlo" in done.stdout


def test_another_seal_is_not_written_over_the_first_one(sealed: GitFolder, run_kpss: RunKpss) -> None:
    change(sealed, "250000", "350000")
    before = text_of(sealed)
    done = kpss(run_kpss, sealed, "seal", "plan")
    assert done.exit_code == 2
    assert "použijte --again" in done.stderr
    assert text_of(sealed) == before
    assert kpss(run_kpss, sealed, "seal", "plan", "--again").exit_code == 0
    assert kpss(run_kpss, sealed, "seal", "plan", "--check").exit_code == 0
    assert text_of(sealed).count("seal:") == 1


def test_a_seal_rewritten_by_hand_is_told(sealed: GitFolder, run_kpss: RunKpss) -> None:
    change(sealed, "digest: sha256:", "digest: sha256:0")
    change(sealed, text_of(sealed).split("digest: sha256:")[1][:65], "0" * 64)
    done = kpss(run_kpss, sealed, "seal", "plan", "--check")
    assert done.exit_code == 1
    assert "Pečeť záznamu plan někdo přepsal" in done.stdout


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (PLAN.partition("approvals:")[0], "nemá k datu zapsané schválení"),
        (PLAN.replace("status: approved", "status: schvaleno"), "nejdřív je opravte. První: plans/p.yaml:8"),
    ],
)
def test_what_cannot_be_sealed(repository: GitFolder, run_kpss: RunKpss, plan: str, words: str) -> None:
    repository.commit({"kpss.yaml": SETTINGS, "plans/p.yaml": plan, "orp.yaml": ORP})
    done = kpss(run_kpss, repository, "seal", "plan")
    assert done.exit_code == 2
    assert words in done.stderr
    assert text_of(repository) == plan


def test_unknown_records_and_kinds(repository: GitFolder, run_kpss: RunKpss) -> None:
    repository.commit({"kpss.yaml": SETTINGS, "plans/p.yaml": PLAN, "orp.yaml": ORP})
    assert "Nemělo to být „plan“?" in kpss(run_kpss, repository, "seal", "plam").stderr
    assert "zapečetit jde jen to, co orgány schvalují" in kpss(run_kpss, repository, "seal", "orp-konice").stderr
    assert "na výběr: 2016-11-12 1, 2016-12-12 88/7777" in kpss(
        run_kpss, repository, "seal", "plan", "--date", "2016-10-01"
    ).stderr  # fmt: skip
    done = kpss(run_kpss, repository, "verify", "plan")
    assert (done.exit_code, done.stdout) == (1, "Záznam plan není zapečetěn; zapečetí ho kpss seal plan.\n")


@pytest.mark.parametrize(
    "approvals",
    [
        "approvals: [{by_name: Rada, date: 2016-12-12}]\n",
        "approvals:\n  - {by_name: Rada, # kdo\n     date: 2016-12-12}\n",
        "approvals:\n  - by_name: Rada\n    date: 2016-12-12 # kdy\n",
        "approvals:\r\n  - {by_name: Rada, date: 2016-12-12}\r\n",
    ],
)
def test_every_notation_of_an_approval(repository: GitFolder, run_kpss: RunKpss, approvals: str) -> None:
    plan = PLAN.partition("approvals:")[0] + approvals + "vision: Každý.\n"
    repository.commit({"kpss.yaml": SETTINGS, "plans/p.yaml": plan, "orp.yaml": ORP})
    done = kpss(run_kpss, repository, "seal", "plan")
    assert done.exit_code == 0, done.stderr
    assert kpss(run_kpss, repository, "seal", "plan", "--check").exit_code == 0
    assert kpss(run_kpss, repository, "validate").exit_code == 0
