using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.SiteStates;

/// <summary>Joins trained models into one, and makes it smaller.</summary>
public static class SiteStatesEnsemble
{
    /// <summary>Joins models of the same options into one whose prediction is that of the mean of their shares.</summary>
    /// <param name="files">Weights files or folders of runs, at least one.</param>
    /// <param name="elementWidth">
    /// The <see cref="SiteStatesOptions.ElementWidth"/> of the result, 1..that of the models; null leaves it as it is. The predictions of
    /// a narrower one are near those of the models, not equal.
    /// </param>
    /// <returns>The model, on the CPU, which the caller owns, and its configuration.</returns>
    /// <exception cref="InvalidInputException">
    /// A file cannot be read or holds another kind of model, the models differ in more than their weights, or the width is out of its range.
    /// </exception>
    public static (SiteStatesModel Model, ModelConfig Config) Join(IReadOnlyList<string> files, int? elementWidth = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentOutOfRangeException.ThrowIfZero(files.Count);
        List<SiteStatesModel> models = [];
        try
        {
            var config = Load(files, models);
            var options = models[0].Options;
            if (elementWidth is not (null or >= 1) || elementWidth > options.ElementWidth)
                throw new InvalidInputException($"element-width must be 1 to that of the models, {options.ElementWidth}");
            SiteStatesNetwork[] members = [.. models.SelectMany(model => model.Members)];
            options = options with { Members = members.Length, ElementWidth = elementWidth ?? options.ElementWidth };
            var joint = new SiteStatesModel(options, config.Graph, config.Grid);
            joint.to(models[0].parameters().First().dtype);
            foreach (var (own, member) in joint.Members.Zip(members))
                own.Take(member);
            var joined = ModelConfig.Of(config.Architecture, options, config.Graph, config.Grid);
            return (joint, joined with { TrainedOn = config.TrainedOn });
        }
        finally
        {
            models.ForEach(model => model.Dispose());
        }
    }

    private static ModelConfig Load(IReadOnlyList<string> files, List<SiteStatesModel> models)
    {
        ModelConfig? first = null;
        List<IReadOnlyList<TrainedOn>?> trainedOn = [];
        foreach (var file in files)
        {
            var (model, config) = ModelFile.Load(file, CPU);
            if (model is not SiteStatesModel member)
            {
                model.Dispose();
                throw new InvalidInputException($"this is a model of the kind {config.Architecture}; only site-states models can be joined", file);
            }

            models.Add(member);
            first ??= config;
            trainedOn.Add(config.TrainedOn);
            if (member.Options with { Members = 1 } != models[0].Options with { Members = 1 }
                || (config.Graph, config.Grid) != (first.Graph, first.Grid))
            {
                throw new InvalidInputException($"this model has other options than {files[0]}; give models that differ in their weights alone", file);
            }
        }

        // What one member learnt from the joint model has learnt from.
        return first! with { TrainedOn = trainedOn.Contains(null) ? null : [.. trainedOn.SelectMany(one => one!).Distinct()] };
    }
}
