"""Results of a server of this machine, and what other packages make of them."""

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import unittest
import warnings

from needs import EXAMPLES, PYTHON, needs, needs_command
import phodos

NACL = EXAMPLES / "NaCl.cif"
SILICON = (EXAMPLES / "Si.vasp").read_text()


def tearDownModule():
    phodos.stop()


def spring_chain():
    """A Phonopy object of rock salt held by springs to the six nearest and twelve next neighbours; its force constants are a textbook's."""
    import numpy as np
    from phonopy import Phonopy
    from phonopy.structure.atoms import PhonopyAtoms

    cell = PhonopyAtoms(symbols=["Na", "Cl"], cell=[[0, 2.8, 2.8], [2.8, 0, 2.8], [2.8, 2.8, 0]], scaled_positions=[[0, 0, 0], [0.5, 0.5, 0.5]])
    phonon = Phonopy(cell, supercell_matrix=[3, 3, 3])
    positions, lattice = phonon.supercell.scaled_positions, phonon.supercell.cell
    constants = np.zeros((len(positions), len(positions), 3, 3))
    for i in range(len(positions)):
        for j in range(len(positions)):
            vector = positions[j] - positions[i]
            vector = (vector - np.round(vector)) @ lattice
            length = np.linalg.norm(vector)
            if i != j and length < 4.1:
                along = np.outer(vector, vector) / length**2
                block = (2.0 * along + 0.1 * (np.eye(3) - along)) if length < 3 else 0.6 * along
                constants[i, j] -= block
                constants[i, i] += block
    phonon.force_constants = constants
    return phonon


