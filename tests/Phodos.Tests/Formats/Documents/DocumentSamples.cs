namespace Phodos.Tests.Formats.Documents;

/// <summary>Rock salt as the programs write it; all are the same crystal.</summary>
internal static class DocumentSamples
{
    internal const string PymatgenJson = """
        {"@module": "pymatgen.core.structure", "@class": "Structure", "charge": 0.0,
         "lattice": {"matrix": [[0.0, 2.82, 2.82], [2.82, 0.0, 2.82], [2.82, 2.82, 0.0]], "pbc": [true, true, true],
          "a": 3.988, "b": 3.988, "c": 3.988, "alpha": 60.0, "beta": 60.0, "gamma": 60.0, "volume": 44.85},
         "sites": [
          {"species": [{"element": "Na", "oxidation_state": 1.0, "occu": 1}],
           "abc": [0.0, 0.0, 0.0], "xyz": [0.0, 0.0, 0.0], "label": "Na+", "properties": {"magmom": NaN}},
          {"species": [{"element": "Cl", "oxidation_state": -1.0, "occu": 1.0, "properties": {"spin": 5}}],
           "abc": [0.5, 0.5, 0.5], "xyz": [2.82, 2.82, 2.82], "label": "Cl-", "properties": {}}]}
        """;

    internal const string PymatgenParameters = """
        {"lattice": {"a": 3.98808224, "b": 3.98808224, "c": 3.98808224, "alpha": 60, "beta": 60, "gamma": 60}, "sites": [
         {"species": [{"element": "Na", "occu": 1}], "abc": [0, 0, 0]}, {"species": [{"element": "Cl", "occu": 1}], "abc": [0.5, 0.5, 0.5]}]}
        """;

    internal const string AseJson = """
        {"numbers": {"__ndarray__": [[2], "int64", [11, 17]]},
         "positions": {"__ndarray__": [[2, 3], "float64", [0.0, 0.0, 0.0, 2.82, 2.82, 2.82]]},
         "cell": {"__ndarray__": [[3, 3], "float64", [0.0, 2.82, 2.82, 2.82, 0.0, 2.82, 2.82, 2.82, 0.0]]},
         "pbc": {"__ndarray__": [[3], "bool", [true, true, true]]}, "__ase_objtype__": "atoms"}
        """;

    internal const string AseDatabase = """
        {"1": {
         "calculator_parameters": {},
         "cell": {"array": {"__ndarray__": [[3, 3], "float64", [0.0, 2.82, 2.82, 2.82, 0.0, 2.82, 2.82, 2.82, 0.0]]}, "__ase_objtype__": "cell"},
         "ctime": 26.9, "numbers": {"__ndarray__": [[2], "int64", [11, 17]]},
         "pbc": {"__ndarray__": [[3], "bool", [true, true, true]]},
         "positions": {"__ndarray__": [[2, 3], "float64", [0.0, 0.0, 0.0, 2.82, 2.82, 2.82]]}, "user": null},
        "ids": [1],
        "nextid": 2}
        """;

    internal const string AsePlain = """
        {"cell": [[0, 2.82, 2.82], [2.82, 0, 2.82], [2.82, 2.82, 0]], "numbers": [11, 17], "positions": [[0, 0, 0], [2.82, 2.82, 2.82]], "pbc": true}
        """;

    internal const string AsePython = """
        {'numbers': array([11, 17]), 'positions': array([[0.  , 0.  , 0.  ],
               [2.82, 2.82, 2.82]]), 'cell': array([[0.  , 2.82, 2.82],
               [2.82, 0.  , 2.82],
               [2.82, 2.82, 0.  ]], dtype=float64), 'pbc': array([ True,  True,  True])}
        """;

