using System.Globalization;
using Phodos.Datasets.Import.Sources;
using Phodos.Datasets.Records;
using Phodos.Formats;
using Phodos.Spectra;
using Phodos.Tests.Formats.Forces;

namespace Phodos.Tests.Datasets.Import.Sources;

public sealed class FolderSourceTest : IDisposable
{
    private const string Salt = "NaCl\n1.0\n0 2.82 2.82\n2.82 0 2.82\n2.82 2.82 0\nNa Cl\n1 1\nDirect\n0 0 0\n0.5 0.5 0.5\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private void Write(string name, string content)
    {
        var path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private List<RecordOutcome> Read() => [.. new FolderSource(_folder.Path).Read(TestContext.Current.CancellationToken)];

    private static string Table(IEnumerable<double> frequencies, Func<double, string> values, string separator = " ") => string.Concat(
        frequencies.Select(frequency => frequency.ToString("F4", CultureInfo.InvariantCulture) + separator + values(frequency) + "\n"));

    private static IEnumerable<double> Axis(int count, double step) => Enumerable.Range(0, count).Select(point => point * step);

    [Theory]
    [InlineData("salt.vasp", "salt.dat", " ", "# frequency dos\n")]
    [InlineData("salt.POSCAR", "salt.txt", "\t", "")]
    [InlineData("salt.vasp", "salt.csv", ",", "frequency,dos\n")]
    [InlineData("salt.vasp", "salt.CSV", "; ", "! a comment\n\n@ another\n")]
    public void A_structure_and_a_table_of_one_name_are_a_crystal(string structure, string table, string separator, string head)
    {
        Write(structure, Salt);
        Write(table, head + Table(Axis(51, 20), frequency => frequency is > 100 and < 300 ? "0.03" : "0.0", separator));
        Write("README.md", "not a crystal");
        var outcome = Read().ShouldHaveSingleItem();
        outcome.Problem.ShouldBeNull();
        outcome.File.ShouldBe(structure);
        var record = outcome.Record.ShouldNotBeNull();
        record.Id.ShouldBe("salt");
        record.Dos.Grid.ShouldBe(FrequencyGrid.Paper);
        record.Dos.Normalization.ShouldBe(DosNormalization.PerCell);
        record.Crystal.AtomCount.ShouldBe(2);
    }

    [Fact]
    public void Any_structure_format_is_read()
    {
        Write("salt.cif", CifText());
        Write("salt.dat", Table(Axis(51, 20), _ => "0.03"));
        Read().ShouldHaveSingleItem().Record.ShouldNotBeNull().Crystal.Formula.ShouldBe("ClNa");
    }

    [Fact]
    public void A_folder_a_crystal_as_phonopy_leaves_them_is_read_with_its_parts()
    {
        foreach (var name in new[] { "b", "a" })
        {
            Write($"{name}/POSCAR", Salt);
            Write($"{name}/total_dos.dat", "# Sigma = 0.05\n" + Table(Axis(101, 0.1), _ => "0.6"));
            Write($"{name}/projected_dos.dat", "# Sigma = 0.05\n" + Table(Axis(101, 0.1), _ => "0.4 0.2"));
        }

        var records = Read().Select(outcome => outcome.Record.ShouldNotBeNull()).ToList();
        records.Select(record => record.Id).ShouldBe(["a", "b"]);
        records[0].Dos.Projections["Na"][3].ShouldBe(0.4);
        records[0].Dos.Projections["Cl"][3].ShouldBe(0.2);
    }

    [Fact]
    public void The_folder_of_one_crystal_is_a_source_of_one()
    {
        Write("POSCAR-unitcell", Salt);
        Write("total_dos.dat", Table(Axis(101, 0.1), _ => "0.6"));
        Read().ShouldHaveSingleItem().Record.ShouldNotBeNull().Id.ShouldBe(Path.GetFileName(_folder.Path));
    }

    [Theory]
    [InlineData("phonopy.yaml")]
    [InlineData("phonopy_disp.yaml")]
    [InlineData("phonopy_params.yaml")]
    public void The_cell_is_the_primitive_one_of_phonopy_whose_states_its_tables_count(string name)
    {
        var calculation = new SpringCalculation();
        Write(name, calculation.PhonopyYaml());
        Write("POSCAR", PoscarWriter.Write(Records.ConventionalRockSalt()));
        Write("total_dos.dat", calculation.Table());
        Write("projected_dos.dat", calculation.Table(0, 1));
        var record = Read().ShouldHaveSingleItem().Record.ShouldNotBeNull();
        record.Crystal.AtomCount.ShouldBe(2);
        record.Dos.Integral.ShouldBe(6, 1e-3);
        record.Dos.Projections.Keys.ShouldBe(["Cl", "Na"]);
    }

    [Fact]
    public void Parts_of_a_primitive_cell_belong_to_the_elements_in_their_order()
    {
        Write("POSCAR", PoscarWriter.Write(Records.ConventionalRockSalt()));
        Write("total_dos.dat", Table(Axis(101, 0.1), _ => "0.6"));
        Write("projected_dos.dat", Table(Axis(101, 0.1), _ => "0.4 0.2"));
        var dos = Read().ShouldHaveSingleItem().Record.ShouldNotBeNull().Dos;
        (dos.Projections["Na"][0], dos.Projections["Cl"][0]).ShouldBe((0.4, 0.2));
    }

    [Fact]
    public void Parts_that_do_not_fit_the_atoms_are_left_out_and_it_is_said()
    {
        Write("POSCAR", Salt);
        Write("total_dos.dat", Table(Axis(101, 0.1), _ => "0.6"));
        Write("projected_dos.dat", Table(Axis(101, 0.1), _ => "0.2 0.2 0.2"));
        var outcome = Read().ShouldHaveSingleItem();
        outcome.Record.ShouldNotBeNull().Dos.Projections.ShouldBeEmpty();
        outcome.Notes.ShouldHaveSingleItem().ShouldContain("3 columns do not fit the atoms");
    }

    [Fact]
    public void Columns_with_the_names_of_elements_are_parts_and_others_are_said_to_be_left_out()
    {
        Write("named.vasp", Salt);
        Write("named.csv", "frequency,total,Na,Cl\n" + Table(Axis(51, 20), _ => "0.03,0.01,0.02", ","));
        Write("plain.vasp", Salt);
        Write("plain.csv", Table(Axis(51, 20), _ => "0.03,0.01,0.02", ","));
        var outcomes = Read();
        outcomes[0].Record.ShouldNotBeNull().Dos.Projections["Cl"][7].ShouldBe(0.02);
        outcomes[1].Record.ShouldNotBeNull().Dos.Projections.ShouldBeEmpty();
        outcomes[1].Notes.ShouldHaveSingleItem().ShouldContain("third");
    }

    [Fact]
    public void The_normalisation_is_told_from_the_maximum_and_the_integral()
    {
        Write("max.vasp", Salt);
        Write("max.dat", Table(Axis(51, 20), frequency => frequency == 200 ? "1.0" : "0.2"));
        Write("sum.vasp", Salt);
        Write("sum.dat", Table(Axis(51, 20), _ => "0.001"));
        Read().Select(outcome => outcome.Record!.Dos.Normalization)
            .ShouldBe([DosNormalization.MaxNormalized, DosNormalization.SumNormalized]);
    }

    [Theory]
    [InlineData("0 1\n10 x\n", "'x' is no finite number", 2)]
    [InlineData("0 1\n10 nan\n", "'nan' is no finite number", 2)]
    [InlineData("0 1\n10\n", "one number", 2)]
    [InlineData("0 1\n10 1 1\n", "3 numbers, those before have 2", 2)]
    [InlineData("0 1\n10 1\n10 1\n", "not above that of the line before", 3)]
    [InlineData("# nothing\n", "give at least 2", null)]
    [InlineData("", "give at least 2", null)]
    public void A_bad_table_is_told_with_its_file_and_line(string table, string problem, int? line)
    {
        Write("salt.vasp", Salt);
        Write("salt.dat", table);
        var outcome = Read().ShouldHaveSingleItem();
        outcome.Problem.ShouldNotBeNull().ShouldContain(problem);
        (outcome.File, outcome.Line).ShouldBe(("salt.dat", line));
    }

    [Fact]
    public void What_belongs_to_nothing_is_told()
    {
        Write("alone.vasp", Salt);
        Write("orphan.csv", "0 1\n10 1\n");
        Write("two.vasp", Salt);
        Write("two.cif", CifText());
        Write("two.dat", "0 1\n10 1\n");
        Write("work/total_dos.dat", "0 1\n10 1\n");
        Write("elsewhere/notes.txt", "no crystal at all");
        Read().Select(outcome => (outcome.Id, outcome.Problem?.Split(';')[0])).ShouldBe(
        [
            ("alone", "no table of a density of states (.csv, .dat, .txt) has the name of this structure"),
            ("orphan", "no structure has the name of this table"),
            ("two", "2 structures and 1 tables have this name"),
            ("work", "there are 0 structures beside total_dos.dat"),
        ]);
    }

    [Fact]
    public void Folders_and_files_that_are_not_used_are_named_with_the_reason()
    {
        Write("a/POSCAR", Salt);
        Write("a/total_dos.dat", Table(Axis(101, 0.1), _ => "0.6"));
        Write("forces/POSCAR", Salt);
        Write("forces/FORCE_SETS", "2\n");
        Write("notes/text.txt", "nothing");
        Write("outer/b/POSCAR", Salt);
        Write("outer/b/total_dos.dat", Table(Axis(101, 0.1), _ => "0.6"));
        Write(".hidden/text.txt", "nothing");
        Write("README", "about these");
        var source = new FolderSource(_folder.Path);
        source.Read(TestContext.Current.CancellationToken).Select(outcome => outcome.Id).ShouldBe(["a"]);
        source.PassedOver.Where(part => part.IsFolder).Select(part => part.Message).ShouldBe(
        [
            "forces: forces alone (FORCE_SETS): there are forces, but not the cells that they belong to; give phonopy_disp.yaml, "
                + "or phonopy.conf with POSCAR-unitcell, or POSCAR with SPOSCAR",
            "notes: neither total_dos.dat nor mesh.yaml nor forces",
            "outer: neither total_dos.dat nor mesh.yaml nor forces; read the folders in folders too",
        ]);
        source.PassedOver.Where(part => !part.IsFolder).ShouldHaveSingleItem().Message.ShouldBe("'README': no part of a crystal");
    }

    [Fact]
    public void Folders_in_folders_are_read_where_that_is_asked_for()
    {
        Write("x/deep/a/POSCAR", Salt);
        Write("x/deep/a/total_dos.dat", Table(Axis(101, 0.1), _ => "0.6"));
        Write("x/deep/a/disp-001/POSCAR", Salt);
        Write("x/pairs/salt.vasp", Salt);
        Write("x/pairs/salt.dat", Table(Axis(51, 20), _ => "0.03"));
        Write("x/pairs/alone.vasp", Salt);
        Write("y/forces/FORCE_SETS", "2\n");
        Write("y/forces/POSCAR", Salt);
        var source = new FolderSource(_folder.Path, recursive: true);
        var outcomes = source.Read(TestContext.Current.CancellationToken).ToList();
        outcomes.Select(outcome => outcome.Id).ShouldBe(["x/deep/a", "x/pairs/salt"]);
        outcomes.ShouldAllBe(outcome => outcome.Record != null);
        source.PassedOver.Select(part => part.Message).ShouldBe(
        [
            "'x/pairs/alone.vasp': no part of a crystal",
            "y/forces: forces alone (FORCE_SETS): there are forces, but not the cells that they belong to; give phonopy_disp.yaml, "
                + "or phonopy.conf with POSCAR-unitcell, or POSCAR with SPOSCAR",
        ]);
    }

    [Fact]
    public void The_phonons_of_a_calculation_of_forces_are_worked_out()
    {
        Write("salt/phonopy.conf", SpringForceFiles.Settings);
        Write("salt/POSCAR-unitcell", SpringForceFiles.Cell);
        Write("salt/FORCE_SETS", SpringForceFiles.ForceSets());
        Write("torn/phonopy.conf", SpringForceFiles.Settings);
        Write("torn/POSCAR-unitcell", SpringForceFiles.Cell);
        Write("torn/FORCE_SETS", SpringForceFiles.ForceSets()[..^200]);
        var outcomes = new FolderSource(_folder.Path).Read(TestContext.Current.CancellationToken).ToList();
        outcomes.Select(outcome => outcome.Id).ShouldBe(["salt", "torn"]);
        var record = outcomes[0].Record!;
        record.Crystal.AtomCount.ShouldBe(2);
        record.Dos.Integral.ShouldBe(6, 1e-6);
        record.Dos.Projections.Keys.ShouldBe(["Cl", "Na"]);
        record.MinimumFrequency!.Value.ShouldBe(0, 0.1);
        record.MaximumFrequency!.Value.ShouldBeGreaterThan(100);
        record.HasBornCharges.ShouldBe(false);
        outcomes[1].Problem.ShouldNotBeNull();
        outcomes[1].File.ShouldBe("torn/FORCE_SETS");
    }

    [Fact]
    public void A_folder_that_leads_back_to_itself_ends()
    {
        Write("x/a/POSCAR", Salt);
        Write("x/a/total_dos.dat", Table(Axis(101, 0.1), _ => "0.6"));
        Directory.CreateSymbolicLink(_folder.File("x/again"), _folder.File("x"));
        var source = new FolderSource(_folder.Path, recursive: true);
        source.Read(TestContext.Current.CancellationToken).ShouldHaveSingleItem().Id.ShouldBe("x/a");
        source.PassedOver.ShouldHaveSingleItem().Message.ShouldContain("x/again: a link");
    }

    private static string CifText() => CifWriter.Write(Records.RockSalt());
}
