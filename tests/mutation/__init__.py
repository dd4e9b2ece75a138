"""Change the book at random in copies of it, and see whether its tests notice."""
