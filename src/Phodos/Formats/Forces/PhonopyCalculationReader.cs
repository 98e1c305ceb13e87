using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Phodos.Crystals;
using Phodos.Formats.Documents;
using Phodos.Formats.Phonopy;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Forces;

/// <summary>
/// Reads <c>phonopy_params.yaml</c>, <c>phonopy_disp.yaml</c> and <c>phonopy.yaml</c>
/// (<see href="https://phonopy.github.io/phonopy/phonopy-yaml.html"/>), plain or packed with gzip. The sections may come in any order;
/// displacements, forces and force constants are read as a stream.
/// </summary>
internal sealed class PhonopyCalculationReader
{
    /// <summary>The largest file (bytes, unpacked): 4 GiB.</summary>
    internal const long MaximumBytes = 4L << 30;

    // How far the vectors of the supercell may be from those that its matrix makes (relative): files round them.
    private const double LatticeTolerance = 1e-3;

    private static readonly string[] Keys =
    [
        "unit_cell", "supercell", "phonopy", "phono3py", "physical_unit", "supercell_matrix", "primitive_matrix",
        "born_effective_charge", "dielectric_constant",
    ];

    private static readonly DataSelection Selection = new(
        [
            .. Keys, "lattice", "points", "atoms", "symbol", "coordinates", "position", "mass", "reduced_to",
            "length", "force_constants", "calculator", "nac_unit_conversion_factor",
        ],
        wholeLists: ["points", "atoms"]);

    private readonly Dictionary<string, DataValue> _values = new(StringComparer.Ordinal);
    private readonly List<string> _warnings = [];
    private readonly HashSet<(Element Element, double Mass)> _foreignMasses = [];
    private readonly List<FileDisplacement> _displacements = [];
    private (int Line, int Rows, int Atoms, List<double> Values)? _forceConstants;

    private PhonopyCalculationReader(TextReader text)
    {
        using var sections = new PhonopySectionStream(text);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (sections.MoveToNext() is { } key)
        {
            var isStreamed = key is "displacements" or "force_constants";
            if (!isStreamed && !Keys.Contains(key))
                continue;
            var line = sections.SectionLine;
            if (!seen.Add(key))
                throw new InvalidInputException($"the key '{key}' stands twice", line: line);
            if (!isStreamed)
            {
                var section = YamlDataReader.Read(sections.ReadSection(PhonopySections.MaximumLength), line, Selection);
                _values.Add(key, section.ToDictionary(key).Require(key, "the file"));
                continue;
            }

            var yaml = new YamlCursor(sections, line - 1, "phonopy writes it");
            if (key == "displacements")
            {
                _displacements.AddRange(new DisplacementsParser(yaml).Read());
            }
            else
            {
                var (rows, atoms, values) = new ForceConstantsParser(yaml).Read();
                _forceConstants = (line, rows, atoms, values);
            }
        }
    }

    /// <summary>Reads a file of at most so many bytes, unpacked.</summary>
    /// <exception cref="InvalidInputException">
    /// The file is broken or too large, or its parts do not fit each other; file and line are given.
    /// </exception>
    internal static PhonopyCalculation Open(string path, long maximumBytes = MaximumBytes) => StreamedFile.Read(path, maximumBytes, Read);

    /// <summary>Reads a text.</summary>
    /// <exception cref="InvalidInputException">The text is broken, or its parts do not fit each other; the line is given.</exception>
    internal static PhonopyCalculation Read(TextReader text) => new PhonopyCalculationReader(text).ToCalculation();

    private PhonopyCalculation ToCalculation()
    {
        var length = PhonopyUnit.Read(Find, _warnings);
        var unitCell = Cell("unit_cell", length)
            ?? throw new InvalidInputException("there is no 'unit_cell'; is it a file of phonopy with its cells?");
        var matrix = SupercellMatrix();
        var atomCount = unitCell.AtomCount * matrix.Determinant;
        if (atomCount > Crystal.MaximumAtoms)
        {
            throw new InvalidInputException(
                $"the supercell has {atomCount} atoms, more than {Crystal.MaximumAtoms}", line: _values["supercell_matrix"].Line);
        }

        var supercell = Cell("supercell", length);
        if (supercell is not null)
            RequireSupercell(unitCell, matrix, supercell);
        var axes = PrimitiveAxes();
        return new PhonopyCalculation(
            unitCell,
            Masses(unitCell),
            matrix,
            axes,
            supercell,
            Calculations((int)atomCount, length),
            ForceConstants((int)atomCount, length),
            Born(unitCell, axes, length),
            length,
            TryUnit(length),
            [.. _warnings]);
    }

    private DataValue? Find(string key) => _values.GetValueOrDefault(key);

    private DataValue? Entry(string section, string key) => (Find(section) as DataDictionary)?.Find(key);

