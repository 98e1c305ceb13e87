using Phodos.Learning.Models;

namespace Phodos.Learning.Tests.Models;

/// <summary>The names of all architectures: a test of every model is a theory over it, so that a new one is tested by its line in the registry.</summary>
public sealed class EveryModel : TheoryData<string>
{
    public EveryModel() => AddRange(ModelRegistry.All.Select(architecture => architecture.Name).ToArray());
}
