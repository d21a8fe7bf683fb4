"""The documents by name."""

from __future__ import annotations

from kpss.documents import gaps, plan, plans
from kpss.documents.organisation import structure
from kpss.documents.render import Maker

DOCUMENTS: dict[str, Maker] = {"plans": plans.make, "plan": plan.make, "structure": structure.make, "gaps": gaps.make}
