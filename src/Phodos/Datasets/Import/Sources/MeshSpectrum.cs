using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets.Import.Checks;
using Phodos.Formats.Phonopy;
using Phodos.LatticeDynamics;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources;

/// <summary>
/// Makes a density of states of the modes of a mesh, as that of the training set was made: each a Gaussian of
/// <see cref="Width"/>, on a grid with steps of <see cref="Step"/>. Where no mode is imaginary the grid begins at 0, and what would lie
/// below is folded back, so that the integral is 3N.
/// </summary>
internal sealed class MeshSpectrum
{
    /// <summary>The standard deviation of the Gaussians (cm⁻¹).</summary>
    internal const double Width = 5;

    /// <summary>The step of the grid (cm⁻¹).</summary>
    internal const double Step = 5;

    // No crystal has modes beyond -1900 and 5900 cm⁻¹; those of hydrogen reach 4,400.
    private const int PointsBelow = 400;
    private const int PointsAbove = 1200;
    private const int Reach = (int)(GaussianBroadening.Reach * Width / Step) + 1;

    private readonly FrequencyUnit _unit;
    private readonly Element[] _elements;
    private readonly int[] _elementOfAtom;
    private readonly FrequencyGrid _grid;

    // One part an element, and the total last.
    private readonly double[][] _parts;
    private bool _hasParts = true;
    private double _states;

    /// <param name="species">The elements of the atoms of the cell.</param>
    /// <param name="unit">The unit of the frequencies.</param>
    internal MeshSpectrum(ImmutableArray<Element> species, FrequencyUnit unit)
    {
        _unit = unit;
        _elements = [.. species.Distinct()];
        _elementOfAtom = [.. species.Select(element => Array.IndexOf(_elements, element))];
        _grid = GridOf(-PointsBelow, PointsAbove);
        _parts = [.. Enumerable.Range(0, _elements.Length + 1).Select(_ => new double[_grid.Count])];
    }

    /// <summary>What was done to the modes, in words.</summary>
    internal static string Note { get; } =
        FormattableString.Invariant($"the modes of mesh.yaml became Gaussians of {Width} cm⁻¹ every {Step} cm⁻¹");

    /// <summary>The lowest frequency so far.</summary>
    internal double Minimum { get; private set; } = double.PositiveInfinity;

    /// <summary>The highest frequency so far.</summary>
    internal double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>The spectrum of a mesh, which is read to its end.</summary>
    /// <exception cref="InvalidInputException">The mesh is broken, or a frequency is none of a crystal.</exception>
    internal static MeshSpectrum Of(PhonopyMesh mesh, FrequencyUnit unit, CancellationToken cancellation)
    {
        var spectrum = new MeshSpectrum(mesh.Structure.Crystal.Species, unit);
        while (mesh.Read() is { } point)
        {
            cancellation.ThrowIfCancellationRequested();
            spectrum.Add(point);
        }

        return spectrum;
    }

    /// <summary>Adds the modes of a wave vector.</summary>
    /// <exception cref="InvalidInputException">A frequency is none of a crystal.</exception>
    internal void Add(MeshPoint point)
    {
        var shares = new double[_parts.Length];
        foreach (var mode in point.Modes)
        {
            var place = _unit.ToWavenumber(mode.Frequency) / Step;
            if (!(place > Reach - PointsBelow && place < PointsAbove - Reach))
            {
                throw new InvalidInputException(FormattableString.Invariant(
                    $"a frequency of {mode.Frequency} {_unit} is none of a crystal; should they be in another unit, {Remedies.NameUnit}"));
            }

            Array.Clear(shares);
            shares[^1] = point.Weight;
            _hasParts &= mode.Shares is not null;
            for (var atom = 0; atom < mode.Shares?.Length; atom++)
                shares[_elementOfAtom[atom]] += point.Weight * mode.Shares[atom];
            GaussianBroadening.Add(_parts, shares, mode.Frequency, _unit.FromWavenumber(Width), _grid);
            _states += point.Weight;
            Minimum = Math.Min(Minimum, mode.Frequency);
            Maximum = Math.Max(Maximum, mode.Frequency);
        }
    }

    /// <summary>The density of states per cell in the unit of the frequencies, with its parts where all modes have eigenvectors.</summary>
    internal DensityOfStates Dos()
    {
        var scale = 3 * _elementOfAtom.Length / _states;
        var isStable = _unit.ToWavenumber(Minimum) >= -ImaginaryModesCheck.Tolerance;
        var first = isStable ? 0 : (int)Math.Floor(_unit.ToWavenumber(Minimum) / Step) - Reach;
        var last = (int)Math.Ceiling(Math.Max(0, _unit.ToWavenumber(Maximum)) / Step) + Reach;
        return new DensityOfStates(
            GridOf(first, last),
            Values(_parts[^1]),
            DosNormalization.PerCell,
            _hasParts
                ? _elements.Zip(_parts).ToImmutableSortedDictionary(
                    part => part.First.Symbol, part => Values(part.Second), StringComparer.Ordinal)
                : null);

        ImmutableArray<double> Values(double[] part) =>
        [
            .. Enumerable.Range(first, last - first + 1)
                .Select(point => scale * (part[PointsBelow + point] + (isStable ? part[PointsBelow - point] : 0))),
        ];
    }

    private FrequencyGrid GridOf(int first, int last) =>
        new(_unit.FromWavenumber(first * Step), _unit.FromWavenumber(Step), last - first + 1);
}
