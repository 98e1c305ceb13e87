namespace Phodos.Crystals;

/// <summary>Finds the symmetry of crystals. Implementations are safe to call from several threads.</summary>
public interface ISymmetryFinder
{
    /// <summary>The symmetry of a crystal.</summary>
    /// <param name="crystal">The crystal, in any cell.</param>
    /// <param name="tolerance">How far (angstrom) an atom may be from its symmetric position.</param>
    /// <exception cref="InvalidInputException">No symmetry is found at this tolerance.</exception>
    CrystalSymmetry Find(Crystal crystal, double tolerance = 1e-3);
}
