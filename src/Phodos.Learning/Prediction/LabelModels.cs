using Phodos.Learning.Evaluation;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;

namespace Phodos.Learning.Prediction;

/// <summary>Loads models of any kind to be evaluated.</summary>
public static class LabelModels
{
    /// <summary>Loads a model.</summary>
    /// <param name="weights">As <see cref="IPhononPredictor.Load"/> takes them.</param>
    /// <param name="device">Such as <c>cpu</c>.</param>
    /// <exception cref="InvalidInputException">The weights or the device cannot be used.</exception>
    public static ILabelModel Load(string weights, string device)
    {
        var file = ModelFile.Resolve(weights);
        if (ForceConstantsModel.IsIn(file))
            return new ForceLabels(ForceConstantsModel.Load(file));
        var (model, config) = ModelFile.Load(file, TorchRuntime.DeviceOf(device));
        return new DosLabels(model, config);
    }
}
