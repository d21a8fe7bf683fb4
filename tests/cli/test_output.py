"""Where output goes: files that are whole or not there, never a record file; pipes that close; interruption; bugs."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kpss.cli import output
from kpss.language.errors import UserError
from kpss.rules import engine
from tests.cli.conftest import DAY, FILES, Inside
from tests.support import ROOT, RunKpss, WriteWorkspace, clean_environment, kpss_command

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and rights of POSIX")

WRITING = (
    ["validate", "--format", "json"],
    ["report", "gaps", "--format", "json"],
    ["report", "coverage", "--format", "html"],
    ["list", "plan"],
    ["show", "plan-alfa"],
    ["explain", "KPSS301"],
    ["render", "plans"],
)


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_file_holds_what_the_screen_would_show(inside: Inside, small: Path, tmp_path: Path, command: list[str]) -> None:
    target = tmp_path / "new folder" / "vystup.txt"
    if command[0] == "render":
        command = [*command, "--format", "md"]
    shown = inside(*command, cwd=small, today=DAY).expect()
    written = inside(*command, "-o", target, cwd=small, today=DAY).expect()
    assert written.stdout == ""
    assert target.read_bytes().decode("utf-8") == shown.stdout
    assert [path.name for path in target.parent.iterdir()] == ["vystup.txt"]  # nothing temporary is left


def test_dash_is_standard_output(inside: Inside, small: Path) -> None:
    assert inside("report", "plans", "-o", "-", cwd=small, today=DAY).expect().stdout.startswith("Přehled plánů")
    assert not (small / "-").exists()


@POSIX
def test_written_file_has_the_rights_of_any_new_file(inside: Inside, small: Path, tmp_path: Path) -> None:
    target = tmp_path / "plans.csv"
    mask = os.umask(0o027)
    try:
        inside("report", "plans", "--format", "csv", "-o", target, cwd=small).expect()
    finally:
        os.umask(mask)
    assert target.stat().st_mode & 0o777 == 0o640
    target.chmod(0o600)
    inside("report", "plans", "--format", "csv", "-o", target, cwd=small).expect()
    assert target.stat().st_mode & 0o777 == 0o600


def test_failed_write_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "plans.md"
    target.write_text("předtím", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left"):
        output.write_file(str(target), "potom")
    assert target.read_text(encoding="utf-8") == "předtím"
    assert list(tmp_path.iterdir()) == [target]


def test_file_that_cannot_be_written_is_a_mistake(inside: Inside, small: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = inside("report", "plans", "-o", tmp_path / "file" / "plans.txt", cwd=small).expect(2)
    assert "plans.txt" in done.stderr
    inside("report", "plans", "-o", tmp_path, cwd=small).expect(2)  # a folder


@pytest.mark.parametrize("document", [["plans"], ["plan", "plan-alfa"], ["gaps"]], ids=" ".join)
@pytest.mark.parametrize("target", ["plans/alfa.yaml", "kpss.yaml", "./plans/../plans/delta.yaml"])
def test_document_never_goes_into_a_record_file(
    inside: Inside, workspace: WriteWorkspace, document: list[str], target: str
) -> None:
    folder = workspace(FILES)
    done = inside("render", *document, "-o", target, cwd=folder, today=DAY).expect(2)
    assert target in done.stderr
    inside("render", *document, "-o", folder / target, cwd=folder.parent, env={}, today=DAY).expect(2)
    for path, text in FILES.items():
        assert (folder / path).read_text(encoding="utf-8") == text


@POSIX
def test_document_never_goes_into_a_record_file_through_a_link(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace(FILES)
    (folder / "plans.md").symlink_to(folder / "plans" / "alfa.yaml")
    inside("render", "plans", "-o", "plans.md", cwd=folder, today=DAY)
    assert (folder / "plans" / "alfa.yaml").read_text(encoding="utf-8") == FILES["plans/alfa.yaml"]


@pytest.mark.parametrize(
    "command", [["validate"], ["report", "gaps"], ["list", "plan"], ["show", "plan-alfa"]], ids=" ".join
)
def test_no_command_writes_into_a_record_file(inside: Inside, workspace: WriteWorkspace, command: list[str]) -> None:
    folder = workspace(FILES)
    inside(*command, "-o", "plans/alfa.yaml", cwd=folder, today=DAY)
    assert (folder / "plans" / "alfa.yaml").read_text(encoding="utf-8") == FILES["plans/alfa.yaml"]


def _started(*args: str | Path, cwd: Path, stdout: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    environment = clean_environment({"KPSS_TODAY": DAY, "PYTHONPATH": str(ROOT)})
    return subprocess.Popen(
        kpss_command(*args), cwd=cwd, env=environment, stdout=stdout, stderr=subprocess.PIPE, start_new_session=True
    )


@POSIX
@POSIX
def test_a_device_is_written_through_and_stays(inside: Inside, small: Path, tmp_path: Path) -> None:
    fifo = tmp_path / "roura"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    try:
        inside("render", "plans", "-o", fifo, cwd=small, today=DAY).expect()
        assert os.read(reader, 20).startswith(b"# P")
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(os.stat(fifo).st_mode)


@POSIX
def test_a_link_stays_a_link(inside: Inside, small: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("staré", encoding="utf-8")
    (tmp_path / "b.md").symlink_to("a.md")
    inside("render", "plans", "-o", tmp_path / "b.md", cwd=small, today=DAY).expect()
    assert (tmp_path / "b.md").is_symlink()
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# P")


def test_closed_pipe_is_no_error(small: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = _started("report", "coverage", "--format", "html", cwd=small, stdout=writing)
    os.close(writing)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a device that is always full")
def test_full_disk_is_a_matter_of_the_environment(small: Path) -> None:
    with open("/dev/full", "wb") as full:
        process = _started("report", "coverage", cwd=small, stdout=full.fileno())
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert errors.decode("utf-8").startswith("kpss: ")


@POSIX
def test_ctrl_c_ends_quietly_with_130(small: Path, tmp_path: Path) -> None:
    """The table comes from a pipe into which nobody writes, so the command waits until it is interrupted."""
    table = tmp_path / "table.csv"
    os.mkfifo(table)
    process = _started("import", "territory", table, "--region", "CZ071", cwd=small)
    writer = _when_opened(table)
    os.kill(process.pid, signal.SIGINT)
    out, errors = process.communicate(timeout=60)
    os.close(writer)
    assert (process.returncode, out, errors) == (130, b"", b"")


def _when_opened(fifo: Path) -> int:
    """The writing end of *fifo*, once the other process has opened it for reading."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
    raise AssertionError("nobody reads the pipe")


