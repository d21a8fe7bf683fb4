"""What an import of plans has to say, in both languages: remarks for the record, reasons why a row was not read."""

from __future__ import annotations

from typing import Any, NamedTuple

from kpss.language.phrases import Phrase, quoted
from kpss.language.text import Text

_LONGEST = 300  # signs of a cell that are repeated


class Remark(NamedTuple):
    """Something to check: the key of the record that it concerns, and why."""

    key: str
    said: Phrase


class NotRead(Exception):
    """A row of which no record can be made; ``said`` tells why and what to add."""

    def __init__(self, template: Text, **params: Any) -> None:
        super().__init__(template.en)
        self.said = Phrase(template, params)


def remark(key: str, template: Text, **params: Any) -> Remark:
    """A remark from a template."""
    return Remark(key, Phrase(template, params))


def cell(text: str) -> Text:
    """The text of a cell in quotation marks; a very long one is cut."""
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return Text(quoted(shown, "cs"), quoted(shown, "en"))


CHECK = Text("ZKONTROLUJTE", "CHECK")

# -- rows -------------------------------------------------------------------------------------------------------------

NO_NAME = Text("chybí název plánu; doplňte ho", "the name of the plan is missing; add it")
SHIFTED = Text(
    "řádek má víc buněk než záhlaví; text, v němž je oddělovač, dejte do uvozovek",
    "the row has more cells than the header; put a text that holds the delimiter into quotation marks",
)
SAME_ROW = Text("týž plán je už na řádku {row}", "the same plan stands in row {row}")
TITLE_CUT = Text(
    "název je vybrán z věty {text}; opravte ho podle titulního listu",
    "the name is cut from the sentence {text}; mend it by the title page",
)
LIKE_ANOTHER = Text(
    "stejné území a období má i plán {id}; ověřte, zda to není jeden plán",
    "the plan {id} has the same area and period; check that they are two",
)

# -- period -----------------------------------------------------------------------------------------------------------

PERIOD_MISSING = Text(
    "období není ve sloupci ani v názvu; doplňte ho, například 2016 – 2019",
    "no period in its column nor in the name; add one such as 2016 – 2019",
)
PERIOD_UNREAD = Text(
    "z textu {text} se období přečíst nedá a název ho neuvádí; doplňte ho, například 2016 – 2019",
    "no period can be read from {text} and the name has none; add one such as 2016 – 2019",
)
PERIOD_SEVERAL = Text(
    "název uvádí několik období ({periods:list}); doplňte to pravé do sloupce",
    "the name has several periods ({periods:list}); write the right one into the column",
)
PERIOD_REVERSED = Text(
    "období {period} končí dřív, než začíná; opravte ho", "the period {period} ends before it begins; mend it"
)
PERIOD_OF_TITLE = Text("sloupec je prázdný, období je vzato z názvu", "the column is empty, the period is the name's")
PERIOD_SENTENCE = Text(
    "období je vzato z názvu; ve sloupci místo něj stojí {text}",
    "the period is the name's; its column says instead {text}",
)
PERIOD_IN_SENTENCE = Text("období je vybráno z věty {text}", "the period is taken from the sentence {text}")
PERIOD_BAD_COLUMN = Text(
    "období je vzato z názvu; to ve sloupci ({period}) končí dřív, než začíná",
    "the period is the name's; that of the column ({period}) ends before it begins",
)
OTHER_DOCUMENT = Text(
    "věta mluví o jiném dokumentu na roky {periods:list}; nahrazuje-li plán, zapište ho jako další záznam "
    "(type: substitute, stands_in_for: [{id}])",
    "the sentence tells of another document for {periods:list}; if it stands in for the plan, write it as a further "
    "record (type: substitute, stands_in_for: [{id}])",
)
NEXT_IS_MADE = Text(
    "věta mluví o tom, že se plán připravuje; je-li to další plán, zapište ho zvlášť (status: preparing)",
    "the sentence says that a plan is being made; if that is another one, write it apart (status: preparing)",
)
PERIODS_DISAGREE = Text(
    "název uvádí {title}, sloupec {column}; zapsáno je podle sloupce",
    "the name says {title}, the column {column}; the column is followed",
)
PERIOD_SHORT = Text("rok je v tabulce jen dvěma číslicemi: {text}", "the table gives the year by two digits: {text}")
PERIOD_OPEN_END = Text("konec období tabulka neuvádí; doplňte to", "the table gives no end of the period; add it (to)")
PERIOD_OPEN_START = Text(
    "začátek období tabulka neuvádí; doplňte from", "the table gives no beginning of the period; add it (from)"
)

