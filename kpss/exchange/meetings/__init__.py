"""Files of new meetings."""
