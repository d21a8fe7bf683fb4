"""Exchange: tables of others become records; record files change only by :mod:`kpss.source.edits`."""
