"""Import of the register over records: they follow it and keep what is their own."""

from __future__ import annotations

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
    made,
    provider,
    register,
    run,
    said,
    service,
    source,
)

RECORDS = {"network/alfa.yaml": provider(), "network/domov.yaml": service()}


def test_record_that_agrees_is_left_alone() -> None:
    assert run(RECORDS, item()).files == {}
    marked = run(RECORDS, item(), mark_checked=True)
    assert list(marked.files) == ["network/domov.yaml"]
    assert "\nregister: {checked: 2026-01-15}\n" in marked.files["network/domov.yaml"]


def test_comments_and_local_fields_stay() -> None:
    text = """\
# Naše poznámka nahoře.
kind: service
id: domov-alfa
name: Domov Alfa (zkráceně)  # náš název
number: "1234567"
provider: alfa
type: home_for_seniors
capacities:
  # zvýšení projednáno v RMT
  - {form: residential, unit: bed, value: 30, note: z toho 4 odlehčovací}  # od ledna
  - {form: residential, unit: fte, value: 12.5}
facilities:
  - name: Domov Alfa
    municipality: 500001
    note: zadní vchod
area: {include: [{orp: Alfa}]}
valid: {from: 2014, note: podle rozhodnutí}
note: Místní poznámka.
"""
    result = run({"network/a.yaml": provider(), "network/b.yaml": text}, item())
    assert (
        result.files["network/b.yaml"]
        == """\
# Naše poznámka nahoře.
kind: service
id: domov-alfa
name: Domov Alfa (zkráceně)  # náš název
number: "1234567"
portal_id: 4951
provider: alfa
type: home_for_seniors
capacities:
  # zvýšení projednáno v RMT
  - {form: residential, unit: bed, value: 32, note: z toho 4 odlehčovací}  # od ledna
  - {form: residential, unit: fte, value: 12.5}
target_groups: [seniors]
facilities:
  - name: Domov Alfa
    municipality: 500001
    contact: {address: "Dlouhá 5, 796 01 Alfa"}
    note: zadní vchod
area: {include: [{orp: Alfa}]}
register: {checked: 2026-01-15}
valid: {from: 2014-03-01, note: podle rozhodnutí}
note: Místní poznámka.
"""
    )
    assert "network/b.yaml: domov-alfa: kapacita (pobytová, lůžko): 30 → 32" in said(result)
    assert "network/b.yaml: domov-alfa: registrace od: 2014 → 1.\xa03.\xa02014" in said(result)


def test_what_the_register_does_not_have_goes() -> None:
    record = service(
        forms=["residential", "field"], target_groups=["seniors", "dementia", "debt"],
        valid={"from": "2014-03-01", "to": 2026},
        capacities=[
            {"form": "residential", "unit": "bed", "value": 32}, {"form": "field", "unit": "client", "value": 4},
            {"form": "field", "unit": "contact", "value": 9, "note": "naše"},
        ],
    )  # fmt: skip
    result = run({**RECORDS, "network/domov.yaml": record}, item())
    (data,) = made(result.files)
    assert data["forms"] == ["residential"]
    assert data["target_groups"] == [
        "seniors",
        "debt",
    ]  # the register has no code for debt here, so its silence says nothing
    assert data["capacities"] == [
        {"form": "residential", "unit": "bed", "value": 32},
        {"form": "field", "unit": "contact", "value": 9, "note": "naše"},
    ]
    assert data["valid"] == {"from": "2014-03-01"}


def test_hidden_address_is_never_written() -> None:
    """Not even where the register gives it, and one that is on record goes."""
    hidden = facility("Azylový dům", utajenaAdresa=True)
    new = run({}, item(zarizeni=[hidden, facility()]))
    assert made(new.files)[1]["facilities"][0] == {"name": "Azylový dům", "hidden": True}
    result = run(RECORDS, item(zarizeni=[facility(utajenaAdresa=True)]))
    assert made(result.files)[0]["facilities"] == [{"name": "Domov Alfa", "hidden": True}]
    assert not [one for one in said(result) if "Dlouhá" in one or "Alfa (Alfa)" in one]


def test_address_hidden_on_record_stays_hidden() -> None:
    record = service(facilities=[{"hidden": True}])
    assert run({**RECORDS, "network/domov.yaml": record}, item()).files == {}


def test_facility_that_ended_and_one_that_the_register_has_not() -> None:
    record = service(
        facilities=[{"name": "Domov Alfa", "municipality": "500001"}, {"name": "Naše", "municipality": "500004"}]
    )
    places = [facility(poskytujeDo="2025-12-31"), facility("Nové", "500002")]
    result = run({**RECORDS, "network/domov.yaml": record}, item(zarizeni=places))
    facilities = made(result.files)[0]["facilities"]
    assert [one["name"] for one in facilities] == ["Domov Alfa", "Naše", "Nové"]
    assert facilities[0]["valid"] == {"to": "2025-12-31"}
    assert [one for one in said(result) if "zůstává" in one and "Naše" in one]


def test_layout_that_cannot_be_changed_is_told() -> None:
    """The comment would go with the item; all else is changed."""
    record = service(forms=None) + "forms: [residential,  # naše\n  field]\n"
    result = run({**RECORDS, "network/domov.yaml": record}, item(formy=[form("pob", ("luzka", 40))]))
    (data,) = made(result.files)
    assert data["forms"] == ["residential", "field"]
    assert data["capacities"] == [{"form": "residential", "unit": "bed", "value": 40}]
    assert [one for one in said(result) if "forma se nedá zapsat" in one and "terénní → nic" in one]


