using Phodos.Crystals;
using Phodos.Datasets.Import.Conversion;
using Phodos.Datasets.Import.Sources;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import.Conversion;

public sealed class UnitGuessTest
{
    private static DosRecord Argon => new(
        "argon",
        new Crystal(new Lattice(new(0, 2.7, 2.7), new(2.7, 0, 2.7), new(2.7, 2.7, 0)), [Element.FromSymbol("Ar")], [new(0, 0, 0)]),
        Records.Box(10, 40, 3));

    private static DosRecord WrittenIn(DosRecord record, FrequencyUnit unit)
    {
        var grid = record.Dos.Grid;
        var written = new FrequencyGrid(unit.FromWavenumber(grid.Start), unit.FromWavenumber(grid.Step), grid.Count);
        return record with
        {
            Dos = new DensityOfStates(written, [.. record.Dos.Values.Select(value => value / unit.PerWavenumber)], record.Dos.Normalization),
        };
    }

    [Fact]
    public void Wavenumbers_are_recognised() => UnitGuess.Of([Records.Salt()]).ShouldBe(FrequencyUnit.Wavenumber);

    [Fact]
    public void Imaginary_modes_alone_do_not_tell_the_unit()
    {
        var imaginary = Records.Salt(dos: Records.Box(-4, -1, 6, start: -4, end: 1, step: 0.5));
        Should.Throw<InvalidInputException>(() => UnitGuess.Of([imaginary])).Message.ShouldContain($"(100 %) of '{imaginary.Id}'");
        UnitGuess.Of([imaginary, Records.Salt()]).ShouldBe(FrequencyUnit.Wavenumber);
        UnitGuess.Of([]).ShouldBeNull();
    }

    [Fact]
    public void A_calculation_of_imaginary_modes_alone_is_said_to_be_one()
    {
        var source = new FolderSource(Path.Combine(SharedFolder.Required, "field-cases", "f15"));
        var record = source.Read(TestContext.Current.CancellationToken).ShouldHaveSingleItem().Record.ShouldNotBeNull();
        Should.Throw<InvalidInputException>(() => UnitGuess.Of([record])).Message.ShouldContain("imaginary modes");
    }

    [Fact]
    public void Terahertz_are_recognised() =>
        UnitGuess.Of([WrittenIn(Records.Salt(), FrequencyUnit.Terahertz)]).ShouldBe(FrequencyUnit.Terahertz);

    [Fact]
    public void A_soft_crystal_among_common_ones_does_not_change_the_unit() =>
        UnitGuess.Of([Argon, Records.Salt(), Records.Salt()]).ShouldBe(FrequencyUnit.Wavenumber);

    [Fact]
    public void Solid_argon_alone_is_not_guessed()
    {
        var fault = Should.Throw<InvalidInputException>(() => UnitGuess.Of([Argon]));
        fault.Message.ShouldContain(Remedies.NameUnit + ": cm-1 or meV");
    }

    [Fact]
    public void Millielectronvolts_are_never_taken_for_wavenumbers()
    {
        var fault = Should.Throw<InvalidInputException>(() => UnitGuess.Of([WrittenIn(Records.Salt(), FrequencyUnit.Millielectronvolt)]));
        fault.Message.ShouldContain("meV");
    }

    [Fact]
    public void Frequencies_that_fit_no_unit_are_refused() =>
        Should.Throw<InvalidInputException>(() => UnitGuess.Of([Records.Salt(dos: Records.Box(5e4, 2e5, 6, end: 3e5, step: 100))]))
            .Message.ShouldContain("fit no unit");

    [Fact]
    public void Without_states_there_is_no_guess() => UnitGuess.Of([]).ShouldBeNull();

    [Fact]
    public void Conversion_keeps_the_number_of_states_and_moves_the_axis()
    {
        var salt = Records.Salt() with { MinimumFrequency = -1, MaximumFrequency = 250 };
        var written = WrittenIn(salt, FrequencyUnit.Terahertz) with
        {
            MinimumFrequency = FrequencyUnit.Terahertz.FromWavenumber(-1),
            MaximumFrequency = FrequencyUnit.Terahertz.FromWavenumber(250),
        };
        var back = UnitConversion.ToWavenumbers(written, FrequencyUnit.Terahertz);
        back.Dos.Grid.Step.ShouldBe(5, 1e-9);
        back.Dos.Integral.ShouldBe(6, 1e-9);
        back.MinimumFrequency!.Value.ShouldBe(-1, 1e-9);
        back.MaximumFrequency!.Value.ShouldBe(250, 1e-9);
    }

    [Fact]
    public void The_force_constant_of_an_oscillator_is_its_own()
    {
        // One atom of mass m at ω has k = mω²: 12.011 u at 1000 cm⁻¹ is 707.6 N/m = 44.17 eV/Å².
        var carbon = new Crystal(new Lattice(new(2, 0, 0), new(0, 2, 0), new(0, 0, 2)), [Element.FromSymbol("C")], [new(0, 0, 0)]);
        MeanForceConstant.Of(carbon, Records.Box(1000, 1000, 3, end: 1100))!.Value.ShouldBe(44.17, 0.02);
    }
}
