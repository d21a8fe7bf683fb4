"""KPSS101: the file is not UTF-8."""

from __future__ import annotations

from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.rules.base import reading_problems

RULE = Rule(
    101,
    "encoding",
    "error",
    Text("Soubor není v kódování UTF-8", "The file is not UTF-8"),
    Wording(
        Text("Soubor není v kódování UTF-8, proto se nedá přečíst.", "The file is not UTF-8 and cannot be read."),
        Text(
            "Otevřete ho v editoru a uložte znovu s kódováním UTF-8.",
            "Open it in an editor and save it again as UTF-8.",
        ),
    ),
    variants={
        "binary": Wording(
            Text("Soubor není text, ale {what_cs}.", "The file is not a text but {what_en}."),
            Text(
                "Přepište obsah do textového souboru YAML, nebo soubor přejmenujte či přesuňte do documents/.",
                "Write the content as a YAML text, or rename the file or move it to documents/.",
            ),
        )
    },
    hints={
        "encoding": Text(
            "Vypadá na kódování {encoding}. Ve VS Code: dole klepněte na kódování → Znovu otevřít s kódováním {encoding} → Uložit s kódováním UTF-8.",
            "It looks like {encoding}. In VS Code: click the encoding at the bottom → Reopen with Encoding {encoding} → Save with Encoding UTF-8.",
        )
    },
)
check = reading_problems(RULE)
