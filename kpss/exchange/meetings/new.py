"""A new meeting: of which instance of which body, on which day, under which id; errors say what to give."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from kpss.exchange.new_ids import LONGEST_ID, free_id, listed
from kpss.exchange.yaml_text.lines import plain
from kpss.language.cleaning import one_line
from kpss.language.dates import date_text
from kpss.language.errors import UserError
from kpss.language.nearest import nearest
from kpss.language.phrases import join, quoted
from kpss.language.slugs import slug
from kpss.language.text import Language
from kpss.model.bodies import Body
from kpss.model.instances import Seat, known_seats, seat_name
from kpss.model.mandates import mandates
from kpss.model.meetings import Meeting
from kpss.model.naming import name_on
from kpss.model.sessions import sessions
from kpss.model.workspace import Workspace
from kpss.structure.values import is_time

KIND = "meeting"


class NewMeeting(NamedTuple):
    """What the file of a new meeting is made of."""

    id: str
    body: Body
    seat: Seat
    date: dt.date
    time: str = ""
    form: str = "regular"


class Asked(NamedTuple):
    """What was asked for on the command line, as it was typed; *date* is a day already."""

    body: str
    id: str = ""
    instance: str = ""
    group: str = ""
    date: dt.date | None = None
    time: str = ""
    form: str = "regular"


def choose(workspace: Workspace, asked: Asked) -> NewMeeting:
    """The meeting that was asked for.

    :raises UserError: saying what is missing or wrong.
    """
    body = _body(workspace, asked.body)
    seat = _seat(workspace, body, asked)
    date = asked.date or _next_session(workspace, body, seat)
    identifier = free_id(workspace, asked.id) if asked.id else _made_id(workspace, seat, date)
    return NewMeeting(identifier, body, seat, date, _time(asked.time), asked.form)


def _body(workspace: Workspace, identifier: str) -> Body:
    bodies = [body.id for body in workspace.of(Body)]
    if not identifier:
        raise UserError(
            f"Který orgán se sejde? Zadejte --body ID{listed(bodies, 'cs')}.",
            f"Which body meets? Give --body ID{listed(bodies, 'en')}.",
        )
    body = workspace.get(identifier, Body)
    if body is None:
        near = nearest(identifier, bodies)
        raise UserError(
            f"Orgán „{identifier}“ není." + (f" Nemělo to být „{near}“?" if near else " Seznam vypíše kpss list body."),
            f"There is no body “{identifier}”." + (f" Did you mean “{near}”?" if near else " See kpss list body."),
        )
    return body


# -- which instance ---------------------------------------------------------------------------------------------------


def _seat(workspace: Workspace, body: Body, asked: Asked) -> Seat:
    per = body.instances.per if body.instances is not None else "one"
    if per == "one" and (asked.instance or asked.group):
        raise UserError(
            f"Orgán „{one_line(body.name)}“ je jen jeden; --instance a --group k němu nepatří.",
            f"The body “{one_line(body.name)}” exists once; --instance and --group do not belong to it.",
        )
    if asked.instance and asked.group:
        raise UserError("Zadejte --instance, nebo --group, ne obojí.", "Give --instance or --group, not both.")
    known = known_seats(workspace, body, workspace.as_of)
    if asked.instance:
        return _of_orp(workspace, body, asked.instance, known)
    if plain(asked.group):
        return _of_group(body, asked.group, known)
    used = [seat for seat in (*sessions(workspace).by_seat, *mandates(workspace).by_seat) if seat.orp or seat.group]
    wanted = known_seats(workspace, body, workspace.as_of, used)
    if per == "one" or not wanted:
        return Seat(body.id)
    names = [_which(workspace, seat) for seat in wanted]
    is_district = any(seat.orp for seat in wanted)
    cs, en = ("--instance ORP", "--instance ORP") if is_district else ("--group JMÉNO", "--group NAME")
    raise UserError(
        f"Orgán „{one_line(body.name)}“ není jen jeden: zadejte {cs}{listed(names, 'cs')}.",
        f"The body “{one_line(body.name)}” exists several times: give {en}{listed(names, 'en')}.",
    )


def _of_orp(workspace: Workspace, body: Body, text: str, known: list[Seat]) -> Seat:
    territory = workspace.territory
    codes = territory.find_orp(text)
    if len(codes) != 1:
        near = nearest(text, territory.orp_names())
        raise UserError(
            f"ORP „{text}“ není." + (f" Nemělo to být „{near}“?" if near else " Seznam vypíše kpss list orp."),
            f"There is no ORP “{text}”." + (f" Did you mean “{near}”?" if near else " See kpss list orp."),
        )
    seat = Seat(body.id, codes[0])
    if known and seat not in known:
        names = [_which(workspace, other) for other in known]
        raise UserError(
            f"Orgán „{one_line(body.name)}“ v ORP {text} není{listed(names, 'cs')}.",
            f"There is no body “{one_line(body.name)}” in ORP {text}{listed(names, 'en')}.",
        )
    return seat


def _of_group(body: Body, text: str, known: list[Seat]) -> Seat:
    seat = Seat(body.id, group=plain(text))
    names = [other.group for other in known if other.group]
    if names and seat not in known:
        near = nearest(text, names)
        raise UserError(
            f"Skupina „{text}“ není."
            + (f" Nemělo to být „{near}“?" if near else f" Zapsány jsou{listed(names, 'cs')}."),
            f"There is no group “{text}”." + (f" Did you mean “{near}”?" if near else f" Known:{listed(names, 'en')}."),
        )
    return seat


def _which(workspace: Workspace, seat: Seat) -> str:
    return workspace.territory.orp_name(seat.orp) if seat.orp else seat.group


# -- which day --------------------------------------------------------------------------------------------------------


def _next_session(workspace: Workspace, body: Body, seat: Seat) -> dt.date:
    """The day of the next session of the body on whose days this one meets, unless it meets then already."""
    others = [item.on_days_of for item in (body.meetings.frequency if body.meetings else ()) if item.on_days_of]
    taken = {meeting.date.text for meeting in _own(workspace, seat) if meeting.date is not None}
    for other in others:
        for meeting in sessions(workspace).planned(Seat(other)):
            date = meeting.date
            if date is not None and date.exact and date.text not in taken:
                return date.earliest
    names = [name_on(record, workspace.as_of) for other in others if (record := workspace.get(other, Body))]
    if names:
        raise UserError(
            f"Na kdy? Zadejte --date RRRR-MM-DD; den se řídí jednáním orgánu {_quoted(names, 'cs')}, "
            "žádný jeho příští den, na který by jednání ještě nebylo, ale zapsán není.",
            f"For which day? Give --date YYYY-MM-DD; the day follows the sessions of {_quoted(names, 'en')}, "
            "but none without a meeting of this body is still to come on record.",
        )
    raise UserError(
        "Na kdy? Zadejte --date RRRR-MM-DD; z pravidel orgánu se den určit nedá.",
        "For which day? Give --date YYYY-MM-DD; the rules of the body do not tell it.",
    )


def _own(workspace: Workspace, seat: Seat) -> list[Meeting]:
    return [meeting for meeting in sessions(workspace).by_seat.get(seat, ()) if meeting.status != "cancelled"]


def _time(text: str) -> str:
    if text and not is_time(text):
        raise UserError(
            f"--time: „{text}“ není hodina; pište ji jako 14:00.", f"--time: “{text}” is no time; write it as 14:00."
        )
    return text


# -- the id -----------------------------------------------------------------------------------------------------------


def _made_id(workspace: Workspace, seat: Seat, date: dt.date) -> str:
    """Body, instance and day; a meeting of that day that is recorded already is probably the one that is meant."""
    same = [meeting for meeting in _own(workspace, seat) if meeting.date is not None and meeting.date.text == str(date)]
    if same:
        name, day = one_line(seat_name(workspace, seat)), date.isoformat()
        raise UserError(
            f"„{name}“ už na {date_text(day, 'cs')} jednání má: {same[0].id} ({same[0].file}). "
            "Má-li být to nové další, dejte mu vlastní identifikátor: kpss new meeting ID.",
            f"“{name}” has a meeting on {date_text(day, 'en')} already: {same[0].id} ({same[0].file}). "
            "If the new one is another, give it an id of its own: kpss new meeting ID.",
        )
    base = "-".join(part for part in (slug(seat.body), slug(_which(workspace, seat)), date.isoformat()) if part)
    base = base if len(base) < LONGEST_ID else f"{slug(seat.body)[: LONGEST_ID - 20].strip('-')}-{date.isoformat()}"
    number, found = 1, base
    while found in workspace.records or found in workspace.half_ids:
        number += 1
        found = f"{base}-{number}"
    return found


def _quoted(names: list[str], language: Language) -> str:
    return join([quoted(name, language) for name in names], language)
