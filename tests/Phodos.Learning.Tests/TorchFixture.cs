using Phodos.Learning.Runtime;
using Phodos.Learning.Tests;

[assembly: AssemblyFixture(typeof(TorchFixture))]

namespace Phodos.Learning.Tests;

/// <summary>Sets libtorch up once, before any test touches a tensor.</summary>
public sealed class TorchFixture
{
    public TorchFixture() => TorchRuntime.Initialize();
}
