"""A new request: which round, type and id, what its file says; the file is right as it is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kpss.exchange.requests.new import Asked, choose
from kpss.exchange.requests.text import draft
from kpss.language.errors import UserError
from kpss.model.overlaid import with_files
from kpss.model.request_records import Request
from kpss.model.workspace import Workspace
from kpss.rules.engine import find
from kpss.source.reader import read
from tests.unit.network_files import entry, files, request, round_, service
from tests.unit.records import workspace

DAY = "2015-06-25"
NEED = {"kind": "need", "id": "potreba", "name": "Lůžka chybí", "service_type": "home_for_seniors"}
WINDOWS = [
    {"name": "Nové", "types": ["new"], "from": "2015-01-01", "to": "2015-03-31"},
    {"name": "Změny", "types": ["change", "exit"], "from": "2015-06-01", "to": "2015-07-31"},
]


def space(*records: dict[str, Any], day: str = DAY) -> Workspace:
    return workspace(files(*(records or (service(), entry(), round_(windows=WINDOWS)))), day)


def text(workspace_: Workspace, asked: Asked, language: Any = "cs") -> str:
    return draft(workspace_, choose(workspace_, asked), language)


def made(workspace_: Workspace, asked: Asked, language: Any = "cs") -> Any:
    return read(text(workspace_, asked, language))[0].value


def test_present_state_is_the_wanted_one() -> None:
    parts = [{"orp": "Alfa", "value": 15}, {"orp": "Delta", "value": 5}]
    old = entry(
        area={"include": [{"orp": "Alfa"}, {"orp": "Delta"}]},
        units=[{"form": "residential", "unit": "bed", "value": 20, "orps": parts}],
    )
    records = space(service(), old, round_(windows=WINDOWS))
    found = made(records, Asked(service="domov"))
    assert found == {
        "kind": "request",
        "id": "z-2016-domov",
        "round": "sit-2016",
        "type": "change",
        "provider": "charita",
        "service": "domov",
        "changes": {"level": "core", "units": old["units"], "area": old["area"]},
    }
    shown = text(records, Asked(service="domov")).replace("\xa0", " ")
    assert "# Okno „Změny“" in shown
    assert "do 31. 7. 2015 – právě otevřeno" in " ".join(shown.split("\n# "))
    assert "dosud 20 lůžek" in shown
    assert "# K žádosti ještě patří: stanovisko (obecní úřad ORP) a hodnocení skupiny." in shown


@pytest.mark.parametrize("kind", ["change", "new", "exit", "stay", "compensation", "intention", "other"])
@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("day", [DAY, "2015-02-01", "2017-01-01"])
def test_file_is_right_as_it_is(kind: str, language: Any, day: str) -> None:
    records = space(service(), entry(), round_(windows=WINDOWS), NEED, day=day)
    _right(records, Asked("nova", "domov", "", kind), language)


@pytest.mark.parametrize("kind", ["new", "intention"])
def test_file_without_a_service_is_right(kind: str) -> None:
    _right(space(), Asked(type=kind), "cs")
    _right(space(), Asked(type=kind, provider="charita"), "en")


def _right(records: Workspace, asked: Asked, language: Any) -> None:
    after = with_files(records, {"network/requests/nova.yaml": text(records, asked, language)})
    assert after.of(Request)
    found = [one for one in find(after) if one.place.file == "network/requests/nova.yaml"]
    assert [(one.code, one.severity) for one in found if one.severity in {"error", "warning"}] == []


def test_templates_come_to_life() -> None:
    """Taking away ``# `` gives lines that are right, too."""
    records = space(service(), entry(), round_(windows=WINDOWS), NEED)
    lines = text(records, Asked("nova", "domov")).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("# opinions:"))
    lively = [line[2:] if number >= start and line.startswith("# ") else line for number, line in enumerate(lines)]
    after = with_files(records, {"network/requests/nova.yaml": "\n".join(lively) + "\n"})
    assert [one.code for one in find(after, {112, 113, 114, 110, 111}) if one.record == "nova"] == []
    (found,) = after.of(Request)
    assert found.opinions[0].orp == "Alfa"
    assert found.assessments[0].recommendation == "recommended"


