"""Import of tables of plans."""