    private Crystal? Cell(string key, double length)
    {
        if (Find(key) is not { } value)
            return null;
        var cell = value.ToDictionary(key);
        return PhonopyReader.ReadCrystal(cell.Find("lattice"), Points(cell), length, cell.Line, _warnings, areMassesKept: true);
    }

    private static DataValue? Points(DataDictionary cell) => cell.Find("points") ?? cell.Find("atoms");

    private ImmutableArray<double>? Masses(Crystal unitCell)
    {
        var points = Points(Find("unit_cell")!.ToDictionary("unit_cell"))!.ToList("points");
        var masses = points.Select(point => point.ToDictionary("a point").Find("mass")).ToList();
        if (masses.TrueForAll(mass => mass is null))
            return null;
        return
        [
            .. masses.Select((mass, atom) =>
                mass is null ? unitCell.Species[atom].AtomicMass : Mass(mass, atom, unitCell.Species[atom])),
        ];
    }

    private double Mass(DataValue value, int atom, Element element)
    {
        var mass = value.ToNumber("the mass");
        if (!(mass > 0))
            throw new InvalidInputException($"the mass of point {atom + 1} is not above 0", line: value.Line);
        if (!StatedMasses.IsIsotope(element, mass) && _foreignMasses.Add((element, mass)))
        {
            _warnings.Add(FormattableString.Invariant(
                $"line {value.Line}: {element.Symbol} has the mass {mass:G6}, which is no isotope's of it ({element.AtomicMass:G6}); ")
                + "it is used as it is");
        }

        return mass;
    }

    // Phonopy's matrices hold the new vectors as columns.
    private IntegerMatrix SupercellMatrix()
    {
        const string Key = "supercell_matrix";
        if (Find(Key) is not { } value)
            throw new InvalidInputException($"there is no '{Key}'; is it a file of phonopy with its supercell?");
        var (a, b, c) = Columns(value, Key);
        var matrix = new IntegerMatrix(Whole(a, value), Whole(b, value), Whole(c, value));
        return matrix.Determinant > 0
            ? matrix
            : throw new InvalidInputException(
                $"the determinant of {Key} is {matrix.Determinant}; a supercell has a positive one", line: value.Line);
    }

    private (Vector3D A, Vector3D B, Vector3D C) PrimitiveAxes()
    {
        const string Key = "primitive_matrix";
        if (Find(Key) is null or DataNull)
            return (new(1, 0, 0), new(0, 1, 0), new(0, 0, 1));
        var value = Find(Key)!;
        var (a, b, c) = Columns(value, Key);
        return a.Dot(b.Cross(c)) > 0
            ? (a, b, c)
            : throw new InvalidInputException($"the determinant of {Key} is not above 0", line: value.Line);
    }

    private static (Vector3D A, Vector3D B, Vector3D C) Columns(DataValue value, string key)
    {
        var rows = value.ToList(key);
        if (rows.Count != 3)
            throw new InvalidInputException($"{key} has {rows.Count} rows; it must have 3", line: value.Line);
        var (first, second, third) = (rows[0].ToVector(key), rows[1].ToVector(key), rows[2].ToVector(key));
        return (new(first.X, second.X, third.X), new(first.Y, second.Y, third.Y), new(first.Z, second.Z, third.Z));
    }

    private static (int A, int B, int C) Whole(Vector3D vector, DataValue value) =>
        (Whole(vector.X, value), Whole(vector.Y, value), Whole(vector.Z, value));

    private static int Whole(double number, DataValue value) =>
        double.IsInteger(number) && Math.Abs(number) <= Crystal.MaximumAtoms
            ? (int)number
            : throw new InvalidInputException(
                FormattableString.Invariant($"supercell_matrix has the number {number:G6}; it must have small whole ones"),
                line: value.Line);

    private void RequireSupercell(Crystal unitCell, IntegerMatrix matrix, Crystal supercell)
    {
        var line = _values["supercell"].Line;
        if (supercell.AtomCount != unitCell.AtomCount * matrix.Determinant)
        {
            throw new InvalidInputException(
                $"the supercell has {supercell.AtomCount} atoms, but {matrix.Determinant} unit cells have "
                + $"{unitCell.AtomCount * matrix.Determinant}",
                line: line);
        }

        var (a, b, c) = matrix.Combine(unitCell.Lattice.A, unitCell.Lattice.B, unitCell.Lattice.C);
        if (!IsNear(a, supercell.Lattice.A) || !IsNear(b, supercell.Lattice.B) || !IsNear(c, supercell.Lattice.C))
        {
            throw new InvalidInputException(
                "the vectors of the supercell are not those that supercell_matrix makes of the unit cell", line: line);
        }
    }

    private static bool IsNear(Vector3D expected, Vector3D found) => (expected - found).Length <= LatticeTolerance * expected.Length;

