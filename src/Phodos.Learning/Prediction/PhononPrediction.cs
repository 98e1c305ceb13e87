using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.LatticeDynamics.Polar;
using Phodos.Learning.Calibration;
using Phodos.Learning.Graphs;
using Phodos.Spectra;

namespace Phodos.Learning.Prediction;

/// <summary>
/// The predicted phonons of a crystal: the DOS of the whole and of its parts, characteristic frequencies and thermodynamic functions, each
/// with its uncertainty where the model is calibrated. Extensive values are of the cell of <see cref="Crystal"/>.
/// </summary>
public sealed class PhononPrediction
{
    private readonly ModelCalibration? _calibration;
    private readonly PhononStates _states;
    private readonly ImmutableArray<PhononStates> _memberStates;

    private PhononPrediction(
        Crystal crystal,
        double gridEnd,
        ModelCalibration? calibration,
        CrystalErrors? errors,
        PhononStates states,
        ImmutableArray<PhononStates> memberStates,
        double partAboveMaximum = MomentEstimates.PartAboveMaximum,
        ImmutableArray<PhononStates>? memberModes = null)
    {
        (Crystal, _calibration, _states, _memberStates) = (crystal, calibration, states, memberStates);
        Errors = errors;
        Moments = MomentEstimates.Of(states, memberModes ?? memberStates, gridEnd, Errors, partAboveMaximum);
    }

    /// <summary>The crystal, in the cell that the values are of.</summary>
    public Crystal Crystal { get; }

    /// <summary>
    /// The DOS, states per cm⁻¹ per cell, and the part of each element by its symbol. Its integral and <see cref="StatesAbove"/> make 3N.
    /// </summary>
    public required DensityOfStates Dos { get; init; }

    /// <summary>The DOS of each site in the order of the crystal, states per cm⁻¹; empty where the model does not tell sites apart.</summary>
    public required ImmutableArray<ImmutableArray<double>> Sites { get; init; }

    /// <summary>The DOS of each member of the ensemble, states per cm⁻¹ per cell; one where there is no ensemble.</summary>
    public required ImmutableArray<DensityOfStates> Members { get; init; }

    /// <summary>The states per cell above the grid.</summary>
    public required double StatesAbove { get; init; }

    /// <summary>The label, divided by its maximum: what the metrics of the models compare.</summary>
    public required DensityOfStates Label { get; init; }

    /// <summary>Half the width of the 90 % band of the label at each point; empty where the model is not calibrated.</summary>
    public required ImmutableArray<double> LabelError { get; init; }

    /// <summary>The RMSE that the label is expected to have; null where the model is not calibrated.</summary>
    public required double? ExpectedRmse { get; init; }

    /// <summary>Where the crystal is outside of what the model has seen: each what was seen, and what to do.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>The characteristic frequencies.</summary>
    public MomentEstimates Moments { get; }

    /// <summary>What follows from force constants; null where the model tells the DOS alone.</summary>
    public CalculatedPhonons? Calculated { get; private init; }

    /// <summary>The Born charges that the modes have electric fields of long waves by; null where they have none.</summary>
    public BornCharges? BornCharges { get; private init; }

    /// <summary>
    /// How likely a calculation finds a mode below <see cref="Stability.ClearlyUnstable"/>, 0..1; null where the model does not tell.
    /// </summary>
    public double? ProbabilityUnstable { get; private init; }

    /// <summary>What <see cref="ProbabilityUnstable"/> is made of; null where the model does not tell.</summary>
    internal StabilityInputs? StabilityInputs { get; private init; }

    /// <summary>What makes its error bars; null where the model is not calibrated.</summary>
    internal CrystalErrors? Errors { get; }

    /// <summary>The thermodynamic functions of a mole of atoms at a temperature (K).</summary>
    /// <exception cref="InvalidInputException">
    /// The temperature is below 0 or above <see cref="ThermodynamicFunctions.MaximumTemperature"/>.
    /// </exception>
    public ThermodynamicEstimates At(double temperature) =>
        ThermodynamicEstimates.Of(_states, _memberStates, temperature, Errors);

