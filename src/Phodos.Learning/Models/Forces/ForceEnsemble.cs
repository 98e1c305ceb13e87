using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>Joins networks of force constants that learnt apart into one model, whose force constants are the mean of theirs.</summary>
public static class ForceEnsemble
{
    /// <summary>Joins models of the same size and reach.</summary>
    /// <param name="files">Weights files or folders of runs, at least one.</param>
    /// <param name="born">
    /// A weights file or the folder of a run that predicts Born charges; null takes those of the first of the models that has some.
    /// </param>
    /// <returns>The model, on the CPU, which the caller owns.</returns>
    /// <exception cref="InvalidInputException">A file cannot be read or holds another kind of model, or the models differ in more than their weights.</exception>
    public static ForceConstantsModel Join(IReadOnlyList<string> files, string? born = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentOutOfRangeException.ThrowIfZero(files.Count);
        List<ForceNetwork> members = [];
        List<IReadOnlyList<TrainedOn>?> trainedOn = [];
        BornChargesModel? charges = null;
        try
        {
            foreach (var file in files)
            {
                using var model = ForceConstantsModel.Load(ModelFile.Resolve(file));
                if (members.Count > 0 && model.Options != members[0].Options)
                    throw new InvalidInputException($"this model has another size or reach than {files[0]}; give models that differ in their weights alone", file);
                members.AddRange(model.Members.Select(Copy));
                trainedOn.Add(model.TrainedOn);
                (charges, model.Born) = charges is null ? (model.Born, null) : (charges, model.Born);
            }

            if (born is not null)
            {
                charges?.Dispose();
                charges = null;
                charges = BornChargesModel.Load(ModelFile.Resolve(born));
                trainedOn.Add(charges.TrainedOn);
            }
        }
        catch
        {
            members.ForEach(member => member.Dispose());
            charges?.Dispose();
            throw;
        }

        // What one member learnt from the joint model has learnt from.
        return new ForceConstantsModel([.. members])
        {
            Born = charges,
            TrainedOn = trainedOn.Contains(null) ? null : [.. trainedOn.SelectMany(one => one!).Distinct()],
        };
    }

    private static ForceNetwork Copy(ForceNetwork network)
    {
        using var noGradients = no_grad();
        var copy = new ForceNetwork(network.Options);
        copy.to(network.parameters().First().dtype);
        foreach (var (own, theirs) in copy.parameters().Zip(network.parameters()))
            own.copy_(theirs);
        copy.eval();
        return copy;
    }
}
