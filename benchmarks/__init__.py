"""How fast kpss is, measured beside other tools on the same files: ``python -m benchmarks``."""