    private ImmutableArray<DisplacedSupercell> Calculations(int atomCount, double length)
    {
        if (_displacements.Count == 0)
            return [];
        if (2L * _displacements.Count * atomCount > DisplacementsParser.MaximumVectors)
        {
            throw new InvalidInputException(
                $"{_displacements.Count} displacements of {atomCount} atoms are too many to hold", line: _displacements[0].Line);
        }

        var force = _displacements[0].HasForces ? Unit(length) * length : 1;
        return [.. _displacements.Select(displacement => displacement.ToSupercell(atomCount, length, force))];
    }

    private ForceConstantsFile? ForceConstants(int atomCount, double length)
    {
        if (_forceConstants is not var (line, rows, atoms, values))
            return null;
        if (atoms != atomCount)
        {
            throw new InvalidInputException(
                $"the force constants are those of {atoms} atoms, but the supercell has {atomCount}", line: line);
        }

        var unit = Unit(length);
        var scaled = values.ToArray();
        if (unit != 1)
        {
            foreach (ref var value in scaled.AsSpan())
                value *= unit;
        }

        return new ForceConstantsFile(Rows(line, rows, atoms), atoms, ImmutableCollectionsMarshal.AsImmutableArray(scaled));
    }

    // The compact form has a row for each atom of the primitive cell: those of the supercell that all others are reduced to.
    private ImmutableArray<int> Rows(int line, int rows, int atoms)
    {
        if (rows == atoms)
            return [.. Enumerable.Range(0, atoms)];
        var points = Find("supercell") is DataDictionary cell ? Points(cell)!.ToList("points") : [];
        var reduced = points.Select(point => point.ToDictionary("a point").Find("reduced_to")?.ToNumber("reduced_to")).ToList();
        if (reduced.Count == 0 || reduced.Contains(null))
        {
            throw new InvalidInputException(
                "the compact form of the force constants needs the supercell with 'reduced_to' of its points; write the full form",
                line: line);
        }

        var primitive = reduced.Distinct().Select(atom => atom!.Value).Order().ToList();
        if (primitive.Count != rows || !primitive.TrueForAll(atom => double.IsInteger(atom) && atom >= 1 && atom <= atoms))
        {
            throw new InvalidInputException(
                $"the force constants have {rows} rows, but the supercell is reduced to {primitive.Count} atoms", line: line);
        }

        return [.. primitive.Select(atom => (int)atom - 1)];
    }

    private BornFile? Born(Crystal unitCell, (Vector3D A, Vector3D B, Vector3D C) axes, double length)
    {
        var (charges, dielectric) = (Find("born_effective_charge"), Find("dielectric_constant"));
        if (charges is null && dielectric is null)
            return null;
        if (charges is null || dielectric is null)
        {
            var (given, missing) = charges is null
                ? ("dielectric_constant", "born_effective_charge")
                : ("born_effective_charge", "dielectric_constant");
            _warnings.Add($"line {(charges ?? dielectric)!.Line}: there is {given} but no {missing}; both are left out");
            return null;
        }

        ImmutableArray<ImmutableArray<double>> tensors =
            [.. charges.ToList("born_effective_charge").Select(tensor => Tensor(tensor, "a Born effective charge"))];
        var atoms = (int)Math.Round(unitCell.AtomCount * axes.A.Dot(axes.B.Cross(axes.C)));
        if (tensors.Length != atoms)
        {
            throw new InvalidInputException(
                $"there are {tensors.Length} Born effective charges, but the primitive cell has {atoms} atoms", line: charges.Line);
        }

        var factor = (Entry("phonopy", "nac_unit_conversion_factor") ?? Entry("phono3py", "nac_unit_conversion_factor"))
            ?.ToNumber("nac_unit_conversion_factor");
        return new BornFile(
            factor * Unit(length) * length * length * length, Tensor(dielectric, "the dielectric constant"), tensors);
    }

    private static ImmutableArray<double> Tensor(DataValue value, string what)
    {
        var rows = value.ToList(what);
        return rows.Count == 3
            ? [.. rows.Select(row => row.ToVector($"a row of {what}")).SelectMany(row => new[] { row.X, row.Y, row.Z })]
            : throw new InvalidInputException($"{what} has {rows.Count} rows; it must have 3", line: value.Line);
    }

    private double Unit(double length) => TryUnit(length) ?? throw new InvalidInputException(
        "lengths are in au, but no program and no unit of forces is named; name that of force_constants under physical_unit",
        line: Find("physical_unit")?.Line);

    // That of the force constants (eV/angstrom²); the unit of forces is this times the length, with every program that phonopy reads.
    private double? TryUnit(double length)
    {
        if (Entry("physical_unit", "force_constants") is { } named)
            return ForceConstantsUnit.Scale(named.ToText("the unit of the force constants"), named.Line);
        if ((Entry("phonopy", "calculator") ?? Entry("phono3py", "calculator")) is DataText program)
        {
            return ForceConstantsUnit.TryScaleOf(program.Value) ?? throw new InvalidInputException(
                $"the units of the program {Excerpt.Quoted(program.Value)} are not known; name that of force_constants under physical_unit",
                line: program.Line);
        }

        return length == 1 ? 1 : null;
    }
}
