using Phodos.Formats;

namespace Phodos.Tests.Formats;

public sealed class UnreadFormatTests
{
    [Theory]
    [InlineData("{\"__euphonic_class__\": \"Spectrum1D\", \"x_data\": [0, 1]}", "Euphonic")]
    [InlineData("rock salt\n\n2 atoms\n2 atom types\n\n0 4 xlo xhi\n0 4 ylo yhi\n0 4 zlo zhi\n\nMasses\n\n1 22.99\n2 35.45\n", "LAMMPS data")]
    [InlineData("ITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n2\nITEM: BOX BOUNDS pp pp pp\n0 4\n0 4\n0 4\n", "LAMMPS dump")]
    [InlineData("HEADER    X\nCRYST1    4.000    4.000    4.000  90.00  90.00  90.00 P 1           1\n", "PDB")]
    [InlineData("ATOM      1  NA  NA      1       0.000   0.000   0.000  1.00  0.00          NA\n", "PDB")]
    [InlineData("data_1ABC\nloop_\n_atom_site.group_PDB\n_atom_site.id\n_atom_site.Cartn_x\nATOM 1 0.0\n", "mmCIF")]
    [InlineData("TITL rock salt\nCELL 0.71073 4 4 4 90 90 90\nZERR 1 0 0 0 0 0 0\nLATT 1\n", "SHELX")]
    public void A_format_that_is_not_read_is_named(string text, string name)
    {
        var message = Should.Throw<InvalidInputException>(() => StructureReader.ReadText(text)).Message;
        message.ShouldContain(name);
        message.ShouldStartWith("line 1: ");
    }
}
