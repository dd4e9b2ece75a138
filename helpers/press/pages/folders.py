"""Folders of the site, each for one kind of files."""

# The files of each figure, and the pictures that other sites show beside links.
FIGURES, PREVIEWS = "_figures", "_previews"
# Two thirds of a site are in these. Their files are replaced in one step (see `helpers.press.files.write`) and never
# changed, so that the last build and the site can have the same ones.
SHARED = (FIGURES, PREVIEWS)
