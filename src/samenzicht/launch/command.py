"""One management command in a process of its own: like `python -m django`, but a failure is told in words."""

import os
import sys

from django.core.management import execute_from_command_line

from samenzicht.launch.failure import explain

DEBUG = "SAMENZICHT_DEBUG"


def main() -> int:
    try:
        execute_from_command_line(["./samenzicht manage", *sys.argv[1:]])
    except (Exception, KeyboardInterrupt) as error:
        return explain(error, debug=bool(os.environ.get(DEBUG)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
