"""Files of a small region with a network of social services, a round of requests, an action plan and an application."""

from __future__ import annotations

from typing import Any

from tests.unit.records import ALFA, DELTA, orp, plan, settings, yaml

DAY = "2026-07-16"
REGION = {"include": [{"region": "CZ071"}]}
ASSEMBLY = {"by": "zastupitelstvo", "date": "2025-06-23", "resolution": "UZ/5/12/2025"}


def record(kind: str, identifier: str, **data: Any) -> str:
    """A record as YAML."""
    return yaml({"kind": kind, "id": identifier, **data})


def documents(*texts: str) -> str:
    """Several records in one file."""
    return "---\n".join(texts)


def service(identifier: str, name: str, number: str, provider: str, kind: str, **data: Any) -> str:
    """A service in the register since 2012 unless told otherwise."""
    given = {"name": name, "number": number, "provider": provider, "type": kind, "valid": {"from": "2012-01-01"}}
    return record("service", identifier, **{**given, **data})


def units(form: str, unit: str, value: float, **orps: float) -> dict[str, Any]:
    """Units in one form, divided among ORPs where *orps* say so."""
    parts = {"orps": [{"orp": name, "value": part} for name, part in orps.items()]} if orps else {}
    return {"form": form, "unit": unit, "value": value, **parts}


def entry(identifier: str, of: str, level: str = "core", start: str = "2025-01-01", **data: Any) -> str:
    """An entry decided by the assembly."""
    given = {"service": of, "level": level, "valid": {"from": start}, "decision": ASSEMBLY}
    return record("network-entry", identifier, **{**given, **data})


def money(year: int, **amounts: Any) -> dict[str, Any]:
    """A row of money from the region."""
    return {"year": year, "source": "region", **amounts}


def entrusted(number: str, until: str = "2026-12-31") -> dict[str, Any]:
    """An entrustment by the region."""
    by = [{"organisation": "Zkušební kraj"}]
    return {"number": number, "date": "2024-12-10", "by": by, "valid": {"from": "2025-01-01", "to": until}}


