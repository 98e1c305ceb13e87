using System.Text;
using CsCheck;
using Phodos.Formats;

namespace Phodos.Tests.Formats;

/// <summary>One change of a text.</summary>
public readonly record struct Edit(int Kind, double Place, int Length, string Fragment, char Character);

/// <summary>What every reader must bear: any input is read or refused with one line that says where.</summary>
internal static class HostileInput
{
    /// <summary>One to three changes that cut, double or overwrite, or put in one of the fragments.</summary>
    internal static Gen<Edit[]> Edits(params string[] fragments) =>
        Gen.Select(Gen.Int[0, 3], Gen.Double[0, 1], Gen.Int[1, 30], Gen.OneOf(fragments), Gen.Char[' ', '~'])
            .Select((kind, place, length, fragment, character) => new Edit(kind, place, length, fragment, character)).Array[1, 3];

    internal static string Apply(string text, IEnumerable<Edit> edits) => edits.Aggregate(text, Apply);

    /// <summary>False where the input was refused as it must be; any other exception fails the test.</summary>
    internal static bool IsRead(byte[] bytes, string? format)
    {
        try
        {
            StructureReader.ReadBytes(bytes, "file", format).Crystal.AtomCount.ShouldBeGreaterThan(0);
            return true;
        }
        catch (InvalidInputException fault)
        {
            fault.File.ShouldBe("file");
            fault.Line.ShouldNotBeNull();
            fault.Message.ShouldNotContain('\n');
            fault.Message.Length.ShouldBeLessThan(400);
            return false;
        }
    }

    internal static bool IsRead(string text, string? format) => IsRead(Encoding.UTF8.GetBytes(text), format);

    private static string Apply(string text, Edit edit)
    {
        var start = (int)(edit.Place * text.Length);
        var length = Math.Min(edit.Length, text.Length - start);
        return edit.Kind switch
        {
            0 => text.Remove(start, length),
            1 => text.Insert(start, edit.Fragment),
            2 => text.Insert(start, text.Substring(start, length)),
            _ => text.Remove(start, Math.Min(1, length)).Insert(start, edit.Character.ToString()),
        };
    }
}
