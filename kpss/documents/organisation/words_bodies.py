"""What a body is, how many times, since when, and what it may do, in words."""

from __future__ import annotations

from collections.abc import Sequence

from kpss.documents.organisation.names import Names
from kpss.documents.organisation.words_holders import are_same, holders_line, line, noted
from kpss.documents.organisation.words_structure import Line, labelled, moment_words, tidied, tidy, words_of
from kpss.language.phrases import join
from kpss.language.text import Text, capital
from kpss.model.bodies import Body, Instances, PartOf, Power
from kpss.model.parts import Area, AreaItem, Holder
from kpss.model.periods import Period
from kpss.model.records import Record
from kpss.reports.words import UNCOUNTED
from kpss.structure.words import code_words

_COUNTED = {
    "orp": Text(", v každém ORP zvlášť", ", one in each ORP"),
    "target_group": Text(" podle cílových skupin", " by target group"),
    "area": Text(" podle území", " by area"),
    "ad_hoc": Text(" k jednotlivým tématům", " by topic"),
}
_MONTH = len("2017-07")
_INSTANCES = Text("celkem {n}", "{n} in all")
_ACTS_ON = {
    "comments": Text("připomínkuje", "comments on"),
    "decides": Text("rozhoduje (o čem)", "decides on"),
    "gives_opinion": Text("dává stanovisko (k čemu)", "gives an opinion on"),
}
_RELATIONS = (
    ("advises", Text("Komu radí", "Advises")),
    ("accountable_to", Text("Komu odpovídá", "Accountable to")),
    ("submits_to", Text("Komu předkládá návrhy a stanoviska", "Submits proposals and opinions to")),
    ("delegates_to", Text("Kam vysílá zástupce", "Sends delegates to")),
    ("tasked_by", Text("Úkoly ukládá", "Tasked by")),
    ("informs", Text("Koho informuje", "Informs")),
)


def act_words(acts: Sequence[str], names: Names, *, with_object: bool = False) -> str:
    """``připomínkuje, projednává a doporučuje``; unknown acts as they are written.

    Where documents in the nominative follow and the verb asks for another case, a question stands in for the ending.
    """
    usual = code_words("body", ("powers", 0, "act"))
    known = {**usual, **_ACTS_ON} if with_object else usual
    words = (names.say(known[act]) if act in known else tidy(act) for act in dict.fromkeys(acts))
    return join([word for word in words if word], names.language)


def power_lines(powers: Sequence[Power], names: Names) -> list[str]:
    """What a body may do, on what and when.

    Without notes only what it may on the date, and the same acts, and acts on the same documents, stand together.
    """
    lines: list[tuple[tuple[str, ...], tuple[str, ...], str, str]]
    lines = [((p.act,), p.on, span_words(p.valid, names), p.note) for p in powers]
    if not names.notes:
        powers = [power for power in powers if power.valid.maybe_contains(names.workspace.as_of)]
        acts: dict[tuple[str, ...], tuple[str, ...]] = {}
        for power in powers:
            acts[power.on] = (*acts.get(power.on, ()), power.act)
        documents: dict[tuple[str, ...], tuple[str, ...]] = {}
        for on, done in acts.items():
            # What is done with anything stays apart from what is done with certain documents.
            key = done if on else ("", *done)
            documents[key] = (*documents.get(key, ()), *on)
        lines = [(done, on, "", "") for done, on in documents.items()]
    return words_of(_power_line(done, on, when, note, names) for done, on, when, note in lines)


def _power_line(acts: Sequence[str], documents: Sequence[str], when: str, note: str, names: Names) -> Line:
    act = capital(act_words([act for act in acts if act], names, with_object=bool(documents)))
    on = join([names.kind("document-type", code) for code in dict.fromkeys(documents)], names.language)
    if when and on:
        on += f" ({when})"
    elif when:
        act += f" ({when})"
    text = noted(names, on, note)
    return Line(act, text) if text else Line("", act)


def span_words(valid: Period, names: Names) -> str:
    """``od 1. 1. 2015 do 31. 12. 2017``; empty where both ends are open."""
    words = []
    for moment, label in ((valid.start, Text("od", "from")), (valid.end, Text("do", "to"))):
        if moment is not None:
            # A month and words of an unknown day ("nejpozději …") do not go with a preposition.
            sign = ":" if moment.unknown or len(moment.text) == _MONTH else ""
            words.append(f"{names.say(label)}{sign} {moment_words(moment, names.language)}")
    return " ".join(words)


