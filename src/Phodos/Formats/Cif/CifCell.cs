using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>The lattice of a data block from its cell parameters. What the cell setting fixes may be missing.</summary>
internal static class CifCell
{
    internal static Lattice Read(CifBlock block, List<string> warnings)
    {
        var setting = block.FirstOf(CifTags.CellSettings)?.Text.ToString().ToLowerInvariant();
        var first = Number(block, CifTags.Lengths[0]) ?? throw Missing(block, CifTags.Lengths[0]);
        var lengths = Array.ConvertAll(
            CifTags.Lengths, tag => Number(block, tag) ?? (IsEqualToFirst(tag, setting) ? first : throw Missing(block, tag)));
        var angles = Array.ConvertAll(CifTags.Angles, tag => Angle(block, tag, setting, warnings));
        var line = block.FirstOf([CifTags.Lengths[0]])!.Value.Line;
        return LineFault.At(line, () => Lattice.FromParameters(lengths[0], lengths[1], lengths[2], angles[0], angles[1], angles[2]));
    }

    private static bool IsEqualToFirst(string tag, string? setting) => tag == CifTags.Lengths[1]
        ? setting is "cubic" or "rhombohedral" or "tetragonal" or "hexagonal" or "trigonal"
        : setting is "cubic" or "rhombohedral";

    private static double Angle(CifBlock block, string tag, string? setting, List<string> warnings)
    {
        if (Number(block, tag) is { } angle)
        {
            return angle is > 0 and < 180
                ? angle
                : throw new InvalidInputException(
                    FormattableString.Invariant($"{tag} is {angle} degrees; it must be above 0 and below 180"),
                    line: block.FirstOf([tag])!.Value.Line);
        }

        var assumed = setting switch
        {
            "rhombohedral" => Number(block, CifTags.Angles[0]) ?? throw Missing(block, tag),
            "hexagonal" or "trigonal" when tag == CifTags.Angles[2] => 120,
            // The default of the dictionary.
            _ => 90,
        };
        warnings.Add(FormattableString.Invariant($"line {block.Line}: the file gives no {tag}; {assumed} degrees are taken"));
        return assumed;
    }

    private static double? Number(CifBlock block, string tag) =>
        block.FirstOf([tag]) is { } value ? CifNumber.Parse(value, tag).Value : null;

    private static InvalidInputException Missing(CifBlock block, string tag) => new($"the file gives no {tag}", line: block.Line);
}
