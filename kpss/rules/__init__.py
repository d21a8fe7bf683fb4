"""Rules: one a file.  The registry is the list of imports below; the engine knows no rule by name."""
# ruff: noqa: F401 - the registry is made of what is imported

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
    k207_ico_check_digit,
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
    k501_vacant,
    k502_triad,
    k503_too_rarely,
    k504_late_papers,
    k505_late_invitation,
    k506_late_minutes,
    k507_no_quorum,
    k508_no_chair,
    k509_wrong_chair,
    k510_mandate_over,
    k511_missing_instance,
    k512_nobody_appoints,
    k601_step_missing,
    k602_out_of_order,
    k603_not_competent,
    k604_no_resolution,
    k605_changed_after_approval,
    k606_consultation,
    k607_unsettled,
    k608_required_part,
    k701_service_type_then,
    k702_unusual_form,
    k703_unit_of_form,
    k704_entries_overlap,
    k705_no_entrustment,
    k706_entrustment_outlasts,
    k707_no_decision,
    k708_outside_window,
    k709_no_opinion,
    k710_not_assessed,
    k711_differs_from_decision,
    k712_differs_from_register,
    k713_funded_outside,
    k714_need_without_capacity,
    k715_moratorium,
    k716_sums,
    k801_nobody_responsible,
    k802_outside_plan_period,
    k803_no_indicator,
    k804_overdue,
    k805_not_evaluated,
    k806_goal_without_measures,
    k807_not_tied,
    k808_short_local_part,
    k809_outside_without_steps,
    k901_birth_number,
    k902_private_contact,
    k910_waiver_expired,
    k911_waiver_unused,
    k912_waiver_without_reason,
)
from kpss.rules.base import Check, Judge

# In the order of their codes, with which the names of the modules begin.
_MODULES: tuple[ModuleType, ...] = tuple(
    module for name, module in sorted(globals().items()) if isinstance(module, ModuleType) and hasattr(module, "RULE")
)

CATALOGUE: dict[int, Rule] = {module.RULE.code: module.RULE for module in _MODULES}
CHECKS: dict[int, Check] = {module.RULE.code: module.check for module in _MODULES if hasattr(module, "check")}
# Rules about waivers that need the findings of all others.
JUDGES: dict[int, Judge] = {module.RULE.code: module.judge for module in _MODULES if hasattr(module, "judge")}


def by_text(text: str) -> Rule | None:
    """The rule that people mean by ``KPSS301``, ``kpss301``, ``301`` or its slug."""
    wanted = text.strip().upper().removeprefix("KPSS")
    for rule in CATALOGUE.values():
        if wanted == f"{rule.code:03d}" or wanted == rule.slug.upper():
            return rule
    return None
