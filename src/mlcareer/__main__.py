"""Where the program starts: ``mlcareer`` and ``python -m mlcareer``."""

import gc
import os
import signal


def main() -> int:
    """Run the command line and return its exit code."""
    # Not as an exception, which a compiled library may report as a fault of what it was given.
    if heeded := signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    # The process lives for a fraction of a second: collecting its garbage costs 5 % of that.
    gc.disable()
    # Nothing that happens to be installed beside us may hook into what users hand in.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from mlcareer.cli.app import run

    code = run()
    if heeded:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is done: the exit code tells how
    gc.freeze()  # the interpreter's last collection looks through nothing, which saves 8 %
    return code


if __name__ == "__main__":
    raise SystemExit(main())
