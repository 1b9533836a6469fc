"""Words and what they are: sentences, numbers, times, names, and a row of items for each sentence."""
