"""Seals written into records."""
