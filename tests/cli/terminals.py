"""The command as a process, and on a terminal of its own."""

import os
import subprocess
import sys

COMMAND = (sys.executable, "-m", "taskparse")


def on_a_terminal(*arguments, stdout=True, stderr=False):
    """Run `taskparse parse` with a terminal for its output; return its exit code and what was shown."""
    import pty  # noqa: PLC0415  POSIX only

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "parse", *arguments],
        stdin=theirs,
        stdout=theirs if stdout else subprocess.DEVNULL,
        stderr=theirs if stderr else None,
        env=os.environ | {"TERM": "xterm"},
    )
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(ours)
    return process.wait(), shown.decode()
