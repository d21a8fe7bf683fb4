"""Documents of examples/olomoucky as of the seminar's day, and findings as text, character by character."""

from __future__ import annotations

import datetime as dt

import pytest

from kpss import api
from kpss.documents.registry import DOCUMENTS, MAKERS
from kpss.documents.render import render
from kpss.exchange.meetings.new import Asked, choose
from kpss.exchange.meetings.text import draft
from kpss.findings.checked import Checked
from kpss.findings.locate import Locator
from kpss.formats import findings_text
from kpss.formats.findings_view import View
from kpss.language.text import Language
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree
from tests.golden.conftest import Golden
from tests.support import EXAMPLES
from tests.unit import follow_up_records, network_document_records
from tests.unit.meeting_records import files
from tests.unit.records import orp, plan, settings

DAY = "2017-07-16"
DOCUMENTS_SHOWN = (
    ("plans", "", "cs"),
    ("plans", "", "en"),
    ("gaps", "", "cs"),
    ("gaps", "Konice", "en"),
    ("plan", "lipnik-2017-2019", "cs"),
    ("action-plan", "akcni-plan-2018", "cs"),
    ("plan", "konicko-2013-2017", "en"),
    ("body", "rmt-2017", "cs"),
)
# Documents of a small town that has members and meetings, and which paper of a meeting.
TOWN_DAY = "2026-07-01"
TOWN_SHOWN = (
    ("handbook", "", "", "cs"),
    ("body", "skupina", "", "cs"),
    ("meeting", "skupina-3", "invitation", "cs"),
    ("meeting", "skupina-2", "minutes", "cs"),
    ("meeting", "skupina-2", "minutes", "en"),
    ("meeting", "skupina-3", "attendance", "en"),
)
# Documents of a small region whose plans are followed up.
FOLLOWED = (
    ("medium-term-plan", "sprss", "cs"),
    ("evaluation", "vyhodnoceni-2016", "cs"),
    ("evaluation", "souhrnne-2015-2017", "en"),
    ("consultation", "pripominky", "cs"),
    ("measure", "sprss/1.1", "cs"),
)


# Documents of a small region with a network: document, identifier, whether its requests are decided, day, language.
NETWORK = (
    ("network", "2026", False, "2026-07-16", "cs"),
    ("network", "aktualizace-2027", False, "2026-07-16", "en"),
    ("request", "navyseni", True, "2026-10-01", "cs"),
    ("decision", "aktualizace-2027", False, "2026-07-16", "cs"),
    ("decision", "aktualizace-2027", True, "2026-10-01", "en"),
    ("action-plan", "akcni-2026", False, "2026-07-16", "cs"),
)


@pytest.fixture(scope="module")
def olomoucky() -> Workspace:
    return api.open(EXAMPLES / "olomoucky", DAY)


@pytest.mark.parametrize(("document", "identifier", "language"), DOCUMENTS_SHOWN, ids=lambda value: value or "all")
def test_document(golden: Golden, olomoucky: Workspace, document: str, identifier: str, language: Language) -> None:
    source = DOCUMENTS[document](olomoucky, language, identifier)
    name = "-".join(part for part in (document, identifier.lower()) if part)
    golden(f"{name}.{language}.md", render(olomoucky, source, "md", language))


@pytest.mark.parametrize(("document", "identifier", "paper", "language"), TOWN_SHOWN)
def test_document_of_a_town(golden: Golden, document: str, identifier: str, paper: str, language: Language) -> None:
    workspace = api.open(MemoryTree(files()), TOWN_DAY)
    make = MAKERS[document][paper] if paper else DOCUMENTS[document]
    name = "-".join(part for part in ("town", document, paper) if part)
    golden(f"{name}.{language}.md", render(workspace, make(workspace, language, identifier), "md", language))


@pytest.mark.parametrize(("document", "identifier", "language"), FOLLOWED)
def test_document_of_follow_up(golden: Golden, document: str, identifier: str, language: Language) -> None:
    workspace = api.open(MemoryTree(follow_up_records.files()), follow_up_records.DAY)
    source = DOCUMENTS[document](workspace, language, identifier)
    name = "-".join(("follow-up", document, identifier.replace("/", "-")))
    golden(f"{name}.{language}.md", render(workspace, source, "md", language))


@pytest.mark.parametrize(("document", "identifier", "decided", "day", "language"), NETWORK)
def test_document_of_the_network(
    golden: Golden, document: str, identifier: str, decided: bool, day: str, language: Language
) -> None:
    workspace = api.open(MemoryTree(network_document_records.files(decided=decided)), day)
    source = DOCUMENTS[document](workspace, language, identifier)
    name = "-".join(("of-network", document, identifier, *(["decided"] if decided else [])))
    golden(f"{name}.{language}.md", render(workspace, source, "md", language))


def test_file_of_a_new_meeting(golden: Golden) -> None:
    workspace = api.open(MemoryTree(files()), TOWN_DAY)
    new = choose(workspace, Asked("skupina", date=dt.date(2026, 12, 2)))
    golden("town-new-meeting.cs.yaml", draft(workspace, new, "cs"))


# One mistake of each sort that officials make.
WRONG = {
    "kpss.yaml": settings(),
    "territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", [("500001", "Alfa"), ("500002", "Beta")]),
    "plans/carka.yaml": plan("carka", measures=[{"name": "Lůžka", "quantity": {"value": "1,5", "unit": "míst"}}]),
    "plans/datum.yaml": plan("datum", valid={"from": "1.1.2013", "to": 2017}),
    "plans/den.yaml": plan("den", valid={"from": "2013-02-30", "to": 2017}),
    "plans/dvakrat.yaml": plan("carka"),
    "plans/dvojtecka.yaml": plan("dvojtecka").replace("status:", "status"),
    "plans/klic.yaml": plan("klic").replace("status:", "statsu:"),
    "plans/mezery.yaml": "kind: plan\nid: mezery\n name: Plán\n",
    "plans/obec.yaml": plan("obec", area={"include": [{"municipality": "Bета"}]}),
    "plans/obracene.yaml": plan("obracene", valid={"from": 2017, "to": 2013}),
    "plans/odkaz.yaml": plan("odkaz", predecessors=["carkaa"]),
    "plans/stav.yaml": plan("stav", status="schváleno"),
    "plans/tabulator.yaml": "kind: plan\n\tid: tabulator\n",
    "plans/uvozovky.yaml": plan("uvozovky").replace('id: "uvozovky"', "id: „uvozovky“"),
}


@pytest.mark.parametrize("language", ["cs", "en"])
def test_findings(golden: Golden, language: Language) -> None:
    workspace = api.open(MemoryTree(WRONG), "2015-06-01")
    found = [finding for finding in api.findings(workspace) if finding.severity in {"error", "warning"}]
    text = findings_text.render(Checked(found), Locator(workspace.tree), language, View(("error", "warning")))
    golden(f"findings.{language}.txt", text)


def test_findings_of_the_catalogue_page(golden: Golden) -> None:
    """The gaps of one ORP as ``validate --code`` shows them."""
    workspace = api.open(EXAMPLES / "olomoucky", DAY)
    found = [finding for finding in api.findings(workspace) if finding.code in {301, 302, 310, 406, 408}]
    golden(
        "findings-olomoucky.cs.txt", findings_text.render(Checked(found), Locator(workspace.tree), "cs", View(("gap",)))
    )
