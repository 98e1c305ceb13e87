using System.Collections.Immutable;
using System.IO.Enumeration;

namespace Phodos.Formats;

/// <summary>The formats that structures are read from.</summary>
public static class StructureFormats
{
    /// <summary>How much of a text decides on its format (characters).</summary>
    public const int HeadLength = 65_536;

    /// <summary>All formats. Where two recognise the same text and the file name does not decide, the first wins.</summary>
    public static ImmutableArray<IStructureFormat> All { get; } =
    [
        new CifFormat(),
        new PoscarFormat(),
        new PymatgenFormat(),
        new AseFormat(),
        new PhonopyFormat(),
        new ExtendedXyzFormat(),
        new AimsFormat(),
        new EspressoFormat(),
        new OptimadeFormat(),
        new JarvisFormat(),
        new VasprunFormat(),
        new XsfFormat(),
        new CastepFormat(),
    ];

    private static string Names => string.Join(", ", All.Select(format => format.Name));

    /// <summary>The format of a name, in any case.</summary>
    /// <exception cref="InvalidInputException">No format has the name.</exception>
    public static IStructureFormat Named(string name) =>
        All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidInputException($"there is no structure format {Excerpt.Quoted(name)}; choose one of {Names}");

    /// <summary>The format of a text: by its content; by the file name where the content fits several or none.</summary>
    /// <exception cref="InvalidInputException">Neither the content nor the name belongs to a format.</exception>
    public static IStructureFormat Detect(string text, string? fileName = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var recognized = Recognizing(text).ToList();
        if (recognized.Count == 0 && UnreadFormat.Describe(Head(text)) is { } unread)
            throw new InvalidInputException(unread, line: 1);
        if (recognized.Count == 1)
            return recognized[0];
        return (recognized.Count == 0 ? [.. All] : recognized).Find(format => HasName(format, fileName))
            ?? recognized.FirstOrDefault()
            ?? throw new InvalidInputException(
                $"the content belongs to no known structure format; if it is one of {Names}, name the format", line: 1);
    }

    /// <summary>Whether files of some format are called so.</summary>
    internal static bool HasKnownName(string fileName) => All.Any(format => HasName(format, fileName));

    /// <summary>Whether a text begins as some format does.</summary>
    internal static bool IsKnownContent(string text) => Recognizing(text).Any();

    private static string Head(string text) => text.Length > HeadLength ? text[..HeadLength] : text;

    private static IEnumerable<IStructureFormat> Recognizing(string text)
    {
        var head = Head(text);
        return All.Where(format => format.Recognizes(head));
    }

    private static bool HasName(IStructureFormat format, string? fileName) => fileName is not null
        && format.FileNamePatterns.Any(pattern =>
            FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(fileName), ignoreCase: true));
}
