using Phodos.Parity;

namespace Phodos.Learning.Tests.Parity;

public class GoldenParityTests
{
    [Theory]
    [InlineData("dostransformer_r4")]
    [InlineData("e3nn_l1_r4")]
    [InlineData("graphnetwork_r4")]
    [InlineData("graphnetwork2_r4")]
    [InlineData("mlp_r4")]
    [InlineData("mlp2_r4")]
    public void Outputs_loss_and_gradients_are_those_of_the_reference_implementation(string name)
    {
        var differences = ParityCase.Compare(new GoldenFolder(GoldenSources.Carried), name).ShouldNotBeNull();
        differences.Largest.ShouldBeLessThan(ParityRunner.Tolerance);
    }

    [Fact]
    public void The_parts_of_the_equivariant_network_are_those_of_the_reference_implementation()
    {
        var units = EquivariantUnits.Compare(new GoldenFolder(GoldenSources.Carried));
        units.Count.ShouldBe(7);
        units.ShouldAllBe(unit => unit.Difference < ParityRunner.Tolerance);
    }

    [Fact]
    public void Steps_of_the_optimizer_are_those_of_the_reference_implementation() =>
        OptimizerCase.Compare(new GoldenFolder(GoldenSources.Carried)).ShouldNotBeNull().ShouldBeLessThan(ParityRunner.Tolerance);

    [Fact]
    public void Every_case_of_the_whole_folder_agrees()
    {
        var golden = new GoldenFolder(GoldenSources.Whole);
        var compared = golden.Cases.Select(name => ParityCase.Compare(golden, name)).ToArray();
        compared.Length.ShouldBe(8);
        compared.ShouldAllBe(differences => differences != null && differences.Largest < ParityRunner.Tolerance);
    }

    [Fact]
    public void A_difference_that_is_not_a_number_is_no_agreement() =>
        new ParityDifferences(0, double.NaN, 0, 0).Largest.ShouldBe(double.PositiveInfinity);
}
