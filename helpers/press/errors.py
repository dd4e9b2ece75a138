"""The base class of the errors that the press reports."""


class PressError(Exception):
    """A problem that a user can solve; the message says what is wrong and where."""