    /// <summary>
    /// Half the width of the 90 % band of the DOS in the form in which it is shown, at each point; empty where the model is not calibrated.
    /// </summary>
    /// <param name="shown">The DOS as it is shown.</param>
    /// <param name="show">Brings the DOS of a member to the same form, without dividing it by a maximum or integral of its own.</param>
    public ImmutableArray<double> ErrorOf(ReadOnlySpan<double> shown, Func<DensityOfStates, IReadOnlyList<double>> show)
    {
        ArgumentNullException.ThrowIfNull(show);
        return _calibration is null
            ? []
            : [.. _calibration.Spectrum.HalfWidths(shown, [.. Members.Select(member => show(member).ToArray())])];
    }

    /// <summary>What a model that shares out states says.</summary>
    internal static PhononPrediction Of(
        PreparedCrystal prepared, FrequencyGrid native, FrequencyGrid label, MemberOutputs outputs, ModelCalibration? calibration)
    {
        var crystal = prepared.Crystal;
        double[][] sites = [.. Enumerable.Range(0, outputs.Atoms).Select(outputs.StatesOfAtom)];
        double[][] members = [.. Enumerable.Range(0, outputs.Shares.Length).Select(outputs.StatesOfMember)];
        var total = Sum(sites);
        var parts = crystal.Species
            .Select((element, site) => (element.Symbol, site))
            .GroupBy(entry => entry.Symbol, entry => sites[entry.site], StringComparer.Ordinal)
            .ToImmutableSortedDictionary(part => part.Key, part => Density([.. Sum(part)]), StringComparer.Ordinal);
        var above = FrequencyAbove(crystal, sites, native, calibration);
        var expectedRmse = calibration?.LabelErrorRatio * outputs.LabelSpread;
        double[] frequencies = [.. native.BinCentres(), above];
        return new PhononPrediction(
            crystal,
            native.End,
            calibration,
            calibration?.Quantities.For(InputsOf(
                new PhononStates(frequencies, total), [.. members.Select(member => new PhononStates(frequencies, member))])),
            PhononStates.Of(native, total, above),
            [.. members.Select(member => PhononStates.Of(native, member, above))])
        {
            Dos = new DensityOfStates(native, Density(total), DosNormalization.PerCell, parts),
            Sites = [.. sites.Select(Density)],
            Members = [.. members.Select(member => new DensityOfStates(native, Density(member), DosNormalization.PerCell))],
            StatesAbove = total[^1],
            Label = new DensityOfStates(label, [.. outputs.MeanLabel], DosNormalization.MaxNormalized),
            LabelError = calibration is null ? [] : [.. calibration.Label.HalfWidths(outputs.MeanLabel, outputs.Labels)],
            ExpectedRmse = expectedRmse,
            Warnings = calibration is null ? [] : [.. calibration.Scope.Examine(prepared, native.End, expectedRmse!.Value)],
        };

        ImmutableArray<double> Density(double[] states) =>
            [.. Enumerable.Range(0, native.Count).Select(point => states[point] / native.WidthOf(point))];
    }

    /// <summary>What follows from the mean force constants of several members, with error bars by how far the members differ.</summary>
    /// <param name="prepared">The crystal.</param>
    /// <param name="calculated">What follows from the mean.</param>
    /// <param name="members">The modes of each member on the same mesh.</param>
    /// <param name="calibration">The error bars.</param>
    /// <param name="warnings">What is to be said besides, one line each.</param>
    /// <param name="charges">The Born charges that the modes have electric fields of long waves by.</param>
    internal static PhononPrediction Of(
        PreparedCrystal prepared,
        CalculatedPhonons calculated,
        ImmutableArray<MeshModes> members,
        ModelCalibration calibration,
        ImmutableArray<string> warnings,
        BornCharges? charges = null)
    {
        var spectra = new MemberSpectra(calculated, members);
        var stability = StabilityInputs.Of(calculated.Modes, members);
        var expectedRmse = calibration.LabelErrorRatio * spectra.LabelSpread;
        return new PhononPrediction(
            calculated.Crystal,
            double.PositiveInfinity,
            calibration,
            calibration.Quantities.For(InputsOf(spectra.MeanStates, spectra.States)),
            calculated.StatesWithSound(),
            spectra.States,
            partAboveMaximum: 0,
            spectra.Modes)
        {
            Dos = calculated.Dos,
            Sites = calculated.Sites,
            Members = spectra.DensitiesOfStates,
            StatesAbove = 0,
            Label = spectra.Label,
            LabelError = [.. calibration.Label.HalfWidths(spectra.Label.Values.AsSpan(), spectra.Labels)],
            ExpectedRmse = expectedRmse,
            Warnings = [.. warnings, .. calibration.Scope.Examine(prepared, double.PositiveInfinity, expectedRmse)],
            Calculated = calculated,
            BornCharges = charges,
            ProbabilityUnstable = calibration.Stability?.Probability(stability),
            StabilityInputs = stability,
        };
    }