def test_needs_of_the_type_are_offered() -> None:
    records = space(service(), entry(), round_(requirements=[{"need": True}]), NEED)
    assert "# needs: [potreba]" in text(records, Asked(service="domov"))


@pytest.mark.parametrize(
    ("asked", "records", "kind"),
    [
        (Asked(service="domov"), (service(), entry(), round_(windows=WINDOWS)), "change"),
        (Asked(service="domov"), (service(), round_(windows=WINDOWS)), "new"),
        (Asked(), (service(), entry(), round_(windows=WINDOWS)), "new"),
        (Asked(service="1234567"), (service(), entry(), round_(windows=[{"types": ["exit"]}])), "exit"),
        (Asked(service="domov"), (service(), entry(), round_(windows=[{"types": ["new"]}])), "change"),
        (Asked(service="domov", type="stay"), (service(), entry(), round_()), "stay"),
    ],
)
def test_usual_type(asked: Asked, records: tuple[dict[str, Any], ...], kind: str) -> None:
    assert choose(space(*records), asked).type == kind


def test_open_round_is_taken() -> None:
    old = round_("sit-2015", year=2015, windows=[{"from": "2014-01-01", "to": "2014-12-31"}])
    assert choose(space(service(), entry(), old, round_()), Asked(service="domov")).round.id == "sit-2016"
    assert choose(space(service(), entry(), old), Asked(service="domov")).round.id == "sit-2015"


def test_id_is_free() -> None:
    records = space(service("z-2016-domov"), service(), entry(), round_())
    assert choose(records, Asked(service="domov")).id == "z-2016-domov-2"


@pytest.mark.parametrize(
    ("asked", "records", "words"),
    [
        (Asked(service="domof"), (), "„domov“"),
        (Asked(service="domov", round="sit-2061"), (), "„sit-2016“"),
        (Asked(service="domov", type="chnge"), (), "„change“"),
        (Asked(type="exit"), (), "--service ID (domov)"),
        (Asked(provider="charyta"), (), "„charita“"),
        (Asked(service="domov", provider="jiny"), (), "kpss list provider"),
        (Asked("Moje žádost", "domov"), (), "moje-zadost"),
        (Asked("domov", "domov"), (), "už je použit"),
        (Asked(service="domov"), (service(), entry()), "kpss new round"),
        (Asked(service="domov"), (service(), entry(), round_("a"), round_("b")), "--round ID (a a\xa0b)"),
        (Asked(service="domov"), (service(), entry(), round_(), request("z")), "už má: z (network/z.yaml)"),
    ],
)
def test_mistakes_say_what_to_do(asked: Asked, records: tuple[dict[str, Any], ...], words: str) -> None:
    with pytest.raises(UserError) as told:
        choose(space(*records), asked)
    assert words in told.value.text.cs


def test_decimal_units_stay_exact() -> None:
    old = entry(units=[{"form": "field", "unit": "fte", "value": Decimal("2.50")}])
    assert "value: 2.50" in text(space(service(), old, round_()), Asked(service="domov"))


def test_needs_of_other_orps_and_of_exits_are_not_offered() -> None:
    far = {**NEED, "id": "jinde", "area": {"include": [{"orp": "Delta"}]}}
    near = {**NEED, "id": "tady", "area": {"include": [{"orp": "Alfa"}]}}
    records = space(service(), entry(), round_(windows=WINDOWS), far, near, NEED)
    assert "# needs: [potreba, tady]" in text(records, Asked(service="domov"))
    assert "needs" not in text(records, Asked(service="domov", type="exit"))


def test_other_requests_of_the_service_are_known() -> None:
    records = space(service(), entry(), round_(windows=WINDOWS), request(), request("zpet", withdrawn={}))
    assert [one.id for one in choose(records, Asked(service="domov", type="exit")).others] == ["zadost"]
