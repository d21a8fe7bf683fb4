"""What is due when: one source of deadlines a module, gathered by :mod:`kpss.deadlines.collect`."""
