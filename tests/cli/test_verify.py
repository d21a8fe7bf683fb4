"""``kpss verify FILE``: finished documents against the revision that they come from."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Inside
from tests.cli.test_seal import ORP, PLAN, SETTINGS, TODAY
from tests.repositories import NO_FOREIGN, GitFolder
from tests.support import Result

FORMS = ("md", "html", "docx", "pdf")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645"
    "400000000049454e44ae426082"
)
OTHER_PIXEL = PIXEL.replace(b"IEND", b"IEND ")
FILES: dict[str, str | bytes | None] = {
    "kpss.yaml": SETTINGS,
    "orp.yaml": ORP,
    "plans/p.yaml": f"{PLAN}chapters:\n  - {{title: Úvod, file: uvod.md}}\n",
    "plans/uvod.md": "Úvodní text.\n\n![Mapa](<mapa č. 1.png>)\n",
    "plans/mapa č. 1.png": PIXEL,
}
RECORD = FILES["plans/p.yaml"]
assert isinstance(RECORD, str)
CHANGED = RECORD.replace("250000", "350000")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> GitFolder:
    """A repository with a plan; tests work with copies of it."""
    made = GitFolder(tmp_path_factory.mktemp("verify") / "repository")
    made.commit(FILES)
    return made


@pytest.fixture
def committed(first: GitFolder, tmp_path: Path) -> GitFolder:
    shutil.copytree(first.root, tmp_path / "repository")
    return GitFolder(tmp_path / "repository", init=False)


Kpss = Callable[..., Result]


@pytest.fixture
def kpss(inside: Inside, committed: GitFolder) -> Kpss:
    def call(*args: str | Path) -> Result:
        return inside(*args, cwd=committed.workspace, env=NO_FOREIGN, today=TODAY)

    return call


Rendered = Callable[[str], Path]


@pytest.fixture
def rendered(kpss: Kpss, committed: GitFolder) -> Rendered:
    """Make the document of the plan, beside the repository."""

    def make(form: str) -> Path:
        path = committed.root.parent / f"plan.{form}"
        kpss("render", "plan", "plan", "-o", path).expect()
        return path

    return make


def changed_in(path: Path, old: str, new: str, part: str = "word/document.xml") -> None:
    """Replace *old* in the text of a file; of a Word file in its *part*."""
    if path.suffix == ".docx":
        parts = parts_of(path)
        assert old.encode() in parts[part]
        write_parts(path, {**parts, part: parts[part].replace(old.encode(), new.encode())})
    else:
        text = path.read_bytes().decode()
        assert old in text
        path.write_bytes(text.replace(old, new).encode())


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as source:
        return {name: source.read(name) for name in source.namelist()}


def write_parts(path: Path, parts: Mapping[str, bytes]) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)
    path.write_bytes(made.getvalue())


def state_of(done: Result) -> tuple[int, str, bool]:
    found = json.loads(done.stdout)
    return done.exit_code, found["state"], found["matches"]


@pytest.mark.parametrize("form", FORMS)
def test_what_was_not_touched_matches(committed: GitFolder, kpss: Kpss, rendered: Rendered, form: str) -> None:
    path = rendered(form)
    first = path.read_bytes()
    assert rendered(form).read_bytes() == first, "two runs, same bytes"
    done = kpss("verify", path)
    short = committed.git("rev-parse", "--short=8", "HEAD")
    assert (done.exit_code, done.stdout) == (0, f"Dokument odpovídá revizi {short} ze dne 1. 1. 2026 (plan plan).\n")


def test_all_formats_bear_the_same_digest(kpss: Kpss, rendered: Rendered) -> None:
    found = {}
    for form in FORMS:
        done = kpss("verify", rendered(form), "--format", "json")
        found[form] = json.loads(done.stdout)["identical"]
    assert found == dict.fromkeys(FORMS, True)
    texts = [rendered(form).read_text(encoding="utf-8") for form in ("md", "html")]
    digests = [re.findall(r"text=([0-9a-f]{32})", text) for text in texts]
    assert digests[0] == digests[1]


def test_a_later_change_of_the_records_does_not_matter(committed: GitFolder, kpss: Kpss, rendered: Rendered) -> None:
    path = rendered("html")
    committed.commit({"plans/p.yaml": CHANGED})
    assert kpss("verify", path).exit_code == 0


@pytest.mark.parametrize(("old", "new"), [("250\xa0000", "350\xa0000"), ("Každý se dočká pomoci tam, kde žije.", "")])
@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_what_was_altered_is_shown(kpss: Kpss, rendered: Rendered, form: str, old: str, new: str) -> None:
    path = rendered(form)
    changed_in(path, old, new)
    done = kpss("verify", path)
    assert done.exit_code == 1
    assert "neodpovídá revizi" in done.stdout
    lines = done.stdout.splitlines()
    assert any(line.startswith("  v revizi:") and old.replace("\xa0", " ")[:20] in line for line in lines)
    assert new.replace("\xa0", " ") in done.stdout


def test_an_altered_pdf(committed: GitFolder, kpss: Kpss, rendered: Rendered) -> None:
    """One made of altered records with the stamp of the right revision: everything in it fits but the truth."""
    import pypdf

    honest = rendered("pdf").read_bytes()
    metadata = pypdf.PdfReader(io.BytesIO(honest)).metadata
    assert metadata is not None
    stamp = str(metadata["/Keywords"])
    committed.write({"plans/p.yaml": CHANGED})
    path = rendered("pdf")
    writer = pypdf.PdfWriter(clone_from=path)
    writer.add_metadata({"/Keywords": stamp})
    writer.write(path)
    done = kpss("verify", path)
    assert done.exit_code == 1
    assert "350" in done.stdout


def test_a_forged_stamp_proves_nothing(committed: GitFolder, kpss: Kpss, rendered: Rendered) -> None:
    """The altered text with its own right digest, under the name of the honest revision."""
    honest = rendered("html").read_text(encoding="utf-8")
    revision = re.findall(r"revision=([0-9a-f]+)", honest)[0]
    committed.write({"plans/p.yaml": CHANGED})
    path = rendered("html")
    forged = path.read_text(encoding="utf-8").replace(f"{revision}%2B", revision)
    path.write_text(forged.replace(f"{revision[:8]}+", revision[:8]), encoding="utf-8")
    done = kpss("verify", path)
    assert done.exit_code == 1
    assert "350" in done.stdout


def test_edits_that_were_not_committed(committed: GitFolder, kpss: Kpss, rendered: Rendered) -> None:
    committed.write({"plans/p.yaml": CHANGED})
    done = kpss("verify", rendered("html"))
    assert done.exit_code == 2
    assert "Dokument vznikl z neuložených úprav záznamů, obrázků nebo šablon (revize" in done.stderr


def test_a_revision_that_is_not_here(kpss: Kpss, rendered: Rendered) -> None:
    path = rendered("html")
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"revision=[0-9a-f]+", f"revision={'a' * 40}", text), encoding="utf-8")
    done = kpss("verify", path)
    assert done.exit_code == 2
    assert "Revize aaaaaaaa, ze které dokument podle svého otisku je, v repozitáři není." in done.stderr


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
def test_what_cannot_be_verified(committed: GitFolder, kpss: Kpss, name: str, content: bytes, words: str) -> None:
    path = committed.root.parent / name
    path.write_bytes(content)
    done = kpss("verify", path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_is_not_there(kpss: Kpss) -> None:
    done = kpss("verify", "nowhere.pdf")
    assert done.exit_code == 2
    assert "nepodařilo přečíst (není tu)" in done.stderr


def test_entities_that_swell_are_refused(kpss: Kpss, rendered: Rendered) -> None:
    path = rendered("docx")
    changed_in(path, "<w:body", '<!DOCTYPE a [<!ENTITY b "c">]><w:body')
    assert "poškozený" in kpss("verify", path).stderr


def test_without_git_there_is_a_digest_and_no_revision(committed: GitFolder, rendered: Rendered) -> None:
    (committed.root / ".git").rename(committed.root / ".gone")
    text = rendered("md").read_text(encoding="utf-8")
    assert re.search(r"\nOtisk textu [0-9a-f]{4}-[0-9a-f]{4}\n", text)
    assert "revision=" not in text


# -- what is no text --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["md", "html"])
def test_ends_of_lines_and_the_mark_of_an_editor_are_no_change(kpss: Kpss, rendered: Rendered, form: str) -> None:
    path = rendered(form)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert state_of(kpss("verify", path, "--format", "json")) == (0, "same", True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</style>", 'h1{font-size:0}h1::before{content:"Zrušeno"}</style>'),
        ("<h2", '<h2 style="display:none"'),
        ("<h2", '<input value="Cena 999" readonly><h2'),
        ("<h2", '<iframe srcdoc="Cena 999"></iframe><h2'),
        ("data:image/png;base64,", "https://example.org/"),
        ("<body", "<body onload=\"document.title='X'\""),
        ('<meta name="kpss-stamp"', '<meta name="kpss-stamp" content="x"><meta name="kpss-stamp"'),
        ("<p>", "<p >"),
    ],
)
def test_a_page_that_may_show_something_else_was_altered(kpss: Kpss, rendered: Rendered, old: str, new: str) -> None:
    path = rendered("html")
    changed_in(path, old, new)
    assert state_of(kpss("verify", path, "--format", "json")) == (1, "altered", False)
    assert "Text se shoduje s revizí" in kpss("verify", path).stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<!-- kpss:", "<!-- kpss:--><p>Rozpočet&nbsp;999</p><!-- -->\n\n<!-- kpss:"),
        ("Více vozů", "<!-- kpss:--><b>Zrušit</b><!-- --> Více vozů"),
        ("(<repository/plans/mapa č. 1.png>)", "(https://example.org/x.png)"),
    ],
)
def test_comments_and_pictures_of_markdown_are_told(kpss: Kpss, rendered: Rendered, old: str, new: str) -> None:
    path = rendered("md")
    changed_in(path, old, new)
    done = kpss("verify", path)
    assert done.exit_code == 1
    assert new.splitlines()[0].strip("()") in done.stdout.replace("\xa0", " ")


def test_markdown_that_was_moved_is_told_where_it_can_be_verified(
    kpss: Kpss, rendered: Rendered, committed: GitFolder
) -> None:
    moved = shutil.move(rendered("md"), committed.root / "plans" / "kopie.md")
    done = kpss("verify", moved)
    assert done.exit_code == 1
    assert "Liší se jen adresy obrázků." in done.stdout


END = "<w:sectPr"
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{text}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        (
            "document",
            END,
            f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Navíc</w:t></w:r></w:p>{END}',
            "Navíc",
        ),
        ("document", "Více vozů", "Méně vozů", "Méně vozů"),  # the list of contents comes first
        ("document", END, f'<w:p><w:r><w:sym w:font="Arial" w:char="0039"/></w:r></w:p>{END}', "9"),
        ("document", END, f"<w:p><m:oMath><m:r><m:t>Navíc</m:t></m:r></m:oMath></w:p>{END}", "Navíc"),
        ("document", END, FIELD.format(code="PAGE", text="Navíc") + END, "Navíc"),
        ("document", END, FIELD.format(code=' QUOTE "x" ', text="") + END, "QUOTE"),
        ("document", END, f"<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr></w:sdt>{END}", "dataBinding"),
        ("document", "<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t", "Každý se dočká"),
        ("styles", "<w:rPrDefault><w:rPr>", "<w:rPrDefault><w:rPr><w:vanish/>", "(nic)"),
        ("header1", "</w:hdr>", "<w:p><w:r><w:t>Zamítnuto</w:t></w:r></w:p></w:hdr>", "Zamítnuto"),
        ("footer1", "</w:ftr>", "<w:p><w:r><w:t>Zamítnuto</w:t></w:r></w:p></w:ftr>", "Zamítnuto"),
        ("numbering", 'w:lvlText w:val="', 'w:lvlText w:val="Zrušeno ', "Zrušeno"),
        (
            "_rels/document.xml.rels",
            "</Relationships>",
            '<Relationship Id="rId99" Type="x/aFChunk" Target="a.html"/></Relationships>',
            "aFChunk",
        ),
    ],
)
def test_what_word_shows_beside_its_text_is_told(
    kpss: Kpss, rendered: Rendered, part: str, old: str, new: str, told: str
) -> None:
    path = rendered("docx")
    changed_in(path, old, new, f"word/{part}" if part.endswith(".rels") else f"word/{part}.xml")
    done = kpss("verify", path)
    assert done.exit_code == 1
    assert told in done.stdout


def test_another_picture_in_word_is_told(kpss: Kpss, rendered: Rendered) -> None:
    path = rendered("docx")
    write_parts(path, {name: OTHER_PIXEL if "/media/" in name else data for name, data in parts_of(path).items()})
    done = kpss("verify", path)
    assert done.exit_code == 1
    assert "obrázek/picture" in done.stdout


def test_word_that_somebody_saved_again(kpss: Kpss, rendered: Rendered) -> None:
    import docx

    path = rendered("docx")
    saved = docx.Document(str(path))
    saved.paragraphs[0].runs[0].bold = True
    saved.save(str(path))
    done = kpss("verify", path)
    assert "Text a obrázky se shodují; úprava vzhledu se neposuzuje." in done.stdout
    assert state_of(kpss("verify", path, "--format", "json")) == (0, "text", True)


def test_a_part_twice_in_a_word_file_is_refused(kpss: Kpss, rendered: Rendered) -> None:
    path = rendered("docx")
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as target:
        target.writestr("word/document.xml", "<a/>")
    assert "poškozený" in kpss("verify", path).expect(2).stderr


def test_pages_painted_over_and_notes_on_them(kpss: Kpss, rendered: Rendered) -> None:
    import pypdf
    from pypdf.annotations import FreeText
    from pypdf.generic import DecodedStreamObject, NameObject

    path = rendered("pdf")
    honest = path.read_bytes()
    path.write_bytes(honest + b"\n% signed\n")
    assert state_of(kpss("verify", path, "--format", "json")) == (1, "altered", False)
    assert "začíná celým dokumentem beze změny" in kpss("verify", path).stdout
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(honest))
    paint = DecodedStreamObject()
    paint.set_data(b"q 1 1 1 rg 0 0 600 900 re f Q")
    first = writer.pages[0]
    before: Any = first["/Contents"].get_object()
    paint.set_data(before.get_data() + b" " + paint.get_data())
    first[NameObject("/Contents")] = writer._add_object(paint)
    writer.write(path)
    assert state_of(kpss("verify", path, "--format", "json")) == (1, "altered", False)
    assert "ne to, co je na stránkách vidět" in kpss("verify", path).stdout
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(honest))
    writer.add_annotation(0, FreeText(text="Rozpocet 999", rect=(50, 300, 500, 700)))
    writer.write(path)
    done = kpss("verify", path)
    assert done.exit_code == 1
    assert "[FreeText] Rozpocet 999" in done.stdout


# -- revisions and versions -------------------------------------------------------------------------------------------


def test_a_revision_that_was_not_accepted(kpss: Kpss, rendered: Rendered, committed: GitFolder) -> None:
    committed.git("checkout", "--quiet", "-b", "other")
    committed.commit({"plans/p.yaml": CHANGED})
    path = rendered("html")
    committed.git("checkout", "--quiet", "main")
    assert "nebyla přijata do aktuální větve" in kpss("verify", path).stdout
    assert state_of(kpss("verify", path, "--format", "json")) == (1, "unmerged", True)


def test_versions_are_named(kpss: Kpss, rendered: Rendered, monkeypatch: pytest.MonkeyPatch) -> None:
    from kpss import __version__
    from kpss.documents.verifying import compare, words

    path = rendered("html")
    for module in (compare, words):
        monkeypatch.setattr(module, "__version__", "9.9")
    done = kpss("verify", path).expect()
    assert f"Dokument vytvořila verze kpss {__version__}, ověřuje ho verze 9.9." in done.stdout
    changed_in(path, "<p>", "<p >")
    assert state_of(kpss("verify", path, "--format", "json")) == (1, "unknown", False)


@pytest.mark.parametrize(
    "path", ["plans/mapa č. 1.png", "documents/plan.md", "documents/logo.png", "documents/page.css"]
)
def test_a_picture_and_a_template_count(
    kpss: Kpss, rendered: Rendered, committed: GitFolder, root: Path, path: str
) -> None:
    own = (root / "templates" / "plan.md").read_text(encoding="utf-8") + "\n![Logo](documents/logo.png)\n"
    new: str | bytes = OTHER_PIXEL if path.endswith(".png") else "/* jinak */\n"
    if path == "documents/logo.png":
        committed.commit({"documents/plan.md": own, "documents/logo.png": PIXEL})
    committed.write({path: own if path == "documents/plan.md" else new})
    assert "neuložených úprav" in kpss("verify", rendered("html")).stderr
    committed.commit()
    made = rendered("html")
    assert committed.git("rev-parse", "HEAD") in made.read_text(encoding="utf-8")
    committed.commit({"plans/p.yaml": CHANGED})
    kpss("verify", made).expect()


def test_settings_that_changed_after_the_stamped_revision(
    kpss: Kpss, rendered: Rendered, committed: GitFolder, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of a kpss that did not count templates: the commit with the template is found."""
    from kpss.documents import basis

    own = (root / "templates" / "plan.md").read_text(encoding="utf-8") + "\nVlastní.\n"
    committed.commit({"documents/plan.md": own})
    monkeypatch.setattr(basis, "_templates", lambda *_: [])
    path = rendered("html")
    committed.commit({"plans/p.yaml": CHANGED})
    kpss("verify", path).expect()


def test_what_the_stamp_names_is_told(kpss: Kpss, rendered: Rendered) -> None:
    path = rendered("html")
    changed_in(path, "id=plan&amp;", "id=jiny&amp;")
    assert "Otisk souboru uvádí dokument „plan jiny“" in kpss("verify", path).expect(2).stderr


def test_the_day_of_a_file_is_that_of_its_stamp(kpss: Kpss, rendered: Rendered) -> None:
    assert "--as-of k souboru nepatří" in kpss("verify", rendered("md"), "--as-of", "2018-01-01").expect(2).stderr
