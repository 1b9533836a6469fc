"""From text to facts, one file a stage.

sentences → tokens → numbers, times → mentions → clauses → attribution → resolve → building → reader.

Only this package knows English. What it knows of names and words is data, in `lexicon`.
"""
