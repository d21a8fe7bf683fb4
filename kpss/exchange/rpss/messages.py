"""What an import of the register has to say."""

from __future__ import annotations

from kpss.language.text import Text

CHANGED = Text("{path}: {id}: {what}: {before} → {after}", "{path}: {id}: {what}: {before} → {after}")
ADDED = Text("{path}: nová služba {id}", "{path}: new service {id}")
REFUSED = Text(
    "{path}: {id}: {what} se nedá zapsat, jak je soubor napsán; změňte ručně: {before} → {after}",
    "{path}: {id}: {what} cannot be written the way the file is laid out; change it by hand: {before} → {after}",
)
ONLY_HERE = Text(
    "{path}: {id}: zařízení „{name}“ v registru není; zůstává. Skončilo-li, doplňte valid.to, nebo ho smažte.",
    "{path}: {id}: the facility “{name}” is not in the register; it stays. If it has ended, add valid.to or delete it.",
)
TWICE = Text(
    "Služba {number} má víc záznamů ({ids:list}); neupravuje se žádný.",
    "The service {number} has several records ({ids:list}); none is changed.",
)
REPEATED = Text(
    "Služba {number} je v registru víckrát; bere se jen první.",
    "The service {number} is in the register several times; only the first is taken.",
)
PERHAPS = Text(
    "Služba {number} ({type}, {provider}) je možná {ids:options}, kde chybí number i portal_id: doplňte portal_id: "
    "{portal_id}. Nezapisuje se.",
    "The service {number} ({type}, {provider}) may be {ids:options}, which has neither number nor portal_id: add "
    "portal_id: {portal_id}. It is not written.",
)
BROKEN = Text(
    "{path}: {id} má chyby ({keys:list}), registr ho neupravuje; opravte je (kpss validate) a nabírejte znovu.",
    "{path}: {id} has mistakes ({keys:list}) and is not changed; mend them (kpss validate) and import again.",
)
NO_SERVICE = Text(
    "{count:položka registru se nedala|položky registru se nedaly|položek registru se nedalo} přečíst (chybí "
    "poskytovatel nebo číslo služby).",
    "{count:item of the register|items of the register} could not be read (no provider, or no number of the service).",
)
NOT_WHOLE = Text(
    "V souboru není {missing} z {count} zapsaných služeb; je to nejspíš jen výběr, proto se register.missing_since "
    "nezapisuje.",
    "{missing} of the {count} services on record are not in the file; it is probably an extract, so "
    "register.missing_since is not written.",
)
NO_TERRITORY = Text(
    "Pracovní prostor nemá území, podle něhož by se poznaly služby kraje; nejdřív ho naberte (kpss import territory "
    "SOUBOR), nebo naberte všechno: --all.",
    "The workspace has no territory to tell the services of the region by; import it first (kpss import territory "
    "FILE), or import everything: --all.",
)
READ = Text("V registru {count:služba|služby|služeb}", "{count:service|services} in the register")
WANTED = Text("sem patří {count}", "{count} belonging here")
NEW = Text(
    "nových služeb {services}, nových poskytovatelů {providers}",
    "{services:new service|new services} and {providers:new provider|new providers} written",
)
NEW_DRY = Text(
    "zapsalo by se nových služeb {services}, nových poskytovatelů {providers}",
    "{services:new service|new services} and {providers:new provider|new providers} would be written",
)
UPDATED = Text("změněných záznamů {count}", "{count:record|records} changed")
SAME = Text("beze změny {count:služba|služby|služeb}", "{count:service|services} unchanged")
GONE = Text(
    "{count:zapsaná služba|zapsané služby|zapsaných služeb} v registru není", "{count:service|services} no longer there"
)
