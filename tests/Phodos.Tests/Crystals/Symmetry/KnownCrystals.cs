using Phodos.Crystals;

namespace Phodos.Tests.Crystals.Symmetry;

/// <summary>Crystals with known space groups, from handbook lattice constants and coordinates; at least one of each crystal system.</summary>
internal static class KnownCrystals
{
    internal static readonly Dictionary<string, (Crystal Crystal, int SpaceGroup)> All = new()
    {
        ["rocksalt NaCl"] = (FaceCentred(5.64, ("Na", 0, 0, 0), ("Cl", 0.5, 0.5, 0.5)), 225),
        ["diamond"] = (FaceCentred(3.567, ("C", 0, 0, 0), ("C", 0.25, 0.25, 0.25)), 227),
        ["zincblende ZnS"] = (FaceCentred(5.41, ("Zn", 0, 0, 0), ("S", 0.25, 0.25, 0.25)), 216),
        ["inverse Heusler Li2CuSb"] = (FaceCentred(6.247, ("Li", 0.75, 0.75, 0.75), ("Li", 0.5, 0.5, 0.5), ("Cu", 0, 0, 0), ("Sb", 0.25, 0.25, 0.25)), 216),
        ["bcc iron"] = (Cell(2.87, 2.87, 2.87, 90, 90, 90, ("Fe", 0, 0, 0), ("Fe", 0.5, 0.5, 0.5)), 229),
        ["fcc copper"] = (FaceCentred(3.61, ("Cu", 0, 0, 0)), 225),
        ["cubic perovskite"] = (
            Cell(3.905, 3.905, 3.905, 90, 90, 90, ("Ca", 0, 0, 0), ("Ti", 0.5, 0.5, 0.5), ("O", 0.5, 0.5, 0), ("O", 0.5, 0, 0.5), ("O", 0, 0.5, 0.5)), 221),
        ["pyrite FeS2"] = (FaceCentredPyrite(5.418, 0.385), 205),
        ["hcp magnesium"] = (Cell(3.21, 3.21, 5.21, 90, 90, 120, ("Mg", 1 / 3.0, 2 / 3.0, 0.25), ("Mg", 2 / 3.0, 1 / 3.0, 0.75)), 194),
        ["wurtzite ZnO"] = (
            Cell(3.25, 3.25, 5.207, 90, 90, 120, ("Zn", 1 / 3.0, 2 / 3.0, 0), ("Zn", 2 / 3.0, 1 / 3.0, 0.5),
                ("O", 1 / 3.0, 2 / 3.0, 0.3819), ("O", 2 / 3.0, 1 / 3.0, 0.8819)), 186),
        ["rutile TiO2"] = (
            Cell(4.594, 4.594, 2.959, 90, 90, 90, ("Ti", 0, 0, 0), ("Ti", 0.5, 0.5, 0.5), ("O", 0.305, 0.305, 0), ("O", 0.695, 0.695, 0),
                ("O", 0.195, 0.805, 0.5), ("O", 0.805, 0.195, 0.5)), 136),
        ["alpha quartz"] = (Quartz(0.4697, 0.4135, 0.2669, 0.7858), 154),
        ["rhombohedral bismuth"] = (Cell(4.746, 4.746, 4.746, 57.23, 57.23, 57.23, ("Bi", 0.234, 0.234, 0.234), ("Bi", 0.766, 0.766, 0.766)), 166),
        ["trigonal selenium"] = (
            Cell(4.366, 4.366, 4.954, 90, 90, 120, ("Se", 0.2254, 0, 1 / 3.0), ("Se", 0, 0.2254, 2 / 3.0), ("Se", -0.2254, -0.2254, 0)), 152),
        ["orthorhombic perovskite CaTiO3"] = (OrthorhombicPerovskite(), 62),
        ["monoclinic zirconia"] = (
            Monoclinic(5.15, 5.21, 5.32, 99.2, ("Zr", 0.2754, 0.0395, 0.2083), ("O", 0.07, 0.3317, 0.3447), ("O", 0.4496, 0.7569, 0.4792)), 14),
        ["triclinic"] = (
            Cell(4.1, 5.3, 6.7, 81, 97, 105, ("Na", 0, 0, 0), ("Cl", 0.31, 0.42, 0.53), ("O", 0.72, 0.15, 0.24), ("Si", 0.55, 0.81, 0.77)), 1),
        ["centred triclinic"] = (
            Cell(4.4, 5.0, 7.1, 76, 101, 112, ("Mn", 0, 0, 0), ("S", 0.21, 0.32, 0.43), ("S", -0.21, -0.32, -0.43)), 2),
    };

