"""``kpss verify FILE``: finished documents against the revision that they come from."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.test_seal import ORP, PLAN, SETTINGS, TODAY
from tests.repositories import NO_FOREIGN, GitFolder
from tests.support import Result, RunKpss

FORMS = ("md", "html", "docx", "pdf")


@pytest.fixture
def committed(repository: GitFolder) -> GitFolder:
    repository.commit({"kpss.yaml": SETTINGS, "plans/p.yaml": PLAN, "orp.yaml": ORP})
    return repository


def kpss(run_kpss: RunKpss, repository: GitFolder, *args: str | Path) -> Result:
    return run_kpss(*args, cwd=repository.workspace, env=NO_FOREIGN, today=TODAY)


def rendered(run_kpss: RunKpss, repository: GitFolder, form: str) -> Path:
    path = repository.root.parent / f"plan.{form}"
    done = kpss(run_kpss, repository, "render", "plan", "plan", "-o", path)
    assert done.exit_code == 0, done.stderr
    return path


def in_docx(data: bytes, old: str, new: str) -> bytes:
    """A Word file with *old* replaced in its text."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode())
            target.writestr(name, part)
    return made.getvalue()


@pytest.mark.parametrize("form", FORMS)
def test_what_was_not_touched_matches(committed: GitFolder, run_kpss: RunKpss, form: str) -> None:
    path = rendered(run_kpss, committed, form)
    first = path.read_bytes()
    assert rendered(run_kpss, committed, form).read_bytes() == first, "two runs, same bytes"
    done = kpss(run_kpss, committed, "verify", path)
    short = committed.git("rev-parse", "--short=8", "HEAD")
    assert (done.exit_code, done.stdout) == (0, f"Dokument odpovídá revizi {short} ze dne 1. 1. 2026 (plan plan).\n")


def test_all_formats_bear_the_same_digest(committed: GitFolder, run_kpss: RunKpss) -> None:
    found = {}
    for form in FORMS:
        done = kpss(run_kpss, committed, "verify", rendered(run_kpss, committed, form), "--format", "json")
        found[form] = json.loads(done.stdout)["identical"]
    assert found == dict.fromkeys(FORMS, True)
    texts = [rendered(run_kpss, committed, form).read_text(encoding="utf-8") for form in ("md", "html")]
    digests = [re.findall(r"text=([0-9a-f]{32})", text) for text in texts]
    assert digests[0] == digests[1]


def test_a_later_change_of_the_records_does_not_matter(committed: GitFolder, run_kpss: RunKpss) -> None:
    path = rendered(run_kpss, committed, "html")
    committed.commit({"plans/p.yaml": PLAN.replace("250000", "350000")})
    assert kpss(run_kpss, committed, "verify", path).exit_code == 0


@pytest.mark.parametrize(("old", "new"), [("250\xa0000", "350\xa0000"), ("Každý se dočká pomoci tam, kde žije.", "")])
@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_what_was_altered_is_shown(committed: GitFolder, run_kpss: RunKpss, form: str, old: str, new: str) -> None:
    path = rendered(run_kpss, committed, form)
    if form == "docx":
        path.write_bytes(in_docx(path.read_bytes(), old, new))
    else:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    done = kpss(run_kpss, committed, "verify", path)
    assert done.exit_code == 1
    assert "neodpovídá revizi" in done.stdout
    lines = done.stdout.splitlines()
    assert any(line.startswith("  v revizi:") and old.replace("\xa0", " ")[:20] in line for line in lines)
    assert new.replace("\xa0", " ") in done.stdout


def test_an_altered_pdf(committed: GitFolder, run_kpss: RunKpss) -> None:
    """One made of altered records with the stamp of the right revision: everything in it fits but the truth."""
    import pypdf

    honest = rendered(run_kpss, committed, "pdf").read_bytes()
    metadata = pypdf.PdfReader(io.BytesIO(honest)).metadata
    assert metadata is not None
    stamp = str(metadata["/Keywords"])
    committed.write({"plans/p.yaml": PLAN.replace("250000", "350000")})
    path = rendered(run_kpss, committed, "pdf")
    writer = pypdf.PdfWriter(clone_from=path)
    writer.add_metadata({"/Keywords": stamp})
    writer.write(path)
    done = kpss(run_kpss, committed, "verify", path)
    assert done.exit_code == 1
    assert "350" in done.stdout


