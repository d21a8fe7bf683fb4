"""Import of municipalities and ORPs."""
