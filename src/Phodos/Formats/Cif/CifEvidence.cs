using Phodos.Crystals;
using Phodos.Units;

namespace Phodos.Formats.Cif;

/// <summary>
/// What a data block says of the atoms in its cell besides its symmetry: the formula units (Z), the formula, the density and the
/// multiplicities of the sites. It tells whether the symmetry was read as the author meant it.
/// </summary>
internal sealed class CifEvidence
{
    // Symmetry that is not as it should be makes half, twice or 4 times the atoms. Hydrogen that is not placed, solvent and
    // measured densities make smaller differences.
    private const double DensityTolerance = 0.4;

    private const double SameDensity = 0.1;
    private const double SameCount = 0.1;

    // Stated in kg/m³ by mistake: no crystal has a density of 100 g/cm³.
    private const double LargestDensity = 100;
    private const double MinimumRhombohedralTilt = 0.5;

    private static readonly IntegerMatrix Threefold = new((0, 0, 1), (1, 0, 0), (0, 1, 0));

    private readonly CifValue? _units;
    private readonly double? _formulaUnits;
    private readonly CifValue? _formulaText;
    private readonly Dictionary<Element, double> _formula;
    private readonly double? _density;
    private readonly int _line;

    internal CifEvidence(CifBlock block)
    {
        _units = block.FirstOf([CifTags.FormulaUnitsTag]);
        if (_units is { } units && CifNumber.TryParse(units.Text, out var number) && number.Value > 0)
            _formulaUnits = number.Value;
        _formulaText = block.FirstOf([CifTags.FormulaTag]);
        _formula = CifFormula.Read(block) ?? [];
        _density = CifTags.Densities.Select(tag => Density(block, tag)).FirstOrDefault(density => density is not null);
        _line = _units?.Line ?? block.Line;
    }

    /// <summary>Whether the elements of the atoms are not in the ratio of the formula, hydrogen aside.</summary>
    internal bool ContradictsFormula(ExpandedSites expanded) => _formula.Count > 0 && UnitsOfFormula(expanded.Crystal) is null;

    /// <summary>What speaks against the atoms: nothing where the density or Z with the formula confirm them.</summary>
    internal IReadOnlyList<string> Against(ExpandedSites expanded)
    {
        var against = new List<string>();
        var densities = _density / Density(expanded.Crystal);
        if (densities is > 1 - SameDensity and < 1 + SameDensity)
            return against;
        var counted = CountedUnits(expanded);
        if (counted is { } units && Math.Abs(units / _formulaUnits!.Value - 1) > SameCount)
        {
            against.Add(_formula.Count > 0
                ? FormattableString.Invariant(
                    $"Z {_formulaUnits} of the formula {Excerpt.Quoted(_formulaText!.Value.Text)}, not {units:G3}")
                : FormattableString.Invariant($"Z {_formulaUnits}, not {units:G3} of {expanded.Crystal.ReducedFormula}"));
        }

        if (densities is > 1 + DensityTolerance or < 1 / (1 + DensityTolerance))
        {
            against.Add(FormattableString.Invariant(
                $"a density of {_density:G4} g/cm³, not {Density(expanded.Crystal):G4}"));
        }

        // Multiplicities come in several senses and cells; the number of atoms decides before them.
        var isCounted = counted is not null && _formula.Count > 0 && against.Count == 0;
        if (!isCounted && ContradictedMultiplicities(expanded) is { Count: > 0 } labels)
            against.Add($"other multiplicities of the sites {Excerpt.List(labels)}");
        return against;
    }

    /// <summary>A warning of what speaks against the atoms, or null.</summary>
    internal string? Warning(ExpandedSites expanded) => Against(expanded) is { Count: > 0 } against
        ? $"line {_line}: the symmetry as read makes {expanded.Crystal.AtomCount} atoms in the cell, but the file gives "
            + $"{string.Join("; ", against)}; check its symmetry operators or space group, and its cell"
        : null;

