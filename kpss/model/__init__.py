"""The model: periods, territory, areas, typed records, and the workspace with its indexes."""
