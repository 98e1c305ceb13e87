using System.IO.Compression;
using System.Text;
using Phodos.Datasets.Import.Sources;
using Phodos.Datasets.Import.Sources.PhononJson;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import.Sources;

/// <summary>JSON of the Materials Project, of pymatgen, of the DFPT phonons of 2018 and of JARVIS-DFT.</summary>
public sealed class PhononJsonSourceTest : IDisposable
{
    private static readonly SpringCalculation Calculation = new();
    private static readonly Lazy<string> Document = new(() => Calculation.MaterialsProject());

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private List<RecordOutcome> Read(string content, string name = "phonons.json")
    {
        File.WriteAllText(_folder.File(name), content);
        return [.. new PhononJsonSource(_folder.File(name)).Read(TestContext.Current.CancellationToken)];
    }

    [Fact]
    public void A_document_of_now_is_read()
    {
        var outcome = Read(Document.Value).ShouldHaveSingleItem();
        outcome.Problem.ShouldBeNull();
        (outcome.Id, outcome.Unit).ShouldBe(("mp-22862", FrequencyUnit.Terahertz));
        var record = outcome.Record.ShouldNotBeNull();
        record.Dos.Integral.ShouldBe(6, 0.01);
        record.Dos.Projections.Keys.ShouldBe(["Cl", "Na"]);
        (record.SpaceGroup, record.HasBornCharges).ShouldBe((225, null));
    }

    [Fact]
    public void A_document_of_old_is_read()
    {
        var record = Read(Calculation.MaterialsProject(isOld: true)).ShouldHaveSingleItem().Record.ShouldNotBeNull();
        record.HasBornCharges.ShouldBe(true);
        record.Dos.Projections["Na"].Sum().ShouldBe(record.Dos.Projections["Cl"].Sum(), 0.01 * record.Dos.Values.Sum());
    }

    [Theory]
    [InlineData("material_id")]
    [InlineData("mp-id")]
    [InlineData("task_id")]
    [InlineData("identifier")]
    public void The_identifier_has_had_several_names(string name) =>
        Read(Document.Value.Replace("material_id", name, StringComparison.Ordinal)).ShouldHaveSingleItem().Id.ShouldBe("mp-22862");

    [Fact]
    public void Without_an_identifier_the_file_names_the_crystal()
    {
        Read(Calculation.CompletePhononDos(), "mp-149.json").ShouldHaveSingleItem().Id.ShouldBe("mp-149");
        Read($"[{Calculation.CompletePhononDos()}, {Calculation.CompletePhononDos()}]", "both.json").Select(outcome => outcome.Id)
            .ShouldBe(["both", "both-1"]);
    }

    [Theory]
    [InlineData("[{0},\n{1}]")]
    [InlineData("{{\"data\": [{0}, {1}], \"meta\": {{\"total_doc\": 2}}}}")]
    [InlineData("\uFEFF\n [ {0}\n,{1} ]\n")]
    public void A_list_and_an_answer_of_the_API_are_read(string form)
    {
        var outcomes = Read(string.Format(
            null, form, Calculation.MaterialsProject(id: "mp-1"), Calculation.MaterialsProject(isOld: true, id: "mp-2")));
        outcomes.Select(outcome => (outcome.Row, outcome.Id, outcome.Problem)).ShouldBe([(0, "mp-1", null), (1, "mp-2", null)]);
    }

