"""Tell whether an interview is open in another terminal: two quizzes must not write to one log."""

import errno
import sys

if sys.platform == "win32":

    def lock(descriptor: int) -> bool:
        """Take a file for this process; there is no such lock here, and everybody may have it."""
        return True

else:
    import fcntl

    def lock(descriptor: int) -> bool:
        """
        Take a file for this process until it is closed or the process ends, however it ends.

        Returns:  whether it could be had; where the file system knows no locks, everybody may have it.
        """
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in (errno.EAGAIN, errno.EACCES)
        return True
