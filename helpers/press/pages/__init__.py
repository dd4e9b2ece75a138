"""What Sphinx and the reader get: figures, downloads and the parts of a page."""
