using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>The weights that a training of force constants starts from, instead of random ones.</summary>
/// <param name="Path">The full path of the weights.</param>
/// <param name="Sha256">Their SHA-256, in lower-case hexadecimal.</param>
internal sealed record InitialForceWeights(string Path, string Sha256)
{
    /// <summary>Weights as they are now.</summary>
    /// <param name="source">A weights file, or the folder of a run.</param>
    /// <exception cref="InvalidInputException">There are none.</exception>
    internal static InitialForceWeights Of(string source)
    {
        var path = System.IO.Path.GetFullPath(ModelFile.Resolve(source));
        return new InitialForceWeights(path, FileHash.Sha256(path));
    }

    /// <summary>Copies them, with the usual sizes of blocks and what they learnt from, into a network of the same size and reach: those of the first network where there are several.</summary>
    /// <exception cref="InvalidInputException">They are no longer what they were, or not of such a network.</exception>
    internal void CopyInto(ForceConstantsModel model)
    {
        if (FileHash.Sha256(Path) != Sha256)
            throw new InvalidInputException("the weights that the run starts from have changed; bring the old ones back or start a new run", Path);
        using var loaded = ForceConstantsModel.Load(Path);
        if (loaded.Options != model.Options)
            throw new InvalidInputException("the weights are of a network of another size or reach; start from them with their own", Path);
        using var noGradients = no_grad();
        foreach (var (own, theirs) in model.Network.parameters().Zip(loaded.Network.parameters()))
            own.copy_(theirs);
        model.TrainedOn = loaded.TrainedOn;
    }
}
