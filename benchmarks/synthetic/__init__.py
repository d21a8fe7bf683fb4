"""Parts of the synthetic country: words, territory, structure, plans, and the YAML they are written in."""
