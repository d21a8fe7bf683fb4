"""The names that the command line offers are those that exist."""

from __future__ import annotations

from typer.main import get_command

from kpss.cli import checking, rendering, reporting
from kpss.cli.app import app
from kpss.documents.registry import DOCUMENTS
from kpss.exchange.start.skeleton import skeleton
from kpss.reports.registry import REPORTS
from kpss.structure.schemas import kinds, source


def test_reports_and_documents():
    assert set(reporting.NAMES) == set(REPORTS)
    assert set(rendering.NAMES) == set(DOCUMENTS)
    assert [name for name in REPORTS if name not in reporting.HELP] == []
    assert [name for name in DOCUMENTS if name not in rendering.HELP] == []


def test_short_way_of_validate_knows_all_options():
    validate = get_command(app).get_command(None, "validate")  # type: ignore[attr-defined]
    declared = {name: option.name for option in validate.params if option.opts[0][0] == "-" for name in option.opts}
    assert declared == {**checking.VALUES, **checking.FLAGS}


def test_folders_of_kinds_are_made():
    made = skeleton("x", "region", "CZ071", "cs")
    assert [kind for kind in kinds() if f"{source(kind)['x-kpss-folder']}/README.md" not in made] == []
