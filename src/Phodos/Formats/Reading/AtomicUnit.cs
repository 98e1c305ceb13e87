namespace Phodos.Formats.Reading;

/// <summary>Atomic units in those of crystals.</summary>
internal static class AtomicUnit
{
    /// <summary>One bohr in angstrom (CODATA 2018).</summary>
    internal const double Bohr = 0.529177210903;
}
