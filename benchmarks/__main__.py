"""Runs every benchmark that can run here, and prints one table after another."""

from __future__ import annotations

import importlib
import sys

NAMES = ("reading", "checking", "minimisation", "documents")


def main() -> None:
    """Run the benchmarks named on the command line, or all of them."""
    for name in sys.argv[1:] or NAMES:
        print(f"\n## {name}\n", flush=True)
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
