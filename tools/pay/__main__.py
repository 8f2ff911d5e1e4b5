"""Run as `python tools/pay`; see `command.py`."""

import sys
from pathlib import Path

# Python puts this folder first; the modules are named from the one above, as its other tools are.
sys.path[0] = str(Path(__file__).resolve().parents[1])

if __name__ == "__main__":
    from pay.command import main

    main()
