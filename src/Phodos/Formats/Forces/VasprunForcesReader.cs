using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Phodos.Crystals;
using Phodos.Formats.Reading;
using Phodos.Formats.Vasprun;
using Phodos.Units;

namespace Phodos.Formats.Forces;

/// <summary>
/// Reads forces, second derivatives (<c>hessian</c>), Born charges and the dielectric tensor from a vasprun.xml
/// (<see href="https://www.vasp.at/wiki/index.php/Vasprun.xml"/>). The second derivatives are those of minus the energy over the root of the
/// masses of the two atoms, in eV/Å²/u, and in THz² from version 6.2 on.
/// </summary>
internal sealed class VasprunForcesReader
{
    // The square of the frequency (THz²) of 1 eV/Å²/u.
    private static readonly double SquaredTerahertz =
        Math.Pow(PhysicalConstants.WavenumberOfRoot * 100 * PhysicalConstants.SpeedOfLight * 1e-12, 2);

    private readonly VasprunXml _xml;
    private readonly List<double> _typeMasses = [];
    private readonly List<int> _types = [];
    private List<Element> _species = [];
    private bool _isStart;
    private (List<Vector3D> Basis, int Line)? _basis;
    private List<Vector3D>? _positions;
    private List<Vector3D> _forces = [];
    private List<double>? _hessian;
    private List<Vector3D>? _dielectric;
    private List<Vector3D>? _charges;
    private bool _isInSquaredTerahertz;
    private int _steps;

    private VasprunForcesReader(VasprunXml xml) => _xml = xml;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidInputException">The text is no whole XML, or its parts do not fit each other; the line is given.</exception>
    internal static VasprunForces Read(TextReader text) => VasprunXml.Read(text, xml => new VasprunForcesReader(xml).Read());

    private VasprunForces Read()
    {
        while (_xml.MoveToElement())
            ReadElement();
        if (_basis is not ([var a, var b, var c], var line) || _positions is null || _species.Count == 0)
            throw _xml.Fault("the file has no structure that it began with; is it the vasprun.xml of a calculation?");
        var crystal = LineFault.At(line, () => new Crystal(new Lattice(a, b, c), [.. _species], [.. _positions]));
        if (_forces.Count > 0 && _forces.Count != crystal.AtomCount)
            throw _xml.Fault($"there are forces on {_forces.Count} atoms, but {crystal.AtomCount} atoms");
        var masses = _types.Select((type, atom) => type >= 1 && type <= _typeMasses.Count
            ? _typeMasses[type - 1]
            : throw _xml.Fault($"atom {atom + 1} is of a type that the file does not describe"));
        return new VasprunForces(crystal, [.. masses], [.. _forces], _steps, ForceConstants([.. masses]), Born(crystal));
    }

    private void ReadElement()
    {
        switch (_xml.Current)
        {
            case ("i", "version"):
                _isInSquaredTerahertz = IsInSquaredTerahertz(_xml.Text());
                break;
            case ("array", "atoms"):
                _types.Clear();
                _species = _xml.Species(type => _types.Add(
                    int.TryParse(type, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0));
                break;
            case ("array", "atomtypes"):
                ReadTypes();
                break;
            case ("structure", var name):
                _isStart = name == "initialpos";
                break;
            case ("varray", "basis") when _isStart:
                _basis = (_xml.Vectors(), _xml.Line);
                break;
            case ("varray", "positions") when _isStart:
                _positions = _xml.Vectors();
                break;
            case ("varray", "forces"):
                _forces = _xml.Vectors();
                _steps++;
                break;
            case ("varray", "hessian"):
                ReadHessian();
                break;
            case ("varray", "epsilon"):
                _dielectric = _xml.Vectors();
                break;
            case ("varray", "epsilon_scf"):
                _dielectric ??= _xml.Vectors();
                break;
            case ("array", "born_charges"):
                _charges = _xml.Vectors();
                break;
        }
    }

    // A type is its number of atoms, its element, its mass, its electrons and its potential.
    private void ReadTypes()
    {
        _typeMasses.Clear();
        foreach (var row in _xml.Rows())
        {
            var mass = row is [_, _, var text, ..] ? _xml.Number(text) : 0;
            _typeMasses.Add(mass > 0 ? mass : throw _xml.Fault($"type {_typeMasses.Count + 1} of the atoms has no mass above 0"));
        }
    }

    private void ReadHessian()
    {
        var size = 3 * _species.Count;
        if (_species.Count * (long)_species.Count > ForceConstantsFile.MaximumBlocks)
            throw _xml.Fault($"the second derivatives of {_species.Count} atoms are more than {ForceConstantsFile.MaximumBlocks} blocks");
        _hessian = [];
        foreach (var row in _xml.NumberRows())
        {
            if (row.Length != size || _hessian.Count == (long)size * size)
            {
                throw _xml.Fault(
                    $"the second derivatives have {(row.Length != size ? $"{row.Length} numbers in a row" : "more rows")}, not "
                    + $"{size} x {size} for {_species.Count} atoms; were some atoms kept in place (selective dynamics)?");
            }

            _hessian.AddRange(row);
        }

        if (_hessian.Count != (long)size * size)
        {
            throw _xml.Fault(
                $"there are {_hessian.Count / Math.Max(size, 1)} rows of second derivatives, not {size} for {_species.Count} atoms; "
                + "were some atoms kept in place (selective dynamics)?");
        }
    }

    private ForceConstantsFile? ForceConstants(double[] masses)
    {
        if (_hessian is null)
            return null;
        var (atoms, size) = (masses.Length, 3 * masses.Length);
        var unit = -1 / (_isInSquaredTerahertz ? SquaredTerahertz : 1);
        var values = new double[_hessian.Count];
        for (var place = 0; place < values.Length; place++)
        {
            var (row, column) = (place / size, place % size);
            values[9 * (row / 3 * atoms + column / 3) + 3 * (row % 3) + column % 3] =
                unit * Math.Sqrt(masses[row / 3] * masses[column / 3]) * _hessian[place];
        }

        return new ForceConstantsFile([.. Enumerable.Range(0, atoms)], atoms, ImmutableCollectionsMarshal.AsImmutableArray(values));
    }

    private (Matrix3, ImmutableArray<Matrix3>)? Born(Crystal crystal)
    {
        if (_charges is null || _dielectric is null)
            return null;
        if (_dielectric.Count != 3 || _charges.Count != 3 * crystal.AtomCount)
        {
            throw _xml.Fault(
                $"there are {_dielectric.Count} rows of the dielectric tensor and {_charges.Count} of Born charges, not 3 and "
                + $"{3 * crystal.AtomCount} for {crystal.AtomCount} atoms");
        }

        return (
            Matrix3.FromRows(_dielectric[0], _dielectric[1], _dielectric[2]),
            [.. _charges.Chunk(3).Select(rows => Matrix3.FromRows(rows[0], rows[1], rows[2]))]);
    }

    private static bool IsInSquaredTerahertz(string version)
    {
        var parts = version.Split('.', '-', ' ');
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && (major > 6 || (major == 6 && parts.Length > 1
                && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && minor > 1));
    }
}
