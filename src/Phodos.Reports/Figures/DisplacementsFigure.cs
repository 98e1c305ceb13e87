using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Reports.Style;

namespace Phodos.Reports.Figures;

/// <summary>
/// The mean square displacements U_iso of the atoms of each element against the temperature: the mean over its atoms, and around it what lies
/// between the smallest and the largest of them.
/// </summary>
public static class DisplacementsFigure
{
    private const int Width = 560;
    private const int PlotHeight = 380;
    private const double Headroom = 1.05;

    // Atoms that differ by less, in parts of the largest, are told by one line.
    private const double Visible = 0.005;

    /// <summary>Makes the figure.</summary>
    /// <param name="formula">The formula as plain text.</param>
    /// <param name="id">The identifier of the crystal or the name of its file; may be empty.</param>
    /// <param name="displacements">The displacements at ascending temperatures, at least two.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">There are fewer than two temperatures.</exception>
    public static Figure Create(string formula, string id, ImmutableArray<ThermalDisplacements> displacements, FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(id);
        if (displacements.Length < 2)
            throw new InvalidInputException("a figure of thermal displacements needs at least two temperatures");
        double[] temperatures = [.. displacements.Select(at => at.Temperature)];
        var crystal = displacements[0].Crystal;
        var curves = crystal.Species.Distinct().Select(element => CurveOf(element, displacements)).ToArray();
        var highest = curves.Max(curve => curve.Largest.Max());
        var areSpread = curves.Any(IsSpread);
        return FigureLayout.Elastic(form, Width, PlotHeight, Header, (canvas, room) =>
        {
            using var plot = HouseStyle.NewPlot("Temperature (K)", "Mean square displacement (Å²)");
            for (var index = 0; index < curves.Length; index++)
            {
                if (IsSpread(curves[index]))
                    BandPlot.Add(plot, temperatures, curves[index].Smallest, curves[index].Largest, HouseStyle.Series(index).WithAlpha(0.2));
            }

            for (var index = 0; index < curves.Length; index++)
                plot.Add.ScatterLine(temperatures, curves[index].Mean, HouseStyle.Series(index)).LineWidth = HouseStyle.LineWidth;
            plot.Axes.SetLimits(temperatures[0], temperatures[^1], 0, highest > 0 ? Headroom * highest : 1);
            HouseStyle.Render(plot, canvas, room);
        });

        bool IsSpread(Curve curve) => curve.Largest.Zip(curve.Smallest, (large, small) => large - small).Max() > Visible * highest;

        FigureHeader Header(int width, bool hasTitle) => new(
            width,
            hasTitle,
            FormulaText.Subscripted(formula),
            FormulaText.Clean(id),
            note: "",
            [
                .. curves.Select((curve, index) => new LegendEntry(curve.Element.Symbol, Filled: false, HouseStyle.Series(index))),
                .. areSpread
                    ? [new LegendEntry("smallest to largest atom", Filled: true, HouseStyle.ReferenceFill)]
                    : Array.Empty<LegendEntry>(),
            ]);
    }

    private static Curve CurveOf(Element element, ImmutableArray<ThermalDisplacements> displacements)
    {
        var species = displacements[0].Crystal.Species;
        int[] atoms = [.. Enumerable.Range(0, species.Length).Where(atom => species[atom] == element)];
        double[][] values = [.. displacements.Select(at => Array.ConvertAll(atoms, at.Isotropic))];
        return new Curve(
            element,
            Array.ConvertAll(values, ofAtoms => ofAtoms.Average()),
            Array.ConvertAll(values, ofAtoms => ofAtoms.Min()),
            Array.ConvertAll(values, ofAtoms => ofAtoms.Max()));
    }

    private sealed record Curve(Element Element, double[] Mean, double[] Smallest, double[] Largest);
}
