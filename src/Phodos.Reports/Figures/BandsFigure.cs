using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Bands;
using Phodos.Reports.Style;
using Phodos.Spectra;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Phodos.Reports.Figures;

/// <summary>
/// The bands of a crystal along a path, each as thick as a line can be and divided among the elements that carry it, and beside them on the
/// same axis the density of states. Imaginary frequencies are below zero, on a ground of their own.
/// </summary>
public static class BandsFigure
{
    private const int BandsWidth = 620;
    private const int DosWidth = 210;
    private const int PlotHeight = 460;
    private const float BottomSize = 58;
    private const double Margin = 0.04;

    // Of the height of the axis, and of the length of the path.
    private const double Thickness = 0.012;
    private const double BreakWidth = 0.015;

    // Room for a label (logical pixels); one that is nearer goes a row lower.
    private const double LabelRoom = 30;

    private static readonly Color ImaginaryGround = Color.FromHex("#F7ECE6");

    /// <summary>Makes the figure.</summary>
    /// <param name="formula">The formula as plain text.</param>
    /// <param name="id">The identifier of the crystal or the name of its file; may be empty.</param>
    /// <param name="bands">The bands.</param>
    /// <param name="unit">The unit of frequencies; null is cm⁻¹.</param>
    /// <param name="dos">The density of states, in states per cm⁻¹ per cell, with the parts of the elements where they are known; or null.</param>
    /// <param name="withElements">Whether bands are divided among the elements; plain lines show crossings better.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">The density of states is normalised otherwise.</exception>
    public static Figure Create(
        string formula,
        string id,
        BandStructure bands,
        FrequencyUnit? unit = null,
        DensityOfStates? dos = null,
        bool withElements = true,
        FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(bands);
        if (dos is not null && dos.Normalization != DosNormalization.PerCell)
            throw new InvalidInputException($"the DOS beside bands counts states per cell; this one is {dos.Normalization}");
        unit ??= FrequencyUnit.Wavenumber;
        form ??= FigureForm.Usual;
        Element[] elements = [.. bands.Crystal.Species.Distinct()];
        if (elements.Length < 2 || !withElements)
            elements = [];
        var (low, high) = Limits(bands, unit);
        var width = BandsWidth + (dos is null ? 0 : DosWidth);
        var frame = FigureFrame.Of(form.Size, width, Header(width).Height + PlotHeight);
        var header = Header(frame.Width);
        return new Figure($"{header.Title} {header.Subtitle}".Trim(), frame, form.Size, canvas =>
        {
            header.Draw(canvas);
            var split = dos is null ? frame.Width : (float)frame.Width * BandsWidth / width;
            using var plot = BandsPlot(bands, unit, elements, low, high, split);
            HouseStyle.Render(plot, canvas, new PixelRect(0, split, frame.Height, header.Height));
            if (dos is null)
                return;
            using var beside = DosPlot(dos, unit, elements, low, high);
            HouseStyle.Render(beside, canvas, new PixelRect(split, frame.Width, frame.Height, header.Height));
        });

        FigureHeader Header(int width) => new(
            width,
            form.HasTitle,
            FormulaText.Subscripted(formula),
            FormulaText.Clean(id),
            note: low < 0 ? "below 0: imaginary" : "",
            [
                .. elements.Select((element, index) => new LegendEntry(element.Symbol, Filled: false, HouseStyle.Series(index))),
                .. elements.Length > 0 && dos is not null
                    ? [new LegendEntry("total DOS", Filled: true, HouseStyle.ReferenceFill)]
                    : Array.Empty<LegendEntry>(),
            ]);
    }

    // From zero, or from below what is imaginary; rounding of the modes at rest is not.
    private static (double Low, double High) Limits(BandStructure bands, FrequencyUnit unit)
    {
        var (lowest, highest) = (bands.Lowest.Frequency, Math.Max(0, bands.Highest));
        var isUnstable = lowest < -0.005 * Math.Max(highest, 1);
        var span = highest - (isUnstable ? lowest : 0);
        span = span > 0 ? span : 1;
        return (unit.FromWavenumber(isUnstable ? lowest - Margin * span : 0), unit.FromWavenumber(highest + Margin * span));
    }