@needs_command()
class Predictions(unittest.TestCase):
    def setUp(self):
        warnings.simplefilter("ignore", phodos.PhodosWarning)

    def test_a_path_a_text_and_bytes_are_the_same_crystal(self):
        path, text, content = phodos.predict(NACL), phodos.predict(NACL.read_text()), phodos.predict(NACL.read_bytes())
        self.assertEqual((path.file, path.formula, path.cell_atoms, path.crystal_system), (str(NACL), "NaCl", 2, "cubic"))
        self.assertEqual(list(path.dos), list(text.dos))
        self.assertEqual(list(path.dos), list(content.dos))

    def test_functions_have_values_errors_and_units(self):
        nacl = phodos.predict(NACL, temperatures=[100, 300])
        self.assertEqual(list(nacl.temperatures), [100, 300])
        at = nacl.at(300)
        self.assertEqual(at["heat_capacity"], nacl.heat_capacity[1])
        self.assertEqual((at["heat_capacity"].unit, nacl.energy_unit), ("J/K/mol-atom", "kJ/mol-atom"))
        self.assertGreater(at["heat_capacity"].error, 0)
        self.assertLess(at["heat_capacity"], 3 * 8.315)
        with self.assertRaisesRegex(phodos.InputError, "temperatures=200"):
            nacl.at(200)

    def test_options_reach_the_server_and_a_wrong_one_is_told(self):
        nacl = phodos.predict(NACL, unit="THz", grid=(0, 12, 0.5), sites=True, per="atom")
        self.assertEqual((nacl.unit, len(nacl.dos), len(nacl.sites), nacl.heat_unit), ("THz", 25, 2, "k_B/atom"))
        with self.assertRaisesRegex(phodos.InputError, "no frequency unit 'furlong'"):
            phodos.predict(NACL, unit="furlong")

    def test_what_is_no_crystal_is_told_in_one_line_with_its_name(self):
        with self.assertRaises(phodos.InputError) as caught:
            phodos.predict("this is\nno crystal\n")
        self.assertNotIn("\n", str(caught.exception))
        self.assertEqual(caught.exception.file, "structure")

    def test_many_come_in_their_order_from_a_generator(self):
        many = phodos.predict(text for text in [NACL.read_text(), SILICON] * 60)
        self.assertEqual([one.formula for one in many], ["NaCl", "Si"] * 60)
        self.assertEqual(many[0].file, "structure-1")
        self.assertEqual([one.formula for one in phodos.predict_iter([SILICON])], ["Si"])

    def test_of_many_one_bad_ends_all_or_is_kept_as_a_failure(self):
        with self.assertRaisesRegex(phodos.InputError, "nowhere.cif"):
            phodos.predict([NACL, "nowhere.cif"])
        with self.assertWarnsRegex(phodos.PhodosWarning, "nowhere.cif"):
            many = phodos.predict([NACL, "nowhere.cif", "no\ncrystal\n", SILICON], errors="keep")
        self.assertEqual([bool(one) for one in many], [True, False, False, True])
        self.assertEqual([failure.file for failure in many.failures], ["nowhere.cif", "structure-3"])
        with self.assertRaises(phodos.InputError):
            phodos.predict([NACL], errors="perhaps")

    def test_a_warning_of_the_program_is_one_of_python_at_the_line_of_the_user(self):
        helium = "He\n1.0\n4 0 0\n0 4 0\n0 0 4\nHe\n1\nDirect\n0 0 0\n"
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            predicted = phodos.predict(helium)
        self.assertTrue(predicted.warnings)
        self.assertEqual(caught[0].filename, __file__)
        self.assertTrue(all(issubclass(warning.category, phodos.PhodosWarning) for warning in caught))

    def test_a_result_is_kept_by_pickle_and_as_json(self):
        nacl = phodos.predict(NACL)
        again = pickle.loads(pickle.dumps(nacl))
        self.assertEqual(json.dumps(again.to_dict()), json.dumps(nacl.to_dict()))
        with self.assertRaisesRegex(phodos.NotKnownError, "read back"):
            again.to_phonopy()

    def test_a_notebook_shows_a_figure_and_numbers(self):
        shown = phodos.predict(NACL)._repr_html_()
        self.assertIn("<svg", shown)
        self.assertIn("C_V at 300 K", shown)
        self.assertIn("NaCl", phodos.predict([NACL])._repr_html_())

    def test_a_model_without_force_constants_has_none_for_phonopy(self):
        with self.assertRaisesRegex(phodos.NotKnownError, "no force constants"):
            phodos.predict(NACL, weights="site-states").to_phonopy()

    @needs("phonopy")
    def test_phonopy_goes_on_from_a_prediction(self):
        nacl = phodos.predict(NACL, bands=True)
        phonon = nacl.to_phonopy()
        self.assertEqual(len(phonon.primitive), 2)
        phonon.run_mesh([6, 6, 6])
        highest = max(max(bands) for bands in phonon.mesh.frequencies)
        self.assertAlmostEqual(highest * 33.35641, float(nacl.maximum_frequency), delta=12)

    @needs("numpy")
    def test_numbers_are_arrays_of_numpy(self):
        import numpy

        self.assertIsInstance(phodos.predict(NACL).dos, numpy.ndarray)

    @needs("ase")
    def test_atoms_of_ase_are_predicted(self):
        from ase.build import bulk

        self.assertEqual(phodos.predict(bulk("MgO", "rocksalt", 4.21)).formula, "MgO")

    @needs("pymatgen")
    def test_pymatgen_goes_on_from_a_structure_and_its_prediction(self):
        from pymatgen.core import Structure

        nacl = phodos.predict(Structure.from_file(str(NACL)))
        dos = nacl.to_pymatgen()
        self.assertEqual({element.symbol for element in dos.get_element_dos()}, {"Na", "Cl"})
        self.assertAlmostEqual(dos.cv(300) / 2, nacl.at(300)["heat_capacity"], 1)

    @needs("pandas")
    def test_pandas_gets_a_row_a_crystal(self):
        frame = phodos.predict([NACL, SILICON, "no\ncrystal\n"], errors="keep").to_frame(temperature=300)
        self.assertEqual(list(frame["formula"][:2]), ["NaCl", "Si"])
        self.assertIn("structure-3", frame["error"][2])
        self.assertEqual(frame.attrs["units"]["heat_capacity"], "J/K/mol-atom")
        self.assertEqual(list(phodos.predict(NACL).to_frame().columns), ["dos", "dos_error", "Cl", "Na"])

    @needs("matplotlib")
    def test_matplotlib_draws_the_dos_and_the_functions(self):
        import matplotlib

        matplotlib.use("Agg")
        nacl = phodos.predict(NACL)
        self.assertEqual(nacl.plot().get_xlabel(), "frequency (cm⁻¹)")
        self.assertEqual(len(nacl.plot_thermodynamics()), 2)


@needs_command()
class Calculations(unittest.TestCase):
    def test_a_folder_that_is_no_calculation_is_told(self):
        with self.assertRaisesRegex(phodos.InputError, "examples"):
            phodos.phonons(EXAMPLES)

    @needs("phonopy")
    def test_a_phonopy_object_has_the_same_bands_there_and_here(self):
        import numpy as np

        phonon = spring_chain()
        rock_salt = phodos.phonons(phonon, unit="THz")
        self.assertTrue(rock_salt.stable)
        self.assertEqual(len(rock_salt.sites), 2)
        points = rock_salt.bands.q_points[::9]
        phonon.run_qpoints(points)
        theirs = phonon.get_qpoints_dict()["frequencies"]
        self.assertLess(np.abs(np.sort(rock_salt.bands.frequencies[::9]) - theirs).max(), 1e-3)
        modes = phodos.modes(phonon, [0.5, 0, 0.5], unit="THz")
        self.assertLess(np.abs(modes.frequencies - phonon.get_frequencies([0.5, 0, 0.5])).max(), 1e-3)
        self.assertEqual(modes.eigenvectors.shape, (6, 2, 3))
        self.assertAlmostEqual(np.linalg.norm(modes.eigenvectors[0]), 1, 6)

    @needs("phonopy")
    def test_phonopy_goes_on_from_the_force_constants(self):
        import numpy as np

        phonon = spring_chain()
        again = phodos.phonons(phonon).to_phonopy()
        for q in ([0.5, 0, 0.5], [0.1, 0.2, 0.3]):
            self.assertLess(np.abs(again.get_frequencies(q) - phonon.get_frequencies(q)).max(), 1e-3)

    @needs("phonopy", "pymatgen", "matplotlib")
    def test_pymatgen_and_matplotlib_take_a_calculation(self):
        import matplotlib

        matplotlib.use("Agg")
        rock_salt = phodos.phonons(spring_chain())
        self.assertAlmostEqual(rock_salt.to_pymatgen().cv(300) / 2, rock_salt.at(300)["heat_capacity"], 1)
        self.assertEqual([axes.get_ylabel() for axes in rock_salt.plot()], ["frequency (cm⁻¹)", ""])

    @needs("phonopy")
    def test_a_prediction_is_compared_with_a_calculation(self):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            calculated = phodos.phonons(spring_chain())
            compared = phodos.compare(phodos.predict(calculated.structure), calculated)
            self.assertEqual(phodos.compare(calculated, calculated).distances["rmse"], 0)
        self.assertGreater(compared.distances["wasserstein"], 0)


