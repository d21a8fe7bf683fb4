"""What checks a page: Chromium, axe (accessibility) and html-validate (validity)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support import ROOT, clean_environment

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_HTML_VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"
_HTML_VALIDATE_CONFIG = Path(__file__).with_name("htmlvalidate.json")

# No sandbox: checks often run as root in a container.  The rest keeps the browser from calling anybody.
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """The path of the system's Chromium, if there is one."""
    usual = Path("/usr/bin/chromium")
    return str(usual) if usual.exists() else shutil.which("chromium") or shutil.which("chromium-browser")


@lru_cache(maxsize=1)
def missing_tools() -> tuple[str, ...]:
    """What the tests of pages lack here, in words for the one line that reports it."""
    there = {
        "Chromium (apt install chromium)": chromium() is not None,
        "playwright for Python (on Debian apt install libatomic1)": _playwright_starts(),
        "node (apt install nodejs npm)": shutil.which("node") is not None,
        "the tools of package.json (make test installs them where npm is)": _AXE.exists() and _HTML_VALIDATE.exists(),
    }
    return tuple(name for name, found in there.items() if not found)


def _playwright_starts() -> bool:
    """Whether playwright is installed and its own Node starts."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False, timeout=60).returncode == 0


@contextmanager
def start_browser() -> Iterator[Browser]:
    """A headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), headless=True, args=_ARGUMENTS)
        yield started
        started.close()


def check_axe(page: Page) -> list[str]:
    """What axe objects to on the open page: ``rule: help (place; place)``, an empty list if nothing."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    result: dict[str, Any] = page.evaluate("() => axe.run()")
    return [
        f"{violation['id']}: {violation['help']} ({'; '.join(str(node['target']) for node in violation['nodes'])})"
        for violation in result["violations"]
    ]


def html_validate(*paths: Path) -> list[str]:
    """What html-validate objects to in the files: ``file:line:column rule: message``, an empty list if nothing."""
    with tempfile.TemporaryDirectory() as folder:
        # Into a file, because Node cuts what it writes into a pipe when it ends.
        output = Path(folder, "report.json")
        done = subprocess.run(
            [_HTML_VALIDATE, "--config", _HTML_VALIDATE_CONFIG, "--formatter", f"json={output}", *paths],
            capture_output=True,
            check=False,
            cwd=ROOT,
            env=clean_environment(),
            timeout=300,
        )
        # 0 nothing found, 1 something found; anything else, or no report, means that nothing was checked.
        assert done.returncode in {0, 1}, done.stderr.decode("utf-8")
        reports: list[dict[str, Any]] = json.loads(output.read_text(encoding="utf-8"))
    return [
        f"{report['filePath']}:{message['line']}:{message['column']} {message['ruleId']}: {message['message']}"
        for report in reports
        for message in report["messages"]
    ]
