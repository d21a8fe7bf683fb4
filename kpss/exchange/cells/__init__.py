"""What a cell of somebody's table can mean, and the words for what is wrong with it."""
