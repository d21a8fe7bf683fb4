"""Writing: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import errno
import os
import sys

from kpss.cli.common import choice
from kpss.language.cleaning import clean, no_commands
from kpss.language.errors import UserError
from kpss.language.text import Text

_REASONS = {
    errno.ENOENT: "není tu",
    errno.EISDIR: "je to složka",
    errno.ENOTDIR: "část cesty není složka",
    errno.EACCES: "chybí práva",
    errno.EPERM: "chybí práva",
    errno.ENOSPC: "disk je plný",
    errno.EROFS: "disk je jen pro čtení",
    errno.EEXIST: "už existuje",
    errno.EBUSY: "soubor používá jiný program",
    errno.ENAMETOOLONG: "název je příliš dlouhý",
}


def write(text: str, output: str = "", *, commands: bool = False) -> None:
    """Write *text* to the file *output*, or to standard output where none is given.

    Unless the text is made of *commands* for a build server on purpose, no line of it can become one.
    """
    if output and output != "-":
        refuse_record(output)
        write_file(output, text)
    else:
        try:
            sys.stdout.write(text if commands else no_commands(text))
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader went away (kpss list plan | head); what is left must not raise again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_bytes(data: bytes, output: str) -> None:
    """Write *data* to the file *output*, or to standard output, which must not be a terminal.

    :raises UserError: if it is one, or the file cannot be written.
    """
    if output and output != "-":
        refuse_record(output)
        write_file(output, data)
        return
    if sys.stdout.isatty():
        raise UserError(
            "Tento formát není text; zapište ho do souboru: -o SOUBOR.",
            "This format is no text; write it to a file: -o FILE.",
        )
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def way_to(root: str, path: str) -> str:
    """How the folder *root* is reached from the file *path*, with ``/``; empty where there is no way."""
    try:
        return os.path.relpath(root, os.path.dirname(os.path.abspath(path))).replace(os.sep, "/")
    except ValueError:  # two drives of Windows
        return ""


def refuse_record(path: str) -> None:
    """No output of ours is YAML, so a file with such a name would hold records.

    :raises UserError: if *path* is called like one, or is a link to one.
    """
    if path.endswith((".yaml", ".yml")) or os.path.realpath(path).endswith((".yaml", ".yml")):
        raise UserError(
            f"{path} je soubor se záznamy; výstup zapište jinam.",
            f"{path} is a file of records; write the output elsewhere.",
        )


def write_file(path: str, content: str | bytes) -> None:
    """Write *content* to *path*, text in UTF-8; a reader sees the old content or the new one, never a part.

    :raises UserError: if it cannot be written.
    """
    import tempfile  # 10 ms that only writing a file needs

    data = content.encode() if isinstance(content, str) else content
    path = os.path.realpath(path)  # a link stays a link
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        _write_through(path, data)
        return
    folder = os.path.dirname(os.path.abspath(path))
    try:
        os.makedirs(folder, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".kpss-", dir=folder)
    except OSError as error:
        raise cannot(path, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, rights_of(path))
        os.replace(temporary, path)
    except BaseException as error:  # an interruption too
        os.unlink(temporary)
        if isinstance(error, OSError):
            raise cannot(path, error) from None
        raise


def _write_through(path: str, data: bytes) -> None:
    """Write to a device or a pipe, which nothing may take the place of."""
    try:
        with open(path, "wb") as file:
            file.write(data)
    except OSError as error:
        raise cannot(path, error) from None


def write_new(path: str, text: str) -> None:
    """Write *text* to *path*, which must not exist yet.

    :raises UserError: if something stands there, or it cannot be written.
    """
    if os.path.lexists(path):
        raise UserError(
            f"{path} už existuje a nepřepíše se; zvolte jiný soubor (-o SOUBOR).",
            f"{path} exists and is not overwritten; choose another file (-o FILE).",
        )
    write_file(path, text)


def rights_of(path: str) -> int:
    """The rights of the file that is replaced, or those that a new file gets here."""
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def cannot(path: str, error: OSError) -> UserError:
    """What to say when *path* could not be written."""
    why = reason(error)
    return UserError(
        f"Soubor {path} se nepodařilo zapsat ({why.cs}); zkontrolujte cestu a práva.",
        f"{path} could not be written ({why.en}); check the path and your rights.",
    )


def reason(error: OSError) -> Text:
    """Why a file could not be read or written; the number of a reason that is not usual."""
    english = error.strerror or f"error {error.errno}"
    return Text(_REASONS.get(error.errno or 0, f"chyba systému {error.errno}"), english)


def remark(text: str, *, quiet: bool = False) -> None:
    """A remark on standard error, which is no command for a build server either."""
    if not quiet:
        sys.stderr.write(no_commands(clean(text)) + "\n")


def colored(color: str) -> bool:
    """Whether to colour standard output: as asked, else on a terminal unless ``NO_COLOR`` is set."""
    wanted = choice(color or "auto", ("auto", "always", "never"), "--color")
    if wanted == "auto":
        return not os.environ.get("NO_COLOR") and sys.stdout.isatty()
    return wanted == "always"
