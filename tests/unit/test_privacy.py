"""Birth numbers and private contacts: found wherever they stand, never shown, and not seen where there are none.

The numbers here belong to nobody: they are of days to come, or of 1900.
"""

from __future__ import annotations

import datetime as dt
import marshal
import os
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss.api import findings
from kpss.cli.finding_forms import FORMATS
from kpss.facts import file_facts
from kpss.findings.checked import Checked
from kpss.findings.finding import Finding
from kpss.findings.locate import Locator
from kpss.findings.waivers import Waived
from kpss.language.text import Text
from kpss.model.settings import Waiver
from kpss.model.workspace import Workspace
from kpss.source.birth_numbers import birth_numbers, is_birth_number, masked
from kpss.source.discovery import find_files
from kpss.source.private import find_private, mail_domain
from kpss.source.trees import FolderTree, MemoryTree
from tests.support import WriteWorkspace
from tests.unit import records

DAY = dt.date(2024, 6, 1)
MAN, WOMAN, OLD = "530101/0011", "535101/0005", "000101/001"
BARE = MAN.replace("/", "")


def births(text: str) -> list[str]:
    return [text[start:end] for start, end in birth_numbers(text)]


def found(text: str, sort: str) -> list[str]:
    return [text[item.start : item.end] for item in find_private(text) if item.sort == sort]


# -- birth numbers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        MAN, WOMAN, OLD, BARE, f"nar. {MAN}", f"({MAN})", f"„{MAN}“", f"**{MAN}**", f"_{MAN}_", f"| {MAN} |",
        f"person: '{MAN}'", f"- {MAN}", f"{MAN}.", f"{MAN}, muž", f"{WOMAN}: žena", f"{BARE};", f"x,{MAN},y",
        f"DIČ CZ{BARE}",
        f"paní Nová,{MAN}", "530101 / 0011", "530101\u00a0/\u00a00011", f"id_osoby {MAN}", f"{BARE}\n2017",
    ],
)  # fmt: skip
def test_birth_number_is_found(text):
    assert len(births(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "rodné číslo: 530101-0011", "r. č. 5301010011", "RČ 530101 0011", "rč: 530101–0011",
        "rodne_cislo: '530101 0011'",
        "birth_number: 5301010011", "rodné č. 530101/0011", "Rodná čísla (530101-0011)", "r.č.530101/0011",
        "rč 000101001",
        f"č. j. 5/2017, r. č. {MAN}", "rodného čísla 530101/2013",
    ],
)  # fmt: skip
def test_what_is_named_so_is_found_however_it_is_written(text):
    assert len(births(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "r. č. 525812/1238", "rodné číslo 530101/0012", "RČ: 5301010012", "rodne_cislo: '605812/123'", "r.č.000101/000",
    ],
)  # fmt: skip
def test_what_is_named_so_is_found_with_a_wrong_check_digit_too(text):
    assert len(births(text)) == 1
    assert not any(char.isdigit() for char in masked(text))


@pytest.mark.parametrize("text", ["r. č. 531301/0012", "rodné číslo 123456/2017", "rodné číslo: viz 530101/0012"])
def test_what_is_named_so_and_has_no_day_is_not(text):
    assert births(text) == []


def test_mask_hides_a_value_that_stood_behind_its_name():
    assert masked("525812/1238") == "••••••/••••"
    assert masked("KUOK 525812/1238") == "KUOK 525812/1238"
    assert masked("105612/2018") == "105612/2018"


