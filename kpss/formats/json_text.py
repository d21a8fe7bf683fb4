"""JSON as text: readable, and harmless on a terminal."""

from __future__ import annotations

import json
from typing import Any

from kpss.language.cleaning import escaped


def dumps(body: Any) -> str:
    """*body* as indented JSON; control and bidirectional characters by their numbers, all others as they are."""
    return escaped(json.dumps(body, ensure_ascii=False, indent=1)) + "\n"
