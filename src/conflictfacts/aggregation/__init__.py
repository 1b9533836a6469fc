"""Adding up, pooling and following figures, without counting anybody twice."""
