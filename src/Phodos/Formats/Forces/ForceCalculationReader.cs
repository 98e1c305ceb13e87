using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Formats.Forces.Espresso;
using Phodos.Formats.Phonopy;
using Phodos.Formats.Reading;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Units;

namespace Phodos.Formats.Forces;

/// <summary>Reads the files of a calculation and solves for its force constants.</summary>
/// <param name="files">The files.</param>
/// <param name="tolerance">How far (angstrom) an atom may be from its symmetric place.</param>
/// <param name="isSymmetrized">Whether force constants that are given are averaged over the symmetry operations.</param>
/// <param name="bounds">What it may take.</param>
internal sealed class ForceCalculationReader(CalculationFiles files, double tolerance, bool isSymmetrized, CalculationBounds bounds)
{
    // Charges that add up to more (elementary charges) are told.
    private const double NotableCharge = 0.1;

    private readonly List<string> _warnings = [];

    /// <summary>Reads the calculation.</summary>
    internal ForceCalculation Read() => files.Forces switch
    {
        { } file when EspressoForceConstants.IsNamed(file) => OfEspresso(file),
        { } file when VasprunForces.IsNamed(file) => OfVasprun(file),
        _ => OfPhonopy(),
    };

    private ForceCalculation OfPhonopy()
    {
        var cells = new CalculationCells(files, tolerance, bounds, _warnings).Read();
        if (files.Forces is null && cells is { ForceConstants: null, Calculations: not [{ HasForces: true }, ..] }
            && !DisplacedRuns.Find(files.Folder).Files.Any() && CalculationFiles.OfOtherPrograms(files.Folder) is { } others)
        {
            return new ForceCalculationReader(others with { Place = files.Place }, tolerance, isSymmetrized, bounds).Read();
        }

        var primitive = In(files.Cells, () => PhonopyCells.Primitive(cells.UnitCell, cells.PrimitiveAxes));
        bounds.RequireSize(primitive.AtomCount, SupercellAtoms(cells));
        var supercell = In(files.Cells, () => Supercell.Map(
            primitive, cells.SupercellCrystal ?? PhonopyCells.Supercell(cells.UnitCell, cells.Supercell)));
        var operations = SymmetryOperations.Find(primitive, tolerance);
        var (forceConstants, isGiven) = ForceConstants(cells, supercell, operations);
        return Finish(forceConstants, isGiven, operations, Masses(cells, primitive), Born(cells, primitive, operations));
    }

    private ForceCalculation OfEspresso(string file)
    {
        var calculation = StreamedFile.Read(file, bounds.FileBytes, EspressoForceConstants.Read);
        _warnings.AddRange(calculation.Header.Warnings);
        var crystal = calculation.Header.Crystal;
        var (a, b, c) = calculation.Grid;
        bounds.RequireSize(crystal.AtomCount, crystal.AtomCount * a * b * c);
        var operations = SymmetryOperations.Find(crystal, tolerance);
        var forceConstants = In(file, calculation.ToSupercell);
        var born = calculation.Dipoles is { } dipoles
            ? (Neutral(new BornCharges(crystal, dipoles.Dielectric, dipoles.Charges), operations), PhysicalConstants.Coulomb)
            : ((BornCharges, double)?)null;
        return Finish(forceConstants, isGiven: true, operations, calculation.Header.Masses, born);
    }

    private ForceCalculation OfVasprun(string file)
    {
        var run = StreamedFile.Read(file, bounds.FileBytes, VasprunForcesReader.Read);
        var constants = run.ForceConstants ?? throw new InvalidInputException(
            "the file has no second derivatives (hessian), as a run with IBRION = 5 to 8 leaves them; forces on displaced atoms need "
            + "phonopy_disp.yaml and a vasprun.xml for each displacement, such as disp-001/vasprun.xml",
            file);
        var cells = new CalculationCells(files, tolerance, bounds, _warnings).Read(run.Start);
        var primitive = cells is null
            ? PrimitiveOf(run.Start)
            : In(files.Cells ?? files.UnitCell, () => PhonopyCells.Primitive(cells.UnitCell, cells.PrimitiveAxes));
        bounds.RequireSize(primitive.AtomCount, run.Start.AtomCount);
        var supercell = In(file, () => Supercell.Map(primitive, run.Start));
        var operations = SymmetryOperations.Find(primitive, tolerance);
        var masses = cells?.Masses is null ? MassesOf(run, supercell) : Masses(cells, primitive);
        return Finish(FromRows(supercell, constants, unit: 1), isGiven: true, operations, masses, BornOf(run, cells, supercell, operations));
    }