def test_a_forged_stamp_proves_nothing(committed: GitFolder, run_kpss: RunKpss) -> None:
    """The altered text with its own right digest, under the name of the honest revision."""
    honest = rendered(run_kpss, committed, "html").read_text(encoding="utf-8")
    revision = re.findall(r"revision=([0-9a-f]+)", honest)[0]
    committed.write({"plans/p.yaml": PLAN.replace("250000", "350000")})
    path = rendered(run_kpss, committed, "html")
    forged = path.read_text(encoding="utf-8").replace(f"{revision}%2B", revision)
    path.write_text(forged.replace(f"{revision[:8]}+", revision[:8]), encoding="utf-8")
    done = kpss(run_kpss, committed, "verify", path)
    assert done.exit_code == 1
    assert "350" in done.stdout


def test_another_form_of_the_same_text_is_told(committed: GitFolder, run_kpss: RunKpss) -> None:
    path = rendered(run_kpss, committed, "html")
    path.write_text(path.read_text(encoding="utf-8").replace("<p>", "<p >\n"), encoding="utf-8")
    done = kpss(run_kpss, committed, "verify", path)
    assert done.exit_code == 0
    assert "Porovnán byl text" in done.stdout


def test_another_version_of_kpss_is_named(committed: GitFolder, run_kpss: RunKpss) -> None:
    path = rendered(run_kpss, committed, "html")
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"version=[^&]*&", "version=0.0.7&", text), encoding="utf-8")
    done = kpss(run_kpss, committed, "verify", path)
    assert done.exit_code == 0
    assert "verze kpss 0.0.7" in done.stdout


def test_edits_that_were_not_committed(committed: GitFolder, run_kpss: RunKpss) -> None:
    committed.write({"plans/p.yaml": PLAN.replace("250000", "350000")})
    done = kpss(run_kpss, committed, "verify", rendered(run_kpss, committed, "html"))
    assert done.exit_code == 2
    assert "Dokument vznikl z neuložených úprav (revize" in done.stderr


def test_a_revision_that_is_not_here(committed: GitFolder, run_kpss: RunKpss) -> None:
    path = rendered(run_kpss, committed, "html")
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"revision=[0-9a-f]+", f"revision={'a' * 40}", text), encoding="utf-8")
    done = kpss(run_kpss, committed, "verify", path)
    assert done.exit_code == 2
    assert "Revize aaaaaaaa, ze které dokument podle svého otisku je, v repozitáři není." in done.stderr


def test_a_revision_of_no_branch_is_told(committed: GitFolder, run_kpss: RunKpss) -> None:
    committed.git("checkout", "--quiet", "-b", "other")
    committed.commit({"plans/p.yaml": PLAN.replace("250000", "350000")})
    path = rendered(run_kpss, committed, "html")
    committed.git("checkout", "--quiet", "main")
    done = kpss(run_kpss, committed, "verify", path)
    assert done.exit_code == 0
    assert "tato revize nepatří do historie aktuální větve" in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.html", b"<p>Nic", "nenese otisk"),
        ("a.docx", b"PK\x03\x04", "poškozený"),
        ("a.pdf", b"%PDF-1.7 x", "poškozený"),
        ("a.xlsx", b"x", "ověřit neumím"),
        ("a.md", b"<!-- kpss:document=nothing&lang=cs&as-of=2018-01-01&revision=aaaaaaa -->", "neumí"),
        ("b.md", b"<!-- kpss:document=plan&lang=cs&as-of=2018-01-01 -->", "bez gitu"),
        ("c.md", b"<!-- kpss:document=plan&lang=cs&as-of=2018-01-01&revision=--output=x -->", "nenese otisk"),
    ],
)
def test_what_cannot_be_verified(
    committed: GitFolder, run_kpss: RunKpss, name: str, content: bytes, words: str
) -> None:
    path = committed.root.parent / name
    path.write_bytes(content)
    done = kpss(run_kpss, committed, "verify", path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_is_not_there(committed: GitFolder, run_kpss: RunKpss) -> None:
    done = kpss(run_kpss, committed, "verify", "nowhere.pdf")
    assert done.exit_code == 2
    assert "nepodařilo přečíst (není tu)" in done.stderr


def test_entities_that_swell_are_refused(committed: GitFolder, run_kpss: RunKpss) -> None:
    path = rendered(run_kpss, committed, "docx")
    path.write_bytes(in_docx(path.read_bytes(), "<w:body", '<!DOCTYPE a [<!ENTITY b "c">]><w:body'))
    assert "poškozený" in kpss(run_kpss, committed, "verify", path).stderr


def test_without_git_there_is_a_digest_and_no_revision(committed: GitFolder, run_kpss: RunKpss) -> None:
    (committed.root / ".git").rename(committed.root / ".gone")
    text = rendered(run_kpss, committed, "md").read_text(encoding="utf-8")
    assert re.search(r"\nOtisk textu [0-9a-f]{4}-[0-9a-f]{4}\n", text)
    assert "revision=" not in text
