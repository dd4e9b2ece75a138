"""The book that the tests belong to."""

from helpers.press.project import Project

BOOK = Project.here()
