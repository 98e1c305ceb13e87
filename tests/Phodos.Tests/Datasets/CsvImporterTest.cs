using System.Security.Cryptography;
using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets;

public sealed class CsvImporterTest
{
    [Fact]
    public void A_row_becomes_a_crystal_with_its_label()
    {
        var (dataset, report) = CsvText.Import(CsvText.Header + CsvText.Row("mp-1"));
        dataset.Name.ShouldBe("own");
        dataset.Grid.ShouldBe(new FrequencyGrid(0, 20, 4));
        var entry = dataset.Entries.ShouldHaveSingleItem();
        entry.Id.ShouldBe("mp-1");
        entry.System.ShouldBe(CrystalSystem.Cubic);
        entry.Crystal.Formula.ShouldBe("ClNa");
        entry.Crystal.FractionalPositions[1].X.ShouldBe(0.5, 1e-12);
        entry.Dos.Normalization.ShouldBe(DosNormalization.MaxNormalized);
        entry.Dos.Values.ShouldBe([0, 0.5, 1, 0.25]);
        entry.Dos.Projections["Cl"].ShouldBe([0, 0.25, 0, 0.25]);
        report.Rows.ShouldBe(1);
        report.Skipped.ShouldBeEmpty();
        report.SystemsFromFile.ShouldBe(1);
        report.Renormalized.ShouldBe(0);
    }

    [Fact]
    public void Columns_are_found_by_name_and_others_are_passed_over()
    {
        var text = "\uFEFFphdos,,note,phfreq,mp_id,structure,crystal_system\r\n"
            + $"\"[0, 1]\",0,\"two\r\nlines\",\"[0, 20]\",mp-1,\"{CsvText.RockSalt}\",hexagonal\r\n";
        var entry = CsvText.Import(text).Dataset.Entries.ShouldHaveSingleItem();
        entry.System.ShouldBe(CrystalSystem.Hexagonal);
        entry.Dos.Projections.ShouldBeEmpty();
    }

    [Fact]
    public void Numpy_arrays_over_several_lines_are_read()
    {
        const string Structure = "{'numbers': array([11, 17]), 'positions': array([[0.  , 0.  , 0.  ],\n       [2.82, 2.82, 2.82]]), "
            + "'cell': array([[0.  , 2.82, 2.82],\n       [2.82, 0.  , 2.82],\n       [2.82, 2.82, 0.  ]]), 'pbc': array([ True,  True,  True])}";
        var row = CsvText.Row("mp-1", Structure, "array([ 0., 20.,\n       40., 60.])", projections: "{'Na': array([0., 0., 1., 0.], dtype=float64)}");
        var entry = CsvText.Import(CsvText.Header + row).Dataset.Entries.ShouldHaveSingleItem();
        entry.Crystal.AtomCount.ShouldBe(2);
        entry.Dos.Projections["Na"][2].ShouldBe(1);
    }

    [Fact]
    public void A_DOS_with_another_maximum_is_divided_by_it_and_counted()
    {
        var (dataset, report) = CsvText.Import(CsvText.Header + CsvText.Row("mp-1", total: "[0, 4, 8, 2]"));
        dataset.Entries[0].Dos.Values.ShouldBe([0, 0.5, 1, 0.25]);
        dataset.Entries[0].Dos.Projections["Na"][2].ShouldBe(0.125);
        report.Renormalized.ShouldBe(1);
    }

    [Fact]
    public void Projections_are_left_out_on_request() =>
        CsvText.Import(CsvText.Header + CsvText.Row("mp-1", projections: "{'Na': [nan]}"), new CsvImportOptions { ReadProjections = false })
            .Dataset.Entries[0].Dos.Projections.ShouldBeEmpty();

    [Fact]
    public void The_data_set_is_known_by_the_hash_of_the_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("data.csv"), CsvText.Header + CsvText.Row("mp-1"));
        var expected = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.File("data.csv"))));
        var dataset = CsvImporter.Import(folder.File("data.csv"), cancellationToken: TestContext.Current.CancellationToken).Dataset;
        dataset.Sha256.ShouldBe(expected);
        dataset.Name.ShouldBe(Path.GetFileName(folder.Path));
    }

    [Fact]
    public void Order_is_kept_over_many_rows() =>
        CsvText.Import(CsvText.Header + string.Concat(Enumerable.Range(0, 700).Select(row => CsvText.Row($"mp-{row}"))))
            .Dataset.Entries.Select(entry => entry.Id).ShouldBe(Enumerable.Range(0, 700).Select(row => $"mp-{row}"));
}
