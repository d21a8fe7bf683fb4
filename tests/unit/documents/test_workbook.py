"""Documents as workbooks, read back as a spreadsheet reads them."""

from __future__ import annotations

import io
from typing import Any

import pytest
import python_calamine as calamine

from kpss import api
from kpss.documents import files as documents
from kpss.documents.registry import DOCUMENTS
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree
from tests.unit.follow_up_records import DAY as FOLLOWED_DAY
from tests.unit.follow_up_records import files as followed
from tests.unit.network_document_records import DAY, files, record


def opened(**changes: str) -> Workspace:
    return api.open(MemoryTree({**files(), **changes}), DAY)


def data_of(workspace: Workspace, document: str, identifier: str) -> bytes:
    return documents.make(workspace, DOCUMENTS[document](workspace, "cs", identifier), "xlsx", "cs", "abc")


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = calamine.load_workbook(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def told(rows: list[list[Any]]) -> str:
    return "\n".join(" ".join(map(str, row)) for row in rows).replace("\xa0", " ")


def test_the_first_sheet_has_the_title_the_facts_and_the_date() -> None:
    found = sheets(data_of(opened(), "network", "2026"))
    assert next(iter(found)) == "Titulní list"
    text = told(found["Titulní list"])
    for words in ("Síť sociálních služeb na rok 2026", "k datu 16. 7. 2026", "revize abc",
                  "Stav sítě ke dni 16. 7. 2026", "Tabulky 1. Síť sociálních služeb"):  # fmt: skip
        assert words in text
    assert all(len(name) <= 31 for name in found)


def test_cells_are_typed_and_numbers_of_companies_stay_text() -> None:
    rows = sheets(data_of(opened(), "network", "2026"))["1. Síť sociálních služeb"]
    head, first = rows[2], dict(zip(rows[2], rows[3], strict=True))
    assert rows[0][0] == "Síť sociálních služeb"
    assert head[:4] == ["Č.", "Poskytovatel", "IČO", "Druh služby"]
    assert first["IČO"] == "00000027"
    assert first["Identifikátor služby"] == "1000001"
    assert first["Počet"] == 4.5
    assert repr(first["Vyrovnávací platba (Kč)"]) == "2876543.21"


def test_texts_that_look_like_formulas_stay_texts() -> None:
    evil = record("provider", "poradna-cas", name='=HYPERLINK("http://a.cz")', ico="00000027")
    others = files()["network/poskytovatele.yaml"].split("---\n")
    text = "---\n".join([*others[:2], evil])
    found = sheets(data_of(opened(**{"network/poskytovatele.yaml": text}), "network", "2026"))
    assert found["1. Síť sociálních služeb"][3][1] == '=HYPERLINK("http://a.cz")'


def test_the_same_records_give_the_same_bytes() -> None:
    assert data_of(opened(), "network", "2026") == data_of(opened(), "network", "2026")


@pytest.mark.parametrize(
    ("document", "identifier"),
    [("plans", ""), ("plan", "alfa"), ("medium-term-plan", "sprss"), ("action-plan", "akcni-2019"), ("gaps", ""),
     ("measure", "sprss"), ("evaluation", "vyhodnoceni-2016"), ("consultation", "pripominky"), ("structure", "")],
)  # fmt: skip
def test_every_table_of_a_document_has_its_sheet(document: str, identifier: str) -> None:
    workspace = api.open(MemoryTree(followed()), FOLLOWED_DAY)
    source = DOCUMENTS[document](workspace, "cs", identifier)
    text = documents.make(workspace, source, "md", "cs").decode()
    found = sheets(documents.make(workspace, source, "xlsx", "cs"))
    assert len(found) == 1 + text.count("*Tabulka ")


def test_a_document_without_tables_says_so() -> None:
    workspace = api.open(MemoryTree(files()), DAY)
    found = sheets(data_of(workspace, "decision", "aktualizace-2027"))
    assert "Sešit obsahuje tabulky dokumentu" in told(found["Titulní list"])
    empty = api.open(MemoryTree({**files(), "network/p.yaml": "kind: round\nid: kolo\nname: Kolo\nyear: 2029\n"}), DAY)
    found = sheets(data_of(empty, "decision", "kolo"))
    assert list(found) == ["Titulní list"]
    assert "Dokument nemá žádné tabulky." in told(found["Titulní list"])
