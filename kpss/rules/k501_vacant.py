"""KPSS501: a vacant role."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.bodies import Body, Role
from kpss.model.records import Membership
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.bodies import may_stand, orp_code, post_is_known, post_name

_HINT = Text(
    "Až bude místo obsazeno, zapište k tomuto záznamu konec (valid.to) a pro nového člena založte nový.",
    "Once the post is filled, give this record an end (valid.to) and make a new one for the new member.",
)

RULE = Rule(
    501,
    "vacant",
    "gap",
    Text("Neobsazená role", "A vacant role"),
    Wording(Text("Neobsazená role: {post}.", "A vacant role: {post}."), _HINT),
    variants={"seat": Wording(Text("Neobsazené místo: {post}.", "A vacant seat: {post}."), _HINT)},
)

_KEYS = ("vacant", "valid", "instance", "group", "side", "represents")


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Memberships that say ``vacant``; one that only names nobody is not vacant."""
    for membership in workspace.of(Membership):
        if membership.vacant and _is_certain(workspace, membership):
            params = {"post": post_name(workspace, membership)} | ({} if membership.role else {"problem": "seat"})
            start = membership.valid.start
            since = start.text if start is not None and start.exact else ""
            orp = orp_code(workspace, membership)
            yield finding(RULE, membership, ("vacant",), params=params, orp=orp, since=since)


def _is_certain(workspace: Workspace, membership: Membership) -> bool:
    if not membership.broken.isdisjoint(_KEYS) or not post_is_known(workspace, membership):
        return False
    if not membership.valid.surely_contains(workspace.as_of):
        return False
    body, role = workspace.get(membership.body, Body), workspace.get(membership.role, Role)
    known = [record for record in (body, role) if record is not None]
    return all("valid" not in record.broken and may_stand(workspace, record) for record in known)
