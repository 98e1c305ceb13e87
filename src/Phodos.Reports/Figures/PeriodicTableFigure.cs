using System.Collections.Frozen;
using System.Globalization;
using Phodos.Crystals;
using Phodos.Reports.Style;
using ScottPlot;
using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>
/// The periodic table, each element coloured by a number, with the count of crystals that the number comes from below its symbol.
/// Elements without a number are grey.
/// </summary>
public static class PeriodicTableFigure
{
    private const int Columns = 18;
    private const int Cell = 44;
    private const int Gap = 2;
    private const int Margin = 18;
    private const float CountSize = 11;

    // Lanthanides and actinides stand below the table, under a gap.
    private const float InnerRows = 7.4f;
    private const float Rows = InnerRows + 2;

    // The bar stands over the transition metals, where the table is empty.
    private const float BarLeft = Margin + 2.6f * Cell;
    private const float BarTop = 0.85f * Cell;
    private const float BarWidth = 8.8f * Cell;

    private static readonly Color Empty = Color.FromHex("#ECECEC");

    /// <summary>Makes the figure.</summary>
    /// <param name="values">The elements that have a number, each once; at least one.</param>
    /// <param name="title">What the figure shows.</param>
    /// <param name="label">What the number is, with its unit.</param>
    /// <param name="logScale">Whether the colours follow the logarithm, for numbers that one dwarfs; all are then above 0.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">There is no number, one cannot be shown, or an element has two.</exception>
    public static Figure Create(
        IReadOnlyCollection<ElementValue> values, string title, string label, bool logScale = false, FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(label);
        Check(values, logScale);
        var byElement = values.ToFrozenDictionary(value => value.Element);
        var scale = new ColorScale(values.Min(value => value.Value), values.Max(value => value.Value), logScale);
        const int width = 2 * Margin + Columns * Cell;
        return FigureLayout.Rigid(
            form,
            hasTitle => new FigureHeader(
                width,
                hasTitle,
                FormulaText.Clean(title),
                subtitle: "",
                note: "below a symbol: crystals with the element",
                new LegendEntry("none", Filled: true, Empty)),
            width,
            (int)(Rows * Cell) + Margin,
            (canvas, top) =>
            {
                using var paint = Paint.NewDisposablePaint();
                foreach (var element in Element.All)
                    DrawCell(canvas, paint, element, byElement.GetValueOrDefault(element), scale, top);
                new ColorBar(scale, FormulaText.Clean(label)).Draw(canvas, paint, BarLeft, top + BarTop, BarWidth);
            });
    }

    private static void Check(IReadOnlyCollection<ElementValue> values, bool logScale)
    {
        if (values.Count == 0)
            throw new InvalidInputException("no element has a number; there is nothing to colour the periodic table by");
        foreach (var value in values)
        {
            if (!double.IsFinite(value.Value))
                throw new InvalidInputException($"the number of {value.Element} is not finite");
            if (logScale && value.Value <= 0)
                throw new InvalidInputException($"the number of {value.Element} is not above 0 and has no place on a logarithmic scale");
        }

        var twice = values.GroupBy(value => value.Element).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new InvalidInputException($"{twice.Key} has {twice.Count()} numbers; give each element one");
    }

    private static void DrawCell(SKCanvas canvas, Paint paint, Element element, ElementValue? value, ColorScale scale, int tableTop)
    {
        var (row, column) = PlaceOf(element);
        var (left, top) = (Margin + column * Cell, tableTop + row * Cell);
        var color = value is null ? Empty : scale.Of(value.Value);
        new FillStyle(color).Render(canvas, new PixelRect(left, left + Cell - Gap, top + Cell - Gap, top), paint);
        var ink = value is null ? HouseStyle.ReferenceLine : ColorScale.TextOn(color);
        const float middle = (Cell - Gap) / 2f;
        Centred(element.Symbol, HouseStyle.LabelSize, bold: value is not null, value is null ? middle : middle - 6);
        if (value is not null)
            Centred(value.Count.ToString(CultureInfo.InvariantCulture), CountSize, bold: false, middle + 11);

        void Centred(string text, float size, bool bold, float y)
        {
            var label = HouseStyle.Text(text, size, ink, bold);
            label.Alignment = Alignment.MiddleCenter;
            label.Render(canvas, new Pixel(left + middle, top + y), paint);
        }
    }

    private static (float Row, int Column) PlaceOf(Element element)
    {
        const int lanthanum = 57;
        const int actinium = 89;
        return element.Group is { } group
            ? (element.Period - 1, group - 1)
            : (InnerRows + element.Period - 6, 2 + element.AtomicNumber - (element.Period == 6 ? lanthanum : actinium));
    }
}
