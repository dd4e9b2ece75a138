"""Raise the limits of this process for its kernels, or report which limit of the machine is too low."""

import resource

from helpers.press.errors import PressError
from helpers.press.terminal import counted

# Open files of this process, and those that it needs for each kernel.
FILES, FILES_OF_KERNEL = 128, 32


class LimitError(PressError):
    """A limit of the machine is too low."""


def open_files(at_once: int) -> None:
    """Let this process open as many files as its kernels need.

    Args:
        at_once: How many kernels run at once.

    Raises:
        LimitError: If the machine does not let it.
    """
    wanted = FILES + FILES_OF_KERNEL * at_once
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return
    if hard != resource.RLIM_INFINITY and hard < wanted:
        raise LimitError(
            f"{counted(at_once, 'chapter')} at once open up to {wanted} files, and this machine allows {hard}; "
            "raise its limit (ulimit -n), or run fewer with --jobs"
        )
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
