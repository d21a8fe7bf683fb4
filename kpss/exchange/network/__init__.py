"""What was decided about requests, put into the network."""
