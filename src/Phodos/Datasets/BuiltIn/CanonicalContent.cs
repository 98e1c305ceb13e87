using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Phodos.Crystals;

namespace Phodos.Datasets.BuiltIn;

/// <summary>
/// The content of the built-in data set as text, for its hash: one line an entry, numbers rounded to 6 decimals, so that the last bits of
/// another processor's mathematics do not make another data set.
/// </summary>
internal static class CanonicalContent
{
    internal static string Sha256(ImmutableArray<DosEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            text.Append(entry.Id).Append(' ').Append(entry.System).Append(' ').AppendJoin(' ', entry.Crystal.Species);
            var lattice = entry.Crystal.Lattice;
            foreach (var vector in entry.Crystal.FractionalPositions.Prepend(lattice.C).Prepend(lattice.B).Prepend(lattice.A))
                Append(text, vector);
            Append(text, entry.Dos.Values);
            foreach (var (symbol, part) in entry.Dos.Projections)
                Append(text.Append(' ').Append(symbol), part);
            text.Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(StringBuilder text, Vector3D vector) => Append(text, [vector.X, vector.Y, vector.Z]);

    private static void Append(StringBuilder text, ImmutableArray<double> values)
    {
        foreach (var value in values)
            text.Append(CultureInfo.InvariantCulture, $" {Math.Round(value, 6) + 0.0:F6}"); // + 0.0 makes −0 the same as 0
    }
}
