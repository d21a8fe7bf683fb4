"""The whole content of a region's plan: goals, measures with full cards, chapters.  One measure a file."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.synthetic.territory import Entry, Record
from benchmarks.synthetic.words import place_note, plan_note
from benchmarks.synthetic.writing import Inline

PLAN = "strednedoby-plan"
MEASURES_OF_A_GOAL = 5
_YEARS = (2025, 2026, 2027)
_PARTS = ("descriptive", "analytical", "previous_plan_evaluation", "strategic", "network_provision")
_GROUPS = ("senioři", "lidé se zdravotním postižením", "rodiny s dětmi", "lidé v sociálním vyloučení")
_SOURCES = ("state", "region", "town", "clients")
_PARAGRAPHS_A_MEASURE = 0.6  # of chapters, so that a plan of 400 measures has some 300 pages


def content_records(measures: int, rng: Random) -> Iterator[Entry]:
    """The plan and its measures."""
    goals = -(-measures // MEASURES_OF_A_GOAL)
    yield f"plans/{PLAN}.yaml", _plan(goals), ""
    for number in range(measures):
        record = _measure(number, rng)
        yield f"plans/{PLAN}/{record['id']}.yaml", record, ""


def chapters(measures: int, rng: Random) -> Iterator[tuple[str, str]]:
    """Path and text of each chapter."""
    count = max(2, round(measures * _PARAGRAPHS_A_MEASURE))
    for part in _PARTS:
        lines = []
        for number in range(count):
            if number % 8 == 0:
                lines.append(f"# Oddíl {number // 8 + 1}")
            lines.append(place_note(rng, 5))
        yield f"plans/{PLAN}/{part}.md", "\n\n".join(lines) + "\n"


def _plan(goals: int) -> Record:
    return {
        "kind": "plan",
        "id": PLAN,
        "type": "medium_term",
        "name": "Střednědobý plán rozvoje sociálních služeb na roky 2025 až 2027",
        "area": {"include": [Inline(region="CZ071")]},
        "valid": Inline({"from": 2025, "to": 2027}),
        "status": "approved",
        "approvals": [{"by_name": "Zastupitelstvo kraje", "date": "2024-06-24", "resolution": "UZ/1/1/2024"}],
        "vision": "Každý najde pomoc tam, kde žije.",
        "chapters": [{"part": part, "file": f"{PLAN}/{part}.md"} for part in _PARTS],
        "goals": [{"code": str(number + 1), "name": f"Cíl číslo {number + 1}"} for number in range(goals)],
    }


def _measure(number: int, rng: Random) -> Record:
    goal, place = number // MEASURES_OF_A_GOAL + 1, number % MEASURES_OF_A_GOAL + 1
    return {
        "kind": "measure",
        "id": f"opatreni-{goal}-{place}",
        "plan": PLAN,
        "goal": str(goal),
        "code": f"{goal}-{place}",
        "name": plan_note(rng, 1).rstrip("."),
        "description": plan_note(rng, 4),
        "justification": plan_note(rng, 3),
        "target_groups": [rng.choice(_GROUPS)],
        "responsible": [{"name": "Krajský úřad, odbor sociálních věcí"}],
        "implementers": [{"name": "poskytovatelé služeb"}, {"name": "obce"}],
        "period": Inline({"from": 2025, "to": 2027}),
        "activities": [{"code": f"a{step}", "name": plan_note(rng, 1)} for step in range(1, 4)],
        "costs": [
            Inline(year=year, source=source, amount=rng.randint(100, 9000) * 1000)
            for year in _YEARS
            for source in _SOURCES
        ],
        "indicators": [
            {
                "id": "kapacita",
                "name": "Kapacita služby",
                "unit": "úvazek",
                "baseline": Inline(year=2024, value=4),
                "targets": [Inline(year=year, value=4 + rng.randint(1, 6)) for year in _YEARS],
            }
        ],
        "capacity": [Inline(service_type="home_care", form="field", unit="fte", change=2, year=2026)],
        "risks": plan_note(rng, 1),
    }
