"""Other tools that check YAML files against a JSON Schema, installed into ``build/bench/``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Command

NPM_PACKAGES = ("ajv-cli@5", "ajv-formats@3")
PYTHON_PACKAGES = ("check-jsonschema",)


class PeerError(Exception):
    """A peer cannot be installed; the text says what to do."""


@dataclass(frozen=True)
class Peers:
    """Where the peers are installed."""

    folder: Path

    @property
    def _ajv(self) -> Path:
        return self.folder / "npm" / "node_modules" / ".bin" / "ajv"

    @property
    def _check_jsonschema(self) -> Path:
        return self.folder / "venv" / "bin" / "check-jsonschema"

    def install_ajv(self) -> None:
        """Install ajv-cli unless it is there.

        :raises PeerError: if npm is missing or fails.
        """
        if self._ajv.exists():
            return
        npm = shutil.which("npm")
        if npm is None or shutil.which("node") is None:
            raise PeerError("ajv-cli needs node and npm: install them, or leave it out with --only growth,start")
        target = self.folder / "npm"
        target.mkdir(parents=True, exist_ok=True)
        _install([npm, "install", "--prefix", str(target), "--no-audit", "--no-fund", *NPM_PACKAGES])

    def install_check_jsonschema(self) -> None:
        """Install check-jsonschema into an environment of its own unless it is there.

        :raises PeerError: if pip fails.
        """
        if self._check_jsonschema.exists():
            return
        target = self.folder / "venv"
        _install([sys.executable, "-m", "venv", str(target)])
        _install([str(target / "bin" / "python"), "-m", "pip", "install", "--quiet", *PYTHON_PACKAGES])

    def ajv(self, name: str, corpus: Path, schema: Path) -> Command:
        """ajv-cli over all YAML files of *corpus*; it finds them itself, as kpss does."""
        arguments = ("validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "-s", str(schema))
        return Command(name, (str(self._ajv), *arguments, "-d", "**/*.yaml"), corpus)

    def check_jsonschema(self, name: str, corpus: Path, schema: Path, files: list[str]) -> Command:
        """check-jsonschema over *files*, which are relative to *corpus*."""
        return Command(name, (str(self._check_jsonschema), "--schemafile", str(schema), *files), corpus)


def _install(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode != 0:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-8:])
        raise PeerError(f"{' '.join(command)} failed:\n{tail}")
