using System.Collections.Concurrent;
using Phodos.Crystals;
using Phodos.Learning.Graphs;
using Phodos.Learning.Prediction;
using Phodos.Spectra;

namespace Phodos.Web.Tests.Support;

/// <summary>
/// A model without tensors: one peak, whose place is the mean mass of the atoms. It keeps what it was asked, and can be held up.
/// </summary>
internal sealed class FakeModel : IPhononPredictor
{
    private readonly GraphOptions _graph = new() { Cutoff = 3 };
    private readonly object _gate = new();
    private bool _isHeld;
    private int _passes;

    public string Architecture => "mlp";

    public bool IsCalibrated => false;

    public bool TellsSites => false;

    public bool TellsModes => false;

    public int UsualPoints => Grid.Count;

    private static FrequencyGrid Grid => FrequencyGrid.Paper;

    /// <summary>The crystals of each batch that it was asked for, in order.</summary>
    internal ConcurrentQueue<string[]> Batches { get; } = [];

    /// <summary>Whether it fails on the crystal of a file.</summary>
    internal Func<string, bool> FailsOn { get; init; } = _ => false;

    /// <summary>Whether it was disposed.</summary>
    internal bool IsDisposed { get; private set; }

    public PreparedCrystal Prepare(string id, Crystal crystal) =>
        new(crystal, CrystalGraph.Of(id, crystal, CrystalSystem.Cubic, _graph));

    public IReadOnlyList<PhononPrediction> PredictPhonons(IReadOnlyList<PreparedCrystal> crystals)
    {
        Batches.Enqueue([.. crystals.Select(crystal => crystal.Graph.Id)]);
        WaitToPass();
        if (crystals.FirstOrDefault(crystal => FailsOn(crystal.Graph.Id)) is { } faulty)
            throw new InvalidOperationException("secret of the model at " + faulty.Graph.Id);
        return [.. crystals.Select(crystal => PhononPrediction.Of(crystal, LabelOf(crystal.Crystal)))];
    }

    /// <summary>Holds up all predictions until <see cref="LetGo"/>.</summary>
    internal void Hold() => Change(() => (_isHeld, _passes) = (true, 0));

    /// <summary>Lets one more batch pass while the others stay held up.</summary>
    internal void LetOnePass() => Change(() => _passes++);

    internal void LetGo() => Change(() => _isHeld = false);

    /// <summary>Waits until it is asked for a number of batches.</summary>
    internal Task AskedFor(int batches) => Patience.Until(() => Batches.Count >= batches, $"the model was asked for {batches} batches");

    public void Dispose() => IsDisposed = true;

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            Monitor.PulseAll(_gate);
        }
    }

    private void WaitToPass()
    {
        lock (_gate)
        {
            while (_isHeld && _passes == 0)
                Monitor.Wait(_gate, TimeSpan.FromSeconds(30)).ShouldBeTrue("the model is held up longer than a test takes");
            if (_isHeld)
                _passes--;
        }
    }

    private static DensityOfStates LabelOf(Crystal crystal)
    {
        var place = crystal.Species.Average(element => element.AtomicMass) * 5 % 900;
        return new DensityOfStates(
            Grid,
            [.. Grid.Frequencies.Select(frequency => Math.Max(0, 1 - Math.Abs(frequency - place) / 100))],
            DosNormalization.MaxNormalized);
    }
}
