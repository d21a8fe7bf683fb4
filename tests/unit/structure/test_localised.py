from __future__ import annotations

import pytest

from kpss.structure.localised import localised
from kpss.structure.schemas import SETTINGS_KIND, expanded, kinds, label


@pytest.mark.parametrize("kind", [*kinds(), SETTINGS_KIND])
def test_english_schema_says_the_same_of_values(kind):
    schema = expanded(kind)
    english = localised(schema, "en")
    assert localised(schema, "cs") == schema
    assert english["title"] == label(schema, "en")
    assert list(english["properties"]) == list(schema["properties"])
    for key, part in schema["properties"].items():
        assert english["properties"][key]["title"] == label(part, "en")
        kept = {name for name in part if name not in ("title", "description", "x-kpss-en")}
        assert kept <= set(english["properties"][key])
        assert "x-kpss-en" not in english["properties"][key]


def test_czech_description_does_not_stay_beside_an_english_title():
    part = {"title": "Plán", "description": "Popis.", "x-kpss-en": {"title": "Plan"}, "type": "string"}
    assert localised([part], "en") == [{"title": "Plan", "type": "string"}]
