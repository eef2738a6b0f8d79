"""The program: ``gouji check 决算.docx``, or ``python -m gouji check 决算.docx``."""

import signal
import sys

from gouji import _gouji


def main() -> None:
    """Runs the program with the arguments of the process and ends with its exit status."""
    # While Rust runs, Python hears of no interrupt: the process ends as any other program does.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.stdout.flush()
    sys.exit(_gouji.main(["gouji", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
