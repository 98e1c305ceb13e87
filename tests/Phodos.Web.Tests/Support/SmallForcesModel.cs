using Phodos.Crystals.Symmetry;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;

namespace Phodos.Web.Tests.Support;

/// <summary>A small model of force constants that has learnt nothing: its modes are like those of nothing, and always the same.</summary>
internal static class SmallForcesModel
{
    internal static ForcePredictor Create() => new(
        ForceConstantsModel.Create(
            new ForceNetworkOptions { Cutoff = 4, PairCutoff = 4.5, Scalars = 12, Tensors = 6, Layers = 2, PairWidth = 10, PairTensors = 4 }, seed: 1),
        MoyoSymmetryFinder.Shared,
        new Workers(1));
}
