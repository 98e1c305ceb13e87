using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Forces;

/// <summary>
/// The vasprun.xml of the displaced supercells of a folder, one for each displacement of its <c>phonopy_disp.yaml</c>: in folders
/// (<c>disp-001/vasprun.xml</c>, <c>001/vasprun.xml</c>) or side by side (<c>vasprun.xml-001</c>, <c>vasprun-001.xml</c>), plain or packed.
/// Number 0 is the supercell without displacements, whose forces are taken off the others.
/// </summary>
/// <param name="maximumBytes">The largest file that is read, unpacked.</param>
internal sealed partial class DisplacedRuns(long maximumBytes)
{
    // Positions are printed with eight decimals; a displacement is some 0.01 Å.
    private const double PositionTolerance = 1e-3;

    private const int NamedNumbers = 5;

    private readonly SortedDictionary<int, string> _runs = [];
    private (int Number, string File)? _doubled;

    /// <summary>The files, from number 1 on.</summary>
    internal IEnumerable<string> Files => _runs.Where(run => run.Key > 0).Select(run => run.Value);

    /// <summary>The runs of a folder, as their names tell.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="maximumBytes">The largest file that is read, unpacked.</param>
    /// <exception cref="InvalidInputException">The folder cannot be listed.</exception>
    internal static DisplacedRuns Find(string folder, long maximumBytes = PhonopyCalculationReader.MaximumBytes)
    {
        var runs = new DisplacedRuns(maximumBytes);
        try
        {
            foreach (var entry in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
                runs.Add(entry);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"the folder cannot be listed: {fault.Message}", folder, innerException: fault);
        }

        return runs;
    }

    /// <summary>Reads the forces of displacements.</summary>
    /// <param name="perfect">The supercell without displacements.</param>
    /// <param name="displacements">The displacements, without forces.</param>
    /// <param name="warnings">Is given what has to be said, one line each.</param>
    /// <exception cref="InvalidInputException">
    /// A run is missing, there twice, one too many, broken, or that of another displacement.
    /// </exception>
    internal ImmutableArray<DisplacedSupercell> Read(
        Crystal perfect, ImmutableArray<DisplacedSupercell> displacements, List<string> warnings)
    {
        if (_doubled is var (doubled, other))
            throw new InvalidInputException($"the forces of displacement {doubled} are here and in {_runs[doubled]}; keep one", other);
        var missing = Enumerable.Range(1, displacements.Length).Where(number => !_runs.ContainsKey(number)).ToArray();
        if (missing.Length > 0)
        {
            throw new InvalidInputException(
                $"there are {displacements.Length} displacements, but no vasprun.xml of number {Listed(missing)}; "
                + $"put it beside the others, such as {Path.GetFileName(Path.GetDirectoryName(Files.First()))}/{Path.GetFileName(Files.First())}");
        }

        if (_runs.Keys.Last() > displacements.Length)
        {
            throw new InvalidInputException(
                $"there are {displacements.Length} displacements, but a vasprun.xml of number {_runs.Keys.Last()}", _runs.Values.Last());
        }

        var rest = Rest(perfect, warnings);
        return [.. displacements.Select((displacement, index) => displacement with { Forces = Forces(index + 1, perfect, displacement.Displacements, rest) })];
    }

    private static string Listed(int[] numbers) => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(", ", numbers.Take(NamedNumbers))}{(numbers.Length > NamedNumbers ? $" and {numbers.Length - NamedNumbers} more" : "")}");

    private void Add(string entry)
    {
        var isFolder = Directory.Exists(entry);
        var match = (isFolder ? FolderName() : FileName()).Match(Path.GetFileName(entry));
        if (!match.Success || !int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return;
        var file = isFolder ? VasprunForces.Names.Select(name => Path.Combine(entry, name)).FirstOrDefault(File.Exists) : entry;
        if (file is null)
            return;
        if (!_runs.TryAdd(number, file))
            _doubled ??= (number, file);
    }

    // Forces that the supercell has without displacements, as where it is not relaxed.
    private ImmutableArray<Vector3D>? Rest(Crystal perfect, List<string> warnings)
    {
        if (!_runs.TryGetValue(0, out var file))
            return null;
        var forces = Forces(0, perfect, [.. new Vector3D[perfect.AtomCount]], rest: null);
        warnings.Add(FormattableString.Invariant(
            $"the forces of the supercell without displacements ({Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}), up to ")
            + FormattableString.Invariant($"{forces.Max(force => force.Length):G2} eV/Å, are taken off those of the displaced ones"));
        return forces;
    }

    private ImmutableArray<Vector3D> Forces(
        int number, Crystal perfect, ImmutableArray<Vector3D> displacements, ImmutableArray<Vector3D>? rest)
    {
        var file = _runs[number];
        var run = StreamedFile.Read(file, maximumBytes, VasprunForcesReader.Read);
        if (run.Forces.IsEmpty)
            throw new InvalidInputException("the file has no forces; did the calculation end?", file);
        if (run.Steps > 1)
            throw new InvalidInputException($"the atoms were moved in {run.Steps} steps; the forces on displaced atoms need one step (NSW = 0)", file);
        if (run.Start.AtomCount != perfect.AtomCount)
        {
            throw new InvalidInputException(
                $"the calculation has {run.Start.AtomCount} atoms, but the supercell {perfect.AtomCount}; are they of one crystal?", file);
        }

        RequirePlaces(run.Start, perfect, displacements, number, file);
        return rest is null ? run.Forces : [.. run.Forces.Zip(rest.Value, (force, other) => force - other)];
    }

    private static void RequirePlaces(Crystal found, Crystal perfect, ImmutableArray<Vector3D> displacements, int number, string file)
    {
        var smallest = displacements.Where(displacement => displacement.LengthSquared > 0).Select(displacement => displacement.Length)
            .DefaultIfEmpty(1).Min();
        for (var atom = 0; atom < perfect.AtomCount; atom++)
        {
            var expected = perfect.FractionalPositions[atom] + perfect.Lattice.ToFractional(displacements[atom]);
            var (x, y, z) = found.FractionalPositions[atom] - expected;
            var off = perfect.Lattice.ToCartesian(new Vector3D(x - Math.Round(x), y - Math.Round(y), z - Math.Round(z))).Length;
            if (found.Species[atom] == perfect.Species[atom] && off < Math.Min(PositionTolerance, smallest / 5))
                continue;
            throw new InvalidInputException(
                FormattableString.Invariant($"atom {atom + 1} ({found.Species[atom]}) is {off:F4} Å from the place of atom {atom + 1} ")
                + $"({perfect.Species[atom]}) {(number == 0 ? "without displacements" : $"in displacement {number}")}; are the files in the right order?",
                file);
        }
    }

    [GeneratedRegex(@"^(disp[-_]?)?(?<number>[0-9]{1,6})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FolderName();

    [GeneratedRegex(
        @"^vasprun(\.xml)?[-_.](?<number>[0-9]{1,6})(\.xml)?(\.gz|\.xz)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
