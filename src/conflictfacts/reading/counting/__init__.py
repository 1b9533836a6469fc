"""What a number says: who or what it counts, and what happened to them."""
