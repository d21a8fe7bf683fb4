"""Import of the register: which services are taken, and what of them is left out."""

from __future__ import annotations

from typing import Any

import pytest

from kpss.exchange.rpss.importing import Wanted, import_register
from kpss.language.errors import UserError
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree
from tests.unit.exchange.register_support import (
    BASE,
    DAY,
    facility,
    form,
    item,
    load,
    made,
    provider,
    register,
    run,
    said,
    service,
    source,
)

RECORDS = {"network/alfa.yaml": provider(), "network/domov.yaml": service()}


def test_new_records_pass_their_schema() -> None:
    result = run({}, item())
    assert list(result.files) == ["network/providers/domov-alfa.yaml"]
    again = load(result.files)
    assert not [problem for facts in again.files for problem in facts["problems"]]
    assert sorted(again.records) == ["domov-alfa", "domov-alfa-home-for-seniors-1234567", "orp-alfa", "orp-delta"]
    one, two = made(result.files)
    assert one["ico"] == "63504260"
    assert two["capacities"] == [{"form": "residential", "unit": "bed", "value": 32}]
    assert two["facilities"] == [
        {"name": "Domov Alfa", "municipality": "Alfa (Alfa)", "contact": {"address": "Dlouhá 5, 796 01 Alfa"}}
    ]
    assert two["register"] == {"checked": "2026-01-15"}


def test_second_import_writes_nothing() -> None:
    first = run({}, item(), item(portalId=5, identifikator="7000", druhSocialniSluzby={"id": "DruhSocialniSluzby/4"}))
    second = run(
        first.files, item(), item(portalId=5, identifikator="7000", druhSocialniSluzby={"id": "DruhSocialniSluzby/4"})
    )
    assert second.files == {}
    assert said(second) == []


def test_unknown_codes_are_told_once_and_take_nothing_away() -> None:
    groups = [{"cilovaSkupina": {"id": f"CilovaSkupinaOsoby/{code}"}} for code in (24, 7)]
    strange = {"id": "DruhSocialniSluzby/99"}
    new = item(portalId=5, identifikator="7000", ciloveSkupiny=groups, druhSocialniSluzby=strange)
    record = service(target_groups=["seniors", "dementia"])
    result = run({**RECORDS, "network/domov.yaml": record}, item(ciloveSkupiny=groups), new)
    told = [one for one in said(result) if "nezná" in one]
    assert [one.split(" kpss")[0] for one in told] == [
        "Druh služby DruhSocialniSluzby/99", "Cílovou skupinu CilovaSkupinaOsoby/7",
    ]  # fmt: skip
    assert "(2\xa0služby)" in told[1]
    assert 'target-group: [{code: …, name: …, register: "7"}]' in told[1]
    assert list(result.files) == ["network/alfa.yaml"]  # dementia stays: the unknown group may be it
    assert "type: other  # v registru DruhSocialniSluzby/99\n" in result.files["network/alfa.yaml"]


def test_own_vocabulary_says_what_a_code_means() -> None:
    vocabulary = 'vocabularies: {"target-group": [{"code": "debt", "name": "dluhy", "register": "7"}]}\n'
    groups = [{"cilovaSkupina": {"id": "CilovaSkupinaOsoby/7"}}]
    result = run({"kpss.yaml": BASE["kpss.yaml"] + vocabulary}, item(ciloveSkupiny=groups))
    assert made(result.files)[1]["target_groups"] == ["debt"]
    assert said(result) == []


@pytest.mark.parametrize(("given", "written"), [(302724, "00302724"), ("302724", "00302724"), ("", None), ("x", None)])
def test_company_number_is_padded_text(given: object, written: str | None) -> None:
    result = run({}, item(poskytovatel={"nazev": "Město", "ico": given}))
    assert made(result.files)[0].get("ico") == written


