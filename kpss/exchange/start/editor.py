"""Settings of Visual Studio Code for a workspace: schemas, tasks, and how it reads the findings."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kpss.exchange.start.services import output_folder
from kpss.language.text import Language, Text

# Beside the records, so that an editor finds them without the network and without kpss.
SCHEMAS = ".kpss/schemas"
# The editor knows severities by their English names only, so each has a matcher of its own: the words of the findings.
_SHOWN_AS = {"error": "chyba|error", "warning": "varování|warning", "info": "mezera|gap|poznámka|note"}
_TASKS = (
    (Text("kpss: zkontrolovat", "kpss: check"), ["validate"]),
    (Text("kpss: zkontrolovat jen mé změny", "kpss: check my changes only"), ["validate", "--since", "HEAD"]),
    (Text("kpss: co mé změny mění", "kpss: what my changes mean"), ["diff", "HEAD"]),
    (Text("kpss: mezery", "kpss: gaps"), ["report", "gaps"]),
    (Text("kpss: co udělat", "kpss: what to do"), ["report", "todo"]),
)
_DOCUMENTS = Text("kpss: vytvořit dokumenty", "kpss: make documents")


def editor_files(folders: Iterable[str], language: Language) -> dict[str, str]:
    """Path → text of the settings; records stand in *folders*."""
    files: dict[str, object] = {
        "settings.json": _settings(folders),
        "extensions.json": {"recommendations": ["redhat.vscode-yaml", "editorconfig.editorconfig"]},
        "tasks.json": _tasks(language),
    }
    return {
        f".vscode/{name}": json.dumps(content, ensure_ascii=False, indent=2) + "\n" for name, content in files.items()
    }


def _settings(folders: Iterable[str]) -> dict[str, object]:
    return {
        "yaml.schemas": {
            f"{SCHEMAS}/workspace.schema.json": "/kpss.yaml",
            f"{SCHEMAS}/record.schema.json": [f"/{folder}/**/*.{end}" for folder in folders for end in ("yaml", "yml")],
        },
        "yaml.format.enable": False,
        "editor.insertSpaces": True,
        "editor.tabSize": 2,
        "files.encoding": "utf8",
        "files.eol": "\n",
    }


def _tasks(language: Language) -> dict[str, object]:
    render = ["render", "all", "--format", "html", "-o", output_folder(language)]
    tasks = [_task(label.in_language(language), arguments) for label, arguments in (*_TASKS, (_DOCUMENTS, render))]
    tasks[0]["group"] = {"kind": "test", "isDefault": True}
    return {"version": "2.0.0", "tasks": tasks}


def _task(label: str, arguments: list[str]) -> dict[str, object]:
    return {
        "label": label,
        "type": "process",  # no shell, so nothing needs quoting on any system
        "command": "kpss",
        "args": arguments,
        "options": {"cwd": "${workspaceFolder}"},
        "presentation": {"clear": True, "showReuseMessage": False},
        "problemMatcher": _matchers() if arguments[0] == "validate" else [],
    }


def _matchers() -> list[dict[str, object]]:
    """How the findings of ``kpss validate`` are read, in both languages."""
    return [
        {
            "owner": "kpss",
            "source": "kpss",
            "severity": severity,
            "fileLocation": ["relative", "${workspaceFolder}"],
            "pattern": {
                "regexp": rf"^(\S.*?):(\d+):(\d+): (?:{words}) (KPSS\d{{3}}) (.+)$",
                "file": 1,
                "line": 2,
                "column": 3,
                "code": 4,
                "message": 5,
            },
        }
        for severity, words in _SHOWN_AS.items()
    ]
