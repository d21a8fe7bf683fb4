"""Formats: findings and reports as strings.  Nothing here writes."""
