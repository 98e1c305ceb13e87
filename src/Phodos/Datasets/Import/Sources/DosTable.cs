using Phodos.Formats.Reading;

namespace Phodos.Datasets.Import.Sources;

/// <summary>
/// A table of numbers as programs write spectra: a line a frequency, columns parted by white space, commas or semicolons. Lines that
/// begin with <c>#</c>, <c>!</c> or <c>@</c> are comments; one line of words before the numbers is a header.
/// </summary>
/// <param name="Rows">The numbers, [rows, columns], with at least two columns and two rows.</param>
/// <param name="Names">The names of the columns that a header gives, or empty where there are none or not as many.</param>
internal sealed record DosTable(IReadOnlyList<double[]> Rows, string[] Names)
{
    /// <summary>The largest file (bytes): 32 MiB.</summary>
    internal const int MaximumBytes = 32 * 1024 * 1024;

    private static readonly char[] Separators = [' ', '\t', ',', ';'];
    private static readonly char[] CommentMarks = ['#', '!', '@'];

    internal int ColumnCount => Rows[0].Length;

    internal double[] Column(int column) => [.. Rows.Select(row => row[column])];

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidInputException">It is no such table; file and line are given.</exception>
    internal static DosTable Read(string path)
    {
        try
        {
            return Parse(TextOf(path));
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
    }

    /// <summary>The text of a file that may hold a density of states.</summary>
    /// <exception cref="InvalidInputException">It is larger than <see cref="MaximumBytes"/>, or no text.</exception>
    internal static string TextOf(string path) => new FileInfo(path).Length <= MaximumBytes
        ? TextDecoding.Decode(File.ReadAllBytes(path))
        : throw new InvalidInputException($"the file is larger than {MaximumBytes / 1024 / 1024} MiB; is it a density of states?");

    /// <summary>Reads a text.</summary>
    /// <exception cref="InvalidInputException">It is no such table; the line is given.</exception>
    internal static DosTable Parse(string text)
    {
        List<double[]> rows = [];
        string[] names = [];
        var line = 0;
        foreach (var written in text.AsSpan().EnumerateLines())
        {
            line++;
            var content = written.Trim().ToString();
            if (content.Length == 0)
                continue;
            var words = Words(content.TrimStart(CommentMarks));
            if (CommentMarks.Contains(content[0]))
                names = rows.Count == 0 ? words : names;
            else if (rows.Count == 0 && words.Length > 0 && words.All(word => !InvariantNumber.TryParseFortran(word, out _)))
                names = words;
            else
                rows.Add(Numbers(words, rows, line));
        }

        if (rows.Count < 2)
            throw new InvalidInputException($"there are {rows.Count} lines with frequency and density of states; give at least 2");
        return new DosTable(rows, names.Length == rows[0].Length ? names : []);
    }

    private static string[] Words(string line) => line.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static double[] Numbers(string[] words, List<double[]> rows, int line)
    {
        var numbers = new double[words.Length];
        for (var column = 0; column < words.Length; column++)
        {
            if (!InvariantNumber.TryParseFortran(words[column], out numbers[column]))
                throw new InvalidInputException($"{Excerpt.Quoted(words[column])} is no finite number", line: line);
        }

        if (numbers.Length < 2)
            throw new InvalidInputException("the line has one number; write frequency and density of states", line: line);
        if (rows.Count > 0 && rows[0].Length != numbers.Length)
            throw new InvalidInputException($"the line has {numbers.Length} numbers, those before have {rows[0].Length}", line: line);
        if (rows.Count > 0 && !(numbers[0] > rows[^1][0]))
            throw new InvalidInputException("the frequency is not above that of the line before; sort the lines", line: line);
        return numbers;
    }
}
