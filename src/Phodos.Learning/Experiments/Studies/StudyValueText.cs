using System.Globalization;
using System.Text.Json;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>Writes the value of an option as JSON in one form, whatever way it was written.</summary>
public static class StudyValueText
{
    /// <summary>The word for what an option has when it is switched off; in JSON it is null.</summary>
    public const string None = "none";

    /// <summary>
    /// The canonical JSON of a value that was written without quotation marks: a number, true, false, null (also written none), or else
    /// a word.
    /// </summary>
    public static string Canonical(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text switch
        {
            "true" or "false" => text,
            "" or "~" or "null" or None => "null",
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number.ToString("R", CultureInfo.InvariantCulture)
                : OfWord(text),
        };
    }

    /// <summary>The JSON of a word.</summary>
    public static string OfWord(string text) => JsonSerializer.Serialize(text);
}
