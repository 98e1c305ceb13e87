using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Training.Forces;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Training.Forces;

public class ForceLossTests
{
    private static readonly ForceNetworkOptions Options = new()
    {
        Cutoff = 4,
        PairCutoff = 4.5,
        Scalars = 12,
        Tensors = 6,
        Layers = 2,
        PairWidth = 10,
        PairTensors = 4,
    };

    [Theory]
    [InlineData(1, 1, 1)] // every pair shares its place with images
    [InlineData(2, 1, 3)]
    [InlineData(2, 2, 2)]
    public void Blocks_that_a_supercell_shows_as_they_are_cost_nothing(int a, int b, int c)
    {
        using var model = ForceConstantsModel.Create(Options, seed: 3);
        var forces = model.Predict(SampleCrystals.Random(3, 4));
        using var targets = ForceTargets.Of(ForceRecords.Of("one", forces, IntegerMatrix.Diagonal(a, b, c)), Options, seed: 0);
        ErrorOfBlocks(targets, Blocks(targets, forces, factor: 1)).ShouldBeLessThan(1.05 * Least(targets));
        ErrorOfBlocks(targets, Blocks(targets, forces, factor: 1.1)).ShouldBeGreaterThan(3 * Least(targets));
    }

    [Fact]
    public void A_skewed_supercell_with_atoms_in_other_cells_shows_them_too()
    {
        using var model = ForceConstantsModel.Create(Options, seed: 3);
        var inside = SampleCrystals.Random(3, 4);
        var crystal = new Crystal(
            inside.Lattice, inside.Species, [.. inside.FractionalPositions.Select((at, atom) => at + new Vector3D(atom, -2 * atom, 1))]);
        var forces = model.Predict(crystal);
        var matrix = new IntegerMatrix((1, 1, 0), (-1, 2, 0), (0, 1, 2));
        using var targets = ForceTargets.Of(ForceRecords.Of("one", forces, matrix), Options, seed: 0);
        ErrorOfBlocks(targets, Blocks(targets, forces, factor: 1)).ShouldBeLessThan(1.05 * Least(targets));
    }

    [Fact]
    public void True_force_constants_have_no_loss_and_others_have()
    {
        var forces = ForceRecords.Springs("Cs", "Cl", 20);
        using var targets = ForceTargets.Of(ForceRecords.Of("one", forces, IntegerMatrix.Diagonal(4, 4, 4)), Options, seed: 0);
        using var loss = new ForceLoss();
        double Of(double factor) => loss.Of(Blocks(targets, forces, factor), targets, spectral: 1, ForceLoss.NoTerms()).item<float>();

        Of(1).ShouldBeLessThan(0.03);
        Of(1.2).ShouldBeGreaterThan(10 * Of(1));
        Of(0.5).ShouldBeGreaterThan(Of(0.8));
    }

    [Fact]
    public void The_matrix_between_true_modes_is_that_of_the_lattice_dynamics()
    {
        using var model = ForceConstantsModel.Create(Options, seed: 3);
        var forces = ForceRecords.Springs("Cs", "Cl", 20);
        using var targets = ForceTargets.Of(ForceRecords.Of("one", forces, IntegerMatrix.Diagonal(4, 4, 4)), Options, seed: 0);
        var blocks = Blocks(targets, forces, factor: 1);
        var self = ForceNetwork.SelfBlocks(blocks, targets.First, targets.Second, 2);
        var matrix = new PredictedMatrix(blocks, self, targets);
        var (real, imaginary) = matrix.Between(targets.Eigenvectors);
        var squares = targets.Frequencies.square() / Math.Pow(Units.PhysicalConstants.WavenumberOfRoot, 2);
        var scale = squares.max().item<float>();
        (real - diag_embed(squares)).abs().max().item<float>().ShouldBeLessThan(1e-4f * scale);
        imaginary.abs().max().item<float>().ShouldBeLessThan(1e-4f * scale);
        (matrix.Eigenvalues() - squares).abs().max().item<float>().ShouldBeLessThan(1e-4f * scale);
    }

    [Fact]
    public void Frequencies_have_a_finite_derivative_where_modes_are_degenerate()
    {
        var forces = ForceRecords.Springs("Cs", "Cl", 20);
        using var targets = ForceTargets.Of(ForceRecords.Of("one", forces, IntegerMatrix.Diagonal(2, 2, 2)), Options, seed: 0);
        using var loss = new ForceLoss();
        var blocks = zeros(targets.Graph.Pairs.Count, 3, 3, requires_grad: true); // all modes alike
        var gradient = autograd.grad([loss.Of(blocks, targets, spectral: 1, ForceLoss.NoTerms())], [blocks])[0];
        gradient.isfinite().all().item<bool>().ShouldBeTrue();
    }

    // What the root, which has a derivative at zero too, leaves of blocks that are right.
    private static double Least(ForceTargets targets) => targets.Blocks.shape[0] * 1e-5 / (targets.MeanSquare * targets.Graph.AtomCount);

    private static double ErrorOfBlocks(ForceTargets targets, Tensor blocks)
    {
        var self = ForceNetwork.SelfBlocks(blocks, targets.First, targets.Second, targets.Graph.AtomCount);
        return ForceLoss.BlockError(blocks, self, targets).item<float>();
    }

    // The blocks of the pairs that the network sees, in their order.
    private static Tensor Blocks(ForceTargets targets, ForceConstants forces, double factor)
    {
        var table = forces.Blocks.ToDictionary(block => (block.First, block.Second, block.Shift), block => block.Value);
        var pairs = targets.Graph.Pairs;
        var numbers =
            from pair in Enumerable.Range(0, pairs.Count)
            let value = table.GetValueOrDefault(((int)pairs.First[pair], (int)pairs.Second[pair], targets.Graph.Shifts[pair]))
            from row in Enumerable.Range(0, 3)
            from column in Enumerable.Range(0, 3)
            select (float)(factor * value[row, column]);
        return tensor([.. numbers], [pairs.Count, 3, 3]);
    }
}
