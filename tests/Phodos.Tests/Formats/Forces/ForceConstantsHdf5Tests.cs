using Phodos.Formats.Forces;
using Phodos.Units;
using PureHDF;

namespace Phodos.Tests.Formats.Forces;

public sealed class ForceConstantsHdf5Tests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string FilePath => Path.Combine(_folder.FullName, "force_constants.hdf5");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Compact_force_constants_name_the_atoms_of_their_rows()
    {
        var file = Open(new H5File
        {
            ["force_constants"] = Blocks(2, 4),
            ["p2s_map"] = new[] { 0, 2 },
            ["physical_unit"] = new[] { "eV/angstrom^2" },
        });
        file.Constants.Rows.ShouldBe([0, 2]);
        file.Constants.AtomCount.ShouldBe(4);
        file.Constants.Values.ShouldBe(Enumerable.Range(0, 72).Select(value => (double)value));
        file.IsUnitNamed.ShouldBeTrue();
    }

    [Fact]
    public void Full_force_constants_need_no_map()
    {
        var file = Open(new H5File { ["fc2"] = Blocks(2, 2) });
        file.Constants.Rows.ShouldBe([0, 1]);
        file.Constants.Values[35].ShouldBe(35);
        file.IsUnitNamed.ShouldBeFalse();
    }

    [Fact]
    public void The_unit_that_is_named_counts()
    {
        var file = Open(new H5File { ["force_constants"] = Blocks(1, 1), ["physical_unit"] = new[] { "eV/angstrom.au" } });
        file.Constants.Values[1].ShouldBe(1 / PhysicalConstants.Bohr, 1e-12);
    }

    [Fact]
    public void Indices_of_eight_bytes_and_numbers_of_four_are_read()
    {
        var file = Open(new H5File { ["force_constants"] = new float[1, 2, 3, 3], ["p2s_map"] = new[] { 1L } });
        file.Constants.Rows.ShouldBe([1]);
        file.Constants.Values.Length.ShouldBe(18);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Fault(new H5File { ["forces"] = Blocks(1, 1) }).ShouldContain("neither fc2 nor force_constants");
        Fault(new H5File { ["force_constants"] = new double[2, 2, 3] }).ShouldContain("the shape 2 x 2 x 3");
        Fault(new H5File { ["force_constants"] = Blocks(3, 2) }).ShouldContain("the shape 3 x 2 x 3 x 3");
        Fault(new H5File { ["force_constants"] = new int[1, 1, 3, 3] }).ShouldContain("no real numbers");
        Fault(new H5File { ["force_constants"] = Blocks(1, 2) }).ShouldContain("has no p2s_map");
        Fault(new H5File { ["force_constants"] = Blocks(1, 2), ["p2s_map"] = new[] { 2 } }).ShouldContain("does not name 1 of 2 atoms");
        Fault(new H5File { ["force_constants"] = Blocks(1, 1), ["physical_unit"] = new[] { "kJ" } }).ShouldContain("'kJ'");
        var blocks = Blocks(1, 1);
        blocks[0, 0, 1, 2] = double.NaN;
        Fault(new H5File { ["force_constants"] = blocks }).ShouldContain("number 6 of force_constants is not finite");
    }

    [Theory]
    [InlineData(0, "the file is empty")]
    [InlineData(3, "force_constants.hdf5: the force constants cannot be read")]
    [InlineData(300, "force_constants.hdf5: the force constants cannot be read")]
    public void A_cut_file_is_refused(int length, string message)
    {
        new H5File { ["force_constants"] = Blocks(2, 2) }.Write(FilePath);
        File.WriteAllBytes(FilePath, File.ReadAllBytes(FilePath)[..length]);
        Should.Throw<InvalidInputException>(() => ForceConstantsHdf5.Open(FilePath)).Message.ShouldContain(message);
    }

    private ForceConstantsHdf5 Open(H5File file)
    {
        file.Write(FilePath);
        return ForceConstantsHdf5.Open(FilePath);
    }

    private string Fault(H5File file) => Should.Throw<InvalidInputException>(() => Open(file)).Message;

    // The values are 0, 1, 2, ...
    private static double[,,,] Blocks(int rows, int atoms)
    {
        var blocks = new double[rows, atoms, 3, 3];
        for (var index = 0; index < blocks.Length; index++)
            blocks[index / 9 / atoms, index / 9 % atoms, index / 3 % 3, index % 3] = index;
        return blocks;
    }
}
