"""Asking on a terminal for what a new record needs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kpss.cli.new_check import mistakes, words
from kpss.language.errors import UserError
from kpss.language.text import Language, Text
from kpss.structure.words import TO_FILL_IN

if TYPE_CHECKING:
    from kpss.exchange.skeletons.assignments import Assignment
    from kpss.exchange.skeletons.new import NewRecord
    from kpss.exchange.skeletons.questions import Question
    from kpss.model.workspace import Workspace
    from kpss.structure.problems import Path

_START = Text(
    "Enter přijme hodnotu v závorce; Ctrl-C skončí a nic nezapíše.",
    "Enter takes the value in brackets; Ctrl-C ends and writes nothing.",
)
_NEEDED = Text("Bez odpovědi to nejde.", "An answer is needed.")
_NUMBER = Text("Vyberte číslo 1 až {count}.", "Choose a number from 1 to {count}.")
_MAY_BE_EMPTY = Text("Enter = nevyplňovat", "Enter = leave out")
_LEAVE_OUT = "-"
_MAY_BE_LEFT = Text("- = nevyplňovat", "- = leave out")
_SEVERAL = Text("více oddělte čárkou", "part several by commas")


class Conversation:
    """Questions and answers about one new record, until nothing is open."""

    def __init__(self, workspace: Workspace, kind: str, identifier: str, language: Language) -> None:
        self.workspace, self.kind, self.identifier, self.language = workspace, kind, identifier, language
        self.given: list[Assignment] = []
        self.decided: set[Path] = set()
        self.offered: set[Path] = set()
        self.mark = TO_FILL_IN.in_language(language)

    def held(self) -> NewRecord:
        """Ask until the record is complete.

        :raises UserError: if the answers end too early.
        """
        from kpss.exchange.skeletons.questions import next_question

        new = self._made()
        if new.open:
            self._say(_START.in_language(self.language))
        while (question := next_question(self.workspace, new, self.language, self.decided)) is not None:
            self._show(question)
            self._keep_open(new, question)
            while not self._answer(question):
                pass
            new = self._made()
        return new

    def _made(self, more: tuple[Assignment, ...] = ()) -> NewRecord:
        from kpss.exchange.skeletons.assignments import Assignment
        from kpss.exchange.skeletons.new import make

        given = [*self.given, *more]
        new = make(self.workspace, self.kind, self.identifier, given, self.language, asked=True)
        offered = [path for path in new.presumed if path not in self.offered]
        if not offered:
            return new
        # What would be presumed is asked for, once.
        self.offered.update(offered)
        self.given += [Assignment(path, self.mark, "") for path in offered]
        return self._made(more)

    def _keep_open(self, new: NewRecord, question: Question) -> None:
        """Keep the places beside the one that is asked for, which nothing would need once the group says something."""
        from kpss.exchange.skeletons.assignments import Assignment

        known = {one.path for one in self.given}
        above = question.path[:-1]
        beside = [path for path in new.open if len(path) > 1 and path[:-1] == above and path not in known]
        self.given += [Assignment(path, self.mark, "") for path in beside]

    def _say(self, text: str) -> None:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()

    def _show(self, question: Question) -> None:
        notes = [question.what] if question.what and not question.options else []
        notes += [_SEVERAL.in_language(self.language)] if question.several else []
        left_out = _MAY_BE_LEFT if question.default else _MAY_BE_EMPTY
        notes += [] if question.needed else [left_out.in_language(self.language)]
        self._say(f"\n{question.title} ({question.name})" + (f": {'; '.join(notes)}" if notes else ""))
        width = max((len(code) for code, _ in question.options), default=0)
        for number, (code, word) in enumerate(question.options, 1):
            self._say(f"  {number:>2}  {code:<{width}}  {word}".rstrip())

    def _answer(self, question: Question) -> bool:
        """Read one answer; whether it can stand."""
        sys.stderr.write(f"[{question.default}] > " if question.default else "> ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise UserError(
                "Odpovědi skončily dřív než otázky; nic se nezapsalo.",
                "The answers ended before the questions did; nothing was written.",
            )
        text = line.encode(errors="replace").decode().strip() or question.default  # bytes that are no characters too
        if not text or (text == _LEAVE_OUT and not question.needed):
            return self._left_out(question)
        values = [part.strip() for part in text.split(",")] if question.several else [text]
        chosen = [question.chosen(value) for value in values if value]
        if None in chosen or not chosen:
            self._say(_NUMBER.in_language(self.language).format(count=len(question.options)))
            return False
        return self._accept(question, [one for one in chosen if one is not None])

    def _left_out(self, question: Question) -> bool:
        if question.needed:
            self._say(_NEEDED.in_language(self.language))
            return False
        self._drop(question.path)
        return True

    def _drop(self, path: Path) -> None:
        """Take the mark away from *path*."""
        self.given = [one for one in self.given if one.path != path]

    def _accept(self, question: Question, values: list[str]) -> bool:
        from kpss.exchange.skeletons.assignments import Assignment
        from kpss.exchange.skeletons.questions import assignments

        if question.of_key:
            self.decided.add(question.path)
            self.given.append(Assignment((*question.path, values[0]), self.mark, ""))
            return True
        new = assignments(question, values)
        before = self.given
        self._drop(question.path)
        wrong = mistakes(self.workspace, self._made(tuple(new)), new)
        if wrong:
            self._say(words(wrong[0][1], self.language))
            self.given = before
            return False
        self.given += new
        return True
