using Phodos.Learning.Training;
using Phodos.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Phodos.Learning.Tests.Training;

public sealed class AdamWTests : IDisposable
{
    private const double WeightDecay = 0.05;

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Generator _generator = new(11, CPU);

    public void Dispose()
    {
        _generator.Dispose();
        _scope.Dispose();
    }

    [Theory]
    [InlineData(ScalarType.Float64, 1e-14)]
    [InlineData(ScalarType.Float32, 1e-6)]
    public void Steps_are_those_of_the_optimizer_of_TorchSharp(ScalarType dtype, double tolerance)
    {
        Tensor[] start = [Draw([4, 3], dtype), Draw([5], dtype), Draw([], dtype)];
        Tensor[] ours = [.. start.Select(tensor => tensor.clone())];
        using var mine = new AdamW([.. ours.Select((tensor, index) => new LearnedParameter($"p{index}", tensor))], WeightDecay);
        Parameter[] theirs = [.. start.Select(tensor => new Parameter(tensor.clone()))];
        using var reference = optim.AdamW(theirs, lr: 1, weight_decay: WeightDecay);

        for (var step = 0; step < 6; step++)
        {
            var learningRate = 0.1 * Math.Pow(0.9, step);
            Tensor[] gradients = [.. start.Select(tensor => Draw(tensor.shape, dtype))];
            mine.Step(gradients, learningRate);
            foreach (var group in reference.ParamGroups)
                group.LearningRate = learningRate;
            foreach (var (parameter, gradient) in theirs.Zip(gradients))
                parameter.grad = gradient;
            reference.step();
            foreach (var (our, their) in ours.Zip(theirs))
                our.allclose(their, rtol: tolerance, atol: tolerance).ShouldBeTrue($"step {step + 1}");
        }

        ours[0].allclose(start[0], rtol: 0, atol: 0.1).ShouldBeFalse();
    }

    [Fact]
    public void A_gradient_that_is_laid_out_as_a_transpose_gives_the_same_step()
    {
        var start = Draw([4, 3], ScalarType.Float64);
        var transposed = Draw([3, 4], ScalarType.Float64).t();
        transposed.is_contiguous().ShouldBeFalse();
        Step(transposed).allclose(Step(transposed.contiguous()), 0, 0).ShouldBeTrue();

        Tensor Step(Tensor gradient)
        {
            var parameter = start.clone();
            using var optimizer = new AdamW([new("p", parameter)], WeightDecay);
            optimizer.Step([gradient], 0.1);
            return parameter;
        }
    }

    [Fact]
    public void After_its_state_came_back_the_next_step_is_the_same_bit_for_bit()
    {
        using var folder = new TemporaryFolder();
        Tensor[] gradients = [.. Enumerable.Range(0, 4).Select(_ => Draw([3, 2], ScalarType.Float32))];
        var straight = Draw([3, 2], ScalarType.Float32);
        var resumed = straight.clone();
        using (var optimizer = new AdamW([new("p", straight)], WeightDecay))
            Array.ForEach(gradients, gradient => optimizer.Step([gradient], 0.1));

        using (var before = new AdamW([new("p", resumed)], WeightDecay))
        {
            before.Step([gradients[0]], 0.1);
            before.Step([gradients[1]], 0.1);
            SafetensorsFile.Write(folder.In("state.safetensors"), [.. before.State.Select(entry => ("x." + entry.Name, entry.Tensor))]);
        }

        using (var after = new AdamW([new("p", resumed)], WeightDecay))
        {
            using var content = SafetensorsFile.Read(folder.In("state.safetensors"));
            content.Tensors["x.step.p"].ToDouble().ShouldBe(2);
            after.Load(content, "x.");
            after.Step([gradients[2]], 0.1);
            after.Step([gradients[3]], 0.1);
        }

        resumed.allclose(straight, 0, 0).ShouldBeTrue();
    }

    [Fact]
    public void A_state_that_lacks_a_part_or_has_it_of_another_shape_is_refused()
    {
        using var optimizer = new AdamW([new("p", Draw([3, 2], ScalarType.Float32))], WeightDecay);
        var state = optimizer.State.ToDictionary(entry => entry.Name, entry => entry.Tensor);
        foreach (var broken in new[] { ("mean.p", null), ("variance.p", zeros(2, 3)), ("step.p", null) })
        {
            var changed = new Dictionary<string, Tensor>(state);
            changed.Remove(broken.Item1);
            if (broken.Item2 is { } other)
                changed[broken.Item1] = other;
            Should.Throw<InvalidInputException>(() => optimizer.Load(new SafetensorsContent(changed, new Dictionary<string, string>()), ""))
                .Message.ShouldContain(broken.Item1);
        }
    }

    private Tensor Draw(long[] shape, ScalarType dtype) => randn(shape, dtype: dtype, generator: _generator);
}
