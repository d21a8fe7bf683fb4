"""Reading the files that commands are given."""

from __future__ import annotations

from kpss.cli.output import reason
from kpss.language.errors import UserError


def bytes_of(path: str) -> bytes:
    """The content of the file *path*.

    :raises UserError: if it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        why = reason(error)
        raise UserError(
            f"Soubor {path} se nepodařilo přečíst ({why.cs}).", f"{path} could not be read ({why.en})."
        ) from None