    private ForceCalculation Finish(
        SupercellForceConstants forceConstants,
        bool isGiven,
        ImmutableArray<SymmetryOperation> operations,
        ImmutableArray<double> masses,
        (BornCharges, double)? born) => ForceCalculation.Of(
            forceConstants,
            isGiven ? SpaceGroupAverage.Of(forceConstants, operations) : null,
            isSymmetrized,
            operations,
            masses,
            born,
            _warnings);

    // The cell that the translations of a supercell tell, in its orientation.
    private Crystal PrimitiveOf(Crystal supercell)
    {
        var primitive = CopiesInSupercell.Remove(InCompactCell.Of(supercell), tolerance);
        var copies = supercell.AtomCount / primitive.AtomCount;
        _warnings.Add(
            $"there is no unit cell beside {Path.GetFileName(files.Forces)}; {(copies == 1 ? "its own" : $"the {copies} times smaller")} cell "
            + $"of {primitive.AtomCount} {(primitive.AtomCount == 1 ? "atom" : "atoms")} is the primitive one by the translations of the crystal; "
            + "put POSCAR-unitcell there for another");
        return primitive;
    }

    // VASP rounds the masses of the elements; those that it was given otherwise are used.
    private ImmutableArray<double> MassesOf(VasprunForces run, Supercell supercell)
    {
        var masses = ImmutableArray.CreateBuilder<double>();
        for (var atom = 0; atom < supercell.Primitive.AtomCount; atom++)
        {
            var (element, mass) = (supercell.Primitive.Species[atom], run.Masses[supercell.PrimitiveAtoms.IndexOf(atom)]);
            var isNatural = StatedMasses.IsNatural(element, mass);
            masses.Add(isNatural ? PhonopyMasses.Of(element) : mass);
            if (!isNatural)
                _warnings.Add(FormattableString.Invariant($"atom {atom + 1} ({element}) has the mass {mass:G6} u of the file"));
        }

        return masses.ToImmutable();
    }

    // The charges of the copies of an atom differ by noise.
    private (BornCharges, double)? BornOf(
        VasprunForces run, PhonopyCalculation? cells, Supercell supercell, ImmutableArray<SymmetryOperation> operations)
    {
        if (cells?.Born is not null || files.Born is not null)
            return Born(cells, supercell.Primitive, operations);
        if (run.Born is not var (dielectric, charges))
            return null;
        var means = new Matrix3[supercell.Primitive.AtomCount];
        for (var atom = 0; atom < charges.Length; atom++)
            means[supercell.PrimitiveAtoms[atom]] += 1.0 / supercell.CellCount * charges[atom];
        return (
            Neutral(In(files.Forces, () => new BornCharges(supercell.Primitive, dielectric, [.. means])), operations),
            PhysicalConstants.Coulomb);
    }

    private BornCharges Neutral(BornCharges charges, ImmutableArray<SymmetryOperation> operations)
    {
        if (charges.NeutralityResidual > NotableCharge)
        {
            _warnings.Add(FormattableString.Invariant(
                $"the Born charges add up to {charges.NeutralityResidual:F2}, which is taken off all atoms alike; were they converged?"));
        }

        return charges.Symmetrized(operations);
    }

    private static int SupercellAtoms(PhonopyCalculation cells) =>
        (int)Math.Min(int.MaxValue, Math.Abs((double)cells.Supercell.Determinant) * cells.UnitCell.AtomCount);

    // With whether they are given, and not solved for.
    private (SupercellForceConstants Values, bool IsGiven) ForceConstants(
        PhonopyCalculation cells, Supercell supercell, ImmutableArray<SymmetryOperation> operations)
    {
        if (files.Forces is null && cells.ForceConstants is { } given)
            return (In(files.Cells, () => FromRows(supercell, given, unit: 1)), true);
        if (files.Forces is null)
            return (In(files.Cells, () => Solve(supercell, operations, CalculationsOf(cells, supercell))), false);

        var unit = cells.ForceConstantsUnit ?? throw new InvalidInputException(
            "the unit of the forces beside it is not known; name the calculator, or the unit of force_constants under physical_unit",
            files.Cells);
        if (CalculationFiles.IsHdf5(files.Forces))
        {
            // Of a file without a unit, the reader took eV/Å².
            var stored = ForceConstantsHdf5.Open(files.Forces);
            return (In(files.Forces, () => FromRows(supercell, stored.Constants, stored.IsUnitNamed ? 1 : unit)), true);
        }

        if (CalculationFiles.AreForceConstants(files.Forces))
        {
            var constants = StreamedFile.Read(files.Forces, bounds.FileBytes, ForceConstantsFile.Read);
            return (In(files.Forces, () => FromRows(supercell, constants, unit)), true);
        }

        var length = cells.LengthUnit;
        var sets = StreamedFile.Read(
            files.Forces, bounds.FileBytes, text => ForceSetsReader.Read(text, supercell.Crystal.AtomCount));
        return (In(files.Forces, () => Solve(supercell, operations, length == 1 && unit == 1 ? sets : [.. sets.Select(Scaled)])), false);

        DisplacedSupercell Scaled(DisplacedSupercell set) => new(
            [.. set.Displacements.Select(displacement => length * displacement)], [.. set.Forces.Select(force => unit * length * force)]);
    }

