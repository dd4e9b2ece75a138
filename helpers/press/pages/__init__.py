"""Sphinx extensions: figures, downloads and other parts of a page."""
