namespace Phodos.Datasets.Import.Findings;

/// <summary>What a finding is about.</summary>
public enum FindingKind
{
    /// <summary>The row cannot be read.</summary>
    Unreadable,

    /// <summary>Something was assumed, changed or left out while the row was read.</summary>
    Reading,

    /// <summary>The unit of the frequencies.</summary>
    Unit,

    /// <summary>The density of states is negative somewhere, or nowhere above zero.</summary>
    NegativeValues,

    /// <summary>Phonons of imaginary frequency: the structure is not at a minimum of the energy.</summary>
    ImaginaryModes,

    /// <summary>The integral is not 3N, or states lie outside the grid.</summary>
    LostStates,

    /// <summary>The projected parts do not add up to the total, or belong to other elements.</summary>
    Projections,

    /// <summary>Another row has the same identifier.</summary>
    DuplicateId,

    /// <summary>Another row has the same structure.</summary>
    DuplicateStructure,

    /// <summary>The crystal system or space group of the source is not that of the structure.</summary>
    Label,

    /// <summary>A part of the source, such as a folder, holds nothing to import and was passed over.</summary>
    PassedOver,
}
