"""The numbers of executed notebooks: what moved between two books, and the table of a matrix."""