    internal static Crystal Cell(
        double a, double b, double c, double alpha, double beta, double gamma, params (string Symbol, double X, double Y, double Z)[] atoms) => new(
        Lattice.FromParameters(a, b, c, alpha, beta, gamma),
        [.. atoms.Select(atom => Element.FromSymbol(atom.Symbol))],
        [.. atoms.Select(atom => new Vector3D(atom.X, atom.Y, atom.Z))]);

    internal static Crystal FaceCentred(double a, params (string Symbol, double X, double Y, double Z)[] atoms) => Cell(a, a, a, 90, 90, 90,
    [
        .. from atom in atoms
           from shift in new[] { (0, 0, 0), (0, 0.5, 0.5), (0.5, 0, 0.5), (0.5, 0.5, 0.0) }
           select (atom.Symbol, atom.X + shift.Item1, atom.Y + shift.Item2, atom.Z + shift.Item3),
    ]);

    private static Crystal FaceCentredPyrite(double a, double x) => Cell(a, a, a, 90, 90, 90,
    [
        ("Fe", 0, 0, 0), ("Fe", 0.5, 0, 0.5), ("Fe", 0, 0.5, 0.5), ("Fe", 0.5, 0.5, 0),
        .. from sign in new[] { 1, -1 }
           from site in new[] { (x, x, x), (0.5 - x, -x, 0.5 + x), (-x, 0.5 + x, 0.5 - x), (0.5 + x, 0.5 - x, -x) }
           select ("S", sign * site.Item1, sign * site.Item2, sign * site.Item3),
    ]);

    // P3_221, positions by its operators.
    private static Crystal Quartz(double u, double x, double y, double z) => Cell(4.9134, 4.9134, 5.4052, 90, 90, 120,
        ("Si", u, 0, 2 / 3.0), ("Si", 0, u, 1 / 3.0), ("Si", -u, -u, 0),
        ("O", x, y, z), ("O", -y, x - y, z + 2 / 3.0), ("O", y - x, -x, z + 1 / 3.0),
        ("O", y, x, -z), ("O", x - y, -y, -z + 1 / 3.0), ("O", -x, y - x, -z + 2 / 3.0));

    // Pnma.
    private static Crystal OrthorhombicPerovskite()
    {
        static (string, double, double, double)[] General(string symbol, double x, double y, double z) =>
        [
            (symbol, x, y, z), (symbol, 0.5 - x, -y, 0.5 + z), (symbol, -x, 0.5 + y, -z), (symbol, 0.5 + x, 0.5 - y, 0.5 - z),
            (symbol, -x, -y, -z), (symbol, 0.5 + x, y, 0.5 - z), (symbol, x, 0.5 - y, z), (symbol, 0.5 - x, 0.5 + y, 0.5 + z),
        ];
        static (string, double, double, double)[] OnMirror(string symbol, double x, double z) =>
            [(symbol, x, 0.25, z), (symbol, 0.5 - x, 0.75, 0.5 + z), (symbol, -x, 0.75, -z), (symbol, 0.5 + x, 0.25, 0.5 - z)];
        return Cell(5.4423, 7.6401, 5.3796, 90, 90, 90,
        [
            .. OnMirror("Ca", 0.0357, -0.0068), ("Ti", 0, 0, 0.5), ("Ti", 0.5, 0, 0), ("Ti", 0, 0.5, 0.5), ("Ti", 0.5, 0.5, 0),
            .. OnMirror("O", 0.4838, 0.0713), .. General("O", 0.2888, 0.0373, -0.2888),
        ]);
    }

    // P2_1/c, unique axis b.
    private static Crystal Monoclinic(double a, double b, double c, double beta, params (string Symbol, double X, double Y, double Z)[] atoms) =>
        Cell(a, b, c, 90, beta, 90,
        [
            .. from atom in atoms
               from image in new[]
               {
                   (atom.X, atom.Y, atom.Z), (-atom.X, 0.5 + atom.Y, 0.5 - atom.Z), (-atom.X, -atom.Y, -atom.Z), (atom.X, 0.5 - atom.Y, 0.5 + atom.Z),
               }
               select (atom.Symbol, image.Item1, image.Item2, image.Item3),
        ]);
}
