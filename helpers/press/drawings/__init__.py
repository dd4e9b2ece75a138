"""Charts as SVG and PNG, and a cache of them; nothing here knows of Sphinx."""
