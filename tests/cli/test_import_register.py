"""``kpss import rpss``: the ministry's register into records, twice, dry, and what it refuses."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from kpss.cli import writing
from kpss.language.errors import UserError
from tests.cli.conftest import Inside
from tests.support import RunKpss, WriteWorkspace
from tests.unit.exchange.register_support import BASE, facility, form, item, provider, register, service

DAY = "2026-01-15"
RECORDS = {**BASE, "network/alfa.yaml": provider(), "network/domov.yaml": service()}
ELSEWHERE = item(portalId=9, identifikator="9000000", zarizeni=[facility(code="999999")])


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def region(workspace: WriteWorkspace) -> Path:
    return workspace(BASE)


def test_import_twice_and_dry(inside: Inside, region: Path, tmp_path: Path) -> None:
    file = tmp_path / "rpss.json"
    file.write_bytes(register(item(), item(portalId=5, identifikator="7000000"), ELSEWHERE))
    before = tree(region)
    dry = inside("import", "rpss", file, "--dry-run", cwd=region).expect().stderr
    assert "zapsalo by se nových služeb 2, nových poskytovatelů 1" in dry
    assert tree(region) == before
    said = inside("import", "rpss", file, cwd=region).expect().stderr
    assert said == (
        "V registru 3\xa0služby, sem patří 2, nových služeb 2, nových poskytovatelů 1, změněných záznamů 0, beze změny "
        "0\xa0služeb.\n"
    )
    made = tree(region)
    assert set(made) - set(before) == {"network/providers/domov-alfa.yaml"}
    inside("validate", "--fail-on", "warning", cwd=region).expect()
    assert inside("import", "rpss", file, "--as-of", "2026-02-01", "-q", cwd=region).expect().stderr == ""
    assert tree(region) == made
    inside("import", "rpss", file, "--as-of", "2026-02-01", "--mark-checked", "-q", cwd=region).expect()
    assert b"checked: 2026-02-01" in tree(region)["network/providers/domov-alfa.yaml"]
    inside("import", "rpss", file, "--all", "-q", cwd=region).expect()
    assert b"portal_id: 9\n" in tree(region)["network/providers/domov-alfa.yaml"]


def test_packed_file_in_a_process(run_kpss: RunKpss, workspace: WriteWorkspace, tmp_path: Path) -> None:
    folder = workspace(RECORDS)
    file = tmp_path / "rpss.json.gz"
    file.write_bytes(gzip.compress(register(item(formy=[form("pob", ("luzka", 40))]))))
    done = run_kpss("import", "rpss", file, "--lang", "en", cwd=folder).expect()
    assert done.stderr == (
        "network/domov.yaml: domov-alfa: capacity (residential, bed): 32 → 40\n"
        "1\xa0service in the register, 1 belonging here, 0\xa0new services and 0\xa0new providers written, "
        "1\xa0record changed, 0\xa0services unchanged.\n"
    )
    assert done.stdout == ""
    text = (folder / "network/domov.yaml").read_text(encoding="utf-8")
    assert '"value": 40' in text
    assert text.endswith('register: {checked: 2026-01-15}\nvalid: {"from": "2014-03-01"}\n')


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (register(item())[:-2], "není celý: končí uprostřed"),
        (b"<html>", "webová stránka"),
        (b'{"x": 1}', "není registr poskytovatelů"),
        (b"", "je prázdný"),
    ],
)
def test_broken_file_writes_nothing(inside: Inside, region: Path, tmp_path: Path, data: bytes, words: str) -> None:
    before = tree(region)
    file = tmp_path / "rpss.json"
    file.write_bytes(data)
    done = inside("import", "rpss", file, cwd=region).expect(2)
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert tree(region) == before


def test_what_is_no_file(inside: Inside, region: Path, tmp_path: Path) -> None:
    assert "(je to složka)" in inside("import", "rpss", tmp_path, cwd=region).expect(2).stderr
    assert "(není tu)" in inside("import", "rpss", "neni.json", cwd=region).expect(2).stderr


def test_refusals(inside: Inside, workspace: WriteWorkspace, tmp_path: Path) -> None:
    file = tmp_path / "rpss.json"
    file.write_bytes(register(item()))
    nowhere = workspace({"kpss.yaml": BASE["kpss.yaml"]}, "nowhere")
    assert "--all" in inside("import", "rpss", file, cwd=nowhere).expect(2).stderr
    unread = workspace({**BASE, "network/x.yaml": "kind: service\n  id: [\n"}, "unread")
    assert "network/x.yaml se nedá přečíst" in inside("import", "rpss", file, cwd=unread).expect(2).stderr
    ignored = {
        "kpss.yaml": BASE["kpss.yaml"] + 'ignore: ["network/providers/**"]\n', "network/providers/domov-alfa.yaml": "x"
    }  # fmt: skip
    taken = workspace({**BASE, **ignored}, "taken")
    assert "už existuje a nečte se jako záznam" in inside("import", "rpss", file, cwd=taken).expect(2).stderr


def test_note_appended_meanwhile_is_kept(
    inside: Inside, workspace: WriteWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace({**RECORDS, "network/druha.yaml": service(id="druha", number="2000000", portal_id=2)})
    file = tmp_path / "rpss.json"
    more = [form("pob", ("luzka", 40))]
    file.write_bytes(register(item(formy=more), item(identifikator="2000000", portalId=2, formy=more)))
    record = folder / "network/domov.yaml"
    usual = writing.check_all

    def meanwhile(*arguments: Any) -> None:
        with record.open("a", encoding="utf-8") as stream:
            stream.write("note: Právě dopsáno.\n")
        usual(*arguments)

    monkeypatch.setattr(writing, "check_all", meanwhile)
    before = tree(folder)
    assert "mezitím změnil" in inside("import", "rpss", file, cwd=folder).expect(2).stderr
    after = tree(folder)
    assert after.pop("network/domov.yaml") == before.pop("network/domov.yaml") + "note: Právě dopsáno.\n".encode()
    assert after == before


def test_folder_that_is_a_link_elsewhere_gets_nothing(inside: Inside, region: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "jinde"
    elsewhere.mkdir()
    (region / "network").symlink_to(elsewhere)
    file = tmp_path / "rpss.json"
    file.write_bytes(register(item()))
    inside("import", "rpss", file, cwd=region).expect(2)
    with pytest.raises(UserError, match="outside the workspace"):
        writing.write_all(str(region), {"network/x.yaml": ""}, {})
    assert not list(elsewhere.iterdir())
