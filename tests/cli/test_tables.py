"""``kpss export`` and ``kpss import`` of tables: shown first, asked, written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.conftest import Inside
from tests.support import EXAMPLES, WriteWorkspace
from tests.unit.exchange.tables_support import cell_of, saved
from tests.unit.exchange.test_tables import FILES, SERVICE
from tests.unit.records import settings


@pytest.fixture
def folder(workspace: WriteWorkspace) -> Path:
    return workspace({"kpss.yaml": settings(), **FILES})


def edit(inside: Inside, folder: Path, table: Path, kind: str, edits: Mapping[tuple[str, str, int], object]) -> None:
    inside("export", "xlsx", kind, "-o", table, cwd=folder).expect()
    data = table.read_bytes()
    cells = {(sheet, cell_of(data, sheet, key, row)): value for (sheet, key, row), value in edits.items()}
    table.write_bytes(saved(data, cells))


def test_changes_are_shown_and_written_only_with_consent(inside: Inside, folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.xlsx"
    edit(inside, folder, table, "service", {("capacities", "capacities[].value", 0): Decimal(32)})
    shown = inside("import", "xlsx", table, cwd=folder).expect(2)
    assert (
        shown.stdout == "azyl (network/azyl.yaml)\n  Registrované kapacity 1 – Počet (capacities[1].value): 30 → 32\n"
    )
    assert "Není se koho zeptat, nic se nezapsalo; zapsat bez ptaní umí volba --yes.\n" in shown.stderr
    assert inside("import", "xlsx", table, "--dry-run", cwd=folder).expect().stderr == "Nic se nezapsalo.\n"
    inside("import", "xlsx", table, "--dry-run", "--yes", cwd=folder).expect()
    record = folder / "network/azyl.yaml"
    assert record.read_text(encoding="utf-8") == SERVICE
    done = inside("import", "xlsx", table, "--yes", cwd=folder).expect()
    assert done.stderr.replace("\u00a0", " ") == "Zapsáno: 1 záznam v 1 souboru.\n"
    assert record.read_text(encoding="utf-8") == SERVICE.replace("value: 30", "value: 32")
    again = inside("import", "xlsx", table, cwd=folder).expect()
    assert again.stderr == "V tabulce není žádná změna; nic se nezapsalo.\n"


def test_answer_on_a_terminal(inside: Inside, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        answer = "n\n"

        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return self.answer

    table = tmp_path / "t.xlsx"
    edit(inside, folder, table, "service", {("service", "name", 0): "Azyl"})
    terminal = Terminal()
    monkeypatch.setattr("sys.stdin", terminal)
    assert inside("import", "xlsx", table, cwd=folder).expect().stderr.endswith("Zapsat? [a/n] Nic se nezapsalo.\n")
    terminal.answer = "a\n"
    inside("import", "xlsx", table, cwd=folder).expect()
    assert "name: Azyl   # jméno" in (folder / "network/azyl.yaml").read_text(encoding="utf-8")


def test_problems_are_told_together(inside: Inside, folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.xlsx"
    wrong = {("service", "valid.to", 0): "loni", ("capacities", "capacities[].value", 0): "#REF!"}
    edit(inside, folder, table, "service", wrong)
    said = inside("import", "xlsx", table, "--yes", cwd=folder).expect(2)
    assert said.stdout == ""
    assert "- list „capacities“, buňka E3, Registrované" not in said.stderr
    assert "- list „capacities“, buňka E3: Počet (capacities[].value): v buňce je chyba" in said.stderr
    assert "„loni“ není datum; napište rok, měsíc nebo den" in said.stderr
    english = inside("import", "xlsx", table, "--lang", "en", cwd=folder).expect(2).stderr
    assert "sheet “capacities”, cell E3: " in english


def test_new_errors_are_refused(inside: Inside, folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.xlsx"
    edit(inside, folder, table, "service", {("service", "provider", 0): "nikdo", ("service", "valid.to", 0): "2010"})
    said = inside("import", "xlsx", table, "--yes", cwd=folder).expect(2).stderr
    assert "Po změně by v záznamech byly chyby" in said
    assert "- list „service“, buňka F3: network/azyl.yaml:6: KPSS202" in said
    assert "KPSS303" in said
    assert (folder / "network/azyl.yaml").read_text(encoding="utf-8") == SERVICE
    # An error that is there already does not prevent another edit.
    broken = FILES["network/azyl.yaml"].replace("provider: charita", "provider: nikdo")
    (folder / "network/azyl.yaml").write_text(broken, encoding="utf-8")
    edit(inside, folder, table, "service", {("service", "name", 0): "Azyl"})
    inside("import", "xlsx", table, "--yes", cwd=folder).expect()


def test_new_record_knows_its_schema(inside: Inside, folder: Path, tmp_path: Path) -> None:
    schema = folder / ".kpss/schemas/provider.schema.json"
    schema.parent.mkdir(parents=True)
    schema.write_text("{}", encoding="utf-8")
    table = tmp_path / "t.xlsx"
    edit(inside, folder, table, "provider", {("provider", "id", 2): "nova", ("provider", "name", 2): "Nová"})
    done = inside("import", "xlsx", table, "--yes", cwd=folder).expect()
    assert done.stdout.startswith("nova: nový záznam (network/nova.yaml)\n  Název")
    assert (folder / "network/nova.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../.kpss/schemas/provider.schema.json\nkind: provider\nid: nova\nname: Nová\n"
    )
    (folder / "network/nova.yaml").rename(folder / "network/jina.yaml.txt")
    (folder / "network/nova.yaml").mkdir()
    inside("import", "xlsx", table, "--yes", cwd=folder).expect(2)


def test_some_records_and_wrong_kinds(inside: Inside, folder: Path, tmp_path: Path) -> None:
    text = inside("export", "csv", "provider", "diakonie", cwd=folder).expect().stdout
    assert text.count("\n") == 2
    table = tmp_path / "t.csv"
    inside("export", "csv", "provider", "-o", table, cwd=folder).expect()
    assert table.read_bytes().startswith(b"\xef\xbb\xbfIdentifik\xc3\xa1tor (id);")
    assert b"\r\n" in table.read_bytes()
    assert "nemělo to být" in inside("export", "csv", "provder", cwd=folder).expect(2).stderr.casefold()
    inside("export", "xlsx", "provider", "nikdo", "-o", tmp_path / "u.xlsx", cwd=folder).expect(2)
    inside("import", "csv", tmp_path / "neni.csv", cwd=folder).expect(2)
    inside("import", "xlsx", table, cwd=folder).expect(2)


@pytest.mark.parametrize("name", ["olomoucky", "liberecky", "cesky-krumlov"])
def test_examples_go_there_and_back(inside: Inside, tmp_path: Path, name: str) -> None:
    folder = EXAMPLES / name
    for form in ("xlsx", "csv"):
        table = tmp_path / f"t.{form}"
        inside("export", form, "body", "-o", table, cwd=folder).expect()
        taken = inside("import", form, table, "--dry-run", cwd=folder).expect()
        assert (taken.stdout, taken.stderr) == ("", "V tabulce není žádná změna; nic se nezapsalo.\n")
