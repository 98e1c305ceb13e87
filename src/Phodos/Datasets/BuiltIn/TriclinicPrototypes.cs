using static Phodos.Datasets.BuiltIn.CellShape;
using static Phodos.Datasets.BuiltIn.Site;

namespace Phodos.Datasets.BuiltIn;

/// <summary>
/// Prototypes of triclinic crystals. Few simple compounds are triclinic, so these are distorted variants of the structures of NaCl, CdI2,
/// α-NaFeO2 and perovskite, all in primitive cells.
/// </summary>
internal static class TriclinicPrototypes
{
    internal static IEnumerable<Prototype> All =>
    [
        new("triclinic-rocksalt", Triclinic(1.04, 0.97, 57, 62, 65), "AB",
            [A(0, 0, 0), B(0.5, 0.5, 0.5)],
            "Na K Rb Ag|F Cl Br I;Mg Ca Sr|O S Se"),
        new("triclinic-cadmium-iodide", Triclinic(1.05, 1.62, 86, 95, 117), "AB",
            [A(0, 0, 0), B(0.33, 0.65, 0.26), B(-0.33, -0.65, -0.26)],
            "Ti Zr Hf Pt|S Se Te;Mg Cd Pb|Cl Br I"),
        new("triclinic-sodium-ferrite", Triclinic(1.03, 1.77, 88, 75, 118), "AC BC",
            [A(0, 0.5, 0.5), B(0, 0, 0), C(-0.47, -0.25, 0.72), C(0.47, 0.25, -0.72)],
            "Li Na K|Al Ti V Cr|O S"),
        new("triclinic-perovskite", Triclinic(1.02, 0.985, 88, 91.5, 92), "AC BC",
            [A(0, 0, 0), B(0.53, 0.51, 0.46), C(0.04, 0.52, 0.49), C(0.51, 0.03, 0.47), C(0.48, 0.53, 0.02)],
            "Ca Sr Ba Pb|Ti Zr Hf|O;K Na Rb|Nb Ta|O;Bi La|Sc In|O"),
    ];
}
