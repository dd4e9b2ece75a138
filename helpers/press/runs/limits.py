"""Make room for kernels within the limits of the machine, or name the limit that is in the way."""

import resource

from helpers.press.errors import PressError

# What this process, or a kernel itself, has open, and what each kernel takes here.
FILES, FILES_OF_KERNEL = 128, 32


class LimitError(PressError):
    """The machine lets a process have too little of something."""


def open_files(at_once: int) -> None:
    """Let this process open as many files as its kernels take.

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
        count = f"{at_once} chapter{'' if at_once == 1 else 's'}"
        raise LimitError(
            f"{count} at once open up to {wanted} files, and this machine allows {hard}; "
            "raise its limit (ulimit -n), or run fewer with --jobs"
        )
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
