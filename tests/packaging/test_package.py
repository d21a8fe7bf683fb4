"""What is in the wheel and in the sdist, and that the wheel works without the checkout."""

from __future__ import annotations

import re
import tarfile
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import kpss
from kpss import resources
from tests.packaging.conftest import Built, Installed
from tests.support import ROOT

pytestmark = pytest.mark.slow

# Folder in the checkout → folder in the wheel.
SHIPPED = {"schemas": "kpss/_data/schemas", "templates": "kpss/_data/templates", "docs/rules": "kpss/_data/rules"}


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return sorted(archive.namelist())


def content(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def metadata(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode("utf-8"))


@pytest.mark.parametrize(("folder", "place"), SHIPPED.items())
def test_wheel_carries_what_kpss_reads(built: Built, folder: str, place: str) -> None:
    expected = files_of(ROOT / folder)
    assert expected, f"{folder} is empty"
    carried = {name.removeprefix(f"{place}/") for name in names(built.wheel_from_sdist) if name.startswith(f"{place}/")}
    assert carried == expected


def test_wheel_carries_the_schema_of_plans(built: Built) -> None:
    assert "kpss/_data/schemas/plan.schema.json" in names(built.wheel_from_sdist)


def test_wheel_carries_every_module_and_nothing_foreign(built: Built) -> None:
    modules = {f"kpss/{name}" for name in files_of(ROOT / "kpss") if name.endswith((".py", ".typed"))}
    carried = names(built.wheel_from_sdist)
    assert modules <= set(carried)
    foreign = [name for name in carried if not name.startswith("kpss/") and ".dist-info/" not in name]
    assert foreign == []


def test_sdist_builds_the_same_wheel(built: Built) -> None:
    assert names(built.wheel_from_sdist) == names(built.wheel_from_checkout)
    assert content(built.wheel_from_sdist) == content(built.wheel_from_checkout)


def test_sdist_carries_what_a_packager_needs(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        carried = {name.partition("/")[2] for name in archive.getnames()}
    for needed in ("LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "tests/conftest.py"):
        assert needed in carried
    for needed in (".pre-commit-hooks.yaml", "action.yml", "templates/start/github.yml"):
        assert needed in carried
    for folder in ("kpss", "schemas", "templates", "docs", "examples", "tests"):
        assert any(name.startswith(f"{folder}/") for name in carried), folder
    # Nothing that the tasks made; npm's own notes would tell where packages came from.
    assert not [name for name in carried if re.match(r"(\.venv|build|dist|node_modules)/|.*package-lock\.json", name)]


def test_metadata(built: Built) -> None:
    told = metadata(built.wheel_from_sdist)
    assert told["Name"] == "kpss"
    assert told["Version"] == kpss.__version__
    assert told["License-Expression"] == "EUPL-1.2"
    assert told["Requires-Python"] == ">=3.11"
    assert "Typing :: Typed" in told.get_all("Classifier", [])
    assert "all" in told.get_all("Provides-Extra", [])


def test_extra_all_is_the_union_of_the_extras_for_users() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    everything = {need for name, needs in extras.items() if name not in {"all", "dev"} for need in needs}
    assert set(extras["all"]) == everything


def test_changelog_knows_this_version() -> None:
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert kpss.__version__ in headings


@pytest.mark.parametrize("name", ["schemas", "templates", "rules"])
def test_checkout_reads_its_own_files(name: str) -> None:
    """Also in an editable install, where the installer leaves a copy that soon would be old."""
    assert ROOT in Path(resources.folder(name)).parents


def test_installed_wheel_reads_its_packaged_files(installed: Installed) -> None:
    package = Path(installed.evaluate("import kpss; print(kpss.__file__)")).parent
    assert ROOT not in package.parents
    for name in ("schemas", "templates", "rules"):
        folder = Path(installed.evaluate(f"from kpss import resources; print(resources.folder({name!r}))"))
        assert folder == package / "_data" / name
        assert folder.is_dir()


def test_installed_wheel_tells_its_version(installed: Installed) -> None:
    assert installed.run("--version").expect().stdout == f"kpss {kpss.__version__}\n"


def test_installed_wheel_validates(installed: Installed) -> None:
    done = installed.run("-C", "olomoucky", "validate", "--as-of", "2017-07-16", "--format", "json").expect()
    assert done.json()["summary"]["error"] == 0


def test_installed_wheel_renders_and_explains(installed: Installed) -> None:
    installed.run("-C", "olomoucky", "render", "plans", "--as-of", "2017-07-16", "--format", "html").expect()
    assert "KPSS301" in installed.run("explain", "301").expect().stdout
