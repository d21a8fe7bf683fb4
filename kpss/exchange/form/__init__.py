"""The form on which a provider asks for a change of the network, and its way back."""
