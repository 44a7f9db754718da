"""Where `./samenzicht` goes on inside .venv."""

import sys

from samenzicht.launch.door import main

sys.exit(main(sys.argv[1:]))
