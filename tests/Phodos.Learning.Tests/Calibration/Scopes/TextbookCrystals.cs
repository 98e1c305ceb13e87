using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Learning.Tests.Calibration.Scopes;

/// <summary>Crystals of simple structures.</summary>
internal static class TextbookCrystals
{
    internal static readonly Vector3D Origin = new(0, 0, 0);

    internal static Crystal RockSalt(string first, string second, double edge) =>
        new(Fcc(edge), Elements(first, second), [Origin, new Vector3D(0.5, 0.5, 0.5)]);

    internal static Crystal Zincblende(string first, string second, double edge) =>
        new(Fcc(edge), Elements(first, second), [Origin, new Vector3D(0.25, 0.25, 0.25)]);

    internal static Crystal Element(string symbol, Lattice lattice) => new(lattice, Elements(symbol), [Origin]);

    internal static Crystal Perovskite(string a, string b, string x, double edge) => new(
        Cubic(edge),
        Elements(a, b, x, x, x),
        [Origin, new Vector3D(0.5, 0.5, 0.5), new Vector3D(0.5, 0.5, 0), new Vector3D(0.5, 0, 0.5), new Vector3D(0, 0.5, 0.5)]);

    /// <summary>AB3 of the structure of CuAu3.</summary>
    internal static Crystal Ordered(string a, string b, double edge) => new(
        Cubic(edge), Elements(a, b, b, b), [Origin, new Vector3D(0, 0.5, 0.5), new Vector3D(0.5, 0, 0.5), new Vector3D(0.5, 0.5, 0)]);

    internal static Lattice Fcc(double edge) =>
        new(new Vector3D(0, edge / 2, edge / 2), new Vector3D(edge / 2, 0, edge / 2), new Vector3D(edge / 2, edge / 2, 0));

    internal static Lattice Bcc(double edge) => new(
        new Vector3D(-edge / 2, edge / 2, edge / 2), new Vector3D(edge / 2, -edge / 2, edge / 2), new Vector3D(edge / 2, edge / 2, -edge / 2));

    internal static Lattice Cubic(double edge) => new(new Vector3D(edge, 0, 0), new Vector3D(0, edge, 0), new Vector3D(0, 0, edge));

    internal static ImmutableArray<Element> Elements(params string[] symbols) => [.. symbols.Select(Crystals.Element.FromSymbol)];

    internal static Crystal Stretched(Crystal crystal, double factor) => new(
        new Lattice(factor * crystal.Lattice.A, factor * crystal.Lattice.B, factor * crystal.Lattice.C),
        crystal.Species,
        crystal.FractionalPositions);

    /// <summary>The crystal repeated along its vectors.</summary>
    internal static Crystal Repeated(Crystal crystal, int a, int b, int c)
    {
        Vector3D[] shifts =
        [
            .. from i in Enumerable.Range(0, a) from j in Enumerable.Range(0, b) from k in Enumerable.Range(0, c) select new Vector3D(i, j, k),
        ];
        return new Crystal(
            new Lattice(a * crystal.Lattice.A, b * crystal.Lattice.B, c * crystal.Lattice.C),
            [.. shifts.SelectMany(_ => crystal.Species)],
            [.. shifts.SelectMany(shift => crystal.FractionalPositions.Select(place => place + shift))
                .Select(place => new Vector3D(place.X / a, place.Y / b, place.Z / c))]);
    }

    /// <summary>The crystal without one atom.</summary>
    internal static Crystal Without(Crystal crystal, int atom) =>
        new(crystal.Lattice, crystal.Species.RemoveAt(atom), crystal.FractionalPositions.RemoveAt(atom));
}
