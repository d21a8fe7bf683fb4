"""The life of a record in commits: renames, moves, merges, deletion and return, what cannot be read."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.repositories import GitFolder
from tests.unit.changes.history_files import BASE, commits, document, life, messages, named, told, words_of


@pytest.fixture
def past(repository: GitFolder) -> GitFolder:
    """A repository with one plan."""
    repository.commit({**BASE, "plans/a.yaml": named("Plán A")}, "založen")
    return repository


def test_change_is_told_in_meaning_with_its_commit(past: GitFolder) -> None:
    changed = past.commit({"plans/a.yaml": named("Plán B")}, "jiný název")
    past.commit({"territory/note.yaml": named("Jiný", "jiny")}, "jiný soubor")
    lines = [line for line in told(past) if line.sort == "commit"]
    assert [words_of(line) for line in lines] == [
        "založeno v souboru plans/a.yaml",
        "název: „Plán A“ → „Plán B“",
    ]
    assert lines[1].commits[0].hash == changed
    assert lines[1].date == "2026-01-01"


def test_rename_of_the_file_with_an_edit(past: GitFolder) -> None:
    past.commit({"plans/a.yaml": None, "plány/žluťoučký kůň.yaml": named("Plán B")}, "přesun")
    past.commit({"plány/žluťoučký kůň.yaml": named("Plán C")}, "úprava")
    said = "přesunuto ze souboru plans/a.yaml do plány/žluťoučký kůň.yaml; název: „Plán A“ → „Plán B“"
    assert commits(past)[1] == ("přesun", said)
    assert messages(past) == ["založen", "přesun", "úprava"]


def test_join_and_split_of_files(past: GitFolder) -> None:
    past.commit({"plans/b.yaml": named("Jiný", "jiny")}, "druhý")
    past.commit(
        {"plans/a.yaml": None, "plans/b.yaml": None, "vse.yaml": document(named("Jiný", "jiny"), named("Plán A"))},
        "spojení",
    )
    past.commit({"vse.yaml": document(named("Jinak", "jiny"), named("Plán A"))}, "jen ten druhý")
    past.commit({"vse.yaml": named("Jinak", "jiny"), "plans/zase.yaml": named("Plán A")}, "rozdělení")
    assert commits(past)[1:] == [
        ("spojení", "přesunuto ze souboru plans/a.yaml do vse.yaml"),
        ("rozdělení", "přesunuto ze souboru vse.yaml do plans/zase.yaml"),
    ]
    assert messages(past, "jiny") == ["druhý", "spojení", "jen ten druhý"]


@pytest.mark.parametrize("new", ["plan-novy", "x-plan", "zcela-jiny"])
def test_rename_of_the_id(past: GitFolder, new: str) -> None:
    past.commit({"plans/a.yaml": named("Plán A", new)}, "nové id")
    past.commit({"plans/a.yaml": named("Plán B", new)}, "úprava")
    assert commits(past, new)[1] == ("nové id", f"nový identifikátor {new} (dříve plan)")
    workspace, found = life(past, "plan")  # the old id leads to the same record
    assert found is not None
    assert (found.id, found.ids) == (new, (new, "plan"))
    assert [one.in_language("cs") for one in found.remarks] == [f"Záznam plan má dnes identifikátor {new}."]
    assert messages(past, "plan") == ["založen", "nové id", "úprava"]
    assert workspace.records[new].name == "Plán B"


def test_rename_of_file_and_id_at_once_and_twice(past: GitFolder) -> None:
    past.commit({"plans/a.yaml": None, "b.yaml": named("Plán A", "plan-b")}, "poprvé")
    past.commit({"b.yaml": None, "c.yaml": named("Plán A", "plan-c")}, "podruhé")
    for wanted in ("plan", "plan-b", "plan-c"):
        assert messages(past, wanted) == ["založen", "poprvé", "podruhé"]


def test_another_record_in_place_of_one_is_no_rename(past: GitFolder) -> None:
    other = named("Docela jiný", "jiny", type="strategic", valid={"from": 2030}, area={"include": [{"orp": "Beta"}]})
    past.commit({"plans/a.yaml": other}, "nahrazen")
    assert commits(past, "jiny") == [("nahrazen", "založeno v souboru plans/a.yaml")]
    assert commits(past, "plan") == [
        ("založen", "založeno v souboru plans/a.yaml"),
        ("nahrazen", "smazáno ze souboru plans/a.yaml"),
    ]


def test_deletion_and_return_to_another_file(past: GitFolder) -> None:
    past.commit({"plans/a.yaml": named("Plán A2")}, "úprava")
    past.commit({"plans/a.yaml": None}, "smazán")
    past.commit({"jiny.yaml": named("Jiný", "jiny")}, "jiný")
    past.commit({"plans/zase.yaml": named("Plán A2")}, "vrácen")
    assert commits(past)[2:] == [
        ("smazán", "smazáno ze souboru plans/a.yaml"),
        ("vrácen", "znovu zapsáno do souboru plans/zase.yaml"),
    ]
    assert messages(past) == ["založen", "úprava", "smazán", "vrácen"]


def test_record_that_is_no_more(past: GitFolder) -> None:
    past.commit({"plans/a.yaml": None}, "smazán")
    assert messages(past) == ["založen", "smazán"]
    _, found = life(past, "plan")
    assert found is not None
    assert [one.in_language("cs") for one in found.remarks] == ["Záznam plan už není."]


def test_unknown_record_has_no_life(past: GitFolder) -> None:
    past.commit({"plans/a.yaml": named("Plán A") + "# id: nikdy\n"}, "komentář")
    for wanted in ("nikdy", "pla", "plan-", "orp", "plan/X1", ""):
        assert life(past, wanted)[1] is None


def test_id_in_comments_and_references_of_other_files_is_not_the_record(past: GitFolder) -> None:
    past.commit({"plans/b.yaml": "# plan\n" + named("Další", "plan-b", predecessors=["plan"])}, "odkaz")
    past.commit({"plans/b.yaml": None}, "odkaz pryč")
    assert messages(past) == ["založen"]
    assert messages(past, "plan-b") == ["odkaz", "odkaz pryč"]


def test_formatting_only_is_folded(past: GitFolder) -> None:
    past.commit({"plans/a.yaml": "# poznámka\n" + named("Plán A")}, "komentář")
    past.commit({"plans/a.yaml": "# poznámka\r\n" + named("Plán A").replace("\n", "\r\n")}, "konce řádků")
    past.commit({"plans/a.yaml": "# jiná\n" + named("Plán A").replace('"plan"', "plan")}, "uvozovky")
    past.commit({"plans/a.yaml": named("Plán B")}, "obsah")
    assert commits(past)[1:] == [
        ("uvozovky", "2× jen úprava zápisu"),
        ("obsah", "název: „Plán A“ → „Plán B“"),
    ]


def test_other_records_of_the_file_are_none_of_it(past: GitFolder) -> None:
    past.commit({"plans/a.yaml": document(named("Plán A"), named("Jiný", "jiny"))}, "přidán jiný")
    past.commit({"plans/a.yaml": document(named("Jiný", "jiny") + "# x\n", named("Plán A"))}, "jiné pořadí")
    assert messages(past) == ["založen"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "<<<<<<< HEAD\n" + named("Plán A") + "=======\n" + named("Plán B") + ">>>>>>> větev\n",
            "soubor plans/a.yaml nešel přečíst: zůstaly v něm značky konfliktu z gitu",
        ),
        ("id: plan\n  kind: [plan\n", "soubor plans/a.yaml nešel přečíst: není to správný YAML"),
    ],
    ids=["conflict", "syntax"],
)
def test_what_cannot_be_read_is_no_deletion(past: GitFolder, text: str, words: str) -> None:
    past.commit({"plans/a.yaml": text}, "rozbito")
    past.commit({"plans/a.yaml": text + "# stále\n"}, "stále")
    past.commit({"plans/a.yaml": named("Plán B")}, "opraveno")
    assert commits(past)[1] == ("rozbito", words)
    assert commits(past)[-1] == (
        "opraveno", "soubor plans/a.yaml jde opět přečíst; název: „Plán A“ → „Plán B“",
    )  # fmt: skip
    assert messages(past) == ["založen", "rozbito", "opraveno"]


def test_uncommitted_edit_is_the_last_line(past: GitFolder) -> None:
    past.write({"plans/a.yaml": named("Plán B")})
    assert commits(past)[-1] == ("", "zatím neuloženo do gitu: název: „Plán A“ → „Plán B“")
    past.write({"plans/a.yaml": "# jinak\n" + named("Plán A")})
    assert commits(past)[-1] == ("", "zatím neuloženo do gitu: jen úprava zápisu")
    past.write({"plans/a.yaml": named("Plán A").replace("\n", "\r\n")})  # as git may check it out
    assert messages(past) == ["založen"]
    past.write({"plans/a.yaml": None})
    assert commits(past)[-1] == ("", "zatím neuloženo do gitu: smazáno ze souboru plans/a.yaml")
    past.write({"plans/a.yaml": named("Plán A"), "plans/nove.yaml": named("Nový", "novy")})
    assert commits(past, "novy") == [("", "zatím neuloženo do gitu: založeno v souboru plans/nove.yaml")]


def test_uncommitted_move(past: GitFolder) -> None:
    past.write({"plans/a.yaml": None, "jinde/a.yaml": named("Plán A")})
    said = "zatím neuloženo do gitu: přesunuto ze souboru plans/a.yaml do jinde/a.yaml"
    assert commits(past)[-1] == ("", said)


def test_change_on_a_branch_is_told_once_and_the_merge_is_silent(past: GitFolder) -> None:
    past.git("switch", "-qc", "vetev")
    past.commit({"plans/a.yaml": named("Plán B")}, "na větvi")
    past.git("switch", "-q", "main")
    past.commit({"plans/b.yaml": named("Jiný", "jiny")}, "na hlavní")
    past.git("merge", "-q", "--no-ff", "-m", "sloučení", "vetev")
    assert messages(past) == ["založen", "na větvi"]
    assert messages(past, "jiny") == ["na hlavní"]


def test_both_sides_changed_other_keys(past: GitFolder) -> None:
    past.commit({"plans/a.yaml": named("Plán A", note="x", vision="a\nb\nc", edition=1)}, "obsah")
    past.git("switch", "-qc", "vetev")
    past.commit({"plans/a.yaml": named("Plán B", note="x", vision="a\nb\nc", edition=1)}, "název")
    past.git("switch", "-q", "main")
    past.commit({"plans/a.yaml": named("Plán A", note="x", vision="a\nb\nc", edition=2)}, "vydání")
    past.git("merge", "-q", "--no-commit", "-s", "ours", "vetev")
    past.commit({"plans/a.yaml": named("Plán B", note="x", vision="a\nb\nc", edition=2)}, "sloučení")
    assert sorted(messages(past)) == ["název", "obsah", "vydání", "založen"]


def test_merge_that_changes_the_record_itself(past: GitFolder) -> None:
    past.git("switch", "-qc", "vetev")
    past.commit({"plans/a.yaml": named("Plán B")}, "na větvi")
    past.git("switch", "-q", "main")
    past.commit({"plans/a.yaml": named("Plán C")}, "na hlavní")
    past.git("merge", "-q", "--no-commit", "-s", "ours", "vetev")
    past.commit({"plans/a.yaml": named("Plán D")}, "sloučení")
    assert sorted(messages(past)) == ["na hlavní", "na větvi", "sloučení", "založen"]
    said = "při sloučení větví se změnilo víc než v nich: název: „Plán C“ → „Plán D“"
    assert commits(past)[-1] == ("sloučení", said)


def test_change_that_a_merge_did_not_take_over_is_not_told(past: GitFolder) -> None:
    past.git("switch", "-qc", "vetev")
    past.commit({"plans/a.yaml": named("Plán B")}, "nepřevzato")
    past.git("switch", "-q", "main")
    past.commit({"plans/b.yaml": named("Jiný", "jiny")}, "na hlavní")
    past.git("merge", "-q", "-s", "ours", "-m", "sloučení", "vetev")
    assert messages(past) == ["založen"]


def test_merge_of_several_branches(past: GitFolder) -> None:
    for name in ("b", "c", "d"):
        past.git("switch", "-qc", name, "main")
        past.commit({f"plans/{name}.yaml": named(f"Plán {name}", f"plan-{name}")}, f"větev {name}")
    past.git("switch", "-q", "main")
    past.git("merge", "-q", "-m", "sloučení", "b", "c", "d")
    past.commit({"plans/c.yaml": None}, "smazán")
    assert messages(past, "plan-d") == ["větev d"]
    assert messages(past, "plan-c") == ["větev c", "smazán"]
    assert messages(past) == ["založen"]


def test_same_change_on_both_sides_as_after_a_rebase_is_told_once(past: GitFolder) -> None:
    past.git("switch", "-qc", "vetev")
    past.commit({"plans/a.yaml": named("Plán B")}, "změna")
    past.git("switch", "-q", "main")
    past.commit({"plans/b.yaml": named("Jiný", "jiny")}, "mezitím")
    past.git("cherry-pick", "vetev")
    past.git("merge", "-q", "--no-ff", "-m", "sloučení", "vetev")
    assert messages(past) == ["založen", "změna"]


def test_deletion_on_a_branch(past: GitFolder) -> None:
    past.git("switch", "-qc", "vetev")
    past.commit({"plans/a.yaml": None}, "smazán na větvi")
    past.git("switch", "-q", "main")
    past.commit({"plans/b.yaml": named("Jiný", "jiny")}, "na hlavní")
    past.git("merge", "-q", "--no-ff", "-m", "sloučení", "vetev")
    assert messages(past) == ["založen", "smazán na větvi"]


def test_clocks_that_go_back_do_not_turn_the_order(past: GitFolder) -> None:
    for number, moment in enumerate(("2020-05-01T23:30:00-0800", "2016-01-01T00:30:00+1300", "2021-02-03T12:00:00Z")):
        past.write({"plans/a.yaml": named(f"Plán {number}")})
        past.git("commit", "-qa", "--date", moment, "-m", str(number))
    assert messages(past) == ["založen", "0", "1", "2"]
    dates = [line.date for line in told(past) if line.sort == "commit"]
    assert dates[1:] == ["2020-05-01", "2016-01-01", "2021-02-03"]  # each as its author's calendar said


def test_ten_years_of_history(repository: GitFolder) -> None:
    repository.write({**BASE, "plans/a.yaml": named("Plán 2015")})
    repository.git("add", ".")
    repository.git("commit", "-qm", "založen", "--date", "2015-01-15T12:00:00+0100")
    for year in range(2016, 2027):
        repository.write({"plans/a.yaml": named(f"Plán {year}")})
        repository.git("commit", "-qam", str(year), "--date", f"{year}-01-15T12:00:00+0100")
    lines = told(repository, day=dt.date(2026, 6, 30))
    assert [line.date[:4] for line in lines if line.sort == "commit"] == [str(year) for year in range(2015, 2027)]
    order = [line.date for line in lines]
    assert order.index("2013") < order.index("2015-01-15") < order.index("2017") < order.index("2018-01-15")


def test_file_of_a_thousand_documents(repository: GitFolder) -> None:
    records = [named(f"Plán {number}", f"plan-{number}") for number in range(1000)]
    repository.commit({**BASE, "vse.yaml": document(*records)}, "založeno")
    for number in (1, 10, 100, 999):
        records[number] = named("Jinak", f"plan-{number}")
        repository.commit({"vse.yaml": document(*records)}, f"změna {number}")
    assert messages(repository, "plan-1") == ["založeno", "změna 1"]
    assert messages(repository, "plan-100") == ["založeno", "změna 100"]
    assert messages(repository, "plan-5") == ["založeno"]


def test_workspace_below_the_root_of_the_repository(tmp_path_factory: pytest.TempPathFactory) -> None:
    repository = GitFolder(tmp_path_factory.mktemp("git") / "kořen", "obec č. 1")
    repository.commit({**BASE, "plans/a.yaml": named("Plán A")}, "založen")
    (repository.root / "plans").mkdir()
    (repository.root / "plans" / "a.yaml").write_text(named("Cizí"), encoding="utf-8")
    repository.commit({}, "mimo prostor")
    repository.commit({"plans/a.yaml": None, "b.yaml": named("Plán A")}, "přesun")
    assert messages(repository) == ["založen", "přesun"]


def test_clone_of_a_part_says_so(past: GitFolder, tmp_path_factory: pytest.TempPathFactory) -> None:
    past.commit({"plans/a.yaml": named("Plán B")}, "druhý")
    past.commit({"plans/a.yaml": named("Plán C")}, "třetí")
    place = tmp_path_factory.mktemp("git") / "klon"
    past.git("clone", "-q", "--depth", "2", past.root.as_uri(), str(place))
    clone = GitFolder(place, init=False)
    assert commits(clone) == [
        ("druhý", "starší minulost v tomto klonu repozitáře není"),
        ("třetí", "název: „Plán B“ → „Plán C“"),
    ]
    _, found = life(clone, "plan")
    assert found is not None
    assert "git fetch --unshallow" in found.remarks[0].in_language("cs")


def test_ids_that_go_round_in_a_circle(past: GitFolder) -> None:
    past.commit({"plans/a.yaml": named("Plán A", "beta")}, "beta")
    past.commit({"plans/a.yaml": named("Plán A")}, "zpět")
    past.commit({"plans/a.yaml": "kind: plan\nid: plan\n\tname: x\n"}, "rozbito")
    past.commit({"plans/a.yaml": None}, "smazán")
    for wanted in ("plan", "beta"):
        assert messages(past, wanted) == ["založen", "beta", "zpět", "rozbito", "smazán"]


def test_ids_that_were_exchanged_again_and_again_end_somewhere(past: GitFolder) -> None:
    for number in range(3):
        past.commit({"plans/a.yaml": named("Plán A", "beta")}, f"tam {number}")
        past.commit({"plans/a.yaml": named("Plán A")}, f"zpět {number}")
    past.commit({"plans/a.yaml": None}, "smazán")
    assert messages(past, "beta") == messages(past, "plan")
    assert len(messages(past)) == 8


def test_rename_that_is_not_committed(past: GitFolder) -> None:
    past.write({"plans/a.yaml": None, "plans/b.yaml": named("Plán A", "novy")})
    moved = "přesunuto ze souboru plans/a.yaml do plans/b.yaml"
    said = f"zatím neuloženo do gitu: nový identifikátor novy (dříve plan), {moved}"
    assert commits(past, "novy") == [("založen", "založeno v souboru plans/a.yaml"), ("", said)]
    assert commits(past, "plan") == commits(past, "novy")
    _, found = life(past, "plan")
    assert found is not None
    assert [one.in_language("cs") for one in found.remarks] == ["Záznam plan má dnes identifikátor novy."]
