using Phodos.Crystals;

namespace Phodos.Tests.Crystals;

public sealed class PeriodicTableTest
{
    [Theory]
    [InlineData("H", 1, 1)]
    [InlineData("He", 1, 18)]
    [InlineData("Be", 2, 2)]
    [InlineData("B", 2, 13)]
    [InlineData("Cl", 3, 17)]
    [InlineData("Sc", 4, 3)]
    [InlineData("Zn", 4, 12)]
    [InlineData("Xe", 5, 18)]
    [InlineData("Ba", 6, 2)]
    [InlineData("La", 6, null)]
    [InlineData("Lu", 6, null)]
    [InlineData("Hf", 6, 4)]
    [InlineData("Pb", 6, 14)]
    [InlineData("Ac", 7, null)]
    [InlineData("Lr", 7, null)]
    [InlineData("Rf", 7, 4)]
    [InlineData("Og", 7, 18)]
    public void Elements_have_their_places(string symbol, int period, int? group)
    {
        Element.FromSymbol(symbol).Period.ShouldBe(period);
        Element.FromSymbol(symbol).Group.ShouldBe(group);
    }

    [Fact]
    public void No_two_elements_share_a_place() => Element.All
        .Where(element => element.Group is not null)
        .Select(element => (element.Period, element.Group))
        .ShouldBeUnique();

    [Fact]
    public void Fifteen_lanthanides_and_fifteen_actinides_have_no_group() =>
        Element.All.Where(element => element.Group is null).CountBy(element => element.Period).ToDictionary()
            .ShouldBe(new Dictionary<int, int> { [6] = 15, [7] = 15 }, ignoreOrder: true);
}
