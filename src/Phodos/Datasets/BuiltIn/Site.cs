using Phodos.Crystals;

namespace Phodos.Datasets.BuiltIn;

/// <summary>An atom of a prototype.</summary>
/// <param name="Kind">The kind of atom: A, B or C.</param>
/// <param name="Position">The fractional position in the conventional cell.</param>
internal readonly record struct Site(char Kind, Vector3D Position)
{
    internal static Site A(double x, double y, double z) => new('A', new Vector3D(x, y, z));

    internal static Site B(double x, double y, double z) => new('B', new Vector3D(x, y, z));

    internal static Site C(double x, double y, double z) => new('C', new Vector3D(x, y, z));
}
