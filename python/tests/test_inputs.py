"""What a structure may be given as, without a server."""

import gzip
import json
import tempfile
import unittest
from pathlib import Path

from needs import EXAMPLES, needs
from phodos.calculations import Calculation
from phodos.client import _chunks, _form, _grid, _temperatures
from phodos.errors import InputError, PhodosWarning
from phodos.inputs import Structure, is_many, structure_of
from phodos.results import Estimate

TEXT = (EXAMPLES / "NaCl.cif").read_text()


class OneStructure(unittest.TestCase):
    def test_a_path_is_read(self):
        self.assertEqual(structure_of(EXAMPLES / "NaCl.cif").text, TEXT)
        self.assertEqual(structure_of(str(EXAMPLES / "NaCl.cif")).name, str(EXAMPLES / "NaCl.cif"))

    def test_a_packed_file_is_unpacked_and_its_format_is_that_inside(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "NaCl.cif.gz"
            path.write_bytes(gzip.compress(TEXT.encode()))
            read = structure_of(path)
        self.assertEqual(read.text, TEXT)
        self.assertTrue(read.hint.endswith("NaCl.cif"))

    def test_a_damaged_packed_file_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "NaCl.cif.gz"
            path.write_bytes(b"no gzip")
            with self.assertRaisesRegex(InputError, "NaCl.cif.gz: cannot be read"):
                structure_of(path)

    def test_a_text_of_lines_is_no_path(self):
        self.assertEqual(structure_of(TEXT).text, TEXT)

    def test_what_is_missing_or_nothing_is_told(self):
        for x, word in (("nowhere.cif", "no such file"), (EXAMPLES, "a folder"), (3, "the type int")):
            with self.assertRaisesRegex(InputError, word):
                structure_of(x)

    def test_what_is_iterated_is_many(self):
        self.assertTrue(is_many([TEXT]))
        self.assertTrue(is_many(x for x in "a"))
        self.assertFalse(is_many(TEXT))
        self.assertFalse(is_many({"lattice": {}, "sites": []}))

    @needs("ase")
    def test_atoms_of_ase_keep_order_and_digits(self):
        from ase import Atoms

        atoms = Atoms("NaClNa", scaled_positions=[[0, 0, 0], [1 / 3, 0.5, 0.5], [1.25, 0, 0.5]], cell=[4, 5, 6], pbc=True)
        sites = json.loads(structure_of(atoms).text)["sites"]
        self.assertEqual([site["species"][0]["element"] for site in sites], ["Na", "Cl", "Na"])
        self.assertAlmostEqual(sites[1]["abc"][0], 1 / 3, 14)
        self.assertFalse(is_many(atoms))

    @needs("ase")
    def test_a_molecule_or_slab_of_ase_is_refused(self):
        from ase.build import fcc111, molecule

        for atoms in (molecule("H2O"), fcc111("Al", (1, 1, 3), vacuum=8)):
            with self.assertRaisesRegex(InputError, "not periodic"):
                structure_of(atoms)

    @needs("ase")
    def test_masses_that_are_not_used_are_told(self):
        from ase.build import bulk

        atoms = bulk("Si")
        self.assertEqual(structure_of(atoms).notes, ())
        atoms.set_masses([29, 30])
        self.assertIn("masses", structure_of(atoms).notes[0])

    @needs("pymatgen")
    def test_a_structure_of_pymatgen_is_one(self):
        from pymatgen.core import Lattice, Structure as Crystal

        crystal = Crystal(Lattice.cubic(4.2), ["Mg", "O"], [[0, 0, 0], [0.5, 0.5, 0.5]])
        self.assertFalse(is_many(crystal))
        self.assertEqual(len(json.loads(structure_of(crystal).text)["sites"]), 2)

    @needs("phonopy")
    def test_objects_of_phonopy_are_one(self):
        from phonopy import Phonopy
        from phonopy.structure.atoms import PhonopyAtoms

        cell = PhonopyAtoms(symbols=["Na", "Cl"], cell=[[0, 2.8, 2.8], [2.8, 0, 2.8], [2.8, 2.8, 0]], scaled_positions=[[0, 0, 0], [0.5, 0.5, 0.5]])
        phonon = Phonopy(cell, supercell_matrix=[2, 2, 2])
        for x in (cell, phonon):
            self.assertFalse(is_many(x))
            self.assertEqual(len(json.loads(structure_of(x).text)["sites"]), 2)
        with self.assertRaisesRegex(InputError, "neither forces nor force constants"):
            Calculation.of(phonon)


class FilesOfACalculation(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def names(self, x):
        return [name for name, _ in Calculation.of(x).parts]

    def test_of_a_folder_those_of_a_calculation_are_taken(self):
        for name in ("FORCE_SETS", "POSCAR-unitcell", "phonopy.conf", "BORN", "WAVECAR", "notes.txt", "OUTCAR"):
            (self.folder / name).write_text("x")
        self.assertEqual(self.names(self.folder), ["BORN", "FORCE_SETS", "POSCAR-unitcell", "phonopy.conf"])

    def test_runs_in_folders_of_their_own_get_their_numbers(self):
        (self.folder / "phonopy_disp.yaml").write_text("x")
        for number in ("001", "002"):
            (self.folder / f"disp-{number}").mkdir()
            (self.folder / f"disp-{number}" / "vasprun.xml").write_text("x")
        self.assertEqual(self.names(self.folder), ["vasprun-001.xml", "vasprun-002.xml", "phonopy_disp.yaml"])

    def test_of_a_file_its_cells_and_charges_come_along(self):
        for name in ("FORCE_SETS", "FORCE_CONSTANTS", "phonopy_params.yaml", "phonopy_disp.yaml", "BORN"):
            (self.folder / name).write_text("x")
        self.assertEqual(self.names(self.folder / "FORCE_SETS"), ["FORCE_SETS", "BORN", "phonopy_disp.yaml"])
        self.assertEqual(self.names(self.folder / "phonopy_params.yaml"), ["phonopy_params.yaml", "BORN"])

    def test_charges_that_are_passed_over_are_told(self):
        for name in ("mine.yaml", "BORN"):
            (self.folder / name).write_text("x")
        with self.assertWarnsRegex(PhodosWarning, "BORN beside it is not used"):
            self.assertEqual(self.names(self.folder / "mine.yaml"), ["mine.yaml"])

    def test_an_empty_or_missing_folder_is_told(self):
        for x, word in ((self.folder, "no file of a calculation"), (self.folder / "nowhere", "no such file"), ([], "no file")):
            with self.assertRaisesRegex(InputError, word):
                Calculation.of(x)


class Requests(unittest.TestCase):
    def test_options_are_worded_as_the_command_has_them(self):
        self.assertEqual(_temperatures(300), "300.0")
        self.assertEqual(_temperatures([100, 200.5]), "100.0,200.5")
        self.assertEqual(_temperatures("0:1000:10"), "0:1000:10")
        self.assertEqual(_grid((0, 10, 0.1)), "0.0:10.0:0.1")
        with self.assertRaises(InputError):
            _grid([0, 1, 2, 3])

    def test_chunks_hold_no_more_than_a_request_may(self):
        items = [(Structure("a", "a", "x" * 100), None)] * 7
        self.assertEqual([len(chunk) for chunk in _chunks(iter(items), 3, 10_000)], [3, 3, 1])
        self.assertEqual([len(chunk) for chunk in _chunks(iter(items), 100, 500)], [2, 2, 2, 1])
        self.assertEqual([len(chunk) for chunk in _chunks(iter(items), 100, 1)], [1] * 7)

    def test_no_name_of_a_file_breaks_a_form(self):
        body, _ = _form([('a"\r\nb', b"x")])
        self.assertIn(b'filename="a___b"\r\n', body)


class Estimates(unittest.TestCase):
    def test_an_estimate_counts_as_its_number_and_keeps_its_error(self):
        import pickle

        estimate = pickle.loads(pickle.dumps(Estimate(12.5, 0.25, "K")))
        self.assertEqual(estimate * 2, 25)
        self.assertEqual((estimate.error, str(estimate)), (0.25, "12.5 ± 0.25 K"))