# -- area -------------------------------------------------------------------------------------------------------------

AREA_MISSING = Text(
    "chybí území; doplňte ho, například ORP Olomouc nebo Město Šumperk",
    "the area is missing; add it, such as ORP Olomouc or Město Šumperk",
)
AREA_UNREAD = Text(
    "území {text} nerozumím; napište ho jako ORP Olomouc, Město Šumperk nebo výčet obcí",
    "the area {text} is not understood; write it as ORP Olomouc, Město Šumperk or a list of municipalities",
)
ORP_UNKNOWN = Text(
    "ORP {name:quote} v záznamech území není; opravte název, nebo ho naberte (kpss import territory)",
    "there is no ORP {name:quote} in the territory; mend the name or import it (kpss import territory)",
)
REGION_UNKNOWN = Text("kraj {name:quote} v záznamech území není", "there is no region {name:quote} in the territory")
MICROREGION_UNKNOWN = Text(
    "mikroregion {name:quote} v záznamech není a tabulka nevyjmenovává jeho obce; zapište ho do territory/ (kind: "
    "microregion, name, members) nebo obce vypište, a import zopakujte",
    "there is no microregion {name:quote} on record and the table does not list its members; write it into territory/ "
    "(kind: microregion, name, members) or list them, and import again",
)
TOWN_UNKNOWN = Text(
    "obec {name:quote} v záznamech území není", "there is no municipality {name:quote} in the territory"
)
TOWN_AMBIGUOUS = Text(
    "obec {name:quote} může být {choices:options}; napište, která to je",
    "the municipality {name:quote} may be {choices:options}; write which",
)
TOWN_LEFT_OUT = Text(
    "{reason}; v území proto chybí, doplňte ji", "{reason}; it is therefore missing from the area, add it"
)
NAME_CHOSEN = Text(
    "{name:quote} čtu jako {chosen}; název má i {others:list}",
    "{name:quote} is read as {chosen}; {others:list} bears the name too",
)
NAME_TYPO = Text("{name:quote} čtu jako {chosen}", "{name:quote} is read as {chosen}")
BARE_TOWN = Text(
    "{name:quote} čtu jako obec; může to být i celý obvod ORP",
    "{name:quote} is read as the municipality; it may be the whole ORP district",
)
BARE_ORP = Text("{name:quote} čtu jako celý obvod ORP", "{name:quote} is read as the whole ORP district")
LIST_FOLLOWED = Text(
    "k území {name:quote} tabulka vypisuje obce; zapsány jsou jen ony",
    "the table lists municipalities beside {name:quote}; only they are written",
)
MICROREGION_DIFFERS = Text(
    "tabulka vypisuje jiné obce, než má záznam {id}; zapsány jsou podle tabulky",
    "the table lists other municipalities than the record {id}; they are written by the table",
)
MICROREGION_NOT_RECORDED = Text(
    "mikroregion {name:quote} v záznamech není, obce jsou vypsány podle tabulky",
    "the microregion {name:quote} is not on record, its municipalities are written by the table",
)
UNKNOWN_EXCLUDED = Text(
    "počet vynechaných obcí je z tabulky, která je nejmenuje; zjistíte-li je, zapište je do exclude",
    "the table gives the number of municipalities left out, not their names; once known, write them into exclude",
)
EXCLUDED_UNREAD = Text(
    "vynechané území {text} jsem nepřečetl; opravte exclude",
    "what is left out ({text}) could not be read; mend exclude",
)
EXCLUDED_BY_NUMBER = Text(
    "{reason}; počítá se mezi neznámé vynechané", "{reason}; it counts as one of the unknown ones left out"
)

