"""Rules of meetings as a body's statute gives them."""

from __future__ import annotations

from kpss.model.fields import View, flag, many, number, one, text, texts
from kpss.model.parts import Lead


class Frequency(View):
    """How often a body meets; several combine."""

    as_needed, monthly, approximate = flag("as_needed"), flag("monthly"), flag("approximate")
    at_least, every_months, per = number("at_least"), number("every_months"), text("per")
    each_instance, on_days_of, before = flag("each_instance"), text("on_days_of"), texts("before")
    time, note = text("time"), text("note")


class MinutesRule(View):
    """What is asked of minutes."""

    required, days, working, note = flag("required"), number("days"), flag("working"), text("note")


class Quorum(View):
    """When a body can decide."""

    share, at_least, note = text("share"), number("at_least"), text("note")


class Vote(View):
    """What majority a decision needs, and how it is voted."""

    share, form, per_rollam, note = text("share"), text("form"), flag("per_rollam"), text("note")


class Meetings(View):
    """Rules of meetings."""

    frequency, invitation, notice = many("frequency", Frequency), one("invitation", Lead), one("notice", Lead)
    papers, proposals, apologies = one("papers", Lead), one("proposals", Lead), one("apologies", Lead)
    minutes, quorum, vote = one("minutes", MinutesRule), one("quorum", Quorum), one("vote", Vote)
    attendance_list, on_request = flag("attendance_list"), text("on_request")
    public, separately, note = flag("public"), flag("separately"), text("note")
