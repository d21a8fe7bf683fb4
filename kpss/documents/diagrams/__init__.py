"""Drawings: organisation charts and approval chains as SVG and as Mermaid text."""
