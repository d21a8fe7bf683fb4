"""Words for the codes of states, types and severities."""

from __future__ import annotations

from kpss.language.text import Text

STATES = {
    "in_force": Text("platí", "in force"),
    "future": Text("začne platit", "future"),
    "expired": Text("skončil", "expired"),
    "preparing": Text("připravuje se", "in preparation"),
    "withdrawn": Text("zrušen", "withdrawn"),
}
STATUSES = {
    "preparing": Text("připravuje se", "preparing"),
    "draft": Text("návrh", "draft"),
    "consultation": Text("připomínkování", "consultation"),
    "approved": Text("schválen", "approved"),
    "withdrawn": Text("zrušen", "withdrawn"),
}
PLAN_TYPES = {
    "community": Text("komunitní plán", "community plan"),
    "medium_term": Text("střednědobý plán kraje", "region's medium-term plan"),
    "action": Text("akční plán", "action plan"),
    "strategic": Text("strategie", "strategy"),
    "substitute": Text("náhradní dokument", "substitute document"),
}
COVERAGE = {
    "covered": Text("platný plán", "plan in force"),
    "preparing": Text("plán v přípravě", "plan in preparation"),
    "substitute": Text("náhradní dokument", "substitute document"),
    "expired": Text("prošlý plán", "expired plan"),
    "none": Text("žádný plán", "no plan"),
    "unknown": Text("nezapsáno", "not recorded"),
    "exempt": Text("vojenský újezd", "military area"),
}
SEVERITIES = {
    "error": Text("chyba", "error"),
    "warning": Text("varování", "warning"),
    "gap": Text("mezera", "gap"),
    "note": Text("poznámka", "note"),
}
LEVELS = {
    "state": Text("stát", "state"),
    "region": Text("kraj", "region"),
    "orp": Text("správní obvod ORP", "ORP district"),
    "microregion": Text("mikroregion", "microregion"),
    "municipality": Text("obec", "municipality"),
}
UNCOUNTED = {
    "orp": Text("v jednotlivých ORP, počet není znám", "by ORP, number unknown"),
    "target_group": Text("podle cílových skupin, počet není znám", "by target group, number unknown"),
    "area": Text("podle území, počet není znám", "by area, number unknown"),
    "ad_hoc": Text("podle potřeby k jednotlivým tématům, počet není znám", "as needed, by topic, number unknown"),
}
