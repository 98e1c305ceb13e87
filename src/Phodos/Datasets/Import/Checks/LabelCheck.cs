using Phodos.Crystals;
using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;

namespace Phodos.Datasets.Import.Checks;

/// <summary>
/// Finds crystal systems and space groups that are not those of the structure. The source's are kept: a tolerance of the symmetry search
/// can be wrong as well as a label.
/// </summary>
/// <param name="symmetry">Finds the symmetry.</param>
/// <param name="tolerance">The tolerance of the search (angstrom).</param>
public sealed class LabelCheck(ISymmetryFinder symmetry, double tolerance = 1e-3) : IRecordCheck
{
    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.Label;

    /// <inheritdoc/>
    public IEnumerable<Observation> Examine(DosRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if ((record.System, record.SpaceGroup) != (null, null) && Compared(record) is { } message)
            yield return new Observation(FindingSeverity.Warning, message);
    }

    private string? Compared(DosRecord record)
    {
        try
        {
            var found = symmetry.Find(record.Crystal, tolerance);
            if (record.SpaceGroup is { } group && group != found.SpaceGroup)
            {
                return $"the source says space group {group}, the structure has {found.SpaceGroup} ({found.System.Name()}); "
                    + $"check the label, or {Remedies.ChangeSymmetryTolerance}";
            }

            return record.System is { } system && system != found.System
                ? $"the source says {system.Name()}, the structure is {found.System.Name()} (space group {found.SpaceGroup}); "
                    + $"check the label, or {Remedies.ChangeSymmetryTolerance}"
                : null;
        }
        catch (InvalidInputException fault)
        {
            return $"its labels cannot be checked: {fault.Problem}";
        }
    }
}
