using System.Globalization;
using System.Text;
using Phodos.Crystals;

namespace Phodos.Formats;

/// <summary>Writes crystals as POSCAR of VASP 5 with fractional positions.</summary>
public static class PoscarWriter
{
    /// <summary>
    /// The POSCAR of a crystal. Lattice and positions come back to 1e-9, in
    /// the same order: a species is named again where it follows another.
    /// </summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="title">The comment of the first line; the formula where it is null.</param>
    public static string Write(Crystal crystal, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        var runs = new List<(Element Element, int Count)>();
        foreach (var element in crystal.Species)
        {
            if (runs is [.., var last] && last.Element == element)
                runs[^1] = (element, last.Count + 1);
            else
                runs.Add((element, 1));
        }

        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        void Vector(Vector3D vector) => Line($"{vector.X,22:F16} {vector.Y,22:F16} {vector.Z,22:F16}");

        Line($"{(title ?? crystal.Formula).ReplaceLineEndings(" ")}");
        Line($"1.0");
        Vector(crystal.Lattice.A);
        Vector(crystal.Lattice.B);
        Vector(crystal.Lattice.C);
        Line($"{string.Join(' ', runs.Select(run => run.Element))}");
        Line($"{string.Join(' ', runs.Select(run => run.Count.ToString(CultureInfo.InvariantCulture)))}");
        Line($"Direct");
        foreach (var position in crystal.FractionalPositions)
            Vector(position);
        return text.ToString();
    }
}
