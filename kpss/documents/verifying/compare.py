"""A finished document compared with the same document made anew from its revision."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from kpss import __version__
from kpss.documents.stamps import Stamp
from kpss.documents.verifying.anew import Anew, stamped_day, usable
from kpss.documents.verifying.reading import Read, read
from kpss.formats.findings_view import shortened
from kpss.git.repository import Repository, open_repository
from kpss.git.revisions import Commit, commit, commit_or_none, merge_base
from kpss.language.errors import UserError
from kpss.language.passages import passages
from kpss.model.workspace import FactsMaker

State = Literal["same", "text", "unmerged", "altered", "unknown", "differs"]
HOLDS: tuple[State, ...] = ("same", "text")
"""The states of a file that is what it says it is."""
_MOST = 5  # passages that are shown
_LONGEST = 160
_BOM = b"\xef\xbb\xbf"
_TEXTS = ("md", "html")
_PICTURE = re.compile(r"(!\[[^\]]*\]\()(?:<[^>]*>|[^)\s\"]*)")
_TRIED = 10  # commits behind the stamped one with which a file is compared too


class Difference(NamedTuple):
    """A passage as it is in the revision, and as the file has it."""

    expected: str
    found: str


class Verified(NamedTuple):
    """What came of it.

    ``commit`` is the revision with which the file was compared.  ``state`` tells that its bytes are the ``same``; that
    its ``text`` and pictures are, while its looks are not judged (Word); that all fits, but the revision is
    ``unmerged``, no part of the current branch; that the text is the same, but the file was ``altered``, or it is
    ``unknown`` whether it was, because programs of other versions made it; or that the text ``differs``, of which
    ``differences`` are the first of ``total``.  ``extended``: the file begins with the whole document and something was
    added behind it.  ``tools`` are what set the file and what sets it here, where these are two.  ``elsewhere``: only
    the addresses of pictures differ.
    """

    stamp: Stamp
    commit: Commit
    form: str
    state: State
    identical: bool = True
    differences: tuple[Difference, ...] = ()
    total: int = 0
    merged: bool = True
    extended: bool = False
    tools: tuple[str, str] = ("", "")
    elsewhere: bool = False

    @property
    def matches(self) -> bool:
        """Whether the content is that of the revision, whatever the revision is worth."""
        return self.state in (*HOLDS, "unmerged")


def verify(root: str, data: bytes, form: str, make_facts: FactsMaker, folder: str = "") -> Verified:
    """Compare the file *data*, from which the workspace *root* is at *folder*, with what its repository holds.

    :raises UserError: if it cannot be told where the file comes from.
    """
    given = read(data, form)
    stamp = usable(given.stamp)
    anew = Anew(stamp, stamped_day(stamp), form, folder, make_facts)
    repository = open_repository(root)
    name = commit_or_none(repository, stamp.origin.revision)
    if name is None:
        raise anew.unknown_revision(repository)
    head = commit_or_none(repository, "HEAD")
    merged = head is not None and merge_base(repository, name, head) == name
    verified = _compared(anew, repository, name, given, data)
    if head is not None and merged:
        for later in _later(repository, name, head):
            if verified.matches:
                break
            try:
                other = _compared(anew, repository, later, given, data)
            except UserError:  # the record is no longer there
                continue
            verified = other if other.matches else verified
    state: State = "unmerged" if verified.matches and not merged else verified.state
    return verified._replace(state=state, merged=merged)


def _later(repository: Repository, name: str, head: str) -> list[str]:
    """Commits behind *name* that changed what every document may be made of; with the stamp of *name* one may fit."""
    places = [f"{repository.prefix}{path}" for path in ("documents", "kpss.yaml")]
    where = repository.git._replace(folder=repository.root)  # paths are counted from here
    words = where.run("log", "--format=%H", "--no-ext-diff", "--no-textconv", f"{name}..{head}", "--", *places)
    found = words.decode("ascii").split()[::-1]
    return [*found[:_TRIED], *([head] if head not in (name, *found[:_TRIED]) else [])]


def _compared(anew: Anew, repository: Repository, name: str, given: Read, data: bytes) -> Verified:
    made = anew.made(repository, name)
    found = Verified(anew.stamp, commit(repository, name), anew.form, "same")
    if made == data or (anew.form in _TEXTS and _text(made) == _text(data)):
        return found
    expected = read(made, anew.form)
    differences = list(_differences(expected, given))
    tools = (given.tool, expected.tool) if given.tool != expected.tool else ("", "")
    other = anew.stamp.origin.version != __version__ or any(tools)
    state: State = "differs" if differences else "text" if anew.form == "docx" else "unknown" if other else "altered"
    return found._replace(
        state=state,
        identical=False,
        differences=tuple(differences[:_MOST]),
        total=len(differences),
        extended=anew.form not in _TEXTS and data.startswith(made),
        tools=tools,
        elsewhere=anew.form == "md" and _without_addresses(expected) == _without_addresses(given),
    )


def _without_addresses(given: Read) -> str:
    return _PICTURE.sub(r"\1", "\n".join(given.lines))


def _text(data: bytes) -> bytes:
    """*data* without what programs change when they save a text: ends of lines and the mark at its beginning."""
    return data.removeprefix(_BOM).replace(b"\r\n", b"\n")


def _differences(expected: Read, found: Read) -> Iterator[Difference]:
    """Where two texts differ; how they are divided into lines says nothing."""
    yield from _of_lines(expected.lines, found.lines)
    known = {*expected.lines, *expected.contents, *found.lines}
    for line in found.contents:
        if line not in known:  # a list of contents repeats what is elsewhere
            yield Difference("", shortened(line, _LONGEST))


def _of_lines(expected: Sequence[str], found: Sequence[str]) -> Iterator[Difference]:
    if " ".join(expected).split() == " ".join(found).split():
        return
    matcher = difflib.SequenceMatcher(None, expected, found, autojunk=False)
    for tag, start, end, other, last in matcher.get_opcodes():
        if tag != "equal":
            one, two = " ".join(expected[start:end]), " ".join(found[other:last])
            if one.split() != two.split():
                whole = passages(one, two) if one and two else (shortened(one, _LONGEST), shortened(two, _LONGEST))
                yield Difference(*whole)
