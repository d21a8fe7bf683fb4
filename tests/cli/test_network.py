"""``kpss network apply``: shown, asked, written whole or not at all, and again without harm."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FILES, Inside
from tests.support import WriteWorkspace
from tests.unit.exchange.form_support import cells_of, filled
from tests.unit.network_files import entry, files, request, round_, service

TODAY = "2015-06-25"
DECISION = {"by_name": "Zastupitelstvo kraje", "date": "2015-06-20", "outcome": "approved"}
APPLY = ("network", "apply", "sit-2016")


@pytest.fixture
def region(workspace: WriteWorkspace) -> Path:
    """Two services, of which both are to change."""
    records = (
        service(), service("druhy", number="7654321"), entry(), entry("druhy-2014", service="druhy"), round_(),
        request("z-1", decision=DECISION), request("z-2", service="druhy", decision=DECISION),
        request("z-3", service="druhy", type="stay"),
    )  # fmt: skip
    return workspace({**FILES, **files(*records)})


def content(folder: Path) -> dict[str, bytes]:
    """All files, also those whose names begin with a dot."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Somebody at a terminal types *text*."""
    stdin = io.StringIO(text)
    monkeypatch.setattr(stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", stdin)


def test_dry_run_only_shows(inside: Inside, region: Path) -> None:
    before = content(region)
    done = inside(*APPLY, "--dry-run", cwd=region, today=TODAY).expect()
    text = done.stdout.replace("\xa0", " ")
    assert "K zápisu – 2 žádosti:\n  z-1  Domov: +5 lůžek; od 1. 1. 2016\n" in text
    assert "    nový záznam network/domov-2016.yaml\n" in text
    assert "    končí 31. 12. 2015: domov-2014 (network/domov-2014.yaml)\n" in text
    assert "Bez rozhodnutí – 1 žádost:" in text
    assert content(region) == before


def test_nobody_to_ask(inside: Inside, region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(region)
    monkeypatch.setattr(sys, "stdin", io.StringIO("a\n"))
    done = inside(*APPLY, cwd=region, today=TODAY).expect(2)
    assert "--yes" in done.stderr
    assert "z-1" in done.stdout
    assert content(region) == before


@pytest.mark.parametrize(("answer", "written"), [("a\n", True), ("co?\nANO\n", True), ("n\n", False), ("", False)])
def test_answer_counts(
    inside: Inside, region: Path, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
) -> None:
    before = content(region)
    typed(monkeypatch, answer)
    inside(*APPLY, cwd=region, today=TODAY).expect()
    assert (content(region) != before) is written


def test_written_network_is_right_and_applying_again_changes_nothing(inside: Inside, region: Path) -> None:
    inside(*APPLY, "--yes", "-q", cwd=region, today=TODAY).expect()
    after = content(region)
    assert b"to: 2015-12-31" in after["network/domov-2014.yaml"]
    assert b"request: z-1" in after["network/domov-2016.yaml"]
    found = inside("validate", "--format", "json", cwd=region, today=TODAY).expect().json()["findings"]
    assert [one for one in found if one["severity"] == "error"] == []
    done = inside(*APPLY, "--yes", cwd=region, today=TODAY).expect()
    assert "Není co zapsat." in done.stdout
    assert "Už zapsáno: 2." in done.stdout
    assert content(region) == after


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "disk full")])
@pytest.mark.parametrize("after", range(4))
def test_failure_on_the_way_leaves_nothing_behind(
    inside: Inside, region: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, after: int
) -> None:
    before, replaced = content(region), 0
    replace = os.replace

    def failing(source: str, target: str) -> None:
        nonlocal replaced
        replaced += 1
        if replaced == after + 1:
            raise error
        replace(source, target)

    with monkeypatch.context() as changed:
        changed.setattr(os, "replace", failing)
        done = inside(*APPLY, "--yes", cwd=region, today=TODAY)
    assert done.exit_code == (2 if isinstance(error, OSError) else 130)
    assert content(region) == before
    inside(*APPLY, "--yes", cwd=region, today=TODAY).expect()


