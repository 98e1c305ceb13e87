"""The command is found, or its lack is told."""

import os
import stat
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import needs  # noqa: F401  puts the package on the path
from phodos import CommandNotFoundError, PhodosError, find_command
from phodos.command import fault_of, run_command


@unittest.skipIf(os.name == "nt", "needs scripts of a shell")
class Command(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.program = self.folder / "phodos"
        self.program.write_text("#!/bin/sh\necho 'phodos: a.cif: it is wrong' >&2; exit 2\n")
        self.program.chmod(self.program.stat().st_mode | stat.S_IXUSR)

    def test_the_variable_comes_before_the_path(self):
        with mock.patch.dict(os.environ, {"PHODOS": str(self.program), "PATH": ""}):
            self.assertEqual(find_command(), [str(self.program)])
        with mock.patch.dict(os.environ, {"PHODOS": str(self.folder), "PATH": ""}):
            self.assertEqual(find_command(), [str(self.program)])

    def test_the_path_is_looked_through(self):
        with mock.patch.dict(os.environ, {"PHODOS": "", "PATH": str(self.folder)}):
            self.assertEqual(find_command(), [str(self.program)])

    def test_a_library_of_dotnet_is_run_by_dotnet(self):
        library = self.folder / "phodos.dll"
        library.write_text("")
        self.assertEqual(find_command(str(library)), ["dotnet", str(library)])

    def test_a_wrong_variable_is_told_and_not_passed_over(self):
        with mock.patch.dict(os.environ, {"PHODOS": str(self.folder / "nowhere"), "PATH": str(self.folder)}):
            with self.assertRaisesRegex(CommandNotFoundError, "nowhere.*PHODOS"):
                find_command()

    def test_its_own_line_is_the_message(self):
        with self.assertRaisesRegex(PhodosError, "^a.cif: it is wrong$"):
            run_command(["predict"], str(self.program))

    def test_a_command_that_says_nothing_is_told_by_its_exit_code(self):
        self.assertIn("exit code 3", fault_of([], 3))
