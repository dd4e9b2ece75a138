"""The printing press: what runs the chapters and builds the site. No notebook imports it."""

import sys

# If this package is there, as JupyterLab wants it, jsonschema builds a parser of web addresses with it
# whenever it is imported. That takes a second in each process, and nobody here checks web addresses.
# Python takes None for a module that can't be imported; the types of `sys` leave that out.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
