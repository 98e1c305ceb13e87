using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Tests.Samples;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Models.Forces;

public sealed class ForceEnsembleTests : IDisposable
{
    private static readonly ForceNetworkOptions Options = new() { Cutoff = 4, PairCutoff = 4.5, Scalars = 12, Tensors = 6, Layers = 1, PairWidth = 10, PairTensors = 4 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_force_constants_are_the_mean_of_those_of_the_members_also_in_half_precision()
    {
        var crystal = SampleCrystals.Rutile;
        string[] files = [Member("a", 1), Member("b", 2)];
        var expected = files.Select(file => Predicted(file, crystal)).ToArray();
        using var joint = ForceEnsemble.Join(files);
        joint.MemberCount.ShouldBe(2);
        Blocks(joint.Predict(crystal)).ShouldAllBe(entry =>
            (entry.Value - 0.5 * (expected[0][entry.Key] + expected[1][entry.Key])).MaximumMagnitude < 1e-6);

        joint.SaveHalf(_folder.In("joint.safetensors"));
        using var read = ForceConstantsModel.Load(_folder.In("joint.safetensors"));
        read.MemberCount.ShouldBe(2);
        read.ParameterCount.ShouldBe(joint.ParameterCount);
        var exact = Blocks(joint.Predict(crystal));
        var largest = exact.Values.Max(block => block.MaximumMagnitude);
        Blocks(read.Predict(crystal)).ShouldAllBe(entry => (entry.Value - exact[entry.Key]).MaximumMagnitude < 0.01 * largest);
    }

    [Fact]
    public void What_a_member_learnt_from_the_ensemble_has_learnt_from()
    {
        TrainedOn first = new("first", "a1", "s1", "files", 0), second = new("second", "a2", "s2", "files", 0);
        using var joint = ForceEnsemble.Join([Member("a", 1, first), Member("b", 2, first, second)]);
        joint.TrainedOn.ShouldBe([first, second]);
        using var unknown = ForceEnsemble.Join([Member("c", 1, first), Member("d", 2)]);
        unknown.TrainedOn.ShouldBeNull();
    }

    [Fact]
    public void Members_of_another_size_and_weights_that_are_missing_or_too_many_are_refused()
    {
        var member = Member("a", 1);
        using (var other = ForceConstantsModel.Create(Options with { Layers = 2 }, seed: 1))
            other.Save(_folder.In("other.safetensors"));
        Should.Throw<InvalidInputException>(() => ForceEnsemble.Join([member, _folder.In("other.safetensors")])).Message.ShouldContain("another size or reach");
        foreach (var members in new[] { 0, 2, 1000 })
        {
            var config = File.ReadAllText(_folder.In("a.json")).Replace("\"members\": 1", $"\"members\": {members}", StringComparison.Ordinal);
            File.WriteAllText(_folder.In("other.json"), config);
            File.Copy(member, _folder.In("other.safetensors"), overwrite: true);
            Should.Throw<InvalidInputException>(() => ForceConstantsModel.Load(_folder.In("other.safetensors")).Dispose());
        }

        ForceEnsemble.Join([member, member]).SaveHalf(_folder.In("two.safetensors"));
        File.Copy(_folder.In("two.safetensors"), _folder.In("one.safetensors"));
        File.Copy(_folder.In("a.json"), _folder.In("one.json"));
        Should.Throw<InvalidInputException>(() => ForceConstantsModel.Load(_folder.In("one.safetensors")).Dispose());
    }

    private string Member(string name, int seed, params TrainedOn[] trainedOn)
    {
        using var model = ForceConstantsModel.Create(Options, seed);
        model.TrainedOn = trainedOn.Length == 0 ? null : trainedOn;
        using (no_grad())
        {
            foreach (var weight in model.Network.parameters())
                weight.add_(0.01 * seed); // whatever other tests draw at the same time, the members differ
        }

        model.Save(_folder.In(name + ".safetensors"));
        return _folder.In(name + ".safetensors");
    }

    private static Dictionary<(int, int, (int, int, int)), Matrix3> Predicted(string file, Crystal crystal)
    {
        using var model = ForceConstantsModel.Load(file);
        return Blocks(model.Predict(crystal));
    }

    private static Dictionary<(int, int, (int, int, int)), Matrix3> Blocks(ForceConstants forces) =>
        forces.Blocks.ToDictionary(block => (block.First, block.Second, block.Shift), block => block.Value);
}
