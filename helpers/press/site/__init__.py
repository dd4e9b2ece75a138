"""Build and publish the site, print it as a PDF."""
