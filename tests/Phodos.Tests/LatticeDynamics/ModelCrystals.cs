using System.Collections.Immutable;
using CsCheck;
using Phodos.Crystals;
using Phodos.LatticeDynamics;

namespace Phodos.Tests.LatticeDynamics;

/// <summary>Crystals and wave vectors that the tests of the lattice dynamics share.</summary>
internal static class ModelCrystals
{
    internal static readonly Gen<Vector3D> WaveVectors = Gen.Double[-1, 1].Array[3].Select(q => new Vector3D(q[0], q[1], q[2]));

    private static readonly Element[] KnownElements =
        [.. Element.All.Where(element => element.Electronegativity is not null && element.CovalentRadius > 0)];

    private static readonly Vector3D[] RockSaltSites = [default, new(0.5, 0.5, 0.5)];
    private static readonly Vector3D[] PerovskiteSites =
        [default, new(0.5, 0.5, 0.5), new(0, 0.5, 0.5), new(0.5, 0, 0.5), new(0.5, 0.5, 0)];

    /// <summary>
    /// Crystals without symmetry: rock salt and perovskite of random elements, with the lattice strained, the atoms displaced and either
    /// handedness. All their atoms hold together, so that every frequency but those of the acoustic modes is above zero.
    /// </summary>
    internal static readonly Gen<Crystal> Random = Gen.Select(
        Gen.Bool,
        Gen.Bool,
        Gen.Int[0, KnownElements.Length - 1].Select(index => KnownElements[index]).Array[5],
        Gen.Double[-0.08, 0.08].Array[9],
        Gen.Double[-0.03, 0.03].Array[15]).Select(Distort);

    /// <summary>The primitive cell of rock salt.</summary>
    internal static Crystal RockSalt(string cation = "Na", string anion = "Cl", double a = 5.64) =>
        new(FaceCentred(a), [Element.FromSymbol(cation), Element.FromSymbol(anion)], [default, new(0.5, 0.5, 0.5)]);

    /// <summary>A face-centred cubic crystal whose nearest neighbours are joined by central springs.</summary>
    internal static DynamicalMatrix FaceCentredCubic(double stiffness, double mass)
    {
        var crystal = new Crystal(FaceCentred(4), [Element.FromSymbol("Ar")], [default]);
        (int, int, int)[] halfOfTheNeighbors = [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, -1, 0), (0, 1, -1), (-1, 0, 1)];
        var springs = halfOfTheNeighbors.Select(shift => new Spring(0, 0, shift, stiffness, 0));
        return new DynamicalMatrix(ForceConstants.FromSprings(crystal, springs), [mass]);
    }

    /// <summary>A chain of two kinds of atom along x with the same spring between all neighbours and nothing across.</summary>
    internal static DynamicalMatrix DiatomicChain(double stiffness, double mass1, double mass2)
    {
        var crystal = new Crystal(
            new Lattice(new(4, 0, 0), new(0, 20, 0), new(0, 0, 20)),
            [Element.FromSymbol("Na"), Element.FromSymbol("Cl")],
            [default, new(0.5, 0, 0)]);
        Spring[] springs = [new(0, 1, (0, 0, 0), stiffness, 0), new(1, 0, (1, 0, 0), stiffness, 0)];
        return new DynamicalMatrix(ForceConstants.FromSprings(crystal, springs), [mass1, mass2]);
    }

    internal static DynamicalMatrix Springy(Crystal crystal, ImmutableArray<double>? masses = null) =>
        new(SpringModel.ForceConstants(crystal), masses);

    internal static void ShouldBeNear(this IEnumerable<double> actual, IEnumerable<double> expected, double tolerance)
    {
        var (left, right) = (actual.ToArray(), expected.ToArray());
        left.Length.ShouldBe(right.Length);
        for (var index = 0; index < left.Length; index++)
            left[index].ShouldBe(right[index], tolerance);
    }

    private static Lattice FaceCentred(double a) => new(new(0, a / 2, a / 2), new(a / 2, 0, a / 2), new(a / 2, a / 2, 0));

    private static Crystal Distort(bool isPerovskite, bool isMirrored, Element[] elements, double[] strain, double[] moves)
    {
        var sites = isPerovskite ? PerovskiteSites : RockSaltSites;
        var a = 2 * (elements[0].CovalentRadius + elements[1].CovalentRadius);
        var cubic = isPerovskite ? new Lattice(new(a, 0, 0), new(0, a, 0), new(0, 0, a)) : FaceCentred(a);
        Vector3D Strained(Vector3D v) => v + new Vector3D(Row(strain, 0, v), Row(strain, 3, v), Row(strain, 6, v));
        var (first, second, third) = (Strained(cubic.A), Strained(cubic.B), Strained(cubic.C));
        return new Crystal(
            isMirrored ? new Lattice(-first, second, third) : new Lattice(first, second, third),
            [.. elements.Take(sites.Length)],
            [.. sites.Select((site, atom) => site + new Vector3D(moves[3 * atom], moves[3 * atom + 1], moves[3 * atom + 2]))]);
    }

    private static double Row(double[] matrix, int start, Vector3D v) =>
        matrix[start] * v.X + matrix[start + 1] * v.Y + matrix[start + 2] * v.Z;
}
