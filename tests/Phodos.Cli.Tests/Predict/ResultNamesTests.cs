using Phodos.Cli.Inputs;
using Phodos.Cli.Predict;

namespace Phodos.Cli.Tests.Predict;

/// <summary>No two files of a command line have results of one name, and the names tell which is which.</summary>
public sealed class ResultNamesTests
{
    [Theory]
    [InlineData("NaCl.cif", "NaCl")]
    [InlineData("in/NaCl.cif.gz", "NaCl")]
    [InlineData("a.b.cif", "a.b")]
    [InlineData("POSCAR", "POSCAR")]
    [InlineData("./POSCAR", "POSCAR")]
    [InlineData("mp-149/POSCAR", "mp-149-POSCAR")]
    [InlineData("runs/mp-149/CONTCAR", "mp-149-CONTCAR")]
    [InlineData("/data/mp-149/POSCAR", "mp-149-POSCAR")]
    [InlineData("POSCAR.Si", "POSCAR.Si")]
    [InlineData("POSCAR_1.5", "POSCAR_1.5")]
    [InlineData("POSCAR_Si.vasp", "POSCAR_Si")]
    [InlineData("run/geometry.in", "run-geometry")]
    [InlineData("-", "stdin")]
    [InlineData("a/POSCAR b/POSCAR", "a-POSCAR b-POSCAR")]
    [InlineData("one/x.cif two/x.cif y.cif", "one-x two-x y")]
    [InlineData("x.cif two/x.cif", "x two-x")]
    [InlineData("a/relax/POSCAR b/relax/POSCAR", "a-relax-POSCAR b-relax-POSCAR")]
    [InlineData("NaCl.cif NaCl.vasp", "NaCl.cif NaCl.vasp")]
    [InlineData("a/x.cif A/X.cif", "a-x.cif A-X.cif-2")]
    [InlineData("a-b/x.cif a/b-x.cif c/x.cif", "a-b-x c-x b-x")]
    [InlineData("a.cif a-thermodynamics.cif", "a a-thermodynamics-2")]
    public void A_file_gives_the_name_of_its_results(string files, string names)
    {
        StructureInput[] inputs = [.. files.Split(' ').Select(file => new StructureInput(file, IsNamed: true))];
        ResultNames.Of(inputs, format: null).Values.ShouldBe(names.Split(' '));
    }

    [Fact]
    public void What_is_no_structure_is_in_nobodys_way()
    {
        using var folder = new TemporaryFolder();
        Example.CopyTo(folder["NaCl.cif"], "NaCl.cif");
        File.WriteAllText(folder["NaCl.txt"], "Dear diary\n");
        StructureInput[] inputs =
            [new StructureInput(folder["NaCl.cif"], IsNamed: false), new StructureInput(folder["NaCl.txt"], IsNamed: false)];
        ResultNames.Of(inputs, format: null)[folder["NaCl.cif"]].ShouldBe("NaCl");
    }
}
