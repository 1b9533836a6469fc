"""What somebody thinks: judgements, forecasts and positions, and the clauses they stand in."""