def test_file_changed_meanwhile_is_not_overwritten(
    inside: Inside, region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = region / "network" / "druhy-2014.yaml"
    typed(monkeypatch, "a\n")
    stdin = sys.stdin
    readline = stdin.readline

    def edit() -> str:
        path.write_bytes(path.read_bytes() + b"note: novinka\n")
        return readline()

    monkeypatch.setattr(stdin, "readline", edit)
    done = inside(*APPLY, cwd=region, today=TODAY).expect(2)
    assert "network/druhy-2014.yaml se mezitím změnil" in done.stderr
    assert b"novinka" in path.read_bytes()
    assert not (region / "network" / "domov-2016.yaml").exists()


def test_file_in_the_way_is_not_overwritten(inside: Inside, region: Path) -> None:
    target = region / "network" / "domov-2016.yaml"
    target.symlink_to(region / "nikde.yaml")
    done = inside(*APPLY, "--yes", cwd=region, today=TODAY)
    assert not (region / "nikde.yaml").exists()
    assert target.is_symlink()
    assert done.exit_code in {0, 2}


def test_new_errors_stop_everything(inside: Inside, workspace: WriteWorkspace) -> None:
    wrong = request("z-1", decision=DECISION, changes={"level": "neznama"})
    folder = workspace({**FILES, **files(service(), entry(), round_(), wrong)})
    before = content(folder)
    done = inside(*APPLY, "--yes", cwd=folder, today=TODAY).expect(2)
    assert "network/domov-2016.yaml" in done.stdout
    assert "KPSS113" in done.stdout
    assert "nezapsalo nic" in done.stderr
    assert content(folder) == before


def test_errors_of_before_do_not_stop(inside: Inside, region: Path) -> None:
    (region / "plans" / "chyba.yaml").write_text("kind: plan\nid: chyba\n", encoding="utf-8")
    inside(*APPLY, "--yes", cwd=region, today=TODAY).expect()


@pytest.mark.parametrize(
    ("round_id", "czech", "english"),
    [("sit-2061", "„sit-2016“", "“sit-2016”"), ("x", "Zapsány jsou sit-2016", "There are sit-2016")],
)
@pytest.mark.parametrize("lang", ["cs", "en"])
def test_unknown_round(inside: Inside, region: Path, round_id: str, czech: str, english: str, lang: str) -> None:
    done = inside("network", "apply", round_id, "--lang", lang, cwd=region, env={"KPSS_LANG": lang}).expect(2)
    assert (czech if lang == "cs" else english) in done.stderr


def test_english(inside: Inside, region: Path) -> None:
    done = inside(*APPLY, "--dry-run", "--lang", "en", cwd=region, today=TODAY).expect()
    assert "To be written – 2" in done.stdout
    assert "+5" in done.stdout


# -- forms of providers -----------------------------------------------------------------------------------------------

FORM = ("export", "form", "sit-2016", "--service", "domov")


@pytest.fixture
def before_round(workspace: WriteWorkspace) -> Path:
    """One service in the network and a round without requests."""
    return workspace({**FILES, **files(service(), entry(), round_())})


def test_form_goes_out_and_comes_back(inside: Inside, before_round: Path) -> None:
    folder = before_round
    done = inside(*FORM, "-o", "form.xlsx", cwd=folder, today=TODAY).expect()
    assert "form.xlsx" in done.stderr
    empty = (folder / "form.xlsx").read_bytes()
    units = cells_of(empty, "unit")
    (folder / "form.xlsx").write_bytes(filled(empty, {"submitted": "20. 6. 2015", units[0]: 24}))
    (folder / "chyba.xlsx").write_bytes(filled(empty, {units[0]: "asi"}))
    taking = ("import", "form", "form.xlsx", "chyba.xlsx")
    shown = inside(*taking, "--dry-run", cwd=folder, today=TODAY).expect(1).stdout
    assert "form.xlsx: nová žádost z-2016-domov (network/requests/z-2016-domov.yaml)" in shown
    assert f"chyba.xlsx: nejde převzít:\n  F10: povinný údaj chybí\n  {units[0]}: „asi“ není celé číslo" in shown
    assert not (folder / "network" / "requests").exists()
    inside(*taking, cwd=folder, today=TODAY).expect(1)
    path = folder / "network" / "requests" / "z-2016-domov.yaml"
    text = path.read_bytes()
    assert b"value: 24" in text
    inside("validate", cwd=folder, today=TODAY).expect()
    again = inside("import", "form", "form.xlsx", cwd=folder, today=TODAY).expect()
    assert "už je zapsána jako z-2016-domov" in again.stdout
    assert path.read_bytes() == text


@pytest.mark.parametrize(
    ("typed_words", "words"),
    [
        (("export", "form", "sit-2061", "-o", "f.xlsx"), "„sit-2016“"),
        (("export", "form", "sit-2016", "--service", "domof", "-o", "f.xlsx"), "„domov“"),
        (("import", "form", "neni.xlsx"), "neni.xlsx"),
        (("export", "form", "sit-2016", "-o", "f.yaml"), "f.yaml"),
    ],
)
def test_mistakes_with_forms(inside: Inside, before_round: Path, typed_words: tuple[str, ...], words: str) -> None:
    assert words in inside(*typed_words, cwd=before_round, today=TODAY).expect(2).stderr
