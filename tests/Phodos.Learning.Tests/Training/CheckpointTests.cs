using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Weights;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CheckpointTests() => TinyTraining.Run(_folder.Path, TinyTraining.Options with { Epochs = 1 });

    private string Last => _folder.In("checkpoints", "last.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_checkpoint_of_another_model_is_refused()
    {
        using var other = TinyModel.Create(TinyModel.Options with { Hidden = 10 }, ScalarType.Float32);
        var fault = Should.Throw<InvalidInputException>(() => TinyTraining.Run(_folder.Path, TinyTraining.Options, model: other));
        fault.File.ShouldBe(Last);
        fault.Message.ShouldContain("not of this model");
    }

    [Theory]
    [InlineData("model.out_layer.bias")]
    [InlineData("optimizer.mean.out_layer.bias")]
    [InlineData("optimizer.step.out_layer.bias")]
    public void A_checkpoint_that_lacks_a_tensor_is_refused(string name) =>
        Rewrite(keep: key => key != name, metadata => metadata).ShouldContain(name.Split('.', 2)[1]);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"epoch\":1")]
    [InlineData("{\"epoch\":\"one\",\"nextBatch\":0,\"lossSum\":0,\"bestEpoch\":0,\"bestRmse\":null,\"isFinished\":false}")]
    public void A_checkpoint_with_a_damaged_state_is_refused(string state) =>
        Rewrite(keep: _ => true, _ => new Dictionary<string, string> { ["state"] = state });

    [Fact]
    public void A_checkpoint_without_a_state_is_refused() => Rewrite(keep: _ => true, _ => new Dictionary<string, string>());

    [Fact]
    public void A_truncated_checkpoint_is_refused()
    {
        File.WriteAllBytes(Last, File.ReadAllBytes(Last)[..^100]);
        Refuse();
    }

    private string Rewrite(Func<string, bool> keep, Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> change)
    {
        using (var content = SafetensorsFile.Read(Last))
        {
            SafetensorsFile.Write(
                Last, [.. content.Tensors.Where(entry => keep(entry.Key)).Select(entry => (entry.Key, entry.Value))], change(content.Metadata));
        }

        return Refuse();
    }

    private string Refuse()
    {
        var fault = Should.Throw<InvalidInputException>(() => TinyTraining.Run(_folder.Path, TinyTraining.Options));
        fault.File.ShouldBe(Last);
        fault.Message.ShouldNotContain("\n");
        return fault.Message;
    }
}
