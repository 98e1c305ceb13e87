using Phodos.Learning.Prediction;
using Phodos.Web.Batching;
using Phodos.Web.Serving;

namespace Phodos.Web.Models;

/// <summary>The models of a server; the first is the default. Models are disposed with it, after what waits for them is answered.</summary>
internal sealed class ModelShelf : IAsyncDisposable
{
    private readonly Dictionary<string, ServedModel> _models = new(StringComparer.OrdinalIgnoreCase);

    internal ModelShelf(IReadOnlyList<(string Name, IPhononPredictor Model)> models, BatchSettings batches, ServerMetrics metrics)
    {
        foreach (var (name, model) in models)
            _models.Add(name, new ServedModel(name, model, new PredictionBatcher(model, batches, metrics.Batch)));
        All = [.. models.Select(model => _models[model.Name])];
    }

    /// <summary>All, the default first.</summary>
    internal IReadOnlyList<ServedModel> All { get; }

    /// <summary>The model of a name; null is the default.</summary>
    /// <exception cref="InvalidInputException">There is none of that name.</exception>
    internal ServedModel Named(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return All[0];
        return _models.TryGetValue(name, out var model)
            ? model
            : throw new InvalidInputException(
                $"there is no model {Excerpt.Quoted(name)} here; choose one of {string.Join(", ", All.Select(known => known.Name))}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var served in All)
        {
            await served.Batcher.DisposeAsync();
            served.Model.Dispose();
        }
    }
}