    [Fact]
    public void A_packed_file_is_read_and_a_cut_one_refused()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Document.Value));
        var path = _folder.File("mp-1.json.gz");
        File.WriteAllBytes(path, packed.ToArray());
        new PhononJsonSource(path).Read(TestContext.Current.CancellationToken).ShouldHaveSingleItem().Record.ShouldNotBeNull();
        File.WriteAllBytes(path, packed.ToArray()[..(int)(packed.Length / 2)]);
        Should.Throw<InvalidInputException>(() => new PhononJsonSource(path).Read(TestContext.Current.CancellationToken).ToList())
            .File.ShouldBe(path);
    }

    [Fact]
    public void A_folder_of_files_is_read_in_order_and_a_bad_one_does_not_end_it()
    {
        File.WriteAllText(_folder.File("a.json"), Calculation.MaterialsProject(id: "mp-1"));
        File.WriteAllText(_folder.File("b.json"), "[{\"cut\": ");
        File.WriteAllText(_folder.File("c.json"), Calculation.MaterialsProject(isOld: true, id: "mp-3"));
        File.WriteAllText(_folder.File(".hidden.json"), "x");
        new FolderSource(_folder.Path).Read(TestContext.Current.CancellationToken)
            .Select(outcome => (outcome.Row, outcome.Id, outcome.File, outcome.Problem?.Split(';')[0]))
            .ShouldBe([(0, "mp-1", "a.json", null), (1, "", "b.json", "the file ends too early"), (2, "mp-3", "c.json", null)]);
    }

    [Fact]
    public void A_stated_unit_goes_before_that_of_the_layout()
    {
        File.WriteAllText(_folder.File("a.json"), Document.Value);
        new PhononJsonSource(_folder.File("a.json"), FrequencyUnit.Millielectronvolt).Read(TestContext.Current.CancellationToken)
            .ShouldHaveSingleItem().Unit.ShouldBe(FrequencyUnit.Millielectronvolt);
    }

    [Fact]
    public void Parts_that_do_not_fit_the_sites_are_left_out_and_it_is_said()
    {
        var text = Document.Value;
        var outcome = Read(text.Replace("\"projected_densities\":[", "\"projected_densities\":[[1,2],", StringComparison.Ordinal)).ShouldHaveSingleItem();
        outcome.Record.ShouldNotBeNull().Dos.Projections.ShouldBeEmpty();
        outcome.Notes.ShouldHaveSingleItem().ShouldContain("3 sites");
    }

    [Fact]
    public void The_states_of_the_DFPT_phonons_are_used_where_they_are_3N_and_their_shape_where_not()
    {
        var counted = Read(Calculation.Dfpt()).ShouldHaveSingleItem();
        (counted.Id, counted.Unit).ShouldBe(("mp-22862", FrequencyUnit.Wavenumber));
        counted.Record.ShouldNotBeNull().Dos.Normalization.ShouldBe(DosNormalization.PerCell);
        var scaled = Read(Calculation.Dfpt(scale: 33.4)).ShouldHaveSingleItem();
        scaled.Record.ShouldNotBeNull().Dos.Normalization.ShouldBe(DosNormalization.SumNormalized);
        scaled.Notes.ShouldHaveSingleItem().ShouldContain("not 3N = 6");
    }

    [Fact]
    public void Entries_of_JARVIS_without_phonons_are_passed_over_and_it_is_said()
    {
        const string Without = "{\"jid\":\"JVASP-1\",\"atoms\":{},\"edos_up\":[0.5],\"pdos_elast\":\"na\"}";
        var outcome = Read($"[{Without},{Without},{Calculation.Jarvis()}]").ShouldHaveSingleItem();
        (outcome.Row, outcome.Id, outcome.Unit).ShouldBe((0, "JVASP-23862", FrequencyUnit.Wavenumber));
        outcome.Record.ShouldNotBeNull().Dos.Integral.ShouldBe(1, 1e-9);
        outcome.Record.Crystal.Formula.ShouldBe("ClNa");
        outcome.Notes.ShouldHaveSingleItem().ShouldContain("2 entries");
    }

    [Fact]
    public void Isotopes_in_JARVIS_are_told() =>
        Read(Calculation.Jarvis().Replace("\"Na \"", "\"D\"", StringComparison.Ordinal)).ShouldHaveSingleItem()
            .Notes.ShouldHaveSingleItem().ShouldContain("D is read as hydrogen: natural masses are used");

    [Fact]
    public void Cartesian_positions_of_JARVIS_are_read()
    {
        var text = Calculation.Jarvis().Replace("\"cartesian\":false", "\"cartesian\":true", StringComparison.Ordinal)
            .Replace("[0.5,0.5,0.5]", "[2.82,2.82,2.82]", StringComparison.Ordinal);
        Read(text).ShouldHaveSingleItem().Record.ShouldNotBeNull().Crystal.FractionalPositions[1].X.ShouldBe(0.5, 1e-9);
    }

    [Theory]
    [InlineData("\"densities\":[", "\"densities\":[1,", "282 densities")]
    [InlineData("\"densities\":[", "\"densities\":[\"x\",", "value 1 of densities is no finite number")]
    [InlineData("\"densities\":[", "\"densities\":[NaN,", "value 1 of densities is no finite number")]
    [InlineData("\"densities\":[", "\"densities\":[1e999,", "value 1 of densities is no finite number")]
    [InlineData("\"frequencies\":[-4,", "\"frequencies\":[9,", "frequency 2 is not above")]
    [InlineData("\"phonon_dos\"", "\"phonon_doss\"", "no phonon density of states")]
    [InlineData("\"structure\"", "\"structures\"", "no structure beside")]
    [InlineData("\"element\":\"Na\"", "\"element\":\"Xx\"", "structure: ")]
    [InlineData("\"projected_densities\":[", "\"projected_densities\":[3,", "pdos[0] is no list")]
    public void What_is_broken_is_told(string original, string broken, string word)
    {
        var outcome = Read(Document.Value.Replace(original, broken, StringComparison.Ordinal)).ShouldHaveSingleItem();
        outcome.Record.ShouldBeNull();
        outcome.Problem.ShouldNotBeNull().ShouldContain(word);
    }

    [Theory]
    [InlineData("\"pdos_elast\":[", "\"pdos_elast\":[0,", "201 values")]
    [InlineData("\"Na \"", "\"Xx \"", "no element")]
    [InlineData("\"lattice_mat\":[", "\"lattice_mat\":[[1,2,3],", "has 4 rows")]
    [InlineData("\"coords\":[[0", "\"coords\":[[0,0", "row 1 of atoms.coords")]
    public void What_is_broken_in_JARVIS_is_told(string original, string broken, string word) =>
        Read(Calculation.Jarvis().Replace(original, broken, StringComparison.Ordinal)).ShouldHaveSingleItem().Problem.ShouldNotBeNull().ShouldContain(word);

    [Theory]
    [InlineData("", "ends too early")]
    [InlineData("[", "ends too early")]
    [InlineData("{\"a\": \"}\\\"}\"", "ends too early")]
    [InlineData("[1, 2]", "no list of JSON objects")]
    [InlineData("hello", "no list of JSON objects")]
    public void What_is_no_such_file_is_refused(string content, string word) =>
        Should.Throw<InvalidInputException>(() => Read(content)).Message.ShouldContain(word);

    [Fact]
    public void An_entry_that_is_no_JSON_is_a_faulty_row_with_its_line()
    {
        var outcomes = Read($"[\n{{\"a\" 1}},\n{Document.Value}]");
        (outcomes[0].Line, outcomes[0].Problem).ShouldBe((2, "this is no valid JSON"));
        (outcomes[1].Line, outcomes[1].Problem).ShouldBe((3, null));
    }

    [Fact]
    public void An_object_that_is_too_long_is_refused()
    {
        var text = new MemoryStream(Encoding.ASCII.GetBytes("[{\"a\": \"" + new string('x', 300_000) + "\"}]"));
        Should.Throw<InvalidInputException>(() => new JsonEntries(text, 100_000).Read()).Message.ShouldContain("takes more than");
        text.Position = 0;
        new JsonEntries(text, 400_000).Read().ShouldNotBeNull().Length.ShouldBe(300_009);
    }
}
