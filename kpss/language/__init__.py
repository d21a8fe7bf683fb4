"""Languages: texts in Czech and English, phrases with plurals and dates, sorting, slugs, cleaning."""
