"""The way of the data goes one way: what each package may import stands in docs/architecture.md."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

PACKAGE = ROOT / "kpss"
# Doors into the package, above everything: the Python API and ``python -m kpss``.
ENTRANCES = {"__init__", "__main__", "api"}
COMMAND_LINE = {"cli", "__main__"}
_ROW = re.compile(r"^\| `kpss/([a-z_]+)(?:\.py)?` \| .* \| (.+) \|$")
_ENDS = {"exit", "quit", "breakpoint", "input", "print"}
_OUTPUT = {"sys.exit", "os._exit", "os.abort", "sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__"}


def table() -> dict[str, set[str]]:
    """Package → the packages that the row of the document names; ``everything`` names all rows."""
    rows: dict[str, str] = {}
    for line in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines():
        if match := _ROW.match(line):
            rows[match[1]] = match[2]
    every = set(rows)
    given: dict[str, set[str]] = {}
    for name, text in rows.items():
        words = set(re.findall(r"[a-z_]+", text))
        given[name] = every - {name} if words == {"everything"} else words
    return given


def allowed() -> dict[str, set[str]]:
    """Package → all that it may import: what its row names, and what that may import in turn."""
    direct = table()
    reach = {name: set(found) for name, found in direct.items()}
    for _ in reach:
        for found in reach.values():
            found |= {further for name in tuple(found) for further in direct[name]}
    return reach


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts)


def package_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """Everything that a module imports, those inside functions and for types too, as ``a.b.c``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_packages(tree: ast.AST) -> set[str]:
    """The parts of kpss that a module imports (``from kpss import __version__`` is none)."""
    parts = (name.split(".") for name in imports(tree))
    return {steps[1] for steps in parts if steps[0] == "kpss" and len(steps) > 1 and steps[1] != "__version__"}


def foreign(tree: ast.AST) -> set[str]:
    """The top-level names of everything else that a module imports."""
    return {name.partition(".")[0] for name in imports(tree)} - {"kpss"}


def output_calls(tree: ast.AST) -> Iterator[str]:
    """Calls that write to the terminal or end the process."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in _ENDS | {"SystemExit"} and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute) and f"{ast.unparse(node.value)}.{node.attr}" in _OUTPUT:
            yield node.attr


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_table_of_the_document_is_read_and_complete():
    found = table()
    assert found["language"] == set()
    assert found["source"] == {"language", "resources"}
    assert found["cli"] == set(found) - {"cli"}
    assert all(names <= set(found) for names in found.values())
    assert {package_of(path) for path in modules()} - ENTRANCES <= set(found)


def test_directions_have_no_circle():
    assert [name for name, found in allowed().items() if name in found] == []


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_module_imports_only_what_stands_before_it(path):
    package = package_of(path)
    everything = set(table()) | ENTRANCES
    may = everything if package in ENTRANCES | {"cli"} else {package, *allowed()[package]}
    assert sorted(own_packages(parsed(path)) - may) == []


@pytest.mark.parametrize("path", [path for path in modules() if package_of(path) not in COMMAND_LINE], ids=name_of)
def test_only_the_command_line_writes_and_ends(path):
    tree = parsed(path)
    assert sorted(foreign(tree) & {"typer", "click", "rich"}) == []
    assert sorted(output_calls(tree)) == []


def test_command_line_is_called_only_from_outside():
    callers = {name_of(path) for path in modules() if "cli" in own_packages(parsed(path))}
    assert {caller.partition("/")[0] for caller in callers} <= {"cli", "__main__.py"}


def test_imports_within_functions_are_seen():
    tree = ast.parse("def f():\n    from kpss.rules import engine\n    import rich.table\n    import kpss.api as a\n")
    assert own_packages(tree) == {"rules", "api"}
    assert foreign(tree) == {"rich"}


@pytest.mark.parametrize(
    "code",
    ["print(1)", "def f():\n    sys.exit(1)", "raise SystemExit", "write = print", "sys.stdout.write('')", "exit()"],
)
def test_output_is_seen(code):
    assert list(output_calls(ast.parse(code)))