PROVIDERS = documents(
    record("provider", "domov-alfa", name="Domov Alfa, příspěvková organizace", ico="00000001"),
    record("provider", "charita-delta", name="Charita Delta", ico="00000019"),
    record("provider", "poradna-cas", name="Poradna Čas, z. ú.", ico="00000027"),
)
SERVICES = documents(
    service("poradna", "Občanská poradna", "1000001", "poradna-cas", "professional_counselling",
            forms=["ambulatory", "field"], target_groups=["debt", "crisis"], ages={"from": 18}, area=REGION),
    service("dluhova-poradna", "Dluhová poradna Delta", "1000002", "charita-delta", "professional_counselling",
            forms=["ambulatory"], target_groups=["debt"], area={"include": [{"orp": "Delta"}]}),
    service("asistence", "Osobní asistence", "1000003", "charita-delta", "personal_assistance",
            forms=["field"], target_groups=["seniors", "physical_disability"], ages={"from": 7, "note": "bez omezení"},
            area={"include": [{"orp": "Alfa"}, {"orp": "Delta"}]}),
    service("pecovatelska-alfa", "Pečovatelská služba Alfa", "1000004", "domov-alfa", "home_care",
            forms=["field", "ambulatory"], target_groups=["seniors", "chronic_illness"], ages={"from": 27},
            area={"include": [{"orp": "Alfa"}]}),
    service("pecovatelska-delta", "Charitní pečovatelská služba", "1000005", "charita-delta", "home_care",
            forms=["field"], target_groups=["seniors"], area={"include": [{"orp": "Delta"}]}),
    service("domov-senioru", "Domov pro seniory Alfa", "1000006", "domov-alfa", "home_for_seniors",
            forms=["residential"], target_groups=["seniors"], ages={"from": 60},
            facilities=[{"name": "Domov Alfa", "municipality": "Alfa"}]),
    service("zvlastni-rezim", "Domov se zvláštním režimem", "1000007", "domov-alfa", "special_regime_home",
            forms=["residential"], target_groups=["dementia"], facilities=[{"municipality": "Gama"}]),
    service("azylovy-dum", "Azylový dům", "1000008", "charita-delta", "shelter_house", forms=["residential"],
            target_groups=["homeless", "families_with_children"],
            facilities=[{"municipality": "Delta", "hidden": True}]),
    service("krizova-pomoc", "Krizová pomoc", "1000009", "poradna-cas", "crisis_help",
            forms=["ambulatory"], target_groups=["crisis"], area=REGION),
    service("terenni-program", "Terénní program", "1000010", "poradna-cas", "field_programme", forms=["field"],
            target_groups=["addiction", "risky_lifestyle"], area=REGION),
    service("dilna", "Sociálně terapeutická dílna", "1000011", "domov-alfa", "therapeutic_workshop",
            forms=["ambulatory"], target_groups=["mental_disability"], facilities=[{"municipality": "Alfa"}]),
    service("stacionar", "Denní stacionář Omega", "1000012", "charita-delta", "day_care_centre",
            forms=["ambulatory"], target_groups=["dementia"], facilities=[{"municipality": "Omega"}]),
)  # fmt: skip
REGIONAL = [{"organisation": "Zkušební kraj"}]
ENTRIES = documents(
    entry("s-poradna", "poradna", commissioners=REGIONAL, entrustment=entrusted("12/2024"),
          units=[units("ambulatory", "fte", 4.5, Alfa=2.5, Delta=2), units("field", "fte", 1.25)],
          money=[money(2026, costs=4100000, requested=3200000, compensation=2876543.21)]),
    entry("s-asistence", "asistence", entrustment=entrusted("13/2024"), commissioners=REGIONAL,
          units=[units("field", "fte", 6, Alfa=3, Delta=3)],
          money=[money(2026, compensation=3100000.79, granted=500000)]),
    entry("s-pec-alfa-2025", "pecovatelska-alfa", valid={"from": "2025-01-01", "to": "2025-12-31"},
          units=[units("field", "fte", 7.5)]),
    entry("s-pec-alfa-2026", "pecovatelska-alfa", start="2026-01-01", units=[units("field", "fte", 9)],
          reason="Rozšíření na odpolední hodiny.", commissioners=[{"organisation": "Město Alfa"}],
          money=[money(2026, compensation=4200000)]),
    entry("s-pec-delta", "pecovatelska-delta", units=[units("field", "fte", 5.25)]),
    entry("s-domov", "domov-senioru", units=[units("residential", "bed", 84)], entrustment=entrusted("14/2024"),
          money=[money(2026, compensation=21500000)]),
    entry("s-zvlastni", "zvlastni-rezim", level="temporary", valid={"from": "2025-01-01", "to": "2026-09-30"},
          units=[units("residential", "bed", 24)]),
    entry("s-azyl", "azylovy-dum", units=[units("residential", "bed", 30)], note="Provozovna se stěhuje."),
    entry("s-krize", "krizova-pomoc", valid={"from": "2024-01-01", "to": "2025-12-31"},
          units=[units("ambulatory", "fte", 2)]),
    entry("s-teren", "terenni-program", start="2026-01-01", units=[units("field", "fte", 3)],
          reason="Nová služba podle opatření 1.1."),
    entry("s-dilna", "dilna", level="intention", start="2026-01-01", units=[units("ambulatory", "fte", 4)]),
    entry("s-dluhova", "dluhova-poradna", start="2026-10-01", units=[units("ambulatory", "fte", 1.5)]),
)  # fmt: skip
ROUND = record(
    "round", "aktualizace-2027", name="Aktualizace sítě na rok 2027", year=2027, effective="2027-01-01", threshold=12,
    windows=[{"name": "nové služby", "types": ["new"], "from": "2026-01-01", "to": "2026-03-31"},
             {"name": "změny jednotek", "types": ["change"], "from": "2026-04-01", "to": "2026-07-31"}],
    requirements=[{"types": ["new", "change"], "opinions": ["orp"], "assessment": True, "unless_decrease": True}],
    criteria=[{"code": "potreba", "name": "Potřebnost v území", "points": 10},
              {"code": "kvalita", "name": "Kvalita a návaznost", "points": 6},
              {"code": "naklady", "name": "Přiměřenost nákladů", "points": 4}],
    assessed_by=[{"name": "pracovní skupina"}],
    decided_by=[{"types": ["new", "exit"], "by": [{"body": "zastupitelstvo"}]},
                {"types": ["change"], "by": [{"body": "rada"}]}],
    moratoria=[{"service_types": ["special_regime_home"], "from": "2026-01-01", "to": "2026-12-31", "by": "rada",
                "resolution": "UR/3/7/2025", "exceptions": ["home_for_seniors"]}],
)  # fmt: skip
ASSESSED = [{"by": [{"name": "pracovní skupina Senioři"}], "date": "2026-06-10", "recommendation": "recommended",
             "points": [{"criterion": "potreba", "points": 9}, {"criterion": "kvalita", "points": 4.5},
                        {"criterion": "naklady", "points": 3, "note": "pod obvyklou výší"}],
             "text": "Služba odpovídá na čekací dobu delší než půl roku."}]  # fmt: skip
