using System.Collections.Immutable;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;

namespace Phodos.Reports.Predictions;

/// <summary>Adds what was asked for beyond the usual to the description of calculated phonons. What a crystal does not have becomes a warning.</summary>
/// <param name="prediction">The phonons as they are described without.</param>
/// <param name="phonons">The calculated phonons.</param>
/// <param name="view">What is wanted.</param>
internal sealed class CalculatedDetails(PredictedFile prediction, CalculatedPhonons phonons, PredictionView view)
{
    private readonly List<string> _warnings = [];

    internal PredictedFile Add()
    {
        var temperatures = view.Temperatures.Values;
        var displacements = Of(PhononDetails.Displacements, "thermal displacements", () => Displacements(temperatures)) ?? [];
        var description = prediction.Description with
        {
            Directions = Of(
                PhononDetails.Directions,
                "DOS by directions",
                () => DirectionsDescription.Of(phonons, prediction.Shown, view.Spectrum.WithSites)),
            Participation = Of(
                PhononDetails.Participation,
                "participation ratios",
                () => ParticipationDescription.Of(phonons.Modes, view.Spectrum.Unit)),
            Neutrons = Of(PhononDetails.Neutrons, "neutron-weighted DOS", () => NeutronsDescription.Of(phonons, prediction.Shown)),
            MinimumConductivity = Of(
                PhononDetails.Conductivity, "minimum thermal conductivity", () => MinimumConductivityDescription.Of(phonons, temperatures)),
            BornCharges = Charges(),
            Displacements = displacements is [] ? null : DisplacementsDescription.Of([.. displacements]),
        };
        if (description.MinimumConductivity is { Cahill: null })
            _warnings.Add("no minimum thermal conductivity after Cahill is given: the crystal gives way to long waves, so it has no speed of sound");
        return prediction with
        {
            Description = description with { Warnings = [.. description.Warnings, .. _warnings] },
            Details = view.Details,
            Displacements = [.. displacements],
        };
    }

    private ChargesDescription? Charges()
    {
        if (!view.Details.HasFlag(PhononDetails.Charges))
            return null;
        if (prediction.Phonons.BornCharges is { } charges)
            return ChargesDescription.Of(charges);
        _warnings.Add("no Born charges are given: the modes are found without");
        return null;
    }

    private ThermalDisplacements[] Displacements(ImmutableArray<double> temperatures)
    {
        var modes = phonons.ModesWithDirections;
        return [.. temperatures.Select(temperature => ThermalDisplacements.Of(modes, temperature))];
    }

    private T? Of<T>(PhononDetails detail, string name, Func<T> work)
        where T : class
    {
        if (!view.Details.HasFlag(detail))
            return null;
        try
        {
            return work();
        }
        catch (InvalidInputException fault)
        {
            _warnings.Add($"no {name} given: {fault.Message}");
            return null;
        }
    }
}