def test_persons_and_private_contacts_are_left_out() -> None:
    contacts: dict[str, Any] = {
        "emaily": [
            {"email": "jmeno.prijmeni@alfa.example"},
            {"email": "domov@seznam.cz"},
            {"email": "info@alfa.example"},
        ],
        "telefony": [
            {"telefon": "601 000 000"},
            {"telefon": "585000001", "jmeno": "X"},
            {"telefon": "+420 585 000 002"},
        ],
        "weby": [{"web": "www.alfa.example"}],
    }
    organisation = {
        "nazev": "Domov Alfa", "ico": "63504260", "statutarniOrgany": [{"jmeno": "Jméno", "prijmeni": "Příjmení"}],
        **contacts,
    }  # fmt: skip
    place = facility(vedouci=[{"jmeno": "Jméno", "prijmeni": "Příjmení"}], **contacts)
    capacities = form("pob", ("luzka", 3))
    capacities["kapacity"][0]["popis"] = "volejte 601 000 000"
    one = item(poskytovatel=organisation, zarizeni=[place], formy=[capacities], **contacts)
    result = run({}, one, public_mail=frozenset({"seznam.cz"}))
    (text,) = result.files.values()
    assert made(result.files)[1]["contact"] == {
        "web": "www.alfa.example", "email": "info@alfa.example", "phone": "+420 585 000 002",
    }  # fmt: skip
    for private in ("Jméno", "prijmeni", "601", "seznam", "000 001"):
        assert private not in text
    assert not load(result.files).private


def test_sole_trader_has_no_contact() -> None:
    organisation = {
        "nazev": "Služba",
        "ico": "1",
        "pravniForma": {"id": "PravniForma/101"},
        "weby": [{"web": "a.example"}],
    }
    assert "contact" not in made(run({}, item(poskytovatel=organisation)).files)[0]


def test_facilities_are_told_apart_and_ended_ones_left_out() -> None:
    places = [
        facility(), facility(), facility("Domov Alfa "), facility(poskytujeDo="2020-12-31"),
        facility("Pobočka", "500005", poskytujeOd="2020-01-01"), facility("Zaniklá", poskytujeDo="2025-12-31"),
        facility("Budoucí", poskytujeOd="2026-02-01"), facility("Jinde", "999999"),
    ]  # fmt: skip
    data = made(run({}, item(zarizeni=places)).files)[1]
    assert data["facilities"] == [
        {"name": "Domov Alfa", "municipality": "Alfa (Alfa)", "contact": {"address": "Dlouhá 5, 796 01 Alfa"}},
        {
            "name": "Pobočka", "municipality": "Beta (Delta)", "contact": {"address": "Dlouhá 5, 796 01 Beta"},
            "valid": {"from": "2020-01-01"},
        },
        {"name": "Jinde", "contact": {"address": "Dlouhá 5, 796 01"}, "note": "obec 999999 mimo území záznamů"},
    ]  # fmt: skip


def test_only_services_of_the_territory_and_those_on_record() -> None:
    elsewhere = item(portalId=9, identifikator="9000000", zarizeni=[facility(code="999999")])
    moved = item(zarizeni=[facility(code="999999")])
    ended = item(portalId=8, identifikator="8000000", datumPoskytovaniDo="2025-12-31")
    result = run(RECORDS, moved, elsewhere, ended)
    assert [one.params["count"] for one in result.summary[:2]] == [3, 1]
    assert len(run({}, elsewhere, ended, everything=True).files) == 1


def test_no_territory() -> None:
    nowhere = Workspace.load(MemoryTree({"kpss.yaml": BASE["kpss.yaml"].encode()}), DAY)
    with pytest.raises(UserError, match="no territory"):
        import_register(nowhere, source(register(item())), Wanted(), "cs", lambda _: "")
    done = import_register(nowhere, source(register(item())), Wanted(everything=True), "cs", lambda _: "")
    assert len(done.files) == 1


def test_items_that_are_no_services() -> None:
    result = run(RECORDS, item(), "x", {"portalId": 1}, {"poskytovatel": {}, "portalId": None})
    assert "3\xa0položky" in said(result)[0]


def test_odd_values_do_no_harm() -> None:
    odd = item(
        identifikator=7,
        formy=[form("pob", ("luzka", "12"), ("luzka", None), ("luzka", -1), ("luzka", True)), None, {}],
        zarizeni=[None, {}, facility(adresa=None), facility(adresa={"obec": "Obec/500001"})],
        ciloveSkupiny=[None, {}, {"cilovaSkupina": None}], datumPoskytovaniOd="31.12.2014", weby="x", emaily=[3],
    )  # fmt: skip
    data = made(run({}, odd).files)[1]
    assert data["capacities"] == [{"form": "residential", "unit": "bed", "value": 12}]
    assert "number" not in data  # no number of the register is so short
    assert data["portal_id"] == 4951
    assert "valid" not in data
