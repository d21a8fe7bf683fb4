"""KPSS114: a value that is not in its form: a date, a code, an id."""

from __future__ import annotations

from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.rules.base import reading_problems

_DATES = Text(
    "Pište rok (1900 až 2199), měsíc, nebo den: 2017, 2017-07 nebo 2017-07-16.",
    "Write a year (1900 to 2199), a month or a day: 2017, 2017-07 or 2017-07-16.",
)
RULE = Rule(
    114,
    "bad-format",
    "error",
    Text("Hodnota nemá správný tvar", "A value is not in its form"),
    Wording(
        Text("Hodnota {value:quote} nemá správný tvar.", "The value {value:quote} is not in its form."),
        Text("Podívejte se na nápovědu klíče: kpss schema.", "See the help of the key: kpss schema."),
    ),
    variants={
        "date": Wording(Text("{value:quote} není datum.", "{value:quote} is not a date."), _DATES),
        "day": Wording(
            Text("{value:quote} není den.", "{value:quote} is not a day."),
            Text("Pište den jako 2017-07-16.", "Write a day as 2017-07-16."),
        ),
        "no_such_day": Wording(
            Text("{value:quote}: takový den není.", "{value:quote}: there is no such day."),
            Text("Opravte den: {month:date} má {days:den|dny|dní}.", "Mend the day: {month:date} has {days:day|days}."),
        ),
        "time": Wording(
            Text("{value:quote} není hodina.", "{value:quote} is not an hour."),
            Text('Pište hodinu v uvozovkách jako "14:00".', 'Write an hour in quotes, as "14:00".'),
        ),
        "yearly": Wording(
            Text("{value:quote} není den v roce.", "{value:quote} is not a day of the year."),
            Text("Pište měsíc a den jako --03-31.", "Write the month and day as --03-31."),
        ),
        "url": Wording(
            Text("{value:quote} není webová adresa.", "{value:quote} is not a web address."),
            Text("Adresa začíná https:// a nemá mezery.", "An address begins with https:// and has no spaces."),
        ),
        "web": Wording(
            Text("{value:quote} není webová adresa.", "{value:quote} is not a web address."),
            Text(
                "Pište ji bez mezer jako www.obec.cz nebo https://www.obec.cz.",
                "Write it without spaces, as www.town.cz or https://www.town.cz.",
            ),
        ),
        "email": Wording(
            Text("{value:quote} není e-mailová adresa.", "{value:quote} is not an e-mail address."),
            Text("Pište jednu adresu jako podatelna@obec.cz.", "Write one address, as office@town.cz."),
        ),
        "digits": Wording(
            Text("{value:quote} není platný kód.", "{value:quote} is not a code."),
            Text(
                "Kód má {count:číslici|číslice|číslic} a nezačíná nulou.",
                "The code has {count:digit|digits} and does not begin with zero.",
            ),
        ),
        "digits_zeros": Wording(
            Text("{value:quote} není platný kód.", "{value:quote} is not a code."),
            Text(
                "Kód má {count:číslici|číslice|číslic} i s nulami na začátku; pište ho v uvozovkách.",
                "The code has {count:digit|digits}, with its leading zeros; write it in quotes.",
            ),
        ),
        "slug": Wording(
            Text("{value:quote} není dobrý identifikátor.", "{value:quote} is not a good identifier."),
            Text(
                "Jen malá písmena bez diakritiky, číslice a pomlčky.",
                "Only lower-case ASCII letters, digits and hyphens.",
            ),
        ),
        "minLength": Wording(
            Text("Text je prázdný.", "The text is empty."),
            Text("Doplňte ho, nebo řádek smažte.", "Write it, or delete the line."),
        ),
        "minLength_required": Wording(
            Text("Text je prázdný.", "The text is empty."),
            Text("Doplňte ho; klíč je povinný.", "Write it; the key is required."),
        ),
        "minLength_item": Wording(
            Text("Položka seznamu je prázdná.", "The item of the list is empty."),
            Text("Doplňte ji, nebo řádek s pomlčkou smažte.", "Write it, or delete the line with the hyphen."),
        ),
        "minItems": Wording(
            Text("Seznam je prázdný.", "The list is empty."),
            Text("Doplňte aspoň jednu položku; prázdný tu být nesmí.", "Add an item; it may not be empty here."),
        ),
        "uniqueItems": Wording(
            Text("V seznamu je něco dvakrát.", "Something stands in the list twice."),
            Text("Nechte každou položku jen jednou.", "Keep each item once."),
        ),
        "minimum": Wording(
            Text("Číslo {value:quote} je moc malé.", "The number {value:quote} is too small."),
            Text("Může tu být nejméně {limit}.", "The least that can stand here is {limit}."),
        ),
        "maximum": Wording(
            Text("Číslo {value:quote} je moc velké.", "The number {value:quote} is too big."),
            Text("Může tu být nejvýše {limit}.", "The most that can stand here is {limit}."),
        ),
    },
    hints={
        "write": Text("Pište „{write}“.", "Write “{write}”."),
        "time": Text(
            "Pište hodinu v uvozovkách a s dvojtečkou: {time}", "Write an hour in quotes with a colon: {time}"
        ),
        "example": Text("Správný tvar je například „{example}“.", "The right form is, for example, “{example}”."),
    },
)
check = reading_problems(RULE)