    /// <summary>What follows from force constants without error bars, such as those of a calculation.</summary>
    /// <param name="calculated">The modes and what they make.</param>
    /// <param name="warnings">What is to be said of them, one line each.</param>
    /// <param name="ofMesh">
    /// Whether thermodynamic functions are sums over the points of the mesh alone, as other programs take them, and not over the acoustic
    /// modes around Γ, which makes them right near absolute zero.
    /// </param>
    /// <param name="charges">The Born charges that the modes have electric fields of long waves by.</param>
    public static PhononPrediction Of(
        CalculatedPhonons calculated, ImmutableArray<string> warnings, bool ofMesh = false, BornCharges? charges = null)
    {
        ArgumentNullException.ThrowIfNull(calculated);
        var states = ofMesh ? calculated.States : calculated.StatesWithSound();
        return new PhononPrediction(
            calculated.Crystal, double.PositiveInfinity, calibration: null, errors: null, states, [states], partAboveMaximum: 0)
        {
            Dos = calculated.Dos,
            Sites = calculated.Sites,
            Members = [calculated.Dos],
            StatesAbove = 0,
            Label = calculated.Label(),
            LabelError = [],
            ExpectedRmse = null,
            Warnings = warnings,
            Calculated = calculated,
            BornCharges = charges,
        };
    }

    /// <summary>What follows from a label alone, of a model that does not share out states: none are assumed above its grid.</summary>
    /// <exception cref="InvalidInputException">The label is zero everywhere.</exception>
    internal static PhononPrediction Of(PreparedCrystal prepared, DensityOfStates label)
    {
        if (!(label.Integral > 0))
            throw new InvalidInputException($"{prepared.Graph.Id}: the model predicts no states at all; train it longer, or on other data");
        var scale = PhononStates.PerAtom * prepared.Crystal.AtomCount / label.Integral;
        var dos = new DensityOfStates(label.Grid, [.. label.Values.Select(value => value * scale)], DosNormalization.PerCell);
        var states = PhononStates.Of(dos);
        return new PhononPrediction(prepared.Crystal, label.Grid.End, calibration: null, errors: null, states, [states])
        {
            Dos = dos,
            Sites = [],
            Members = [dos],
            StatesAbove = 0,
            Label = label,
            LabelError = [],
            ExpectedRmse = null,
            Warnings = [],
        };
    }

    // Of the states as they are predicted: what the lowest are spread to is not the network's word.
    private static ErrorInputs InputsOf(PhononStates states, IReadOnlyList<PhononStates> members)
    {
        const double Temperature = 300;
        var all = ThermodynamicFunctions.At([states, .. members], Temperature);
        return ErrorInputs.Of(states, members, ThermodynamicQuantity.Entropy.Score(all[0], all[1..]));
    }

    // Where the states above the grid lie is known of the elements only, from the crystals that the model learnt from.
    private static double FrequencyAbove(Crystal crystal, double[][] sites, FrequencyGrid native, ModelCalibration? calibration)
    {
        if (calibration?.MeanFrequencyAbove is not { } mean)
            return native.End + native.Step;
        double states = 0, weighted = 0;
        for (var site = 0; site < sites.Length; site++)
        {
            states += sites[site][^1];
            weighted += sites[site][^1]
                * calibration.FrequencyAbove!.GetValueOrDefault(crystal.Species[site].Symbol, mean);
        }

        return states > 0 ? weighted / states : mean;
    }

    private static double[] Sum(IEnumerable<double[]> parts)
    {
        double[]? sum = null;
        foreach (var part in parts)
        {
            sum ??= new double[part.Length];
            for (var bin = 0; bin < sum.Length; bin++)
                sum[bin] += part[bin];
        }

        return sum!;
    }
}
