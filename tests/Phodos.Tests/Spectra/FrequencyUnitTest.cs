using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

public sealed class FrequencyUnitTest
{
    // CODATA 2018, "Energy equivalents": 1 eV = 8065.543937... cm^-1 = 241.7989242... THz = 11604.51812... K.
    [Theory]
    [InlineData("eV", 8065.543937)]
    [InlineData("meV", 8.065543937)]
    [InlineData("THz", 33.35640951)]
    [InlineData("K", 0.6950348004)]
    [InlineData("cm-1", 1)]
    public void Units_have_the_CODATA_equivalents(string symbol, double wavenumbers) =>
        FrequencyUnit.Parse(symbol).ToWavenumber(1).ShouldBe(wavenumbers, 1e-9 * wavenumbers);

    [Fact]
    public void Conversions_there_and_back_give_the_same_number()
    {
        foreach (var unit in FrequencyUnit.All)
            unit.ToWavenumber(unit.FromWavenumber(123.4)).ShouldBe(123.4, 1e-12);
    }

    [Theory]
    [InlineData("cm⁻¹")]
    [InlineData("1/cm")]
    [InlineData(" CM^-1 ")]
    public void The_wavenumber_has_many_spellings(string text) => FrequencyUnit.Parse(text).ShouldBe(FrequencyUnit.Wavenumber);

    [Fact]
    public void Every_symbol_is_read_back()
    {
        foreach (var unit in FrequencyUnit.All)
            FrequencyUnit.Parse(unit.Symbol).ShouldBe(unit);
    }

    [Fact]
    public void An_unknown_unit_is_refused_with_the_known_ones() =>
        Should.Throw<InvalidInputException>(() => FrequencyUnit.Parse("Hz")).Message.ShouldContain("THz");
}
