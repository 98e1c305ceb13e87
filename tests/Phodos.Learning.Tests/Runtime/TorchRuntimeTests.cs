using Phodos.Learning.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Runtime;

public class TorchRuntimeTests
{
    [Fact]
    public void The_cpu_is_always_there() => TorchRuntime.DeviceOf("cpu").type.ShouldBe(DeviceType.CPU);

    [Theory]
    [InlineData("cuda")]
    [InlineData("cuda:0")]
    public void Cuda_that_is_not_there_is_told_with_what_to_do(string name)
    {
        Assert.SkipWhen(cuda.is_available(), "this machine has CUDA");
        var fault = Should.Throw<InvalidInputException>(() => TorchRuntime.DeviceOf(name));
        fault.Message.ShouldStartWith($"device '{name}' needs CUDA, which is not there; compute on the CPU");
    }

    [Theory]
    [InlineData("tpu")]
    [InlineData("")]
    [InlineData("CPU")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:one")]
    [InlineData("cuda:١")]
    public void An_unknown_device_is_told_with_the_known_ones(string name) =>
        Should.Throw<InvalidInputException>(() => TorchRuntime.DeviceOf(name)).Message.ShouldBe($"there is no device '{name}'; it is cpu, cuda or cuda:N");

    [Fact]
    public void Each_operation_has_one_thread()
    {
        TorchRuntime.Initialize();
        get_num_threads().ShouldBe(1);
    }
}
