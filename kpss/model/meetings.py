"""Typed records of meetings: invitation, attendance, agenda, resolutions, tasks and minutes."""

from __future__ import annotations

from kpss.model.fields import View, date, flag, many, number, one, text, texts
from kpss.model.parts import Holder
from kpss.model.records import Record

PER_ROLLAM = "per_rollam"
EXCEPTIONAL = ("urgent", "substitute", "extraordinary")  # forms that a statute may exempt from its lead times


class Sent(View):
    """An invitation or papers: when they were sent, by whom and to whom."""

    sent, by, to, note = date("sent"), many("by", Holder), many("to", Holder), text("note")


class Notice(View):
    """The public announcement of a meeting."""

    published, url, note = date("published"), text("url"), text("note")


class Attendance(View):
    """Who was there; ``status`` is present where it is missing, ``count`` one."""

    role, membership, body, represents = text("role"), text("membership"), text("body"), text("represents")
    side, count, status = text("side"), number("count"), text("status")
    substitute, guest, note = text("substitute"), flag("guest"), text("note")

    @property
    def present(self) -> int:
        """How many members (not guests) were present."""
        if self.guest or self.status in ("excused", "absent"):
            return 0
        return self.count if self.count is not None else 1


class AgendaItem(View):
    """One item of the agenda."""

    id, title, type, about = text("id"), text("title"), text("type"), texts("about")
    submitted_by, papers_sent, note = many("submitted_by", Holder), date("papers_sent"), text("note")


class Votes(View):
    """Votes for, against and abstained."""

    in_favour, against, abstained = number("for"), number("against"), number("abstained")


class Resolution(View):
    """What the body resolved; without ``outcome`` it was passed."""

    number, item, act, outcome = text("number"), text("item"), text("act"), text("outcome")
    about, step, delivered_to = texts("about"), text("step"), text("delivered_to")
    votes, note, text = one("votes", Votes), text("note"), text("text")


class Task(View):
    """A task given at a meeting; open while ``done`` is missing."""

    id, responsible = text("id"), many("responsible", Holder)
    due, done = date("due"), date("done")
    item, note, text = text("item"), text("note"), text("text")


class Minutes(View):
    """The minutes: who wrote and verified them, when they were sent and published."""

    written_by, written = many("written_by", Holder), date("written")
    verified_by, verified = many("verified_by", Holder), date("verified")
    sent, sent_to, published = date("sent"), many("sent_to", Holder), date("published")
    url, note, text = text("url"), text("note"), text("text")


class Meeting(Record):
    """One meeting of a body or of one of its instances; a vote per rollam ends on its date."""

    body, instance, group = text("body"), text("instance"), text("group")
    form, status, time = text("form"), text("status"), text("time")
    ends, place, date = text("ends"), text("place"), date("date")
    convened_by, chaired_by = many("convened_by", Holder), many("chaired_by", Holder)
    invitation, notice, papers = one("invitation", Sent), one("notice", Notice), one("papers", Sent)
    members_total, number = number("members_total"), text("number")
    attendance = many("attendance", Attendance)
    agenda, resolutions = many("agenda", AgendaItem), many("resolutions", Resolution)
    tasks, minutes = many("tasks", Task), one("minutes", Minutes)
