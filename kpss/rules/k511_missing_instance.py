"""KPSS511: an ORP without its instance of a body."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.doubt import kinds_in_doubt
from kpss.model.instances import Seat, wanted_orps
from kpss.model.mandates import mandates
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
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
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
