using static Phodos.Datasets.BuiltIn.CellShape;
using static Phodos.Datasets.BuiltIn.Centring;
using static Phodos.Datasets.BuiltIn.Site;

namespace Phodos.Datasets.BuiltIn;

/// <summary>Prototypes of orthorhombic crystals.</summary>
internal static class OrthorhombicPrototypes
{
    internal static IEnumerable<Prototype> All =>
    [
        new("germanium-sulfide", Orthorhombic(0.348, 0.411), "AB",
            [.. MirrorPnma(A, 0.122, 0.106), .. MirrorPnma(B, 0.851, 0.503)],
            "Ge Sn Pb|S Se Te"),
        new("iron-boride", Orthorhombic(0.536, 0.738), "AB BB",
            [.. MirrorPnma(A, 0.180, 0.120), .. MirrorPnma(B, 0.036, 0.610)],
            "Ca Sr Y La|Si Ge Sn;Ti Zr|B"),
        new("titanium-nickel-silicide", Orthorhombic(0.597, 1.141), "AC BC AB",
            [.. MirrorPnma(A, 0.021, 0.180), .. MirrorPnma(B, 0.142, 0.561), .. MirrorPnma(C, 0.765, 0.623)],
            "Ti Zr Hf|Ni Pd Pt|Si Ge P;Ca Sr|Ag Zn|Sn"),
        Marcasite("marcasite", b: 1.221, c: 0.764, x: 0.200, y: 0.378, "AB BB", "Ni Ru Os|S Se Te;Cr Ru Os|P As Sb"),
        Marcasite("hydrophilite", b: 1.030, c: 0.673, x: 0.275, y: 0.325, "AB", "Ca Sr Mg|Cl Br;Pt Sn|O"),
        ChromiumBoride(b: 2.646, c: 0.987, y: 0.146, v: 0.440),
        new("amm2-perovskite", Orthorhombic(1.430, 1.437, BaseA), "AC BC",
            [A(0, 0, 0), B(0.5, 0, 0.51), C(0, 0, 0.49), C(0.5, 0.253, 0.237), C(0.5, -0.253, 0.237)],
            "K Na Rb|Nb Ta|O;Ca Sr Ba Pb|Ti Zr Hf|O"),
    ];

    /// <summary>The four atoms on the mirror planes of Pnma (Wyckoff position c).</summary>
    private static Site[] MirrorPnma(Func<double, double, double, Site> kind, double x, double z) =>
        [kind(x, 0.25, z), kind(0.5 - x, 0.75, 0.5 + z), kind(-x, 0.75, -z), kind(0.5 + x, 0.25, 0.5 - z)];

    // Pnnm; the structures of FeS2 and CaCl2 differ in their parameters.
    private static Prototype Marcasite(string name, double b, double c, double x, double y, string bonds, string elements) =>
        new(name, Orthorhombic(b, c), bonds,
            [A(0, 0, 0), A(0.5, 0.5, 0.5), B(x, y, 0), B(-x, -y, 0), B(0.5 - x, 0.5 + y, 0.5), B(0.5 + x, 0.5 - y, 0.5)],
            elements);

    private static Prototype ChromiumBoride(double b, double c, double y, double v) =>
        new("chromium-boride", Orthorhombic(b, c, BaseC), "AB BB",
            [A(0, y, 0.25), A(0, -y, 0.75), B(0, v, 0.25), B(0, -v, 0.75)],
            "Cr V Nb Ta Ni|B;Ca Sr Ba|Si Ge Sn;Tl|I");
}