def test_new_service_of_a_provider_on_record() -> None:
    new = item(portalId=5, identifikator="7000000", druhSocialniSluzby={"id": "DruhSocialniSluzby/4"})
    result = run(RECORDS, item(), new)
    assert list(result.files) == ["network/alfa.yaml"]  # where nobody else's records stand
    assert result.files["network/alfa.yaml"].startswith(RECORDS["network/alfa.yaml"] + "---\n")
    assert made(result.files)[1]["provider"] == "alfa"
    shared = {"network/vse.yaml": provider() + "---\n" + provider(id="beta", name="Beta", ico="00302724")}
    assert list(run(shared, new).files) == ["network/providers/alfa.yaml"]
    windows = provider().replace("\n", "\r\n").removesuffix("\r\n")
    (text,) = run({"network/alfa.yaml": "\ufeff" + windows}, new).files.values()
    assert text.startswith("\ufeff" + windows + "\r\n---\r\nkind: service\r\n")
    assert text.count("\n") == text.count("\r\n")


def test_service_without_any_number_is_not_doubled() -> None:
    record = service(number=None, portal_id=None)
    result = run({**RECORDS, "network/domov.yaml": record}, item())
    assert result.files == {}
    (told,) = said(result)
    assert "je možná domov-alfa" in told
    assert "portal_id: 4951" in told


def test_two_records_of_one_service() -> None:
    result = run({**RECORDS, "network/x.yaml": service(id="druha")}, item(formy=[form("pob", ("luzka", 40))]))
    assert result.files == {}
    assert said(result) == ["Služba 1234567 má víc záznamů (domov-alfa a\xa0druha); neupravuje se žádný."]


def test_service_gone_from_the_register_and_back() -> None:
    files = {**RECORDS, "network/x.yaml": service(id="druha", number="2000000", portal_id=2)}
    gone = run(files, item())
    assert list(gone.files) == ["network/x.yaml"]
    assert made(gone.files)[0]["register"] == {"missing_since": "2026-01-15"}
    later = {**files, **gone.files}
    assert run(later, item()).files == {}
    back = run(later, item(), item(portalId=2, identifikator="2000000"))
    assert made(back.files)[0]["register"] == {"checked": "2026-01-15"}


def test_extract_says_nothing_of_what_is_missing() -> None:
    others = {f"network/{n}.yaml": service(id=f"s-{n}", number=f"{n}000000", portal_id=n) for n in range(3)}
    files = {**RECORDS, **others}
    result = run(files, item())
    assert result.files == {}
    assert "V souboru není 3 z 4 zapsaných služeb" in said(result)[0]


def test_name_and_provider_change() -> None:
    result = run(RECORDS, item(poskytovatel={"nazev": "Domov Beta, s. r. o.", "ico": "63504260"}))
    assert made(result.files)[0] == {
        "kind": "provider", "id": "alfa", "name": "Domov Beta, s. r. o.", "ico": "63504260",
        "aliases": ["Domov Alfa, s. r. o."],
    }  # fmt: skip
    assert run(RECORDS, item(poskytovatel={"nazev": "DOMOV ALFA s.r.o.", "ico": 63504260})).files == {}


def test_record_with_mistakes_is_left_alone() -> None:
    result = run({**RECORDS, "network/domov.yaml": service(capacities="32")}, item())
    assert result.files == {}
    assert "domov-alfa má chyby (capacities)" in said(result)[0]


def test_windows_text_keeps_its_ends_of_lines() -> None:
    text = "\ufeff" + service(capacities=None).replace("\n", "\r\n")
    (changed,) = run({**RECORDS, "network/domov.yaml": text}, item()).files.values()
    assert changed.startswith("\ufeffkind")
    assert changed.count("\n") == changed.count("\r\n")
    assert "capacities:\r\n  - {form: residential, unit: bed, value: 32}\r\n" in changed


def test_service_that_the_file_has_twice() -> None:
    result = run(RECORDS, item(), item(formy=[form("pob", ("luzka", 99))]))
    assert result.files == {}
    assert said(result) == ["Služba 1234567 je v registru víckrát; bere se jen první."]


def test_file_that_changed_since_it_was_read_is_refused() -> None:
    class Changing(MemoryTree):
        def read(self, path: str) -> bytes:
            data = super().read(path)
            return b"# nova hlava\n---\nkind: role\nid: x\n---\n" + data if path == "network/domov.yaml" else data

    files = {path: text.encode() for path, text in {**BASE, **RECORDS}.items()}
    found = Workspace.load(MemoryTree(files), DAY)
    changed = found.with_files(Changing(files), found.files)
    new = item(formy=[form("pob", ("luzka", 40))])
    with pytest.raises(UserError, match="has changed meanwhile"):
        import_register(changed, source(register(new)), Wanted(), "cs", lambda _: "")


def test_services_of_one_file_are_changed_at_once() -> None:
    records = [service(id=f"s-{n}", number=str(2000000 + n), portal_id=n, note=f"Pozn. {n}") for n in range(30)]
    text = "\ufeff# Hlava.\n---\n" + "--- # další\n".join(records)
    items = [item(identifikator=str(2000000 + n), portalId=n, formy=[form("pob", ("luzka", 40))]) for n in range(30)]
    result = run({"network/alfa.yaml": provider(), "network/s.yaml": text}, *items)
    written = result.files["network/s.yaml"]
    assert written.startswith("\ufeff# Hlava.\n---\n")
    assert written.count("--- # další\n") == 29
    assert [one["capacities"][0]["value"] for one in made({"s": written.removeprefix("\ufeff")})] == [40] * 30
    assert result.before["network/s.yaml"] == text.encode()
