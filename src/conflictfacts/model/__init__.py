"""The nouns: what a report says, as frozen values, and their written form."""
