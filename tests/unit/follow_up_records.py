"""Files of a small workspace with a region's plan, its predecessor, an action plan, evaluations and a consultation."""

from __future__ import annotations

from typing import Any

from tests.unit.records import ALFA, DELTA, orp, plan, settings, yaml

DAY = "2018-07-16"
REGION = {"include": [{"region": "CZ071"}]}
MEASURES: list[dict[str, Any]] = [
    {
        "code": "1.1",
        "name": "Nová pobytová místa",
        "description": "Kraj podpoří místa pro osoby se sníženou soběstačností.",
        "target_groups": ["senioři", "osoby se zdravotním postižením"],
        "responsible": [{"name": "odbor sociálních věcí"}],
        "period": {"from": 2018, "to": 2020},
        "needs": ["potreba-luzka"],
        "costs": [
            {"year": 2018, "source": "region", "amount": 1500000},
            {"year": 2018, "source": "state", "amount": 2500000.50},
            {"year": 2019, "source": "region", "amount": 3000000},
        ],
        "indicators": [
            {
                "id": "mista",
                "name": "Nová místa",
                "unit": "lůžko",
                "baseline": {"year": 2017, "value": 0},
                "targets": [{"year": 2018, "value": 20}, {"year": 2020, "value": 64}],
            }
        ],
        "capacity": [
            {"service_type": "home_for_seniors", "form": "residential", "unit": "bed", "change": 20, "year": 2018},
            {"service_type": "home_for_seniors", "form": "residential", "unit": "bed", "change": 44, "year": 2020},
        ],
    },
    {
        "code": "1.2",
        "name": "Dluhové poradenství",
        "responsible": [{"name": "odbor sociálních věcí"}, {"name": "poskytovatelé poradenství"}],
        "period": {"from": 2018, "to": 2019},
        "costs": [{"year": 2018, "source": "state", "amount": 800000}],
        "capacity": [{"service_type": "professional_counselling", "form": "ambulatory", "unit": "fte", "change": 3.5}],
    },
    {"code": "1.3", "name": "Mobilní tým", "period": {"from": 2020}},
    {"code": "1.4", "name": "Vypuštěné opatření", "period": {"from": 2018, "to": 2020}},
]
REGIONAL = plan(
    "sprss", type="medium_term", name="Střednědobý plán rozvoje sociálních služeb na roky 2018–2020", area=REGION,
    valid={"from": 2018, "to": 2020}, predecessors=["sprss-2015"], edition=5,
    approvals=[{"by_name": "Zastupitelstvo kraje", "date": "2017-02-27", "resolution": "UZ/3/10/2017"}],
    vision="Lidé dostanou pomoc tam, kde žijí.",
    chapters=[
        {"part": "introduction", "text": "Plán navazuje na plán předchozí."},
        {"part": "descriptive", "title": "Jak plán vznikal", "text": "Potřeby sbíraly pracovní skupiny v území."},
        {"part": "descriptive", "file": "zapojeni.md"},
        {"part": "network_provision", "title": "Pravidla vstupu do sítě", "text": "Žádosti se podávají do 31. března."},
        {"part": "glossary", "text": "Síť je soubor služeb, které kraj podporuje."},
    ],
    swot={"strengths": ["Spolupráce obcí"], "threats": ["Nedostatek pracovníků"]},
    priorities=[
        {"code": "1", "name": "Dostupnost", "goals": [{"code": "A", "name": "Služby doma", "measures": MEASURES}]},
    ],
    outlook=[
        {"year": year, "costs": 1000000000 + year, "subsidy": 700000000,
         "units": [{"service_type": "home_for_seniors", "form": "residential", "unit": "bed", "value": year}]}
        for year in (2018, 2019)
    ],
    addenda=[
        {"number": 1, "date": "2018-03-01", "by_name": "Zastupitelstvo kraje", "resolution": "UZ/8/1/2018",
         "changes": [{"what": "removes", "measure": "1.4"},
                     {"what": "changes", "measure": "1.2", "set": {"name": "Dluhové a finanční poradenství"}}]},
        {"number": 2, "date": "2019-03-01", "changes": [{"what": "adds", "measure": "1.5"}]},
    ],
    measures=[{"code": "1.5", "name": "Přidané později", "period": {"from": 2020}}],
    deadlines=[{"id": "akcni", "name": "Návrh akčního plánu", "due": "--06-30"}],
    sources=[{"title": "Střednědobý plán", "publisher": "Krajský úřad", "date": "2017-02-27"}],
)  # fmt: skip
PREDECESSOR = plan(
    "sprss-2015", type="medium_term", name="Střednědobý plán 2015–2017", area=REGION, valid={"from": 2015, "to": 2017},
    measures=[
        {"code": "a", "name": "Terénní programy", "period": {"from": 2015, "to": 2017},
         "responsible": [{"name": "odbor sociálních věcí"}],
         "costs": [{"year": year, "source": "region", "amount": 100000} for year in (2015, 2016, 2017)],
         "indicators": [{"id": "u", "name": "Úvazky", "unit": "úvazek", "baseline": {"value": 2},
                         "targets": [{"year": 2016, "value": 4}, {"year": 2017, "value": 6}]}]},
        {"code": "b", "name": "Rodiny v ohrožení", "period": {"from": 2015, "to": 2016}},
        {"code": "c", "name": "Nikdy nevyhodnocené", "period": {"from": 2015, "to": 2017}},
    ],
)  # fmt: skip
ACTION = plan(
    "akcni-2019", type="action", name="Akční plán na rok 2019", area=REGION, valid={"from": 2019, "to": 2019},
    status="draft", implements=["sprss"],
    chapters=[{"title": "Úvodní ustanovení", "text": "Akční plán provádí střednědobý plán v roce 2019."}],
    measures=[
        {"code": "AP1", "name": "Výstavba domova v Alfě", "implements": ["sprss/1.1"],
         "responsible": [{"name": "investor"}],
         "costs": [{"year": 2019, "source": "region", "amount": 2750000}]},
    ],
    outlook=[{"year": year, "costs": 1100000000, "subsidy": 750000000 + year} for year in (2019, 2020)],
    deadlines=[{"id": "akcni", "name": "Návrh akčního plánu", "due": "--06-30"}],
)  # fmt: skip
COMMUNITY = plan("alfa", name="Komunitní plán Alfa", measures=[
    {"code": "7", "name": "Pečovatelky navíc", "implements": ["sprss/1.1"], "period": {"to": 2017}},
])  # fmt: skip
CHAPTER = "# Zapojení veřejnosti\n\nVeřejnost se vyjádřila k návrhu.\n\n## Setkání\n\nProběhla tři.\n"


