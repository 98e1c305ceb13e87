using static Phodos.Datasets.BuiltIn.CellShape;
using static Phodos.Datasets.BuiltIn.Centring;
using static Phodos.Datasets.BuiltIn.Site;

namespace Phodos.Datasets.BuiltIn;

/// <summary>Prototypes of tetragonal crystals.</summary>
internal static class TetragonalPrototypes
{
    internal static IEnumerable<Prototype> All =>
    [
        Rutile(c: 0.65, u: 0.305),
        Anatase(c: 2.51, u: 0.208),
        Chalcopyrite(c: 1.97, x: 0.25),
        new("lead-titanate", Tetragonal(1.06), "AC BC",
            [A(0, 0, 0), B(0.5, 0.5, 0.54), C(0.5, 0.5, 0.11), C(0.5, 0, 0.62), C(0, 0.5, 0.62)],
            "Pb Ba Sr|Ti Zr Hf|O;K|Nb Ta|O"),
        new("l1-0", Tetragonal(1.3), "AB AA", [A(0, 0, 0), B(0.5, 0.5, 0.5)], "Ti|Al Ga;Cu Pd|Au;Ni Pt|Cd Zn"),
        Litharge(c: 1.26, z: 0.235),
        new("molybdenum-disilicide", Tetragonal(2.45, Body), "AB BB",
            [A(0, 0, 0), B(0, 0, 0.335), B(0, 0, -0.335)],
            "Mo W Re|Si Ge;Ti Zr|Pd Au"),
        new("thorium-chromium-2-silicon-2", Tetragonal(2.6, Body), "AC BC",
            [A(0, 0, 0), B(0, 0.5, 0.25), B(0.5, 0, 0.25), C(0, 0, 0.37), C(0, 0, -0.37)],
            "Ca Sr Ba|Ni Cu Pd|P As"),
        Matlockite(c: 1.76, z: 0.205, v: 0.65),
    ];

    private static Prototype Rutile(double c, double u) => new("rutile", Tetragonal(c), "AB",
        [
            A(0, 0, 0), A(0.5, 0.5, 0.5),
            B(u, u, 0), B(-u, -u, 0), B(0.5 + u, 0.5 - u, 0.5), B(0.5 - u, 0.5 + u, 0.5),
        ],
        "Ti Sn Ge Ru V Pb|O;Mg Zn Ni Pd|F");

    private static Prototype Anatase(double c, double u) => new("anatase", Tetragonal(c, Body), "AB",
        [A(0, 0, 0), A(0, 0.5, 0.25), B(0, 0, u), B(0, 0, -u), B(0, 0.5, 0.25 + u), B(0, 0.5, 0.25 - u)],
        "Ti Sn Zr Hf|O S");

    private static Prototype Chalcopyrite(double c, double x) => new("chalcopyrite", Tetragonal(c, Body), "AC BC",
        [
            A(0, 0, 0), A(0, 0.5, 0.25), B(0, 0, 0.5), B(0, 0.5, 0.75),
            C(x, 0.25, 0.125), C(-x, 0.75, 0.125), C(0.75, x, 0.875), C(0.25, -x, 0.875),
        ],
        "Cu Ag|Al Ga In|S Se;Zn Cd|Si Ge Sn|P As");

    private static Prototype Litharge(double c, double z) => new("litharge", Tetragonal(c), "AB",
        [A(0, 0.5, z), A(0.5, 0, -z), B(0, 0, 0), B(0.5, 0.5, 0)],
        "Pb Sn Ge|O S Se");

    private static Prototype Matlockite(double c, double z, double v) => new("matlockite", Tetragonal(c), "AB AC",
        [A(0, 0.5, z), A(0.5, 0, -z), B(0, 0, 0), B(0.5, 0.5, 0), C(0, 0.5, v), C(0.5, 0, -v)],
        "Ca Sr Ba Pb|F|Cl Br I;Bi|O|Cl Br");
}
