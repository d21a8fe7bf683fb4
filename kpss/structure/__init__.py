"""Structure: the schemas, what their annotations say, and the check of one document against them."""
