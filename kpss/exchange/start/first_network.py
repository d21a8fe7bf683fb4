"""The examples of a new workspace for the folder ``network``; see :mod:`kpss.exchange.start.first_records`."""

from __future__ import annotations

from kpss.exchange.start.first_structure import Example
from kpss.language.text import Text

PROVIDER = Example(
    "network/pecovatelska-sluzba-mesta.yaml",
    Text("Poskytovatel a jeho služba", "A provider and its service"),
    Text(
        """\
kind: provider
id: pecovatelska-sluzba-mesta
name: Pečovatelská služba města
ico: "99900017"                # osm číslic v uvozovkách, i s nulami na začátku
---
kind: service
id: pecovatelska-sluzba
name: Pečovatelská služba
number: "9990001"              # identifikátor z registru, v uvozovkách
provider: pecovatelska-sluzba-mesta
type: home_care                # druh služby; kódy vypíše kpss schema service
capacities:                    # registrované maximum, ne volná místa
  - {{form: field, unit: client, value: 60}}   # residential (pobytová) | ambulatory (ambulantní) | field (terénní)
target_groups: [seniors]
valid: {{from: 2007-01-01}}
""",
        """\
kind: provider
id: pecovatelska-sluzba-mesta
name: Home care of the town
ico: "99900017"                # eight digits in quotes, with zeros in front
---
kind: service
id: pecovatelska-sluzba
name: Home care
number: "9990001"              # the number from the register, in quotes
provider: pecovatelska-sluzba-mesta
type: home_care                # the type; kpss schema service lists the codes
capacities:                    # the registered maximum, never free places
  - {{form: field, unit: client, value: 60}}   # residential | ambulatory | field
target_groups: [seniors]
valid: {{from: 2007-01-01}}
""",
    ),
)
ENTRY = Example(
    "network/pecovatelska-sluzba-2027.yaml",
    Text("Zařazení v síti", "An entry of the network"),
    Text(
        """\
kind: network-entry
id: pecovatelska-sluzba-2027
service: pecovatelska-sluzba   # id služby
level: core                    # úroveň: core (základní) | development | temporary | conditional | intention (záměr)
units:
  - {{form: field, unit: fte, value: 5.5}}     # bed (lůžka celým číslem) | fte (úvazky v přímé péči)
decision: {{date: 2026-12-10, by_name: Zastupitelstvo, resolution: 12/2026}}
entrustment: {{number: 1/2027, date: 2026-12-15, valid: {{from: 2027-01-01, to: 2029-12-31}}}}
money:                         # po letech a zdrojích, v korunách
  - {{year: 2027, costs: 3100000, compensation: 2000000}}
  - {{year: 2027, source: clients, revenues: 550000}}
valid: {{from: 2027-01-01}}      # změna jednotek je další záznam; tento pak skončí den předtím
""",
        """\
kind: network-entry
id: pecovatelska-sluzba-2027
service: pecovatelska-sluzba   # id of the service
level: core                    # the level: core | development | temporary | conditional | intention
units:
  - {{form: field, unit: fte, value: 5.5}}     # bed (whole numbers) | fte (full-time equivalents in direct care)
decision: {{date: 2026-12-10, by_name: The assembly, resolution: 12/2026}}
entrustment: {{number: 1/2027, date: 2026-12-15, valid: {{from: 2027-01-01, to: 2029-12-31}}}}
money:                         # by year and source, in CZK
  - {{year: 2027, costs: 3100000, compensation: 2000000}}
  - {{year: 2027, source: clients, revenues: 550000}}
valid: {{from: 2027-01-01}}      # a change of units is another record; this one ends the day before
""",
    ),
)
ROUND = Example(
    "network/aktualizace-2028.yaml",
    Text("Kolo žádostí a žádost", "A round and a request"),
    Text(
        """\
kind: round
id: aktualizace-2028
name: Aktualizace sítě na rok 2028
year: 2028                     # rok sítě
windows:                       # kdy se které žádosti podávají
  - {{types: [new], from: 2027-01-01, to: 2027-03-31}}
  - {{types: [change, exit], from: 2027-05-01, to: 2027-07-31}}
requirements:                  # co která žádost musí mít
  - {{types: [new, change], opinions: [orp], assessment: true, unless_decrease: true}}
criteria:
  - {{code: potreba, name: Potřebnost, points: 60}}
  - {{code: naklady, name: Přiměřenost nákladů, points: 40}}
threshold: 60
effective: 2028-01-01
---
kind: request
id: zadost-2028-01
round: aktualizace-2028
type: change                   # new | change | intention | compensation | stay | exit
service: pecovatelska-sluzba
provider: pecovatelska-sluzba-mesta
submitted: 2027-06-14
changes:
  units:                       # stav po změně, ne rozdíl
    - {{form: field, unit: fte, value: 7.0}}
""",
        """\
kind: round
id: aktualizace-2028
name: Update of the network for 2028
year: 2028                     # the year of the network
windows:                       # when requests are submitted
  - {{types: [new], from: 2027-01-01, to: 2027-03-31}}
  - {{types: [change, exit], from: 2027-05-01, to: 2027-07-31}}
requirements:                  # what a request must have
  - {{types: [new, change], opinions: [orp], assessment: true, unless_decrease: true}}
criteria:
  - {{code: need, name: How needed it is, points: 60}}
  - {{code: costs, name: Costs, points: 40}}
threshold: 60
effective: 2028-01-01
---
kind: request
id: zadost-2028-01
round: aktualizace-2028
type: change                   # new | change | intention | compensation | stay | exit
service: pecovatelska-sluzba
provider: pecovatelska-sluzba-mesta
submitted: 2027-06-14
changes:
  units:                       # the state after the change, not the difference
    - {{form: field, unit: fte, value: 7.0}}
""",
    ),
)
