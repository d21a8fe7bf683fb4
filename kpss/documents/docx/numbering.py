"""Lists of a Word document: marks by level, and a numbering of its own for each numbered list."""

from __future__ import annotations

from kpss.documents.docx.xml import NAMESPACES

BULLETS, TABLE_BULLETS, NUMBERS = 1, 2, 3
"""Numberings that styles refer to."""
DEEPEST = 8
"""The deepest level that Word knows, counted from 0."""
STEP = 400
"""Twentieths of a point by which each level moves to the right."""
_MARKS = "•–▪"
_LARGEST = 32767  # what Word takes as a first number


class Numbering:
    """The numberings that a document needs."""

    def __init__(self) -> None:
        self._starts: list[tuple[int, int]] = []

    def ordered(self, level: int, start: int) -> int:
        """A new numbering that begins with *start* at *level*."""
        self._starts.append((level, min(max(start, 0), _LARGEST)))
        return NUMBERS + len(self._starts)

    def xml(self) -> str:
        """The content of the part with numberings."""
        bullets = "".join(_level(level, "bullet", _MARKS[level % len(_MARKS)]) for level in range(DEEPEST + 1))
        numbers = "".join(_level(level, "decimal", f"%{level + 1}.") for level in range(DEEPEST + 1))
        kinds = "".join(
            f'<w:abstractNum w:abstractNumId="{index}"><w:multiLevelType w:val="hybridMultilevel"/>{levels}'
            "</w:abstractNum>"
            for index, levels in enumerate((bullets, _level(0, "bullet", _MARKS[0], step=170), numbers))
        )
        fixed = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number - 1}"/></w:num>'
            for number in (BULLETS, TABLE_BULLETS, NUMBERS)
        )
        own = "".join(
            f'<w:num w:numId="{NUMBERS + index}"><w:abstractNumId w:val="{NUMBERS - 1}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            for index, (level, start) in enumerate(self._starts, 1)
        )
        return f"<w:numbering {NAMESPACES}>{kinds}{fixed}{own}</w:numbering>"


def _level(level: int, form: str, text: str, step: int = STEP) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{(level + 1) * step}" w:hanging="{step}"/></w:pPr></w:lvl>'
    )
