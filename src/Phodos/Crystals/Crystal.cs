using System.Collections.Immutable;
using System.Globalization;

namespace Phodos.Crystals;

/// <summary>
/// A periodic structure: lattice, species and fractional positions. Valid by construction: every position is
/// finite and within <see cref="MaximumCoordinate"/>, the number of atoms is 1..<see cref="MaximumAtoms"/>,
/// and no two atoms (images included) are closer than <see cref="MinimumDistance"/>.
/// </summary>
public sealed class Crystal
{
    /// <summary>The largest number of atoms in the cell.</summary>
    public const int MaximumAtoms = 10_000;

    /// <summary>The shortest distance between two atoms (angstrom). The shortest bond in nature, of H2, is 0.74 Å.</summary>
    public const double MinimumDistance = 0.5;

    /// <summary>The largest fractional coordinate: further out a number has too few digits left to place an atom.</summary>
    public const double MaximumCoordinate = 1e6;

    /// <summary>Makes a crystal.</summary>
    /// <param name="lattice">The lattice.</param>
    /// <param name="species">The element of each atom.</param>
    /// <param name="fractionalPositions">
    /// The fractional position of each atom, as many as species. They are kept as given, not wrapped into the cell.
    /// </param>
    /// <exception cref="InvalidInputException">The atoms are none, too many, not finite, or too close.</exception>
    public Crystal(Lattice lattice, ImmutableArray<Element> species, ImmutableArray<Vector3D> fractionalPositions)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        if (species.Length != fractionalPositions.Length)
        {
            throw new InvalidInputException(
                $"{species.Length} species but {fractionalPositions.Length} positions; give one position an atom");
        }

        if (species.Length is 0 or > MaximumAtoms)
            throw new InvalidInputException($"the crystal has {species.Length} atoms; it must have 1 to {MaximumAtoms}");
        for (var atom = 0; atom < fractionalPositions.Length; atom++)
        {
            if (!fractionalPositions[atom].IsFinite)
                throw new InvalidInputException($"the position of atom {atom + 1} ({species[atom]}) is not a finite number");
            var (x, y, z) = fractionalPositions[atom];
            if (Math.Max(Math.Abs(x), Math.Max(Math.Abs(y), Math.Abs(z))) > MaximumCoordinate)
            {
                throw new InvalidInputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"the position of atom {atom + 1} ({species[atom]}) is more than "
                    + $"{MaximumCoordinate} cells away; check whether it is fractional"));
            }
        }

        Lattice = lattice;
        Species = species;
        FractionalPositions = fractionalPositions;
        if (ClosestPair.Find(this, MinimumDistance) is { } contact)
        {
            throw new InvalidInputException(string.Create(
                CultureInfo.InvariantCulture,
                $"atoms {contact.First + 1} ({species[contact.First]}) and {contact.Second + 1} ({species[contact.Second]}) are "
                + $"{contact.Distance:F3} Å apart, closer than {MinimumDistance} Å; check for duplicate sites and the unit of the cell"));
        }
    }

    /// <summary>The lattice.</summary>
    public Lattice Lattice { get; }

    /// <summary>The element of each atom.</summary>
    public ImmutableArray<Element> Species { get; }

    /// <summary>The fractional position of each atom.</summary>
    public ImmutableArray<Vector3D> FractionalPositions { get; }

    /// <summary>The number of atoms in the cell.</summary>
    public int AtomCount => Species.Length;

    /// <summary>The formula of the cell in Hill order, such as <c>O4Ti2</c> for two formula units of TiO2.</summary>
    public string Formula => ChemicalFormula.Hill(Species);

    /// <summary>The smallest whole ratio of the elements, from the least to the most electronegative, such as <c>TiO2</c>.</summary>
    public string ReducedFormula => ChemicalFormula.Reduced(Species);

    /// <summary>The atoms of one unit of the reduced formula.</summary>
    public int AtomsPerFormulaUnit => AtomCount / ChemicalFormula.UnitsIn(Species);

    /// <summary>
    /// The shortest distance between two atoms, periodic images included (angstrom); in a cell of one atom
    /// the shortest lattice translation. It is searched for at each call, in a time linear in the number of atoms.
    /// </summary>
    public double ShortestDistance() => ClosestPair.Find(this)!.Value.Distance;
}
