using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Checks;

/// <summary>What is done with crystals that have phonons of imaginary frequency.</summary>
public enum ImaginaryModePolicy
{
    /// <summary>They are kept and listed.</summary>
    Warn,

    /// <summary>They are left out and listed.</summary>
    Drop,

    /// <summary>They are faulty.</summary>
    Error,
}

/// <summary>
/// Finds phonons of imaginary frequency, which programs write as negative ones: the structure is no minimum of the energy, or the forces
/// are noisy. A few wavenumbers at Γ are the noise of the acoustic sum rule and pass.
/// </summary>
/// <param name="policy">What is done with them.</param>
public sealed class ImaginaryModesCheck(ImaginaryModePolicy policy = ImaginaryModePolicy.Warn) : IRecordCheck
{
    /// <summary>How far (cm⁻¹) below zero a frequency counts as noise.</summary>
    public const double Tolerance = ImaginaryPart.Noise;

    /// <summary>The part of all states that may lie further below, where broadening leaks into it.</summary>
    public const double StatesTolerance = ImaginaryPart.Tolerance;

    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.ImaginaryModes;

    /// <inheritdoc/>
    public IEnumerable<Observation> Examine(DosRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var part = ImaginaryPart.Of(record.Dos.Grid, record.Dos.Values.AsSpan());
        if (ImaginaryPart.IsAll(record.Dos))
        {
            yield return At("all states (100 %) lie at or below 0 (imaginary modes); relax the structure");
        }
        else if (part > StatesTolerance)
        {
            yield return At(FormattableString.Invariant(
                $"{part:P1} of the states lie below {-Tolerance} cm⁻¹ (imaginary modes); relax the structure"));
        }
        else if (record.MinimumFrequency < -Tolerance)
        {
            yield return At(FormattableString.Invariant(
                $"the lowest frequency is {record.MinimumFrequency:F1} cm⁻¹ (an imaginary mode); relax the structure"));
        }
    }

    private Observation At(string message) => policy switch
    {
        ImaginaryModePolicy.Error =>
            new(FindingSeverity.Error, $"{message}, or {Remedies.AllowImaginaryModes}"),
        ImaginaryModePolicy.Drop => new(FindingSeverity.Omission, message),
        _ => new(FindingSeverity.Warning, $"{message}, or {Remedies.LeaveOutImaginaryModes}"),
    };
}
