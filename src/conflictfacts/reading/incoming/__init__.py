"""What comes in: the text of a page or a PDF."""
