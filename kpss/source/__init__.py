"""Sources: trees of files, which of them hold records, and reading YAML with places."""
