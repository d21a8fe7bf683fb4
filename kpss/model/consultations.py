"""Typed records of consultations: a published draft, comments and their settlement."""

from __future__ import annotations

from kpss.model.fields import View, date, many, span, text, texts
from kpss.model.parts import Holder
from kpss.model.periods import Period
from kpss.model.records import Record


class Hearing(View):
    """A public hearing."""

    date, place, note = date("date"), text("place"), text("note")


class Comment(View):
    """A comment of an institution or of a citizen; settled where ``settlement`` is there."""

    id, sender, received, part = text("id"), text("from"), date("received"), text("part")
    settled, by, settlement, reason = date("settled"), many("by", Holder), text("settlement"), text("reason")
    note, text = text("note"), text("text")


class Consultation(Record):
    """A consultation about plans or documents."""

    about, published, period = texts("about"), date("published"), span("period")
    ways, hearings, comments = texts("ways"), many("hearings", Hearing), many("comments", Comment)
    settled_published, url = date("settled_published"), text("url")

    @property
    def open(self) -> Period:
        """The time for comments; it begins with the publication where its first day is not written."""
        return Period(self.period.start or self.published, self.period.end)