    internal const string PhonopyYaml = """
        phonopy:
          version: 2.17.1
          frequency_unit_conversion_factor: 15.633302

        physical_unit:
          atomic_mass: "AMU"
          length: "angstrom"

        space_group:
          type: "Fm-3m"
          Hall_symbol: "-F 4 2 3"

        primitive_cell:
          lattice:
          - [     0.000000000000000,     2.820000000000000,     2.820000000000000 ] # a
          - [     2.820000000000000,     0.000000000000000,     2.820000000000000 ] # b
          - [     2.820000000000000,     2.820000000000000,     0.000000000000000 ] # c
          points:
          - symbol: Na # 1
            coordinates: [  0.000000000000000,  0.000000000000000,  0.000000000000000 ]

        unit_cell:
          lattice:
          - [     0.000000000000000,     2.820000000000000,     2.820000000000000 ] # a
          - [     2.820000000000000,     0.000000000000000,     2.820000000000000 ] # b
          - [     2.820000000000000,     2.820000000000000,     0.000000000000000 ] # c
          points:
          - symbol: Na # 1
            coordinates: [  0.000000000000000,  0.000000000000000,  0.000000000000000 ]
            mass: 22.989769
            reduced_to: 1
          - symbol: Cl # 2
            coordinates: [  0.500000000000000,  0.500000000000000,  0.500000000000000 ]
            mass: 35.453000
            reduced_to: 2

        displacements:
        - atom:    1
          displacement:
            [   0.0100000000000000,  0.0000000000000000,  0.0000000000000000 ]
        """;

    internal const string PhonopyBands = """
        nqpoint: 3
        reciprocal_lattice:
        - [ -0.177, 0.177, 0.177 ] # a*
        natom: 2
        lattice:
        - [ 0, 2.82, 2.82 ] # a
        - [ 2.82, 0, 2.82 ] # b
        - [ 2.82, 2.82, 0 ] # c
        points:
        - symbol: Na # 1
          coordinates: [ 0, 0, 0 ]
        - symbol: Cl # 2
          coordinates: [ 0.5, 0.5, 0.5 ]

        phonon:
        - q-position: [ 0, 0, 0 ]
        """;

    internal const string PhonopyOld = """
        natom: 2
        lattice: [[0, 2.82, 2.82], [2.82, 0, 2.82], [2.82, 2.82, 0]]
        atoms:
        - {symbol: Na, position: [0, 0, 0], mass: 22.99}
        - symbol: Cl
          position:
          - 0.5
          - 0.5
          - 5.0e-1
        """;

    /// <summary>Every sample with the format that reads it.</summary>
    internal const string OptimadeJson = """
        {"data": [{"id": "1", "type": "structures", "attributes": {"nsites": 2, "nelements": 2, "dimension_types": [1, 1, 1],
         "lattice_vectors": [[0.0, 2.82, 2.82], [2.82, 0.0, 2.82], [2.82, 2.82, 0.0]],
         "cartesian_site_positions": [[0.0, 0.0, 0.0], [2.82, 2.82, 2.82]], "species_at_sites": ["Na1", "Cl"],
         "species": [{"name": "Na1", "chemical_symbols": ["Na"], "concentration": [1.0]},
          {"name": "Cl", "chemical_symbols": ["Cl"], "concentration": [1], "mass": null}], "structure_features": []}}],
         "meta": {"data_returned": 1}}
        """;

    internal const string JarvisJson = """
        {"jid": "JVASP-0", "atoms": {"lattice_mat": [[0, 2.82, 2.82], [2.82, 0, 2.82], [2.82, 2.82, 0]], "elements": ["Na", "Cl"],
         "coords": [[0, 0, 0], [0.5, 0.5, 0.5]], "abc": [3.988, 3.988, 3.988], "angles": [60, 60, 60], "cartesian": false, "props": ["", ""]}}
        """;

    internal static readonly (string Format, string Text)[] All =
    [
        ("pymatgen", PymatgenJson), ("pymatgen", PymatgenParameters),
        ("ase", AseJson), ("ase", AseDatabase), ("ase", AsePlain), ("ase", AsePython),
        ("phonopy", PhonopyYaml), ("phonopy", PhonopyBands), ("phonopy", PhonopyOld),
        ("optimade", OptimadeJson), ("jarvis", JarvisJson),
    ];
}
