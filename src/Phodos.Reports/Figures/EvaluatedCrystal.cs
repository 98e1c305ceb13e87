using System.Collections.Immutable;
using Phodos.Spectra;

namespace Phodos.Reports.Figures;

/// <summary>A crystal with its reference and predicted density of states on a common grid.</summary>
/// <param name="Id">The identifier in the data set.</param>
/// <param name="Formula">The formula as plain text.</param>
/// <param name="Reference">The reference, divided by its maximum; one value a grid point.</param>
/// <param name="Predicted">The prediction in the same unit; one value a grid point.</param>
/// <param name="Mse">The mean squared error of the prediction over the grid, finite and at least 0.</param>
public sealed record EvaluatedCrystal(
    string Id,
    string Formula,
    ImmutableArray<double> Reference,
    ImmutableArray<double> Predicted,
    double Mse)
{
    /// <exception cref="InvalidInputException">A spectrum is off the grid, or a value is not a number.</exception>
    internal void RequireDrawable(FrequencyGrid grid)
    {
        if (Reference.Length != grid.Count || Predicted.Length != grid.Count)
        {
            throw new InvalidInputException(
                $"{Id} has {Reference.Length} reference and {Predicted.Length} predicted values; the grid has {grid.Count} points");
        }

        if (!Reference.All(double.IsFinite) || !Predicted.All(double.IsFinite))
            throw new InvalidInputException($"{Id} has a value that is not a finite number");
        if (!double.IsFinite(Mse) || Mse < 0)
            throw new InvalidInputException($"the mean squared error of {Id} is not a number of at least 0");
    }
}
