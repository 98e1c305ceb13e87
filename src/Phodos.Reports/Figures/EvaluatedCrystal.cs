using System.Collections.Immutable;

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
    double Mse);