LITTLE = [{"by": [{"name": "pracovní skupina Senioři"}], "date": "2026-06-10", "recommendation": "not_recommended",
           "points": [{"criterion": "potreba", "points": 4}, {"criterion": "kvalita", "points": 3}],
           "text": "Potřebu okolní obce nepotvrdily."}]  # fmt: skip
AGREES = [
    {"from": "orp", "orp": "Alfa", "date": "2026-05-20", "outcome": "agrees", "text": "V souladu s plánem města."}
]
DELTA_AGREES = [{**AGREES[0], "orp": "Delta"}]


def request(identifier: str, number: str, kind: str, **data: Any) -> str:
    """A request of the round."""
    return record("request", identifier, number=number, round="aktualizace-2027", type=kind, **data)


REQUESTS = {
    "navyseni": request(
        "navyseni", "1/2027", "change", name="Navýšení úvazků pečovatelské služby Alfa", submitted="2026-04-20",
        provider="domov-alfa", service="pecovatelska-alfa",
        intention={"need": "Zájemci čekají půl roku.\n\n- 32 neuspokojených žadatelů\n- dvě obce bez služby",
                   "target_groups": ["seniors"], "financing": "Příspěvek města a vyrovnávací platba kraje.",
                   "discussed": [{"with": [{"name": "starostové obcí"}], "orp": "Alfa", "date": "2026-02-11"}]},
        changes={"units": [units("field", "fte", 12), units("ambulatory", "fte", 1)],
                 "money": [money(2027, requested=6000000, compensation=5750000.5)]},
        needs=["potreba-pece"], measures=["akcni-2026/1.1"], opinions=AGREES, assessments=ASSESSED,
        proceedings=[{"by": "rada", "act": "recommends", "date": "2026-07-06", "resolution": "UR/9/3/2026"}],
        attachments=[{"name": "Personální zajištění", "date": "2026-04-20"}],
        sources=[{"title": "Žádost poskytovatele", "date": "2026-04-20"}],
    ),
    "nova": request(
        "nova", "2/2027", "new", submitted="2026-03-15", provider="charita-delta", service="stacionar",
        changes={"level": "core", "units": [units("ambulatory", "fte", 5)],
                 "money": [money(2027, requested=2000000)]},
        opinions=DELTA_AGREES, assessments=LITTLE,
    ),
    "vyrazeni": request("vyrazeni", "3/2027", "exit", submitted="2026-05-02", provider="charita-delta",
                        service="azylovy-dum"),
    "snizeni": request("snizeni", "4/2027", "change", submitted="2026-05-30", provider="domov-alfa",
                       service="domov-senioru", changes={"units": [units("residential", "bed", 80)]}),
    "neuplna": request("neuplna", "5/2027", "change", submitted="2026-06-30", provider="poradna-cas", service="poradna",
                       changes={"units": [units("ambulatory", "fte", 6.5), units("field", "fte", 1.25)]}),
    "vzata": request("vzata", "6/2027", "change", submitted="2026-06-01", applicant="Spolek Sever",
                     service_type="field_programme", withdrawn={"date": "2026-06-20", "reason": "změna záměru"}),
}  # fmt: skip
DECISIONS: dict[str, Any] = {
    "navyseni": {"by": "rada", "date": "2026-09-07", "resolution": "UR/12/1/2026", "outcome": "partly",
                 "units": [units("field", "fte", 10.5), units("ambulatory", "fte", 1)],
                 "reasons": ["insufficient_funds"],
                 "text": "Rozšíření se rozdělí do dvou let.", "effective": "2027-01-01"},
    "nova": {"by": "zastupitelstvo", "date": "2026-09-21", "resolution": "UZ/11/4/2026", "outcome": "rejected",
             "reasons": ["need_not_confirmed"], "text": "Potřeba nebyla v území potvrzena."},
    "vyrazeni": {"by": "zastupitelstvo", "date": "2026-09-21", "resolution": "UZ/11/5/2026", "outcome": "approved"},
}  # fmt: skip
ACTION = plan(
    "akcni-2026", type="action", name="Akční plán rozvoje sociálních služeb na rok 2026", area=REGION,
    valid={"from": 2026, "to": 2026}, approvals=[ASSEMBLY],
    measures=[{"code": "1.1", "name": "Posílení terénních služeb"}],
    outlook=[{"year": 2026, "costs": 90000000, "subsidy": 62000000, "units": [
        {"service_type": "home_for_seniors", "form": "residential", "unit": "bed", "value": 84},
        {"service_type": "home_care", "form": "field", "unit": "fte", "value": 16},
        {"service_type": "crisis_help", "form": "ambulatory", "unit": "fte", "value": 2}]}],
)  # fmt: skip
OTHERS = documents(
    record("application", "zadost-2026", name="Žádost o dotaci na rok 2026", year=2026, to="ministerstvo",
           deadline="2025-10-31", submitted="2025-10-29", action_plan="akcni-2026",
           attachments=[{"type": "network", "record": "akcni-2026"},
                        {"type": "plan_in_force", "name": "Plán 2024–2026"}],
           requested=[{"year": 2026, "amount": 62000000}, {"year": 2027, "amount": 65500000.5},
                      {"year": 2028, "amount": 68000000}]),
    record("need", "potreba-pece", name="Chybí terénní péče v odpoledních hodinách", service_type="home_care"),
    record("body", "zastupitelstvo", name="Zastupitelstvo Zkušebního kraje", type="assembly"),
    record("body", "rada", name="Rada Zkušebního kraje", type="executive_council"),
)  # fmt: skip


def files(name: str = "Zkušební kraj", *, decided: bool = False) -> dict[str, str]:
    """The files of the workspace; with the decisions on three requests where they are *decided*."""
    made = {
        key: text + (yaml({"decision": DECISIONS[key]}) if decided and key in DECISIONS else "")
        for key, text in REQUESTS.items()
    }
    return {
        "kpss.yaml": settings(name=name),
        "territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", ALFA),
        "territory/delta.yaml": orp("orp-delta", "7102", "Delta", DELTA),
        "network/poskytovatele.yaml": PROVIDERS,
        "network/sluzby.yaml": SERVICES,
        "network/sit.yaml": ENTRIES,
        "network/kolo.yaml": ROUND,
        "network/ostatni.yaml": OTHERS,
        "plans/akcni.yaml": ACTION,
        **{f"network/zadosti/{key}.yaml": text for key, text in made.items()},
    }
