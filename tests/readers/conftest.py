"""Programs of others that read what kpss writes, or write the same: from npm, as in ``package.json``.

Where they are missing, the tests of this folder are skipped and one line says so; with ``KPSS_REQUIRE_BROWSER=1``,
which continuous integration sets, they fail instead.
"""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

import pytest

from tests.support import ROOT

_HERE = Path(__file__).parent
_MODULES = ROOT / "node_modules"
_SKIPPED: list[str] = []


def _missing() -> list[str]:
    there = {
        "node (apt install nodejs npm)": shutil.which("node") is not None,
        "the tools of package.json (make test installs them where npm is)": all(
            (_MODULES / name).is_dir() for name in ("@actions/core", "@microsoft/sarif-multitool")
        ),
    }
    return [name for name, found in there.items() if not found]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests of this folder where the programs are missing and not required."""
    if os.environ.get("KPSS_REQUIRE_BROWSER") == "1" or not _missing():
        return
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="no programs of others"))
            _SKIPPED.append(item.nodeid)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for all the skipped tests."""
    if _SKIPPED:
        terminalreporter.write_line(f"{len(_SKIPPED)} tests of formats skipped, missing: {', '.join(_missing())}")


@pytest.fixture(scope="session", autouse=True)
def programs() -> None:
    """Fail early and clearly where the programs are required."""
    if missing := _missing():
        pytest.fail(f"KPSS_REQUIRE_BROWSER=1, but missing: {', '.join(missing)}", pytrace=False)


@pytest.fixture(scope="session")
def multitool() -> Path:
    """Microsoft's SARIF Multitool for this system; the schema of SARIF lies beside it."""
    system = {"Windows": "win32", "Darwin": "darwin"}.get(platform.system(), "linux")
    name = "Sarif.Multitool.exe" if system == "win32" else "Sarif.Multitool"
    program = _MODULES / "@microsoft" / f"sarif-multitool-{system}" / name
    program.chmod(0o755)  # npm leaves that to a script of the package, and scripts of packages are not run
    return program


@pytest.fixture(scope="session")
def actions_core() -> Path:
    """GitHub's own library that writes workflow commands."""
    return _MODULES / "@actions" / "core" / "lib" / "command.js"
