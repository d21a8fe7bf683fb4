"""Groups that met for years in a synthetic region, one file a meeting, every one as the rules ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from random import Random

from benchmarks.synthetic.territory import Entry, Record
from benchmarks.synthetic.writing import Inline

MEETINGS = 50  # of each group
_SIDES = ("commissioner", "provider", "user")
_ITEMS = ("Zpráva koordinátora", "Potřeby v území", "Návrhy opatření", "Kapacity terénních služeb", "Různé")
_DAYS_BETWEEN = 61


def meeting_records(meetings: int, rng: Random) -> Iterator[Entry]:
    """Groups with their role, and *meetings* meetings of them."""
    for number in range(-(-meetings // MEETINGS)):
        group, role = f"skupina-{number}", f"vedouci-{number}"
        for record in (_group(group, role, number), _role(role, number)):
            yield f"structure/{record['id']}.yaml", record, ""
        for count in range(min(MEETINGS, meetings - number * MEETINGS)):
            record = _meeting(group, role, count, rng)
            yield f"meetings/{group}/{record['id']}.yaml", record, ""


def _group(id_: str, role: str, number: int) -> Record:
    return {
        "kind": "body",
        "id": id_,
        "type": "working_group",
        "name": f"Pracovní skupina {number}",
        "level": "region",
        "members": [{"who": "zástupce", "count": 3, "side": side, "voting": True} for side in _SIDES],
        "triad": "required",
        "appointed_by": [{"role": role}],
        "chair": {"holders": [{"role": role}]},
        "duties": {"convenes": {"holders": [{"role": role}]}, "chairs": {"holders": [{"role": role}]}},
        "meetings": {
            "frequency": [{"at_least": 4, "per": "year"}],
            "invitation": Inline(days=7),
            "papers": Inline(days=5, working=True),
            "minutes": Inline(required=True, days=10),
            "quorum": Inline(share="majority_all"),
        },
    }


def _role(id_: str, number: int) -> Record:
    return {"kind": "role", "id": id_, "name": f"Vedoucí pracovní skupiny {number}", "level": "region"}


def _meeting(group: str, role: str, count: int, rng: Random) -> Record:
    day = dt.date(2018, 1, 15) + dt.timedelta(days=count * _DAYS_BETWEEN + rng.randint(0, 9))
    return {
        "kind": "meeting",
        "id": f"{group}-{day.isoformat()}",
        "body": group,
        "date": day.isoformat(),
        "time": "09:00",
        "place": "zasedací místnost krajského úřadu",
        "chaired_by": [{"role": role}],
        "invitation": Inline(sent=(day - dt.timedelta(days=9)).isoformat()),
        "papers": Inline(sent=(day - dt.timedelta(days=9)).isoformat()),
        "attendance": [Inline(side=side, count=rng.randint(2, 3)) for side in _SIDES],
        "agenda": [{"id": f"bod-{number}", "title": title} for number, title in enumerate(_ITEMS, 1)],
        "resolutions": [
            {
                "number": f"{count + 1}/{day.year}",
                "item": "bod-3",
                "text": "Skupina návrh doporučuje.",
                "act": "recommends",
            }
        ],
        "tasks": [
            {
                "text": "Doplnit podklady o potřebách",
                "responsible": [{"role": role}],
                "due": (day + dt.timedelta(days=30)).isoformat(),
                "done": (day + dt.timedelta(days=21)).isoformat(),
            }
        ],
        "minutes": {
            "written": (day + dt.timedelta(days=2)).isoformat(),
            "sent": (day + dt.timedelta(days=6)).isoformat(),
        },
    }
