using static TorchSharp.torch;

namespace Phodos.Learning.Targets;

/// <summary>What a model learns of a batch of crystals. It owns its tensors: dispose it after use.</summary>
public sealed class TrainingTargets : IDisposable
{
    /// <summary>Targets that are labels alone.</summary>
    /// <param name="dos">The reference DOS, divided by its maximum, <c>[crystals, points]</c>.</param>
    public TrainingTargets(Tensor dos) => Dos = dos;

    /// <summary>The reference DOS, divided by its maximum, <c>[crystals, points]</c>.</summary>
    public Tensor Dos { get; }

    /// <summary>How the states of each crystal are shared out, or null where the model does not ask for it.</summary>
    public ShareTargets? Shares { get; private init; }

    /// <summary>The targets of labelled crystals, in their order.</summary>
    /// <param name="crystals">At least one; all have shares or none.</param>
    /// <param name="dtype">The type of all tensors.</param>
    /// <param name="device">Where they live.</param>
    public static TrainingTargets Of(IReadOnlyList<LabelledGraph> crystals, ScalarType dtype, Device device)
    {
        ArgumentNullException.ThrowIfNull(crystals);
        using var scope = NewDisposeScope();
        var dos = tensor(crystals.SelectMany(crystal => crystal.Target).ToArray(), [crystals.Count, crystals[0].Target.Length], dtype, device);
        return new TrainingTargets(scope.Detach(dos))
        {
            Shares = crystals[0].Shares is null ? null : ShareTargets.Of([.. crystals.Select(crystal => crystal.Shares!)], dtype, device),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dos.Dispose();
        Shares?.Dispose();
    }
}
