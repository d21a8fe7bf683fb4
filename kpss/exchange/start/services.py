"""The files by which GitHub and GitLab check a workspace, at the top of its repository."""

from __future__ import annotations

from typing import Literal

import kpss
from kpss.exchange.start.texts import chooser, made
from kpss.language.slugs import slug
from kpss.language.text import Language
from kpss.source.edits import scalar

Service = Literal["github", "gitlab"]
SERVICES: tuple[Service, ...] = ("github", "gitlab")
PYTHON = "3.13"
GITLAB = ".gitlab-ci.yml"
# The version of each step of GitHub as a hash, because a tag can be moved to other code.
CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"
SETUP_PYTHON = "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0"
UPLOAD_ARTIFACT = "actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1"
# Not on other branches: what is pushed to them is checked as soon as it is proposed.
_CURRENT = "github.event_name != 'schedule' && (github.event_name != 'push' || github.ref_name == github.event.repository.default_branch)"  # noqa: E501 - one condition


def output_folder(language: Language) -> str:
    """Where documents are put, as the other files of a new workspace say too."""
    return chooser(language)("vystupy", "output")


def service_files(service: Service, inside: str, language: Language) -> dict[str, str]:
    """Path → text of the files of *service*, from the top of the repository.

    *inside* is the way from there to the workspace, empty where they are the same folder.
    """
    values = _values(inside, language)
    if service == "gitlab":
        return {GITLAB: made("gitlab.yml", language, **values, suffix="")}
    return {f".github/workflows/{_named(inside)}.yml": _workflow(inside, language, values)}


def _values(inside: str, language: Language) -> dict[str, str]:
    return {
        "inside": scalar(inside) if inside else "",
        "kpss": 'kpss -C "$WORKSPACE"' if inside else "kpss",
        "version": kpss.__version__,
        "python": PYTHON,
        "output": output_folder(language),
    }


def beside_gitlab(inside: str, language: Language) -> dict[str, str]:
    """The same for GitLab where its file is there already: a file that it can include, with jobs of other names."""
    suffix = f"-{slug(inside) or 'kpss'}"
    return {f".gitlab-ci{suffix}.yml": made("gitlab.yml", language, **_values(inside, language), suffix=suffix)}


def included(inside: str, text: str) -> bool:
    """Whether the file of GitLab that is there, *text*, checks the workspace *inside* already."""
    name = next(iter(beside_gitlab(inside, "cs")))
    own = f"\n  WORKSPACE: {scalar(inside)}\n" in text if inside else "\n    - kpss validate" in text
    return name in text or own


def _workflow(inside: str, language: Language, values: dict[str, str]) -> str:
    def prepared(package: str) -> str:
        steps = {"package": package, "python": PYTHON, "checkout": CHECKOUT, "setup_python": SETUP_PYTHON}
        return made("github-steps.yml", language, **steps).rstrip("\n")

    more = {
        "title": scalar(f"kpss {inside}" if inside else "kpss"),
        "group": _named(inside),
        "artefact": "-".join(part for part in (chooser(language)("dokumenty", "documents"), slug(inside)) if part),
        "current": _CURRENT,
        "upload_artifact": UPLOAD_ARTIFACT,
    }
    return made("github.yml", language, prepared=prepared, **values, **more)


def _named(inside: str) -> str:
    """One repository may hold several workspaces, each with a file of its own."""
    return "-".join(part for part in ("kpss", slug(inside)) if part)
