"""The notebooks run from top to bottom, and are stored without outputs."""

import json
import os
import unittest

from needs import PYTHON, needs, needs_command

NOTEBOOKS = sorted((PYTHON / "notebooks").glob("*.ipynb"))


class Notebooks(unittest.TestCase):
    def test_they_are_stored_without_outputs(self):
        self.assertEqual(len(NOTEBOOKS), 2)
        for path in NOTEBOOKS:
            code = [cell for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "code"]
            self.assertEqual([cell for cell in code if cell["outputs"] or cell["execution_count"]], [], path.name)

    def run_notebook(self, path):
        import nbformat
        from nbclient import NotebookClient

        # The kernel is that of the running Python, and finds the package where the tests do.
        environment = {
            **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(PYTHON), os.environ.get("PYTHONPATH")])),
            "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
        environment.pop("MPLBACKEND", None)
        client = NotebookClient(
            nbformat.read(path, as_version=4), timeout=600, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}})
        return client.execute(env=environment)

    @needs("nbclient", "ipykernel", "numpy", "pandas", "matplotlib")
    @needs_command()
    def test_from_a_cif_to_bands_and_heat_capacity(self):
        self.assertIn("Debye temperature", outputs(self.run_notebook(PYTHON / "notebooks/from-a-cif-to-bands-and-heat-capacity.ipynb")))

    @needs("nbclient", "ipykernel", "numpy", "phonopy", "matplotlib")
    @needs_command()
    def test_compare_with_my_own_phonopy_calculation(self):
        self.assertIn("stable: True", outputs(self.run_notebook(PYTHON / "notebooks/compare-with-my-own-phonopy-calculation.ipynb")))


def outputs(notebook):
    """All that the cells of a notebook print and show as text."""
    return "\n".join(
        output.get("text", "") + output.get("data", {}).get("text/plain", "") + output.get("data", {}).get("text/html", "")
        for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs)
