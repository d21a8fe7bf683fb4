"""Columns of money in words."""

from __future__ import annotations

from kpss.language.text import Text

MONEY = {
    "costs": Text("Náklady", "Costs"),
    "revenues": Text("Výnosy", "Revenues"),
    "requested": Text("Požadovaná dotace", "Subsidy asked for"),
    "granted": Text("Přiznaná dotace", "Subsidy granted"),
    "compensation": Text("Vyrovnávací platba", "Compensation"),
}
"""The columns of money: key → label."""