def test_interruption_within_a_command(inside: Inside, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "find_raw", interrupted)
    done = inside("validate", cwd=small).expect(130)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize(("lang", "words"), [("cs", "tohle je chyba programu kpss"), ("en", "this is a bug of kpss")])
@pytest.mark.parametrize("error", [RuntimeError("vnitřní potíž"), KeyError("x"), RecursionError("deep")])
def test_bug_is_a_short_text_and_a_log(
    inside: Inside,
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    lang: str,
    words: str,
) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(engine, "find_raw", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done = inside("validate", "--lang", lang, cwd=small).expect(3)
    assert done.stdout == ""
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    (log,) = tmp_path.glob("kpss-*.log")
    assert str(log) in done.stderr
    text = log.read_text(encoding="utf-8")
    assert f"kpss validate --lang {lang}\n" in text
    assert "Traceback" in text
    assert type(error).__name__ in text


def test_output_is_utf8_with_line_feeds_whatever_the_environment(run_kpss: RunKpss, small: Path) -> None:
    environment = {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run_kpss("report", "plans", cwd=small, today=DAY, env=environment).expect()
    assert done.stdout.startswith("Přehled plánů – K datu 16.\xa07.\xa02017\n")
    assert "\r" not in done.stdout


def test_report_fits_the_terminal(inside: Inside, small: Path) -> None:
    for width in (100, 120, 160):
        shown = inside("report", "gaps", cwd=small, today=DAY, env={"COLUMNS": str(width)}).expect().stdout
        table = shown.partition("\n\n")[2]
        assert max(map(len, table.splitlines())) <= width


def test_an_interruption_leaves_nothing_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    target = tmp_path / "a.txt"
    target.write_text("staré", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        output.write_file(str(target), "nové")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_text(encoding="utf-8") == "staré"


def test_a_remark_is_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    output.remark("první\n::error::x \x1b[31m##[error]y")
    assert capsys.readouterr().err == "první\n: :error::x \ufffd[31m# #[error]y\n"