    private static Plot BandsPlot(BandStructure bands, FrequencyUnit unit, Element[] elements, double low, double high, float width)
    {
        var plot = HouseStyle.NewPlot(xLabel: null, $"Frequency ({unit.Symbol})");
        plot.Axes.Right.MinimumSize = HouseStyle.OuterMargin / 2;
        AddGround(plot, low);
        var ticks = bands.Ticks();
        var length = ticks[^1].Distance;
        var gap = BreakWidth * length;
        var places = Places(bands, gap);
        var positions = ticks.Select(tick => (Tick: tick, Place: places[tick.Point])).ToArray();
        foreach (var (tick, place) in positions)
        {
            AddVertical(plot, place);
            if (tick.IsBreak)
                AddVertical(plot, place + gap);
        }

        foreach (var (start, end) in Pieces(bands))
        {
            for (var band = 0; band < bands.ModeCount; band++)
                AddBand(plot, bands, unit, elements, places, band, start, end, Thickness * (high - low));
        }

        plot.Axes.SetLimits(0, places[^1], low, high);
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. Labels(positions, gap, places[^1], width)]);
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.TickLabelStyle.FontSize = HouseStyle.LabelSize;
        plot.Axes.Bottom.MinimumSize = BottomSize;
        plot.Axes.Bottom.MaximumSize = BottomSize;
        return plot;
    }

    private static IEnumerable<Tick> Labels((BandTick Tick, double Place)[] positions, double gap, double length, float width)
    {
        var last = double.NegativeInfinity;
        var isLow = false;
        foreach (var (tick, place) in positions)
        {
            var middle = tick.IsBreak ? place + gap / 2 : place;
            isLow = !isLow && (middle - last) / length * (width - 90) < LabelRoom * (tick.IsBreak ? 1.2 : 0.9);
            last = middle;
            yield return new Tick(middle, isLow ? "\n" + tick.Label : tick.Label);
        }
    }

    // Where each point stands: its distance, and a gap at each break before it.
    private static double[] Places(BandStructure bands, double gap)
    {
        var places = new double[bands.Points.Length];
        var shift = 0.0;
        for (var point = 0; point < places.Length; point++)
        {
            var segment = bands.Points[point].Segment;
            if (point > 0 && segment != bands.Points[point - 1].Segment && !bands.Path.IsConnected(segment))
                shift += gap;
            places[point] = bands.Points[point].Distance + shift;
        }

        return places;
    }

    // The unbroken pieces of the path: the first point and the one after the last.
    private static IEnumerable<(int Start, int End)> Pieces(BandStructure bands)
    {
        var start = 0;
        for (var point = 1; point <= bands.Points.Length; point++)
        {
            // In a polar crystal the bands jump at Γ, where a segment ends.
            if (point < bands.Points.Length && bands.Points[point].Segment == bands.Points[point - 1].Segment)
                continue;
            yield return (start, point);
            start = point;
        }
    }

    private static void AddBand(
        Plot plot, BandStructure bands, FrequencyUnit unit, Element[] elements, double[] places, int band, int start, int end, double thickness)
    {
        var x = places[start..end];
        var middle = new double[x.Length];
        for (var point = start; point < end; point++)
            middle[point - start] = unit.FromWavenumber(bands.BandFrequency(point, band));
        if (elements.Length == 0)
        {
            plot.Add.ScatterLine(x, middle, HouseStyle.Prediction).LineWidth = 0.75f * HouseStyle.LineWidth;
            return;
        }

        var lower = Array.ConvertAll(middle, value => value - thickness / 2);
        for (var index = 0; index < elements.Length; index++)
        {
            var upper = new double[x.Length];
            for (var point = start; point < end; point++)
            {
                var weight = bands.ElementWeight(point, bands.ModesOfBands(point)[band], elements[index]);
                upper[point - start] = lower[point - start] + thickness * weight;
            }

            BandPlot.Add(plot, x, lower, upper, HouseStyle.Series(index));
            lower = upper;
        }
    }

    private static Plot DosPlot(DensityOfStates dos, FrequencyUnit unit, Element[] elements, double low, double high)
    {
        var plot = HouseStyle.NewPlot($"DOS (1/{unit.Symbol})");
        AddGround(plot, low);
        double[] frequencies = [.. dos.Grid.Frequencies.Select(unit.FromWavenumber)];
        var total = InUnit(dos.Values);
        var shape = plot.Add.Polygon([.. total, 0, 0], [.. frequencies, frequencies[^1], frequencies[0]]);
        shape.FillColor = elements.Length > 0 ? HouseStyle.ReferenceFill : HouseStyle.Prediction.WithAlpha(0.25);
        shape.LineWidth = elements.Length > 0 ? 0 : 0.75f * HouseStyle.LineWidth;
        shape.LineColor = HouseStyle.Prediction;
        for (var index = 0; index < elements.Length; index++)
        {
            if (dos.Projections.TryGetValue(elements[index].Symbol, out var part))
                plot.Add.ScatterLine(InUnit(part), frequencies, HouseStyle.Series(index)).LineWidth = 0.75f * HouseStyle.LineWidth;
        }

        var highest = total.Max();
        plot.Axes.SetLimits(0, highest > 0 ? 1.06 * highest : 1, low, high);
        plot.Axes.Left.TickGenerator = new EmptyTickGenerator();
        plot.Axes.Bottom.TickGenerator = HouseStyle.Ticks(2);
        plot.Axes.Bottom.MinimumSize = BottomSize;
        plot.Axes.Bottom.MaximumSize = BottomSize;
        return plot;

        double[] InUnit(ImmutableArray<double> values) => [.. values.Select(value => value / unit.PerWavenumber)];
    }

    private static void AddGround(Plot plot, double low)
    {
        if (low >= 0)
            return;
        var span = plot.Add.VerticalSpan(low, 0);
        span.FillColor = ImaginaryGround;
        span.LineWidth = 0;
        plot.Add.HorizontalLine(0, HouseStyle.FrameWidth, HouseStyle.ReferenceLine);
    }

    private static void AddVertical(Plot plot, double place) => plot.Add.VerticalLine(place, HouseStyle.FrameWidth, HouseStyle.ReferenceLine);
}
