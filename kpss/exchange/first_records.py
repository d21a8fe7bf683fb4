"""One small commented record of each kind that people write by hand: the README files of a new workspace show them.

The records belong together, so that whoever copies all of them has a workspace without errors.
"""

from __future__ import annotations

from typing import NamedTuple

from kpss.language.text import Language, Text


class Example(NamedTuple):
    """The record of one kind: the file where it may stand, and its text with places for ``{level}`` and ``{area}``."""

    file: str
    kind: Text
    text: Text


_BODY = Example(
    "structure/ridici-skupina.yaml",
    Text("Orgán", "A body"),
    Text(
        """\
kind: body
id: ridici-skupina             # malá písmena bez diakritiky, číslice, pomlčky; v celém prostoru jen jednou
type: steering_group           # assembly (zastupitelstvo) | executive_council (rada) | commission (komise, výbor)
                               # | working_group (pracovní skupina) | office (úřad, odbor) | other …
name: Řídicí skupina
level: {level}
valid: {{from: 2026}}            # odkdy; rok, měsíc (2026-05), nebo den (2026-05-12)
members:
  - {{role: koordinator, count: 1, side: commissioner}}   # zadavatel
  - {{who: zástupci poskytovatelů, side: provider}}
  - {{who: zástupci uživatelů, side: user}}
chair:
  holders:
    - {{role: koordinator}}
meetings:
  frequency:
    - {{at_least: 2, per: year}}   # nejméně dvakrát ročně
""",
        """\
kind: body
id: ridici-skupina             # lower-case ASCII letters, digits, hyphens; once in the whole workspace
type: steering_group           # assembly | executive_council | commission | working_group | office | other …
name: Steering group
level: {level}
valid: {{from: 2026}}            # since when; a year, a month (2026-05) or a day (2026-05-12)
members:
  - {{role: koordinator, count: 1, side: commissioner}}
  - {{who: representatives of providers, side: provider}}
  - {{who: representatives of users, side: user}}
chair:
  holders:
    - {{role: koordinator}}
meetings:
  frequency:
    - {{at_least: 2, per: year}}   # at least twice a year
""",
    ),
)
_ROLE = Example(
    "structure/koordinator.yaml",
    Text("Role", "A role"),
    Text(
        """\
kind: role
id: koordinator
name: Koordinátor plánování
level: {level}
holder_type: person            # person (osoba) | organisation (organizace)
tasks:
  - Svolává řídicí skupinu
  - Připravuje návrh plánu
""",
        """\
kind: role
id: koordinator
name: Planning co-ordinator
level: {level}
holder_type: person            # person | organisation
tasks:
  - Convenes the steering group
  - Prepares the draft of the plan
""",
    ),
)
_MEMBERSHIP = Example(
    "structure/clenove.yaml",
    Text("Členství", "Memberships"),
    Text(
        """\
kind: membership
id: koordinator-v-ridici-skupine
body: ridici-skupina           # id orgánu
role: koordinator              # id role
vacant: true                   # místo je neobsazené; až obsazené bude, řádek smažte
valid: {{from: 2026-01-01}}
--- # další záznam v témže souboru
kind: membership
id: poskytovatele-v-ridici-skupine
body: ridici-skupina
side: provider                 # commissioner (zadavatel) | provider (poskytovatel) | user (uživatel) | public | expert
represents: Poskytovatelé služeb pro seniory   # koho zastupuje; jména lidí nejsou potřeba
valid: {{from: 2026-01-01}}
""",
        """\
kind: membership
id: koordinator-v-ridici-skupine
body: ridici-skupina           # id of the body
role: koordinator              # id of the role
vacant: true                   # nobody holds it; delete the line as soon as somebody does
valid: {{from: 2026-01-01}}
--- # another record in the same file
kind: membership
id: poskytovatele-v-ridici-skupine
body: ridici-skupina
side: provider                 # commissioner | provider | user | public | expert
represents: Providers of services for the elderly   # names of people are not needed
valid: {{from: 2026-01-01}}
""",
    ),
)
_PROCEDURE = Example(
    "structure/porizeni-planu.yaml",
    Text("Postup", "A procedure"),
    Text(
        """\
kind: procedure
id: porizeni-planu
name: Pořízení plánu
applies_to: [{type}]
steps:                         # v pořadí, v jakém jdou za sebou
  - id: pripominky
    name: Veřejné připomínkování
    consultation: true
    takes: {{days: 14}}
  - id: doporuceni
    name: Doporučení řídicí skupiny
    by: {{body: ridici-skupina}}
    act: recommends            # doporučuje
  - id: schvaleni
    name: Schválení zastupitelstvem
    by: {{name: zastupitelstvo}}   # name, dokud orgán nemá záznam; pak body: jeho id
    act: approves              # schvaluje
""",
        """\
kind: procedure
id: porizeni-planu
name: Making of the plan
applies_to: [{type}]
steps:                         # in the order in which they follow
  - id: pripominky
    name: Public consultation
    consultation: true
    takes: {{days: 14}}
  - id: doporuceni
    name: Recommendation of the steering group
    by: {{body: ridici-skupina}}
    act: recommends
  - id: schvaleni
    name: Approval by the assembly
    by: {{name: the assembly}}     # name while the body has no record; then body: its id
    act: approves
""",
    ),
)
_PLAN = Example(
    "plans/plan-2027-2030.yaml",
    Text("Plán", "A plan"),
    Text(
        """\
kind: plan
id: plan-2027-2030
type: {type:<25}# community (plán obcí) | medium_term (střednědobý plán kraje) | action (akční) | …
name: Plán sociálních služeb na roky 2027–2030
area:
  include:
    - {level}: {area}
valid: {{from: 2027, to: 2030}}
status: preparing              # preparing (připravuje se) | draft (návrh) | consultation (připomínky) | approved
procedure: porizeni-planu      # id postupu
# Až bude schválen, status: approved a:
# approvals:
#   - {{date: 2026-12-10, by_name: Zastupitelstvo, resolution: 12/2026}}
""",
        """\
kind: plan
id: plan-2027-2030
type: {type:<25}# community | medium_term (region) | action | strategic | substitute
name: Plan of social services for 2027–2030
area:
  include:
    - {level}: {area}
valid: {{from: 2027, to: 2030}}
status: preparing              # preparing | draft | consultation | approved | withdrawn
procedure: porizeni-planu      # id of the procedure
# Once it is approved, status: approved and:
# approvals:
#   - {{date: 2026-12-10, by_name: The assembly, resolution: 12/2026}}
""",
    ),
)
_CONSULTATION = Example(
    "plans/pripominky-2026.yaml",
    Text("Připomínkování", "A consultation"),
    Text(
        """\
kind: consultation
id: pripominky-2026
about: [plan-2027-2030]        # id plánu
period: {{from: 2026-09-01, to: 2026-09-14}}   # odkdy dokdy lze připomínky podat
ways:
  - na podatelně úřadu
comments:
  - from: poskytovatel         # instituce nebo „občan“; jména lidí sem nepatří
    received: 2026-09-08
    text: Doplnit terénní službu.
""",
        """\
kind: consultation
id: pripominky-2026
about: [plan-2027-2030]        # id of the plan
period: {{from: 2026-09-01, to: 2026-09-14}}   # when comments are received
ways:
  - at the registry of the office
comments:
  - from: a provider           # an institution or “a citizen”; names of people do not belong here
    received: 2026-09-08
    text: Add a field service.
""",
    ),
)
_MEETING = Example(
    "meetings/ridici-skupina-2026-10-08.yaml",
    Text("Jednání", "A meeting"),
    Text(
        """\
kind: meeting
id: ridici-skupina-2026-10-08
body: ridici-skupina           # id orgánu
date: 2026-10-08
time: "14:00"                  # v uvozovkách
""",
        """\
kind: meeting
id: ridici-skupina-2026-10-08
body: ridici-skupina           # id of the body
date: 2026-10-08
time: "14:00"                  # in quotes
""",
    ),
)
EXAMPLES = (_BODY, _ROLE, _MEMBERSHIP, _PROCEDURE, _PLAN, _CONSULTATION, _MEETING)
_INTRODUCTION = Text(
    """\
Záznam je soubor `.yaml`. Vezměte příklad, uložte ho pod uvedeným jménem a přepište hodnoty; za `#` je vysvětlení.
Příklady zde a ve složkách `structure`, `plans` a `meetings` k sobě patří: kde jeden jmenuje `id` jiného, musí tu být
i ten. Co ještě lze zapsat, ukáže `kpss schema`; zda je vše v pořádku, řekne `kpss validate`.
""",
    """\
A record is a file `.yaml`. Take an example, save it under the name given and change its values; what follows `#`
explains them. The examples here and in the folders `structure`, `plans` and `meetings` belong together: where one names
the `id` of another, that one has to be there too. `kpss schema` shows what else can be written; `kpss validate` says
whether all is well.
""",
)
_NEW_MEETING = Text(
    """\
Jednání založí `kpss new`: doplní členy, program i lhůty podle pravidel orgánu.

```sh
kpss new meeting --body ridici-skupina --date 2026-10-08
```

Ručně stačí:
""",
    """\
`kpss new` makes a meeting: it fills in members, agenda and deadlines by the rules of the body.

```sh
kpss new meeting --body ridici-skupina --date 2026-10-08
```

By hand this will do:
""",
)


def examples(folder: str, level: str, area: str, language: Language) -> str:
    """The examples of *folder* as Markdown; *area* is written as in YAML.  Empty where the folder has none."""
    found = [example for example in EXAMPLES if example.file.startswith(f"{folder}/")]
    if not found:
        return ""
    parts = [_INTRODUCTION.in_language(language)]
    for example in found:
        parts.append(f"## {example.kind.in_language(language)}: `{example.file}`\n")
        if example is _MEETING:
            parts.append(_NEW_MEETING.in_language(language))
        parts.append(f"```yaml\n{filled(example, level, area, language)}```\n")
    return "\n" + "\n".join(parts)


def filled(example: Example, level: str, area: str, language: Language) -> str:
    """The text of *example* for a workspace of *level* whose area is *area*."""
    kind_of_plan = "medium_term" if level == "region" else "community"
    return example.text.in_language(language).format(level=level, area=area, type=kind_of_plan)