@pytest.mark.parametrize(
    "text",
    [
        # reference numbers, resolutions, contracts
        "KUOK 123456/2017", f"KUOK {MAN}", f"MUKO: {MAN}", f"UZ {MAN}", "KUOK 530101/2002",
        "č. j. KUOK 530101/2013", f"č. j. {MAN}", f"čj. {MAN}",
        f"sp. zn. {MAN}",
        f"smlouva č. {MAN}", f"smlouva {BARE}", f"č. {MAN}", f"číslo {BARE}", "MSK 105612/2018", "258/17/ZK",
        "UZ/5/33/2017",
        "UR/14/25/2017", "88/7777", "UZ 530101/0011/2017", f"S-{MAN}", f"KUOK/{MAN}", f"usnesení č. {MAN}",
        "108/2006 Sb.",
        "14/4/2018", "2017/530101/0011", f"{MAN}-3", f"{MAN}/OSV", f"reg. č. {BARE}", "resolution: '530101/0011'",
        "CZ.03.2.60/0.0/0.0/15_005/0000123", "15_007/0003345",
        # accounts
        "19-2000145399/0800", "2000145399/0800", f"{BARE}/0800", f"19-{MAN}", f"účet {MAN}", f"č. ú. {MAN}",
        f"č.ú.: {MAN}",
        f"na účtu {BARE}", "CZ6508000000192000145399", f"VS {BARE}",
        # codes
        "IČO 70891095", "IČ: 00302724", "DIČ CZ70891095", "abc5d7k", "500011", "CZ0712", "7103", "500101 2019",
        "- 500101\n- 500102", "530101-0011", "530101 0011", "18400000", "9788024612345", f"ISBN {BARE}", f"id: {BARE}",
        f"ID {BARE}", f"a{MAN}", f"{MAN}a", f"1{MAN}", f"{MAN}1", f"x{BARE}", f"{BARE}x", f"soubor_{BARE}_v2",
        f"{BARE}.pdf",
        # dates, coordinates, telephones, amounts
        "2017-07-16", "20170716", "16. 7. 2017", "2017-07-16T10:15:00", "2012121234", "49.5937780, 17.2508790",
        f"17.{BARE}",
        f"0,{BARE}", "+420 585 508 111", "+420605123456", "00420605123456", f"tel. {BARE}", f"mobil: {BARE}",
        f"{BARE} Kč",
        f"{BARE},-", f"{BARE},50", f"value: {BARE}", f"částka {BARE}", "5301110000", "1 912 051 236 Kč",
        # addresses
        f"https://a.cz/{BARE}", f"https://a.cz/x?id={BARE}&y=1", f"www.a.cz/clanek,{BARE}", f"https://a.cz/{MAN}",
        "https://a.cz/" + "dlouha-cesta/" * 10 + f"x,{BARE}", f"https://a.cz/#{BARE}", f"a@{BARE}.cz", f"{BARE}@a.cz",
        # no such day, no such check digit
        "531301/0011", "530132/0011", "530101/0012", "5301010012", "530101/001a", "000001/001", "000101/000",
        "540101/001",
        "000101001", "000229/001", "992901/0011",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_birth_number_is_not(text):
    assert births(text) == []


def test_check_digit_ten_was_written_as_zero():
    nine = next(f"590101{serial}" for serial in range(100, 999) if int(f"590101{serial}") % 11 == 10)
    assert is_birth_number(f"{nine}0")
    later = next(f"900101{serial}" for serial in range(100, 999) if int(f"900101{serial}") % 11 == 10)
    assert not is_birth_number(f"{later}0")


@pytest.mark.parametrize(
    ("month", "year", "valid"), [(21, 2004, True), (71, 2004, True), (21, 2003, False), (21, 1990, False)]
)
def test_raised_months(month, year, valid):
    beginning = f"{year % 100:02d}{month}01"
    assert any(is_birth_number(f"{beginning}{serial:04d}") for serial in range(11, 33)) == valid


@given(st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_no_identification_number_of_an_organisation_is_one(number):
    assert births(f"ico: {number}") == births(number) == births(f"IČO {number}.") == []


@given(st.integers(0, 999_999), st.integers(1990, 2059), st.sampled_from(["KUOK ", "", "č. j. ", "MUKO-"]))
def test_no_reference_number_with_a_year_is_one(number, year, before):
    assert births(f"{before}{number:06d}/{year}") == []


@given(st.dates(), st.integers(0, 9_999_999_999), st.sampled_from(["0100", "0300", "0710", "0800", "2010", "5500"]))
def test_no_date_and_no_account_with_a_prefix_is_one(day, number, bank):
    assert births(f"{day} {day:%d.%m.%Y} {day:%Y%m%d} 19-{number:06d}/{bank}, {number:010d}/{bank}") == []


PIECES = [
    MAN,
    WOMAN,
    OLD,
    BARE,
    "/",
    " ",
    "-",
    ".",
    ",",
    "a",
    "1",
    "č. ",
    "r. č. ",
    "CZ",
    "\n",
    "\u00a0",
    "@",
    "605 ",
    "+420",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_masked_holds_none_any_more(text):
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert births(hidden) == []
    assert masked(hidden) == hidden
    assert [a for a, b in zip(text, hidden, strict=True) if a != b and not a.isdigit()] == []


def test_mask_hides_what_is_not_certain_too():
    assert masked(f"č. j. {MAN}, {BARE}, KUOK 123456/2017") == "č. j. ••••••/••••, ••••••••••, KUOK 123456/2017"


# -- addresses and telephones ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("pis na jana.nova+x@seznam.cz.", ["jana.nova+x@seznam.cz"]),
        ("<mailto:a@b.cz>, A@B.CZ", ["a@b.cz", "A@B.CZ"]),
        ("[a@b.cz](mailto:a@b.cz)", ["a@b.cz"]),
        ("[napište](mailto:a@b.cz) a@b.cz", ["a@b.cz", "a@b.cz"]),
        ("a@b, @b.cz, a@@b.cz, a @ b.cz", []),
        ("a@b.cz@c", ["a@b.cz"]),
        ("x" * 100_000 + "@a.cz", []),
        ("a@" + "b." * 50_000, []),
    ],
)
def test_addresses(text, addresses):
    assert found(text, "email") == addresses


def test_domain_of_an_address():
    text = f"Pan@Seznam.CZ {MAN}"
    assert [mail_domain(text, item) for item in find_private(text)] == ["seznam.cz", ""]


@pytest.mark.parametrize(
    "text",
    [
        "+420 605 123 456", "+420605123456", "00420 605 123 456", "(+420) 605 123 456", "+420-585-508-111",
        "605 123 456",
        "605\u00a0123\u00a0456", "tel. 585 508 111", "tel.: 585508111", "Telefon 585 508 111", "mobil: 605123456",
        "tel. č. 585 508 111", "phone: '585508111'", "volejte 777 123 456.", "volejte 566 688 111",
        "Zavolejte paní tajemnici na 566688111.", "volat lze na 566 688 111",
        "kontakt: Ing. Malá, 566 688 111", "Kontakt 566 688 111", "na lince 566 688 111",
        "kontaktujte 566\u00a0688\u00a0111",
        "+420 58 55 08 111", "777 123 456, e-mail",
    ],
)  # fmt: skip
def test_telephone_is_found(text):
    assert len(found(text, "phone")) == 1
    assert found(text, "phone")[0][0] in "+0123456789"


@pytest.mark.parametrize(
    "text",
    [
        "256 123 456 Kč", "605 123 456 Kč", "605 123 456,-", "605 000 000", "1 605 123 456", "605 123 456 789",
        "605123456",
        "585 508 111", "IČO 708 910 95", "12 605 123 456", "605 123 456,50", "605-123-456", "605 123 456 korun",
        "605 123 4567",
        "volejte 150", "volejte 256 123 456 Kč", "kontakt: 256 123 456,-", "linka 256 123 456 korun",
        "volejte 123 456 789",
        "odvolat 256 123 456", "kontakt: 70891095", "volat\n566 688 111", "volejte po 1. 3. částka 566 688 111",
        "3605 123 456", "+421 905 123 45", "772 00 Olomouc", "605 123", "tel. 150", "telefonicky", "605 123\n456",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_telephone_is_not(text):
    assert found(text, "phone") == []


@given(st.text(alphabet=st.sampled_from("0159+-./ @a\u00a0\nčCZtel"), max_size=60))
def test_items_are_stretches_of_the_text_in_order(text):
    items = find_private(text)
    assert all(0 <= item.start < item.end <= len(text) for item in items)
    assert items == sorted(items, key=lambda item: item.start)


# -- facts -------------------------------------------------------------------------------------------------------------

ROLE = "kind: role\nid: koordinator\nname: Koordinátor\n"
BODY = "kind: body\nid: rada\ntype: executive_council\nname: Rada\n"
CONTACT = "contact: {email: rada@seznam.cz, phone: '+420 605 123 456'}\n"


def private(text: str | bytes) -> list[tuple[Any, ...]]:
    facts: Any = file_facts("a.yaml", text.encode() if isinstance(text, str) else text)
    assert marshal.loads(marshal.dumps(facts)) == facts  # noqa: S302 - our own data
    assert not any(part in repr(facts["private"]) for part in (MAN, BARE, "jana", "605 1"))
    return [(item["sort"], item["kind"], item["record"], item["path"], item["span"][:2]) for item in facts["private"]]


def test_place_of_what_is_found():
    text = f"# {MAN}\n{ROLE}aliases: [A, 'B {MAN} jana@mesto.cz']\nnote: >-\n  Text\n  {WOMAN}\n"
    text += f"{MAN}: x # tel. 605 123 456\n"
    assert private(text) == [
        ("birth_number", "role", "koordinator", (), (1, 3)),
        ("birth_number", "role", "koordinator", ("aliases", 1), (5, 17)),
        ("email", "role", "koordinator", ("aliases", 1), (5, 29)),
        ("birth_number", "role", "koordinator", ("note",), (8, 3)),
        ("birth_number", "role", "koordinator", (), (9, 1)),
        ("phone", "role", "koordinator", (), (9, 23)),
    ]


def test_several_records_in_a_file():
    text = f"{BODY}note: jana@gmail.com\n# {MAN}\n---\n# jana@gmail.com\n{ROLE}note: 605 123 456\n---\n# {MAN}\n"
    assert [item[:4] for item in private(text)] == [
        ("email", "body", "rada", ("note",)),
        ("birth_number", "body", "rada", ()),
        ("email", "role", "koordinator", ()),
        ("phone", "role", "koordinator", ("note",)),
        ("birth_number", "role", "koordinator", ()),
    ]


@pytest.mark.parametrize(
    "text",
    [
        BODY + CONTACT,
        BODY + CONTACT.replace("contact", "contacts"),
        BODY + "contact:\n  web: https://a.cz/@x\n  email: rada@seznam.cz\n",
        BODY + CONTACT + "note: 605 123 456\n",
        "kind: municipality\nid: konice\n" + CONTACT,
        "kind: consultation\nid: pripominky\nname: P\nways: [na podatelna@seznam.cz, tel. 585 508 111]\n",
    ],
)
def test_contact_of_an_institution_may_be_there(text):
    assert private(text) == []


def test_only_what_stands_in_the_contact_may():
    text = BODY + CONTACT + "note: jana@seznam.cz\n# jana@seznam.cz\n"
    assert [item[3:] for item in private(text)] == [(("note",), (6, 7)), ((), (7, 3))]
    assert [item[0] for item in private(BODY + CONTACT + f"note: {MAN}\n")] == ["birth_number"]
    assert [item[0] for item in private(BODY + f"contact: {{phone: '{MAN}'}}\n")] == ["birth_number"]
    assert [item[0] for item in private(ROLE + CONTACT)] == ["email", "phone"]  # a role has none


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        (f"kind: role\nid koordinator\nnote: {MAN} jana@seznam.cz 605 123 456\n", ["birth_number", "email"]),
        (f"kind: body\nid rada\ncontact: {{email: jana@seznam.cz}}\nnote: {MAN}\n", ["birth_number"]),
        (f"# {MAN}\n", ["birth_number"]),
        (f"kind: role\nname: Příliš {MAN}\n".encode("cp1250"), ["birth_number"]),
        (f"kind: role\nname: Příliš {MAN}\n".encode("utf-16"), ["birth_number"]),
        (b"%PDF-1.4\n%\xe2\xe3\n0001010123 00000 n\n" + MAN.encode(), []),
        (f"kind: rolle\nid: x\nnote: {MAN} 605 123 456\n", ["birth_number"]),
        (f"- {MAN}\n", ["birth_number"]),
    ],
)
def test_file_that_is_no_record_is_looked_through_too(text, sorts):
    items = private(text)
    assert [item[0] for item in items] == sorts
    assert {item[1] for item in items} <= {""}


def test_many_in_one_file():
    text = ROLE + "aliases:\n" + "".join(f"  - jana{number}@seznam.cz\n" for number in range(3000))
    assert file_facts("a.yaml", text.encode())["private"][2999]["path"] == ("aliases", 2999)


# -- chapters ----------------------------------------------------------------------------------------------------------

CHAPTERS: dict[str, str | bytes] = {
    "kpss.yaml": records.settings(ignore=["koncepty/**"]) + f"# {MAN}\n",
    "uvod.md": f"# Úvod\n\nKontakt {MAN}, jana@gmail.com, rada@mesto.cz, 605 123 456\n",
    "documents/plan.md": MAN,
    "documents/b/stary.md": f"Příliš {MAN}".encode("cp1250"),
    "kapitoly/crlf.md": f"a\r\n\r\n{MAN}\r\n",
    "koncepty/navrh.md": MAN,
    ".github/a.md": MAN,
    "jiny/kpss.yaml": records.settings(),
    "jiny/a.md": MAN,
    "kapitoly/.skryty.md": MAN,
    "kapitoly/text.txt": MAN,
    "documents/a.yaml": MAN,
}
READ = ["documents/b/stary.md", "documents/plan.md", "kapitoly/crlf.md", "uvod.md"]


def privacy(space: Workspace) -> list[Finding]:
    return [finding for finding in findings(space) if finding.code > 900]


def places(space: Workspace) -> list[tuple[int, str, int]]:
    return [(f.code, f.place.file, f.place.span.line) for f in privacy(space) if f.place.span]


def test_chapters_are_read_alike_from_both_trees(workspace: WriteWorkspace):
    folder, memory = FolderTree(str(workspace(CHAPTERS))), MemoryTree(CHAPTERS)
    assert find_files(folder, ["koncepty/**"]).chapters == READ == find_files(memory, ["koncepty/**"]).chapters
    one, other = Workspace.load(folder, DAY), Workspace.load(memory, DAY)
    assert privacy(one) == privacy(other)
    assert places(one) == [
        (901, "documents/b/stary.md", 1), (901, "documents/plan.md", 1), (901, "kapitoly/crlf.md", 3),
        (901, "kpss.yaml", 6), (901, "uvod.md", 3), (902, "uvod.md", 3),
    ]  # fmt: skip


def test_chapters_are_read_only_when_a_rule_asks():
    class Counting(MemoryTree):
        asked: list[str] = []  # noqa: RUF012 - one tree, one list

        def read(self, path: str) -> bytes:
            self.asked.append(path)
            return super().read(path)

    space = Workspace.load(Counting(CHAPTERS), DAY)
    assert not any(path.endswith(".md") for path in Counting.asked)
    assert list(space.chapters) == READ


@pytest.mark.skipif(os.name == "nt", reason="links and pipes need rights there")
def test_chapters_behind_links_and_pipes_are_not_read(workspace: WriteWorkspace, tmp_path):
    root = workspace({"kpss.yaml": records.settings(), "a.md": "x"})
    (tmp_path / "venku.md").write_text(MAN, encoding="utf-8")
    (root / "odkaz.md").symlink_to(tmp_path / "venku.md")
    (root / "kopie.md").symlink_to(root / "a.md")
    (root / "nikam.md").symlink_to(root / "neni.md")
    os.mkfifo(root / "roura.md")
    space = Workspace.load(FolderTree(str(root)), DAY)
    assert list(space.chapters) == ["a.md"]
    assert findings(space) == []


def test_chapter_that_cannot_be_read_is_left_out_and_a_long_one_cut():
    class Locked(MemoryTree):
        def read(self, path: str) -> bytes:
            if path == "zamcena.md":
                raise PermissionError(path)
            return super().read(path)

    files = {"kpss.yaml": records.settings(limits={"file_size": 2000}), "zamcena.md": MAN}
    files["dlouha.md"] = f"{MAN}\n" + "ž" * 3000 + f"\n{MAN}\n"
    assert places(Workspace.load(Locked(files), DAY)) == [(901, "dlouha.md", 1)]


# -- findings ----------------------------------------------------------------------------------------------------------

EVERYWHERE = {
    "uvod.md": f"Text {MAN} a {BARE}\n\n{MAN}\n",
    "structure/a.yaml": f"{ROLE}note: {MAN} a {WOMAN}\nvalid: {{from: {MAN}, to: {BARE}}}\n{MAN}: x\n",
    "structure/b.yaml": f"kind: membership\nid: {BARE}\nbody: '{MAN}'\nside: {BARE}\n",
    "structure/c.yaml": f"kind: membership\nid: c\nbody: x\nrepresents: [{MAN}\n",
    "structure/d.yaml": f"kind: role\nid: d\nname: D\nlevel: {'x' * 70}-r.č.-{MAN}\n",
    f"{'structure/e.yaml'}": f"kind: {MAN}\nid: e\n---\n{ROLE.replace('koordinator', BARE)}",
}


@pytest.mark.parametrize("language", ["cs", "en"])
def test_no_format_shows_a_birth_number(language):
    space = records.workspace(EVERYWHERE)
    every, locator = findings(space), Locator(space.tree)
    assert {901, 102, 114, 111, 112} <= {finding.code for finding in every}
    accepted = Waiver({"code": "KPSS901", "record": "a", "reason": f"Souhlas {MAN}", "by": f"r. č. {WOMAN}"})
    checked = Checked(every, [Waived(every[0], accepted)], f"r. č. {MAN}", [Text(f"r. č. {MAN}", f"r. č. {MAN}")])
    known = Checked([finding._replace(state="known") for finding in every], checked.waived, checked.base)
    fixed = Checked([finding._replace(state="fixed") for finding in every], checked.waived, checked.base)
    forms = [import_module(f"kpss.formats.findings_{name}") for name in FORMATS]
    shown = [form.render(one, locator, language) for form in forms for one in (Checked(every), checked, known, fixed)]
    for text in shown:
        assert [part for part in (MAN, WOMAN, BARE, MAN[:9]) if part in text] == []
    assert "••••••/•••• a ••••••/••••" in shown[0]


def test_findings_at_one_place_are_told_apart():
    space = records.workspace({**EVERYWHERE, "kapitola.md": f"{MAN}\n{MAN}\n"})
    identities = [finding.identity for finding in privacy(space)]
    assert len(set(identities)) == len(identities)
    subjects = [
        (f.place.file, f.subject) for f in privacy(space) if f.path == ("note",) or f.place.file == "kapitola.md"
    ]
    assert subjects == [
        ("kapitola.md", "kapitola.md"), ("kapitola.md", "kapitola.md#2"), ("structure/a.yaml",
        ""), ("structure/a.yaml", "2"),
    ]  # fmt: skip


def test_mail_providers_are_a_setting():
    files = {"a.yaml": BODY + "note: jana@gmail.com, eva@Mail.Example\n", "b.yaml": ROLE + "note: info@mesto.cz\n"}
    usual = [(f.place.file, dict(f.params)) for f in privacy(records.workspace(files))]
    assert usual == [
        ("a.yaml", {"domain": "gmail.com"}), ("b.yaml", {"domain": "mesto.cz", "problem": "email"}),
    ]  # fmt: skip
    own = records.workspace(files, rules={"KPSS902": {"mail_domains": ["MAIL.example"]}})
    assert [f.params["domain"] for f in privacy(own)] == ["mail.example", "mesto.cz"]


def test_contacts_of_services_may_not_be_at_public_providers():
    contact = "contact: {email: alfa@SEZNAM.cz, phone: '605 123 456'}\n"
    files = {
        "a.yaml": f"kind: provider\nid: alfa\nname: Alfa\n{contact}",
        "b.yaml": "kind: service\nid: poradna\nname: Poradna\nprovider: alfa\ntype: home_care\n"
        "contact: {email: a@b.cz}\nfacilities:\n  - contact: {email: a@b.cz}\n  - contact: {email: a@gmail.com}\n",
        "c.yaml": BODY + contact,
    }
    assert [(f.record, f.path, dict(f.params)) for f in privacy(records.workspace(files))] == [
        ("alfa", ("contact", "email"), {"problem": "service", "domain": "seznam.cz"}),
        ("poradna", ("facilities", 1, "contact", "email"), {"problem": "service", "domain": "gmail.com"}),
    ]


@settings(max_examples=40)
@given(st.permutations(sorted(EVERYWHERE)))
def test_findings_are_the_same_in_any_order_of_files(order):
    assert privacy(records.workspace({path: EVERYWHERE[path] for path in order})) == privacy(
        records.workspace(EVERYWHERE)
    )
