"""Files of new records of any kind, made from their schemas."""
