"""Build the archive of a release, with its description for repositories of research data."""
