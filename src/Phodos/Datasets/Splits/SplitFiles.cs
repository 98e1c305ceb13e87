using System.Collections.Immutable;
using System.Globalization;

namespace Phodos.Datasets.Splits;

/// <summary>
/// Splits as the reference implementation keeps them: <c>idx_train.txt</c>, <c>idx_valid.txt</c> and <c>idx_test.txt</c> in a folder,
/// one row number a line, counted from 0.
/// </summary>
public static class SplitFiles
{
    /// <summary>The rule of a split that was read from index files.</summary>
    public const string Rule = "files";

    private const string TrainFile = "idx_train.txt";
    private const string ValidationFile = "idx_valid.txt";
    private const string TestFile = "idx_test.txt";
    private const NumberStyles RowNumber = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>Whether a folder has any of the three files; with fewer than all of them, reading tells which is missing.</summary>
    public static bool ExistIn(string folder) =>
        new[] { TrainFile, ValidationFile, TestFile }.Any(name => File.Exists(Path.Combine(folder, name)));

    /// <summary>Reads the three files of a folder. Blank lines are allowed.</summary>
    /// <exception cref="InvalidInputException">A file is missing, a line is no row number, or a row stands twice.</exception>
    public static DataSplit Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var places = new Dictionary<int, string>();
        var train = ReadPart(folder, TrainFile, places);
        var validation = ReadPart(folder, ValidationFile, places);
        var test = ReadPart(folder, TestFile, places);
        try
        {
            return new DataSplit(Rule, 0, train, validation, test);
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(folder);
        }
    }

    /// <summary>Writes the three files into a folder, which is made where it is missing. Each file is replaced whole.</summary>
    public static void Write(string folder, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(split);
        Directory.CreateDirectory(folder);
        WritePart(folder, TrainFile, split.Train);
        WritePart(folder, ValidationFile, split.Validation);
        WritePart(folder, TestFile, split.Test);
    }

    private static ImmutableArray<int> ReadPart(string folder, string name, Dictionary<int, string> places)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            throw new InvalidInputException($"the index file is missing; a split has {TrainFile}, {ValidationFile} and {TestFile}", path);
        var rows = ImmutableArray.CreateBuilder<int>();
        var line = 0;
        foreach (var text in File.ReadLines(path))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (!int.TryParse(text, RowNumber, CultureInfo.InvariantCulture, out var row))
                throw new InvalidInputException($"'{Excerpt.Of(text)}' is no row number; write one whole number from 0 a line", path, line);
            if (!places.TryAdd(row, $"{name}:{line}"))
                throw new InvalidInputException($"row {row} stands already at {places[row]}; the parts must not overlap", path, line);
            rows.Add(row);
        }

        return rows.ToImmutable();
    }

    private static void WritePart(string folder, string name, ImmutableArray<int> rows) =>
        AtomicFile.WriteText(
            Path.Combine(folder, name), string.Concat(rows.Select(row => row.ToString(CultureInfo.InvariantCulture) + "\n")));
}
