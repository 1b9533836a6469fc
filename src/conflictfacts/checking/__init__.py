"""Whether facts can all be so, and what follows where they are."""
