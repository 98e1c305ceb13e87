using Phodos.Cli.Inputs;
using Phodos.Formats;
using Phodos.Learning.Graphs;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

/// <summary>Predicts some inputs at a time.</summary>
internal sealed class PredictionWork(PredictionSettings settings, IPhononPredictor predictor, CancellationToken cancellation)
{
    private readonly Workers _workers = new(settings.Computing.Threads);

    /// <summary>What became of inputs, in their order. One that cannot be predicted costs the others nothing.</summary>
    internal IReadOnlyList<InputOutcome> Predict(StructureInput[] inputs)
    {
        cancellation.ThrowIfCancellationRequested();
        var outcomes = Array.ConvertAll(inputs, input => new InputOutcome(input));
        var prepared = new Prepared?[inputs.Length];
        Each(outcomes, index =>
        {
            var name = inputs[index].Name;
            if (inputs[index].Read(settings.Format) is { } structure)
                prepared[index] = new Prepared(structure, predictor.Prepare(name, structure.Crystal));
        });
        int[] places = [.. Enumerable.Range(0, inputs.Length).Where(index => prepared[index] is not null)];
        var phonons = new PhononPrediction?[inputs.Length];
        PredictAll(places, prepared, phonons, outcomes);
        Each(outcomes, index =>
        {
            if (phonons[index] is { } predicted)
                outcomes[index] = outcomes[index] with { Result = Described(inputs[index].Name, prepared[index]!, predicted) };
        });
        return outcomes;
    }

    // Where one of them makes the model fail, each is predicted by itself to tell which.
    private void PredictAll(int[] places, Prepared?[] prepared, PhononPrediction?[] phonons, InputOutcome[] outcomes)
    {
        try
        {
            var predicted = predictor.PredictPhonons([.. places.Select(place => prepared[place]!.Seen)]);
            foreach (var (index, place) in places.Index())
                phonons[place] = predicted[index];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            foreach (var place in places)
                PredictOne(place, prepared, phonons, outcomes);
        }
    }

    private void PredictOne(int place, Prepared?[] prepared, PhononPrediction?[] phonons, InputOutcome[] outcomes)
    {
        try
        {
            phonons[place] = predictor.PredictPhonons([prepared[place]!.Seen])[0];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            outcomes[place] = outcomes[place].Failed(fault);
        }
    }

    private PredictedFile Described(string name, Prepared prepared, PhononPrediction phonons)
    {
        var bands = phonons.Calculated is { } modes ? settings.Bands.Of(modes.Matrix, settings.Output, settings.View.Details, cancellation) : null;
        return settings.View.Describe(name, prepared.Structure, prepared.Seen, phonons, predictor.Architecture, bands);
    }

    private void Each(InputOutcome[] outcomes, Action<int> work) => _workers.ForEach(outcomes.Length, index =>
    {
        try
        {
            work(index);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            outcomes[index] = outcomes[index].Failed(fault);
        }
    });

    private sealed record Prepared(StructureFile Structure, PreparedCrystal Seen);
}
