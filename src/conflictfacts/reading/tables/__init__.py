"""Rows and cells: whose, where and what their headers say."""
