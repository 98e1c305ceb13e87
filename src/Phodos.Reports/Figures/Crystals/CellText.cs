using System.Globalization;
using Phodos.Crystals;

namespace Phodos.Reports.Figures.Crystals;

/// <summary>The shape of a cell in one line, equal parameters together: <c>a = b = 3.250, c = 5.207 Å; α = β = 90°, γ = 120°</c>.</summary>
internal static class CellText
{
    internal static string Of(Lattice lattice)
    {
        var (alpha, beta, gamma) = lattice.Angles;
        var lengths = Equalities([("a", Length(lattice.A)), ("b", Length(lattice.B)), ("c", Length(lattice.C))]);
        var angles = Equalities([("α", Degrees(alpha)), ("β", Degrees(beta)), ("γ", Degrees(gamma))]);
        return $"{lengths} Å; {angles}";
    }

    private static string Equalities(IEnumerable<(string Name, string Value)> parameters) => string.Join(", ", parameters
        .GroupBy(parameter => parameter.Value)
        .Select(group => $"{string.Join(" = ", group.Select(parameter => parameter.Name))} = {group.Key}"));

    private static string Length(Vector3D vector) => Text(vector.Length, "F3");

    private static string Degrees(double angle) => Text(angle, "0.##") + "°";

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
