using System.Globalization;

namespace Phodos.Learning.Experiments.LearningCurves;

/// <summary>How many crystals of the training part a run learns from.</summary>
/// <param name="Limit">The number, at least 1; null for all.</param>
public sealed record TrainingSize(int? Limit)
{
    private const string All = "all";

    /// <summary>Reads sizes with commas between, each a whole number or <c>all</c>; they come in ascending order, each once.</summary>
    /// <exception cref="InvalidInputException">One is neither.</exception>
    public static IReadOnlyList<TrainingSize> ParseList(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split(',').Select(size => Parse(size.Trim(), text)).Distinct().OrderBy(size => size.Limit ?? int.MaxValue)];
    }

    /// <summary>The number, or <c>all</c>.</summary>
    public override string ToString() => Limit?.ToString(CultureInfo.InvariantCulture) ?? All;

    private static TrainingSize Parse(string size, string list) => size == All ? new TrainingSize(Limit: null)
        : int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? new TrainingSize(number)
        : throw new InvalidInputException(
            $"the sizes cannot be '{list}'; give numbers of crystals with commas between, such as 100,300,1000, or {All}");
}
