"""How measures are doing at a glance: the statuses of evaluations, and the light that each of them is."""

from __future__ import annotations

from kpss.language.text import Text
from kpss.structure.words import code_words

STATUSES = {
    **code_words("evaluation", ("measures", 0, "status")),
    "none": Text("nevyhodnoceno", "not evaluated"),
}
LIGHTS = {
    "green": Text("● v pořádku", "● on track"),
    "amber": Text("◐ pozor", "◐ attention"),
    "red": Text("○ neplní se", "○ off track"),
    "grey": Text("– nezjištěno", "– not known"),
}
_LIGHT_OF = {
    "fulfilled": "green", "ongoing": "green", "partly": "amber", "not_started": "amber", "not_fulfilled": "red",
    # Something else was done, or will be under another plan: nothing more is due, but not what was approved.
    "changed": "amber", "moved": "amber",
}  # fmt: skip


def light_of(status: str) -> str:
    """The light of a status; grey where nothing is known."""
    return _LIGHT_OF.get(status, "grey")


def _marked(status: str, word: Text) -> Text:
    light = LIGHTS[light_of(status)]
    return Text(f"{light.cs[0]} {word.cs}", f"{light.en[0]} {word.en}")


MARKED = {status: _marked(status, word) for status, word in STATUSES.items()}
MARKED["unknown"] = MARKED.pop("none")  # pages show what is none as a mistake
"""Statuses with the sign of their light: a colour alone would tell nothing to many."""
