using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Formats.Phonopy;
using Phodos.Formats.Reading;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Units;

namespace Phodos.Formats.Forces;

/// <summary>Reads the files of a calculation and solves for its force constants.</summary>
/// <param name="files">The files.</param>
/// <param name="tolerance">How far (angstrom) an atom may be from its symmetric place.</param>
/// <param name="bounds">What it may take.</param>
internal sealed class ForceCalculationReader(CalculationFiles files, double tolerance, CalculationBounds bounds)
{
    // Settings and cells are small; a file of Born charges has a line an atom.
    private const long MaximumSmallFile = 16L << 20;

    // Residuals above this (eV/Å²) are told: forces of 1e-3 eV/Å with displacements of 0.01 Å leave about as much.
    private const double NotableResidual = 0.1;

    private readonly List<string> _warnings = [];

    /// <summary>Reads the calculation.</summary>
    internal ForceCalculation Read()
    {
        var cells = files.Cells is { } file && CalculationFiles.IsYaml(file)
            ? Placed(file, () => PhonopyCalculationReader.Open(file, bounds.FileBytes))
            : CellsOfSettings();
        _warnings.AddRange(cells.Warnings);
        var primitive = In(files.Cells, () => PhonopyCells.Primitive(cells.UnitCell, cells.PrimitiveAxes));
        bounds.RequireSize(primitive.AtomCount, SupercellAtoms(cells));
        var supercell = In(files.Cells, () => Supercell.Map(
            primitive, cells.SupercellCrystal ?? PhonopyCells.Supercell(cells.UnitCell, cells.Supercell)));
        var operations = SymmetryOperations.Find(primitive, tolerance);
        var solved = ForceConstants(cells, supercell, operations);
        var (symmetrized, residuals) = ForceConstantsSymmetrization.Apply(solved);
        if (Math.Max(residuals.SumRule, residuals.Permutation) > NotableResidual)
        {
            _warnings.Add(FormattableString.Invariant(
                $"the force constants miss the acoustic sum rule by {residuals.SumRule:G2} and the symmetry of pairs by ")
                + FormattableString.Invariant($"{residuals.Permutation:G2} eV/Å² before they are symmetrised; were the forces converged?"));
        }

        return new ForceCalculation(
            symmetrized, residuals, operations, Masses(cells, primitive), Born(cells, primitive, operations), [.. _warnings]);
    }

    private static int SupercellAtoms(PhonopyCalculation cells) =>
        (int)Math.Min(int.MaxValue, Math.Abs((double)cells.Supercell.Determinant) * cells.UnitCell.AtomCount);

    private PhonopyCalculation CellsOfSettings()
    {
        var unitCell = Structure(files.UnitCell!);
        var supercell = files.Supercell is null ? null : Structure(files.Supercell);
        if (files.Cells is null)
        {
            var map = In(files.Supercell, () => Supercell.Map(unitCell, supercell!));
            return Calculation(unitCell, map.Matrix, PrimitiveAxes.Unit, masses: null, supercell);
        }

        var settings = StreamedFile.Read(files.Cells, MaximumSmallFile, text => PhonopySettings.Read(text.ReadToEnd()));
        var axes = settings.PrimitiveAxes ?? In(files.Cells, () => PrimitiveAxes.Find(unitCell, tolerance));
        if (settings.Masses is { } masses && masses.Length != unitCell.AtomCount)
        {
            throw new InvalidInputException(
                $"MASS has {masses.Length} masses, but the unit cell {unitCell.AtomCount} atoms; give one an atom", files.Cells);
        }

        return Calculation(unitCell, settings.Supercell, axes, settings.Masses, supercell: null);
    }

    private static PhonopyCalculation Calculation(
        Crystal unitCell, IntegerMatrix matrix, (Vector3D, Vector3D, Vector3D) axes, ImmutableArray<double>? masses, Crystal? supercell) =>
        new(unitCell, masses, matrix, axes, supercell, [], ForceConstants: null, Born: null, LengthUnit: 1, ForceConstantsUnit: 1, []);

    private Crystal Structure(string path)
    {
        var structure = StructureReader.Read(path, "poscar");
        _warnings.AddRange(structure.Warnings);
        return structure.Crystal;
    }

    private SupercellForceConstants ForceConstants(
        PhonopyCalculation cells, Supercell supercell, ImmutableArray<SymmetryOperation> operations)
    {
        if (files.Forces is null && cells.ForceConstants is { } given)
            return In(files.Cells, () => FromRows(supercell, given, unit: 1));
        if (files.Forces is null)
        {
            return cells.Calculations.Any(calculation => calculation.HasForces)
                ? In(files.Cells, () => Solve(supercell, operations, cells.Calculations))
                : throw new InvalidInputException(
                    "the file has no forces and no force constants, and there are none beside it; give FORCE_SETS or phonopy_params.yaml",
                    files.Cells);
        }

        var unit = cells.ForceConstantsUnit ?? throw new InvalidInputException(
            "the unit of the forces beside it is not known; name the calculator, or the unit of force_constants under physical_unit",
            files.Cells);
        if (CalculationFiles.IsHdf5(files.Forces))
        {
            // Of a file without a unit, the reader took eV/Å².
            var stored = ForceConstantsHdf5.Open(files.Forces);
            return In(files.Forces, () => FromRows(supercell, stored.Constants, stored.IsUnitNamed ? 1 : unit));
        }

        if (CalculationFiles.AreForceConstants(files.Forces))
        {
            var constants = StreamedFile.Read(files.Forces, bounds.FileBytes, ForceConstantsFile.Read);
            return In(files.Forces, () => FromRows(supercell, constants, unit));
        }

        var length = cells.LengthUnit;
        var sets = StreamedFile.Read(
            files.Forces, bounds.FileBytes, text => ForceSetsReader.Read(text, supercell.Crystal.AtomCount));
        return In(files.Forces, () => Solve(supercell, operations, length == 1 && unit == 1 ? sets : [.. sets.Select(Scaled)]));

        DisplacedSupercell Scaled(DisplacedSupercell set) => new(
            [.. set.Displacements.Select(displacement => length * displacement)], [.. set.Forces.Select(force => unit * length * force)]);
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

    private (BornCharges, double)? Born(PhonopyCalculation cells, Crystal primitive, ImmutableArray<SymmetryOperation> operations)
    {
        var place = cells.Born is null ? files.Born : files.Cells;
        var born = cells.Born
            ?? (files.Born is { } file ? StreamedFile.Read(file, MaximumSmallFile, text => BornFile.Read(text.ReadToEnd())) : null);
        if (born is null)
            return null;
        var coulomb = born.Factor is { } factor
            ? cells.Born is null ? factor * (cells.ForceConstantsUnit ?? 1) * Math.Pow(cells.LengthUnit, 3) : factor
            : PhysicalConstants.Coulomb;
        return (
            In(place, () => BornCharges.FromInequivalent(primitive, operations, Tensor(born.Dielectric), [.. born.Charges.Select(Tensor)])),
            coulomb);
    }

    private static Matrix3 Tensor(ImmutableArray<double> v) => new(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);

    private T In<T>(string? file, Func<T> work) => Placed(file ?? files.Place, work);

    private static T Placed<T>(string file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(file);
        }
    }
}
