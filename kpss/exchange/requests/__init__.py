"""Files of new requests."""
