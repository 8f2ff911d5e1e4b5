"""Where the program starts: ``mlcareer`` and ``python -m mlcareer``."""

import gc
import os


def main() -> int:
    """Run the command line and return its exit code."""
    # The process lives for a fraction of a second: collecting its garbage costs 5 % of that.
    gc.disable()
    # Nothing that happens to be installed beside us may hook into what users hand in.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from mlcareer.cli import main as run  # half of the time goes here, so Ctrl-C comes here too

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
