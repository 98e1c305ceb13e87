using Phodos.Formats.Ase;
using Phodos.Formats.Documents;

namespace Phodos.Formats.ExtendedXyz;

/// <summary>
/// Partial occupancy as ASE writes it into the header: <c>occupancy="_JSON {"0": {"Na": 0.6, "K": 0.4}}"</c>, while the atoms show the
/// most frequent element only.
/// </summary>
internal static class ExtendedXyzOccupancy
{
    private const string Key = "occupancy";
    private const string JsonMark = "_JSON";

    private static readonly DataSelection Selection = new([Key], wholeLists: [], wholeTrees: [Key]);

    /// <exception cref="InvalidInputException">A kind of site is partly or variously occupied, or the value cannot be read.</exception>
    internal static void RequireFull(ExtendedXyzHeader header)
    {
        if (header.Find(Key)?.Trim() is not { Length: > 0 } text)
            return;
        var json = text.StartsWith(JsonMark, StringComparison.Ordinal) ? text[JsonMark.Length..].Trim() : text;
        try
        {
            var occupancy = JsonDataReader.Read($"{{\"{Key}\": {json}}}", Selection).ToDictionary(Key).Require(Key, "the header");
            AseOccupancy.RequireFull(occupancy.ToDictionary(Key), header.Line);
        }
        catch (InvalidInputException fault) when (fault.Line != header.Line)
        {
            throw header.Fault($"the occupancy {Excerpt.Quoted(text)} cannot be read; give an ordered structure without it");
        }
    }
}
