using Phodos.Crystals;
using Phodos.Formats.Forces;

namespace Phodos.Tests.Formats.Forces;

public sealed class PhonopySettingsTests
{
    [Fact]
    public void Three_numbers_are_a_diagonal() =>
        PhonopySettings.Read("DIM = 2 3 4").Supercell.ShouldBe(IntegerMatrix.Diagonal(2, 3, 4));

    [Fact]
    public void Vectors_are_the_columns_of_nine_numbers()
    {
        var settings = PhonopySettings.Read("dim = -1 1 2  1 -1 2  3 1 -1\nPRIMITIVE_AXIS = 2/3 -1/3 -1/3 1/3 1/3 -2/3 1/3 1/3 1/3\n");
        settings.Supercell.ShouldBe(new IntegerMatrix((-1, 1, 3), (1, -1, 1), (2, 2, -1)));
        var axes = settings.PrimitiveAxes.ShouldNotBeNull();
        axes.A.ShouldBe(new Vector3D(2.0 / 3, 1.0 / 3, 1.0 / 3));
        axes.B.ShouldBe(new Vector3D(-1.0 / 3, 1.0 / 3, 1.0 / 3));
        axes.C.ShouldBe(new Vector3D(-1.0 / 3, -2.0 / 3, 1.0 / 3));
    }

    [Theory]
    [InlineData("P", 1)]
    [InlineData("A", 2)]
    [InlineData("C", 2)]
    [InlineData("I", 2)]
    [InlineData("R", 3)]
    [InlineData("F", 4)]
    public void A_letter_of_centring_names_a_cell_of_its_volume(string letter, int cells)
    {
        var (a, b, c) = PhonopySettings.Read($"DIM = 1 1 1\nPRIMITIVE_AXES = {letter}").PrimitiveAxes.ShouldNotBeNull();
        a.Dot(b.Cross(c)).ShouldBe(1.0 / cells, 1e-12);
    }

    [Fact]
    public void Auto_leaves_the_primitive_cell_to_symmetry() =>
        PhonopySettings.Read("DIM = 1 1 1\nPRIMITIVE_AXES = auto").PrimitiveAxes.ShouldBeNull();

    [Fact]
    public void Without_axes_the_unit_cell_is_the_primitive_one() =>
        PhonopySettings.Read("DIM = 1 1 1 # no axes\nMESH = 8 8 8\nMASS = 2.014 15.999\n").ShouldSatisfyAllConditions(
            settings => settings.PrimitiveAxes.ShouldBe((new Vector3D(1, 0, 0), new Vector3D(0, 1, 0), new Vector3D(0, 0, 1))),
            settings => settings.Masses.ShouldNotBeNull().ShouldBe([2.014, 15.999]));

    [Theory]
    [InlineData("MESH = 8 8 8\n", "there is no DIM")]
    [InlineData("DIM = 2 2\n", "line 1: DIM is three or nine whole numbers, not 2")]
    [InlineData("DIM = 2 2 2.5\n", "line 1: DIM is three or nine whole numbers; found '2.5'")]
    [InlineData("DIM = 2 2 0\n", "line 1: the determinant of DIM is 0")]
    [InlineData("DIM = 2 2 -2\n", "line 1: the determinant of DIM is -8")]
    [InlineData("DIM = 2 2 2\nDIM = 1 1 1\n", "line 2: the setting 'DIM' stands twice")]
    [InlineData("DIM = 2 2 2\nPRIMITIVE_AXES = 1 0 0 0 1 0\n", "line 2: PRIMITIVE_AXES is nine numbers")]
    [InlineData("DIM = 2 2 2\nPRIMITIVE_AXES = 1/0 0 0 0 1 0 0 0 1\n", "line 2: expected a number or a fraction such as 1/2, found '1/0'")]
    [InlineData("DIM = 2 2 2\nMASS = -1\n", "line 2: expected a mass above 0, found '-1'")]
    public void What_does_not_fit_is_told_by_its_line(string text, string message) =>
        Should.Throw<InvalidInputException>(() => PhonopySettings.Read(text)).Message.ShouldContain(message);
}
