"""The organisation document: who takes part in planning, what they do, how they meet and decide."""
