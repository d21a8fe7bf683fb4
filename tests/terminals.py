"""The command line on a pseudo-terminal, where it asks and people answer."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tests.support import Result, clean_environment, kpss_command

INTERRUPT = "\x03"
END = "\x04"
_LONGEST = 60.0  # seconds


def converse(*args: str, cwd: Path, answers: Sequence[str], today: str, prompt: str = "> ") -> Result:
    """Run ``kpss`` on a terminal and answer each of its prompts; ``stdout`` is all that the terminal showed."""
    import pty

    person, terminal = pty.openpty()
    command = kpss_command(*args)
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env=clean_environment({"KPSS_TODAY": today}),
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    shown, waiting, end = b"", list(answers), time.monotonic() + _LONGEST
    asked = 0
    while time.monotonic() < end:
        if not select.select([person], [], [], 0.2)[0]:
            if process.poll() is not None:
                break
            continue
        try:
            shown += os.read(person, 65536)
        except OSError:  # the terminal is closed
            break
        if shown.endswith(prompt.encode()) and len(shown) > asked and waiting:
            asked = len(shown)
            answer = waiting.pop(0)
            if answer == INTERRUPT:
                process.send_signal(signal.SIGINT)
            else:
                os.write(person, answer.encode() if answer == END else f"{answer}\n".encode())
    with contextlib.suppress(OSError):
        os.close(person)
    code = process.wait(timeout=_LONGEST)
    assert not waiting, f"not asked for {waiting}: {shown.decode()}"
    return Result(command, code, shown.decode().replace("\r\n", "\n"), "")