    // Of the stated formula where there is one, else of the formula of the atoms. Null where nothing can be said.
    private double? CountedUnits(ExpandedSites expanded)
    {
        if (_formulaUnits is not { } stated)
            return null;
        if (_formula.Count == 0)
        {
            var units = UnitsInHeavyAtoms(expanded.Crystal);
            var wanted = IsRhombohedral(expanded) && stated % 3 == 0 ? stated / 3 : stated;

            // The formula of the file may be a multiple of the reduced one: H2O2 of HO.
            return !double.IsInteger(wanted) || units % wanted == 0 ? null : units;
        }

        if (UnitsOfFormula(expanded.Crystal) is not { } count)
            return null;

        // pymatgen gives the formula of the whole cell, the units of the reduced one, and how many atoms each site stands for.
        if (Math.Abs(count - 1) <= SameCount && UnitsInFormula() == stated
            && expanded.Images.All(image => image.Site.Multiplicity == image.Count))
        {
            return stated;
        }

        // The units of the hexagonal cell, given with the rhombohedral one, or the other way round.
        var isOfOtherCell = (IsNear(stated, 3 * count) && IsRhombohedral(expanded))
            || (IsNear(count, 3 * stated) && expanded.Operations.Any(IsRhombohedralCentring));
        return isOfOtherCell ? stated : count;
    }

    // How often the formula goes into the atoms, or null where its elements differ in that. Hydrogen is often not placed.
    private double? UnitsOfFormula(Crystal crystal)
    {
        var counts = HeavyAtoms(crystal).CountBy(element => element).ToDictionary(pair => pair.Key, pair => pair.Value);
        var stated = _formula.Where(entry => entry.Value > 0 && (entry.Key.AtomicNumber > 1 || counts.ContainsKey(entry.Key)))
            .ToDictionary(entry => entry.Key, entry => entry.Value);
        if (counts.Keys.Any(element => !stated.ContainsKey(element)) || stated.Keys.Any(element => !counts.ContainsKey(element)))
            return null;
        var ratios = counts.Select(entry => entry.Value / stated[entry.Key]).ToList();
        return ratios.Max() <= (1 + SameCount) * ratios.Min() ? counts.Values.Sum() / stated.Values.Sum() : null;
    }

    private static int UnitsInHeavyAtoms(Crystal crystal) => ChemicalFormula.UnitsIn([.. HeavyAtoms(crystal)]);

    private static IEnumerable<Element> HeavyAtoms(Crystal crystal)
    {
        var heavy = crystal.Species.Where(element => element.AtomicNumber > 1).ToList();
        return heavy.Count > 0 ? heavy : crystal.Species;
    }

    // Several senses are in use: the atoms of the cell; the order of the site symmetry, as SHELX wrote it; the atoms of the cell for
    // every one of them, where all are listed; the atoms of the hexagonal cell with rhombohedral axes.
    private static List<string> ContradictedMultiplicities(ExpandedSites expanded)
    {
        var stated = expanded.Images.Where(image => image.Site.Multiplicity is not null)
            .Select(image => (image.Site, image.Count, Multiplicity: image.Site.Multiplicity!.Value)).ToList();
        var order = expanded.Operations.Count;
        var isOtherSense = stated.All(site => site.Multiplicity * site.Count == order)
            || (order == 1 && stated.GroupBy(site => (site.Site.Element, site.Multiplicity))
                .All(group => group.Count() % group.Key.Multiplicity == 0))
            || (IsRhombohedral(expanded) && stated.All(site => site.Multiplicity == 3 * site.Count));
        return isOtherSense ? [] : [.. stated.Where(site => site.Multiplicity != site.Count).Select(site => site.Site.Label)];
    }

    // A cell of equal, tilted axes that a threefold axis turns into each other.
    private static bool IsRhombohedral(ExpandedSites expanded) =>
        Math.Abs(expanded.Crystal.Lattice.Angles.Alpha - 90) > MinimumRhombohedralTilt
        && expanded.Operations.Any(operation => operation.Rotation == Threefold);

    private static bool IsRhombohedralCentring(SymmetryOperation operation) =>
        operation.Rotation == IntegerMatrix.Identity
        && IsNear(Math.Abs(operation.Translation.X - Math.Round(operation.Translation.X)), 1.0 / 3);

    private double UnitsInFormula() => _formula.Values.Aggregate((left, right) =>
    {
        while (right > 1e-6)
            (left, right) = (right, left % right);
        return left;
    });

    private static bool IsNear(double left, double right) => Math.Abs(left - right) <= SameCount * right;

    private static double Density(Crystal crystal) =>
        PhysicalConstants.DensityOfAtomicMass * crystal.Species.Sum(element => element.AtomicMass) / crystal.Lattice.Volume;

    private static double? Density(CifBlock block, string tag) =>
        block.FirstOf([tag]) is { } value && CifNumber.TryParse(value.Text, out var number) && number.Value > 0
            ? number.Value > LargestDensity ? number.Value / 1000 : number.Value
            : null;
}
