"""The formats of findings: which one is wanted, and the findings in it.

In a build nobody has to ask for a format: the log is read by people, and the service shows the findings at the files.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from kpss.cli.common import choice
from kpss.cli.output import reason, remark, write
from kpss.git.hosts import service_of
from kpss.language.text import Text

if TYPE_CHECKING:
    from kpss.findings.checked import Checked
    from kpss.findings.locate import Locator
    from kpss.formats.findings_view import View
    from kpss.language.text import Language

# Each is the module kpss.formats.findings_NAME, which is loaded only when it is asked for.
FORMATS = ("text", "json", "github", "gitlab", "sarif", "markdown")
_ENDINGS = {"json": "json", "sarif": "sarif", "md": "markdown", "markdown": "markdown"}
_CODE_QUALITY = "gl-code-quality-report.json"  # what GitLab calls it
_GROUP = Text("Zprávy u souborů", "Messages at the files")
_MOST_SUMMARY = 1024 * 1024  # bytes that GitHub takes as the summary of a step
_LEAST_SUMMARY = 2000  # bytes below which a summary would say nothing
_NO_SUMMARY = Text(
    "Souhrn kroku se nepodařilo zapsat ({why}).", "The summary of the step could not be written ({why})."
)


class Forms(NamedTuple):
    """What is made of the findings.

    ``form`` is the format of the file or of standard output.  In a build that writes a file the ``log`` gets the text
    for people too.  ``annotated`` means that commands for GitHub follow the text, ``summary`` is the file in which
    GitHub collects the summary of the step.
    """

    form: str
    log: bool = False
    annotated: bool = False
    summary: str = ""
    service: str = ""


def form_of(format: str, output: str, environment: Mapping[str, str]) -> Forms:  # noqa: A002 - the name of the option
    """The format asked for, else what the name of the file and the service that runs the build tell.

    :raises UserError: if there is no such format.
    """
    service = service_of(environment)
    file = _is_file(output)
    form = choice(format, FORMATS, "--format") if format else _told(output) or "text"
    annotated = service == "github" and not format
    summary = environment.get("GITHUB_STEP_SUMMARY", "") if annotated or (service and form == "github") else ""
    return Forms(form, bool(service) and file, annotated, summary, service)


def prefix_of(root: str, environment: Mapping[str, str]) -> str:
    """The way from the root of the repository to the workspace, with ``/`` at its end; empty where they are one.

    Outside of a repository the folder counts that the service works in, else the one from which kpss was called.
    """
    inside = os.path.realpath(root)
    given = next((environment[name] for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR") if environment.get(name)), "")
    top = _repository(inside) or os.path.realpath(given or os.getcwd())
    try:
        way = os.path.relpath(inside, top).replace(os.sep, "/")
    except ValueError:  # two drives of Windows
        return ""
    return "" if way == "." or way.split("/")[0] == ".." else f"{way}/"


def made_of(form: str, checked: Checked, locator: Locator, language: Language, view: View) -> str:
    """The findings in one of :data:`FORMATS`."""
    text: str = import_module(f"kpss.formats.findings_{form}").render(checked, locator, language, view)
    return text


def show(
    forms: Forms,
    checked: Checked,
    locator: Locator,
    language: Language,
    view: View,
    *,
    output: str = "",
    quiet: bool = False,
) -> None:
    """Write the findings where they are wanted; *quiet* means no text where nothing was found.

    :raises UserError: if the file *output* cannot be written.
    """
    file = _is_file(output)
    silent = quiet and not checked.findings
    heard = checked._replace(remarks=()) if quiet or file else checked  # beside a file they are on standard error
    if forms.form != "text":
        text = made_of(forms.form, _taken(forms, checked), locator, language, view)
        write(text, output, commands=forms.form == "github")
    elif file or not silent:
        write(made_of("text", heard, locator, language, view), output)
    if file and forms.log and not silent:
        write(made_of("text", heard, locator, language, view))
    if forms.annotated:
        _annotate(checked, locator, language, view)
    if forms.summary:
        _summarise(forms.summary, checked, locator, language, view)


def _taken(forms: Forms, checked: Checked) -> Checked:
    """*checked* without what GitHub's code scanning would take for open alerts: it knows no states and no waivers."""
    if forms.form == "sarif" and forms.service == "github":
        return checked._replace(findings=checked.present, waived=())
    return checked


def _annotate(checked: Checked, locator: Locator, language: Language, view: View) -> None:
    """Tell GitHub which findings to show at which lines, folded in the log, which shows them in words before."""
    from kpss.formats.findings_github import commands

    if lines := commands(checked, locator, language, view):
        write(f"::group::{_GROUP.in_language(language)}\n{lines}::endgroup::\n", commands=True)


def _summarise(path: str, checked: Checked, locator: Locator, language: Language, view: View) -> None:
    """Append the findings to the summary of the step; one that cannot be written fails no check."""
    from kpss.formats.findings_markdown import render

    try:
        size = os.path.getsize(path) if os.path.exists(path) else 0
        if size > _MOST_SUMMARY - _LEAST_SUMMARY:
            return
        text = render(checked, locator, language, view, most=_MOST_SUMMARY - size - 1)
        with open(path, "a", encoding="utf-8", newline="\n") as summary:
            summary.write("\n" + text if size else text)
    except OSError as error:
        why = reason(error).in_language(language)
        remark(_NO_SUMMARY.in_language(language).format(why=why))


def _told(output: str) -> str:
    """The format that the name of a file tells; empty where it tells none."""
    name = os.path.basename(output).lower() if _is_file(output) else ""
    if name == _CODE_QUALITY:
        return "gitlab"
    return _ENDINGS.get(name.rpartition(".")[2], "") if "." in name else ""


def _is_file(output: str) -> bool:
    return output not in ("", "-")


def _repository(folder: str) -> str:
    """The nearest folder from *folder* upwards with a repository; empty where there is none."""
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    return folder
