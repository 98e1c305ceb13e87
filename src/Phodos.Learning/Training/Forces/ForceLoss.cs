using Phodos.LatticeDynamics.Meshes;
using Phodos.Learning.Models.Forces;
using Phodos.Spectra;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>
/// How far predicted force constants are from those of a calculation. Blocks are compared where the supercell shows them, divided by the
/// roots of the masses. Frequencies are compared to first order: the predicted dynamical matrix between the true modes has the true
/// eigenvalues on its diagonal and zeros elsewhere, which needs no derivative of an eigenvector, not even where modes are degenerate.
/// Late in a training the predicted frequencies themselves and the smoothed spectrum that they make join in.
/// </summary>
internal sealed class ForceLoss : IDisposable
{
    private const double SmallestSquare = 1e-10;
    private const double Soft = 40; // cm⁻¹; keeps the errors of soft modes in bounds
    private const double Usual = 30; // cm⁻¹; brings frequencies to the size of the other terms
    private const double RootAtZero = 15; // cm⁻¹; below it the frequency is in proportion to ω²
    private const double Width = 6; // cm⁻¹
    private const double BlocksLate = 0.3;
    private const double OffDiagonal = 0.5;
    private const double Label = 5;

    private static readonly double Wavenumber = Units.PhysicalConstants.WavenumberOfRoot;

    private static readonly string[] Names = ["blocks", "modes", "mixing", "frequencies", "label"];

    private readonly Tensor _grid;
    private readonly Tensor _smoothing;

    internal ForceLoss()
    {
        var (fine, filter) = (ModesLabel.Fine, new SavitzkyGolayFilter(ModesLabel.Window, ModesLabel.Order));
        using var scope = NewDisposeScope();
        _grid = ForceTargets.Aligned(tensor([.. fine.Frequencies.Select(frequency => (float)frequency)]));
        var columns = Enumerable.Range(0, fine.Count).Select(point =>
        {
            var unit = new double[fine.Count];
            unit[point] = 1;
            return filter.Apply(unit).Where((_, index) => index % ModesLabel.Stride == 0).Select(value => (float)value).ToArray();
        }).ToArray();
        _smoothing = ForceTargets.Aligned(tensor([.. columns.SelectMany(column => column)], [fine.Count, columns[0].Length]));
        scope.Detach([_grid, _smoothing]);
    }

    /// <summary>No terms yet.</summary>
    internal static LossTerms NoTerms() => new(Names);

    /// <summary>The loss of one crystal, a scalar.</summary>
    /// <param name="blocks">The predicted blocks of its pairs (eV/Å²), <c>[pairs, 3, 3]</c>.</param>
    /// <param name="targets">The calculation.</param>
    /// <param name="spectral">How much of the spectral terms counts, 0 to 1.</param>
    /// <param name="terms">Takes the value of each term.</param>
    internal Tensor Of(Tensor blocks, ForceTargets targets, double spectral, LossTerms terms)
    {
        var self = ForceNetwork.SelfBlocks(blocks, targets.First, targets.Second, targets.Graph.AtomCount);
        var ofBlocks = BlockError(blocks, self, targets);
        var matrix = new PredictedMatrix(blocks, self, targets);
        var (diagonal, offDiagonal) = ModeErrors(matrix, targets);
        var loss = (1 - (1 - BlocksLate) * spectral) * ofBlocks + diagonal + OffDiagonal * offDiagonal;
        if (spectral <= 0)
        {
            terms.Add(ofBlocks, diagonal, offDiagonal, null, null);
            return loss;
        }

        var (frequencies, label) = SpectralErrors(matrix, targets);
        terms.Add(ofBlocks, diagonal, offDiagonal, frequencies, label);
        return loss + spectral * (frequencies + Label * label);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _grid.Dispose();
        _smoothing.Dispose();
    }

    /// <summary>The error of the blocks where the supercell shows them, in units of the mean ω², for an atom.</summary>
    internal static Tensor BlockError(Tensor blocks, Tensor self, ForceTargets targets)
    {
        var folded = zeros_like(targets.Blocks)
            .index_add(0, targets.Forward, blocks, 1)
            .index_add(0, targets.Backward, blocks.transpose(1, 2), 1)
            .index_add(0, targets.Self, self, 1);
        var error = ((folded - targets.Blocks) * targets.BlockRoots).square().sum([1, 2]);
        return (error + SmallestSquare).sqrt().sum() / (targets.MeanSquare * targets.Graph.AtomCount);
    }

    private static (Tensor Diagonal, Tensor OffDiagonal) ModeErrors(PredictedMatrix matrix, ForceTargets targets)
    {
        var (real, imaginary) = matrix.Between(targets.Eigenvectors);
        var magnitudes = targets.Frequencies.abs();
        var squares = magnitudes * targets.Frequencies;
        var shift = real.diagonal(0, 1, 2) * (Wavenumber * Wavenumber) - squares;
        var diagonal = ((shift / (2 * magnitudes + Soft)).square() + 1).sqrt().mean() - 1;
        var sums = magnitudes.unsqueeze(2) + magnitudes.unsqueeze(1) + Soft;
        var coupling = (real.square() + imaginary.square()) * (Wavenumber * Wavenumber / sums).square();
        var ofMode = coupling.sum(2) - coupling.diagonal(0, 1, 2);
        return (diagonal / Usual, (ofMode + 1).sqrt().mean() / Usual);
    }

    private (Tensor Frequencies, Tensor Label) SpectralErrors(PredictedMatrix matrix, ForceTargets targets)
    {
        var squares = matrix.Eigenvalues();
        var frequencies = squares / (squares.abs() + RootAtZero * RootAtZero / (Wavenumber * Wavenumber)).sqrt() * Wavenumber;
        var truth = targets.Frequencies;
        var softened = truth * truth.abs() / (truth.square() + RootAtZero * RootAtZero).sqrt();
        var (predicted, expected) = (Spectrum(frequencies), Spectrum(softened));
        return ((frequencies - softened).abs().mean() / Usual, ((predicted - expected).square().mean() + 1e-6).sqrt());
    }

    // The label of so few wave vectors, [51], divided by its maximum.
    private Tensor Spectrum(Tensor frequencies)
    {
        var peaks = ((_grid - frequencies.view(-1, 1)) / Width).square().mul(-0.5).exp().mean([0]);
        var label = nn.functional.relu(peaks.unsqueeze(0).matmul(_smoothing));
        return label / label.max().clamp_min(1e-6);
    }
}
