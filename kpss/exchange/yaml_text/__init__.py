"""Writing of YAML: lines of new records and values put into the texts of known ones."""
