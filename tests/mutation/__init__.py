"""Make random changes in copies of the book and list those that its tests do not detect."""
