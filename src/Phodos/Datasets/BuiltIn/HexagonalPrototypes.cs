using static Phodos.Datasets.BuiltIn.CellShape;
using static Phodos.Datasets.BuiltIn.Site;

namespace Phodos.Datasets.BuiltIn;

/// <summary>Prototypes of hexagonal crystals.</summary>
internal static class HexagonalPrototypes
{
    private const double Third = 1.0 / 3;
    private const double TwoThirds = 2.0 / 3;

    internal static IEnumerable<Prototype> All =>
    [
        Wurtzite(c: 1.61, u: 0.379),
        new("nickel-arsenide", Hexagonal(1.39), "AB",
            [A(0, 0, 0), A(0, 0, 0.5), B(Third, TwoThirds, 0.25), B(TwoThirds, Third, 0.75)],
            "Ti V Cr Ni|S Se Te;Pd|Sb Te"),
        new("hcp", Hexagonal(1.6), "AA", [A(Third, TwoThirds, 0.25), A(TwoThirds, Third, 0.75)], "Mg Ti Zr Hf Zn Cd Sc Y Ru Os Re Be"),
        new("aluminium-diboride", Hexagonal(1.08), "AB BB",
            [A(0, 0, 0), B(Third, TwoThirds, 0.5), B(TwoThirds, Third, 0.5)],
            "Mg Al Ti Zr Hf V Nb Ta|B;Ca Sr Ba|Ga"),
        new("tungsten-carbide", Hexagonal(0.976), "AB", [A(0, 0, 0), B(Third, TwoThirds, 0.5)], "W Mo Nb Ta|C N P"),
        Molybdenite(c: 3.89, z: 0.621),
        LavesC14(c: 1.633, x: 0.830, z: 0.062),
        Ni3Sn(c: 0.80, x: 0.833),
        new("calcium-copper-5", Hexagonal(0.8), "AB BB",
            [A(0, 0, 0), B(Third, TwoThirds, 0), B(TwoThirds, Third, 0), B(0.5, 0, 0.5), B(0, 0.5, 0.5), B(0.5, 0.5, 0.5)],
            "Ca Sr Y La|Cu Ni Zn"),
        new("zirconium-beryllium-silicide", Hexagonal(1.9), "AC BC",
            [
                A(0, 0, 0), A(0, 0, 0.5), B(Third, TwoThirds, 0.75), B(TwoThirds, Third, 0.25),
                C(Third, TwoThirds, 0.25), C(TwoThirds, Third, 0.75),
            ],
            "Ca Sr Ba|Cu Ag|P As;K|Zn|P As"),
        HexagonalPerovskite(c: 0.83, x: 0.155),
    ];

    private static Prototype Wurtzite(double c, double u) => new("wurtzite", Hexagonal(c), "AB",
        [A(Third, TwoThirds, 0), A(TwoThirds, Third, 0.5), B(Third, TwoThirds, u), B(TwoThirds, Third, 0.5 + u)],
        "Al Ga In|N;Be Zn Cd|O S Se;Ag|I");

    private static Prototype Molybdenite(double c, double z) => new("molybdenite", Hexagonal(c), "AB",
        [
            A(Third, TwoThirds, 0.25), A(TwoThirds, Third, 0.75),
            B(Third, TwoThirds, z), B(TwoThirds, Third, z + 0.5), B(TwoThirds, Third, -z), B(Third, TwoThirds, 0.5 - z),
        ],
        "Mo W Nb Ta|S Se Te");

    private static Prototype LavesC14(double c, double x, double z) => new("laves-c14", Hexagonal(c), "AB AA BB",
        [
            A(Third, TwoThirds, z), A(TwoThirds, Third, z + 0.5), A(TwoThirds, Third, -z), A(Third, TwoThirds, 0.5 - z),
            B(0, 0, 0), B(0, 0, 0.5),
            B(x, 2 * x, 0.25), B(-2 * x, -x, 0.25), B(x, -x, 0.25), B(-x, -2 * x, 0.75), B(2 * x, x, 0.75), B(-x, x, 0.75),
        ],
        "Mg|Zn;Ca|Mg;Zr Hf|Cr V Re");

    private static Prototype Ni3Sn(double c, double x) => new("nickel-3-tin", Hexagonal(c), "AB AA",
        [
            A(x, 2 * x, 0.25), A(-2 * x, -x, 0.25), A(x, -x, 0.25), A(-x, -2 * x, 0.75), A(2 * x, x, 0.75), A(-x, x, 0.75),
            B(Third, TwoThirds, 0.25), B(TwoThirds, Third, 0.75),
        ],
        "Ti Zr|Al Sn;Ni|Sn In;Mg|Cd");

    private static Prototype HexagonalPerovskite(double c, double x) => new("hexagonal-perovskite", Hexagonal(c), "AC BC",
        [
            A(Third, TwoThirds, 0.75), A(TwoThirds, Third, 0.25), B(0, 0, 0), B(0, 0, 0.5),
            C(x, 2 * x, 0.25), C(-2 * x, -x, 0.25), C(x, -x, 0.25), C(-x, -2 * x, 0.75), C(2 * x, x, 0.75), C(-x, x, 0.75),
        ],
        "Cs Rb|Mg Ni V|Cl Br");
}