@needs_command()
class TheServer(unittest.TestCase):
    def test_it_starts_once_and_another_client_needs_its_key(self):
        server = phodos.server()
        url = server.url
        phodos.predict(SILICON)
        self.assertEqual(server.url, url)
        self.assertEqual(phodos.Client(url, server._key).predict(SILICON).formula, "Si")
        with self.assertRaisesRegex(phodos.ServerError, "API key"):
            phodos.Client(url).models()

    @unittest.skipIf(os.name == "nt", "needs signals")
    def test_one_that_was_killed_is_started_again(self):
        server = phodos.server()
        server.start()
        before = server._process.pid
        os.kill(before, signal.SIGKILL)
        self.assertEqual(phodos.predict(SILICON).formula, "Si")
        self.assertNotEqual(server._process.pid, before)

    @unittest.skipIf(os.name == "nt", "needs signals")
    def test_one_that_is_killed_at_work_answers_the_rest_after_it_is_back(self):
        with phodos.Server() as server:
            answers = server.predict_iter([SILICON] * 150, progress=False)
            first = [next(answers) for _ in range(30)]
            os.kill(server._process.pid, signal.SIGKILL)
            self.assertEqual(len(first + list(answers)), 150)

    @unittest.skipIf(os.name == "nt", "needs signals")
    def test_it_ends_with_python_even_where_python_is_killed(self):
        program = "import phodos, time; s = phodos.server(); s.start(); print(s._process.pid, flush=True); time.sleep(600)"
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(PYTHON)}) as python:
            started = int(python.stdout.readline())
            python.kill()
        self.assertTrue(ends(started))

    @unittest.skipIf(os.name == "nt", "needs signals")
    def test_it_ends_with_python(self):
        program = "import phodos; s = phodos.server(); s.start(); print(s._process.pid)"
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(PYTHON)}, check=True)
        self.assertTrue(ends(int(done.stdout)))
        self.assertEqual(done.stderr, "")

    def test_weights_that_cannot_be_read_are_told_by_the_line_of_the_command(self):
        with self.assertRaisesRegex(phodos.ServerError, "^nowhere: there are no weights here"):
            phodos.predict(SILICON, weights="nowhere")

    def test_an_address_where_no_server_is_is_told(self):
        with self.assertRaisesRegex(phodos.ServerError, "does not answer"):
            phodos.Client("http://127.0.0.1:9").models()
        with self.assertRaisesRegex(phodos.InputError, "no address"):
            phodos.Client("127.0.0.1:5080")

    def test_threads_share_it(self):
        phodos.stop()
        answers = []
        threads = [threading.Thread(target=lambda: answers.append(phodos.predict(SILICON))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([f"{answer.mean_frequency:.2f}" for answer in answers], [f"{answers[0].mean_frequency:.2f}"] * 4)


def ends(process):
    """Whether a process is gone within the time that a server has to end."""
    for _ in range(600):
        try:
            os.kill(process, 0)
            with open(f"/proc/{process}/stat") as state:
                if state.read().rsplit(")", 1)[1].split()[0] == "Z":
                    return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


@needs_command()
class WithoutOthers(unittest.TestCase):
    def test_the_standard_library_is_enough(self):
        program = (
            "import sys\n"
            "for name in ('numpy', 'pandas', 'matplotlib', 'tqdm', 'pymatgen', 'ase', 'phonopy'): sys.modules[name] = None\n"
            f"import phodos; p = phodos.predict({str(NACL)!r}); print(type(p.dos).__name__, p.formula, p.at(300)['entropy'].unit, len(p._repr_html_()) > 500)")
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(PYTHON)})
        self.assertEqual((done.stdout.split(), done.returncode), (["list", "NaCl", "J/K/mol-atom", "True"], 0), done.stderr)


if __name__ == "__main__":
    unittest.main()
