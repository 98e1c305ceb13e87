using Phodos.Crystals;
using Phodos.Datasets.Import.Checks;
using Phodos.Datasets.Import.Conversion;
using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import.Checks;

public sealed class UnitCheckTest
{
    [Fact]
    public void A_common_crystal_passes_in_its_unit() => new UnitCheck(FrequencyUnit.Wavenumber).Examine(Records.Salt()).ShouldBeEmpty();

    [Fact]
    public void A_stated_unit_that_contradicts_the_range_is_an_error_that_names_the_option()
    {
        // The numbers of a file in THz taken for cm⁻¹.
        var terahertz = Records.Salt(dos: Records.Box(1.5, 7.5, 6, end: 10, step: 0.05));
        var observation = new UnitCheck(FrequencyUnit.Wavenumber).Examine(terahertz).ShouldHaveSingleItem();
        observation.Severity.ShouldBe(FindingSeverity.Error);
        observation.Message.ShouldContain("cm⁻¹ contradict their range");
        observation.Message.ShouldContain(Remedies.NameUnit + ": THz");

        var wavenumbers = UnitConversion.ToWavenumbers(Records.Salt(), FrequencyUnit.Terahertz);
        new UnitCheck(FrequencyUnit.Terahertz).Examine(wavenumbers).ShouldHaveSingleItem().Message.ShouldContain(Remedies.NameUnit + ": cm-1");
    }

    [Fact]
    public void Solid_argon_below_40_wavenumbers_is_a_crystal_of_its_own_kind()
    {
        var argon = Element.FromSymbol("Ar");
        var crystal = new Crystal(new Lattice(new(0, 2.7, 2.7), new(2.7, 0, 2.7), new(2.7, 2.7, 0)), [argon], [new(0, 0, 0)]);
        var record = new DosRecord("argon", crystal, Records.Box(10, 40, 3));
        var observation = new UnitCheck(FrequencyUnit.Wavenumber).Examine(record).ShouldHaveSingleItem();
        observation.Severity.ShouldBe(FindingSeverity.Warning);
        observation.Message.ShouldContain("rare gas");
    }

    [Fact]
    public void A_heavy_soft_crystal_below_90_wavenumbers_passes()
    {
        var crystal = Records.RockSalt(7.7, "Cs", "I");
        new UnitCheck(FrequencyUnit.Wavenumber).Examine(new DosRecord("CsI", crystal, Records.Box(20, 82, 6))).ShouldBeEmpty();
    }
}
