"""What tests need of others, and where the examples are."""

import importlib.util
import os
import sys
import unittest
from pathlib import Path

PYTHON = Path(__file__).resolve().parents[1]
EXAMPLES = PYTHON.parent / "examples"
sys.path.insert(0, str(PYTHON))


def needs(*packages):
    """Skips a test where a package is missing."""
    missing = [package for package in packages if importlib.util.find_spec(package) is None]
    return unittest.skipIf(missing, f"needs {', '.join(missing)}, on Debian {', '.join('python3-' + package for package in missing)}")


def needs_command():
    """Skips a test where the command is not found; where PHODOS names one, it must be there."""
    import phodos

    try:
        phodos.find_command()
    except phodos.CommandNotFoundError as fault:
        if os.environ.get("PHODOS"):
            raise
        return unittest.skip(str(fault))
    return lambda test: test
