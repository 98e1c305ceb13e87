using Phodos.Crystals;
using Phodos.Tests.Crystals.Symmetry;

namespace Phodos.Tests.Datasets.Duplicates;

/// <summary>Compounds and elements that crystallise in several ways, from handbook lattice constants and coordinates.</summary>
internal static class Polymorphs
{
    internal static readonly Dictionary<string, Crystal[]> All = new()
    {
        ["TiO2: rutile, anatase, brookite"] = [KnownCrystals.All["rutile TiO2"].Crystal, Anatase(), Brookite()],
        ["ZnS: zincblende, wurtzite, 4H"] = [KnownCrystals.All["zincblende ZnS"].Crystal, Wurtzite(), FourLayerZincSulfide()],
        ["CsCl: its own type, rock salt"] =
        [
            KnownCrystals.Cell(4.12, 4.12, 4.12, 90, 90, 90, ("Cs", 0, 0, 0), ("Cl", 0.5, 0.5, 0.5)),
            KnownCrystals.FaceCentred(6.7, ("Cs", 0, 0, 0), ("Cl", 0.5, 0.5, 0.5)),
        ],
        ["C: diamond, hexagonal diamond, graphite"] =
        [
            KnownCrystals.All["diamond"].Crystal,
            HexagonalPair(2.52, 4.12, ("C", 0.0625), ("C", 0.4375)),
            KnownCrystals.Cell(2.46, 2.46, 6.71, 90, 90, 120,
                ("C", 0, 0, 0.25), ("C", 0, 0, 0.75), ("C", 1 / 3.0, 2 / 3.0, 0.25), ("C", 2 / 3.0, 1 / 3.0, 0.75)),
        ],
        ["SiO2: alpha and beta quartz"] = [KnownCrystals.All["alpha quartz"].Crystal, BetaQuartz()],
        ["La: fcc, double hcp, hcp, bcc"] =
        [
            KnownCrystals.FaceCentred(5.3, ("La", 0, 0, 0)), ClosePacked("ABAC"), ClosePacked("AB"),
            KnownCrystals.Cell(4.2, 4.2, 4.2, 90, 90, 90, ("La", 0, 0, 0), ("La", 0.5, 0.5, 0.5)),
        ],
        ["Li2CuSb: Heusler and inverse Heusler"] =
        [
            KnownCrystals.All["inverse Heusler Li2CuSb"].Crystal,
            KnownCrystals.FaceCentred(6.247, ("Li", 0.25, 0.25, 0.25), ("Li", 0.75, 0.75, 0.75), ("Cu", 0, 0, 0), ("Sb", 0.5, 0.5, 0.5)),
        ],
    };

    // I4_1/amd, origin at -4m2.
    private static Crystal Anatase() => KnownCrystals.Cell(3.7842, 3.7842, 9.5146, 90, 90, 90,
    [
        .. from shift in new[] { 0, 0.5 }
           from atom in new[]
           {
               ("Ti", 0, 0, 0), ("Ti", 0, 0.5, 0.25),
               ("O", 0, 0, 0.2081), ("O", 0, 0, -0.2081), ("O", 0, 0.5, 0.4581), ("O", 0, 0.5, 0.0419),
           }
           select (atom.Item1, atom.Item2 + shift, atom.Item3 + shift, atom.Item4 + shift),
    ]);

    // Pbca, all atoms on general positions.
    private static Crystal Brookite() => KnownCrystals.Cell(9.184, 5.447, 5.145, 90, 90, 90,
    [
        .. from atom in new[] { ("Ti", 0.1289, 0.0972, 0.8628), ("O", 0.0101, 0.1486, 0.1824), ("O", 0.2304, 0.1130, 0.5371) }
           let x = atom.Item2
           let y = atom.Item3
           let z = atom.Item4
           from image in new[] { (x, y, z), (0.5 - x, -y, 0.5 + z), (-x, 0.5 + y, 0.5 - z), (0.5 + x, 0.5 - y, -z) }
           from sign in new[] { 1, -1 }
           select (atom.Item1, sign * image.Item1, sign * image.Item2, sign * image.Item3),
    ]);

    private static Crystal Wurtzite() => HexagonalPair(3.82, 6.26, ("Zn", 0), ("S", 0.375));

    // P6_3mc: two atoms at 1/3, 2/3 and their images by the screw axis.
    private static Crystal HexagonalPair(double a, double c, params (string Symbol, double Z)[] atoms) =>
        KnownCrystals.Cell(a, a, c, 90, 90, 120,
        [
            .. atoms.Select(atom => (atom.Symbol, 1 / 3.0, 2 / 3.0, atom.Z)),
            .. atoms.Select(atom => (atom.Symbol, 2 / 3.0, 1 / 3.0, atom.Z + 0.5)),
        ]);

    private static Crystal FourLayerZincSulfide() => Stack("ABAC", 3.82, 3.13, ("Zn", 0), ("S", 0.75));

    private static Crystal ClosePacked(string layers) => Stack(layers, 3.75, 3.06, ("La", 0));

    private static Crystal BetaQuartz() => KnownCrystals.Cell(4.9965, 4.9965, 5.4570, 90, 90, 120,
        ("Si", 0.5, 0, 0), ("Si", 0, 0.5, 2 / 3.0), ("Si", 0.5, 0.5, 1 / 3.0),
        ("O", 0.2078, 0.4156, 1 / 6.0), ("O", -0.2078, -0.4156, 1 / 6.0), ("O", -0.4156, -0.2078, 5 / 6.0),
        ("O", 0.4156, 0.2078, 5 / 6.0), ("O", 0.2078, -0.2078, 0.5), ("O", -0.2078, 0.2078, 0.5));

    /// <summary>Close-packed layers over the places A, B and C; the heights of the atoms are in layers.</summary>
    private static Crystal Stack(string layers, double a, double height, params (string Symbol, double Z)[] atoms) =>
        KnownCrystals.Cell(a, a, height * layers.Length, 90, 90, 120,
        [
            .. from layer in Enumerable.Range(0, layers.Length)
               let place = (layers[layer] - 'A') / 3.0
               from atom in atoms
               select (atom.Symbol, place, 2 * place, (layer + atom.Z) / layers.Length),
        ]);
}
