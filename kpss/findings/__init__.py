"""Findings: values with code, parameters and identity; their text is made by formats."""
