"""The documentation says what is true: commands exist, shown output is what comes out.

How a code block is checked depends on its language:

``console``
    Lines after ``$`` are run in a copy of the examples; what follows is compared with the output.  A line with ``…``
    alone stands for any lines, ``…`` inside a line for any text; a command with nothing after it is only run.
``sh``, ``powershell``
    Commands, options and tasks of the Makefile must exist; nothing is run.
``python``
    Is run in a copy of the examples (``py`` is not: for pieces that cannot stand alone).
"""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from functools import lru_cache
from pathlib import Path

import pytest

from tests.docs.markdown import Fence, documents, fences
from tests.support import EXAMPLES, ROOT, TODAY, clean_environment, kpss_command, run

FENCES = [fence for document in documents() for fence in fences(document)]
TASKS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)


def of_language(*languages: str) -> list[Fence]:
    return [fence for fence in FENCES if fence.language in languages]


# What exists


@lru_cache(maxsize=64)
def help_of(*command: str) -> str:
    """The help of a command, nothing if there is no such command."""
    done = run(kpss_command(*command, "--help"), cwd=ROOT, env=clean_environment())
    return done.stdout if done.exit_code == 0 else ""


def commands(fence: Fence) -> list[list[str]]:
    """The commands of a block, each as its words; prompts, comments and continued lines are understood."""
    lines = re.sub(r"[\\`]\n\s*", " ", fence.text).splitlines()
    if fence.language == "console":
        lines = [line[2:] for line in lines if line.startswith("$ ")]
    return [words for line in lines if (words := shlex.split(line, comments=True))]


def unknown_parts(words: list[str]) -> list[str]:
    """What of the words after ``kpss`` does not exist: the command or some of its options."""
    known = help_of()
    names = [word for word in words if re.search(rf"^\W*{re.escape(word)}\s", known, flags=re.MULTILINE)]
    name = next((word for word in names if not word.startswith("-")), None)
    if name is not None:
        below = words[words.index(name) + 1 :][:1]
        known += help_of(name) + (help_of(name, *below) if below and below[0].isalpha() else "")
    elif not {"--help", "--version"} & set(words):
        return ["no command"]
    options = [word.partition("=")[0] for word in words if re.match(r"--?[A-Za-z]", word)]
    return [option for option in options if not re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", known)]


@pytest.mark.parametrize("fence", of_language("sh", "bash", "powershell", "console"), ids=str)
def test_commands_exist(fence: Fence) -> None:
    wrong = []
    for words in commands(fence):
        if words[0] == "make":
            wrong += [task for task in words[1:] if "=" not in task and task not in TASKS]
        elif words[0] == "kpss":
            wrong += [f"{part} in {shlex.join(words)}" for part in unknown_parts(words[1:])]
    assert wrong == []


# What comes out


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader has it after cloning, as far as the documentation needs it, with ``kpss`` on PATH."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(EXAMPLES, folder / "examples")
    wrapper = folder / ".bin" / "kpss"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\nexec {shlex.join(kpss_command())} "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    return folder


def environment(folder: Path) -> dict[str, str]:
    plain = clean_environment({"KPSS_TODAY": TODAY, "PYTHONPATH": str(ROOT)})
    return {**plain, "PATH": f"{folder / '.bin'}:{plain['PATH']}"}


def sessions(fence: Fence) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output that the block shows for it."""
    parts = re.split(r"^\$ ", fence.text, flags=re.MULTILINE)[1:]
    return [(command, shown) for command, _, shown in (part.partition("\n") for part in parts)]


def matches(shown: str, output: str) -> bool:
    """Whether the output is the shown one, where ``…`` stands for anything."""
    lines = [
        r"(?:.*\n)*" if line.strip() == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n"
        for line in shown.strip("\n").split("\n")
    ]
    return bool(re.fullmatch("".join(lines), output.strip("\n") + "\n"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("fence", of_language("console"), ids=str)
def test_shown_output_is_what_comes_out(fence: Fence, copy: Path) -> None:
    for command, shown in sessions(fence):
        if not command.startswith("kpss "):
            continue
        done = run(["sh", "-c", f"{{ {command}\n}} 2>&1"], cwd=copy, env=environment(copy))
        assert done.exit_code in {0, 1}, f"$ {command}\n{done.stdout}"
        assert not shown.strip() or matches(shown, done.stdout), f"$ {command}\n{done.stdout}"


@pytest.mark.parametrize("fence", of_language("python"), ids=str)
def test_python_examples_run(fence: Fence, copy: Path) -> None:
    run([sys.executable, "-c", fence.text], cwd=copy, env=environment(copy)).expect()


# The checks themselves


@pytest.mark.parametrize(
    ("shown", "output", "same"),
    [
        ("a\nb\n", "a\nb", True),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\n", "a\nb\nc", True),
        ("a … c\n", "a b c", True),
        ("a\n", "a\nb", False),
        ("a (b)\n", "a b", False),
    ],
)
def test_shown_output_is_compared(shown: str, output: str, same: bool) -> None:
    assert matches(shown, output) is same


def test_commands_are_found() -> None:
    console = Fence(ROOT / "README.md", 1, "console", "$ kpss validate --as-of 2017-07-16\nIt's fine\n$ make test\n")
    assert commands(console) == [["kpss", "validate", "--as-of", "2017-07-16"], ["make", "test"]]
    assert sessions(console) == [("kpss validate --as-of 2017-07-16", "It's fine\n"), ("make test", "")]
    shell = Fence(ROOT / "README.md", 1, "sh", "kpss render plans \\\n  -o 'a b.md'  # writes\n\n# nothing\n")
    assert commands(shell) == [["kpss", "render", "plans", "-o", "a b.md"]]


def test_blocks_are_found(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("- item\n\n  ```sh title\n  kpss list\n  ```\n", "utf-8")
    assert [(fence.line, fence.language, fence.text) for fence in fences(document)] == [(3, "sh", "kpss list\n")]
