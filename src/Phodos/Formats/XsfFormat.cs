using System.Collections.Immutable;
using Phodos.Formats.Reading;
using Phodos.Formats.Xsf;

namespace Phodos.Formats;

/// <summary>
/// XCrySDen's XSF (<see href="http://www.xcrysden.org/doc/XSF.html"/>): the primitive vectors and atoms of a crystal, in angstrom.
/// Molecules, polymers and slabs are refused; grids of data behind the structure are not looked at.
/// </summary>
internal sealed class XsfFormat : IStructureFormat
{
    public string Name => "xsf";

    public ImmutableArray<string> FileNamePatterns { get; } = ["*.xsf", "*.axsf"];

    public bool Recognizes(string head)
    {
        var lines = new TextLines(head, XsfReader.CommentMarks);
        return lines.TryMoveToWords() && XsfReader.IsFirstKeyword(lines.Word(0));
    }

    public StructureFile Read(string text) => XsfReader.Read(text, Name);
}
