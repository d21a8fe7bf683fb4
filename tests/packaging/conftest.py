"""The package as users get it: built once for all tests of this folder."""

from __future__ import annotations

import shutil
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import EXAMPLES, ROOT, Result, clean_environment, run

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.packaging)


@dataclass(frozen=True)
class Built:
    """The archives that a release consists of, and the wheel made straight from the checkout."""

    sdist: Path
    wheel_from_sdist: Path
    wheel_from_checkout: Path


@dataclass(frozen=True)
class Installed:
    """A fresh environment with the wheel in it, used from a folder outside the checkout."""

    python: Path
    kpss: Path
    folder: Path

    def run(self, *args: str) -> Result:
        environment = clean_environment({"KPSS_TODAY": "2017-07-16", "TMPDIR": str(self.folder)})
        return run([str(self.kpss), *args], cwd=self.folder, env=environment)

    def evaluate(self, code: str) -> str:
        return run([str(self.python), "-c", code], cwd=self.folder, env=clean_environment()).expect().stdout.strip()


def _build(target: Path, *options: str) -> None:
    """Build with the backend of this environment: no network is needed."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), *options, str(ROOT)]
    run(command, cwd=target.parent, env=clean_environment()).expect()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sdist, the wheel built from it and the wheel built from the checkout."""
    release = tmp_path_factory.mktemp("release")
    checkout = tmp_path_factory.mktemp("checkout")
    _build(release)
    _build(checkout, "--wheel")
    return Built(
        sdist=next(release.glob("*.tar.gz")),
        wheel_from_sdist=next(release.glob("*.whl")),
        wheel_from_checkout=next(checkout.glob("*.whl")),
    )


@pytest.fixture(scope="session")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in a fresh environment.

    The dependencies come from this environment by a line in a .pth file, so that nothing is downloaded; kpss itself
    cannot come that way, because .pth files of such a folder (the editable install) are not read.
    """
    folder = tmp_path_factory.mktemp("installed")
    environment = folder / "venv"
    venv.create(environment, with_pip=False)
    scripts = environment / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / Path(sys.executable).name
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-qq", "--no-deps", "--no-index"]
    run([*pip, str(built.wheel_from_sdist)], cwd=folder, env=clean_environment()).expect()
    fresh = Installed(python, scripts / "kpss", folder)
    packages = Path(fresh.evaluate("import sysconfig; print(sysconfig.get_path('purelib'))"))
    ours = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "dependencies.pth").write_text("\n".join(sorted(ours)), encoding="utf-8")
    shutil.copytree(EXAMPLES / "olomoucky", folder / "olomoucky")
    return fresh
