using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Forces;

/// <summary>What a vasprun.xml tells of forces.</summary>
/// <param name="Start">The structure that the calculation began with.</param>
/// <param name="Masses">The mass of each atom as VASP took it (unified atomic mass units).</param>
/// <param name="Forces">The forces of the last step (eV/angstrom), [atoms]; empty where there are none.</param>
/// <param name="Steps">The number of steps with forces.</param>
/// <param name="ForceConstants">The force constants (eV/angstrom²) of a run that moved the atoms itself (IBRION 5 to 8), or null.</param>
/// <param name="Born">The dielectric tensor and the Born charges of all atoms (LEPSILON, LCALCEPS), or null.</param>
internal sealed partial record VasprunForces(
    Crystal Start,
    ImmutableArray<double> Masses,
    ImmutableArray<Vector3D> Forces,
    int Steps,
    ForceConstantsFile? ForceConstants,
    (Matrix3 Dielectric, ImmutableArray<Matrix3> Charges)? Born)
{
    // The settings stand before all else but the version.
    private const int HeadLength = 1 << 16;

    private static readonly string[] Packings = ["", ".gz", ".xz"];

    /// <summary>The names of the file of a folder, plain and packed.</summary>
    internal static ImmutableArray<string> Names { get; } = [.. Packings.Select(packing => "vasprun.xml" + packing)];

    /// <summary>Whether a file is a vasprun.xml by its name.</summary>
    internal static bool IsNamed(string file)
    {
        var name = Path.GetFileName(file);
        return name.Contains("vasprun", StringComparison.OrdinalIgnoreCase) && name.Contains(".xml", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a file is that of a run that finds second derivatives, by the setting IBRION (5 to 8) at its head.</summary>
    internal static bool MovesAtoms(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var content = path switch
            {
                _ when path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) => new GZipStream(file, CompressionMode.Decompress),
                _ when path.EndsWith(".xz", StringComparison.OrdinalIgnoreCase) => XzContent.Open(file),
                _ => (Stream)file,
            };
            using var text = new StreamReader(content);
            var head = new char[HeadLength];
            return SecondDerivatives().IsMatch(head.AsSpan(0, text.ReadBlock(head)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException || XzContent.IsDamage(fault))
        {
            return false; // the reader says what is wrong with it
        }
    }

    [GeneratedRegex("""name="IBRION"[^>]*>\s*[5-8]\s*<""", RegexOptions.CultureInvariant)]
    private static partial Regex SecondDerivatives();
}
