"""Templates: those of the workspace's ``documents/`` before the packaged ones, always in the sandbox."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from kpss import resources
from kpss.documents.markdown import escape
from kpss.documents.texts import prose
from kpss.language.cleaning import one_line
from kpss.language.errors import UserError
from kpss.language.text import Language, Text
from kpss.source.trees import Tree

OWN_FOLDER = "documents"
PAGE, LAYOUT = "page.html", "page.typ"
"""What HTML and PDF stand in."""
# What a wrong template can raise; ArithmeticError holds the sandbox's refusal of an endless range.
_MISTAKES = (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError)


def layout(tree: Tree, name: str) -> tuple[str, str]:
    """The text of the layout *name* and what it is called: the workspace's own, else the packaged one."""
    own = f"{OWN_FOLDER}/{name}"
    try:
        data = tree.read(own)
    except OSError:
        return resources.read_text("templates", name), name
    return _own_text(data, own), own


def _own_text(data: bytes, name: str) -> str:
    """The text of a template of the workspace's own.

    :raises UserError: if it is not in UTF-8, or a document made of it would be empty.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = Text("soubor není v kódování UTF-8; uložte ho znovu jako UTF-8", "it is not in UTF-8; save it so")
        raise _mistake(name, line, reason) from None
    if name.endswith((".md", ".html")) and not text.strip():
        reason = Text("je prázdná; smažte ji, a použije se dodávaná", "it is empty; delete it to use the packaged one")
        raise _mistake(name, 1, reason)
    return text


def own_loader(tree: Tree) -> jinja2.BaseLoader:
    """A loader of the workspace's own templates, limited to ``documents/``."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if ".." in name.split("/") or name.startswith("/"):
            return None
        data = _reads(tree, name)
        if data is None:
            return None
        return _own_text(data, f"{OWN_FOLDER}/{name}"), f"{OWN_FOLDER}/{name}", lambda: _reads(tree, name) == data

    return jinja2.FunctionLoader(load)


def _reads(tree: Tree, name: str) -> bytes | None:
    """The bytes of an own template as it is now."""
    try:
        return tree.read(f"{OWN_FOLDER}/{name}")
    except OSError:
        return None


def environment(tree: Tree, language: Language, *, html: bool) -> jinja2.Environment:
    """An environment for Markdown (texts escaped for Markdown) or for HTML pages (escaped for HTML)."""
    hashable: Any = tree  # by identity, as any object without values of its own
    return _environment(hashable, language, html=html)


@lru_cache(maxsize=8)
def _environment(tree: Any, language: Language, *, html: bool) -> jinja2.Environment:
    """See :func:`environment`; kept with what it has compiled, which takes most of the time of many documents."""
    packaged = jinja2.FileSystemLoader(resources.folder("templates"), encoding="utf-8")
    made = ImmutableSandboxedEnvironment(
        loader=jinja2.ChoiceLoader([own_loader(tree), packaged]),
        undefined=jinja2.StrictUndefined,
        autoescape=html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=None if html else lambda value: escape(value, language),
    )
    made.filters["prose"] = lambda value: value if isinstance(value, Markup) else prose(str(value), language)
    made.filters["clean"] = lambda value: one_line(str(value))
    made.globals["t"] = lambda cs, en: Text(cs, en).in_language(language)
    return made


def source_of(made: jinja2.Environment, name: str) -> str:
    """The text of the template *name*; empty where there is none."""
    try:
        return made.loader.get_source(made, name)[0] if made.loader is not None else ""
    except jinja2.TemplateNotFound:
        return ""


def render(made: jinja2.Environment, name: str, context: dict[str, Any]) -> str:
    """The template *name* with *context*.

    :raises UserError: naming file and line of a mistake in a template.
    """
    try:
        return made.get_template(name).render(context)
    except jinja2.TemplateNotFound as error:
        raise UserError(f"Šablona {error.name} není.", f"There is no template {error.name}.") from None
    except jinja2.TemplateSyntaxError as error:
        reason = Text(f"značky šablony nejsou zapsány správně ({error.message})", error.message or "")
        raise _mistake(error.filename or name, error.lineno, reason) from None
    except _MISTAKES as error:
        file, line = _where(error, name)
        raise _mistake(file, line, _reason(error)) from None


_UNDEFINED = re.compile(r"'([^']+)' is undefined|.* has no attribute '([^']+)'")


def _reason(error: Exception) -> Text:
    """What went wrong while a template ran."""
    missing = _UNDEFINED.match(str(error)) if isinstance(error, jinja2.UndefinedError) else None
    if missing is not None:
        name = missing[1] or missing[2]
        return Text(f"hodnota „{name}“ tu není", f"there is no value “{name}” here")
    if isinstance(error, ZeroDivisionError):
        return Text("dělí se nulou", "division by zero")
    return Text(f"s hodnotou to nejde ({error})", str(error))


def _where(error: Exception, name: str) -> tuple[str, int]:
    """File and line of the template that *error* passed through last."""
    found = (name, 0)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith((".md", ".html", ".css")):
            found = (file, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _mistake(file: str, line: int, reason: Text) -> UserError:
    return UserError(
        f"Chyba v šabloně {file}, řádek {line}: {reason.cs}.",
        f"A mistake in the template {file}, line {line}: {reason.en}.",
    )
