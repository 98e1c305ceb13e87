namespace Phodos.Formats.Cif;

/// <summary>A fault of the grammar that is passed over with a warning, the first of each kind in a block.</summary>
internal enum CifFault
{
    /// <summary>A value that belongs to no data name.</summary>
    Stray,

    /// <summary>A data name without a value.</summary>
    NoValue,

    /// <summary>A data name that the block already has.</summary>
    Duplicate,
}
