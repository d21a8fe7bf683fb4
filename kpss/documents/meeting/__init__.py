"""The papers of one meeting: the invitation, the attendance list and the minutes."""
