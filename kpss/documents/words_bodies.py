"""What a body is, how many times, since when, and what it may do, in words."""

from __future__ import annotations

from kpss.documents.structure_names import Names, holder_notes
from kpss.documents.words_members import are_same, holders_line
from kpss.documents.words_structure import Line, capital, labelled, line, moment_words, tidied, tidy, with_notes
from kpss.language.phrases import join, phrase
from kpss.language.text import Language, Text
from kpss.model.bodies import Body, Instances, PartOf, Power
from kpss.model.parts import Holder
from kpss.model.records import Record
from kpss.reports.words import ACTS

_COUNTED = {
    "orp": Text("{n:ustavení|ustavení|ustavení}, po jednom v každém ORP", "{n:instance|instances}, one in each ORP"),
    "target_group": Text(
        "{n:ustavení|ustavení|ustavení} podle cílových skupin", "{n:instance|instances} by target group"
    ),
    "area": Text("{n:ustavení|ustavení|ustavení} podle území", "{n:instance|instances} by area"),
    "ad_hoc": Text("{n:ustavení|ustavení|ustavení} k jednotlivým tématům", "{n:instance|instances} by topic"),
}
_UNCOUNTED = {
    "orp": Text("v jednotlivých ORP, počet není znám", "by ORP, number unknown"),
    "target_group": Text("podle cílových skupin, počet není znám", "by target group, number unknown"),
    "area": Text("podle území, počet není znám", "by area, number unknown"),
    "ad_hoc": Text("podle potřeby k jednotlivým tématům, počet není znám", "as needed, by topic, number unknown"),
}
_RELATIONS = (
    ("advises", Text("Komu radí", "Advises")),
    ("accountable_to", Text("Komu odpovídá", "Accountable to")),
    ("submits_to", Text("Komu předkládá návrhy a stanoviska", "Submits proposals and opinions to")),
    ("delegates_to", Text("Kam vysílá zástupce", "Sends delegates to")),
    ("tasked_by", Text("Úkoly ukládá", "Tasked by")),
    ("informs", Text("Koho informuje", "Informs")),
)


def act_words(acts: list[str], language: Language) -> str:
    """``připomínkuje, projednává a doporučuje``; unknown acts as they are written."""
    words = (ACTS[act].in_language(language) if act in ACTS else tidy(act) for act in dict.fromkeys(acts))
    return join([word for word in words if word], language)


def power_words(power: Power, names: Names) -> Line:
    """What a body may do and on what: ``Schvaluje: střednědobý plán``."""
    act = capital(act_words([power.act], names.language))
    on = join([names.kind("document-type", code) for code in power.on], names.language)
    text = with_notes(on, power.note)
    return Line(act, text) if text else Line("", act)


def instances_words(instances: Instances | None, names: Names) -> str:
    """``13 ustavení, po jednom v každém ORP``; empty for a body that exists once."""
    if instances is None:
        return ""
    language = names.language
    if instances.count and instances.per in _COUNTED:
        if instances.count == 1 or (instances.orps and len(instances.orps) != instances.count):
            plain = Text("{n:ustavení|ustavení|ustavení}", "{n:instance|instances}")
            return phrase(plain, {"n": instances.count}, language)
        return phrase(_COUNTED[instances.per], {"n": instances.count}, language)
    return _UNCOUNTED[instances.per].in_language(language) if instances.per in _UNCOUNTED else ""


def instances_item(instances: Instances | None, names: Names) -> str:
    """The instances with their districts or names, and the note."""
    if instances is None:
        return ""
    text = instances_words(instances, names)
    if instances.per == "one":
        text = Text("jedno", "one").in_language(names.language)
    which = ", ".join(tidied((*map(names.orp, instances.orps), *instances.names)))
    return with_notes(": ".join(filter(None, (text, which))), instances.note)


def relation_lines(body: Body, names: Names) -> list[Line]:
    """Relations of *body* to others."""
    part_of, language = body.part_of or PartOf({}), names.language
    whole = names.by_id(part_of.body) if part_of.body else ""
    if whole and part_of.rank is not None:
        whole += phrase(Text(" ({rank}. v pořadí)", " (rank {rank})"), {"rank": part_of.rank}, language)
    lines = [line(Text("Součást celku", "Part of"), whole, language, part_of.note)]
    for key, label in _RELATIONS:
        holders: tuple[Holder, ...] = getattr(body, key)
        who = names.holders(holders, body.id, all_of=True)
        lines.append(line(label, who, language, *holder_notes(holders)))
    return lines


def founding_lines(body: Body, names: Names) -> list[Line]:
    """Who establishes and dissolves *body*."""
    if are_same(body.established_by, body.dissolved_by):
        both = Text("Zřizuje a ruší", "Established and dissolved by")
        return [holders_line(both, body.established_by, names)]
    return [
        holders_line(Text("Zřizuje", "Established by"), body.established_by, names),
        holders_line(Text("Ruší", "Dissolved by"), body.dissolved_by, names),
    ]


def validity_words(record: Record, language: Language) -> str:
    """From when until when, as precisely as the source knows it, with the note; empty where nothing is written."""
    valid = record.valid
    parts = [
        labelled(Text("začátek", "beginning"), moment_words(valid.start, language), language),
        labelled(Text("konec", "end"), moment_words(valid.end, language), language),
    ]
    return with_notes("; ".join(filter(None, parts)), validity_note(record))


def validity_note(record: Record) -> str:
    """The note that stands beside the period of *record*."""
    written = record.data.get("valid")
    note = written.get("note") if isinstance(written, dict) else ""
    return tidy(note) if isinstance(note, str) else ""
