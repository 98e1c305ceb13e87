using static Phodos.Datasets.BuiltIn.CellShape;
using static Phodos.Datasets.BuiltIn.Centring;
using static Phodos.Datasets.BuiltIn.Site;

namespace Phodos.Datasets.BuiltIn;

/// <summary>Prototypes of trigonal crystals, in hexagonal axes.</summary>
internal static class TrigonalPrototypes
{
    private const double Third = 1.0 / 3;
    private const double TwoThirds = 2.0 / 3;

    internal static IEnumerable<Prototype> All =>
    [
        new("cadmium-iodide", Trigonal(1.6), "AB",
            [A(0, 0, 0), B(Third, TwoThirds, 0.25), B(TwoThirds, Third, -0.25)],
            "Ti Zr Hf Sn Pt|S Se Te;Mg Cd Pb|Br I"),
        Quartz(c: 1.1, u: 0.4697, x: 0.4133, y: 0.2672, z: 0.2144),
        Corundum(c: 2.73, z: 0.352, x: 0.306),
        Ilmenite(c: 2.77, u: 0.355, v: 0.146, x: 0.317, y: 0.023, z: 0.245),
        new("delafossite", Trigonal(5.7, Rhombohedral), "AC BC",
            [A(0, 0, 0), B(0, 0, 0.5), C(0, 0, 0.11), C(0, 0, -0.11)],
            "Cu Ag Pd|Al Ga In Sc|O"),
        new("sodium-ferrite", Trigonal(5, Rhombohedral), "AC BC",
            [A(0, 0, 0.5), B(0, 0, 0), C(0, 0, 0.24), C(0, 0, -0.24)],
            "Li Na K|Al V Cr|O S"),
        new("cadmium-chloride", Trigonal(4.6, Rhombohedral), "AB", [A(0, 0, 0), B(0, 0, 0.255), B(0, 0, -0.255)], "Mg Zn Cd Ni|Cl Br"),
        new("tetradymite", Trigonal(6.9, Rhombohedral), "AB",
            [A(0, 0, 0.4), A(0, 0, -0.4), B(0, 0, 0), B(0, 0, 0.21), B(0, 0, -0.21)],
            "Bi Sb As|S Se Te"),
        new("arsenic", Trigonal(2.6, Rhombohedral), "AA", [A(0, 0, 0.235), A(0, 0, -0.235)], "P As Sb Bi"),
        new("lanthanum-oxide", Trigonal(1.56), "AB",
            [A(Third, TwoThirds, 0.245), A(TwoThirds, Third, -0.245), B(0, 0, 0), B(Third, TwoThirds, 0.645), B(TwoThirds, Third, -0.645)],
            "La Ce Y|O S Se;P As Sb|Mg Ca"),
    ];

    // P3₁21.
    private static Prototype Quartz(double c, double u, double x, double y, double z) => new("quartz", Trigonal(c), "AB",
        [
            A(u, 0, Third), A(0, u, TwoThirds), A(-u, -u, 0),
            B(x, y, z), B(-y, x - y, z + Third), B(y - x, -x, z + TwoThirds),
            B(y, x, -z), B(x - y, -y, TwoThirds - z), B(-x, y - x, Third - z),
        ],
        "Si Ge Ti|O S;Zn|F Cl");

    private static Prototype Corundum(double c, double z, double x) => new("corundum", Trigonal(c, Rhombohedral), "AB",
        [
            A(0, 0, z), A(0, 0, 0.5 - z), A(0, 0, -z), A(0, 0, 0.5 + z),
            B(x, 0, 0.25), B(0, x, 0.25), B(-x, -x, 0.25), B(-x, 0, 0.75), B(0, -x, 0.75), B(x, x, 0.75),
        ],
        "Al Ga Cr Ti V In|O;Sc Y|S");

    private static Prototype Ilmenite(double c, double u, double v, double x, double y, double z) => new(
        "ilmenite", Trigonal(c, Rhombohedral), "AC BC",
        [
            A(0, 0, u), A(0, 0, -u), B(0, 0, v), B(0, 0, -v),
            C(x, y, z), C(-y, x - y, z), C(y - x, -x, z), C(-x, -y, -z), C(y, y - x, -z), C(x - y, x, -z),
        ],
        "Mg Ni Zn Cd|Ti Ge Sn|O");
}
