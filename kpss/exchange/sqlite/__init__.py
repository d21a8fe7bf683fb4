"""All records as a database."""
