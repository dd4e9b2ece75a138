"""The printing press: what runs the chapters and builds the site. No notebook imports it."""
