"""A rich change of examples/olomoucky: its files before and after, as texts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kpss import api
from kpss.changes.account import Account, Side, account
from kpss.changes.compare import difference
from kpss.language.text import Text
from kpss.reports.filters import Filters
from kpss.source.trees import MemoryTree
from tests.support import EXAMPLES

DAY = "2017-07-16"
_FOLDER = EXAMPLES / "olomoucky"
_READ = (".yaml", ".md", ".csv")
# File → what stands in it before and after; each old text is there just once.
_EDITS: dict[str, tuple[tuple[str, str], ...]] = {
    # A plan is prolonged, and one that was being made is approved.
    "plans/hanusovicko-2014-2017.yaml": (
        ("sources:\n", "extensions:\n  - {to: 2018-12-31, by_name: starostové, date: 2017-06-20}\nsources:\n"),
    ),
    "plans/lipnik-2017-2019.yaml": (
        ("status: preparing            #", "status: approved  #"),
        ("scope:", "approvals:\n  - {by_name: zastupitelstvo města, date: 2017-06-15, resolution: 12/2017}\nscope:"),
    ),
    # Municipalities come into an area.
    "plans/konicko-2013-2017.yaml": (
        ("    - municipality: Čechy pod Kosířem (Prostějov)\n",
         "    - municipality: Čechy pod Kosířem (Prostějov)\n    - municipality: Bílovice-Lutotín (Prostějov)\n"),
    ),
    "plans/prostejov-2014-2016.yaml": (("status: approved", "status: approved  "),),
    # A measure costs more, and another one is new.
    "ilustrace/konicko-2013-2017/cil-a.yaml": (
        ("{year: 2017, source: town, amount: 220000}", "{year: 2017, source: town, amount: 320000}"),
        ("measures:\n  - code: A1\n", "measures:\n  - code: A9\n    name: Svoz na zavolání\n  - code: A1\n"),
    ),
    # Beds come to the network, and money with them.
    "ilustrace/sit/poskytovatele/hranice.yaml": (("unit: bed, value: 76}", "unit: bed, value: 88}"),),
    "ilustrace/sit/poskytovatele/charita-olomouc.yaml": (
        ("requested: 5602000, granted: 5099000}", "requested: 5602000, granted: 5299000}"),
    ),
    # A meeting is moved, and a yearly window too.
    "ilustrace/rmt-2027.yaml": (("date: 2027-05-12\n", "date: 2027-05-19\n"),),
    "network/aktualizace-2020.yaml": (("    to: 2019-07-31\n", "    to: 2019-08-31\n"),),
    # A file is only formatted.
    "plans/sternberk-2017-2019.yaml": (("planner: {orp: Šternberk}\n", 'planner:\n    orp: "Šternberk"\n'),),
    # A chapter gets another sentence.
    "ilustrace/konicko-2013-2017/uvod.md": (("\n", "\n\nPlán byl v červnu 2017 doplněn.\n"),),
    # A post gets what should not be there.
    "ilustrace/neobsazene-misto.yaml": (
        ("vacant: true\n", "vacant: true\nrepresents: volat 777 123 456, r. č. 750101/0011\n"),
    ),
}  # fmt: skip
_MOVED = {
    "plans/jesenik-2014-2017.yaml": (
        "plans/jesenicko/plan.yaml",
        (("id: jesenik-2014-2017", "id: jesenicko-2014-2017"),),
    ),
    "plans/zabreh-2016-2019.yaml": ("plans/zabrezsko/zabreh-2016-2019.yaml", ()),
}
_GONE = ("structure/komise-rodina.yaml",)
_NEW = {
    "plans/hranice-2017-2019.yaml": """\
kind: plan
id: hranice-2017-2019
type: community
name: Komunitní plán Hranicka <b>2017</b> – 2019 @kraj
planner: {municipality: Hranice (Hranice)}
area:
  include:
    - orp: Hranice
valid: {from: 2017, to: 2019}
status: approved
predecessors: [hranice-2007-2010]
""",
}


@lru_cache(maxsize=1)
def before() -> dict[str, str]:
    """The files of the example."""
    paths = (path for path in sorted(_FOLDER.rglob("*")) if path.suffix in _READ)
    return {path.relative_to(_FOLDER).as_posix(): _text(path) for path in paths}


def after() -> dict[str, str]:
    """The same files after the change."""
    files = {path: _edited(path, text, _EDITS.get(path, ())) for path, text in before().items() if path not in _GONE}
    for path, (target, edits) in _MOVED.items():
        files[target] = _edited(path, files.pop(path), edits)
    return files | _NEW


def edits() -> dict[str, str | None]:
    """What is to be written for the change; None where a file goes."""
    old, new = before(), after()
    return {path: new.get(path) for path in {**old, **new} if old.get(path) != new.get(path)}


def rich() -> Account:
    """The account of the change, from a revision to the files as they are."""
    trees = [MemoryTree(files) for files in (before(), after())]
    old, new = (api.open(tree, DAY) for tree in trees)
    sides = Side("1" * 40, Text("main (11111111)", "main (11111111)")), Side("", Text("teď", "now"))
    return account(difference(old, new), sides, Filters())


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _edited(path: str, text: str, changes: tuple[tuple[str, str], ...]) -> str:
    for old, new in changes:
        assert old in text, f"{path} no longer holds {old!r}"
        text = text.replace(old, new, 1)
    return text
