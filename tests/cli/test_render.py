"""``kpss render``: documents on standard output and in files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import DAY, FILES, Inside
from tests.support import WriteWorkspace
from tests.unit import follow_up_records


def test_markdown_to_standard_output_by_default(inside: Inside, small: Path) -> None:
    done = inside("render", "plans", cwd=small, today=DAY).expect()
    assert done.stdout.startswith("# Přehled plánů\n")
    assert done.stderr == ""
    for word in ("md", "markdown"):
        assert inside("render", "plans", "--format", word, cwd=small, today=DAY).stdout == done.stdout


@pytest.mark.parametrize(
    ("file", "start"), [("p.md", "# "), ("p.html", "<!doctype html>"), ("p.htm", "<!doctype html>")]
)
def test_name_of_the_file_tells_the_format(inside: Inside, small: Path, tmp_path: Path, file: str, start: str) -> None:
    done = inside("render", "plans", "-o", tmp_path / file, cwd=small, today=DAY).expect()
    assert done.stdout == ""
    assert str(tmp_path / file) in done.stderr
    assert (tmp_path / file).read_text(encoding="utf-8").startswith(start)


def test_quiet_says_nothing(inside: Inside, small: Path, tmp_path: Path) -> None:
    assert inside("render", "plans", "-q", "-o", tmp_path / "p.md", cwd=small).expect().stderr == ""


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("document", [["plans"], ["plan", "plan-alfa"], ["gaps"], ["gaps", "Delta"]], ids=" ".join)
def test_documents_in_both_languages(inside: Inside, small: Path, document: list[str], form: str) -> None:
    czech, english = (
        inside("render", *document, "--format", form, "--lang", lang, cwd=small, today=DAY).expect().stdout
        for lang in ("cs", "en")
    )
    assert "16.\xa07.\xa02017" in czech
    assert "16\xa0July 2017" in english
    if form == "html":
        assert '<html lang="cs">' in czech
        assert '<html lang="en">' in english


def test_gaps_of_one_orp(inside: Inside, small: Path) -> None:
    delta = inside("render", "gaps", "Delta", cwd=small, today=DAY).expect().stdout
    assert "ORP Delta" in delta
    assert "ORP Alfa" not in delta
    assert inside("render", "gaps", "7102", cwd=small, today=DAY).stdout == delta
    assert "„Delta“" in inside("render", "gaps", "Delt", cwd=small, today=DAY).expect(2).stderr


def test_unknown_plan_gets_the_nearest(inside: Inside, small: Path) -> None:
    assert "„plan-alfa“" in inside("render", "plan", "plan-alf", cwd=small, today=DAY).expect(2).stderr
    assert "kpss list plan" in inside("render", "plan", "xyz", cwd=small, today=DAY).expect(2).stderr


def test_mistake_in_an_own_template_leaves_the_earlier_document(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace({**FILES, "documents/plans.md": "# Naše plány\n\n{{ title }}\n"})
    inside("render", "plans", "-o", "plans.md", cwd=folder, today=DAY).expect()
    written = (folder / "plans.md").read_text(encoding="utf-8")
    assert written.startswith("# Naše plány\n\nPřehled plánů\n\nOtisk textu ")
    (folder / "documents" / "plans.md").write_text("# Naše plány\n\n{{ titel }}\n", encoding="utf-8")
    done = inside("render", "plans", "-o", "plans.md", cwd=folder, today=DAY).expect(2)
    assert "documents/plans.md, řádek 3" in done.stderr
    assert "titel" in done.stderr
    assert (folder / "plans.md").read_text(encoding="utf-8") == written


def test_render_exits_with_zero_whatever_it_finds(inside: Inside, broken: Path) -> None:
    for document in (["plans"], ["plan", "plan-alfa"], ["gaps"]):
        inside("render", *document, cwd=broken, today=DAY).expect()


def test_documents_of_plans_followed_up(inside: Inside, workspace: WriteWorkspace) -> None:
    folder, day = workspace(follow_up_records.files()), follow_up_records.DAY
    for document, identifier, words in (
        ("medium-term-plan", "sprss", "Část strategická"),
        ("action-plan", "akcni-2019", "Kdo za co odpovídá"),
        ("evaluation", "vyhodnoceni-2016", "Čerpání prostředků"),
        ("consultation", "pripominky", "Vypořádání připomínek"),
        ("measure", "sprss/1.1", "Karta opatření"),
    ):
        assert words in inside("render", document, identifier, cwd=folder, today=day).expect().stdout
        assert f"kpss render {document} ID" in inside("render", document, cwd=folder, today=day).expect(2).stderr
    wrong = inside("render", "action-plan", "sprss", cwd=folder, today=day).expect(2).stderr
    assert "použijte kpss render medium-term-plan sprss" in wrong
