"""A small town with a working group at work: its rules, members, meetings and tasks."""

from __future__ import annotations

from typing import Any

from tests.unit.records import Data, settings, yaml

GROUP: Data = {
    "kind": "body",
    "id": "skupina",
    "type": "working_group",
    "name": "Pracovní skupina pro seniory",
    "aliases": ["PS"],
    "function": "pracovní skupina",
    "purpose": "Hlídá, co senioři ve městě potřebují.",
    "tasks": ["Navrhuje opatření"],
    "powers": [
        {"act": "recommends", "on": ["community"], "valid": {"from": "2020-01-01"}},
        {"act": "comments", "on": ["action"], "valid": {"to": 2019}},
    ],
    "accountable_to": [{"body": "rada"}],
    "members": [
        {"role": "vedouci", "count": 1, "side": "commissioner", "term_years": 2},
        {"who": "zástupci poskytovatelů", "side": "provider", "count": 2},
        {"role": "clen", "side": "user", "count": 2, "unit": "odbor"},
        {"role": "tajemnik", "count": 1, "voting": False},
    ],
    "triad": "equal",
    "appointed_by": [{"body": "rada"}],
    "term_years": 4,
    "admission": {"by": [{"members_of": "skupina"}], "guest_meetings": 1, "within_months": 3},
    "absence": "Kdo chybí třikrát po sobě, toho skupina nahradí.",
    "chair": {"holders": [{"role": "vedouci"}], "always": True},
    "deliverables": [{"name": "Zpráva o činnosti", "to": [{"body": "rada"}], "each": "year", "due": "--01-31"}],
    "duties": {
        "convenes": {"holders": [{"role": "vedouci"}], "may_authorise": [{"role": "tajemnik"}]},
        "chairs": {"holders": [{"role": "vedouci"}]},
        "submits_papers": {"holders": [{"members_of": "skupina"}]},
        "writes_minutes": {"holders": [{"role": "tajemnik"}]},
        "verifies_minutes": {"holders": [{"role": "vedouci"}]},
        "receives_minutes": {"holders": [{"members_of": "skupina"}, {"body": "rada"}]},
    },
    "meetings": {
        "frequency": [{"at_least": 4, "per": "year"}],
        "invitation": {"days": 7, "urgent_days": 1},
        "notice": {"days": 7},
        "papers": {"days": 5, "working": True, "content": "písemné podklady"},
        "proposals": {"days": 3},
        "apologies": {"days": 3},
        "minutes": {"required": True, "days": 10},
        "quorum": {"share": "majority_all"},
        "vote": {"share": "majority_present", "form": "show_of_hands", "per_rollam": True},
        "attendance_list": True,
        "on_request": "polovina členů",
        "public": True,
    },
    "contact": {"email": "socialni@mesto.cz"},
    "sources": [{"title": "Jednací řád pracovních skupin", "date": 2019}],
}  # fmt: skip
RECORDS: dict[str, Data] = {
    "structure/rada.yaml": {"kind": "body", "id": "rada", "type": "executive_council", "name": "Rada města"},
    "structure/odbor.yaml": {"kind": "body", "id": "odbor", "type": "office", "name": "Sociální odbor"},
    "structure/skupina.yaml": GROUP,
    "structure/vedouci.yaml": {
        "kind": "role", "id": "vedouci", "name": "Vedoucí pracovní skupiny", "per": "one", "term_years": 4,
        "deliverables": [{"name": "Plán práce", "each": "half_year"}],
    },
    "structure/clen.yaml": {"kind": "role", "id": "clen", "name": "Člen pracovní skupiny"},
    "structure/tajemnik.yaml": {"kind": "role", "id": "tajemnik", "name": "Tajemník pracovní skupiny", "per": "one"},
    "structure/m1.yaml": {
        "kind": "membership", "id": "m-vedouci", "body": "skupina", "role": "vedouci",
        "appointed": {"by": "rada", "date": "2026-01-15", "resolution": "12/2026"}, "unit": "odbor",
    },
    "structure/m2.yaml": {
        "kind": "membership", "id": "m-charita", "body": "skupina", "role": "clen", "side": "provider",
        "represents": "Charita", "valid": {"from": "2025-03"},
    },
    "structure/m3.yaml": {
        "kind": "membership", "id": "m-klub", "body": "skupina", "role": "clen", "side": "user",
        "represents": "Klub seniorů", "person": "Jméno Příjmení", "valid": {"from": 2025},
    },
    "structure/m4.yaml": {
        "kind": "membership", "id": "m-volne", "body": "skupina", "role": "clen", "side": "user", "vacant": True,
        "valid": {"from": "2026-04-01"},
    },
    "structure/m5.yaml": {
        "kind": "membership", "id": "m-tajemnik", "body": "skupina", "role": "tajemnik", "voting": False,
        "valid": {"from": 2024},
    },
    "structure/m6.yaml": {
        "kind": "membership", "id": "m-byvaly", "body": "skupina", "role": "clen", "side": "provider",
        "valid": {"from": 2020, "to": 2024},
    },
    "structure/m7.yaml": {
        "kind": "membership", "id": "m-prosly", "body": "skupina", "role": "clen", "side": "provider",
        "represents": "Diakonie", "valid": {"from": "2021-02-01"},
    },
    "plans/plan.yaml": {
        "kind": "document", "id": "pravidla", "type": "rules", "name": "Pravidla pro příspěvky",
    },
    "meetings/1.yaml": {
        "kind": "meeting", "id": "skupina-1", "body": "skupina", "number": 6, "date": "2026-02-11", "status": "held",
        "tasks": [
            {"id": "stary", "text": "Zjistit volná místa", "responsible": [{"role": "clen"}], "due": "2026-03-31"},
            {"id": "hotovy", "text": "Sepsat přehled", "done": "2026-03-01"},
        ],
    },
    "meetings/2.yaml": {
        "kind": "meeting",
        "id": "skupina-2",
        "body": "skupina",
        "number": 7,
        "date": "2026-05-13",
        "time": "14:00",
        "ends": "15:30",
        "place": "zasedací místnost radnice",
        "convened_by": [{"role": "vedouci"}],
        "chaired_by": [{"role": "vedouci"}],
        "invitation": {"sent": "2026-05-05", "by": [{"role": "tajemnik"}], "to": [{"members_of": "skupina"}]},
        "members_total": 4,
        "attendance": [
            {"membership": "m-vedouci"},
            {"membership": "m-charita", "substitute": "pověřená pracovnice"},
            {"membership": "m-klub", "status": "excused"},
            {"role": "clen", "side": "provider", "count": 1, "status": "absent"},
            {"membership": "m-tajemnik"},
            {"body": "odbor", "guest": True, "count": 2},
        ],
        "agenda": [
            {"id": "ukoly", "title": "Kontrola úkolů", "type": "information", "note": "Jeden splněn.\nJeden trvá."},
            {
                "id": "pravidla", "title": "Pravidla pro příspěvky", "type": "material", "about": ["pravidla"],
                "submitted_by": [{"body": "odbor"}],
            },
        ],
        "resolutions": [
            {
                "number": "7/1", "item": "pravidla", "text": "Skupina pravidla doporučuje.", "act": "recommends",
                "about": ["pravidla"], "votes": {"for": 2, "against": 0, "abstained": 0}, "delivered_to": "rada",
            },
            {"number": "7/2", "text": "Další jednání bude v září.", "outcome": "rejected"},
        ],
        "tasks": [
            {
                "id": "letak", "text": "Připravit leták",
                "responsible": [{"role": "clen"}, {"organisation": "Charita"}],
                "due": "2026-06-30", "item": "pravidla",
            },
        ],
        "minutes": {
            "written_by": [{"role": "tajemnik"}], "written": "2026-05-15",
            "text": "Jednání bylo věcné.\n\nZávěr v klidu.",
            "sent": "2026-05-18", "sent_to": [{"members_of": "skupina"}], "published": "2026-05-20",
            "url": "https://mesto.cz/zapis_7",
        },
    },
    "meetings/3.yaml": {
        "kind": "meeting", "id": "skupina-3", "body": "skupina", "number": 8, "date": "2026-09-16", "time": "9:00",
        "place": "klub seniorů", "notice": {"published": "2026-06-01", "url": "https://mesto.cz/pozvanka"},
        "agenda": [
            {
                "id": "ukoly", "title": "Kontrola úkolů", "type": "information",
                "note": "Připravit leták – Člen pracovní skupiny\nVíc na místě.",
            },
            {"title": "Návrhy opatření", "type": "proposal", "submitted_by": [{"members_of": "skupina"}]},
        ],
    },
}  # fmt: skip


def files(**changes: Any) -> dict[str, str]:
    """The files of the town; *changes* are those of ``kpss.yaml``."""
    town = {"name": "Zkušební město", "level": "municipality", "area": "545392", **changes}
    return {"kpss.yaml": settings(**town), **{path: yaml(record) for path, record in RECORDS.items()}}
