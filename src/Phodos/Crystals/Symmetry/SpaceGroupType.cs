namespace Phodos.Crystals.Symmetry;

/// <summary>
/// The space-group type of a group of operations, in any axes and with any origin: that of a crystal which has these operations and no
/// others, since its atoms lie in no special place of the cell.
/// </summary>
internal static class SpaceGroupType
{
    // Moyo takes a second for more, and a list of a cell larger than the conventional one decides nothing.
    private const int MaximumOrder = 192;

    private const double VolumePerAtom = 200;

    private static readonly Vector3D[] GeneralPositions = [new(0.0617, 0.2191, 0.3303), new(0.1637, 0.0463, 0.1187)];

    /// <summary>The number of the type, 1..230, or null where it is not found.</summary>
    internal static int? NumberOf(OperationGroup group, Lattice lattice)
    {
        if (group.Order == 1)
            return 1;
        if (group.Order > MaximumOrder)
            return null;
        var species = new[] { Element.FromSymbol("Na"), Element.FromSymbol("Cl") };
        try
        {
            var crystal = new Crystal(
                Symmetrized(group, lattice),
                [.. species.SelectMany(element => Enumerable.Repeat(element, group.Order))],
                [.. GeneralPositions.SelectMany(position => group.Operations.Select(operation => operation.Apply(position)))]);
            return MoyoSymmetryFinder.Shared.Find(crystal).SpaceGroup;
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    // The mean of the cells that the operations make of the given one, which they leave as it is. It is large enough to keep atoms apart.
    private static Lattice Symmetrized(OperationGroup group, Lattice lattice)
    {
        Vector3D[] axes = [new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)];
        var products = new double[3, 3];
        foreach (var rotation in group.Operations.Select(operation => operation.Rotation).Distinct())
        {
            var images = Array.ConvertAll(axes, axis => lattice.ToCartesian(rotation.Multiply(axis)));
            for (var i = 0; i < 3; i++)
            {
                for (var j = 0; j < 3; j++)
                    products[i, j] += images[i].Dot(images[j]);
            }
        }

        double Length(int i) => Math.Sqrt(products[i, i]);
        double Angle(int i, int j) => double.RadiansToDegrees(Math.Acos(products[i, j] / (Length(i) * Length(j))));
        var unscaled = Lattice.FromParameters(Length(0), Length(1), Length(2), Angle(1, 2), Angle(0, 2), Angle(0, 1));
        var scale = Math.Cbrt(VolumePerAtom * GeneralPositions.Length * group.Order / unscaled.Volume);
        return new Lattice(scale * unscaled.A, scale * unscaled.B, scale * unscaled.C);
    }
}
