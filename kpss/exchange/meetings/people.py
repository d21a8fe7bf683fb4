"""The people of a new meeting: who has which duty, and who is to come, without any name."""

from __future__ import annotations

from kpss.exchange.meetings.hints import Hints
from kpss.exchange.meetings.new import NewMeeting
from kpss.exchange.yaml_text.lines import beside, comment, flow, plain
from kpss.model.bodies import Body, Chair, Role
from kpss.model.composition import place, seats_left
from kpss.model.mandates import mandates
from kpss.model.meetings import PER_ROLLAM
from kpss.model.naming import name_on
from kpss.model.parts import Duty, Holder
from kpss.model.records import Membership
from kpss.model.workspace import Workspace
from kpss.source.scalars import Scalar

_HOLDER_KEYS = (("role", Role), ("body", Body), ("members_of", Body))


class People:
    """Holders of duties and expected members of the meeting *new*; what no record stands behind is left out."""

    def __init__(self, workspace: Workspace, new: NewMeeting, hints: Hints) -> None:
        self.workspace, self.new, self.hints = workspace, new, hints

    def holders(self, duty: Duty | Chair | None) -> list[dict[str, str]]:
        """Holders of a duty as data, without those that no record stands behind."""
        return [found for holder in (duty.holders if duty is not None else ()) if (found := self.holder(holder))]

    def authorised(self, duty: Duty | None) -> list[dict[str, str]]:
        """Whom the holders of a duty may authorise, in the same way."""
        return [found for holder in (duty.may_authorise if duty is not None else ()) if (found := self.holder(holder))]

    def holder(self, holder: Holder) -> dict[str, str]:
        """One holder as data; empty where nobody stands behind it on the day."""
        found = {}
        for name, kind in _HOLDER_KEYS:
            value = getattr(holder, name)
            record = self.workspace.get(value, kind) if value else None
            if record is not None and record.valid.maybe_contains(self.new.date):
                found[name] = value
        for name in ("organisation", "name"):
            text = plain(getattr(holder, name))
            if text and not found:
                found[name] = text
        return found

    def words(self, holder: dict[str, str]) -> str:
        """A holder for a comment or a note."""
        words = []
        for name, value in holder.items():
            record = self.workspace.records.get(value) if name in ("role", "body", "members_of") else None
            text = name_on(record, self.new.date) if record is not None else value
            words.append(f"{self.hints.member}: {text}" if name == "members_of" else text)
        return ", ".join(words)

    def attendance(self) -> list[str]:
        """The lines of the attendance: by memberships of the instance, else by the composition of the body."""
        rows = self._members() or self._seats()
        if not rows or self.new.form == PER_ROLLAM:
            return []
        hints = [f"  {comment(line)}" for line in self.hints.attendance]
        return ["attendance:", *hints, *rows, ""]

    def _members(self) -> list[str]:
        """One row for each filled membership of the instance on the day."""
        found = sorted(self._recorded(), key=lambda item: (place(self.new.body, item), item.id))
        return [self._member(item) for item in found if not item.vacant]

    def _recorded(self) -> list[Membership]:
        return mandates(self.workspace).members(self.new.seat, self.new.date)

    def _member(self, item: Membership) -> str:
        role = self._role(item.role)
        side: dict[str, Scalar] = {"side": item.side} if item.side else {}
        row: dict[str, Scalar] = {"membership": item.id, **({"role": item.role} if role else {}), **side}
        words = (name_on(role, self.new.date) if role is not None else "", item.represents)
        return beside(f"  - {flow(row)}", ", ".join(filter(None, words)))

    def _seats(self) -> list[str]:
        """One row for each kind of member that the composition names, without the seats that are vacant."""
        rows = []
        for seat, count in seats_left(self.workspace, self.new.body, self._recorded(), self.new.date):
            row: dict[str, Scalar] = {}
            if self._role(seat.role) is not None:
                row["role"] = seat.role
            if self.workspace.get(seat.body, Body) is not None:
                row["body"] = seat.body
            if seat.side:
                row["side"] = seat.side
            if count is not None and count > 1:
                row["count"] = count
            if not {"role", "body"} & set(row) and plain(seat.who):
                row["note"] = plain(seat.who)
            if row and count != 0:
                role = self._role(seat.role)
                rows.append(beside(f"  - {flow(row)}", name_on(role, self.new.date) if role is not None else ""))
        return rows

    def _role(self, identifier: str) -> Role | None:
        role = self.workspace.get(identifier, Role)
        return role if role is not None and role.valid.maybe_contains(self.new.date) else None
