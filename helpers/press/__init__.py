"""The printing press: what runs the chapters and builds the site. No notebook imports it."""

import sys

# If this package is there, as JupyterLab wants it, jsonschema builds a parser of web addresses with it
# whenever it is imported. That takes a second in each process, and nobody here checks web addresses.
sys.modules.setdefault("rfc3987_syntax", None)
