using CsCheck;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;
using Phodos.Learning.Tests.Samples;
using Phodos.Tests.Crystals.Symmetry;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Prediction;

/// <summary>
/// The way of a structure to its prediction as a user goes it: whatever cell, orientation, mirror image, origin and order of atoms a
/// crystal is given in, its DOS is the same.
/// </summary>
public class DisguisedCrystalTests
{
    // Each crystal system, each centring, polar, chiral and centrosymmetric types.
    public static TheoryData<int> SpaceGroups =>
        [1, 2, 4, 5, 9, 14, 15, 19, 33, 43, 62, 70, 76, 82, 122, 141, 146, 152, 167, 173, 186, 194, 198, 216, 220, 225, 227, 230];

    [Theory]
    [MemberData(nameof(SpaceGroups))]
    public void A_prediction_does_not_depend_on_how_the_crystal_is_written(int spaceGroup)
    {
        var setting = SpaceGroupCatalog.Shared.Numbered(spaceGroup)[0];
        var conventional = RepresentativeCrystals.Of(setting);
        var primitive = RepresentativeCrystals.InPrimitiveCell(conventional, setting);
        var model = TinyModel.Create();
        using var predictor = new DosPredictor(model, TinyModel.Config, MoyoSymmetryFinder.Shared, new Workers(1));
        using (no_grad())
        {
            // Random weights have few values above zero, and those below are cut off.
            model.get_parameter("out_layer.bias")!.sub_(TinyModel.Predict(model, predictor.Prepare("crystal", conventional).Graph)[0].Average());
        }

        double[] Predict(Crystal crystal) => [.. predictor.Predict([predictor.Prepare("crystal", crystal)])[0].Values];
        var expected = Predict(conventional);
        expected.Count(value => value > 0).ShouldBeGreaterThan(1);
        Disguise.For(primitive.AtomCount).Sample(
            disguise => TinyModel.Distance([expected], [Predict(disguise.Of(primitive, noise: 0))]).ShouldBeLessThan(1e-6),
            iter: 2, threads: 1);
    }
}
