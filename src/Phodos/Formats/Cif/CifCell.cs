using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>The lattice of a data block from its cell parameters.</summary>
internal static class CifCell
{
    internal static Lattice Read(CifBlock block, List<string> warnings)
    {
        var lengths = Array.ConvertAll(CifTags.Lengths, tag => block.FirstOf([tag]) is { } value
            ? CifNumber.Parse(value, tag).Value
            : throw new InvalidInputException($"the file gives no {tag}", line: block.Line));
        var angles = Array.ConvertAll(CifTags.Angles, tag => Angle(block, tag, warnings));
        var line = block.Column(CifTags.Lengths[0])![0].Line;
        return LineFault.At(line, () => Lattice.FromParameters(lengths[0], lengths[1], lengths[2], angles[0], angles[1], angles[2]));
    }

    // 90 degrees is the default of the dictionary.
    private static double Angle(CifBlock block, string tag, List<string> warnings)
    {
        if (block.FirstOf([tag]) is { } value)
        {
            var angle = CifNumber.Parse(value, tag).Value;
            return angle is > 0 and < 180
                ? angle
                : throw new InvalidInputException(
                    FormattableString.Invariant($"{tag} is {angle} degrees; it must be above 0 and below 180"), line: value.Line);
        }

        warnings.Add($"line {block.Line}: the file gives no {tag}; 90 degrees are taken");
        return 90;
    }
}
