"""Documents: contexts from the model, one Markdown template each, and the forms made of it."""
