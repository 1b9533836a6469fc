"""Whose people, troops or ground a claim counts: the single steps, by what they go by.

Each step looks at one way of saying it and gives who it is, `None` where it has nothing to say, and `NOBODY` where
nobody is to be named. The order in which they are tried is told in `victims`.
"""
