using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Reading;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.Formats.Forces;

/// <summary>Reads the cells of a calculation: those of phonopy's YAML, of <c>phonopy.conf</c> beside a structure, or of structures alone.</summary>
/// <param name="files">The files.</param>
/// <param name="tolerance">How far (angstrom) an atom may be from its symmetric place.</param>
/// <param name="bounds">What they may take.</param>
/// <param name="warnings">Is given what has to be said, one line each.</param>
internal sealed class CalculationCells(CalculationFiles files, double tolerance, CalculationBounds bounds, List<string> warnings)
{
    /// <summary>The largest file of settings, cells, or Born charges (bytes), which has a line an atom: 16 MiB.</summary>
    internal const long MaximumSmallFile = 16L << 20;

    /// <summary>The cells, with forces and force constants where the same file has them.</summary>
    internal PhonopyCalculation Read()
    {
        var cells = files.Cells is { } file && CalculationFiles.IsYaml(file) ? files.In(file, () => PhonopyCalculationReader.Open(file, bounds.FileBytes)) : OfStructures();
        warnings.AddRange(cells.Warnings);
        return cells;
    }

    /// <summary>The cells with a supercell that is known otherwise.</summary>
    /// <param name="supercell">The supercell, its atoms in any order.</param>
    /// <returns>The cells, or null where no file tells the unit cell.</returns>
    internal PhonopyCalculation? Read(Crystal supercell)
    {
        if (files.Cells is not null)
            return Read();
        if (files.UnitCell is null)
            return null;
        var unitCell = Structure(files.UnitCell);
        var map = files.In(files.UnitCell, () => Supercell.Map(unitCell, supercell));
        return Calculation(unitCell, map.Matrix, PrimitiveAxes.Unit, masses: null, supercell);
    }

    private PhonopyCalculation OfStructures()
    {
        var unitCell = Structure(files.UnitCell!);
        var supercell = files.Supercell is null ? null : SupercellIn(files.Supercell);
        if (files.Cells is null)
        {
            var map = files.In(files.Supercell, () => Supercell.Map(unitCell, supercell!));
            return Calculation(unitCell, map.Matrix, PrimitiveAxes.Unit, masses: null, supercell);
        }

        var settings = StreamedFile.Read(files.Cells, MaximumSmallFile, text => PhonopySettings.Read(text.ReadToEnd()));
        var axes = settings.PrimitiveAxes ?? files.In(files.Cells, () => PrimitiveAxes.Find(unitCell, tolerance));
        if (settings.Masses is { } masses && masses.Length != unitCell.AtomCount)
        {
            throw new InvalidInputException(
                $"MASS has {masses.Length} masses, but the unit cell {unitCell.AtomCount} atoms; give one an atom", files.Cells);
        }

        return Calculation(unitCell, settings.Supercell, axes, settings.Masses, supercell: null);
    }

    private Crystal SupercellIn(string path) => Path.GetFileName(path) == OldDisplacements.Name
        ? StreamedFile.Read(path, MaximumSmallFile, text => OldDisplacements.Read(text.ReadToEnd())).Supercell
        : Structure(path);

    private static PhonopyCalculation Calculation(
        Crystal unitCell, IntegerMatrix matrix, (Vector3D, Vector3D, Vector3D) axes, ImmutableArray<double>? masses, Crystal? supercell) =>
        new(unitCell, masses, matrix, axes, supercell, [], ForceConstants: null, Born: null, LengthUnit: 1, ForceConstantsUnit: 1, []);

    private Crystal Structure(string path)
    {
        var structure = StructureReader.Read(path, "poscar");
        warnings.AddRange(structure.Warnings);
        return structure.Crystal;
    }
}
