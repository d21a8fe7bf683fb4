"""One small commented record of each kind that people write by hand: the README files of a new workspace show them.

The records belong together, so that whoever copies all of them has a workspace without errors.
"""

from __future__ import annotations

from kpss.exchange.start.first_network import ENTRY, PROVIDER, ROUND
from kpss.exchange.start.first_structure import BODY, MEMBERSHIP, PROCEDURE, ROLE, Example
from kpss.language.text import Language, Text

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
EXAMPLES = (BODY, ROLE, MEMBERSHIP, PROCEDURE, _PLAN, _CONSULTATION, _MEETING, PROVIDER, ENTRY, ROUND)
_INTRODUCTION = Text(
    """\
Záznam je soubor `.yaml`. Vezměte příklad, uložte ho pod uvedeným jménem a přepište hodnoty; za `#` je vysvětlení.
Příklady zde a ve složkách `structure`, `plans`, `meetings` a `network` k sobě patří: kde jeden jmenuje `id` jiného,
musí tu být i ten. Co ještě lze zapsat, ukáže `kpss schema`; zda je vše v pořádku, řekne `kpss validate`.
""",
    """\
A record is a file `.yaml`. Take an example, save it under the name given and change its values; what follows `#`
explains them. The examples here and in the folders `structure`, `plans`, `meetings` and `network` belong together:
where one names the `id` of another, that one has to be there too. `kpss schema` shows what else can be written; `kpss
validate` says whether all is well.
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