    private ImmutableArray<DisplacedSupercell> CalculationsOf(PhonopyCalculation cells, Supercell supercell)
    {
        if (cells.Calculations.Any(calculation => calculation.HasForces))
            return cells.Calculations;
        var runs = DisplacedRuns.Find(files.Folder, bounds.FileBytes);
        var displacements = cells.Calculations.IsEmpty && files.OldDisplacementsFile is { } old
            ? StreamedFile.Read(old, CalculationCells.MaximumSmallFile, text => OldDisplacements.Read(text.ReadToEnd())).Displacements
            : cells.Calculations;
        if (displacements.IsEmpty || !runs.Files.Any())
        {
            throw new InvalidInputException(
                "the file has no forces and no force constants, and there are none beside it; give FORCE_SETS, phonopy_params.yaml, or the "
                + "vasprun.xml of each displacement, such as disp-001/vasprun.xml",
                files.Cells);
        }

        return runs.Read(supercell.Crystal, displacements, _warnings);
    }

    private static SupercellForceConstants FromRows(Supercell supercell, ForceConstantsFile constants, double unit)
    {
        if (constants.AtomCount != supercell.Crystal.AtomCount)
        {
            throw new InvalidInputException(
                $"the force constants are those of {constants.AtomCount} atoms, but the supercell has {supercell.Crystal.AtomCount}; "
                + "give its own force constants and dimension");
        }

        return SupercellForceConstants.FromRows(supercell, constants.Rows.AsSpan(), Block);

        Matrix3 Block(int row, int atom)
        {
            var v = constants.Values.AsSpan(9 * (row * constants.AtomCount + atom), 9);
            return new Matrix3(
                unit * v[0], unit * v[1], unit * v[2], unit * v[3], unit * v[4], unit * v[5], unit * v[6], unit * v[7], unit * v[8]);
        }
    }

    private static SupercellForceConstants Solve(
        Supercell supercell, ImmutableArray<SymmetryOperation> operations, ImmutableArray<DisplacedSupercell> calculations)
    {
        int[][] displaced =
        [
            .. calculations.Select(calculation => Enumerable.Range(0, calculation.Displacements.Length)
                .Where(atom => calculation.Displacements[atom].LengthSquared > 0).ToArray()),
        ];
        return displaced.All(atoms => atoms.Length == 1)
            ? FiniteDisplacements.Solve(supercell, operations, calculations.Zip(displaced, (calculation, atoms) =>
                new DisplacedAtom(atoms[0], calculation.Displacements[atoms[0]], calculation.Forces)))
            : ManyDisplacements.Solve(supercell, operations, calculations.Select(calculation =>
                new DisplacedConfiguration(calculation.Displacements, calculation.Forces)));
    }

    private static ImmutableArray<double> Masses(PhonopyCalculation cells, Crystal primitive)
    {
        if (cells.Masses is not { } given)
            return [.. primitive.Species.Select(PhonopyMasses.Of)];
        var map = Supercell.Map(primitive, cells.UnitCell);
        return [.. Enumerable.Range(0, primitive.AtomCount).Select(atom => given[map.PrimitiveAtoms.IndexOf(atom)])];
    }

    private (BornCharges, double)? Born(PhonopyCalculation? cells, Crystal primitive, ImmutableArray<SymmetryOperation> operations)
    {
        var place = cells?.Born is null ? files.Born : files.Cells;
        var born = cells?.Born
            ?? (files.Born is { } file ? StreamedFile.Read(file, CalculationCells.MaximumSmallFile, text => BornFile.Read(text.ReadToEnd())) : null);
        if (born is null)
            return null;
        var coulomb = born.Factor is { } factor
            ? cells?.Born is null ? factor * (cells?.ForceConstantsUnit ?? 1) * Math.Pow(cells?.LengthUnit ?? 1, 3) : factor
            : PhysicalConstants.Coulomb;
        return (
            In(place, () => BornCharges.FromInequivalent(primitive, operations, Tensor(born.Dielectric), [.. born.Charges.Select(Tensor)])),
            coulomb);
    }

    private static Matrix3 Tensor(ImmutableArray<double> v) => new(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);

    private T In<T>(string? file, Func<T> work) => files.In(file, work);
}
