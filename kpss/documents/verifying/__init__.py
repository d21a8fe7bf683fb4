"""Finished documents compared with what the repository holds."""
