"""Rules: one a file.  The registry is the list below; the engine knows no rule by name."""

from __future__ import annotations

from types import ModuleType

from kpss.findings.rule import Rule
from kpss.rules import (
    k101_encoding,
    k102_syntax,
    k103_duplicate_key,
    k104_unsafe,
    k105_unknown_kind,
    k106_empty,
    k110_missing_key,
    k111_unknown_key,
    k112_wrong_type,
    k113_not_in_list,
    k114_bad_format,
    k115_ambiguous,
    k201_duplicate_id,
    k202_unknown_reference,
    k203_wrong_kind,
    k204_cycle,
    k205_unknown_territory,
    k206_ambiguous_name,
    k208_no_source,
    k301_expired,
    k302_expires_soon,
    k303_reversed,
    k304_hole,
    k305_overlap,
    k306_outside_validity,
    k307_length,
    k308_late_approval,
    k309_no_action_plan,
    k310_not_approved,
    k401_uncovered,
    k402_expired_only,
    k403_prepared_only,
    k404_substitute_only,
    k405_several,
    k406_unknown_exclusions,
    k407_crosses_orp,
    k408_seat_uncovered,
)
from kpss.rules.base import Check

_MODULES: tuple[ModuleType, ...] = (
    k101_encoding,
    k102_syntax,
    k103_duplicate_key,
    k104_unsafe,
    k105_unknown_kind,
    k106_empty,
    k110_missing_key,
    k111_unknown_key,
    k112_wrong_type,
    k113_not_in_list,
    k114_bad_format,
    k115_ambiguous,
    k201_duplicate_id,
    k202_unknown_reference,
    k203_wrong_kind,
    k204_cycle,
    k205_unknown_territory,
    k206_ambiguous_name,
    k208_no_source,
    k301_expired,
    k302_expires_soon,
    k303_reversed,
    k304_hole,
    k305_overlap,
    k306_outside_validity,
    k307_length,
    k308_late_approval,
    k309_no_action_plan,
    k310_not_approved,
    k401_uncovered,
    k402_expired_only,
    k403_prepared_only,
    k404_substitute_only,
    k405_several,
    k406_unknown_exclusions,
    k407_crosses_orp,
    k408_seat_uncovered,
)

CATALOGUE: dict[int, Rule] = {module.RULE.code: module.RULE for module in _MODULES}
CHECKS: dict[int, Check] = {module.RULE.code: module.check for module in _MODULES}


def by_text(text: str) -> Rule | None:
    """The rule that people mean by ``KPSS301``, ``kpss301``, ``301`` or its slug."""
    wanted = text.strip().upper().removeprefix("KPSS")
    for rule in CATALOGUE.values():
        if wanted == f"{rule.code:03d}" or wanted == rule.slug.upper():
            return rule
    return None
