namespace Phodos.Crystals.UnitCell;

/// <summary>The conventional cell as people draw and tabulate it.</summary>
public static class ShownCell
{
    // A vector must become shorter by more than rounding, or equally short choices would swap for ever.
    private const double ShorterThan = 1 - 1e-10;

    /// <summary>
    /// The standardised conventional cell of a crystal; of a monoclinic one with the shortest a and c across the unique axis b, β not
    /// acute. The standard setting fixes how the centring or the glide plane lies to a and c, which can make them several times as long and
    /// β 170°; the cell here is one of the three cell choices of International Tables A (such as I2/m for C2/m) with the same volume.
    /// </summary>
    public static Crystal Of(CrystalSymmetry symmetry)
    {
        ArgumentNullException.ThrowIfNull(symmetry);
        var cell = symmetry.Conventional;
        return symmetry.System == CrystalSystem.Monoclinic ? In(Compact(cell.Lattice), cell) : cell;
    }

    private static Lattice Compact(Lattice lattice)
    {
        var (a, b, c) = (lattice.A, lattice.B, lattice.C);
        bool isShorter;
        do
        {
            var shorterC = c - Math.Round(a.Dot(c) / a.LengthSquared) * a;
            var shorterA = a - Math.Round(a.Dot(shorterC) / shorterC.LengthSquared) * shorterC;
            isShorter = shorterA.LengthSquared + shorterC.LengthSquared < ShorterThan * (a.LengthSquared + c.LengthSquared);
            if (isShorter)
                (a, c) = (shorterA, shorterC);
        }
        while (isShorter);

        return a.Dot(c) > 0 ? new Lattice(a, -b, -c) : new Lattice(a, b, c);
    }

    private static Crystal In(Lattice lattice, Crystal crystal) => new(
        lattice,
        crystal.Species,
        [.. crystal.FractionalPositions.Select(position => lattice.ToFractional(crystal.Lattice.ToCartesian(position)))]);
}
