using Phodos.Learning.Training;
using Phodos.Spectra;

namespace Phodos.Learning.Tests.Training;

public sealed class MetricsTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MetricsTable _table;

    public MetricsTableTests() => _table = new MetricsTable(File);

    private string File => _folder.In("metrics.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_appended_is_read_back_also_where_an_epoch_was_not_evaluated()
    {
        _table.KeepBefore(1);
        _table.Append(Epoch(1, rmse: null));
        _table.Append(Epoch(2, rmse: 0.125));
        MetricsTable.Read(File).ShouldBe([new EpochRow(1, 0.25, null, 1.5), new EpochRow(2, 0.25, 0.125, 1.5)]);
    }

    [Fact]
    public void Epochs_from_a_given_one_on_are_cut()
    {
        Fill(epochs: 5);
        _table.KeepBefore(4);
        MetricsTable.Read(File).Select(row => row.Epoch).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_last_line_that_was_cut_off_anywhere_goes_and_the_others_stay()
    {
        Fill(epochs: 3);
        var whole = System.IO.File.ReadAllText(File);
        var lastLine = whole.TrimEnd('\n').LastIndexOf('\n') + 1;
        for (var length = lastLine; length <= whole.Length; length++)
        {
            System.IO.File.WriteAllText(File, whole[..length]);
            _table.KeepBefore(3);
            System.IO.File.ReadAllText(File).ShouldBe(whole[..lastLine]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("epo")]
    [InlineData("epoch,learning_rate\n\n\n,,,\nx,1,2\n")]
    public void A_damaged_file_becomes_an_empty_table(string text)
    {
        System.IO.File.WriteAllText(File, text);
        _table.KeepBefore(9);
        var lines = System.IO.File.ReadAllLines(File);
        lines.ShouldHaveSingleItem().ShouldStartWith("epoch,learning_rate,train_loss,valid_rmse");
    }

    private void Fill(int epochs)
    {
        _table.KeepBefore(1);
        for (var epoch = 1; epoch <= epochs; epoch++)
            _table.Append(Epoch(epoch, rmse: 0.1 * epoch));
    }

    private static EpochMetrics Epoch(int epoch, double? rmse)
    {
        var metrics = rmse is { } value ? new AggregatedMetrics("mean", 3, value, value * value, value, R2: null, R2Undefined: 3, Wasserstein: 12.5) : null;
        return new EpochMetrics(epoch, 1e-4, 0.25, metrics, metrics, 1.5);
    }
}
