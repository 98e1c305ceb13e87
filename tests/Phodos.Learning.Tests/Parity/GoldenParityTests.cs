using Phodos.Parity;

namespace Phodos.Learning.Tests.Parity;

public class GoldenParityTests
{
    [Fact]
    public void Outputs_loss_and_gradients_are_those_of_the_reference_implementation()
    {
        var differences = ParityCase.Compare(new GoldenFolder(GoldenSources.Carried), "dostransformer_r4").ShouldNotBeNull();
        differences.Largest.ShouldBeLessThan(ParityRunner.Tolerance);
    }

    [Fact]
    public void Every_case_of_the_whole_folder_agrees_or_lacks_its_model()
    {
        var golden = new GoldenFolder(GoldenSources.Whole);
        var compared = golden.Cases.Select(name => ParityCase.Compare(golden, name)).OfType<ParityDifferences>().ToArray();
        compared.Length.ShouldBeGreaterThanOrEqualTo(2);
        compared.ShouldAllBe(differences => differences.Largest < ParityRunner.Tolerance);
    }

    [Fact]
    public void A_difference_that_is_not_a_number_is_no_agreement() =>
        new ParityDifferences(0, double.NaN, 0, 0).Largest.ShouldBe(double.PositiveInfinity);
}
