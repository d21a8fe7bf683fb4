"""KPSS511: an ORP without its instance of a body."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.bodies import Body, Role
from kpss.model.doubt import kinds_in_doubt
from kpss.model.instances import Seat, wanted_orps
from kpss.model.mandates import mandates
from kpss.model.meetings import Meeting
from kpss.model.periods import add_months
from kpss.model.records import Membership
from kpss.model.sessions import sessions
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.bodies import bodies_in_force, name_of

RULE = Rule(
    511,
    "missing-instance",
    "gap",
    Text("ORP bez svého orgánu", "An ORP without its instance of a body"),
    Wording(
        Text("V ORP {orp} chybí „{body}“, má být v každém.", "“{body}” is missing in ORP {orp}; each is to have one."),
        Text(
            "Ustavte orgán i tam a ORP doplňte do „instances.orps“, nebo zúžte území orgánu (area).",
            "Set the body up there and add the ORP to “instances.orps”, or narrow the body's area.",
        ),
    ),
    variants={
        "count": Wording(
            Text(
                "„{body}“ má být v každém ORP. ORP je {wanted}, ustavení {count}; kde chybí, není zapsáno.",
                "“{body}” is to be in each ORP. There are {wanted} ORPs and {count:instance|instances}; where it is "
                "missing is not recorded.",
            ),
            Text(
                "Vyjmenujte ORP, ve kterých orgán je (instances.orps); pak bude vidět, kde chybí.",
                "List the ORPs in which the body is (instances.orps); then it will be seen where it is missing.",
            ),
        ),
        "unplaced": Wording(
            Text(
                "Orgán „{body}“: záznam {record} neříká, za {which} je ({examples:options}).",
                "Body “{body}”: record {record} does not say to which {which} it belongs ({examples:options}).",
            ),
            Text(
                "Doplňte „{key}“. Je-li záznam společný pro všechna ustavení, ponechte ho.",
                "Add “{key}”. Leave the record as it is if all instances share it.",
            ),
            severity="note",
        ),
        "needless": Wording(
            Text(
                "Záznam {record} uvádí „{key}“, orgán „{body}“ je však jen jeden.",
                "Record {record} has “{key}”, but there is only one “{body}”.",
            ),
            Text(
                "Klíč „{key}“ vynechte; je-li orgánů víc, zapište k orgánu „instances“.",
                "Leave “{key}” out; if there are several, give the body “instances”.",
            ),
            severity="note",
        ),
    },
)


_MONTHS = 12
"""For how long a meeting that does not say where it was is told."""
_SHOWN = 3


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """ORPs without their instance, then meetings and memberships of which the instance is not known."""
    yield from _missing(workspace)
    for meeting in workspace.of(Meeting):
        oldest = add_months(workspace.as_of, -_MONTHS)
        if meeting.date is not None and meeting.date.latest >= oldest and meeting.status != "cancelled":
            yield from _place(workspace, meeting)
    for membership in workspace.of(Membership):
        role = workspace.get(membership.role, Role)
        shared = role is not None and role.per == "one"
        if not shared and "valid" not in membership.broken and mandates(workspace).in_force(membership):
            yield from _place(workspace, membership)


def _place(workspace: Workspace, record: Meeting | Membership) -> Iterator[Finding]:
    """What is wrong with the instance of a record; in a body that exists once a member may act for an ORP."""
    body = workspace.get(record.body, Body)
    if body is None or "instances" in body.broken or not record.broken.isdisjoint(("body", "instance", "group")):
        return
    params = {"record": record.id, "body": name_of(workspace, body.id)}
    if body.instances is None or body.instances.per == "one":
        key = "group" if record.group else "instance"
        if isinstance(record, Meeting) and (record.group or record.instance):
            params |= {"problem": "needless", "key": key}
            yield finding(RULE, record, (key,), params=params, subject="needless")
        return
    each_orp = body.instances.per == "orp"
    together = isinstance(record, Meeting) and body.meetings is not None and body.meetings.separately is False
    names = _names(workspace, body)
    if len(names) > 1 and not together and not (record.instance or record.group):
        which = Text("které ORP", "ORP") if each_orp else Text("kterou skupinu", "group")
        more = {"problem": "unplaced", "which": which, "key": "instance" if each_orp else "group"}
        more["examples"] = [*names[:_SHOWN], *(["…"] if len(names) > _SHOWN else [])]
        yield finding(RULE, record, ("body",), params=params | more, subject="unplaced")


def _names(workspace: Workspace, body: Body) -> list[str]:
    """The names of the instances of a body as far as they are known."""
    instances = body.instances
    if instances is None or instances.per != "orp":
        return list(instances.names) if instances is not None else []
    found = [codes[0] for text in instances.orps if len(codes := workspace.territory.find_orp(text)) == 1]
    orps = found or ([] if instances.orps else wanted_orps(workspace, body, workspace.as_of))
    return [workspace.territory.orp_name(code) for code in dict.fromkeys(orps)]


def _missing(workspace: Workspace) -> Iterator[Finding]:
    """Bodies of each ORP whose instances are listed or counted; ORPs that the workspace does not know do not count."""
    if kinds_in_doubt(workspace, "orp", "microregion", "municipality") or not workspace.settings.complete("bodies"):
        return
    for body in bodies_in_force(workspace, "area"):
        instances = body.instances
        if instances is None or instances.per != "orp":
            continue
        wanted = _wanted(workspace, body)
        listed = [workspace.territory.find_orp(text) for text in instances.orps]
        if any(len(codes) != 1 for codes in listed):
            continue  # the wrong name may stand for the missing one
        there = {codes[0] for codes in listed}
        number = max(len(there), instances.count or 0)
        if there and number == len(there):
            for code in wanted:
                if code not in there and not _is_at_work(workspace, body, code):
                    params = {"body": name_of(workspace, body.id), "orp": workspace.territory.orp_name(code)}
                    yield finding(RULE, body, ("instances", "orps"), params=params, subject=code, orp=code)
        elif instances.count is not None and number < len(wanted):
            counts = {"wanted": len(wanted), "count": number}
            params = {"problem": "count", "body": name_of(workspace, body.id)}
            yield finding(RULE, body, ("instances", "count"), params=params | counts)


def _wanted(workspace: Workspace, body: Body) -> list[str]:
    """Codes of the ORPs that surely ought to have the body."""
    day, territory = workspace.as_of, workspace.territory
    found = wanted_orps(workspace, body, day)
    return [code for code in found if territory.orps[code].valid.surely_contains(day) and territory.members(code, day)]


def _is_at_work(workspace: Workspace, body: Body, code: str) -> bool:
    """Whether an instance that the body's record does not list has members or meets."""
    seat = Seat(body.id, code)
    return seat in mandates(workspace).by_seat or seat in sessions(workspace).by_seat
