"""``kpss new``: the file of a new record, written once and right from the start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kpss.cli import created
from kpss.structure.words import code_words
from tests.cli.conftest import FILES, Inside
from tests.support import EXAMPLES, WriteWorkspace, write_files
from tests.unit.meeting_records import files
from tests.unit.network_files import entry, round_, service
from tests.unit.network_files import files as network_files

TODAY = "2026-07-01"
NEW = ("new", "meeting", "--body", "skupina", "--date", "2026-12-02")


@pytest.fixture
def town(workspace: WriteWorkspace) -> Path:
    return workspace(files())


def test_file_is_made_and_right(inside: Inside, town: Path) -> None:
    done = inside(*NEW, cwd=town, today=TODAY).expect()
    path = town / "meetings" / "skupina-2026-12-02.yaml"
    assert done.stdout == ""
    assert f" {path.relative_to(town).as_posix()}\n" in done.stderr
    text = path.read_text(encoding="utf-8")
    assert "id: skupina-2026-12-02\n" in text
    # Nothing that the earlier files did not give already.
    found = inside("validate", "--format", "json", "--fail-on", "never", cwd=town, today=TODAY).json()["findings"]
    assert [one for one in found if one["file"] == f"meetings/{path.name}"] == []
    shown = inside("render", "meeting", "skupina-2026-12-02", cwd=town, today=TODAY).expect().stdout
    assert shown.startswith("# Pozvánka na jednání č. 9 – Pracovní skupina pro seniory\n")


def test_nothing_is_overwritten(inside: Inside, town: Path) -> None:
    path = town / "meetings" / "skupina-2026-12-02.yaml"
    path.write_text("# moje\n", encoding="utf-8")
    done = inside(*NEW, cwd=town, today=TODAY).expect(2)
    assert "už existuje" in done.stderr
    assert path.read_text(encoding="utf-8") == "# moje\n"
    path.unlink()
    path.symlink_to(town / "nikde.yaml")
    inside(*NEW, cwd=town, today=TODAY).expect(2)
    assert not (town / "nikde.yaml").exists()


def test_second_run_says_what_is_there_already(inside: Inside, town: Path) -> None:
    inside(*NEW, cwd=town, today=TODAY).expect()
    done = inside(*NEW, cwd=town, today=TODAY).expect(2)
    assert "skupina-2026-12-02 (meetings/skupina-2026-12-02.yaml)" in done.stderr
    assert sorted(os.listdir(town / "meetings")) == ["1.yaml", "2.yaml", "3.yaml", "skupina-2026-12-02.yaml"]


def test_output_and_id(inside: Inside, town: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "jinam" / "jednani.yml"
    done = inside(*NEW, "moje", "-o", elsewhere, "-q", cwd=town, today=TODAY).expect()
    assert done.stderr == ""
    assert "id: moje\n" in elsewhere.read_text(encoding="utf-8")
    assert "moje" in inside(*NEW, "moje", "-o", "-", cwd=town, today=TODAY).expect().stdout
    assert "jen ze souboru .yaml" in inside(*NEW, "-o", "jednani.txt", cwd=town, today=TODAY).expect(2).stderr
    assert not (town / "meetings" / "moje.yaml").exists()


def test_editor_finds_the_schema_that_init_made(inside: Inside, town: Path) -> None:
    write_files(town, {".kpss/schemas/meeting.schema.json": "{}"})
    inside(*NEW, cwd=town, today=TODAY).expect()
    first = (town / "meetings" / "skupina-2026-12-02.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=../.kpss/schemas/meeting.schema.json"


@pytest.mark.parametrize(
    ("typed", "czech", "english"),
    [
        (["new"], "meeting", "meeting"),
        (["new", "metting"], "„meeting“", "“meeting”"),
        (["new", "meeting", "--service", "x"], "--service k záznamu meeting nepatří", "--service does not belong"),
        (["new", "request", "--body", "rada"], "--body k záznamu request nepatří", "--body does not belong"),
        (["new", "request"], "kpss new round", "kpss new round"),
        (["new", "meeting"], "--body ID (odbor, rada", "--body ID (odbor, rada"),
        (["new", "meeting", "--body", "rad"], "„rada“", "“rada”"),
        (["new", "meeting", "--body", "rada"], "--date RRRR-MM-DD", "--date YYYY-MM-DD"),
        ([*NEW, "--date", "2.12.2026"], "2017-07-16", "2017-07-16"),
        ([*NEW, "--time", "14"], "14:00", "14:00"),
        ([*NEW, "--form", "urgnet"], "„urgent“", "“urgent”"),
        ([*NEW, "Moje jednání"], "moje-jednani", "moje-jednani"),
        ([*NEW, "skupina-2"], "meetings/2.yaml", "meetings/2.yaml"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.parametrize("lang", ["cs", "en"])
def test_mistakes_say_what_to_do(
    inside: Inside, town: Path, typed: list[str], czech: str, english: str, lang: str
) -> None:
    done = inside(*typed, cwd=town, today=TODAY, env={"KPSS_LANG": lang}).expect(2)
    assert done.stderr.startswith("kpss: ")
    assert done.stderr.count("\n") == 1
    assert (czech if lang == "cs" else english) in done.stderr
    assert sorted(os.listdir(town / "meetings")) == ["1.yaml", "2.yaml", "3.yaml"]


# Body → instance, in each example; the files stand in examples/*/structure.
BODIES = [
    ("cesky-krumlov", "socialni-komise", ()),
    ("cesky-krumlov", "manazerska-skupina", ()),
    ("cesky-krumlov", "koordinacni-skupiny", ("--group", "Senioři")),
    ("olomoucky", "kolegium-obci", ("--instance", "Konice")),
    ("olomoucky", "rmt", ()),
    ("olomoucky", "skupina-orp", ()),
    ("liberecky", "k10", ()),
    ("liberecky", "uzemni-ridici-skupiny", ("--instance", "Turnov")),
]


@pytest.mark.parametrize(("example", "body", "more"), BODIES, ids=lambda value: value if isinstance(value, str) else "")
@pytest.mark.parametrize("lang", ["cs", "en"])
def test_files_for_the_bodies_of_the_examples_are_right(
    inside: Inside, workspace: WriteWorkspace, example: str, body: str, more: tuple[str, ...], lang: str
) -> None:
    source = EXAMPLES / example
    folder = workspace(
        {str(path.relative_to(source)): path.read_bytes() for path in source.rglob("*") if path.suffix == ".yaml"}
    )
    made = folder / "meetings" / "nove.yaml"
    command: tuple[str | Path, ...] = (
        "new",
        "meeting",
        "nove",
        "--body",
        body,
        *more,
        "--date",
        "2028-02-17",
        "--lang",
        lang,
        "-o",
        made,
    )
    inside(*command, cwd=folder, today="2028-01-10").expect()
    found = inside("validate", "--format", "json", "--fail-on", "never", cwd=folder, today="2028-01-10").json()
    assert [one["code"] for one in found["findings"] if one["file"] == "meetings/nove.yaml"] == []


def test_forms_are_those_of_the_schema() -> None:
    assert list(created.FORMS) == list(code_words("meeting", ("form",)))


# -- requests ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def region(workspace: WriteWorkspace) -> Path:
    return workspace({**FILES, **network_files(service(), entry(), round_())})


def test_request_is_made_from_the_network(inside: Inside, region: Path) -> None:
    done = inside("new", "request", "--service", "domov", cwd=region, today="2015-06-25").expect()
    path = region / "network" / "requests" / "z-2016-domov.yaml"
    assert f" {path.relative_to(region).as_posix()}\n" in done.stderr
    assert "value: 20" in path.read_text(encoding="utf-8")
    found = inside("validate", "--format", "json", "--fail-on", "never", cwd=region, today="2015-06-25").json()
    assert [one["code"] for one in found["findings"] if one["severity"] in {"error", "warning"}] == []
    again = inside("new", "request", "--service", "domov", cwd=region, today="2015-06-25").expect(2)
    assert "network/requests/z-2016-domov.yaml" in again.stderr
    inside("new", "request", "dalsi", "--service", "domov", "--type", "exit", cwd=region, today="2015-06-25").expect()


def test_request_without_a_service(inside: Inside, region: Path) -> None:
    done = inside("new", "request", "--type", "new", "-o", "-", cwd=region, today="2015-06-25").expect()
    assert "# intention:" in done.stdout
    assert "type: new " in done.stdout
    english = inside("new", "request", "-o", "-", "--lang", "en", cwd=region, today="2015-06-25").expect()
    assert "the state after" not in done.stdout
    assert "What is to be in the network" in english.stdout


@pytest.mark.parametrize("lang", ["cs", "en"])
def test_mistakes_of_requests_say_what_to_do(inside: Inside, region: Path, lang: str) -> None:
    for typed, czech, english in (
        (["--service", "domof"], "„domov“", "“domov”"),
        (["--type", "exit"], "--service ID (domov)", "--service ID (domov)"),
        (["--service", "domov", "--type", "chnge"], "„change“", "“change”"),
        (["--round", "sit"], "kpss list round", "kpss list round"),
    ):
        done = inside("new", "request", *typed, cwd=region, today="2015-06-25", env={"KPSS_LANG": lang}).expect(2)
        assert (czech if lang == "cs" else english) in done.stderr
    assert not (region / "network" / "requests").exists()
