"""The examples of a new workspace for the folder ``structure``; see :mod:`kpss.exchange.start.first_records`."""

from __future__ import annotations

from typing import NamedTuple

from kpss.language.text import Text


class Example(NamedTuple):
    """The record of one kind: the file where it may stand, and its text with places for ``{level}`` and ``{area}``."""

    file: str
    kind: Text
    text: Text


BODY = Example(
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
ROLE = Example(
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
MEMBERSHIP = Example(
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
PROCEDURE = Example(
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
