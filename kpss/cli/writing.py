"""Writing several files of a workspace: all of them, or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress

from kpss.cli.output import cannot, rights_of, write_file
from kpss.language.errors import UserError


def write_all(root: str, files: Mapping[str, str], before: Mapping[str, bytes]) -> None:
    """Write *files* (path → text) below *root*; those in *before* (path → content) exist, all others must not.

    First everything is written beside, then put in place; what goes wrong on the way is taken back.

    :raises UserError: if a file has changed meanwhile, or one cannot be written.
    """
    check_all(root, files, before)
    temporary: dict[str, str] = {}
    placed: list[str] = []
    made: list[str] = []
    try:
        for path, text in files.items():
            target = os.path.realpath(os.path.join(root, path))
            made += _folders(os.path.dirname(target))
            temporary[path] = _beside(target, text.encode())
        # New files first: should the machine stop in between, the next run ends what they replace.
        for path in sorted(files, key=lambda one: (one in before, one)):
            os.replace(temporary[path], os.path.realpath(os.path.join(root, path)))
            placed.append(path)
    except BaseException as error:  # an interruption too
        _take_back(root, placed, before)
        for path in temporary.keys() - set(placed):
            with suppress(OSError):
                os.unlink(temporary[path])
        for folder in reversed(made):
            with suppress(OSError):
                os.rmdir(folder)
        if isinstance(error, OSError):
            raise cannot(str(error.filename or root), error) from None
        raise


def write_folder(folder: str, files: Mapping[str, str]) -> None:
    """Write *files* (name → text) into *folder*, which need not be there; those that are there are replaced.

    :raises UserError: if one cannot be written; then all are as they were.
    """
    before = {}
    for name in files:
        try:
            with open(os.path.join(folder, name), "rb") as file:
                before[name] = file.read()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise cannot(os.path.join(folder, name), error) from None
    write_all(folder, files, before)


def check_all(root: str, files: Iterable[str], before: Mapping[str, bytes]) -> None:
    """Refuse what :func:`write_all` would refuse before it writes anything.

    :raises UserError: if a file has changed meanwhile, is in the way, or would stand outside *root*.
    """
    inside = os.path.join(os.path.realpath(root), "")
    for path in files:
        place = os.path.join(root, path)
        if not os.path.realpath(place).startswith(inside):
            raise UserError(
                f"Soubor {path} by vznikl mimo pracovní prostor (vede tam odkaz); nic se nezapsalo.",
                f"{path} would be outside the workspace (a link leads there); nothing was written.",
            )
        _expect(place, path, before.get(path))


def _expect(place: str, path: str, content: bytes | None) -> None:
    if content is None:
        if os.path.lexists(place):
            raise UserError(
                f"Soubor {path} už existuje a nečte se jako záznam; přejmenujte ho.",
                f"{path} exists and is not read as a record; rename it.",
            )
        return
    try:
        with open(place, "rb") as file:
            same = file.read() == content
    except OSError:
        same = False
    if not same:
        raise UserError(
            f"Soubor {path} se mezitím změnil; nic se nezapsalo, spusťte příkaz znovu.",
            f"{path} has changed meanwhile; nothing was written, run the command again.",
        )


def _folders(folder: str) -> list[str]:
    """Make *folder* with those above it; which were made, from above."""
    missing = []
    while not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    for path in reversed(missing):
        os.mkdir(path)
    return missing[::-1]


def _beside(target: str, data: bytes) -> str:
    handle, temporary = tempfile.mkstemp(prefix=".kpss-", dir=os.path.dirname(target))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, rights_of(target))
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


def _take_back(root: str, placed: list[str], before: Mapping[str, bytes]) -> None:
    for path in placed:
        with suppress(OSError, UserError):
            if path in before:
                write_file(os.path.join(root, path), before[path])
            else:
                os.unlink(os.path.join(root, path))
