using System.Collections.Immutable;

namespace Phodos.Datasets.BuiltIn;

/// <summary>
/// The prototypes of the built-in data set, by crystal system. Their parameters are rounded from the compounds that they are named after.
/// </summary>
internal static class Prototypes
{
    internal static ImmutableArray<Prototype> All { get; } =
    [
        .. CubicPrototypes.All,
        .. HexagonalPrototypes.All,
        .. TetragonalPrototypes.All,
        .. TrigonalPrototypes.All,
        .. OrthorhombicPrototypes.All,
        .. MonoclinicPrototypes.All,
        .. TriclinicPrototypes.All,
    ];
}
