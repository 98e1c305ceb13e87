using System.Collections.Concurrent;
using Phodos.Crystals;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Prediction;
using Phodos.Spectra;
using Phodos.Web.Models;

namespace Phodos.Web.Tests.Support;

/// <summary>
/// A model without tensors: one peak, whose place is the mean mass of the atoms. It keeps what it was asked, and can be held up.
/// </summary>
internal sealed class FakeModel : IPhononModel
{
    private readonly GraphOptions _graph = new() { Cutoff = 3 };
    private readonly ManualResetEventSlim _open = new(initialState: true);

    public ModelConfig Config { get; } =
        new("mlp", default, new GraphOptions(), FrequencyGrid.Paper);

    public bool IsCalibrated => false;

    /// <summary>The crystals of each batch that it was asked for, in order.</summary>
    internal ConcurrentQueue<string[]> Batches { get; } = [];

    /// <summary>Whether it fails on the crystal of a file.</summary>
    internal Func<string, bool> FailsOn { get; init; } = _ => false;

    /// <summary>Whether it was disposed.</summary>
    internal bool IsDisposed { get; private set; }

    public PreparedCrystal Prepare(string id, Crystal crystal) =>
        new(crystal, CrystalGraph.Of(id, crystal, CrystalSystem.Cubic, _graph));

    public IReadOnlyList<PhononPrediction> Predict(IReadOnlyList<PreparedCrystal> crystals)
    {
        Batches.Enqueue([.. crystals.Select(crystal => crystal.Graph.Id)]);
        _open.Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue("the model is held up longer than a test takes");
        if (crystals.FirstOrDefault(crystal => FailsOn(crystal.Graph.Id)) is { } faulty)
            throw new InvalidOperationException("secret of the model at " + faulty.Graph.Id);
        return [.. crystals.Select(crystal => PhononPrediction.Of(crystal, LabelOf(crystal.Crystal)))];
    }

    /// <summary>Holds up all predictions until <see cref="LetGo"/>.</summary>
    internal void Hold() => _open.Reset();

    internal void LetGo() => _open.Set();

    /// <summary>Waits until it is asked for a number of batches.</summary>
    internal Task AskedFor(int batches) => Patience.Until(() => Batches.Count >= batches, $"the model was asked for {batches} batches");

    public void Dispose()
    {
        IsDisposed = true;
        _open.Dispose();
    }

    private DensityOfStates LabelOf(Crystal crystal)
    {
        var place = crystal.Species.Average(element => element.AtomicMass) * 5 % 900;
        return new DensityOfStates(
            Config.Grid,
            [.. Config.Grid.Frequencies.Select(frequency => Math.Max(0, 1 - Math.Abs(frequency - place) / 100))],
            DosNormalization.MaxNormalized);
    }
}
