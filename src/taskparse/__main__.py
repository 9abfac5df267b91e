"""`python -m taskparse` is the command `taskparse`."""

import sys

from taskparse.cli import main

if __name__ == "__main__":
    sys.exit(main())
