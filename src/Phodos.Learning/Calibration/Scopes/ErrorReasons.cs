using System.Globalization;

namespace Phodos.Learning.Calibration.Scopes;

/// <summary>Whether the members of an ensemble differ more over a crystal than they usually do.</summary>
internal static class ErrorReasons
{
    internal static IEnumerable<string> Of(UsualError usual, double expectedRmse)
    {
        if (expectedRmse <= usual.Limit)
            yield break;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"the expected error of the spectrum is large: RMSE {expectedRmse:F2}, and {usual.Median:F2} for usual crystals "
            + $"(at most {usual.Limit:F2} for those that the model learnt from); take it as a rough guess, and calculate what depends on it");
    }
}
