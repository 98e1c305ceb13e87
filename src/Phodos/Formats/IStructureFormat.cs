using System.Collections.Immutable;

namespace Phodos.Formats;

/// <summary>One format of structure files. A new format is one class and one line in <see cref="StructureFormats"/>.</summary>
public interface IStructureFormat
{
    /// <summary>The name that a user chooses the format by, in lower case, such as <c>cif</c>.</summary>
    string Name { get; }

    /// <summary>
    /// What such files are called, with <c>*</c> as a wildcard and in any case, such as <c>*.cif</c>. A hint: the content decides.
    /// </summary>
    ImmutableArray<string> FileNamePatterns { get; }

    /// <summary>Whether a text is in this format.</summary>
    /// <param name="head">
    /// The beginning of the text, at most <see cref="StructureFormats.HeadLength"/> characters, with lines that end in <c>\n</c>.
    /// </param>
    bool Recognizes(string head);

    /// <summary>Reads a structure.</summary>
    /// <param name="text">The whole text, with lines that end in <c>\n</c>.</param>
    /// <exception cref="InvalidInputException">
    /// The text is not in this format or its structure cannot be used; the line is given.
    /// </exception>
    StructureFile Read(string text);
}
