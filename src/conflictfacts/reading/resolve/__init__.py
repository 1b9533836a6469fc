"""Whose, where and when: names, pronouns and silence turned into actors, places and periods.

A name that could mean several things is taken for what its grammar asks for; where nothing says who, nobody is said.
"""
