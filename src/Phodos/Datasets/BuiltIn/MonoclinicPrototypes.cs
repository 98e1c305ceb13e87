using static Phodos.Datasets.BuiltIn.CellShape;
using static Phodos.Datasets.BuiltIn.Centring;
using static Phodos.Datasets.BuiltIn.Site;

namespace Phodos.Datasets.BuiltIn;

/// <summary>Prototypes of monoclinic crystals, unique axis b.</summary>
internal static class MonoclinicPrototypes
{
    internal static IEnumerable<Prototype> All =>
    [
        new("baddeleyite", Monoclinic(1.012, 1.033, 99.2), "AB",
            [
                .. GeneralP21c(A, 0.2754, 0.0395, 0.2083),
                .. GeneralP21c(B, 0.070, 0.3317, 0.3447), .. GeneralP21c(B, 0.4496, 0.7569, 0.4792),
            ],
            "Zr Hf Ti Ce Sn|O;Zr Hf Ce|S"),
        new("vanadium-dioxide-m1", Monoclinic(0.786, 0.936, 122.6), "AB",
            [.. GeneralP21c(A, 0.242, 0.975, 0.025), .. GeneralP21c(B, 0.10, 0.21, 0.20), .. GeneralP21c(B, 0.39, 0.69, 0.29)],
            "V Nb Mo W Re Ru|O;Mg Zn Ni|F"),
        Tenorite(b: 0.731, c: 1.096, beta: 99.5, y: 0.416),
        new("sodium-manganite", Monoclinic(0.508, 1.025, 112.9, BaseC), "AC BC",
            [A(0, 0.5, 0.5), B(0, 0, 0), C(0.29, 0, 0.79), C(-0.29, 0, -0.79)],
            "Li Na K Ag|Al Ti V Cr|O;Li Na|V Cr|S"),
        AluminiumChloride(b: 1.733, c: 1.041, beta: 108, u: 0.167, x: 0.226, z: 0.219),
        new("monoclinic-perovskite", Monoclinic(0.98, 1.03, 91.5), "AC BC",
            [A(0, 0, 0), B(0.52, 0.5, 0.54), C(0.53, 0.5, 0.08), C(0.53, 0, 0.58), C(0.03, 0.5, 0.59)],
            "Ca Sr Ba Pb|Ti Zr Hf|O;K Na|Nb Ta|O;Bi|Sc In|O"),
    ];

    /// <summary>The four atoms of a general position of P2₁/c.</summary>
    private static Site[] GeneralP21c(Func<double, double, double, Site> kind, double x, double y, double z) =>
        [kind(x, y, z), kind(-x, 0.5 + y, 0.5 - z), kind(-x, -y, -z), kind(x, 0.5 - y, 0.5 + z)];

    private static Prototype Tenorite(double b, double c, double beta, double y) =>
        new("tenorite", Monoclinic(b, c, beta, BaseC), "AB",
            [A(0.25, 0.25, 0), A(0.75, 0.25, 0.5), B(0, y, 0.25), B(0, -y, 0.75)],
            "Cu Ag Ni Zn Pd|O S Se");

    private static Prototype AluminiumChloride(double b, double c, double beta, double u, double x, double z) =>
        new("aluminium-chloride", Monoclinic(b, c, beta, BaseC), "AB",
            [
                A(0, u, 0), A(0, -u, 0), B(x, 0, z), B(-x, 0, -z),
                B(0.25, 0.175, 0.781), B(-0.25, 0.175, -0.781), B(-0.25, -0.175, -0.781), B(0.25, -0.175, 0.781),
            ],
            "Al Cr Sc Y In Rh|Cl Br I");
}
