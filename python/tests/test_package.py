"""The wheel builds without the network and holds the package alone."""

import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

from needs import PYTHON, needs


class Wheel(unittest.TestCase):
    @needs("pip", "setuptools", "wheel")
    def test_it_builds_offline(self):
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "source"
            shutil.copytree(PYTHON, source, ignore=shutil.ignore_patterns("build", "dist", "*.egg-info", "__pycache__"))
            done = subprocess.run(
                [sys.executable, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps", "--no-index", "--quiet", "--wheel-dir", folder, str(source)],
                capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            (wheel,) = Path(folder).glob("*.whl")
            names = zipfile.ZipFile(wheel).namelist()
        modules = {"phodos/" + path.name for path in (PYTHON / "phodos").glob("*.py")} | {"phodos/py.typed"}
        self.assertEqual({name for name in names if not name.split("/")[0].endswith(".dist-info")}, modules)

    def test_its_version_is_that_of_the_package_and_of_the_program(self):
        import phodos

        self.assertIn(f'version = "{phodos.__version__}"', (PYTHON / "pyproject.toml").read_text())
        self.assertIn(f"<Version>{phodos.__version__}</Version>", (PYTHON.parent / "Directory.Build.props").read_text())
