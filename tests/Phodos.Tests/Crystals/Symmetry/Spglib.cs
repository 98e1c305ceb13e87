using System.Runtime.InteropServices;
using Phodos.Crystals;

namespace Phodos.Tests.Crystals.Symmetry;

/// <summary>The C library of spglib (https://spglib.readthedocs.io), where it is installed.</summary>
internal static class Spglib
{
    private static readonly string[] Names = ["libsymspg.so.1", "libsymspg.so.2", "libsymspg.2.dylib", "symspg"];

    private static readonly GetInternational? Function = Load();

    private delegate int GetInternational(
        [Out] byte[] symbol, double[] lattice, double[] positions, int[] types, int atomCount, double tolerance);

    internal static bool IsInstalled => Function is not null;

    /// <summary>The space-group number, or 0 when spglib finds none.</summary>
    internal static int SpaceGroup(Crystal crystal, double tolerance)
    {
        var (a, b, c) = (crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C);

        // The vectors are the columns.
        return Function!(
            new byte[11],
            [a.X, b.X, c.X, a.Y, b.Y, c.Y, a.Z, b.Z, c.Z],
            [.. crystal.FractionalPositions.SelectMany(position => new[] { position.X, position.Y, position.Z })],
            [.. crystal.Species.Select(element => element.AtomicNumber)],
            crystal.AtomCount,
            tolerance);
    }

    private static GetInternational? Load()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
                return Marshal.GetDelegateForFunctionPointer<GetInternational>(NativeLibrary.GetExport(library, "spg_get_international"));
        }

        return null;
    }
}