def evaluation(identifier: str, **data: Any) -> str:
    return yaml({"kind": "evaluation", "id": identifier, **data})


EVALUATIONS = {
    "e2016.yaml": evaluation(
        "vyhodnoceni-2016", plan="sprss-2015", year=2016, date="2017-03-01", summary="Rok proběhl podle plánu.",
        by=[{"name": "odbor sociálních věcí"}],
        measures=[
            {"measure": "a", "status": "ongoing", "comment": "Nastoupila nová pracovnice.",
             "indicators": [{"id": "u", "value": 3.5}], "spent": [{"source": "region", "amount": 90000}],
             "by": [{"name": "poskytovatel"}]},
            {"measure": "b", "status": "not_fulfilled", "moved_to": "sprss"},
        ],
        recommendations=["Zvýšit počet úvazků."],
        proceedings=[{"by_name": "Zastupitelstvo kraje", "act": "takes_note", "date": "2017-06-19"}],
    ),
    "e2017.yaml": evaluation(
        "vyhodnoceni-2017", plan="sprss-2015", year=2017,
        measures=[{"measure": "a", "status": "fulfilled", "indicators": [{"id": "u", "value": 6}],
                   "spent": [{"source": "region", "amount": 120000}]}],
    ),
    "souhrn.yaml": evaluation(
        "souhrnne-2015-2017", plan="sprss-2015", type="summary", date="2018-02-01",
        summary="Plán se podařilo naplnit zčásti.",
        measures=[{"measure": "a", "status": "fulfilled", "comment": "Cíl je splněn."},
                  {"measure": "b", "status": "partly"}],
    ),
}  # fmt: skip
NEED = yaml(
    {
        "kind": "need", "id": "potreba-luzka", "name": "Chybějí lůžka", "area": {"include": [{"orp": "Alfa"}]},
        "target_groups": ["senioři"], "service_type": "home_for_seniors", "form": "residential",
        "extent": {"value": 1250, "unit": "bed", "approximate": True}, "priority": 1, "found": "2016",
        "reported_by": [{"name": "pracovní skupina Senioři"}],
    }
)  # fmt: skip
CONSULTATION = yaml(
    {
        "kind": "consultation", "id": "pripominky", "name": "Připomínky k akčnímu plánu 2019", "about": ["akcni-2019"],
        "published": "2018-06-01", "period": {"from": "2018-06-01", "to": "2018-06-15"},
        "ways": ["písemně na podatelnu", "datovou schránkou"],
        "hearings": [{"date": "2018-06-10", "place": "zasedací sál"}],
        "comments": [
            {"id": "1", "from": "Město Alfa", "received": "2018-06-05", "part": "opatření 1.1",
             "text": "Navýšit místa.", "settlement": "accepted", "reason": "Doplněno.",
             "settled": "2018-06-20", "by": [{"name": "odbor"}]},
            {"from": "občan", "received": "2018-06-07", "text": "Chybí doprava.", "settlement": "rejected",
             "reason": "Není obsahem plánu.", "settled": "2018-06-20"},
            {"from": "občan", "received": "2018-06-08", "text": "Rozšířit poradnu.", "part": "opatření 1.2"},
            {"from": "Domov Beta", "received": "2018-08-01", "text": "Přišla pozdě."},
        ],
    }
)  # fmt: skip


def files(name: str = "Zkušební kraj") -> dict[str, str]:
    """The files of the workspace."""
    return {
        "kpss.yaml": settings(name=name),
        "territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", ALFA),
        "territory/delta.yaml": orp("orp-delta", "7102", "Delta", DELTA),
        "plans/sprss.yaml": REGIONAL,
        "plans/zapojeni.md": CHAPTER,
        "plans/sprss-2015.yaml": PREDECESSOR,
        "plans/akcni.yaml": ACTION,
        "plans/alfa.yaml": COMMUNITY,
        "plans/potreba.yaml": NEED,
        "plans/pripominky.yaml": CONSULTATION,
        **{f"plans/{file}": text for file, text in EVALUATIONS.items()},
    }
