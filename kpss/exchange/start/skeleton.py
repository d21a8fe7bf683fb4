"""The files of a new workspace."""

from __future__ import annotations

import json

from kpss import __version__
from kpss.exchange.start.editor import SCHEMAS, editor_files
from kpss.exchange.start.first_records import examples
from kpss.exchange.start.services import output_folder
from kpss.exchange.start.texts import made
from kpss.language.cleaning import one_line
from kpss.language.text import Language, Text
from kpss.source.edits import scalar
from kpss.structure.localised import localised
from kpss.structure.schemas import SETTINGS_KIND, kinds, source
from kpss.structure.words import TO_FILL_IN

_FOLDERS = {
    "territory": Text("Území: ORP s obcemi, mikroregiony.", "Territory: ORPs with municipalities, microregions."),
    "structure": Text("Orgány, role, členství, postupy.", "Bodies, roles, memberships, procedures."),
    "plans": Text("Plány, dokumenty a projekty.", "Plans, documents and projects."),
    "meetings": Text("Pozvánky a zápisy.", "Invitations and minutes."),
    "network": Text("Poskytovatelé, služby a síť.", "Providers, services and the network."),
    "documents": Text(
        "Vlastní šablony a kapitoly; záznamy se tu nehledají.", "Own templates and chapters; no records are read here."
    ),
}
_SETTINGS = Text(
    """\
kpss: 1                        # verze formátu
name: {name}
level: {level:<23}# region (kraj) | orp | microregion | municipality (obec)
area: {area:<24}# {hint}
language: {language}
# Jak dalece jsou záznamy úplné. Dokud tu je complete: false, co není zapsáno, není mezera.
recorded:
  plans: {{complete: false}}
""",
    """\
kpss: 1                        # version of the format
name: {name}
level: {level:<23}# region | orp | microregion | municipality
area: {area:<24}# {hint}
language: {language}
# How far the records are complete. While complete is false, what is not written is not a gap.
recorded:
  plans: {{complete: false}}
""",
)
_HINTS = {
    "region": Text("kód kraje, například CZ071", "code of the region, such as CZ071"),
    "orp": Text("kód ORP, čtyři číslice", "code of the ORP, four digits"),
    "municipality": Text("kód obce, šest číslic", "code of the municipality, six digits"),
    "microregion": Text("id záznamu mikroregionu", "id of the microregion's record"),
}


def skeleton(name: str, level: str, area: str, language: Language) -> dict[str, str]:
    """Path → text of the files of a workspace called *name*, whose *area* is a code, or to be filled in if empty."""
    code = area or TO_FILL_IN.in_language(language)
    written = scalar(code) if not code.isdecimal() else f'"{code}"'
    files = {
        "kpss.yaml": _SETTINGS.in_language(language).format(
            name=scalar(name), level=level, area=written,
            language=language, hint=_HINTS[level].in_language(language),
        )
    }  # fmt: skip
    for folder, text in _FOLDERS.items():
        files[f"{folder}/README.md"] = f"# {folder}\n\n{text.in_language(language)}\n" + examples(
            folder, level, written, language
        )
    for kind in (*kinds(), SETTINGS_KIND, "common"):
        schema = json.dumps(localised(source(kind), language), ensure_ascii=False, indent=2)
        files[f"{SCHEMAS}/{kind}.schema.json"] = schema + "\n"
    files[f"{SCHEMAS}/record.schema.json"] = json.dumps(by_kind(), ensure_ascii=False, indent=2) + "\n"
    files |= editor_files([folder for folder in _FOLDERS if folder != "documents"], language)
    folders = [(folder, text.in_language(language).rstrip(".")) for folder, text in _FOLDERS.items()]
    values = {"name": one_line(name), "folders": folders, "version": __version__, "output": output_folder(language)}
    files["README.md"] = made(f"README.{language}.md", language, **values)
    for shared in ("gitattributes", "editorconfig", "gitignore"):
        files[f".{shared}"] = made(shared, language, **values)
    return files


def by_kind() -> dict[str, object]:
    """A schema that chooses by ``kind``, so that an editor can check a record in any folder."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(kinds())}},
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"$ref": f"{kind}.schema.json"},
            }
            for kind in kinds()
        ],
    }
