"""Import of the national register of providers."""
