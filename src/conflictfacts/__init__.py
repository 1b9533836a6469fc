"""Reports about wars, read into immutable, unit-carrying facts."""