# -- the rest ---------------------------------------------------------------------------------------------------------

TYPE_OTHER = Text(
    "podle názvu to nemusí být plán sociálních služeb, ale jiný dokument (substitute, strategic)",
    "by its name it may be no plan of social services but another document (substitute, strategic)",
)
TYPE_ACTION = Text("podle názvu to může být akční plán (action)", "by its name it may be an action plan (action)")
PLANNER_OF_TITLE = Text(
    "tabulka jmenuje město {name}, území plánu je ale větší; ověřte, kdo plánuje",
    "the table names the town {name}, but the area is larger; check who plans",
)
APPROVAL_UNKNOWN = Text(
    "kdo a kdy ho schválil, tabulka neříká; doplňte approvals", "the table does not say who approved it, nor when"
)
BEING_MADE = Text("podle tabulky se teprve zpracovává", "by the table it is still being made")
STATUS_FUTURE = Text(
    "období ještě nezačalo; ověřte, zda je plán už schválen",
    "its period has not begun; check that the plan is approved",
)
STATUS_UNREAD = Text("stav {text} nečtu, zapsán je approved", "the status {text} is not read, approved is written")

# -- the command ------------------------------------------------------------------------------------------------------

STATUS_ASSUMED = Text(
    "Tabulka neříká, zda jsou plány schválené: {count:plán je zapsán jako schválený|plány jsou zapsány jako schválené|"
    "plánů je zapsáno jako schválených} (status: approved); ověřte to.",
    "The table does not say whether plans are approved: {count:plan is|plans are} written as approved (status: "
    "approved); check that.",
)
ROW = Text("řádek {row}", "row {row}")
NUMBERED_ROW = Text("řádek {row} (č. {number})", "row {row} (no. {number})")
ROW_NOT_READ = Text("{row}: nepřečteno – {name}{reason}.", "{row}: not read – {name}{reason}.")
ROW_TO_CHECK = Text("{row} → {path}: {check} – {reason}.", "{row} → {path}: {check} – {reason}.")
ROW_KNOWN = Text("{row}: plán už je zapsán ({path}), ponechává se.", "{row}: on record already ({path}), left alone.")
COLUMN_UNREAD = Text("Sloupec {title:quote} import nečte.", "The column {title:quote} is not read.")
SHEETS_UNREAD = Text(
    "Čte se list {sheet:quote}; další listy ({others:list}) ne.",
    "The sheet {sheet:quote} is read; the others ({others:list}) are not.",
)
SUMMARY = Text(
    "{plans:#Zapsán|Zapsány|Zapsáno} {plans:plán|plány|plánů} do plans/", "{plans:plan|plans} written to plans/"
)
SUMMARY_DRY = Text(
    "{plans:#Zapsal by se|Zapsaly by se|Zapsalo by se} {plans:plán|plány|plánů} do plans/",
    "{plans:plan|plans} would be written to plans/",
)
SUMMARY_CHECK = Text("z toho {count} s poznámkou {check}", "{count} of them with the remark {check}")
SUMMARY_KNOWN = Text(
    "{known:plán už zapsán byl|plány už zapsány byly|plánů už zapsáno bylo}", "{known:was|were} on record already"
)
SUMMARY_NOT_READ = Text(
    "{rows:řádek nebyl přečten|řádky nebyly přečteny|řádků nebylo přečteno}", "{rows:row was|rows were} not read"
)
