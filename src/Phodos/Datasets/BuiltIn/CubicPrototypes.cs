using static Phodos.Datasets.BuiltIn.CellShape;
using static Phodos.Datasets.BuiltIn.Centring;
using static Phodos.Datasets.BuiltIn.Site;

namespace Phodos.Datasets.BuiltIn;

/// <summary>Prototypes of cubic crystals.</summary>
internal static class CubicPrototypes
{
    internal static IEnumerable<Prototype> All =>
    [
        new("fcc", Cubic(Face), "AA", [A(0, 0, 0)], "Cu Ag Au Al Ni Pd Pt Rh Ir Pb"),
        new("bcc", Cubic(Body), "AA", [A(0, 0, 0)], "Li Na K Rb V Nb Ta Cr Mo W"),
        new("diamond", Cubic(Face), "AA", [A(0, 0, 0), A(0.25, 0.25, 0.25)], "Si Ge Sn"),
        new("rocksalt", Cubic(Face), "AB", [A(0, 0, 0), B(0.5, 0.5, 0.5)], "Na K Rb|F Cl Br I;Mg Ca Sr|O S Se;Pb|S Te"),
        new("caesium-chloride", Cubic(Primitive), "AB", [A(0, 0, 0), B(0.5, 0.5, 0.5)], "Cs|Cl Br I;Ni Pd|Al Ti;Ag Cu|Zn"),
        new("zincblende", Cubic(Face), "AB", [A(0, 0, 0), B(0.25, 0.25, 0.25)], "Al Ga In|P As Sb;Zn Cd|S Se Te"),
        new("fluorite", Cubic(Face), "AB", [A(0, 0, 0), B(0.25, 0.25, 0.25), B(0.75, 0.75, 0.75)], "Ca Sr Ba Cd|F;Zr Hf Ce|O"),
        new("antifluorite", Cubic(Face), "AB", [A(0.25, 0.25, 0.25), A(0.75, 0.75, 0.75), B(0, 0, 0)], "Li Na K|O S Se"),
        new("perovskite", Cubic(Primitive), "AC BC",
            [A(0, 0, 0), B(0.5, 0.5, 0.5), C(0, 0.5, 0.5), C(0.5, 0, 0.5), C(0.5, 0.5, 0)],
            "Ca Sr Ba|Ti Zr Hf|O;K Rb|Mg Zn|F;Cs|Ge Sn Pb|Cl Br I"),
        new("half-heusler", Cubic(Face), "BC AC", [A(0, 0, 0), B(0.5, 0.5, 0.5), C(0.25, 0.25, 0.25)], "Ti Zr Hf|Sn|Ni Pd"),
        new("heusler", Cubic(Face), "AB AC", [A(0.25, 0.25, 0.25), A(0.75, 0.75, 0.75), B(0, 0, 0), C(0.5, 0.5, 0.5)], "Cu Ni|Ti Zr|Al In"),
        new("auricupride", Cubic(Primitive), "AB BB", [A(0, 0, 0), B(0, 0.5, 0.5), B(0.5, 0, 0.5), B(0.5, 0.5, 0)], "Al Ti|Ni Pt;Au|Cu"),
        new("cuprite", Cubic(Primitive), "AB",
            [A(0.25, 0.25, 0.25), A(0.25, 0.75, 0.75), A(0.75, 0.25, 0.75), A(0.75, 0.75, 0.25), B(0, 0, 0), B(0.5, 0.5, 0.5)],
            "Cu Ag|O S"),
        new("rhenium-trioxide", Cubic(Primitive), "AB", [A(0, 0, 0), B(0.5, 0, 0), B(0, 0.5, 0), B(0, 0, 0.5)], "Re W|O;Al Sc Y|F"),
        Spinel(u: 0.2625),
        Pyrite(u: 0.385),
        new("a15", Cubic(Primitive), "AB AA",
            [
                A(0.25, 0.5, 0), A(0.75, 0.5, 0), A(0, 0.25, 0.5), A(0, 0.75, 0.5), A(0.5, 0, 0.25), A(0.5, 0, 0.75),
                B(0, 0, 0), B(0.5, 0.5, 0.5),
            ],
            "V Nb Cr|Si Ge"),
        IronMonosilicide(u: 0.137, v: 0.842),
        new("laves-c15", Cubic(Face), "AB AA BB",
            [A(0.125, 0.125, 0.125), A(0.875, 0.875, 0.875), B(0.5, 0.5, 0.5), B(0.25, 0.75, 0), B(0.75, 0, 0.25), B(0, 0.25, 0.75)],
            "Ca Y Zr|Al Ni"),
    ];

    private static Prototype Spinel(double u) => new("spinel", Cubic(Face), "AC BC",
        [
            A(0.125, 0.125, 0.125), A(0.875, 0.875, 0.875),
            B(0.5, 0.5, 0.5), B(0.25, 0.75, 0), B(0.75, 0, 0.25), B(0, 0.25, 0.75),
            C(u, u, u), C(0.75 - u, 0.25 - u, 0.5 + u), C(0.25 - u, 0.5 + u, 0.75 - u), C(0.5 + u, 0.75 - u, 0.25 - u),
            C(-u, -u, -u), C(0.25 + u, 0.75 + u, 0.5 - u), C(0.75 + u, 0.5 - u, 0.25 + u), C(0.5 - u, 0.25 + u, 0.75 + u),
        ],
        "Mg Zn|Al Ga|O;Zn Cd|Cr In|S");

    private static Prototype Pyrite(double u) => new("pyrite", Cubic(Primitive), "AB BB",
        [
            A(0, 0, 0), A(0.5, 0, 0.5), A(0, 0.5, 0.5), A(0.5, 0.5, 0),
            B(u, u, u), B(0.5 - u, -u, 0.5 + u), B(-u, 0.5 + u, 0.5 - u), B(0.5 + u, 0.5 - u, -u),
            B(-u, -u, -u), B(0.5 + u, u, 0.5 - u), B(u, 0.5 - u, 0.5 + u), B(0.5 - u, 0.5 + u, u),
        ],
        "Ni Ru Os|S Se");

    private static Prototype IronMonosilicide(double u, double v) => new("iron-monosilicide", Cubic(Primitive), "AB",
        [
            A(u, u, u), A(0.5 - u, -u, 0.5 + u), A(-u, 0.5 + u, 0.5 - u), A(0.5 + u, 0.5 - u, -u),
            B(v, v, v), B(0.5 - v, -v, 0.5 + v), B(-v, 0.5 + v, 0.5 - v), B(0.5 + v, 0.5 - v, -v),
        ],
        "Cr Ru Rh|Si Ge");
}
