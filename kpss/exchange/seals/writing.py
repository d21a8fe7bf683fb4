"""A seal put into its approval, and nothing else of the file changed."""

from __future__ import annotations

from typing import Any, NamedTuple

from kpss.exchange.yaml_text.files import Files
from kpss.exchange.yaml_text.values import value_at, yaml_of
from kpss.language.errors import UserError
from kpss.model.seals import Sealable
from kpss.source.document import Document
from kpss.source.edits import EditRefused, Splice, apply, remove_item, set_key
from kpss.source.layout import column, end_of, line_end, locate, newline
from kpss.source.places import Path
from kpss.source.reader import read
from kpss.source.scalars import scalar
from kpss.source.trees import Tree

_KEY, _PARTS = "seal", "parts"
_WIDTH = 96  # of the list of parts, which is indented as its approval is


class Written(NamedTuple):
    """The files that change (path → text), and what stood in them."""

    files: dict[str, str]
    before: dict[str, bytes]


def with_seal(tree: Tree, one: Sealable, seal: dict[str, Any]) -> Written:
    """The file of *one* with *seal* in its approval, in place of the seal that is there.

    :raises UserError: if the file cannot be edited so.
    """
    files = Files(tree)
    text, number = files.find(one.record)
    try:
        if one.seal is not None:
            text = apply(text, [remove_item(text, read(text)[number], (*one.path, _KEY))])
        document = read(text)[number]
        text = apply(text, _put(text, document, one.path, seal))
    except EditRefused:
        raise _refused(one) from None
    if value_at(read(text)[number].value, (*one.path, _KEY)) != seal:
        raise _refused(one)
    files.put(one.record, text)
    return Written(files.changed(), files.before)


def _put(text: str, document: Document, path: Path, seal: dict[str, Any]) -> list[Splice]:
    plain = text.removeprefix("\ufeff")
    place, in_flow = locate(plain, document, path)
    if plain[place[0]] != "{":
        return [set_key(text, document, path, _KEY, "\n".join(_lines(seal)))]
    inside = plain[place[0] : place[1]]
    if in_flow or "\n" in inside or "#" in inside:
        return [set_key(text, document, path, _KEY, yaml_of(seal, in_flow=True))]
    # An approval in braces gets lines of its own: a seal is too long for one.
    spaces = " " * column(plain, place[0])
    first, *lines = [plain[key[0] : end_of(plain, key[2])] for key in place[2].values()]
    lines += [f"{_KEY}:", *(f"  {line}" for line in _lines(seal))]
    end = line_end(plain, place[1])  # a comment stays on the first line
    below = "".join(f"{newline(plain)}{spaces}{line}" for line in lines)
    return [Splice(place[0], place[1], first), Splice(end, end, below)]


def _lines(seal: dict[str, Any]) -> list[str]:
    """The keys of *seal*, its parts in brackets on as many lines as they need: one a line would be pages of them."""
    found = [f"{key}: {scalar(value)}" for key, value in seal.items() if key != _PARTS]
    line = f"{_PARTS}: ["
    for number, part in enumerate(seal[_PARTS]):
        said = scalar(part, flow=True) + ("]" if number + 1 == len(seal[_PARTS]) else ",")
        if len(line) + 1 + len(said) > _WIDTH:
            found.append(line.rstrip())
            line = "  "
        line += said if line.endswith(("[", "  ")) else f" {said}"
    return [*found, line]


def _refused(one: Sealable) -> UserError:
    return UserError(
        f"Do schválení v souboru {one.record.file} se pečeť nepodařilo zapsat; napište schválení na samostatné řádky "
        "(klíč: hodnota) a spusťte příkaz znovu.",
        f"The seal could not be put into the approval in {one.record.file}; write the approval on lines of its own "
        "(key: value) and run the command again.",
    )
