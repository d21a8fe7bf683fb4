from __future__ import annotations

import datetime as dt
import sys

import pytest

from kpss.documents.reports import render_report
from kpss.documents.templates import environment, own_loader, render
from kpss.language.errors import UserError
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters
from kpss.reports.registry import REPORTS
from kpss.source.trees import FolderTree, MemoryTree
from tests.support import write_files
from tests.unit.records import settings, workspace


def made(files, name="x.md", html=False, **context):
    tree = MemoryTree({f"documents/{path}": text for path, text in files.items()})
    return render(environment(tree, "cs", html=html), name, context)


def test_own_template_before_the_packaged_one_file_by_file():
    opened = workspace({"documents/page.css": "body { color: red; }\n"})
    page = render_report(opened, REPORTS["plans"](opened, Filters()), "cs", "html")
    assert "body { color: red; }" in page
    assert "--paper" not in page
    assert '<a class="skip"' in page  # page.html is still the packaged one
    assert "# Přehled plánů" in render_report(opened, REPORTS["plans"](opened, Filters()), "cs", "markdown")
    own = workspace({"documents/report.md": "# {{ title }} kraje\n"})
    assert render_report(own, REPORTS["plans"](own, Filters()), "cs", "markdown") == "# Přehled plánů kraje\n"


def test_own_template_includes_own_and_packaged_parts():
    files = {"x.md": "{% include 'parts/y.md' %}{{ t('č', 'e') }}", "parts/y.md": "část "}
    assert made(files) == "část č"


def test_values_are_escaped_for_the_format():
    value = "*a* <b> [c](d)"
    assert made({"x.md": "{{ v }}"}, v=value) == "\\*a\\* &lt;b&gt; \\[c\\](d)"
    assert made({"x.html": "{{ v }}"}, "x.html", html=True, v=value) == "*a* &lt;b&gt; [c](d)"


MISTAKES = {
    "name": ("ok\n{{ nobody }}\n", "nobody"),
    "attribute": ("ok\n{{ v.nobody }}\n", "nobody"),
    "syntax": ("ok\n{% if %}\n", ""),
    "filter": ("ok\n{{ v|nofilter }}\n", "nofilter"),
    "type": ("ok\n{{ v + 1 }}\n", ""),
    "unclosed": ("ok\n{% for x in v %}\n", ""),
    "value": ("ok\n{{ '%d'|format('x') }}\n", ""),
}


@pytest.mark.parametrize(("text", "word"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_names_file_and_line(text, word):
    with pytest.raises(UserError) as caught:
        made({"x.md": text}, v="text")
    assert "documents/x.md" in caught.value.text.cs
    assert "documents/x.md" in caught.value.text.en
    assert "řádek 2:" in caught.value.text.cs or "unclosed" in text or "{% for" in text
    assert word in caught.value.text.en


def test_mistake_in_an_included_part_names_the_part():
    with pytest.raises(UserError, match=r"documents/y\.md, line 3"):
        made({"x.md": "\n{% include 'y.md' %}", "y.md": "\n\n{{ nobody }}"})


@pytest.mark.parametrize(
    "text",
    ["{{ 1 / 0 }}", "{% for i in range(10 ** 7) %}x{% endfor %}", "{% include 'x.md' %}"],
    ids=["zero", "range", "recursion"],
)
def test_other_mistakes_are_the_templates_too(text):
    with pytest.raises(UserError, match=r"documents/x\.md"):
        made({"x.md": text})


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ v.append(1) }}",
        "{{ t.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ self.__init__ }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{% set v.x = 1 %}",
    ],
)
def test_template_stays_in_the_sandbox(text):
    with pytest.raises(UserError):
        made({"x.md": text}, v=[1])


@pytest.mark.parametrize(
    "name", ["../kpss.yaml", "/etc/hostname", "a/../../kpss.yaml", "nic.md", "..", "./../kpss.yaml"]
)
def test_loader_is_limited_to_the_folder(tmp_path, name):
    root = write_files(tmp_path, {"kpss.yaml": "kpss: 1\n", "documents/x.md": f"{{% include '{name}' %}}"})
    tree = FolderTree(str(root))
    with pytest.raises(UserError):
        render(environment(tree, "cs", html=False), "x.md", {})
    if name != "nic.md":
        assert own_loader(tree).load_func(name) is None  # type: ignore[attr-defined]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_link_does_not_lead_out(tmp_path):
    outside = write_files(tmp_path / "outside", {"secret.txt": "tajné"}) / "secret.txt"
    root = write_files(tmp_path / "inside", {"kpss.yaml": "kpss: 1\n", "documents/x.md": "{% include 's.txt' %}"})
    (root / "documents" / "s.txt").symlink_to(outside)
    with pytest.raises(UserError):
        render(environment(FolderTree(str(root)), "cs", html=False), "x.md", {})


@pytest.mark.parametrize(
    ("data", "words"),
    [("\n# Přehled\n".encode("cp1250"), "řádek 2: soubor není v kódování UTF-8"), (b" \n", "je prázdná")],
)
def test_own_template_that_cannot_be_used_is_told(data, words):
    files: dict[str, str | bytes] = {"kpss.yaml": settings(), "documents/report.md": data}
    opened = Workspace.load(MemoryTree(files), dt.date(2015, 6, 1))
    with pytest.raises(UserError) as caught:
        render_report(opened, REPORTS["plans"](opened, Filters()), "cs", "markdown")
    assert words in caught.value.text.cs
    assert "documents/report.md" in caught.value.text.cs
