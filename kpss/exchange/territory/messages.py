"""What an import of territory has to say, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kpss.exchange.territory.csu_table import Table
from kpss.exchange.territory.records import Records
from kpss.exchange.territory.timeline import Span, Timeline, start_of
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text

_MOVED = Text(
    "{name} ({code}): z ORP {old} do ORP {new}, {when}.", "{name} ({code}): from ORP {old} to ORP {new}, {when}."
)
_CAME = Text("{name} ({code}): nově v ORP {new}, {when}.", "{name} ({code}): new in ORP {new}, {when}.")
_LEFT = Text("{name} ({code}): už není v ORP {old}, {when}.", "{name} ({code}): no longer in ORP {old}, {when}.")
_DAY = Text("od {day:date}", "since {day:date}")
_INTERVAL = Text(
    "den není znám: nejdříve {first:date}, nejpozději {last:date}",
    "the day is not known: {first:date} at the earliest, {last:date} at the latest",
)
_UNTIL = Text("nejpozději {last:date}", "{last:date} at the latest")
_SINCE = Text("nejdříve {first:date}", "{first:date} at the earliest")
_CONTRADICTION = Text(
    "{name} ({code}): záznamy se neshodují s tabulkou k {day:date} ({where}); opravte je a import zopakujte{hint}.",
    "{name} ({code}): the records disagree with the table of {day:date} ({where}); mend them and import again{hint}.",
)
_HINT = Text(
    " (záznam bez klíče confirmed neříká, ke kdy platí)", " (a record without confirmed does not say when it was true)"
)
_CHANGE = Text(
    "{name} ({code}): změna z ORP {old} do ORP {new} ({first:date} – {last:date}) odporuje záznamům nebo tabulce; "
    "vynechává se.",
    "{name} ({code}): the change from ORP {old} to ORP {new} ({first:date} – {last:date}) contradicts the records "
    "or the table; it is left out.",
)


class Messages:
    """Collects the messages of one import."""

    def __init__(self, table: Table, records: Records) -> None:
        self.texts: list[Text] = []
        self._table, self._records = table, records

    def add(self, template: Text, **params: Any) -> None:
        """One more message: *template* filled with *params*, which may be texts themselves."""
        self.texts.append(Text(_filled(template, params, "cs"), _filled(template, params, "en")))

    def orp(self, code: str | None) -> Text:
        """What to call an ORP (code)."""
        record = self._records.of_orp(code)
        if code in self._table.districts:
            name = self._table.districts[code].name
        else:
            name = record.name if record else code or ""
        return Text(name, name)

    def contradiction(self, name: str, code: str, orp: str | None, *, confirmed: bool) -> None:
        """Records that cannot be right together with the table, which sees the municipality in *orp*."""
        where = Text("ORP ", "ORP ") if orp else Text("v tabulce není", "not in the table")
        if orp:
            where = Text(f"ORP {self.orp(orp).cs}", f"ORP {self.orp(orp).en}")
        hint = Text("", "") if confirmed else _HINT
        self.add(_CONTRADICTION, name=name, code=code, day=self._table.day, where=where, hint=hint)

    def change_left_out(self, change: Any) -> None:
        """A recorded change that cannot be true."""
        self.add(
            _CHANGE, name=change.name, code=change.code, old=self.orp(change.old_orp), new=self.orp(change.new_orp),
            first=change.last_seen_old, last=change.first_seen_new,
        )  # fmt: skip

    def moves(
        self, name: str, code: str, before: Timeline, after: Timeline, written: Callable[[str | None], bool]
    ) -> None:
        """What is known of moves after the import and was not before, for ORPs that are *written*."""
        known = {_boundary(before, index) for index in range(1, len(before))}
        for index in range(1, len(after)):
            old, new, span = boundary = _boundary(after, index)
            if boundary not in known and span and (written(old) or written(new)):
                template = _MOVED if old and new else _CAME if new else _LEFT
                self.add(template, name=name, code=code, old=self.orp(old), new=self.orp(new), when=_when(span))


def _boundary(timeline: Timeline, index: int) -> tuple[str | None, str | None, Span | None]:
    return timeline[index - 1].orp, timeline[index].orp, start_of(timeline, index)


def _when(span: Span) -> Text:
    template = _DAY if span.day else _INTERVAL
    if not (span.not_before and span.not_after):
        template = _SINCE if span.not_before else _UNTIL
    params = {"day": span.day, "first": span.not_before, "last": span.not_after}
    return Text(phrase(template, params, "cs"), phrase(template, params, "en"))


def _filled(template: Text, params: dict[str, Any], language: Language) -> str:
    return phrase(template, params, language)