def instances_words(instances: Instances | None, names: Names) -> str:
    """``celkem 13, v každém ORP zvlášť``, the topic and the end; empty for a body that exists once."""
    if instances is None:
        return ""
    topic, until = tidy(instances.topic), moment_words(instances.until, names.language)
    parts = (
        _number_words(instances, names, _INSTANCES),
        labelled(names.say(Text("téma", "topic")), topic),
        names.say(Text("trvá do {until}", "until {until}"), until=until) if until else "",
    )
    return "; ".join(tidied(parts))


def _number_words(instances: Instances, names: Names, noun: Text) -> str:
    # A group with a topic of its own is one of those "k jednotlivým tématům".
    if instances.per not in _COUNTED or (instances.topic and not instances.count):
        return ""
    if not instances.count:
        return names.say(UNCOUNTED[instances.per])
    text = names.say(noun, n=instances.count)
    is_plain = instances.count == 1 or (instances.orps and len(instances.orps) != instances.count)
    return text if is_plain else text + names.say(_COUNTED[instances.per])


def instances_lines(body: Body, names: Names) -> list[Line]:
    """The instances with their districts or names and the note; topic and end of those that come and go."""
    instances = body.instances or Instances({})
    number = "1" if instances.per == "one" else _number_words(instances, names, Text("{n}", "{n}"))
    which = ", ".join(tidied((*map(names.orp, instances.orps), *instances.names)))
    return [
        line(names, Text("Počet", "Number"), ": ".join(tidied((number, which))), instances.note),
        line(names, Text("Téma", "Topic"), tidy(instances.topic)),
        line(names, Text("Trvá do", "Until"), moment_words(instances.until, names.language)),
    ]


def area_line(body: Body, names: Names) -> Line:
    """The area in which *body* works."""
    area = body.area or Area({})
    text = join(tidied(_area_item(item, names) for item in area.include), names.language)
    left_out = tidied(_area_item(item, names) for item in area.exclude)
    if area.exclude_unknown:
        unnamed = Text("{n:obec|obce|obcí} (nejmenováno)", "{n:municipality|municipalities} (not named)")
        left_out.append(names.say(unnamed, n=area.exclude_unknown))
    if left_out:
        text += names.say(Text("; nepatří sem: {what}", "; without: {what}"), what=join(left_out, names.language))
    return line(names, Text("Území působnosti", "Area"), text.removeprefix("; "), area.note)


def _area_item(item: AreaItem, names: Names) -> str:
    territory, settings = names.workspace.territory, names.workspace.settings
    if item.municipality:
        codes = territory.find_municipality(item.municipality)
        return territory.name(codes[0]) if len(codes) == 1 else item.municipality
    if item.orp:
        return f"ORP {names.orp(item.orp)}"
    if item.region and item.region == settings.area:
        return settings.name
    return item.region or names.by_id(item.microregion)


def relation_lines(body: Body, names: Names) -> list[Line]:
    """Relations of *body* to others."""
    part_of = body.part_of or PartOf({})
    whole = names.by_id(part_of.body) if part_of.body else ""
    if whole and part_of.rank is not None:
        whole += names.say(Text(" ({rank}. v pořadí)", " (rank {rank})"), rank=part_of.rank)
    lines = [line(names, Text("Součást celku", "Part of"), whole, part_of.note)]
    for key, label in _RELATIONS:
        holders: tuple[Holder, ...] = getattr(body, key)
        lines.append(holders_line(names, label, holders, body.id, all_of=True))
    return lines


def founding_lines(body: Body, names: Names) -> list[Line]:
    """Who establishes and dissolves *body*."""
    if are_same(body.established_by, body.dissolved_by):
        return [holders_line(names, Text("Zřizuje a ruší", "Established and dissolved by"), body.established_by)]
    return [
        holders_line(names, Text("Zřizuje", "Established by"), body.established_by),
        holders_line(names, Text("Ruší", "Dissolved by"), body.dissolved_by),
    ]


def validity_line(record: Record, names: Names) -> Line:
    """From when until when, as precisely as the source knows it, with the note."""
    start, end = moment_words(record.valid.start, names.language), moment_words(record.valid.end, names.language)
    parts = (
        labelled(names.say(Text("začátek", "beginning")), start),
        labelled(names.say(Text("konec", "end")), end),
    )
    return line(names, Text("Platnost", "Validity"), "; ".join(tidied(parts)), validity_note(record))


def validity_note(record: Record) -> str:
    """The note that stands beside the period of *record*."""
    written = record.data.get("valid")
    note = written.get("note") if isinstance(written, dict) else ""
    return tidy(note) if isinstance(note, str) else ""
