using Phodos.Learning.Evaluation;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models.SiteStates;
using Phodos.Learning.Runtime;
using static TorchSharp.torch;

namespace Phodos.Learning.Prediction;

/// <summary>Runs the members of a model over crystals and keeps what each says.</summary>
/// <param name="model">The model.</param>
/// <param name="workers">How many batches run side by side.</param>
internal sealed class SiteStatesPredictor(SiteStatesModel model, Workers workers)
{
    /// <summary>The outputs of crystals, in their order.</summary>
    internal MemberOutputs[] Predict(
        IReadOnlyList<CrystalGraph> graphs, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        var outputs = new MemberOutputs[graphs.Count];
        new InferenceBatches(model, workers).ForEach(
            graphs,
            (batch, indices) =>
            {
                var shares = model.PredictMembers(batch); // [members, atoms, bins]
                var members = (int)shares.shape[0];
                var crystals = Enumerable.Range(0, members).Select(member => batch.MeanOverAtoms(shares[member])).ToArray();
                float[][] ofMembers = [.. Enumerable.Range(0, members).Select(member => Floats(shares[member]))];
                double[][] labels = [.. crystals.Select(ofMember => Doubles(model.LabelsOf(ofMember)))];
                var means = Doubles(model.LabelsOf(stack(crystals).mean([0])));
                var (bins, points) = (shares.shape[2], means.Length / indices.Length);
                var firstAtom = 0;
                for (var row = 0; row < indices.Length; row++)
                {
                    var atoms = graphs[indices[row]].AtomCount;
                    var states = new Range((int)(firstAtom * bins), (int)((firstAtom + atoms) * bins));
                    var ownPoints = new Range(row * points, (row + 1) * points);
                    outputs[indices[row]] = new MemberOutputs(
                        atoms,
                        [.. ofMembers.Select(member => member[states])],
                        [.. labels.Select(member => member[ownPoints])],
                        means[ownPoints]);
                    firstAtom += atoms;
                }
            },
            progress,
            cancellation);
        return outputs;
    }

    private static float[] Floats(Tensor tensor) => tensor.to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();

    private static double[] Doubles(Tensor tensor) => tensor.to(ScalarType.Float64).cpu().contiguous().data<double>().ToArray();
}
