namespace Phodos.Formats.Phonopy;

/// <summary>Which cell of a phonopy file is wanted.</summary>
internal enum PhonopyCell
{
    /// <summary>The cell that the calculation was given, where the file has it.</summary>
    Unit,

    /// <summary>The primitive cell, whose states phonopy's densities of states count, where the file has it.</summary>
    Primitive,
}
